#include "corpus/layout/act_numbers.h"

#include <string>

#include <gtest/gtest.h>

#include "corpus/text/folded_text.h"

namespace recueil::corpus {
namespace {

struct NumberRow {
    const char* line;
    const char* number;  // empty for none
    NumberMark mark = NumberMark::word;
};

class NumberAtStart : public testing::TestWithParam<NumberRow> {};

TEST_P(NumberAtStart, IsReadInEveryShape) {
    const FoldedText folded(GetParam().line);
    const auto number = number_at_start(folded.text());
    const std::string found = number ? std::string(folded.source_between(number->begin, number->end)) : "";
    EXPECT_EQ(found, GetParam().number);
    if (number) {
        EXPECT_EQ(number->mark, GetParam().mark);
    }
}

INSTANTIATE_TEST_SUITE_P(
    Acts, NumberAtStart,
    testing::Values(NumberRow{"DÉLIBÉRATION N° 2023/021", "2023/021"},
                    NumberRow{"Délibération n° 01-02 du 26 janvier 2023", "01-02"},
                    NumberRow{"Délibération N° DEL – 2023 – 007 : Avis", "DEL – 2023 – 007"},
                    NumberRow{"DÉLIBÉRATION N°CP 2023-024", "CP 2023-024"},
                    NumberRow{"DCM 23.1.49 | Le Conseil", "23.1.49"},
                    NumberRow{"n° 2014 / 166", "2014 / 166", NumberMark::sign},
                    NumberRow{"N° DBC 2021-082 - Marché", "DBC 2021-082", NumberMark::sign},
                    NumberRow{"DEL2025-17 : Affectation", "DEL2025-17", NumberMark::prefix},
                    NumberRow{"D 2024-46 - Objet : Cession", "D 2024-46", NumberMark::prefix},
                    NumberRow{"RH/01-2023 Tableau des effectifs", "RH/01-2023", NumberMark::prefix},
                    NumberRow{"- DE-2012/15 : Tarifs", "DE-2012/15", NumberMark::prefix},
                    NumberRow{"2020-038 SUBVENTION", "2020-038", NumberMark::shape},
                    NumberRow{"23-02/001 – Rapport", "23-02/001", NumberMark::shape},
                    NumberRow{"N° 24 03_01 - DEBAT", "24 03_01", NumberMark::sign},
                    NumberRow{"23-05-02. Tarifs de la cantine", "23-05-02", NumberMark::shape},
                    NumberRow{"23-05-02 – Tarifs de la cantine", "23-05-02", NumberMark::shape},
                    NumberRow{"2023/014. Tarifs", "2023/014", NumberMark::shape},
                    NumberRow{"14/25-02-20/C Arrêt du plan", "14/25-02-20/C", NumberMark::shape},
                    NumberRow{"2020-1 – 1.1.1./1 - Budget", "2020-1 – 1.1.1./1", NumberMark::shape},
                    NumberRow{"23/01/2024 2024_01 Travaux", "2024_01", NumberMark::shape}));

INSTANTIATE_TEST_SUITE_P(Others, NumberAtStart,
                         testing::Values(NumberRow{"DM 2024-04 : Convention", ""},
                                         NumberRow{"2023-2024 : année scolaire", ""}, NumberRow{"12/03/2024", ""},
                                         NumberRow{"12-03-24 Achat d’un banc", ""}, NumberRow{"12/03/24. Achat", ""},
                                         NumberRow{"MOE 15 105 €", ""}, NumberRow{"TOTAL 1 600.00", ""},
                                         NumberRow{"AV 21 parcelle", ""}, NumberRow{"L.2121-29 du code", ""},
                                         NumberRow{"VP.168 20 Délimitation", ""}, NumberRow{"80 000 habitants", ""},
                                         NumberRow{"3. Tarifs 2024", ""}));

TEST(NumberAtStart, NumbersOfOneSeriesCompare) {
    const auto first = number_at_start("D2024-44 - Objet : Tarifs");
    const auto second = number_at_start("D 2024-45 - Objet : Cession");
    ASSERT_TRUE(first && second);
    EXPECT_EQ(first->series, second->series);
    EXPECT_LT(first->serial, second->serial);
}

TEST(MarkedNumber, PassesOverCitedNumbers) {
    EXPECT_FALSE(marked_number("Vu la deliberation no 2018-83 du 26 mars 2018"));
    EXPECT_FALSE(marked_number("la loi no 2015-991"));
    const std::string text = "Conseil municipal, seance du 3 mars. Numero 2021/45 Objet";
    const auto number = marked_number(text);
    ASSERT_TRUE(number);
    EXPECT_EQ(text.substr(number->begin, number->end - number->begin), "2021/45");
}

struct RankRow {
    const char* line;
    long value;  // 0 for none
};

class RankAtStart : public testing::TestWithParam<RankRow> {};

TEST_P(RankAtStart, IsReadInEveryShape) {
    const auto rank = rank_at_start(fold_ascii(GetParam().line));
    EXPECT_EQ(rank ? rank->value : 0, GetParam().value);
}

INSTANTIATE_TEST_SUITE_P(Rows, RankAtStart,
                         testing::Values(RankRow{"3. Tarifs 2024", 3}, RankRow{"4 - Garantie d’emprunt", 4},
                                         RankRow{"5) Divers", 5}, RankRow{"Point n° 12 : Finances", 12},
                                         RankRow{"Question 7", 7}, RankRow{"III. Patrimoine", 3},
                                         RankRow{"IX - Travaux", 9}, RankRow{"3 juin 2024", 0},
                                         RankRow{"12 voix pour", 0}, RankRow{"2,50 €", 0}, RankRow{"Le maire", 0}));

}  // namespace
}  // namespace recueil::corpus
