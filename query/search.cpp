#include "query/search.h"

#include <algorithm>
#include <chrono>
#include <nlohmann/json.hpp>
#include <utility>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "base/time_limit.h"
#include "corpus/act_json.h"
#include "indexer/storage/page_release.h"
#include "query/answers/direct_answer.h"
#include "query/answers/highlight.h"
#include "query/characters.h"
#include "query/engine/local_engine.h"
#include "query/facets/facet_counts.h"
#include "query/language/parser.h"
#include "query/plan/filters.h"
#include "query/plan/planner.h"
#include "query/plan/term_expansion.h"
#include "query/ranking/answer_evidence.h"
#include "query/ranking/passage_choice.h"
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
    bool is_in_passages = false;  // what is left out is elsewhere in the acts

    // The highest score, coverage or share copied of the first acts.
    double best(double ScoredAct::*measure) const {
        double best = 0;
        for (const ScoredAct& act : first) best = std::max(best, act.*measure);
        return best;
    }
};

FoundActs find(Engine& engine, const Plan& text, const std::optional<Plan>& filter) {
    return {text, engine.match(with_filter(text, filter)), {}, false, false};
}

void rank(Engine& engine, const QueryPlan& query, FoundActs& found) {
    found.first = engine.top_k(*found.matches, query, ranking_weights.reranked);
}

// The acts that match all words; or, where none of them has all words in one passage (with its title and date), those
// that match all but one or two of them near each other: a report of a thousand pages has nearly every word somewhere.
// Where no act matches all words, as many are left out as must be before that.
FoundActs find_or_loosen(Engine& engine, const SearchRequest& request, const QueryPlan& query, const Plan& text,
                         const std::optional<Plan>& filter) {
    FoundActs found = find(engine, text, filter);
    if (request.loosen && found.matches->count == 0 && !query.in_passages.is_nothing()) {
        FoundActs passages = find(engine, query.in_passages, filter);
        passages.is_in_passages = true;
        if (passages.matches->count > 0) return passages;
    }
    const std::size_t words = query.words.size();
    if (!request.loosen || words < 2 || found.matches->is_cut) return found;
    std::size_t needed = 0;  // words left out for the first acts found
    for (std::size_t left_out = 1; left_out < words; ++left_out) {
        const bool any_matches = found.matches->count > 0;
        if (any_matches && found.first.empty()) {
            rank(engine, query, found);
            if (found.best(&ScoredAct::coverage) > 0.999) return found;
        }
        if (any_matches && left_out > needed + ranking_weights.most_left_out) return found;
        const auto plan = loosened(query, left_out);
        if (!plan) return found;
        FoundActs loose = find(engine, *plan, filter);
        if (loose.matches->count == found.matches->count) continue;
        loose.is_loosened = true;
        if (!any_matches) {
            needed = left_out;
            found = std::move(loose);
            continue;
        }
        rank(engine, query, loose);
        if (loose.best(&ScoredAct::score) >= found.best(&ScoredAct::score) * ranking_weights.much_better) return loose;
    }
    return found;
}

struct Reading {
    ParsedQuery parsed;
    QueryPlan query;
    FoundActs found;
};

// True where a field is typed as one, « membre:Petit »: in texts a space or a line end is beside the colon.
bool has_typed_field(const Node& node, std::string_view text) {
    if (node.kind == Node::Kind::field || node.kind == Node::Kind::range) {
        const std::size_t colon = text.find(':', node.begin);
        const bool is_inside = colon > node.begin && colon != std::string_view::npos && colon + 1 < node.end;
        if (is_inside && !is_white_space(text[colon - 1]) && !is_white_space(text[colon + 1])) return true;
    }
    return std::any_of(node.children.begin(), node.children.end(),
                       [&](const Node& child) { return has_typed_field(child, text); });
}

// Signs of a text copied from an act are no operators: « Absents excusés : M. Petit », « TARIFS SAUF GALA ». The text
// is read without them where an act then has it word for word, and no act that the operators leave has.
Reading read_and_find(Engine& engine, const IndexReader& index, const SearchRequest& request,
                      const std::optional<Plan>& filter) {
    const auto read = [&](ParsedQuery parsed) {
        QueryPlan query = make_plan(parsed, request.text, index, request.expand);
        FoundActs found = find_or_loosen(engine, request, query, query.plan, filter);
        return Reading{std::move(parsed), std::move(query), std::move(found)};
    };
    Reading typed = read(parse_query(request.text));
    if (typed.query.shingles.empty() || has_typed_field(typed.parsed.root, request.text)) return typed;
    ParsedQuery parsed = parse_plain_text(request.text);
    if (print(parsed.root) == print(typed.parsed.root)) return typed;
    const auto best_copied = [&](Reading& reading) {
        if (reading.found.first.empty()) rank(engine, reading.query, reading.found);
        return reading.found.best(&ScoredAct::copied);
    };
    if (best_copied(typed) >= ranking_weights.complete_copy) return typed;
    Reading plain = read(std::move(parsed));
    if (best_copied(plain) < ranking_weights.complete_copy) return typed;
    plain.parsed.diagnostics.push_back(
        {"Ce texte est celui d'un acte : ses signes sont lus comme du texte.", 0, request.text.size()});
    return plain;
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

Result<Hit> hit_of(Engine& engine, const stemming::Analyser& analyser, const Highlighter& highlighter,
                   const ScoredAct& act, const QueryPlan& query, std::size_t most_passages) {
    auto fetched = engine.fetch(act, passages_to_read(query, act.passages.size(), most_passages));
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
    hit.source_url = std::move(summary.url);
    if (fetched->entered > 0) hit.indexed_at = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(fetched->entered));
    const std::vector<ChosenPassage> chosen =
        choose_passages(std::move(fetched->passages), act.passages, query, hit.title, most_passages);
    for (const auto& [passage, also] : chosen) {
        Excerpt excerpt = highlighter.excerpt(analyser, passage.text, excerpt_length,
                                              answer_signs(query.asked, query.counted, passage.kind, passage.text));
        const int line = passage.line_at(excerpt.begin);
        hit.passages.push_back({std::string(corpus::name_of(passage.kind)), passage.label, line,
                                passage.line_at(std::max(excerpt.end, excerpt.begin + 1) - 1), passage.page,
                                passage.page_end, std::move(excerpt.text), std::move(excerpt.highlights), also});
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

// A person's role, the votes and grants of the first act, or a session.
Result<std::optional<DirectAnswer>> direct_answer(IndexReader& index, Engine& engine, const QueryPlan& query,
                                                  const std::optional<Plan>& filter, const SearchResponse& response) {
    using Answer = std::optional<DirectAnswer>;
    if (!query.roles.empty()) {
        const std::size_t acts = engine.match(with_filter(query.roles.front().plan, filter))->count;
        if (acts > 0) return Answer(answer_of_role(query.roles.front(), acts, response.hits));
    }
    const bool asks_for_facts_of_an_act = asks_for_vote(query.asked) || query.asked.has(AnswerKind::amount);
    if (asks_for_facts_of_an_act && !response.hits.empty() && response.hits[0].kind == "deliberation") {
        const auto place = index.act_with_id(response.hits[0].id);
        if (!place) return failure(place);
        const auto json = index.segments[place->segment].act_json(place->row);
        if (!json) return failure(json);
        const auto act = corpus::act_from_json(nlohmann::ordered_json::parse(*json));
        if (!act) return failure(act);
        return answer_of_act(*act, query.asked, response.text);
    }
    if (query.asked.has(AnswerKind::session)) {
        for (const ScoredClause& clause : query.clauses) {
            if (clause.first_day == 0 || clause.first_day != clause.last_day) continue;
            const std::size_t acts =
                engine.match(with_filter(Plan::days(clause.first_day, clause.last_day), filter))->count;
            const std::uint32_t day = clause.first_day;
            if (acts > 0)
                return Answer(
                    answer_of_session(fmt::format("{}-{:02}-{:02}", day / 10000, day / 100 % 100, day % 100), acts));
        }
    }
    return Answer();
}

Result<SearchResponse> search(IndexReader& index, const SearchRequest& request) {
    if (request.page < 1) return failure(ErrorCode::usage, "page: pages are counted from 1");
    if (request.per_page < 0 || request.per_page > 100)
        return failure(ErrorCode::usage, "per_page: from 0 to 100 hits a page");
    const auto started = std::chrono::steady_clock::now();
    const Deadline deadline =
        std::min(started + std::min<TimeLimit::Clock::duration>(time_limit, TimeLimit::search()), TimeLimit::end());
    LocalEngine engine(index, deadline);
    const auto filters = read_filters(index, request);
    if (!filters) return failure(filters);
    const std::optional<Plan> filter = filters->plan();

    Reading reading = read_and_find(engine, index, request, filter);
    const ParsedQuery& parsed = reading.parsed;
    const QueryPlan& query = reading.query;
    FoundActs& found = reading.found;
    SearchResponse response;
    response.text = request.text;
    response.page = request.page;
    response.per_page = request.per_page;
    response.expanded = query.expanded;
    response.parsed = printed(parsed, request.text, query);
    response.diagnostics = parsed.diagnostics;
    response.diagnostics.insert(response.diagnostics.end(), query.diagnostics.begin(), query.diagnostics.end());

    if (found.is_in_passages)
        response.diagnostics.push_back(
            {"Aucun acte ne laisse de côté ces mots tout entier : voici ceux dont un passage a "
             "les autres mots sans eux.",
             0, request.text.size()});

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
        TimeLimit::check();
        auto hit = hit_of(engine, index.analyser, highlighter, act, query,
                          static_cast<std::size_t>(std::max(request.passages, 0)));
        if (!hit) return failure(hit);
        response.hits.push_back(std::move(*hit));
    }
    if (request.page == 1 && !response.partial) {
        auto answer = direct_answer(index, engine, query, filter, response);
        if (!answer) return failure(answer);
        response.answer = std::move(*answer);
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
