#include "stemming/folding.h"

#include <algorithm>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "stemming/characters.h"
#include "stemming/stemming.h"

namespace recueil::stemming {

namespace {

constexpr std::size_t kPiece = 512;  // bytes given to ICU at once

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

char ascii_fold(char byte) {
    if (byte >= 'A' && byte <= 'Z') return static_cast<char>(byte - 'A' + 'a');
    if (byte == '`') return '\'';
    return byte;
}

// Letters that no normal form takes apart.
std::string_view opened(char32_t value) {
    switch (value) {
        case U'œ':
            return "oe";
        case U'æ':
            return "ae";
        case U'ø':
            return "o";
        case U'ł':
            return "l";
        case U'đ':
        case U'ð':
            return "d";
        case U'ħ':
            return "h";
        case U'ı':
            return "i";
        case U'þ':
            return "th";
        default:
            return {};
    }
}

std::string_view plain_sign(CharacterClass character_class) {
    switch (character_class) {
        case CharacterClass::apostrophe:
            return "'";
        case CharacterClass::hyphen:
            return "-";
        case CharacterClass::space:
            return " ";
        default:
            return {};
    }
}

// Lower case and composed, ignorable characters dropped.
icu::UnicodeString normalised(std::string_view piece, const icu::Normalizer2& compatibility) {
    icu::UnicodeString text;
    for (std::size_t at = 0; at < piece.size();) {
        const CodePoint point = code_point_at(piece, at);
        at += point.length;
        if (point.character_class == CharacterClass::ignorable) continue;
        if (point.value == kInvalid) {
            text.append(u' ');
            continue;
        }
        text.append(static_cast<UChar32>(point.value));
    }
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString composed = compatibility.normalize(text, status);
    composed.foldCase();
    return compatibility.normalize(composed, status);
}

void append_forms(std::string_view piece, FoldedWord& word) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* compatibility = icu::Normalizer2::getNFKCInstance(status);
    const icu::Normalizer2* decomposing = icu::Normalizer2::getNFDInstance(status);
    if (U_FAILURE(status) != 0) {
        word.lower.append(piece);
        word.folded.append(piece);
        return;
    }
    // Adds a code point, taken apart where it is a ligature.
    const auto append_opened = [](UChar32 value, icu::UnicodeString& out) {
        const std::string_view letters = opened(static_cast<char32_t>(value));
        if (letters.empty()) out.append(value);
        for (const char letter : letters) out.append(static_cast<UChar32>(letter));
    };
    icu::UnicodeString lower;
    const icu::UnicodeString composed = normalised(piece, *compatibility);
    for (std::int32_t at = 0; at < composed.length(); at = composed.moveIndex32(at, 1)) {
        const UChar32 value = composed.char32At(at);
        const CharacterClass what = class_of(static_cast<char32_t>(value));
        if (what == CharacterClass::ignorable) continue;
        const std::string_view sign = plain_sign(what);
        lower.append(sign.empty() ? value : static_cast<UChar32>(sign.front()));
    }
    lower.toUTF8String(word.lower);

    const icu::UnicodeString apart = decomposing->normalize(lower, status);
    icu::UnicodeString bare;
    for (std::int32_t at = 0; at < apart.length(); at = apart.moveIndex32(at, 1)) {
        const UChar32 value = apart.char32At(at);
        const bool mark = class_of(static_cast<char32_t>(value)) == CharacterClass::mark;
        word.accented = word.accented || mark;
        if (!mark) append_opened(value, bare);
    }
    bare.toUTF8String(word.folded);
}

// A border of code points at or before `limit`, so that no sequence is cut.
std::size_t piece_end(std::string_view text, std::size_t begin) {
    std::size_t end = std::min(text.size(), begin + kPiece);
    if (end == text.size()) return end;
    for (int back = 0; back < 3 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U; ++back) --end;
    return end;
}

}  // namespace

FoldedWord fold_word(std::string_view text) {
    FoldedWord word;
    if (is_ascii(text)) {
        word.lower.resize(text.size());
        std::transform(text.begin(), text.end(), word.lower.begin(), ascii_fold);
        word.folded = word.lower;
        return word;
    }
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = piece_end(text, at);
        append_forms(text.substr(at, end - at), word);
        at = end;
    }
    return word;
}

std::string fold(std::string_view text) {
    return fold_word(text).folded;
}

}  // namespace recueil::stemming
