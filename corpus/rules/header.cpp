#include <algorithm>
#include <array>
#include <utility>

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "corpus/reference.h"
#include "corpus/rules/dates.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/people.h"
#include "corpus/rules/reading.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

// Headers stand in capitals, mostly without accents: the words that name institutions and assemblies get theirs back.
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

bool is_small_word(std::string_view folded) {
    static const std::array<std::string_view, 16> words{"de", "du", "des", "d",    "la", "le",  "les", "l",
                                                        "et", "en", "sur", "sous", "au", "aux", "à",   "a"};
    return std::find(words.begin(), words.end(), folded) != words.end();
}

std::string title_case(std::string_view word) {
    std::string out;
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(piece(word).as_string());
    text.toTitle(nullptr, icu::Locale::getFrench());
    text.toUTF8String(out);
    return out;
}

// « DEPARTEMENT DU PAS-DE-CALAIS » to « Département du Pas-de-Calais ».
std::string institution_name(std::string_view heading) {
    std::string out;
    const std::string text = squeeze(heading);
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        const std::string_view word = std::string_view(text).substr(begin, end - begin);
        const std::string folded = fold_text(word);
        if (!out.empty()) out += ' ';
        const auto known =
            std::find_if(accented.begin(), accented.end(), [&](const auto& each) { return each.first == folded; });
        if (known != accented.end()) {
            out += known->second;
        } else if (is_small_word(folded)) {
            out += folded;
        } else {
            // « PAS-DE-CALAIS »: the small words of a compound stay small.
            std::string compound;
            std::size_t at = 0;
            while (at <= word.size()) {
                const std::size_t hyphen = std::min(word.find('-', at), word.size());
                const std::string_view piece_of = word.substr(at, hyphen - at);
                if (at != 0) compound += '-';
                const std::string small = fold_text(piece_of);
                compound += at != 0 && is_small_word(small) ? small : title_case(piece_of);
                at = hyphen + 1;
            }
            out += compound;
        }
        begin = end + 1;
    }
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

enum class Label { none, present, excused, absent, proxies, secretary };

// « Étaient présents : », « Excusé(s) : », « Absent(s) : », « Ont donné pouvoir : »; `rest` is what follows the colon.
Label label_of(std::string_view line, std::string_view& rest) {
    const std::size_t colon = line.substr(0, 80).find(':');
    if (colon == std::string_view::npos) return Label::none;
    const std::string key = fold_text(line.substr(0, colon));
    static const RE2 present(
        R"((?:etaient |sont |membres? )?present(?:e?s|\(s\)|\(e\)s?|\(e\)\(s\))?(?: a la (?:seance|reunion))?)");
    static const RE2 excused(R"((?:etaient |sont |absents? )?excuse(?:e?s|\(s\)|\(e\)s?|\(e\)\(s\))?)");
    static const RE2 absent(R"((?:etaient |sont )?absent(?:e?s|\(s\)|\(e\)s?|\(e\)\(s\))?)");
    static const RE2 proxies(
        R"((?:pouvoirs?|procurations?|(?:ont|avaient|ayant) donne (?:pouvoir|procuration)|delegations? de vote|absents? ayant donne (?:pouvoir|procuration)))");
    static const RE2 secretary(R"(secretaire(?: de (?:la )?seance)?)");
    Label label = Label::none;
    if (matches(present, key))
        label = Label::present;
    else if (matches(excused, key))
        label = Label::excused;
    else if (matches(absent, key))
        label = Label::absent;
    else if (matches(proxies, key))
        label = Label::proxies;
    else if (matches(secretary, key))
        label = Label::secretary;
    if (label != Label::none) rest = line.substr(colon + 1);
    return label;
}

std::vector<Proxy> proxies_of(std::string_view text) {
    static const RE2 pair(R"((.+?)\s+(?:à|a donné (?:pouvoir|procuration) à|donne pouvoir à|pouvoir à)\s+(.+))");
    std::vector<Proxy> proxies;
    while (!text.empty()) {
        const std::size_t comma = text.find_first_of(",;");
        const std::string_view each = trim(text.substr(0, comma));
        if (const Match match = match_at(pair, each, 0)) {
            const auto from = people_of_list(match[1]);
            const auto to = people_of_list(match[2]);
            if (from.size() == 1 && to.size() == 1) proxies.push_back({from[0].name, to[0].name});
        }
        text = comma == std::string_view::npos ? std::string_view{} : text.substr(comma + 1);
    }
    return proxies;
}

const RE2& number_line() {
    static const RE2 pattern(R"((?i)\(\s*(?:D[ÉE]LIB[ÉE]RATION\s+)?N\s?[°º]?\s*([A-Z0-9][A-Z0-9 ./_‐‑‒–−－-]*?)\s*\))");
    return pattern;
}

// Where no empty line parts them, the list's final point and the capitals behind it do; « M. » ends a line, not a list.
bool title_after_list(std::string_view list, std::string_view line) {
    static const RE2 civility_at_end(R"((?:^|.*\s)(?:M|MM)\.)");
    return ends_with(list, ".") && !matches(civility_at_end, list) && all_upper(line);
}

// « Le Conseil départemental du Pas-de-Calais, » tells the capitals of the name that the heading gives in capitals; its
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

// The header's paragraphs after its fixed lines: labelled lists of people, then the title, up to « (N°…) ».
void read_attendance_and_title(Reading& reading, int begin, int number_at) {
    const SourceLines& lines = reading.lines;
    Act& act = reading.act;
    JoinedText current;
    Label label = Label::none;
    JoinedText title;
    bool broken = true;  // a blank line stood before
    const auto close = [&] {
        const std::string& text = current.text();
        switch (label) {
            case Label::present:
                act.attendance.present = people_of_list(text);
                break;
            case Label::excused:
                act.attendance.excused = people_of_list(text);
                break;
            case Label::absent:
                act.attendance.absent = people_of_list(text);
                break;
            case Label::proxies:
                act.attendance.proxies = proxies_of(text);
                break;
            case Label::secretary:
                if (const auto people = people_of_list(text); !people.empty()) act.secretary = people.front();
                break;
            case Label::none:
                break;
        }
        if (label != Label::none && label != Label::secretary && !current.empty()) {
            Lines& span = act.attendance.lines;
            if (span.start == 0) span.start = current.lines().start;
            span.end = current.lines().end;
        }
        current = {};
        label = Label::none;
    };
    for (int line = begin; line < number_at; ++line) {
        if (lines.page_foot(line)) continue;
        const std::string_view text = lines.trimmed(line);
        if (text.empty()) {
            broken = true;
            continue;
        }
        std::string_view rest;
        const Label found = label_of(text, rest);
        if (found != Label::none) {
            close();
            label = found;
            current.add(rest, line, reading.words);
            if (current.empty() && !trim(rest).empty()) current.add(text, line, reading.words);
        } else if (label != Label::none && !title_after_list(current.text(), text) &&
                   (!broken || !(ends_with(trim(current.text()), ".") || all_upper(text)))) {
            current.add(lines.raw(line), line, reading.words);
        } else {
            close();
            title.add(lines.raw(line), line, reading.words);
        }
        broken = false;
    }
    close();
    std::string joined = title.text();
    for (std::size_t at = joined.find(" ,"); at != std::string::npos; at = joined.find(" ,", at)) joined.erase(at, 1);
    if (!joined.empty()) act.title = std::move(joined);
}

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

    act.institution = institution_name(lines.trimmed(begin));
    int line = lines.next_text(begin + 1, end);
    act.assembly = assembly_name(lines.trimmed(line));

    // Fixed lines: the meeting, who presides; then labelled paragraphs, the title and the number.
    static const RE2 meeting(R"((?i)(?:R[ÉE]UNION|S[ÉE]ANCE|SESSION)\s+DU\s+(.+))");
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
            const auto dates = date_list_at(match[1], 0);
            if (!dates.empty()) act.session_date = dates.front().iso;
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
    read_attendance_and_title(reading, body, title_end);
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
