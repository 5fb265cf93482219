#include "query/ranking/top_k.h"

#include <algorithm>
#include <limits>
#include <string>
#include <utility>

#include "indexer/fields.h"
#include "query/plan/term_expansion.h"
#include "query/ranking/bm25.h"
#include "query/ranking/ranking_weights.h"

namespace recueil::query {

namespace {

// Document frequencies of the slots of every alternative that scores, in the order in which they are visited.
using Frequencies = std::vector<double>;

template <class Visit>
void for_each_scored(const QueryPlan& query, Visit&& visit) {
    for (const ScoredClause& clause : query.clauses)
        for (const Alternative& alternative : clause.alternatives)
            if (alternative.share > 0 && !alternative.slots.empty()) visit(alternative);
}

Frequencies document_frequencies(SegmentContext& segment, const QueryPlan& query) {
    Frequencies frequencies;
    for_each_scored(query, [&](const Alternative& alternative) {
        for (const auto& forms : alternative.slots)
            frequencies.push_back(static_cast<double>(segment.postings().of_any(forms, segment.rows()).size()));
    });
    return frequencies;
}

// BM25 scores of the acts of one segment, by row.
class SegmentScorer {
  public:
    // `acts` of all segments.
    SegmentScorer(SegmentContext& segment, const std::vector<float>& norms, double acts)
        : segment_(segment), norms_(norms), acts_(acts), scores_(segment.rows(), 0.0F) {}

    std::vector<float> run(const QueryPlan& query, const Frequencies& frequencies) {
        auto matching = frequencies.begin();
        for_each_scored(query, [&](const Alternative& alternative) {
            if (alternative.slots.size() == 1)
                add(alternative.slots.front(), *matching, alternative.share, scores_);
            else
                add_all_of(alternative, matching);
            matching += static_cast<std::ptrdiff_t>(alternative.slots.size());
        });
        for (const ReferenceClause& reference : query.references) {
            if (!reference.number.empty())
                add_constant({field_term(indexer::FieldId::number, reference.number)}, ranking_weights.of_being_it);
            std::vector<std::string> citing;
            for (const std::string& key : reference.keys) citing.push_back(field_term(indexer::FieldId::cites, key));
            add_constant(citing, ranking_weights.of_citing_it);
        }
        return std::move(scores_);
    }

  private:
    void add(const std::vector<std::string>& forms, double matching, double share, std::vector<float>& scores) {
        add_bm25(segment_.postings().of_any(forms, segment_.rows()), norms_,
                 bm25_idf(std::max(acts_, matching), matching), share, scores);
    }

    // Only acts that have a word for every slot.
    void add_all_of(const Alternative& alternative, Frequencies::const_iterator matching) {
        std::vector<float> sums(scores_.size(), 0.0F);
        std::vector<std::uint32_t> slots_filled(scores_.size(), 0U);
        for (const auto& forms : alternative.slots) {
            add(forms, *matching++, alternative.share, sums);
            for (const Posting& each : segment_.postings().of_any(forms, segment_.rows())) ++slots_filled[each.row];
        }
        for (std::size_t row = 0; row < scores_.size(); ++row)
            if (slots_filled[row] == alternative.slots.size()) scores_[row] += sums[row];
    }

    void add_constant(const std::vector<std::string>& terms, double score) {
        if (terms.empty()) return;
        for (const Posting& each : segment_.postings().of_any(terms, segment_.rows()))
            scores_[each.row] += static_cast<float>(score);
    }

    SegmentContext& segment_;
    const std::vector<float>& norms_;
    double acts_;
    std::vector<float> scores_;
};

struct ScoredRow {
    float score = 0;
    std::uint32_t date = 0;
    ActPlace place;
};

// Date, number and id: a total order over the acts of all indexes.
std::string sort_key(const IndexReader& index, const ActPlace& place) {
    return index.databases[place.segment]
        .get_document(static_cast<Xapian::docid>(place.row + 1))
        .get_value(indexer::slot::sort_key);
}

// The best first.
struct ScoreOrder {
    const IndexReader& index;
    bool operator()(const ScoredRow& a, const ScoredRow& b) const {
        if (a.score != b.score) return a.score > b.score;
        if (a.date != b.date) return a.date > b.date;
        return sort_key(index, a.place) > sort_key(index, b.place);
    }
};

// Keeps the best `k` of the rows added.
class TopK {
  public:
    TopK(const IndexReader& index, std::size_t k) : order_{index}, k_(k) {}

    bool is_full() const { return best_.size() == k_; }
    float least() const { return best_.front().score; }

    void add(const ScoredRow& row) {
        if (is_full()) {
            if (!order_(row, best_.front())) return;
            std::pop_heap(best_.begin(), best_.end(), order_);
            best_.pop_back();
        }
        best_.push_back(row);
        std::push_heap(best_.begin(), best_.end(), order_);
    }

    const std::vector<ScoredRow>& rows() const { return best_; }
    std::vector<ScoredRow> sorted() && {
        std::sort_heap(best_.begin(), best_.end(), order_);
        return std::move(best_);
    }

  private:
    ScoreOrder order_;
    std::size_t k_;
    std::vector<ScoredRow> best_;  // a heap, the last of them on top
};

}  // namespace

std::vector<ActPlace> best_of(SearchContext& context, const MatchedActs& matches,
                              const std::vector<std::vector<float>>& scores, std::size_t k) {
    std::vector<ActPlace> places;
    if (k == 0) return places;
    const IndexReader& index = context.index();
    std::vector<TopK> of_segments(matches.rows.size(), TopK(index, k));
    context.run(matches.rows.size(), [&](std::size_t segment) {
        TopK& best = of_segments[segment];
        for (const std::uint32_t row : matches.rows[segment]) {
            const float score = scores[segment][row];
            if (best.is_full() && score < best.least()) continue;
            best.add({score, index.segments[segment].doc_table().act(row).date, {segment, row}});
        }
    });
    TopK best(index, k);
    for (const TopK& each : of_segments)
        for (const ScoredRow& row : each.rows()) best.add(row);
    for (const ScoredRow& each : std::move(best).sorted()) places.push_back(each.place);
    return places;
}

std::vector<ActPlace> top_k(SearchContext& context, const QueryPlan& query, const MatchedActs& matches,
                            const BoostedActs& boosted, std::size_t k) {
    const std::size_t segments = context.segments().size();
    std::vector<Frequencies> of_segments(segments);
    context.run(segments, [&](std::size_t i) { of_segments[i] = document_frequencies(context.segments()[i], query); });
    Frequencies frequencies = segments == 0 ? Frequencies() : std::move(of_segments.front());
    for (std::size_t i = 1; i < segments; ++i)
        for (std::size_t slot = 0; slot < frequencies.size(); ++slot) frequencies[slot] += of_segments[i][slot];
    const double acts = context.index().all.get_doccount();
    std::vector<std::vector<float>> scores(segments);
    context.run(segments, [&](std::size_t i) {
        scores[i] =
            SegmentScorer(context.segments()[i], (*context.index().length_norms)[i], acts).run(query, frequencies);
        if (boosted.empty()) return;
        for (const std::uint32_t row : matches.rows[i])
            scores[i][row] += static_cast<float>(boosted.score_of({i, row}));
    });
    return best_of(context, matches, scores, k);
}

std::vector<ActPlace> by_date(const IndexReader& index, const MatchedActs& matches, bool newest_first,
                              std::size_t first, std::size_t last) {
    struct Dated {
        std::uint32_t date = 0;
        ActPlace place;
    };
    std::vector<Dated> acts;
    acts.reserve(matches.count);
    for (std::size_t segment = 0; segment < matches.rows.size(); ++segment)
        for (const std::uint32_t row : matches.rows[segment])
            acts.push_back({index.segments[segment].doc_table().act(row).date, {segment, row}});
    // An act without a day is the last in both orders.
    constexpr std::uint32_t never = std::numeric_limits<std::uint32_t>::max();
    if (!newest_first)
        for (Dated& each : acts)
            if (each.date == 0) each.date = never;
    last = std::min(last, acts.size());
    first = std::min(first, last);
    const auto is_before = [&](const Dated& a, const Dated& b) {
        return newest_first ? a.date > b.date : a.date < b.date;
    };
    // Only the acts of the dates asked for are compared by the rest of their keys, which are read one by one.
    const auto at = [&](std::size_t i) { return acts.begin() + static_cast<std::ptrdiff_t>(i); };
    std::nth_element(acts.begin(), at(first), acts.end(), is_before);
    if (last < acts.size()) std::nth_element(at(first), at(last), acts.end(), is_before);
    std::vector<ActPlace> places;
    if (first == last) return places;
    const auto [newest, oldest] = std::minmax_element(at(first), at(last), is_before);
    const Dated low = *newest;
    const Dated high = *oldest;
    struct Keyed {
        bool undated = false;
        std::string key;
        ActPlace place;
    };
    std::vector<Keyed> keyed;
    std::size_t before = 0;
    for (const Dated& each : acts) {
        if (is_before(each, low))
            ++before;
        else if (!is_before(high, each))
            keyed.push_back({each.date == never, sort_key(index, each.place), each.place});
    }
    std::sort(keyed.begin(), keyed.end(), [&](const Keyed& a, const Keyed& b) {
        if (a.undated != b.undated) return b.undated;
        if (a.key != b.key) return newest_first ? a.key > b.key : a.key < b.key;
        return std::pair(a.place.row, a.place.segment) < std::pair(b.place.row, b.place.segment);
    });
    for (std::size_t i = first - before; i < last - before; ++i) places.push_back(keyed[i].place);
    return places;
}

std::vector<ActPlace> by_entered(const IndexReader& index, const MatchedActs& matches, std::size_t first,
                                 std::size_t last) {
    struct Entered {
        std::int64_t time = 0;
        std::uint32_t date = 0;
        ActPlace place;
    };
    std::vector<Entered> acts;
    acts.reserve(matches.count);
    for (std::size_t segment = 0; segment < matches.rows.size(); ++segment)
        for (const std::uint32_t row : matches.rows[segment]) {
            const ActPlace place{segment, row};
            acts.push_back({index.entered(place), index.segments[segment].doc_table().act(row).date, place});
        }
    last = std::min(last, acts.size());
    first = std::min(first, last);
    std::partial_sort(acts.begin(), acts.begin() + static_cast<std::ptrdiff_t>(last), acts.end(),
                      [&](const Entered& a, const Entered& b) {
                          if (a.time != b.time) return a.time > b.time;
                          if (a.date != b.date) return a.date > b.date;
                          return sort_key(index, a.place) > sort_key(index, b.place);
                      });
    std::vector<ActPlace> places;
    places.reserve(last - first);
    for (std::size_t i = first; i < last; ++i) places.push_back(acts[i].place);
    return places;
}

}  // namespace recueil::query
