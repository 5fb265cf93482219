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
        std::vector<Reference> references;
        find_deliberations(joined.text(), reading_.session(), references);
        find_texts(joined.text(), references);
        std::stable_sort(references.begin(), references.end(),
                         [](const Reference& a, const Reference& b) { return a.begin < b.begin; });
        for (Reference& reference : references) {
            const Lines span = joined.lines_of(reference.begin, reference.end);
            add(reference, part, label, span);
        }
    }

    void read_visa(const Visa& visa) {
        const bool cites = visa.kind == ReferenceKind::deliberation || visa.kind == ReferenceKind::code ||
                           visa.kind == ReferenceKind::law || visa.kind == ReferenceKind::decree ||
                           visa.kind == ReferenceKind::ordinance || visa.kind == ReferenceKind::order;
        if (!cites) return;
        Reference reference;
        reference.kind = visa.kind;
        reference.number = visa.number;
        reference.date = visa.date;
        reference.body = visa.body;
        reference.code = visa.code;
        reference.articles = visa.articles;
        add(reference, "visa", {}, visa.lines);
    }

  private:
    // An act that names itself, or only the day it is taken on, cites nothing.
    bool itself(const Reference& reference) const {
        if (reference.kind != ReferenceKind::deliberation) return false;
        const Act& act = reading_.act;
        if (reference.number)
            return act.number && fold_text(*reference.number) == fold_text(*act.number) &&
                   (!reference.date || reference.date == act.session_date);
        if (!reference.date || reference.date != act.session_date) return false;
        // Another assembly may have met on that day.
        if (!reference.body || !act.assembly) return true;
        const std::string body = fold_text(*reference.body);
        return body == fold_text(*act.assembly) || body.find("assemblee") == 0;
    }

    void add(const Reference& reference, std::string_view part, const OptionalText& label, const Lines& span) {
        if (itself(reference)) return;
        Citation citation;
        citation.kind = reference.kind;
        citation.number = reference.number;
        citation.date = reference.date;
        citation.body = reference.body;
        citation.code = reference.code;
        citation.articles = reference.articles;
        citation.part = std::string(part);
        citation.label = label;
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
        reader.read_part(reading.join_lines(recital.lines.start, recital.lines.end + 1), "recital");
    for (const Article& article : reading.act.articles)
        reader.read_part(reading.join_lines(article.lines.start, article.lines.end + 1), "article", article.label);
    for (const Lines& annex : reading.layout.annexes)
        reader.read_part(reading.join_lines(annex.start, annex.end + 1), "annex");
    if (reading.layout.report.start != 0)
        reader.read_part(reading.join_lines(reading.layout.report.start, reading.layout.report.end + 1), "report");
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
