#include "corpus/rules/deliberation_references.h"

#include <algorithm>

#include "corpus/rules/dates.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

const RE2& number_pattern() {
    // « n°2018-83 », « n° CP 2023-024 », « n°6 », « N° DEL2025-17 », « n° 2021-VII-24 », « n°2008/45 »
    static const RE2 pattern(
        R"((?i)\s*(?:n\s?[°ºo]s?|num[ée]ro)\s*((?:[A-Z][A-Z.]{0,7}[ _-]?)?\d[0-9A-Z]*(?:[-‐‑‒–−－/_.][0-9A-Z]+)*))");
    return pattern;
}

const RE2& bare_number_pattern() {
    static const RE2 pattern(R"(\s*((?:19|20)\d{2}[-‐‑‒–−－]\d{1,4}\b))");
    return pattern;
}

const RE2& body_pattern() {
    static const RE2 pattern(
        R"((?i)\s*(?:de la|de l['’‘]\s?|du|de)\s*((?:conseil|commission permanente|assembl[ée]e|bureau|comit[ée] syndical)(?:\s+(?:d[ée]partementale?|g[ée]n[ée]rale?|r[ée]gionale?|municipale?|communautaire|m[ée]tropolitaine?|territoriale?|syndicale?|de communaut[ée]))?)\b)");
    return pattern;
}

// « du Département du Pas-de-Calais », « du Pas-de-Calais », « de Loches Sud Touraine » behind the assembly's name.
const RE2& place_pattern() {
    static const RE2 pattern(
        R"(\s*(?:de la|de l['’]\s?|du|des|de|d['’])\s*\p{Lu}[\p{L}'’–-]*(?:\s+(?:(?:de la|de l['’]|du|des|de|d['’]|et|en|sur)\s*)?\p{Lu}[\p{L}'’–-]*){0,6})");
    return pattern;
}

const RE2& filler_pattern() {
    static const RE2 pattern(
        R"((?i)\s*,?\s*(?:ant[ée]rieures?|initiales?|cadres?|susvis[ée]es?|pr[ée]cit[ée]es?|modifi[ée]es?|pr[ée]c[ée]dentes?|compl[ée]t[ée]es?|r[ée]f[ée]renc[ée]es?|intitul[ée]es?|dat[ée]es?|prises?|adopt[ée]es?|vot[ée]es?)\b)");
    return pattern;
}

const RE2& date_lead_pattern() {
    static const RE2 pattern(
        R"((?i)\s*,?\s*(?:en\s+date\s+(?:du|des|de)?|rendue?\s+le|prise?s?\s+le|du|des|le|les|en)\s*)");
    return pattern;
}

const RE2& title_pattern() {
    static const RE2 pattern(R"(\s*,?\s*(?:«|“|")\s*([^«»“”"]+?)\s*(?:»|”|"|$))");
    return pattern;
}

// What follows the noun « délibération »: number, assembly, dates and title in any order, each at most once.
class DeliberationTail {
  public:
    DeliberationTail(std::string_view text, std::string_view session) : text_(text), session_(session) {}

    void read(std::size_t from) {
        end_ = from;
        while (read_number() || read_body() || read_dates() || read_title() || skip_filler()) {
        }
    }

    Reference base(std::size_t begin) const {
        Reference reference;
        reference.kind = ReferenceKind::deliberation;
        reference.number = number_;
        reference.body = body_;
        reference.title = title_;
        reference.begin = begin;
        reference.end = end_;
        return reference;
    }

    const std::vector<FoundDate>& dates() const { return dates_; }
    bool has_number() const { return number_.has_value(); }
    bool has_body() const { return body_.has_value(); }
    std::size_t end() const { return end_; }

  private:
    bool read_number() {
        if (number_) return false;
        Match match = match_at(number_pattern(), text_, end_);
        if (!match) match = match_at(bare_number_pattern(), text_, end_);
        if (!match) return false;
        number_ = plain_hyphens(match[1]);
        end_ = match.end;
        return true;
    }
    bool read_body() {
        if (body_) return false;
        const Match match = match_at(body_pattern(), text_, end_);
        if (!match) return false;
        body_ = std::string(match[1]);
        end_ = match.end;
        while (const Match place = match_at(place_pattern(), text_, end_)) end_ = place.end;
        return true;
    }
    bool read_dates() {
        if (!dates_.empty()) return false;
        const Match lead = match_at(date_lead_pattern(), text_, end_);
        if (!lead) return false;
        dates_ = date_list_at(text_, lead.end, session_);
        if (dates_.empty()) return false;
        end_ = dates_.back().end;
        return true;
    }
    bool read_title() {
        if (title_) return false;
        const Match match = match_at(title_pattern(), text_, end_);
        if (!match || match.end - match.begin > 1000) return false;
        title_ = std::string(match[1]);
        end_ = match.end;
        return true;
    }
    bool skip_filler() {
        const Match match = match_at(filler_pattern(), text_, end_);
        if (!match) return false;
        end_ = match.end;
        return true;
    }

    std::string_view text_;
    std::string_view session_;
    std::size_t end_ = 0;
    OptionalText number_;
    OptionalText body_;
    OptionalText title_;
    std::vector<FoundDate> dates_;
};

void emit(const DeliberationTail& tail, std::size_t begin, bool many, std::vector<Reference>& references) {
    Reference reference = tail.base(begin);
    if (tail.dates().empty()) {
        if (tail.has_number()) references.push_back(reference);
        return;
    }
    // A numbered deliberation has one date; « les délibérations des … et … » are as many as their dates.
    const std::size_t count = many && !tail.has_number() ? tail.dates().size() : 1;
    for (std::size_t i = 0; i < count; ++i) {
        reference.date = tail.dates()[i].iso;
        references.push_back(reference);
    }
}

void find_by_noun(std::string_view text, std::string_view session, std::vector<Reference>& references) {
    static const RE2 noun(R"((?i)d[ée]lib[ée]rations?\b)");
    static const RE2 another(R"((?i)\s*(?:,\s*(?:et\s+)?|\bet\b)\s*(?:(?:celle|la|de la)\s+)?)");
    std::size_t at = 0;
    while (const Match match = find(noun, text, at)) {
        at = match.end;
        const bool plural = match[0].back() == 's' || match[0].back() == 'S';
        DeliberationTail tail(text, session);
        tail.read(match.end);
        emit(tail, match.begin, true, references);
        at = std::max(at, tail.end());
        // « les délibérations n°2008/45 en date du 22 mars 2008 et n°2009/155 »
        while (plural && tail.has_number()) {
            const Match joint = match_at(another, text, at);
            if (!joint) break;
            // « n°2018-83 et 2018-84 »; a year with a rank is a number even where no « n° » says so.
            if (!match_at(number_pattern(), text, joint.end) && !match_at(bare_number_pattern(), text, joint.end))
                break;
            const std::size_t begin = joint.end;
            tail = DeliberationTail(text, session);
            tail.read(begin);
            emit(tail, begin, true, references);
            at = std::max(tail.end(), begin + 1);
        }
    }
}

bool between_sentences(std::string_view text) {
    for (std::size_t i = 0; i + 1 < text.size(); ++i)
        if ((text[i] == '.' || text[i] == ';') && text[i + 1] == ' ' && (i < 1 || text[i - 1] != 'M')) return true;
    return false;
}

// The sentence around a place, at most `reach` bytes to each side.
std::string sentence_around(std::string_view text, std::size_t begin, std::size_t end, std::size_t reach) {
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
    return fold_text(text.substr(first, last - first));
}

// Meetings of committees and opinions are no deliberations of the assembly.
bool about_committee(std::string_view sentence) {
    static const RE2 committee(
        R"(\bavis\b|\d(?:e|eme|ere|er|re|nde)\s+commission|commission thematique|comite (?:de pilotage|technique|social)|\bcap\b|\bcdesi\b)");
    return RE2::PartialMatch(piece(sentence), committee);
}

// « lors de ses réunions des … », « réunion du Conseil départemental en date des … »: the assembly's own meetings.
void find_by_meeting(std::string_view text, std::string_view session, std::vector<Reference>& references) {
    static const RE2 meeting(
        R"((?i)\b(?:(?:r[ée]unions?|s[ée]ances?|sessions?|assembl[ée]es?)(?:\s+pl[ée]ni[èe]res?)?|(?:conseil (?:d[ée]partemental|g[ée]n[ée]ral|r[ée]gional|municipal)|assembl[ée]e d[ée]partementale|commission permanente)(?:\s+(?:r[ée]unie?|s['’]est r[ée]unie?))?)(?:\s|$))");
    static const RE2 assembly(
        R"(conseil (?:departemental|general|regional|municipal|communautaire|metropolitain)|assemblee (?:departementale|regionale|pleniere)|commission permanente|deliberations?\b)");
    std::size_t at = 0;
    while (const Match match = find(meeting, text, at)) {
        at = std::max(at + 1, match.end - 1);
        DeliberationTail tail(text, session);
        tail.read(match.end - 1);
        if (tail.dates().empty() || tail.has_number()) continue;
        const std::string sentence = sentence_around(text, match.begin, tail.end(), 400);
        if (!RE2::PartialMatch(piece(sentence), assembly)) continue;
        if (about_committee(sentence_around(text, match.begin, tail.end(), 160))) continue;
        emit(tail, match.begin, true, references);
        at = std::max(at, tail.end());
    }
}

// « la politique sportive votée le 26 septembre 2016 », « le rapport … acté le 30 juin 2017 ».
void find_by_vote(std::string_view text, std::string_view session, std::vector<Reference>& references) {
    static const RE2 voted(
        R"((?i)\b(adoption|vot[ée]e?s?|act[ée]e?s?|d[ée]lib[ée]r[ée]e?s?|adopt[ée]e?s?|approuv[ée]e?s?)(?:\s+(?:par|lors|en)\s+(?:l['’]|la |le |du )?[^.;:«»0-9]{0,80}?)?\s+(?:le|les|du|des|en date du)\s+)");
    static const RE2 by_assembly(
        R"(conseil (?:departemental|general|regional|municipal|communautaire)|assemblee departementale|commission permanente|assemblee pleniere)");
    std::size_t at = 0;
    while (const Match match = find(voted, text, at)) {
        at = match.end;
        const auto dates = date_list_at(text, match.end, session);
        if (dates.empty()) continue;
        const std::string verb = fold_text(match[1]);
        // « adopté le … par le Groupe de travail », « approuvé le … »: others adopt and approve too.
        static const RE2 by_others(R"((?i)\s*,?\s*par\s)");
        const bool own_word = !starts_with(verb, "approuv") && !match_at(by_others, text, dates.back().end);
        if (!own_word &&
            !RE2::PartialMatch(piece(fold_text(text.substr(match.begin, dates.back().end + 60 - match.begin))),
                               by_assembly))
            continue;
        if (about_committee(sentence_around(text, match.begin, dates.back().end, 160))) continue;
        static const RE2 other_text(
            R"((?i)\b(?:lois?|d[ée]crets?|arr[êe]t[ée]s?|ordonnances?|r[ée]solutions?|directives?|directrices|r[èe]glement \(|trait[ée]s?|contrats?|conventions?)\b[^.;]{0,30}$)");
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

}  // namespace

void find_deliberations(std::string_view text, std::string_view session, std::vector<Reference>& references) {
    std::vector<Reference> found;
    find_by_noun(text, session, found);
    std::vector<Reference> more;
    find_by_meeting(text, session, more);
    find_by_vote(text, session, more);
    for (Reference& reference : more) {
        const bool known = std::any_of(found.begin(), found.end(), [&](const Reference& other) {
            return reference.begin < other.end && other.begin < reference.end && reference.date == other.date;
        });
        if (!known) found.push_back(std::move(reference));
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const Reference& a, const Reference& b) { return a.begin < b.begin; });
    references.insert(references.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
}

}  // namespace recueil::corpus
