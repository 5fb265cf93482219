// A whole act written by a test, with the parts it wants to change.
#pragma once

#include <string>

#include "corpus/corpus.h"

namespace recueil::corpus::tests {

struct ActText {
    std::string stamp;
    std::string institution = "DEPARTEMENT DE LA HAUTE-ORNE";
    std::string attendance =
        "Étaient présents : M. Jean ROCHE, Mme Anne LE GALL, M. Karim BEN AMOR.\n\nExcusé(s) : Mme Lucie PETIT.\n";
    std::string title = "ACHAT DE VÉLOS";
    std::string number = "2018-83";
    std::string grounds =
        "Vu le Code Général des Collectivités Territoriales et, notamment, ses articles L.3121-14 et\nL.3211-1 ;\n";
    std::string decision =
        "Article unique     :\n\nD’acheter douze vélos.\n\nDans les conditions de vote ci-dessous :\n\n"
        "Pour : 4 voix (Groupe Vert ; Groupe Bleu)\nContre : 0 voix\nAbstention : 0 voix\n\n(Adopté)\n";
    std::string signature =
        "…...........................................................\n\nLE PRESIDENT DU CONSEIL DEPARTEMENTAL,\n\n"
        "Jean ROCHE\n\nPOUR EXTRAIT CERTIFIE CONFORME\nALENÇON, le 26 mars 2018\n\n"
        "Pour le Président du Conseil départemental,\nLa Directrice Générale des Services,\n\nSIGNE\n\nZoé MARCHAND\n";
    std::string annexes;
    std::string report;

    std::string text() const;
    // The act the program makes of it; a test fails where there is not exactly one.
    Act act() const;
};

Document document_of(const std::string& text);

// A report of the act above, with its header.
std::string report_text(const std::string& title, const std::string& body);

}  // namespace recueil::corpus::tests
