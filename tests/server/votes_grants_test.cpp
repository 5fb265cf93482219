// The votes and the grants of all the acts of a search.
#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/application.h"
#include "tests/query/council.h"

namespace recueil::server {
namespace {

using Json = nlohmann::ordered_json;
using ::testing::HasSubstr;
using tests::Council;
using tests::TestAct;

class VotesAndGrants : public ::testing::Test {
  protected:
    void SetUp() override {
        TestAct first;
        first.number = "2020-1";
        first.articles = {"D’attribuer à l’association Les Tréteaux du Pont-Vieux une subvention de 18 000,00 €.",
                          "D’attribuer à l’Amicale du Gué une subvention de 500,50 €."};
        TestAct second;
        second.number = "2021-2";
        second.day = "28 JUIN 2021";
        second.articles = {"D’attribuer à l’association Les Tréteaux du Pont-Vieux une subvention de 2 000,10 €."};
        second.against = 3;
        TestAct third;
        third.number = "2021-3";
        third.day = "28 JUIN 2021";
        council_.write("a.txt", {first, second, third});
        serve();
    }

    void serve() {
        ASSERT_TRUE(council_.index().has_value());
        const auto states = IndexStates::open({council_.database()});
        ASSERT_TRUE(states.has_value());
        auto view = (*states)->view();
        ASSERT_TRUE(view.has_value());
        Site site;
        site.counters = std::make_shared<HttpCounters>();
        std::vector<std::string_view> names;
        for (const auto& route : routes()) names.push_back(route.name);
        site.metrics = std::make_shared<Metrics>(names);
        application_ = std::make_unique<Application>(std::move(*view), site, [](const std::string&) {});
    }

    Json get(const std::string& path, const std::string& query, int status = 200) {
        Request request;
        request.method = "GET";
        request.path = path;
        request.query = query;
        request.headers.push_back({"host", "example.org"});
        const Response response = application_->handle(request);
        EXPECT_EQ(response.status, status) << response.body;
        return Json::parse(response.body);
    }

    Council council_;
    std::unique_ptr<Application> application_;
};

TEST_F(VotesAndGrants, SumsAreExactAndTheGreatestFirst) {
    const Json all = get("/api/v1/grants", "");
    EXPECT_EQ(all["total"], 2);
    EXPECT_EQ(all["count"], 3);
    EXPECT_EQ(all["acts"], 2);
    EXPECT_EQ(all["acts_counted"], 2);
    EXPECT_DOUBLE_EQ(all["sum"].get<double>(), 20500.6);
    const Json& first = all["beneficiaries"][0];
    EXPECT_THAT(first["beneficiary"].get<std::string>(), HasSubstr("Tréteaux"));
    EXPECT_DOUBLE_EQ(first["sum"].get<double>(), 20000.1);
    EXPECT_EQ(first["count"], 2);
    EXPECT_EQ(first["acts"], 2);
    EXPECT_EQ(first["grants"][0]["act"]["number"], "2021-2") << "the newest first";
    EXPECT_GT(first["grants"][0]["line_start"], 0);
    EXPECT_DOUBLE_EQ(all["beneficiaries"][1]["sum"].get<double>(), 500.5);
}

TEST_F(VotesAndGrants, SumsOfTwoCouncilsStayApartAndTheNamesOfOneAreOne) {
    const auto commune = [](const std::string& council, const std::string& number) {
        return council +
               "\n\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nDU CONSEIL MUNICIPAL\n\nSéance du 14 mars 2023\n\n"
               "DÉLIBÉRATION N° " +
               number +
               "\n\nObjet : Subvention\n\nLe conseil municipal, après en avoir délibéré, décide :\n\n"
               "- d’attribuer à l’association Les Petits Pas une subvention de 100,00 €.\n";
    };
    council_.write_text("b.txt", commune("COMMUNE DE MONTORNAY", "2023-12"));
    council_.write_text("c.txt", commune("VILLE DE MONTORNAY", "2023-13"));
    council_.write_text("d.txt", commune("COMMUNE DE RONCHEVAL", "2023-12"));
    serve();
    const Json found = get("/api/v1/grants", "year=2023");
    ASSERT_EQ(found["total"], 2) << found.dump(1);
    EXPECT_DOUBLE_EQ(found["beneficiaries"][0]["sum"].get<double>(), 200);
    EXPECT_THAT(found["beneficiaries"][0]["institution"].get<std::string>(), HasSubstr("Montornay"));
    EXPECT_DOUBLE_EQ(found["beneficiaries"][1]["sum"].get<double>(), 100);
}

TEST_F(VotesAndGrants, SumsAreThoseOfTheSearchAndItsPage) {
    EXPECT_EQ(get("/api/v1/grants", "year=2021")["count"], 1);
    EXPECT_EQ(get("/api/v1/grants", "q=v%C3%A9los&year=1999")["total"], 0);
    EXPECT_EQ(get("/api/v1/grants", "q=b%C3%A9n%C3%A9ficiaire%3Aamicale")["acts"], 1);
    const Json page = get("/api/v1/grants", "per_page=1");
    EXPECT_EQ(page["beneficiaries"].size(), 1U);
    EXPECT_EQ(page["links"]["next"], "/api/v1/grants?per_page=1&page=2");
    const Json next = get("/api/v1/grants", "per_page=1&page=2");
    EXPECT_DOUBLE_EQ(next["beneficiaries"][0]["sum"].get<double>(), 500.5);
    EXPECT_TRUE(next["links"]["next"].is_null());
    EXPECT_EQ(get("/api/v1/grants", "per_page=1&page=9")["beneficiaries"].size(), 0U);
    get("/api/v1/grants", "sort=date_asc", 400);
}

TEST_F(VotesAndGrants, VotesAreThoseWithOppositionUnlessOthersAreAskedFor) {
    const Json opposed = get("/api/v1/votes", "");
    EXPECT_EQ(opposed["total"], 1);
    ASSERT_EQ(opposed["votes"].size(), 1U);
    EXPECT_EQ(opposed["votes"][0]["act"]["number"], "2021-2");
    EXPECT_EQ(opposed["votes"][0]["against"]["count"], 3);
    EXPECT_THAT(opposed["votes"][0]["kinds"].dump(), HasSubstr("with_opposition"));
    EXPECT_EQ(get("/api/v1/votes", "year=2020")["votes"].size(), 0U);
    EXPECT_EQ(get("/api/v1/votes", "year=2021&vote=opposition")["votes"].size(), 1U);
    get("/api/v1/votes", "vote=perhaps", 400);
}

TEST_F(VotesAndGrants, AnIndexWithoutOppositionHasNoSuchVote) {
    council_.remove("a.txt");
    council_.write("b.txt", {TestAct{}});
    serve();
    EXPECT_EQ(get("/api/v1/votes", "")["total"], 0);
}

}  // namespace
}  // namespace recueil::server
