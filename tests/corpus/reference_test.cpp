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
        WrittenReference{"la délibération-cadre n°2018-94 du 6 mai 2018", {"deliberation 2018-94 2018-05-06"}},
        WrittenReference{"la délibération n°2017-15 (30 janvier 2017)", {"deliberation 2017-15 2017-01-30"}},
        WrittenReference{"la délibération n°2017-16, séance du 30 janvier 2017", {"deliberation 2017-16 2017-01-30"}},
        WrittenReference{"les délibérations suivantes :\n- n°12 du 3 avril 2017 ;\n- n°13 du 4 avril 2017",
                         {"deliberation 12 2017-04-03", "deliberation 13 2017-04-04"}},
        WrittenReference{"les arrêtés des 3 mars 2016 et 4 avril 2017", {"order - 2016-03-03", "order - 2017-04-04"}},
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
    DeliberationsOfAnyCouncil, FindReferences,
    testing::Values(
        WrittenReference{"Par délibération en date du 26 juin 2012, le conseil a instauré",
                         {"deliberation - 2012-06-26"}},
        WrittenReference{"par délibérations en date des 5 juin 2020 et 3 février 2022",
                         {"deliberation - 2020-06-05", "deliberation - 2022-02-03"}},
        WrittenReference{"Par délibérations du 4 juin 2020 et du 10 juillet 2020",
                         {"deliberation - 2020-06-04", "deliberation - 2020-07-10"}},
        WrittenReference{"Vu la délibération du 13 mars 2025 (DEL2025-02) portant approbation",
                         {"deliberation DEL2025-02 2025-03-13"}},
        WrittenReference{"par délibération (n°2016-53) du 12 avril 2016", {"deliberation 2016-53 2016-04-12"}},
        WrittenReference{"un bilan délibéré le 27 février 2017 (délibération n°2017-15) permettant",
                         {"deliberation 2017-15 2017-02-27"}},
        WrittenReference{"adopté dans sa séance du 11 avril 2022 par délibération n° 22-04/054",
                         {"deliberation 22-04/054 2022-04-11"}},
        WrittenReference{"approuvé par délibération en date du 23 novembre 2023, N°2023-125 afin",
                         {"deliberation 2023-125 2023-11-23"}},
        WrittenReference{"Vu la délibération n° DEL_20220628_1 du 28 juin 2022",
                         {"deliberation DEL_20220628_1 2022-06-28"}},
        WrittenReference{"la délibération du conseil départemental n° 2021-VII-24 du 1 er juillet 2021",
                         {"deliberation 2021-VII-24 2021-07-01"}},
        WrittenReference{"la délibération du Bureau Communautaire n° DBC 2019-070 du 3 juin 2019",
                         {"deliberation DBC 2019-070 2019-06-03"}},
        WrittenReference{"suivant délibération n°24-07 / 041 en date du 24 juillet 2023",
                         {"deliberation 24-07 / 041 2023-07-24"}},
        WrittenReference{"délibération n° 2014 / 166, délibération n° B-D2022-249, délibération n° RH/01-2023",
                         {"deliberation 2014 / 166 -", "deliberation B-D2022-249 -", "deliberation RH/01-2023 -"}},
        WrittenReference{"Vu la délibération DEL2024-92 approuvant le tableau", {"deliberation DEL2024-92 -"}},
        WrittenReference{"Par délibération 2017-120 du 25 septembre 2017", {"deliberation 2017-120 2017-09-25"}},
        WrittenReference{"Vu la délibération n°31-18-07-2024 de la commune de Berneuil-sur-Aisne du 18 juillet 2024",
                         {"deliberation 31-18-07-2024 2024-07-18"}},
        WrittenReference{"la délibération du conseil communautaire de Loches Sud Touraine en date du 16 juillet 2020",
                         {"deliberation - 2020-07-16"}},
        WrittenReference{"Vu les délibérations n°12 et 13 du 14/03/2016",
                         {"deliberation 12 2016-03-14", "deliberation 13 2016-03-14"}},
        WrittenReference{"les délibérations n°12, n°13 et n°14 des 1er, 8 et 15 mars 2016",
                         {"deliberation 12 2016-03-01", "deliberation 13 2016-03-08", "deliberation 14 2016-03-15"}},
        WrittenReference{"les délibérations n°2016-1 du 14 mars 2016 et du 4 avril 2016",
                         {"deliberation 2016-1 2016-03-14", "deliberation - 2016-04-04"}},
        WrittenReference{"la délibération n°12 du 14/03/2016 et celle du 4 avril 2016",
                         {"deliberation 12 2016-03-14", "deliberation - 2016-04-04"}},
        WrittenReference{"Vu les délibérations n° 2020-12 à 2020-15 du 12 mai 2020",
                         {"deliberation 2020-12 2020-05-12", "deliberation 2020-15 2020-05-12"}},
        WrittenReference{"Vu la délibération de la CCLO du 3 mars 2019 et celle du CCAS en date du 4 mars 2019",
                         {"deliberation - 2019-03-03", "deliberation - 2019-03-04"}},
        WrittenReference{"celle du 4 avril 2016", {}},
        WrittenReference{"la décision du conseil municipal du 4 avril 2016", {"deliberation - 2016-04-04"}},
        WrittenReference{"Vu la délibération portant délégation de pouvoirs au Président en date du 16 juillet 2020",
                         {"deliberation - 2020-07-16"}},
        WrittenReference{"la délibération relative à la convention en date du 16 juillet 2020", {}},
        WrittenReference{"la délibération\u00A0n°\u202F2018-83\u00A0du\u00A026\u00A0mars\u00A02018",
                         {"deliberation 2018-83 2018-03-26"}},
        WrittenReference{"LA DÉLIBÉRATION N° 2018-83 DU CONSEIL MUNICIPAL DU LUNDI 26 MARS 2018",
                         {"deliberation 2018-83 2018-03-26"}},
        WrittenReference{"Mme ALI (à compter de la délibération n°5), M. DENOIS (jusqu’à la délibération n°2)", {}},
        WrittenReference{"Approbation du procès-verbal de la séance du conseil municipal du 12 juin 2023", {}}));

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

INSTANTIATE_TEST_SUITE_P(
    ArticlesOfTheirOwnText, FindReferences,
    testing::Values(
        WrittenReference{"la loi n° 84-53 du 26 janvier 1984 et à l’article L.3211-1 du Code du sport",
                         {"law 84-53 1984-01-26", "code - - Code du sport [L.3211-1]"}},
        WrittenReference{"le décret n° 2012-1246 du 7 novembre 2012 et l’article 3 de la loi n° 84-53",
                         {"decree 2012-1246 2012-11-07", "law 84-53 - [3]"}},
        WrittenReference{"le Code du sport et l’article L.12 du Code de la route",
                         {"code - - Code du sport", "code - - Code de la route [L.12]"}},
        WrittenReference{"le Code du sport, notamment ses articles L.1 et L.2, et l’article 3 de la loi n° 84-53",
                         {"code - - Code du sport [L.1] [L.2]", "law 84-53 - [3]"}},
        WrittenReference{"le Code du sport et l’article 5 du règlement intérieur", {"code - - Code du sport"}},
        WrittenReference{"le Code du sport et notamment ses articles L.1 du chapitre II",
                         {"code - - Code du sport [L.1]"}},
        WrittenReference{"l’article L.1 du Code du sport et l’article L.2 du même code",
                         {"code - - Code du sport [L.1]", "code - - Code du sport [L.2]"}},
        WrittenReference{"les articles 3 et 4 de la loi n° 84-53 et 5 du décret n° 88-145",
                         {"law 84-53 - [3] [4]", "decree 88-145 -"}},
        WrittenReference{"aux articles L.1, L.2 et suivants du code de la route et D.3 du code du sport",
                         {"code - - code de la route [L.1] [L.2 et suivants]", "code - - code du sport [D.3]"}},
        WrittenReference{"l’article L.3211-1 II du Code du sport", {"code - - Code du sport [L.3211-1]"}},
        WrittenReference{"l’article L.3211-1, 2° du Code du sport", {"code - - Code du sport [L.3211-1]"}},
        WrittenReference{"le 4° de l’article L. 2122-22 du CGCT", {"code - - CGCT [L. 2122-22]"}},
        WrittenReference{"l’alinéa 2 de l’article L.2122-18, alinéa 2, du CGCT", {"code - - CGCT [L.2122-18]"}}));

INSTANTIATE_TEST_SUITE_P(
    Codes, FindReferences,
    testing::Values(WrittenReference{"le code des assurances et notamment son article L.112-1",
                                     {"code - - code des assurances [L.112-1]"}},
                    WrittenReference{"le code de la mutualité, notamment en son article L.1",
                                     {"code - - code de la mutualité [L.1]"}},
                    WrittenReference{"le code de la propriété intellectuelle : articles L.1 et L.2",
                                     {"code - - code de la propriété intellectuelle [L.1] [L.2]"}},
                    WrittenReference{"le Code de commerce, art. L.420-1", {"code - - Code de commerce [L.420-1]"}},
                    WrittenReference{"le Code du travail (articles L.1233-3 et s.)",
                                     {"code - - Code du travail [L.1233-3 et suivants]"}},
                    WrittenReference{"le CGI et notamment son article 1407", {"code - - CGI [1407]"}},
                    WrittenReference{"l’article 1609 quater du code général des impôts",
                                     {"code - - code général des impôts [1609 quater]"}},
                    WrittenReference{"l’article L.211 – 7 du code de l’environnement",
                                     {"code - - code de l’environnement [L.211 - 7]"}},
                    WrittenReference{"CGCT (art. L.2121-29)", {"code - - CGCT [L.2121-29]"}},
                    WrittenReference{
                        "le Code général des collectivités territoriales (CGCT), en particulier l’article L.2121-29",
                        {"code - - Code général des collectivités territoriales [L.2121-29]"}},
                    WrittenReference{"le Code\u00A0du\u202Fsport, notamment son article\u00A0L.\u00A01",
                                     {"code - - Code du sport [L. 1]"}},
                    WrittenReference{"le code postal, le code de bonne conduite, le code source", {}}));

INSTANTIATE_TEST_SUITE_P(
    Laws, FindReferences,
    testing::Values(WrittenReference{"Vu les lois n° 82-213 du 2 mars 1982 et n° 83-8 du 7 janvier 1983",
                                     {"law 82-213 1982-03-02", "law 83-8 1983-01-07"}},
                    WrittenReference{"la loi 84-53 du 26 janvier 1984", {"law 84-53 1984-01-26"}},
                    WrittenReference{"la loi NOTRe du 7 août 2015", {"law - 2015-08-07"}},
                    WrittenReference{"la loi portant nouvelle organisation de la République n° 2015-991 du 7 août 2015",
                                     {"law 2015-991 2015-08-07"}},
                    WrittenReference{
                        "la loi n° 2014-58 du 27 janvier 2014 de modernisation, et notamment son article 12",
                        {"law 2014-58 2014-01-27 [12]"}},
                    WrittenReference{"la loi n°\u00A02015-991 du 07/08/15", {"law 2015-991 2015-08-07"}}));

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
