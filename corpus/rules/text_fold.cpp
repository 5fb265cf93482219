#include "corpus/rules/text_fold.h"

#include <algorithm>
#include <array>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "corpus/rules/utf8.h"

namespace recueil::corpus {

namespace {

// Bytes of the white space character at the start of `text`, or 0.
std::size_t leading_space(std::string_view text) {
    if (text.empty()) return 0;
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0U; };
    if (byte(0) == ' ' || (byte(0) >= '\t' && byte(0) <= '\r')) return 1;
    if (byte(0) == 0xC2 && byte(1) == 0xA0) return 2;  // NO-BREAK SPACE
    if (byte(0) == 0xE2 && byte(1) == 0x80 && ((byte(2) >= 0x80 && byte(2) <= 0x8B) || byte(2) == 0xAF))
        return 3;                                                         // en quad … zero width, narrow no-break
    if (byte(0) == 0xEF && byte(1) == 0xBB && byte(2) == 0xBF) return 3;  // stray byte-order mark
    return 0;
}

// Bytes at the start of `text` that cannot begin a white space character.
std::size_t run_without_space(std::string_view text) {
    const auto end = std::find_if(text.begin(), text.end(), [](char each) {
        return (each <= ' ' && each >= 0) || each == '\xC2' || each == '\xE2' || each == '\xEF';
    });
    return static_cast<std::size_t>(end - text.begin());
}

std::size_t trailing_space(std::string_view text) {
    if (text.empty() || (text.back() > ' ' && static_cast<unsigned char>(text.back()) < 0x80)) return 0;
    for (std::size_t length = 1; length <= 3 && length <= text.size(); ++length)
        if (leading_space(text.substr(text.size() - length)) == length) return length;
    return 0;
}

void fold_code_point(UChar32 c, std::string& out) {
    switch (c) {
        case 0x2018:
        case 0x2019:
        case 0x201B:
        case 0x2032:
        case 0x00B4:
        case 0x0060:
            out += '\'';
            return;
        case 0x2010:
        case 0x2011:
        case 0x2012:
        case 0x2013:
        case 0x2014:
        case 0x2212:
            out += '-';
            return;
        case 0x00AB:
        case 0x00BB:
        case 0x201C:
        case 0x201D:
        case 0x201E:
            out += '"';
            return;
        case 0x0153:
        case 0x0152:
            out += "oe";
            return;
        case 0x00E6:
        case 0x00C6:
            out += "ae";
            return;
        case 0x00AD:
            return;  // SOFT HYPHEN
        default:
            break;
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfkd = icu::Normalizer2::getNFKDInstance(status);
    icu::UnicodeString decomposed;
    if (U_FAILURE(status) || !nfkd->getDecomposition(c, decomposed)) decomposed = icu::UnicodeString(c);
    for (int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
        const UChar32 part = decomposed.char32At(i);
        if (u_getCombiningClass(part) != 0) continue;
        icu::UnicodeString(u_foldCase(part, U_FOLD_CASE_DEFAULT)).toUTF8String(out);
    }
}

// The letters of French and its neighbours are folded once, ahead: ICU allocates for each.
void append_folded(UChar32 c, std::string& out) {
    constexpr std::size_t ahead = 0x180;  // up to the end of Latin Extended-A
    static const std::array<std::string, ahead> folded = [] {
        std::array<std::string, ahead> all;
        for (std::size_t i = 0; i < ahead; ++i) fold_code_point(static_cast<UChar32>(i), all[i]);
        return all;
    }();
    if (c >= 0 && static_cast<std::size_t>(c) < ahead)
        out += folded[static_cast<std::size_t>(c)];
    else
        fold_code_point(c, out);
}

}  // namespace

std::string_view trim(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
    while (const std::size_t space = leading_space(text)) text.remove_prefix(space);
    while (const std::size_t space = trailing_space(text)) text.remove_suffix(space);
    return text;
}

std::string squeeze(std::string_view text) {
    text = trim(text);
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        if (std::size_t space = leading_space(text)) {
            while (space != 0) {
                text.remove_prefix(space);
                space = leading_space(text);
            }
            out += ' ';
        } else {
            const std::size_t run = 1 + run_without_space(text.substr(1));
            out += text.substr(0, run);
            text.remove_prefix(run);
        }
    }
    return out;
}

std::string plain_hyphens(std::string_view text) {
    static constexpr std::array<std::string_view, 6> kinds{"\u2010", "\u2011", "\u2012", "\u2013", "\u2212", "\uFF0D"};
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const bool is_dash = std::any_of(kinds.begin(), kinds.end(),
                                         [text](std::string_view kind) { return text.substr(0, kind.size()) == kind; });
        out += is_dash ? '-' : text.front();
        text.remove_prefix(is_dash ? kinds.front().size() : 1);
    }
    return out;
}

std::string fold_text(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    text = trim(text);
    while (!text.empty()) {
        if (std::size_t space = leading_space(text)) {
            while (space != 0) {
                text.remove_prefix(space);
                space = leading_space(text);
            }
            out += ' ';
            continue;
        }
        const auto byte = static_cast<unsigned char>(text.front());
        if (byte < 0x80) {
            out += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
            if (byte == '`') out.back() = '\'';
            text.remove_prefix(1);
            continue;
        }
        std::size_t length = 0;
        const UChar32 c = next_code_point(text, length);
        if (c >= 0) append_folded(c, out);
        text.remove_prefix(length);
    }
    return out;
}

bool starts_with(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

bool ends_with(std::string_view text, std::string_view suffix) {
    return text.size() >= suffix.size() && text.substr(text.size() - suffix.size()) == suffix;
}

bool starts_upper(std::string_view text) {
    return u_isupper(first_code_point(text)) != 0;
}
bool starts_lower(std::string_view text) {
    return u_islower(first_code_point(text)) != 0;
}

bool all_upper(std::string_view text) {
    bool letter = false;
    for (std::size_t at = 0; at < text.size();) {
        const UChar32 c = next_code_point(text, at);
        if (c < 0) continue;
        if (u_islower(c)) return false;
        letter = letter || u_isupper(c);
    }
    return letter;
}

}  // namespace recueil::corpus
