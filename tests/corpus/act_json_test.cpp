#include "corpus/act_json.h"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include "act_text.h"

namespace recueil::corpus {
namespace {

using recueil::corpus::tests::ActText;
using recueil::corpus::tests::report_text;

TEST(ActJson, ComesBackAsItWent) {
    ActText text;
    text.stamp = "Affichage le : 01/04/2018\n\n";
    text.grounds += "Considérant le besoin ;\n\nMadame Léa ROY, intéressée à l’affaire, est sortie de la salle.\n";
    text.decision =
        "Article 1 :\n\nD’abroger la délibération n°2 du 6 février 2016.\n\nArticle 2 :\n\nD’attribuer à l’association "
        "Roue libre une subvention de 12 000,00 € pour ses ateliers.\n\n"
        "Pour : 4 voix (Groupe Vert)\nContre : 0 voix\n\n(Adopté)\n";
    text.report = report_text(text.title, "Le rapport.");
    const auto json = to_json(text.act());
    const auto back = act_from_json(nlohmann::ordered_json::parse(json.dump()));
    ASSERT_TRUE(back.has_value());
    EXPECT_EQ(to_json(*back), json);
    EXPECT_EQ(json["schema"], "recueil.act/1");
    EXPECT_EQ(json["relations"].size(), 1U);
    EXPECT_EQ(json["grants"].size(), 1U);
    EXPECT_EQ(json["recusals"].size(), 1U);
}

TEST(ActJson, MissingFactsAreNullOrEmpty) {
    const auto json = to_json(Act{});
    EXPECT_TRUE(json["number"].is_null());
    EXPECT_TRUE(json["report"].is_null());
    EXPECT_TRUE(json["visas"].is_array());
    EXPECT_TRUE(json["visas"].empty());
}

TEST(ActJson, AnotherShapeIsRefusedByName) {
    const auto act = act_from_json(nlohmann::ordered_json::parse(R"({"id": 12})"));
    ASSERT_FALSE(act.has_value());
    EXPECT_EQ(act.error().code, ErrorCode::index_damaged);
    EXPECT_FALSE(act_from_json(nlohmann::ordered_json::array()).has_value());
}

}  // namespace
}  // namespace recueil::corpus
