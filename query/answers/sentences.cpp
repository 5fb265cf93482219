#include "query/answers/sentences.h"

#include <algorithm>
#include <array>

#include <unicode/uchar.h>

#include "query/characters.h"
#include "stemming/cursor.h"
#include "stemming/stemming.h"

namespace recueil::query {

namespace {

using stemming::CharacterClass;
using stemming::Cursor;

bool is_abbreviation(std::string_view word) {
    static constexpr std::array<std::string_view, 20> words{"m",   "mm",  "mme", "mmes", "mlle", "me", "dr",
                                                            "art", "al",  "cf",  "etc",  "p",    "pp", "st",
                                                            "ste", "tel", "av",  "bd",   "ref",  "ex"};
    const std::string folded = stemming::fold(word);
    return std::find(words.begin(), words.end(), folded) != words.end();
}

bool looks_like_a_beginning(std::string_view text, std::size_t at) {
    const Cursor cursor(text, at);
    if (cursor.done()) return false;
    if (cursor.is(CharacterClass::letter)) return u_isupper(static_cast<UChar32>(cursor.value())) != 0;
    const char32_t value = cursor.value();
    return value == U'«' || value == U'"' || value == U'“' || value == U'(' || value == U'[' || value == U'•' ||
           cursor.is(CharacterClass::hyphen);
}

}  // namespace

bool begins_sentence(std::string_view text, std::size_t at) {
    if (at == 0) return true;
    if (at >= text.size() || !is_white_space(text[at - 1])) return false;
    std::size_t before = at;
    while (before > 0 && at - before < 8 && is_white_space(text[before - 1])) --before;
    if (before == 0) return true;
    const char sign = text[before - 1];
    if (sign == ';') return true;
    if (sign == '!' || sign == '?') return looks_like_a_beginning(text, at);
    if (sign != '.') return false;
    if (!looks_like_a_beginning(text, at)) return false;
    std::size_t word = before - 1;
    const auto in_word = [](char byte) {
        return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || static_cast<unsigned char>(byte) >= 0x80;
    };
    while (word > 0 && before - word < 16 && in_word(text[word - 1])) --word;
    const std::string_view last = text.substr(word, before - 1 - word);
    const bool initial = last.size() == 1 && last.front() >= 'A' && last.front() <= 'Z';
    return !initial && !is_abbreviation(last);
}

}  // namespace recueil::query
