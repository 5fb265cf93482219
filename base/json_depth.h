// How deep JSON nests, looked at before it is parsed: copying, comparing and writing it take a frame of the stack for
// each level.
#pragma once

#include <cstddef>
#include <string_view>

namespace recueil {

// Linear; of a text that is no JSON it says anything.
inline bool nests_deeper_than(std::string_view json, int most) {
    int depth = 0;
    bool is_string = false;
    for (std::size_t at = 0; at < json.size(); ++at) {
        const char c = json[at];
        if (is_string) {
            if (c == '\\') ++at;
            if (c == '"') is_string = false;
            continue;
        }
        if (c == '"') is_string = true;
        if (c == '{' || c == '[') ++depth;
        if (c == '}' || c == ']') --depth;
        if (depth > most) return true;
    }
    return false;
}

}  // namespace recueil
