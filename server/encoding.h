// Content coding: gzip, for those who take it.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "server/http.h"

namespace recueil::server {

// As RFC 9110 reads Accept-Encoding: named (in any case of letters) or by `*`, and not with q=0.
bool accepts_gzip(std::string_view accept_encoding);

std::string gzip(std::string_view text);

// The same pieces, compressed; each call gives what is ready.
std::unique_ptr<BodySource> gzip(std::unique_ptr<BodySource> source);

}  // namespace recueil::server
