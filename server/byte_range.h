// Parts of a file that a request asks for (RFC 9110, section 14), and the name it is saved under (RFC 6266).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace recueil::server {

struct ByteRange {
    std::uint64_t first = 0;
    std::uint64_t last = 0;  // included
};

enum class RangeAnswer { whole, part, unsatisfiable };

struct RangeChoice {
    RangeAnswer answer = RangeAnswer::whole;
    ByteRange range{};  // of a part
};

// What a Range header gets of `size` bytes: the whole where there is none, where it means nothing or names several
// ranges, which a server may answer so.
RangeChoice choose_range(std::string_view header, std::uint64_t size);

// « inline; filename="a.pdf"; filename*=UTF-8''a.pdf »; the first for old clients, without what could end the quotes.
std::string content_disposition(bool is_inline, std::string_view name);

}  // namespace recueil::server
