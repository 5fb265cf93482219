#include "corpus/rules/people.h"

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "corpus/rules/pattern.h"
#include "corpus/rules/text_fold.h"
#include "corpus/text/folded_text.h"

namespace recueil::corpus {

namespace {

#define RECUEIL_CIVILITY "(?:Monsieur|Madame|Mademoiselle|Messieurs|Mesdames|MM\\.?|Mmes|Mme|Mlle|Mr|M\\.|M)"

bool plural(std::string_view civility) {
    return civility == "Messieurs" || civility == "Mesdames" || civility == "Mmes" || starts_with(civility, "MM");
}

std::string singular(std::string_view civility) {
    if (civility == "Messieurs" || starts_with(civility, "MM")) return "M.";
    if (civility == "Mesdames" || civility == "Mmes") return "Mme";
    if (civility == "M") return "M.";
    return std::string(civility);
}

// « Pascale LEBON , » and « Sophie WAROT-LEMAIRE. » lose what is not theirs.
std::string_view clean_name(std::string_view name) {
    name = trim(name);
    while (!name.empty() && (name.back() == '.' || name.back() == ',' || name.back() == ';' || name.back() == ':')) {
        name.remove_suffix(1);
        name = trim(name);
    }
    return name;
}

// A folded name is one to six words that begin with a capital, « de », « d' » and the like between them.
const RE2& name_pattern() {
    static const RE2 pattern(R"([A-Z][A-Za-z'.-]*(?:\s+(?:(?:de|du|des|la|le|d')\s*)?[A-Z][A-Za-z'-]*){0,5})");
    return pattern;
}

}  // namespace

bool is_blank_name(std::string_view name) {
    static const RE2 pattern(
        R"((?i)(?:x{2,}|[\s._*-]*|(?:x{2,}|[._*-]{2,})(?:[\s.-]+(?:x{2,}|[._*-]{2,}))*|(?:(?:nom|prenom|noms|prenoms)\b[\s,/&-]*(?:et\s+)?)+|(?:le|la|l')\s*(?:maire|presidente?|adjointe?|secretaire|directeur|directrice|conseill.re?|rapporteure?|vice-presidente?|prefete?|tresori.re?)\b.*))");
    return matches(pattern, fold_ascii(name));
}

std::vector<Person> people_of_list(std::string_view list) {
    static const RE2 civility(R"((?:^|[\s,;])()" RECUEIL_CIVILITY R"()(?:\s+|$))");
    const FoldedText folded(list);
    std::vector<Person> people;
    const auto add = [&](std::string_view civil, bool holds_for_all, std::string_view names) {
        // A comma without a civility behind it still parts two names.
        while (true) {
            const std::size_t comma = names.find_first_of(",;");
            const std::string_view name = clean_name(names.substr(0, comma));
            if (!name.empty() && starts_upper(name) && name.size() < 120 && !is_blank_name(name))
                people.push_back({std::string(civil), squeeze(name)});
            if (comma == std::string_view::npos) break;
            names.remove_prefix(comma + 1);
            if (!holds_for_all) civil = {};
        }
    };
    std::size_t at = 0;
    std::string current;
    bool many = false;
    std::size_t begin = 0;
    while (const Match match = find(civility, folded.text(), at)) {
        add(current, many, folded.source_between(begin, match.begin));
        many = plural(match[1]);
        current = many ? singular(match[1]) : std::string(match[1]);
        begin = at = match.end;
    }
    add(current, many, folded.source_between(begin, folded.text().size()));
    return people;
}

std::vector<FoundPerson> find_people(std::string_view source) {
    static const RE2 civility(R"((?:^|[\s("',;*-])()" RECUEIL_CIVILITY R"()(?:\s+|\b))");
    static const RE2 next(R"(\s*(?:,\s*(?:et\s+)?|\bet\b)\s*(?:de\s+|d'\s*)?)");
    const FoldedText folded(source);
    const std::string_view text = folded.text();
    std::vector<FoundPerson> people;
    const auto add = [&](std::string_view civil, std::size_t begin, const Match& name) {
        const std::string written = squeeze(clean_name(folded.source_between(name.begin, name.end)));
        if (is_blank_name(written)) return;
        people.push_back({{singular(civil), written}, folded.source_of(begin), folded.source_of(name.end)});
    };
    std::size_t at = 0;
    while (const Match match = find(civility, text, at)) {
        at = match.end;
        auto begin = static_cast<std::size_t>(match[1].data() - text.data());
        Match name = match_at(name_pattern(), text, at);
        while (name) {
            add(match[1], begin, name);
            at = name.end;
            if (!plural(match[1])) break;
            const Match separator = match_at(next, text, at);
            if (!separator) break;
            // « Mesdames X, Y et Monsieur Z »: a new civility starts anew.
            if (const Match other = find(civility, text, separator.end > 0 ? separator.end - 1 : 0, RE2::ANCHOR_START))
                break;
            begin = separator.end;
            name = match_at(name_pattern(), text, begin);
        }
    }
    return people;
}

Person person_of_capitals(std::string_view text, const std::vector<Person>& known) {
    static const RE2 civility(R"((?i)(monsieur|madame|mademoiselle|m\.|mme|mlle)\s+)");
    text = clean_name(text);
    Person person;
    if (const Match match = match_at(civility, text, 0)) {
        const std::string folded = fold_text(match[1]);
        person.civility = folded == "monsieur" || folded == "m."  ? "M."
                          : folded == "madame" || folded == "mme" ? "Mme"
                                                                  : "Mlle";
        text.remove_prefix(match.end);
    }
    const std::string folded = fold_text(text);
    for (const Person& other : known) {
        if (fold_text(other.name) == folded) {
            person.name = other.name;
            return person;
        }
    }
    if (!all_upper(text)) {
        person.name = std::string(text);
        return person;
    }
    const std::size_t last = text.rfind(' ');
    if (last == std::string_view::npos) {
        person.name = std::string(text);
        return person;
    }
    icu::UnicodeString first = icu::UnicodeString::fromUTF8(piece(text.substr(0, last)).as_string());
    first.toTitle(nullptr, icu::Locale::getFrench());
    first.toUTF8String(person.name);
    person.name += text.substr(last);
    return person;
}

bool is_person_name(std::string_view text) {
    static const RE2 pattern(
        R"((?:(?:M\.|Mme|Monsieur|Madame)\s+)?[A-Z][A-Za-z'.-]*(?:\s+(?:(?:de|du|des|la|le|d')\s*)?[A-Z][A-Za-z'-]*){1,5})");
    return matches(pattern, fold_ascii(text)) && !is_blank_name(text);
}

}  // namespace recueil::corpus
