// Phrases and nearness against a search by hand through the passages of random small corpora.
#include "query/engine/phrase_matcher.h"

#include <algorithm>
#include <random>
#include <set>

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "indexer/storage/token_stream_writer.h"
#include "query/engine/candidate_blocks.h"
#include "query/engine/index_reader.h"
#include "tests/corpus/readers/temporary_folder.h"
#include "tests/file_bytes.h"
#include "tests/query/council.h"

namespace recueil::tests {
namespace {

using corpus::PassageKind;
using query::PositionQuery;

const std::vector<std::string> all_words{"barque", "barques", "pont", "ponts", "digue", "phare", "quai", "1995"};

struct KnownWord {
    std::string surface;
    std::string stem;
    std::uint32_t position = 0;
    PassageKind kind = PassageKind::article;
};
using KnownAct = std::vector<KnownWord>;

class RandomActs {
  public:
    explicit RandomActs(unsigned seed) : random_(seed) {
        for (std::size_t file = 0; file < 3; ++file) {
            std::vector<TestAct> acts(1 + pick(8));
            for (TestAct& act : acts) {
                act.number = "2018-" + std::to_string(++count_);
                act.title = "ACHAT DE " + words(1 + pick(5));
                act.articles.clear();
                for (std::size_t i = 0; i <= pick(3); ++i) act.articles.push_back(words(1 + pick(12)) + ".");
            }
            council_.write("f" + std::to_string(file) + ".txt", acts);
            EXPECT_TRUE(council_.index().has_value());
        }
        index_ = query::IndexReader::open(council_.database()).value();
    }

    std::size_t pick(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }
    const std::string& word() { return all_words[pick(all_words.size())]; }
    query::IndexReader& index() { return *index_; }
    query::Searcher open() const { return council_.open(); }
    const stemming::Analyser& analyser() const { return index_->analyser; }

    // Every word of an act, as its passages are kept.
    KnownAct act(std::size_t segment, std::size_t row) {
        KnownAct known;
        for (const indexer::PassageRecord& record : index_->segments[segment].doc_table().passages(row)) {
            const auto passage = index_->segments[segment].passage(record);
            std::vector<stemming::Token> tokens;
            analyser().analyse(passage->text, tokens, record.first_position);
            EXPECT_EQ(tokens.size(), record.words);
            for (const stemming::Token& token : tokens)
                known.push_back({token.surface, token.stem, token.position, passage->kind});
        }
        return known;
    }

  private:
    std::string words(std::size_t count) {
        std::string text;
        for (std::size_t i = 0; i < count; ++i) text += (i == 0 ? "" : " ") + word();
        return text;
    }

    std::mt19937 random_;
    std::size_t count_ = 0;
    Council council_;
    std::unique_ptr<query::IndexReader> index_;
};

// Tries every way to fill the places from `place` on.
bool can_fill(const KnownAct& act, const PositionQuery& wanted, std::vector<std::uint32_t>& chosen) {
    const std::size_t place = chosen.size();
    if (place == wanted.slots.size()) return true;
    for (const KnownWord& word : act) {
        if (wanted.within && word.kind != *wanted.within) continue;
        const auto& forms = wanted.slots[place];
        if (std::find(forms.begin(), forms.end(), word.surface) == forms.end()) continue;
        if (std::find(chosen.begin(), chosen.end(), word.position) != chosen.end()) continue;
        if (wanted.in_order && place > 0 && word.position < chosen.back()) continue;
        chosen.push_back(word.position);
        const auto [least, most] = std::minmax_element(chosen.begin(), chosen.end());
        if (*most - *least < wanted.window && can_fill(act, wanted, chosen)) return true;
        chosen.pop_back();
    }
    return false;
}

bool is_held(const KnownAct& act, const PositionQuery& wanted) {
    std::vector<std::uint32_t> chosen;
    return can_fill(act, wanted, chosen);
}

TEST(PhraseMatcherTest, FindsWhatASearchByHandFinds) {
    std::size_t held = 0;
    std::size_t asked = 0;
    for (unsigned seed = 1; seed <= 6; ++seed) {
        RandomActs acts(seed);
        for (int i = 0; i < 120; ++i) {
            PositionQuery wanted;
            wanted.slots.resize(1 + acts.pick(4));
            for (auto& forms : wanted.slots)
                for (std::size_t form = 0; form <= acts.pick(3); ++form) forms.push_back(acts.word());
            // Past the gap of 64 words what matches may begin in one passage and end in another.
            wanted.window = static_cast<std::uint32_t>(
                acts.pick(8) == 0 ? 60 + acts.pick(80) : std::max<std::size_t>(1, wanted.slots.size() + acts.pick(6)));
            wanted.in_order = acts.pick(2) == 0;
            if (acts.pick(4) == 0) wanted.within = acts.pick(2) == 0 ? PassageKind::title : PassageKind::article;
            for (std::size_t segment = 0; segment < acts.index().segments.size(); ++segment) {
                const query::PhraseMatcher matcher(acts.index().segments[segment], wanted);
                for (std::size_t row = 0; row < acts.index().segments[segment].rows(); ++row) {
                    const bool is_right = is_held(acts.act(segment, row), wanted);
                    EXPECT_EQ(matcher.matches(row), is_right) << seed << " " << i << " " << segment << " " << row;
                    held += is_right ? 1U : 0U;
                    ++asked;
                }
            }
        }
    }
    // Neither answer is rare.
    EXPECT_GT(held, asked / 10);
    EXPECT_LT(held, asked - asked / 10);
}

// Enough words that not all are of the most frequent, and long enough acts that phrases lie across the stretches and
// groups of the signatures.
class LongActs {
  public:
    LongActs() {
        std::vector<TestAct> acts(14);
        for (TestAct& act : acts) {
            act.number = "2018-" + std::to_string(++count_);
            act.articles.clear();
            for (std::size_t i = 0; i < 3; ++i) {
                std::string text;
                for (std::size_t word = 0; word < 900 + pick(200); ++word)
                    text += (word == 0 ? "De " : word % 15 == 0 ? "\n" : " ") + some_word();
                act.articles.push_back(text + ".");
            }
        }
        council_.write("f.txt", acts);
        EXPECT_TRUE(council_.index().has_value());
        index_ = query::IndexReader::open(council_.database()).value();
        for (std::size_t row = 0; row < segment().rows(); ++row) {
            auto& passages = passages_.emplace_back();
            for (const indexer::PassageRecord& record : segment().doc_table().passages(row)) {
                const auto passage = index_->segments[0].passage(record);
                passages.push_back({passage->kind, {}});
                for (const auto& token : index_->analyser.analyse(passage->text))
                    passages.back().words.push_back(token.surface);
            }
        }
    }

    std::size_t pick(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }
    // One of 150, the first of them more often.
    std::string some_word() {
        const std::size_t number = pick(1 + pick(150));
        return {'b', static_cast<char>('a' + number / 15), 'r', static_cast<char>('a' + number % 15), 'k'};
    }
    const indexer::Segment& segment() const { return index_->segments.at(0); }

    // Words that follow one another somewhere.
    std::vector<std::string> some_phrase(std::size_t words) {
        while (true) {
            const auto& passages = passages_[pick(passages_.size())];
            const auto& passage = passages[pick(passages.size())].words;
            if (passage.size() < words) continue;
            const auto begin = passage.begin() + static_cast<std::ptrdiff_t>(pick(passage.size() - words + 1));
            return {begin, begin + static_cast<std::ptrdiff_t>(words)};
        }
    }
    bool is_held(std::size_t row, const PositionQuery& wanted) const {
        const auto fills = [](const std::string& word, const std::vector<std::string>& forms) {
            return std::find(forms.begin(), forms.end(), word) != forms.end();
        };
        return std::any_of(passages_[row].begin(), passages_[row].end(), [&](const KnownPassage& passage) {
            const auto& words = passage.words;
            return (!wanted.within || passage.kind == *wanted.within) &&
                   std::search(words.begin(), words.end(), wanted.slots.begin(), wanted.slots.end(), fills) !=
                       words.end();
        });
    }

  private:
    struct KnownPassage {
        PassageKind kind = PassageKind::article;
        std::vector<std::string> words;
    };

    std::mt19937 random_{5};
    std::size_t count_ = 0;
    Council council_;
    std::unique_ptr<query::IndexReader> index_;
    std::vector<std::vector<KnownPassage>> passages_;  // by row
};

TEST(PhraseMatcherTest, FindsThePhrasesOfLongActs) {
    LongActs acts;
    ASSERT_GT(acts.segment().token_stream().first_code(acts.segment().rows() - 1), 32'768U) << "more than one group";
    std::size_t held = 0;
    std::size_t told = 0;
    for (int i = 0; i < 600; ++i) {
        PositionQuery wanted;
        for (std::string& word : acts.some_phrase(2 + acts.pick(8))) wanted.slots.push_back({std::move(word)});
        if (acts.pick(3) == 0) wanted.slots[acts.pick(wanted.slots.size())] = {acts.some_word()};
        if (acts.pick(3) == 0) wanted.slots[acts.pick(wanted.slots.size())].push_back(acts.some_word());
        if (acts.pick(6) == 0) wanted.within = PassageKind::article;
        wanted.window = static_cast<std::uint32_t>(wanted.slots.size());
        const query::PhraseMatcher matcher(acts.segment(), wanted);
        for (std::size_t row = 0; row < acts.segment().rows(); ++row) {
            const bool is_right = acts.is_held(row, wanted);
            EXPECT_EQ(matcher.matches(row), is_right) << i << " " << row;
            held += is_right ? 1U : 0U;
        }
        std::vector<std::vector<std::uint32_t>> words;
        for (const auto& forms : wanted.slots) {
            words.emplace_back();
            for (const std::string& form : forms)
                if (const auto word = acts.segment().token_stream().find(form)) words.back().push_back(*word);
        }
        told += query::CandidateBlocks(acts.segment().token_stream(), words).is_known() ? 1U : 0U;
    }
    EXPECT_GT(held, 600U);
    // Phrases whose signature is kept, and others.
    EXPECT_GT(told, 300U);
    EXPECT_LT(told, 600U);
}

// Of words that are once each, the last in alphabetical order take two units; they stand so that those which follow
// one another begin with other first units.
TEST(CandidateBlocks, TellPhrasesOfWordsOfTwoUnits) {
    constexpr std::uint32_t of_two_units = 1U << 16U;
    const corpus::TemporaryFolder folder;
    auto writer = indexer::TokenStreamWriter::create(folder.path("column"));
    ASSERT_TRUE(writer.has_value());
    const auto add = [&](std::uint32_t word) { writer->add(fmt::format("mot{:06}", word)); };
    const auto two_units = [](std::uint32_t i) { return indexer::words_of_one_code + i * 20'483U % of_two_units; };
    for (std::uint32_t word = 0; word < indexer::words_of_one_code; ++word) add(word);
    for (std::uint32_t i = 0; i < of_two_units; ++i) add(two_units(i));
    writer->end_passage();
    ASSERT_TRUE(writer->end_act().has_value());
    ASSERT_TRUE(writer->finish().has_value());
    const std::string bytes = file_bytes(folder.path("column"));
    const auto column = indexer::TokenStream::open(bytes);
    ASSERT_TRUE(column.has_value());
    ASSERT_EQ(column->find(fmt::format("mot{:06}", two_units(7))), two_units(7)) << "numbered by their spelling";
    for (std::uint32_t first = 0; first < 3'000; ++first) {
        std::vector<std::vector<std::uint32_t>> phrase;
        for (std::uint32_t i = first; i < first + 9; ++i) phrase.push_back({two_units(i)});
        const query::CandidateBlocks stretches(*column, phrase);
        ASSERT_TRUE(stretches.is_known());
        const std::size_t at = indexer::words_of_one_code + std::size_t{2} * first;
        EXPECT_TRUE(stretches.any(0, [&](std::size_t begin, std::size_t end) { return begin <= at && at < end; }))
            << first;
    }
}

TEST(PhraseMatcherTest, SearchesFindWhatASearchByHandFinds) {
    for (unsigned seed = 11; seed <= 14; ++seed) {
        RandomActs acts(seed);
        const query::Searcher searcher = acts.open();
        for (int i = 0; i < 60; ++i) {
            PositionQuery wanted;
            std::vector<std::string> words(2 + acts.pick(2));
            for (std::string& word : words) word = acts.word();
            const bool is_near = acts.pick(2) == 0;
            const std::size_t distance = 1 + acts.pick(4);
            std::string text;
            for (const std::string& word : words) {
                if (!text.empty()) text += is_near ? fmt::format(" NEAR/{} ", distance) : " ";
                text += word;
                wanted.slots.push_back({word});
                if (!is_near) continue;
                const std::string stem = acts.analyser().analyse(word).front().stem;
                for (const std::string& other : all_words)
                    if (other != word && acts.analyser().analyse(other).front().stem == stem)
                        wanted.slots.back().push_back(other);
            }
            wanted.in_order = !is_near;
            wanted.window = static_cast<std::uint32_t>(is_near ? distance * (words.size() - 1) + 1 : words.size());
            if (!is_near) {
                text = fmt::format("\"{}\"", text);
                if (const std::size_t field = acts.pick(3); field > 0) {
                    wanted.within = field == 1 ? PassageKind::title : PassageKind::article;
                    text = fmt::format("{}:{}", field == 1 ? "title" : "article", text);
                }
            }
            std::set<std::string> right;
            for (std::size_t segment = 0; segment < acts.index().segments.size(); ++segment)
                for (std::size_t row = 0; row < acts.index().segments[segment].rows(); ++row)
                    if (is_held(acts.act(segment, row), wanted))
                        right.insert(acts.index().segments[segment].doc_table().summary(row).number);
            query::SearchRequest request;
            request.text = text;
            request.per_page = 100;
            request.expand = false;
            const auto response = search(searcher, request);
            const auto found = numbers(response);
            EXPECT_EQ(std::set<std::string>(found.begin(), found.end()), right) << text;
            EXPECT_EQ(response.total, right.size()) << text;
            // Under a filter, and left out, the same acts decide.
            const auto total = [&](const std::string& asked) {
                request.text = asked;
                return search(searcher, request).total;
            };
            EXPECT_EQ(total("article:barque (" + text + ")") + total("article:barque SAUF (" + text + ")"),
                      total("article:barque"))
                << text;
        }
    }
}

}  // namespace
}  // namespace recueil::tests
