#include "query/ranking/passage_scorer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>
#include <span>
#include <string>

#include "corpus/passage.h"
#include "query/engine/token_set.h"
#include "query/ranking/copied_text.h"
#include "query/ranking/ranking_weights.h"

namespace recueil::query {

namespace {

using corpus::PassageKind;
using indexer::PassageRecord;

// A clause matched at a position of an act.
struct Occurrence {
    std::uint32_t position = 0;
    std::uint32_t clause = 0;
    std::uint32_t length = 1;  // tokens
    float boost = 1;           // of the alternative matched
};

// The clause of the words that the query leaves out.
constexpr std::uint32_t excluded = std::numeric_limits<std::uint32_t>::max();
// Positions read of one word in one act; a word more frequent than that adds nothing to a score.
constexpr std::size_t most_positions = 4'000;
// One thread scores so many acts in a row.
constexpr std::size_t acts_of_a_run = 16;

constexpr const RankingWeights& weights = ranking_weights;

// True of a vote or a roll call where the query asks for one.
bool is_asked_for(PassageKind kind, AnswerKinds asked) {
    if (kind == PassageKind::vote) return asks_for_vote(asked);
    return kind == PassageKind::attendance && asked.has(AnswerKind::attendance);
}

}  // namespace

double RankingWeights::of_kind(PassageKind kind, AnswerKinds asked) {
    if (is_asked_for(kind, asked)) return of_kind_asked;

    switch (kind) {
        case PassageKind::title:
        case PassageKind::article:
            return 1.0;
        case PassageKind::report:
            return 0.95;
        case PassageKind::recitals:
            return 0.8;
        case PassageKind::visas:
            return 0.75;
        case PassageKind::document:
            return 0.85;
        case PassageKind::annex:
            return 0.8;
        case PassageKind::vote:
            return 0.7;
        case PassageKind::attendance:
            return 0.4;
    }
    return 0.5;
}

namespace {

// Finds the occurrences of the clauses in acts of one segment.
class OccurrenceReader {
  public:
    OccurrenceReader(const indexer::TokenStream& column, const QueryPlan& query)
        : column_(column), shingles_(query.shingles, column, tokens_) {
        for (std::uint32_t clause = 0; clause < query.clauses.size(); ++clause)
            for (const Alternative& each : query.clauses[clause].alternatives)
                alternatives_.push_back(tokens_of(clause, each.slots, each.slop, static_cast<float>(each.boost)));
        for (const WordsInRow& words : query.excluded_words)
            alternatives_.push_back(tokens_of(excluded, words.slots, words.slop, 1));
        positions_.resize(tokens_.size());
    }

    // In order of position.
    void read(std::size_t row, std::vector<Occurrence>& found) {
        for (auto& positions : positions_) positions.clear();
        shingles_.begin_act();
        indexer::visit_words(
            column_.codes(row), [&](std::uint16_t unit) { return tokens_.may_hold(unit); },
            [&](const indexer::PlacedWord& placed) {
                const auto token = tokens_.find(placed.word);
                if (!token) return false;
                if (positions_[*token].size() < most_positions) positions_[*token].push_back(placed.position);
                if (!shingles_.empty()) shingles_.add(*token, placed.position);
                return false;
            });
        for (const Tokens& tokens : alternatives_)
            for (const Span& span : spans_of(tokens))
                found.push_back({span.first, tokens.clause, span.last - span.first + 1, tokens.boost});
        std::sort(found.begin(), found.end(), [](const Occurrence& a, const Occurrence& b) {
            return a.position != b.position ? a.position < b.position : a.clause < b.clause;
        });
    }

    // Of the act read last.
    const std::vector<ShinglePlace>& shingles() const { return shingles_.found(); }

  private:
    // An alternative, by tokens of the set.
    struct Tokens {
        std::uint32_t clause = 0;
        std::uint32_t slop = 0;
        float boost = 1;
        std::vector<std::vector<std::size_t>> slots;
    };
    struct Span {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
    };

    Tokens tokens_of(std::uint32_t clause, const Slots& slots, std::uint32_t slop, float boost) {
        Tokens tokens{clause, slop, boost, {}};
        for (const auto& forms : slots) {
            tokens.slots.emplace_back();
            for (const std::string& form : forms)
                if (const auto token = tokens_.add(column_, form)) tokens.slots.back().push_back(*token);
        }
        return tokens;
    }

    std::vector<Span> spans_of(const Tokens& tokens) const {
        std::vector<Span> spans;
        for (std::size_t slot = 0; slot < tokens.slots.size(); ++slot) {
            std::vector<std::uint32_t> here;
            for (const std::size_t token : tokens.slots[slot])
                here.insert(here.end(), positions_[token].begin(), positions_[token].end());
            std::sort(here.begin(), here.end());
            if (slot == 0) {
                for (const std::uint32_t position : here) spans.push_back({position, position});
                continue;
            }
            std::vector<Span> kept;
            for (const Span& span : spans) {
                const auto next = std::upper_bound(here.begin(), here.end(), span.last);
                if (next != here.end() && *next <= span.last + 1 + tokens.slop) kept.push_back({span.first, *next});
            }
            spans = std::move(kept);
        }
        return spans;
    }

    const indexer::TokenStream& column_;
    TokenSet tokens_;
    ShingleReader shingles_;
    std::vector<Tokens> alternatives_;
    std::vector<std::vector<std::uint32_t>> positions_;  // in the act read, by token of the set
};

class PassageScorer {
  public:
    explicit PassageScorer(const QueryPlan& query)
        : clauses_(query.clauses),
          asked_(query.asked),
          counts_(clauses_.size()),
          boosts_(clauses_.size()),
          follows_(clauses_.size()) {
        const auto demanded = std::count_if(clauses_.begin(), clauses_.end(),
                                            [](const ScoredClause& clause) { return !clause.is_optional; });
        if (!asked_.empty() || static_cast<std::size_t>(demanded) >= weights.words_of_question)
            share_of_next_passage_ = weights.next_passage_of_question;
        for (const ScoredClause& clause : clauses_)
            if (!clause.is_optional) total_ += clause.weight;
        if (total_ > 0) return;
        for (const ScoredClause& clause : clauses_) total_ += clause.weight;
    }

    double total_weight() const { return total_; }
    // In the score of an act: of each passage, of the one before.
    double share_of_next_passage() const { return share_of_next_passage_; }

    // `begin` to `end` are the occurrences in the passage, in order. Clauses that the act's title or date matches count
    // for the coverage in context, whose highest value is kept in `coverage`.
    PassageScore score(const PassageRecord& passage, const Occurrence* begin, const Occurrence* end,
                       const std::vector<bool>& in_title, double& coverage_in_context) {
        std::fill(counts_.begin(), counts_.end(), 0.0);
        std::fill(boosts_.begin(), boosts_.end(), 0.0);
        for (const Occurrence* each = begin; each != end; ++each) {
            counts_[each->clause] += each->boost;
            boosts_[each->clause] = std::max<double>(boosts_[each->clause], each->boost);
        }
        const double length =
            weights.base_length +
            weights.length_share * std::min(weights.longest_passage, passage.words / weights.usual_passage);
        const auto kind = static_cast<PassageKind>(passage.kind);
        double sum = 0;
        double present = 0;
        double with_title = 0;
        double answer = 0;
        double answering = 0;
        // A vote is on the subject of its act, though it does not name it.
        const bool is_about_title = is_asked_for(kind, asked_);
        for (std::size_t i = 0; i < counts_.size(); ++i) {
            const double weight = clauses_[i].weight * (counts_[i] > 0 ? boosts_[i] : 1);
            if (counts_[i] > 0) {
                const double saturated =
                    weight * (weights.k1_of_passage + 1) * counts_[i] / (counts_[i] + weights.k1_of_passage * length);
                const double share = in_title[i] && !is_about_title ? weights.of_word_in_title : 1;
                sum += saturated;
                present += weight;
                answer += saturated * share;
                answering += weight * share;
            } else if (in_title[i] && is_about_title) {
                answer += weight;
            }
            if (counts_[i] > 0 || in_title[i]) with_title += weight;
        }
        if (total_ <= 0) return {0, sum, 0, sum};
        const double coverage = std::min(1.0, present / total_);
        const double in_context = std::min(1.0, with_title / total_);
        coverage_in_context = std::max(coverage_in_context, in_context);
        const double closeness = closeness_of(begin, end, present);
        const double of_context = weights.plain + weights.of_coverage * coverage + weights.of_context * in_context;
        const double near =
            weights.of_closeness * coverage * closeness + weights.of_order * coverage * order_of(begin, end);
        const double of_answer = kind == PassageKind::title    ? weights.of_title_as_answer
                                 : kind == PassageKind::report ? weights.of_report_as_answer
                                 : kind == PassageKind::visas  ? weights.of_visas_as_answer
                                                               : 1;
        const double of_kind = RankingWeights::of_kind(kind, asked_);
        return {0, of_kind * (sum * of_context + near * present), 0,
                of_answer * of_kind * (answer * of_context + near * answering)};
    }

  private:
    // 1 where the clauses that the passage matches are side by side; less, the wider the narrowest window of all.
    double closeness_of(const Occurrence* begin, const Occurrence* end, double present) {
        std::size_t kinds = 0;
        for (const double count : counts_) kinds += count > 0 ? 1U : 0U;
        if (kinds <= 1) return present > 0 ? weights.single_closeness : 0;
        std::vector<std::uint32_t> inside(counts_.size(), 0);
        std::size_t kinds_inside = 0;
        std::uint32_t narrowest = std::numeric_limits<std::uint32_t>::max();
        const Occurrence* first = begin;
        for (const Occurrence* last = begin; last != end; ++last) {
            if (inside[last->clause]++ == 0) ++kinds_inside;
            while (kinds_inside == kinds) {
                narrowest = std::min(narrowest, last->position + last->length - first->position);
                if (--inside[first->clause] == 0) --kinds_inside;
                ++first;
            }
        }
        const double slop = static_cast<double>(narrowest) - static_cast<double>(kinds);
        return 1.0 / (1.0 + std::max(0.0, slop) / (weights.window_share * static_cast<double>(kinds)));
    }

    // The share of the neighbours in the query that are neighbours in the passage too: all of them in a sentence copied
    // from it.
    double order_of(const Occurrence* begin, const Occurrence* end) {
        if (counts_.size() < 2) return 0;
        std::fill(follows_.begin(), follows_.end(), 0.0);
        for (const Occurrence* each = begin; each != end; ++each)
            for (const Occurrence* next = each + 1;
                 next != end && next->position <= each->position + each->length + weights.widest_gap; ++next) {
                if (next->clause == each->clause + 1) follows_[each->clause] = 1;
                if (next->clause + 1 == each->clause)
                    follows_[next->clause] = std::max(follows_[next->clause], weights.of_reversed_order);
            }
        return std::accumulate(follows_.begin(), follows_.end(), 0.0) / static_cast<double>(counts_.size() - 1);
    }

    const std::vector<ScoredClause>& clauses_;
    AnswerKinds asked_;
    std::vector<double> counts_;  // in the passage, by clause: the sum of the boosts of its occurrences
    std::vector<double> boosts_;  // and the highest of them
    std::vector<double>
        follows_;       // by clause: 1 where the next one of the query follows it in the passage, less before it
    double total_ = 0;  // weights of all clauses
    double share_of_next_passage_ = weights.next_passage;
};

// The score of the whole act as one passage, with its length: a report of a thousand pages has nearly every word
// somewhere.
double focus_of(const std::vector<double>& counts, std::span<const PassageRecord> passages, const QueryPlan& query) {
    double words = 0;
    for (const PassageRecord& each : passages) words += each.words;
    const double length = weights.base_act_length + weights.act_length_share * words / weights.usual_act;
    double sum = 0;
    for (std::size_t i = 0; i < counts.size(); ++i) sum += query.clauses[i].weight * counts[i] / (counts[i] + length);
    return sum;
}

ScoredAct score_act(const IndexReader& index, const ActPlace& place, const QueryPlan& query,
                    const std::vector<Occurrence>& occurrences, const CopiedText& copied, PassageScorer& scorer) {
    ScoredAct act;
    act.place = place;
    const auto passages = index.segments[place.segment].doc_table().passages(place.row);
    std::vector<bool> in_title(query.clauses.size(), false);
    const std::uint32_t day = index.segments[place.segment].doc_table().act(place.row).date;
    for (std::size_t i = 0; i < in_title.size(); ++i)
        in_title[i] = day != 0 && query.clauses[i].first_day <= day && day <= query.clauses[i].last_day;
    const auto passage_at = [&](std::uint32_t position) {
        const auto after = std::upper_bound(
            passages.begin(), passages.end(), position,
            [](std::uint32_t wanted, const PassageRecord& passage) { return wanted < passage.first_position; });
        return static_cast<std::size_t>(after - passages.begin()) - 1;
    };
    const auto past_of = [&](std::size_t passage) {
        return passage + 1 < passages.size() ? passages[passage + 1].first_position
                                             : std::numeric_limits<std::uint32_t>::max();
    };
    struct Matched {
        std::size_t passage;
        const Occurrence* begin;
        const Occurrence* end;
    };
    std::vector<Matched> matched;
    for (std::size_t i = 0; i < occurrences.size();) {
        if (passages.empty() || occurrences[i].position < passages.front().first_position) break;
        const std::size_t passage = passage_at(occurrences[i].position);
        const std::uint32_t past = past_of(passage);
        std::size_t end = i;
        bool is_excluded = false;
        while (end < occurrences.size() && occurrences[end].position < past) {
            if (occurrences[end].clause == excluded)
                is_excluded = true;
            else if (static_cast<PassageKind>(passages[passage].kind) == PassageKind::title)
                in_title[occurrences[end].clause] = true;
            ++end;
        }
        if (!is_excluded) matched.push_back({passage, &occurrences[i], &occurrences[i] + (end - i)});
        i = end;
    }
    const double of_copied =
        weights.of_copied_text * RankingWeights::of_copied_share(copied.share()) * scorer.total_weight();
    act.copied = copied.share();
    if (act.copied >= weights.complete_copy) act.coverage = 1;
    double title = 0;
    for (const Matched& each : matched) {
        const PassageRecord& passage = passages[each.passage];
        PassageScore score = scorer.score(passage, each.begin, each.end, in_title, act.coverage);
        score.passage = static_cast<std::uint32_t>(each.passage);
        if (of_copied > 0) {
            score.copied = copied.share_in(passage.first_position, past_of(each.passage));
            score.answer += of_copied * score.copied;
        }
        if (static_cast<PassageKind>(passage.kind) == PassageKind::title) title = std::max(title, score.score);
        act.passages.push_back(score);
    }
    std::stable_sort(act.passages.begin(), act.passages.end(),
                     [](const PassageScore& a, const PassageScore& b) { return a.score > b.score; });
    double score = weights.of_title * title;
    double share = 1;
    const double next = scorer.share_of_next_passage();
    for (std::size_t i = 0; i < act.passages.size() && i < weights.most_passages; ++i, share *= next)
        score += share * act.passages[i].score;
    std::vector<double> counts(query.clauses.size(), 0);
    for (const Matched& each : matched) {
        const double of_kind =
            RankingWeights::of_kind(static_cast<PassageKind>(passages[each.passage].kind), query.asked);
        for (const Occurrence* at = each.begin; at != each.end; ++at) counts[at->clause] += at->boost * of_kind;
    }
    act.score = score + weights.of_focus * focus_of(counts, passages, query) + of_copied;
    std::stable_sort(act.passages.begin(), act.passages.end(),
                     [](const PassageScore& a, const PassageScore& b) { return a.answer > b.answer; });
    return act;
}

}  // namespace

std::vector<ScoredAct> score_passages(const SearchContext& context, const QueryPlan& query,
                                      const std::vector<ActPlace>& acts) {
    const IndexReader& index = context.index();
    std::vector<std::size_t> order(acts.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::make_pair(acts[a].segment, acts[a].row) < std::make_pair(acts[b].segment, acts[b].row);
    });
    // Runs of acts of one segment: a reader serves one segment.
    const std::size_t longest_run = index.pool == nullptr ? acts.size() : acts_of_a_run;
    std::vector<std::pair<std::size_t, std::size_t>> runs;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool goes_on = !runs.empty() && i - runs.back().first < longest_run &&
                             acts[order[i]].segment == acts[order[runs.back().first]].segment;
        if (!goes_on) runs.emplace_back(i, i);
        runs.back().second = i + 1;
    }
    std::vector<ScoredAct> scored(acts.size());
    context.run(runs.size(), [&](std::size_t run) {
        const auto [begin, end] = runs[run];
        OccurrenceReader reader(index.segments[acts[order[begin]].segment].token_stream(), query);
        PassageScorer scorer(query);
        std::vector<Occurrence> occurrences;
        for (std::size_t i = begin; i < end; ++i) {
            occurrences.clear();
            const ActPlace& place = acts[order[i]];
            reader.read(place.row, occurrences);
            const CopiedText copied(query.shingles, reader.shingles());
            scored[order[i]] = score_act(index, place, query, occurrences, copied, scorer);
        }
    });
    return scored;
}

}  // namespace recueil::query
