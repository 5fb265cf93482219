// Escapes text for XML and drops characters that XML does not allow.
#pragma once

#include <string>
#include <string_view>

namespace recueil::server {

// Escaped for an element or an attribute in double quotes. What XML 1.0 cannot hold even escaped (control characters,
// U+FFFE, U+FFFF, bytes that are no UTF-8) is left out: one of them would make the whole document unreadable.
std::string xml_text(std::string_view text);

}  // namespace recueil::server
