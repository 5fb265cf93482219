#include <algorithm>
#include <set>

#include "corpus/reference.h"
#include "corpus/rules/deliberation_references.h"
#include "corpus/rules/reading.h"
#include "corpus/rules/text_fold.h"
#include "corpus/rules/text_references.h"

namespace recueil::corpus {

namespace {

class CitationReader {
  public:
    explicit CitationReader(Reading& reading) : reading_(reading) {}

    void read_part(const JoinedText& joined, std::string_view part, const OptionalText& label = {}) {
        const FoldedText text(joined.text());
        for (const Reference& reference : references_in(text))
            add(reference, part, label, span_of(joined, text, reference));
    }

    // The visa's own number, day and articles replace the first reference of its kind.
    void read_visa(const Visa& visa) {
        const JoinedText joined = reading_.placed(visa.text, visa.lines);
        const FoldedText text(joined.text());
        const bool cites = visa.kind == ReferenceKind::deliberation || visa.kind == ReferenceKind::code ||
                           visa.kind == ReferenceKind::law || visa.kind == ReferenceKind::decree ||
                           visa.kind == ReferenceKind::ordinance || visa.kind == ReferenceKind::order;
        bool own_done = !cites;
        std::vector<Reference> references = references_in(text);
        const bool found = std::any_of(references.begin(), references.end(),
                                       [&](const Reference& each) { return each.kind == visa.kind; });
        if (cites && !found) add(own_reference(visa), "visa", {}, visa.lines);
        for (Reference& reference : references) {
            if (!own_done && reference.kind == visa.kind) {
                own_done = true;
                add(own_reference(visa), "visa", {}, visa.lines);
            } else {
                add(reference, "visa", {}, span_of(joined, text, reference));
            }
        }
    }

  private:
    std::vector<Reference> references_in(const FoldedText& text) const {
        std::vector<Reference> references;
        find_deliberations(text, reading_.session(), references);
        find_texts(text, references);
        std::stable_sort(references.begin(), references.end(),
                         [](const Reference& a, const Reference& b) { return a.begin < b.begin; });
        return references;
    }

    static Lines span_of(const JoinedText& joined, const FoldedText& text, const Reference& reference) {
        return joined.lines_of(text.source_of(reference.begin), text.source_of(reference.end));
    }

    static Reference own_reference(const Visa& visa) {
        Reference reference;
        reference.kind = visa.kind;
        reference.number = visa.number;
        reference.date = visa.date;
        reference.body = visa.body;
        reference.code = visa.code;
        reference.articles = visa.articles;
        return reference;
    }

    // An act that names itself, or only the day it is taken on, cites nothing; but a visa is of another act of that
    // day.
    bool itself(const Reference& reference, bool visa) const {
        if (reference.kind != ReferenceKind::deliberation) return false;
        const Act& act = reading_.act;
        if (reference.number)
            return act.number && fold_text(*reference.number) == fold_text(*act.number) &&
                   (!reference.date || reference.date == act.session_date);
        if (visa || !reference.date || reference.date != act.session_date) return false;
        // Another assembly may have met on that day.
        if (!reference.body || !act.assembly) return true;
        const std::string body = fold_text(*reference.body);
        return body == fold_text(*act.assembly) || body.find("assemblee") == 0;
    }

    void add(const Reference& reference, std::string_view part, const OptionalText& label, const Lines& span) {
        if (itself(reference, part == "visa")) return;
        Citation citation;
        citation.kind = reference.kind;
        citation.number = reference.number;
        citation.date = reference.date;
        citation.body = reference.body;
        citation.code = reference.code;
        citation.articles = reference.articles;
        citation.part = std::string(part);
        if (label && !label->empty()) citation.label = label;
        citation.lines = span;
        reading_.act.citations.push_back(std::move(citation));
    }

    Reading& reading_;
};

}  // namespace

void read_citations(Reading& reading) {
    CitationReader reader(reading);
    for (const Visa& visa : reading.act.visas) reader.read_visa(visa);
    for (const Recital& recital : reading.act.recitals)
        reader.read_part(reading.placed(recital.text, recital.lines), "recital");
    for (const Article& article : reading.act.articles)
        reader.read_part(reading.placed(article.text, article.lines), "article", article.label);
    for (const Lines& annex : reading.layout.annexes)
        reader.read_part(reading.join_lines(annex.start, annex.end + 1), "annex");
    const Lines& report = reading.layout.report;
    if (report.start != 0) reader.read_part(reading.join_lines(report.start, report.end + 1), "report");
}

void read_report_citations(Reading& reading, int begin, int end) {
    const Act& act = reading.act;
    std::vector<bool> read(static_cast<std::size_t>(std::max(end - begin, 0)), false);
    const auto mark = [&](const Lines& lines) {
        for (int line = std::max(lines.start, begin); line <= lines.end && line < end; ++line)
            read[static_cast<std::size_t>(line - begin)] = true;
    };
    for (const Visa& visa : act.visas) mark(visa.lines);
    for (const Recital& recital : act.recitals) mark(recital.lines);
    for (const Article& article : act.articles) mark(article.lines);
    CitationReader reader(reading);
    for (int line = begin; line < end;) {
        int last = line;
        while (last < end && !read[static_cast<std::size_t>(last - begin)]) ++last;
        if (last > line) reader.read_part(reading.join_lines(line, last), "report");
        line = std::max(last, line + 1);
    }
}

}  // namespace recueil::corpus
