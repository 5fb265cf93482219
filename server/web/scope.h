// The search that a page of figures counts: its form, and its filters, which can be removed.
#pragma once

#include <string_view>

#include "server/web/page.h"

namespace recueil::server {

// For « scope.html ». `path` is the page's own.
void add_scope(Model& model, std::string_view path, const query::SearchRequest& request);

}  // namespace recueil::server
