#include "corpus/layout/act_stamps.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "corpus/layout/document_lines.h"
#include "tests/corpus/act_text.h"

namespace recueil::corpus {
namespace {

std::string extract(const std::string& number, const std::string& object) {
    return "EXTRAIT DU REGISTRE DES DÉLIBÉRATIONS\n\nDélibération n° " + number +
           "\n\nL’an deux mille vingt-quatre, le 12 mars, le Conseil municipal s’est réuni.\n\nObjet : " + object +
           "\n\nLe conseil municipal, après en avoir délibéré, à l’unanimité, approuve le projet.\n\nLe maire\n\n";
}

std::string stamp(const std::string& number, const std::string& day) {
    return "Envoyé en préfecture le " + day + "\nReçu en préfecture le " + day + "\nID : 099-219900123-20240312-" +
           number + "-DE\n\n";
}

// Each text begins a page.
std::vector<ActStamps> stamps_in(const std::vector<std::string>& pages) {
    std::string text;
    std::vector<int> page_starts;
    for (const std::string& page : pages) {
        page_starts.push_back(static_cast<int>(std::count(text.begin(), text.end(), '\n')) + 1);
        text += page;
    }
    Document document = tests::document_of(text);
    if (pages.size() > 1) document.page_starts = page_starts;
    const SourceLines lines(document);
    const DocumentLines texts(lines);
    return stamps_of_acts(lines, lay_out_document(texts));
}

TEST(ActStamps, AreThoseOfTheNumberInTheirIdentifier) {
    const auto stamps = stamps_in({stamp("2024_11", "13/03/2024") + extract("2024-11", "Tarifs de la cantine") +
                                   stamp("2024_12", "14/03/2024") + extract("2024-12", "Achat d’un banc")});
    ASSERT_EQ(stamps.size(), 2U);
    EXPECT_EQ(stamps[0].act_id, "099-219900123-20240312-2024_11-DE");
    EXPECT_EQ(stamps[1].act_id, "099-219900123-20240312-2024_12-DE");
    EXPECT_EQ(stamps[1].sent, "2024-03-14");
}

TEST(ActStamps, AtTheTopOfAPageAreThoseOfTheActThatOpensThere) {
    const auto stamps = stamps_in({stamp("A", "13/03/2024") + extract("2024-11", "Tarifs de la cantine"),
                                   stamp("B", "14/03/2024") + extract("2024-12", "Achat d’un banc")});
    ASSERT_EQ(stamps.size(), 2U);
    EXPECT_EQ(stamps[0].sent, "2024-03-13");
    EXPECT_EQ(stamps[1].sent, "2024-03-14");
}

TEST(ActStamps, OfWholeMinutesCountForEachAct) {
    const std::string header = "Conseil municipal du 12 mars 2024\n\nPrésents : M. Paul OZANNE.\n\n";
    const std::string vote =
        "\n\nLe conseil municipal, après en avoir délibéré, à l’unanimité, approuve le projet.\n\n";
    const auto stamps = stamps_in({stamp("PV", "13/03/2024") + header + "1. Tarifs de la cantine" + vote +
                                   "2. Achat d’un banc" + vote + "3. Bail rural" + vote});
    ASSERT_EQ(stamps.size(), 3U);
    for (const ActStamps& each : stamps) EXPECT_EQ(each.act_id, "099-219900123-20240312-PV-DE");
}

// « DE-2024/11 » in print, « D2024-11 » in the identifier.
TEST(ActStamps, KnowANumberWhoseInitialsDiffer) {
    const std::string header = "Conseil municipal du 12 mars 2024\n\nPrésents : M. Paul OZANNE.\n\n";
    const std::string vote =
        "\n\nLe conseil municipal, après en avoir délibéré, à l’unanimité, approuve le projet.\n\n";
    const auto stamps =
        stamps_in({header + "DE-2024/11 – Tarifs de la cantine" + vote + stamp("D2024-11", "13/03/2024") +
                   "DE-2024/12 – Achat d’un banc" + vote + stamp("D2024-12", "14/03/2024")});
    ASSERT_EQ(stamps.size(), 2U);
    EXPECT_EQ(stamps[0].act_id, "099-219900123-20240312-D2024-11-DE");
    EXPECT_EQ(stamps[1].act_id, "099-219900123-20240312-D2024-12-DE");
}

TEST(ActStamps, PreferACopyThatIsNotSpoilt) {
    const std::string spoilt = "ID : 899-219900123-20240312-2024_12-DE\n\n";
    const auto stamps = stamps_in({stamp("2024_11", "13/03/2024") + extract("2024-11", "Tarifs de la cantine") +
                                   spoilt + extract("2024-12", "Achat d’un banc") + stamp("2024_12", "14/03/2024")});
    ASSERT_EQ(stamps.size(), 2U);
    EXPECT_EQ(stamps[1].act_id, "099-219900123-20240312-2024_12-DE");
}

}  // namespace
}  // namespace recueil::corpus
