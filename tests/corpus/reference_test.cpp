#include "corpus/reference.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace recueil::corpus {
namespace {

using testing::ElementsAre;

// "kind number date articles", "-" where nothing is said.
std::string shown(const Reference& reference) {
    std::string out(name_of(reference.kind));
    out += " " + reference.number.value_or("-") + " " + reference.date.value_or("-");
    if (reference.code) out += " " + *reference.code;
    for (const std::string& article : reference.articles) out += " [" + article + "]";
    return out;
}

std::vector<std::string> found(std::string_view text) {
    std::vector<std::string> all;
    for (const Reference& reference : find_references(text)) all.push_back(shown(reference));
    return all;
}

struct WrittenReference {
    const char* text;
    std::vector<std::string> expected;
};

class FindReferences : public testing::TestWithParam<WrittenReference> {};

TEST_P(FindReferences, Reads) {
    EXPECT_EQ(found(GetParam().text), GetParam().expected) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Deliberations, FindReferences,
    testing::Values(
        WrittenReference{"Vu la délibération n°2018-83 du Conseil départemental en date du 26/03/2018 « Comité »",
                         {"deliberation 2018-83 2018-03-26"}},
        WrittenReference{"Vu la délibération n° 4 du Conseil Général en date du 02/04/2015",
                         {"deliberation 4 2015-04-02"}},
        WrittenReference{
            "d’abroger la délibération antérieure du Conseil départemental n°2018-389 en date du 24/09/2018",
            {"deliberation 2018-389 2018-09-24"}},
        WrittenReference{
            "Par délibération du Conseil départemental en date des 23-24 avril 2015 et 18 décembre 2017, ont été "
            "désignés",
            {"deliberation - 2015-04-23", "deliberation - 2017-12-18"}},
        WrittenReference{"les délibérations n°2008/45 en date du 22 mars 2008 et n°2009/155",
                         {"deliberation 2008/45 2008-03-22", "deliberation 2009/155 -"}},
        WrittenReference{"Vu les délibérations n°2018-83 et 2018-84",
                         {"deliberation 2018-83 -", "deliberation 2018-84 -"}},
        WrittenReference{"la délibération n°2018\u201183 du 26/03/2018, n°2018\u201083",
                         {"deliberation 2018-83 2018-03-26"}},
        WrittenReference{"la délibération n° 2018\u201383", {"deliberation 2018-83 -"}},
        WrittenReference{"la délibération n° CP 2023-024 de la Commission permanente du 26 janvier 2023",
                         {"deliberation CP 2023-024 2023-01-26"}},
        WrittenReference{"la délibération cadre du 25 janvier 2016", {"deliberation - 2016-01-25"}},
        WrittenReference{
            "la délibération de l’Assemblée départementale du Département du Nord en date du 28 septembre 2020",
            {"deliberation - 2020-09-28"}},
        WrittenReference{"Le Conseil départemental a fixé la composition lors de sa réunion du 13 et 14 novembre 2017",
                         {"deliberation - 2017-11-13"}},
        WrittenReference{"la politique sportive votée le 26 septembre 2016 ;", {"deliberation - 2016-09-26"}},
        WrittenReference{"La 6ème Commission a émis un avis favorable sur ce rapport lors de sa réunion du 07/09/2020.",
                         {}},
        WrittenReference{"les lignes directrices adoptées le 5 avril 2017 par le Groupe de travail", {}},
        WrittenReference{"Cette délibération est structurée en deux parties", {}}));

INSTANTIATE_TEST_SUITE_P(
    Texts, FindReferences,
    testing::Values(
        WrittenReference{
            "le Code Général des Collectivités Territoriales et, notamment, ses articles L.3121-14 et L.3211-1",
            {"code - - Code Général des Collectivités Territoriales [L.3121-14] [L.3211-1]"}},
        WrittenReference{"Vu le Code du Sport et notamment ses articles L.311-1 et suivants et R.311-1 et suivants",
                         {"code - - Code du Sport [L.311-1 et suivants] [R.311-1 et suivants]"}},
        WrittenReference{"le Code de l’Environnement et, notamment, ses articles R.212-29 à R.212-34",
                         {"code - - Code de l’Environnement [R.212-29 à R.212-34]"}},
        WrittenReference{"l'aide (L.116-1 du CASF)", {"code - - CASF [L.116-1]"}},
        WrittenReference{"REPRÉSENTANTS DES USAGERS (ART L.3221-12-1 CGCT)", {"code - - CGCT [L.3221-12-1]"}},
        WrittenReference{"Les L. 213-2 et L.214-1 du code de l'éducation, D.12 du Code du Sport",
                         {"code - - code de l'éducation [L. 213-2] [L.214-1]", "code - - Code du Sport [D.12]"}},
        WrittenReference{"Section Code Opération Imputation budgétaire ; Code Postal ; Code APE", {}},
        WrittenReference{"le Code Civil et le Code Minier", {"code - - Code Civil", "code - - Code Minier"}},
        WrittenReference{"ses articles 262 et 263 du code de procédure pénale",
                         {"code - - code de procédure pénale [262] [263]"}},
        WrittenReference{"au titre de l’article L.3121-15 du Code Général des Collectivités Territoriales.",
                         {"code - - Code Général des Collectivités Territoriales [L.3121-15]"}},
        WrittenReference{"l'article 3 de la loi n°84-53 du 26 janvier 1984", {"law 84-53 1984-01-26 [3]"}},
        WrittenReference{"le Décret n°88-145 du 15/02/1988", {"decree 88-145 1988-02-15"}},
        WrittenReference{"l’arrêté préfectoral du 12/11/2019 portant renouvellement", {"order - 2019-11-12"}},
        WrittenReference{"l'ordonnance n° 2021-1310 du 7 octobre 2021", {"ordinance 2021-1310 2021-10-07"}},
        WrittenReference{"la loi du plus fort", {}}));

struct Typed {
    const char* wording;
    std::string expected;
};

class ParseReference : public testing::TestWithParam<Typed> {};

TEST_P(ParseReference, Understands) {
    const auto references = parse_reference(GetParam().wording);
    EXPECT_EQ(references.empty() ? "" : shown(references.front()), GetParam().expected) << GetParam().wording;
}

INSTANTIATE_TEST_SUITE_P(
    Wordings, ParseReference,
    testing::Values(
        Typed{"2018-83", "deliberation 2018-83 -"}, Typed{"n° 2018-83", "deliberation 2018-83 -"},
        Typed{"n°2018 83", "deliberation 2018-83 -"}, Typed{"délib 2018-83", "deliberation 2018-83 -"},
        Typed{"DELIBERATION N°2018-83", "deliberation 2018-83 -"},
        Typed{"délibération 83 de 2018", "deliberation 2018-83 -"},
        Typed{"2018-83 du 26 mars 2018", "deliberation 2018-83 2018-03-26"},
        Typed{"n°6 du 14/03/2016", "deliberation 6 2016-03-14"}, Typed{"26/03/2018", "deliberation - 2018-03-26"},
        Typed{"26 mars 2018", "deliberation - 2018-03-26"}, Typed{"2018-03-26", "deliberation - 2018-03-26"},
        Typed{"Vu la délibération n°2018-83 du Conseil départemental en date du 26/03/2018 « Comité » ;",
              "deliberation 2018-83 2018-03-26"},
        Typed{"CGCT L.3121-14", "code - - CGCT [L.3121-14]"}, Typed{"L.3121-14 du CGCT", "code - - CGCT [L.3121-14]"},
        Typed{"L.3121-14 CGCT", "code - - CGCT [L.3121-14]"},
        Typed{"L 3121-14 du code général des collectivités territoriales",
              "code - - code général des collectivités territoriales [L 3121-14]"},
        Typed{"L.3121-14", "code - - [L.3121-14]"}, Typed{"L.3121\u201114", "code - - [L.3121-14]"},
        Typed{"articles L.3122-4 à L.3122-6", "code - - [L.3122-4 à L.3122-6]"},
        Typed{"L.6323-1 et suivants", "code - - [L.6323-1 et suivants]"},
        Typed{"2018\u221283", "deliberation 2018-83 -"}, Typed{"2018\uFF0D83", "deliberation 2018-83 -"},
        Typed{"loi 84-53", "law 84-53 -"}, Typed{"loi n°84-53 du 26/01/1984", "law 84-53 1984-01-26"},
        Typed{"n°6 du 31 février 2016", ""}, Typed{"quatre vélos", ""}, Typed{"", ""}));

class ParseBareReference : public testing::TestWithParam<Typed> {};

TEST_P(ParseBareReference, Understands) {
    const auto references = parse_bare_reference(GetParam().wording);
    ASSERT_LE(references.size(), 1U) << GetParam().wording;
    EXPECT_EQ(references.empty() ? "" : shown(references.front()), GetParam().expected) << GetParam().wording;
}

INSTANTIATE_TEST_SUITE_P(
    Wordings, ParseBareReference,
    testing::Values(
        Typed{"4 du 23 juin 2014", "deliberation 4 2014-06-23"}, Typed{"4, 23/06/2014", "deliberation 4 2014-06-23"},
        Typed{"23 juin 2014, n°4", "deliberation 4 2014-06-23"}, Typed{"2014-06-23 4", "deliberation 4 2014-06-23"},
        Typed{"n°4 de la séance du 23 juin 2014", "deliberation 4 2014-06-23"},
        Typed{"Conseil général du 23 juin 2014, délibération 4", "deliberation 4 2014-06-23"},
        Typed{"numéro 4 du 23.06.2014", "deliberation 4 2014-06-23"},
        Typed{"4 du lundi 23 juin 2014", "deliberation 4 2014-06-23"},
        Typed{"2018-83 (26/03/2018)", "deliberation 2018-83 2018-03-26"},
        Typed{"2018 83 du 26 mars 2018", "deliberation 2018-83 2018-03-26"},
        Typed{"CP 2023-024 du 26 janvier 2023", "deliberation CP 2023-024 2023-01-26"},
        Typed{"Vu la délibération n°2018-83 du 26/03/2018 modifiée par la délibération n°2020-302 du 28/09/2020 ;",
              "deliberation 2018-83 2018-03-26"},
        Typed{"  Vu   la délibération\nn° 4 du Conseil général\nen date du 23 juin 2014 « Aides » ;",
              "deliberation 4 2014-06-23"},
        Typed{"6", "deliberation 6 -"}, Typed{"numéro 6", "deliberation 6 -"}, Typed{"n° 6", "deliberation 6 -"},
        Typed{"23 juin 2014", "deliberation - 2014-06-23"},
        Typed{"séance du 23 juin 2014", "deliberation - 2014-06-23"},
        Typed{"délibération 83 de 2018", "deliberation 2018-83 -"}, Typed{"loi 84-53", "law 84-53 -"},
        Typed{"L3121-14", "code - - [L3121-14]"}, Typed{"12 vélos", ""}, Typed{"4 5 du 23 juin 2014", ""},
        Typed{"du", ""}, Typed{"«»", ""}, Typed{"", ""}));

TEST(ImpossibleDate, IsTheOneAsWritten) {
    EXPECT_EQ(impossible_date("n°4 du 31 février 2018"), "31 février 2018");
    EXPECT_EQ(impossible_date("31/02/2018"), "31/02/2018");
    EXPECT_EQ(impossible_date("n°4 du 2018-13-01"), "2018-13-01");
    EXPECT_EQ(impossible_date("0/0/0000"), "0/0/0000");
    EXPECT_FALSE(impossible_date("29 février 2020, 2018-83, 1er juillet 2012"));
    EXPECT_FALSE(impossible_date("n°2018-83 du 26/03/2018 « bilan au 31/02/2018 » ;"));
    EXPECT_FALSE(impossible_date(""));
}

TEST(References, PlacesAreSlicesOfTheText) {
    const std::string text =
        "Vu la délibération n°2018-83 du 26/03/2018, l’article L.3121-15 du Code du Sport et la loi n°84-53.";
    std::size_t last = 0;
    for (const Reference& reference : find_references(text)) {
        EXPECT_LT(reference.begin, reference.end);
        EXPECT_LE(reference.end, text.size());
        EXPECT_GE(reference.begin, last);
        last = reference.begin;
    }
    EXPECT_EQ(find_references(text).size(), 3U);
}

}  // namespace
}  // namespace recueil::corpus
