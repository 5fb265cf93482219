#include <algorithm>

#include <fmt/format.h>

#include "indexer/fields.h"
#include "query/answers/links.h"
#include "server/answers.h"
#include "server/search_parameters.h"
#include "server/web/counts.h"
#include "server/web/facets.h"
#include "server/web/french.h"
#include "server/web/hits.h"
#include "server/web/original_links.h"
#include "server/web/page.h"
#include "server/web/subject.h"

namespace recueil::server {
namespace {

// Facets on the page, where they have anything to choose between.
std::vector<std::string> page_facet_names() {
    std::vector<std::string> names;
    for (const indexer::Field* field : indexer::page_facets()) names.emplace_back(field->name);
    return names;
}

// The chosen value, as the corpus writes it where the answer has it.
std::string chosen_text(const query::Filter& filter, const query::SearchResponse& response) {
    for (const auto& facet : response.facets) {
        if (facet.field != filter.field) continue;
        for (const auto& each : facet.values) {
            if (each.value == filter.value) return value_label(filter.field, each);
        }
    }
    return filter.value;
}

// « Tous les actes, 2012, depuis mars 2012, page 2 »: windows and histories show it.
std::string title_of(const std::string& subject, const query::SearchRequest& request,
                     const query::SearchResponse& response) {
    std::string title = subject;
    for (const auto& filter : request.filters) title += ", " + chosen_text(filter, response);
    if (!request.date_from.empty() && request.date_from == request.date_to) {
        title += ", " + french_date(request.date_from);
    } else {
        if (!request.date_from.empty()) title += ", à partir de " + french_date(request.date_from);
        if (!request.date_to.empty()) title += ", jusqu’à " + french_date(request.date_to);
    }
    return title + page_suffix(request.page);
}

Model chips(const query::SearchRequest& request, const query::SearchResponse& response) {
    Model list = Model::array();
    for (const auto& filter : request.filters) {
        list.push_back({{"chip_text", fmt::format("{} : {}", facet_label(filter.field), chosen_text(filter, response))},
                        {"chip_url", address_of("/", without_filter(request, filter.field, filter.value))}});
    }
    auto other = request;
    other.page = 1;
    if (!request.date_from.empty()) {
        auto without = other;
        without.date_from.clear();
        list.push_back(
            {{"chip_text", "À partir de : " + french_date(request.date_from)}, {"chip_url", address_of("/", without)}});
    }
    if (!request.date_to.empty()) {
        auto without = other;
        without.date_to.clear();
        list.push_back(
            {{"chip_text", "Jusqu’à : " + french_date(request.date_to)}, {"chip_url", address_of("/", without)}});
    }
    return list;
}

// The pages about the filtered values: the same acts, described rather than searched.
Model subjects_of(const query::SearchRequest& request, const query::SearchResponse& response) {
    Model list = Model::array();
    for (const auto& facet : response.facets) {
        const auto* kind = subject_kind_of_field(facet.field);
        if (kind == nullptr) continue;
        for (const auto& value : facet.values) {
            if (!value.selected) continue;
            list.push_back({{"subject_url", subject_url(*kind, value.value)},
                            {"subject_text", subject_title(*kind, value.label)}});
        }
    }
    if (request.date_from.size() == 10 && request.date_from == request.date_to) {
        const auto& sessions = subject_kind(Subject::session);
        list.push_back({{"subject_url", subject_url(sessions, request.date_from)},
                        {"subject_text", subject_title(sessions, request.date_from)}});
    }
    return list;
}

Model sorts(const query::SearchRequest& request) {
    Model list = Model::array();
    for (const auto& [sort, text] :
         {std::pair{query::Sort::relevance, "pertinence"}, std::pair{query::Sort::date_descending, "plus récents"},
          std::pair{query::Sort::date_ascending, "plus anciens"}}) {
        auto other = request;
        other.sort = sort;
        other.page = 1;
        const bool here = request.sort == sort;
        list.push_back({{"sort_text", text}, {"sort_here", here}, {"sort_url", here ? "" : address_of("/", other)}});
    }
    return list;
}

// « fonds solidarité logement » (pour « fsl »)
std::string expanded_text(const query::SearchResponse& response) {
    std::string text;
    for (const auto& each : response.expanded) {
        if (!text.empty()) text += ", ";
        text += "«\u00A0" + each.words + "\u00A0» (pour «\u00A0" +
                response.text.substr(each.begin, each.end - each.begin) + "\u00A0»)";
    }
    return text;
}

// A word is counted over all that holds it, which may be acts or documents.
std::string words_counted(std::size_t count, bool has_documents) {
    return has_documents ? counted(count, "acte ou document", "actes ou documents") : counted(count, "acte", "actes");
}

}  // namespace

Outcome results_page(Call& call, const query::SearchRequest& asked) {
    auto request = asked;
    auto shown = request;
    shown.facets = page_facet_names();
    shown.facet_values = kCountedValues;
    auto response = run_search(call.index, shown);
    if (!response) return problem(response.error());
    // Where nothing is found, what the correction finds is shown at once, and said.
    bool is_corrected = false;
    if (response->total == 0 && response->suggestion && asked.expand) {
        shown.text = *response->suggestion;
        auto corrected = run_search(call.index, shown);
        if (!corrected) return problem(corrected.error());
        is_corrected = corrected->total > 0;
        if (is_corrected) {
            request.text = shown.text;
            response = std::move(corrected);
        }
    }

    const int pages = pages_of(response->total, request.per_page);
    const auto page_url = [&](int page) {
        auto other = request;
        other.page = page;
        return address_of("/", other);
    };
    if (request.page > pages) return problem(no_such_page(pages, page_url));

    const std::string subject = request.text.empty() ? "Tous les actes" : "« " + request.text + " »";
    auto model = page_model(call, title_of(subject, request, *response) + " — Recueil", "search");
    // Of the countless ways to narrow the same acts, search engines should keep none, and follow all to the acts.
    model["narrowed"] =
        !request.text.empty() || !request.filters.empty() || !request.date_from.empty() || !request.date_to.empty();
    add_search_form(model, request);
    model["home"] = false;
    model["count"] = counts_text(request, *response);
    model["none"] = response->total == 0;
    model["some"] = response->total > 0;
    model["partial"] = response->partial;
    model["diagnostic"] = Model::array();
    for (const auto& diagnostic : response->diagnostics) {
        model["diagnostic"].push_back({{"diagnostic_text", diagnostic.message}});
    }
    model["word_count"] = Model::array();
    const bool has_documents = call.index.status().documents > 0;
    for (const auto& each : response->word_counts) {
        model["word_count"].push_back(
            {{"word_text", request.text.substr(each.begin, each.end - each.begin)},
             {"word_acts", each.acts == 0 ? response->is_filtered ? "aucun acte avec ces filtres" : "aucun acte"
                                          : words_counted(each.acts, has_documents)}});
    }
    model["has_word_counts"] = !response->word_counts.empty();
    model["expanded"] = expanded_text(*response);
    auto literal = request;
    literal.expand = false;
    literal.page = 1;
    model["literal_url"] = address_of("/", literal);
    model["answer"] = response->answer.has_value();
    model["answer_text"] = response->answer ? response->answer->text : std::string();
    model["answer_evidence"] = Model::array();
    if (response->answer) {
        for (const auto& each : response->answer->evidence) {
            if (each.id.empty()) continue;
            model["answer_evidence"].push_back({{"evidence_url", text_url(each.id, each.line_start)},
                                                {"evidence_label", each.number.empty() ? "l’acte" : each.number},
                                                {"evidence_line", each.line_start}});
        }
    }
    model["corrected"] = is_corrected ? Model(request.text) : Model(nullptr);
    model["corrected_from"] = asked.text;
    auto as_typed = asked;
    as_typed.expand = false;
    model["corrected_url"] = address_of("/", as_typed);
    model["suggestion"] = nullptr;
    if (response->suggestion && !is_corrected) {
        auto other = request;
        other.text = *response->suggestion;
        other.page = 1;
        model["suggestion"] = *response->suggestion;
        model["suggestion_url"] = address_of("/", other);
    }
    model["chip"] = chips(request, *response);
    model["has_chips"] = !model["chip"].empty();
    model["chosen_subject"] = subjects_of(request, *response);
    model["has_subjects"] = !model["chosen_subject"].empty();
    query::SearchRequest bare;
    bare.text = request.text;
    model["clear_url"] = request.text.empty() ? "/?q=" : address_of("/", bare);
    model["sort"] = sorts(request);
    add_hits(model, call.index, request, *response);
    if (auto done = add_original_links(model, call, request, *response); !done) return problem(done.error());
    model["has_bars"] = !model["bar"].empty();
    auto without_days = request;
    without_days.date_from.clear();
    without_days.date_to.clear();
    model["period_kept"] = kept_fields(without_days);
    model["date_from"] = request.date_from;
    model["date_to"] = request.date_to;
    add_exports(model, request);
    add_pages(model, "Pages de résultats", request.page, pages, page_url);
    return page_response("results", model);
}

}  // namespace recueil::server
