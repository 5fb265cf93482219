#include "server/host.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "base/text.h"

namespace recueil::server {
namespace {

bool is_name(std::string_view text) {
    constexpr std::string_view marks = "-._~!$&'()*+;=";
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (is_ascii_letter(c) || is_ascii_digit(c) || marks.find(c) != std::string_view::npos) continue;
        if (c != '%' || text.size() - i < 3 || hex_digit(text[i + 1]) < 0 || hex_digit(text[i + 2]) < 0) return false;
        i += 2;
    }
    return true;
}

// « ::1 » of « [::1] ».
bool is_address(std::string_view text) {
    return text.find(':') != std::string_view::npos &&
           std::all_of(text.begin(), text.end(), [](char c) { return hex_digit(c) >= 0 || c == ':' || c == '.'; });
}

// RFC 3986 allows an empty port, and zeros before the number.
bool is_port(std::string_view text) {
    std::uint32_t number = 0;
    for (const char c : text) {
        if (!is_ascii_digit(c)) return false;
        number = std::min<std::uint32_t>(number * 10 + static_cast<std::uint32_t>(c - '0'), 65536);
    }
    return number <= 65535;
}

// Where the authority of an absolute target begins; 0 where the target is not absolute.
std::size_t authority_begin(std::string_view target) {
    const std::string scheme = ascii_lower(target.substr(0, 8));
    if (scheme.rfind("http://", 0) == 0) return 7;
    return scheme == "https://" ? 8 : 0;
}

}  // namespace

bool is_host_and_port(std::string_view text) {
    std::size_t host = std::min(text.find(':'), text.size());
    if (!text.empty() && text.front() == '[') {
        const std::size_t end = text.find(']');
        if (end == std::string_view::npos || !is_address(text.substr(1, end - 1))) return false;
        host = end + 1;
    } else if (!is_name(text.substr(0, host))) {
        return false;
    }
    const auto port = text.substr(host);
    return port.empty() || (port.front() == ':' && is_port(port.substr(1)));
}

std::string_view authority_of(std::string_view target) {
    const std::size_t begin = authority_begin(target);
    if (begin == 0) return {};
    return target.substr(begin, target.find_first_of("/?", begin) - begin);
}

std::string_view origin_form(std::string_view target) {
    if (target == "*" || (!target.empty() && target.front() == '/')) return target;
    const std::size_t begin = authority_begin(target);
    if (begin == 0) return {};
    const std::size_t path = target.find_first_of("/?", begin);
    if (path == std::string_view::npos) return "/";
    return target[path] == '/' ? target.substr(path) : std::string_view{};
}

}  // namespace recueil::server
