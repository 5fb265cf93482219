#include "corpus/readers/text_encoding.h"

#include <ostream>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <unicode/unistr.h>

namespace recueil::corpus {
namespace {

std::string in_charset(const std::string& utf8, const char* charset) {
    const icu::UnicodeString text = icu::UnicodeString::fromUTF8(utf8);
    std::string bytes(static_cast<std::size_t>(text.length()) * 4 + 8, '\0');
    const int32_t length = text.extract(0, text.length(), bytes.data(), static_cast<uint32_t>(bytes.size()), charset);
    bytes.resize(static_cast<std::size_t>(length));
    return bytes;
}

const char* const sentence =
    "Le Conseil départemental, réuni à l'hôtel du Département, décide d'approuver la création d'un poste : où "
    "êtes-vous "
    "reçus, Noël aidant ?\n";
const char* const typographic = "L’assemblée délibère – c’est l’œuvre d’un vœu : « l’été » coûte 3 000 € à l’École…\n";

struct EncodedText {
    const char* name;
    std::string bytes;
    std::string declared;
    std::string text;
    std::string encoding;
};

std::ostream& operator<<(std::ostream& out, const EncodedText& one) {
    return out << one.name;
}

class Decoding : public testing::TestWithParam<EncodedText> {};

TEST_P(Decoding, FindsTheEncoding) {
    const Outcome<Decoded> decoded = decode_text(GetParam().bytes, GetParam().declared);
    ASSERT_TRUE(decoded) << decoded.error().reason;
    EXPECT_EQ(decoded->text, GetParam().text);
    EXPECT_EQ(decoded->encoding, GetParam().encoding);
}

INSTANTIATE_TEST_SUITE_P(
    Encodings, Decoding,
    testing::Values(
        EncodedText{"ascii", "Article 1 : decide", "", "Article 1 : decide", "UTF-8"},
        EncodedText{"utf8", sentence, "", sentence, "UTF-8"},
        EncodedText{"utf8 with mark", std::string("\xEF\xBB\xBF") + sentence, "", sentence, "UTF-8"},
        EncodedText{"utf8 against its declaration", sentence, "iso-8859-1", sentence, "UTF-8"},
        EncodedText{"one accent", "Secr\xE9taire : M. Durand", "", "Secrétaire : M. Durand", "ISO-8859-1"},
        EncodedText{"latin 1", in_charset(sentence, "ISO-8859-1"), "", sentence, "ISO-8859-1"},
        EncodedText{"windows", in_charset(typographic, "windows-1252"), "", typographic, "windows-1252"},
        EncodedText{"capitals", in_charset("DÉLIBÉRATION CADRE - ÉTÉ", "ISO-8859-1"), "", "DÉLIBÉRATION CADRE - ÉTÉ",
                    "ISO-8859-1"},
        EncodedText{"latin 9", in_charset("La mise en œuvre coûte 300 € au département", "ISO-8859-15"), "",
                    "La mise en œuvre coûte 300 € au département", "ISO-8859-15"},
        EncodedText{"half in latin 1", in_charset("une journée et ½ demi-journée, 1½ poste à créer", "ISO-8859-1"), "",
                    "une journée et ½ demi-journée, 1½ poste à créer", "ISO-8859-1"},
        EncodedText{"macintosh", in_charset(typographic, "macintosh"), "", typographic, "macintosh"},
        EncodedText{"dos", in_charset(sentence, "IBM850"), "", sentence, "IBM850"},
        EncodedText{"utf16 le with mark", "\xFF\xFE" + in_charset(sentence, "UTF-16LE"), "", sentence, "UTF-16LE"},
        EncodedText{"utf16 be with mark", "\xFE\xFF" + in_charset(sentence, "UTF-16BE"), "", sentence, "UTF-16BE"},
        EncodedText{"utf16 le", in_charset(typographic, "UTF-16LE"), "", typographic, "UTF-16LE"},
        EncodedText{"utf16 be", in_charset(typographic, "UTF-16BE"), "", typographic, "UTF-16BE"},
        EncodedText{"utf32 le", std::string("\xFF\xFE\0\0", 4) + in_charset(sentence, "UTF-32LE"), "", sentence,
                    "UTF-32LE"},
        EncodedText{"declared", in_charset("Příliš žluťoučký kůň", "ISO-8859-2"), "iso-8859-2", "Příliš žluťoučký kůň",
                    "iso-8859-2"},
        EncodedText{"declared a charset of wide units", "Secr\xE9taire", "utf-16", "Secrétaire", "ISO-8859-1"},
        EncodedText{"declared nonsense", "Secr\xE9taire", "x-none", "Secrétaire", "ISO-8859-1"},
        EncodedText{"cyrillic",
                    in_charset("Областной совет принял решение о бюджете на следующий год и утвердил план работ",
                               "windows-1251"),
                    "", "Областной совет принял решение о бюджете на следующий год и утвердил план работ",
                    "windows-1251"}));

TEST(Decoding, KeepsUtf8AroundForeignBytes) {
    const Outcome<Decoded> decoded = decode_text(
        "délibération cadre, réunie à l'été : l\x92"
        "avis est donné");
    ASSERT_TRUE(decoded);
    EXPECT_EQ(decoded->text, "délibération cadre, réunie à l'été : l’avis est donné");
    EXPECT_EQ(decoded->encoding, "UTF-8");
    ASSERT_EQ(decoded->notes.size(), 1U);
    EXPECT_EQ(decoded->notes[0], "1 bytes are not UTF-8 and were read as windows-1252");
}

TEST(Decoding, NotesACharacterCutAtTheEnd) {
    const Outcome<Decoded> decoded = decode_text("réunion de l'\xC3");
    ASSERT_TRUE(decoded);
    EXPECT_TRUE(is_valid_utf8(decoded->text));
    EXPECT_EQ(decoded->encoding, "UTF-8");
    EXPECT_EQ(decoded->notes.size(), 1U);
}

TEST(Decoding, RefusesAFalseByteOrderMark) {
    std::string bytes = "\xFF\xFE";
    for (int i = 0; i < 200; ++i) bytes += "\x01\xD8";
    const Outcome<Decoded> decoded = decode_text(bytes);
    ASSERT_FALSE(decoded);
    EXPECT_EQ(decoded.error().reason, "its byte-order mark says UTF-16LE, its bytes do not");
}

TEST(Decoding, TellsTextFromBinary) {
    EXPECT_TRUE(looks_like_text(sentence));
    EXPECT_TRUE(looks_like_text("a\tb\r\nc\fd\x1A"));
    EXPECT_TRUE(looks_like_text(in_charset(sentence, "UTF-16BE")));
    EXPECT_FALSE(looks_like_text(std::string("ELF\0\1\2", 6)));
    EXPECT_FALSE(looks_like_text(std::string(1000, '\0')));
}

TEST(Decoding, KnowsWellFormedUtf8) {
    for (const char* good : {"", "é", "€", "\xF0\x9F\x98\x80", "\xED\x9F\xBF", "\xEF\xBF\xBF", "\xF4\x8F\xBF\xBF"}) {
        EXPECT_TRUE(is_valid_utf8(good)) << good;
    }
    for (const char* bad : {"\xC3", "\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xF8\x88\x80\x80",
                            "\x80", "\xE2\x82", "a\xFFz", "\xF0\x80\x80\x80"}) {
        EXPECT_FALSE(is_valid_utf8(bad));
    }
}

TEST(Decoding, GivesUtf8OrAReasonForAnyBytes) {
    std::mt19937 random(20240926);
    for (int round = 0; round < 3000; ++round) {
        std::string bytes(random() % 300, '\0');
        const unsigned span = round % 3 == 0 ? 256 : round % 3 == 1 ? 16 : 64;
        for (char& c : bytes) c = static_cast<char>((random() % span) + (round % 3 == 2 ? 0xB0U : 0U));
        const Outcome<Decoded> decoded = decode_text(bytes, round % 2 == 0 ? "windows-1251" : "");
        if (decoded) {
            EXPECT_TRUE(is_valid_utf8(decoded->text));
        } else {
            EXPECT_FALSE(decoded.error().reason.empty());
        }
    }
}

}  // namespace
}  // namespace recueil::corpus
