#include "corpus/rules/relation_verbs.h"

#include <algorithm>
#include <string>

#include "corpus/rules/pattern.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

#define RECUEIL_ACTIVE                                                                                                 \
    "modifi(?:er|e|ent|ons)|complet(?:er|e|ent|ons)|abrog(?:er|e|ent|eons)|rapport(?:er|e|ent|ons)|"                   \
    "retir(?:er|e|ent|ons)|annul(?:er|e|ent|ons)|remplac(?:er|e|ent|eons)|rectifi(?:er|e|ent|ons)|"                    \
    "corrig(?:er|e|ent|eons)|amend(?:er|e|ent|ons)|actualis(?:er|e|ent|ons)|revis(?:er|e|ent|ons)|appliqu(?:er|e|ent|" \
    "ons)"
#define RECUEIL_PARTICIPLE \
    "(?:modifi|complet|abrog|rapport|retir|annul|remplac|rectifi|corrig|amend|actualis|revis)ee?s?"
#define RECUEIL_NOUN                                                                                            \
    "(?:modification|abrogation|annulation|retrait|rectification|remplacement|actualisation|revision)s?(?:\\s+" \
    "(?:partielle|totale|partiel|total))?"
// Parts of a deliberation that a verb may change.
#define RECUEIL_PART                                                                                                  \
    "(?:articles?|paragraphes?|annexes?|points?|alineas?|tableaux?|dispositions?|termes|contenu|dispositif|intitule|" \
    "titre|objet|libelle|considerants?|visas?|montants?|liste|grille|effets?|texte|redaction|chapitres?|parties?|"    \
    "erreurs?)"

constexpr std::size_t reach = 240;  // bytes

RelationType type_of(std::string_view verb) {
    const std::string folded = fold_text(verb);
    const auto has = [&](std::string_view part) { return folded.find(part) != std::string::npos; };
    if (has("remplac") || has("substitu") || has("en lieu et place")) return RelationType::replaces;
    if (has("complet")) return RelationType::completes;
    for (const std::string_view part : {"abrog", "rapport", "retir", "retrait", "annul", "fin", "terme", "caduque",
                                        "sans effet", "sans objet", "cesse"})
        if (has(part)) return RelationType::repeals;
    if (has("appliqu")) return RelationType::applies;
    return RelationType::amends;
}

// « De ne pas », « sans », « De refuser d' », « qui avait », « la demande de »: what follows is not decided.
bool is_blocked(std::string_view before) {
    static const RE2 negated(
        R"((?i)(?:\bne\s+(?:pas|plus|point|jamais)|\bne|\bn'(?:y\s+)?|\bsans|\bni|\bnon)\s*(?:pas\s+)?(?:(?:l'|la|les|de|d')\s*)?$)");
    static const RE2 refused(
        R"((?i)\b(?:refus(?:e|er|ent)|renonc(?:e|er|ent)|rejet(?:te|er|tent)|(?:s'\s?)?oppos(?:e|er|ent)|s'\s?absten(?:ir|ons)|s'\s?abstient|interdi(?:re|t)|ecart(?:e|er)|surseoi[rt]|sursoit|differ(?:e|er)|demandes?|projets?|possibilite|droit|faculte|intention)\s+(?:[^.;:]{0,60}?(?:\bd'|\bde\s|\ba\s|\ba\s+l'|\bl'|\bla\s|\bau\s|\ble\s)\s*)?$)");
    static const RE2 of_another(
        R"((?i)\b(?:qui|laquelle|lequel|lesquelles)\s+(?:(?:a|ont|avait|avaient|est\s+venue?|vient|l'|la|les)\s*)*$|\b(?:avait|avaient|ayant|aurait|ont|a)\s+(?:deja\s+|ete\s+)?$)");
    return find(negated, before) || find(refused, before) || find(of_another, before);
}

bool is_blocked_noun(std::string_view before) {
    static const RE2 circumstance(
        R"((?i)\b(?:apres|depuis|a\s+compter\s+de|a\s+la\s+suite\s+de|suite\s+a|en\s+cas\s+de?|lors\s+de|avant|des|portant|relative?s?\s+a|concernant|consecutive?s?\s+a|sans|acte\s+de|constat(?:e|er|ent))\s*(?:l'|la|une?|le|d'|d')?\s*$)");
    return is_blocked(before) || find(circumstance, before);
}

// True where the words between « l'article » and « de la délibération » hold a verb of their own.
bool crosses_a_verb(std::string_view between) {
    static const RE2 pattern(
        R"((?i)(?:\bet|,)\s+(?:de\s+|d')[a-z]+(?:er|ir|re)\b|\b(?:conform|application|respect|prejudice|convention|reglement|contrat|avenant|acte|accord)[a-z]*\b)");
    return RE2::PartialMatch(piece(between), pattern);
}

std::optional<GoverningVerb> action_before(std::string_view before, std::size_t from) {
    static const RE2 pattern(
        "(?i)\\b((" RECUEIL_ACTIVE ")(?:(?:\\s*,\\s*|\\s+et\\s+)(?:de\\s+|d'\\s?)?(?:" RECUEIL_ACTIVE
        "))*|(?:est|sont|sera|seront)\\s+(?:ainsi\\s+|donc\\s+|egalement\\s+|en\\s+consequence\\s+)?" RECUEIL_PARTICIPLE
        "(?:\\s+et\\s+" RECUEIL_PARTICIPLE
        ")?|((?:la\\s+|l'\\s?|au\\s+|le\\s+|une\\s+|a\\s+l'\\s?|a\\s+la\\s+)?" RECUEIL_NOUN
        ")\\s+(?:de|des|d')|(?:se\\s+|s'\\s?)?substitue(?:r|nt)?\\s+(?:a|aux)|en\\s+(?:lieu\\s+et\\s+place|"
        "remplacement)"
        "\\s+(?:de|des)|"
        "(?:met|mettre|mettent|mis)\\s+(?:fin|un\\s+terme)\\s+(?:a\\s+l'\\s?application\\s+de|a|aux))"
        "(?:\\s*,[^,;.]{1,80},\\s*|\\s+(?:a\\s+compter|a\\s+partir|avec\\s+effet)\\s[^,;.]{1,60}?\\s|"
        "\\s+(?:partiellement|en\\s+partie|en\\s+consequence|en\\s+ce\\s+sens|par\\s+la\\s+presente\\s+deliberation|"
        "ainsi\\s+qu'\\s?il\\s+suit|comme\\s+suit|ainsi|egalement|donc|expressement|purement\\s+et\\s+simplement|"
        "integralement|totalement)\\s+|\\s+|$)"
        "((?:(?:l'\\s?|les?\\s+|la\\s+|ses?\\s+|son\\s+|aux?\\s+|des\\s+|du\\s+|certaines\\s+)?" RECUEIL_PART
        "\\b[^;.:\"]{0,80}?\\s*(?:de|des|a|d'|aux|dans)\\s*)*)"
        "(?:(?:toutes\\s+)?(?:les|la|l'|des|de\\s+la|ladite|lesdites|cette|notre|nos|sa|ses)\\s*)?(?:(?:deux|trois|"
        "quatre|\\d+)"
        "\\s+)?(?:precedentes?\\s+)?$");
    const Match match = find(pattern, before);
    if (!match) return {};
    const std::string_view ahead = before.substr(0, match.begin);
    const bool noun = !match[3].empty();
    if (noun ? is_blocked_noun(ahead) : is_blocked(ahead)) return {};
    if (crosses_a_verb(match[4])) return {};
    return GoverningVerb{type_of(match[1]), from + match.end};
}

// « De remplacer, dans la délibération …, les mots », « D'ajouter un alinéa à l'article 4 de la délibération … »,
// « De substituer au tableau annexé à la délibération … »: words of it are changed.
std::optional<GoverningVerb> words_before(std::string_view before, std::size_t from) {
    static const RE2 pattern(
        "(?i)\\b(?:((?:ajout|insere?)(?:er|e|ent|r)?)|(?:remplac|supprim|substitu|reecri|corrig|rectifi)(?:er|e|ent|re|"
        "t)?)\\b("
        "[^.;:\"]{0,100}?)(?:\\b(?:dans|de|des|du)\\s+|\\ba\\s+|\\bau\\s+(?:sein\\s+de\\s+)?)(?:(?:l'\\s?|les?\\s+|"
        "la\\s+|ses?\\s+|"
        "son\\s+)?" RECUEIL_PART
        "\\b[^;.:\"]{0,60}?\\s*(?:de|des|a|d'|dans)\\s*)*(?:(?:la|les|l'|ladite|lesdites|cette|notre|sa)\\s*)$");
    static const RE2 no_part(
        R"((?i)\b(?:deliberations?|celles?|conventions?|contrats?|avenants?|reglements?|accords?|budgets?|en\s+application|conformement|prevue?s?\s+(?:par|a)|suite)\b)");
    static const RE2 aside(R"(\s*(?:,.*)?)");
    static const RE2 some_words(
        "(?i)(?:\\b(?:mots?|alineas?|phrases?|termes?|chiffres?|membres?\\s+de\\s+phrase|mentions?|nombres?|dates?|"
        "annexes?|erreurs?|" RECUEIL_PART ")\\b)");
    const Match match = find(pattern, before);
    if (!match || is_blocked(before.substr(0, match.begin)) || RE2::PartialMatch(piece(match[2]), no_part)) return {};
    if (!matches(aside, match[2]) && !RE2::PartialMatch(piece(match[0]), some_words)) return {};
    return GoverningVerb{match[1].empty() ? RelationType::amends : RelationType::completes, from + match.end};
}

// « les permanences prévues par la délibération … », « en application de la délibération … »
std::optional<GoverningVerb> application_before(std::string_view before, std::size_t from) {
    static const RE2 pattern(
        R"((?i)\b(?:en\s+application|en\s+execution|conformement|par\s+application|(?:prevu|fixe|defini|arrete|institu|cree?)e{0,2}s?)\s+(?:de|a|aux|par|dans)(?:\s+(?:les\s+)?(?:dispositions|modalites|termes|conditions)\s+(?:de|des|fixees\s+par|prevues\s+par))?\s*(?:(?:les|la|l'|sa)\s*)?$)");
    static const RE2 of_another(
        R"((?i)\b(?:prise?s?|adoptee?s?|conclue?s?|signee?s?|passee?s?|etablie?s?|intervenue?s?)\s+$)");
    const Match match = find(pattern, before);
    if (!match || find(of_another, before.substr(0, match.begin))) return {};
    return GoverningVerb{RelationType::applies, from + match.end};
}

// The text before a place, where `^` is the text's own beginning.
std::string slice_before(std::string_view text, std::size_t at) {
    const std::size_t from = at > reach ? at - reach : 0;
    return (from == 0 ? "." : "x") + std::string(text.substr(from, at - from));
}

// « La », « L'article 2 de la », « et la » at the start of a clause: the reference is its subject.
bool opens_clause(std::string_view text, std::size_t begin) {
    static const RE2 pattern(
        "(?i)(?:[.;:*>\",]|^-|\\s-|\\b(?:que|et|ou|dit|decide|precise|ainsi|consequence|lors|suit))\\s*"
        "(?:(?:(?:l'|les?\\s|la\\s|certaines\\s|toutes\\s+les\\s)?\\s*" RECUEIL_PART
        "\\b([^.;:\"]{0,80}?)\\s+(?:de|des|a)\\s+)+)?(?:(?:la|les|l'|de\\s+la|des|cette|ladite|lesdites|notre|nos)\\s+)"
        "?$");
    const std::string before = slice_before(text, begin);
    const Match match = find(pattern, before);
    return match && !crosses_a_verb(match[1]);
}

// The clause that a colon ends, as far as a few hundred bytes hold it.
std::string_view clause_before(std::string_view text, std::size_t colon) {
    const std::size_t from = colon > reach ? colon - reach : 0;
    std::string_view clause = text.substr(from, colon - from);
    const std::size_t stop = clause.find_last_of(".;:");
    if (stop != std::string_view::npos) clause.remove_prefix(stop + 1);
    return clause;
}

}  // namespace

std::optional<GoverningVerb> verb_before(std::string_view text, std::size_t reference) {
    const std::size_t from = reference > reach ? reference - reach : 0;
    // The patterns must end where the reference begins: the slice alone makes `$` mean that place.
    const std::string_view before = text.substr(from, reference - from);
    auto verb = action_before(before, from);
    if (!verb) verb = words_before(before, from);
    return verb ? verb : application_before(before, from);
}

std::optional<GoverningVerb> verb_after(std::string_view text, std::size_t begin, std::size_t end) {
    static const RE2 pattern(
        "(?i)\\s*(?:,[^;.:]{1,160}?,)?(\\s*(?:relative?s?|portant|concernant|fixant|instituant|approuvant|adoptant|"
        "autorisant|"
        "creant|intitulee?s?)\\b[^;.:]{1,200}?)?\\s*,?\\s*(?:(?:(?:est|sont|sera|seront|demeurent?)(?:\\s+(?:et\\s+"
        "demeurent?|"
        "ainsi|donc|egalement|partiellement|en\\s+partie|purement\\s+et\\s+simplement|en\\s+consequence|des\\s+lors|"
        "par\\s+"
        "consequent|expressement|declaree?s?|desormais)|\\s*,[^,;.]{1,60},)*\\s+|devien(?:t|nent)\\s+)"
        "(" RECUEIL_PARTICIPLE "(?:\\s+et\\s+" RECUEIL_PARTICIPLE
        ")?|caduques?|sans\\s+effet|sans\\s+objet|supprimee?s?|(?:ainsi\\s+)?redigee?s?\\b|libellee?s?\\s+comme|"
        "prorogee?s?|suspendue?s?)|(cessent?\\s+(?:de\\s+produire|d'\\s?etre|de\\s+s'\\s?appliquer)))"
        "\\b");
    static const RE2 names_another(R"((?i)\b(?:deliberations?|celles?)\b)");
    static const RE2 by_another(R"((?i)\s+par\s+(?:(?:la|une|les|notre|sa)\s+)?(?:deliberations?|celles?)\b)");
    const Match match = match_at(pattern, text.substr(0, std::min(text.size(), end + 600)), end);
    if (!match) return {};
    if (RE2::PartialMatch(piece(match[1]), names_another)) return {};
    if (match_at(by_another, text, match.end)) return {};
    if (!opens_clause(text, begin)) return {};
    return GoverningVerb{type_of(match[2].empty() ? match[3] : match[2]), match.end};
}

bool opens_list(std::string_view text, std::size_t colon) {
    static const RE2 decides(R"([\s*>-]*(?:(?i:de\s+|d'\s?)[A-Za-z]+(?:er|ir|re|ER|IR|RE)\b|[A-Z]))");
    return static_cast<bool>(match_at(decides, clause_before(text, colon), 0));
}

std::optional<GoverningVerb> verb_of_list(std::string_view text, std::size_t colon) {
    static const RE2 pattern("(?i)\\b((?:" RECUEIL_ACTIVE
                             ")(?:(?:\\s*,\\s*|\\s+et\\s+)(?:de\\s+|d'\\s?)?(?:" RECUEIL_ACTIVE
                             "))*|(?:est|sont|sera|seront)\\s+(?:ainsi\\s+|donc\\s+|egalement\\s+)?" RECUEIL_PARTICIPLE
                             "(?:\\s+et\\s+" RECUEIL_PARTICIPLE ")?|(?:l'\\s?|la\\s+|au\\s+|le\\s+)?" RECUEIL_NOUN
                             "(?:\\s+(?:de|des))?)\\s*(?:(?:,[^,;.:]{1,80},)?\\s*(?:l'\\s?ensemble\\s+|toutes\\s+)?(?:("
                             "?:de|les|des|la|l'|le)\\s*)*(?:"
                             "deliberations?|actes?|decisions?|textes?)\\b[^.;:]{0,60})?\\s*$");
    const std::string_view clause = clause_before(text, colon);
    const Match match = find(pattern, clause);
    if (!match || is_blocked(clause.substr(0, match.begin))) return {};
    return GoverningVerb{type_of(match[1]), colon + 1};
}

bool heads_item(std::string_view text, std::size_t begin) {
    static const RE2 pattern(R"((?i)(?:[-*:;>]|\b[a-z0-9]{1,2}[.)])\s*(?:(?:la|les|l'|celle)\s*)?$)");
    const std::size_t from = begin > 14 ? begin - 14 : 0;
    return static_cast<bool>(find(pattern, text.substr(from, begin - from)));
}

bool joined_references(std::string_view text, std::size_t first_end, std::size_t second) {
    if (second < first_end || second - first_end > reach) return false;
    static const RE2 pattern(
        R"((?i)\s*(?:\([^()]{0,80}\))?((?:\s*,)?\s*(?:relative?s?|portant|concernant|fixant|instituant|approuvant|adoptant|autorisant|creant|intitulee?s?|sur)\b[^.;:]{0,200}?)?(?:\s*(?:,|\bet\b|\bainsi\s+que\b|\bde\s+meme\s+que\b|\bpuis\b|\bou\b|&))+\s*(?:(?:enfin|egalement|aussi)\s+)?(?:(?:les|la|l'|celles?|de\s+celles?|de\s+la|des)\s*)?)");
    static const RE2 holds_a_verb(
        R"((?i)\b(?:de\s+|d')[a-z]+(?:er|ir|re)\b|modifi|complet|abrog|remplac|annul|rapport(?:er|ee)|conform|prejudice|respect|application)");
    const std::string_view gap = text.substr(first_end, second - first_end);
    const Match match = match_at(pattern, gap, 0);
    if (!match || match.end != gap.size()) return false;
    if (RE2::PartialMatch(piece(match[1]), holds_a_verb)) return false;
    // Behind a title, only a noun begins another reference, not « n°13 ».
    return match[1].empty() || second >= text.size() || text[second] == 'd' || text[second] == 'c';
}

}  // namespace recueil::corpus
