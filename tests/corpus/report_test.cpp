#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "act_text.h"

namespace recueil::corpus {
namespace {

using recueil::corpus::tests::ActText;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

Act with_report(const std::string& head, const std::string& title, const std::string& body) {
    ActText text;
    text.title = "SIGNATURE DU CONTRAT DE LA\nPRÉVENTION - RAPPORT\n\nMODIFICATIF";
    text.report = " DEPARTEMENT DE LA HAUTE-ORNE\n\n" + head +
                  "\nCONSEIL DEPARTEMENTAL\n\nREUNION DU 26 MARS 2018\n\n" + title + "\n\n" + body +
                  "\n\nLe Président du Conseil départemental\n\nSIGNE\n\nJean ROCHE\n";
    return text.act();
}

TEST(Report, UnitsNumberTerritoriesAndTitle) {
    const Act act = with_report(
        "Pôle Solidarités\nDirection de l'Enfance\nService de la Coordination des Politiques \nEnfance et "
        "Famille\n\nRAPPORT N°16\n\n"
        "Territoire(s): Audomarois, Lens-\nHénin \n\nCanton(s): Tous les cantons \n",
        "SIGNATURE DU CONTRAT DE LA\nPRÉVENTION - RAPPORT\n\nMODIFICATIF", "La prévention avance.");
    ASSERT_TRUE(act.report.has_value());
    EXPECT_EQ(act.report->number, "16");
    EXPECT_THAT(act.report->units, ElementsAre("Pôle Solidarités", "Direction de l'Enfance",
                                               "Service de la Coordination des Politiques Enfance et Famille"));
    EXPECT_THAT(act.report->territories, ElementsAre("Audomarois", "Lens-Hénin"));
    EXPECT_EQ(act.report->title, act.title);
}

TEST(Report, WithoutTerritories) {
    const Act act =
        with_report("Pôle Solidarités\n\nRAPPORT N°3\n", "UN AUTRE TITRE EN CAPITALES", "Le texte commence.");
    EXPECT_THAT(act.report->territories, IsEmpty());
    EXPECT_EQ(act.report->title, "UN AUTRE TITRE EN CAPITALES");
}

}  // namespace
}  // namespace recueil::corpus
