#include "query/compare/alignment.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace recueil::query {

namespace {

// Two pieces of one label count as one piece from this likeness on, two of different labels from the higher one.
constexpr double alike_under_one_label = 0.25;
constexpr double alike = 0.5;
// A word of more pieces than this says little about which of them is meant.
constexpr std::size_t few_pieces = 16;
constexpr std::size_t most_candidates = 4;

using Ids = std::vector<std::uint32_t>;

Ids ids_of(const WordText& text) {
    Ids ids;
    for (const WordText::Word& word : text.words) ids.push_back(word.id);
    return ids;
}

Ids distinct(const WordText& text) {
    Ids ids;
    for (const WordText::Word& word : text.words)
        if (word.has_letters) ids.push_back(word.id);
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    return ids;
}

// Dice's coefficient. Costs the words of the smaller.
double likeness_of(const Ids& a, const Ids& b) {
    if (a.empty() || b.empty()) return a.empty() && b.empty() ? 1 : 0;
    const Ids& small = a.size() < b.size() ? a : b;
    const Ids& large = a.size() < b.size() ? b : a;
    const auto common = std::count_if(small.begin(), small.end(), [&large](std::uint32_t id) {
        return std::binary_search(large.begin(), large.end(), id);
    });
    return 2.0 * static_cast<double>(common) / static_cast<double>(a.size() + b.size());
}

class Aligner {
  public:
    Aligner(const std::vector<AlignedItem>& from, const std::vector<AlignedItem>& to)
        : from_(from), to_(to), is_paired_(from.size()), partner_(to.size()) {
        for (const AlignedItem& item : from) from_words_.push_back(distinct(item.text));
        for (const AlignedItem& item : to) to_words_.push_back(distinct(item.text));
    }

    std::vector<AlignedPair> run() {
        pair_equal_texts();
        pair_labels(alike_under_one_label);
        pair_alike();
        pair_labels(0);
        return in_order();
    }

  private:
    bool is_free(std::size_t from, std::size_t to) const { return !is_paired_[from] && !partner_[to]; }

    void join(std::size_t from, std::size_t to) {
        is_paired_[from] = true;
        partner_[to] = from;
    }

    void pair_equal_texts() {
        std::map<Ids, std::vector<std::size_t>> places;
        for (std::size_t i = from_.size(); i-- > 0;) places[ids_of(from_[i].text)].push_back(i);
        for (std::size_t i = 0; i < to_.size(); ++i) {
            const auto found = places.find(ids_of(to_[i].text));
            if (found == places.end() || found->second.empty()) continue;
            join(found->second.back(), i);
            found->second.pop_back();
        }
    }

    // The first free one of the label.
    void pair_labels(double least) {
        std::map<std::string_view, std::vector<std::size_t>> places;
        for (std::size_t i = from_.size(); i-- > 0;)
            if (!is_paired_[i] && !from_[i].label.empty()) places[from_[i].label].push_back(i);
        for (std::size_t i = 0; i < to_.size(); ++i) {
            const auto found = places.find(to_[i].label);
            if (partner_[i] || found == places.end() || found->second.empty()) continue;
            if (likeness_of(from_words_[found->second.back()], to_words_[i]) < least) continue;
            join(found->second.back(), i);
            found->second.pop_back();
        }
    }

    // The free pieces of the first list that share most rare words with a piece.
    std::vector<std::size_t> candidates(const std::unordered_map<std::uint32_t, std::vector<std::size_t>>& pieces_with,
                                        std::size_t to) const {
        std::map<std::size_t, std::size_t> shared;
        for (const std::uint32_t word : to_words_[to]) {
            const auto found = pieces_with.find(word);
            if (found == pieces_with.end() || found->second.size() > few_pieces) continue;
            for (const std::size_t piece : found->second) ++shared[piece];
        }
        std::vector<std::pair<std::size_t, std::size_t>> ranked(shared.begin(), shared.end());
        std::sort(ranked.begin(), ranked.end(), [](const auto& a, const auto& b) {
            return a.second != b.second ? a.second > b.second : a.first < b.first;
        });
        if (ranked.size() > most_candidates) ranked.resize(most_candidates);
        std::vector<std::size_t> best;
        best.reserve(ranked.size());
        for (const auto& [piece, count] : ranked) best.push_back(piece);
        return best;
    }

    void pair_alike() {
        // The list of a word stops growing where it is of no use any more.
        std::unordered_map<std::uint32_t, std::vector<std::size_t>> pieces_with;
        for (std::size_t i = 0; i < from_.size(); ++i) {
            if (is_paired_[i]) continue;
            for (const std::uint32_t word : from_words_[i])
                if (auto& pieces = pieces_with[word]; pieces.size() <= few_pieces) pieces.push_back(i);
        }
        struct Possible {
            std::size_t from = 0;
            std::size_t to = 0;
            double likeness = 0;
        };
        std::vector<Possible> possible;
        for (std::size_t i = 0; i < to_.size(); ++i) {
            if (partner_[i]) continue;
            for (const std::size_t piece : candidates(pieces_with, i))
                if (const double likeness = likeness_of(from_words_[piece], to_words_[i]); likeness >= alike)
                    possible.push_back({piece, i, likeness});
        }
        std::stable_sort(possible.begin(), possible.end(),
                         [](const Possible& a, const Possible& b) { return a.likeness > b.likeness; });
        for (const Possible& pair : possible)
            if (is_free(pair.from, pair.to)) join(pair.from, pair.to);
    }

    std::vector<AlignedPair> in_order() const {
        std::vector<AlignedPair> ordered;
        std::size_t next = 0;  // of the first list, not looked at yet
        const auto add_removed = [&](std::size_t end) {
            for (; next < end; ++next)
                if (!is_paired_[next]) ordered.push_back({next, std::nullopt});
        };
        for (std::size_t i = 0; i < to_.size(); ++i) {
            if (partner_[i]) add_removed(*partner_[i]);
            ordered.push_back({partner_[i], i});
        }
        add_removed(from_.size());
        return ordered;
    }

    const std::vector<AlignedItem>& from_;
    const std::vector<AlignedItem>& to_;
    std::vector<Ids> from_words_;
    std::vector<Ids> to_words_;
    std::vector<bool> is_paired_;                      // of the first list
    std::vector<std::optional<std::size_t>> partner_;  // of the second list, in the first
};

}  // namespace

std::vector<AlignedPair> align(const std::vector<AlignedItem>& from, const std::vector<AlignedItem>& to) {
    return Aligner(from, to).run();
}

}  // namespace recueil::query
