// Reading the tables that are built into the program: lines of fields.
#pragma once

#include <string_view>

namespace recueil::stemming {

// Up to `sign`, which is taken off the text too; all of it where it holds none.
inline std::string_view take_until(std::string_view& text, char sign) {
    const auto at = text.find(sign);
    const std::string_view piece = text.substr(0, at);
    text.remove_prefix(at == std::string_view::npos ? text.size() : at + 1);
    return piece;
}

}  // namespace recueil::stemming
