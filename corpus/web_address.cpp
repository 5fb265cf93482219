#include "corpus/web_address.h"

#include <algorithm>

#include "base/text.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

constexpr std::size_t longest = 2048;
// Not allowed in an address as they stand (RFC 3986): they would end it in HTML, in a mail or in a header.
constexpr std::string_view to_encode = " \"<>\\^`{|}";

std::string encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || to_encode.find(c) != std::string_view::npos)
            out.append({'%', digits[byte >> 4U], digits[byte & 0xFU]});
        else
            out.push_back(c);
    }
    return out;
}

}  // namespace

std::optional<std::string> web_address(std::string_view text) {
    const std::string_view trimmed = trim(text);
    if (std::any_of(trimmed.begin(), trimmed.end(), [](char c) {
            const auto byte = static_cast<unsigned char>(c);
            return byte < 0x20 || byte == 0x7F;
        }))
        return std::nullopt;
    const std::size_t mark = trimmed.find("://");
    if (mark == std::string_view::npos) return std::nullopt;
    const std::string scheme = ascii_lower(trimmed.substr(0, mark));
    if (scheme != "http" && scheme != "https") return std::nullopt;
    const std::string_view rest = trimmed.substr(mark + 3);
    const std::size_t end = std::min(rest.find_first_of("/?#"), rest.size());
    const std::string_view host = rest.substr(0, end);
    if (host.empty() || host.front() == ':' || host.find_first_of("@ \"<>\\^`{|}%") != std::string_view::npos)
        return std::nullopt;
    std::string address = scheme + "://" + encoded(ascii_lower(host)) + encoded(rest.substr(end));
    if (address.size() > longest) return std::nullopt;
    return address;
}

}  // namespace recueil::corpus
