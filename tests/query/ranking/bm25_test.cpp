#include "query/ranking/bm25.h"

#include <cmath>

#include <gtest/gtest.h>

#include "query/ranking/ranking_weights.h"

namespace recueil::query {
namespace {

TEST(Bm25, WeighsRareWordsMoreAndNeverBelowZero) {
    EXPECT_NEAR(bm25_idf(1000, 1), std::log(999.5 / 1.5), 1e-12);
    double before = bm25_idf(1000, 0);
    for (double matching = 1; matching <= 1000; ++matching) {
        const double idf = bm25_idf(1000, matching);
        EXPECT_LE(idf, before) << matching;
        EXPECT_GT(idf, 0) << matching;
        before = idf;
    }
}

TEST(Bm25, IsTheFormulaOfTheBook) {
    constexpr double k1 = ranking_weights.k1;
    constexpr double b = ranking_weights.b;
    std::vector<Posting> postings;
    std::vector<float> norms;
    const std::vector<double> lengths{0.3, 1, 2.5, 10};
    const std::vector<std::uint32_t> frequencies{1, 2, 7, 40};
    for (std::uint32_t row = 0; row < lengths.size(); ++row) {
        postings.push_back({row, frequencies[row]});
        norms.push_back(static_cast<float>(k1 * (1 - b + b * lengths[row])));
    }
    std::vector<float> scores(lengths.size(), 0.5F);
    const double idf = bm25_idf(100, 4);
    add_bm25(postings, norms, idf, 0.8, scores);
    for (std::size_t row = 0; row < lengths.size(); ++row) {
        const double tf = frequencies[row];
        EXPECT_NEAR(scores[row], 0.5 + 0.8 * idf * tf * (k1 + 1) / (tf + k1 * (1 - b + b * lengths[row])), 1e-4);
    }
}

TEST(Bm25, TurnsALengthNormIntoThatOfAnotherB) {
    constexpr double k1 = ranking_weights.k1;
    for (const double length : {0.3, 0.7, 1.0, 3.0, 50.0}) {
        const auto norm = static_cast<float>(k1 * (1 - ranking_weights.b + ranking_weights.b * length));
        EXPECT_NEAR(length_norm_for(norm, 0.9), k1 * (0.1 + 0.9 * length), 1e-4);
        EXPECT_NEAR(length_norm_for(norm, 0), k1, 1e-4);
    }
}

}  // namespace
}  // namespace recueil::query
