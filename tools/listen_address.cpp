#include "tools/listen_address.h"

#include <charconv>
#include <cstddef>

#include "tools/language.h"

namespace recueil::tools {

Result<ListenAddress> parse_listen_address(const std::string& command, const std::string& text) {
    const std::size_t colon = text.rfind(':');
    const std::string hint = translated("write HOST:PORT, for instance 127.0.0.1:8080 or [::1]:8080");
    const auto wrong = [&] { return failure(ErrorCode::usage, say("{}: \"{}\" is no address", command, text), hint); };
    if (colon == std::string::npos || colon == 0) return wrong();
    ListenAddress address{text.substr(0, colon), 0};
    if (address.host.front() == '[' && address.host.back() == ']') {
        address.host = address.host.substr(1, address.host.size() - 2);
    } else if (address.host.find(':') != std::string::npos) {
        return wrong();
    }
    const char* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data() + colon + 1, end, address.port);
    if (error != std::errc{} || stop != end || address.host.empty()) return wrong();
    return address;
}

}  // namespace recueil::tools
