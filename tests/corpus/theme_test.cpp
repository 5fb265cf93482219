#include "corpus/theme.h"

#include <cmath>
#include <ostream>
#include <set>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/rules/theme_table.h"

namespace recueil::corpus {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::StartsWith;

Act titled(const std::string& title) {
    Act act;
    act.title = title;
    return act;
}

Visa code_visa(const std::string& code, std::vector<std::string> articles) {
    Visa visa;
    visa.kind = ReferenceKind::code;
    visa.code = code;
    visa.articles = std::move(articles);
    return visa;
}

TEST(ThemeTable, HasEveryCodeOfTheNomenclature) {
    std::size_t second_level = 0;
    for (const ThemeCode& code : theme_codes()) second_level += code.code.size() > 1 ? 1U : 0U;
    EXPECT_EQ(second_level, 57U);
    EXPECT_EQ(theme_codes().size(), 66U);
    EXPECT_EQ(theme_label("7.1"), "Décisions budgétaires");
    EXPECT_EQ(theme_label("7.10"), "Divers");
    EXPECT_EQ(theme_label("5"), "Institutions et vie politique");
    EXPECT_EQ(theme_label("7.11"), "");
    EXPECT_EQ(theme_label(""), "");
}

TEST(ThemeTable, HoldsNoLineWithoutMeaningAndARuleForEveryCode) {
    EXPECT_THAT(theme_table().mistakes, IsEmpty());
    std::set<std::string> codes;
    for (const ThemeRule& rule : theme_table().rules) codes.insert(theme_table().codes[rule.code].code);
    EXPECT_EQ(codes.size(), 57U);
}

struct TitledTheme {
    const char* code;
    const char* title;
};

std::ostream& operator<<(std::ostream& out, const TitledTheme& one) {
    return out << one.code << ' ' << one.title;
}

class ThemeOfTitle : public testing::TestWithParam<TitledTheme> {};

TEST_P(ThemeOfTitle, IsTheOneACouncilWouldGive) {
    const std::optional<Theme> theme = estimate_theme(titled(GetParam().title));
    ASSERT_TRUE(theme);
    EXPECT_EQ(theme->code, GetParam().code) << theme->reason;
    EXPECT_EQ(theme->label, theme_label(theme->code));
    EXPECT_GT(theme->confidence, 0);
    EXPECT_LT(theme->confidence, 1);
}

INSTANTIATE_TEST_SUITE_P(
    Titles, ThemeOfTitle,
    testing::Values(
        TitledTheme{"1.1", "Attribution du marché de travaux de réfection de la toiture du gymnase"},
        TitledTheme{"1.1", "CONSTITUTION D'UN GROUPEMENT DE COMMANDES POUR L'ACHAT D'ÉLECTRICITÉ"},
        TitledTheme{"1.2", "Délégation de service public de l'eau potable – choix du délégataire"},
        TitledTheme{"1.3", "Convention de mandat pour la construction du centre d'exploitation"},
        TitledTheme{"1.4", "Convention de partenariat avec la gendarmerie nationale"},
        TitledTheme{"1.5", "Protocole transactionnel avec l'entreprise de couverture"},
        TitledTheme{"1.6", "Concours de maîtrise d'œuvre pour la médiathèque"},
        TitledTheme{"1.7", "Schéma de promotion des achats socialement et écologiquement responsables"},
        TitledTheme{"2.1", "Approbation de la modification simplifiée n°2 du plan local d'urbanisme"},
        TitledTheme{"2.1", "Révision du P.O.S."},
        TitledTheme{"2.2", "Autorisation de déposer un permis de construire pour l'extension de l'école"},
        TitledTheme{"2.3", "INSTAURATION DU DROIT DE PRÉEMPTION URBAIN"},
        TitledTheme{"3.1", "Acquisition de la parcelle AB 45, rue des Lilas"},
        TitledTheme{"3.2", "Vente d'un terrain communal au lieu-dit Les Prés"},
        TitledTheme{"3.3", "Renouvellement du bail du local de la Poste"},
        TitledTheme{"3.4", "Modification des limites territoriales entre deux communes"},
        TitledTheme{"3.5", "Désaffectation et déclassement du domaine public d'une emprise"},
        TitledTheme{"3.6", "Coupes de bois : état d'assiette 2024 de la forêt communale"},
        TitledTheme{"4.1", "MODIFICATION DU TABLEAU DES EFFECTIFS"},
        TitledTheme{"4.1", "Créations et transformations d'emplois"},
        TitledTheme{"4.2", "Recrutement d'agents contractuels pour accroissement temporaire d'activité"},
        TitledTheme{"4.3", "Détachement de personnels hospitaliers dans les services"},
        TitledTheme{"4.4", "Gratification des stagiaires de l'enseignement supérieur"},
        TitledTheme{"4.5", "Mise en place du RIFSEEP"}, TitledTheme{"5.1", "Élection du maire et des adjoints"},
        TitledTheme{"5.1", "REMPLACEMENT D'UN SIÈGE VACANT À LA COMMISSION PERMANENTE"},
        TitledTheme{"5.2", "Adoption du règlement intérieur du conseil municipal"},
        TitledTheme{"5.2", "Rapport d'activité des services – Exercice 2023"},
        TitledTheme{"5.3", "Désignation des représentants au conseil d'administration du lycée"},
        TitledTheme{"5.3", "REPRÉSENTATION DE LA RÉGION DANS LES ORGANISMES EXTÉRIEURS"},
        TitledTheme{"5.4", "Délégations consenties par le conseil municipal au maire"},
        TitledTheme{"5.4", "Compte rendu des décisions prises par délégation"},
        TitledTheme{"5.5", "Délégation de signature au directeur général des services"},
        TitledTheme{"5.6", "Fixation des indemnités de fonction des élus"},
        TitledTheme{"5.6", "Mandat spécial – Congrès des maires"},
        TitledTheme{"5.7", "Modification des statuts de la communauté de communes"},
        TitledTheme{"5.8", "Autorisation d'ester en justice"},
        TitledTheme{"6.1", "Extension du dispositif de vidéoprotection"},
        TitledTheme{"6.2", "Pouvoirs de police du président du conseil départemental sur les routes"},
        TitledTheme{"6.3", "Pouvoirs du président du conseil régional en matière de police des gares"},
        TitledTheme{"6.4", "Dérogations au repos dominical pour l'année 2025"},
        TitledTheme{"6.5", "Organisation du recensement de la population"}, TitledTheme{"7.1", "Budget primitif 2024"},
        TitledTheme{"7.1", "DÉCISION MODIFICATIVE N°2 DU BUDGET ANNEXE DE L'EAU"},
        TitledTheme{"7.1", "Ouverture anticipée de crédits"}, TitledTheme{"7.1", "Budget assainissement : DM n°1"},
        TitledTheme{"7.2", "Vote des taux des taxes directes locales"},
        TitledTheme{"7.3", "Garantie d'emprunt accordée à l'office de l'habitat"},
        TitledTheme{"7.4", "Aide à l'immobilier d'entreprise : avenant"},
        TitledTheme{"7.5", "Attribution de subventions aux associations sportives"},
        TitledTheme{"7.5", "Demande de subvention au titre de la DETR pour la rénovation de l'école"},
        TitledTheme{"7.6", "Contribution au service départemental d'incendie et de secours"},
        TitledTheme{"7.7", "Avance remboursable au budget annexe"},
        TitledTheme{"7.8", "Fonds de concours à la communauté d'agglomération pour la voirie"},
        TitledTheme{"7.9", "Prise de participation au capital d'une société d'économie mixte"},
        TitledTheme{"7.10", "Tarifs municipaux 2025"}, TitledTheme{"7.10", "Admission en non-valeur de créances"},
        TitledTheme{"7.10", "Actualisation des tarifs de l'assainissement"},
        TitledTheme{"8.1", "Sectorisation des collèges publics"},
        TitledTheme{"8.2", "Schéma de l'autonomie des personnes âgées et des personnes handicapées"},
        TitledTheme{"8.2", "REVENU DE SOLIDARITÉ ACTIVE : CONVENTION AVEC LA CAISSE"},
        TitledTheme{"8.3", "Route départementale 12 – Aménagement d'un giratoire"},
        TitledTheme{"8.3", "Dénomination d'une rue"},
        TitledTheme{"8.4", "Contrat de territoire avec le pays des sources"},
        TitledTheme{"8.4", "DÉPLOIEMENT DU TRÈS HAUT DÉBIT"},
        TitledTheme{"8.5", "Programme local de l'habitat 2024-2029"},
        TitledTheme{"8.6", "Soutien à la mission locale pour la formation professionnelle des jeunes"},
        TitledTheme{"8.7", "Règlement des transports scolaires"},
        TitledTheme{"8.8", "Rapport sur le prix et la qualité du service d'assainissement"},
        TitledTheme{"8.9", "Programmation du festival et du conservatoire de musique"},
        TitledTheme{"9.1", "Charte de jumelage avec la ville de Lindau"},
        TitledTheme{"9.2", "Coopération décentralisée et portail des démarches"},
        TitledTheme{"9.3", "SRADDET : bilan de la mise en œuvre"},
        TitledTheme{"9.4", "VŒU RELATIF AU MAINTIEN DE LA MATERNITÉ"},
        TitledTheme{"9.4", "Motion de soutien aux agriculteurs"}));

TEST(Theme, DoesNotDependOnCaseAccentsOrPlurals) {
    for (const char* title : {"Délégations de service public", "DELEGATION DE SERVICE PUBLIC",
                              "délégation  de\tservices publics", "De\u0301le\u0301gation de service public"}) {
        EXPECT_EQ(estimate_theme(titled(title))->code, "1.2") << title;
    }
}

TEST(Theme, UsesServicesAndTextsWhereTheTitleSaysLittle) {
    Act act = titled("Avenant n°3");
    act.report = Report{};
    act.report->units = {"Pôle Aménagement", "Direction des Routes"};
    EXPECT_EQ(estimate_theme(act)->code, "8.3");

    act = titled("Dispositions diverses");
    act.visas = {code_visa("Code Général des Collectivités Territoriales", {"L.3121-14", "L. 3211-2"})};
    EXPECT_EQ(estimate_theme(act)->code, "5.4");
    EXPECT_EQ(estimate_theme(act)->reason, "texte visé : « collectivités territoriales / L.3211-2 »");
}

TEST(Theme, TellsAnArticleFromOneWhoseNumberGoesOn) {
    Act act = titled("Dispositions diverses");
    act.visas = {code_visa("Code général des collectivités territoriales", {"L.3211-21", "L.3211-2-1"})};
    EXPECT_FALSE(estimate_theme(act));
    act.visas = {code_visa("Code général des collectivités territoriales", {"L.3211-2 et suivants"})};
    EXPECT_EQ(estimate_theme(act)->code, "5.4");
}

TEST(Theme, FallsBackOnTheKindOfCouncil) {
    Act act = titled("Questions diverses");
    EXPECT_FALSE(estimate_theme(act));
    act.assembly = "Conseil départemental";
    EXPECT_EQ(estimate_theme(act)->code, "9.2");
    act.assembly = "Conseil municipal";
    EXPECT_EQ(estimate_theme(act)->code, "9.1");
    EXPECT_LE(estimate_theme(act)->confidence, 0.1);
}

TEST(Theme, GivesItsReasonInWords) {
    const Theme theme = *estimate_theme(titled("Création de deux emplois dans les services"));
    EXPECT_THAT(theme.reason, AllOf(StartsWith("titre : « création … emploi »"), Not(HasSubstr("+"))));
}

TEST(Theme, IsSurerOfAClearTitleThanOfAMixedOne) {
    const Theme clear = *estimate_theme(titled("Compte administratif 2023"));
    const Theme mixed = *estimate_theme(titled("Subvention pour le logement, la culture et la voirie"));
    EXPECT_GT(clear.confidence, mixed.confidence);
    EXPECT_DOUBLE_EQ(std::round(clear.confidence * 100), clear.confidence * 100);
}

TEST(Theme, IsAbsentForADocumentWithoutActs) {
    Act document = titled("Budget primitif 2024");
    document.is_document = true;
    EXPECT_FALSE(estimate_theme(document));
}

TEST(ThemeWords, AreComparedWithoutSmallWordsAndPlurals) {
    EXPECT_THAT(theme_words("L'eau des Travaux régionaux, les bureaux-accès"),
                testing::ElementsAre("eau", "traval", "regional", "bureau", "acce"));
    EXPECT_THAT(theme_words("Révision du P.O.S. et du P.L.U, art. L.3"),
                testing::ElementsAre("revision", "pos", "plu", "art", "3"));
    EXPECT_THAT(theme_words(" – « » "), IsEmpty());
}

}  // namespace
}  // namespace recueil::corpus
