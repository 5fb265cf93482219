// Pages that count and tell over many acts: facets in full, votes, sums, affairs; and what browsers are told of them.
#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "server/application.h"
#include "server/dossier.h"
#include "server/web/facets.h"
#include "server/web/linked_data.h"
#include "tests/query/council.h"
#include "tests/server/council_application.h"

namespace recueil::server {
namespace {

using Json = nlohmann::ordered_json;
using ::testing::AllOf;
using ::testing::HasSubstr;
using ::testing::Not;
using tests::Council;
using tests::TestAct;

class FiguresPages : public ::testing::Test {
  protected:
    void SetUp() override {
        TestAct first;
        first.number = "2020-1";
        first.title = "PASSERELLE DU PONT AUX MOINES";
        first.articles = {"D’attribuer à l’association Les Tréteaux du Pont-Vieux une subvention de 18 000,00 €.",
                          "D’attribuer à l’Amicale du Gué une subvention de 500,50 €."};
        TestAct second;
        second.number = "2021-2";
        second.title = "PASSERELLE DES MOINES : AVENANT AU MARCHÉ";
        second.day = "28 JUIN 2021";
        second.grounds = {"Vu la délibération n°2020-1 du Conseil départemental en date du 28 septembre 2020"};
        second.articles = {"D’attribuer à l’association Les Tréteaux du Pont-Vieux une subvention de 2 000,10 €."};
        second.against = 3;
        TestAct third;
        third.number = "2021-3";
        third.title = "ÉCOLES DE MUSIQUE";
        third.day = "28 JUIN 2021";
        council_.write("a.txt", {first, second, third});
        ASSERT_TRUE(council_.index().has_value());
        application_.emplace(council_);
    }

    std::string get(const std::string& path, const std::string& query = "", int status = 200) {
        return application_->body(path, query, status);
    }
    std::string id_of(const std::string& number) {
        return Json::parse(get("/api/v1/search", "q=" + number))["hits"][0]["id"];
    }

    Council council_;
    std::optional<CouncilApplication> application_;
};

TEST_F(FiguresPages, SumsAreAddedUpByBeneficiaryAndYear) {
    const auto page = get("/sommes");
    EXPECT_THAT(page, HasSubstr("<strong>20\u202F500,60\u00A0€</strong>, 3\u00A0sommes à 2\u00A0bénéficiaires"));
    EXPECT_THAT(page, HasSubstr("<strong>association Les Tréteaux du Pont-Vieux</strong> <span class=\"number\">"
                                "20\u202F000,10\u00A0€</span>"));
    EXPECT_LT(page.find("Tréteaux"), page.find("Amicale"));
    EXPECT_THAT(page, HasSubstr("<a href=\"/sommes?year=2021\">2021</a>"));
    EXPECT_THAT(page, HasSubstr("#article-1\">n°\u00A02020-1</a>"));
    const auto narrowed = get("/sommes", "year=2021");
    EXPECT_THAT(narrowed, AllOf(HasSubstr("<strong>2\u202F000,10\u00A0€</strong>"), Not(HasSubstr("Amicale"))));
    EXPECT_THAT(narrowed, HasSubstr("Année\u00A0: 2021 <span aria-hidden=\"true\">×</span>"));
    EXPECT_THAT(get("/sommes", "q=musique"), HasSubstr("Aucune somme accordée"));
    get("/sommes", "page=9", 404);
}

TEST_F(FiguresPages, VotesAreCountedByYearAndGroupAndListed) {
    const auto page = get("/votes");
    EXPECT_THAT(page, HasSubstr("<a href=\"/?year=2021&amp;vote=with_opposition\">1</a>"));
    EXPECT_THAT(page, HasSubstr("<h2>1\u00A0vote avec opposition, ou rejetés</h2>"));
    EXPECT_THAT(page, HasSubstr("3\u00A0contre"));
    EXPECT_THAT(page, HasSubstr("/actes/" + id_of("2021-2") + "#votes\""));
    EXPECT_THAT(get("/votes", "q=musique"), HasSubstr("Aucun vote de ces actes n’est dit partagé"));
    EXPECT_THAT(get("/votes", "vote=with_opposition"), HasSubstr("1\u00A0vote demandés"));
}

TEST_F(FiguresPages, AnAffairIsTheActsThatChangeOrCiteOneAnotherUnderLikeTitles) {
    const auto page = get("/dossiers/" + id_of("2020-1"));
    EXPECT_THAT(page, AllOf(HasSubstr("2\u00A0actes"), HasSubstr("n°\u00A02021-2</a>"), Not(HasSubstr("musique"))));
    EXPECT_LT(page.find("n°\u00A02020-1</a>"), page.find("n°\u00A02021-2</a>"));
    const auto feed = get("/feed.atom", "dossier=" + id_of("2020-1"));
    EXPECT_THAT(feed, AllOf(HasSubstr("2021-2"), HasSubstr("/dossiers/"), Not(HasSubstr("MUSIQUE"))));
    // What nothing cites is alone.
    EXPECT_THAT(get("/dossiers/" + id_of("2021-3")), HasSubstr("1\u00A0acte<"));
    get("/dossiers/none", "", 404);
    get("/feed.atom", "dossier=none", 400);
    get("/feed.atom", "dossier=" + id_of("2020-1") + "&cites=2020-1", 400);
}

TEST(Dossier, TitlesAreCloseByTheWordsThatTell) {
    EXPECT_TRUE(are_close_titles("Salariat de médecins : ouverture du centre de santé",
                                 "EXPÉRIMENTATION DU SALARIAT DE MÉDECINS GÉNÉRALISTES"));
    EXPECT_TRUE(are_close_titles("Passerelle du Moulin", "Moulins : passerelles, avenant"));
    EXPECT_FALSE(are_close_titles("Attribution de subventions au titre du budget 2020",
                                  "Attribution de subventions au titre du budget 2021"));
    EXPECT_FALSE(are_close_titles("", ""));
    EXPECT_FALSE(are_close_titles("Salariat de médecins", "Collèges : travaux"));
}

TEST_F(FiguresPages, AllValuesOfAFacetAreListedWithinTheSearch) {
    const auto page = get("/valeurs/year", "q=passerelle");
    EXPECT_THAT(page, AllOf(HasSubstr("<a href=\"/?q=passerelle&amp;year=2021\">2021</a>"),
                            HasSubstr("<a href=\"/?q=passerelle\">← Retour aux résultats (2\u00A0actes)</a>")));
    EXPECT_THAT(page, HasSubstr("<input type=\"hidden\" name=\"q\" value=\"passerelle\">"));
    EXPECT_THAT(get("/valeurs/year", "nom=2020"), AllOf(HasSubstr("year=2020\""), Not(HasSubstr("year=2021\""))));
    EXPECT_THAT(get("/valeurs/year", "nom=1999"), HasSubstr("Aucun nom ne commence ainsi"));
    EXPECT_THAT(get("/valeurs/year", "year=2020"), HasSubstr("aria-current=\"true\">2020</a>"));
    get("/valeurs/title", "", 404);
    get("/valeurs/annee", "", 404);
    get("/valeurs/year", "page=2", 404);
}

TEST_F(FiguresPages, AnActIsDescribedAsLegislation) {
    const auto id = id_of("2021-2");
    const auto page = get("/actes/" + id);
    const std::string begin = "<script type=\"application/ld+json\">";
    const auto at = page.find(begin);
    ASSERT_NE(at, std::string::npos);
    const auto data = Json::parse(page.substr(at + begin.size(), page.find("</script>", at) - at - begin.size()));
    EXPECT_EQ(data["@type"], "Legislation");
    EXPECT_EQ(data["@id"], "http://example.org/actes/" + id);
    EXPECT_EQ(data["legislationIdentifier"], "2021-2");
    EXPECT_EQ(data["legislationDate"], "2021-06-28");
    EXPECT_EQ(data["legislationLegalValue"], "https://schema.org/UnofficialLegalValue");
}

TEST(LinkedData, IsEndedByNoTextOfIt) {
    corpus::Act act;
    act.title = "</script><script>alert(1)</script><!--";
    Response page;
    page.body = "<head></head>";
    add_linked_data(page, linked_data(act, "http://example.org/&", *act.title));
    EXPECT_EQ(page.body.find("</script>"), page.body.rfind("</script>"));
    EXPECT_EQ(page.body.find("<!--"), std::string::npos);
    const auto begin = page.body.find('{');
    const auto data = Json::parse(page.body.substr(begin, page.body.find("</script>") - begin));
    EXPECT_EQ(data["name"], *act.title);
    EXPECT_EQ(data["url"], "http://example.org/&");
}

TEST(Facets, ValuesThatNarrowNothingStandLast) {
    query::SearchResponse response;
    response.total = 3;
    query::Facet members{"member", {}, 0};
    for (const auto* name : {"Anne ADAM", "Bruno BASSET"}) members.values.push_back({name, name, 3, false});
    members.values.push_back({"Zoé ZOLA", "Zoé ZOLA", 1, false});
    members.values.push_back({"Paul BRUN", "Paul BRUN", 2, true});
    response.facets.push_back(members);
    Model model;
    add_facets(model, {}, response);
    const auto& values = model["facet"][0]["facet_value"];
    ASSERT_EQ(values.size(), 4U);
    EXPECT_EQ(values[0]["facet_label"], "Paul BRUN");
    EXPECT_EQ(values[1]["facet_label"], "Zoé ZOLA");
    EXPECT_EQ(values[2]["facet_label"], "Anne ADAM");
    EXPECT_TRUE(model["facet"][0]["facet_open"]) << "a person is chosen";
    EXPECT_TRUE(model["facet"][0]["facet_more"].is_null());
}

TEST_F(FiguresPages, ASearchIsFollowedByFeedOrMail) {
    const auto page = get("/suivre", "q=passerelle&year=2021");
    EXPECT_THAT(page, HasSubstr("http://example.org/feed.atom?q=passerelle&amp;year=2021"));
    EXPECT_THAT(page, HasSubstr("«&nbsp;passerelle, Année\u00A0: 2021&nbsp;»"));
    EXPECT_THAT(page, HasSubstr("&quot;query&quot;: &quot;passerelle&quot;"));
    EXPECT_THAT(page, HasSubstr("<a href=\"/?q=passerelle&amp;year=2021\">← Retour à la recherche</a>"));
    EXPECT_THAT(get("/", "q=passerelle"), HasSubstr("href=\"/suivre?q=passerelle\""));
}

TEST_F(FiguresPages, HelpAndSearchDescriptionLeadToSearches) {
    EXPECT_THAT(get("/aide"), AllOf(HasSubstr("<h1>Aide</h1>"), HasSubstr("SAUF"), HasSubstr("href=\"/?q=montant")));
    EXPECT_THAT(get("/opensearch.xml"), HasSubstr("template=\"http://example.org/?q={searchTerms}\""));
    EXPECT_THAT(get("/"), HasSubstr("<link rel=\"search\" type=\"application/opensearchdescription+xml\""));
    EXPECT_THAT(get("/api"), Not(HasSubstr("lang=\"en\"")));
}

}  // namespace
}  // namespace recueil::server
