#include <algorithm>
#include <string>

#include "corpus/rules/amounts.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/reading.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

const RE2& award_pattern() {
    static const RE2 pattern(
        R"((?i)\b(?:attribu|accord|octroy|allou)(?:er|e|ent|é|ée|és|ées|ons)\b|\b(?:vers|particip|subventionn|apport)er\b)");
    return pattern;
}

const RE2& aid_pattern() {
    static const RE2 pattern(
        R"((?i)\b(?:subventions?|participations?|aides?|dotations?|concours|contributions?|financements?|bourses?|secours|soutiens?|avances?|primes?)\b)");
    return pattern;
}

// The words after « à », « au », « à la », « à l' », « aux », to where the sum, its purpose or a condition begins.
const RE2& recipient_pattern() {
    static const RE2 pattern(
        R"((?i)(?:^|[\s,])(?:à\s+la\s+|à\s+l['’]\s?|à\s+|aux\s+|au\s+(?:profit|bénéfice)\s+(?:de\s+la\s+|de\s+l['’]\s?|du\s+|des\s+|de\s+|d['’]\s?)|au\s+|en\s+faveur\s+(?:de\s+la\s+|de\s+l['’]\s?|du\s+|des\s+|de\s+|d['’]\s?)))");
    return pattern;
}

const RE2& recipient_end() {
    static const RE2 pattern(
        R"((?i)\s*(?:,|;|:|\bune?\s+(?:subvention|participation|aide|dotation|concours|contribution|financement|soutien|avance|prime)|\bla\s+somme\b|\b(?:un|le)\s+(?:montant|concours|financement|soutien)\b|\bd['’]un(?:e)?\s+(?:montant|subvention|somme|participation|aide)|\bpour\b|\bau\s+titre\b|\bafin\b|\bdans\s+le\s+cadre\b|\ben\s+vue\b|\bdestinée?s?\b|\bselon\b|\bconform[ée]ment\b|\bà\s+hauteur\b|\bde\s+\d|\bqui\b))");
    return pattern;
}

const RE2& purpose_start() {
    static const RE2 pattern(
        R"((?i)(?:^|[\s,(])(pour\s+(?:la\s+|le\s+|les\s+|l['’]\s?)?|au\s+titre\s+(?:de\s+la\s+|de\s+l['’]\s?|du\s+|des\s+|de\s+|d['’]\s?)|afin\s+(?:de\s+|d['’]\s?)|en\s+vue\s+(?:de\s+la\s+|de\s+l['’]\s?|du\s+|des\s+|de\s+|d['’]\s?)|dans\s+le\s+cadre\s+(?:de\s+la\s+|de\s+l['’]\s?|du\s+|des\s+|de\s+|d['’]\s?)|destinée?s?\s+(?:à\s+la\s+|à\s+l['’]\s?|au\s+|aux\s+|à\s+)|relative?s?\s+(?:à\s+la\s+|à\s+l['’]\s?|au\s+|aux\s+|à\s+)))");
    return pattern;
}

const RE2& purpose_end() {
    static const RE2 pattern(
        R"((?i)\s*(?:[;:]|\.(?:\s|$)|,\s*(?:à\s|aux?\s|selon|conform[ée]ment|dans\s+les|sous\s+r[ée]serve|et\s+(?:de|d['’])\s*autoriser|telle?s?\s+que|imput|sur\s+la\s+base|(?:les|des|une?|la)\s+(?:subvention|participation|aide|somme|dotation|concours|contribution))|\bselon\s+les\s+modalit[ée]s\b|\bdans\s+les\s+(?:conditions|termes)\b|\bconform[ée]ment\b))");
    return pattern;
}

struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
};

// The end of a recipient's name: what stands between « and » belongs to it.
std::size_t name_end(std::string_view text, std::size_t from) {
    const std::string_view open = "«";
    const std::string_view close = "»";
    for (std::size_t at = from; const Match stop = find(recipient_end(), text, at);) {
        const std::size_t quote = text.substr(from, stop.begin - from).rfind(open);
        const std::size_t closed = quote == std::string_view::npos ? 0 : text.find(close, from + quote);
        if (quote == std::string_view::npos || closed == std::string_view::npos || closed < stop.begin)
            return stop.begin;
        at = closed + close.size();
    }
    return text.size();
}

// Those who receive are named: by a capital, or by what they are.
bool names_recipient(std::string_view name) {
    static const RE2 kind(
        R"(association|commune|communaute|syndicat|societe|fondation|club|comite|union|centre|etablissement|mission|office|college|ecole|lycee|region|pole|maison|groupement|cooperative|compagnie|ensemble|festival|federation|ligue|universite|agence|caisse|chambre|hopital|regie|theatre|musee|mairie|ville|parc|conservatoire|collectif|harmonie|amicale|foyer|residence|service|organisme|entreprise|exploitation|collectivite|departement|etat|reseau|institut|observatoire|laboratoire|mediatheque|bibliotheque|orchestre|section|comice|madame|monsieur|mme|m\.)");
    return starts_upper(name) || starts_with(name, "«") || static_cast<bool>(match_at(kind, fold_text(name), 0));
}

std::string beneficiary_in(std::string_view text, Span& where) {
    for (std::size_t at = 0; const Match match = find(recipient_pattern(), text, at);) {
        at = match.end;
        const std::size_t end = name_end(text, match.end);
        std::string_view name = trim(text.substr(match.end, end - match.end));
        while (!name.empty() && (name.back() == '.' || name.back() == ','))
            name = trim(name.substr(0, name.size() - 1));
        if (name.size() < 3 || name.size() > 300 || !names_recipient(name)) continue;
        where = {match.end, end};
        return std::string(name);
    }
    return {};
}

// « une dépense de 400 000 € », « un coût estimé à … »: what is paid for, not what is given.
bool is_cost(std::string_view text, std::size_t amount) {
    static const RE2 pattern(
        R"((?i)\b(?:d[ée]penses?|co[ûu]ts?|base|assiette|budget|estim[ée]e?s?|montant\s+(?:total|global)|prix|plafonn[ée]e?|plafond)\b[^;.€]{0,40}$)");
    const std::size_t from = amount > 80 ? amount - 80 : 0;
    return static_cast<bool>(find(pattern, text.substr(from, amount - from)));
}

std::string purpose_in(std::string_view text, std::size_t from) {
    const Match start = find(purpose_start(), text, from);
    if (!start) return {};
    const Match stop = find(purpose_end(), text, start.end);
    return std::string(trim(text.substr(start.end, (stop ? stop.begin : text.size()) - start.end)));
}

// The sentences of an article, so that a verb rules only the sums of its own.
std::vector<std::string_view> sentences_of(std::string_view text) {
    static const RE2 border(R"([^M]\.\s+\p{Lu})");
    std::vector<std::string_view> sentences;
    std::size_t begin = 0;
    while (const Match match = find(border, text, begin)) {
        const std::size_t end = match.begin + match[0].find('.') + 1;
        sentences.push_back(text.substr(begin, end - begin));
        begin = end;
    }
    sentences.push_back(text.substr(begin));
    return sentences;
}

// One sum and one recipient stand in a sentence; several stand in the items of a list, which share the sentence's verb
// and, where their own names none, its purpose.
void read_sentence(std::string_view sentence, const Article& article, std::vector<Grant>& grants) {
    static const RE2 not_awarded(
        R"((?i)^\s*(?:la|les)\s+(?:recette|d[ée]pense)s?\b|\bgaranti(?:e|r)\b|\bemprunts?\b|\b(?:solliciter|percevoir|encaisser)\b)");
    static const RE2 item_lead(R"((?:[-–•;,]|\p{Co}|et\b|\w{1,3}\)).*)");
    if (!RE2::PartialMatch(piece(sentence), award_pattern()) || !RE2::PartialMatch(piece(sentence), aid_pattern()))
        return;
    if (RE2::PartialMatch(piece(sentence), not_awarded)) return;
    auto amounts = find_amounts(sentence);
    amounts.erase(std::remove_if(amounts.begin(), amounts.end(),
                                 [&](const Amount& amount) { return is_cost(sentence, amount.begin); }),
                  amounts.end());
    std::size_t from = 0;
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        std::size_t end = sentence.size();
        if (i + 1 < amounts.size()) {
            const std::string_view between = sentence.substr(amounts[i].end, amounts[i + 1].begin - amounts[i].end);
            end = amounts[i].end + std::min({between.find(';'), between.find(" - "), between.size()});
        }
        const std::string_view item = sentence.substr(from, end - from);
        Span where;
        Grant grant;
        if (i == 0 || matches(item_lead, trim(item))) grant.beneficiary = beneficiary_in(item, where);
        if (!grant.beneficiary.empty()) {
            grant.article = article.label;
            grant.amount = amounts[i].euros;
            grant.purpose = purpose_in(item, std::max(amounts[i].end - from, where.end));
            if (grant.purpose.empty()) grant.purpose = purpose_in(item, where.end);
            if (grant.purpose.empty()) grant.purpose = purpose_in(sentence.substr(0, amounts[0].begin), 0);
            grant.text = std::string(trim(item));
            grant.lines = article.lines;
            grants.push_back(std::move(grant));
        }
        from = end;
    }
}

}  // namespace

// A grant is a sum that an article awards to someone it names; a rate, a cost or money received is none.
void read_grants(Reading& reading) {
    for (const Article& article : reading.act.articles)
        for (const std::string_view sentence : sentences_of(article.text))
            read_sentence(sentence, article, reading.act.grants);
}

}  // namespace recueil::corpus
