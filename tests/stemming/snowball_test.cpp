// The stemmer under our rules is Xapian's, of the generation of 2007; Snowball's own vocabulary of today shows how the
// two differ. The data is not part of the project: the test runs where it lies beside it.
#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <xapian.h>

#include "stemming/stemming.h"

namespace recueil::stemming {
namespace {

std::filesystem::path vocabulary_folder() {
    const char* shared = std::getenv("RECUEIL_SHARED");
    const std::filesystem::path root = shared != nullptr ? shared : RECUEIL_SOURCE_DIR "/../shared";
    return root / "reference" / "snowball-french";
}

struct Pair {
    std::string word;
    std::string stem;
};

std::vector<Pair> vocabulary() {
    std::vector<Pair> pairs;
    std::ifstream words(vocabulary_folder() / "voc.txt");
    std::ifstream stems(vocabulary_folder() / "output.txt");
    for (Pair pair; std::getline(words, pair.word) && std::getline(stems, pair.stem);) pairs.push_back(pair);
    return pairs;
}

std::string without_elision(const std::string& word) {
    static constexpr std::array<std::string_view, 8> elided{"l", "d", "j", "m", "t", "s", "n", "c"};
    const auto apostrophe = word.find('\'');
    if (apostrophe == std::string::npos) return word;
    const std::string before = word.substr(0, apostrophe);
    const bool is_elided = before == "qu" || before == "jusqu" || before == "lorsqu" || before == "puisqu" ||
                           before == "quoiqu" || std::find(elided.begin(), elided.end(), before) != elided.end();
    return is_elided ? word.substr(apostrophe + 1) : word;
}

class Snowball : public testing::Test {
  protected:
    void SetUp() override {
        pairs_ = vocabulary();
        if (pairs_.empty()) GTEST_SKIP() << "no vocabulary at " << vocabulary_folder();
    }
    std::vector<Pair> pairs_;
};

// The difference between the generations is known: diaereses (laïcité), plurals in -oux, -ais and -aise, « ni ».
TEST_F(Snowball, DiffersFromOurStemmerWhereItWasChangedSince) {
    Xapian::Stem stemmer("french");
    std::size_t different = 0;
    std::vector<std::string> unexplained;
    for (const auto& [word, stem] : pairs_) {
        const std::string bare = without_elision(word);
        if (bare.empty() || stemmer(bare) == stem) continue;
        ++different;
        const auto has = [&, &word = word](std::string_view part) { return word.find(part) != std::string::npos; };
        if (!has("ï") && !has("ë") && !has("ü") && !has("oux") && !has("ais") && !has("ni") && !has("qu'"))
            unexplained.push_back(word);
    }
    EXPECT_EQ(different, 131U);
    EXPECT_TRUE(unexplained.empty()) << testing::PrintToString(unexplained);
}

// How our stems, which do not know the accents, keep together what Snowball's rules keep together.
TEST_F(Snowball, ClassesAreKeptButForFew) {
    const Analyser analyser;
    std::map<std::string, std::set<std::string>> ours;
    std::size_t words = 0;
    for (const auto& [word, stem] : pairs_) {
        if (word.find('\'') != std::string::npos) continue;
        ours[stem].insert(analyser.stem(fold(word)));
        ++words;
    }
    const auto split =
        std::count_if(ours.begin(), ours.end(), [](const auto& entry) { return entry.second.size() > 1; });
    RecordProperty("words", static_cast<int>(words));
    RecordProperty("classes", static_cast<int>(ours.size()));
    RecordProperty("split", static_cast<int>(split));
    EXPECT_LT(split, static_cast<std::ptrdiff_t>(ours.size() * 6 / 100));
}

}  // namespace
}  // namespace recueil::stemming
