#include "tools/graph_print.h"

#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/answers/graph_lines.h"
#include "tools/language.h"

namespace recueil::tools {
namespace {

using query::Direction;
using query::Graph;
using query::GraphEdge;
using query::GraphNode;
using testing::HasSubstr;
using testing::Not;

GraphNode node(const std::string& key, bool held) {
    GraphNode node;
    node.key = key;
    node.kind = "deliberation";
    node.label = "Délibération n°" + key;
    node.number = key;
    node.act_id = held ? "id-" + key : "";
    node.cited_by = 1;
    return node;
}

GraphEdge edge(const std::string& from, const std::string& to, const std::string& type) {
    GraphEdge edge;
    edge.from = from;
    edge.to = to;
    edge.type = type;
    edge.part = type == "cites" ? "visa" : "article";
    edge.label = type == "cites" ? "" : "2";
    edge.line_start = 1825;
    edge.text = type == "cites" ? "" : "De modifier la délibération \"n°1\"";
    return edge;
}

// 1 (not held) is amended and cited by 2; 3 cites 2; 2 cites 4, 4 cites 2.
Graph sample() {
    Graph graph;
    graph.root = "1";
    graph.nodes = {node("1", false), node("2", true), node("3", true), node("4", true)};
    graph.edges = {edge("2", "1", "cites"), edge("2", "1", "amends"), edge("3", "2", "cites"), edge("2", "4", "cites"),
                   edge("4", "2", "cites")};
    return graph;
}

TEST(GraphText, ShowsWhoAmendsWithTheSentence) {
    const std::string text = graph_text(sample(), Direction::both, 1, Style{});
    EXPECT_THAT(text, HasSubstr("Délibération n°1 [not in the corpus, cited by 1]"));
    EXPECT_THAT(text, HasSubstr("└─ amends  Délibération n°2\n"));
    EXPECT_THAT(text, HasSubstr("amends (article 2, line 1825): « De modifier la délibération \"n°1\" »"));
    EXPECT_THAT(text, HasSubstr("What it cites is not known"));
}

TEST(GraphText, GoesAsDeepAsAskedAndNotRound) {
    EXPECT_THAT(graph_text(sample(), Direction::in, 1, Style{}), Not(HasSubstr("n°3")));
    const std::string text = graph_text(sample(), Direction::in, 10, Style{});
    EXPECT_THAT(text, HasSubstr("n°3"));
    EXPECT_THAT(text, HasSubstr("n°4"));
    EXPECT_THAT(text, HasSubstr("(shown above)"));
}

TEST(GraphText, TellsTheKnownStateByDateWithItsProof) {
    Graph graph = sample();
    EXPECT_THAT(graph_text(graph, Direction::both, 1, Style{}),
                HasSubstr("Known state, from the corpus\n  no known change\n"));
    graph.nodes[0].act_id = "id-1";
    graph.nodes[0].date = "2018-03-26";
    graph.changes.push_back({"repeals", true, "2023-06-26", "2", "Délibération n°2 du 26/06/2023", "id-2", "2", 293,
                             "D’abroger\x1b[31m tout"});
    graph.nodes[0].variants.push_back({"1", "2018-03-27", 3, "day_apart"});
    const std::string text = graph_text(graph, Direction::in, 1, Style{});
    EXPECT_THAT(text, HasSubstr("  26/03/2018: adopted\n"));
    EXPECT_THAT(text,
                HasSubstr("26/06/2023: repealed in part by Délibération n°2 du 26/06/2023 (article 2, line 293)\n"));
    EXPECT_THAT(text, HasSubstr("« D’abroger"));
    EXPECT_THAT(text, HasSubstr("also cited as n°1 du 27/03/2018 by 3"));
    EXPECT_THAT(text, Not(HasSubstr("\x1b")));
    EXPECT_THAT(text, Not(HasSubstr("en vigueur")));
}

TEST(GraphText, TellsTheKnownStateInFrenchAsThePageDoes) {
    Graph graph = sample();
    ASSERT_TRUE(speak(Language::french));
    const std::string unchanged = known_state_text(graph, Style{});
    graph.changes.push_back(
        {"repeals", true, "2023-06-26", "2", "Délibération n°2 du 26/06/2023", "id-2", "2", 293, ""});
    const std::string text = known_state_text(graph, Style{});
    speak(Language::english);
    EXPECT_EQ(unchanged, "État connu d'après le corpus\n  sans modification connue\n");
    EXPECT_THAT(text,
                HasSubstr("26/06/2023 : abrogée en partie par la délibération n°2 du 26/06/2023 (article 2, ligne "
                          "293)\n"));
}

// A sentence says at its end which part of another act it leaves.
TEST(GraphText, ShowsASentenceToItsEnd) {
    Graph graph = sample();
    const std::string sentence = "D’abroger la délibération, " + std::string(900, 'x') + ", excepté son article 3.";
    graph.edges[1].text = sentence;
    graph.changes.push_back({"repeals", true, "2023-06-26", "2", "Délibération n°2", "id-2", "2", 293, sentence});
    EXPECT_THAT(known_state_text(graph, Style{}), HasSubstr("excepté son article 3. »"));
    const std::string text = graph_text(graph, Direction::in, 1, Style{});
    EXPECT_THAT(text.substr(text.find("Cited by")), HasSubstr("excepté son article 3. »"));
}

std::string lines_of(const Graph& graph) {
    std::string text;
    query::GraphLines lines(graph);
    while (lines.next(text)) {
    }
    return text;
}

TEST(GraphLines, AreOneDocumentOfANodeOrAnEdgeALine) {
    const std::string lines = lines_of(sample());
    const auto json = nlohmann::json::parse(lines);
    EXPECT_EQ(json["schema"], "recueil.graph/1");
    EXPECT_EQ(json["nodes"].size(), 4U);
    EXPECT_EQ(json["edges"].size(), 5U);
    EXPECT_EQ(std::count(lines.begin(), lines.end(), '\n'), 4 + 5 + 5);
    EXPECT_NO_THROW(nlohmann::json::parse(lines_of(Graph{})));
}

TEST(GraphText, ListsCandidates) {
    Graph graph;
    graph.candidates = {node("6", true), node("7", true)};
    EXPECT_THAT(graph_text(graph, Direction::both, 1, Style{}),
                HasSubstr("may mean any of these:\n  Délibération n°6\n"));
}

TEST(GraphCsv, HasALineAnEdge) {
    const std::string csv = graph_csv(sample());
    EXPECT_THAT(csv,
                HasSubstr("2,2,,id-2,1,1,,,amends,false,article,2,1825,\"De modifier la délibération \"\"n°1\"\"\"\n"));
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 6);
}

TEST(GraphDot, EscapesAndDashesWhatIsNotHeld) {
    Graph graph = sample();
    graph.nodes[0].title = "dit \"a\\b\"";
    const std::string dot = graph_dot(graph);
    EXPECT_THAT(dot, HasSubstr("\"1\" [label=\"Délibération n°1\\ndit \\\"a\\\\b\\\"\", style=dashed, penwidth=2];"));
    EXPECT_THAT(dot, HasSubstr("\"2\" -> \"1\" [label=\"amends\"];"));
}

TEST(GraphMermaid, EscapesLabels) {
    Graph graph = sample();
    graph.nodes[0].title = "<b>\"x\"#";
    const std::string mermaid = graph_mermaid(graph);
    EXPECT_THAT(mermaid, HasSubstr("n0[\"Délibération n°1<br/>#lt;b#gt;#quot;x#quot;#35;\"]:::outside"));
    EXPECT_THAT(mermaid, HasSubstr("n1 -->|\"amends\"| n0"));
}

}  // namespace
}  // namespace recueil::tools
