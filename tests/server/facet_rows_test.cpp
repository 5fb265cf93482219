// A row of the field table is all that a facet needs: its parameter, its place among the facets and its label follow.
#include <algorithm>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/fields.h"
#include "query/request.h"
#include "server/search_parameters.h"
#include "server/web/french.h"

namespace recueil::server {
namespace {

using testing::ElementsAre;

std::vector<std::string> names_of(std::span<const indexer::Field* const> fields) {
    std::vector<std::string> names;
    for (const indexer::Field* field : fields) names.emplace_back(field->name);
    return names;
}

TEST(FacetRows, KeepTheOrderThatAnswersAndPagesHave) {
    EXPECT_THAT(names_of(indexer::facets()), ElementsAre("year", "member", "named", "commission", "theme", "territory",
                                                         "assembly", "part", "outcome", "institution", "form", "vote"));
    EXPECT_THAT(names_of(indexer::page_facets()), ElementsAre("year", "institution", "theme", "territory", "commission",
                                                              "vote", "outcome", "form", "part", "named", "member"));
    EXPECT_THAT(query::SearchRequest().facets, ElementsAre("year", "member", "commission", "theme", "territory",
                                                           "outcome", "institution", "form", "vote"));
}

TEST(FacetRows, MakeTheParametersOfASearch) {
    const auto search = search_parameters();
    const auto page = page_parameters();
    const auto facets = std::find_if(page.begin(), page.end(), [](const auto& spec) { return spec.name == "facets"; });
    ASSERT_NE(facets, page.end());
    EXPECT_EQ(facets->fallback, "year,member,commission,theme,territory,outcome,institution,form,vote");
    for (const indexer::Field* field : indexer::facets()) {
        const auto spec =
            std::find_if(search.begin(), search.end(), [&](const auto& each) { return each.name == field->name; });
        ASSERT_NE(spec, search.end()) << field->name;
        EXPECT_EQ(spec->description, std::string(field->facet.english) + ".");
        EXPECT_EQ(spec->example, field->facet.example);
        EXPECT_TRUE(spec->repeatable);
        EXPECT_EQ(std::count(facets->allowed.begin(), facets->allowed.end(), field->name), 1) << field->name;
        EXPECT_EQ(facet_label(field->name), field->facet.label);
    }
}

}  // namespace
}  // namespace recueil::server
