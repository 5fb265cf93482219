#include "act_text.h"

#include <gtest/gtest.h>

namespace recueil::corpus::tests {

std::string ActText::text() const {
    return stamp + institution + "\n\nDELIBERATION DU CONSEIL DEPARTEMENTAL\n\nREUNION DU 26 MARS 2018\n\n" +
           "PRESIDENCE DE MONSIEUR JEAN ROCHE\n\nSecrétaire : Mme Anne LE GALL\n\n" + attendance + "\n" + title +
           "\n\n(N°" + number + ")\n\nLe Conseil départemental de la Haute-Orne,\n\n" + grounds +
           "\nAprès en avoir délibéré,\n\nDECIDE :\n\n" + decision + "\n" + signature + annexes + report;
}

Act ActText::act() const {
    const auto acts = understand(document_of(text()));
    EXPECT_EQ(acts.size(), 1U);
    EXPECT_FALSE(acts.front().is_document);
    return acts.front();
}

Document document_of(const std::string& text) {
    Document document;
    document.file = "seance.txt";
    document.sha256 = std::string(64, 'a');
    document.text = text;
    return document;
}

std::string report_text(const std::string& title, const std::string& body) {
    return " DEPARTEMENT DE LA HAUTE-ORNE\n\nPôle Mobilités\nDirection des Transports\n\nRAPPORT N°7\n\n"
           "CONSEIL DEPARTEMENTAL\n\nREUNION DU 26 MARS 2018\n\n" +
           title + "\n\n" + body +
           "\n\nJe vous prie de bien vouloir en délibérer.\n\nLe Président du Conseil départemental\n\nSIGNE\n\nJean "
           "ROCHE\n";
}

}  // namespace recueil::corpus::tests
