#include <algorithm>
#include <optional>
#include <unordered_map>

#include <fmt/format.h>

#include "corpus/act_tables.h"
#include "corpus/corpus.h"
#include "corpus/council_acts.h"
#include "corpus/identity.h"
#include "corpus/rules/layout.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/reading.h"
#include "corpus/rules/text_fold.h"
#include "corpus/rules/utf8.h"
#include "corpus/source_positions.h"
#include "corpus/theme.h"

namespace recueil::corpus {

namespace {

Part part_of(const SourceLines& source, PartKind kind, std::string title, const Lines& lines) {
    return {kind, std::move(title), lines, page_of_line(source.document(), source.source_line(lines.start)),
            page_of_line(source.document(), source.source_line(lines.end))};
}

// The first paragraph that is no place and day.
std::string first_heading(const SourceLines& lines, int begin, int end, WordList& words) {
    static const RE2 place_and_day(R"(\p{Lu}[\p{L} '’-]*,?\s+le\s+\d.*)");
    for (int line = lines.next_text(begin, end); line < end; line = lines.next_text(line + 1, end)) {
        if (matches(place_and_day, lines.trimmed(line))) continue;
        JoinedText heading;
        for (; line < end && !lines.blank(line) && heading.text().size() < 160; ++line)
            heading.add(lines.raw(line), line, words);
        return heading.text().substr(0, code_point_border(heading.text(), 400));
    }
    return {};
}

Act understand_document(const Document& document, const SourceLines& lines, WordList& words) {
    Act act;
    act.is_document = true;
    const int first = std::max(1, lines.next_text(1, lines.count() + 1));
    const int last = std::max(first, lines.previous_text(lines.count(), 1));
    const std::string title = first_heading(lines, 1, lines.count() + 1, words);
    act.title = title.empty() ? document.file : title;
    act.source = {document.file, document.sha256, {std::min(first, last), last}};
    act.parts.push_back(part_of(lines, PartKind::document, *act.title, act.source.lines));
    return act;
}

Act understand_act(const Document& document, const SourceLines& lines, WordList& words, const ActLayout& layout) {
    Act act;
    act.source = {document.file, document.sha256, {layout.deliberation.start, layout.end()}};
    Reading reading{lines, words, layout, act};
    const int grounds = read_header(reading);
    const int decision = layout.decision != 0 ? layout.decision : layout.signature;
    read_grounds(reading, grounds, decision);
    read_decision(reading, decision, layout.signature);
    read_signature(reading);
    read_report(reading);
    read_grants(reading);
    read_citations(reading);
    read_relations(reading);

    act.parts.push_back(part_of(lines, PartKind::deliberation, act.title.value_or(""), layout.deliberation));
    for (const Lines& annex : layout.annexes) {
        std::string title = first_heading(lines, annex.start, annex.end + 1, words);
        act.parts.push_back(part_of(lines, PartKind::annex, std::move(title), annex));
    }
    if (layout.report.start != 0) {
        const std::string title = act.report && act.report->title ? *act.report->title : std::string();
        act.parts.push_back(part_of(lines, PartKind::report, title, layout.report));
    }
    std::stable_sort(act.parts.begin(), act.parts.end(),
                     [](const Part& a, const Part& b) { return a.lines.start < b.lines.start; });
    if (layout.outside.start != 0) {
        act.notes.push_back("lines " + std::to_string(layout.outside.start) + "-" + std::to_string(layout.outside.end) +
                            ": text after the report belongs to no act");
    }
    return act;
}

// The form of the département councils: each act has its number in brackets above the grounds, and a decision formula
// where its pages could be read so far.
bool is_departement_form(const std::vector<Act>& acts, const std::vector<ActLayout>& layouts) {
    std::size_t sure = 0;
    for (std::size_t i = 0; i < acts.size(); ++i)
        if (acts[i].number && (layouts[i].decision != 0 || !acts[i].visas.empty())) ++sure;
    return sure * 2 > acts.size();
}

std::vector<Act> read_departement_acts(const Document& document, const SourceLines& lines, WordList& words) {
    const auto layouts = lay_out(lines);
    std::vector<Act> acts;
    acts.reserve(layouts.size());
    for (const ActLayout& layout : layouts) acts.push_back(understand_act(document, lines, words, layout));
    if (!is_departement_form(acts, layouts)) acts.clear();
    int begin = 1;
    for (Act& act : acts) {
        act.form = acts.size() > 1 ? Form::bundle : Form::single;
        put_stamps(lines, begin, act.source.lines.end + 1, act);
        begin = act.source.lines.end + 1;
    }
    return acts;
}

void complete(const Document& document, const SourceLines& lines, Act& act) {
    if (act.parts.empty())
        act.parts.push_back(part_of(lines, PartKind::deliberation, act.title.value_or(""), act.source.lines));
    if (!act.is_document && !act.theme) act.theme = estimate_theme(act);
    act.id = identity_of(act);
    act.source.media_type = document.media_type;
    act.source.pages = static_cast<int>(document.page_starts.size());
}

// The first of the acts has the notes of the reader, so that each is said once.
void note_reading(const Document& document, std::vector<Act>& acts) {
    std::vector<std::string>& notes = acts.front().notes;
    notes.insert(notes.begin(), document.notes.begin(), document.notes.end());
}

// The text of a document that is in none of its acts (the roll call, questions without decision, the closing), as a
// document of its own, so that a search finds it. Absent where there is next to none.
std::optional<Act> text_outside_acts(const Document& document, const SourceLines& lines, WordList& words,
                                     const std::vector<Act>& acts) {
    constexpr std::size_t least_bytes = 200;
    Act outside;
    outside.is_document = true;
    std::size_t bytes = 0;
    int begin = 1;
    const auto add = [&](int end) {
        const int first = lines.next_text(begin, end);
        const int last = lines.previous_text(end - 1, begin);
        if (first >= end || last < first) return;
        for (int line = first; line <= last; ++line) bytes += lines.trimmed(line).size();
        outside.parts.push_back(
            part_of(lines, PartKind::document, first_heading(lines, first, last + 1, words), {first, last}));
    };
    for (const Act& act : acts) {
        add(act.source.lines.start);
        begin = std::max(begin, act.source.lines.end + 1);
    }
    add(lines.count() + 1);
    if (bytes < least_bytes) return {};
    outside.form = acts.front().form;
    outside.institution = acts.front().institution;
    outside.session_date = acts.front().session_date;
    outside.title = outside.parts.front().title.empty() ? document.file : outside.parts.front().title;
    outside.source = {
        document.file, document.sha256, {outside.parts.front().lines.start, outside.parts.back().lines.end}};
    return outside;
}

// The acts of a document, or the document itself where it has none; lines are those of `lines`.
std::vector<Act> read_acts(const Document& document, const SourceLines& lines, WordList& words) {
    std::vector<Act> acts = read_departement_acts(document, lines, words);
    Form form = Form::other;
    if (acts.empty()) {
        CouncilActs found = read_council_acts(lines, words);
        acts = std::move(found.acts);
        form = found.form;
        if (!acts.empty())
            if (auto outside = text_outside_acts(document, lines, words, acts)) acts.push_back(std::move(*outside));
    }
    if (acts.empty()) {
        acts.push_back(understand_document(document, lines, words));
        acts.back().form = form;
    }
    std::unordered_map<std::string, int> seen;
    for (Act& act : acts) {
        complete(document, lines, act);
        // Two acts of one document under one number are two acts.
        if (const int before = seen[act.id]++; before != 0) act.id += "-" + std::to_string(before + 1);
    }
    note_reading(document, acts);
    return acts;
}

// Of one kind of fact: the longest real act has a few hundred. What shows, traces and writes an act costs as much for
// each.
constexpr std::size_t most_facts = 10'000;

template <class Fact>
void bound(std::vector<Fact>& facts, const char* name, std::vector<std::string>& notes) {
    if (facts.size() <= most_facts) return;
    notes.push_back(fmt::format("{} {} are more than any act has: those after the first {} are left out", facts.size(),
                                name, most_facts));
    facts.resize(most_facts);
}

// After the passages were cut by them: all text stays.
void bound_facts(Act& act) {
    bound(act.visas, "visas", act.notes);
    bound(act.recitals, "recitals", act.notes);
    bound(act.opinions, "opinions", act.notes);
    bound(act.articles, "articles", act.notes);
    bound(act.votes, "votes", act.notes);
    bound(act.recusals, "recusals", act.notes);
    bound(act.signatories, "signatories", act.notes);
    bound(act.relations, "relations", act.notes);
    bound(act.citations, "citations", act.notes);
    bound(act.grants, "grants", act.notes);
    bound(act.tables, "tables", act.notes);
    bound(act.doubts, "doubts", act.notes);
}

}  // namespace

std::vector<Act> understand(const Document& document) {
    const SourceLines lines(document);
    WordList words(document);
    std::vector<Act> acts = read_acts(document, lines, words);
    for (Act& act : acts) {
        bound_facts(act);
        to_source_lines(lines, act);
        add_tables(document, act);
    }
    return acts;
}

std::vector<ActPassages> understand_passages(const Document& document) {
    const SourceLines lines(document);
    WordList words(document);
    std::vector<ActPassages> result;
    for (Act& act : read_acts(document, lines, words)) {
        std::vector<Passage> passages = cut_passages(lines, words, act);
        bound_facts(act);
        to_source_lines(lines, act);
        to_source_lines(lines, passages);
        add_tables(document, act);
        result.push_back({std::move(act), std::move(passages)});
    }
    return result;
}

}  // namespace recueil::corpus
