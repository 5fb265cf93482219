#include "base/utf8.h"

#include <random>
#include <vector>

#include <gtest/gtest.h>

namespace recueil {
namespace {

std::vector<CodePointValue> code_points(std::string_view text) {
    std::vector<CodePointValue> values;
    for (std::size_t at = 0; at < text.size();) values.push_back(next_code_point(text, at));
    return values;
}

TEST(Utf8, DecodesEachLengthAndStepsOverEachIllFormedByteAlone) {
    const struct {
        std::string_view text;
        std::vector<CodePointValue> values;
    } cases[] = {
        {"aé€\U0001F600", {'a', 0xE9, 0x20AC, 0x1F600}},
        {"\x80", {-1}},
        {"\xC3", {-1}},
        {"\xC3(", {-1, '('}},
        {"\xC0\xAF", {-1, -1}},          // overlong
        {"\xE2\x82", {-1, -1}},          // cut short
        {"\xE0\x80\x80", {-1, -1, -1}},  // overlong
        {"\xED\xA0\x80", {-1, -1, -1}},  // a surrogate
        {"\xF0\x9F\x98z", {-1, -1, -1, 'z'}},
        {"\xF4\x90\x80\x80", {-1, -1, -1, -1}},  // beyond the last code point
        {"\xFF", {-1}},
    };
    for (const auto& [text, values] : cases) EXPECT_EQ(code_points(text), values) << text;
}

TEST(Utf8, WritesWhatItReads) {
    for (CodePointValue value = 0; value <= 0x10FFFF; value += value < 0x3000 ? 1 : 251) {
        if (value >= 0xD800 && value <= 0xDFFF) continue;
        std::string text;
        append_utf8(value, text);
        ASSERT_EQ(code_points(text), std::vector<CodePointValue>{value});
        ASSERT_TRUE(is_utf8(text));
    }
    for (const CodePointValue value : {-1, 0xD800, 0xDFFF, 0x110000}) {
        std::string text;
        append_utf8(value, text);
        EXPECT_EQ(text, "\xEF\xBF\xBD") << value;
    }
}

TEST(Utf8, ReadsBackwardsWhatItReadsForwards) {
    std::mt19937 random(7);
    const std::string_view bytes[] = {"a", "é", "€", "\U0001F600", "\x80", "\xC3", "\xE2\x82", "\xF0\x9F"};
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (unsigned i = 0; i < 6; ++i) text += bytes[random() % std::size(bytes)];
        if (!is_utf8(text)) continue;
        std::vector<CodePointValue> backwards;
        for (std::size_t at = text.size(); at > 0;) backwards.insert(backwards.begin(), previous_code_point(text, at));
        ASSERT_EQ(backwards, code_points(text)) << text;
    }
    std::size_t at = 3;
    EXPECT_EQ(previous_code_point("a\x80\x80", at), ill_formed);
    EXPECT_EQ(at, 2U);
}

TEST(Utf8, FindsWhereACodePointBegins) {
    const std::string_view text = "a€b";
    const std::size_t expected[] = {0, 1, 1, 1, 4, 5, 5};
    for (std::size_t at = 0; at < std::size(expected); ++at) EXPECT_EQ(code_point_start(text, at), expected[at]) << at;
    EXPECT_EQ(code_point_start("\x80\x80\x80\x80\x80\x80", 5), 2U);  // no further than a sequence is long
}

}  // namespace
}  // namespace recueil
