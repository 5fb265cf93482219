// The votes and the grants of all the acts of a search.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

#include "base/time_limit.h"
#include "corpus/act_json.h"
#include "indexer/vote_kinds.h"
#include "query/answers/links.h"
#include "server/acts_of_search.h"
#include "server/answers.h"
#include "server/grant_table.h"
#include "server/search_parameters.h"

namespace recueil::server {
namespace {

using Json = nlohmann::ordered_json;

Json act_card(const query::Hit& hit) {
    const auto text_or_null = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
    return {{"id", hit.id},
            {"number", text_or_null(hit.number)},
            {"title", hit.title},
            {"session_date", text_or_null(hit.session_date)},
            {"institution", text_or_null(hit.institution)},
            {"assembly", text_or_null(hit.assembly)},
            {"url", query::act_path(hit.id)},
            {"source", {{"file", hit.file}, {"url", text_or_null(hit.source_url)}}}};
}

Json part_of(const Json& object, const char* key) {
    const auto found = object.find(key);
    return found == object.end() ? Json() : *found;
}

// The kinds that the filter on `vote` means in this index.
std::set<std::string> wanted_kinds(const query::SearchResponse& response) {
    std::set<std::string> kinds;
    for (const auto& facet : response.facets)
        for (const auto& value : facet.values)
            if (facet.field == "vote" && value.selected) kinds.insert(value.value);
    return kinds;
}

bool counts_value(const query::SearchResponse& response, std::string_view value) {
    for (const auto& facet : response.facets)
        for (const auto& each : facet.values)
            if (each.value == value && each.count > 0) return true;
    return false;
}

Response votes_answer(const Call& call, const query::SearchRequest& asked, const query::SearchResponse& response,
                      Json votes) {
    return json_response({{"total", response.total},
                          {"page", asked.page},
                          {"per_page", asked.per_page},
                          {"votes", std::move(votes)},
                          {"links", query::search_links(call.request.path, asked, response)}});
}

Json euros(std::int64_t cents) {
    return static_cast<double>(cents) / 100;
}

Json grant_json(const KeptGrant& kept) {
    const corpus::Grant& grant = kept.grant;
    Json one{{"amount", grant.amount},
             {"purpose", grant.purpose},
             {"article", grant.article ? Json(*grant.article) : Json()},
             {"text", grant.text}};
    if (grant.lines.start > 0) {
        one["line_start"] = grant.lines.start;
        one["line_end"] = grant.lines.end;
    }
    one["act"] = act_card(kept.act);
    return one;
}

}  // namespace

Outcome answer_votes(Call& call) {
    const auto asked = search_request(call.parameters);
    auto request = asked;
    request.sort = query::Sort::date_descending;
    request.facets = {"vote"};
    request.passages = 0;
    if (!call.parameters.has("vote")) {
        // Filtering by a value that no act has is an error, and here nobody asked for it.
        auto counted = request;
        counted.per_page = 0;
        const auto counts = run_search(call.index, counted);
        if (!counts) return problem(counts.error());
        if (!counts_value(*counts, "with_opposition"))
            return votes_answer(call, asked, query::SearchResponse{}, Json::array());
        request.filters.push_back({"vote", "with_opposition"});
    }
    const auto response = run_search(call.index, request);
    if (!response) return problem(response.error());
    const auto kinds = wanted_kinds(*response);
    Json votes = Json::array();
    for (const auto& hit : response->hits) {
        TimeLimit::check();
        const auto json = call.index.act(hit.id);
        if (!json) return problem(json.error());
        const auto act = corpus::act_from_json(*json);
        if (!act) return problem(act.error());
        const Json written = part_of(*json, "votes");
        for (std::size_t i = 0; i < act->votes.size() && i < written.size(); ++i) {
            const auto its = indexer::vote_kinds(act->votes[i]);
            const bool is_wanted =
                std::any_of(its.begin(), its.end(), [&](const std::string& kind) { return kinds.count(kind) != 0; });
            if (!is_wanted) continue;
            Json vote = written[i];
            vote["kinds"] = its;
            vote["act"] = act_card(hit);
            votes.push_back(std::move(vote));
        }
    }
    return votes_answer(call, asked, *response, std::move(votes));
}

Outcome answer_grants(Call& call) {
    const auto asked = search_request(call.parameters);
    auto request = asked;
    request.filters.push_back({"amount", "0.."});
    const auto councils = call.index.vocabulary(query::Vocabulary::institutions);
    if (!councils) return problem(councils.error());
    GrantTable table(**councils);
    const auto acts =
        read_acts_of(call.index, request, [&](const query::Hit& hit, const corpus::Act& act) { table.add(hit, act); });
    if (!acts) return problem(acts.error());
    const auto order = table.by_sum();
    query::SearchResponse paged;
    paged.total = order.size();
    const auto per_page = static_cast<std::size_t>(asked.per_page);
    const std::size_t first = std::min(order.size(), static_cast<std::size_t>(asked.page - 1) * per_page);
    const std::size_t last = std::min(order.size(), first + per_page);
    Json beneficiaries = Json::array();
    for (std::size_t i = first; i < last; ++i) {
        Json grants = Json::array();
        for (const KeptGrant& kept : order[i]->kept) grants.push_back(grant_json(kept));
        beneficiaries.push_back({{"beneficiary", order[i]->name},
                                 {"institution", order[i]->institution.empty() ? Json() : Json(order[i]->institution)},
                                 {"sum", euros(order[i]->cents)},
                                 {"count", order[i]->grants},
                                 {"acts", order[i]->acts.size()},
                                 {"grants", std::move(grants)}});
    }
    return json_response({{"total", order.size()},
                          {"page", asked.page},
                          {"per_page", asked.per_page},
                          {"sum", euros(table.cents())},
                          {"count", table.grants()},
                          {"acts", acts->total},
                          {"acts_counted", acts->read},
                          {"beneficiaries", std::move(beneficiaries)},
                          {"links", query::search_links(call.request.path, asked, paged)}});
}

}  // namespace recueil::server
