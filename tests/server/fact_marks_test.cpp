#include "server/web/fact_marks.h"

#include <gtest/gtest.h>

namespace recueil::server {
namespace {

corpus::PageOfWords page_of(const std::string& text) {
    corpus::PageOfWords page;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find(' ', begin), text.size());
        page.words.push_back({text.substr(begin, end - begin)});
        begin = end + 1;
    }
    return page;
}

std::string marked(const std::string& text, StampFact fact, const std::string& value) {
    const auto page = page_of(text);
    const auto marks = mark_fact(page, fact, value);
    std::string words;
    for (std::size_t i = 0; i < page.words.size(); ++i)
        if (marks.at(i)) words += (words.empty() ? "" : " ") + page.words[i].text;
    return words;
}

TEST(FactMarks, ADayIsThatOfItsWord) {
    const std::string page =
        "Séance du 12 mars 2024 Accusé de réception en préfecture 012-211200001-20240312-DE Date de télétransmission : "
        "15/03/2024 Date de réception préfecture : 15/03/2024 Affiché le 15 mars 2024";
    EXPECT_EQ(marked(page, StampFact::transmission, "2024-03-15"), "télétransmission : 15/03/2024");
    EXPECT_EQ(marked(page, StampFact::posting, "2024-03-15"), "Affiché le 15 mars 2024");
    EXPECT_EQ(marked(page, StampFact::posting, "2024-03-12"), "") << "the session's day is not that of posting";
    EXPECT_EQ(marked("", StampFact::posting, "2024-03-12"), "");
}

TEST(FactMarks, ACodeIsFoundHoweverItIsParted) {
    const std::string page = "Identifiant 012-211200001- 20240312 -DE2024-12-DE page 1";
    EXPECT_EQ(marked(page, StampFact::identifier, "012-211200001-20240312-DE2024-12-DE"),
              "012-211200001- 20240312 -DE2024-12-DE");
    EXPECT_EQ(marked(page, StampFact::code, "CD20240312-7"), "");
    EXPECT_EQ(marked(page, StampFact::code, "–"), "") << "a value without letters or digits";
}

TEST(FactMarks, AreNamedAsAddressesNameThem) {
    for (const StampFact fact : {StampFact::transmission, StampFact::posting, StampFact::code, StampFact::identifier})
        EXPECT_EQ(stamp_fact_named(name_of(fact)), fact);
    EXPECT_FALSE(stamp_fact_named("vote").has_value());
}

}  // namespace
}  // namespace recueil::server
