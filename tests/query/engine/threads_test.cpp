// The same hits, counts and order for any number of threads and segments.
#include <nlohmann/json.hpp>
#include <random>

#include <gtest/gtest.h>

#include "tests/query/council.h"

namespace recueil::tests {
namespace {

const std::vector<std::string> all_words{"barque", "pont", "digue", "phare", "quai", "vanne", "berge"};
const std::vector<std::string> all_days{"26 MARS 2018", "12 NOVEMBRE 2018", "24 JUIN 2019", "28 SEPTEMBRE 2020"};
const std::vector<std::string> all_queries{"",
                                           "barque",
                                           "pont digue",
                                           "barque pont digue phare quai",
                                           "\"pont digue\"",
                                           "p*",
                                           "pont PROCHE/3 quai",
                                           "pont SAUF digue",
                                           "date:2018 barque",
                                           "titre:quai",
                                           "2018-3",
                                           "date:>2018",
                                           "membre:\"ROCHE\" OU phare",
                                           "vanne berge SAUF \"pont quai\""};

std::vector<TestAct> random_acts(std::size_t count) {
    std::mt19937 random(7);
    const auto pick = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
    const auto words = [&](std::size_t n) {
        std::string text;
        for (std::size_t i = 0; i < n; ++i) text += (i == 0 ? "" : " ") + all_words[pick(all_words.size())];
        return text;
    };
    std::vector<TestAct> acts(count);
    for (std::size_t i = 0; i < count; ++i) {
        acts[i].number = "2018-" + std::to_string(i + 1);
        acts[i].day = all_days[pick(all_days.size())];
        acts[i].title = "ACHAT " + words(1 + pick(2));
        acts[i].articles = {"De " + words(2 + pick(20)) + ".", "De " + words(1 + pick(5)) + "."};
    }
    return acts;
}

std::string answer(const query::Searcher& searcher, const std::string& text, query::Sort sort) {
    query::SearchRequest request;
    request.text = text;
    request.sort = sort;
    request.per_page = 30;
    request.page = 1;
    request.explain = true;
    request.facets = {"year", "member", "theme", "part", "outcome", "assembly"};
    auto response = search(searcher, request);
    response.took_ms = 0;
    for (query::Hit& hit : response.hits) hit.indexed_at.clear();
    return query::to_json(response).dump();
}

TEST(SearchThreads, AndSegmentsNeverChangeAnAnswer) {
    const auto acts = random_acts(120);
    Council one;
    Council several;
    for (std::size_t i = 0; i < acts.size(); i += 10) {
        const std::vector<TestAct> some(acts.begin() + static_cast<std::ptrdiff_t>(i),
                                        acts.begin() + static_cast<std::ptrdiff_t>(i) + 10);
        const std::string name = "f" + std::to_string(100 + i) + ".txt";
        one.write(name, some);
        several.write(name, some);
        if (i % 40 != 30) continue;
        ASSERT_TRUE(several.index().has_value());
    }
    ASSERT_TRUE(one.index().has_value());
    const auto plain = one.open();
    for (const std::size_t threads : {1U, 2U, 5U}) {
        const auto pool = std::make_shared<query::WorkerPool>(threads);
        for (const Council* council : {&one, &several}) {
            const auto searcher = query::Searcher::open({council->database()}, pool);
            ASSERT_TRUE(searcher.has_value());
            for (const std::string& text : all_queries)
                for (const query::Sort sort : {query::Sort::relevance, query::Sort::date_ascending})
                    EXPECT_EQ(answer(*searcher, text, sort), answer(plain, text, sort)) << threads << " " << text;
        }
    }
}

}  // namespace
}  // namespace recueil::tests
