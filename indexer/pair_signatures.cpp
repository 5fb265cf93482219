#include "indexer/pair_signatures.h"

#include "indexer/word_units.h"

namespace recueil::indexer {

namespace {

constexpr std::uint64_t overlap = 2 * (told_pairs_of_a_phrase - 1);  // units

}  // namespace

Result<void> PairSignaturesWriter::pass_on_groups_before(std::uint64_t group, const Take& take) {
    for (; first_group_ < group; ++first_group_) {
        if (auto done = take(groups_[0]); !done) return done;
        groups_[0] = groups_[1];
        groups_[1] = {};
    }
    return {};
}

void PairSignaturesWriter::set(std::uint32_t bit, std::uint64_t unit) {
    const std::uint64_t stretch = unit % units_of_a_group / units_of_a_stretch;
    groups_[unit / units_of_a_group - first_group_]
           [bit * PairSignatures::numbers_of_a_line + stretch / stretches_of_a_number] |=
        std::uint64_t{1} << (stretch % stretches_of_a_number);
}

Result<void> PairSignaturesWriter::add(std::span<const std::uint16_t> units, const Take& take) {
    for (const std::uint16_t unit : units) {
        const std::uint64_t at = units_++;
        if (unit >= first_trail) continue;
        const bool is_pair = last_unit_ != end_of_passage && unit != end_of_passage;
        if (const auto bit = is_pair ? bit_of_pair(last_unit_, unit) : std::nullopt) {
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

Result<void> PairSignaturesWriter::finish(const Take& take) {
    if (units_ == 0) return {};
    if (auto done = pass_on_groups_before((units_ - 1) / units_of_a_group, take); !done) return done;
    const std::uint64_t left =
        PairSignatures::size(units_) / bits_of_a_stretch - first_group_ * PairSignatures::numbers_of_a_line;
    std::vector<std::uint64_t> last;
    for (std::size_t bit = 0; bit < bits_of_a_stretch; ++bit)
        for (std::uint64_t i = 0; i < left; ++i)
            last.push_back(groups_[0][bit * PairSignatures::numbers_of_a_line + i]);
    return take(last);
}

}  // namespace recueil::indexer
