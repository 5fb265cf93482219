#include <algorithm>
#include <array>
#include <utility>

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "corpus/reference.h"
#include "corpus/rules/institution_case.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/people.h"
#include "corpus/rules/reading.h"
#include "corpus/rules/session_date.h"
#include "corpus/rules/session_labels.h"
#include "corpus/rules/session_roll.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

// Headers are in capitals, mostly without accents: the words that name institutions and assemblies get theirs back.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> accented{{
    {"departement", "Département"},
    {"departemental", "départemental"},
    {"departementale", "départementale"},
    {"general", "général"},
    {"regional", "régional"},
    {"region", "Région"},
    {"metropole", "Métropole"},
    {"metropolitain", "métropolitain"},
    {"communaute", "Communauté"},
    {"communautaire", "communautaire"},
    {"assemblee", "Assemblée"},
    {"d'agglomeration", "d'agglomération"},
    {"municipal", "municipal"},
    {"collectivite", "Collectivité"},
}};

std::string title_case(std::string_view word) {
    std::string out;
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(piece(word).as_string());
    text.toTitle(nullptr, icu::Locale::getFrench());
    text.toUTF8String(out);
    return out;
}

// « DELIBERATION DU CONSEIL DEPARTEMENTAL » to « Conseil départemental ».
OptionalText assembly_name(std::string_view heading) {
    static const RE2 pattern(R"((?i).*?D[ÉE]LIB[ÉE]RATIONS?\s+(?:DU|DE LA|DE L['’])\s*(.+))");
    const std::string text = squeeze(heading);
    const Match match = match_at(pattern, text, 0);
    if (!match) return {};
    std::string out;
    const std::string_view body = match[1];
    std::size_t begin = 0;
    while (begin <= body.size()) {
        const std::size_t end = std::min(body.find(' ', begin), body.size());
        const std::string_view word = body.substr(begin, end - begin);
        const std::string folded = fold_text(word);
        const auto known =
            std::find_if(accented.begin(), accented.end(), [&](const auto& each) { return each.first == folded; });
        std::string shown = known != accented.end() ? std::string(known->second) : folded;
        if (out.empty()) {
            shown = title_case(shown);
        } else {
            out += ' ';
        }
        out += shown;
        begin = end + 1;
    }
    return out;
}

enum class HeaderLabel { none, roll, secretary, rapporteur, object, unknown };

struct LabelledLine {
    HeaderLabel label = HeaderLabel::none;
    RollKind kind = RollKind::present;
    bool gives_proxies = false;
    std::string rest;  // of the line, behind its label
};

// « Étaient présents (2) : », « Rapporteur : », « Objet : », and any other label that people follow.
LabelledLine label_of(std::string_view line) {
    LabelledLine labelled;
    const FoldedText text(line);
    // « Étaient présents » alone on its line is a label too.
    const std::string closed = std::string(line) + " :";
    const FoldedText with_colon(closed);
    auto labels = find_roll_labels(text);
    if (labels.empty() || labels.front().begin != 0) {
        labels = find_roll_labels(with_colon);
        if (!labels.empty() && labels.front().end != with_colon.text().size()) labels.clear();
    }
    if (!labels.empty() && labels.front().begin == 0) {
        const RollLabel& found = labels.front();
        labelled.label = found.kind == RollKind::secretary ? HeaderLabel::secretary
                         : found.kind == RollKind::others  ? HeaderLabel::unknown
                                                           : HeaderLabel::roll;
        labelled.kind = found.kind;
        labelled.gives_proxies = found.gives_proxies;
        labelled.rest = std::string(line.substr(std::min(text.source_of(found.end), line.size())));
        return labelled;
    }
    static const RE2 rapporteur(R"((?i)rapporteure?(?:e?s)?\s*(?:general\w*\s*)?:\s*)");
    static const RE2 object(R"((?i)objet\s*:\s*)");
    static const RE2 known(
        R"((?i)(?:date|heure|lieu|convocation|quorum|nombre|votants?|en\s+exercice|presents?|commission|canton|dossier|affaire\s+suivie|direction|pole|service|presse|public|invites?|administration)\b[^:]{0,60}:)");
    static const RE2 with_people(
        R"([A-Z][^:]{1,70}\s*:\s*(?:M\.|MM\.|Mmes?\b|Mlle\b|Monsieur|Madame|Mesdames|Messieurs).*)");
    if (const Match match = match_at(rapporteur, text.text(), 0)) {
        labelled.label = HeaderLabel::rapporteur;
        labelled.rest = std::string(line.substr(text.source_of(match.end)));
    } else if (const Match title = match_at(object, text.text(), 0)) {
        labelled.label = HeaderLabel::object;
        labelled.rest = std::string(line.substr(text.source_of(title.end)));
    } else if (match_at(known, text.text(), 0) || matches(with_people, text.text())) {
        labelled.label = HeaderLabel::unknown;
    }
    return labelled;
}

const RE2& number_line() {
    static const RE2 pattern(
        R"((?i)\(\s*(?:D[ÉE]LIB[ÉE]RATION\s+)?N\s?[°ºo]?\s*([A-Z0-9][A-Z0-9 ./_‐‑‒–−－-]*?)\s*\))");
    return pattern;
}

// Where no empty line parts them, the list's final point and the capitals behind it do; « M. » ends a line, not a list.
bool title_after_list(std::string_view list, std::string_view line) {
    static const RE2 civility_at_end(R"((?:^|.*\s)(?:M|MM)\.)");
    return ends_with(list, ".") && !matches(civility_at_end, list) && all_upper(line);
}

// The list goes on behind an empty line: a comma, a civility or a first name alone ends it so far.
bool list_is_open(std::string_view list) {
    static const RE2 open(
        R"((?:^|.*[\s,;:])(?:et|(?:M|MM)\.|Mmes?|Mlle|Monsieur|Madame)|.*[,;-]|.*(?:M\.|Mme|Mlle|Monsieur|Madame)\s+[A-Z][a-z]+(?:-[A-Z][a-z]+)?)");
    return matches(open, fold_ascii(squeeze(list)));
}

// A line of names, by the civility it opens with.
bool opens_with_civility(std::string_view line) {
    static const RE2 civility(R"((?:M\.|MM\.|Mmes?|Mlle|Monsieur|Madame|Mesdames|Messieurs)\s.*)");
    return matches(civility, line);
}

// « Le Conseil départemental du Pas-de-Calais, » has the capitals of the name that the heading gives in capitals; its
// apostrophes stay the heading's.
void respell_institution(std::string_view opening, std::string& institution) {
    static const RE2 pattern(
        R"((?i)(?:le|la|l['’])\s*(?:conseil|commission|assembl[ée]e|bureau)\s+\p{L}+\s+((?:du|de la|de l['’]|des|de|d['’])\s*.+?),?$)");
    const std::string text = squeeze(opening);
    const Match match = match_at(pattern, text, 0);
    const std::size_t space = institution.find(' ');
    if (!match || space == std::string::npos) return;
    const std::string heading = institution.substr(space + 1);
    std::string place(match[1]);
    if (fold_text(heading) != fold_text(place)) return;
    const std::string_view curly = "’";
    if (heading.find('\'') != std::string::npos)
        for (std::size_t at = place.find(curly); at != std::string::npos; at = place.find(curly, at))
            place.replace(at, curly.size(), "'");
    institution = institution.substr(0, space + 1) + place;
}

// The header's paragraphs after its fixed lines: labelled lists of people, then the title, up to « (N°…) ». The text
// behind a label that no rule knows is noted.
class HeaderReader {
  public:
    explicit HeaderReader(Reading& reading) : reading_(reading) {}

    void read(int begin, int number_at) {
        bool broken = true;  // a blank line was before
        const SourceLines& lines = reading_.lines;
        for (int line = begin; line < number_at; ++line) {
            if (lines.page_foot(line)) continue;
            const std::string_view text = lines.trimmed(line);
            if (text.empty()) {
                broken = true;
                continue;
            }
            LabelledLine found = label_of(text);
            if (found.label == HeaderLabel::object) {
                close();
                title_ = {};
                if (!trim(found.rest).empty()) title_.add(found.rest, line, reading_.words);
            } else if (found.label != HeaderLabel::none) {
                close();
                open_ = std::move(found);
                first_line_ = line;
                current_.add(open_.rest, line, reading_.words);
            } else if (goes_on(text, broken)) {
                current_.add(text, line, reading_.words);
            } else {
                close();
                title_.add(text, line, reading_.words);
            }
            broken = false;
        }
        close();
        std::string joined = title_.text();
        for (std::size_t at = joined.find(" ,"); at != std::string::npos; at = joined.find(" ,", at))
            joined.erase(at, 1);
        if (!joined.empty()) reading_.act.title = std::move(joined);
    }

  private:
    bool goes_on(std::string_view text, bool broken) const {
        if (open_.label == HeaderLabel::none) return false;
        const std::string list = std::string(trim(current_.text()));
        if (title_after_list(list, text)) return false;
        if (!broken) return true;
        if (list_is_open(list)) return true;
        if (ends_with(list, ".") || all_upper(text)) return list.empty() && opens_with_civility(text);
        return list.empty() || opens_with_civility(text);
    }

    void close() {
        Act& act = reading_.act;
        const FoldedText text(current_.text());
        const std::size_t size = text.text().size();
        switch (open_.label) {
            case HeaderLabel::roll:
                take(read_roll(text, 0, size, open_.kind));
                break;
            case HeaderLabel::secretary:
                if (auto person = person_at(text, 0, size)) act.secretary = std::move(*person);
                break;
            case HeaderLabel::rapporteur:
                if (auto person = person_at(text, 0, size)) act.rapporteur = std::move(*person);
                break;
            case HeaderLabel::unknown:
                act.notes.push_back("line " + std::to_string(first_line_) +
                                    ": a label of the header that no rule knows");
                break;
            case HeaderLabel::object:
            case HeaderLabel::none:
                break;
        }
        current_ = {};
        open_ = {};
    }

    void take(Roll roll) {
        Attendance& attendance = reading_.act.attendance;
        if (!current_.empty()) {
            if (attendance.lines.start == 0) attendance.lines.start = first_line_;
            attendance.lines.end = std::max(first_line_, current_.lines().end);
        }
        if ((open_.gives_proxies || open_.kind == RollKind::proxies) && roll.proxies.empty() &&
            open_.kind != RollKind::present)
            for (const Person& person : roll.people) roll.proxies.push_back({person.name, {}});
        for (Proxy& proxy : roll.proxies) attendance.proxies.push_back(std::move(proxy));
        std::vector<Person>* list = open_.kind == RollKind::present   ? &attendance.present
                                    : open_.kind == RollKind::excused ? &attendance.excused
                                    : open_.kind == RollKind::absent  ? &attendance.absent
                                                                      : nullptr;
        if (list == nullptr) return;
        for (Person& person : roll.people) list->push_back(std::move(person));
    }

    Reading& reading_;
    LabelledLine open_;
    int first_line_ = 0;
    JoinedText current_;
    JoinedText title_;
};

void read_stamp(Reading& reading) {
    for (int line = reading.layout.stamp.start; line != 0 && line <= reading.layout.stamp.end; ++line) {
        const std::string_view text = reading.lines.trimmed(line);
        const std::size_t colon = text.find(':');
        if (colon == std::string_view::npos) continue;
        const auto date = parse_date(text.substr(colon + 1));
        const std::string key = fold_text(text.substr(0, colon));
        (starts_with(key, "aff") || starts_with(key, "publi") ? reading.act.posting_date
                                                              : reading.act.transmission_date) = date;
    }
}

}  // namespace

int read_header(Reading& reading) {
    const SourceLines& lines = reading.lines;
    Act& act = reading.act;
    const int begin = reading.layout.deliberation.start;
    const int end = reading.layout.deliberation.end + 1;
    read_stamp(reading);

    act.institution = cased_institution(lines.trimmed(begin));
    int line = lines.next_text(begin + 1, end);
    act.assembly = assembly_name(lines.trimmed(line));

    // Fixed lines: the meeting, who presides; then labelled paragraphs, the title and the number.
    static const RE2 meeting(R"((?i)(?:R[ÉE]UNION|S[ÉE]ANCE|SESSION)S?\s+(?:DU|DES|DE LA JOURN[ÉE]E DU)\s+(.+))");
    static const RE2 presiding(R"((?i)(?:SOUS\s+LA\s+)?PR[ÉE]SIDENCE\s*(?:DE|:)\s*(.+))");
    std::string president;
    int body = line + 1;
    int number_at = end;
    const int header_limit = std::min(end, begin + 400);
    for (line = lines.next_text(body, end); line < header_limit; line = lines.next_text(line + 1, end)) {
        const std::string text = squeeze(lines.trimmed(line));
        if (const Match match = match_at(number_line(), text, 0); match && match.end == text.size()) {
            act.number = plain_hyphens(squeeze(match[1]));
            number_at = line;
            break;
        }
        if (const Match match = match_at(meeting, text, 0); match && !act.session_date) {
            act.session_date = read_session_date(FoldedText(text), {});
            body = line + 1;
        } else if (const Match match_president = match_at(presiding, text, 0); match_president && president.empty()) {
            president = std::string(match_president[1]);
            body = line + 1;
        }
        if (starts_with(text, "Vu ") || starts_with(text, "Après en avoir")) {
            number_at = line;
            break;
        }
    }
    const int title_end = std::min(number_at, header_limit);
    HeaderReader(reading).read(body, title_end);
    if (!president.empty()) {
        std::vector<Person> known = act.attendance.present;
        known.insert(known.end(), act.attendance.excused.begin(), act.attendance.excused.end());
        act.president = person_of_capitals(president, known);
    }
    if (act.number) {
        const int opening = lines.next_text(number_at + 1, end);
        if (opening < end) respell_institution(lines.trimmed(opening), *act.institution);
    }
    return act.number ? std::min(number_at + 1, end) : title_end;
}

}  // namespace recueil::corpus
