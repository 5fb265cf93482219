#include "query/ranking/passage_choice.h"

#include <algorithm>
#include <functional>
#include <string_view>

#include "query/characters.h"
#include "query/ranking/answer_evidence.h"
#include "query/ranking/ranking_weights.h"
#include "stemming/stemming.h"

namespace recueil::query {

namespace {

using corpus::PassageKind;

constexpr std::size_t shortest_title = 24;  // bytes: a shorter one is repeated by chance
constexpr std::size_t fewest_words = 8;     // of a decision that a report repeats
constexpr double share_repeated = 0.85;     // of its words
constexpr const RankingWeights& weights = ranking_weights;

struct Candidate {
    double score = 0;
    double copied = 0;
    std::size_t passage = 0;
    std::string folded;
};

// The hashes of the words of a folded text, sorted, each once.
std::vector<std::size_t> word_set(std::string_view folded) {
    std::vector<std::size_t> words;
    for (const std::string_view word : split_words(folded, " \t\n'(),;:.-/\""))
        words.push_back(std::hash<std::string_view>{}(word));
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

// The share of the words of `part` that `whole` has.
double share_in(const std::vector<std::size_t>& part, const std::vector<std::size_t>& whole) {
    if (part.empty()) return 0;
    const auto shared = std::count_if(part.begin(), part.end(), [&](std::size_t word) {
        return std::binary_search(whole.begin(), whole.end(), word);
    });
    return static_cast<double>(shared) / static_cast<double>(part.size());
}

bool repeats_title(PassageKind kind, std::string_view folded, std::string_view folded_title) {
    if (kind == PassageKind::title || folded_title.size() < shortest_title) return false;
    return folded.find(folded_title) != std::string_view::npos;
}

bool holds_any(std::string_view folded, const std::vector<std::string>& names) {
    return std::any_of(names.begin(), names.end(),
                       [&](const std::string& name) { return folded.find(name) != std::string_view::npos; });
}

bool by_score(const Candidate& a, const Candidate& b) {
    return a.score != b.score ? a.score > b.score : a.passage < b.passage;
}

// Whether a passage is left out, and the lines of those that are left out for it.
struct Repeated {
    bool is_left_out = false;
    std::vector<std::pair<int, int>> also_lines;
};

// Leaves out the reports that propose a decision in its own words: the decision takes their place and their score.
// `candidates` are in the order of the passages.
std::vector<Repeated> leave_out_repeated(const std::vector<corpus::Passage>& passages,
                                         std::vector<Candidate>& candidates) {
    std::vector<Repeated> repeated(passages.size());
    std::vector<std::vector<std::size_t>> words(passages.size());  // of reports, each made once
    for (Candidate& decision : candidates) {
        if (passages[decision.passage].kind != PassageKind::article) continue;
        std::vector<std::size_t> own;
        for (const Candidate& report : candidates) {
            const std::size_t j = report.passage;
            if (passages[j].kind != PassageKind::report || repeated[j].is_left_out) continue;
            if (decision.score < weights.of_decision_matched * report.score) continue;
            // The text of the query was copied from the report.
            if (report.copied > decision.copied) continue;
            if (own.empty()) own = word_set(decision.folded);
            if (own.size() < fewest_words) break;
            if (words[j].empty()) words[j] = word_set(report.folded);
            if (share_in(own, words[j]) < share_repeated) continue;
            decision.score = std::max(decision.score, report.score);
            repeated[j].is_left_out = true;
            repeated[decision.passage].also_lines.emplace_back(passages[j].lines.start, passages[j].lines.end);
        }
    }
    return repeated;
}

}  // namespace

std::size_t passages_to_read(const QueryPlan& query, std::size_t matching, std::size_t most) {
    if (matching < 2 || most == 0) return most;
    return std::max(most + 1, query.asked.empty() ? weights.passages_compared : weights.passages_read);
}

std::vector<ChosenPassage> choose_passages(std::vector<corpus::Passage> passages,
                                           const std::vector<PassageScore>& scores, const QueryPlan& query,
                                           const std::string& title, std::size_t most) {
    std::vector<ChosenPassage> chosen;
    if (scores.size() < 2) {
        for (std::size_t i = 0; i < passages.size() && i < most; ++i) chosen.push_back({std::move(passages[i]), {}});
        return chosen;
    }
    const std::string folded_title = stemming::fold(title);
    std::vector<std::string> people;
    for (const RoleClause& role : query.roles) people.push_back(stemming::fold(role.person));
    std::vector<Candidate> candidates;
    double best = 0;  // score of a passage without its evidence
    for (const PassageScore& each : scores) best = std::max(best, each.answer);
    for (std::size_t i = 0; i < passages.size(); ++i) {
        Candidate each{0, 0, i, stemming::fold(passages[i].text)};
        if (i < scores.size()) {
            each.score = scores[i].answer;
            each.copied = scores[i].copied;
        }
        const Evidence evidence = answer_evidence(query.asked, query.counted, passages[i].kind, passages[i].text);
        each.score *= 1 + weights.of_evidence * evidence.mean;
        each.score += weights.of_rare_evidence * evidence.rare * best;
        if (evidence.mean > 0 && holds_any(each.folded, people)) each.score *= weights.of_person_in_role;
        const bool is_title = passages[i].kind == PassageKind::title && !query.asked.empty();
        // The head of a report says the reason, where it is short.
        const bool says_reason = query.asked.has(AnswerKind::reason) && passages[i].kind == corpus::PassageKind::report;
        if (is_title || (!says_reason && repeats_title(passages[i].kind, each.folded, folded_title)))
            each.score *= weights.of_repeated_title;
        candidates.push_back(std::move(each));
    }

    std::vector<Repeated> repeated = leave_out_repeated(passages, candidates);
    std::sort(candidates.begin(), candidates.end(), by_score);
    for (const Candidate& each : candidates) {
        if (chosen.size() == most) break;
        if (repeated[each.passage].is_left_out) continue;
        chosen.push_back({std::move(passages[each.passage]), std::move(repeated[each.passage].also_lines)});
    }
    return chosen;
}

}  // namespace recueil::query
