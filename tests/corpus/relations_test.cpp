#include <nlohmann/json.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "act_text.h"

namespace recueil::corpus {
namespace {

using recueil::corpus::tests::ActText;
using ::testing::ElementsAre;

// "type number date", "(part)" behind a relation in part.
std::vector<std::string> relations_of(const ActText& text) {
    std::vector<std::string> all;
    for (const Relation& relation : text.act().relations)
        all.push_back(std::string(name_of(relation.type)) + " " + relation.number.value_or("-") + " " +
                      relation.date.value_or("-") + (relation.in_part ? " (part)" : ""));
    return all;
}

ActText deciding(const std::string& sentence) {
    ActText text;
    text.decision = "Article unique :\n\n" + sentence + "\n\nPour : 4 voix\nContre : 0 voix\n\n(Adopté)\n";
    return text;
}

struct DecidingSentence {
    const char* sentence;
    std::vector<std::string> expected;
};

class Relations : public ::testing::TestWithParam<DecidingSentence> {};

TEST_P(Relations, OfADecidingSentence) {
    EXPECT_EQ(relations_of(deciding(GetParam().sentence)), GetParam().expected) << GetParam().sentence;
}

INSTANTIATE_TEST_SUITE_P(
    Verbs, Relations,
    ::testing::Values(
        DecidingSentence{
            "De modifier la délibération n°2016-83 du Conseil départemental en date du 26 mars 2016 instituant le "
            "comité.",
            {"amends 2016-83 2016-03-26"}},
        DecidingSentence{"D’abroger la délibération n°2016-9 en date du 24/09/2016, excepté l’article 3.",
                         {"repeals 2016-9 2016-09-24 (part)"}},
        DecidingSentence{"De compléter la délibération n°2016-9 du 24/09/2016.", {"completes 2016-9 2016-09-24"}},
        DecidingSentence{"La délibération du 24 juin 2013 est abrogée.", {"repeals - 2013-06-24"}},
        DecidingSentence{"La présente délibération annule et remplace la délibération n°12 du 14/03/2016.",
                         {"replaces 12 2016-03-14"}},
        DecidingSentence{"De retirer les délibérations n°12 du 14/03/2016 et n°13 du 14/03/2016.",
                         {"repeals 12 2016-03-14", "repeals 13 2016-03-14"}},
        DecidingSentence{"De modifier l’article 2 de la délibération n°12 du 14/03/2016.",
                         {"amends 12 2016-03-14 (part)"}},
        DecidingSentence{"D’étendre les aides prévues par la délibération n°12 du 14/03/2016.",
                         {"applies 12 2016-03-14"}},
        DecidingSentence{
            "De compléter les délibérations suivantes :\n- la délibération n°2 du 6 février 2006, en tant que de "
            "besoin ;\n- la délibération n°3 du 24 novembre 2003.",
            {"completes 2 2006-02-06 (part)", "completes 3 2003-11-24"}},
        DecidingSentence{
            "De modifier la convention du 10 juillet 2019, complétée par la délibération n°12 du 14/03/2016.", {}},
        DecidingSentence{"De prendre acte de la délibération n°12 du 14/03/2016.", {}}));

INSTANTIATE_TEST_SUITE_P(
    OwnObject, Relations,
    ::testing::Values(
        DecidingSentence{
            "D’abroger la délibération n°12 du 14/03/2016 et de maintenir la délibération n°13 du 14/03/2016.",
            {"repeals 12 2016-03-14"}},
        DecidingSentence{"D’abroger la délibération n°12 du 14/03/2016, sans préjudice de la délibération n°13 du "
                         "14/03/2016.",
                         {"repeals 12 2016-03-14"}},
        DecidingSentence{"De modifier la délibération n°12 du 14/03/2016 afin de la mettre en conformité avec la "
                         "délibération n°13 du 14/03/2016.",
                         {"amends 12 2016-03-14"}},
        DecidingSentence{"De modifier la délibération n°12 du 14/03/2016, modifiée par la délibération n°13 du "
                         "14/03/2016.",
                         {"amends 12 2016-03-14"}},
        DecidingSentence{"D’abroger la délibération n°12 du 14/03/2016, qui avait remplacé la délibération n°13 du "
                         "14/03/2016.",
                         {"repeals 12 2016-03-14"}},
        DecidingSentence{"De compléter la délibération n°12 du 14/03/2016 dans le respect de la délibération n°13 du "
                         "14/03/2016.",
                         {"completes 12 2016-03-14"}},
        DecidingSentence{"De retirer la délibération n°12 du 14/03/2016, prise pour l’exécution de la délibération "
                         "n°13 du 14/03/2016.",
                         {"repeals 12 2016-03-14"}},
        DecidingSentence{
            "De retirer la délibération n°12 du 14/03/2016 prise en application de la délibération n°13 du "
            "14/03/2016.",
            {"repeals 12 2016-03-14"}},
        DecidingSentence{"De ne pas abroger la délibération n°12 du 14/03/2016.", {}},
        DecidingSentence{"De refuser d’abroger la délibération n°12 du 14/03/2016.", {}},
        DecidingSentence{"De rejeter la demande de retrait de la délibération n°12 du 14/03/2016.", {}},
        DecidingSentence{"De signer l’avenant sans modifier la délibération n°12 du 14/03/2016.", {}},
        DecidingSentence{"La convention adoptée par la délibération n°12 du 14/03/2016 est modifiée.", {}},
        DecidingSentence{"La délibération n°12 du 14/03/2016 est modifiée par la délibération n°13 du 14/03/2016.", {}},
        DecidingSentence{"De modifier l’annexe et de prendre acte de la délibération n°12 du 14/03/2016.", {}},
        DecidingSentence{"De modifier, en application de la délibération n°13 du 14/03/2016, la délibération n°12 du "
                         "14/03/2016.",
                         {"applies 13 2016-03-14", "amends 12 2016-03-14"}},
        DecidingSentence{"La délibération n°12 du 14/03/2016, modifiée par la délibération n°13 du 14/03/2016, est "
                         "abrogée.",
                         {"repeals 12 2016-03-14"}},
        DecidingSentence{"D’abroger la délibération n°12 du 14/03/2016 relative aux aides et la délibération n°13 du "
                         "14/03/2016 relative aux bourses.",
                         {"repeals 12 2016-03-14", "repeals 13 2016-03-14"}}));

INSTANTIATE_TEST_SUITE_P(
    AnyGenderAndList, Relations,
    ::testing::Values(
        DecidingSentence{"L’article 2 de la délibération n°12 du 14/03/2016 est modifié.",
                         {"amends 12 2016-03-14 (part)"}},
        DecidingSentence{"L’annexe de la délibération n°12 du 14/03/2016 est complétée.", {"completes 12 2016-03-14"}},
        DecidingSentence{"Le tableau annexé à la délibération n°12 du 14/03/2016 est remplacé par le suivant.",
                         {"replaces 12 2016-03-14"}},
        DecidingSentence{"Les délibérations n°12 du 14/03/2016 et n°13 du 14/03/2016 sont abrogées.",
                         {"repeals 12 2016-03-14", "repeals 13 2016-03-14"}},
        DecidingSentence{"Sont abrogées les délibérations n°12 du 14/03/2016 et n°13 du 14/03/2016.",
                         {"repeals 12 2016-03-14", "repeals 13 2016-03-14"}},
        DecidingSentence{"D’abroger :\n- la délibération n°12 du 14/03/2016 ;\n- la délibération n°13 du 14/03/2016.",
                         {"repeals 12 2016-03-14", "repeals 13 2016-03-14"}},
        DecidingSentence{"D’abroger :\n- la délibération n°12 du 14/03/2016 ;\n- de maintenir la délibération n°13 du "
                         "14/03/2016.",
                         {"repeals 12 2016-03-14"}},
        DecidingSentence{
            "D’abroger :\n• la délibération n°12 du 14/03/2016 ;\nDe maintenir :\n• la délibération n°13 du "
            "14/03/2016.",
            {"repeals 12 2016-03-14"}},
        DecidingSentence{"Sont abrogées :\na) la délibération n°12 du 14/03/2016 ;\nb) la délibération n°13 du "
                         "14/03/2016.",
                         {"repeals 12 2016-03-14", "repeals 13 2016-03-14"}},
        DecidingSentence{
            "De compléter les délibérations suivantes :\n- la délibération n°12 du 14/03/2016, en ce qu’elle "
            "crée un emploi : les fonctions sont celles de chef ;\n- la délibération n°13 du 14/03/2016.",
            {"completes 12 2016-03-14 (part)", "completes 13 2016-03-14"}},
        DecidingSentence{"La présente délibération se substitue à la délibération n°12 du 14/03/2016.",
                         {"replaces 12 2016-03-14"}},
        DecidingSentence{"La présente délibération abroge et remplace celle du 14 mars 2016.",
                         {"replaces - 2016-03-14"}},
        DecidingSentence{"ABROGE la délibération n°2016-32 du 15 juin 2016", {"repeals 2016-32 2016-06-15"}},
        DecidingSentence{"De procéder au retrait de la délibération du Bureau n° DBC 2016-070 du 3 juin 2016.",
                         {"repeals DBC 2016-070 2016-06-03"}},
        DecidingSentence{"DECIDE de modifier les termes de la délibération n° 210-88 du 22 décembre 2010",
                         {"amends 210-88 2010-12-22"}},
        DecidingSentence{
            "Conformément à la délibération n°DEL2016-06-1 en date du 25 mai 2016, l’indemnité est versée.",
            {"applies DEL2016-06-1 2016-05-25"}},
        DecidingSentence{"La présente délibération annule et remplace celle n°12 du 14/03/2016.",
                         {"replaces 12 2016-03-14"}},
        DecidingSentence{"De substituer à la délibération n°12 du 14/03/2016 les dispositions suivantes.",
                         {"replaces 12 2016-03-14"}},
        DecidingSentence{"Il est mis fin à la délibération n°12 du 14/03/2016.", {"repeals 12 2016-03-14"}},
        DecidingSentence{"De surseoir à l’abrogation de la délibération n°12 du 14/03/2016.", {}},
        DecidingSentence{"De retirer de l’ordre du jour la délibération n°12 du 14/03/2016.", {}},
        DecidingSentence{"La délibération n°12 du 14/03/2016 devient caduque.", {"repeals 12 2016-03-14"}},
        DecidingSentence{"De mettre fin aux effets de la délibération n°12 du 14/03/2016.", {"repeals 12 2016-03-14"}},
        DecidingSentence{"D’annuler, à compter du 1er janvier 2019, la délibération n°12 du 14/03/2016.",
                         {"repeals 12 2016-03-14"}}));

INSTANTIATE_TEST_SUITE_P(
    WordsOfADeliberation, Relations,
    ::testing::Values(
        DecidingSentence{"L’article 3 de la délibération n°12 du 14/03/2016 est ainsi rédigé : « Le taux est de 3 %. »",
                         {"amends 12 2016-03-14 (part)"}},
        DecidingSentence{"De remplacer, dans la délibération n°12 du 14/03/2016, les mots « 10 € » par « 12 € ».",
                         {"amends 12 2016-03-14"}},
        DecidingSentence{"D’ajouter un alinéa à l’article 4 de la délibération n°12 du 14/03/2016.",
                         {"completes 12 2016-03-14 (part)"}},
        DecidingSentence{"De substituer au tableau annexé à la délibération n°12 du 14/03/2016 le tableau ci-joint.",
                         {"amends 12 2016-03-14"}},
        DecidingSentence{"De rectifier l’erreur matérielle figurant dans la délibération n°12 du 14/03/2016.",
                         {"amends 12 2016-03-14"}},
        DecidingSentence{"De modifier comme suit la délibération n°12 du 14/03/2016 :", {"amends 12 2016-03-14"}},
        DecidingSentence{"Il est mis fin à l’application de la délibération n°12 du 14/03/2016.",
                         {"repeals 12 2016-03-14"}},
        DecidingSentence{"D’abroger les délibérations suivantes : n°12 du 14/03/2016, n°13 du 14/03/2016.",
                         {"repeals 12 2016-03-14", "repeals 13 2016-03-14"}},
        DecidingSentence{"De supprimer un poste créé par la délibération n°12 du 14/03/2016.",
                         {"applies 12 2016-03-14"}},
        DecidingSentence{"D’ajouter un avenant à la convention approuvée par la délibération n°12 du 14/03/2016.", {}},
        DecidingSentence{"De prendre acte de l’abrogation de la délibération n°12 du 14/03/2016.", {}}));

TEST(Relations, AnAdoptedTableTakesNumbersFromTheVisasOfItsDays) {
    ActText text = deciding(
        "De modifier, compléter ou abroger les délibérations reprises dans le tableau annexé à la présente "
        "délibération.");
    text.grounds =
        "Vu la délibération n°15 du Conseil Général en date du 24/06/2013 ;\nVu la délibération du Conseil Général en "
        "date du 29/06/2009 ;\n";
    text.annexes =
        " ANNEXE\n\nDu 6 février 2006, complétée par délibération du 24 juin 2013 :\n\nLa délibération du 24 juin 2013 "
        "est abrogée. La délibération\n"
        "initiale du 6 février 2006 est complétée ainsi qu’il suit :\n\nLa délibération du 29 juin 2009 est modifiée "
        "ainsi qu’il suit :\n";
    EXPECT_THAT(relations_of(text),
                ElementsAre("repeals 15 2013-06-24", "completes - 2006-02-06", "amends - 2009-06-29"));
}

TEST(Relations, ALongSentenceIsCutBetweenLetters) {
    for (int shift = 0; shift < 3; ++shift) {
        std::string words(static_cast<std::size_t>(shift), 'x');
        for (int i = 0; i < 700; ++i) words += "é";
        const Act act =
            deciding("D’" + words + " et d’abroger la délibération n°12 du 14/03/2016, " + words + ".").act();
        ASSERT_EQ(act.relations.size(), 1U);
        EXPECT_NO_THROW(to_json(act).dump());
    }
}

TEST(Relations, AnAnnexNobodyAdoptsDecidesNothing) {
    ActText text = deciding("D’approuver le plan.");
    text.annexes = " ANNEXE\n\nLa délibération du 24 juin 2013 est abrogée.\n";
    EXPECT_TRUE(relations_of(text).empty());
}

TEST(Citations, AnActThatNamesItselfCitesNothing) {
    ActText text = deciding(
        "La présente délibération n°2018-83 du 26 mars 2018 est applicable, et la délibération n°2018-83 du 2 avril "
        "2017 aussi.");
    const Act act = text.act();
    std::vector<std::string> dates;
    for (const Citation& citation : act.citations)
        if (citation.kind == ReferenceKind::deliberation) dates.push_back(citation.date.value_or("-"));
    EXPECT_THAT(dates, ElementsAre("2017-04-02"));
}

}  // namespace
}  // namespace recueil::corpus
