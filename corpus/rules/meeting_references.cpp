#include "corpus/rules/meeting_references.h"

#include <algorithm>

#include "corpus/rules/dates.h"
#include "corpus/rules/deliberation_tail.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

bool between_sentences(std::string_view text) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i)
        if ((text[i] == '.' || text[i] == ';') && text[i + 1] == ' ' && (i < 1 || text[i - 1] != 'M')) return true;
    return false;
}

// The sentence around a place, at most `reach` bytes to each side.
std::string_view sentence_around(std::string_view text, std::size_t begin, std::size_t end, std::size_t reach) {
    std::size_t first = begin > reach ? begin - reach : 0;
    for (std::size_t i = begin; i-- > first;)
        if (between_sentences(text.substr(i, 3))) {
            first = i + 1;
            break;
        }
    std::size_t last = std::min(text.size(), end + reach);
    for (std::size_t i = end; i + 2 < last; ++i)
        if (between_sentences(text.substr(i, 2))) {
            last = i;
            break;
        }
    return text.substr(first, last - first);
}

// Meetings of committees and opinions are no deliberations of the assembly.
bool about_committee(std::string_view sentence) {
    static const RE2 committee(
        R"((?i)\bavis\b|\d(?:e|eme|ere|er|re|nde)\s+commission|commission\s+thematique|comite\s+(?:de\s+pilotage|technique|social)|\bcap\b|\bcdesi\b)");
    return RE2::PartialMatch(piece(sentence), committee);
}

// Minutes, calls and headings name a meeting, not what it decided.
bool about_the_meeting_itself(std::string_view text, std::size_t begin, std::size_t end) {
    static const RE2 before(
        R"((?i)(?:proces[\s-]+verba(?:l|ux)|comptes?[\s-]+rendus?|\bp\.?v\.?\b|\bcr\b|registre|convo(?:cation|que)|ordre\s+du\s+jour)[^.;:]{0,60}$|(?i)\bdeliberations?\s+d[^.;:0-9]{0,40}$)");
    static const RE2 behind(R"((?i)^[^.;:]{0,60}\b(?:proces[\s-]+verbal|compte[\s-]+rendu|a\s+ete\s+convoque))");
    const std::size_t from = begin > 120 ? begin - 120 : 0;
    return find(before, text.substr(from, begin - from)) || find(behind, text.substr(end, 100));
}

}  // namespace

void find_by_meeting(const FoldedText& folded, std::string_view session, std::vector<Reference>& references) {
    static const RE2 meeting(
        R"((?i)\b(?:(?:reunions?|seances?|sessions?|assemblees?)(?:\s+plenieres?)?|(?:conseil\s+(?:departemental|general|regional|municipal)|assemblee\s+departementale|commission\s+permanente)(?:\s+reunie?)?)(?:\s|$))");
    static const RE2 assembly(
        R"((?i)conseil\s+(?:departemental|general|regional|municipal|communautaire|metropolitain)|assemblee\s+(?:departementale|regionale|pleniere)|commission\s+permanente|deliberations?\b)");
    const std::string_view text = folded.text();
    std::size_t at = 0;
    while (const Match match = find(meeting, text, at)) {
        at = std::max(at + 1, match.end - 1);
        DeliberationTail tail(folded, session);
        tail.read(match.end - 1);
        if (tail.dates().empty() || tail.has_number()) continue;
        if (!RE2::PartialMatch(piece(sentence_around(text, match.begin, tail.end(), 400)), assembly)) continue;
        if (about_committee(sentence_around(text, match.begin, tail.end(), 160))) continue;
        if (about_the_meeting_itself(text, match.begin, tail.end())) continue;
        // « SÉANCE DU CONSEIL MUNICIPAL DU 9 DÉCEMBRE » heads the papers of a meeting.
        if (all_upper(match[0])) continue;
        Reference reference = tail.base(match.begin);
        for (const FoundDate& date : tail.dates()) {
            reference.date = date.iso;
            references.push_back(reference);
        }
        at = std::max(at, tail.end());
    }
}

void find_by_vote(const FoldedText& folded, std::string_view session, std::vector<Reference>& references) {
    static const RE2 voted(
        R"((?i)\b(adoption|votee?s?|actee?s?|deliberee?s?|adoptee?s?|approuvee?s?)(?:\s+(?:par|lors|en)\s+(?:l'|la |le |du )?[^.;:"0-9]{0,80}?)?\s+(?:le|les|du|des|en date du)\s+)");
    static const RE2 by_assembly(
        R"((?i)conseil\s+(?:departemental|general|regional|municipal|communautaire)|assemblee\s+departementale|commission\s+permanente|assemblee\s+pleniere)");
    const std::string_view text = folded.text();
    std::size_t at = 0;
    while (const Match match = find(voted, text, at)) {
        at = match.end;
        const auto dates = date_list_at(text, match.end, session);
        if (dates.empty()) continue;
        const std::string verb = fold_text(match[1]);
        // « Par acte du 30 novembre » is a deed; « acté » has its accent.
        if (starts_with(verb, "acte") && folded.source_between(match.begin, match.begin + 4) == "acte") continue;
        // « adopté le … par le Groupe de travail », « approuvé le … »: others adopt and approve too.
        static const RE2 by_others(R"((?i)\s*,?\s*par\s)");
        const bool own_word = !starts_with(verb, "approuv") && !match_at(by_others, text, dates.back().end);
        if (!own_word &&
            !RE2::PartialMatch(piece(text.substr(match.begin, dates.back().end + 60 - match.begin)), by_assembly))
            continue;
        if (about_committee(sentence_around(text, match.begin, dates.back().end, 160))) continue;
        static const RE2 other_text(
            R"((?i)\b(?:lois?|decrets?|arretes?|ordonnances?|resolutions?|directives?|directrices|reglement \(|traites?|contrats?|conventions?)\b[^.;]{0,30}$)");
        if (verb.find("delib") == std::string::npos &&
            find(other_text, text.substr(0, match.begin), match.begin > 80 ? match.begin - 80 : 0))
            continue;
        Reference reference;
        reference.kind = ReferenceKind::deliberation;
        reference.begin = match.begin;
        reference.end = dates.back().end;
        for (const FoundDate& date : dates) {
            reference.date = date.iso;
            references.push_back(reference);
        }
        at = std::max(at, dates.back().end);
    }
}

}  // namespace recueil::corpus
