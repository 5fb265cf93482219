// All values of a facet within a search: long lists of people and territories, with a field to type a name.
#include <algorithm>
#include <limits>

#include <fmt/format.h>

#include "indexer/fields.h"
#include "query/answers/links.h"
#include "server/answers.h"
#include "server/search_parameters.h"
#include "server/web/counts.h"
#include "server/web/facets.h"
#include "server/web/french.h"
#include "server/web/hits.h"
#include "server/web/subject.h"

namespace recueil::server {
namespace {

constexpr int values_on_a_page = 300;

// Every word typed begins a word of the name, in any case and with or without accents.
bool is_called(const std::string& label, const std::string& typed) {
    const std::string name = " " + sorting_key(label);
    for (std::size_t at = 0; at < typed.size();) {
        const std::size_t end = std::min(typed.find(' ', at), typed.size());
        const std::string word = typed.substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        const bool begins = name.find(" " + word) != std::string::npos || name.find("-" + word) != std::string::npos ||
                            name.find("'" + word) != std::string::npos || name.find("’" + word) != std::string::npos;
        if (!begins) return false;
    }
    return true;
}

struct Named {
    std::string key;
    std::string label;
    query::FacetValue value;
};

std::vector<Named> by_name(std::string_view field, const query::Facet& facet, const std::string& typed) {
    const bool is_person = field == "member" || field == "named";
    std::vector<Named> values;
    for (const auto& value : facet.values) {
        auto label = value_label(field, value);
        if (!is_called(label, typed)) continue;
        auto key = is_person ? sorting_key(family_name(label)) + " " + sorting_key(label) : sorting_key(label);
        values.push_back({std::move(key), std::move(label), value});
    }
    std::stable_sort(values.begin(), values.end(), [](const Named& a, const Named& b) { return a.key < b.key; });
    return values;
}

}  // namespace

Outcome answer_values_page(Call& call) {
    const auto* field = indexer::find_field(call.captures.at(0));
    if (field == nullptr || !field->is_facet || field->name != call.captures.at(0))
        return problem({404, "No facet has this name."});
    const auto request = search_request(call.parameters);
    auto counted_request = request;
    counted_request.page = 1;
    counted_request.per_page = 0;
    counted_request.facets = {std::string(field->name)};
    if (field->name != "part") counted_request.facets.emplace_back("part");
    counted_request.facet_values = std::numeric_limits<int>::max();
    const auto response = run_search(call.index, counted_request);
    if (!response) return problem(response.error());

    const auto typed = call.parameters.first("nom");
    std::vector<Named> values;
    for (const auto& facet : response->facets)
        if (facet.field == field->name) values = by_name(field->name, facet, sorting_key(typed));
    const int pages = pages_of(values.size(), values_on_a_page);
    const auto page_url = [&](int page) {
        auto address = values_url(field->name, request);
        const auto add = [&](const std::string& parameter) {
            address += (address.find('?') == std::string::npos ? "?" : "&") + parameter;
        };
        if (!typed.empty()) add("nom=" + query::percent_encode(typed));
        if (page > 1) add(fmt::format("page={}", page));
        return address;
    };
    if (request.page > pages) return problem(no_such_page(pages, page_url));

    const std::string subject = request.text.empty() ? "tous les actes" : "« " + request.text + " »";
    auto model = page_model(
        call, fmt::format("{}, {}{} — Recueil", facet_label(field->name), subject, page_suffix(request.page)), "");
    model["narrowed"] = true;
    auto back = request;
    back.page = 1;
    model["back_url"] = address_of("/", back) == "/" ? "/?q=" : address_of("/", back);
    model["values_name"] = facet_label(field->name);
    model["values_count"] = counts_text(counted_request, *response);
    model["values_of"] = subject;
    model["values_typed"] = typed;
    model["values_action"] = fmt::format("/valeurs/{}", field->name);
    model["kept"] = kept_fields(request);
    model["values_none"] = values.empty();
    model["choice"] = Model::array();
    const auto first = static_cast<std::size_t>(request.page - 1) * values_on_a_page;
    for (std::size_t i = first; i < std::min(values.size(), first + values_on_a_page); ++i) {
        const auto& value = values[i].value;
        const auto other = value.selected ? without_filter(request, field->name, value.value)
                                          : with_filter(request, field->name, value.value);
        model["choice"].push_back({{"choice_label", values[i].label},
                                   {"choice_count", counted(value.count, "acte", "actes")},
                                   {"choice_url", address_of("/", other)},
                                   {"choice_selected", value.selected}});
    }
    add_pages(model, "Pages de la liste", request.page, pages, page_url);
    return page_response("values", model);
}

}  // namespace recueil::server
