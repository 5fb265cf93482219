#include "query/answers/links.h"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

namespace recueil::query {
namespace {

TEST(Links, KeepEveryFilter) {
    SearchRequest request;
    request.text = "salariat médecins & co";
    request.filters = {{"year", "2020"}, {"year", "2021"}, {"member", "Jean UN"}};
    request.date_from = "2020-01";
    request.sort = Sort::date_descending;
    request.facets = {"year"};
    request.per_page = 5;
    EXPECT_EQ(
        query_string(request),
        "q=salariat%20m%C3%A9decins%20%26%20co&year=2020&year=2021&member=Jean%20UN&date_from=2020-01&sort=date_desc&"
        "facets=year&per_page=5");
}

TEST(Links, LeadToTheNextPageWhileThereIsOne) {
    SearchRequest request;
    request.text = "x";
    SearchResponse response;
    response.total = 11;
    EXPECT_EQ(search_links("/s", request, response)["self"], "/s?q=x");
    EXPECT_EQ(search_links("/s", request, response)["next"], "/s?q=x&page=2");
    request.page = 2;
    EXPECT_TRUE(search_links("/s", request, response)["next"].is_null());
    request.per_page = 0;
    EXPECT_TRUE(search_links("/s", request, response)["next"].is_null());
}

TEST(Links, AskNothingForARequestThatAsksNothing) {
    EXPECT_EQ(query_string({}), "");
    EXPECT_EQ(search_links("/s", {}, {})["self"], "/s");
}

}  // namespace
}  // namespace recueil::query
