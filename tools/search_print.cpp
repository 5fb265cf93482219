#include "tools/search_print.h"

#include <algorithm>

#include <fmt/format.h>

#include "indexer/fields.h"
#include "query/answers/csv.h"
#include "tools/language.h"
#include "tools/messages.h"
#include "tools/wrap.h"

namespace recueil::tools {

namespace {

// The passage with what matched marked; highlights count code points. Control characters of the document never reach
// the terminal.
std::string marked(const query::PassageHit& passage, const Style& style) {
    std::string out;
    std::string piece;
    std::size_t point = 0;
    auto next = passage.highlights.begin();
    bool inside = false;
    const auto finish_piece = [&] {
        const std::string text = one_line(piece);
        piece.clear();
        if (!inside) {
            out += text;
            return;
        }
        out += style.on ? style.match(text) : fmt::format("**{}**", text);
        inside = false;
        ++next;
    };
    for (const char byte : passage.text) {
        if (starts_code_point(byte)) {
            if (inside && point >= next->second) finish_piece();
            if (!inside && next != passage.highlights.end() && point == next->first) {
                finish_piece();
                inside = true;
            }
            ++point;
        }
        piece.push_back(byte);
    }
    finish_piece();
    return out;
}

std::string place(const query::PassageHit& passage) {
    std::string text = translated(passage.part);
    if (!passage.label.empty()) text += " " + passage.label;
    if (passage.line_start > 0) text += say(", line {}", passage.line_start);
    if (passage.page > 0) text += say(", page {}", passage.page);
    return text;
}

// « phrase … », « days … »: the word that a line of a plan begins with.
std::string plan_words(const std::string& line) {
    const std::size_t end = std::min(line.find(' '), line.size());
    return translated(line.substr(0, end)) + line.substr(end);
}

std::string heading(const query::Hit& hit, bool says_institution) {
    std::vector<std::string> pieces;
    const std::string institution = says_institution ? hit.institution : std::string();
    for (const std::string& piece : {hit.number, hit.session_date, institution, hit.assembly, hit.outcome}) {
        if (!piece.empty()) pieces.push_back(piece);
    }
    if (pieces.empty()) pieces.push_back(hit.file);
    return fmt::format("{}", fmt::join(pieces, " · "));
}

std::string hit_text(const query::Hit& hit, std::size_t rank, bool says_institution, const Style& style) {
    std::string out = fmt::format("{:>3}. {}\n", rank, style.bold(one_line(heading(hit, says_institution))));
    out += wrap(one_line(hit.title), "     ", style.columns);
    for (const query::PassageHit& passage : hit.passages) {
        out += "     " + style.dim("[" + place(passage) + "]") + "\n";
        out += wrap(marked(passage, style), "       ", style.columns);
    }
    return out + "     " + style.dim(one_line(fmt::format("id {} · {}", hit.id, hit.file))) + "\n\n";
}

// The French name that the page has for it; in English the name of the filter.
std::string shown_name(const query::Facet& facet) {
    const indexer::Field* field = language() == Language::french ? indexer::find_field(facet.field) : nullptr;
    return field == nullptr ? facet.field : std::string(field->facet.label);
}

// Values with fixed names have French labels.
const std::string& shown_value(const query::Facet& facet, const query::FacetValue& value) {
    const bool has_fixed_names = facet.field == "part" || facet.field == "form" || facet.field == "vote";
    return has_fixed_names && language() == Language::english ? value.value : value.label;
}

std::string facet_text(const query::Facet& facet, const Style& style) {
    constexpr std::size_t most_values = 12;
    std::vector<std::string> values;
    for (const query::FacetValue& value : facet.values) {
        if (values.size() == most_values) break;
        values.push_back(fmt::format("{}{} ({})", value.selected ? "*" : "", shown_value(facet, value), value.count));
    }
    const std::size_t more = facet.more + facet.values.size() - values.size();
    if (more > 0) values.push_back(say("and {} more", more));
    constexpr std::size_t margin = 12;
    const std::string name = shown_name(facet);
    const std::string lines =
        wrap(one_line(fmt::format("{}", fmt::join(values, "; "))), std::string(margin, ' '), style.columns);
    if (columns_of(name) >= margin) return style.bold(name) + "\n" + lines;
    return style.bold(name) + lines.substr(columns_of(name));
}

std::string count_text(const query::SearchResponse& response) {
    std::string text = counted(response.total, "act", "acts");
    if (!response.total_exact) text = say("about {}", text);
    if (!response.text.empty()) text += say(" for « {} »", one_line(response.text));
    if (response.hits.empty() || response.hits.size() == response.total) return text + "\n";
    const std::size_t first = static_cast<std::size_t>(response.page - 1) * static_cast<std::size_t>(response.per_page);
    return text + say(", {} to {}\n", first + 1, first + response.hits.size());
}

}  // namespace

std::string search_text(const query::SearchResponse& response, const Style& style, bool explain) {
    std::string out = style.bold(count_text(response));
    if (explain) out += say("understood as {}", response.parsed) + "\n";
    for (const query::PlanLine& each : response.plan)
        out += fmt::format("{:{}}{}: {}\n", "", 2 * each.depth + 2, plan_words(each.text),
                           counted(each.acts, "act", "acts"));
    for (const query::Diagnostic& diagnostic : response.diagnostics)
        out += say("note: {}", one_line(in_language(diagnostic.message))) + "\n";
    if (response.suggestion) out += say("did you mean: {}", one_line(*response.suggestion)) + "\n";
    if (response.partial) out += translated("no act holds all the words; these hold most of them") + "\n";
    for (const query::WordCount& each : response.word_counts)
        out += say("  {}: {}\n", one_line(response.text.substr(each.begin, each.end - each.begin)),
                   each.acts > 0
                       ? counted(each.acts, "act", "acts")
                       : translated(response.is_filtered ? msgid("no act with these filters") : msgid("no act")));
    for (const query::Expanded& each : response.expanded)
        out += say("also looked for: {} (for {}; --literal does without)\n", one_line(each.words),
                   one_line(response.text.substr(each.begin, each.end - each.begin)));
    if (!response.hits.empty()) out += "\n";
    std::size_t rank = static_cast<std::size_t>(response.page - 1) * static_cast<std::size_t>(response.per_page);
    // Where all acts are one council's, it goes without saying.
    const bool are_of_several = std::any_of(response.hits.begin(), response.hits.end(), [&](const query::Hit& hit) {
        return hit.institution != response.hits.front().institution;
    });
    for (const query::Hit& hit : response.hits) out += hit_text(hit, ++rank, are_of_several, style);
    for (const query::Facet& facet : response.facets) {
        if (!facet.values.empty()) out += facet_text(facet, style);
    }
    return out;
}

std::string search_csv(const query::SearchResponse& response) {
    std::string out = query::csv_line({"id", "kind", "number", "session_date", "assembly", "title", "outcome",
                                       "commissions", "score", "file", "part", "line", "passage"});
    for (const query::Hit& hit : response.hits) {
        const query::PassageHit best = hit.passages.empty() ? query::PassageHit{} : hit.passages.front();
        out += query::csv_line({hit.id, hit.kind, hit.number, hit.session_date, hit.assembly, hit.title, hit.outcome,
                                fmt::format("{}", fmt::join(hit.commissions, "; ")), fmt::format("{:.3f}", hit.score),
                                hit.file, best.label.empty() ? best.part : best.part + " " + best.label,
                                best.line_start > 0 ? std::to_string(best.line_start) : "", best.text});
    }
    return out;
}

}  // namespace recueil::tools
