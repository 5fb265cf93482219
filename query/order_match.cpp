#include "query/order_match.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace recueil::query {

namespace {

constexpr std::size_t most_anchors = 4;
constexpr std::size_t block = 64;
constexpr std::size_t looked_ahead = 1024;  // units

// Of a block of units, whether any is `unit`: a loop of fixed length, which compilers make a few wide comparisons of.
bool block_holds(const std::uint16_t* units, std::uint16_t unit) {
    std::uint16_t found = 0;
    for (std::size_t i = 0; i < block; ++i) found |= static_cast<std::uint16_t>(units[i] == unit ? 0xFFFF : 0);
    return found != 0;
}

// The first of the units, from `at` on, that is one of `wanted`; their count where none is.
std::size_t find_any(std::span<const std::uint16_t> units, std::size_t at, const std::vector<std::uint16_t>& wanted) {
    const auto is_wanted = [&](std::uint16_t unit) {
        return std::find(wanted.begin(), wanted.end(), unit) != wanted.end();
    };
    for (; units.size() - at >= block; at += block) {
        // Processors do not look ahead past a page of memory by themselves; the next act's words follow this one's.
        __builtin_prefetch(units.data() + at + looked_ahead);
        __builtin_prefetch(units.data() + at + looked_ahead + block / 2);
        if (std::any_of(wanted.begin(), wanted.end(),
                        [&](std::uint16_t unit) { return block_holds(units.data() + at, unit); }))
            break;
    }
    while (at < units.size() && !is_wanted(units[at])) ++at;
    return at;
}

}  // namespace

// Watches words go by until they fill the places in order. For each place it is enough to know the latest beginning of
// what fills the places up to it.
class OrderMatcher::InOrder {
  public:
    explicit InOrder(const OrderMatcher& matcher) : matcher_(matcher), begins_(matcher.place_count_, 0) {}

    bool see(std::uint32_t position, std::size_t word) {
        for (const std::uint32_t place : matcher_.places_of_[word]) {
            begins_[place] = place == 0 ? position : std::max(begins_[place], begins_[place - 1]);
            if (place + 1 == begins_.size() && begins_[place] != 0 && position - begins_[place] < matcher_.window_)
                return true;
        }
        return false;
    }

  private:
    const OrderMatcher& matcher_;
    std::vector<std::uint32_t> begins_;  // positions; 0: none
};

// Watches words go by until those of the last window can fill all places, each word one.
class OrderMatcher::Near {
  public:
    explicit Near(const OrderMatcher& matcher)
        : matcher_(matcher), candidates_(matcher.place_count_, 0), here_(matcher.words_.size(), 0) {}

    bool see(std::uint32_t position, std::size_t word) {
        for (; !recent_.empty() && position - recent_.front().first >= matcher_.window_; recent_.pop_front())
            count(recent_.front().second, -1);
        recent_.emplace_back(position, word);
        count(word, 1);
        return std::all_of(candidates_.begin(), candidates_.end(), [](int count) { return count > 0; }) &&
               can_fill_all();
    }

  private:
    void count(std::size_t word, int change) {
        here_[word] += change;
        for (const std::uint32_t place : matcher_.places_of_[word]) candidates_[place] += change;
    }

    // Gives each place a word of its own, moving those placed before where that makes room.
    bool can_fill_all() const {
        std::vector<std::size_t> word_at(candidates_.size(), here_.size());
        std::vector<bool> tried;
        std::size_t filled = 0;
        for (std::size_t word = 0; word < here_.size(); ++word)
            for (int i = 0; i < here_[word] && filled < candidates_.size(); ++i) {
                tried.assign(candidates_.size(), false);
                if (!give_place(word, word_at, tried)) break;
                ++filled;
            }
        return filled == candidates_.size();
    }
    bool give_place(std::size_t word, std::vector<std::size_t>& word_at, std::vector<bool>& tried) const {
        for (const std::uint32_t place : matcher_.places_of_[word]) {
            if (tried[place]) continue;
            tried[place] = true;
            if (word_at[place] != here_.size() && !give_place(word_at[place], word_at, tried)) continue;
            word_at[place] = word;
            return true;
        }
        return false;
    }

    const OrderMatcher& matcher_;
    std::deque<std::pair<std::uint32_t, std::size_t>> recent_;  // position, word
    std::vector<int> candidates_;                               // of the recent words, for each place
    std::vector<int> here_;                                     // how many of the recent ones are each word
};

OrderMatcher::OrderMatcher(const indexer::Segment& segment, const OrderedWords& wanted)
    : segment_(segment),
      window_(wanted.window),
      in_order_(wanted.in_order),
      within_(wanted.within),
      place_count_(wanted.places.size()) {
    std::vector<std::vector<std::uint32_t>> words_of_places(place_count_);
    for (std::size_t place = place_count_; place-- > 0;) {
        for (const std::string& form : wanted.places[place]) {
            const auto word = words_.add(segment.column(), form);
            if (!word) continue;
            if (*word == places_of_.size()) places_of_.emplace_back();
            auto& places = places_of_[*word];
            if (places.empty() || places.back() != place) places.push_back(static_cast<std::uint32_t>(place));
            words_of_places[place].push_back(segment.column().find(form).value_or(0));
        }
        if (words_of_places[place].empty()) is_possible_ = false;
    }
    if (place_count_ == 0) is_possible_ = false;
    if (is_possible_ && in_order_ && window_ == place_count_)
        phrase_ = PhraseStretches(segment_.column(), words_of_places);
    // Past the gap what matches may span passages, and passages of a kind are known only by reading from the first.
    if (is_possible_ && window_ <= indexer::passage_gap && !within_) choose_anchors(words_of_places);
}

void OrderMatcher::choose_anchors(const std::vector<std::vector<std::uint32_t>>& words_of_places) {
    std::uint32_t rarest = 0;
    for (const auto& words : words_of_places) {
        if (words.size() > most_anchors) continue;
        // The lower the number, the more frequent the word.
        const std::uint32_t most_frequent = *std::min_element(words.begin(), words.end());
        if (!anchors_.empty() && most_frequent <= rarest) continue;
        rarest = most_frequent;
        anchors_.clear();
        for (const std::uint32_t word : words) anchors_.push_back(indexer::units_of(word).first);
    }
}

bool OrderMatcher::holds(std::size_t row) const {
    if (!is_possible_ || row >= segment_.column().acts()) return false;
    return in_order_ ? matches<InOrder>(row) : matches<Near>(row);
}

template <class Watcher>
bool OrderMatcher::matches(std::size_t row) const {
    if (phrase_.is_told()) return matches_phrase(row);
    const auto units = segment_.column().units(row);
    if (!anchors_.empty()) return matches_around_anchors<Watcher>(units);
    return matches<Watcher>(units, segment_.tables().passages(row));
}

bool OrderMatcher::matches_phrase(std::size_t row) const {
    const auto units = segment_.column().units(row);
    if (anchors_.empty())
        return phrase_.any(row, [](std::size_t /*begin*/, std::size_t /*end*/) { return true; }) &&
               matches<InOrder>(units, segment_.tables().passages(row));
    return phrase_.any(row, [&](std::size_t begin, std::size_t end) {
        const std::size_t reach = std::min(units.size(), end + std::size_t{2} * window_);
        return matches_around_anchors<InOrder>(units.subspan(begin, reach - begin));
    });
}

template <class Watcher>
bool OrderMatcher::matches_around_anchors(std::span<const std::uint16_t> units) const {
    // What matches holds an anchor, and lies within a window of it; a word takes two units at most.
    const std::size_t reach = std::size_t{2} * window_;
    for (std::size_t at = find_any(units, 0, anchors_); at < units.size();) {
        const std::size_t begin = at > reach ? at - reach : 0;
        std::size_t end = std::min(units.size(), at + reach);
        while ((at = find_any(units.first(end), at + 1, anchors_)) < end) end = std::min(units.size(), at + reach);
        if (matches<Watcher>(units.subspan(begin, end - begin), {})) return true;
        at = find_any(units, end, anchors_);
    }
    return false;
}

template <class Watcher>
bool OrderMatcher::matches(std::span<const std::uint16_t> units,
                           std::span<const indexer::PassageRecord> passages) const {
    Watcher watcher(*this);
    return indexer::visit_words(
        units, [&](std::uint16_t unit) { return words_.may_hold(unit); },
        [&](const indexer::PlacedWord& placed) {
            if (within_ && (placed.passage >= passages.size() ||
                            static_cast<corpus::PassageKind>(passages[placed.passage].kind) != *within_))
                return false;
            const auto word = words_.find(placed.word);
            return word && watcher.see(placed.position, *word);
        });
}

}  // namespace recueil::query
