#include "corpus/rules/session_officers.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "corpus/rules/pattern.h"
#include "corpus/rules/session_roll.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

#define RECUEIL_TITLE \
    R"((?:(?i:mo[ni]s[a-z]{2,4}r|m[ao]d[aoe][mn][ec]|mademoiselle|docteur|mme|mmc|mlle|mr|dr)\.?|M\.?)\s*)"
#define RECUEIL_NAME_WORD R"((?:(?:[A-Z]\.){1,2}|[A-Z][A-Za-z0-9']*(?:-\s?[A-Z][A-Za-z0-9']*)*))"
// A person's name on folded text, with its civility.
#define RECUEIL_PERSON                          \
    "((?:" RECUEIL_TITLE ")?" RECUEIL_NAME_WORD \
    "(?:[ \\n]+(?:(?:de|du|des|la|le|van|von|el|ben|d'|l')[ ]*){0,2}" RECUEIL_NAME_WORD "){0,5})"

constexpr std::array<std::string_view, 35> no_name_words{
    "le",      "la",           "les",        "l'assemblee", "il",       "elle",       "conseil", "municipal",
    "maire",   "president",    "presidente", "monsieur",    "madame",   "secretaire", "article", "code",
    "general", "conformement", "etaient",    "present",     "presents", "absents",    "seance",  "apres",
    "vu",      "objet",        "date",       "designation", "election", "a",          "du",      "des"};

// The person whom the words name; the last of them where several run into one another.
std::optional<Person> person_in(const FoldedText& text, std::string_view words, bool last = false) {
    const auto begin = static_cast<std::size_t>(words.data() - text.text().data());
    const std::size_t end = end_of_roll(text, begin, begin + words.size());
    std::optional<Person> person;
    if (last) {
        Roll roll = read_roll(text, begin, end, RollKind::excused);
        if (!roll.people.empty()) person = std::move(roll.people.back());
    } else {
        person = person_at(text, begin, end);
    }
    if (!person) return {};
    std::string first = fold_text(person->name);
    first = first.substr(0, first.find(' '));
    if (std::find(no_name_words.begin(), no_name_words.end(), first) != no_name_words.end()) return {};
    return person;
}

// The persons behind the roles of a signature, in the order of the roles: « Le secrétaire, Le Maire, / Luc X / Anne Y
// ».
std::optional<Person> signer(const FoldedText& text, const RE2& role, const RE2& before_role, const RE2& after_role) {
    const std::string_view folded = text.text();
    std::size_t at = 0;
    while (const Match match = find(role, folded, at)) {
        at = match.end;
        const std::size_t from = match.begin > 60 ? match.begin - 60 : 0;
        const bool second = static_cast<bool>(find(before_role, folded.substr(from, match.begin - from)));
        static const RE2 delegation(R"((?i)(?:pour|par\s+delegation\s+d[ue]|au|du|l'adjoint|adjointe?s?)\s*$)");
        if (find(delegation, folded.substr(from, match.begin - from))) continue;
        std::size_t names = match.end;
        if (const Match other = match_at(after_role, folded, names)) names = other.end;
        static const RE2 signed_mark(R"((?i)[\s,:;.-]*(?:signe|signature)?[\s,:;.-]*)");
        if (const Match mark = match_at(signed_mark, folded, names)) names = mark.end;
        const Roll roll = read_roll(text, names, std::min(folded.size(), names + 120), RollKind::excused);
        const std::size_t index = second ? 1 : 0;
        if (roll.people.size() <= index) continue;
        const std::string name = fold_text(roll.people[index].name);
        if (name.find(' ') == std::string::npos || name.size() > 40) continue;
        const std::string first = name.substr(0, name.find(' '));
        if (std::find(no_name_words.begin(), no_name_words.end(), first) != no_name_words.end()) continue;
        return roll.people[index];
    }
    return {};
}

std::optional<Person> named_with_function(const FoldedText& document, bool mayor, std::string_view civility) {
    const std::string_view text = document.text();
    static const RE2 mayor_behind(RECUEIL_PERSON R"(\s*,?\s*(?:\(\s*)?(?:Maire|MAIRE|maire)\b(?:[^-A-Za-z]|\s))");
    static const RE2 president_behind(RECUEIL_PERSON R"(\s*,?\s*(?:\(\s*)?(?:Presidente?|PRESIDENTE?|presidente?)\b)");
    static const RE2 deputy(R"((?i)^\s*(?:-\s*|s\s+|\s)*(?:adjoint|delegue|honoraire))");
    const RE2& behind = mayor ? mayor_behind : president_behind;
    std::size_t at = 0;
    while (const Match match = find(behind, text, at)) {
        at = std::max(match.begin + 1, match.begin + match[1].size());
        if (find(deputy, text.substr(match.end > 0 ? match.end - 1 : 0, 24))) continue;
        auto person = person_in(document, match[1]);
        if (!person || person->name.find(' ') == std::string::npos) continue;
        return person;
    }
    static const RE2 role_mayor(R"((?:^|[\s/])L[ea]\s+(?:Maire|MAIRE)\b(?:\s+d[eu']\s?[A-Z]\w+)?)");
    static const RE2 role_president(R"((?:^|[\s/])L[ea]\s+(?:Presidente?|PRESIDENTE?)\b)");
    static const RE2 secretary_before(R"((?i)secretaire(?:\s+de\s+(?:la\s+)?seance)?[\s,:]*$)");
    static const RE2 secretary_after(R"((?i)[\s,:]*l[ea](?:/la)?\s+secretaire(?:\s+de\s+(?:la\s+)?seance)?\b)");
    auto person = signer(document, mayor ? role_mayor : role_president, secretary_before, secretary_after);
    if (person && person->civility.empty()) person->civility = std::string(civility);
    return person;
}

// With a colon; or, without one, « élue secrétaire de séance Mme X ».
std::optional<Person> label_secretary(const FoldedText& text, bool with_colon) {
    const std::string_view folded = text.text();
    static const RE2 label(
        R"((?i:(?:((?:elu|designe|nomme|choisi)(?:e|\(e\))?)\s+(?:comme\s+)?(?:la\s+|le\s+)?)?secretaire(?:\(s\))?(?:\s+(?:de|pour)\s+(?:la\s+|cette\s+)?(?:seance|session|reunion))?)(?i:\s*\([^)]{0,120}\))?(?i:\s+(?:est\s+)?(?:designe|elu|nomme)(?:e|\(e\))?)?(\s*[:=-]+\s*|[ \n]))" RECUEIL_PERSON);
    std::size_t at = 0;
    while (const Match match = find(label, folded, at)) {
        at = std::max(match.begin + 9, match.begin + 1);
        const bool colon = match[2].find_first_of(":=") != std::string_view::npos;
        if (colon != with_colon || (!colon && match[1].empty())) continue;
        static const RE2 general(R"((?i)general)");
        if (find(general, match[3].substr(0, 12))) continue;
        if (auto person = person_in(text, match[3])) return person;
    }
    return {};
}

std::optional<Person> sentence_secretary(const FoldedText& text) {
    const std::string_view folded = text.text();
    // « X a été désigné secrétaire », « X est désignée à l'unanimité pour remplir les fonctions de secrétaire »
    static const RE2 elected(
        RECUEIL_PERSON
        R"((?:\s*,\s*[^.:,]{0,60})?\s*,?\s*(?i:(?:qui\s+)?(?:ayant\s+obtenu\s+[^.:]{0,70},\s*)?(?:elle\s+|il\s+)?(?:a\s+ete|est|avait\s+ete|fut|ete)\s+(?:elu|designe|nomme|choisi|proclame)(?:e|\(e\))?[^a-z][^.:]{0,110}?(?:secretaire|secretariat)))");
    // « désigne M. X comme secrétaire », « M. X pour remplir les fonctions de secrétaire », « nomme X, secrétaire »
    static const RE2 chosen(
        RECUEIL_PERSON
        R"(\s*,?\s*(?i:(?:comme|en\s+qualite\s+de|en\s+tant\s+que|pour\s+(?:remplir|assurer|exercer|etre|occuper)[^.:]{0,50}?|aux\s+fonctions\s+de|assure(?:r|ra)?\s+)\s*(?:le\s+|la\s+|du\s+|de\s+)?(?:secretaire|secretariat)\b))");
    // « Mme X, désignée secrétaire de séance, »
    static const RE2 named_so(
        RECUEIL_PERSON R"(\s*,\s*(?i:(?:designe|elu|nomme)(?:e|\(e\))?\s+(?:comme\s+)?(?:la\s+|le\s+)?secretaire))");
    // « Le secrétariat est assuré par Mme X »
    static const RE2 assured(R"((?i:secretariat\b[^.:]{0,40}?assuree?\s+par)\s*:?\s*)" RECUEIL_PERSON);
    static const RE2 appointed(
        R"((?i:nomm(?:e|ons|ent|er)|design(?:e|ons|ent|er)|elit|elisent|choisi(?:t|ssent))\s+)" RECUEIL_PERSON
        R"(\s*,?\s+(?i:secretaire\b))");
    // « l'élection d'un secrétaire. Mme X, ayant obtenu la majorité, a été désignée pour remplir ces fonctions »
    static const RE2 choice(R"((?i)secretaire\b)");
    static const RE2 filled(
        RECUEIL_PERSON
        R"(\s*,?\s*(?i:ayant\s+obtenu\s+[^.:]{0,70}?,\s*)?(?i:(?:elle\s+|il\s+)?(?:a\s+ete|est)\s+(?:elue?|designee?|nommee?|choisie?)\b(?:[^.:]{0,90}?(?:fonctions?|place)|\s*[.;]|\s*,|\s*$)|,?\s*(?:designee?|elue?|nommee?)\s*,))");
    static const RE2 not_session(R"((?i)^\s*(?:general|de\s+mairie|departemental|d'etat|adjoint))");
    for (const RE2* pattern : {&elected, &chosen, &appointed, &assured, &named_so}) {
        std::size_t at = 0;
        while (const Match match = find(*pattern, folded, at)) {
            at = std::max(match.begin + 1, match.begin + match[1].size());
            if (find(not_session, folded.substr(match.end, 20))) continue;
            if (auto person = person_in(text, match[1], true)) return person;
        }
    }
    std::size_t at = 0;
    while (const Match match = find(choice, folded, at)) {
        at = match.end;
        if (find(not_session, folded.substr(match.end, 20))) continue;
        const std::string_view window = folded.substr(match.end, 420);
        std::size_t from = 0;
        while (const Match named = find(filled, window, from)) {
            from = std::max(named.begin + 1, named.begin + named[1].size());
            if (auto person = person_in(text, named[1], true)) return person;
        }
        static const RE2 namely(R"((?i:a\s+savoir|en\s+la\s+personne\s+de|il\s+s'agit\s+de)\s*)" RECUEIL_PERSON);
        if (const Match named = find(namely, folded.substr(match.end, 160)))
            if (auto person = person_in(text, named[1]); person && person->name.find(' ') != std::string::npos)
                return person;
    }
    return {};
}

std::optional<Person> secretary_in(const FoldedText& text) {
    if (auto person = label_secretary(text, true)) return person;
    if (auto person = sentence_secretary(text)) return person;
    if (auto person = label_secretary(text, false)) return person;
    // « Secrétaire de séance | Anne ROY » of a table, a row that has the whole name.
    static const RE2 row(R"((?:^|\n)[ ]*(?i:secretaire(?:\s+de\s+(?:la\s+)?seance)?)[ ]+)" RECUEIL_PERSON
                         R"([ ]*[.,;]?[ ]*(?:\n|$))");
    if (const Match match = find(row, text.text()))
        if (auto person = person_in(text, match[1]); person && person->name.find(' ') != std::string::npos)
            return person;
    return {};
}

}  // namespace

std::optional<Person> read_president(const FoldedText& header, const FoldedText& document) {
    const std::string_view text = header.text();
    static const RE2 presiding(
        R"((?i)(?:(?:(?:sous\s+la\s+)?presidence|sous\s+la\s+presence)\s*(?::|de\s+seance\s*:)?\s*(?:effective\s+)?(?:de\s+|du\s+|d'\s*)?(?:son\s+|sa\s+)?|presidee\s+par\s+|(?:^|[^a-z])presidente?\s*(?:de\s+(?:la\s+)?seance\s*)?:\s*))");
    static const RE2 function(
        R"((?i)((?:monsieur|madame|mme|m\.|mr)?\s*(?:l[ea]\s+|son\s+|sa\s+)?(maire|presidente?)\b(?:\s+sortante?)?)\s*,?\s*)");
    std::size_t at = 0;
    while (const Match match = find(presiding, text, at)) {
        at = match.end;
        std::size_t name = match.end;
        std::string civility;
        bool mayor = false;
        const Match role = match_at(function, text, name);
        if (role) {
            name = role.end;
            mayor = fold_text(role[2]) == "maire";
            static const RE2 printed(R"((?i)^(monsieur|madame|mme|m\.|mr))");
            if (const Match title = find(printed, role[1]))
                civility = std::string(header.source_between(match.end, match.end + title[1].size()));
        }
        static const RE2 person(RECUEIL_PERSON);
        if (const Match named = match_at(person, text, name)) {
            auto found = person_in(header, named[1]);
            // Behind « Monsieur le Maire » only a whole name is his; « Présents : » is not.
            if (found && (!role || found->name.find(' ') != std::string::npos)) {
                if (found->civility.empty()) found->civility = civility;
                return found;
            }
        }
        if (role) return named_with_function(document, mayor, civility);
    }
    // « La séance a été ouverte sous la présidence de M. X, maire sortant » below the heading of the first point.
    static const RE2 opened(
        R"((?i:seance\s+(?:a\s+ete\s+|est\s+)?ouverte\s+sous\s+la\s+presidence\s+de\s+))" RECUEIL_PERSON);
    constexpr std::size_t opening = 12000;
    const std::string_view start = std::string_view(document.text()).substr(0, opening);
    if (const Match match = find(opened, start)) return person_in(document, match[1]);
    return {};
}

std::optional<Person> read_secretary(const FoldedText& header, const FoldedText& document) {
    if (auto person = secretary_in(header)) return person;
    // Minutes may name him behind the approval of the last ones.
    const FoldedText opening(document.source().substr(0, std::min<std::size_t>(document.source().size(), 12000)));
    if (auto person = secretary_in(opening)) return person;
    static const RE2 role(R"((?i:l[ea](?:/la)?\s+secretaire\s+de\s+(?:la\s+)?seance)\b)");
    static const RE2 mayor_before(R"(L[ea]\s+(?:Maire|MAIRE|Presidente?|PRESIDENTE?)[\s,:]*$)");
    static const RE2 mayor_after(R"([\s,:]*L[ea]\s+(?:Maire|MAIRE|Presidente?|PRESIDENTE?)\b)");
    return signer(document, role, mayor_before, mayor_after);
}

}  // namespace recueil::corpus
