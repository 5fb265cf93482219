#include "server/byte_range.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include <fmt/format.h>

#include "base/utf8.h"
#include "query/answers/links.h"

namespace recueil::server {
namespace {

constexpr std::string_view kUnit = "bytes=";
constexpr std::size_t kLongestName = 200;

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
    return text;
}

// Digits alone; one that is too large for any file counts as the largest.
std::optional<std::uint64_t> number_of(std::string_view text) {
    if (text.empty() || text.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    std::uint64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() ? number : UINT64_MAX;
}

}  // namespace

RangeChoice choose_range(std::string_view header, std::uint64_t size) {
    header = trimmed(header);
    if (header.size() < kUnit.size()) return {};
    for (std::size_t i = 0; i < kUnit.size(); ++i) {
        const char c = header[i];
        if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c + 'a' - 'A') : c) != kUnit[i]) return {};
    }
    const std::string_view range = trimmed(header.substr(kUnit.size()));
    const std::size_t dash = range.find('-');
    if (dash == std::string_view::npos) return {};
    const std::string_view from = trimmed(range.substr(0, dash));
    const std::string_view to = trimmed(range.substr(dash + 1));
    if (from.empty()) {
        const auto length = number_of(to);
        if (!length) return {};
        if (*length == 0 || size == 0) return {RangeAnswer::unsatisfiable, {}};
        return {RangeAnswer::part, {size - std::min(size, *length), size - 1}};
    }
    const auto first = number_of(from);
    const auto last = to.empty() ? std::optional<std::uint64_t>(UINT64_MAX) : number_of(to);
    if (!first || !last || *last < *first) return {};
    if (*first >= size) return {RangeAnswer::unsatisfiable, {}};
    return {RangeAnswer::part, {*first, std::min(*last, size - 1)}};
}

std::string content_disposition(bool is_inline, std::string_view name) {
    std::string plain;
    std::string full;
    for (std::size_t at = 0; at < name.size() && plain.size() < kLongestName;) {
        const std::size_t begin = at;
        const CodePointValue point = next_code_point(name, at);
        const bool is_ascii = point >= 0x20 && point < 0x7F;
        const bool is_plain = is_ascii && point != '"' && point != '\\' && point != '%' && point != '/';
        plain.push_back(is_plain ? static_cast<char>(point) : '_');
        if (point < 0x20 || point == 0x7F || point == '/')
            full.push_back('_');
        else
            full.append(name.substr(begin, at - begin));
    }
    if (plain.empty()) plain = full = "document";
    return fmt::format("{}; filename=\"{}\"; filename*=UTF-8''{}", is_inline ? "inline" : "attachment", plain,
                       query::percent_encode(full));
}

}  // namespace recueil::server
