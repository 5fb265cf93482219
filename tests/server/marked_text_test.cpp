// French spacing and marks of the texts that pages show.
#include "server/web/marked_text.h"

#include <gtest/gtest.h>

namespace recueil::server {
namespace {

TEST(FrenchSpacing, KeepsMarksAndNumbersTogether) {
    for (const auto& [plain, spaced] :
         {std::pair{"répartis comme suit : Site", "répartis comme suit\u00A0: Site"},
          {"appel « Aménager » ; fin", "appel «\u00A0Aménager\u00A0»\u00A0; fin"},
          {"250 000 € pour 1 234 567 m", "250\u00A0000\u00A0€ pour 1\u00A0234\u00A0567 m"},
          {"n° 12, N° 4", "n°\u00A012, N°\u00A04"},
          {"5 % ? Oui !", "5\u00A0%\u00A0? Oui\u00A0!"},
          {"le 12 2020 et 1 2345", "le 12 2020 et 1 2345"},
          {"", ""},
          {" ", " "},
          {"«", "«"}})
        EXPECT_EQ(french_spacing(plain), spaced) << plain;
}

TEST(RunsOf, CutsAtCodePoints) {
    const Model runs = runs_of("Été : le prêt", {{0, 3}, {6, 8}});
    const Model expected{{{"mark", "Été"}}, {{"plain", "\u00A0: "}}, {{"mark", "le"}}, {{"plain", " prêt"}}};
    EXPECT_EQ(runs, expected);
}

TEST(RunsOf, PassesOverRangesThatOverlapOrGoPastTheEnd) {
    const Model runs = runs_of("abc", {{0, 2}, {1, 3}, {9, 12}});
    const Model expected{{{"mark", "ab"}}, {{"mark", "c"}}};
    EXPECT_EQ(runs, expected);
    EXPECT_TRUE(runs_of("", query::Marker()).empty());
}

}  // namespace
}  // namespace recueil::server
