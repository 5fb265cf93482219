#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "query/links.h"
#include "server/answers.h"
#include "server/search_parameters.h"
#include "server/web/french.h"
#include "server/web/page.h"

namespace recueil::server {
namespace {

// Facets on the page, where they have anything to choose between.
const std::vector<std::string> kPageFacets{"year",    "commission", "theme", "territory",
                                           "outcome", "part",       "named", "member"};
constexpr int kShownValues = 8;

// The text of a passage, cut where what was found begins and ends.
Model runs_of(const query::PassageHit& passage) {
    Model runs = Model::array();
    const auto& text = passage.text;
    std::size_t byte = 0;
    std::size_t point = 0;
    // The byte where a code point begins; asked for in growing order only.
    const auto byte_of = [&](std::size_t wanted) {
        while (byte < text.size() && point < wanted) {
            ++byte;
            while (byte < text.size() && (static_cast<unsigned char>(text[byte]) & 0xC0U) == 0x80) ++byte;
            ++point;
        }
        return byte;
    };
    std::size_t done = 0;
    for (const auto& [start, end] : passage.highlights) {
        const std::size_t begin = byte_of(start);
        const std::size_t stop = byte_of(end);
        if (begin < done || stop <= begin) continue;
        if (begin > done) runs.push_back({{"plain", text.substr(done, begin - done)}});
        runs.push_back({{"mark", text.substr(begin, stop - begin)}});
        done = stop;
    }
    if (done < text.size()) runs.push_back({{"plain", text.substr(done)}});
    return runs;
}

std::string anchor_of(const query::PassageHit& passage) {
    if (passage.part == "article") return "#article-" + query::percent_encode(passage.label);
    if (passage.part == "visas") return "#visas";
    if (passage.part == "recitals") return "#considerants";
    if (passage.part == "vote") return "#votes";
    if (passage.part == "attendance") return "#presence";
    if (passage.part == "title") return "";
    return "#parties";
}

std::string place_of(const query::PassageHit& passage) {
    std::string place(part_label(passage.part));
    if (passage.part == "article") place += passage.label == "unique" ? " unique" : " " + passage.label;
    if (passage.page > 0) place += fmt::format(", page {}", passage.page);
    if (passage.line_start > 0) place += fmt::format(", ligne {}", passage.line_start);
    return place;
}

Model hit_model(const query::Hit& hit) {
    const std::string url = "/actes/" + query::percent_encode(hit.id);
    Model commissions = Model::array();
    for (const auto& name : hit.commissions) commissions.push_back({{"hit_commission_name", name}});
    Model passages = Model::array();
    for (const auto& passage : hit.passages) {
        if (passage.part == "title" && hit.passages.size() > 1) continue;
        passages.push_back({{"passage_place", place_of(passage)},
                            {"passage_url", url + anchor_of(passage)},
                            {"run", runs_of(passage)}});
    }
    // The title is shown in any case; what was found in it is marked there.
    Model title = Model::array();
    for (const auto& passage : hit.passages) {
        if (passage.part != "title" || hit.title.empty() || passage.text.rfind(hit.title, 0) != 0) continue;
        auto heading = passage;
        heading.text = hit.title;
        title = runs_of(heading);
    }
    if (title.empty()) title.push_back({{"plain", hit.title.empty() ? hit.file : hit.title}});
    return {{"hit_url", url},
            {"hit_title", std::move(title)},
            {"hit_number", hit.number},
            {"hit_date", french_date(hit.session_date)},
            {"hit_iso_date", hit.session_date},
            {"hit_assembly", hit.assembly},
            {"hit_outcome", hit.outcome},
            {"hit_is_document", hit.kind == "document"},
            {"hit_commission", std::move(commissions)},
            {"hit_file", hit.file},
            {"passage", std::move(passages)}};
}

Model facet_model(const query::Facet& facet, const query::SearchRequest& request) {
    Model values = Model::array();
    for (const auto& value : facet.values) {
        const auto other = value.selected ? without_filter(request, facet.field, value.value)
                                          : with_filter(request, facet.field, value.value);
        values.push_back({{"facet_label", value.label.empty() ? value.value : value.label},
                          {"facet_count", french_number(value.count)},
                          {"facet_url", address_of("/", other)},
                          {"facet_selected", value.selected}});
    }
    const std::size_t more = facet.more;
    return {{"facet_field", facet.field},
            {"facet_name", facet_label(facet.field)},
            {"facet_more", more > 0 ? Model(counted(more, "autre valeur", "autres valeurs")) : Model(nullptr)},
            {"facet_value", std::move(values)}};
}

// The years of the facet with those between that hold no act: a gap must show.
std::vector<query::FacetValue> years_of(const query::Facet& facet) {
    constexpr int longest_gap = 100;
    std::vector<query::FacetValue> years;
    for (const auto& value : facet.values) {
        const int year = std::atoi(value.value.c_str());
        const int last = years.empty() ? year : std::atoi(years.back().value.c_str());
        for (int gap = last + 1; gap < year && year - last < longest_gap; ++gap) {
            years.push_back({std::to_string(gap), std::to_string(gap), 0, false});
        }
        years.push_back(value);
    }
    return years;
}

// A bar for each year, as high as its acts; lengths are percents of the drawing.
Model year_chart(const query::Facet& facet, const query::SearchRequest& request) {
    Model bars = Model::array();
    const auto years = years_of(facet);
    std::size_t most = 1;
    for (const auto& value : years) most = std::max(most, value.count);
    const double width = 100.0 / static_cast<double>(std::max<std::size_t>(years.size(), 1));
    // Labels that would run into each other are left out; the bars say their year all the same.
    const std::size_t step = years.size() / 12 + 1;
    for (std::size_t i = 0; i < years.size(); ++i) {
        const auto& value = years[i];
        const bool empty = value.count == 0 && !value.selected;
        const double share = static_cast<double>(value.count) / static_cast<double>(most);
        const double height = empty ? 1.5 : std::max(3.0, 76.0 * share);
        const auto other =
            value.selected ? without_filter(request, "year", value.value) : with_filter(request, "year", value.value);
        const double left = width * static_cast<double>(i);
        const std::string label = value.value.size() == 4 ? "’" + value.value.substr(2) : value.value;
        Model drawn{{"bar_x", fmt::format("{:.2f}%", left + width * 0.1)},
                    {"bar_width", fmt::format("{:.2f}%", width * 0.8)},
                    {"bar_y", fmt::format("{:.2f}%", 80.0 - height)},
                    {"bar_height", fmt::format("{:.2f}%", height)},
                    {"bar_middle", fmt::format("{:.2f}%", left + width * 0.5)},
                    {"bar_short", i % step == 0 ? label : std::string()},
                    {"bar_text", fmt::format("{} : {}{}", value.value, counted(value.count, "acte", "actes"),
                                             value.selected ? ", choisie" : "")},
                    {"bar_url", address_of("/", other)},
                    {"bar_selected", value.selected}};
        bars.push_back({{empty ? "bar_gap" : "bar_year", std::move(drawn)}});
    }
    return bars;
}

std::string chip_text(std::string_view field, const std::string& value, const query::SearchResponse& response) {
    for (const auto& facet : response.facets) {
        if (facet.field != field) continue;
        for (const auto& each : facet.values) {
            if (each.value == value && !each.label.empty())
                return fmt::format("{} : {}", facet_label(field), each.label);
        }
    }
    return fmt::format("{} : {}", facet_label(field), value);
}

Model chips(const query::SearchRequest& request, const query::SearchResponse& response) {
    Model list = Model::array();
    for (const auto& filter : request.filters) {
        list.push_back({{"chip_text", chip_text(filter.field, filter.value, response)},
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
            {{"chip_text", "Jusqu'à : " + french_date(request.date_to)}, {"chip_url", address_of("/", without)}});
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

std::string count_text(const query::SearchResponse& response) {
    if (response.total == 0) return "Aucun acte";
    return (response.total_exact ? "" : "Environ ") + counted(response.total, "acte", "actes");
}

void add_pages(Model& model, const query::SearchRequest& request, const query::SearchResponse& response) {
    const auto per_page = static_cast<std::size_t>(std::max(request.per_page, 1));
    const std::size_t pages = (response.total + per_page - 1) / per_page;
    const auto link = [&](int page) {
        auto other = request;
        other.page = page;
        return address_of("/", other);
    };
    model["pages"] =
        pages > 1 ? Model(fmt::format("Page {} sur {}", request.page, french_number(pages))) : Model(nullptr);
    const bool last = static_cast<std::size_t>(request.page) >= pages;
    model["previous_url"] = request.page > 1 ? Model(link(request.page - 1)) : Model(nullptr);
    model["next_url"] = last ? Model(nullptr) : Model(link(request.page + 1));
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

}  // namespace

Outcome results_page(Call& call, const query::SearchRequest& asked) {
    auto request = asked;
    auto shown = request;
    shown.facets = kPageFacets;
    shown.facet_values = kShownValues;
    const auto response = run_search(call.index, shown);
    if (!response) return problem(response.error());

    const std::string subject = request.text.empty() ? "Tous les actes" : "« " + request.text + " »";
    auto model = page_model(call, subject + " — Recueil", "search");
    add_search_form(model, request);
    model["home"] = false;
    model["count"] = count_text(*response);
    model["none"] = response->total == 0;
    model["some"] = response->total > 0;
    model["partial"] = response->partial;
    model["diagnostic"] = Model::array();
    for (const auto& diagnostic : response->diagnostics) {
        model["diagnostic"].push_back({{"diagnostic_text", diagnostic.message}});
    }
    model["word_count"] = Model::array();
    for (const auto& each : response->word_counts) {
        model["word_count"].push_back(
            {{"word_text", request.text.substr(each.begin, each.end - each.begin)},
             {"word_acts", each.acts == 0 ? "aucun acte" : counted(each.acts, "acte", "actes")}});
    }
    model["has_word_counts"] = !response->word_counts.empty();
    model["expanded"] = expanded_text(*response);
    auto literal = request;
    literal.expand = false;
    literal.page = 1;
    model["literal_url"] = address_of("/", literal);
    model["suggestion"] = nullptr;
    if (response->suggestion) {
        auto other = request;
        other.text = *response->suggestion;
        other.page = 1;
        model["suggestion"] = *response->suggestion;
        model["suggestion_url"] = address_of("/", other);
    }
    model["chip"] = chips(request, *response);
    model["has_chips"] = !model["chip"].empty();
    query::SearchRequest bare;
    bare.text = request.text;
    model["clear_url"] = request.text.empty() ? "/?q=" : address_of("/", bare);
    model["sort"] = sorts(request);
    model["hit"] = Model::array();
    for (const auto& hit : response->hits) model["hit"].push_back(hit_model(hit));

    model["facet"] = Model::array();
    model["bar"] = Model::array();
    for (const auto& facet : response->facets) {
        if (facet.values.empty()) continue;
        if (facet.field == "year") {
            model["bar"] = year_chart(facet, request);
        } else {
            model["facet"].push_back(facet_model(facet, request));
        }
    }
    model["has_bars"] = !model["bar"].empty();
    model["period_kept"] = Model::array();
    const auto keep = [&](std::string_view name, std::string_view value) {
        if (!value.empty()) model["period_kept"].push_back({{"period_name", name}, {"period_value", value}});
    };
    keep("q", request.text);
    for (const auto& filter : request.filters) keep(filter.field, filter.value);
    if (request.sort != query::Sort::relevance) {
        keep("sort", request.sort == query::Sort::date_descending ? "date_desc" : "date_asc");
    }
    model["date_from"] = request.date_from;
    model["date_to"] = request.date_to;
    auto every = request;
    every.page = 1;
    every.per_page = query::SearchRequest().per_page;
    every.facets = query::SearchRequest().facets;
    model["feed_url"] = address_of("/feed.atom", every);
    model["csv_url"] = address_of("/api/v1/export.csv", every);
    model["jsonl_url"] = address_of("/api/v1/export.jsonl", every);
    model["json_url"] = address_of("/api/v1/search", every);
    add_pages(model, request, *response);
    return page_response("results", std::move(model));
}

}  // namespace recueil::server
