#include "corpus/furniture/stamps.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace recueil::corpus {
namespace {

std::string without_stamps(const std::vector<std::string_view>& lines, const FoundStamps& found) {
    std::string rest;
    for (int i = 0; i < static_cast<int>(lines.size()); ++i) {
        std::string line(lines[static_cast<std::size_t>(i)]);
        for (auto span = found.spans.rbegin(); span != found.spans.rend(); ++span)
            if (span->line == i) line.erase(span->begin, span->end - span->begin);
        rest += line + "|";
    }
    return rest;
}

TEST(Stamps, AreReadOverSeveralLines) {
    const std::vector<std::string_view> lines{"Envoyé en préfecture le 21/03/2022", "Reçu en préfecture le 22/03/2022",
                                              "Publié le 23/03/2022", "ID : 099-229900019-20220314-2022_41-DE",
                                              "Article 1 : De signer."};
    const FoundStamps found = find_stamps(lines);
    ASSERT_EQ(found.stamps.size(), 1U);
    EXPECT_EQ(found.stamps[0].act_id, "099-229900019-20220314-2022_41-DE");
    EXPECT_EQ(found.stamps[0].sent, "2022-03-21");
    EXPECT_EQ(found.stamps[0].received, "2022-03-22");
    EXPECT_EQ(found.stamps[0].posted, "2022-03-23");
    EXPECT_EQ(without_stamps(lines, found), "||||Article 1 : De signer.|");
}

TEST(Stamps, AreCutOutOfASentence) {
    const std::vector<std::string_view> lines{
        "Vu la délibération Accusé de réception en préfecture 079-200041317-20200214-C33-02-2020-1-DE Date de "
        "télétransmission : 18/02/2020 Date de "
        "réception préfecture : 19/02/2020 du 3 mars ;"};
    const FoundStamps found = find_stamps(lines);
    ASSERT_EQ(found.stamps.size(), 1U);
    EXPECT_EQ(found.stamps[0].sent, "2020-02-18");
    EXPECT_EQ(found.stamps[0].received, "2020-02-19");
    EXPECT_EQ(without_stamps(lines, found), "Vu la délibération  du 3 mars ;|");
}

TEST(Stamps, AreCutBesideAHeading) {
    const std::vector<std::string_view> lines{"COMMUNE DE VALMORIN                 Envoyé en préfecture le 21/03/2022",
                                              "CONSEIL MUNICIPAL                   Publié le"};
    EXPECT_EQ(without_stamps(lines, find_stamps(lines)),
              "COMMUNE DE VALMORIN                 |CONSEIL MUNICIPAL                   |");
}

TEST(Stamps, LeaveTheSentencesOfAnAct) {
    for (const std::string_view line :
         {"Le règlement publié le 3 mars 2021 est abrogé.", "Le dossier reçu le 4 avril est complet.",
          "L’affichage aura lieu en mairie.", "Vu l’avis du préfet"}) {
        const std::vector<std::string_view> lines{line};
        EXPECT_TRUE(find_stamps(lines).spans.empty()) << line;
    }
}

TEST(Stamps, GiveThePartsOfAnIdentifier) {
    const auto identifier = parse_act_identifier("093-229300082-20230126-2023_01_26_006-DE");
    ASSERT_TRUE(identifier);
    EXPECT_EQ(identifier->siren, "229300082");
    EXPECT_EQ(identifier->date, "2023-01-26");
    EXPECT_EQ(identifier->number, "2023_01_26_006");
    EXPECT_EQ(identifier->nature, "DE");
    EXPECT_FALSE(parse_act_identifier("2023_01_26_006"));
}

}  // namespace
}  // namespace recueil::corpus
