// What a search finds, in which order, and what it shows of it.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <random>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/query/council.h"

namespace recueil::tests {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

// A council whose acts differ where the tests look.
class Search : public ::testing::Test {
  protected:
    static void SetUpTestSuite() {
        council_ = new Council;
        TestAct bikes;
        bikes.number = "2018-83";
        bikes.day = "26 MARS 2018";
        bikes.title = "ACHAT DE VÉLOS POUR LES AGENTS";
        bikes.articles = {"D’acheter douze vélos à assistance électrique.",
                          "De prêter les vélos aux agents du Département."};
        TestAct doctors;
        doctors.number = "2020-310";
        doctors.title = "EXPÉRIMENTATION DU SALARIAT DE MÉDECINS GÉNÉRALISTES";
        doctors.articles = {"D’adopter l’appel à candidature pour le salariat de médecins généralistes.",
                            "D’autoriser le Président à signer. Madame Lucie PETIT suit l’affaire."};
        doctors.opinions = {{2, "Solidarités humaines"}};
        doctors.report = "Le Département manque de médecins. L’œuvre est longue.";
        TestAct change;
        change.number = "2020-302";
        change.title = "MODIFICATION DU PRÊT DE VÉLOS";
        change.grounds = {
            "Vu la délibération n°2018-83 du Conseil départemental en date du 26 mars 2018 « Achat de vélos »"};
        change.articles = {"De modifier l’article 2 de la délibération n°2018-83 du 26 mars 2018."};
        change.outcome = "Rejeté";
        TestAct other;
        other.number = "2021-7";
        other.day = "28 JUIN 2021";
        other.title = "RAPPORT D’ACTIVITÉ";
        other.articles = {"De prendre acte du rapport d’activité."};
        for (int i = 0; i < 400; ++i)
            other.annex += i % 10 == 3   ? "Les médecins ont été reçus.\n\n"
                           : i % 10 == 8 ? "Le salariat des assistants familiaux progresse.\n\n"
                                         : "Les services du Département ont tenu leurs engagements.\n\n";
        council_->write("session.txt", {bikes, doctors, change, other});
        council_->write_text("note.txt", "Une note sur les abeilles et la prise de position du Département.\n");
        ASSERT_TRUE(council_->index().has_value());
        searcher_ = new query::Searcher(council_->open());
    }
    static void TearDownTestSuite() {
        delete searcher_;
        delete council_;
    }
    static const query::Searcher& searcher() { return *searcher_; }
    static std::vector<std::string> found(const std::string& text, const std::vector<query::Filter>& filters = {}) {
        return numbers(search(searcher(), text, filters));
    }

    static Council* council_;
    static query::Searcher* searcher_;
};
Council* Search::council_ = nullptr;
query::Searcher* Search::searcher_ = nullptr;

TEST_F(Search, ReadsAMistypedWordBesideAnotherAsWhatIsNear) {
    const auto response = search(searcher(), "salariat des mdecins généralistes");
    ASSERT_FALSE(response.hits.empty());
    EXPECT_EQ(response.hits.front().number, "2020-310");
    ASSERT_FALSE(response.expanded.empty());
    EXPECT_EQ(response.expanded.front().words, "médecins");
    EXPECT_FALSE(response.partial) << "all words are found";
    // Alone it is only suggested.
    EXPECT_TRUE(found("mdecins").empty());
    EXPECT_EQ(search(searcher(), "mdecins").suggestion.value_or(""), "médecins");
    // A phrase, a word that must be there and --literal are left as they are.
    EXPECT_TRUE(search(searcher(), "+mdecins généralistes").expanded.empty());
    query::SearchRequest literal;
    literal.text = "salariat des mdecins";
    literal.expand = false;
    EXPECT_TRUE(search(searcher(), literal).expanded.empty());
}

TEST_F(Search, PutsTheActThatNamesAMemberBeforeRollCalls) {
    // Each act says in its roll call that Mme Lucie PETIT is excused.
    EXPECT_EQ(found("Lucie Petit").front(), "2020-310");
}

TEST_F(Search, AnEmptyQueryFindsEverythingNewestFirst) {
    const auto response = search(searcher(), "");
    EXPECT_EQ(response.total, 5U);
    EXPECT_TRUE(response.total_exact);
    EXPECT_EQ(numbers(response), (std::vector<std::string>{"2021-7", "2020-310", "2020-302", "2018-83", ""}));
    EXPECT_EQ(response.hits.back().kind, "document");
    EXPECT_FALSE(response.hits.front().passages.empty());
}

TEST_F(Search, WhatHasNoDayIsLastInBothOrders) {
    query::SearchRequest request;
    request.sort = query::Sort::date_ascending;
    EXPECT_EQ(numbers(search(searcher(), request)),
              (std::vector<std::string>{"2018-83", "2020-302", "2020-310", "2021-7", ""}));
    request.sort = query::Sort::date_descending;
    EXPECT_EQ(numbers(search(searcher(), request)).back(), "");
}

TEST_F(Search, WordsAreFoundWhateverTheirAccentsCaseElisionAndEnding) {
    for (const char* text : {"médecins", "MEDECINS", "medecin", "Médecin"})
        EXPECT_THAT(found(text), UnorderedElementsAre("2020-310", "2021-7")) << text;
    EXPECT_THAT(found("oeuvre"), ElementsAre("2020-310"));
    EXPECT_THAT(found("œuvres"), ElementsAre("2020-310"));
    EXPECT_THAT(found("appel"), ElementsAre("2020-310"));
}

TEST_F(Search, WordsNearEachOtherInADecisionComeBeforeWordsLostInAnAnnex) {
    const auto response = search(searcher(), "salariat médecins");
    EXPECT_THAT(numbers(response), ElementsAre("2020-310", "2021-7"));
    EXPECT_FALSE(response.partial);
    const auto& passage = response.hits.at(0).passages.at(0);
    ASSERT_FALSE(passage.highlights.empty());
    EXPECT_GT(passage.line_start, 0);
}

TEST_F(Search, WhereNothingHoldsAllTheWordsTheRestIsSaidToBePartial) {
    const auto response = search(searcher(), "salariat médecins vétérinaires");
    EXPECT_TRUE(response.partial);
    EXPECT_EQ(numbers(response).at(0), "2020-310");
    EXPECT_THAT(found("hippopotame"), IsEmpty());
    EXPECT_FALSE(search(searcher(), "hippopotame").partial);
}

TEST_F(Search, PhrasesAreExactAndInOrder) {
    EXPECT_THAT(found("\"prêter les vélos\""), ElementsAre("2018-83"));
    EXPECT_THAT(found("« vélos à assistance »"), ElementsAre("2018-83"));
    EXPECT_THAT(found("\"les prêter vélos\""), IsEmpty());
    EXPECT_THAT(found("\"prêter le vélo\""), IsEmpty());
    EXPECT_EQ(search(searcher(), "\"prise de position\"").total, 1U);
}

TEST_F(Search, OperatorsOfBothLanguages) {
    EXPECT_THAT(found("vélos ET agents"), ElementsAre("2018-83"));
    EXPECT_THAT(found("assistants OU agents"), UnorderedElementsAre("2018-83", "2021-7"));
    EXPECT_THAT(found("assistants OR agents"), UnorderedElementsAre("2018-83", "2021-7"));
    EXPECT_THAT(found("vélos SAUF agents"), ElementsAre("2020-302"));
    EXPECT_THAT(found("vélos -agents"), ElementsAre("2020-302"));
    EXPECT_THAT(found("médecins SAUF (salariat ET candidature)"), ElementsAre("2021-7"));
    EXPECT_THAT(found("SAUF médecins"), UnorderedElementsAre("2018-83", "2020-302", ""));
}

TEST_F(Search, ACopiedLineWithAColonIsWordsWhereNoActHasSuchAValue) {
    const auto response = search(searcher(), "Objet : abeilles");
    EXPECT_TRUE(response.partial) << "no act says « objet »";
    EXPECT_EQ(response.hits.at(0).kind, "document");
    EXPECT_THAT(response.diagnostics.at(0).message, HasSubstr("comme des mots"));
    EXPECT_THAT(found("Vote : salariat"), Contains("2020-310"));
    EXPECT_THAT(found("objet : vélos"), UnorderedElementsAre("2018-83", "2020-302")) << "a field where it makes sense";
    EXPECT_THAT(found("vote:salariat"), IsEmpty()) << "a colon without spaces always makes a field";
}

TEST_F(Search, WordsThatOnlyAskAreNotLookedFor) {
    EXPECT_THAT(found("combien de vélos"), UnorderedElementsAre("2018-83", "2020-302"));
    EXPECT_THAT(found("combien touchent les agents"), ElementsAre("2018-83"));
    EXPECT_THAT(search(searcher(), "combien de vélos").parsed, HasSubstr("? amount"));
}

TEST_F(Search, TheActsOfADayComeFirstWhereTheQueryAsksForThem) {
    EXPECT_EQ(found("séance du 26 mars 2018").at(0), "2018-83");
    EXPECT_EQ(found("délibération du 26 mars 2018").at(0), "2018-83");
    EXPECT_EQ(found("séance du 28/06/2021").at(0), "2021-7");
}

TEST_F(Search, ThePassageShownFirstSaysMoreThanTheTitle) {
    const auto response = search(searcher(), "vélos agents prêter");
    EXPECT_EQ(response.hits.at(0).passages.at(0).part, "article");
    EXPECT_GE(response.hits.at(0).passages.at(0).line_end, response.hits.at(0).passages.at(0).line_start);
}

TEST_F(Search, BeginningsOfWords) {
    EXPECT_THAT(found("candida*"), ElementsAre("2020-310"));
    EXPECT_THAT(found("gen*istes"), ElementsAre("2020-310"));
    EXPECT_THAT(found("zzz*"), IsEmpty());
}

TEST(SearchCompounds, HyphenatedWordsStandNearEachOtherAndBestSideBySide) {
    Council council;
    TestAct parted;
    parted.number = "2020-1";
    parted.articles = {"De promouvoir l’égalité entre les femmes et les hommes."};
    TestAct joined = parted;
    joined.number = "2020-2";
    joined.articles = {"De promouvoir l’égalité femmes-hommes."};
    TestAct apart = parted;
    apart.number = "2020-3";
    apart.articles = {"De saluer l’égalité, le courage des femmes du secteur et celui de tous les hommes."};
    council.write("acts.txt", {parted, joined, apart});
    ASSERT_TRUE(council.index().has_value());
    const query::Searcher searcher = council.open();
    EXPECT_THAT(numbers(search(searcher, "égalité femmes-hommes")), ElementsAre("2020-2", "2020-1"));
    EXPECT_THAT(numbers(search(searcher, "\"égalité femmes-hommes\"")), ElementsAre("2020-2"));
    EXPECT_THAT(numbers(search(searcher, "+femmes-hommes")), ElementsAre("2020-2"));
}

TEST_F(Search, ManyBeginningsOfWordsAreLeftAside) {
    std::string text;
    for (int i = 0; i < 200; ++i) text += "v* ";
    const auto same = search(searcher(), text + "vélos");
    EXPECT_EQ(same.total, search(searcher(), "v* vélos").total);
    ASSERT_FALSE(same.diagnostics.empty());
    EXPECT_THAT(same.diagnostics.back().message, HasSubstr("laissés de côté"));
    EXPECT_EQ(same.diagnostics.size(), 1U);
}

TEST_F(Search, FieldsOfBothLanguages) {
    EXPECT_THAT(found("titre:vélos"), UnorderedElementsAre("2018-83", "2020-302"));
    EXPECT_THAT(found("title:médecin"), ElementsAre("2020-310"));
    EXPECT_THAT(found("article:candidature"), ElementsAre("2020-310"));
    EXPECT_THAT(found("article:assistants"), IsEmpty());
    EXPECT_THAT(found("numéro:2020-302"), ElementsAre("2020-302"));
    EXPECT_THAT(found("commission:2"), ElementsAre("2020-310"));
    EXPECT_THAT(found("vote:rejeté"), ElementsAre("2020-302"));
    EXPECT_THAT(found("cite:2018-83"), ElementsAre("2020-302"));
    EXPECT_THAT(found("vise:L.3211-1"), UnorderedElementsAre("2018-83", "2020-310", "2021-7"));
    EXPECT_THAT(found("nommé:\"Lucie PETIT\""), ElementsAre("2020-310"));
    EXPECT_EQ(found("excusé:\"lucie petit\"").size(), 4U);
    EXPECT_THAT(found("présent:\"lucie petit\""), IsEmpty());
    EXPECT_EQ(found("groupe:vert").size(), 4U);
    EXPECT_THAT(found("nature:document"), ElementsAre(""));
    EXPECT_THAT(found("vélos année:2020"), ElementsAre("2020-302"));
    EXPECT_THAT(found("couleur:rouge"), IsEmpty());
}

TEST_F(Search, FieldsTakeTheSpaceAndTheStarThatPeopleType) {
    EXPECT_THAT(found("commission : 2"), ElementsAre("2020-310"));
    EXPECT_EQ(found("excusé:PET*"), found("excusé:petit"));
    EXPECT_THAT(found("excusé:ETI*"), IsEmpty());
    EXPECT_THAT(found("S A L A R I A T  titre:médecin"), ElementsAre("2020-310"));
}

TEST_F(Search, WhatNoValueCanSatisfyIsSatisfiedByNoAct) {
    EXPECT_THAT(found("date:2020-02-31"), IsEmpty());
    EXPECT_THAT(found("vélos date:31/04/2020"), IsEmpty());
    const auto number = search(searcher(), "numéro:302");
    EXPECT_EQ(number.total, 0U);
    ASSERT_EQ(number.diagnostics.size(), 1U);
    EXPECT_THAT(number.diagnostics[0].message, HasSubstr("rien de tel"));
}

TEST(SearchGrants, FindsABeneficiaryByTheWordsOfItsName) {
    Council council;
    TestAct grant;
    grant.articles = {"D’attribuer à l’association Les Tréteaux du Pont-Vieux une subvention de 18 000,00 €."};
    council.write("grant.txt", {grant});
    ASSERT_TRUE(council.index().has_value());
    const query::Searcher searcher = council.open();
    for (const char* wording : {"bénéficiaire:\"les Tréteaux du Pont-Vieux\"", "bénéficiaire:pont-vieux",
                                "beneficiary:treteaux", "montant:18 000,00", "montant : >17 999,50"})
        EXPECT_EQ(search(searcher, wording).total, 1U) << wording;
    EXPECT_EQ(search(searcher, "bénéficiaire:\"Tréteaux du Gué\"").total, 0U);
    EXPECT_EQ(search(searcher, "montant:>18 000,00").total, 0U);
}

TEST(SearchStamps, FindDaysIdentifiersAndPeopleOfVotes) {
    Council council;
    council.write_text("tarifs.txt",
                       "COMMUNE DE MONTORNAY\n\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nDU CONSEIL MUNICIPAL\n\n"
                       "Séance du 14 mars 2023\n\nAccusé de réception en préfecture\n"
                       "062-216200123-20230314-2023-12-DE\nDate de télétransmission : 20/03/2023\n"
                       "Date de réception préfecture : 20/03/2023\nAffiché le 21/03/2023\n\n"
                       "DÉLIBÉRATION N° 2023-12\n\nObjet : Tarifs de la cantine\n\n"
                       "Présents : M. Jean ROCHE, Mme Marie DUPONT, M. Paul MARTIN, M. Luc PETIT\n\n"
                       "Le conseil municipal, après en avoir délibéré, décide par 10 voix pour, 2 voix contre "
                       "(Mme Marie DUPONT, M. Paul MARTIN) et 1 abstention (M. Luc PETIT) :\n\n"
                       "- de fixer le tarif du repas à 3 euros.\n");
    ASSERT_TRUE(council.index().has_value());
    const query::Searcher searcher = council.open();
    for (const char* wording :
         {"transmission:2023-03-20", "transmis:2023-03", "transmission:2023..2024", "transmission:>=20/03/2023",
          "affichage:>2023-03-20", "affiché:21/03/2023", "contre:\"Marie Dupont\"", "contre:\"Mme DUPONT Marie\"",
          "contre:martin", "abstention:petit", "identifiant:062-216200123-20230314-2023-12-DE",
          "062-216200123-20230314-2023-12-DE"})
        EXPECT_EQ(search(searcher, wording).total, 1U) << wording;
    for (const char* wording :
         {"transmission:2023-03-21", "transmission:<2023-03-20", "affichage:2022", "transmission:2023-02-31",
          "contre:petit", "pour:martin", "abstention:\"Marie Petit\"", "identifiant:2023-12"})
        EXPECT_EQ(search(searcher, wording).total, 0U) << wording;
    for (const char* wording : {"062-216200123-20230314-2023-12-DE", "062 216200123 20230314 2023-12 de"}) {
        query::TraceRequest request;
        request.reference = wording;
        const auto graph = searcher.trace(request);
        ASSERT_TRUE(graph.has_value()) << wording;
        EXPECT_EQ(graph->nodes.front().number, "2023-12");
    }
}

TEST(SearchStamps, RangesOfDaysCountAsBruteForceDoes) {
    std::mt19937 random(16);
    std::uniform_int_distribution<int> year(2018, 2023);
    std::uniform_int_distribution<int> month(1, 12);
    std::uniform_int_distribution<int> day(1, 28);
    Council council;
    std::vector<std::string> days;
    for (int i = 0; i < 60; ++i) {
        const int y = year(random);
        const int m = month(random);
        const int d = day(random);
        days.push_back(fmt::format("{}-{:02}-{:02}", y, m, d));
        council.write_text(
            fmt::format("{}.txt", i),
            fmt::format("COMMUNE DE MONTORNAY\n\nEXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\nDU CONSEIL MUNICIPAL\n\n"
                        "Séance du 14 mars 2017\n\nAccusé de réception en préfecture\n"
                        "062-216200123-20170314-2017-{0}-DE\nDate de télétransmission : {3:02}/{2:02}/{1}\n\n"
                        "DÉLIBÉRATION N° 2017-{0}\n\nObjet : Tarif {0}\n\n"
                        "Le conseil municipal, après en avoir délibéré, décide :\n\n- de fixer le tarif {0}.\n",
                        i + 1, y, m, d));
    }
    ASSERT_TRUE(council.index().has_value());
    const query::Searcher searcher = council.open();
    for (int i = 0; i < 30; ++i) {
        std::string first = fmt::format("{}-{:02}-{:02}", year(random), month(random), day(random));
        std::string last = fmt::format("{}-{:02}-{:02}", year(random), month(random), day(random));
        if (last < first) std::swap(first, last);
        const auto between = std::count_if(days.begin(), days.end(),
                                           [&](const std::string& each) { return each >= first && each <= last; });
        const std::string range = fmt::format("transmission:{}..{}", first, last);
        EXPECT_EQ(search(searcher, range).total, static_cast<std::size_t>(between)) << range;
        const auto after =
            std::count_if(days.begin(), days.end(), [&](const std::string& each) { return each > first; });
        EXPECT_EQ(search(searcher, "transmission:>" + first).total, static_cast<std::size_t>(after)) << first;
        const std::string its_month = last.substr(0, 7);
        const auto in_month = std::count_if(days.begin(), days.end(),
                                            [&](const std::string& each) { return each.substr(0, 7) == its_month; });
        EXPECT_EQ(search(searcher, "transmission:" + its_month).total, static_cast<std::size_t>(in_month)) << its_month;
    }
}

TEST_F(Search, RangesOfDates) {
    EXPECT_THAT(found("date:2018..2019"), ElementsAre("2018-83"));
    EXPECT_THAT(found("date:2020-09"), UnorderedElementsAre("2020-310", "2020-302"));
    EXPECT_THAT(found("année:>2020"), ElementsAre("2021-7"));
    EXPECT_THAT(found("date:..2018-12-31"), ElementsAre("2018-83"));
    query::SearchRequest request;
    request.date_from = "2020";
    request.date_to = "2020-12";
    EXPECT_THAT(numbers(search(searcher(), request)), UnorderedElementsAre("2020-310", "2020-302"));
    request.date_to.clear();
    EXPECT_EQ(search(searcher(), request).total, 3U);
}

TEST_F(Search, AMonthWithItsYearFindsTheSessionsOfThatMonth) {
    EXPECT_THAT(found("septembre 2020"), UnorderedElementsAre("2020-310", "2020-302"));
}

TEST_F(Search, ANumberPutsItsActFirstAndThenThoseThatCiteIt) {
    for (const char* text : {"2018-83", "n°2018-83", "délibération n° 2018-83", "Délibération 2018-83 du 26 mars 2018"})
        EXPECT_EQ(found(text).at(0), "2018-83") << text;
    EXPECT_THAT(found("2018-83"), ElementsAre("2018-83", "2020-302"));
    EXPECT_THAT(found("2020-302"), ElementsAre("2020-302"));
}

TEST_F(Search, FiltersOfOneFieldMeanEitherAndOfTwoFieldsBoth) {
    EXPECT_THAT(found("", {{"year", "2018"}, {"year", "2021"}}), UnorderedElementsAre("2018-83", "2021-7"));
    EXPECT_THAT(found("", {{"year", "2020"}, {"outcome", "Rejeté"}}), ElementsAre("2020-302"));
    EXPECT_THAT(found("", {{"année", "2020"}, {"résultat", "rejete"}}), ElementsAre("2020-302"));
    EXPECT_THAT(found("", {{"year", "1999"}}), IsEmpty());
    EXPECT_THAT(found("", {{"part", "annexe"}}), ElementsAre("2021-7"));
    EXPECT_THAT(found("", {{"named", "lucie petit"}}), ElementsAre("2020-310"));
    EXPECT_EQ(found("", {{"member", "PETIT"}}).size(), 4U);
    EXPECT_EQ(found("", {{"commission", "5"}}).size(), 3U);
}

TEST_F(Search, AFilterWithoutMeaningIsAnErrorThatNamesIt) {
    const auto error_of = [&](const query::SearchRequest& request) {
        const auto response = searcher().search(request);
        return response ? Error{} : response.error();
    };
    const auto filtered = [&](const std::string& field, const std::string& value) {
        query::SearchRequest request;
        request.filters = {{field, value}};
        return error_of(request);
    };
    for (const auto& error : {filtered("colour", "red"), filtered("member", "Napoléon"),
                              filtered("outcome", "peut-être"), filtered("year", "soon"), filtered("titre", "vélos")}) {
        EXPECT_EQ(error.code, ErrorCode::usage);
        EXPECT_FALSE(error.hint.empty()) << error.message;
    }
    EXPECT_THAT(filtered("outcome", "peut-être").hint, HasSubstr("Rejeté"));
    query::SearchRequest request;
    request.date_from = "2020-02-30";
    EXPECT_THAT(error_of(request).message, HasSubstr("date_from"));
    request = {};
    request.date_from = "2021";
    request.date_to = "2020";
    EXPECT_EQ(error_of(request).code, ErrorCode::usage);
    request = {};
    request.facets = {"title"};
    EXPECT_THAT(error_of(request).message, HasSubstr("title"));
    request = {};
    request.page = 0;
    EXPECT_EQ(error_of(request).code, ErrorCode::usage);
    request = {};
    request.per_page = 101;
    EXPECT_EQ(error_of(request).code, ErrorCode::usage);
}

TEST_F(Search, PagesFollowOneAnotherWithoutGapOrRepeat) {
    for (const char* text : {"", "département", "vélos OU médecins"})
        for (const auto sort : {query::Sort::relevance, query::Sort::date_ascending, query::Sort::date_descending}) {
            query::SearchRequest request;
            request.text = text;
            request.sort = sort;
            request.per_page = 100;
            const auto whole = numbers(search(searcher(), request));
            std::vector<std::string> joined;
            request.per_page = 2;
            for (request.page = 1; request.page <= 4; ++request.page)
                for (const std::string& each : numbers(search(searcher(), request))) joined.push_back(each);
            EXPECT_EQ(joined, whole) << text;
        }
    query::SearchRequest request;
    request.page = 1'000'000'000;
    EXPECT_THAT(search(searcher(), request).hits, IsEmpty());
    EXPECT_EQ(search(searcher(), request).total, 5U);
    request.page = 1;
    request.per_page = 0;
    EXPECT_EQ(search(searcher(), request).total, 5U);
}

TEST(SearchLines, APassageTellsTheLineOnWhichItsExcerptBegins) {
    Council council;
    std::string text;
    for (int line = 1; line <= 40; ++line)
        text += line == 31 ? "Les abeilles butinent. \n" : "Une phrase qui parle des fleurs. \n";
    council.write_text("note.txt", text);
    ASSERT_TRUE(council.index().has_value());
    const auto hits = search(council.open(), "abeilles").hits;
    ASSERT_EQ(hits.size(), 1U);
    const auto& passage = hits[0].passages.at(0);
    // The excerpt begins a few sentences before the word.
    EXPECT_GT(passage.line_start, 20);
    EXPECT_LE(passage.line_start, 31);
}

TEST_F(Search, HighlightsAreWordsOfThePassage) {
    for (const char* text : {"vélos", "médecins généralistes", "\"prêter les vélos\"", "électri*"})
        for (const auto& hit : search(searcher(), text).hits)
            for (const auto& passage : hit.passages) {
                std::size_t last = 0;
                for (const auto& [begin, end] : passage.highlights) {
                    EXPECT_LT(begin, end);
                    EXPECT_GE(begin, last);
                    last = end;
                }
                std::size_t length = 0;
                for (const char c : passage.text) length += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1U : 0U;
                EXPECT_LE(last, length);
            }
    const auto passage = search(searcher(), "article:candidature").hits.at(0).passages.at(0);
    ASSERT_EQ(passage.highlights.size(), 1U);
}

TEST_F(Search, NoTextMakesItFailOrHang) {
    std::vector<std::string> texts{"*",
                                   "**",
                                   "* *",
                                   "\"",
                                   "\"\"",
                                   "()",
                                   "((((",
                                   "ET",
                                   "ET OU SAUF",
                                   "-",
                                   "- -",
                                   "a*",
                                   ":",
                                   "titre:",
                                   ":x",
                                   "titre:*",
                                   "membre:*",
                                   "date:",
                                   "date:..",
                                   "date:x..y",
                                   "montant:>",
                                   "de la",
                                   "\"de la\"",
                                   "NEAR/0",
                                   "a NEAR/9 b",
                                   "vélos NEAR/5 agents",
                                   "\xff\xfe",
                                   "n°",
                                   "L.",
                                   "2018-",
                                   "«»",
                                   "+",
                                   "+de",
                                   "SAUF (",
                                   "é*",
                                   "*é",
                                   "*e*",
                                   "montant:>100",
                                   "montant:1..2",
                                   "an:2018..x"};
    texts.push_back(std::string(200'000, 'a'));
    texts.push_back(std::string(50'000, '('));
    std::string words;
    for (int i = 0; i < 10'000; ++i) words += "mot" + std::to_string(i) + " ";
    texts.push_back(words);
    std::string stops;
    for (int i = 0; i < 500; ++i) stops += "de la ";
    texts.push_back(stops);
    texts.push_back("\"" + stops + "\"");
    std::string patterns;
    for (int i = 0; i < 300; ++i) patterns += "*e*a* ";
    texts.push_back(patterns);
    for (const std::string& text : texts) {
        query::SearchRequest request;
        request.text = text;
        const auto response = searcher().search(request);
        ASSERT_TRUE(response.has_value()) << text.substr(0, 40) << ": " << response.error().message;
        EXPECT_LT(response->took_ms, 5'000) << text.substr(0, 40);
    }
}

TEST_F(Search, AnActIsGivenAsItWasExtracted) {
    const auto hit = search(searcher(), "numéro:2020-310").hits.at(0);
    const auto json = searcher().act(hit.id);
    ASSERT_TRUE(json.has_value());
    EXPECT_EQ(json->at("number"), "2020-310");
    EXPECT_EQ(json->at("schema"), "recueil.act/1");
    EXPECT_EQ(json->at("articles").size(), 2U);
    EXPECT_EQ(searcher().act("no-such-act").error().code, ErrorCode::not_found);
    EXPECT_EQ(searcher().act(std::string(10'000, 'x')).error().code, ErrorCode::not_found);
}

TEST_F(Search, EveryActIsVisitedInOrderOfDate) {
    std::vector<std::string> numbers;
    ASSERT_TRUE(searcher()
                    .for_each_act([&](const nlohmann::ordered_json& act) {
                        numbers.push_back(act.at("number").is_null() ? "" : act.at("number").get<std::string>());
                        return numbers.size() < 4;
                    })
                    .has_value());
    EXPECT_THAT(numbers, ElementsAre("2018-83", "2020-302", "2020-310", "2021-7"));
}

TEST_F(Search, TheAnswerHasTheShapeProgramsRelyOn) {
    const auto json = query::to_json(search(searcher(), "vélos"));
    for (const char* key : {"query", "total", "total_exact", "page", "per_page", "hits", "facets", "took_ms"})
        EXPECT_TRUE(json.contains(key)) << key;
    const auto& hit = json.at("hits").at(0);
    for (const char* key :
         {"id", "number", "kind", "title", "session_date", "assembly", "url", "score", "source", "passages"})
        EXPECT_TRUE(hit.contains(key)) << key;
    EXPECT_EQ(hit.at("url"), "/actes/" + hit.at("id").get<std::string>());
    EXPECT_EQ(hit.at("source").at("file"), "session.txt");
    for (const char* key : {"part", "label", "line_start", "page", "text", "highlights"})
        EXPECT_TRUE(hit.at("passages").at(0).contains(key)) << key;
    for (const char* key : {"field", "values", "more"}) EXPECT_TRUE(json.at("facets").at(0).contains(key)) << key;
}

TEST_F(Search, StatusAndVocabulariesCountActs) {
    const auto status = searcher().status();
    EXPECT_EQ(status.acts, 4U);
    EXPECT_EQ(status.documents, 1U);
    EXPECT_EQ(status.files, 2U);
    EXPECT_EQ(status.schema, "recueil.index/8");
    ASSERT_EQ(status.years.size(), 3U);
    EXPECT_EQ(status.years[1].year, "2020");
    EXPECT_EQ(status.years[1].acts, 2U);
    std::vector<std::string> members;
    const auto entries = searcher().vocabulary(query::Vocabulary::members).value();
    for (const auto& entry : entries) {
        members.push_back(entry.label);
        EXPECT_EQ(entry.count, 4U);
    }
    EXPECT_THAT(members, ElementsAre("Anne LE GALL", "Jean ROCHE", "Karim BEN AMOR", "Lucie PETIT"));
    EXPECT_EQ(searcher().vocabulary(query::Vocabulary::sessions)->size(), 3U);
    const auto texts = searcher().vocabulary(query::Vocabulary::texts).value();
    ASSERT_FALSE(texts.empty());
    EXPECT_EQ(texts[0].kind, "code");
    EXPECT_EQ(texts[0].articles.size(), 2U);
}

}  // namespace
}  // namespace recueil::tests
