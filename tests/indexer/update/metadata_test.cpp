// Facts given beside documents: how they are joined, kept, changed and taken back.
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/query/council.h"

namespace recueil::tests {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

void write_bytes(const std::string& path, const std::string& bytes) {
    std::ofstream(path, std::ios::binary) << bytes;
}

class Metadata : public ::testing::Test {
  protected:
    void SetUp() override {
        council.write("a.txt", {financing_act("2020-1", "les vélos"), financing_act("2020-2", "les barques")});
        council.write("b.txt", {financing_act("2020-3", "les ânes")});
    }

    std::string table(const std::string& text) {
        std::string path = council.path("list.csv");
        write_bytes(path, text);
        return path;
    }

    indexer::IndexReport index(const std::string& text = {}) {
        indexer::IndexOptions options;
        if (!text.empty()) options.metadata = {table(text)};
        auto report = council.index(options);
        EXPECT_TRUE(report.has_value()) << report.error().message;
        return report ? std::move(*report) : indexer::IndexReport();
    }

    nlohmann::json act_of(const std::string& number) {
        const query::Searcher searcher = council.open();
        const auto found = search(searcher, "numéro:" + number);
        EXPECT_EQ(found.total, 1U) << number;
        return found.hits.empty() ? nlohmann::json() : nlohmann::json(*searcher.act(found.hits[0].id));
    }
    std::string url_of(const std::string& number) { return act_of(number).at("source").value("url", ""); }

    Council council;
    const std::string header = "file;url;council;siren;date;number;theme\n";
    const std::string by_key = "Département de la Haute-Orne";
};

TEST_F(Metadata, IsJoinedByFileByNumberAndDayAndByName) {
    const auto report =
        index(header + "b.txt;https://orne.example/b;;226100014;;;7.5\n" + ";https://orne.example/1;" + by_key +
              ";;28/09/2020;1;\n" + ";https://other.example/2;Département du Val-d'Ornaye;;2020-09-28;2020-2;\n" +
              "c.txt;https://orne.example/c;;;;;\n");
    EXPECT_THAT(report.bad_metadata, IsEmpty());
    EXPECT_EQ(url_of("2020-1"), "https://orne.example/1");
    EXPECT_EQ(url_of("2020-2"), "");
    const auto given = act_of("2020-3");
    EXPECT_EQ(given.at("source").at("url"), "https://orne.example/b");
    EXPECT_EQ(given.at("institution_id"), "226100014");
    EXPECT_EQ(given.at("theme").at("code"), "7.5");
    EXPECT_EQ(given.at("theme").at("source"), "given");
    EXPECT_EQ(given.at("given"), (nlohmann::json{"institution_id", "theme"}));
    EXPECT_THAT(given.at("doubts"), IsEmpty());
    ASSERT_THAT(report.unmatched, SizeIs(2));
    EXPECT_THAT(report.unmatched[0], HasSubstr("list.csv, line 4 (number 2020-2"));
    EXPECT_THAT(report.unmatched[1], HasSubstr("list.csv, line 5 (file c.txt"));
    const query::Searcher searcher = council.open();
    EXPECT_THAT(numbers(search(searcher, "", {{"theme", "7.5"}})), ElementsAre("2020-3"));
}

TEST_F(Metadata, OutlivesRunsWithoutItAndChangedDocuments) {
    index(header + "b.txt;https://orne.example/b;;;;;\n" + ";https://orne.example/1;" + by_key + ";;2020-09-28;1;\n");
    EXPECT_EQ(index().files_read, 0U);
    EXPECT_EQ(url_of("2020-3"), "https://orne.example/b");
    council.write("b.txt", {financing_act("2020-3", "les chevaux")});
    council.write("a.txt", {financing_act("2020-2", "les barques"), financing_act("2020-1", "les mulets")});
    EXPECT_EQ(index().files_read, 2U);
    EXPECT_EQ(url_of("2020-3"), "https://orne.example/b");
    EXPECT_EQ(url_of("2020-1"), "https://orne.example/1");
    EXPECT_EQ(url_of("2020-2"), "");
}

TEST_F(Metadata, ChangedRowsReadTheirDocumentsAgainAndNoOthers) {
    const std::string of_a = ";https://orne.example/1;" + by_key + ";;2020-09-28;1;\n";
    index();
    EXPECT_EQ(index(header + of_a + "b.txt;https://orne.example/b;;;;;\n").files_read, 2U);
    const auto again = index(header + "b.txt;https://orne.example/b;;;;;\n" + of_a);
    EXPECT_EQ(again.files_read, 0U);
    EXPECT_THAT(again.unmatched, IsEmpty());
    EXPECT_EQ(index(header + of_a + "b.txt;https://orne.example/new;;;;;\n").files_changed, 1U);
    EXPECT_EQ(url_of("2020-3"), "https://orne.example/new");
    EXPECT_EQ(index(header + of_a).files_read, 1U);
    EXPECT_EQ(url_of("2020-3"), "");
    EXPECT_EQ(index(header + of_a).files_read, 0U);
    EXPECT_EQ(index(header).files_read, 1U);
    EXPECT_EQ(url_of("2020-1"), "");
    EXPECT_EQ(index(header).files_read, 0U);
}

TEST_F(Metadata, FillsWhatTheTextLacksAndDoubtsWhatDiffers) {
    council.write_text("c.txt", "Le moulin du bas et ses poneys\n");
    index(header + "b.txt;;Commune de Corte;;2020-09-29;2020-33;\n" + "c.txt;;" + by_key + ";226100014;;;\n");
    const auto differing = act_of("2020-3");
    EXPECT_EQ(differing.at("session_date"), "2020-09-28");
    std::vector<std::string> fields;
    for (const auto& doubt : differing.at("doubts")) fields.push_back(doubt.at("field"));
    EXPECT_THAT(fields, ::testing::UnorderedElementsAre("institution", "session_date", "number"));
    EXPECT_THAT(differing.at("doubts").dump(), HasSubstr("the metadata give « 2020-09-29 »"));
    const query::Searcher searcher = council.open();
    const auto filled = nlohmann::json(*searcher.act(search(searcher, "poneys").hits.at(0).id));
    EXPECT_EQ(filled.at("institution"), by_key);
    EXPECT_EQ(filled.at("institution_id"), "226100014");
}

TEST_F(Metadata, NamesADocumentByPathWhereSeveralBearItsName) {
    std::filesystem::create_directories(council.documents() + "/2021");
    council.write("2021/b.txt", {financing_act("2021-3", "les poneys")});
    const auto report =
        index(header + "2021/b.txt;https://orne.example/2021;;;;;\n" + "b.txt;https://orne.example/b;;;;;\n");
    EXPECT_EQ(url_of("2021-3"), "https://orne.example/2021");
    EXPECT_EQ(url_of("2020-3"), "");
    ASSERT_THAT(report.unmatched, SizeIs(1));
    EXPECT_THAT(report.unmatched[0], HasSubstr("several documents bear that name"));
}

TEST_F(Metadata, GivesADocumentOfSeveralActsItsAddressAndEachActItsOwnFacts) {
    index(header + "a.txt;https://orne.example/a;;;;2;8.1\n" + "a.txt;https://orne.example/a;;;;9;8.2\n");
    EXPECT_EQ(url_of("2020-1"), "https://orne.example/a");
    EXPECT_EQ(act_of("2020-2").at("theme").at("code"), "8.1");
    EXPECT_NE(act_of("2020-1").at("theme").value("source", ""), "given");
    EXPECT_THAT(act_of("2020-1").at("doubts"), IsEmpty());
}

TEST_F(Metadata, IsNoDocumentUnlessNamed) {
    std::filesystem::create_directories(council.documents());
    indexer::IndexOptions options;
    options.metadata = {council.documents() + "/metadata.csv"};
    write_bytes(options.metadata[0], header + "b.txt;https://orne.example/b;;;;;\n");
    const auto report = council.index(options);
    ASSERT_TRUE(report.has_value());
    EXPECT_EQ(report->files_read, 2U);
    EXPECT_THAT(report->unmatched, IsEmpty());
}

TEST_F(Metadata, ThatCannotBeReadStopsTheRun) {
    indexer::IndexOptions options;
    options.metadata = {council.path("nowhere.csv")};
    const auto report = council.index(options);
    ASSERT_FALSE(report.has_value());
    EXPECT_EQ(report.error().code, ErrorCode::unreadable_input);
    EXPECT_THAT(report.error().message, HasSubstr("nowhere.csv"));
}

}  // namespace
}  // namespace recueil::tests
