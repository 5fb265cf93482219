#include "indexer/fields.h"

#include <set>
#include <string>

#include <gtest/gtest.h>

#include "indexer/field_table.h"
#include "stemming/stemming.h"

namespace recueil::indexer {
namespace {

TEST(Fields, EveryNameAndAliasLeadsToItsFieldAndToNoOther) {
    std::set<std::string_view> seen;
    for (const Field& each : fields()) {
        EXPECT_EQ(find_field(each.name), &each) << each.name;
        EXPECT_TRUE(seen.insert(each.name).second) << each.name;
        for (const std::string_view alias : each.aliases) {
            if (alias.empty()) continue;
            EXPECT_EQ(find_field(alias), &each) << alias;
            EXPECT_TRUE(seen.insert(alias).second) << alias;
            EXPECT_EQ(stemming::fold(alias), alias) << "aliases stand folded in the table";
        }
    }
}

TEST(Fields, NamesAreFoundWhateverTheirAccentsAndCase) {
    EXPECT_EQ(find_field("Élu"), &field(FieldId::member));
    EXPECT_EQ(find_field("THÈME"), &field(FieldId::theme));
    EXPECT_EQ(find_field("numéro"), &field(FieldId::number));
    EXPECT_EQ(find_field("annee"), &field(FieldId::year));
    EXPECT_EQ(find_field(""), nullptr);
    EXPECT_EQ(find_field("couleur"), nullptr);
    EXPECT_EQ(find_field(std::string(100'000, 'a')), nullptr);
}

TEST(Fields, AMistypedNameLeadsToTheNearest) {
    EXPECT_EQ(nearest_field("menbre"), &field(FieldId::member));
    EXPECT_EQ(nearest_field("comission"), &field(FieldId::commission));
    EXPECT_EQ(nearest_field("téritoire"), &field(FieldId::territory));
    EXPECT_EQ(nearest_field("xyzzy"), nullptr);
}

TEST(Fields, EveryFacetIsAFilter) {
    std::set<std::string_view> facets;
    for (const Field& each : fields()) {
        if (each.is_facet) {
            EXPECT_TRUE(each.is_filter) << each.name;
            facets.insert(each.name);
        }
        EXPECT_FALSE(each.description.empty()) << each.name;
        EXPECT_NE(each.example.find(':'), std::string_view::npos) << each.name;
    }
    EXPECT_EQ(facets, (std::set<std::string_view>{"year", "member", "named", "commission", "theme", "territory",
                                                  "assembly", "part", "outcome", "institution", "form", "vote"}));
}

TEST(Fields, EveryFacetHasAColumnOfItsOwn) {
    std::set<Column> columns{perhaps_named_column, belongs_to_column};
    for (const Field* facet : facets()) EXPECT_TRUE(columns.insert(column_of(facet->id)).second) << facet->name;
    EXPECT_EQ(columns.size(), column_count);
    for (const Column column : columns) EXPECT_LT(static_cast<std::size_t>(column), column_count);
}

TEST(Fields, EveryExampleNamesItsOwnField) {
    for (const Field& each : fields()) {
        const std::string_view name = each.example.substr(0, each.example.find(':'));
        EXPECT_EQ(find_field(name), &each) << each.example;
    }
}

}  // namespace
}  // namespace recueil::indexer
