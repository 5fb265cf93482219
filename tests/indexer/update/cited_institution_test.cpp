#include "indexer/update/cited_institution.h"

#include <gtest/gtest.h>

namespace recueil::indexer {
namespace {

std::string cited_by(const char* institution, const char* assembly, const char* body, const std::string& visa) {
    corpus::Act act;
    act.institution = institution;
    act.assembly = assembly;
    corpus::Visa ground;
    ground.text = visa;
    ground.lines = {10, 12};
    act.visas.push_back(ground);
    return CitedInstitution(act).of(std::string(body), 11);
}

TEST(CitedInstitution, IsTheOneBehindTheAssembly) {
    struct Case {
        const char* visa;
        const char* body;
        const char* expected;
    };
    for (const Case& each :
         {Case{"Vu la délibération n°12 du conseil municipal du 4 mai 2019", "conseil municipal", ""},
          Case{"Vu la délibération n°12 du conseil municipal de Montornay du 4 mai 2019", "conseil municipal", ""},
          Case{"Vu la délibération n°12 du Conseil Municipal de la Ville de Montornay", "Conseil Municipal", ""},
          Case{"Vu la délibération n°12 du conseil municipal d’Ésery du 4 mai 2019", "conseil municipal",
               "commune@esery"},
          Case{"Vu la délibération n°12 du conseil municipal en date du Lundi 4 mai 2019", "conseil municipal", ""},
          Case{"Vu la délibération n°12 du conseil communautaire du Val de Saure", "conseil communautaire",
               "communaute@val de saure"},
          Case{"Vu la délibération n°12 du conseil communautaire du 4 mai 2019", "conseil communautaire",
               "communaute@"},
          Case{"Vu la délibération n°12 du Conseil départemental de la Haute-Orne", "Conseil départemental",
               "departement@haute orne"},
          Case{"Vu la délibération n°12 de la commune d'Ésery", "commune d'Ésery", "commune@esery"},
          Case{"Vu la délibération n°12 de la Ville de Montornay", "Ville de Montornay", ""},
          Case{"Vu la délibération n°12 du CCAS du 4 mai 2019", "CCAS", "ccas@"},
          Case{"Vu la délibération n°12 du bureau du 4 mai 2019", "bureau", ""}})
        EXPECT_EQ(cited_by("Ville de Montornay", "Conseil municipal", each.body, each.visa), each.expected)
            << each.visa;
}

TEST(CitedInstitution, IsTheActsOwnUnderAShortNameOrABrand) {
    for (const char* behind : {"du Val de Saure", "de la Communauté de Communes du Val de Saure", "de la CCVS",
                               "de Saure Agglomération", "du 4 mai 2019"})
        EXPECT_EQ(
            cited_by("Communauté de Communes du Val de Saure et d’Orne", "Conseil communautaire",
                     "conseil communautaire", std::string("Vu la délibération du conseil communautaire ") + behind),
            "")
            << behind;
    EXPECT_EQ(cited_by("Département de la Haute-Orne", "Conseil départemental", "Conseil Général",
                       "Vu la délibération du Conseil Général du 4 mai 2009"),
              "");
}

}  // namespace
}  // namespace recueil::indexer
