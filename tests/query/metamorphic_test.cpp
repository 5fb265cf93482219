// However a word of the corpus is written, the same acts are found: over the vocabulary of the sample corpus.
#include <algorithm>
#include <set>

#include <gtest/gtest.h>

#include "indexer/update/update_index.h"
#include "query/engine/index_reader.h"
#include "tests/query/council.h"

namespace recueil::tests {
namespace {

// One in so many words of the vocabulary is tried.
constexpr std::size_t every = 2;

class Metamorphic : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        folder_ = new corpus::TemporaryFolder;
        indexer::IndexOptions options;
        ASSERT_TRUE(
            indexer::update_index(folder_->path("index"), {RECUEIL_SAMPLE_DIR "/documents"}, options).has_value());
        auto searcher = query::Searcher::open(folder_->path("index"));
        ASSERT_TRUE(searcher.has_value());
        searcher_ = new query::Searcher(std::move(*searcher));
        auto index = query::IndexReader::open(folder_->path("index"));
        ASSERT_TRUE(index.has_value());
        index_ = index->release();
    }
    static void TearDownTestSuite() {
        delete index_;
        delete searcher_;
        delete folder_;
    }

    static std::vector<std::string> words() {
        std::vector<std::string> words;
        std::size_t number = 0;
        for (const indexer::Segment& segment : index_->segments)
            for (std::size_t i = 0; i < segment.words().size(); ++i, ++number) {
                const auto word = segment.words().word(i);
                // Words that are operators or months mean something else alone.
                if (number % every != 0 || word.surface.size() < 3) continue;
                words.emplace_back(word.display);
            }
        return words;
    }
    static std::set<std::string> found(const std::string& text) {
        query::SearchRequest request;
        request.text = text;
        request.per_page = 100;
        request.passages = 0;
        request.facets.clear();
        const auto response = search(*searcher_, request);
        EXPECT_FALSE(response.partial) << text;
        std::set<std::string> ids;
        for (const query::Hit& hit : response.hits) ids.insert(hit.id);
        return ids;
    }
    static std::string upper(const std::string& text) {
        std::string out;
        for (const char byte : text) out += byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - 32) : byte;
        return out;
    }

    static corpus::TemporaryFolder* folder_;
    static query::Searcher* searcher_;
    static query::IndexReader* index_;
};
corpus::TemporaryFolder* Metamorphic::folder_ = nullptr;
query::Searcher* Metamorphic::searcher_ = nullptr;
query::IndexReader* Metamorphic::index_ = nullptr;

TEST_F(Metamorphic, AccentsCapitalsElisionAndLigaturesNeverDecideWhatIsFound) {
    const auto list = words();
    ASSERT_GT(list.size(), 200U);
    for (const std::string& word : list) {
        const auto as_written = found(word);
        const std::string folded = stemming::fold(word);
        EXPECT_FALSE(as_written.empty()) << word;
        EXPECT_EQ(found(folded), as_written) << folded;
        EXPECT_EQ(found(upper(word)), as_written) << upper(word);
        if (std::string("aeiouh").find(folded.front()) != std::string::npos) {
            EXPECT_EQ(found("l'" + word), as_written) << "l'" << word;
            EXPECT_EQ(found("d’" + word), as_written) << "d’" << word;
        }
        std::string ligature = word;
        if (const auto at = ligature.find("oe"); at != std::string::npos) {
            ligature.replace(at, 2, "œ");
            EXPECT_EQ(found(ligature), as_written) << ligature;
        }
    }
}

TEST_F(Metamorphic, InflectionsFindTheSameActs) {
    const auto list = words();
    for (const std::string& word : list) {
        const std::string folded = stemming::fold(word);
        const auto tokens = index_->analyser.analyse(word);
        if (tokens.size() != 1 || tokens[0].is_number || stemming::is_stop_word(folded)) continue;
        // An acronym has a plural, but nothing else.
        if (word == upper(word)) continue;
        const auto as_written = found(word);
        for (const char* ending : {"s", "e", "es"}) {
            const std::string other = folded + ending;
            if (index_->analyser.analyse(other).size() != 1 || index_->analyser.stem(other) != tokens[0].stem) continue;
            EXPECT_EQ(found(other), as_written) << word << " " << other;
        }
    }
}

TEST_F(Metamorphic, DotsOfAcronymsNeverDecideWhatIsFound) {
    std::size_t tried = 0;
    for (const indexer::Segment& segment : index_->segments)
        for (std::size_t i = 0; i < segment.words().size(); ++i) {
            const std::string word(segment.words().word(i).display);
            if (word.size() < 3 || word.size() > 6 ||
                !std::all_of(word.begin(), word.end(), [](char byte) { return byte >= 'A' && byte <= 'Z'; }))
                continue;
            std::string dotted;
            for (const char letter : word) dotted += std::string(1, letter) + ".";
            EXPECT_EQ(found(dotted), found(word)) << dotted;
            ++tried;
        }
    EXPECT_GT(tried, 3U);
}

}  // namespace
}  // namespace recueil::tests
