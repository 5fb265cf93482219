// The votes and the grants of all the acts of a search.
#include <algorithm>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "corpus/act_json.h"
#include "indexer/terms.h"
#include "indexer/vote_kinds.h"
#include "query/answers/links.h"
#include "server/answers.h"
#include "server/search_parameters.h"

namespace recueil::server {
namespace {

using Json = nlohmann::ordered_json;

constexpr int kActsAtOnce = 100;
// Acts whose sums one answer adds up: a second or two.
constexpr std::size_t kMostActs = 2000;
constexpr std::size_t kMostGrantsShown = 100;

Json act_card(const query::Hit& hit) {
    const auto text_or_null = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
    return {{"id", hit.id},
            {"number", text_or_null(hit.number)},
            {"title", hit.title},
            {"session_date", text_or_null(hit.session_date)},
            {"institution", text_or_null(hit.institution)},
            {"assembly", text_or_null(hit.assembly)},
            {"url", query::act_path(hit.id)}};
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

// The councils of an index by each of their names: « Ville » and « Commune de X » are one.
class Councils {
  public:
    explicit Councils(const std::vector<query::VocabularyEntry>& entries) {
        for (const auto& entry : entries) {
            labels_.emplace(indexer::value_key(entry.label), entry.label);
            for (const auto& name : entry.names) labels_.emplace(indexer::value_key(name), entry.label);
        }
    }
    std::string label_of(const std::string& name) const {
        const auto found = labels_.find(indexer::value_key(name));
        return found == labels_.end() ? name : found->second;
    }

  private:
    std::map<std::string, std::string> labels_;
};

struct Beneficiary {
    std::string name;
    std::string institution;
    std::int64_t cents = 0;
    std::size_t grants = 0;
    std::set<std::string> acts{};
    Json shown = Json::array();
};

Json euros(std::int64_t cents) {
    return static_cast<double>(cents) / 100;
}

// The sums of the acts found, by beneficiary as compared.
class GrantTable {
  public:
    explicit GrantTable(const Councils& councils) : councils_(councils) {}

    void add(const query::Hit& hit, const corpus::Act& act) {
        const std::string council = councils_.label_of(hit.institution);
        for (const corpus::Grant& grant : act.grants) {
            // One beneficiary of two councils is two: each has its own association of parents.
            auto& entry = entries_[council + "|" + indexer::value_key(grant.beneficiary)];
            if (entry.name.empty()) entry.name = grant.beneficiary;
            entry.institution = council;
            // The sums of a text are below 10^12; what a damaged one says must not overflow.
            const double amount = std::clamp(grant.amount, 0.0, 1e12);
            const std::int64_t cents = std::llround(amount * 100);
            entry.cents += cents;
            cents_ += cents;
            ++entry.grants;
            ++grants_;
            entry.acts.insert(hit.id);
            if (entry.shown.size() >= kMostGrantsShown) continue;
            Json one{{"amount", grant.amount},
                     {"purpose", grant.purpose},
                     {"article", grant.article ? Json(*grant.article) : Json()},
                     {"text", grant.text}};
            if (grant.lines.start > 0) {
                one["line_start"] = grant.lines.start;
                one["line_end"] = grant.lines.end;
            }
            one["act"] = act_card(hit);
            entry.shown.push_back(std::move(one));
        }
    }

    std::vector<const Beneficiary*> by_sum() const {
        std::vector<const Beneficiary*> order;
        order.reserve(entries_.size());
        for (const auto& [key, entry] : entries_) order.push_back(&entry);
        std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) { return a->cents > b->cents; });
        return order;
    }

    std::size_t grants() const { return grants_; }
    std::int64_t cents() const { return cents_; }

  private:
    const Councils& councils_;
    std::map<std::string, Beneficiary> entries_;
    std::size_t grants_ = 0;
    std::int64_t cents_ = 0;
};

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
    request.sort = query::Sort::date_descending;
    request.facets.clear();
    request.passages = 0;
    request.per_page = kActsAtOnce;
    const auto known = call.index.vocabulary(query::Vocabulary::institutions);
    if (!known) return problem(known.error());
    const Councils councils(**known);
    GrantTable table(councils);
    std::size_t total = 0;
    std::size_t counted = 0;
    for (request.page = 1; counted < kMostActs; ++request.page) {
        const auto response = run_search(call.index, request);
        if (!response) return problem(response.error());
        total = response->total;
        for (const auto& hit : response->hits) {
            const auto json = call.index.act(hit.id);
            if (!json) return problem(json.error());
            const auto act = corpus::act_from_json(*json);
            if (!act) return problem(act.error());
            table.add(hit, *act);
        }
        counted += response->hits.size();
        if (response->hits.empty() || counted >= total) break;
    }
    const auto order = table.by_sum();
    query::SearchResponse paged;
    paged.total = order.size();
    const auto per_page = static_cast<std::size_t>(asked.per_page);
    const std::size_t first = std::min(order.size(), static_cast<std::size_t>(asked.page - 1) * per_page);
    const std::size_t last = std::min(order.size(), first + per_page);
    Json beneficiaries = Json::array();
    for (std::size_t i = first; i < last; ++i) {
        beneficiaries.push_back({{"beneficiary", order[i]->name},
                                 {"institution", order[i]->institution.empty() ? Json() : Json(order[i]->institution)},
                                 {"sum", euros(order[i]->cents)},
                                 {"count", order[i]->grants},
                                 {"acts", order[i]->acts.size()},
                                 {"grants", order[i]->shown}});
    }
    return json_response({{"total", order.size()},
                          {"page", asked.page},
                          {"per_page", asked.per_page},
                          {"sum", euros(table.cents())},
                          {"count", table.grants()},
                          {"acts", total},
                          {"acts_counted", counted},
                          {"beneficiaries", std::move(beneficiaries)},
                          {"links", query::search_links(call.request.path, asked, paged)}});
}

}  // namespace recueil::server
