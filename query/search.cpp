#include "query/search.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "indexer/storage/page_release.h"
#include "query/answers/highlight.h"
#include "query/engine/local_engine.h"
#include "query/facets/facet_counts.h"
#include "query/language/parser.h"
#include "query/plan/filters.h"
#include "query/plan/planner.h"
#include "query/plan/term_expansion.h"
#include "query/ranking/answer_evidence.h"
#include "query/ranking/ranking_weights.h"
#include "query/suggest/spelling.h"

namespace recueil::query {

namespace {

constexpr auto time_limit = std::chrono::seconds(3);
constexpr std::size_t excerpt_length = 320;
constexpr std::size_t most_words_counted = 12;
constexpr std::size_t most_plan_lines = 200;

// The acts found, and the plan of the text that found them.
struct FoundActs {
    Plan text;
    MatchSetPtr matches;
    std::vector<ScoredAct> first;  // by score; empty where nobody asked yet
    bool is_loosened = false;

    double best_score() const {
        double best = 0;
        for (const ScoredAct& act : first) best = std::max(best, act.score);
        return best;
    }
    double best_coverage() const {
        double best = 0;
        for (const ScoredAct& act : first) best = std::max(best, act.coverage);
        return best;
    }
};

FoundActs find(Engine& engine, const Plan& text, const std::optional<Plan>& filter) {
    return {text, engine.match(with_filter(text, filter)), {}, false};
}

void rank(Engine& engine, const QueryPlan& query, FoundActs& found) {
    found.first = engine.top_k(*found.matches, query, ranking_weights.reranked);
}

// The acts that match all words; or, where none of them has all words in one passage (with its title and date), those
// that match all but one or two of them near each other: a report of a thousand pages has nearly every word somewhere.
FoundActs find_or_loosen(Engine& engine, const QueryPlan& query, const Plan& text, const std::optional<Plan>& filter) {
    FoundActs strict = find(engine, text, filter);
    const std::size_t words = query.words.size();
    if (words < 2 || strict.matches->is_cut) return strict;
    const bool any_matches = strict.matches->count > 0;
    if (any_matches) {
        rank(engine, query, strict);
        if (strict.best_coverage() > 0.999) return strict;
    }
    for (std::size_t left_out = 1; left_out < words; ++left_out) {
        if (any_matches && left_out > ranking_weights.most_left_out) return strict;
        const auto plan = loosened(query, left_out);
        if (!plan) return strict;
        FoundActs loose = find(engine, *plan, filter);
        if (loose.matches->count == strict.matches->count) continue;
        if (any_matches) {
            rank(engine, query, loose);
            if (loose.best_score() < strict.best_score() * ranking_weights.much_better) continue;
        }
        loose.is_loosened = true;
        return loose;
    }
    return strict;
}

// Which of the words no act has, or few.
std::vector<WordCount> count_words(Engine& engine, const QueryPlan& query, const std::optional<Plan>& filter,
                                   std::size_t text_size) {
    std::vector<WordClause> words = query.words;
    words.insert(words.end(), query.required.begin(), query.required.end());
    if (words.size() > most_words_counted) words.resize(most_words_counted);
    std::sort(words.begin(), words.end(), [](const WordClause& a, const WordClause& b) { return a.begin < b.begin; });
    std::vector<WordCount> counts;
    for (const WordClause& word : words)
        if (word.end > word.begin && word.end <= text_size)
            counts.push_back({word.begin, word.end, engine.match(with_filter(word.plan, filter))->count});
    return counts;
}

std::vector<ScoredAct> acts_of_page(Engine& engine, const QueryPlan& query, const SearchRequest& request,
                                    FoundActs& found) {
    const auto per_page = static_cast<std::size_t>(request.per_page);
    const std::size_t first = static_cast<std::size_t>(request.page - 1) * per_page;
    const std::size_t last = first + per_page;
    if (per_page == 0 || first >= found.matches->count) return {};
    std::vector<ScoredAct> acts;
    if (request.sort == Sort::entered_descending) {
        acts = engine.by_entered(*found.matches, first, last);
    } else if (request.sort != Sort::relevance || !query.has_words) {
        acts = engine.by_date(*found.matches, request.sort != Sort::date_ascending, first, last);
    } else {
        acts = found.first.empty() || last > ranking_weights.reranked
                   ? engine.top_k(*found.matches, query, std::max(last, ranking_weights.reranked))
                   : std::move(found.first);
        if (acts.size() > last) acts.resize(last);
        acts.erase(acts.begin(), acts.begin() + static_cast<std::ptrdiff_t>(std::min(first, acts.size())));
    }
    engine.add_passages(acts, query);
    return acts;
}

// True where a passage says the title of its act again: the head of a report or an annex.
bool repeats_title(const corpus::Passage& passage, const std::string& folded_title) {
    constexpr std::size_t shortest_title = 24;  // bytes
    if (passage.kind == corpus::PassageKind::title || folded_title.size() < shortest_title) return false;
    return stemming::fold(passage.text).find(folded_title) != std::string::npos;
}

// The act with its passages, those that answer first.
Result<FetchedAct> fetch_answers(Engine& engine, const ScoredAct& act, AnswerKinds asked, std::size_t most_passages) {
    if (act.passages.size() < 2 || most_passages == 0) return engine.fetch(act, most_passages);
    auto fetched = engine.fetch(
        act, asked.empty() ? most_passages + 1 : std::max(most_passages + 1, ranking_weights.passages_read));
    if (!fetched) return fetched;
    std::vector<corpus::Passage>& passages = fetched->passages;
    const std::string title = stemming::fold(fetched->summary.title);
    std::vector<std::pair<double, std::size_t>> order;  // best first
    for (std::size_t i = 0; i < passages.size(); ++i) {
        double score = act.passages[i].answer;
        score *= 1 + ranking_weights.of_evidence * answer_evidence(asked, passages[i].text);
        if (repeats_title(passages[i], title)) score *= ranking_weights.of_repeated_title;
        order.emplace_back(-score, i);
    }
    std::sort(order.begin(), order.end());
    std::vector<corpus::Passage> best;
    for (std::size_t i = 0; i < order.size() && i < most_passages; ++i)
        best.push_back(std::move(passages[order[i].second]));
    passages = std::move(best);
    return fetched;
}

Result<Hit> hit_of(Engine& engine, const stemming::Analyser& analyser, const Highlighter& highlighter,
                   const ScoredAct& act, AnswerKinds asked, std::size_t most_passages) {
    auto fetched = fetch_answers(engine, act, asked, most_passages);
    if (!fetched) return failure(fetched);
    indexer::ActSummary& summary = fetched->summary;
    Hit hit;
    hit.id = std::move(summary.id);
    hit.kind = summary.is_document ? "document" : "deliberation";
    hit.number = std::move(summary.number);
    hit.title = std::move(summary.title);
    hit.session_date = std::move(summary.date);
    hit.institution = std::move(summary.institution);
    hit.assembly = std::move(summary.assembly);
    hit.form = std::move(summary.form);
    hit.outcome = std::move(summary.outcome);
    hit.commissions = std::move(summary.commissions);
    hit.score = act.score;
    hit.file = std::move(summary.file);
    if (fetched->entered > 0) hit.indexed_at = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(fetched->entered));
    for (const corpus::Passage& passage : fetched->passages) {
        Excerpt excerpt = highlighter.excerpt(analyser, passage.text, excerpt_length);
        const int line = passage.line_at(excerpt.begin);
        hit.passages.push_back({std::string(corpus::name_of(passage.kind)), passage.label, line,
                                passage.line_at(std::max(excerpt.end, excerpt.begin + 1) - 1), passage.page,
                                passage.page_end, std::move(excerpt.text), std::move(excerpt.highlights)});
    }
    return hit;
}

void explain(Engine& engine, const Plan& plan, int depth, std::vector<PlanLine>& lines) {
    if (lines.size() == most_plan_lines) return;
    lines.push_back({depth, describe(plan), engine.match(plan)->count});
    for (const Plan& child : plan.children()) explain(engine, child, depth + 1, lines);
}

std::optional<std::string> suggestion(const IndexReader& index, const std::string& text, const ParsedQuery& parsed) {
    const auto lexicons = index.lexicons();
    return suggest_query(text, parsed, index.analyser, lexicons, [&](const stemming::Token& word) {
        std::size_t acts = 0;
        for (const std::string& form : inflections(index, word.surface, word.stem).forms)
            acts += index.all.get_termfreq(form);
        return acts;
    });
}

std::string printed(const ParsedQuery& parsed, const std::string& text, const QueryPlan& query) {
    std::string line = print(parsed.root);
    for (const Expanded& each : query.expanded)
        line += fmt::format(" ~ {} = {}", text.substr(each.begin, each.end - each.begin), each.words);
    for (const AnswerKind kind : answer_kinds)
        if (query.asked.has(kind)) line += fmt::format(" ? {}", name_of(kind));
    return line;
}

Result<SearchResponse> search(IndexReader& index, const SearchRequest& request) {
    if (request.page < 1) return failure(ErrorCode::usage, "page: pages are counted from 1");
    if (request.per_page < 0 || request.per_page > 100)
        return failure(ErrorCode::usage, "per_page: from 0 to 100 hits a page");
    const auto started = std::chrono::steady_clock::now();
    const Deadline deadline = started + time_limit;
    LocalEngine engine(index, deadline);
    const auto filters = read_filters(index, request);
    if (!filters) return failure(filters);
    const std::optional<Plan> filter = filters->plan();

    const ParsedQuery parsed = parse_query(request.text);
    const QueryPlan query = make_plan(parsed, request.text, index, request.expand);
    SearchResponse response;
    response.text = request.text;
    response.page = request.page;
    response.per_page = request.per_page;
    response.expanded = query.expanded;
    response.parsed = printed(parsed, request.text, query);
    response.diagnostics = parsed.diagnostics;
    response.diagnostics.insert(response.diagnostics.end(), query.diagnostics.begin(), query.diagnostics.end());

    FoundActs found = find_or_loosen(engine, query, query.plan, filter);
    response.is_filtered = filter.has_value();
    response.partial = found.is_loosened;
    response.total = found.matches->count;
    if (response.partial || response.total == 0)
        response.word_counts = count_words(engine, query, filter, request.text.size());

    auto facets = count_facets(engine, index, request, *found.matches, found.text, *filters);
    if (!facets) return failure(facets);
    response.facets = std::move(*facets);
    indexer::release_excess_pages(index.segments);
    const Highlighter highlighter(query.matches);
    for (const ScoredAct& act : acts_of_page(engine, query, request, found)) {
        auto hit = hit_of(engine, index.analyser, highlighter, act, query.asked,
                          static_cast<std::size_t>(std::max(request.passages, 0)));
        if (!hit) return failure(hit);
        response.hits.push_back(std::move(*hit));
    }
    if (request.explain) explain(engine, with_filter(found.text, filter), 0, response.plan);

    response.suggestion = suggestion(index, request.text, parsed);
    response.total_exact = !found.matches->is_cut && std::chrono::steady_clock::now() <= deadline;
    if (!response.total_exact)
        response.diagnostics.push_back(
            {"la recherche a été interrompue : elle durait trop, d'autres actes peuvent y répondre", 0,
             request.text.size()});
    response.took_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - started).count();
    return response;
}

}  // namespace

Result<SearchResponse> search_index(IndexReader& index, const SearchRequest& request) {
    auto response = search(index, request);
    indexer::release_excess_pages(index.segments);
    return response;
}

}  // namespace recueil::query
