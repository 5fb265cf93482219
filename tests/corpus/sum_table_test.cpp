#include "corpus/rules/sum_table.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "act_text.h"

namespace recueil::corpus {
namespace {

using testing::ElementsAre;

std::vector<std::string> rows_of(const std::string& text) {
    const Document document = tests::document_of(text);
    const SourceLines lines(document);
    std::vector<std::string> rows;
    for (const SumRow& row : read_sum_table(lines, 1, lines.count() + 1))
        rows.push_back(
            fmt::format("{} [{}] {}-{}", row.name, fmt::join(row.sums, " "), row.lines.start, row.lines.end));
    return rows;
}

TEST(SumTable, ReadsANameAndItsSums) {
    EXPECT_THAT(rows_of("Association                Montant\n"
                        "Les Rameurs                500,00 €\n"
                        "Club de l’Étang          1 200,00 €\n"),
                ElementsAre("Les Rameurs [500] 2-2", "Club de l’Étang [1200] 3-3"));
}

TEST(SumTable, JoinsANameCentredBesideItsSums) {
    EXPECT_THAT(rows_of("Les Rameurs                500,00 €\n"
                        "Club éducation\n"
                        "                           600,00 €\n"
                        "canine\n"
                        "Société pour\n"
                        "la forêt                   300,00 €\n"
                        "du Bocage\n"
                        "Tennis                     200,00 €\n"
                        "Course de Cuise-\n"
                        "la-Motte                   100,00 €\n"),
                ElementsAre("Les Rameurs [500] 1-1", "Club éducation canine [600] 2-4",
                            "Société pour la forêt du Bocage [300] 5-7", "Tennis [200] 8-8",
                            "Course de Cuise-la-Motte [100] 9-10"));
}

TEST(SumTable, CountsTheColumnsOfTheLatestYear) {
    EXPECT_THAT(rows_of("                  Investissement   Fonctionnement   Investissement   Fonctionnement\n"
                        "                      Montants votés en 2024          Montants votés en 2025\n"
                        "Les Rameurs           819,00 €          500,00 €         225,00 €         500,00 €\n"
                        "Le Judo                               1 000,00 €                        1 500,00 €\n"),
                ElementsAre("Les Rameurs [225 500] 3-3", "Le Judo [1500] 4-4"));
}

TEST(SumTable, LeavesWhatWasAskedFor) {
    EXPECT_THAT(rows_of("Nom                  Montant demandé      Subvention proposée\n"
                        "Les Rameurs               800,00 €                  500,00 €\n"),
                ElementsAre("Les Rameurs [500] 2-2"));
}

TEST(SumTable, ReadsCellsPartedByTabs) {
    EXPECT_THAT(rows_of("1\tLes Rameurs\t500,00 €\n2\tLe Judo\t1 200 €\n"),
                ElementsAre("Les Rameurs [500] 1-1", "Le Judo [1200] 2-2"));
}

TEST(SumTable, ProseIsNoTable) {
    EXPECT_THAT(
        rows_of("Le coût du projet est de 500,00 €, dont la moitié est à la charge du département.\n2018\n12\n"),
        testing::IsEmpty());
}

}  // namespace
}  // namespace recueil::corpus
