#include <algorithm>
#include <optional>

#include "corpus/rules/pattern.h"
#include "corpus/rules/people.h"
#include "corpus/rules/reading.h"
#include "corpus/rules/recusals.h"
#include "corpus/rules/text_fold.h"
#include "corpus/rules/utf8.h"
#include "corpus/rules/visas.h"
#include "corpus/text/folded_text.h"

namespace recueil::corpus {

namespace {

enum class Ground { none, visa, recital, paragraph };

Ground ground_at(std::string_view line) {
    const std::string folded = fold_ascii(line.substr(0, code_point_border(line, 200)));
    if (opens_visa(folded)) return Ground::visa;
    if (opens_recital(folded)) return Ground::recital;
    return Ground::none;
}

std::string without_final_mark(std::string_view text) {
    std::string_view trimmed = trim(text);
    while (!trimmed.empty() && (trimmed.back() == ';' || trimmed.back() == ','))
        trimmed = trim(trimmed.substr(0, trimmed.size() - 1));
    return std::string(trimmed);
}

bool closed(std::string_view text) {
    text = trim(text);
    return !text.empty() && (text.back() == ';' || text.back() == '.' || text.back() == ':');
}

// « … ses articles L.3211-1 et »: a sentence cannot end so.
bool dangling(std::string_view text) {
    static const RE2 pattern(
        R"((?i)(?:[,(-]|(?:^|[\s'])(?:et|ou|de|du|des|d'|l'|la|le|les|l|au|aux|a|en|par|pour|sur|dans|avec|ses?|son|sa|leurs?|nos?|n\s?o|articles?|relatifs?|relatives?|portant))\s*$)");
    const std::string_view end =
        text.substr(code_point_border(text, text.size() - std::min<std::size_t>(text.size(), 40)));
    return RE2::PartialMatch(fold_ascii(end), pattern);
}

class GroundsReader {
  public:
    explicit GroundsReader(Reading& reading) : reading_(reading) {}

    void read(int begin, int end) {
        const SourceLines& lines = reading_.lines;
        bool after_blank = true;
        for (int line = begin; line < end; ++line) {
            if (lines.page_foot(line)) continue;
            const std::string_view text = lines.trimmed(line);
            if (text.empty()) {
                // Blank lines around a page foot part nothing.
                after_blank = after_blank || !beside_foot(line);
                continue;
            }
            const Ground ground = ground_at(text);
            if (ground != Ground::none) {
                close();
                open_ = ground;
            } else if (opens_paragraph(line, text, after_blank)) {
                close();
                open_ = Ground::paragraph;
            }
            current_.add(lines.raw(line), line, reading_.words);
            after_blank = false;
        }
        close();
    }

  private:
    // A blank line parts what the next line does not go on with; a border that only the format marks parts what is
    // closed.
    bool opens_paragraph(int line, std::string_view text, bool after_blank) const {
        if (open_ == Ground::none || closed(current_.text()))
            return after_blank || reading_.lines.starts_paragraph(line);
        return after_blank && !starts_lower(text) && !dangling(current_.text());
    }

    bool beside_foot(int line) const {
        const SourceLines& lines = reading_.lines;
        int before = line;
        while (before > 1 && lines.blank(before)) --before;
        int after = line;
        while (after < lines.count() && lines.blank(after)) ++after;
        return lines.page_foot(before) || lines.page_foot(after);
    }

    void close() {
        if (!current_.empty()) {
            Act& act = reading_.act;
            const Lines span = current_.lines();
            switch (open_) {
                case Ground::visa: {
                    Visa visa = understand_visa(without_final_mark(current_.text()), reading_.session());
                    visa.lines = span;
                    if (auto opinion = opinion_of(visa)) act.opinions.push_back(std::move(*opinion));
                    act.visas.push_back(std::move(visa));
                    break;
                }
                case Ground::recital:
                    act.recitals.push_back({without_final_mark(current_.text()), span});
                    break;
                case Ground::paragraph:
                    read_paragraph(span);
                    break;
                case Ground::none:
                    break;
            }
        }
        current_ = {};
        open_ = Ground::none;
    }

    void read_paragraph(const Lines& span) {
        Act& act = reading_.act;
        const std::string& text = current_.text();
        if (says_recusal(fold_ascii(text))) {
            Recusal recusal;
            for (const FoundPerson& person : find_people(text)) recusal.members.push_back(person.person.name);
            recusal.text = text;
            recusal.lines = span;
            if (!recusal.members.empty()) {
                act.recusals.push_back(std::move(recusal));
                return;
            }
        }
        static const RE2 opening(
            R"((?i)(?:le\s+conseil|la\s+commission\s+permanente|l'\s?assemblee|le\s+bureau|le\s+comite)\b.{0,100},?)");
        if (matches(opening, fold_ascii(text))) return;
        act.notes.push_back(
            "lines " + std::to_string(span.start) + "-" + std::to_string(span.end) +
            ": no rule understood this part of the grounds: " + text.substr(0, code_point_border(text, 80)));
    }

    Reading& reading_;
    JoinedText current_;
    Ground open_ = Ground::none;
};

}  // namespace

void read_grounds(Reading& reading, int begin, int end) {
    GroundsReader(reading).read(begin, end);
}

}  // namespace recueil::corpus
