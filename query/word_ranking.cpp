#include "query/word_ranking.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "indexer/fields.h"
#include "indexer/terms.h"
#include "query/terms_of_query.h"

namespace recueil::query {

namespace {

// BM25's parameters, as measured best on judged queries; an act far shorter than the others counts as this share of
// the average.
constexpr double saturation = 1.2;
constexpr double length_share = 0.7;
constexpr double shortest = 0.3;

using Postings = std::vector<std::vector<Posting>>;  // by segment

class WordScores {
  public:
    explicit WordScores(const OpenIndex& index) : index_(index) {
        for (const indexer::Segment& segment : index.segments) {
            scores_.emplace_back(segment.rows(), 0.0F);
        }
    }

    float of(const ActPlace& place) const { return scores_[place.segment][place.row]; }

    void add_way(const Way& way) {
        if (way.places.size() == 1) {
            add(holding(way.places.front()), way.share, scores_);
            return;
        }
        // Only acts that hold all of the words.
        std::vector<std::vector<float>> together;
        std::vector<std::vector<std::uint32_t>> places_held;
        for (const auto& scores : scores_) {
            together.emplace_back(scores.size(), 0.0F);
            places_held.emplace_back(scores.size(), 0U);
        }
        for (const auto& forms : way.places) {
            const Postings postings = holding(forms);
            add(postings, way.share, together);
            for (std::size_t i = 0; i < postings.size(); ++i)
                for (const Posting& each : postings[i]) ++places_held[i][each.row];
        }
        for (std::size_t i = 0; i < scores_.size(); ++i)
            for (std::size_t row = 0; row < scores_[i].size(); ++row)
                if (places_held[i][row] == way.places.size()) scores_[i][row] += together[i][row];
    }

    // To the acts that bear any of the terms.
    void add_worth(const std::vector<std::string>& terms, double worth) {
        const Postings postings = holding(terms);
        for (std::size_t i = 0; i < postings.size(); ++i)
            for (const Posting& each : postings[i]) scores_[i][each.row] += static_cast<float>(worth);
    }

  private:
    // The acts that hold any of the forms, each once with the weights of all.
    Postings holding(const std::vector<std::string>& forms) {
        Postings found(scores_.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            if (forms.size() == 1) {
                found[i] = index_.postings[i].of(forms.front());
                continue;
            }
            weights_.assign(scores_[i].size(), 0);
            RowSet holding(scores_[i].size());
            for (const std::string& form : forms)
                for (const Posting& each : index_.postings[i].of(form)) {
                    weights_[each.row] += each.weight;
                    holding.add(each.row);
                }
            holding.for_each([&](std::size_t row) {
                found[i].push_back({static_cast<std::uint32_t>(row), weights_[row]});
            });
        }
        return found;
    }

    void add(const Postings& postings, double share, std::vector<std::vector<float>>& scores) const {
        double holding = 0;
        for (const auto& each : postings) holding += static_cast<double>(each.size());
        const double acts = std::max<double>(index_.all.get_doccount(), holding);
        // What stands in most acts still tells a little, as Xapian has it.
        double odds = (acts - holding + 0.5) / (holding + 0.5);
        if (odds < 2) odds = odds * 0.5 + 1;
        const auto worth = static_cast<float>(share * std::log(odds) * (saturation + 1));
        for (std::size_t i = 0; i < postings.size(); ++i) {
            const std::vector<float>& lengths = (*index_.length_parts)[i];
            for (const Posting& each : postings[i]) {
                const auto weight = static_cast<float>(each.weight);
                scores[i][each.row] += worth * weight / (weight + lengths[each.row]);
            }
        }
    }

    const OpenIndex& index_;
    std::vector<std::vector<float>> scores_;  // by segment and row
    std::vector<std::uint32_t> weights_;
};

struct WeighedAct {
    float score = 0;
    std::uint32_t date = 0;
    ActPlace place;
};

std::string sort_key(const OpenIndex& index, const ActPlace& place) {
    return index.databases[place.segment]
        .get_document(static_cast<Xapian::docid>(place.row + 1))
        .get_value(indexer::slot::sort_key);
}

}  // namespace

std::vector<std::vector<float>> length_parts(const std::vector<Xapian::Database>& segments) {
    double acts = 0;
    double words = 0;
    for (const Xapian::Database& each : segments) {
        acts += each.get_doccount();
        words += static_cast<double>(each.get_total_length());
    }
    const double average = words > 0 ? words / acts : 1;
    std::vector<std::vector<float>> parts;
    for (const Xapian::Database& each : segments) {
        std::vector<float>& of_segment = parts.emplace_back();
        of_segment.reserve(each.get_doccount());
        for (Xapian::docid id = 1; id <= each.get_lastdocid(); ++id) {
            const double length = std::max(each.get_doclength(id) / average, shortest);
            of_segment.push_back(static_cast<float>(saturation * (length * length_share + 1 - length_share)));
        }
    }
    return parts;
}

std::vector<ActPlace> first_by_words(const OpenIndex& index, const CompiledQuery& compiled, const MatchedActs& matches,
                                     const ReferenceWorth& worth, std::size_t most) {
    WordScores scores(index);
    for (const WantedPhrase& phrase : compiled.phrases)
        for (const Way& way : phrase.ways)
            if (way.share > 0 && !way.places.empty()) scores.add_way(way);
    for (const WantedReference& reference : compiled.references) {
        if (!reference.number.empty())
            scores.add_worth({field_term(indexer::FieldId::number, reference.number)}, worth.of_being_it);
        std::vector<std::string> citing;
        for (const std::string& key : reference.keys) citing.push_back(field_term(indexer::FieldId::cites, key));
        scores.add_worth(citing, worth.of_citing_it);
    }

    const auto is_before = [&](const WeighedAct& a, const WeighedAct& b) {
        if (a.score != b.score) return a.score > b.score;
        if (a.date != b.date) return a.date > b.date;
        return sort_key(index, a.place) > sort_key(index, b.place);
    };
    std::vector<WeighedAct> first;  // a heap, the last of them on top
    for (std::size_t segment = 0; most > 0 && segment < matches.rows.size(); ++segment)
        for (const std::uint32_t row : matches.rows[segment]) {
            const ActPlace place{segment, row};
            const float score = scores.of(place);
            if (first.size() == most && score < first.front().score) continue;
            const WeighedAct candidate{score, index.segments[segment].tables().act(row).date, place};
            if (first.size() == most) {
                if (!is_before(candidate, first.front())) continue;
                std::pop_heap(first.begin(), first.end(), is_before);
                first.pop_back();
            }
            first.push_back(candidate);
            std::push_heap(first.begin(), first.end(), is_before);
        }
    std::sort_heap(first.begin(), first.end(), is_before);
    std::vector<ActPlace> places;
    places.reserve(first.size());
    for (const WeighedAct& each : first) places.push_back(each.place);
    return places;
}

}  // namespace recueil::query
