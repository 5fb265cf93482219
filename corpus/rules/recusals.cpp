#include "corpus/rules/recusals.h"

#include "corpus/rules/pattern.h"

namespace recueil::corpus {

bool says_recusal(std::string_view folded) {
    static const RE2 pattern(
        R"((?i)\b(?:)"
        R"((?:interesse|concerne|implique)(?:e|\(e\))?s?(?:\(s\))?\s+(?:a|par|dans)\s+(?:l'\s?affaire|cette\s+affaire|ce\s+(?:dossier|rapport|point|projet|sujet)|la\s+(?:question|presente|deliberation)|l'\s?objet|le\s+(?:dossier|sujet)|cette\s+(?:deliberation|question)))"
        R"(|(?:sorti(?:e|\(e\))?s?|sort(?:ent|ant)?)(?:\(s\))?\s+de\s+(?:la\s+(?:salle|seance)|l'\s?hemicycle))"
        R"(|(?:quitt(?:e|ent|ant|ee?s?))\s+(?:la\s+(?:salle|seance)|l'\s?(?:hemicycle|assemblee)))"
        R"(|(?:n'\s?(?:ont|a|ayant|ayants)|ne\s+(?:prend|prennent|prenant|prendra|prendront))\s+(?:pas\s+|point\s+)?(?:(?:pris|prenant)\s+)?(?:pas\s+)?part\s+(?:ni\s+)?(?:au|aux|a\s+l[ae']|a\s+ce|a\s+cette|ni))"
        R"(|(?:ne\s+(?:participe(?:nt|ra|ront)?|participant)|n'\s?(?:ont|a|ayant))\s+(?:pas\s+|ni\s+)(?:participe\s+)?(?:au|aux|a\s+l[ae']|a\s+ce|a\s+cette)\s)"
        R"(|sans\s+(?:prendre\s+part|participer)\s+(?:au|aux|a\s+l[ae']))"
        R"(|s(?:e|'\s?(?:est|etant|etaient|sont))\s*(?:sont\s+)?(?:deport|retir|abstenu)(?:e|ent|ant|ee?s?|\(e\))?s?\b)"
        R"(|(?:deport|retrait)\s+de\s+(?:M\.|MM|Mme|Monsieur|Madame|Mesdames|Messieurs)|deports?\s*:)"
        R"(|ne\s+siege(?:nt)?\s+pas|n'\s?(?:a|ont)\s+pas\s+siege)"
        R"(|hors\s+(?:de\s+)?(?:la\s+|sa\s+|leur\s+)?presence|conflits?\s+d'\s?interets?)"
        R"())");
    return RE2::PartialMatch(piece(folded), pattern);
}

}  // namespace recueil::corpus
