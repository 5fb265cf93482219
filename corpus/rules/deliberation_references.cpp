#include "corpus/rules/deliberation_references.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "corpus/rules/dates.h"
#include "corpus/rules/deliberation_numbers.h"
#include "corpus/rules/deliberation_tail.h"
#include "corpus/rules/meeting_references.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

// The references of one noun: « les délibérations n°12 du 14 mars 2016, n°13 et n°14 du 4 avril 2016 ».
class NounReader {
  public:
    NounReader(const FoldedText& text, std::string_view session) : folded_(text), session_(session) {}

    // Gives the byte behind the last of them.
    std::size_t read(std::size_t noun, std::size_t behind, bool plural) {
        plural_ = plural;
        std::size_t at = behind;
        if (!take(noun, at)) return at;
        while (const Match joint = match_at(list_joint(), text(), at)) {
            if (!goes_on(joint)) break;
            at = joint.end;
            if (!take(joint.end, at)) break;
        }
        share_days();
        return at;
    }

    std::vector<Reference> references;

  private:
    const std::string& text() const { return folded_.text(); }

    static const RE2& list_joint() {
        static const RE2 pattern(
            R"((?i)\s*(?:[,;&]\s*(?:[-*>]\s+)?(?:et\s+)?|\bet\b|ainsi\s+que|puis|\ba\b)\s*(?:(?:(?:de\s+)?celles?|la|les|de\s+la|par\s+la)\s+)?)");
        return pattern;
    }
    // « n°2018-83 et 2018-84 », « n°12 et 13 du 14 mars 2016 »: behind a plural a number needs no mark.
    bool goes_on(const Match& joint) const {
        const std::size_t at = joint.end;
        const bool and_more = plural_ || joint[0].find_first_of("eE&") != std::string_view::npos;
        if (and_more && marked_number_at(text(), at)) return true;
        if (!plural_) return false;
        if (bare_number_at(text(), at)) return true;
        // « n°2020-12 à 2020-15 » is a range; « à 12 » is none.
        if (joint[0] == " a ") return false;
        static const RE2 rank(R"((\d{1,4})(?:\s*,|\s+et\b|\s+(?:du|des|en\s+date)\b))");
        return static_cast<bool>(match_at(rank, text(), at)) && date_list_at(text(), at, session_).empty();
    }

    // Reads the tail at `at`, and moves `at` behind it; false where it holds no number.
    bool take(std::size_t begin, std::size_t& at) {
        DeliberationTail tail(folded_, session_);
        tail.read(at);
        at = std::max(at, tail.end());
        Reference reference = tail.base(begin);
        const auto& dates = tail.dates();
        if (dates.empty()) {
            if (!tail.has_number()) return false;
            references.push_back(reference);
            days_.emplace_back();
            return true;
        }
        if (!tail.has_number()) {
            for (const FoundDate& date : dates) {
                reference.date = date.iso;
                references.push_back(reference);
                days_.emplace_back();
            }
            return false;
        }
        reference.date = dates.front().iso;
        references.push_back(reference);
        days_.push_back(dates);
        return true;
    }

    // Several numbers before one « du … » have its day, before as many days one each.
    void share_days() {
        const std::size_t count = references.size();
        if (count == 0 || days_.back().empty()) return;
        std::size_t first = count - 1;
        while (first > 0 && references[first - 1].number && !references[first - 1].date) --first;
        const auto& days = days_.back();
        const std::size_t members = count - first;
        for (std::size_t i = first; i < count && members > 1; ++i) {
            const FoundDate& day = days.size() == members ? days[i - first] : days.front();
            // « n°2008/45 et n°2009/155 du 24 novembre 2009 »: the year of the first is another.
            if (i + 1 < count && days.size() != members && other_year(*references[i].number, day.iso)) continue;
            references[i].date = day.iso;
        }
        if (!plural_ || members > 1) return;
        // « n°12 du 14 mars 2016 et du 4 avril 2016 »: the second is known by its day alone.
        Reference other = references.back();
        other.number.reset();
        for (std::size_t i = 1; i < days.size(); ++i) {
            other.date = days[i].iso;
            references.push_back(other);
        }
    }

    static bool other_year(std::string_view number, std::string_view day) {
        static const RE2 year(R"(\b((?:19|20)\d{2})\b|^(?:[A-Z]+)?((?:19|20)\d{2}))");
        const Match match = find(year, number);
        return match && match[1] != day.substr(0, 4) && match[2] != day.substr(0, 4);
    }

    const FoldedText& folded_;
    std::string_view session_;
    bool plural_ = false;
    std::vector<std::vector<FoundDate>> days_;
};

// « (à compter de la délibération n°3) » times an arrival or a departure.
bool times_a_movement(std::string_view text, std::size_t noun) {
    static const RE2 pattern(
        R"((?i)(?:a\s+compter|a\s+partir|jusqu'\s?a(?:u\s+vote)?|avant|apres|des|lors\s+(?:de|du\s+vote\s+de)|pendant|au\s+vote\s+de|pour)\s+(?:de\s+)?(?:la|les|l')?\s*$)");
    const std::size_t from = noun > 40 ? noun - 40 : 0;
    return static_cast<bool>(find(pattern, text.substr(from, noun - from)));
}

// « La présente délibération abroge celle du 3 mars 2018 »: a deliberation is named before in the sentence.
bool names_deliberation_before(std::string_view text, std::size_t at) {
    static const RE2 pattern(R"((?i)\bdeliberations?\b(?:[^.]|\.[^ ])*$)");
    const std::size_t from = at > 240 ? at - 240 : 0;
    return static_cast<bool>(find(pattern, text.substr(from, at - from)));
}

void find_by_noun(const FoldedText& folded, std::string_view session, std::vector<Reference>& references) {
    static const RE2 noun(
        R"((?i)\b(?:(deliberations?(?:\s?-\s?cadres?)?\b|delib\b\.?|decisions?\s+(?:du\s+)?(?:conseil\s+(?:municipal|communautaire|departemental|regional|metropolitain)|bureau\s+communautaire)\b)|DCM\b|(celles?)\s+(?:(?:du|des|de\s+l[a']|en\s+date|prises?|adoptees?|votees?)\b|n\s?[o*])))");
    const std::string_view text = folded.text();
    std::size_t at = 0;
    while (const Match match = find(noun, text, at)) {
        at = match.end;
        std::size_t behind = match.end;
        bool plural = false;
        if (!match[2].empty()) {
            behind = match.begin + match[2].size();
            if (!names_deliberation_before(text, match.begin)) continue;
            plural = ends_with(match[2], "s") || ends_with(match[2], "S");
        } else {
            plural = ends_with(match[1], "s") || ends_with(match[1], "S");
        }
        // « les délibérations suivantes : n°12 du 3 avril 2017, n°13 … »
        static const RE2 listed(
            R"((?i)\s*(?:suivantes?|ci-apres|ci-dessous|enumerees?)?\s*:\s*(?:[-*>]\s*)?(?:n\s?[o*]))");
        if (const Match list = match_at(listed, text, behind); list && plural) {
            static const RE2 mark(R"((?i)n\s?[o*]$)");
            const Match number = find(mark, text.substr(behind, list.end - behind));
            behind += number.begin;
        }
        const bool timing = times_a_movement(text, match.begin);
        NounReader reader(folded, session);
        at = std::max(at, reader.read(match.begin, behind, plural));
        for (Reference& reference : reader.references) {
            if (timing && reference.number && !reference.date) continue;
            references.push_back(std::move(reference));
        }
    }
}

// The last day before a noun in its sentence, with its place.
std::optional<FoundDate> day_before(std::string_view text, std::size_t noun, std::size_t reach,
                                    std::string_view session) {
    static const RE2 lead(R"((?i)\b(?:le|du|date\s+du|des)\s+)");
    static const RE2 sentence_end(R"([.;]\s)");
    std::size_t from = noun > reach ? noun - reach : 0;
    const std::string_view before = text.substr(0, noun);
    for (std::size_t at = from; const Match match = find(sentence_end, before, at);) at = from = match.end;
    std::optional<FoundDate> day;
    for (std::size_t at = from; const Match match = find(lead, before, at);) {
        at = match.end;
        const auto dates = date_list_at(before, match.end, session);
        if (!dates.empty()) day = dates.back();
    }
    return day;
}

constexpr std::size_t longest_reference = 2000;  // bytes

// The references, sorted by their begin, that may touch a range.
std::pair<std::vector<Reference>::const_iterator, std::vector<Reference>::const_iterator> references_near(
    const std::vector<Reference>& references, std::size_t begin, std::size_t end) {
    const auto before = [](const Reference& reference, std::size_t at) { return reference.begin < at; };
    const std::size_t from = begin > longest_reference ? begin - longest_reference : 0;
    const auto first = std::lower_bound(references.begin(), references.end(), from, before);
    return {first, std::lower_bound(first, references.end(), end, before)};
}

// « délibéré le 27 février 2017 (délibération n°2017-15) », « dans sa séance du 11 avril 2022 par délibération n°22-04
// »: the day is before the number.
void take_days_before(const FoldedText& folded, std::string_view session, std::vector<Reference>& references,
                      std::vector<FoundDate>& taken) {
    const std::string_view text = folded.text();
    static const RE2 bracket(R"((?i)\(\s*(?:(?:par|voir|cf\.?|selon)\s+)?(?:la\s+|sa\s+)?$)");
    static const RE2 by(
        R"((?i)^\s*,?\s*(?:(?:le|la)\s+(?:conseil|bureau|commission|assemblee)[^,.;:]{0,40}?\s*,?\s*)?(?:par|suivant|selon)\s+(?:(?:sa|la|une|leur)\s+)?$)");
    for (Reference& reference : references) {
        if (!reference.number || reference.date) continue;
        const std::size_t from = reference.begin > 40 ? reference.begin - 40 : 0;
        const bool in_bracket = static_cast<bool>(find(bracket, text.substr(from, reference.begin - from)));
        const auto day = day_before(text, reference.begin, in_bracket ? 240 : 120, session);
        if (!day) continue;
        const auto [first, last] = references_near(references, day->begin, day->end);
        const bool inside_other = std::any_of(first, last, [&](const Reference& other) {
            return other.number && other.begin <= day->begin && day->begin < other.end;
        });
        if (inside_other) continue;
        if (!in_bracket && !find(by, text.substr(day->end, reference.begin - day->end))) continue;
        reference.date = day->iso;
        taken.push_back(*day);
    }
}

}  // namespace

void find_deliberations(const FoldedText& text, std::string_view session, std::vector<Reference>& references) {
    std::vector<Reference> found;
    find_by_noun(text, session, found);
    std::vector<FoundDate> taken;
    take_days_before(text, session, found, taken);
    std::vector<Reference> more;
    find_by_meeting(text, session, more);
    find_by_vote(text, session, more);
    std::vector<Reference> unnamed;
    std::size_t next_taken = 0;
    std::stable_sort(more.begin(), more.end(),
                     [](const Reference& a, const Reference& b) { return a.begin < b.begin; });
    for (Reference& reference : more) {
        const auto same = [&](const Reference& other) {
            return reference.begin < other.end && reference.date == other.date;
        };
        const auto [first, last] = references_near(found, reference.begin, reference.end);
        const auto [first_unnamed, last_unnamed] = references_near(unnamed, reference.begin, reference.end);
        const bool known = std::any_of(first, last, same) || std::any_of(first_unnamed, last_unnamed, same);
        while (next_taken < taken.size() && taken[next_taken].end < reference.begin) ++next_taken;
        const bool is_taken = next_taken < taken.size() && taken[next_taken].end <= reference.end;
        if (!known && !is_taken) unnamed.push_back(std::move(reference));
    }
    found.insert(found.end(), std::make_move_iterator(unnamed.begin()), std::make_move_iterator(unnamed.end()));
    std::stable_sort(found.begin(), found.end(),
                     [](const Reference& a, const Reference& b) { return a.begin < b.begin; });
    references.insert(references.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
}

}  // namespace recueil::corpus
