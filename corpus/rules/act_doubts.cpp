#include "corpus/rules/act_doubts.h"

#include <algorithm>
#include <string>

#include "corpus/rules/amounts.h"
#include "corpus/rules/pattern.h"
#include "corpus/text/folded_text.h"

namespace recueil::corpus {

namespace {

// « Modifie l'article 6 du règlement approuvé par la délibération n°12 »: the rules are changed, by what the
// deliberation itself may or may not be.
bool changes_what_was_approved(const std::string& item) {
    static const RE2 pattern(
        R"((?i)\b(?:modifi|complet|abrog|remplac|amend|actualis)(?:er|e|ent)\b[^.;]{0,160}\b(?:reglements?|conventions?|statuts|tarifs|contrats?|chartes?|plans?)\b[^.;]{0,120}\b(?:approuve|adopte|fixe|vote|arrete)e?s?\s+(?:par|dans)\s+(?:la\s+|une\s+|sa\s+)?deliberation\b)");
    return RE2::PartialMatch(item, pattern);
}

bool awards_a_sum(const std::string& item) {
    static const RE2 award(
        R"((?i)^(?:decide\s+)?(?:de\s+|d'\s?)?(?:attribu|accord|allou|octroy|vers)(?:er|e|ent)\b[^.;:]{0,80}\b(?:subventions?|aides?|bourses?|secours|dotations?)\b)");
    return RE2::PartialMatch(item, award) && !find_amounts(item).empty();
}

bool granted_by(const Act& act, const Article& article) {
    return std::any_of(act.grants.begin(), act.grants.end(), [&](const Grant& grant) {
        return grant.lines.start >= article.lines.start && grant.lines.start <= article.lines.end;
    });
}

}  // namespace

void add_doubts(Act& act) {
    for (const Article& article : act.articles) {
        constexpr std::size_t longest = 4000;  // bytes of an item that are looked at
        const std::string item = fold_ascii(std::string_view(article.text).substr(0, longest));
        if (changes_what_was_approved(item))
            act.doubts.push_back(
                {"relations", "what a deliberation approved is changed, perhaps not the deliberation", article.lines});
        if (awards_a_sum(item) && !granted_by(act, article))
            act.doubts.push_back({"grants", "a sum is awarded, and nobody that it names was read", article.lines});
    }
    if (act.signed_date && act.session_date && *act.signed_date < *act.session_date) {
        const Lines lines = act.signatories.empty() ? Lines{} : act.signatories.front().lines;
        act.doubts.push_back({"signed_date", "signed on " + *act.signed_date + ", before the session", lines});
        act.signed_date.reset();
    }
}

}  // namespace recueil::corpus
