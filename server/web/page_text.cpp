#include <algorithm>
#include <array>
#include <set>

#include <fmt/format.h>

#include "base/time_limit.h"
#include "corpus/act_json.h"
#include "query/answers/links.h"
#include "server/answers.h"
#include "server/web/french.h"
#include "server/web/hits.h"
#include "server/web/marked_text.h"
#include "server/web/paragraphs.h"

namespace recueil::server {
namespace {

using corpus::Act;
using corpus::Passage;
using corpus::PassageKind;

constexpr std::size_t most_found_links = 24;

// The passage that holds a line; where none does (an empty line, a page's foot), the one that begins last before it.
std::size_t holding(const std::vector<Passage>& passages, int line) {
    std::size_t best = 0;
    for (std::size_t i = 0; i < passages.size(); ++i) {
        const auto& lines = passages[i].lines;
        if (lines.start > line) continue;
        if (line <= lines.end) return i;
        if (lines.start >= passages[best].lines.start || passages[best].lines.start > line) best = i;
    }
    return best;
}

// « Délibération », « Annexe, Règlement des aides »: passages of one part share a heading.
std::string heading_of(const Act& act, const Passage& passage) {
    const bool is_beside = passage.kind == PassageKind::annex || passage.kind == PassageKind::report;
    // The name of a document is the heading of the page.
    if (!is_beside) return std::string(part_label(act.is_document ? "document" : "deliberation"));
    std::string heading(part_label(corpus::name_of(passage.kind)));
    for (const auto& part : act.parts) {
        const bool holds = part.lines.start <= passage.lines.start && passage.lines.start <= part.lines.end;
        if (holds && corpus::name_of(part.kind) == corpus::name_of(passage.kind) && !part.title.empty()) {
            return heading + ", " + part.title;
        }
    }
    return heading;
}

std::string place_of(const Passage& passage) {
    std::string place = passage.page > 0 ? fmt::format("page {}", passage.page) : std::string();
    const auto lines = lines_text(passage.lines);
    if (!place.empty() && !lines.empty()) place += ", ";
    return place + lines;
}

std::string anchor(int line) {
    return line > 0 ? fmt::format("l{}", line) : std::string();
}

// The passages in which the search finds something; all where it looks for nothing are none.
std::vector<std::size_t> found_in(const std::vector<Passage>& passages, const query::Marker& marker) {
    std::vector<std::size_t> found;
    if (!marker) return found;
    for (std::size_t i = 0; i < passages.size(); ++i) {
        TimeLimit::check();
        if (!marker(passages[i].text).empty()) found.push_back(i);
    }
    return found;
}

// Where a passage stands, on whichever page of the text.
std::string passage_url(const Act& act, const Passage& passage, const std::string& asked) {
    return text_url(act.id, passage.lines.start, asked);
}

// The passages found: their number, and a link to each.
void add_found(Model& model, const Act& act, const std::vector<Passage>& passages,
               const std::vector<std::size_t>& found, const std::string& asked) {
    model["found_none"] = !asked.empty() && found.empty();
    model["found_count"] = found.empty() ? std::string() : counted(found.size(), "passage trouvé", "passages trouvés");
    model["found"] = Model::array();
    for (std::size_t i = 0; i < std::min(found.size(), most_found_links); ++i) {
        const Passage& passage = passages[found[i]];
        std::string place =
            passage.page > 0 ? fmt::format("page {}", passage.page) : fmt::format("ligne {}", passage.lines.start);
        model["found"].push_back({{"found_url", passage_url(act, passage, asked)}, {"found_place", std::move(place)}});
    }
    const std::size_t left = found.size() - model["found"].size();
    model["found_more"] = left > 0 ? "et " + counted(left, "autre", "autres") : std::string();
}

// « I. », « 2.1 », « Article 3 », « TITRE II »: what begins so is a heading in a long annex.
std::string heading_in(const std::string& text) {
    std::string line = text.substr(0, text.find('\n'));
    static constexpr std::array<std::string_view, 9> words{"Article ",  "ARTICLE ", "Titre ",   "TITRE ", "Chapitre ",
                                                           "CHAPITRE ", "Section ", "SECTION ", "ANNEXE "};
    const bool begins =
        std::any_of(words.begin(), words.end(), [&](std::string_view word) { return line.starts_with(word); });
    if (!begins) return {};
    constexpr std::size_t longest = 80;
    if (line.size() > longest) {
        const std::size_t space = line.rfind(' ', longest);
        line = line.substr(0, space == std::string::npos ? 0 : space) + " …";
    }
    return line;
}

// Contents of a text of several pages: its parts, and the headings within them.
void add_contents(Model& model, Index& index, const Act& act, const std::vector<Passage>& passages) {
    model["content"] = Model::array();
    constexpr std::size_t most = 60;
    std::string part;
    for (const Passage& passage : passages) {
        if (model["content"].size() == most) break;
        std::string own = heading_of(act, passage);
        const bool begins_part = own != part;
        const bool is_beside = passage.kind == PassageKind::annex || passage.kind == PassageKind::report;
        std::string heading = begins_part ? index.display_title(own) : is_beside ? heading_in(passage.text) : "";
        part = std::move(own);
        if (heading.empty()) continue;
        model["content"].push_back({{"content_url", passage_url(act, passage, "")},
                                    {"content_text", french_spacing(heading)},
                                    {"content_page", passage.page > 0 ? fmt::format("page {}", passage.page) : ""},
                                    {"content_within", !begins_part}});
    }
    model["has_content"] = model["content"].size() > 1;
}

Model sections(const Act& act, const std::vector<Passage>& passages, std::size_t first, std::size_t end, int line,
               const query::Marker& marker, const std::vector<std::size_t>& found, const std::string& asked) {
    Model list = Model::array();
    std::set<const corpus::Table*> shown;
    std::set<int> begun;
    for (std::size_t i = first; i < end; ++i) begun.insert(passages[i].lines.start);
    const std::size_t sought = line > 0 && begun.count(line) == 0 ? holding(passages, line) : passages.size();
    std::string heading = first > 0 ? heading_of(act, passages[first - 1]) : std::string();
    for (std::size_t i = first; i < end; ++i) {
        const auto& passage = passages[i];
        auto own = heading_of(act, passage);
        if (list.empty() || own != heading) {
            const bool goes_on = list.empty() && own == heading;
            list.push_back(
                {{"section_heading", own + (goes_on ? " (suite)" : "")}, {"section_passage", Model::array()}});
        }
        heading = std::move(own);
        // Where a long line is cut into pieces, the first has its number.
        const bool is_first = begun.erase(passage.lines.start) > 0 && passage.lines.start > 0;
        const auto next = std::upper_bound(found.begin(), found.end(), i);
        const auto here = std::lower_bound(found.begin(), found.end(), i);
        const bool is_found = here != next;
        const bool has_next = is_found && next != found.end();
        const bool has_previous = is_found && here != found.begin();
        list.back()["section_passage"].push_back(
            {{"piece_previous", has_previous ? passage_url(act, passages[*(here - 1)], asked) : std::string()},
             {"piece_next", has_next ? passage_url(act, passages[*next], asked) : std::string()},
             {"piece_anchor", is_first ? anchor(passage.lines.start) : std::string()},
             {"piece_inner_anchor", i == sought ? anchor(line) : std::string()},
             {"piece_sought", line > 0 && (i == sought || passage.lines.start == line)},
             {"piece_place", place_of(passage)},
             {"piece_plain", !is_first},
             {"piece_block", passage_blocks(act, passage, marker, shown)}});
    }
    return list;
}

}  // namespace

std::string text_url(const std::string& id, int line, const std::string& asked) {
    std::string address = fmt::format("/actes/{}/texte", query::percent_encode(id));
    char mark = '?';
    if (!asked.empty()) {
        address += "?q=" + query::percent_encode(asked);
        mark = '&';
    }
    return line > 0 ? fmt::format("{0}{1}ligne={2}#l{2}", address, mark, line) : address;
}

Outcome answer_text_page(Call& call) {
    const auto json = call.index.act(call.captures.at(0));
    if (!json) return problem(json.error());
    const auto act = corpus::act_from_json(*json);
    if (!act) return problem(act.error());
    const auto passages = call.index.passages(act->id);
    if (!passages) return problem(passages.error());

    const int line = call.parameters.integer("ligne", 0);
    if (line > 0 && call.parameters.has("page")) {
        const std::string message = "either a page or a line opens the text";
        return problem({400, message, {{"ligne", message, {}, ParameterFault::other}}});
    }
    const int pages = pages_of(passages->size(), kPassagesOnAPage);
    const int page = line > 0 ? static_cast<int>(holding(*passages, line)) / kPassagesOnAPage + 1
                              : call.parameters.integer("page", 1);
    const std::string asked = call.parameters.first("q");
    const auto address = text_url(act->id, 0, asked);
    const auto page_url = [&](int number) {
        return number == 1 ? address : fmt::format("{}{}page={}", address, asked.empty() ? '?' : '&', number);
    };
    if (page > pages) return problem(no_such_page(pages, page_url));

    const std::string title =
        act->title.value_or("").empty() ? act->source.file : call.index.display_title(*act->title);
    const std::string number = act->number ? "n°\u00A0" + *act->number : std::string();
    auto model = page_model(
        call,
        fmt::format("Texte intégral, {}{}{}{} — Recueil", number, number.empty() ? "" : ", ", title, page_suffix(page)),
        "");
    const auto marker = add_search_of(model, call);
    if (!marker) return problem(marker.error());
    model["canonical_url"] = page == 1 ? text_url(act->id) : fmt::format("{}?page={}", text_url(act->id), page);
    model["act_url"] = act_url(act->id, asked);
    model["act_kind"] = act->is_document ? "Document sans acte" : "Délibération";
    model["act_number"] = number;
    model["act_title"] = french_spacing(title);
    const auto first = static_cast<std::size_t>(page - 1) * kPassagesOnAPage;
    const auto end = std::min(passages->size(), first + kPassagesOnAPage);
    const auto found = found_in(*passages, *marker);
    model["text_action"] = text_url(act->id);
    add_found(model, *act, *passages, found, asked);
    add_contents(model, call.index, *act, *passages);
    model["text_section"] = sections(*act, *passages, first, end, line, *marker, found, asked);
    add_pages(model, "Pages du texte", page, pages, page_url);
    const auto api = fmt::format("/api/v1/acts/{}/passages", query::percent_encode(act->id));
    model["passages_json_url"] = page == 1 ? api : fmt::format("{}?page={}", api, page);
    return page_response("text", model);
}

}  // namespace recueil::server
