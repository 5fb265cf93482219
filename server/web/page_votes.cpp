// The votes that divided: by year, by group and one by one.
#include <algorithm>
#include <array>
#include <map>
#include <set>

#include <fmt/format.h>

#include "indexer/terms.h"
#include "indexer/vote_kinds.h"
#include "query/answers/links.h"
#include "server/acts_of_search.h"
#include "server/answers.h"
#include "server/search_parameters.h"
#include "server/web/ballot.h"
#include "server/web/french.h"
#include "server/web/hits.h"
#include "server/web/paragraphs.h"
#include "server/web/scope.h"

namespace recueil::server {
namespace {

constexpr int votes_on_a_page = 20;
constexpr std::size_t most_groups = 20;
constexpr std::size_t most_years = 12;  // of the table by group

struct Kind {
    std::string_view value;
    std::string_view label;
    std::string_view style;  // in the bar of a year; empty where it is not drawn
};

constexpr std::array<Kind, 4> kinds{{{"unanimous", "À l’unanimité", ""},
                                     {"with_abstention", "Avec abstention", "abstention"},
                                     {"with_opposition", "Avec opposition", "against"},
                                     {"rejected", "Rejeté", ""}}};

using Counts = std::map<std::string, std::map<std::string, std::size_t>>;  // kind, year: acts

void drop_vote_filter(query::SearchRequest& request) {
    request.filters.erase(std::remove_if(request.filters.begin(), request.filters.end(),
                                         [](const query::Filter& each) { return each.field == "vote"; }),
                          request.filters.end());
}

// Acts of the scope by kind of vote and year. Costs a search for each kind that the scope has.
tl::expected<Counts, Problem> counts_of(Index& index, const query::SearchRequest& scope) {
    auto request = scope;
    request.per_page = 0;
    request.facets = {"vote"};
    const auto all = run_search(index, request);
    if (!all) return problem(all.error());
    std::set<std::string> present;
    for (const auto& facet : all->facets)
        for (const auto& value : facet.values)
            if (facet.field == "vote" && value.count > 0) present.insert(value.value);
    Counts counts;
    for (const Kind& kind : kinds) {
        // Filtering by a value that no act has is an error.
        if (present.count(std::string(kind.value)) == 0) continue;
        auto of_kind = scope;
        of_kind.per_page = 0;
        of_kind.facets = {"year"};
        of_kind.facet_values = 200;
        drop_vote_filter(of_kind);
        of_kind.filters.push_back({"vote", std::string(kind.value)});
        const auto response = run_search(index, of_kind);
        if (!response) return problem(response.error());
        for (const auto& facet : response->facets)
            for (const auto& value : facet.values) counts[std::string(kind.value)][value.value] = value.count;
    }
    return counts;
}

Model years_of(const Counts& counts, query::SearchRequest scope) {
    drop_vote_filter(scope);
    std::set<std::string> years;
    std::size_t most = 1;
    for (const auto& [kind, by_year] : counts) {
        for (const auto& [year, count] : by_year) {
            years.insert(year);
            if (kind == "with_opposition" || kind == "with_abstention") most = std::max(most, count);
        }
    }
    Model rows = Model::array();
    for (const std::string& year : years) {
        Model cells = Model::array();
        Model bars = Model::array();
        int y = 0;
        for (const Kind& kind : kinds) {
            std::size_t count = 0;
            if (const auto found = counts.find(std::string(kind.value)); found != counts.end())
                if (const auto of_year = found->second.find(year); of_year != found->second.end())
                    count = of_year->second;
            const auto narrowed = with_filter(with_filter(scope, "year", year), "vote", kind.value);
            cells.push_back({{"cell_count", count > 0 ? french_number(count) : std::string()},
                             {"cell_none", count == 0},
                             {"cell_url", address_of("/", narrowed)}});
            if (kind.style.empty()) continue;
            bars.push_back({{"bar_style", kind.style},
                            {"bar_hatched", kind.style == "against"},
                            {"bar_y", y},
                            {"bar_width",
                             fmt::format("{:.1f}%", 100.0 * static_cast<double>(count) / static_cast<double>(most))}});
            y += 9;
        }
        rows.push_back({{"vote_year", year}, {"year_cell", std::move(cells)}, {"year_bar", std::move(bars)}});
    }
    return rows;
}

// One spelling of a group: « Groupe », plurals and case aside.
std::string group_key(const std::string& council, const std::string& name) {
    std::string key = indexer::value_key(name);
    if (key.rfind("groupe ", 0) == 0) key.erase(0, 7);
    std::replace(key.begin(), key.end(), '-', ' ');
    std::string singular;
    for (std::size_t i = 0; i < key.size(); ++i) {
        const bool ends_word = i + 1 == key.size() || key[i + 1] == ' ';
        if (!(key[i] == 's' && ends_word)) singular += key[i];
    }
    return council + "|" + singular;
}

struct Group {
    std::string name;
    std::string council;
    std::size_t in_favour = 0;
    std::size_t against = 0;
    std::size_t abstained = 0;
    std::map<std::string, std::size_t> against_by_year{};
};

class Groups {
  public:
    void add(const query::Hit& hit, const corpus::Vote& vote) {
        const std::string year = hit.session_date.substr(0, 4);
        count(hit, vote.for_, [](Group& group) { ++group.in_favour; });
        count(hit, vote.against, [&](Group& group) {
            ++group.against;
            ++group.against_by_year[year];
        });
        count(hit, vote.abstention, [](Group& group) { ++group.abstained; });
    }

    // Those that opposed most, first.
    std::vector<const Group*> by_opposition() const {
        std::vector<const Group*> order;
        for (const auto& [key, group] : groups_)
            if (group.against + group.abstained > 0) order.push_back(&group);
        std::stable_sort(order.begin(), order.end(), [](const Group* a, const Group* b) {
            return std::pair(a->against, a->abstained) > std::pair(b->against, b->abstained);
        });
        if (order.size() > most_groups) order.resize(most_groups);
        return order;
    }

  private:
    template <class Add>
    void count(const query::Hit& hit, const std::optional<corpus::Tally>& tally, const Add& add) {
        if (!tally) return;
        std::set<std::string> met;
        for (const auto* names : {&tally->groups, &tally->members}) {
            for (const std::string& name : *names) {
                const std::string key = group_key(hit.institution, name);
                if (!met.insert(key).second) continue;
                Group& group = groups_[key];
                if (group.name.empty()) group.name = name;
                group.council = hit.institution;
                add(group);
            }
        }
    }

    std::map<std::string, Group> groups_;
};

// The acts in which a group voted so, in the query language.
std::string acts_url(const query::SearchRequest& scope, std::string_view field, const std::string& name,
                     const std::string& year = {}) {
    if (name.find('"') != std::string::npos) return {};
    auto request = scope;
    request.text += fmt::format("{}{}:\"{}\"", request.text.empty() ? "" : " ", field, name);
    return address_of("/", year.empty() ? request : with_filter(request, "year", year));
}

Model number(std::size_t count, const std::string& url) {
    return {{"number_count", count > 0 ? french_number(count) : std::string()},
            {"number_none", count == 0},
            {"number_url", count > 0 ? url : std::string()},
            {"number_plain", count > 0 && url.empty()}};
}

void add_groups(Model& model, const Groups& groups, const query::SearchRequest& scope, bool says_council) {
    const auto order = groups.by_opposition();
    std::set<std::string> years;
    for (const Group* group : order)
        for (const auto& [year, count] : group->against_by_year)
            if (year.size() == 4) years.insert(year);
    while (years.size() > most_years) years.erase(years.begin());
    model["group_year"] = Model::array();
    for (const std::string& year : years) model["group_year"].push_back({{"group_year_name", year}});
    model["group"] = Model::array();
    for (const Group* group : order) {
        const double total = static_cast<double>(group->in_favour + group->against + group->abstained);
        Model cells = Model::array();
        for (const std::string& year : years) {
            const auto found = group->against_by_year.find(year);
            const std::size_t count = found == group->against_by_year.end() ? 0 : found->second;
            cells.push_back(number(count, acts_url(scope, "contre", group->name, year)));
        }
        Model sides = Model::array();
        double x = 0;
        for (const auto& [style, count] : {std::pair<std::string_view, std::size_t>{"for", group->in_favour},
                                           {"against", group->against},
                                           {"abstention", group->abstained}}) {
            const double width = 100.0 * static_cast<double>(count) / total;
            sides.push_back({{"side_style", style},
                             {"side_hatched", style == "against"},
                             {"side_drawn", count > 0},
                             {"side_x", fmt::format("{:.1f}%", x)},
                             {"side_width", fmt::format("{:.1f}%", width)}});
            x += width;
        }
        model["group"].push_back(
            {{"group_name", group->name},
             {"group_council", says_council ? group->council : std::string()},
             {"group_for", number(group->in_favour, acts_url(scope, "pour", group->name))},
             {"group_against", number(group->against, acts_url(scope, "contre", group->name))},
             {"group_abstained", number(group->abstained, acts_url(scope, "abstention", group->name))},
             {"group_cell", std::move(cells)},
             {"group_side", std::move(sides)}});
    }
    model["has_groups"] = !order.empty();
    model["has_group_years"] = !years.empty();
}

Model divided_vote(Index& index, const query::Hit& hit, const corpus::Vote& vote, bool says_council) {
    auto ballot = ballot_of(vote);
    const std::string title = index.display_title(hit.title);
    return {{"divided_url", act_url(hit.id) + "#votes"},
            {"divided_title", title.empty() ? hit.file : title},
            {"divided_number", hit.number},
            {"divided_date", french_date(hit.session_date)},
            {"divided_council", says_council ? hit.institution : std::string()},
            {"divided_rejected", vote.result == corpus::VoteResult::rejected},
            {"divided_words", ballot_words(vote)},
            {"divided_drawn", ballot.is_drawn},
            {"divided_side", std::move(ballot.sides)}};
}

}  // namespace

Outcome answer_votes_page(Call& call) {
    const auto request = search_request(call.parameters);
    auto scope = request;
    scope.page = 1;
    const auto counts = counts_of(call.index, scope);
    if (!counts) return problem(counts.error());

    // Without a kind asked for, the votes that somebody opposed.
    std::set<std::string> wanted;
    for (const auto& filter : request.filters)
        if (filter.field == "vote") wanted.insert(filter.value);
    const bool is_default = wanted.empty();
    if (is_default) wanted = {"with_opposition", "rejected"};

    Groups groups;
    std::vector<std::pair<query::Hit, corpus::Vote>> listed;
    auto divided = scope;
    if (is_default)
        for (const auto* kind : {"with_opposition", "with_abstention", "rejected"})
            if (counts->count(kind) != 0) divided.filters.push_back({"vote", kind});
    ActsRead acts;
    if (!is_default || divided.filters.size() > scope.filters.size()) {
        const auto done = read_acts_of(call.index, divided, [&](const query::Hit& hit, const corpus::Act& act) {
            for (const auto& vote : act.votes) {
                const auto its = indexer::vote_kinds(vote);
                if (its.count("with_opposition") + its.count("with_abstention") + its.count("rejected") > 0)
                    groups.add(hit, vote);
                const bool is_listed = std::any_of(its.begin(), its.end(),
                                                   [&](const std::string& kind) { return wanted.count(kind) != 0; });
                if (is_listed) listed.emplace_back(hit, vote);
            }
        });
        if (!done) return problem(done.error());
        acts = *done;
    }
    const int pages = pages_of(listed.size(), votes_on_a_page);
    const auto page_url = [&](int page) {
        auto other = request;
        other.page = page;
        return address_of("/votes", other);
    };
    if (request.page > pages) return problem(no_such_page(pages, page_url));

    auto model = page_model(call, "Votes" + page_suffix(request.page) + " — Recueil", "votes");
    add_scope(model, "/votes", scope);
    const bool says_council = call.index.status().institutions.size() > 1;
    model["vote_years"] = years_of(*counts, scope);
    model["has_vote_years"] = !model["vote_years"].empty();
    add_groups(model, groups, scope, says_council);
    model["divided_count"] = counted(listed.size(), "vote", "votes");
    model["divided_kind"] = is_default ? "avec opposition, ou rejetés" : "demandés";
    model["divided_none"] = listed.empty();
    model["divided_cut"] = acts.read < acts.total
                               ? "Les " + french_number(acts.read) +
                                     " actes les plus récents seulement sont lus\u00A0: limitez la période."
                               : std::string();
    model["divided"] = Model::array();
    const auto first = static_cast<std::size_t>(request.page - 1) * votes_on_a_page;
    for (std::size_t i = first; i < std::min(listed.size(), first + votes_on_a_page); ++i)
        model["divided"].push_back(divided_vote(call.index, listed[i].first, listed[i].second, says_council));
    add_pages(model, "Pages des votes", request.page, pages, page_url);
    model["votes_json_url"] = address_of("/api/v1/votes", scope);
    return page_response("votes", model);
}

}  // namespace recueil::server
