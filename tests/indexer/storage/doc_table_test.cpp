// DocTable give back each act as it was added, in memory or waiting on the disk, and so does a table made of others.
#include <algorithm>
#include <random>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "indexer/storage/doc_table_writer.h"
#include "tests/corpus/readers/temporary_folder.h"

namespace recueil::indexer {
namespace {

struct Made {
    ActRecord record;
    ActSummary summary;
    std::vector<PassageRecord> passages;
    std::vector<Edge> edges;
    std::vector<FacetEntry> facets;
};

Made made_act(std::mt19937& random, std::size_t number) {
    Made made;
    made.record.date = 20'200'101;
    made.record.file = static_cast<std::uint32_t>(number);
    made.summary = {fmt::format("id-{}", number),
                    fmt::format("2020-{}", number),
                    std::string(random() % 200, 't'),
                    "2020-01-01",
                    "cd",
                    "adopted",
                    "recueil.txt",
                    "Ville de Montornay",
                    "bundle",
                    {"1", "2"},
                    number % 7 == 0};
    for (std::size_t i = random() % 30; i-- > 0;) {
        PassageRecord passage;
        passage.line_start = static_cast<std::uint32_t>(random());
        passage.words = static_cast<std::uint32_t>(i);
        made.passages.push_back(passage);
    }
    for (std::size_t i = random() % 5; i-- > 0;) {
        Edge edge;
        edge.type = corpus::RelationType::repeals;
        edge.in_part = i % 2 == 0;
        edge.number = fmt::format("2019-{}", random() % 500);
        edge.text = fmt::format("Vu la délibération {} du {}", edge.number, random());
        edge.institution = i % 3 == 0 ? "commune@montornay" : "";
        edge.line = static_cast<int>(random() % 40'000);
        made.edges.push_back(std::move(edge));
    }
    for (std::size_t i = random() % 90; i-- > 0;) {
        const std::string name = fmt::format("MARTIN {}", random() % 3'000);
        made.facets.push_back({column_of(FieldId::member), name, "Mme " + name});
    }
    made.facets.push_back({column_of(FieldId::year), "2020", "2020"});
    return made;
}

std::vector<Made> made_acts(unsigned seed, std::size_t count) {
    std::mt19937 random(seed);
    std::vector<Made> acts;
    for (std::size_t i = 0; i < count; ++i) acts.push_back(made_act(random, i));
    return acts;
}

void write(const std::string& path, const std::vector<Made>& acts) {
    DocTableWriter writer(path);
    for (const Made& act : acts)
        ASSERT_TRUE(writer.add_act(act.record, act.summary, act.passages, act.edges, act.facets).has_value());
    ASSERT_TRUE(writer.finish().has_value());
}

std::vector<std::string> keys_of(const std::vector<FacetEntry>& facets, Column column) {
    std::vector<std::string> keys;
    for (const FacetEntry& each : facets)
        if (each.column == column) keys.push_back(each.key);
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    return keys;
}

void expect_act(const DocTable& tables, std::size_t row, const Made& act) {
    SCOPED_TRACE(row);
    EXPECT_EQ(tables.act(row).date, act.record.date);
    const ActSummary summary = tables.summary(row);
    EXPECT_EQ(summary.id, act.summary.id);
    EXPECT_EQ(summary.title, act.summary.title);
    EXPECT_EQ(summary.commissions, act.summary.commissions);
    EXPECT_EQ(summary.is_document, act.summary.is_document);
    const auto passages = tables.passages(row);
    ASSERT_EQ(passages.size(), act.passages.size());
    for (std::size_t i = 0; i < passages.size(); ++i) EXPECT_EQ(passages[i].line_start, act.passages[i].line_start);
    const auto edges = tables.edges(row);
    ASSERT_EQ(edges.size(), act.edges.size());
    for (std::size_t i = 0; i < edges.size(); ++i) {
        EXPECT_EQ(edges[i].type, act.edges[i].type);
        EXPECT_EQ(edges[i].in_part, act.edges[i].in_part);
        EXPECT_EQ(edges[i].number, act.edges[i].number);
        EXPECT_EQ(edges[i].label, "");
        EXPECT_EQ(edges[i].text, act.edges[i].text);
        EXPECT_EQ(edges[i].line, act.edges[i].line);
    }
    for (const Column column : {column_of(FieldId::member), column_of(FieldId::year), column_of(FieldId::theme)}) {
        std::vector<std::string> keys;
        for (const std::uint32_t ordinal : tables.ordinals(column, row))
            keys.emplace_back(tables.values(column)[ordinal].key);
        std::sort(keys.begin(), keys.end());
        EXPECT_EQ(keys, keys_of(act.facets, column));
    }
}

TEST(DocTable, GiveBackWhatWasAdded) {
    const corpus::TemporaryFolder folder;
    const std::vector<Made> acts = made_acts(1, 3'000);  // several times what is held in memory
    write(folder.path("docs"), acts);
    const auto tables = DocTable::open(folder.path("docs"));
    ASSERT_TRUE(tables.has_value());
    EXPECT_TRUE(tables->is_intact());
    ASSERT_EQ(tables->acts(), acts.size());
    for (std::size_t i = 0; i < acts.size(); ++i) expect_act(*tables, i, acts[i]);
    std::size_t uses = 0;
    for (const ColumnValue& value : tables->values(column_of(FieldId::year)))
        for (const auto& [spelling, count] : value.spellings) uses += count;
    EXPECT_EQ(uses, acts.size());
}

TEST(DocTable, AreTheSameWhetherActsCameFromOthersOrWereAdded) {
    const corpus::TemporaryFolder folder;
    const std::vector<Made> first = made_acts(1, 700);
    const std::vector<Made> second = made_acts(2, 700);
    write(folder.path("first"), first);
    write(folder.path("second"), second);
    DocTableWriter writer(folder.path("both"));
    for (const char* name : {"first", "second"}) {
        const auto from = DocTable::open(folder.path(name));
        ASSERT_TRUE(from.has_value());
        DocTableWriter::Translation translation;
        for (std::size_t row = 0; row < from->acts(); row += 2)
            ASSERT_TRUE(
                writer.take_row(*from, row, {}, from->passages(row), from->act(row).file, translation).has_value());
    }
    ASSERT_TRUE(writer.finish().has_value());
    const auto both = DocTable::open(folder.path("both"));
    ASSERT_TRUE(both.has_value());
    ASSERT_EQ(both->acts(), 700U);
    for (std::size_t row = 0; row < 350; ++row) {
        expect_act(*both, row, first[row * 2]);
        expect_act(*both, row + 350, second[row * 2]);
    }
}

TEST(DocTable, OfNoActsCanBeOpened) {
    const corpus::TemporaryFolder folder;
    write(folder.path("docs"), {});
    const auto tables = DocTable::open(folder.path("docs"));
    ASSERT_TRUE(tables.has_value());
    EXPECT_EQ(tables->acts(), 0U);
}

}  // namespace
}  // namespace recueil::indexer
