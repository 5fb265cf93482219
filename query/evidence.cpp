#include "query/evidence.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>
#include <span>
#include <string>

#include "corpus/passage.h"
#include "query/word_set.h"

namespace recueil::query {

namespace {

using corpus::PassageKind;
using indexer::PassageRecord;

// A word that stands here.
struct Occurrence {
    std::uint32_t position = 0;
    std::uint32_t wanted = 0;  // index of the wanted phrase
    std::uint32_t length = 1;  // words
    float worth = 1;           // of the way it is said
};

// Of one word in one act no more than these are read: a word that frequent tells nothing more.
constexpr std::size_t most_occurrences = 4'000;

constexpr double words_of_a_usual_act = 2'000;
constexpr double worth_of_focus = 0.5;

// How much a passage of this kind says about what its act decides.
double kind_weight(PassageKind kind) {
    switch (kind) {
        case PassageKind::title:
            return 1.0;
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

// Reads where the wanted words stand in acts of one segment.
class PositionReader {
  public:
    PositionReader(const indexer::WordColumn& column, const CompiledQuery& compiled) : column_(column) {
        for (std::uint32_t wanted = 0; wanted < compiled.phrases.size(); ++wanted)
            for (const Way& way : compiled.phrases[wanted].ways) {
                Words each{wanted, way.slack, static_cast<float>(way.worth), {}};
                for (const auto& forms : way.places) {
                    each.places.emplace_back();
                    for (const std::string& form : forms)
                        if (const auto word = words_.add(column_, form)) each.places.back().push_back(*word);
                }
                ways_.push_back(std::move(each));
            }
        positions_.resize(words_.size());
    }

    // In order of position.
    void read(std::size_t row, std::vector<Occurrence>& found) {
        for (auto& positions : positions_) positions.clear();
        indexer::visit_words(
            column_.units(row), [&](std::uint16_t unit) { return words_.may_hold(unit); },
            [&](const indexer::PlacedWord& placed) {
                const auto word = words_.find(placed.word);
                if (word && positions_[*word].size() < most_occurrences) positions_[*word].push_back(placed.position);
                return false;
            });
        for (const Words& way : ways_) {
            std::vector<Stretch> stretches;
            for (std::size_t place = 0; place < way.places.size(); ++place) {
                std::vector<std::uint32_t> here;
                for (const std::size_t word : way.places[place])
                    here.insert(here.end(), positions_[word].begin(), positions_[word].end());
                std::sort(here.begin(), here.end());
                if (place == 0) {
                    for (const std::uint32_t position : here) stretches.push_back({position, position});
                    continue;
                }
                std::vector<Stretch> kept;
                for (const Stretch& stretch : stretches) {
                    const auto next = std::upper_bound(here.begin(), here.end(), stretch.last);
                    if (next != here.end() && *next <= stretch.last + 1 + way.slack)
                        kept.push_back({stretch.first, *next});
                }
                stretches = std::move(kept);
            }
            for (const Stretch& stretch : stretches)
                found.push_back({stretch.first, way.wanted, stretch.last - stretch.first + 1, way.worth});
        }
        std::sort(found.begin(), found.end(), [](const Occurrence& a, const Occurrence& b) {
            return a.position != b.position ? a.position < b.position : a.wanted < b.wanted;
        });
    }

  private:
    // A way to say something, by the words of the set.
    struct Words {
        std::uint32_t wanted = 0;
        std::uint32_t slack = 0;
        float worth = 1;
        std::vector<std::vector<std::size_t>> places;
    };
    struct Stretch {
        std::uint32_t first = 0;
        std::uint32_t last = 0;
    };

    const indexer::WordColumn& column_;
    WordSet words_;
    std::vector<Words> ways_;
    std::vector<std::vector<std::uint32_t>> positions_;  // of the act read, by word of the set
};

// What is known of one passage while its occurrences are walked.
class PassageScorer {
  public:
    explicit PassageScorer(const CompiledQuery& compiled)
        : compiled_(compiled), counts_(compiled.phrases.size()), worths_(counts_.size()) {
        for (const WantedPhrase& phrase : compiled.phrases) total_ += phrase.weight;
    }

    // The occurrences of one passage, in order; what the act's title or date holds counts as near.
    double score(const PassageRecord& passage, const Occurrence* begin, const Occurrence* end,
                 const std::vector<bool>& in_title, double& together) {
        std::fill(counts_.begin(), counts_.end(), 0.0);
        std::fill(worths_.begin(), worths_.end(), 0.0);
        for (const Occurrence* each = begin; each != end; ++each) {
            counts_[each->wanted] += each->worth;
            worths_[each->wanted] = std::max<double>(worths_[each->wanted], each->worth);
        }
        const double length = 0.5 + 0.5 * std::min(4.0, passage.words / 120.0);
        double sum = 0;
        double present = 0;
        double with_title = 0;
        for (std::size_t i = 0; i < counts_.size(); ++i) {
            const double weight = compiled_.phrases[i].weight * (counts_[i] > 0 ? worths_[i] : 1);
            if (counts_[i] > 0) {
                sum += weight * 2.0 * counts_[i] / (counts_[i] + length);
                present += weight;
            }
            if (counts_[i] > 0 || in_title[i]) with_title += weight;
        }
        if (total_ <= 0) return sum;
        // Words that are all there, and near each other, are worth more than as many scattered.
        const double coverage = present / total_;
        const double in_context = with_title / total_;
        together = std::max(together, in_context);
        const double closeness = closeness_of(begin, end, present);
        return kind_weight(static_cast<PassageKind>(passage.kind)) *
               (sum * (0.4 + 0.4 * coverage + 0.2 * in_context) + 0.8 * present * coverage * closeness);
    }

  private:
    // 1 where all that the passage holds of the query stands side by side, less the wider the narrowest stretch is.
    double closeness_of(const Occurrence* begin, const Occurrence* end, double present) {
        std::size_t kinds = 0;
        for (const double count : counts_) kinds += count > 0 ? 1U : 0U;
        if (kinds <= 1) return present > 0 ? 0.5 : 0;
        std::vector<std::uint32_t> inside(counts_.size(), 0);
        std::size_t kinds_inside = 0;
        std::uint32_t narrowest = std::numeric_limits<std::uint32_t>::max();
        const Occurrence* first = begin;
        for (const Occurrence* last = begin; last != end; ++last) {
            if (inside[last->wanted]++ == 0) ++kinds_inside;
            while (kinds_inside == kinds) {
                narrowest = std::min(narrowest, last->position + last->length - first->position);
                if (--inside[first->wanted] == 0) --kinds_inside;
                ++first;
            }
        }
        const double slack = static_cast<double>(narrowest) - static_cast<double>(kinds);
        return 1.0 / (1.0 + std::max(0.0, slack) / (4.0 * static_cast<double>(kinds)));
    }

    const CompiledQuery& compiled_;
    std::vector<double> counts_;  // of the passage: occurrences of each phrase, each as much as it is worth
    std::vector<double> worths_;  // the most that one is worth
    double total_ = 0;
};

// How much of the act is about what is wanted: the whole act as one passage, long acts counted for their length. A
// report of a thousand pages holds nearly every word somewhere.
double focus_of(const std::vector<double>& often, std::span<const PassageRecord> passages,
                const CompiledQuery& compiled) {
    double words = 0;
    for (const PassageRecord& each : passages) words += each.words;
    const double length = 0.3 + 0.9 * words / words_of_a_usual_act;
    double sum = 0;
    for (std::size_t i = 0; i < often.size(); ++i) sum += compiled.phrases[i].weight * often[i] / (often[i] + length);
    return sum;
}

ActEvidence evidence_of(const OpenIndex& index, const ActPlace& place, const CompiledQuery& compiled,
                        const std::vector<Occurrence>& occurrences, PassageScorer& scorer) {
    ActEvidence evidence;
    evidence.place = place;
    const auto passages = index.segments[place.segment].tables().passages(place.row);
    std::vector<bool> in_title(compiled.phrases.size(), false);
    const std::uint32_t day = index.segments[place.segment].tables().act(place.row).date;
    for (std::size_t i = 0; i < in_title.size(); ++i)
        in_title[i] = day != 0 && compiled.phrases[i].first_day <= day && day <= compiled.phrases[i].last_day;
    const auto passage_at = [&](std::uint32_t position) {
        const auto after = std::upper_bound(
            passages.begin(), passages.end(), position,
            [](std::uint32_t wanted, const PassageRecord& passage) { return wanted < passage.first_position; });
        return static_cast<std::size_t>(after - passages.begin()) - 1;
    };
    struct Stretch {
        std::size_t passage;
        const Occurrence* begin;
        const Occurrence* end;
    };
    std::vector<Stretch> stretches;
    for (std::size_t i = 0; i < occurrences.size();) {
        if (passages.empty() || occurrences[i].position < passages.front().first_position) break;
        const std::size_t passage = passage_at(occurrences[i].position);
        const std::uint32_t past = passage + 1 < passages.size() ? passages[passage + 1].first_position
                                                                 : std::numeric_limits<std::uint32_t>::max();
        std::size_t end = i;
        while (end < occurrences.size() && occurrences[end].position < past) {
            if (static_cast<PassageKind>(passages[passage].kind) == PassageKind::title)
                in_title[occurrences[end].wanted] = true;
            ++end;
        }
        stretches.push_back({passage, &occurrences[i], &occurrences[i] + (end - i)});
        i = end;
    }
    double title = 0;
    for (const Stretch& stretch : stretches) {
        const PassageRecord& passage = passages[stretch.passage];
        const double score = scorer.score(passage, stretch.begin, stretch.end, in_title, evidence.together);
        if (static_cast<PassageKind>(passage.kind) == PassageKind::title) title = std::max(title, score);
        evidence.passages.push_back({static_cast<std::uint32_t>(stretch.passage), score});
    }
    std::stable_sort(evidence.passages.begin(), evidence.passages.end(),
                     [](const PassageEvidence& a, const PassageEvidence& b) { return a.score > b.score; });
    // The best passage decides; the title stands for the whole act; what else speaks of it adds ever less.
    double score = 0.7 * title;
    double share = 1;
    for (std::size_t i = 0; i < evidence.passages.size() && i < 8; ++i, share *= 0.45)
        score += share * evidence.passages[i].score;
    const auto weight_of_stretch = [&](const Stretch& stretch) {
        return kind_weight(static_cast<PassageKind>(passages[stretch.passage].kind));
    };
    std::vector<double> often(compiled.phrases.size(), 0);
    for (const Stretch& stretch : stretches)
        for (const Occurrence* each = stretch.begin; each != stretch.end; ++each)
            often[each->wanted] += each->worth * weight_of_stretch(stretch);
    evidence.score = score + worth_of_focus * focus_of(often, passages, compiled);
    return evidence;
}

}  // namespace

std::vector<ActEvidence> gather_evidence(const OpenIndex& index, const CompiledQuery& compiled,
                                         const std::vector<ActPlace>& acts) {
    std::vector<std::size_t> order(acts.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::make_pair(acts[a].segment, acts[a].row) < std::make_pair(acts[b].segment, acts[b].row);
    });
    std::vector<ActEvidence> gathered(acts.size());
    PassageScorer scorer(compiled);
    std::vector<Occurrence> occurrences;
    for (std::size_t i = 0; i < order.size();) {
        const std::size_t segment = acts[order[i]].segment;
        PositionReader reader(index.segments[segment].column(), compiled);
        for (; i < order.size() && acts[order[i]].segment == segment; ++i) {
            occurrences.clear();
            const ActPlace& place = acts[order[i]];
            reader.read(place.row, occurrences);
            gathered[order[i]] = evidence_of(index, place, compiled, occurrences, scorer);
        }
    }
    return gathered;
}

}  // namespace recueil::query
