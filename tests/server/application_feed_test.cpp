// What the routes answer as feeds.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/server/application_fixture.h"

namespace recueil::server {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using tests::ApplicationTest;

TEST_F(ApplicationTest, FeedsAreAtomAndEscaped) {
    const auto response = get("/feed.atom?q=salariat");
    EXPECT_THAT(header(response, "Content-Type"), StartsWith("application/atom+xml"));
    EXPECT_THAT(response.body, HasSubstr("<id>http://example.org/actes/2018-83-a</id>"));
    EXPECT_THAT(response.body, Not(HasSubstr("<script")));
    EXPECT_THAT(response.body, HasSubstr("&lt;script&gt;"));
    const auto citing = get("/feed.atom?cites=2018-83");
    EXPECT_THAT(citing.body, HasSubstr("/actes/2020-302-b"));
    EXPECT_THAT(citing.body, Not(HasSubstr("/actes/2018-83-a</id>")));
}

TEST_F(ApplicationTest, FeedsAreNewestFirstAndSayNothingElse) {
    const auto refused = get("/feed.atom?sort=date_asc");
    EXPECT_EQ(refused.status, 400);
    EXPECT_EQ(json(refused)["errors"][0]["parameter"], "sort");
    const auto allowed = json(refused)["errors"][0]["allowed"].get<std::vector<std::string>>();
    EXPECT_THAT(allowed, AllOf(Contains("cites"), Not(Contains("sort"))));
}

TEST_F(ApplicationTest, AFeedOfCitingActsLeadsToThePageThatShowsThem) {
    EXPECT_THAT(get("/feed.atom?cites=2018-83").body,
                HasSubstr("<link href=\"http://example.org/actes/2018-83-a#citations\"/>"));
    EXPECT_THAT(
        get("/feed.atom?cites=2018-83&q=m%C3%A9decins&year=2020").body,
        HasSubstr("<link "
                  "href=\"http://example.org/"
                  "?q=%28m%C3%A9decins%29%20cite%3A%22D%C3%A9lib%C3%A9ration%20n%C2%B02018-83%22&amp;year=2020\"/>"));
    EXPECT_THAT(get("/feed.atom?q=salariat").body, HasSubstr("<link href=\"http://example.org/?q=salariat\"/>"));
}

TEST_F(ApplicationTest, WhatHasNoDateWasUpdatedWithTheIndex) {
    const auto document = get("/feed.atom?q=Notice").body;
    EXPECT_THAT(document, HasSubstr("/actes/notice-c\"/><updated>2024-05-01T10:00:00Z</updated><summary>"));
    EXPECT_THAT(document, AllOf(Not(HasSubstr("1970")), Not(HasSubstr("<name>—"))));
    EXPECT_THAT(document, HasSubstr("<author><name>Recueil</name></author>"));
    const auto empty = get("/feed.atom?q=rien").body;
    EXPECT_THAT(empty, AllOf(HasSubstr("<updated>2024-05-01T10:00:00Z</updated>"), Not(HasSubstr("<entry>"))));
}

TEST_F(ApplicationTest, FeedsTellWhichEntriesAreNoMore) {
    EXPECT_THAT(get("/feed.atom").body, Not(HasSubstr("deleted-entry")));
    query::ActChange gone;
    gone.act.kind = indexer::ChangeKind::removed;
    gone.act.id = "2019-7-é";
    gone.made_at = "2024-06-02T08:00:00Z";
    index_->left = {gone};
    for (const char* feed : {"/feed.atom", "/feed.atom?q=salariat", "/feed.atom?cites=2018-83"}) {
        const auto body = get(feed).body;
        EXPECT_THAT(body, HasSubstr("xmlns:at=\"http://purl.org/atompub/tombstones/1.0\"")) << feed;
        EXPECT_THAT(body, HasSubstr("<at:deleted-entry ref=\"http://example.org/actes/2019-7-%C3%A9\" "
                                    "when=\"2024-06-02T08:00:00Z\"/>"))
            << feed;
        EXPECT_THAT(body.substr(0, body.find("<entry>")), HasSubstr("<updated>2024-06-02T08:00:00Z</updated>")) << feed;
    }
}

TEST_F(ApplicationTest, FeedsHoldOnlyWhatXmlCanHold) {
    // U+FFFE and U+FFFF, which are UTF-8 and no XML, and a control character.
    const auto feed = get("/feed.atom?q=a%EF%BF%BEb%EF%BF%BFc%01d%EF%BF%BDe%F0%9F%93%9C").body;
    EXPECT_THAT(feed, HasSubstr("« abcd\uFFFDe\U0001F4DC »"));
    EXPECT_THAT(feed, AllOf(Not(HasSubstr("\uFFFE")), Not(HasSubstr("\uFFFF"))));
}

}  // namespace
}  // namespace recueil::server
