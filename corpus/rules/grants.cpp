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
        R"((?i)\s*(?:[;:]|\.(?:\s|$)|,\s*(?:selon|conform[ée]ment|dans\s+les|sous\s+r[ée]serve|et\s+(?:de|d['’])\s*autoriser|telle?s?\s+que|imput|sur\s+la\s+base)|\bselon\s+les\s+modalit[ée]s\b|\bdans\s+les\s+(?:conditions|termes)\b|\bconform[ée]ment\b))");
    return pattern;
}

struct Span {
    std::size_t begin = 0;
    std::size_t end = 0;
};

std::string beneficiary_in(std::string_view text, std::size_t amount_begin, Span& where) {
    static const RE2 no_one(
        R"((?i)(?:hauteur|titre|compter|savoir|raison|signer|verser|cet|cette|ce|l['’]article|article|mettre|engager|proc[ée]der|lancer|la\s+pr[ée]sente|chacun|chaque|d[ée]faut)\b)");
    for (std::size_t at = 0; const Match match = find(recipient_pattern(), text, at);) {
        at = match.end;
        if (match.begin >= amount_begin && where.end != 0) break;
        if (match_at(no_one, text, match.end)) continue;
        const Match stop = find(recipient_end(), text, match.end);
        const std::size_t end = stop ? stop.begin : text.size();
        std::string_view name = trim(text.substr(match.end, end - match.end));
        while (!name.empty() && (name.back() == '.' || name.back() == ','))
            name = trim(name.substr(0, name.size() - 1));
        if (name.size() < 3 || name.size() > 300) continue;
        where = {match.end, end};
        return std::string(name);
    }
    return {};
}

std::string purpose_in(std::string_view text, std::size_t from) {
    const Match start = find(purpose_start(), text, from);
    if (!start) return {};
    const Match stop = find(purpose_end(), text, start.end);
    return std::string(trim(text.substr(start.end, (stop ? stop.begin : text.size()) - start.end)));
}

}  // namespace

// A grant is a sum that an article awards to someone it names; a rate, a ceiling or money received is none.
void read_grants(Reading& reading) {
    static const RE2 not_awarded(
        R"((?i)\b(?:recette|plafonn|limit[ée]e|plafond|maxim(?:um|al|ale|aux)|dans la limite|au plus|rémunération|garanti|emprunt|taux|tarif|loyer|redevance|encaisser|percevoir|recevoir|solliciter)\b)");
    for (const Article& article : reading.act.articles) {
        const std::string_view text = article.text;
        if (!RE2::PartialMatch(piece(text), award_pattern()) || !RE2::PartialMatch(piece(text), aid_pattern()))
            continue;
        if (RE2::PartialMatch(piece(text), not_awarded)) continue;
        const auto amounts = find_amounts(text);
        if (amounts.empty()) continue;
        // One sum and one recipient: the sentence. Several: each line of the list, or sentence, that holds a sum.
        std::size_t from = 0;
        for (std::size_t i = 0; i < amounts.size(); ++i) {
            const std::size_t next = i + 1 < amounts.size() ? amounts[i + 1].begin : text.size();
            std::size_t end = next;
            if (i + 1 < amounts.size()) {
                const std::size_t mark = text.substr(amounts[i].end, next - amounts[i].end).find_first_of(";.");
                const std::size_t dash = text.substr(amounts[i].end, next - amounts[i].end).find(" - ");
                end = amounts[i].end + std::min({mark, dash, next - amounts[i].end});
            }
            const std::string_view sentence = text.substr(from, end - from);
            Span where;
            Grant grant;
            grant.beneficiary = beneficiary_in(sentence, amounts[i].begin - from, where);
            if (!grant.beneficiary.empty()) {
                grant.article = article.label;
                grant.amount = amounts[i].euros;
                const std::size_t sum_end = amounts[i].end - from;
                grant.purpose = purpose_in(sentence, std::max(sum_end, where.end > sum_end ? where.end : sum_end));
                if (grant.purpose.empty()) grant.purpose = purpose_in(sentence, where.end);
                grant.text = std::string(trim(sentence));
                grant.lines = article.lines;
                reading.act.grants.push_back(std::move(grant));
            }
            from = std::min(end + 1, text.size());
        }
    }
}

}  // namespace recueil::corpus
