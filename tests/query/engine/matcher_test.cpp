// Plans against a match by hand over the acts of random small corpora, in several segments with deleted acts.
#include "query/engine/matcher.h"

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "indexer/terms.h"
#include "query/plan/term_expansion.h"
#include "query/ranking/top_k.h"
#include "tests/query/council.h"

namespace recueil::tests {
namespace {

using query::Plan;

const std::vector<std::string> all_words{"barque", "pont", "digue", "phare", "quai"};
const std::vector<std::pair<std::string, std::uint32_t>> all_days{
    {"26 MARS 2018", 20180326}, {"12 NOVEMBRE 2018", 20181112}, {"24 JUIN 2019", 20190624}};

struct KnownAct {
    std::vector<std::string> words;
    std::uint32_t day = 0;
    std::uint64_t cents = 0;  // granted; 0 for none
};

class RandomActs {
  public:
    explicit RandomActs(unsigned seed) : random_(seed) {
        const std::size_t files = 3 + pick(3);
        for (std::size_t file = 0; file < files; ++file) write(file);
        EXPECT_TRUE(council_.index().has_value());
        write(pick(files));  // its former acts become deleted rows
        if (pick(2) == 0) write(files);
        EXPECT_TRUE(council_.index().has_value());
        index_ = query::IndexReader::open(council_.database()).value();
    }

    std::size_t pick(std::size_t count) { return std::uniform_int_distribution<std::size_t>(0, count - 1)(random_); }
    const query::IndexReader& index() const { return *index_; }
    const KnownAct& act(std::size_t segment, std::size_t row) const {
        return acts_.at(index_->segments[segment].doc_table().summary(row).number);
    }

    // A plan of random shape, at most `depth` deep.
    Plan plan(int depth) {
        switch (depth == 0 ? pick(5) : pick(10)) {
            case 0:
                return Plan::term(word());
            case 1:
                return Plan::terms({word(), word()}, Plan::Kind::prefix);
            case 2:
                return phrase();
            case 3:
                return Plan::days(pick(2) == 0 ? 1 : 20180327, pick(2) == 0 ? 20181112 : 99'999'999);
            case 4:
                return Plan::amounts(pick(2) == 0 ? 0 : 150'000, pick(2) == 0 ? 250'000 : ~std::uint64_t{0});
            case 5:
                return Plan::any({plan(depth - 1), plan(depth - 1)});
            case 6:
                return Plan::all({plan(depth - 1), plan(depth - 1), plan(depth - 1)});
            case 7:
                return Plan::without(plan(depth - 1), {plan(depth - 1), plan(depth - 1)});
            case 8:
                return passage(plan(depth - 1));
            default:
                return pick(4) == 0 ? Plan::everything() : Plan::all({plan(depth - 1), plan(depth - 1)});
        }
    }

  private:
    const std::string& word() { return all_words[pick(all_words.size())]; }

    Plan phrase() {
        const std::string first = word();
        const std::string second = word();
        const bool in_order = pick(2) == 0;
        const auto window = static_cast<std::uint32_t>(2 + pick(3));
        return Plan::positions({{{first}, {second}}, window, in_order, {}}, {Plan::term(first), Plan::term(second)});
    }

    query::WordsInRow row() {
        query::WordsInRow words{{{word()}}, static_cast<std::uint32_t>(pick(3))};
        if (pick(2) == 0) words.slots.push_back({word(), word()});
        return words;
    }

    Plan passage(Plan acts) {
        query::PassageQuery wanted;
        for (std::size_t i = 0; i <= pick(2); ++i) wanted.words.push_back({row(), row()});
        if (pick(4) != 0) wanted.excluded.push_back(row());
        return Plan::passages(std::move(wanted), std::move(acts));
    }

    void write(std::size_t file) {
        std::vector<TestAct> acts(1 + pick(6));
        for (TestAct& act : acts) {
            KnownAct known;
            act.number = "2018-" + std::to_string(++count_);
            const auto& [day, date] = all_days[pick(all_days.size())];
            act.day = day;
            known.day = date;
            std::string text = "De";
            for (std::size_t i = 0; i <= pick(8); ++i) {
                known.words.push_back(word());
                text += " " + known.words.back();
            }
            act.articles = {text + "."};
            act.title = "AFFAIRE";
            acts_[act.number] = known;
        }
        council_.write("f" + std::to_string(file) + ".txt", acts);
    }

    std::mt19937 random_;
    std::size_t count_ = 0;
    Council council_;
    std::map<std::string, KnownAct> acts_;
    std::unique_ptr<query::IndexReader> index_;
};

bool has_positions(const std::vector<std::string>& words, const query::PositionQuery& wanted) {
    for (std::size_t i = 0; i < words.size(); ++i)
        for (std::size_t j = wanted.in_order ? i + 1 : 0; j < words.size(); ++j) {
            const std::size_t apart = i < j ? j - i : i - j;
            if (i != j && apart < wanted.window && words[i] == wanted.slots[0].front() &&
                words[j] == wanted.slots[1].front())
                return true;
        }
    return false;
}

// The words filling the slots from `slot` on, the first of them up to `slop` words past `begin`.
bool has_row(const std::vector<std::string>& words, const query::WordsInRow& row, std::size_t slot, std::size_t begin) {
    if (slot == row.slots.size()) return true;
    const std::size_t end = slot == 0 ? words.size() : std::min(words.size(), begin + row.slop + 1);
    for (std::size_t at = begin; at < end; ++at) {
        const auto& forms = row.slots[slot];
        if (std::find(forms.begin(), forms.end(), words[at]) != forms.end() && has_row(words, row, slot + 1, at + 1))
            return true;
    }
    return false;
}

bool has_passage(const std::vector<std::string>& words, const query::PassageQuery& wanted) {
    const auto is_there = [&](const query::WordsInRow& row) { return has_row(words, row, 0, 0); };
    return std::all_of(wanted.words.begin(), wanted.words.end(),
                       [&](const auto& rows) { return std::any_of(rows.begin(), rows.end(), is_there); }) &&
           std::none_of(wanted.excluded.begin(), wanted.excluded.end(), is_there);
}

bool is_match(const KnownAct& act, const Plan& plan) {
    const auto child_matches = [&](const Plan& child) { return is_match(act, child); };
    switch (plan.kind()) {
        case Plan::Kind::nothing:
            return false;
        case Plan::Kind::everything:
            return true;
        case Plan::Kind::term:
        case Plan::Kind::prefix:
        case Plan::Kind::values:
            return std::find_first_of(act.words.begin(), act.words.end(), plan.terms().begin(), plan.terms().end()) !=
                   act.words.end();
        case Plan::Kind::any:
            return std::any_of(plan.children().begin(), plan.children().end(), child_matches);
        case Plan::Kind::all:
            return std::all_of(plan.children().begin(), plan.children().end(), child_matches);
        case Plan::Kind::without:
            return is_match(act, plan.children().front()) &&
                   std::none_of(plan.children().begin() + 1, plan.children().end(), child_matches);
        case Plan::Kind::phrase:
        case Plan::Kind::near:
            return has_positions(act.words, plan.positions());
        case Plan::Kind::passage:
            return is_match(act, plan.children().front()) && has_passage(act.words, plan.passage());
        case Plan::Kind::days:
            return act.day >= plan.range().first && act.day <= plan.range().last;
        case Plan::Kind::amounts:
            return act.cents != 0 && act.cents >= plan.range().first && act.cents <= plan.range().last;
    }
    return false;
}

TEST(MatcherTest, FindsTheActsOfAMatchByHand) {
    std::size_t matching = 0;
    std::size_t asked = 0;
    for (unsigned seed = 1; seed <= 8; ++seed) {
        RandomActs acts(seed);
        query::SearchContext context(acts.index(), query::Deadline::max());
        for (int i = 0; i < 60; ++i) {
            const Plan plan = acts.plan(3);
            const query::MatchedActs found = query::match(context, plan);
            EXPECT_FALSE(found.is_cut);
            std::size_t count = 0;
            for (std::size_t segment = 0; segment < acts.index().segments.size(); ++segment) {
                std::vector<std::uint32_t> expected;
                for (std::uint32_t row = 0; row < acts.index().segments[segment].rows(); ++row)
                    if (!acts.index().segments[segment].is_deleted(row) && is_match(acts.act(segment, row), plan))
                        expected.push_back(row);
                EXPECT_EQ(found.rows[segment], expected) << seed << " " << i << " " << describe(plan);
                count += expected.size();
                asked += acts.index().segments[segment].live_rows();
            }
            EXPECT_EQ(found.count, count);
            matching += count;
        }
    }
    // Neither answer is rare.
    EXPECT_GT(matching, asked / 20);
    EXPECT_LT(matching, asked - asked / 20);
}

TEST(MatcherTest, SaysWhereTheDeadlineCutItShort) {
    RandomActs acts(1);
    query::SearchContext late(acts.index(), query::Deadline::min());
    const query::MatchedActs found = query::match(late, Plan::term("pont"));
    EXPECT_TRUE(found.is_cut);
    EXPECT_EQ(found.count, 0U);
    EXPECT_FALSE(query::match(late, Plan()).is_cut) << "nothing is found in no time";
}

TEST(ByDate, PagesThroughOneTotalOrder) {
    for (unsigned seed = 1; seed <= 4; ++seed) {
        RandomActs acts(seed);
        query::SearchContext context(acts.index(), query::Deadline::max());
        const query::MatchedActs all = query::match(context, Plan::everything());
        for (const bool newest_first : {true, false}) {
            const auto whole = query::by_date(acts.index(), all, newest_first, 0, all.count);
            ASSERT_EQ(whole.size(), all.count);
            std::set<std::pair<std::size_t, std::size_t>> seen;
            std::uint32_t before = newest_first ? 99'999'999 : 0;
            for (const query::ActPlace& place : whole) {
                EXPECT_TRUE(seen.emplace(place.segment, place.row).second);
                const std::uint32_t day = acts.act(place.segment, place.row).day;
                EXPECT_TRUE(newest_first ? day <= before : day >= before);
                before = day;
            }
            for (std::size_t first = 0; first <= all.count + 1; ++first)
                for (const std::size_t length : {1U, 3U, 10U}) {
                    const auto page = query::by_date(acts.index(), all, newest_first, first, first + length);
                    ASSERT_EQ(page.size(), std::min(length, all.count - std::min(first, all.count)));
                    for (std::size_t i = 0; i < page.size(); ++i) {
                        EXPECT_EQ(page[i].row, whole[first + i].row) << first << " " << i;
                        EXPECT_EQ(page[i].segment, whole[first + i].segment) << first << " " << i;
                    }
                }
        }
    }
}

}  // namespace
}  // namespace recueil::tests
