#include "corpus/rules/grant_lists.h"

#include <algorithm>
#include <string>
#include <vector>

#include "corpus/rules/amounts.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/sum_table.h"
#include "corpus/rules/text_fold.h"
#include "corpus/text/folded_text.h"

namespace recueil::corpus {

namespace {

// Lines that are sums of rows, or name accounts.
bool is_no_name(std::string_view folded) {
    static const RE2 pattern(
        R"((?i)(?:sous[- ]?)?tota(?:l|ux)\b.*|(?:montants?|soit|enveloppe|credits?|budget|articles?|chapitres?|lignes?|comptes?|imputation|solde|reste|reserve)\b.{0,20}|(?:noms?|prenoms?|beneficiaires?|associations?|organismes?|annee|exercice|designation|objet|libelle)s?)");
    return matches(pattern, folded);
}

const RE2& aid_words() {
    static const RE2 pattern(
        R"((?i)\b(?:subventions?|aides?|dotations?|fonds\s+de\s+concours|participations?|bourses?|secours)\b)");
    return pattern;
}

// « Approuve les montants ci-dessus », « Adopte la proposition », « Vote les subventions du tableau ».
bool adopts_list(std::string_view folded) {
    static const RE2 pattern(
        R"((?i)\b(?:approuv|adopt|valid|vot|accept|attribu|accord|octroi|allou|decid|fix)[a-z]*\b[^.;]{0,160}\b(?:ci-(?:dessus|dessous|apres|annexee?s?)|suivante?s?|proposition|proposee?s?|presentee?s?|tableau|montants?|repartition|subventions?)\b)");
    return RE2::PartialMatch(piece(folded), pattern);
}

// A plan of who pays for a project lists money to come in.
const RE2& asks_for_money() {
    static const RE2 pattern(
        R"((?i)\bdemandes?\s+(?:de\s+|d')?(?:subventions?|aides?|financements?)|\bplans?\s+de\s+financement|\bsollicit|\btarifs?\b)");
    return pattern;
}

}  // namespace

std::size_t behind_column_heads(std::string_view text, std::size_t begin, std::size_t end) {
    static const RE2 heads(
        R"((?i)\s*(?:(?:noms?|associations?|organismes?|beneficiaires?|montants?|designation|libelles?|objet|subventions?|annee|exercice|20\d\d|EUR|euros|maximum|maximal|propose|attribue|vote|accorde|total|projets?|intitule|en|(?:de\s+la|de\s+l'|du|des|de)(?:\s+(?:aides?|subventions?|projets?|associations?|beneficiaires?|organismes?))?)[\s:/|()]+){2,})");
    static const RE2 of_sums(R"((?i)\b(?:montants?|subventions?|EUR|euros|annee|exercice|20\d\d|total)\b)");
    const Match match = match_at(heads, text.substr(0, end), begin);
    return match && find(of_sums, match[0]) ? match.end : begin;
}

TextSpan find_list_name(std::string_view text, std::size_t begin, std::size_t amount) {
    static const RE2 tail(
        R"((?i)(?:[\s:=.,*>(-]|\b(?:un\s+montant\s+de|une\s+(?:subvention|aide|somme)\s+de|d'\s?un\s+montant\s+de|pour|de|la\s+somme\s+de))+$)");
    std::size_t end = amount;
    if (const Match match = find(tail, text.substr(begin, end - begin))) end = begin + match.begin;
    const std::size_t cut = text.substr(begin, end - begin).find_last_of(":;*");
    if (cut != std::string_view::npos) begin += cut + 1;
    begin = behind_column_heads(text, begin, end);
    while (begin < end) {
        // A bullet that was read as a letter (« Y Association ») is alone before the name.
        static const RE2 mark(R"((?:[\s*>.,;)+-]+|et\s+|\d{1,2}\s?[.)/-]\s+|[A-Z]\s+))");
        const Match match = match_at(mark, text.substr(0, end), begin);
        if (!match) break;
        begin = match.end;
    }
    const std::string_view name = text.substr(begin, end > begin ? end - begin : 0);
    if (name.size() < 3 || name.size() > 160 || !names_recipient(name) || is_no_name(name)) return {};
    return {begin, end};
}

bool announces_list(std::string_view sentence) {
    static const RE2 pattern(
        R"((?i)\b(?:attribu|accord|allou|octroy|particip|vers|affect)[a-z]*\b[^;]{0,300}\b(?:tableau|liste|ci-dessous|ci-apres|suivante?s?|comme\s+suit)\b)");
    static const RE2 aid(
        R"((?i)\b(?:subventions?|aides?|dotations?|fonds\s+de\s+concours|participations?|participer|bourses?|secours|financements?)\b)");
    return RE2::PartialMatch(piece(sentence), pattern) && RE2::PartialMatch(piece(sentence), aid) &&
           !RE2::PartialMatch(piece(sentence), asks_for_money());
}

void read_adopted_lists(Reading& reading) {
    Act& act = reading.act;
    const Lines& span = reading.layout.deliberation;
    if (span.start == 0 || act.articles.empty()) return;
    const auto adopting = std::find_if(act.articles.begin(), act.articles.end(), [](const Article& article) {
        return adopts_list(fold_ascii(std::string_view(article.text).substr(0, 2000)));
    });
    if (adopting == act.articles.end()) return;
    const std::string decided = fold_ascii(std::string_view(adopting->text).substr(0, 2000));
    const std::string title = fold_ascii(act.title.value_or(""));
    if (!RE2::PartialMatch(title.empty() ? decided : title, aid_words())) return;
    if (RE2::PartialMatch(title, asks_for_money()) || RE2::PartialMatch(decided, asks_for_money())) return;
    const int end = act.articles.front().lines.start;
    for (const SumRow& row : read_sum_table(reading.lines, span.start, end)) {
        const std::string folded = fold_ascii(row.name);
        if (!names_recipient(folded) || is_no_name(folded) || folded.size() < 2) continue;
        for (const double sum : row.sums) {
            Grant grant;
            if (!adopting->label.empty()) grant.article = adopting->label;
            grant.beneficiary = row.name;
            grant.amount = sum;
            grant.text = row.text;
            grant.lines = row.lines;
            act.grants.push_back(std::move(grant));
        }
    }
}

}  // namespace recueil::corpus
