#include "query/ranking/similar.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "base/time_limit.h"
#include "corpus/passage.h"
#include "indexer/terms.h"
#include "query/engine/matcher.h"
#include "query/ranking/bm25.h"
#include "query/ranking/top_k.h"

namespace recueil::query {

namespace {

using corpus::PassageKind;

constexpr std::size_t most_words_read = 20'000;
constexpr std::size_t most_telling_words = 30;
constexpr std::size_t shown_words = 6;
constexpr std::size_t shortest_word = 3;
// The share of the weight of its words that a similar act has.
constexpr double least_likeness = 0.2;
// Long acts have more of any words: their length counts more than in a search.
constexpr double b_of_similar_acts = 0.9;

// The weight of a word in such a passage; none where all acts have the same words.
double weight_of(PassageKind kind) {
    switch (kind) {
        case PassageKind::title:
            return 6;
        case PassageKind::article:
            return 2;
        case PassageKind::report:
        case PassageKind::document:
            return 1;
        case PassageKind::recitals:
            return 1;
        case PassageKind::visas:
        case PassageKind::annex:
        case PassageKind::vote:
        case PassageKind::attendance:
            break;
    }
    return 0;
}

struct TellingWord {
    std::string surface;
    double weight = 0;
};

Result<std::vector<TellingWord>> telling_words(IndexReader& index, const ActPlace& place) {
    indexer::Segment& segment = index.segments[place.segment];
    std::unordered_map<std::string, double> often;
    std::size_t read = 0;
    for (const indexer::PassageRecord& record : segment.doc_table().passages(place.row)) {
        const double weight = weight_of(static_cast<PassageKind>(record.kind));
        if (weight <= 0 || read > most_words_read) continue;
        read += record.words;
        const auto passage = segment.passage(record);
        if (!passage) return failure(passage);
        for (const stemming::Token& token : index.analyser.analyse(passage->text))
            if (!token.is_number && token.surface.size() >= shortest_word && !stemming::is_stop_word(token.surface))
                often[token.surface] += weight;
    }
    std::vector<TellingWord> words;
    const double acts = std::max<double>(1, index.all.get_doccount());
    for (const auto& [surface, count] : often) {
        const double holding = index.all.get_termfreq(surface);
        // A word of this act alone leads nowhere.
        if (holding < 2) continue;
        words.push_back({surface, (1 + std::log(count)) * std::log((acts + 1) / (holding + 0.5))});
    }
    std::sort(words.begin(), words.end(), [](const TellingWord& a, const TellingWord& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.surface < b.surface;
    });
    if (words.size() > most_telling_words) words.resize(most_telling_words);
    words.erase(std::find_if(words.begin(), words.end(), [](const TellingWord& word) { return word.weight <= 0; }),
                words.end());
    return words;
}

bool has_row(const std::vector<Posting>& postings, std::size_t row) {
    const auto found = std::lower_bound(postings.begin(), postings.end(), row,
                                        [](const Posting& each, std::size_t wanted) { return each.row < wanted; });
    return found != postings.end() && found->row == row;
}

// BM25 scores by segment and row, each word at its weight.
std::vector<std::vector<float>> scores_of(SearchContext& context, const std::vector<TellingWord>& words) {
    const IndexReader& index = context.index();
    std::vector<std::vector<float>> scores;
    for (SegmentContext& segment : context.segments()) {
        std::vector<float> norms = (*index.length_norms)[segment.number()];
        for (float& norm : norms) norm = length_norm_for(norm, b_of_similar_acts);
        scores.emplace_back(segment.rows(), 0.0F);
        for (const TellingWord& word : words)
            add_bm25(segment.postings().of(word.surface), norms,
                     bm25_idf(index.all.get_doccount(), index.all.get_termfreq(word.surface)), word.weight,
                     scores.back());
    }
    return scores;
}

}  // namespace

Result<std::vector<SimilarAct>> similar_acts(IndexReader& index, const std::string& id, std::size_t limit) {
    const auto self = index.act_with_id(id);
    if (!self) return failure(self);
    const auto words = telling_words(index, *self);
    if (!words) return failure(words);
    std::vector<SimilarAct> similar;
    if (words->empty() || limit == 0) return similar;

    SearchContext context(index, TimeLimit::end());
    std::vector<std::string> surfaces;
    double total = 0;
    for (const TellingWord& word : *words) {
        surfaces.push_back(word.surface);
        total += word.weight;
    }
    const Plan itself = Plan::term(indexer::boolean_term(indexer::prefix::id, id));
    const MatchedActs matches = match(context, Plan::without(Plan::terms(std::move(surfaces)), {itself}));
    for (const ActPlace& place : best_of(context, matches, scores_of(context, *words), limit)) {
        SimilarAct act;
        double shared = 0;
        PostingLists& postings = context.segments()[place.segment].postings();
        for (const TellingWord& word : *words) {
            if (!has_row(postings.of(word.surface), place.row)) continue;
            shared += word.weight;
            if (act.words.size() < shown_words) act.words.push_back(index.as_written(word.surface));
        }
        act.likeness = shared / total;
        if (act.likeness < least_likeness) continue;
        const indexer::ActSummary card = index.segments[place.segment].doc_table().summary(place.row);
        act.id = card.id;
        act.kind = card.is_document ? "document" : "deliberation";
        act.number = card.number;
        act.title = card.title;
        act.session_date = card.date;
        act.assembly = card.assembly;
        similar.push_back(std::move(act));
    }
    return similar;
}

}  // namespace recueil::query
