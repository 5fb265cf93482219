#include "corpus/rules/award_verbs.h"

#include "corpus/rules/pattern.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

const RE2& verb_pattern() {
    // 1 verbs of award, 2 their nouns, 3 verbs that award only an aid, 4 verbs that take or ask, 5 other decisions.
    static const RE2 pattern(
        R"((?i)\b(?:((?:attribu|accord|octro[iy]|allou|individualis|vers|revers|subventionn)(?:er|e|ent|ons|ee?s?)|(?:particip|apport)(?:er|e|ent|ons))|((?:attribution|octroi|versement|allocation|reversement|individualisation)s?)\s+(?:de|d'|des|du|a|aux?)|((?:vot|donn|fix|arret|approuv|valid|accept|adopt|affect)(?:er|e|ent|ons|ee?s?)|decid(?:er|e|ent|ons)\s+(?:d'\s?une?|de\s+la))|((?:retir|annul|abrog|recuper|recouvr|rembours|sollicit|demand|encaiss|emprunt|pret|refus|supprim|ramen|suspend|rejet|differ|report|ajourn)(?:er|e|ent|ons|te|tent|tons)|suspendre|surseoir|sursoit|percevoir|percoit|recevoir|recoit|garantir|garantit|contracter|contracte|reduire|reduit|diminuer|diminue)|((?:autoris|imput|prelev|charg|precis|sign|mandat|habilit)(?:er|e|ent|ons)|inscrire|inscrit|dit\s+que))\b)");
    return pattern;
}

bool at_clause_start(std::string_view text, std::size_t at) {
    static const RE2 pattern(
        R"((?i)(?:^|[.;:*,>"]|\s-|^-|\bet|\bconseil(?:\s+[a-z]+)?|\bunanimite|\bdelibere|\bbureau|\bcommission\s+permanente|\ble\s+maire)\s*$)");
    const std::size_t from = at > 40 ? at - 40 : 0;
    return static_cast<bool>(find(pattern, text.substr(from, at - from)));
}

bool is_negated(std::string_view text, std::size_t at) {
    static const RE2 pattern(
        R"((?i)(?:\bne\s+(?:pas|plus)|\bn'|\bne|\bsans|\bni)\s*(?:pas\s+)?(?:lui\s+|leur\s+|y\s+)?$|\b(?:refus|rejet|renonc|s'\s?oppos|s'\s?abst|suspend|annul|surse|sursoi|differ|ajourn|cess|interromp|retir)[a-z]*\s+(?:d'|de\s|a\s|a\s+l'|au\s|le\s|l'|la\s+demande\s+d'|la\s+demande\s+de\s)\s*$)");
    const std::size_t from = at > 60 ? at - 60 : 0;
    return static_cast<bool>(find(pattern, text.substr(from, at - from)));
}

// « les modalités d'attribution des aides », « la demande de versement de » say nothing of a sum.
bool describes_rules(std::string_view text, std::size_t at) {
    static const RE2 pattern(
        R"((?i)\b(?:modalites?|conditions?|criteres?|regles?|reglement|procedures?|demandes?|dossiers?|dates?|calendrier|principes?|convention)\s+(?:de\s+l'\s?|d'\s?|de\s+|du\s+)$)");
    const std::size_t from = at > 60 ? at - 60 : 0;
    return static_cast<bool>(find(pattern, text.substr(from, at - from)));
}

bool is_passive(std::string_view text, std::size_t at) {
    static const RE2 pattern(R"((?i)\b(?:est|sont|sera|seront|soit|soient)\s+(?:[a-z]+ment\s+|ainsi\s+|donc\s+)?$)");
    const std::size_t from = at > 40 ? at - 40 : 0;
    return static_cast<bool>(find(pattern, text.substr(from, at - from)));
}

// « attribué » as written, where folding makes it « attribue ».
bool is_participle(std::string_view written) {
    static const RE2 accented(R"(é|É)");
    static const RE2 agreed(R"((?i).*(?:ee|es|ees))");
    return RE2::PartialMatch(piece(written), accented) || matches(agreed, fold_ascii(written));
}

// « approuve la subvention de », « fixer à 500 EUR la subvention versée à »: the verb's object is an aid; what a
// council owes by law (« fixer à 500 EUR la contribution au SDIS ») is none.
bool governs_aid(std::string_view text, std::size_t end) {
    static const RE2 pattern(
        R"((?i)(?:\s*,[^,;.:]{1,80},)?\s*(?:a\s+[\d(][^;:]{0,60}?\b(?:subventions?|aides?|bourses?|secours|concours)\b[^;:,]{0,40}?\b(?:vers|attribu|accord|allou|octroy)ee?s?|(?:(?:le|la|les|l'|un|une|des|d'\s?une?|du|de\s+la|ces?|cette)\s*)?(?:(?:principe|montants?|versements?|attribution|octroi|repartition|tableau|liste|credits?)\s+(?:supplementaires?\s+)?(?:de|d'|du|des|aux?)\s*(?:la|une|les|l'|le|un)?\s*)?(?:[a-z]+\s+)?(?:subventions?|participations?|aides?|dotations?|concours|contributions?|financements?|bourses?|secours|soutiens?|montants?\s+suivants|credits?\s+supplementaires)\b))");
    return static_cast<bool>(match_at(pattern, text, end));
}

}  // namespace

std::vector<FoundSumVerb> find_sum_verbs(const FoldedText& text, std::size_t begin, std::size_t end) {
    const std::string_view sentence = std::string_view(text.text()).substr(0, end);
    std::vector<FoundSumVerb> verbs;
    for (std::size_t at = begin; const Match match = find(verb_pattern(), sentence, at);) {
        at = match.end;
        FoundSumVerb verb{SumVerb::other, match.begin, match.end, false};
        const std::string_view written = text.source_between(match.begin, match.end);
        const std::string_view ahead = sentence.substr(begin);
        const std::size_t place = match.begin - begin;
        if (!match[1].empty() || !match[3].empty()) {
            const bool participle = is_participle(written);
            verb.passive = participle && is_passive(ahead, place);
            if (participle && !verb.passive && !at_clause_start(ahead, place)) continue;
            if (!match[3].empty() && !governs_aid(sentence, match.end)) continue;
            verb.meaning = is_negated(ahead, place) ? SumVerb::refuses : SumVerb::awards;
        } else if (!match[2].empty()) {
            if (describes_rules(ahead, place)) continue;
            verb.meaning = is_negated(ahead, place) ? SumVerb::refuses : SumVerb::awards;
        } else if (!match[4].empty()) {
            static const RE2 infinitive(R"((?i).*(?:er|oir|ir|re))");
            if (!matches(infinitive, match[4]) && !at_clause_start(ahead, place)) continue;
            verb.meaning = SumVerb::refuses;
        } else {
            static const RE2 infinitive(R"((?i).*(?:er|re))");
            if (!matches(infinitive, match[5]) && !at_clause_start(ahead, place)) continue;
        }
        verbs.push_back(verb);
    }
    return verbs;
}

}  // namespace recueil::corpus
