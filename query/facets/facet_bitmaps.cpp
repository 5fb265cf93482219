#include "query/facets/facet_bitmaps.h"

namespace recueil::query {

namespace {

// Where one act in so many has a value, its bits are read in the time that counting it one by one takes.
constexpr std::size_t one_act_in = 16;
constexpr std::size_t acts_of_a_word = 64;
constexpr std::size_t words_of_a_block = 16;
// Finding an act's own list costs as much as counting so many values of it.
constexpr std::size_t values_of_a_list = 3;

// The bits that both blocks have: a loop of fixed length, which compilers make a few wide operations of.
std::uint32_t common_bits(const std::uint64_t* a, const std::uint64_t* b) {
    constexpr std::uint64_t pairs = 0x5555555555555555;
    constexpr std::uint64_t fours = 0x3333333333333333;
    constexpr std::uint64_t bytes = 0x0F0F0F0F0F0F0F0F;
    constexpr std::uint64_t sixteens = 0x00FF00FF00FF00FF;
    std::uint64_t sums = 0;  // in each byte, at most eight for a word
    for (std::size_t i = 0; i < words_of_a_block; ++i) {
        std::uint64_t both = a[i] & b[i];
        both -= (both >> 1) & pairs;
        both = (both & fours) + ((both >> 2) & fours);
        sums += (both + (both >> 4)) & bytes;
    }
    sums = (sums & sixteens) + ((sums >> 8) & sixteens);
    return static_cast<std::uint32_t>((sums * 0x0001000100010001) >> 48);
}

}  // namespace

FacetBitmaps::FacetBitmaps(const indexer::Segment& segment, indexer::Column column,
                           const std::vector<std::uint32_t>& value_of_ordinal)
    : acts_(segment.rows()) {
    std::vector<std::uint32_t> frequency(value_of_ordinal.size(), 0);
    for (std::size_t row = 0; row < acts_; ++row)
        for (const std::uint32_t ordinal : segment.doc_table().ordinals(column, row))
            if (ordinal < frequency.size()) ++frequency[ordinal];
    std::vector<std::size_t> bits_begin(value_of_ordinal.size(), 0);
    words_ = (acts_ + acts_of_a_word * words_of_a_block - 1) / (acts_of_a_word * words_of_a_block) * words_of_a_block;
    const auto is_frequent = [&](std::uint32_t ordinal) {
        return value_of_ordinal[ordinal] != no_value && frequency[ordinal] * one_act_in >= acts_;
    };
    for (std::uint32_t ordinal = 0; ordinal < value_of_ordinal.size(); ++ordinal) {
        if (!is_frequent(ordinal)) continue;
        bits_begin[ordinal] = frequent_.size() * words_;
        frequent_.push_back(value_of_ordinal[ordinal]);
        frequent_in_acts_ += frequency[ordinal];
    }
    if (!pays_for(acts_)) return;
    bits_.assign(frequent_.size() * words_, 0);
    rare_ends_.reserve(acts_);
    for (std::size_t row = 0; row < acts_; ++row) {
        for (const std::uint32_t ordinal : segment.doc_table().ordinals(column, row)) {
            if (ordinal >= value_of_ordinal.size() || value_of_ordinal[ordinal] == no_value) continue;
            if (is_frequent(ordinal))
                bits_[bits_begin[ordinal] + row / acts_of_a_word] |= std::uint64_t{1} << (row % acts_of_a_word);
            else
                rare_.push_back(value_of_ordinal[ordinal]);
        }
        rare_ends_.push_back(static_cast<std::uint32_t>(rare_.size()));
    }
}

bool FacetBitmaps::pays_for(std::size_t acts) const {
    return acts != 0 && acts * (values_of_a_list + frequent_in_acts_ / acts_) > frequent_.size() * words_;
}

void FacetBitmaps::count(const std::vector<std::uint32_t>& rows, std::vector<std::uint32_t>& counts) const {
    std::vector<std::uint64_t> found(words_, 0);
    std::vector<std::size_t> blocks;  // that hold any act found
    for (const std::uint32_t row : rows) {
        const std::size_t word = row / acts_of_a_word;
        found[word] |= std::uint64_t{1} << (row % acts_of_a_word);
        const std::size_t begin = word / words_of_a_block * words_of_a_block;
        if (blocks.empty() || blocks.back() != begin) blocks.push_back(begin);
    }
    for (std::size_t i = 0; i < frequent_.size(); ++i) {
        const std::uint64_t* const bits = bits_.data() + i * words_;
        std::uint32_t acts = 0;
        for (const std::size_t begin : blocks) acts += common_bits(found.data() + begin, bits + begin);
        counts[frequent_[i]] += acts;
    }
    if (rare_.empty()) return;
    for (const std::uint32_t row : rows) {
        const std::uint32_t begin = row == 0 ? 0 : rare_ends_[row - 1];
        for (std::uint32_t at = begin; at < rare_ends_[row]; ++at) ++counts.data()[rare_.data()[at]];
    }
}

}  // namespace recueil::query
