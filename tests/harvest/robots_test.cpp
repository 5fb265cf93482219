#include "harvest/robots.h"

#include <gtest/gtest.h>

namespace recueil::harvest {
namespace {

bool allows(std::string_view robots, std::string_view target) {
    return Robots::parse(robots, "recueil").allows(target);
}

TEST(Robots, TheGroupOfOurNameCountsElseThatOfAll) {
    const std::string_view robots =
        "User-agent: *\nDisallow: /\n\nUser-Agent: autre\nUser-agent: RECUEIL/2.0\nDisallow: /prive\n\n"
        "User-agent: recueil\nDisallow: /aussi\n";
    EXPECT_TRUE(allows(robots, "/actes/1.pdf"));
    EXPECT_FALSE(allows(robots, "/prive/1.pdf"));
    EXPECT_FALSE(allows(robots, "/aussi"));
    EXPECT_FALSE(Robots::parse(robots, "personne").allows("/actes/1.pdf"));
    EXPECT_TRUE(allows("User-agent: recueilli\nDisallow: /\n", "/a"));
    EXPECT_TRUE(allows("", "/a"));
    EXPECT_TRUE(allows("<html>404</html>", "/a"));
}

TEST(Robots, TheLongestRuleDecides) {
    const std::string_view robots =
        "User-agent: *\nDisallow: /actes\nAllow: /actes/publics\nDisallow: /actes/publics/brouillons\nAllow: /egal\n"
        "Disallow: /egal\n";
    EXPECT_FALSE(allows(robots, "/actes/1.pdf"));
    EXPECT_TRUE(allows(robots, "/actes/publics/1.pdf"));
    EXPECT_FALSE(allows(robots, "/actes/publics/brouillons/1.pdf"));
    EXPECT_TRUE(allows(robots, "/egal"));
    EXPECT_TRUE(allows("User-agent: *\nDisallow:\n", "/a"));
    EXPECT_TRUE(allows("User-agent: *\nDisallow: /\n", "/robots.txt"));
}

TEST(Robots, StarsAndDollars) {
    const std::string_view robots =
        "user-agent: *\r\ndisallow: /*.pdf$\r\ndisallow: /a*b*c # rien\r\ndisallow: /*?tri=\r\n";
    EXPECT_FALSE(allows(robots, "/actes/1.pdf"));
    EXPECT_TRUE(allows(robots, "/actes/1.pdf?x=1"));
    EXPECT_FALSE(allows(robots, "/axxbyyc-suite"));
    EXPECT_TRUE(allows(robots, "/axxcyyb"));
    EXPECT_FALSE(allows(robots, "/liste?tri=date"));
    // Time stays in proportion to rule and address.
    const std::string stars = "User-agent: *\nDisallow: /" + std::string(1000, '*') + "x$\n";
    EXPECT_TRUE(allows(stars, "/" + std::string(2000, 'a')));
}

TEST(Robots, PercentEncodingIsOneSpelling) {
    EXPECT_FALSE(allows("User-agent: *\nDisallow: /délib\n", "/d%C3%A9lib/1.pdf"));
    EXPECT_FALSE(allows("User-agent: *\nDisallow: /d%c3%a9lib\n", "/d%C3%A9lib/1.pdf"));
    EXPECT_FALSE(allows("User-agent: *\nDisallow: /%61ctes\n", "/actes"));
    EXPECT_TRUE(allows("User-agent: *\nDisallow: /a%2Fb\n", "/a/b"));
}

TEST(Robots, CrawlDelayIsReadAndBounded) {
    EXPECT_EQ(Robots::parse("User-agent: *\nCrawl-delay: 2.5\n", "recueil").crawl_delay(),
              std::chrono::milliseconds(2500));
    EXPECT_EQ(Robots::parse("User-agent: *\nCrawl-delay: 1e9\n", "recueil").crawl_delay(), std::chrono::seconds(300));
    EXPECT_FALSE(Robots::parse("User-agent: *\nCrawl-delay: -1\nCrawl-delay: nan\n", "recueil").crawl_delay());
    EXPECT_FALSE(Robots::disallow_all().allows("/"));
}

}  // namespace
}  // namespace recueil::harvest
