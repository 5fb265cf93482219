#include "server/search_parameters.h"

#include <algorithm>

#include <fmt/format.h>

#include "indexer/fields.h"
#include "query/answers/links.h"
#include "query/language/dates.h"

namespace recueil::server {
namespace {

// Deeper pages cost in proportion; the exports give whole results.
constexpr int kLastPage = 1000;

ParameterSpec filter(const indexer::Field& field) {
    const bool is_year = field.id == indexer::FieldId::year;
    ParameterSpec spec{field.name, is_year ? ParameterType::year : ParameterType::text,
                       fmt::format("{}.", field.facet.english)};
    spec.repeatable = true;
    spec.example = field.facet.example;
    return spec;
}

// « 26/03/2018 », « 03/2018 », « mars 2018 » as the ISO day or month; ISO as it is.
std::string iso_period(const std::string& given) {
    const auto days = query::parse_days(given);
    if (!days) return given;
    const auto& [first, last] = *days;
    const std::string year = first.substr(0, 4);
    if (first.substr(0, 6) != last.substr(0, 6)) return year;
    const std::string month = year + "-" + first.substr(4, 2);
    return first == last ? month + "-" + first.substr(6) : month;
}

}  // namespace

const std::vector<std::string_view>& filter_names() {
    static const std::vector<std::string_view> names = [] {
        std::vector<std::string_view> all;
        for (const indexer::Field* field : indexer::facets()) all.push_back(field->name);
        return all;
    }();
    return names;
}

const std::vector<std::string_view>& facet_names() {
    return filter_names();
}

std::vector<ParameterSpec> search_parameters() {
    ParameterSpec q{"q", ParameterType::text, "Words, \"phrases\", field:value, AND/OR/NOT; empty finds every act."};
    q.example = "salariat médecins";
    ParameterSpec from{"date_from", ParameterType::date, "First day, month or year of the session, included."};
    from.example = "2018-03";
    ParameterSpec to{"date_to", ParameterType::date, "Last day, month or year of the session, included."};
    to.example = "2020";
    ParameterSpec sort{"sort", ParameterType::choice,
                       "Order of the hits; a search without words has the newest first, and ties are in order of id."};
    sort.allowed = {"relevance", "date_desc", "date_asc"};
    sort.fallback = "relevance";
    ParameterSpec literal{"literal", ParameterType::choice, "Only the words given: no acronym, no synonym."};
    literal.allowed = {"true", "false"};
    literal.fallback = "false";
    std::vector<ParameterSpec> parameters{q, from, to};
    for (const indexer::Field* field : indexer::facets()) parameters.push_back(filter(*field));
    parameters.push_back(sort);
    parameters.push_back(literal);
    return parameters;
}

std::vector<ParameterSpec> page_parameters() {
    ParameterSpec page{"page", ParameterType::integer, "Page of the result, from 1."};
    page.minimum = 1;
    page.maximum = kLastPage;
    page.fallback = "1";
    ParameterSpec per_page{"per_page", ParameterType::integer, "Hits on a page; 0 for counts and facets only."};
    per_page.minimum = 0;
    per_page.maximum = 100;
    per_page.fallback = "10";
    ParameterSpec facets{"facets", ParameterType::choices, "Facets to count, with commas between."};
    facets.allowed = facet_names();
    facets.allowed.emplace_back("none");
    facets.repeatable = true;
    facets.fallback = fmt::format("{}", fmt::join(indexer::default_facets(), ","));
    return {page, per_page, facets};
}

query::SearchRequest search_request(const Parameters& parameters) {
    query::SearchRequest request;
    request.text = parameters.first("q");
    request.date_from = iso_period(parameters.first("date_from"));
    request.date_to = iso_period(parameters.first("date_to"));
    for (const auto name : filter_names()) {
        for (auto& value : parameters.all(name)) request = with_filter(std::move(request), name, value);
    }
    const auto sort = parameters.first("sort");
    if (sort == "date_desc") request.sort = query::Sort::date_descending;
    if (sort == "date_asc") request.sort = query::Sort::date_ascending;
    request.expand = parameters.first("literal") != "true";
    request.page = parameters.integer("page", request.page);
    request.per_page = parameters.integer("per_page", request.per_page);
    if (parameters.has("facets")) {
        request.facets = parameters.choices("facets");
        request.facets.erase(std::remove(request.facets.begin(), request.facets.end(), "none"), request.facets.end());
    }
    return request;
}

std::string address_of(std::string_view path, const query::SearchRequest& request) {
    const std::string query = query::query_string(request);
    return query.empty() ? std::string(path) : std::string(path) + "?" + query;
}

query::SearchRequest with_filter(query::SearchRequest request, std::string_view field, std::string_view value) {
    request.page = 1;
    if (!has_filter(request, field, value)) request.filters.push_back({std::string(field), std::string(value)});
    return request;
}

query::SearchRequest without_filter(query::SearchRequest request, std::string_view field, std::string_view value) {
    request.page = 1;
    request.filters.erase(
        std::remove_if(request.filters.begin(), request.filters.end(),
                       [&](const query::Filter& each) { return each.field == field && each.value == value; }),
        request.filters.end());
    return request;
}

bool has_filter(const query::SearchRequest& request, std::string_view field, std::string_view value) {
    return std::any_of(request.filters.begin(), request.filters.end(),
                       [&](const query::Filter& each) { return each.field == field && each.value == value; });
}

}  // namespace recueil::server
