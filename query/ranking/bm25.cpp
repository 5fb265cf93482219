#include "query/ranking/bm25.h"

#include <algorithm>
#include <cmath>

#include "query/ranking/ranking_weights.h"

namespace recueil::query {

std::vector<std::vector<float>> length_norms(const std::vector<Xapian::Database>& segments) {
    const RankingWeights& weights = ranking_weights;
    double acts = 0;
    double words = 0;
    for (const Xapian::Database& each : segments) {
        acts += each.get_doccount();
        words += static_cast<double>(each.get_total_length());
    }
    const double average = words > 0 ? words / acts : 1;
    std::vector<std::vector<float>> norms;
    for (const Xapian::Database& each : segments) {
        std::vector<float>& of_segment = norms.emplace_back();
        of_segment.reserve(each.get_doccount());
        for (Xapian::docid id = 1; id <= each.get_lastdocid(); ++id) {
            const double length = std::max(each.get_doclength(id) / average, weights.shortest);
            of_segment.push_back(static_cast<float>(weights.k1 * (length * weights.b + 1 - weights.b)));
        }
    }
    return norms;
}

float length_norm_for(float norm, double b) {
    const RankingWeights& weights = ranking_weights;
    const double length = (norm / weights.k1 - (1 - weights.b)) / weights.b;
    return static_cast<float>(weights.k1 * (length * b + 1 - b));
}

double bm25_idf(double acts, double matching) {
    double odds = (acts - matching + 0.5) / (matching + 0.5);
    if (odds < 2) odds = odds * 0.5 + 1;
    return std::log(odds);
}

void add_bm25(const std::vector<Posting>& postings, const std::vector<float>& norms, double idf, double share,
              std::vector<float>& scores) {
    const auto factor = static_cast<float>(share * idf * (ranking_weights.k1 + 1));
    for (const Posting& each : postings) {
        const auto frequency = static_cast<float>(each.weight);
        scores[each.row] += factor * frequency / (frequency + norms[each.row]);
    }
}

}  // namespace recueil::query
