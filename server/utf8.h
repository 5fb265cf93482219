// Characters of UTF-8 that may be broken: it comes from clients and documents.
#pragma once

#include <cstddef>
#include <string_view>

namespace recueil::server {

struct Utf8Character {
    char32_t value = 0;
    std::size_t bytes = 1;  // of what is no UTF-8: one byte
    bool is_well_formed = false;
};

// The first character of a text that is not empty.
Utf8Character first_character(std::string_view text);

bool is_utf8(std::string_view text);

}  // namespace recueil::server
