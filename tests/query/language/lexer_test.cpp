#include "query/language/lexer.h"

#include <gtest/gtest.h>

namespace recueil::query {
namespace {

using Kind = Item::Kind;

const char* name_of(Kind kind) {
    switch (kind) {
        case Kind::word:
            return "word";
        case Kind::number:
            return "number";
        case Kind::date:
            return "date";
        case Kind::reference:
            return "reference";
        case Kind::phrase:
            return "phrase";
        case Kind::open:
            return "(";
        case Kind::close:
            return ")";
        case Kind::both:
            return "AND";
        case Kind::either:
            return "OR";
        case Kind::except:
            return "EXCEPT";
        case Kind::minus:
            return "-";
        case Kind::plus:
            return "+";
        case Kind::near:
            return "NEAR";
        case Kind::field:
            return "field";
        case Kind::years:
            return "years";
        case Kind::end:
            return "end";
    }
    return "";
}

// « word:budget AND word:sport »; the end is left out.
std::string print(const std::vector<Item>& items) {
    std::string text;
    for (const Item& item : items) {
        if (item.kind == Kind::end) continue;
        text += (text.empty() ? "" : " ") + std::string(name_of(item.kind));
        if (item.kind == Kind::near) text += std::to_string(item.distance);
        if (item.kind == Kind::field) text += ":" + std::string(item.field->name);
        if (item.kind == Kind::word || item.kind == Kind::phrase || item.kind == Kind::number ||
            item.kind == Kind::date || item.kind == Kind::reference || item.kind == Kind::years)
            text += ":" + item.text;
    }
    return text;
}

struct Example {
    const char* query;
    const char* items;
};

TEST(LexerTest, CutsAQueryIntoItems) {
    const Example examples[] = {
        {"", ""},
        {"salariat médecins", "word:salariat word:médecins"},
        {"a ET b AND c", "word:a AND word:b AND word:c"},
        {"a OU b OR c", "word:a OR word:b OR word:c"},
        {"a SAUF b", "word:a EXCEPT word:b"},
        {"a et b ou c", "word:a word:et word:b word:ou word:c"},
        {"-a +b", "- word:a + word:b"},
        {"a-b", "word:a-b"},
        {"(a b)", "( word:a word:b )"},
        {"((a", "( ( word:a ) )"},
        {"a)", "word:a"},
        {"\"prise de position\"", "phrase:prise de position"},
        {"« prise de position »", "phrase: prise de position "},
        {"\"sans fin", "phrase:sans fin"},
        {"a PROCHE/5 b", "word:a NEAR5 word:b"},
        {"a NEAR/3 b", "word:a NEAR3 word:b"},
        {"membre:Matrat", "field:member word:Matrat"},
        {"titre:\"a b\"", "field:title phrase:a b"},
        {"2018..2020", "years:2018..2020"},
        {"salari* méd*n", "word:salari* word:méd*n"},
    };
    for (const Example& example : examples) {
        Diagnostics diagnostics;
        EXPECT_EQ(print(items_of(example.query, diagnostics)), example.items) << example.query;
    }
}

TEST(LexerTest, KeepsTheBytesOfEachItem) {
    const std::string query = "  été (\"prise de position\" OU membre:Matrat) -fin";
    Diagnostics diagnostics;
    std::size_t before = 0;
    for (const Item& item : items_of(query, diagnostics)) {
        EXPECT_LE(before, item.begin);
        EXPECT_LE(item.begin, item.end);
        EXPECT_LE(item.end, query.size());
        before = item.begin;
        if (item.kind != Kind::word) continue;
        EXPECT_EQ(query.substr(item.begin, item.end - item.begin), item.text);
    }
    EXPECT_TRUE(diagnostics.empty());
}

TEST(EntityPass, JoinsTheWordsOfDatesAndReferences) {
    const Example examples[] = {
        {"26 mars 2018", "date:2018-03-26"},
        {"le 1er mars 2018", "word:le date:2018-03-01"},
        {"26/03/2018", "date:2018-03-26"},
        {"n° 2018-83", "reference:2018-83"},
        {"délibération n° 2018-83", "reference:2018-83"},
        {"31 février 2018", "number:31 word:février number:2018"},
    };
    for (const Example& example : examples) {
        Diagnostics diagnostics;
        EXPECT_EQ(print(with_mentions(items_of(example.query, diagnostics))), example.items) << example.query;
    }
}

}  // namespace
}  // namespace recueil::query
