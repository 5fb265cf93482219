#include "corpus/rules/deliberation_tail.h"

#include <utility>

#include "corpus/rules/deliberation_numbers.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

// « du Conseil départemental », « de l'assemblée délibérante », « de la commune de Sées ».
const RE2& body_pattern() {
    static const RE2 pattern(
        R"((?i)\s*,?\s*(?:de la|de l'\s?|du|des?|par\s+l[ae']\s?)\s*(?:m[ue]me\s+)?((?:conseil|commission\s+permanente|assemblee|bureau|comite\s+syndical)(?:\s+(?:departementale?|generale?|regionale?|municipale?|communautaire|metropolitaine?|territoriale?|syndicale?|deliberante|pleniere|d'\s?administration|de\s+(?:la\s+)?(?:communaute|territoire|surveillance)))?)\b)");
    return pattern;
}

// A body known by its institution: « de la commune de Berneuil », « du syndicat mixte des Eaux », « du Département du
// Nord », « du CCAS ».
const RE2& institution_pattern() {
    static const RE2 pattern(
        R"(\s*(?:de la|du|de l')\s*((?i:commune|ville|mairie|communaute\s+(?:de\s+communes|d'\s?agglomeration|urbaine)|metropole|agglomeration|syndicat(?:\s+(?:mixte|intercommunal))?|departement|region|etablissement\s+public)(?:\s+(?:de la|de l'|du|des|de|d')?\s*[A-Z][A-Za-z'-]*(?:\s+(?:(?:de la|de l'|du|des|de|d'|et|en|sur|sous|les?|la)\s*)?[A-Z][A-Za-z'-]*){0,6})|[A-Z]{2,10})\b)");
    return pattern;
}

// « du Pas-de-Calais », « de la Région Hauts-de-France », « de Loches Sud Touraine » behind the assembly's name.
const RE2& place_pattern() {
    static const RE2 pattern(
        R"(\s*(?:de la|de l'\s?|du|des|de|d')\s*(?:(?i:commune|ville|communaute\s+(?:de\s+communes|d'\s?agglomeration|urbaine)|metropole|departement|region|syndicat(?:\s+mixte)?)\s+(?:de la|de l'|du|des|de|d')?\s*)?([A-Z][A-Za-z'-]*)(?:\s+(?:(?:de la|de l'|du|des|de|d'|et|en|sur|sous|les?|la)\s*)?[A-Z][A-Za-z'-]*){0,6})");
    return pattern;
}

const RE2& filler_pattern() {
    static const RE2 pattern(
        R"((?i)\s*,?\s*(?:anterieures?|initiales?|cadres?|sus-?\s?(?:visee|mentionnee|nommee|dite)s?|precitees?|modifiees?|precedentes?|completees?|referencees?|intitulees?|datees?|prises?|adoptees?|votees?|enregistrees?|ci-(?:annexee|jointe|dessus|apres)s?|dont\s+copie)\b)");
    return pattern;
}

const RE2& date_lead_pattern() {
    static const RE2 pattern(
        R"((?i)\s*,?\s*(\(?)\s*(?:(?:en|a\s+la)\s+date\s+(?:du|des|de|d')?|rendue?\s+le|prises?\s+le|seance\s+(?:publique\s+)?du|(?:(?:lors|au\s+cours)\s+de|dans|en)\s+(?:sa|la|ses|leur|son)?\s*(?:seance|reunion|session|assemblee)s?(?:\s+(?:publique|pleniere|ordinaire|extraordinaire))?\s+(?:du|des|de)|du|des|le|les|en)\s*)");
    return pattern;
}

bool is_day_or_month(std::string_view word) {
    static const RE2 pattern(
        R"((?i)(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|premier|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt.*|trente.*|dix-.*))");
    return matches(pattern, word);
}

}  // namespace

void DeliberationTail::read(std::size_t from) {
    end_ = from;
    std::size_t end = from;
    while (true) {
        if (read_number() || read_body() || read_dates() || read_title()) {
            end = end_;
        } else if (!skip_filler()) {
            break;
        }
    }
    // « , modifiée » at the end begins what is said of it.
    end_ = end;
    if (dates_.empty()) read_distant_date();
}

Reference DeliberationTail::base(std::size_t begin) const {
    Reference reference;
    reference.kind = ReferenceKind::deliberation;
    reference.number = number_;
    reference.body = body_;
    reference.title = title_;
    reference.begin = begin;
    reference.end = end_;
    return reference;
}

bool DeliberationTail::read_number() {
    if (number_) return false;
    auto number = marked_number_at(text(), end_);
    if (!number) number = bare_number_at(text(), end_);
    if (!number) return false;
    number_ = plain_hyphens(squeeze(folded_.source_between(number->begin, number->end)));
    end_ = number->after;
    return true;
}

bool DeliberationTail::read_body() {
    if (body_) return false;
    Match match = match_at(body_pattern(), text(), end_);
    const bool assembly = static_cast<bool>(match);
    if (!assembly) match = match_at(institution_pattern(), text(), end_);
    if (!match || (!assembly && is_day_or_month(match[1]))) return false;
    const auto begin = static_cast<std::size_t>(match[1].data() - text().data());
    body_ = squeeze(folded_.source_between(begin, begin + match[1].size()));
    end_ = match.end;
    while (assembly) {
        const Match place = match_at(place_pattern(), text(), end_);
        if (!place || is_day_or_month(place[1])) break;
        end_ = place.end;
    }
    return true;
}

bool DeliberationTail::read_dates() {
    if (!dates_.empty()) return false;
    const Match lead = match_at(date_lead_pattern(), text(), end_);
    if (!lead) return read_date_in_brackets();
    dates_ = date_list_at(text(), lead.end, session_);
    if (dates_.empty()) return false;
    end_ = dates_.back().end;
    static const RE2 close(R"(\s*\))");
    if (!lead[1].empty())
        if (const Match closed = match_at(close, text(), end_)) end_ = closed.end;
    return true;
}

// « n°2017-15 (30 janvier 2017) »
bool DeliberationTail::read_date_in_brackets() {
    static const RE2 open(R"(\s*\(\s*)");
    static const RE2 close(R"(\s*\))");
    const Match bracket = match_at(open, text(), end_);
    if (!number_ || !bracket) return false;
    auto dates = date_list_at(text(), bracket.end, session_);
    if (dates.size() != 1 || dates.front().begin != bracket.end) return false;
    const Match closed = match_at(close, text(), dates.front().end);
    if (!closed) return false;
    dates_ = std::move(dates);
    end_ = closed.end;
    return true;
}

bool DeliberationTail::read_title() {
    static const RE2 pattern(R"(\s*,?\s*"\s*([^"]+?)\s*(?:"|$))");
    if (title_) return false;
    const Match match = match_at(pattern, text(), end_);
    if (!match || match.end - match.begin > 1000) return false;
    const auto begin = static_cast<std::size_t>(match[1].data() - text().data());
    title_ = std::string(folded_.source_between(begin, begin + match[1].size()));
    end_ = match.end;
    return true;
}

bool DeliberationTail::skip_filler() {
    const Match match = match_at(filler_pattern(), text(), end_);
    if (!match) return false;
    end_ = match.end;
    return true;
}

// « la délibération portant délégation de pouvoirs au Président en date du 16 juillet 2020 »: « en date du » goes back
// to the deliberation where no other dated text is between them.
void DeliberationTail::read_distant_date() {
    static const RE2 pattern(R"-((?i)(\s[^.;:()"]{1,160}?)\ben\s+date\s+(?:du|des)\s+)-");
    static const RE2 other(
        R"((?i)\b(?:lois?|decrets?|arretes?|ordonnances?|conventions?|courriers?|lettres?|contrats?|avenants?|bail|actes?|avis|rapports?|jugements?|reunions?|seances?|proces|deliberations?|celles?|notes?|demandes?|accords?|marches?|protocoles?|certificats?|permis)\b)");
    static const RE2 first_word(
        R"((?i)\s*,?\s*(?:portant|relative?s?|concernant|fixant|approuvant|autorisant|instituant|adoptant|decidant|donnant|validant|creant|instaurant|par\s+laquelle|qui)\b)");
    if (!match_at(first_word, text(), end_)) return;
    const Match match = match_at(pattern, text(), end_);
    if (!match || RE2::PartialMatch(piece(match[1]), other)) return;
    dates_ = date_list_at(text(), match.end, session_);
}

}  // namespace recueil::corpus
