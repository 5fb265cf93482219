// Two councils that use the same numbers, days and names, in one index: each answers as in an index of its own.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/answers/json.h"
#include "tests/query/clashing_councils.h"

namespace recueil::tests {
namespace {

using Json = nlohmann::ordered_json;

// An index of some of the councils.
struct Corpus {
    explicit Corpus(const std::vector<std::pair<const ClashingCouncil*, unsigned>>& councils) {
        for (const auto& [institution, seed] : councils) {
            council.write(institution->slug + ".txt", clashing_acts(*institution, seed));
            EXPECT_TRUE(council.index().has_value());
        }
        searcher.emplace(council.open());
    }
    Council council;
    std::optional<query::Searcher> searcher;
};

// What a graph of one council says, as an index of several says it.
std::string scoped(std::string key, const ClashingCouncil& institution) {
    const bool is_own = key.find('@') != std::string::npos || key.rfind("order:", 0) == 0;
    return is_own && key.rfind("act:", 0) != 0 && key.find(':') == std::string::npos ? institution.slug + "/" + key
                                                                                     : key;
}

std::set<std::string> nodes_of(const query::Graph& graph, const ClashingCouncil* alone) {
    std::set<std::string> nodes;
    for (query::GraphNode node : graph.nodes) {
        if (node.kind != "deliberation") continue;
        if (alone != nullptr) {
            node.key = scoped(node.key, *alone);
            node.label += " (" + alone->label + ")";
        }
        std::string line = node.key + "|" + node.label + "|" + node.number + "|" + node.date + "|" + node.body + "|" +
                           node.title + "|" + node.act_id + "|" + node.institution + "|" +
                           std::to_string(node.cited_by);
        for (const query::Variant& variant : node.variants) line += "|" + variant.date + variant.reason;
        nodes.insert(line);
    }
    return nodes;
}

std::multiset<std::string> edges_of(const query::Graph& graph, const ClashingCouncil* alone) {
    std::multiset<std::string> edges;
    for (const query::GraphEdge& edge : graph.edges) {
        const auto key = [&](const std::string& one) { return alone == nullptr ? one : scoped(one, *alone); };
        edges.insert(key(edge.from) + " " + edge.type + " " + key(edge.to) + " " + edge.part + edge.label + " " +
                     std::to_string(edge.line_start) + edge.text);
    }
    return edges;
}

std::vector<std::string> changes_of(const query::Graph& graph, const ClashingCouncil* alone) {
    std::vector<std::string> changes;
    for (const query::Change& change : graph.changes)
        changes.push_back(change.type + change.date + change.by_id + change.article + change.text +
                          (alone == nullptr ? change.by_label : change.by_label + " (" + alone->label + ")"));
    return changes;
}

class TwoCouncils : public ::testing::TestWithParam<unsigned> {};

TEST_P(TwoCouncils, AnswerAsEachAlone) {
    const unsigned seed = GetParam();
    const std::vector<std::pair<const ClashingCouncil*, unsigned>> councils{{&first_council, seed},
                                                                            {&second_council, seed + 1'000}};
    const Corpus both(councils);
    const auto whole = both.searcher->graph();
    ASSERT_TRUE(whole.has_value());
    std::set<std::string> nodes;
    std::multiset<std::string> edges;
    std::set<std::string> ids;
    for (const auto& [institution, its_seed] : councils) {
        const Corpus alone({{institution, its_seed}});
        const auto graph = alone.searcher->graph();
        ASSERT_TRUE(graph.has_value());
        nodes.merge(nodes_of(*graph, institution));
        edges.merge(edges_of(*graph, institution));

        ASSERT_TRUE(alone.searcher->for_each_act([&](const Json& act) {
            const std::string id = act["id"];
            EXPECT_TRUE(ids.insert(id).second) << id;
            for (const int depth : {1, 3}) {
                const auto here = both.searcher->trace({.reference = id, .depth = depth});
                const auto there = alone.searcher->trace({.reference = id, .depth = depth});
                EXPECT_TRUE(here.has_value() && there.has_value()) << id;
                if (!here || !there) return false;
                EXPECT_EQ(here->root, scoped(there->root, *institution));
                EXPECT_EQ(nodes_of(*here, nullptr), nodes_of(*there, institution)) << id;
                EXPECT_EQ(edges_of(*here, nullptr), edges_of(*there, institution)) << id;
                EXPECT_EQ(changes_of(*here, nullptr), changes_of(*there, institution)) << id;
            }
            return true;
        }));

        // Facets under the filter are those of the council alone.
        query::SearchRequest request;
        request.facets = {"year", "member", "named", "commission", "assembly", "part", "outcome", "form", "vote"};
        request.facet_values = 1'000;
        const auto counts = [&](const query::SearchResponse& response) {
            std::map<std::string, std::size_t> found;
            for (const query::Facet& facet : response.facets)
                for (const query::FacetValue& value : facet.values) {
                    const std::size_t end = value.label.find(" (D");
                    if (value.count > 0) found[facet.field + ":" + value.label.substr(0, end)] = value.count;
                }
            return found;
        };
        const auto there = counts(search(*alone.searcher, request));
        request.filters = {{"institution", institution->label}};
        EXPECT_EQ(counts(search(*both.searcher, request)), there);

        for (const auto which :
             {query::Vocabulary::members, query::Vocabulary::commissions, query::Vocabulary::sessions}) {
            std::map<std::string, std::size_t> here;
            const auto all = both.searcher->vocabulary(which);
            const auto its = alone.searcher->vocabulary(which);
            ASSERT_TRUE(all.has_value() && its.has_value());
            for (const query::VocabularyEntry& entry : *all)
                if (entry.institution == institution->label)
                    here[entry.value.substr(0, entry.value.find(" (D"))] += entry.count;
            std::map<std::string, std::size_t> expected;
            for (const query::VocabularyEntry& entry : *its) expected[entry.value] += entry.count;
            EXPECT_EQ(here, expected);
        }
    }
    EXPECT_EQ(nodes_of(*whole, nullptr), nodes);
    EXPECT_EQ(edges_of(*whole, nullptr), edges);
}

INSTANTIATE_TEST_SUITE_P(RandomCorpora, TwoCouncils, ::testing::Range(1U, 6U));

TestAct named(const ClashingCouncil& institution, const std::string& ground) {
    TestAct act;
    act.institution = institution.heading;
    if (!ground.empty()) act.grounds.push_back(ground);
    return act;
}

TEST(Institutions, AReferenceThatNamesAnotherCouncilIsThatCouncils) {
    Council council;
    TestAct citing =
        named(first_council, "Vu la délibération n°2020-1 du Conseil départemental du Val-Saure du 28/09/2020");
    citing.number = "2020-9";
    council.write("a.txt", {named(first_council, ""), citing});
    council.write("b.txt", {named(second_council, "")});
    ASSERT_TRUE(council.index().has_value());
    const query::Searcher searcher = council.open();
    const auto own = searcher.trace({.reference = "departement-haute-orne/2020-1@2020-09-28"});
    ASSERT_TRUE(own.has_value());
    EXPECT_EQ(own->nodes.at(0).cited_by, 0U);
    const auto other = searcher.trace({.reference = "departement-val-saure/2020-1@2020-09-28"});
    ASSERT_TRUE(other.has_value());
    EXPECT_EQ(other->nodes.at(0).cited_by, 1U);
    EXPECT_EQ(other->nodes.at(0).institution, second_council.label);
}

TEST(Institutions, AReferenceToACouncilThatIsNotHeldIsNoActOfTheCiters) {
    Council council;
    TestAct citing =
        named(first_council, "Vu la délibération n°2020-1 du Conseil départemental du Val-Saure du 28/09/2020");
    citing.number = "2020-9";
    council.write("a.txt", {named(first_council, ""), citing});
    ASSERT_TRUE(council.index().has_value());
    const query::Searcher searcher = council.open();
    const auto own = searcher.trace({.reference = "2020-1@2020-09-28"});
    ASSERT_TRUE(own.has_value());
    EXPECT_EQ(own->candidates.size(), 2U);
    const auto other = searcher.trace({.reference = "departement-val-saure/2020-1@2020-09-28"});
    ASSERT_TRUE(other.has_value());
    EXPECT_EQ(other->nodes.at(0).act_id, "");
    EXPECT_EQ(other->nodes.at(0).cited_by, 1U);
}

TEST(Institutions, AWordingThatSeveralCouncilsAnswerToListsThem) {
    Council council;
    council.write("a.txt", {named(first_council, "")});
    council.write("b.txt", {named(second_council, "")});
    ASSERT_TRUE(council.index().has_value());
    const query::Searcher searcher = council.open();
    for (const char* wording : {"2020-1", "délibération n°2020-1 du 28 septembre 2020", "2020-1@2020-09-28"}) {
        const auto graph = searcher.trace({.reference = wording});
        ASSERT_TRUE(graph.has_value()) << wording;
        ASSERT_EQ(graph->candidates.size(), 2U) << wording;
        EXPECT_EQ(graph->candidates[0].label, "Délibération n°2020-1 du 28/09/2020 (Département de la Haute-Orne)");
        const auto one = searcher.trace({.reference = wording, .institution = "Val-Saure"});
        ASSERT_TRUE(one.has_value()) << wording;
        EXPECT_EQ(one->root, "departement-val-saure/2020-1@2020-09-28");
    }
    EXPECT_FALSE(searcher.trace({.reference = "2020-1", .institution = "nulle part"}).has_value());
}

TEST(Institutions, OfAnIndexThatLosesOneAreToldApartNoMore) {
    Council council;
    council.write("a.txt", {named(first_council, "")});
    council.write("b.txt", {named(second_council, "")});
    council.write("c.txt", {named(first_council, "Vu la délibération n°2020-1 du 28/09/2020")});
    ASSERT_TRUE(council.index().has_value());
    council.remove("b.txt");
    ASSERT_TRUE(council.index().has_value());
    const query::Searcher searcher = council.open();
    const auto graph = searcher.trace({.reference = "2020-1"});
    ASSERT_TRUE(graph.has_value());
    EXPECT_EQ(graph->root, "2020-1@2020-09-28");
    EXPECT_EQ(searcher.status().institutions.size(), 1U);
}

}  // namespace
}  // namespace recueil::tests
