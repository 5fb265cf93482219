#include "harvest/address.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "harvest/document_type.h"
#include "harvest/private_networks.h"

namespace recueil::harvest {
namespace {

TEST(Address, HasPieces) {
    EXPECT_EQ(origin_of("https://corte.example:8443/a?b#c"), "https://corte.example:8443");
    EXPECT_EQ(target_of("https://corte.example/a?b#c"), "/a?b");
    EXPECT_EQ(target_of("https://corte.example"), "/");
    EXPECT_EQ(target_of("https://corte.example?b"), "/?b");
    EXPECT_EQ(without_fragment("https://corte.example/a#c"), "https://corte.example/a");
}

TEST(Address, IsResolvedAsBrowsersDo) {
    const std::string page = "https://corte.example/actes/2024/";
    EXPECT_EQ(resolve(page, "28.pdf"), "https://corte.example/actes/2024/28.pdf");
    EXPECT_EQ(resolve(page, " ../28 bis.pdf\n"), "https://corte.example/actes/28%20bis.pdf");
    EXPECT_EQ(resolve(page, "/a.pdf"), "https://corte.example/a.pdf");
    EXPECT_EQ(resolve(page, "?page=2"), "https://corte.example/actes/2024/?page=2");
    EXPECT_EQ(resolve(page, "//autre.example/a.pdf"), "https://autre.example/a.pdf");
    for (const char* bad : {"", "  ", "mailto:a@b.fr", "javascript:x()", "file:///etc/passwd", "ftp://a/b",
                            "http://user:word@corte.example/"})
        EXPECT_FALSE(resolve(page, bad).has_value()) << bad;
}

TEST(Address, GivesNamesThatStayInTheirFolder) {
    for (const char* address :
         {"http://a.example/..%2f..%2fetc%2fpasswd", "http://a.example/%2e%2e/%2e%2e/", "http://a.example/.bashrc",
          "http://a.example/a%00b.pdf", "http://a.example/", "http://../..", "http://[::1]:80/con.pdf"}) {
        const std::string name = folder_of(address) + "/" + file_stem(address);
        EXPECT_EQ(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-/"), std::string::npos) << name;
        EXPECT_EQ(std::count(name.begin(), name.end(), '/'), 1) << name;
        EXPECT_LT(name.size(), 200U);
    }
    EXPECT_EQ(folder_of("https://www.corte.example/a"), "www-corte-example");
    EXPECT_EQ(file_stem("https://www.corte.example/D%C3%A9lib%2028.pdf").substr(0, 9), "delib-28-");
    EXPECT_NE(file_stem("https://corte.example/a.pdf?x=1"), file_stem("https://corte.example/a.pdf?x=2"));
}

TEST(Address, KnowsWhatNamesADocument) {
    EXPECT_TRUE(names_document("https://a.example/x.PDF"));
    EXPECT_TRUE(names_document("https://a.example/get.php?file=x.pdf"));
    EXPECT_TRUE(names_document("https://a.example/x.pdf?v=2"));
    EXPECT_FALSE(names_document("https://a.example/x.html"));
    EXPECT_FALSE(names_document("https://a.example/seances"));
}

TEST(PrivateNetworks, AreThoseOfTheRegistries) {
    for (const char* address :
         {"127.0.0.1",  "10.1.2.3", "172.16.0.1",      "172.31.255.255",  "192.168.1.1",   "169.254.169.254",
          "100.64.0.1", "0.0.0.0",  "224.0.0.1",       "255.255.255.255", "::1",           "::",
          "fe80::1",    "fd00::1",  "::ffff:10.0.0.1", "64:ff9b::a00:1",  "2002:7f00:1::", "2001:db8::1",
          "ff02::1",    "2001::1",  "no address"})
        EXPECT_TRUE(is_private_address(address)) << address;
    for (const char* address : {"93.184.216.34", "172.32.0.1", "100.128.0.1", "8.8.8.8", "2606:2800:220:1::1",
                                "::ffff:8.8.8.8", "64:ff9b::808:808"})
        EXPECT_FALSE(is_private_address(address)) << address;
}

}  // namespace
}  // namespace recueil::harvest
