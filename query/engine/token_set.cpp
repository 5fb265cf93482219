#include "query/engine/token_set.h"

#include <algorithm>

namespace recueil::query {

namespace {

constexpr auto has_lower_token = [](const std::pair<std::uint32_t, std::size_t>& each, std::uint32_t word) {
    return each.first < word;
};

}  // namespace

std::optional<std::size_t> TokenSet::add(const indexer::TokenStream& column, const std::string& surface) {
    const auto word = column.find(surface);
    if (!word || *word >= indexer::most_words) return std::nullopt;
    const auto at = std::lower_bound(numbers_.begin(), numbers_.end(), *word, has_lower_token);
    if (at != numbers_.end() && at->first == *word) return at->second;
    const std::size_t number = numbers_.size();
    numbers_.insert(at, {*word, number});
    const std::uint16_t unit = indexer::codes_of(*word).first;
    bits_[unit / 64] |= std::uint64_t{1} << (unit % 64U);
    return number;
}

std::optional<std::size_t> TokenSet::find(std::uint32_t word) const {
    const auto at = std::lower_bound(numbers_.begin(), numbers_.end(), word, has_lower_token);
    if (at == numbers_.end() || at->first != word) return std::nullopt;
    return at->second;
}

}  // namespace recueil::query
