// The votes and the grants of all the acts of a search.
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <random>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "query/answers/links.h"
#include "server/application.h"
#include "tests/query/council.h"
#include "tests/server/council_application.h"

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
        application_.emplace(council_);
    }

    Json get(const std::string& path, const std::string& query, int status = 200) {
        return Json::parse(application_->body(path, query, status));
    }

    Council council_;
    std::optional<CouncilApplication> application_;
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

TEST_F(VotesAndGrants, AreThoseCountedByHandOfRandomActsOfTwoCouncils) {
    const std::vector<std::string> names{"l’Amicale du Gué", "l’association Les Tréteaux", "la Compagnie du Lac"};
    const std::vector<std::pair<std::string, std::string>> councils{
        {"DEPARTEMENT DE LA HAUTE-ORNE", "Département de la Haute-Orne"},
        {"DEPARTEMENT DU VAL-SAURE", "Département du Val-Saure"}};
    const std::vector<std::string> days{"28 SEPTEMBRE 2020", "28 JUIN 2021"};
    for (unsigned seed = 1; seed <= 4; ++seed) {
        std::mt19937 random(seed);
        const auto pick = [&](std::size_t count) {
            return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
        };
        // By council, year and the last word of the beneficiary: cents and grants; votes by council, year and kind.
        std::map<std::string, std::pair<std::int64_t, int>> sums;
        std::map<std::string, int> votes;
        std::map<std::string, std::vector<TestAct>> acts;
        for (int number = 1; number <= 24; ++number) {
            const auto& [heading, label] = councils[pick(2)];
            TestAct act;
            act.institution = heading;
            act.day = days[pick(2)];
            const std::string year = act.day.substr(act.day.size() - 4);
            act.number = year + "-" + std::to_string(number);
            act.articles.clear();
            for (std::size_t i = pick(3) + 1; i > 0; --i) {
                const std::string& name = names[pick(names.size())];
                const auto cents = static_cast<std::int64_t>(pick(900'000) + 100);
                act.articles.push_back("D’attribuer à " + name + " une subvention de " + std::to_string(cents / 100) +
                                       "," + std::to_string(cents % 100 / 10) + std::to_string(cents % 10) + " €.");
                auto& [sum, count] = sums[label + "|" + year + "|" + name.substr(name.rfind(' ') + 1)];
                sum += cents;
                ++count;
            }
            act.against = pick(3) == 0 ? 2 : 0;
            act.abstention = pick(3) == 0 ? 1 : 0;
            if (act.against > 0) ++votes[label + "|" + year + "|with_opposition"];
            if (act.abstention > 0) ++votes[label + "|" + year + "|with_abstention"];
            if (act.against + act.abstention == 0) ++votes[label + "|" + year + "|unanimous"];
            acts[heading].push_back(act);
        }
        council_.remove("a.txt");
        for (const auto& council : councils) council_.write(council.first + ".txt", acts[council.first]);
        serve();
        for (const auto& [heading, label] : councils)
            for (const char* year : {"2020", "2021"}) {
                const std::string filters =
                    "institution=" + query::percent_encode(label) + "&year=" + year + "&per_page=100";
                std::map<std::string, std::pair<std::int64_t, int>> counted;
                const Json granted = get("/api/v1/grants", filters);
                for (const Json& each : granted["beneficiaries"]) {
                    const std::string name = each["beneficiary"];
                    auto& [sum, count] = counted[label + "|" + year + "|" + name.substr(name.rfind(' ') + 1)];
                    EXPECT_EQ(each["institution"], label);
                    sum += std::llround(each["sum"].get<double>() * 100);
                    count += each["count"].get<int>();
                }
                std::map<std::string, std::pair<std::int64_t, int>> expected;
                for (const auto& [key, sum] : sums)
                    if (key.rfind(label + "|" + year, 0) == 0) expected[key] = sum;
                EXPECT_EQ(counted, expected) << seed;
                for (const char* kind : {"with_opposition", "with_abstention", "unanimous"}) {
                    const int wanted = votes[label + "|" + year + "|" + kind];
                    if (wanted == 0) continue;
                    const Json found = get("/api/v1/votes", filters + "&vote=" + kind);
                    EXPECT_EQ(found["total"], wanted) << kind << seed;
                    EXPECT_EQ(found["votes"].size(), static_cast<std::size_t>(wanted)) << kind << seed;
                }
            }
        for (const auto& council : councils) council_.remove(council.first + ".txt");
    }
}

TEST_F(VotesAndGrants, AnIndexWithoutOppositionHasNoSuchVote) {
    council_.remove("a.txt");
    council_.write("b.txt", {TestAct{}});
    serve();
    EXPECT_EQ(get("/api/v1/votes", "")["total"], 0);
}

}  // namespace
}  // namespace recueil::server
