#include "server/request_weight.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "server/parameters.h"
#include "server/routes.h"

namespace recueil::server {
namespace {

constexpr std::size_t most_words = 16;
constexpr std::size_t most_bytes = 400;
constexpr std::string_view late_page = "100";

constexpr std::array<std::string_view, 13> heavy_routes{
    "exportCsv", "exportScdl", "exportJsonl", "changesJsonl", "grants",       "votes",      "documentPage",
    "diff",      "diffPage",   "votesPage",   "grantsPage",   "originalPage", "dossierPage"};

bool is_heavy_text(std::string_view text) {
    if (text.size() > most_bytes) return true;
    if (text.find_first_of("*?~") != std::string_view::npos || text.find("PROCHE") != std::string_view::npos ||
        text.find("NEAR") != std::string_view::npos)
        return true;
    std::size_t words = 1;
    for (const char c : text) words += c == ' ' || c == '+' || c == '\n' ? 1 : 0;
    return words > most_words;
}

bool is_late_page(std::string_view number) {
    return number.size() > late_page.size() || (number.size() == late_page.size() && number > late_page);
}

}  // namespace

Weight weight_of(const Request& request) {
    const auto match = match_route(request.path);
    if (!match) return Weight::quick;
    const Route& route = routes()[match->route];
    if (std::find(heavy_routes.begin(), heavy_routes.end(), route.name) != heavy_routes.end()) return Weight::heavy;
    if (route.method == Method::post) return is_heavy_text(request.body) ? Weight::heavy : Weight::quick;
    std::string_view query = request.query;
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        const std::string_view pair = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        const std::size_t equals = std::min(pair.find('='), pair.size());
        const std::string_view name = pair.substr(0, equals);
        const std::string_view value = pair.substr(std::min(equals + 1, pair.size()));
        if (name == "page" && is_late_page(value)) return Weight::heavy;
        std::string text;
        if (percent_decode(value, true, text) && is_heavy_text(text)) return Weight::heavy;
    }
    return Weight::quick;
}

}  // namespace recueil::server
