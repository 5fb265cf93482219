#include <optional>

#include "corpus/rules/pattern.h"
#include "corpus/rules/people.h"
#include "corpus/rules/reading.h"
#include "corpus/rules/text_fold.h"
#include "corpus/rules/utf8.h"
#include "corpus/rules/visas.h"

namespace recueil::corpus {

namespace {

enum class Ground { none, visa, recital, paragraph };

Ground ground_at(std::string_view line) {
    static const RE2 visa(R"((?:Vu|VU)(?:\s|\s*,|$).*)");
    static const RE2 recital(R"((?:Considérant|CONSIDERANT|CONSIDÉRANT|Considerant|Attendu|ATTENDU)\b.*)");
    if (matches(visa, line)) return Ground::visa;
    if (matches(recital, line)) return Ground::recital;
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

// « Mesdames X et Y ainsi que Monsieur Z, intéressés à l'affaire, sont sortis de la salle »: those who took no part.
bool tells_recusal(std::string_view text) {
    static const RE2 pattern(
        R"(interesse(?:e|\(e\))?s?\s+(?:a|par)\s+(?:l'affaire|cette affaire|ce dossier|ce rapport|la question)|(?:sont|est) sorti(?:e|\(e\))?s? de la salle|(?:ont|a) quitte la (?:salle|seance)|(?:n'ont|n'a|ne prend|ne prennent|n'a pas|n'ont pas)\s+(?:pas\s+)?(?:pris\s+)?part\s+(?:ni\s+)?(?:au|a ce|aux|a la)\s*(?:debats?|votes?|deliberation)|se (?:deporte|sont deporte|deportent)|ne (?:participe|participent|participant) pas au vote)");
    return RE2::PartialMatch(piece(fold_text(text)), pattern);
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
            } else if (after_blank && (open_ == Ground::none || closed(current_.text()) || !starts_lower(text))) {
                close();
                open_ = Ground::paragraph;
            }
            current_.add(lines.raw(line), line, reading_.words);
            after_blank = false;
        }
        close();
    }

  private:
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
        if (tells_recusal(text)) {
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
            R"((?i)(?:le conseil|la commission permanente|l['’]assembl[ée]e|le bureau|le comit[ée])\b.{0,100},?)");
        if (matches(opening, text)) return;
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
