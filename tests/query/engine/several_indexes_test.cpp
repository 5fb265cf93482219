// Several indexes searched as one answer what one index over all their documents does.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "indexer/update/update_index.h"
#include "query/answers/json.h"
#include "query/query.h"
#include "stemming/stemming.h"
#include "tests/corpus/readers/temporary_folder.h"
#include "tests/file_bytes.h"
#include "tests/indexer/storage/checked_manifest.h"
#include "tests/query/council.h"

namespace recueil::tests {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::vector<fs::path> sample_documents() {
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(RECUEIL_SAMPLE_DIR "/documents"))
        if (entry.is_regular_file()) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

void make_index(const std::string& directory, const std::vector<fs::path>& files) {
    std::vector<std::string> paths;
    for (const fs::path& file : files) paths.push_back(file.string());
    const auto made = indexer::update_index(directory, paths);
    if (!made) throw std::runtime_error(made.error().message);
}

query::Searcher open(const std::vector<std::string>& directories) {
    auto searcher = query::Searcher::open(directories);
    if (!searcher) throw std::runtime_error(searcher.error().message);
    return std::move(*searcher);
}

std::string folded(const std::string& text) {
    static const stemming::Analyser analyser;
    std::string words;
    for (const stemming::Token& token : analyser.analyse(text)) words += token.surface + ' ';
    return words;
}

// Each index knows how most of its own texts write a word: where one is shown, its capitals may differ.
void fold_words_shown(Json& json) {
    if (json.is_array())
        for (Json& act : json) fold_words_shown(act);
    if (!json.is_object()) return;
    if (json.contains("likeness"))
        for (Json& word : json["words"]) word = folded(word);
    if (!json.contains("query")) return;
    json["query"]["parsed"] = folded(json["query"]["parsed"]);
    for (Json& expanded : json["query"]["expanded"]) expanded["words"] = folded(expanded["words"]);
}

// What the searcher answers, without what time it took and when acts were indexed; the error where it fails.
template <class Answer>
Json json_of(const Result<Answer>& answer) {
    if (!answer) return answer.error().message;
    Json json = query::to_json(*answer);
    if (json.is_object()) json.erase("took_ms");
    if (json.contains("hits"))
        for (Json& hit : json["hits"]) hit.erase("indexed_at");
    fold_words_shown(json);
    return json;
}

query::SearchRequest asking(const std::string& text) {
    query::SearchRequest request;
    request.text = text;
    request.per_page = 100;
    return request;
}

std::vector<query::SearchRequest> searches() {
    std::vector<query::SearchRequest> requests;
    for (const std::string text :
         {"", "médecins", "salariat médecins", "subvention", "\"conseil départemental\"", "voirie OU routes",
          "commission permanente -médecins", "medcins salaries", "2018-83", "article L.3211-1", "CGCT", "méd*",
          "budget 2020 investissement collèges", "loi n° 84-53", "département", "la subvention versée aux collèges"})
        requests.push_back(asking(text));
    auto narrowed = asking("département");
    narrowed.filters = {{"year", "2020"}, {"part", "annex"}};
    requests.push_back(narrowed);
    for (const query::Sort sort : {query::Sort::date_ascending, query::Sort::date_descending}) {
        auto sorted = asking("subvention");
        sorted.sort = sort;
        requests.push_back(sorted);
    }
    for (int page = 1; page <= 4; ++page) {
        auto paged = asking("département");
        paged.per_page = 7;
        paged.page = page;
        requests.push_back(paged);
    }
    return requests;
}

std::vector<std::string> ids_of(const query::Searcher& searcher) {
    std::vector<std::string> ids;
    const auto read = searcher.for_each_act([&](const Json& act) {
        ids.push_back(act.at("id"));
        return true;
    });
    if (!read) throw std::runtime_error(read.error().message);
    return ids;
}

void expect_same_graphs(const query::Searcher& one, const query::Searcher& joined) {
    for (const std::string& id : ids_of(one))
        for (const auto direction : {query::Direction::both, query::Direction::in, query::Direction::out})
            EXPECT_EQ(json_of(joined.trace({id, direction, 2})), json_of(one.trace({id, direction, 2}))) << id;
    for (const std::string reference : {"2018-83", "Vu la délibération n°2018-83 du 26 mars 2018", "loi n° 84-53",
                                        "article L.3211-1 du CGCT", "26/03/2018", "1234-5678"})
        EXPECT_EQ(json_of(joined.trace({reference, query::Direction::both, 1})),
                  json_of(one.trace({reference, query::Direction::both, 1})))
            << reference;
    EXPECT_EQ(json_of(joined.graph()), json_of(one.graph()));
    EXPECT_EQ(json_of(joined.missing()), json_of(one.missing()));
}

void expect_same_lists(const query::Searcher& one, const query::Searcher& joined) {
    for (const auto list : {query::Vocabulary::members, query::Vocabulary::commissions, query::Vocabulary::sessions,
                            query::Vocabulary::themes, query::Vocabulary::texts})
        EXPECT_EQ(query::to_json(joined.vocabulary(list).value()), query::to_json(one.vocabulary(list).value()));
    EXPECT_EQ(ids_of(joined), ids_of(one));
    Json of_one = query::to_json(one.status());
    Json of_joined = query::to_json(joined.status());
    for (const char* own : {"state", "made_at", "sources"}) {
        of_one.erase(own);
        of_joined.erase(own);
    }
    EXPECT_EQ(of_joined, of_one);
}

// One index over the sample, and its documents dealt out over two or three.
class SeveralIndexes : public ::testing::TestWithParam<std::size_t> {
  protected:
    SeveralIndexes() {
        const auto files = sample_documents();
        make_index(folder_.path("one"), files);
        std::vector<std::vector<fs::path>> parts(GetParam());
        for (std::size_t i = 0; i < files.size(); ++i) parts[i % parts.size()].push_back(files[i]);
        for (const auto& part : parts) {
            directories_.push_back(folder_.path(fmt::format("part-{}", directories_.size())));
            make_index(directories_.back(), part);
        }
    }
    query::Searcher one() const { return open({folder_.path("one")}); }
    query::Searcher joined() const { return open(directories_); }

    corpus::TemporaryFolder folder_;
    std::vector<std::string> directories_;
};

TEST_P(SeveralIndexes, FindTheSame) {
    const auto alone = one();
    const auto together = joined();
    for (const query::SearchRequest& request : searches()) {
        const Json wanted = json_of(alone.search(request));
        EXPECT_TRUE(wanted.is_object()) << wanted;
        EXPECT_EQ(json_of(together.search(request)), wanted) << request.text;
    }
    for (const std::string typed : {"sal", "médec", "le quin", "2018", "subvention col"}) {
        const auto wanted = alone.suggest(typed).value();
        const auto told = together.suggest(typed).value();
        ASSERT_EQ(told.size(), wanted.size()) << typed;
        for (std::size_t i = 0; i < told.size(); ++i) EXPECT_EQ(told[i].text, wanted[i].text) << typed;
    }
}

TEST_P(SeveralIndexes, FindTheSameInAnyOrder) {
    std::reverse(directories_.begin(), directories_.end());
    const auto alone = one();
    const auto together = joined();
    for (const query::SearchRequest& request : searches())
        EXPECT_EQ(json_of(together.search(request)), json_of(alone.search(request))) << request.text;
}

TEST_P(SeveralIndexes, TraceTheSame) {
    expect_same_graphs(one(), joined());
}

TEST_P(SeveralIndexes, ListTheSame) {
    expect_same_lists(one(), joined());
}

// The act, without the second in which it entered its index.
Json act_of(const query::Searcher& searcher, const std::string& id) {
    Json act = searcher.act(id).value();
    act["source"].erase("indexed_at");
    if (act.contains("sources"))
        for (Json& source : act["sources"]) source.erase("indexed_at");
    return act;
}

TEST_P(SeveralIndexes, ShowTheSameActs) {
    const auto alone = one();
    const auto together = joined();
    for (const std::string& id : ids_of(alone)) {
        EXPECT_EQ(act_of(together, id), act_of(alone, id));
        EXPECT_EQ(together.passages(id).value().size(), alone.passages(id).value().size());
        EXPECT_EQ(json_of(together.similar(id)), json_of(alone.similar(id))) << id;
    }
}

TEST_P(SeveralIndexes, AreReadAnewWhereAnyOfThemIs) {
    const auto together = joined();
    EXPECT_FALSE(together.is_stale());
    make_index(directories_.back(), {sample_documents().front()});
    EXPECT_TRUE(together.is_stale());
    EXPECT_NE(joined().status().state, together.status().state);
}

INSTANTIATE_TEST_SUITE_P(Query, SeveralIndexes, ::testing::Values(2, 3));

TEST(SeveralIndexesWithTheSameActs, CountEachOnce) {
    const corpus::TemporaryFolder folder;
    const auto files = sample_documents();
    const auto third = static_cast<std::ptrdiff_t>(files.size() / 3);
    make_index(folder.path("one"), files);
    make_index(folder.path("most"), {files.begin(), files.end() - third});
    make_index(folder.path("least"), {files.begin() + third, files.end()});
    const auto one = open({folder.path("one")});
    const auto joined = open({folder.path("most"), folder.path("least")});
    EXPECT_GT(joined.status().doubled, 0U);
    for (query::SearchRequest request : searches()) {
        // Word statistics count the hidden acts too, as they do removed ones: the order by relevance may differ.
        if (request.sort == query::Sort::relevance) request.sort = query::Sort::date_ascending;
        request.passages = 0;
        Json wanted = json_of(one.search(request));
        Json told = json_of(joined.search(request));
        for (const char* key : {"total", "facets"}) EXPECT_EQ(told[key], wanted[key]) << request.text;
        ASSERT_EQ(told["hits"].size(), wanted["hits"].size());
        for (std::size_t i = 0; i < told["hits"].size(); ++i)
            EXPECT_EQ(told["hits"][i]["id"], wanted["hits"][i]["id"]) << request.text;
    }
    expect_same_graphs(one, joined);
    expect_same_lists(one, joined);
}

TEST(SeveralIndexesWithTheSameActs, ShowTheFirst) {
    Council first;
    Council second;
    TestAct act;
    act.title = "ACHAT DE VELOS ROUGES";
    first.write("a.txt", {act});
    act.title = "ACHAT DE VELOS JAUNES";
    TestAct other;
    other.number = "2020-2";
    second.write("b.txt", {act, other});
    ASSERT_TRUE(first.index());
    ASSERT_TRUE(second.index());
    const auto reds = open({first.database(), second.database()});
    EXPECT_EQ(search(reds, "").total, 2U);
    EXPECT_EQ(search(reds, "rouges").total, 1U);
    EXPECT_EQ(search(reds, "jaunes").total, 0U);
    EXPECT_EQ(reds.status().doubled, 1U);
    EXPECT_EQ(reds.status().files, 2U);
    const auto yellows = open({second.database(), first.database()});
    EXPECT_EQ(search(yellows, "rouges").total, 0U);
    EXPECT_EQ(search(yellows, "jaunes").total, 1U);
    EXPECT_EQ(search(yellows, "").total, 2U);
}

// A copy shares its segments with the index it was made from, whichever of the two has changed since.
TEST(SeveralIndexesWithTheSameActs, KnowACopyForWhatItIs) {
    Council council;
    TestAct kept;
    kept.number = "2020-1";
    TestAct changed;
    changed.number = "2020-2";
    changed.title = "ACHAT DE TRICYCLES ORANGES";
    TestAct removed;
    removed.number = "2020-3";
    council.write("kept.txt", {kept});
    council.write("changed.txt", {changed});
    council.write("removed.txt", {removed});
    // Enough that is kept for the segment to be kept too.
    for (int i = 0; i < 30; ++i) {
        TestAct more;
        more.number = fmt::format("2019-{}", i + 1);
        council.write(fmt::format("more-{}.txt", i), {more});
    }
    ASSERT_TRUE(council.index());
    const std::string copy = council.path("copy");
    fs::copy(council.database(), copy, fs::copy_options::recursive);
    changed.title = "ACHAT DE TRICYCLES ROSES";
    council.write("changed.txt", {changed});
    council.remove("removed.txt");
    ASSERT_TRUE(council.index());

    const auto newest_first = open({council.database(), copy});
    EXPECT_EQ(search(newest_first, "").total, 33U);
    EXPECT_EQ(search(newest_first, "roses").total, 1U);
    EXPECT_EQ(search(newest_first, "oranges").total, 0U);
    EXPECT_EQ(numbers(search(newest_first, "numéro:2020-3")), std::vector<std::string>{"2020-3"});
    EXPECT_EQ(newest_first.status().acts, 33U);
    const auto oldest_first = open({copy, council.database()});
    EXPECT_EQ(search(oldest_first, "").total, 33U);
    EXPECT_EQ(search(oldest_first, "roses").total, 0U);
    EXPECT_EQ(search(oldest_first, "oranges").total, 1U);
    const auto twice = open({copy, copy});
    EXPECT_EQ(search(twice, "").total, 33U);
    EXPECT_EQ(twice.status().files, 33U);
}

TEST(SeveralIndexesAtFault, AreRefusedByName) {
    Council council;
    council.write("a.txt", {TestAct{}});
    ASSERT_TRUE(council.index());
    const auto missing = query::Searcher::open(std::vector<std::string>{council.database(), council.path("nowhere")});
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::index_missing);
    EXPECT_NE(missing.error().message.find("nowhere"), std::string::npos);

    const std::string foreign = council.path("foreign");
    fs::copy(council.database(), foreign, fs::copy_options::recursive);
    std::string text = file_bytes(foreign + "/manifest");
    const std::string analyser = "\"analyser\": \"";
    text.insert(text.find(analyser) + analyser.size(), "other-");
    std::ofstream(foreign + "/manifest") << checked_manifest(text);
    const auto other = query::Searcher::open(std::vector<std::string>{council.database(), foreign});
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().code, ErrorCode::index_schema);
    EXPECT_NE(other.error().message.find(foreign), std::string::npos);
    EXPECT_EQ(query::Searcher::open(std::vector<std::string>{}).error().code, ErrorCode::usage);
}

}  // namespace
}  // namespace recueil::tests
