// The citation graph of the sample corpus: every wording of a reference leads to its node, and the graph is the same
// however the documents came.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <random>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/terms.h"
#include "tests/query/council.h"

namespace recueil::tests {
namespace {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

std::vector<fs::path> sample_files() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(RECUEIL_SAMPLE_DIR "/documents"))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

void copy_into(const Council& council, const fs::path& file, const std::string& name) {
    fs::create_directories(council.documents());
    fs::copy_file(file, council.documents() + "/" + name);
}

std::string in_words(const std::string& iso) {
    static const std::vector<std::string> months{"janvier", "février", "mars",      "avril",   "mai",      "juin",
                                                 "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
    const int day = std::stoi(iso.substr(8, 2));
    return fmt::format("{}{} {} {}", day, day == 1 ? "er" : "",
                       months.at(static_cast<std::size_t>(std::stoi(iso.substr(5, 2)) - 1)), iso.substr(0, 4));
}

std::string in_figures(const std::string& iso) {
    return fmt::format("{}/{}/{}", iso.substr(8, 2), iso.substr(5, 2), iso.substr(0, 4));
}

std::vector<std::string> wordings(const std::string& number, const std::string& iso) {
    std::vector<std::string> all;
    for (const std::string& date : {in_words(iso), in_figures(iso), iso})
        for (const char* shape :
             {"{0} du {1}", "n°{0} du {1}", "n° {0} en date du {1}", "délibération n°{0} du {1}", "{1}, n°{0}",
              "{0} ({1})", "délib n° {0} du {1}", "N°{0}  DU  {1}", "la délibération antérieure n°{0} en date du {1}",
              "Vu la délibération n°{0} du Conseil départemental en date du {1} « Un titre de 2011 » ;",
              "Vu la délibération n°{0} du Conseil général\nen date du {1} ;", "séance du {1}, délibération n° {0}"})
            all.push_back(fmt::format(fmt::runtime(shape), number, date));
    return all;
}

class SampleGraph : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        council_ = new Council;
        for (const fs::path& file : sample_files()) copy_into(*council_, file, file.filename().string());
        ASSERT_TRUE(council_->index().has_value());
        searcher_ = new query::Searcher(council_->open());
        const auto visited = searcher_->for_each_act([](const ordered_json& act) {
            acts_.push_back(act);
            return true;
        });
        ASSERT_TRUE(visited.has_value());
        ASSERT_GT(acts_.size(), 50U);
    }
    static void TearDownTestSuite() {
        delete searcher_;
        delete council_;
    }
    static std::string root_of(const std::string& wording) {
        const auto graph = searcher_->trace({wording, query::Direction::in, 1});
        if (!graph) return graph.error().message;
        if (graph->root.empty()) return fmt::format("one of {}", graph->candidates.size());
        return graph->root;
    }
    static std::vector<query::GraphNode> nodes() { return searcher_->graph().value().nodes; }
    static Council* council_;
    static query::Searcher* searcher_;
    static std::vector<ordered_json> acts_;
};
Council* SampleGraph::council_ = nullptr;
query::Searcher* SampleGraph::searcher_ = nullptr;
std::vector<ordered_json> SampleGraph::acts_;

TEST_F(SampleGraph, EveryWordingOfADeliberationLeadsToItsNode) {
    std::set<std::pair<std::string, std::string>> named;
    for (const ordered_json& act : acts_) {
        if (act["number"].is_string() && act["session_date"].is_string())
            named.emplace(act["number"], act["session_date"]);
        for (const ordered_json& citation : act["citations"])
            if (citation["kind"] == "deliberation" && citation["number"].is_string() && citation["date"].is_string())
                named.emplace(citation["number"], citation["date"]);
    }
    ASSERT_GT(named.size(), 70U);
    for (const auto& [number, date] : named) {
        const std::string root = root_of(indexer::number_key(number) + "@" + date);
        EXPECT_EQ(root.rfind(indexer::number_key(number) + "@", 0), 0U) << number << " " << date << ": " << root;
        for (const std::string& wording : wordings(number, date)) EXPECT_EQ(root_of(wording), root) << wording;
    }
}

TEST_F(SampleGraph, ANumberAloneLeadsToItsNodeOrItsCandidates) {
    std::map<std::string, std::set<std::string>> roots;
    for (const auto& node : nodes())
        if (node.kind == "deliberation" && !node.number.empty())
            roots[indexer::number_key(node.number)].insert(node.key);
    for (const auto& [number, keys] : roots)
        for (const char* shape :
             {"{}", "n°{}", "délibération n° {}", "la délibération n°{}", "numéro {}", "Délib. n°{}"}) {
            const auto graph = searcher_->trace({fmt::format(fmt::runtime(shape), number), query::Direction::in, 1});
            ASSERT_TRUE(graph.has_value()) << number << ": " << graph.error().message;
            std::set<std::string> found;
            if (!graph->root.empty()) found.insert(graph->root);
            for (const auto& candidate : graph->candidates) found.insert(candidate.key);
            EXPECT_EQ(found, keys) << shape << " " << number;
        }
}

TEST_F(SampleGraph, EveryWordingOfATextLeadsToItsNode) {
    std::size_t articles = 0;
    for (const ordered_json& act : acts_)
        for (const ordered_json& citation : act["citations"]) {
            if (citation["kind"] == "law" && citation["number"].is_string()) {
                const std::string number = citation["number"];
                const std::string key = "law:" + indexer::number_key(number);
                for (const char* shape :
                     {"loi n°{}", "loi {}", "la loi n° {}", "Vu la loi n°{} portant dispositions ;"})
                    EXPECT_EQ(root_of(fmt::format(fmt::runtime(shape), number)), key);
            }
            if (citation["kind"] != "code" || !citation.contains("articles")) continue;
            for (const ordered_json& article : citation["articles"]) {
                const std::string code = citation["code"];
                const std::string name = article;
                const std::string key = "code:" + indexer::code_key(code) + "#" + indexer::code_article_key(name);
                ++articles;
                for (const char* shape :
                     {"{0}, article {1}", "article {1} du {0}", "Vu le {0} et, notamment, son article {1} ;"})
                    EXPECT_EQ(root_of(fmt::format(fmt::runtime(shape), code, name)), key);
            }
        }
    EXPECT_GT(articles, 50U);
}

TEST_F(SampleGraph, EveryNodeAnswersToItsKey) {
    for (const auto& node : nodes()) EXPECT_EQ(root_of(node.key), node.key);
}

TEST_F(SampleGraph, IsTheSameHoweverTheDocumentsCame) {
    const auto everything = [](const Council& council) {
        const query::Searcher searcher = council.open();
        std::string all = query::to_json(searcher.graph().value()).dump(1);
        for (const char* reference : {"2018-83", "4 du 23 juin 2014", "CGCT L.3211-1", "23 juin 2014"}) {
            const auto graph = searcher.trace({reference, query::Direction::both, 3});
            all += graph ? query::to_json(*graph).dump(1) : graph.error().message;
        }
        all += query::to_json(searcher.missing().value()).dump(1);
        return all;
    };
    const std::string wanted = everything(*council_);
    const std::vector<fs::path> files = sample_files();
    std::mt19937 random(20260501);
    for (int round = 0; round < 3; ++round) {
        std::vector<fs::path> shuffled = files;
        std::shuffle(shuffled.begin(), shuffled.end(), random);
        Council council;
        const auto name = [&](std::size_t i) { return fmt::format("{:02}-{}", i, shuffled[i].filename().string()); };
        for (std::size_t i = 0; i < shuffled.size(); ++i) {
            copy_into(council, shuffled[i], name(i));
            // All at once; one at a time; a few at a time.
            if (round == 1 || (round == 2 && i % 5 == 0)) {
                ASSERT_TRUE(council.index().has_value());
            }
        }
        ASSERT_TRUE(council.index().has_value());
        EXPECT_TRUE(everything(council) == wanted) << "round " << round;
        // Taken away and brought back.
        for (std::size_t i = 0; i < 6; ++i) council.remove(name(i));
        ASSERT_TRUE(council.index().has_value());
        EXPECT_FALSE(everything(council) == wanted);
        for (std::size_t i = 6; i-- > 0;) {
            copy_into(council, shuffled[i], name(i));
            ASSERT_TRUE(council.index().has_value());
        }
        EXPECT_TRUE(everything(council) == wanted) << "round " << round;
    }
}

}  // namespace
}  // namespace recueil::tests
