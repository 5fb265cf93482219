// Which route an address belongs to.
#include <algorithm>
#include <utility>

#include "server/routes.h"

namespace recueil::server {
namespace {

// The next segment of a path, which is taken off; both begin with "/".
std::string_view next_segment(std::string_view& path) {
    path.remove_prefix(1);
    const std::size_t size = std::min(path.find('/'), path.size());
    const auto segment = path.substr(0, size);
    path.remove_prefix(size);
    return segment;
}

bool fits(std::string_view pattern, std::string_view path, std::vector<std::string>& captures) {
    captures.clear();
    while (!pattern.empty() && !path.empty()) {
        const auto wanted = next_segment(pattern);
        const auto given = next_segment(path);
        if (!wanted.empty() && wanted.front() == '{') {
            std::string decoded;
            if (!percent_decode(given, false, decoded) || decoded.empty()) return false;
            captures.push_back(std::move(decoded));
        } else if (wanted != given) {
            return false;
        }
    }
    return pattern.empty() && path.empty();
}

}  // namespace

std::optional<Match> match_route(std::string_view path) {
    if (path.empty() || path.front() != '/') return std::nullopt;
    Match match;
    for (; match.route < routes().size(); ++match.route) {
        if (fits(routes()[match.route].pattern, path, match.captures)) return match;
    }
    return std::nullopt;
}

}  // namespace recueil::server
