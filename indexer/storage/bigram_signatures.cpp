#include "indexer/storage/bigram_signatures.h"

#include "indexer/storage/token_codes.h"

namespace recueil::indexer {

namespace {

constexpr std::uint64_t overlap = 2 * (bigrams_in_one_block - 1);  // units

}  // namespace

Result<void> BigramSignaturesWriter::pass_on_groups_before(std::uint64_t group, const Take& take) {
    for (; first_group_ < group; ++first_group_) {
        if (auto done = take(groups_[0]); !done) return done;
        groups_[0] = groups_[1];
        groups_[1] = {};
    }
    return {};
}

void BigramSignaturesWriter::set(std::uint32_t bit, std::uint64_t unit) {
    const std::uint64_t stretch = unit % units_of_a_group / codes_per_block;
    groups_[unit / units_of_a_group - first_group_]
           [bit * BigramSignatures::numbers_of_a_line + stretch / blocks_per_word] |=
        std::uint64_t{1} << (stretch % blocks_per_word);
}

Result<void> BigramSignaturesWriter::add(std::span<const std::uint16_t> units, const Take& take) {
    for (const std::uint16_t unit : units) {
        const std::uint64_t at = units_++;
        if (unit >= first_trail) continue;
        const bool is_pair = last_unit_ != end_of_passage && unit != end_of_passage;
        if (const auto bit = is_pair ? bigram_bit(last_unit_, unit) : std::nullopt) {
            const std::uint64_t before = std::max(last_begin_, overlap) - overlap;
            if (auto done = pass_on_groups_before(before / units_of_a_group, take); !done) return done;
            set(*bit, before);
            set(*bit, last_begin_);
        }
        last_unit_ = unit;
        last_begin_ = at;
    }
    return {};
}

Result<void> BigramSignaturesWriter::finish(const Take& take) {
    if (units_ == 0) return {};
    if (auto done = pass_on_groups_before((units_ - 1) / units_of_a_group, take); !done) return done;
    const std::uint64_t left =
        BigramSignatures::size(units_) / bits_per_block - first_group_ * BigramSignatures::numbers_of_a_line;
    std::vector<std::uint64_t> last;
    for (std::size_t bit = 0; bit < bits_per_block; ++bit)
        for (std::uint64_t i = 0; i < left; ++i)
            last.push_back(groups_[0][bit * BigramSignatures::numbers_of_a_line + i]);
    return take(last);
}

}  // namespace recueil::indexer
