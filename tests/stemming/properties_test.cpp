// What holds of any text, and of any bytes.
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>
#include <unicode/unistr.h>

#include "base/utf8.h"
#include "stemming/characters.h"
#include "stemming/stemming.h"

namespace recueil::stemming {
namespace {

const Analyser& analyser() {
    static const Analyser one;
    return one;
}

bool is_valid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const CodePoint point = code_point_at(text, at);
        if (point.value == kInvalid) return false;
        at += point.length;
    }
    return true;
}

void expect_sound(std::string_view text) {
    const auto tokens = analyser().analyse(text);
    std::size_t end = 0;
    std::uint32_t position = 0;
    for (const Token& token : tokens) {
        ASSERT_GE(token.begin, end) << text;
        ASSERT_LT(token.begin, token.end) << text;
        ASSERT_LE(token.end, text.size()) << text;
        ASSERT_EQ(token.position, position + 1) << text;
        ASSERT_FALSE(token.surface.empty()) << text;
        ASSERT_FALSE(token.stem.empty()) << text;
        ASSERT_LE(token.surface.size(), 120U);
        ASSERT_LE(token.stem.size(), 120U);
        const std::string_view slice = text.substr(token.begin, token.end - token.begin);
        ASSERT_TRUE(is_valid_utf8(slice)) << text;
        ASSERT_TRUE(is_valid_utf8(token.surface)) << text;
        const auto alone = analyser().analyse(slice);
        ASSERT_EQ(alone.size(), 1U) << slice << " of " << text;
        ASSERT_EQ(alone.front().surface, token.surface) << text;
        ASSERT_EQ(alone.front().stem, token.stem) << text;
        end = token.end;
        position = token.position;
    }
}

TEST(Properties, HoldForTextsMadeOfHardPieces) {
    const std::vector<std::string> pieces{
        "l'",     "d’",   "qu‘",        "aujourd'hui", "presqu'île",  "prud’homme", "eau",  "École",    "œuvre",
        "ﬁn",     "é",    "\xCC\x81",   "\xC2\xAD",    "n°",          "N° ",        "no ",  "2018",     "83",
        "-",      "–",    "/",          ".",           ",",           " ",          " ",    "\xC2\xA0", "\n",
        "12 500", "500",  "000",        ",00",         "€",           "L.",         "L. ",  "R.*",      "RD ",
        "1er",    "2ème", "26/03/2018", "A.B.C.",      "M.",          "élu·e·s",    "(e)s", "(s)",      ".e.s",
        "市",     "\xFF", "\xC3",       "\xE2\x80",    "ß",           "İ",          "Ǆ",    "٣",        "'",
        "''",     "_",    "20h00",      "&",           "\xE2\x80\x8B"};
    std::mt19937 random(1);
    for (int round = 0; round < 20000; ++round) {
        std::string text;
        const auto length = random() % 14;
        for (std::size_t piece = 0; piece < length; ++piece) text += pieces[random() % pieces.size()];
        expect_sound(text);
        if (HasFatalFailure()) return;
    }
}

TEST(Properties, HoldForEveryCharacterAlone) {
    const auto utf8 = [](char32_t value) {
        std::string bytes;
        icu::UnicodeString(static_cast<UChar32>(value)).toUTF8String(bytes);
        return bytes;
    };
    // The planes that have characters of their own: the others hold ideographs, or what means nothing to all.
    for (char32_t value = 1; value < 0x20000; ++value) {
        if (value >= 0xD800 && value < 0xE000) continue;
        const std::string each = utf8(value);
        expect_sound(each);
        expect_sound(each + each);
        ASSERT_EQ(fold(fold(each)), fold(each));
        if (HasFatalFailure()) FAIL() << "U+" << std::hex << static_cast<std::uint32_t>(value);
    }
}

TEST(Properties, HoldForAnyBytes) {
    std::mt19937 random(2);
    for (int round = 0; round < 3000; ++round) {
        std::string text(random() % 200, ' ');
        for (char& byte : text) byte = static_cast<char>(random() % 256);
        expect_sound(text);
        if (HasFatalFailure()) return;
    }
}

TEST(Properties, FoldingTwiceChangesNothing) {
    std::mt19937 random(3);
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (int point = 0; point < 20; ++point)
            append_utf8(static_cast<char32_t>(1 + random() % (round % 2 == 0 ? 0x250U : 0xD7FFU)), text);
        const std::string folded = fold(text);
        ASSERT_TRUE(is_valid_utf8(folded)) << text;
        ASSERT_EQ(fold(folded), folded) << text;
    }
}

// A megabyte of each shape that a careless rule would read again and again; a quadratic one would not end in time.
TEST(Properties, HostileShapesTakeLinearTime) {
    for (const std::string_view piece : {"a",
                                         "1",
                                         "1,",
                                         "1.",
                                         "1-",
                                         "1/",
                                         "111 ",
                                         "a'",
                                         "l'",
                                         "n ",
                                         "n°",
                                         "A.",
                                         "L.1",
                                         "L. ",
                                         "(s)",
                                         "a·",
                                         "é",
                                         "e\xCC\x81",
                                         "\xCC\x81\xCC\xA3",
                                         "\xC2\xAD",
                                         "\xFF",
                                         "'",
                                         "a(",
                                         "2018-",
                                         "€",
                                         "市",
                                         "l 1,",
                                         "20h",
                                         "a.e"}) {
        std::string text;
        while (text.size() < 1000000) text += piece;
        std::vector<Token> tokens;
        analyser().analyse(text, tokens);
        EXPECT_LE(tokens.size(), text.size());
        EXPECT_EQ(fold(text.substr(0, 1000)).empty(), fold(piece).empty());
    }
}

}  // namespace
}  // namespace recueil::stemming
