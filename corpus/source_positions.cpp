#include "corpus/source_positions.h"

#include <algorithm>

namespace recueil::corpus {

namespace {

void move(const SourceLines& source, Lines& lines) {
    lines = {source.source_line(lines.start), source.source_line(lines.end)};
}

template <class Items>
void move_all(const SourceLines& source, Items& items) {
    for (auto& item : items) move(source, item.lines);
}

}  // namespace

void to_source_lines(const SourceLines& lines, Act& act) {
    move(lines, act.attendance.lines);
    move_all(lines, act.recusals);
    move_all(lines, act.visas);
    move_all(lines, act.recitals);
    move_all(lines, act.opinions);
    move_all(lines, act.articles);
    move_all(lines, act.votes);
    move_all(lines, act.signatories);
    if (act.report) move(lines, act.report->lines);
    move_all(lines, act.relations);
    move_all(lines, act.citations);
    move_all(lines, act.grants);
    move_all(lines, act.parts);
    // Stretches between the acts of a text without line breaks are on one line of the document.
    if (act.is_document)
        act.parts.erase(std::unique(act.parts.begin(), act.parts.end(),
                                    [](const Part& a, const Part& b) {
                                        return a.lines.start == b.lines.start && a.lines.end == b.lines.end;
                                    }),
                        act.parts.end());
    move_all(lines, act.tables);
    move_all(lines, act.doubts);
    move(lines, act.source.lines);
}

void to_source_lines(const SourceLines& lines, std::vector<Passage>& passages) {
    for (Passage& passage : passages) {
        move(lines, passage.lines);
        for (LineStart& start : passage.line_starts) start.line = lines.source_line(start.line);
    }
}

}  // namespace recueil::corpus
