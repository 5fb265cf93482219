#include "indexer/update/term_weights.h"

namespace recueil::indexer {

namespace {

using corpus::PassageKind;

// The weight of a word by the part that holds it. Names of an attendance list are indexed without weight.
constexpr std::uint32_t weight_of(PassageKind kind) {
    switch (kind) {
        case PassageKind::title:
            return 8;
        case PassageKind::article:
            return 3;
        case PassageKind::report:
            return 2;
        case PassageKind::attendance:
            return 0;
        case PassageKind::visas:
        case PassageKind::recitals:
        case PassageKind::vote:
        case PassageKind::annex:
        case PassageKind::document:
            break;
    }
    return 1;
}

}  // namespace

void TermWeights::add(std::uint32_t word, PassageKind kind) {
    if (word >= counts_.size()) counts_.resize(word + std::size_t{1});
    Count& count = counts_[word];
    if (!count.is_seen) seen_.push_back(word);
    count.is_seen = true;
    count.weight += weight_of(kind);
    count.in_title += kind == PassageKind::title ? 1U : 0U;
    count.in_articles += kind == PassageKind::article ? 1U : 0U;
}

}  // namespace recueil::indexer
