// Two councils that use the same numbers, days and names, in one index: over HTTP, by the tools of assistants and in
// alerts each answers as in an index of its own.
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "alerts/new_acts.h"
#include "query/answers/links.h"
#include "query/changes.h"
#include "tests/query/clashing_councils.h"
#include "tests/server/council_application.h"

namespace recueil::server {
namespace {

using Json = nlohmann::ordered_json;
using recueil::tests::clashing_acts;
using recueil::tests::ClashingCouncil;
using recueil::tests::Council;
using recueil::tests::first_council;
using recueil::tests::second_council;
using recueil::tests::TestAct;

// An index of some of the councils, answering.
class Answering {
  public:
    explicit Answering(const std::vector<std::pair<const ClashingCouncil*, unsigned>>& councils) {
        council_.write("neither.txt", {});
        council_.write_text("neither.txt", "Une notice sans acte.\n");
        EXPECT_TRUE(council_.index().has_value());
        first_state_ = council_.open().status().state;
        for (const auto& [council, seed] : councils)
            council_.write(council->slug + ".txt", clashing_acts(*council, seed));
        EXPECT_TRUE(council_.index().has_value());
        application_.emplace(council_);
    }

    std::string get(const std::string& path, const std::string& query = {}) {
        return body_of(application_->get(path, query), path + "?" + query);
    }
    Json json(const std::string& path, const std::string& query = {}) { return Json::parse(get(path, query)); }

    // What a tool of assistants answers.
    Json tool(const std::string& name, const Json& arguments) {
        Request request;
        request.method = "POST";
        request.path = "/mcp";
        request.headers = {{"content-type", "application/json"}};
        request.body = Json{{"jsonrpc", "2.0"},
                            {"id", 1},
                            {"method", "tools/call"},
                            {"params", {{"name", name}, {"arguments", arguments}}}}
                           .dump();
        const Json answer = Json::parse(body_of(application_->ask(std::move(request)), name));
        EXPECT_FALSE(answer.at("result").value("isError", true)) << answer.dump();
        return answer.at("result").at("structuredContent");
    }

    // The ids that a saved search reports since the state before any act.
    std::set<std::string> alerted(const std::vector<query::Filter>& filters) {
        const query::Searcher searcher = council_.open();
        const auto changes = query::changes_since({council_.database()}, first_state_);
        EXPECT_TRUE(changes.has_value());
        alerts::SavedSearch search;
        search.request.text = "vélos";
        search.request.filters = filters;
        const auto acts = alerts::new_acts(searcher, search, changes->acts);
        EXPECT_TRUE(acts.has_value());
        std::set<std::string> ids;
        for (const auto& each : *acts) EXPECT_TRUE(ids.insert(each.hit.id).second);
        return ids;
    }

  private:
    static std::string body_of(Response response, const std::string& asked) {
        EXPECT_EQ(response.status, 200) << asked << "\n" << response.body;
        if (response.source == nullptr) return response.body;
        std::string text;
        while (response.source->next(text)) {
        }
        return text;
    }

    Council council_;
    std::string first_state_;
    std::optional<CouncilApplication> application_;
};

void remove_all(std::string& text, const std::string& words) {
    for (std::size_t at = text.find(words); at != std::string::npos; at = text.find(words, at))
        text.erase(at, words.size());
}

// Times differ; the name of the council stands behind names that another one has too, and before keys of nodes.
std::string without_times_and_councils(std::string text, const ClashingCouncil& council) {
    remove_all(text, " (" + council.label + ")");
    remove_all(text, council.slug + "/");
    for (const std::string begin : {"<updated>", "\"indexed_at\":\"", "\"indexed_at\": \""})
        for (std::size_t at = text.find(begin); at != std::string::npos; at = text.find(begin, at + 1)) {
            const std::size_t end = text.find_first_of("<\"", at + begin.size());
            text.erase(at + begin.size(), end - at - begin.size());
        }
    return text;
}

std::string entries_of(const std::string& feed) {
    const std::size_t first = feed.find("<entry>");
    return first == std::string::npos ? "" : feed.substr(first);
}

class TwoCouncilsServed : public ::testing::TestWithParam<unsigned> {};

TEST_P(TwoCouncilsServed, AnswerAsEachAlone) {
    const unsigned seed = GetParam();
    const std::vector<std::pair<const ClashingCouncil*, unsigned>> councils{{&first_council, seed},
                                                                            {&second_council, seed + 1'000}};
    Answering both(councils);
    std::size_t acts_met = 0;
    for (const auto& [council, its_seed] : councils) {
        SCOPED_TRACE(council->label);
        Answering alone({{council, its_seed}});
        const std::string of_council = "institution=" + query::percent_encode(council->label);
        const auto same = [&, of = council](const std::string& here, const std::string& there) {
            EXPECT_EQ(without_times_and_councils(here, *of), without_times_and_councils(there, *of));
        };
        // What is taken away as a table, as lines, or followed.
        for (const char* path : {"/api/v1/export.jsonl", "/api/v1/export.csv", "/api/v1/export.scdl.csv"})
            same(both.get(path, of_council), alone.get(path, of_council));
        same(entries_of(both.get("/feed.atom", of_council)), entries_of(alone.get("/feed.atom", of_council)));
        EXPECT_EQ(both.alerted({{"institution", council->label}}), alone.alerted({{"institution", council->label}}));
        EXPECT_EQ(both.alerted({{"institution", council->label}}).size(), 14U);
        // Votes and sums.
        for (const char* path : {"/api/v1/votes", "/api/v1/grants"}) {
            const Json here = both.json(path, of_council + "&per_page=100");
            Json there = alone.json(path, of_council + "&per_page=100");
            same(here.dump(), there.dump());
        }
        // Each act, its known state, who cites it; in each of its wordings, and as assistants are told.
        const Json found = alone.json("/api/v1/search", "q=v%C3%A9los&sort=date_asc&per_page=100&facets=none");
        const Json here =
            both.json("/api/v1/search", "q=v%C3%A9los&sort=date_asc&per_page=100&facets=none&" + of_council);
        same(here.at("hits").dump(), found.at("hits").dump());
        for (const Json& hit : found.at("hits")) {
            ++acts_met;
            const std::string id = hit.at("id");
            const std::string path = "/api/v1/acts/" + id;
            same(both.get(path), alone.get(path));
            same(both.json(path + "/citations", "depth=2").at("known_state").dump(),
                 alone.json(path + "/citations", "depth=2").at("known_state").dump());
            const std::string wording = query::percent_encode(hit.at("number").get<std::string>() + "@" +
                                                              hit.at("session_date").get<std::string>());
            const Json resolved = both.json("/api/v1/resolve", "ref=" + wording + "&" + of_council);
            EXPECT_EQ(resolved.at("act").at("id"), id);
            EXPECT_EQ(both.tool("act", {{"id", id}}).at("institution"), council->label);
            const Json traced = both.tool("trace", {{"reference", id}, {"direction", "both"}});
            const Json traced_alone = alone.tool("trace", {{"reference", id}, {"direction", "both"}});
            // Nodes are in the order of their keys, which the name of the council begins.
            const auto edges_of = [&, of = council](const Json& graph) {
                std::multiset<std::string> edges;
                for (const Json& edge : graph.at("edges")) edges.insert(without_times_and_councils(edge.dump(), *of));
                return edges;
            };
            EXPECT_EQ(edges_of(traced), edges_of(traced_alone));
        }
        const Json searched = both.tool("search", {{"query", "vélos"}, {"institution", Json::array({council->label})}});
        EXPECT_EQ(searched.at("total"), 14);
        for (const Json& hit : searched.at("hits")) EXPECT_EQ(hit.at("institution"), council->label);
    }
    EXPECT_EQ(acts_met, 28U);
    EXPECT_EQ(both.alerted({}).size(), 28U);
}

INSTANTIATE_TEST_SUITE_P(RandomCorpora, TwoCouncilsServed, ::testing::Range(1U, 5U));

}  // namespace
}  // namespace recueil::server
