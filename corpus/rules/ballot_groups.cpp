#include "corpus/rules/ballot_groups.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "corpus/rules/pattern.h"

namespace recueil::corpus {

namespace {

// « Vote : » on the line of the mark or above it; the first byte of the word.
std::optional<std::size_t> vote_label(const ResolutionText& text, std::size_t mark) {
    static const RE2 label(
        R"((?:^|\n)[\s*>-]*((?:resultats?\s+du\s+)?votes?\s*:\s*(?:votes?\s*:\s*)?(?:[-*>]\s*)?(?:pour\s*,?\s*)?["']?)$)");
    constexpr std::size_t reach = 40;
    const std::size_t from = mark > reach ? mark - reach : 0;
    const std::string_view window = std::string_view(text.small()).substr(from, mark - from);
    const Match match = find(label, window);
    if (!match) return {};
    return from + static_cast<std::size_t>(match[1].data() - window.data());
}

// A line with words: what the next ballot is about.
bool names_matter(const ResolutionText& text, std::size_t from, std::size_t to) {
    constexpr std::ptrdiff_t least = 4;  // letters
    const std::string_view between = std::string_view(text.small()).substr(from, to - from);
    return between.find('\n') != std::string_view::npos &&
           std::count_if(between.begin(), between.end(), [](char c) { return c >= 'a' && c <= 'z'; }) >= least;
}

bool counts_for(const BallotMark& mark) {
    return mark.word == BallotWord::side && mark.side.side == Side::for_ && mark.side.count;
}

}  // namespace

bool leaves_vote(const BallotMark& mark) {
    return mark.word == BallotWord::side && mark.side.side == Side::not_voting && !mark.side.count;
}

bool opens_ballot(const ResolutionText& text, const std::vector<BallotMark>& marks, std::size_t first, std::size_t end,
                  std::size_t next) {
    constexpr std::size_t most = 20;  // members who leave the room for one vote
    const std::size_t last = std::min(next, first + most);
    while (first < last && leaves_vote(marks[first])) ++first;
    if (first == last) return false;
    const std::size_t at = marks[next].span.begin;
    if (counts_for(marks[first]) && counts_for(marks[next]) && text.starts_line(at) &&
        text.starts_line(marks[first].span.begin))
        return names_matter(text, end, at);
    if (!vote_label(text, marks[first].span.begin)) return false;
    const auto label = vote_label(text, at);
    // Who does not vote is named above the « Vote : ».
    if (!label)
        return leaves_vote(marks[next]) && next + 1 < marks.size() && vote_label(text, marks[next + 1].span.begin);
    return *label > end && names_matter(text, end, *label);
}

}  // namespace recueil::corpus
