// Understands a hostile text of a given shape and size; growth_test.py counts the instructions it takes.
#include <cstdlib>
#include <iostream>
#include <map>
#include <string>

#include "corpus/corpus.h"

namespace {

std::string repeated(const std::string& piece, std::size_t times) {
    std::string text;
    text.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) text += piece;
    return text;
}

const std::string header =
    "DEPARTEMENT DE LA HAUTE-ORNE\n\nDELIBERATION DU CONSEIL DEPARTEMENTAL\n\nREUNION DU 26 MARS 2018\n\n"
    "Étaient présents : M. Jean ROCHE.\n\nACHAT\n\n(N°2018-83)\n\n";

std::string shape(const std::string& name, std::size_t size) {
    const std::size_t lines = size / 10;
    if (name == "visas") return header + repeated("Vu la loi n°84-53 ;\n", lines);
    if (name == "long-line") return header + "Vu " + repeated("délibération du ", lines) + "\n";
    if (name == "quotes") return header + "Vu la délibération " + repeated("« ", lines) + "\n";
    if (name == "page-feet") return header + repeated("1 / 3\n\n691\n\n\n\n", lines);
    // Enough of them that the patterns which few headers do not reach weigh nothing.
    if (name == "headers") return repeated(header, lines / 4);
    if (name == "institutions") return repeated("DEPARTEMENT DE LA HAUTE-ORNE\n", lines);
    if (name == "articles") return header + "Après en avoir délibéré,\n" + repeated("Article 1 :\nDe voter.\n", lines);
    if (name == "votes")
        return header + "Après en avoir délibéré,\nArticle 1 :\nOui.\n" +
               repeated("Pour : 4 voix (Groupe A, Groupe B)\n(Adopté)\n", lines);
    if (name == "names") return header.substr(0, header.find("ACHAT")) + repeated("M. Jean ROCHE, ", lines) + "\n";
    if (name == "hyphens") return header + repeated("dépar-\ntement ", lines);
    if (name == "dates") return header + "Vu la délibération du " + repeated("1, 2 et ", lines) + "3 mars 2018\n";
    if (name == "meetings") return header + "Vu " + repeated("la séance du 3 mars 2018 ", lines) + "\n";
    const std::string decision = header + "Après en avoir délibéré,\nDECIDE :\nArticle 1 :\n";
    if (name == "awards") return decision + "D’attribuer " + repeated("1 € à X, ", lines) + "\n";
    if (name == "award-verbs") return decision + repeated("d’attribuer 1 € à X et ", lines) + "\n";
    if (name == "repeals") return decision + "D’abroger " + repeated("la délibération n°1 et ", lines) + "\n";
    if (name == "lists") return decision + "D’abroger " + repeated(": - la délibération n°1 ; ", lines) + "\n";
    if (name == "numbers") return header + "Vu les délibérations " + repeated("n°1 et ", lines) + "\n";
    if (name == "brackets") return header + "Vu " + repeated("le 3 mars 2018 (délibération n°1) ", lines) + "\n";
    if (name == "code-articles") return header + "Vu l’article " + repeated("L.1 du même code et ", lines) + "\n";
    if (name == "parentheses") return header + repeated("((((((((\n", lines);
    const std::string council =
        "CONSEIL MUNICIPAL DE VILLARD\nSéance du 12 mars 2024\n\nDélibération n° 2024-01\nObjet : Budget\n\n";
    const std::string formula = "Le conseil municipal, après en avoir délibéré, à l’unanimité, décide :\n";
    if (name == "council-formulas") return council + repeated(formula, lines / 4);
    if (name == "council-organs") return council + repeated("le conseil municipal, ", lines / 2);
    if (name == "council-bullets") return council + formula + repeated("- de voter : - un\n", lines);
    if (name == "council-visas") return council + repeated("Vu la loi n°84-53 ;\n", lines / 2);
    if (name == "council-ballots")
        return council + repeated("Il est proposé de voter.\nAdopté à l’unanimité.\n", lines / 4);
    if (name == "council-members") return council + repeated("M. Roux s’abstient, ", lines / 2);
    return repeated("a", size);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) return 2;
    recueil::corpus::Document document;
    document.file = "shape.txt";
    document.sha256 = std::string(64, '0');
    document.text = shape(argv[1], std::strtoul(argv[2], nullptr, 10));
    std::size_t bytes = 0;
    for (const auto& each : recueil::corpus::understand_passages(document))
        for (const auto& passage : each.passages) bytes += passage.text.size();
    std::cout << document.text.size() << " " << bytes << "\n";
    return 0;
}
