#include "query/word_set.h"

#include <algorithm>

namespace recueil::query {

namespace {

constexpr auto is_before = [](const std::pair<std::uint32_t, std::size_t>& each, std::uint32_t word) {
    return each.first < word;
};

}  // namespace

std::optional<std::size_t> WordSet::add(const indexer::WordColumn& column, const std::string& surface) {
    const auto word = column.find(surface);
    if (!word || *word >= indexer::most_words) return std::nullopt;
    const auto at = std::lower_bound(places_.begin(), places_.end(), *word, is_before);
    if (at != places_.end() && at->first == *word) return at->second;
    const std::size_t place = places_.size();
    places_.insert(at, {*word, place});
    const std::uint16_t unit = indexer::units_of(*word).first;
    bits_[unit / 64] |= std::uint64_t{1} << (unit % 64U);
    return place;
}

std::optional<std::size_t> WordSet::find(std::uint32_t word) const {
    const auto at = std::lower_bound(places_.begin(), places_.end(), word, is_before);
    if (at == places_.end() || at->first != word) return std::nullopt;
    return at->second;
}

}  // namespace recueil::query
