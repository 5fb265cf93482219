#include <algorithm>
#include <array>

#include "corpus/rules/pattern.h"
#include "corpus/rules/reading.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

// Services are named after what they are; a line that begins otherwise goes on with the name above it.
bool begins_unit(std::string_view line) {
    static const RE2 pattern(
        R"((?:pole|direction|sous-direction|service|bureau|mission|cabinet|secretariat|cellule|laboratoire|archives|delegation|agence|maison|unite|departement|centre|division|observatoire|inspection|mediatheque|musee|parc|regie|atelier|antenne|groupement|poste|coordination|plateforme)\b.*)");
    return matches(pattern, fold_text(line));
}

bool is_labelled(std::string_view line) {
    static const RE2 pattern(R"((?i)\p{L}+\(s\)\s*:.*)");
    return matches(pattern, line);
}

// « Arrageois, Artois, Lens-Hénin » to three; a line that ends in a comma or hyphen goes on.
void split_territories(std::string_view text, std::vector<std::string>& territories) {
    while (!text.empty()) {
        const std::size_t separator = text.find_first_of(",;");
        const std::string_view each = trim(text.substr(0, separator));
        if (!each.empty()) territories.emplace_back(each);
        text = separator == std::string_view::npos ? std::string_view{} : text.substr(separator + 1);
    }
}

// The lines of the report's title: those that together repeat the act's; in capitals where it differs.
int read_title(const Reading& reading, int begin, int end, Report& report) {
    const SourceLines& lines = reading.lines;
    const std::string act_title = reading.act.title ? fold_text(*reading.act.title) : std::string();
    JoinedText repeated;
    JoinedText capitals;
    int line = lines.next_text(begin, end);
    int after_repeated = 0;
    int after_capitals = line;
    bool in_capitals = true;
    for (int count = 0; line < end && count < 20; line = lines.next_text(line + 1, end), ++count) {
        if (is_labelled(lines.trimmed(line))) break;
        repeated.add(lines.raw(line), line, reading.words);
        std::string title = repeated.text();
        for (std::size_t at = title.find(" ,"); at != std::string::npos; at = title.find(" ,", at)) title.erase(at, 1);
        const std::string folded = fold_text(title);
        if (!act_title.empty() && folded == act_title) {
            report.title = std::move(title);
            after_repeated = line + 1;
            break;
        }
        in_capitals = in_capitals && all_upper(lines.trimmed(line));
        if (in_capitals) {
            capitals.add(lines.raw(line), line, reading.words);
            after_capitals = line + 1;
        }
        if (!in_capitals && !starts_with(act_title, folded)) break;
    }
    if (after_repeated != 0) return after_repeated;
    if (!capitals.empty()) report.title = capitals.text();
    return after_capitals;
}

}  // namespace

void read_report(Reading& reading) {
    const Lines span = reading.layout.report;
    if (span.start == 0) return;
    const SourceLines& lines = reading.lines;
    const int end = span.end + 1;
    Report report;
    report.lines = span;
    static const RE2 number(R"((?i)RAPPORT\s*N\s?[°º]?\s*(\d[\w./‐‑‒–−－-]*).*)");
    static const RE2 meeting(R"((?i)(?:R[ÉE]UNION|S[ÉE]ANCE)\s+DU\s+.+)");
    static const RE2 territories(R"((?i)Territoires?(?:\(s\))?\s*:\s*(.*))");
    JoinedText unit;
    const auto close_unit = [&] {
        if (!unit.empty()) report.units.push_back(unit.text());
        unit = {};
    };
    int line = lines.next_text(span.start + 1, end);
    for (; line < end; line = lines.next_text(line + 1, end)) {
        const std::string text = squeeze(lines.trimmed(line));
        if (const Match match = match_at(number, text, 0); match && !report.number) {
            close_unit();
            report.number = plain_hyphens(match[1]);
        } else if (const Match named = match_at(territories, text, 0)) {
            JoinedText list;
            list.add(named[1], line, reading.words);
            for (int next = line + 1; next < end && !lines.blank(next); ++next) {
                const std::string_view more = lines.trimmed(next);
                const bool goes_on = !list.empty() && (list.text().back() == ',' || list.text().back() == '-' ||
                                                       list.text().back() == ';' || starts_lower(more));
                if (!goes_on || is_labelled(more)) break;
                list.add(more, next, reading.words);
                line = next;
            }
            split_territories(list.text(), report.territories);
        } else if (matches(meeting, text)) {
            read_title(reading, line + 1, end, report);
            break;
        } else if (!report.number) {
            if (begins_unit(text)) close_unit();
            unit.add(lines.raw(line), line, reading.words);
        }
    }
    close_unit();

    static const RE2 code(R"([A-Z]{2,3}\d{8}-\d{1,4})");
    for (line = span.start; line < end; ++line) {
        const std::string_view text = lines.trimmed(line);
        if (text.size() < 32 && matches(code, text)) reading.act.document_code = std::string(text);
    }
    reading.act.report = std::move(report);
}

}  // namespace recueil::corpus
