#include "corpus/passage.h"

#include <map>
#include <sstream>

#include <gtest/gtest.h>

#include "act_text.h"

namespace recueil::corpus {
namespace {

using recueil::corpus::tests::ActText;
using recueil::corpus::tests::document_of;
using recueil::corpus::tests::report_text;

// Words with how often they are there, hyphens at line ends aside.
std::map<std::string, int> words_of(const std::string& text) {
    std::map<std::string, int> words;
    std::istringstream in(text);
    for (std::string word; in >> word;) ++words[word];
    return words;
}

// By value: a loop over a member of a temporary would outlive the temporary.
std::vector<Passage> first_passages(const Document& document) {
    return understand_passages(document).at(0).passages;
}

TEST(Passages, EveryWordIsInExactlyOne) {
    ActText text;
    text.grounds += "Considérant le besoin ;\n\nMadame Léa ROY, intéressée à l’affaire, est sortie de la salle.\n";
    text.annexes = " ANNEXE 1\n\nLe plan des pistes.\n";
    text.report = report_text(text.title, "Le rapport dit pourquoi.");
    const Document document = document_of(text.text());
    const auto acts = understand_passages(document);
    ASSERT_EQ(acts.size(), 1U);
    std::string all;
    for (const Passage& passage : acts[0].passages) all += passage.text + "\n";
    EXPECT_EQ(words_of(all), words_of(document.text));
}

// What no council writes is bounded, or pages and traces of an act would cost without end; its text stays.
TEST(Passages, FactsAreBoundedAndTheirTextStays) {
    ActText text;
    text.grounds.clear();
    for (int i = 0; i < 10'050; ++i)
        text.grounds += "Vu la délibération n°2009-" + std::to_string(i) + " du 21/07/2009 ;\n";
    const Document document = document_of(text.text());
    const auto acts = understand_passages(document);
    ASSERT_EQ(acts.size(), 1U);
    const Act& act = acts[0].act;
    EXPECT_EQ(act.visas.size(), 10'000U);
    EXPECT_LE(act.citations.size(), 10'000U);
    ASSERT_FALSE(act.notes.empty());
    EXPECT_NE(act.notes.front().find("10050 visas are more than any act has"), std::string::npos) << act.notes.front();
    EXPECT_EQ(understand(document).at(0).visas.size(), 10'000U);
    bool is_last_there = false;
    for (const Passage& passage : acts[0].passages)
        is_last_there = is_last_there || passage.text.find("2009-10049") != std::string::npos;
    EXPECT_TRUE(is_last_there);
}

TEST(Passages, EachPartHasItsKind) {
    ActText text;
    text.grounds += "Considérant le besoin ;\n";
    const Document document = document_of(text.text());
    const auto acts = understand_passages(document);
    std::map<std::string, std::string> kinds;
    for (const Passage& passage : acts[0].passages) kinds[std::string(name_of(passage.kind))] += passage.text;
    EXPECT_NE(kinds["title"].find("ACHAT DE VÉLOS"), std::string::npos);
    EXPECT_NE(kinds["attendance"].find("Anne LE GALL"), std::string::npos);
    EXPECT_NE(kinds["visas"].find("L.3121-14"), std::string::npos);
    EXPECT_NE(kinds["recitals"].find("le besoin"), std::string::npos);
    EXPECT_NE(kinds["article"].find("douze vélos"), std::string::npos);
    EXPECT_NE(kinds["vote"].find("Groupe Vert"), std::string::npos);
    EXPECT_EQ(kinds["article"].find("Groupe Vert"), std::string::npos);
}

// What the rapporteur says before the grounds is no title, and what was said after the vote is no roll call.
TEST(Passages, AnAccountIsAReport) {
    constexpr std::string_view account =
        "Madame la rapporteure rappelle que le parc de vélos des agents date de douze ans et que son\n"
        "entretien coûte chaque année plus cher que le remplacement de la moitié des cycles concernés,\n"
        "alors que les trajets entre les sites ont doublé et que les agents demandent de longue date\n"
        "des cycles à assistance électrique pour les plus longs de ces trajets dans la vallée haute.\n\n";
    ActText text;
    text.grounds = std::string(account) + text.grounds;
    const auto passages = first_passages(document_of(text.text()));
    std::map<std::string, std::string> kinds;
    for (const Passage& passage : passages) kinds[std::string(name_of(passage.kind))] += passage.text;
    EXPECT_NE(kinds["title"].find("ACHAT DE VÉLOS"), std::string::npos);
    EXPECT_EQ(kinds["title"].find("rapporteure"), std::string::npos);
    EXPECT_NE(kinds["report"].find("rapporteure rappelle"), std::string::npos);
    EXPECT_EQ(kinds["attendance"].find("rapporteure"), std::string::npos);
}

TEST(Passages, LongTextIsCutAtParagraphs) {
    std::string text;
    for (int i = 0; i < 200; ++i)
        text += "Un paragraphe de taille ordinaire, numéro " + std::to_string(i) + ", qui finit ici.\n\n";
    const Document document = document_of(text);
    const auto pieces = first_passages(document);
    ASSERT_GT(pieces.size(), 5U);
    for (const Passage& piece : pieces) {
        EXPECT_LT(piece.text.size(), 2100U);
        EXPECT_EQ(piece.text.substr(piece.text.size() - 4), "ici.");
    }
}

TEST(Passages, KnowTheLineOfEachWord) {
    ActText text;
    text.report =
        report_text(text.title, "La première ligne dit pourquoi\net la deuxième comment.\n\nLa fin des pistes.");
    const Document document = document_of(text.text());
    std::istringstream in(document.text);
    int number = 0;
    std::map<std::string, int> lines;
    for (std::string line; std::getline(in, line);) lines[line] = ++number;
    for (const Passage& passage : first_passages(document)) {
        EXPECT_EQ(passage.line_at(0), passage.lines.start);
        for (const char* line : {"et la deuxième comment.", "La fin des pistes."}) {
            const std::size_t at = passage.text.find(line);
            if (at == std::string::npos) continue;
            EXPECT_EQ(passage.line_at(at), lines[line]);
            EXPECT_EQ(passage.line_at(at + 5), lines[line]);
            lines.erase(line);
        }
    }
    EXPECT_EQ(lines.count("La fin des pistes."), 0U);
    EXPECT_EQ(lines.count("et la deuxième comment."), 0U);
}

// Text without line breaks has all its acts on one line; what is between them is found too.
TEST(Passages, TextOutsideTheActsOfRunningTextIsADocument) {
    const Document document = document_of(
        "COMMUNE DE VAUXREY PROCES-VERBAL DU CONSEIL MUNICIPAL DU 5 JUILLET 2022 L’an deux mille vingt-deux, le cinq "
        "juillet, le Conseil Municipal s’est réuni sous la présidence de Monsieur Henri PELTIER. Présents : M. PELTIER "
        "Henri, Mme ROBIN Carole. Le Maire rend hommage à l’ancien garde champêtre. 2022-27 : TARIFS DU PERISCOLAIRE "
        "Monsieur le Maire propose de maintenir les tarifs. Le Conseil Municipal, après en avoir délibéré, DECIDE, à "
        "l’unanimité, de maintenir les tarifs. 2022-28 : CONVENTION AVEC LE CENTRE DE GESTION Le centre propose une "
        "mission. Le Conseil Municipal, par 4 voix pour et 1 abstention, AUTORISE le Maire à signer. QUESTIONS "
        "DIVERSES Mme ROBIN évoque les chauves-souris du clocher.");
    const std::vector<ActPassages> acts = understand_passages(document);
    ASSERT_EQ(acts.size(), 3U);
    EXPECT_TRUE(acts.back().act.is_document);
    EXPECT_EQ(acts.back().act.parts.size(), 1U) << "its stretches are on one line of the document";
    std::string outside;
    for (const Passage& passage : acts.back().passages) outside += passage.text + "\n";
    EXPECT_NE(outside.find("garde champêtre"), std::string::npos);
    EXPECT_NE(outside.find("chauves-souris"), std::string::npos);
    EXPECT_EQ(outside.find("PERISCOLAIRE"), std::string::npos);
}

TEST(Passages, ArticlesKeepTheirLabels) {
    const ActText text;
    const Document document = document_of(text.text());
    for (const Passage& passage : first_passages(document)) {
        if (passage.kind == PassageKind::article) {
            EXPECT_EQ(passage.label, "unique");
        }
    }
}

}  // namespace
}  // namespace recueil::corpus
