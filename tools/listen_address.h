// The value of `--listen`.
#pragma once

#include <string>

#include "base/error.h"

namespace recueil::tools {

struct ListenAddress {
    std::string host;
    unsigned short port = 0;
};

// « 127.0.0.1:8080 », « [::1]:8080 », « localhost:0 ». Fails with usage, naming `command`.
Result<ListenAddress> parse_listen_address(const std::string& command, const std::string& text);

}  // namespace recueil::tools
