// Who was awarded how much, and by which acts.
#include <algorithm>

#include <fmt/format.h>

#include "query/answers/links.h"
#include "server/acts_of_search.h"
#include "server/answers.h"
#include "server/grant_table.h"
#include "server/search_parameters.h"
#include "server/web/french.h"
#include "server/web/hits.h"
#include "server/web/marked_text.h"
#include "server/web/scope.h"

namespace recueil::server {
namespace {

constexpr int beneficiaries_on_a_page = 25;
constexpr std::size_t most_grants_shown = 20;  // of each

std::string euros(std::int64_t cents) {
    return french_amount(static_cast<double>(cents) / 100);
}

// A share of the greatest, as the width of a bar.
std::string width_of(std::int64_t cents, std::int64_t most) {
    const double share = most > 0 ? 100.0 * static_cast<double>(cents) / static_cast<double>(most) : 0;
    return fmt::format("{:.1f}%", share);
}

Model years_of(const GrantTable& table, const query::SearchRequest& request) {
    std::int64_t most = 0;
    for (const auto& [year, cents] : table.by_year()) most = std::max(most, cents);
    Model years = Model::array();
    for (const auto& [year, cents] : table.by_year()) {
        const bool is_dated = year.size() == 4;
        years.push_back({{"sum_year", is_dated ? year : "sans date"},
                         {"sum_year_url", is_dated ? address_of("/sommes", with_filter(request, "year", year)) : ""},
                         {"sum_undated", !is_dated},
                         {"sum_of_year", euros(cents)},
                         {"sum_width", width_of(cents, most)}});
    }
    return years;
}

Model grants_of(Index& index, const Beneficiary& beneficiary) {
    Model grants = Model::array();
    for (std::size_t i = 0; i < std::min(beneficiary.kept.size(), most_grants_shown); ++i) {
        const auto& [grant, hit] = beneficiary.kept[i];
        std::string address = act_url(hit.id);
        address += grant.article ? "#article-" + query::percent_encode(*grant.article) : "#sommes";
        const std::string title = index.display_title(hit.title);
        grants.push_back({{"grant_amount", french_amount(grant.amount)},
                          {"grant_purpose", french_spacing(grant.purpose)},
                          {"grant_act_url", address},
                          {"grant_act", hit.number.empty() ? title : "n°\u00A0" + hit.number},
                          {"grant_act_title", hit.number.empty() ? std::string() : title},
                          {"grant_date", french_date(hit.session_date)}});
    }
    return grants;
}

}  // namespace

Outcome answer_grants_page(Call& call) {
    const auto request = search_request(call.parameters);
    auto with_sums = request;
    with_sums.filters.push_back({"amount", "0.."});
    const auto councils = call.index.vocabulary(query::Vocabulary::institutions);
    if (!councils) return problem(councils.error());
    GrantTable table(**councils);
    const auto acts = read_acts_of(call.index, with_sums,
                                   [&](const query::Hit& hit, const corpus::Act& act) { table.add(hit, act); });
    if (!acts) return problem(acts.error());
    const auto order = table.by_sum();
    const int pages = pages_of(order.size(), beneficiaries_on_a_page);
    const auto page_url = [&](int page) {
        auto other = request;
        other.page = page;
        return address_of("/sommes", other);
    };
    if (request.page > pages) return problem(no_such_page(pages, page_url));

    auto model = page_model(call, "Sommes accordées" + page_suffix(request.page) + " — Recueil", "grants");
    auto scope = request;
    scope.page = 1;
    add_scope(model, "/sommes", scope);
    model["sum_total"] = euros(table.cents());
    model["sum_counts"] =
        fmt::format("{} à {}, dans {}", counted(table.grants(), "somme", "sommes"),
                    counted(order.size(), "bénéficiaire", "bénéficiaires"), counted(acts->read, "acte", "actes"));
    model["sum_cut"] = acts->read < acts->total
                           ? fmt::format(
                                 "Les {} actes les plus récents seulement sont comptés, sur {}\u00A0: limitez "
                                 "la période.",
                                 french_number(acts->read), french_number(acts->total))
                           : std::string();
    model["sum_none"] = order.empty();
    model["sum_some"] = !order.empty();
    model["sum_by_year"] = years_of(table, scope);
    model["beneficiary"] = Model::array();
    const std::int64_t most = order.empty() ? 0 : order.front()->cents;
    const bool says_council = call.index.status().institutions.size() > 1;
    const auto first = static_cast<std::size_t>(request.page - 1) * beneficiaries_on_a_page;
    for (std::size_t i = first; i < std::min(order.size(), first + beneficiaries_on_a_page); ++i) {
        const Beneficiary& each = *order[i];
        const std::size_t left = each.grants - std::min(each.kept.size(), most_grants_shown);
        model["beneficiary"].push_back(
            {{"beneficiary_name", french_spacing(each.name)},
             {"beneficiary_council", says_council ? each.institution : std::string()},
             {"beneficiary_sum", euros(each.cents)},
             {"beneficiary_width", width_of(each.cents, most)},
             {"beneficiary_grants", counted(each.grants, "somme", "sommes")},
             {"beneficiary_more", left > 0 ? "et " + counted(left, "autre", "autres") : std::string()},
             {"beneficiary_grant", grants_of(call.index, each)}});
    }
    add_pages(model, "Pages des bénéficiaires", request.page, pages, page_url);
    model["grants_json_url"] = address_of("/api/v1/grants", scope);
    return page_response("grants", model);
}

}  // namespace recueil::server
