#include "corpus/layout/heading_choice.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

#include "corpus/layout/heading_weights.h"
#include "corpus/layout/line_signals.h"

namespace recueil::corpus {

namespace {

constexpr const HeadingWeights& weights = heading_weights;
constexpr std::size_t look_back = 120;  // candidates

class HeadingChooser {
  public:
    HeadingChooser(const DocumentLines& lines, const std::vector<Heading>& candidates, int end)
        : lines_(lines), candidates_(candidates), end_(end) {}

    std::vector<Heading> run() {
        weigh_schemes();
        weigh_passed();
        const std::size_t n = candidates_.size();
        best_.assign(n, -std::numeric_limits<double>::infinity());
        from_.assign(n, -1);
        for (std::size_t j = 0; j < n; ++j) {
            // The candidate may be the first: formulas above it belong to no act.
            best_[j] = own(j) +
                       weights.missed_formula * 0.6 * lines_.formulas(candidates_.front().index, candidates_[j].index);
            for (std::size_t i = j > look_back ? j - look_back : 0; i < j; ++i) {
                const double score = best_[i] + part(i, candidates_[j].index) + transition(i, j) + own(j);
                if (score > best_[j]) {
                    best_[j] = score;
                    from_[j] = static_cast<int>(i);
                }
            }
        }
        return trace_back();
    }

  private:
    void weigh_schemes() {
        int numbers = 0;
        int ranks = 0;
        int sure = 0;
        int objects = 0;
        for (const Heading& each : candidates_) {
            sure += each.sure ? 1 : 0;
            objects += each.kind == HeadingKind::object ? 1 : 0;
            numbers += each.kind == HeadingKind::numbered || each.kind == HeadingKind::object ? 1 : 0;
            ranks +=
                each.kind == HeadingKind::ranked && lines_[each.index].rank && lines_[each.index].gap_before ? 1 : 0;
        }
        find_chain();
        find_strays();
        // A number or two beside a chain of ranks is cited.
        numbered_ = numbers >= 2 && (sure > 1 || longest_chain_ < 5 || numbers * 2 > longest_chain_);
        ranked_ = !numbered_ && ranks >= 3;
        rare_objects_ = sure >= 3 && objects * 3 <= sure;
        // Three points are a chain where no other rank is beside them.
        chained_ = !numbered_ && (longest_chain_ >= 5 || (longest_chain_ >= 3 && longest_chain_ == ranks));
    }

    // For each candidate, the best other one between the text below it and its first decision: the nearer heading is
    // that of the decision, and the first a point of information.
    void weigh_passed() {
        passed_.assign(candidates_.size(), 0);
        for (std::size_t i = 0; i < candidates_.size(); ++i) {
            if (candidates_[i].kind != HeadingKind::title && candidates_[i].kind != HeadingKind::ranked) continue;
            const int from = candidates_[i].index;
            const int decision = lines_.next_decision(from + 1, std::min(end_, from + weights.farthest));
            int at = from + 1;
            bool text = false;  // a sentence is below the candidate
            for (std::size_t k = i + 1; k < std::min(candidates_.size(), i + look_back); ++k) {
                if (candidates_[k].index >= decision) break;
                for (; at < candidates_[k].index; ++at)
                    text = text || ends_sentence(lines_[at].folded) || opens_report(lines_[at].folded);
                const bool same_kind = candidates_[k].kind == candidates_[i].kind;
                if (text && same_kind && lines_[candidates_[k].index].gap_before)
                    passed_[i] = std::max(passed_[i], own(k));
            }
        }
    }

    // The longest run of ranks of one style that rise by one, over all candidates.
    void find_chain() {
        std::unordered_map<int, std::unordered_map<long, int>> best;
        for (const Heading& each : candidates_) {
            if (each.kind != HeadingKind::ranked || !lines_[each.index].rank || !lines_[each.index].gap_before)
                continue;
            const Rank& rank = *lines_[each.index].rank;
            auto& lengths = best[rank.style];
            const auto before = lengths.find(rank.value - 1);
            const int length = before == lengths.end() ? 1 : before->second + 1;
            int& known = lengths[rank.value];
            known = std::max(known, length);
            if (known <= longest_chain_) continue;
            longest_chain_ = known;
            chain_style_ = rank.style;
        }
    }

    // « 2 - Les redevances » inside point 62 of the style « 2 - »: its number was there before, it goes back, and the
    // points go on behind it. Where a second session begins again, its own points reach beyond those of the first.
    void find_strays() {
        strays_.assign(candidates_.size(), false);
        const auto ranked = [&](std::size_t i) -> const Rank* {
            const Heading& each = candidates_[i];
            const DocumentLine& line = lines_[each.index];
            return each.kind == HeadingKind::ranked && line.rank && line.gap_before ? &*line.rank : nullptr;
        };
        struct Seen {
            std::unordered_map<long, long> run_ends;  // of the candidates below: value to the end of its run
            std::unordered_map<long, int> before;     // how often a value was above
            long most = 0;
        };
        std::unordered_map<int, Seen> styles;
        std::vector<long> run_ends(candidates_.size(), 0);
        for (std::size_t i = candidates_.size(); i-- > 0;) {
            const Rank* rank = ranked(i);
            if (rank == nullptr) continue;
            auto& ends = styles[rank->style].run_ends;
            const auto next = ends.find(rank->value + 1);
            run_ends[i] = next == ends.end() ? rank->value : next->second;
            ends[rank->value] = run_ends[i];
        }
        // Where a value occurs last.
        std::unordered_map<int, std::unordered_map<long, std::size_t>> last;
        for (std::size_t i = 0; i < candidates_.size(); ++i)
            if (const Rank* rank = ranked(i)) last[rank->style][rank->value] = i;
        for (std::size_t i = 0; i < candidates_.size(); ++i) {
            const Rank* rank = ranked(i);
            if (rank == nullptr) continue;
            Seen& seen = styles[rank->style];
            const auto next = last[rank->style].find(seen.most + 1);  // the point that goes on
            strays_[i] = seen.before[rank->value] > 0 && rank->value < seen.most && run_ends[i] < seen.most &&
                         next != last[rank->style].end() && next->second > i;
            if (strays_[i]) continue;
            ++seen.before[rank->value];
            // Numbers of accounts jump; points may be out of order by one.
            if (rank->value > seen.most && rank->value <= seen.most + 2) seen.most = rank->value;
        }
    }

    bool leaves_chain(const Heading& heading) const {
        return chained_ && heading.kind == HeadingKind::ranked && lines_[heading.index].rank &&
               lines_[heading.index].rank->style != chain_style_;
    }

    double own(std::size_t i) const {
        double score = candidates_[i].score;
        const HeadingKind kind = candidates_[i].kind;
        if (numbered_ && (kind == HeadingKind::ranked || kind == HeadingKind::title)) score += weights.weaker_scheme;
        // « Objet : » inside a text that is quoted, where the acts open with their numbers.
        if (rare_objects_ && kind == HeadingKind::object) score += weights.weaker_scheme * 2;
        if (leaves_chain(candidates_[i])) score += weights.other_ranks;
        if (strays_[i]) score += weights.other_ranks * 2;
        if (ranked_ && kind == HeadingKind::title)
            score += chained_ ? weights.weaker_scheme * 1.4 : weights.weaker_scheme * 0.6;
        return score;
    }

    // The part that a heading opens, up to the index `to`.
    double part(std::size_t i, int to) const {
        const Heading& heading = candidates_[i];
        const int from = heading.index;
        const int formulas = lines_.formulas(from, to);
        if (heading.kind == HeadingKind::stop) return weights.missed_formula * formulas;
        const bool decided = lines_.decisions(from, to) > 0;
        double score = decided                                                 ? weights.decided
                       : heading.kind == HeadingKind::numbered && heading.sure ? weights.undecided_number
                                                                               : weights.undecided;
        if (decided && lines_.next_decision(from, to) < to) score += weights.passed_heading * std::max(0.0, passed_[i]);
        if (decided) score += weights.far_decision * std::min(lines_.next_decision(from, to) - from, weights.farthest);
        // A point of a chain may decide several things, below sub-titles.
        const double several = chained_ && heading.kind == HeadingKind::ranked ? 0.4 : 1.0;
        if (formulas > 1) score += weights.second_formula * several * std::min(formulas - 1, 4);
        return score;
    }

    double transition(std::size_t i, std::size_t j) const {
        const DocumentLine& a = lines_[candidates_[i].numbered_line()];
        const DocumentLine& b = lines_[candidates_[j].numbered_line()];
        if (candidates_[i].kind == HeadingKind::stop || candidates_[j].kind == HeadingKind::stop) return 0;
        if (candidates_[i].kind == HeadingKind::numbered && candidates_[j].kind == HeadingKind::numbered &&
            a.number->series == b.number->series)
            return b.number->serial > a.number->serial   ? weights.next_number
                   : b.number->serial < a.number->serial ? weights.number_back
                                                         : 0;
        if (candidates_[i].kind == HeadingKind::ranked && candidates_[j].kind == HeadingKind::ranked && a.rank &&
            b.rank)
            return b.rank->value == a.rank->value + 1 ? weights.next_rank
                   : b.rank->value <= a.rank->value   ? weights.rank_back
                                                      : 0;
        return 0;
    }

    std::vector<Heading> trace_back() const {
        double most = 0;  // of choosing nothing
        int last = -1;
        for (std::size_t j = 0; j < candidates_.size(); ++j) {
            const double score = best_[j] + part(j, end_);
            if (score > most) {
                most = score;
                last = static_cast<int>(j);
            }
        }
        std::vector<Heading> chosen;
        for (int j = last; j >= 0; j = from_[static_cast<std::size_t>(j)])
            chosen.push_back(candidates_[static_cast<std::size_t>(j)]);
        std::reverse(chosen.begin(), chosen.end());
        // A point that decides nothing is no act, but it ends the one above; a number makes an act by itself.
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            if (chosen[i].kind == HeadingKind::numbered || chosen[i].kind == HeadingKind::stop) continue;
            const int to = i + 1 < chosen.size() ? chosen[i + 1].index : end_;
            if (lines_.decisions(chosen[i].index, to) == 0) chosen[i].kind = HeadingKind::stop;
        }
        std::vector<Heading> all = with_points_of_information(chosen);
        keep_cut_point(all);
        return all;
    }

    // Text without line breaks that ends inside a sentence is cut short: its last point is an act though the decision
    // is lost. The point opens in the manner of the acts above.
    void keep_cut_point(std::vector<Heading>& chosen) const {
        if (!lines_.source().running_text() || end_ == 0 || end_ != lines_.count()) return;
        const std::string& last_line = lines_[end_ - 1].folded;
        // « Le maire propose … » is no signature.
        const auto closes = [](const std::string& folded) {
            return (is_tail(folded) && !opens_report(folded)) || is_closing(folded);
        };
        if (ends_sentence(last_line) || closes(last_line) || is_name_alone(last_line)) return;
        auto last = chosen.end();
        for (auto each = chosen.begin(); each != chosen.end(); ++each)
            if (each->kind != HeadingKind::stop) last = each;
        if (last == chosen.end() || (last->kind != HeadingKind::ranked && last->kind != HeadingKind::title)) return;
        int decided = end_ - 1;
        while (decided > last->index && !lines_[decided].decides) --decided;
        for (int i = decided + 1; i < end_; ++i)
            if (closes(lines_[i].folded)) return;
        const DocumentLine& own = lines_[last->index];
        for (const Heading& each : candidates_) {
            if (each.index <= decided || each.kind != last->kind) continue;
            const DocumentLine& line = lines_[each.index];
            const bool next_rank =
                own.rank && line.rank && line.rank->style == own.rank->style && line.rank->value == own.rank->value + 1;
            const bool same_type = !own.rank && !line.rank && own.capitals && line.capitals && line.gap_before &&
                                   each.score >= weights.least_title * 2;
            if (!next_rank && !same_type) continue;
            Heading point = each;
            chosen.erase(std::remove_if(chosen.begin(), chosen.end(),
                                        [&](const Heading& other) { return other.index >= point.index; }),
                         chosen.end());
            chosen.push_back(point);
            return;
        }
    }

    // A point of information below the last decision of an act ends it: a heading in the manner of the act's own, with
    // a text below it. Linear in the lines and candidates.
    std::vector<Heading> with_points_of_information(const std::vector<Heading>& chosen) const {
        std::vector<Heading> all;
        std::size_t next = 0;  // candidate
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            all.push_back(chosen[i]);
            if (chosen[i].kind != HeadingKind::title && chosen[i].kind != HeadingKind::ranked) continue;
            const int to = i + 1 < chosen.size() ? chosen[i + 1].index : end_;
            int last = to - 1;
            while (last > chosen[i].index && !lines_[last].decides) --last;
            while (next < candidates_.size() && candidates_[next].index <= last) ++next;
            for (std::size_t k = next; k < candidates_.size() && candidates_[k].index < to; ++k) {
                if (!opens_information(chosen[i], candidates_[k], to)) continue;
                all.push_back(candidates_[k]);
                all.back().kind = HeadingKind::stop;
                break;
            }
        }
        return all;
    }

    bool opens_information(const Heading& act, const Heading& point, int to) const {
        const DocumentLine& own = lines_[act.index];
        const DocumentLine& line = lines_[point.index];
        // The title of the act may be below its rank: then the rank alone says little of the type.
        const bool bare_rank = own.rank && line.rank && own.key.empty();
        const bool other_type =
            !bare_rank && (own.bold != line.bold || own.capitals != line.capitals || own.bullet != line.bullet);
        if (point.kind != act.kind || point.score < weights.least_title || !line.gap_before || other_type ||
            ends_sentence(line.folded) || point.index + 1 >= to)
            return false;
        if (line.rank && own.rank && (line.rank->style != own.rank->style || line.rank->value <= own.rank->value))
            return false;
        constexpr int longest = 3;
        for (int i = point.index + 1; i < std::min(to, point.index + 1 + longest); ++i) {
            if (opens_report(lines_[i].folded) || is_ground(lines_[i].folded) || lines_[i].folded.back() == '.')
                return true;
            if (lines_[i].gap_before && i > point.index + 1) return false;
        }
        return false;
    }

    const DocumentLines& lines_;
    const std::vector<Heading>& candidates_;
    int end_;
    bool numbered_ = false;
    bool ranked_ = false;
    bool rare_objects_ = false;
    int longest_chain_ = 0;
    int chain_style_ = 0;
    bool chained_ = false;
    std::vector<bool> strays_;
    std::vector<double> passed_;
    std::vector<double> best_;
    std::vector<int> from_;
};

}  // namespace

std::vector<Heading> choose_headings(const DocumentLines& lines, const std::vector<Heading>& candidates, int end) {
    if (candidates.empty()) return {};
    return HeadingChooser(lines, candidates, end).run();
}

}  // namespace recueil::corpus
