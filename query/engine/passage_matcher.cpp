#include "query/engine/passage_matcher.h"

#include <algorithm>

namespace recueil::query {

// The words seen so far in one passage.
class PassageMatcher::Passage {
  public:
    explicit Passage(const PassageMatcher& matcher) : matcher_(matcher) { begin(); }

    void begin() {
        ends_.assign(matcher_.slots_, 0);
        seen_.assign(matcher_.words_, false);
        missing_ = seen_.size();
        has_excluded_ = false;
    }

    void see(std::uint32_t position, std::size_t token) {
        for (const Place& place : matcher_.places_of_[token]) {
            const Wording& wording = matcher_.wordings_[place.wording];
            if (place.slot != wording.first_slot) {
                // The latest beginning of the row is the nearest.
                const std::uint32_t before = ends_[place.slot - 1];
                if (before == 0 || before >= position || position - before > wording.slop + 1) continue;
            }
            ends_[place.slot] = position;
            if (place.slot == wording.last_slot) note(wording.word);
        }
    }

    bool matches() const { return missing_ == 0 && !has_excluded_; }

  private:
    void note(std::size_t word) {
        if (word == seen_.size()) {
            has_excluded_ = true;
        } else if (!seen_[word]) {
            seen_[word] = true;
            --missing_;
        }
    }

    const PassageMatcher& matcher_;
    std::vector<std::uint32_t> ends_;  // by slot: where a row filled up to it ended last; 0: nowhere
    std::vector<bool> seen_;           // by word
    std::size_t missing_ = 0;
    bool has_excluded_ = false;
};

PassageMatcher::PassageMatcher(const indexer::Segment& segment, const PassageQuery& wanted)
    : segment_(segment), words_(wanted.words.size()) {
    for (std::size_t word = 0; word < wanted.words.size(); ++word)
        for (const WordsInRow& wording : wanted.words[word]) add(wording, word);
    for (const WordsInRow& wording : wanted.excluded) add(wording, words_);
    // A later slot sees a token before an earlier one, so that no token fills two.
    for (auto& places : places_of_)
        std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) { return a.slot > b.slot; });
}

void PassageMatcher::add(const WordsInRow& words, std::size_t word) {
    if (words.slots.empty()) return;
    const std::size_t wording = wordings_.size();
    wordings_.push_back({word, slots_, slots_ + words.slots.size() - 1, words.slop});
    for (const auto& forms : words.slots) {
        for (const std::string& form : forms) {
            const auto token = tokens_.add(segment_.token_stream(), form);
            if (!token) continue;
            if (places_of_.size() <= *token) places_of_.resize(*token + 1);
            places_of_[*token].push_back({wording, slots_});
        }
        ++slots_;
    }
}

bool PassageMatcher::matches(std::size_t row) const {
    if (row >= segment_.token_stream().acts()) return false;
    Passage passage(*this);
    std::size_t number = 0;
    bool is_match = false;
    indexer::visit_words(
        segment_.token_stream().codes(row), [&](std::uint16_t unit) { return tokens_.may_hold(unit); },
        [&](const indexer::PlacedWord& placed) {
            const auto token = tokens_.find(placed.word);
            if (!token) return false;
            if (placed.passage != number) {
                is_match = passage.matches();
                if (is_match) return true;
                passage.begin();
                number = placed.passage;
            }
            passage.see(placed.position, *token);
            return false;
        });
    return is_match || passage.matches();
}

}  // namespace recueil::query
