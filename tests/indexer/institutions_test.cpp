#include "indexer/institutions.h"

#include <gtest/gtest.h>

namespace recueil::indexer {
namespace {

TEST(Institutions, AreReadByTheirKindAndPlace) {
    struct Case {
        const char* name;
        const char* kind;
        const char* place;
    };
    for (const Case& each :
         {Case{"Ville de Montornay", "commune", "montornay"},
          Case{"COMMUNE DE MONTORNAY", "commune", "montornay"},
          Case{"Mairie de Montornay", "commune", "montornay"},
          Case{"Commune d’Ésery", "commune", "esery"},
          Case{"Ville du Breuil", "commune", "le breuil"},
          Case{"Commune de Le Breuil", "commune", "le breuil"},
          Case{"Mairie de la Saure", "commune", "la saure"},
          Case{"Commune de Ville", "commune", "ville"},
          Case{"Ville-d’Orsay", "", "ville d orsay"},
          Case{"Villeneuve", "", "villeneuve"},
          Case{"Département de la Haute-Orne", "departement", "haute orne"},
          Case{"Conseil général de la Haute-Orne", "departement", "haute orne"},
          Case{"Département Haute-Orne", "departement", "haute orne"},
          Case{"Conseil régional d’Estrie", "region", "estrie"},
          Case{"Communauté de Communes du Val de Saure", "communaute de communes", "val de saure"},
          Case{"Communauté d’agglomération Saure-Orne", "communaute d agglomeration", "saure orne"},
          Case{"Montornay Métropole", "metropole", "montornay"},
          Case{"Métropole de Montornay", "metropole", "montornay"},
          Case{"Syndicat mixte des Eaux de la Saure", "syndicat", "syndicat mixte des eaux de la saure"},
          Case{"Montornay", "", "montornay"},
          Case{"", "", ""}}) {
        const InstitutionName name = read_institution(each.name);
        EXPECT_EQ(name.kind, each.kind) << each.name;
        EXPECT_EQ(name.place, each.place) << each.name;
    }
}

TEST(Institutions, OfAnArticleAreOneWithAndWithoutTheirKind) {
    EXPECT_EQ(institution_key("Le Breuil", "", "Conseil municipal"), institution_key("Ville du Breuil", "", ""));
    EXPECT_EQ(institution_key("La Saure", "", "Conseil municipal"), institution_key("Mairie de La Saure", "", ""));
    EXPECT_EQ(institution_key("", "", "Conseil municipal"), "");
    EXPECT_EQ(institution_of_key(institution_key("Ville du Breuil", "219000017", "")).siren, "219000017");
}

TEST(Institutions, AreOneByNameOrBySiren) {
    const std::vector<std::string> keys{
        institution_key("Ville de Montornay", "", ""), institution_key("Mairie de Montornay", "219000017", ""),
        institution_key("", "219000017", ""),          institution_key("Montornay Ville Nouvelle", "219000017", ""),
        institution_key("Montornay", "", ""),          institution_key("Ville de Saure", "", "")};
    const auto groups = group_institutions(keys);
    for (std::size_t i = 1; i < 5; ++i) EXPECT_EQ(groups[i], groups[0]) << keys[i];
    EXPECT_NE(groups[5], groups[0]);
}

TEST(Institutions, OfOneNameAndSeveralSirenAreSeveral) {
    const std::vector<std::string> keys{institution_key("Ville de Saint-Ave", "219000017", ""),
                                        institution_key("Ville de Saint-Ave", "219000025", ""),
                                        institution_key("Commune de Saint-Ave", "", "")};
    const auto groups = group_institutions(keys);
    EXPECT_NE(groups[0], groups[1]);
    EXPECT_NE(groups[2], groups[0]) << "which of them is not said";
    EXPECT_NE(groups[2], groups[1]);
}

TEST(Institutions, ABarePlaceOfTwoKindsIsNeither) {
    const std::vector<std::string> keys{institution_key("Ville de Montornay", "", ""),
                                        institution_key("Métropole de Montornay", "", ""),
                                        institution_key("Montornay", "", "")};
    const auto groups = group_institutions(keys);
    EXPECT_NE(groups[2], groups[0]);
    EXPECT_NE(groups[2], groups[1]);
}

TEST(Institutions, ScopeAKeyThatIsGivenBack) {
    const std::string key = scoped_key("219000017@commune montornay", "5@2015@finances");
    EXPECT_EQ(split_scope(key).first, "219000017@commune montornay");
    EXPECT_EQ(split_scope(key).second, "5@2015@finances");
    EXPECT_EQ(split_scope("jean roche").second, "jean roche");
}

}  // namespace
}  // namespace recueil::indexer
