#include "query/answers/links.h"

#include <nlohmann/json.hpp>

#include <fmt/format.h>

namespace recueil::query {

namespace {

bool stands_as_is(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
           byte == '-' || byte == '_' || byte == '.' || byte == '~';
}

void add(std::string& pairs, std::string_view name, std::string_view value) {
    if (!pairs.empty()) pairs.push_back('&');
    pairs += fmt::format("{}={}", name, percent_encode(value));
}

std::string address(std::string_view path, const SearchRequest& request) {
    const std::string pairs = query_string(request);
    return pairs.empty() ? std::string(path) : fmt::format("{}?{}", path, pairs);
}

}  // namespace

std::string percent_encode(std::string_view text) {
    std::string out;
    for (const char byte : text) {
        if (stands_as_is(byte)) {
            out.push_back(byte);
        } else {
            out += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(byte)));
        }
    }
    return out;
}

std::string act_path(std::string_view id) {
    return "/actes/" + percent_encode(id);
}

std::string source_url(const nlohmann::ordered_json& act) {
    const auto& source = act.at("source");
    const auto url = source.find("url");
    return url != source.end() && url->is_string() ? url->get<std::string>() : std::string();
}

std::string web_address(const std::string& url) {
    const bool is_web = url.rfind("https://", 0) == 0 || url.rfind("http://", 0) == 0;
    return is_web ? url : std::string();
}

std::string query_string(const SearchRequest& request) {
    const SearchRequest defaults;
    std::string pairs;
    if (!request.text.empty()) add(pairs, "q", request.text);
    for (const Filter& filter : request.filters) add(pairs, filter.field, filter.value);
    if (!request.date_from.empty()) add(pairs, "date_from", request.date_from);
    if (!request.date_to.empty()) add(pairs, "date_to", request.date_to);
    if (request.sort == Sort::date_descending) add(pairs, "sort", "date_desc");
    if (request.sort == Sort::date_ascending) add(pairs, "sort", "date_asc");
    if (!request.expand) add(pairs, "literal", "true");
    if (request.facets != defaults.facets) {
        // An empty parameter counts as not given.
        add(pairs, "facets", request.facets.empty() ? "none" : fmt::format("{}", fmt::join(request.facets, ",")));
    }
    if (request.per_page != defaults.per_page) add(pairs, "per_page", std::to_string(request.per_page));
    if (request.page != defaults.page) add(pairs, "page", std::to_string(request.page));
    return pairs;
}

nlohmann::ordered_json search_links(std::string_view path, const SearchRequest& request,
                                    const SearchResponse& response) {
    nlohmann::ordered_json links{{"self", address(path, request)}, {"next", nullptr}};
    const bool counted = request.page > 0 && request.per_page > 0;
    if (counted &&
        response.total > static_cast<std::size_t>(request.page) * static_cast<std::size_t>(request.per_page)) {
        SearchRequest next = request;
        ++next.page;
        links["next"] = address(path, next);
    }
    return links;
}

}  // namespace recueil::query
