// What changed between two states of an index, as mirrors and alerts are told.
#include "query/changes.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/storage/change_log.h"
#include "indexer/storage/verify_index.h"
#include "tests/file_bytes.h"
#include "tests/query/council.h"

namespace recueil::tests {
namespace {

using indexer::ChangeKind;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TestAct act(const std::string& number, const std::string& article) {
    TestAct act = financing_act(number, article);
    act.title = "DÉCISION SUR " + number;
    return act;
}

class Changes : public ::testing::Test {
  protected:
    std::string index() {
        const auto report = council_.index();
        EXPECT_TRUE(report.has_value()) << report.error().message;
        return council_.open().status().state;
    }
    // « +1 ~2 (3) -4 »: added, changed, changed in the source only, removed.
    std::string told(const std::string& since, const std::string& until = {}) {
        const auto changes = query::changes_since({council_.database()}, since, until);
        if (!changes) return changes.error().message;
        EXPECT_EQ(changes->state, until.empty() ? council_.open().status().state : until);
        std::string out;
        for (const auto& change : changes->acts) {
            if (!out.empty()) out += " ";
            out += change.act.kind == ChangeKind::added     ? "+"
                   : change.act.kind == ChangeKind::removed ? "-"
                   : change.act.is_in_source_only           ? "="
                                                            : "~";
            out += change.act.number.substr(change.act.number.find('-') + 1);
        }
        return out;
    }

    Council council_;
};

TEST_F(Changes, AreToldInOrderAndEachActOnce) {
    council_.write("a.txt", {act("2020-1", "les vélos"), act("2020-2", "les barques")});
    const auto first = index();
    EXPECT_EQ(told(first), "");
    council_.write("b.txt", {act("2020-3", "les ânes")});
    const auto second = index();
    EXPECT_EQ(told(first), "+3");
    council_.write("a.txt", {act("2020-1", "les vélos"), act("2020-2", "les barges")});
    const auto third = index();
    // An act of the same document that says what it said is told apart.
    EXPECT_EQ(told(second), "=1 ~2");
    EXPECT_EQ(told(first), "+3 =1 ~2");
    EXPECT_EQ(told(first, second), "+3");
    EXPECT_EQ(told(second, second), "");
    council_.remove("b.txt");
    council_.write("c.txt", {act("2020-4", "les mulets")});
    index();
    EXPECT_EQ(told(third), "+4 -3");
    EXPECT_EQ(told(second), "=1 ~2 +4 -3");
    EXPECT_EQ(told(first), "=1 ~2 +4") << "what came and went is not told of";
    EXPECT_THAT(told(third, first), HasSubstr("not known any more")) << "not backwards";
}

TEST_F(Changes, OfAnActThatComesBackAreOneChange) {
    council_.write("a.txt", {act("2020-1", "les vélos")});
    council_.write("b.txt", {act("2020-2", "les barques")});
    const auto first = index();
    council_.remove("b.txt");
    index();
    council_.write("b.txt", {act("2020-2", "les barques")});
    index();
    EXPECT_EQ(told(first), "~2");
}

TEST_F(Changes, SurviveMergesAndRunsThatChangeNothing) {
    council_.write("0.txt", {act("2020-100", "les vélos")});
    const auto first = index();
    std::string expected;
    for (int i = 1; i <= 20; ++i) {
        council_.write(std::to_string(i) + ".txt", {act("2020-" + std::to_string(i), "les ânes")});
        index();
        index();
        expected += (i == 1 ? "+" : " +") + std::to_string(i);
    }
    EXPECT_EQ(told(first), expected);
    const auto health = indexer::verify_index(council_.database());
    ASSERT_TRUE(health.has_value());
    EXPECT_THAT(health->damage, IsEmpty());
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(council_.database()))
        files += entry.path().filename().string().rfind("changes-", 0) == 0 ? 1U : 0U;
    EXPECT_LE(files, 2U) << "small files are joined, old ones removed";
}

TEST_F(Changes, OfRemovedDocumentsAndActs) {
    council_.write("a.txt", {act("2020-1", "les vélos"), act("2020-2", "les barques")});
    const auto first = index();
    const auto hits = search(council_.open(), "barques").hits;
    ASSERT_EQ(hits.size(), 1U);
    ASSERT_TRUE(indexer::remove_documents(council_.database(), {hits.front().id}).has_value());
    EXPECT_EQ(told(first), "-2");
}

TEST_F(Changes, TellWhichActsLeftLast) {
    const auto left = [&](std::size_t most) {
        const query::Searcher searcher = council_.open();
        const auto acts = query::acts_removed({council_.database()}, most,
                                              [&](const std::string& id) { return searcher.act(id).has_value(); });
        std::vector<std::string> numbers;
        EXPECT_TRUE(acts.has_value());
        if (!acts) return numbers;
        for (const auto& each : *acts) {
            numbers.push_back(each.act.number);
            EXPECT_EQ(each.made_at.size(), 20U) << each.made_at;
        }
        return numbers;
    };
    council_.write("a.txt", {act("2020-1", "les vélos")});
    council_.write("b.txt", {act("2020-2", "les barques")});
    council_.write("c.txt", {act("2020-3", "les ânes")});
    index();
    EXPECT_THAT(left(9), IsEmpty());
    council_.remove("b.txt");
    index();
    council_.remove("c.txt");
    index();
    EXPECT_THAT(left(9), ::testing::ElementsAre("2020-3", "2020-2"));
    EXPECT_THAT(left(1), ::testing::ElementsAre("2020-3"));
    council_.write("b.txt", {act("2020-2", "les barques")});
    index();
    EXPECT_THAT(left(9), ::testing::ElementsAre("2020-3")) << "the other came back";
}

TEST_F(Changes, AreUnknownSinceAStateOfAnotherIndex) {
    council_.write("a.txt", {act("2020-1", "les vélos")});
    const auto first = index();
    const auto error_of = [&](const std::string& since, const std::string& until = {}) {
        const auto changes = query::changes_since({council_.database()}, since, until);
        EXPECT_FALSE(changes.has_value());
        return changes ? Error{} : changes.error();
    };
    EXPECT_EQ(error_of("1-0123456789abcdef").code, ErrorCode::not_found);
    EXPECT_EQ(error_of("1-0123456789abcdef").hint, query::changes_gone_hint);
    EXPECT_EQ(error_of(first + "." + first).code, ErrorCode::not_found);
    EXPECT_EQ(error_of(first, "9-0123456789abcdef").code, ErrorCode::not_found);
    for (const char* text : {"", "1", "1-", "x", "1-0123456789ABCDEF", "99999999999999999999999-0123456789abcdef",
                             "1-0123456789abcdef0", "-1-0123456789abcdef"})
        EXPECT_EQ(error_of(text).code, ErrorCode::usage) << text;
}

TEST_F(Changes, OfAnOlderIndexPutBackAreNotThoseOfTheNewer) {
    council_.write("a.txt", {act("2020-1", "les vélos")});
    const auto first = index();
    std::filesystem::copy(council_.database(), council_.path("backup"), std::filesystem::copy_options::recursive);
    council_.write("b.txt", {act("2020-2", "les barques")});
    const auto second = index();
    std::filesystem::remove_all(council_.database());
    std::filesystem::rename(council_.path("backup"), council_.database());
    EXPECT_THAT(told(second), HasSubstr("not known any more"));
    council_.write("b.txt", {act("2020-2", "les barges")});
    index();
    EXPECT_THAT(told(second), HasSubstr("not known any more")) << "though the number of its state is known";
    EXPECT_EQ(told(first), "+2");
}

TEST_F(Changes, BeginAnewWhereTheLogIsDamaged) {
    council_.write("a.txt", {act("2020-1", "les vélos")});
    const auto first = index();
    council_.write("b.txt", {act("2020-2", "les barques")});
    index();
    const std::string log = council_.database() + "/changes-2";
    ASSERT_TRUE(std::filesystem::exists(log));
    for (const bool is_gone : {false, true}) {
        if (is_gone)
            std::filesystem::remove(log);
        else
            std::ofstream(log, std::ios::app) << "x";
        const auto changes = query::changes_since({council_.database()}, first);
        ASSERT_FALSE(changes.has_value());
        EXPECT_EQ(changes.error().code, ErrorCode::index_damaged);
        const auto health = indexer::verify_index(council_.database());
        ASSERT_TRUE(health.has_value());
        EXPECT_EQ(health->damage.size(), 1U);
    }
    const auto mended = council_.index();
    ASSERT_TRUE(mended.has_value());
    EXPECT_EQ(mended->mended.size(), 1U);
    EXPECT_EQ(mended->acts, 2U);
    const auto third = council_.open().status().state;
    EXPECT_THAT(told(first), HasSubstr("not known any more"));
    council_.write("c.txt", {act("2020-3", "les ânes")});
    index();
    EXPECT_EQ(told(third), "+3");
}

TEST_F(Changes, AreForgottenBeyondWhatTheLogHolds) {
    council_.write("a.txt", {act("2020-1", "les vélos")});
    index();
    auto manifest = indexer::read_manifest(council_.database());
    ASSERT_TRUE(manifest.has_value());
    indexer::StateChanges step;
    step.state = manifest->state;
    const std::size_t many = indexer::most_logged_changes / 5;
    for (int i = 0; i < 8; ++i) {
        step.since = std::to_string(step.state) + "-0123456789abcdef";
        step.acts.assign(many, {});
        for (auto& each : step.acts) each.title = std::string(400, 'x');
        ++step.state;
        ASSERT_TRUE(indexer::append_changes(council_.database(), *manifest, step).has_value());
    }
    std::uint64_t entries = 0;
    for (const auto& file : manifest->changes) entries += file.entries;
    EXPECT_LE(entries, indexer::most_logged_changes);
    const auto kept = indexer::read_change_log(council_.database(), *manifest);
    ASSERT_TRUE(kept.has_value());
    EXPECT_EQ(kept->size(), 4U);
    EXPECT_EQ(kept->back().state, step.state);
    EXPECT_EQ(kept->back().acts.front().title.size(), 300U);
    step.acts.assign(indexer::most_logged_changes, {});
    ASSERT_TRUE(indexer::append_changes(council_.database(), *manifest, step).has_value());
    EXPECT_THAT(manifest->changes, IsEmpty());
}

TEST_F(Changes, OfSeveralIndexesAreToldOfEachActOnce) {
    Council other;
    council_.write("a.txt", {act("2020-1", "les vélos"), act("2020-2", "les barques")});
    other.write("b.txt", {act("2020-3", "les ânes")});
    index();
    ASSERT_TRUE(other.index().has_value());
    const std::vector<std::string> both{council_.database(), other.database()};
    const auto first = query::Searcher::open(both)->status().state;
    // Act 2 goes from one to the other.
    council_.write("a.txt", {act("2020-1", "les vélos")});
    other.write("c.txt", {act("2020-2", "les barques"), act("2020-4", "les mulets")});
    index();
    ASSERT_TRUE(other.index().has_value());
    const auto changes = query::changes_since(both, first);
    ASSERT_TRUE(changes.has_value()) << changes.error().message;
    EXPECT_EQ(changes->state, query::Searcher::open(both)->status().state);
    std::map<std::string, ChangeKind> kinds;
    for (const auto& change : changes->acts) EXPECT_TRUE(kinds.emplace(change.act.number, change.act.kind).second);
    EXPECT_EQ(kinds.at("2020-2"), ChangeKind::changed);
    EXPECT_EQ(kinds.at("2020-4"), ChangeKind::added);
    EXPECT_EQ(kinds.count("2020-3"), 0U);
}

}  // namespace
}  // namespace recueil::tests
