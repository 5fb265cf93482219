#include "corpus/rules/session_labels.h"

#include <algorithm>
#include <string_view>

#include "corpus/rules/pattern.h"

namespace recueil::corpus {

namespace {

// Endings for both genders and numbers: « présent(e)s », « excusé.e.s », « absent(s) ».
#define RECUEIL_INCLUSIVE R"((?:\(es\)|\(e\)|[.*-]e[.*-]?|e)?(?:\(s\)|s)?)"
#define RECUEIL_STATE                                                                            \
    "(?:present" RECUEIL_INCLUSIVE "|absent" RECUEIL_INCLUSIVE "(?:\\s+excuse" RECUEIL_INCLUSIVE \
    ")?|excuse" RECUEIL_INCLUSIVE "|represente" RECUEIL_INCLUSIVE ")"
#define RECUEIL_POWER R"((?:pour?voirs?|procurations?|mandats?|delegations?))"

const RE2& core_of_label() {
    static const RE2 pattern(
        R"((?i)(?:^|[^a-z'])((?:(?:etai(?:en)?t|sont|est|soient)\s+(?:egalement\s+|aussi\s+)?)?(?:(?:les\s+|mmes\s+et\s+mm\.?\s+les\s+)?(?:membres?|conseill\w+|elu\w*|delegu\w+|titulaires?|suppleants?|personnes)\s+(?:titulaires\s+|suppleants\s+|municipaux\s+|communautaires\s+|elus\s+)?)?)" RECUEIL_STATE
        R"(|(?:a|ont|avait|avaient|ayant)\s+(?:egalement\s+)?(?:donne|remis|vote\s+par)\w*\s+(?:leurs?\s+|son\s+|un\s+)?)" RECUEIL_POWER
        R"(|pour?voirs?(?:\(s\))?|procurations?(?:\(s\))?|mandats?|delegations?(?:\(s\))?\s+de\s+votes?|(?:participai(?:en)?t|assist(?:e|ent|ai(?:en)?t|aient))\b(?:\s+(?:egalement|aussi))?|en\s+presence\s+de|invite(?:e|\(e\))?(?:s|\(s\))?|(?:elue?|designee?|nommee?)\s+secretaire|secretaire(?:\s+de\s+(?:la\s+)?(?:seance|session|reunion))?))");
    return pattern;
}

// Words between a label and its colon; a word outside this list ends the label.
const RE2& tail_of_label() {
    static const RE2 pattern(
        R"((?i)((?:[\s/,()'.&*-]|\b(?:a|au|aux|ayant|avant|avai(?:en)?t|ont|qui|donne(?:e|s|\(e\))?s?|donnant|votes?|remis|ecrits?|)" RECUEIL_POWER
        R"(|de|du|des|d|l|la|le|les|leurs?|son|sa|par|pour|voter|nom|en|application|articles?|code|general|collectivites|territoriales|cgct|dont|conformement|dispositions|sans|avec|non|et|ou|seance|reunion|session|ouverture|appel|nominal|debut|membres?|conseils?|conseill\w+|municipa\w+|communautaires?|departementa\w+|regiona\w+|metropolitains?|syndica\w+|bureau|comite|delegu\w+|elu\w*|titulaires?|suppleant\w*|adjoints?|mesdames|messieurs|mmes?|mm?|ce|jour|cette|lors|egalement|excuses?|absents?|represente\w*|s|e|es)\b|[LR]\.?\s?\d{4}-\d+(?:-\d+)?|\(\d{1,3}\))*?)\s*[:;])");
    return pattern;
}

const RE2& names_follow() {
    static const RE2 pattern(
        R"((?:\s*\(\d{1,3}\))?[\s*.-]*(?:(?:Monsieur|Madame|Mademoiselle|Messieurs|Mesdames|MM\.?|MMES|Mmes|MME|Mme|Mmc|Mlle|Mrs|Mr|M\.|Ms|Dr)[\s.]+(?:et\s+\w+\s+)?[A-Z]|[A-Z][a-z'-]+(?:[ -][A-Z][a-z'-]+)* (?:[A-Z]\w* )?[A-Z]{2,}))");
    return pattern;
}

bool is_small_letter(char c) {
    return c >= 'a' && c <= 'z';
}

bool letter_or_digit(char c) {
    return is_small_letter(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// « à l'unanimité des membres présents : » names nobody.
bool counts_votes(std::string_view text, std::size_t begin) {
    static const RE2 votes(R"((?i)(?:unanimite|majorite|voix|suffrages|vote|quorum|tiers|moitie|nombre)\b[^.:;\n]*$)");
    const std::size_t from = begin > 60 ? begin - 60 : 0;
    return static_cast<bool>(find(votes, text.substr(from, begin - from)));
}

// « des villes présentes : » in the middle of a line; « ils étaient présents : » and « 4 absents : » are labels.
bool in_running_text(std::string_view text, std::size_t begin) {
    static const RE2 bare(
        R"((?i)(?:etai(?:en)?t|sont|est|soient|present|absent|excuse|represente|procuration|pouvoir|mandat|assist|invite|particip))");
    static const RE2 roll_call(R"((?i)(?:seance|appel|ouverture|reunion|membres)\b[^.:]{0,30}$)");
    if (!match_at(bare, text, begin)) return false;
    const std::size_t from = begin > 60 ? begin - 60 : 0;
    if (find(roll_call, text.substr(from, begin - from))) return false;
    std::size_t at = begin;
    while (at > 0 && text[at - 1] == ' ') --at;
    return at > 0 && (is_small_letter(text[at - 1]) || text[at - 1] == ',' || text[at - 1] == '\'');
}

RollKind kind_of_label(std::string_view words, bool& gives_proxies) {
    static const RE2 power(R"((?i)pour?voir|procuration|mandat|delegations?\b|represente)");
    static const RE2 present(
        R"((?i)^\W*(?:etai(?:en)?t|sont|est|soient)?\W*(?:(?:les|mmes|et|mm|membres?|conseill\w+|elu\w*|delegu\w+|titulaires?|suppleants?|personnes|municipaux|communautaires|elus)\W+)*present)");
    static const RE2 also(R"((?i)egalement|aussi|personnes|assist|participai|invite|en\s+presence)");
    static const RE2 absent(R"((?i)absent)");
    static const RE2 excused(R"((?i)excuse)");
    static const RE2 not_excused(R"((?i)non[\s-]+excuse)");
    static const RE2 both(
        R"((?i)absent\S*\s*(?:et|ou|,|/|-|&)\s*(?:absent\S*\s+)?excuse|excuse\S*\s*(?:et|ou|,|/|-|&)\s*absent)");
    static const RE2 secretary(R"((?i)secretaire)");
    if (find(secretary, words)) return RollKind::secretary;
    if (find(present, words)) return find(also, words) ? RollKind::others : RollKind::present;
    static const RE2 without(R"((?i)sans\s+(?:pouvoir|procuration)|non\s+represente)");
    gives_proxies = find(power, words) && !find(without, words);
    if (find(not_excused, words) || find(both, words)) return RollKind::absent;
    if (find(excused, words)) return RollKind::excused;
    if (find(absent, words)) return RollKind::absent;
    if (gives_proxies) return RollKind::proxies;
    return RollKind::others;
}

}  // namespace

std::vector<RollLabel> find_roll_labels(const FoldedText& folded) {
    const std::string_view text = folded.text();
    std::vector<RollLabel> labels;
    std::size_t at = 0;
    while (const Match match = find(core_of_label(), text, at)) {
        const std::string_view core = match[1];
        const auto begin = static_cast<std::size_t>(core.data() - text.data());
        at = match.end;
        if (at < text.size() && letter_or_digit(text[at])) continue;
        RollLabel label;
        label.begin = begin;
        label.inside_sentence = is_small_letter(core.front());
        std::size_t end = 0;
        // A label and the first name behind it are short.
        const std::string_view near = text.substr(0, std::min(text.size(), at + 400));
        if (const Match tail = match_at(tail_of_label(), near, at); tail && tail.end - begin < 300) {
            end = tail.end;
        } else if (!label.inside_sentence && match_at(names_follow(), near, at)) {
            end = at;
        } else {
            continue;
        }
        if (counts_votes(text, begin) || (label.inside_sentence && in_running_text(text, begin))) continue;
        label.kind = kind_of_label(text.substr(begin, end - begin), label.gives_proxies);
        label.end = end;
        at = end;
        labels.push_back(label);
    }
    return labels;
}

std::size_t end_of_roll(const FoldedText& folded, std::size_t begin, std::size_t end) {
    static const RE2 pattern(
        R"((?:^|[\s(])(?:(?i:objet)\s*:|OBJET\b|(?i:ordre du jour)|Rapporteur|RAPPORTEUR|Date\s+d|DATE\s+D|Convocation|CONVOCATION|Nombre\s|NOMBRE\s|Quorum|QUORUM|Vu\s|VU\s|Considerant|CONSIDERANT|(?:Deliberation|DELIBERATION|Delib)\b|(?i:votes?\s+(?:pour|contre))|L[ea]s?\s+(?i:quorum|conseil|bureau|comite|seance|convocation|membres|secretaire|compte|proces|president|maire\s+(?:ouvre|declare|procede|rappelle|constate))|L'(?i:assemblee|an|ordre|appel)\b|(?i:formant|lesquels)\s|Il\s+(?:a|est)\s|Elle\s+a\s|Conformement|CONFORMEMENT|Envoye\s+en|Accuse\s+de|Affiche\s+le|Publie\s+le|Recu\s+en|ID\s*:|AR\s+Pref|Extrait|EXTRAIT|(?i:compte[\s-]rendu|proces[\s-]verbal|etai(?:en)?t\s|present(?:e|\(e\))?s?\s*:|excuse(?:e|\(e\))?s?\s*:|absent(?:e|\(e\))?s?\s*:|(?:pouvoir|procuration)s?\s*:|designation\s|elu(?:e)?\s)|Questions?\s+[\dn]|Point\s+[\dn]|No\s|Votants|VOTANTS|En exercice|EN EXERCICE|(?i:president(?:e|\(e\))?\s+de\s+(?:la\s+)?(?:seance|reunion)\s*:)|(?i:presidence)\s*(?::|de\s|d\')|President(?:e)?\s*:|PRESIDENT|Approbation|APPROBATION|Presents\s+a\s+l'ouverture|REPUBLIQUE|Republique|Departement\s+d|DEPARTEMENT|no\s?d'ordre|Monsieur\s+le\s+(?:Maire|President)\s+(?:ouvre|declare|procede|rappelle|constate|rend|propose|expose|informe|demande)|Madame\s+la\s+(?:Maire|Presidente)\s+(?:ouvre|declare|procede|rappelle|constate|rend|propose|expose|informe|demande)|Apres\s|APRES\s))");
    // The words that end a list may reach over its end.
    const std::string_view text = folded.text();
    const Match match = find(pattern, text.substr(0, std::min(text.size(), end + 40)), begin);
    return match && match.begin < end ? match.begin : end;
}

}  // namespace recueil::corpus
