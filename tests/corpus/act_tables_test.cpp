#include "corpus/act_tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/corpus.h"

namespace recueil::corpus {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

const std::string rows =
    "<table><tr><th>Association</th><th>Montant</th></tr><tr><td>Club de judo</td><td>1 200,00 €</td></tr>"
    "<tr><td>Harmonie</td><td>300,00 €</td></tr></table>";

Act act_of(const std::string& decision) {
    const auto document = read_document_bytes(
        "<html><body><p>COMMUNE DE MONTORNAY</p><p>EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS</p><p>DU CONSEIL MUNICIPAL</p>"
        "<p>Séance du 14 mars 2023</p><p>DÉLIBÉRATION N° 2023-12</p><p>Objet : Subventions aux associations</p>"
        "<p>Le conseil municipal, après en avoir délibéré, à l'unanimité, décide :</p>" +
            decision + "</body></html>",
        "acte.html");
    EXPECT_TRUE(document.has_value());
    auto acts = understand(*document);
    EXPECT_THAT(acts, SizeIs(1));
    return acts.front();
}

std::vector<std::string> told(const std::vector<TextBlock>& blocks) {
    std::vector<std::string> lines;
    for (const TextBlock& block : blocks)
        lines.push_back(block.table == nullptr ? block.text : "[" + block.table->rows.at(1).at(0) + "]");
    return lines;
}

TEST(ActTables, OfAnArticleStandWhereTheDocumentHasThem) {
    const Act act =
        act_of("<p>Article 1 : D'attribuer les sommes suivantes :</p>" + rows +
               "<p>La dépense est inscrite au budget.</p><p>Article 2 : D'autoriser le maire à signer.</p>");
    ASSERT_THAT(act.tables, SizeIs(1));
    EXPECT_EQ(act.tables[0].part, "article");
    EXPECT_EQ(act.tables[0].label, "1");
    EXPECT_THAT(act.tables[0].rows,
                ElementsAre(ElementsAre("Association", "Montant"), ElementsAre("Club de judo", "1 200,00 €"),
                            ElementsAre("Harmonie", "300,00 €")));
    EXPECT_GT(act.tables[0].lines.start, act.articles[0].lines.start);
    EXPECT_THAT(act.articles[0].text, HasSubstr("Club de judo 1 200,00 €")) << "the words stay in reading order";
    EXPECT_THAT(
        told(blocks_of(act, act.articles[0])),
        ElementsAre("D'attribuer les sommes suivantes :", "[Club de judo]", "La dépense est inscrite au budget."));
    EXPECT_THAT(told(blocks_of(act, act.articles[1])), ElementsAre(HasSubstr("D'autoriser le maire")));
}

TEST(ActTables, OfTheSameWordsAreTwo) {
    const Act act = act_of("<p>Article 1 : D'attribuer pour 2023 :</p>" + rows + "<p>et pour 2024 :</p>" + rows +
                           "<p>Article 2 : De signer.</p>");
    EXPECT_THAT(told(blocks_of(act, act.articles.at(0))),
                ElementsAre("D'attribuer pour 2023 :", "[Club de judo]", "et pour 2024 :", "[Club de judo]"));
}

TEST(ActTables, WhatIsOnlyLaidOutAsATableIsNone) {
    EXPECT_THAT(
        act_of("<p>Article 1 : De signer.</p><table><tr><td>Le maire</td><td>Jean ROCHE</td></tr></table>").tables,
        IsEmpty());
    EXPECT_THAT(act_of("<table><tr><td>Article 1 :</td><td>De signer la convention.</td></tr>"
                       "<tr><td>Article 2 :</td><td>De payer la somme.</td></tr></table>")
                    .tables,
                IsEmpty());
}

TEST(ActTables, WhoseWordsAreOtherwiseInTheTextComeLast) {
    Act act;
    act.articles = {{"1", "De répartir 300 € à l'Harmonie", {5, 9}}};
    act.tables = {{"article", "1", {{"Qui", "Combien"}, {"Harmonie", "300 €"}}, {6, 7}}};
    EXPECT_THAT(told(blocks_of(act, act.articles[0])), ElementsAre("De répartir 300 € à l'Harmonie", "[Harmonie]"));
}

}  // namespace
}  // namespace recueil::corpus
