#include "corpus/identity.h"

#include <gtest/gtest.h>

#include "act_text.h"

namespace recueil::corpus {
namespace {

using recueil::corpus::tests::ActText;
using recueil::corpus::tests::document_of;

TEST(Identity, IsReadable) {
    EXPECT_EQ(ActText{}.act().id, "haute-orne-cd-2018-83-2018-03-26");
}

TEST(Identity, TwoActsUnderOneNumberAreTwo) {
    const auto acts = understand(document_of(ActText{}.text() + ActText{}.text()));
    ASSERT_EQ(acts.size(), 2U);
    EXPECT_NE(acts[0].id, acts[1].id);
}

TEST(Identity, SlugsAreSafeInAddresses) {
    EXPECT_EQ(slug("Éducation & Cœur : l’« été » 2018/83"), "education-coeur-l-ete-2018-83");
    EXPECT_EQ(slug("  --- "), "");
    EXPECT_LE(slug(std::string(500, 'a') + " b").size(), 80U);
    EXPECT_EQ(slug("un deux trois", 8), "un-deux");
}

}  // namespace
}  // namespace recueil::corpus
