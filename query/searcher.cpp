#include "query/searcher.h"

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <limits>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "indexer/storage/xapian_errors.h"
#include "query/answers/direct_answer.h"
#include "query/answers/display_title.h"
#include "query/answers/highlight.h"
#include "query/answers/lists.h"
#include "query/compare/version_differences.h"
#include "query/engine/index_reader.h"
#include "query/engine/matcher.h"
#include "query/graph/trace.h"
#include "query/language/parser.h"
#include "query/plan/planner.h"
#include "query/ranking/similar.h"
#include "query/ranking/top_k.h"
#include "query/search.h"
#include "query/suggest/completion.h"

namespace recueil::query {

namespace {

std::string iso_time(std::int64_t seconds) {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(static_cast<std::time_t>(seconds)));
}

nlohmann::ordered_json source_of(const nlohmann::ordered_json& act) {
    nlohmann::ordered_json source = act.at("source");
    source["form"] = act.at("form");
    return source;
}

// With the time it entered the index, or without, so that two indexes of the same documents export the same bytes.
enum class Times { told, left_out };

Result<nlohmann::ordered_json> act_at(IndexReader& index, ActPlace place, Times times) {
    const auto text = index.segments[place.segment].act_json(place.row);
    if (!text) return failure(text);
    nlohmann::ordered_json act = nlohmann::ordered_json::parse(*text);
    const std::int64_t entered = times == Times::told ? index.entered(place) : 0;
    if (entered > 0) act["source"]["indexed_at"] = iso_time(entered);
    return act;
}

// The stored act; where other documents hold it too, with them all as « sources », its own first, and what each of the
// others says differently.
Result<nlohmann::ordered_json> stored_act(IndexReader& index, ActPlace place, Times times) {
    auto act = act_at(index, place, times);
    if (!act) return act;
    const std::vector<ActPlace> copies = index.copies_of(place);
    if (copies.empty()) return act;
    const auto shown = corpus::act_from_json(*act);
    if (!shown) return failure(shown);
    nlohmann::ordered_json sources = nlohmann::ordered_json::array({source_of(*act)});
    for (const ActPlace& copy : copies) {
        const auto json = act_at(index, copy, times);
        if (!json) return failure(json);
        const auto other = corpus::act_from_json(*json);
        if (!other) return failure(other);
        sources.push_back(source_of(*json));
        sources.back()["differences"] = to_json(version_differences(*shown, *other));
    }
    (*act)["sources"] = std::move(sources);
    return act;
}

// « délibération 2018-83 du 26/03/2018 », « loi 84-53 »: nothing else is asked.
bool is_reference_alone(const std::string& text) {
    const Node root = parse_query(text).root;
    const std::vector<Node> nodes = root.kind == Node::Kind::sequence ? root.children : std::vector<Node>{root};
    bool has_reference = false;
    for (const Node& node : nodes) {
        if (node.kind != Node::Kind::reference && node.kind != Node::Kind::date) return false;
        has_reference = has_reference || node.kind == Node::Kind::reference;
    }
    return has_reference;
}

constexpr std::size_t all_passages = std::numeric_limits<std::size_t>::max();

// The first `most` passages of the act, of one kind where it is given.
Result<std::vector<corpus::Passage>> passages_of(IndexReader& index, const std::string& id,
                                                 std::optional<corpus::PassageKind> kind, std::size_t most) {
    const auto place = index.act_with_id(id);
    if (!place) return failure(place);
    indexer::Segment& segment = index.segments[place->segment];
    std::vector<corpus::Passage> passages;
    for (const indexer::PassageRecord& record : segment.doc_table().passages(place->row)) {
        if (passages.size() == most) break;
        if (kind && static_cast<corpus::PassageKind>(record.kind) != *kind) continue;
        auto passage = segment.passage(record);
        if (!passage) return failure(passage);
        passages.push_back(std::move(*passage));
    }
    return passages;
}

Result<void> add_states(IndexReader& index, GraphCache& cache, std::vector<Hit>& hits) {
    std::vector<ActPlace> places;
    std::vector<Hit*> acts;
    for (Hit& hit : hits) {
        if (hit.kind != "deliberation") continue;
        const auto place = index.act_with_id(hit.id);
        if (!place) return failure(place);
        places.push_back(*place);
        acts.push_back(&hit);
    }
    std::vector<std::string> states = known_states(index, cache, places);
    for (std::size_t i = 0; i < acts.size(); ++i) acts[i]->state = std::move(states[i]);
    return {};
}

}  // namespace

struct Searcher::Private {
    std::unique_ptr<IndexReader> index;
    std::shared_ptr<GraphCache> graph_cache;  // shared by the clones

    // Runs `ask` on the index; exceptions of Xapian become errors.
    template <class Ask>
    auto guarded(Ask&& ask) {
        return indexer::guarded(index->display_name, [&] { return ask(*index); });
    }
};

Searcher::Searcher(std::unique_ptr<Private> state) : private_(std::move(state)) {}
Searcher::~Searcher() = default;
Searcher::Searcher(Searcher&&) noexcept = default;
Searcher& Searcher::operator=(Searcher&&) noexcept = default;

Result<Searcher> Searcher::open(const std::string& directory) {
    return open(std::vector<std::string>{directory});
}

Result<Searcher> Searcher::open(const std::vector<std::string>& directories, std::shared_ptr<WorkerPool> pool) {
    auto index = IndexReader::open(directories, std::move(pool));
    if (!index) return failure(index);
    return Searcher(std::make_unique<Private>(Private{std::move(*index), std::make_shared<GraphCache>()}));
}

Result<Searcher> Searcher::again() const {
    auto index = private_->index->clone_for_thread();
    if (!index) return failure(index);
    return Searcher(std::make_unique<Private>(Private{std::move(*index), private_->graph_cache}));
}

bool Searcher::is_stale() const {
    return private_->index->is_stale();
}

Result<SearchResponse> Searcher::search(const SearchRequest& request) const {
    return private_->guarded([&](IndexReader& index) -> Result<SearchResponse> {
        auto response = search_index(index, request);
        if (!response) return response;
        if (auto added = add_states(index, *private_->graph_cache, response->hits); !added) return failure(added);
        if (request.page != 1 || response->answer || !is_reference_alone(request.text)) return response;
        const auto graph = trace_reference(index, *private_->graph_cache, {request.text, Direction::in, 1, {}});
        if (graph) {
            response->answer = answer_of_reference(*graph);
        } else if (graph.error().code != ErrorCode::not_found && graph.error().code != ErrorCode::usage) {
            return failure(graph);
        }
        return response;
    });
}

Result<nlohmann::ordered_json> Searcher::act(const std::string& id) const {
    return private_->guarded([&](IndexReader& index) -> Result<nlohmann::ordered_json> {
        const auto place = index.act_with_id(id);
        if (!place) return failure(place);
        return stored_act(index, *place, Times::told);
    });
}

Result<std::vector<corpus::Passage>> Searcher::passages(const std::string& id) const {
    return private_->guarded([&](IndexReader& index) { return passages_of(index, id, std::nullopt, all_passages); });
}

Result<std::vector<corpus::Passage>> Searcher::passages(const std::string& id, corpus::PassageKind kind,
                                                        std::size_t most) const {
    return private_->guarded([&](IndexReader& index) { return passages_of(index, id, kind, most); });
}

std::string Searcher::display_title(const std::string& title) const {
    return query::display_title(*private_->index, title);
}

Result<Marker> Searcher::marker(const std::string& text) const {
    return private_->guarded([&](IndexReader& index) -> Result<Marker> {
        const QueryPlan plan = make_plan(parse_query(text), text, index, true);
        const auto highlighter = std::make_shared<const Highlighter>(plan.matches);
        return Marker(
            [highlighter, &index](std::string_view marked) { return highlighter->highlights(index.analyser, marked); });
    });
}

Result<std::vector<SimilarAct>> Searcher::similar(const std::string& id, int limit) const {
    return private_->guarded([&](IndexReader& index) {
        return similar_acts(index, id, static_cast<std::size_t>(std::clamp(limit, 0, 50)));
    });
}

Result<void> Searcher::for_each_act(const std::function<bool(const nlohmann::ordered_json&)>& visit) const {
    return private_->guarded([&](IndexReader& index) -> Result<void> {
        SearchContext context(index, Deadline::max());
        const MatchedActs all = match(context, Plan::everything());
        for (const ActPlace& place : by_date(index, all, false, 0, all.count)) {
            const auto act = stored_act(index, place, Times::left_out);
            if (!act) return failure(act);
            if (!visit(*act)) break;
        }
        return {};
    });
}

Result<Graph> Searcher::trace(const TraceRequest& request) const {
    return private_->guarded(
        [&](IndexReader& index) { return trace_reference(index, *private_->graph_cache, request); });
}

Result<Graph> Searcher::graph() const {
    return private_->guarded(
        [&](IndexReader& index) -> Result<Graph> { return whole_graph(index, *private_->graph_cache); });
}

Result<Missing> Searcher::missing(std::size_t limit) const {
    return private_->guarded(
        [&](IndexReader& index) -> Result<Missing> { return cited_but_missing(index, *private_->graph_cache, limit); });
}

Result<std::vector<VocabularyEntry>> Searcher::vocabulary(Vocabulary which) const {
    return private_->guarded(
        [&](IndexReader& index) -> Result<std::vector<VocabularyEntry>> { return list_vocabulary(index, which); });
}

Result<std::vector<Completion>> Searcher::suggest(const std::string& text, int limit) const {
    return private_->guarded([&](IndexReader& index) -> Result<std::vector<Completion>> {
        return complete(index, text, static_cast<std::size_t>(std::clamp(limit, 0, 100)));
    });
}

IndexStatus Searcher::status() const {
    return status_of(*private_->index);
}

}  // namespace recueil::query
