// The letters of protocols: names of headers, schemes and codings are the same in any case.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace recueil::server {

// A to Z in small letters; every other byte as it is.
inline std::string lower(std::string_view text) {
    std::string result(text);
    std::transform(result.begin(), result.end(), result.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return result;
}

}  // namespace recueil::server
