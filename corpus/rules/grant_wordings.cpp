#include "corpus/rules/grant_wordings.h"

#include <algorithm>
#include <string>

#include "corpus/rules/pattern.h"
#include "corpus/rules/people.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

#define RECUEIL_AID                                                                                             \
    "(?:subventions?|participations?|aides?|dotations?|concours|contributions?|financements?|bourses?|secours|" \
    "soutiens?|avances?|primes?|enveloppes?|fonds\\s+de\\s+concours)"
#define RECUEIL_OF "(?:de\\s+la\\s+|de\\s+l'\\s?|du\\s+|des\\s+|de\\s+|d'\\s?)"

constexpr std::size_t longest_name = 400;  // bytes
constexpr std::size_t farthest = 400;      // bytes between a sum and the noun that says its nature

const RE2& recipient_start() {
    static const RE2 pattern(
        "(?i)(?:^|[\\s,(])(?:(?:au\\s+(?:profit|benefice)|en\\s+faveur|a\\s+destination)\\s+" RECUEIL_OF
        "|a\\s+la\\s+|a\\s+l'\\s?|a\\s+|aux\\s+|au\\s+)");
    return pattern;
}

const RE2& recipient_end() {
    static const RE2 pattern(
        "(?i)\\s*(?:[,;:]|\\(\\s*(?:\\d|soit|siret|rna|n\\s?o\\b)|\\bune?\\s+(?:[a-z]+\\s+)?" RECUEIL_AID
        "\\b|\\bla\\s+(?:somme|subvention|participation|dotation)\\b|\\b(?:un|le)\\s+(?:montant|concours|financement|"
        "soutien)\\b|"
        "\\bd'\\s?une?\\s+(?:montant|subvention|somme|participation|aide)|\\bpour\\b|\\bau\\s+titre\\b|\\bafin\\b|"
        "\\bdans\\s+le\\s+"
        "cadre\\b|\\ben\\s+vue\\b|\\bdestinee?s?\\b|\\bselon\\b|\\bconformement\\b|\\ba\\s+hauteur\\b|\\bde\\s+\\d|"
        "\\bqui\\b|\\bdont\\b|"
        "\\bsous\\s+reserve\\b|\\b(?:domiciliee?|demeurant|situee?|sise?|representee?|presidee?)\\b|\\bet\\s+(?:une?"
        "\\s|de\\s+\\d|"
        "(?:de\\s+|d'\\s?)[a-z]+(?:er|ir|re)\\b)|\\s-\\s+\\d|\\s\\d[\\d .]*(?:,\\d+)?\\s*(?:EUR|euros?)\\b)");
    return pattern;
}

const RE2& purpose_start() {
    static const RE2 pattern("(?i)(?:^|[\\s,(])(?:pour\\s+(?:la\\s+|le\\s+|les\\s+|l'\\s?)?|au\\s+titre\\s+" RECUEIL_OF
                             "|afin\\s+(?:de\\s+|d'\\s?)|en\\s+vue\\s+" RECUEIL_OF "|dans\\s+le\\s+cadre\\s+" RECUEIL_OF
                             "|destinee?s?\\s+(?:a\\s+la\\s+|a\\s+l'\\s?|au\\s+|aux\\s+|a\\s+)|relative?s?\\s+(?:a\\s+"
                             "la\\s+|a\\s+l'\\s?|au\\s+|aux\\s+|"
                             "a\\s+))");
    return pattern;
}

const RE2& purpose_end() {
    static const RE2 pattern(
        R"((?i)\s*(?:[;:]|\.(?:\s|$)|,\s*(?:a\s|aux?\s|selon|conformement|dans\s+les|sous\s+reserve|et\s+(?:de|d')\s*autoriser|telle?s?\s+que|imput|sur\s+la\s+base|(?:les|des|une?|la)\s+(?:subvention|participation|aide|somme|dotation|concours|contribution))|\bselon\s+les\s+modalites\b|\bdans\s+les\s+(?:conditions|termes)\b|\bconformement\b))");
    return pattern;
}

// Quotation marks and the words between them belong to a name.
std::size_t name_end(std::string_view text, std::size_t from, std::size_t end) {
    end = std::min(end, from + longest_name);
    const std::string_view within = text.substr(0, end);
    for (std::size_t at = from; const Match stop = find(recipient_end(), within, at);) {
        // « l'association Eau pour Tous »: a capital behind « pour » goes on with a name.
        static const RE2 named(R"((?i:\s*pour\s+)[A-Z][a-z])");
        if (match_at(named, text, stop.begin)) {
            at = stop.end;
            continue;
        }
        const auto quotes = std::count(within.begin() + static_cast<std::ptrdiff_t>(from),
                                       within.begin() + static_cast<std::ptrdiff_t>(stop.begin), '"');
        const std::size_t closed = quotes % 2 == 0 ? std::string_view::npos : within.find('"', stop.begin);
        if (closed == std::string_view::npos) return stop.begin;
        at = closed + 1;
    }
    return end;
}

}  // namespace

bool names_recipient(std::string_view name) {
    static const RE2 kind(
        R"((?i)(?:\d+\s+)?(?:associations?|communes?|communautes?|syndicats?|societes?|sas|sarl|sci|gaec|fondations?|clubs?|comites?|union|centres?|etablissements?|mission|office|colleges?|ecoles?|lycees?|regions?|pole|maisons?|groupements?|cooperatives?|compagnies?|ensemble|festival|federations?|ligue|universite|agence|caisse|chambre|hopital|regie|theatre|musee|mairie|ville|parc|conservatoire|collectif|harmonie|amicale|foyer|residence|service|organismes?|entreprises?|exploitations?|collectivites?|departement|etat|reseau|institut|observatoire|laboratoire|mediatheque|bibliotheque|orchestre|section|comice|paroisse|croix|secours|banque|restos|ccas|cias|sdis|ehpad|ogec|apel|usep|cooperative|metropole|madame|monsieur|mesdames|messieurs|mme|mlle|m\.)(?:[^a-z]|$))");
    return (!name.empty() && name[0] >= 'A' && name[0] <= 'Z') || starts_with(name, "\"") ||
           static_cast<bool>(match_at(kind, name, 0));
}

TextSpan find_recipient(std::string_view text, std::size_t begin, std::size_t end) {
    // A function or a blank is nobody; « à M. le Maire » authorizes.
    static const RE2 nobody(
        R"((?i)(?:(?:monsieur|madame|m\.|mme)\s+)?(?:(?:le|la|l')\s*(?:maire|presidente?|tresori.re?|comptable|prefete?)\b.*|x{2,}\b.*|[\s._*-]+)|.*(?:_{3,}|\.{4,}|\bx{3,}\b).*|(?:associations|organismes|clubs|communes|beneficiaires|structures|familles|particuliers|etablissements)(?:\s+(?:locales?|sportives?|culturelles?|communales?|concernee?s?|beneficiaires|membres|et|sportifs|scolaires))*|hauteur\b.*|compter\b.*|titre\b.*|raison\b.*|partir\b.*|.*\b(?:suivante?s?|ci-(?:apres|dessous))\b.*)");
    const std::string_view within = text.substr(0, end);
    for (std::size_t at = begin; const Match match = find(recipient_start(), within, at);) {
        at = match.end;
        if (match.begin >= end) break;
        std::size_t last = name_end(text, match.end, end);
        std::size_t first = match.end;
        while (last > first && (text[last - 1] == '.' || text[last - 1] == ',' || text[last - 1] == ' ')) --last;
        while (first < last && text[first] == ' ') ++first;
        // « Madame Zoé PETIT — 12, rue du Bois »: an address follows a person.
        static const RE2 person(R"((?i)(?:madame|monsieur|mme|mlle|m\.)\s.*?(\s+(?:>\s*)?-\s))");
        if (const Match dash = match_at(person, text.substr(0, last), first)) last = dash.end - dash[1].size();
        const std::string_view name = text.substr(first, last - first);
        if (name.size() < 2 || name.size() > 300 || !names_recipient(name) || matches(nobody, name)) continue;
        return {first, last};
    }
    return {};
}

TextSpan find_purpose(std::string_view text, std::size_t begin, std::size_t end) {
    const std::string_view within = text.substr(0, end);
    const Match start = find(purpose_start(), within, begin);
    if (!start) return {};
    const Match stop = find(purpose_end(), within, start.end);
    return {start.end, stop ? stop.begin : end};
}

bool is_aid(std::string_view text, std::size_t begin, std::size_t amount, std::size_t amount_end, std::size_t end) {
    // « D'attribuer 800 EUR au Comité des fêtes » needs no noun, « accorder une remise de 800 EUR » has another.
    static const RE2 gives(R"((?i)(?:attribu|allou|octroy)[a-z]*\b)");
    static const RE2 another(R"((?i)\b(?:un|une)\s+[a-z])");
    static const RE2 money(
        "(?i)\\b(?:(avances?\\s+(?:remboursables?|de\\s+tresorerie)|prets?|emprunts?|garanties?|indemnites?|loyers?|"
        "prix|"
        "cotisations?|adhesions?|abonnements?|tarifs?|redevances?|honoraires|remunerations?|salaires?|cautions?|"
        "recettes?)|" RECUEIL_AID "|sommes?|credits?)\\b");
    std::size_t from = begin;
    if (amount - begin > 2 * farthest) {
        // In a long list the noun is at its head.
        const Match head = find(money, text.substr(0, begin + farthest), begin);
        if (head && !head[1].empty()) return false;
        if (head) return true;
        from = amount - farthest;
    }
    bool found = false;
    bool aid = false;
    for (std::size_t at = from; const Match match = find(money, text.substr(0, amount), at);) {
        at = match.end;
        found = true;
        aid = match[1].empty();
    }
    if (found) return aid;
    static const RE2 behind(
        "(?i)\\s*(?:le\\s+montant\\s+(?:de\\s+|d'))?(?:de|d'|en|la|l'|les|une?|au\\s+titre\\s+de\\s+la)\\s*(?:[a-z]+"
        "\\s+)?" RECUEIL_AID "\\b");
    if (match_at(behind, text.substr(0, end), amount_end)) return true;
    return match_at(gives, text, begin) && !find(another, text.substr(from, amount - from));
}

bool is_rate(std::string_view text, std::size_t amount_end) {
    static const RE2 pattern(
        R"((?i)\s*(?:EUR|euros?)?\s*(?:(?:ht|ttc)\s+)?(?:par|/)\s?(?:eleves?|enfants?|habitants?|adherents?|licencies?|jours?|personnes?|familles?|foyers?|heures?|nuitees?|repas|agents?|km|m2|metres?|tonnes?|places?|logements?|participants?|vacations?)\b)");
    return static_cast<bool>(match_at(pattern, text, amount_end));
}

bool is_cost(std::string_view text, std::size_t begin, std::size_t amount) {
    static const RE2 pattern(
        R"((?i)\b(?:depenses?|couts?|base|assiette|budget|estimee?s?|montant\s+(?:total|global)|prix|plafonnee?|plafond|soit\s+un\s+(?:total|reste)|total\s+de|sur\s+un\s+total)\b[^;.]{0,40}$)");
    const std::size_t from = std::max(begin, amount > 80 ? amount - 80 : 0);
    const std::string_view before = text.substr(from, amount - from);
    const Match match = find(pattern, before);
    return match && match[0].find("EUR") == std::string_view::npos;
}

}  // namespace recueil::corpus
