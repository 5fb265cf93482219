#include "corpus/rules/session_body.h"

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "corpus/rules/institution_case.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

enum class Level { commune, group, department, region, metropole, syndicate, other };

struct Assembly {
    std::string_view name;
    Level level;
};

struct AssemblyPattern {
    const char* pattern;  // on folded text
    Assembly assembly;
};

constexpr std::array<AssemblyPattern, 26> assemblies{{
    {R"((?i)commission\s+permanente)", {"Commission permanente", Level::other}},
    {R"((?i)bureau\s+communautaire|bureau\s+de\s+(?:la\s+)?communaute)", {"Bureau communautaire", Level::group}},
    {R"((?i)bureau\s+metropolitain)", {"Bureau métropolitain", Level::metropole}},
    {R"((?i)bureau\s+syndical)", {"Bureau syndical", Level::syndicate}},
    {R"(BUREAU\s+(?:du|DU|de|DE|SEANCE|Seance|[A-Z]+DI)\b|(?i:bureau\s+du\s+(?:conseil\s+de\s+communaute|(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|\d))|deliberations?\s+du\s+bureau|le\s+bureau,?\s+(?:dument|legalement|regulierement|convoque|s'est)))",
     {"Bureau", Level::group}},
    {R"((?i)conseil\s+municipal)", {"Conseil municipal", Level::commune}},
    {R"((?i)conseil\s+communautaire)", {"Conseil communautaire", Level::group}},
    {R"((?i)conseil\s+de\s+(?:la\s+)?communaute)", {"Conseil de communauté", Level::group}},
    {R"((?i)conseil\s+d'\s*agglomeration)", {"Conseil d'agglomération", Level::group}},
    {R"((?i)conseil\s+metropolitain)", {"Conseil métropolitain", Level::metropole}},
    {R"((?i)conseil\s+de\s+(?:la\s+)?metropole)", {"Conseil de la métropole", Level::metropole}},
    {R"((?i)conseil\s+d(?:e\s+l)?'\s*eurometropole)", {"Conseil de l'Eurométropole", Level::metropole}},
    {R"((?i)conseil\s+de\s+territoire)", {"Conseil de territoire", Level::group}},
    {R"((?i)conseil\s+territorial)", {"Conseil territorial", Level::group}},
    {R"((?i)conseil\s+departemental)", {"Conseil départemental", Level::department}},
    {R"((?i)conseil\s+general\b)", {"Conseil général", Level::department}},
    {R"((?i)conseil\s+regional)", {"Conseil régional", Level::region}},
    {R"((?i)comite\s+syndical)", {"Comité syndical", Level::syndicate}},
    {R"((?i)conseil\s+syndical)", {"Conseil syndical", Level::syndicate}},
    {R"((?i)conseil\s+d'\s*administration)", {"Conseil d'administration", Level::other}},
    {R"((?i)assemblee\s+de\s+corse)", {"Assemblée de Corse", Level::region}},
    {R"((?i)conseil\s+de\s+paris)", {"Conseil de Paris", Level::commune}},
    {R"((?i)conseil\s+d'\s*arrondissement)", {"Conseil d'arrondissement", Level::commune}},
    {R"((?i)assemblee\s+departementale)", {"Assemblée départementale", Level::department}},
    // « Conseil de Valbrune Métropole », « Conseil du 24 janvier 2022 » of a metropolis.
    {R"((?i:conseil)\s+d(?:e\s+|'\s?)(?:[A-Z][A-Za-z'-]+\s+){1,3}(?i:metropole)\b)", {"Conseil", Level::metropole}},
    {R"((?:^|\n)\s*Conseil\s+du\s+\d{1,2}(?:er)?\s+[a-z]+\s+\d{4})", {"Conseil", Level::metropole}},
}};

const std::vector<std::unique_ptr<RE2>>& assembly_patterns() {
    static const std::vector<std::unique_ptr<RE2>> patterns = [] {
        std::vector<std::unique_ptr<RE2>> made;
        made.reserve(assemblies.size());
        for (const AssemblyPattern& each : assemblies) made.push_back(std::make_unique<RE2>(each.pattern));
        return made;
    }();
    return patterns;
}

// The assembly named first; « Commission permanente du Conseil départemental » is the commission.
const Assembly* first_assembly(std::string_view text) {
    const Assembly* best = nullptr;
    std::size_t at = std::string_view::npos;
    for (std::size_t i = 0; i < assemblies.size(); ++i) {
        if (const Match match = find(*assembly_patterns()[i], text); match && match.begin < at) {
            at = match.begin;
            best = &assemblies[i].assembly;
        }
    }
    return best;
}

// Words that begin what follows the name of an institution.
constexpr std::array<std::string_view, 67> ends_of_name{
    "conseil",        "seance",       "extrait",      "departement",
    "arrondissement", "canton",       "proces",       "proces-verbal",
    "compte",         "compte-rendu", "republique",   "nombre",
    "date",           "registre",     "deliberation", "deliberations",
    "mairie",         "l'an",         "reunion",      "session",
    "objet",          "presents",     "present",      "etaient",
    "convocation",    "commune",      "ville",        "no",
    "ordre",          "bureau",       "commission",   "service",
    "direction",      "envoye",       "recu",         "accuse",
    "publie",         "affiche",      "tel",          "hotel",
    "place",          "rue",          "avenue",       "monsieur",
    "madame",         "maire",        "cm",           "page",
    "lundi",          "mardi",        "mercredi",     "jeudi",
    "vendredi",       "samedi",       "dimanche",     "liste",
    "rapporteur",     "secretaire",   "president",    "secretariat",
    "membres",        "pv",           "folio",        "effectif",
    "exercice",       "votants",      "annee"};

bool is_capital(char c) {
    return c >= 'A' && c <= 'Z';
}
bool is_name_letter(char c) {
    return is_capital(c) || (c >= 'a' && c <= 'z');
}

// The end of a name that begins at `at`: words in capitals or with a capital, small words between them. A name in
// capitals ends where a word with small letters follows, but for small words.
std::size_t name_end(std::string_view text, std::size_t at) {
    static const RE2 next(R"(([\s]*|\s*"\s*|\s*&\s*)([A-Za-z][A-Za-z0-9'.-]*|"))");
    std::size_t end = at;
    bool capitals = false;
    bool first = true;
    bool after_small = true;  // « de », or the noun itself
    int words = 0;
    while (words < 14) {
        const Match match = match_at(next, text, end);
        if (!match) break;
        const std::string_view space = match[1];
        std::string_view word = match[2];
        if (word == "\"") {
            end = match.end;
            if (!first) break;
            continue;
        }
        const bool point = word.back() == '.';
        while (!word.empty() && (word.back() == '.' || word.back() == '-' || word.back() == '\''))
            word.remove_suffix(1);
        const std::string small = fold_text(word);
        const bool is_small = is_small_word(small) || small.starts_with("d'") || small.starts_with("l'");
        const bool is_capitals =
            word.size() > 1 && std::none_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        // « L'ISLE », « d'Oise » count by their second part.
        const std::size_t apostrophe = word.find('\'');
        const bool capital =
            is_capital(word.front()) ||
            (apostrophe != std::string_view::npos && apostrophe + 1 < word.size() && is_capital(word[apostrophe + 1]));
        if (space.find("\n\n") != std::string_view::npos) break;
        const bool line = space.find('\n') != std::string_view::npos;
        const bool bare_small = is_small && small.find('\'') == std::string::npos;
        if (line && !after_small && !(is_small)) break;
        if (!(first && small == "ville") &&
            std::find(ends_of_name.begin(), ends_of_name.end(), small) != ends_of_name.end())
            break;
        if (!capital && !is_small) break;
        if (!bare_small) {
            if (first) {
                capitals = is_capitals;
            } else if (capitals && !is_capitals && !is_small) {
                break;
            } else if (!capitals && is_capitals && word.size() > 3 && !after_small) {
                break;
            }
            first = false;
        }
        end = static_cast<std::size_t>(word.data() + word.size() - text.data());
        if (bare_small) {
            after_small = true;
        } else {
            after_small = false;
            if (point && word.size() > 3) break;
        }
        ++words;
    }
    // Small words at the end are none of the name.
    while (true) {
        const std::size_t space = text.find_last_of(" \n\"", end == 0 ? 0 : end - 1);
        if (space == std::string_view::npos || space < at) break;
        const std::string last = fold_text(text.substr(space + 1, end - space - 1));
        if (!is_small_word(last)) break;
        end = space;
        while (end > at && (text[end - 1] == ' ' || text[end - 1] == '\n')) --end;
    }
    return first ? at : end;
}

// Nouns that names of institutions begin with, in the order of `nouns`.
struct Noun {
    enum Place : std::size_t {
        group,
        commune,
        department,
        region,
        metropole,
        syndicate,
        social_centre,
        council,
        town_hall,
        short_group,
        corsica,
    };
};

constexpr std::array<const char*, 11> nouns{{
    R"((?i)(?:^|[^a-z'])(communaute\s+(?:de\s+communes|d'\s?agglomeration|urbaine)|agglomeration|etablissement\s+public\s+territorial))",
    R"((?i)(?:^|[^a-z'])((?:commune|ville)(?:\s+nouvelle)?\s+(?:de\s+de\s+|d'|de\s|du\s|des\s)))",
    R"((?i)(?:^|[^a-z'])(departement\s+(?:de\s|du\s|des\s|d')))",
    R"((?i)(?:^|[^a-z'])(region\s+|collectivite\s+territoriale\s+))",
    R"((?i)(?:^|[^a-z'])((?:euro)?metropole\s+))",
    R"((?:^|[^A-Za-z'])((?i:syndicat\s+(?:mixte|intercommunal|intercommunautaire|departemental|d'|des?\s|pour\s)|pole\s+metropolitain|pole\s+d'equilibre\s+territorial(?:\s+et\s+rural)?)|(?:SIVOM|SIVU|SIVOS|SIVOC|SMICTOM|SICTOM|SIAEPA?|SIRP|SMIRTOM|PETR|SMEA|SIEA)\b))",
    R"((?:^|[^A-Za-z'])((?i:centre\s+(?:communal|intercommunal)\s+d'\s?action\s+sociale|service\s+departemental\s+d'\s?incendie\s+et\s+de\s+secours)|(?:CCAS|CIAS|SDIS|C\.C\.A\.S\.)\s))",
    R"((?i)(?:^|[^a-z'])(conseil\s+(?:regional|departemental|general)\s+))",
    R"((?i)(?:^|[^a-z'])(mairie\s+(?:de\s|d'|du\s|des\s)))",
    R"((?:^|[^A-Za-z'])(C\.\s?C\.\s|CC\s+(?:de|du|des|d')|C\.\s?A\.\s|EPT\s))",
    R"((?i)(?:^|[^a-z'])(collectivite\s+de\s+corse))",
}};

const std::vector<std::unique_ptr<RE2>>& noun_patterns() {
    static const std::vector<std::unique_ptr<RE2>> patterns = [] {
        std::vector<std::unique_ptr<RE2>> made;
        for (const char* each : nouns) made.push_back(std::make_unique<RE2>(each));
        return made;
    }();
    return patterns;
}

struct Found {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::size_t name = 0;
};

std::vector<Found> find_named(const RE2& noun, std::string_view text, std::size_t limit) {
    std::vector<Found> found;
    std::size_t at = 0;
    while (found.size() < limit) {
        const Match match = find(noun, text, at);
        if (!match) break;
        at = match.end;
        const auto begin = static_cast<std::size_t>(match[1].data() - text.data());
        // « Chef-lieu de commune », « nom de la commune : »
        const std::size_t end = name_end(text, match.end);
        if (end > match.end) found.push_back({begin, end, match.end});
        at = std::max(at, end);
    }
    return found;
}

// A member's commune, a place or a partner, not the council itself.
bool of_somebody_else(std::string_view text, std::size_t begin) {
    static const RE2 other(
        R"((?i)(?:representant|pour|avec|par|entre|canton\s+de|arrondissement\s+de|territoire\s+de|sur|prefecture|prefet|centre|routes?|archives)\s+(?:la\s+|le\s+|les\s+)?$)");
    const std::size_t from = begin > 40 ? begin - 40 : 0;
    return static_cast<bool>(find(other, text.substr(from, begin - from)));
}

std::string source_name(const FoldedText& text, std::size_t begin, std::size_t end) {
    std::string name = squeeze(text.source_between(begin, end));
    // « Commune de de Bagneux »
    const std::size_t twice = name.find("de de ");
    if (twice != std::string::npos) name.erase(twice, 3);
    return name;
}

std::optional<std::string> named(const FoldedText& text, std::size_t noun) {
    for (const Found& found : find_named(*noun_patterns()[noun], text.text(), 12))
        if (!of_somebody_else(text.text(), found.begin)) return source_name(text, found.begin, found.end);
    return {};
}

// « Conseil municipal de COUTHENANS », « Maire de Saint-Gilles »: the name alone.
std::optional<std::pair<std::size_t, std::size_t>> name_of_council(std::string_view text) {
    static const RE2 council(
        R"((?i)(?:^|[^a-z])(?:conseil\s+municipal|maire)\s+(?:de\s+(?:la\s+)?|d'\s?|du\s+|des\s+))");
    std::size_t at = 0;
    while (const Match match = find(council, text, at)) {
        at = match.end;
        if (match.end >= text.size() || !is_capital(text[match.end])) continue;
        const std::size_t end = name_end(text, match.end);
        const std::string small = fold_text(text.substr(match.end, std::min<std::size_t>(3, end - match.end)));
        static const RE2 weekday(R"((?i)lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)");
        if (match_at(weekday, text, match.end)) continue;
        // « la démission du conseil municipal de Luc MOREL »
        static const RE2 of_person(
            R"((?i)(?:demission|election|installation|conseiller|membre|depart|deces)\b[^.]{0,30}$)");
        const std::size_t from = match.begin > 50 ? match.begin - 50 : 0;
        if (find(of_person, text.substr(from, match.begin + 1 - from))) continue;
        if (end > match.end && small != "la " && small != "la") return std::pair{match.end, end};
    }
    return {};
}

std::string without_joint(std::string_view folded_name) {
    static const RE2 noun(R"((?i)^(?:commune|ville|mairie)\s+(?:de\s+la\s+|de\s+l'\s?|du\s+|des\s+|de\s+|d'\s?))");
    const Match match = find(noun, folded_name);
    std::string rest = fold_text(match ? folded_name.substr(match.end) : folded_name);
    std::replace(rest.begin(), rest.end(), '-', ' ');
    return rest;
}

// A filled form: « Commune : VALBRUNE », « Commune de : Valbrune ».
OptionalText commune_of_form(const FoldedText& header) {
    static const RE2 pattern(R"((?i)(?:^|[^a-z'])(commune|ville)\s*(?:de\s*|d'\s*)?:\s*)");
    const Match match = find(pattern, header.text());
    if (!match) return {};
    const std::size_t end = name_end(header.text(), match.end);
    if (end == match.end) return {};
    const std::string name = source_name(header, match.end, end);
    const bool vowel = fold_text(name).find_first_of("aeiouyh") == 0;
    return (fold_text(match[1]) == "ville" ? "Ville " : "Commune ") + std::string(vowel ? "d'" : "de ") + name;
}

OptionalText commune_of(const FoldedText& header, const FoldedText& document) {
    if (auto name = named(header, Noun::commune)) return name;
    if (auto name = commune_of_form(header)) return name;
    std::string wanted;
    OptionalText weak;
    if (auto hall = named(header, Noun::town_hall)) {
        wanted = without_joint(fold_ascii(*hall));
        weak = hall;
    } else if (const auto council = name_of_council(header.text())) {
        weak = source_name(header, council->first, council->second);
        wanted = without_joint(fold_ascii(*weak));
    } else if (const auto mayor = name_of_council(document.text())) {
        wanted = without_joint(fold_ascii(source_name(document, mayor->first, mayor->second)));
    }
    if (!wanted.empty()) {
        for (const Found& found : find_named(*noun_patterns()[Noun::commune], document.text(), 60)) {
            const std::string_view text = document.text();
            const std::size_t end = found.name + wanted.size();
            if (end > text.size() || (end < text.size() && (is_name_letter(text[end]) || text[end] == '-'))) continue;
            if (without_joint(text.substr(found.name, wanted.size())) == wanted)
                return source_name(document, found.begin, end);
        }
    }
    if (weak) return weak;
    // A document that names one commune only, and more than once, is of that commune.
    const std::vector<Found> all = find_named(*noun_patterns()[Noun::commune], document.text(), 60);
    std::string only;
    for (const Found& found : all) {
        const std::string name = without_joint(fold_ascii(source_name(document, found.begin, found.end)));
        if (!only.empty() && name != only) return named(document, Noun::town_hall);
        only = name;
    }
    if (all.size() > 1) {
        const auto commune = std::find_if(all.begin(), all.end(), [&](const Found& found) {
            return document.text()[found.begin] == 'c' || document.text()[found.begin] == 'C';
        });
        const Found& found = commune != all.end() ? *commune : all.front();
        return source_name(document, found.begin, found.end);
    }
    if (auto hall = named(document, Noun::town_hall)) return hall;
    return {};
}

// « Communauté de Communes Plateau » of a broken letterhead, where the council is « du Plateau de X ».
bool council_names_more(std::string_view institution, std::string_view council) {
    static const RE2 noun(R"((?i)^communaute\s+(?:de\s+communes|d'\s?agglomeration|urbaine)\s+)");
    const Match match = find(noun, institution);
    if (!match) return false;
    // Logos part the letters of a word: « Platea u ».
    const auto letters = [](std::string_view text) {
        std::string out;
        for (const char c : text)
            if (is_name_letter(c)) out += c;
        return out;
    };
    const std::string rest = letters(institution.substr(match.end));
    const std::string full = letters(council);
    return full.size() > rest.size() && full.starts_with(rest);
}

OptionalText group_of(const FoldedText& header, const FoldedText& document) {
    const std::string_view text = header.text();
    OptionalText whole;
    for (const FoldedText* each : {&header, &document}) {
        for (const Found& found : find_named(*noun_patterns()[Noun::group], each->text(), 12)) {
            // « agglomération » alone is a brand or a noun.
            const std::string noun = fold_text(std::string_view(each->text()).substr(found.begin, 14));
            if (noun.starts_with("agglomeration") || of_somebody_else(each->text(), found.begin)) continue;
            whole = source_name(*each, found.begin, found.end);
            break;
        }
        if (whole) break;
    }
    // « Communauté de Communes » above a logo, « le Conseil communautaire du Plateau de X » in the sentence.
    static const RE2 noun(R"((?i)communaute\s+(?:de\s+communes|d'\s?agglomeration|urbaine))");
    static const RE2 council(R"((?i)conseil\s+(?:communautaire|de\s+communaute)\s+(?:de\s|du\s|des\s|d'))");
    const Match kind = find(noun, text);
    const Match match = find(council, text);
    if (match) {
        const std::size_t end = name_end(text, match.end);
        static const RE2 lead(R"((?i)(?:de\s+la|de\s+l'|du|des|de|d')\s*$)");
        const Match of = find(lead, text.substr(match.begin, match.end - match.begin));
        if (end > match.end && of &&
            (!kind || !whole ||
             council_names_more(fold_text(*whole), fold_text(text.substr(match.end, end - match.end))))) {
            const std::string name = source_name(header, match.begin + of.begin, end);
            return kind ? source_name(header, kind.begin, kind.end) + " " + name : "Communauté " + name;
        }
    }
    return whole;
}

OptionalText first_named(const FoldedText& header, std::initializer_list<std::size_t> nouns_in_order) {
    for (const std::size_t noun : nouns_in_order)
        if (auto name = named(header, noun)) return name;
    return {};
}

// « Valbrune Métropole »
OptionalText metropole_behind_name(const FoldedText& header) {
    static const RE2 pattern(
        R"((?:^|[^A-Za-z'-])(?:(?i:conseil|bureau|siege|presidente?)\s(?i:de\s|du\s|d'))?([A-Z][A-Za-z'-]+(?:\s[A-Z][A-Za-z'-]+){0,2}\s(?:Euro)?(?:Metropole|METROPOLE))\b)");
    const Match match = find(pattern, header.text());
    if (!match) return {};
    const auto begin = static_cast<std::size_t>(match[1].data() - header.text().data());
    return source_name(header, begin, begin + match[1].size());
}

OptionalText institution_of(Level level, std::string_view assembly, const FoldedText& header,
                            const FoldedText& document) {
    switch (level) {
        case Level::commune:
            return commune_of(header, document);
        case Level::group:
            if (auto name = group_of(header, document)) return name;
            return first_named(header, {Noun::metropole, Noun::syndicate, Noun::short_group});
        case Level::metropole:
            if (auto name = first_named(header, {Noun::metropole})) return name;
            if (auto name = first_named(document, {Noun::metropole})) return name;
            return metropole_behind_name(header);
        case Level::department:
            if (auto name = first_named(header, {Noun::department, Noun::council})) return name;
            return {};
        case Level::region:
            if (const Match match = find(*noun_patterns()[Noun::corsica], header.text())) {
                const auto begin = static_cast<std::size_t>(match[1].data() - header.text().data());
                return source_name(header, begin, begin + match[1].size());
            }
            if (auto name = first_named(header, {Noun::region, Noun::council})) return name;
            return {};
        case Level::syndicate:
            if (auto name = first_named(header, {Noun::syndicate})) return name;
            return first_named(document, {Noun::syndicate});
        case Level::other:
            break;
    }
    if (assembly == "Commission permanente")
        return first_named(header, {Noun::department, Noun::region, Noun::council, Noun::metropole, Noun::group});
    if (auto name = first_named(header, {Noun::social_centre, Noun::group, Noun::syndicate})) return name;
    return first_named(header, {Noun::commune, Noun::department});
}

}  // namespace

SessionBody read_body(const FoldedText& header, const FoldedText& document) {
    SessionBody body;
    const Assembly* assembly = first_assembly(header.text());
    // « La commission permanente du conseil régional …, vu »: the organ that decides under the letterhead of the
    // council.
    static const RE2 commission(
        R"((?i)la\s+commission\s+permanente(?:\s+du\s+conseil\s+[a-z]+(?:\s+d[^,.;]{1,40})?)?\s*,?\s+(?:vu|apres|reunie|dument|legalement)\b)");
    if (assembly != nullptr && (assembly->level == Level::department || assembly->level == Level::region) &&
        find(commission, document.text()))
        assembly = &assemblies[0].assembly;
    if (assembly == nullptr) {
        body.institution = first_named(header, {Noun::group, Noun::commune, Noun::metropole, Noun::town_hall});
    } else {
        body.assembly = std::string(assembly->name);
        body.institution = institution_of(assembly->level, assembly->name, header, document);
    }
    if (body.institution) body.institution = cased_institution(*body.institution);
    return body;
}

}  // namespace recueil::corpus
