// Addresses on the web that are safe to link to and to fetch.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace recueil::corpus {

// The address in ASCII, spaces and letters outside ASCII in percent-encoding, scheme and host in small letters. Absent
// for what is no absolute http or https address, holds control characters, names a user, or is longer than 2048 bytes.
std::optional<std::string> web_address(std::string_view text);

}  // namespace recueil::corpus
