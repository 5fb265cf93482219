#include "corpus/text/page_marks.h"

#include <algorithm>
#include <map>
#include <string>

#include "corpus/rules/pattern.h"
#include "corpus/text/folded_text.h"
#include "corpus/text/running_lines.h"

namespace recueil::corpus {

namespace {

constexpr std::size_t longest_name = 100;   // bytes of a session's name before its day
constexpr std::size_t shortest_name = 3;    // « CM »
constexpr std::size_t top_of_text = 250;    // bytes; the document's own heading
constexpr std::size_t most_places = 10000;  // days compared with the day before

struct Day {
    std::size_t begin;
    std::size_t end;
};

// The bytes before two places that are equal.
std::size_t shared_before(std::string_view text, std::size_t a, std::size_t b) {
    std::size_t shared = 0;
    while (shared < longest_name && shared < a && shared < b - a && text[a - shared - 1] == text[b - shared - 1])
        ++shared;
    return shared;
}

// The name of a session that ends at `day`, within the bytes that come back: from a capital on that no word before
// leads to. `day` where there is none.
std::size_t name_before(std::string_view text, std::size_t day, std::size_t shared) {
    static const RE2 session(
        R"((?i)\b(?:conseil|bureau|comite|commission|assemblee|seance|reunion|p\.?v\b|proces[ -]?verbal|comptes?[ -]rendu|cm\b|cc\b|c\.?c\.?a\.?s))");
    for (std::size_t at = day - shared; at + shortest_name < day; ++at) {
        const bool word = at == 0 || text[at - 1] == ' ';
        if (!word || text[at] < 'A' || text[at] > 'Z') continue;
        if (!RE2::PartialMatch(piece(text.substr(at, day - at)), session)) return day;
        const char before = at > 1 ? text[at - 2] : '.';
        // « …, Conseil municipal du 4 mai »; a sentence or a colon leads to the name.
        if (before == ',' || before == ':' || before == '(' || before == '-' ||
            ends_with_small_word(text.substr(0, at)))
            return day;
        return at;
    }
    return day;
}

// The end of the page number behind the day of a running head, or `day_end`. A number with a mark is the rank of the
// point below.
std::size_t with_page_number(std::string_view text, std::size_t day_end) {
    static const RE2 hour(R"( ?[-,]? ?(?:a )?\d{1,2} ?[hH](?: ?\d\d)?\b)");
    static const RE2 named(R"( {1,2}(?:- )?(?:(?i:page|p\.)) ?\d{1,3}(?: ?(?:/|\||sur) ?\d{1,3})?\b)");
    static const RE2 bare(R"( {1,2}(\d{1,3}(?: ?/ ?\d{1,3})?)( {1,2}[A-Z*>-]| ?$| {1,2}\d{1,2} ?[).-]))");
    if (const Match match = match_at(hour, text, day_end)) day_end = match.end;
    if (const Match match = match_at(named, text, day_end)) return match.end;
    if (const Match match = match_at(bare, text, day_end))
        return static_cast<std::size_t>(match[1].data() - text.data()) + match[1].size();
    return day_end;
}

void add_session_names(std::string_view text, std::vector<PageMark>& marks) {
    static const RE2 day(
        R"(\b(?:\d{1,2}(?:er|ER)? (?:(?i)janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre) \d{4}|\d{1,2}/\d{1,2}/\d{4})\b)");
    std::map<std::string_view, std::vector<Day>> days;
    std::size_t found = 0;
    for (std::size_t at = 0; const Match match = find(day, text, at);) {
        at = match.end;
        days[text.substr(match.begin, match.end - match.begin)].push_back({match.begin, match.end});
        if (++found == most_places) break;
    }
    for (const auto& [printed, places] : days) {
        for (std::size_t i = 0; i < places.size(); ++i) {
            // The name comes back at the next place or at the one before.
            std::size_t shared = 0;
            if (i > 0) shared = shared_before(text, places[i - 1].begin, places[i].begin);
            if (i + 1 < places.size())
                shared = std::max(shared, shared_before(text, places[i].begin, places[i + 1].begin));
            if (shared < shortest_name) continue;
            const std::size_t begin = name_before(text, places[i].begin, std::min(shared, places[i].begin));
            if (begin == places[i].begin) continue;
            const std::size_t end = with_page_number(text, places[i].end);
            static const RE2 page(R"((?i)(?:page|p\.) ?\d)");
            const bool named_page = RE2::PartialMatch(piece(text.substr(places[i].end, end - places[i].end)), page);
            if (i == 0 && begin < top_of_text && !named_page) continue;
            marks.push_back({begin, end});
        }
    }
}

}  // namespace

std::vector<PageMark> find_page_marks(std::string_view line) {
    const FoldedText folded(line);
    const std::string_view text = folded.text();
    std::vector<PageMark> found;
    add_session_names(text, found);
    static const RE2 page(R"(\b(?:Page|PAGE) ?\d{1,3} ?(?:/|\||sur|SUR|de) ?\d{1,3}\b)");
    for (std::size_t at = 0; const Match match = find(page, text, at);) {
        at = match.end;
        found.push_back({match.begin, match.end});
    }
    std::sort(found.begin(), found.end(), [](const PageMark& a, const PageMark& b) { return a.begin < b.begin; });
    std::vector<PageMark> marks;
    for (const PageMark& each : found) {
        const PageMark mark{folded.source_of(each.begin), folded.source_of(each.end)};
        if (!marks.empty() && mark.begin <= marks.back().end)
            marks.back().end = std::max(marks.back().end, mark.end);
        else
            marks.push_back(mark);
    }
    return marks;
}

}  // namespace recueil::corpus
