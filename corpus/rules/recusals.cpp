#include "corpus/rules/recusals.h"

#include <algorithm>
#include <string>
#include <utility>

#include "corpus/rules/pattern.h"
#include "corpus/rules/people.h"
#include "corpus/rules/text_fold.h"

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

namespace {

// The sentence, list entry or paragraph that holds a byte.
Span sentence_of(std::string_view text, std::size_t at, std::size_t floor, std::size_t end) {
    static const RE2 border(
        R"(\n\n|(?i:rapporteure?s?)\s*:[^\n]{2,80}\n|[a-z0-9)»"]{2}[.;!?]\s+["A-Z*>-]|\n\s*[-*>]\s|[-_]{5,})");
    constexpr std::size_t reach = 600;
    Span span{std::max(floor, at > reach ? at - reach : 0), std::min(end, at + reach)};
    for (std::size_t from = span.begin; const Match match = find(border, text.substr(0, at), from);) {
        from = match.begin + 1;
        span.begin =
            match[0].back() == ' ' || match[0].back() == '\n' || match[0].back() == '-' ? match.end : match.end - 1;
    }
    if (const Match match = find(border, text.substr(0, span.end), at))
        span.end = match.begin + (match[0].front() == '\n' || match[0].front() == '-' ? 0 : 3);
    return span;
}

// « Mme X prend la présidence », « laisse la présidence à M. Y »: who is in the chair for the vote.
bool presides(std::string_view text, const FoundPerson& person) {
    static const RE2 before(
        R"((?i)\b(?:presidence|fauteuil|place|parole)\s+(?:de\s+la\s+seance\s+)?a\s*$|\bpresid(?:ee|ence)\s+(?:par|de)\s*$)");
    static const RE2 behind(
        R"((?i)\s*,?\s*(?:[^.;:]{0,60}?,)?\s*(?:prend|prenant|prit|assure|assurant|occupe|reprend)\s+(?:alors\s+)?(?:la\s+)?(?:presidence|place|fauteuil|suite)|\s*,?\s*(?:[^.;:]{0,60}?,)?\s*preside\b)");
    const std::size_t from = person.begin > 60 ? person.begin - 60 : 0;
    return RE2::PartialMatch(fold_ascii(text.substr(from, person.begin - from)), before) ||
           static_cast<bool>(match_at(behind, fold_ascii(text.substr(person.end, 200)), 0));
}

}  // namespace

std::vector<Recusal> recusals_of(const ResolutionText& text, std::size_t end, const std::string& president) {
    // A departure alone is given with its hour; who is interested takes no part in a debate or a vote.
    static const RE2 word(
        R"(\bpart\s+(?:ni\s+)?(?:aux?|a\s+l|a\s+c)|\bparticip[a-z]*\s+(?:pas\s+|ni\s+)?(?:aux?|a\s+l|a\s+c)|\bdeport|\binteresse|\bconflits?\s+d'\s?interet|\bhors\s+(?:de\s+)?(?:la\s+|sa\s+|leur\s+)?presence|\bsiege(?:nt)?\s+pas|\bpas\s+siege|\bse\s+retir|\bs'(?:est|etant|sont|etaient)\s+retir|\b(?:quitt|sort)[a-z]*\s+(?:de\s+)?(?:la\s+(?:salle|seance)|l'\s?(?:assemblee|hemicycle)))");
    static const RE2 left(R"(\b(?:quitt|sort)[a-z]*\s+(?:de\s+)?(?:la\s|l'))");
    static const RE2 matter(
        R"(\bvotes?\b|\bvot(?:er|ant)|\bdeliberations?\b|\bdebats?\b|\binteress|\baffaire|\bpart\b|\bpoint\b|\bquestion)");
    static const RE2 hour(R"(\b(?:[0-9]{1,2}\s?(?:h|:)\s?[0-9]{0,2}|pouvoir|procuration|definitivement)\b)");
    std::vector<Recusal> recusals;
    const std::string_view small = std::string_view(text.small()).substr(0, end);
    const std::string_view cased = std::string_view(text.cased()).substr(0, end);
    std::size_t floor = 0;
    for (std::size_t at = 0; const Match match = find(word, small, at);) {
        at = match.end;
        // « Ne prennent pas part au vote : 0 »
        static const RE2 nobody(R"([a-z' ]{0,24}\s*:\s*(?:0|neant|aucune?|-|/)\s*(?:\n|$|[,;.)]|voix))");
        if (match_at(nobody, small, match.end)) continue;
        Span span = sentence_of(cased, match.begin, floor, end);
        // « Ne prend pas part au vote : M. X » opens its line: the names above are of another side.
        static const RE2 field(R"([a-z' ]{0,24}\s*:)");
        if (match_at(field, small, match.end)) {
            const std::size_t line = small.rfind('\n', match.begin);
            if (line != std::string_view::npos && line > span.begin) span.begin = line + 1;
        }
        at = std::max(at, span.end);
        floor = span.end;
        const std::string words(small.substr(span.begin, span.end - span.begin));
        if (!says_recusal(words)) continue;
        if (RE2::PartialMatch(words, left) && (!RE2::PartialMatch(words, matter) || RE2::PartialMatch(words, hour)))
            continue;
        Recusal recusal;
        recusal.text = text.cut(span);
        const std::string folded = fold_ascii(recusal.text);
        static const RE2 mayor(R"((?i)\b(?:(?:monsieur|madame|m\.|mme)\s+l[ea]|l[ea])\s+(?:maire|presidente?)\b)");
        if (!president.empty() && RE2::PartialMatch(folded, mayor)) recusal.members.push_back(president);
        for (FoundPerson& person : find_people(recusal.text)) {
            if (presides(recusal.text, person)) continue;
            std::string& name = person.person.name;
            if (std::find(recusal.members.begin(), recusal.members.end(), name) == recusal.members.end())
                recusal.members.push_back(std::move(name));
        }
        recusal.lines = text.lines_of(span);
        if (!recusal.members.empty()) recusals.push_back(std::move(recusal));
    }
    return recusals;
}

}  // namespace recueil::corpus
