#include <algorithm>
#include <unordered_map>

#include "corpus/corpus.h"
#include "corpus/identity.h"
#include "corpus/rules/layout.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/reading.h"
#include "corpus/rules/text_fold.h"
#include "corpus/rules/utf8.h"
#include "corpus/theme.h"

namespace recueil::corpus {

namespace {

Part part_of(const Document& document, PartKind kind, std::string title, const Lines& lines) {
    return {kind, std::move(title), lines, page_of_line(document, lines.start), page_of_line(document, lines.end)};
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
    act.parts.push_back(part_of(document, PartKind::document, *act.title, act.source.lines));
    act.id = identity_of(act);
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

    act.parts.push_back(part_of(document, PartKind::deliberation, act.title.value_or(""), layout.deliberation));
    for (const Lines& annex : layout.annexes) {
        std::string title = first_heading(lines, annex.start, annex.end + 1, words);
        act.parts.push_back(part_of(document, PartKind::annex, std::move(title), annex));
    }
    if (layout.report.start != 0) {
        const std::string title = act.report && act.report->title ? *act.report->title : std::string();
        act.parts.push_back(part_of(document, PartKind::report, title, layout.report));
    }
    std::stable_sort(act.parts.begin(), act.parts.end(),
                     [](const Part& a, const Part& b) { return a.lines.start < b.lines.start; });
    if (layout.outside.start != 0) {
        act.notes.push_back("lines " + std::to_string(layout.outside.start) + "-" + std::to_string(layout.outside.end) +
                            ": text after the report belongs to no act");
    }
    act.theme = estimate_theme(act);
    act.id = identity_of(act);
    return act;
}

}  // namespace

std::vector<Act> understand(const Document& document) {
    const SourceLines lines(document);
    WordList words(document);
    const auto layouts = lay_out(lines);
    if (layouts.empty()) return {understand_document(document, lines, words)};
    std::vector<Act> acts;
    acts.reserve(layouts.size());
    std::unordered_map<std::string, int> seen;
    for (const ActLayout& layout : layouts) {
        acts.push_back(understand_act(document, lines, words, layout));
        // Two acts of one document under one number are two acts.
        if (const int before = seen[acts.back().id]++; before != 0) acts.back().id += "-" + std::to_string(before + 1);
    }
    return acts;
}

}  // namespace recueil::corpus
