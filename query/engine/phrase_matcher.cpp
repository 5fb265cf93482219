#include "query/engine/phrase_matcher.h"

#include <algorithm>
#include <deque>
#include <utility>

namespace recueil::query {

namespace {

constexpr std::size_t most_anchors = 4;
constexpr std::size_t units_compared = 64;
constexpr std::size_t looked_ahead = 1024;  // units

// Of a block of units, whether any is `unit`: a loop of fixed length, which compilers make a few wide comparisons of.
bool block_holds(const std::uint16_t* units, std::uint16_t unit) {
    std::uint16_t found = 0;
    for (std::size_t i = 0; i < units_compared; ++i) found |= static_cast<std::uint16_t>(units[i] == unit ? 0xFFFF : 0);
    return found != 0;
}

// The first of the units, from `at` on, that is one of `wanted`; their count where none is.
std::size_t find_any(std::span<const std::uint16_t> units, std::size_t at, const std::vector<std::uint16_t>& wanted) {
    const auto is_wanted = [&](std::uint16_t unit) {
        return std::find(wanted.begin(), wanted.end(), unit) != wanted.end();
    };
    for (; units.size() - at >= units_compared; at += units_compared) {
        // Processors do not look ahead past a page of memory by themselves; the next act's words follow this one's.
        __builtin_prefetch(units.data() + at + looked_ahead);
        __builtin_prefetch(units.data() + at + looked_ahead + units_compared / 2);
        if (std::any_of(wanted.begin(), wanted.end(),
                        [&](std::uint16_t unit) { return block_holds(units.data() + at, unit); }))
            break;
    }
    while (at < units.size() && !is_wanted(units[at])) ++at;
    return at;
}

}  // namespace

// Sees tokens in order of position until they fill the slots in order. For each slot it keeps the latest position at
// which tokens that fill the slots up to it begin.
class PhraseMatcher::InOrder {
  public:
    explicit InOrder(const PhraseMatcher& matcher) : matcher_(matcher), begins_(matcher.slot_count_, 0) {}

    bool see(std::uint32_t position, std::size_t word) {
        for (const std::uint32_t slot : matcher_.slots_of_[word]) {
            begins_[slot] = slot == 0 ? position : std::max(begins_[slot], begins_[slot - 1]);
            if (slot + 1 == begins_.size() && begins_[slot] != 0 && position - begins_[slot] < matcher_.window_)
                return true;
        }
        return false;
    }

  private:
    const PhraseMatcher& matcher_;
    std::vector<std::uint32_t> begins_;  // positions; 0: none
};

// Sees tokens in order of position until those of the last window can fill all slots, each token one.
class PhraseMatcher::Near {
  public:
    explicit Near(const PhraseMatcher& matcher)
        : matcher_(matcher), candidates_(matcher.slot_count_, 0), here_(matcher.tokens_.size(), 0) {}

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
        for (const std::uint32_t slot : matcher_.slots_of_[word]) candidates_[slot] += change;
    }

    // A bipartite matching of tokens to slots: earlier tokens move where that makes room.
    bool can_fill_all() const {
        std::vector<std::size_t> word_at(candidates_.size(), here_.size());
        std::vector<bool> tried;
        std::size_t filled = 0;
        for (std::size_t word = 0; word < here_.size(); ++word)
            for (int i = 0; i < here_[word] && filled < candidates_.size(); ++i) {
                tried.assign(candidates_.size(), false);
                if (!give_slot(word, word_at, tried)) break;
                ++filled;
            }
        return filled == candidates_.size();
    }
    bool give_slot(std::size_t word, std::vector<std::size_t>& word_at, std::vector<bool>& tried) const {
        for (const std::uint32_t slot : matcher_.slots_of_[word]) {
            if (tried[slot]) continue;
            tried[slot] = true;
            if (word_at[slot] != here_.size() && !give_slot(word_at[slot], word_at, tried)) continue;
            word_at[slot] = word;
            return true;
        }
        return false;
    }

    const PhraseMatcher& matcher_;
    std::deque<std::pair<std::uint32_t, std::size_t>> recent_;  // position, word
    std::vector<int> candidates_;                               // of the recent words, for each slot
    std::vector<int> here_;                                     // how many of the recent ones are each word
};

PhraseMatcher::PhraseMatcher(const indexer::Segment& segment, const PositionQuery& wanted)
    : segment_(segment),
      window_(wanted.window),
      in_order_(wanted.in_order),
      within_(wanted.within),
      slot_count_(wanted.slots.size()) {
    std::vector<std::vector<std::uint32_t>> tokens_of_slots(slot_count_);
    for (std::size_t slot = slot_count_; slot-- > 0;) {
        for (const std::string& form : wanted.slots[slot]) {
            const auto word = tokens_.add(segment.token_stream(), form);
            if (!word) continue;
            if (*word == slots_of_.size()) slots_of_.emplace_back();
            auto& slots = slots_of_[*word];
            if (slots.empty() || slots.back() != slot) slots.push_back(static_cast<std::uint32_t>(slot));
            tokens_of_slots[slot].push_back(segment.token_stream().find(form).value_or(0));
        }
        if (tokens_of_slots[slot].empty()) is_possible_ = false;
    }
    if (slot_count_ == 0) is_possible_ = false;
    if (is_possible_ && in_order_ && window_ == slot_count_)
        blocks_ = CandidateBlocks(segment_.token_stream(), tokens_of_slots);
    // A window wider than the gap may span passages, and the kind of a passage is known only by reading from the first.
    if (is_possible_ && window_ <= indexer::passage_gap && !within_) choose_anchors(tokens_of_slots);
}

void PhraseMatcher::choose_anchors(const std::vector<std::vector<std::uint32_t>>& tokens_of_slots) {
    std::uint32_t rarest = 0;
    for (const auto& words : tokens_of_slots) {
        if (words.size() > most_anchors) continue;
        // The lower the number, the more frequent the word.
        const std::uint32_t most_frequent = *std::min_element(words.begin(), words.end());
        if (!anchors_.empty() && most_frequent <= rarest) continue;
        rarest = most_frequent;
        anchors_.clear();
        for (const std::uint32_t word : words) anchors_.push_back(indexer::codes_of(word).first);
    }
}

bool PhraseMatcher::matches(std::size_t row) const {
    if (!is_possible_ || row >= segment_.token_stream().acts()) return false;
    return in_order_ ? run<InOrder>(row) : run<Near>(row);
}

template <class Automaton>
bool PhraseMatcher::run(std::size_t row) const {
    if (blocks_.is_known()) return run_in_candidate_blocks(row);
    const auto units = segment_.token_stream().codes(row);
    if (!anchors_.empty()) return run_around_anchors<Automaton>(units);
    return run<Automaton>(units, segment_.doc_table().passages(row));
}

bool PhraseMatcher::run_in_candidate_blocks(std::size_t row) const {
    const auto units = segment_.token_stream().codes(row);
    if (anchors_.empty())
        return blocks_.any(row, [](std::size_t /*begin*/, std::size_t /*end*/) { return true; }) &&
               run<InOrder>(units, segment_.doc_table().passages(row));
    return blocks_.any(row, [&](std::size_t begin, std::size_t end) {
        const std::size_t reach = std::min(units.size(), end + std::size_t{2} * window_);
        return run_around_anchors<InOrder>(units.subspan(begin, reach - begin));
    });
}

template <class Automaton>
bool PhraseMatcher::run_around_anchors(std::span<const std::uint16_t> units) const {
    // A match has an anchor and lies within a window of it; a token takes two units at most.
    const std::size_t reach = std::size_t{2} * window_;
    for (std::size_t at = find_any(units, 0, anchors_); at < units.size();) {
        const std::size_t begin = at > reach ? at - reach : 0;
        std::size_t end = std::min(units.size(), at + reach);
        while ((at = find_any(units.first(end), at + 1, anchors_)) < end) end = std::min(units.size(), at + reach);
        if (run<Automaton>(units.subspan(begin, end - begin), {})) return true;
        at = find_any(units, end, anchors_);
    }
    return false;
}

template <class Automaton>
bool PhraseMatcher::run(std::span<const std::uint16_t> units, std::span<const indexer::PassageRecord> passages) const {
    Automaton automaton(*this);
    return indexer::visit_words(
        units, [&](std::uint16_t unit) { return tokens_.may_hold(unit); },
        [&](const indexer::PlacedWord& placed) {
            if (within_ && (placed.passage >= passages.size() ||
                            static_cast<corpus::PassageKind>(passages[placed.passage].kind) != *within_))
                return false;
            const auto word = tokens_.find(placed.word);
            return word && automaton.see(placed.position, *word);
        });
}

}  // namespace recueil::query
