#include "server/web/hits.h"

#include <algorithm>

#include <fmt/format.h>

#include "query/answers/links.h"
#include "server/search_parameters.h"
#include "server/web/facets.h"
#include "server/web/french.h"
#include "server/web/marked_text.h"
#include "server/web/subject.h"

namespace recueil::server {
namespace {

// Where a passage is read: on the page of its act, or, what that leaves out, on the page of the text.
std::string passage_url(const std::string& id, const std::string& asked, const query::PassageHit& passage) {
    const std::string act = act_url(id, asked);
    if (passage.part == "article") return act + "#article-" + query::percent_encode(passage.label);
    if (passage.part == "visas") return act + "#visas";
    if (passage.part == "recitals") return act + "#considerants";
    if (passage.part == "vote") return act + "#votes";
    if (passage.part == "attendance") return act + "#presence";
    if (passage.part == "title") return act;
    return text_url(id, passage.line_start, asked);
}

std::string place_of(const query::PassageHit& passage) {
    std::string place(part_label(passage.part));
    if (passage.part == "article")
        place += passage.label == "unique" ? " unique" : passage.label.empty() ? "" : " " + passage.label;
    if (passage.page > 0) place += fmt::format(", page {}", passage.page);
    if (passage.line_start > 0) place += fmt::format(", ligne {}", passage.line_start);
    return place;
}

// « aussi lignes 4869, 5932 »: where the act says the same again.
std::string also_text(const query::PassageHit& passage) {
    if (passage.also_lines.empty()) return {};
    constexpr std::size_t most = 5;
    std::string text = passage.also_lines.size() == 1 ? "aussi ligne " : "aussi lignes ";
    for (std::size_t i = 0; i < passage.also_lines.size() && i < most; ++i)
        text += (i > 0 ? ", " : "") + std::to_string(passage.also_lines[i].first);
    return text + (passage.also_lines.size() > most ? "…" : "");
}

// For « hits.html »: one act, its passages cut where what was found begins and ends.
Model hit_model(const query::Hit& hit, const std::string& shown_title, const std::string& asked,
                bool says_institution) {
    const std::string url = act_url(hit.id, asked);
    Model commissions = Model::array();
    const auto& committees = subject_kind(Subject::commission);
    for (const auto& name : hit.commissions) {
        commissions.push_back({{"hit_commission_name", subject_title(committees, name)}});
    }
    Model opinions(nullptr);
    if (commissions.size() > 1)
        opinions = {{"opinions_text", counted(commissions.size(), "commission", "commissions")},
                    {"hit_commission", commissions}};
    Model passages = Model::array();
    for (const auto& passage : hit.passages) {
        if (passage.part == "title" && hit.passages.size() > 1) continue;
        passages.push_back({{"passage_place", place_of(passage)},
                            {"passage_url", passage_url(hit.id, asked, passage)},
                            {"passage_also", also_text(passage)},
                            {"passage_page", passage.page},
                            {"passage_page_end", passage.page_end},
                            {"passage_first_line", passage.line_start},
                            {"passage_last_line", passage.line_end},
                            {"run", runs_of(passage.text, passage.highlights)}});
    }
    // The title is shown in any case; what was found in it is marked there.
    Model title = Model::array();
    for (const auto& passage : hit.passages) {
        if (passage.part != "title" || hit.title.empty() || passage.text.rfind(hit.title, 0) != 0) continue;
        title = runs_of(shown_title, passage.highlights);
    }
    if (title.empty()) title = runs_of(hit.title.empty() ? hit.file : shown_title, query::Marker());
    return {{"hit_url", url},
            {"hit_title", std::move(title)},
            {"hit_number", hit.number},
            {"hit_date", french_date(hit.session_date)},
            {"hit_iso_date", hit.session_date},
            {"hit_institution", says_institution ? hit.institution : std::string()},
            {"hit_assembly", hit.assembly},
            {"hit_outcome", hit.outcome},
            {"hit_state", state_label(hit.state)},
            {"hit_is_document", hit.kind == "document"},
            {"hit_opinion", hit.commissions.size() == 1 ? commissions : Model::array()},
            {"hit_opinions", std::move(opinions)},
            {"hit_file", hit.file},
            {"hit_source_url", query::web_address(hit.source_url)},
            {"passage", std::move(passages)}};
}

// Where all acts are one council's, it goes without saying.
bool has_several_institutions(const query::SearchResponse& response) {
    const auto facet = std::find_if(response.facets.begin(), response.facets.end(),
                                    [](const query::Facet& each) { return each.field == "institution"; });
    return facet != response.facets.end() && facet->values.size() + facet->more > 1;
}

}  // namespace

void add_hits(Model& model, Index& index, const query::SearchRequest& request, const query::SearchResponse& response) {
    model["hit"] = Model::array();
    const bool several = has_several_institutions(response);
    for (const auto& hit : response.hits)
        model["hit"].push_back(hit_model(hit, index.display_title(hit.title), response.text, several));
    add_facets(model, request, response);
}

int pages_of(std::size_t total, int per_page) {
    const auto size = static_cast<std::size_t>(std::max(per_page, 1));
    return static_cast<int>(std::max<std::size_t>((total + size - 1) / size, 1));
}

std::string page_suffix(int page) {
    return page > 1 ? fmt::format(", page {}", page) : std::string();
}

Problem no_such_page(int pages, const std::function<std::string(int)>& page_url) {
    return {404, "The list has no page so far on.", {}, page_url(pages)};
}

void add_pages(Model& model, std::string_view label, int page, int pages,
               const std::function<std::string(int)>& page_url) {
    model["pages_label"] = label;
    model["pages"] = pages > 1
                         ? Model(fmt::format("Page {} sur {}", page, french_number(static_cast<std::size_t>(pages))))
                         : Model(nullptr);
    model["previous_url"] = page > 1 ? Model(page_url(page - 1)) : Model(nullptr);
    model["next_url"] = page >= pages ? Model(nullptr) : Model(page_url(page + 1));
}

void add_exports(Model& model, query::SearchRequest request) {
    const query::SearchRequest usual;
    request.page = usual.page;
    request.per_page = usual.per_page;
    request.facets = usual.facets;
    model["exports_of"] = "Cette recherche";
    auto feed = request;
    feed.sort = usual.sort;  // a feed has its own
    model["feed_url"] = address_of("/feed.atom", feed);
    model["follow_url"] = address_of("/suivre", feed);
    // Whoever opens it from the page opens it in a spreadsheet, which takes no accents without the mark.
    const auto csv = address_of("/api/v1/export.csv", request);
    model["csv_url"] = csv + (csv.find('?') == std::string::npos ? "?" : "&") + "bom=true";
    model["jsonl_url"] = address_of("/api/v1/export.jsonl", request);
    model["json_url"] = address_of("/api/v1/search", request);
}

}  // namespace recueil::server
