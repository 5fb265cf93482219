#include "query/ranking/copied_text.h"

#include <algorithm>
#include <optional>

#include "indexer/terms.h"

namespace recueil::query {

namespace {

constexpr std::size_t words_of_shingle = std::tuple_size_v<decltype(Shingle::words)>;
// Page feet may be printed in the middle of the text: the stretch is at most so many times as long as the query.
constexpr std::size_t longest_stretch = 2;

}  // namespace

ShingleReader::ShingleReader(std::span<const Shingle> shingles, const indexer::TokenStream& stream, TokenSet& tokens) {
    for (std::uint32_t i = 0; i < shingles.size(); ++i) {
        Key key{};
        bool is_known = true;
        for (std::size_t word = 0; word < words_of_shingle; ++word) {
            const auto token = tokens.add(stream, shingles[i].words[word]);
            is_known = is_known && token.has_value();
            if (token) key[word] = *token;
        }
        if (is_known) numbers_.emplace(key, i);
    }
}

void ShingleReader::begin_act() {
    found_.clear();
    in_row_ = 0;
}

void ShingleReader::add(std::size_t token, std::uint32_t position) {
    // A text may go over the end of a passage.
    const std::uint32_t step = position - last_position_;
    const bool follows = in_row_ > 0 && (step == 1 || step == indexer::passage_gap);
    std::rotate(last_.begin(), last_.begin() + 1, last_.end());
    last_.back() = token;
    in_row_ = follows ? std::min(in_row_ + 1, words_of_shingle) : 1;
    last_position_ = position;
    if (in_row_ < words_of_shingle) return;
    const auto number = numbers_.find(last_);
    if (number != numbers_.end()) found_.push_back({position, number->second});
}

CopiedText::CopiedText(std::span<const Shingle> shingles, std::span<const ShinglePlace> found) : shingles_(shingles) {
    for (const Shingle& each : shingles) total_ += each.weight;
    if (total_ <= 0) return;
    const std::size_t longest = longest_stretch * (shingles.size() + words_of_shingle);
    std::vector<std::size_t> counts(shingles.size(), 0);
    double weight = 0;
    double best = 0;
    std::size_t first = 0;
    for (std::size_t last = 0; last < found.size(); ++last) {
        if (counts[found[last].shingle]++ == 0) weight += shingles[found[last].shingle].weight;
        while (found[last].position - found[first].position > longest + indexer::passage_gap) {
            if (--counts[found[first].shingle] == 0) weight -= shingles[found[first].shingle].weight;
            ++first;
        }
        if (weight > best * (1 + 1e-9)) {
            best = weight;
            stretch_ = found.subspan(first, last + 1 - first);
        }
    }
    share_ = std::min(1.0, best / total_);
}

double CopiedText::share_in(std::uint32_t first, std::uint32_t past) const {
    if (total_ <= 0) return 0;
    std::vector<bool> is_counted(shingles_.size(), false);
    double weight = 0;
    for (const ShinglePlace& each : stretch_) {
        if (each.position < first || each.position >= past || is_counted[each.shingle]) continue;
        is_counted[each.shingle] = true;
        weight += shingles_[each.shingle].weight;
    }
    return weight / total_;
}

}  // namespace recueil::query
