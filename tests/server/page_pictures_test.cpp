// Pictures that are kept, and places at which they are drawn.
#include "server/page_pictures.h"

#include <gtest/gtest.h>

namespace recueil::server {
namespace {

TEST(PagePictures, KeepThoseUsedLast) {
    PagePictures pictures(25);
    pictures.keep("a", std::string(10, 'a'));
    pictures.keep("b", std::string(10, 'b'));
    EXPECT_NE(pictures.find("a"), nullptr);
    const auto kept = pictures.keep("c", std::string(10, 'c'));
    EXPECT_EQ(*kept, std::string(10, 'c'));
    EXPECT_EQ(pictures.find("b"), nullptr);
    EXPECT_NE(pictures.find("a"), nullptr);
    EXPECT_NE(pictures.find("c"), nullptr);
    EXPECT_EQ(pictures.bytes(), 20U);
    EXPECT_EQ(pictures.keep("large", std::string(30, 'x'))->size(), 30U);
    EXPECT_EQ(pictures.find("large"), nullptr);
    pictures.keep("a", std::string(5, 'y'));
    EXPECT_EQ(pictures.bytes(), 20U);
}

TEST(DrawingPlaces, AreFewAndGivenBack) {
    DrawingPlaces places(1, 1, std::chrono::milliseconds(20));
    {
        const auto first = places.take();
        EXPECT_TRUE(first.has_value());
        EXPECT_FALSE(places.take().has_value());
    }
    EXPECT_TRUE(places.take().has_value());
    DrawingPlaces none(1, 0, std::chrono::hours(1));
    const auto held = none.take();
    EXPECT_FALSE(none.take().has_value()) << "nobody waits where nobody may";
}

}  // namespace
}  // namespace recueil::server
