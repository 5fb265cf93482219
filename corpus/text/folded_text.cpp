#include "corpus/text/folded_text.h"

#include <algorithm>
#include <array>
#include <iterator>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>

#include "corpus/rules/utf8.h"

namespace recueil::corpus {

namespace {

// The ASCII letter under the accents of a precomposed letter, or 0.
char base_letter(UChar32 c) {
    UErrorCode status = U_ZERO_ERROR;
    static const icu::Normalizer2* const nfd = icu::Normalizer2::getNFDInstance(status);
    if (nfd == nullptr) return 0;
    icu::UnicodeString parts;
    if (!nfd->getDecomposition(c, parts)) return 0;
    const UChar32 first = parts.char32At(0);
    return first < 0x80 && u_isalpha(first) ? static_cast<char>(first) : char{0};
}

struct Mapping {
    UChar32 code_point;
    std::string_view ascii;
};

// Characters whose ASCII form is not their base letter; sorted by code point.
constexpr std::array<Mapping, 63> mappings{{
    {0x00A0, " "},  {0x00AA, "a"},  {0x00AB, "\""},  {0x00AD, ""},    {0x00B0, "o"},   {0x00B2, "2"},   {0x00B3, "3"},
    {0x00B4, "'"},  {0x00B7, "*"},  {0x00BA, "o"},   {0x00BB, "\""},  {0x00BC, "1/4"}, {0x00BD, "1/2"}, {0x00C6, "AE"},
    {0x00D8, "O"},  {0x00DF, "ss"}, {0x00E6, "ae"},  {0x00F8, "o"},   {0x0131, "i"},   {0x0141, "L"},   {0x0142, "l"},
    {0x0152, "OE"}, {0x0153, "oe"}, {0x02B3, "r"},   {0x02BC, "'"},   {0x02E2, "s"},   {0x1D43, "a"},   {0x1D48, "d"},
    {0x1D49, "e"},  {0x1D52, "o"},  {0x200B, ""},    {0x200C, ""},    {0x200D, ""},    {0x2010, "-"},   {0x2011, "-"},
    {0x2012, "-"},  {0x2013, "-"},  {0x2014, "-"},   {0x2015, "-"},   {0x2018, "'"},   {0x2019, "'"},   {0x201A, "'"},
    {0x201B, "'"},  {0x201C, "\""}, {0x201D, "\""},  {0x201E, "\""},  {0x201F, "\""},  {0x2026, "..."}, {0x2032, "'"},
    {0x2033, "\""}, {0x2039, "'"},  {0x203A, "'"},   {0x2060, ""},    {0x20AC, "EUR"}, {0x2212, "-"},   {0xFB00, "ff"},
    {0xFB01, "fi"}, {0xFB02, "fl"}, {0xFB03, "ffi"}, {0xFB04, "ffl"}, {0xFB05, "st"},  {0xFB06, "st"},  {0xFEFF, ""},
}};

const Mapping* mapping_of(UChar32 c) {
    const auto found = std::lower_bound(mappings.begin(), mappings.end(), c,
                                        [](const Mapping& each, UChar32 wanted) { return each.code_point < wanted; });
    return found != mappings.end() && found->code_point == c ? &*found : nullptr;
}

void fold_any_code_point(UChar32 c, std::string& out) {
    if (const Mapping* mapping = mapping_of(c)) {
        out += mapping->ascii;
    } else if (u_isalpha(c)) {
        const char base = base_letter(c);
        out += base != 0 ? base : 'x';
    } else if (u_isdigit(c)) {
        out += static_cast<char>('0' + u_charDigitValue(c));
    } else if (u_isUWhiteSpace(c)) {
        out += ' ';
    } else if (u_getCombiningClass(c) == 0 && u_charType(c) != U_FORMAT_CHAR) {
        out += '*';
    }
}

// Appends the ASCII form of a code point that is not ASCII. The letters of French and its neighbours and the general
// punctuation are folded once, ahead: ICU allocates for each.
void fold_code_point(UChar32 c, std::string& out) {
    struct Range {
        UChar32 first;
        std::array<std::string, 0x100> folded;
    };
    static const std::array<Range, 3> ahead = [] {
        std::array<Range, 3> ranges{{{0x80, {}}, {0x180, {}}, {0x2000, {}}}};
        for (Range& range : ranges)
            for (std::size_t i = 0; i < range.folded.size(); ++i)
                fold_any_code_point(range.first + static_cast<UChar32>(i), range.folded[i]);
        return ranges;
    }();
    for (const Range& range : ahead) {
        if (c < range.first || c >= range.first + static_cast<UChar32>(range.folded.size())) continue;
        out += range.folded[static_cast<std::size_t>(c - range.first)];
        return;
    }
    fold_any_code_point(c, out);
}

// Bytes of ASCII at the start of `text` from `at` on.
std::size_t ascii_run(std::string_view text, std::size_t at) {
    std::size_t end = at;
    while (end < text.size() && static_cast<unsigned char>(text[end]) < 0x80) ++end;
    return end - at;
}

}  // namespace

FoldedText::FoldedText(std::string_view source) : source_(source) {
    text_.reserve(source.size());
    std::string folded;
    for (std::size_t at = 0; at < source.size();) {
        if (const std::size_t run = ascii_run(source, at); run != 0) {
            text_ += source.substr(at, run);
            at += run;
            continue;
        }
        const std::size_t begin = at;
        const UChar32 c = next_code_point(source, at);
        folded.clear();
        if (c < 0) {
            folded += '*';
        } else {
            fold_code_point(c, folded);
        }
        put(folded, begin);
        // Offsets grow alike again behind the character.
        steps_.push_back({text_.size(), at});
    }
}

void FoldedText::put(std::string_view folded, std::size_t source) {
    for (const char each : folded) {
        steps_.push_back({text_.size(), source});
        text_ += each;
    }
}

std::size_t FoldedText::source_of(std::size_t folded) const {
    if (folded >= text_.size()) return source_.size();
    const auto after = std::upper_bound(steps_.begin(), steps_.end(), folded,
                                        [](std::size_t at, const Step& step) { return at < step.folded; });
    if (after == steps_.begin()) return folded;
    const Step& step = *std::prev(after);
    return step.source + (folded - step.folded);
}

std::string fold_ascii(std::string_view source) {
    std::string out;
    out.reserve(source.size());
    for (std::size_t at = 0; at < source.size();) {
        if (const std::size_t run = ascii_run(source, at); run != 0) {
            out += source.substr(at, run);
            at += run;
            continue;
        }
        const UChar32 c = next_code_point(source, at);
        if (c < 0) {
            out += '*';
        } else {
            fold_code_point(c, out);
        }
    }
    return out;
}

}  // namespace recueil::corpus
