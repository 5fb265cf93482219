#include "corpus/rules/name_list.h"

#include <algorithm>

#include "corpus/rules/pattern.h"
#include "corpus/rules/people.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

const RE2& civility() {
    static const RE2 pattern(
        R"((?i)(MM\.?|Messieurs|Mesdames|Mmes|Mrs)\s+|(?:M\.|Monsieur|Madame|Mademoiselle|Mme|Mlle|Mr|M|Docteur|Dr\.?)(?:\s+|\b))");
    return pattern;
}

// Capital words that belong to a form or open the next clause, never to a name.
bool ends_names(std::string_view word) {
    static const RE2 pattern(
        R"((?i)(?:pour|contre|abstentions?|vote|votes|voix|adopte\w*|approuve\w*|le|la|les|l'.*|un|une|il|elle|date|nombre|nppv|a|et|conseil|delibere\w*|decide\w*|monsieur|madame|messieurs|mesdames|mm\.?|mme|mmes|m\.|mlle|mr|article|vu|considerant|accepte\w*|autorise\w*|fait|majorite|unanimite|resultat|exprimes|votants|presents|certifie|maire|pouvoir\w*|rapporteur|secretaire|apres|dans|par|sur|suite|afin|compte|ainsi|cette|cet|ce|depuis|selon|conformement|lors|dcm|del\w*[0-9].*|point))");
    return matches(pattern, word);
}

const RE2& name_word() {
    static const RE2 pattern(R"([A-Z][A-Za-z'.-]*)");
    return pattern;
}

const RE2& particle() {
    static const RE2 pattern(R"(\s+(?:(?:de|du|des|la|le|von|van|di|da|el|ben)\s+(?:[lL]a\s+)?|d'\s?|l'\s?)?)");
    return pattern;
}

// « le Maire », « la Présidente » after a civility.
const RE2& function() {
    static const RE2 pattern(R"((?i)(?:le|la)\s+(?:maire|president(?:e)?)\b)");
    return pattern;
}

std::string clean(std::string name) {
    while (!name.empty() && (name.back() == '.' || name.back() == '-' || name.back() == '\'' || name.back() == ','))
        name.pop_back();
    return name;
}

// « LE GOFF », « DE LA TOUR » in capitals, apart from « LE MAIRE ».
bool opens_surname(std::string_view cased, const Match& word) {
    static const RE2 article(R"((?:LE|LA|LES|DE|DU|DES))");
    if (!matches(article, word[0])) return false;
    static const RE2 next(R"(\s+([A-Z][A-Z'-]+)\b)");
    const Match surname = match_at(next, cased, word.end);
    static const RE2 office(R"((?:MAIRE|PRESIDENTE?|CONSEIL|SECRETAIRE|BUREAU|COMMISSION|QUORUM|PROJET|BUDGET))");
    return surname && !matches(office, surname[1]) && (!ends_names(surname[1]) || matches(article, surname[1]));
}

// « de La TOUR », « d'ARCY » behind a civility: the first byte of the name's first word with a capital.
std::size_t behind_particle(const std::string& cased, std::size_t at) {
    static const RE2 pattern(
        R"((?:(?:[Dd]e|DE)\s+(?:(?:[Ll]a|LA)\s+|[Ll]'\s?)|(?:[Dd]e|[Dd]u|[Dd]es|[Vv]on|[Vv]an(?:\s+de[nr]?)?)\s+|[Dd]'\s?)([A-Z][A-Za-z]))");
    const Match match = match_at(pattern, cased, at);
    return match ? static_cast<std::size_t>(match[1].data() - cased.data()) : at;
}

// The end of the name that begins at `at`, or `at` where none does.
std::size_t name_end(const ResolutionText& text, std::size_t at) {
    const std::string& cased = text.cased();
    std::size_t end = at;
    std::size_t next = at;
    bool capitals = false;  // the surname in capitals has come
    for (int words = 0; words < 6; ++words) {
        const Match word = match_at(name_word(), cased, next);
        if (!word) break;
        if (ends_names(word[0]) && !(words > 0 && opens_surname(cased, word))) break;
        const std::string_view gap = std::string_view(cased).substr(end, next - end);
        if (gap.find("\n\n") != std::string_view::npos) break;
        const bool upper = word[0].size() > 1 && all_upper(word[0]);
        // A name ends with its line where its surname has come.
        if (words > 0 && gap.find('\n') != std::string_view::npos && capitals && !upper) break;
        capitals = capitals || upper;
        end = word.end;
        if (word[0].back() == '.' && word[0].size() > 2) break;
        const Match more = match_at(particle(), cased, end);
        if (!more) break;
        next = more.end;
    }
    return end;
}

// « Abstention : M. X / Mme Y précise que … »: behind a line break alone a name with a verb opens a sentence.
bool opens_sentence(const ResolutionText& text, const Match& separator, bool each_has_civility) {
    if (separator[0].find_first_of(",;/+*-") != std::string_view::npos ||
        separator[0].find_first_not_of(" \n") != std::string_view::npos)
        return false;
    if (each_has_civility && !match_at(civility(), text.cased(), separator.end)) return true;
    static const RE2 acts(
        R"((?:M\.|Mme|Mlle|Monsieur|Madame|Mr)\s+(?:l[ea]\s+[A-Za-z]+|[A-Z][A-Za-z.'-]*(?:\s+(?:de\s+|du\s+|la\s+|le\s+)*[A-Z][A-Za-z'-]*){0,3})\s+([a-z']+)\b)");
    static const RE2 no_verb(
        R"((?:et|de|du|des|d'|la|le|adjointe?|maire|conseill[a-z]+|ayant|par|pouvoir|procuration|representee?|absente?|excusee?|ne|n'[a-z]*|s'[a-z]*|se|sont|en|qui))");
    const Match verb = match_at(acts, text.cased(), separator.end);
    return verb && !matches(no_verb, verb[1]);
}

// « M. X, maire de Y, et Mme Z »: an office or a circumstance may be behind a name where another civility follows.
std::size_t behind_apposition(const std::string& cased, std::size_t end) {
    static const RE2 pattern(
        R"(\s*,\s*(?:[a-z]|Maire|Adjoint|President|Vice|Conseill|Depute|Senat)[^,;:.()]{2,90}?\s*(?:,\s*(?:et\s+|ainsi\s+que\s+)?|\s+et\s+|\s+ainsi\s+que\s+)((?:M\.|MM\.?|Mme|Mmes|Mlle|Monsieur|Madame|Messieurs|Mesdames)\s))");
    const Match match = match_at(pattern, cased, end);
    return match ? static_cast<std::size_t>(match[1].data() - cased.data()) : std::string::npos;
}

}  // namespace

NameList names_at(const ResolutionText& text, std::size_t at, bool bare, const std::string& president) {
    static const RE2 separator(
        R"(\s*(?:\([^()\n]{0,60}\))?\s*(?:[,;/]\s*(?:et\s+|ainsi que\s+)?|\bet\s+|\bainsi que\s+|\s-\s+|\+|\n\s*|\*\s*))");
    const std::string& cased = text.cased();
    NameList list;
    list.end = at;
    bool plural = false;
    bool civilities = false;
    while (at < cased.size()) {
        at = text.skip_space(at);
        const Match civil = match_at(civility(), cased, at);
        if (civil) {
            plural = !civil[1].empty();
            civilities = true;
            at = civil.end;
            if (const Match office = match_at(function(), cased, at)) {
                if (!president.empty()) list.names.push_back(president);
                list.end = office.end;
                const Match more = match_at(separator, cased, list.end);
                if (!more) break;
                at = more.end;
                continue;
            }
        } else if (!plural && !bare) {
            break;
        }
        at = text.skip_space(at);
        const std::size_t first = civil ? behind_particle(cased, at) : at;
        const std::size_t end = name_end(text, first);
        if (end == first) break;
        std::string name = clean(text.cut({at, end}));
        if (name.size() > 1 && !is_blank_name(name)) list.names.push_back(std::move(name));
        list.end = end;
        if (const std::size_t next = behind_apposition(cased, end); next != std::string::npos) {
            at = next;
            continue;
        }
        const Match more = match_at(separator, cased, end);
        if (!more || opens_sentence(text, more, civilities && !plural)) break;
        at = more.end;
    }
    return list;
}

NameList names_before(const ResolutionText& text, std::size_t at, const std::string& president) {
    constexpr std::size_t reach = 400;
    static const RE2 civil_start(
        R"((?i)\b((?:MM\.?|Messieurs|Mesdames|Mmes|M\.|Monsieur|Madame|Mme|Mlle|Mr|M|Docteur|Dr\.?)\s))");
    const std::string& cased = text.cased();
    std::size_t from = at > reach ? at - reach : 0;
    // A paragraph's border, a closed sentence or a list entry ends the clause.
    static const RE2 border(R"(\n\n|(?i:rapporteure?s?)\s*:[^\n]{2,80}\n|[;:?!]\s|[a-z)0-9]{3}\.\s|\n\s*[-*>]\s)");
    for (Match match = find(border, std::string_view(cased).substr(0, at), from); match;
         match = find(border, std::string_view(cased).substr(0, at), from))
        from = match.end;
    NameList list;
    while (const Match match = find(civil_start, std::string_view(cased).substr(0, at), from)) {
        const auto begin = static_cast<std::size_t>(match[1].data() - cased.data());
        list = names_at(text, begin, false, president);
        if (list.names.empty()) {
            from = match.end;
            continue;
        }
        if (list.end > at) return {};
        // Words between the last name and the verb are few: « , élus intéressés, ».
        if (at - list.end <= 90) return list;
        from = std::max(list.end, match.end);
    }
    return {};
}

}  // namespace recueil::corpus
