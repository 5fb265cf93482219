#include "corpus/readers/text_encoding.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

namespace recueil::corpus {
namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

using Converter = std::unique_ptr<UConverter, decltype(&ucnv_close)>;

Converter open_converter(const std::string& charset) {
    UErrorCode status = U_ZERO_ERROR;
    Converter converter(ucnv_open(charset.c_str(), &status), &ucnv_close);
    if (U_FAILURE(status)) converter.reset();
    return converter;
}

// Length of the well-formed UTF-8 sequence at `at`, 0 where there is none (Unicode 15, table 3-7).
std::size_t utf8_sequence(std::string_view bytes, std::size_t at) {
    const auto byte = [&](std::size_t offset) -> unsigned {
        return at + offset < bytes.size() ? static_cast<unsigned char>(bytes[at + offset]) : 0U;
    };
    const auto continues = [&](std::size_t offset) { return (byte(offset) & 0xC0U) == 0x80U; };
    const unsigned lead = byte(0);
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return continues(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) {
        const unsigned lowest = lead == 0xE0 ? 0xA0 : 0x80;
        const unsigned highest = lead == 0xED ? 0x9F : 0xBF;
        return byte(1) >= lowest && byte(1) <= highest && continues(2) ? 3 : 0;
    }
    if (lead >= 0xF0 && lead <= 0xF4) {
        const unsigned lowest = lead == 0xF0 ? 0x90 : 0x80;
        const unsigned highest = lead == 0xF4 ? 0x8F : 0xBF;
        return byte(1) >= lowest && byte(1) <= highest && continues(2) && continues(3) ? 4 : 0;
    }
    return 0;
}

std::size_t ascii_run(std::string_view bytes, std::size_t at) {
    const std::size_t start = at;
    for (std::uint64_t word = 0; at + sizeof word <= bytes.size(); at += sizeof word) {
        std::memcpy(&word, bytes.data() + at, sizeof word);
        if ((word & 0x8080808080808080ULL) != 0) break;
    }
    while (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) ++at;
    return at - start;
}

struct Utf8Census {
    std::size_t sequences = 0;  // well-formed, of more than one byte
    std::size_t strays = 0;     // bytes that belong to none
    bool cut_at_end = false;    // the last sequence lacks its end, as in a truncated file
};

Utf8Census count_utf8(std::string_view bytes) {
    Utf8Census census;
    std::size_t at = 0;
    while (at < bytes.size()) {
        at += ascii_run(bytes, at);
        if (at >= bytes.size()) break;
        const std::size_t length = utf8_sequence(bytes, at);
        if (length > 0) {
            ++census.sequences;
            at += length;
            continue;
        }
        const auto lead = static_cast<unsigned char>(bytes[at]);
        const std::size_t left = bytes.size() - at;
        const std::size_t wanted = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
        const bool rest_continues =
            std::all_of(bytes.begin() + static_cast<std::ptrdiff_t>(at) + 1,
                        bytes.begin() + static_cast<std::ptrdiff_t>(at + std::min<std::size_t>(left, wanted)),
                        [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; });
        if (lead >= 0xC2 && lead <= 0xF4 && left < wanted && rest_continues) {
            census.cut_at_end = true;
            break;
        }
        ++census.strays;
        ++at;
    }
    return census;
}

// The 128 upper bytes of a charset, as UTF-8; empty where the byte means nothing.
using UpperHalf = std::array<std::string, 128>;

UpperHalf upper_half(const std::string& charset) {
    UpperHalf table;
    const Converter converter = open_converter(charset);
    if (!converter) return table;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const char byte = static_cast<char>(0x80 + i);
        UErrorCode status = U_ZERO_ERROR;
        std::array<UChar, 4> units{};
        const int32_t length =
            ucnv_toUChars(converter.get(), units.data(), static_cast<int32_t>(units.size()), &byte, 1, &status);
        if (U_FAILURE(status) || length != 1 || units[0] == 0xFFFD) continue;
        const unsigned point = units[0];
        if (point < 0x80) {
            table[i] = {static_cast<char>(point)};
        } else if (point < 0x800) {
            table[i] = {static_cast<char>(0xC0U | (point >> 6)), static_cast<char>(0x80U | (point & 0x3FU))};
        } else {
            table[i] = {static_cast<char>(0xE0U | (point >> 12)), static_cast<char>(0x80U | ((point >> 6) & 0x3FU)),
                        static_cast<char>(0x80U | (point & 0x3FU))};
        }
    }
    return table;
}

// Windows-1252 where the standard leaves a byte undefined is read as the control character of that number,
// as browsers do; the text cleaner then judges it.
const UpperHalf& windows_1252() {
    static const UpperHalf table = upper_half("windows-1252");
    return table;
}

// Bytes of a charset whose lower half is ASCII.
std::string decode_single_byte(std::string_view bytes, const UpperHalf& table) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    std::size_t at = 0;
    while (at < bytes.size()) {
        const std::size_t run = ascii_run(bytes, at);
        text.append(bytes.substr(at, run));
        at += run;
        if (at >= bytes.size()) break;
        const std::string& meaning = table[static_cast<unsigned char>(bytes[at]) - 0x80U];
        text.append(meaning.empty() ? replacement : std::string_view(meaning));
        ++at;
    }
    return text;
}

// Well-formed UTF-8 stays; `mend` gives the text of each other byte.
template <class Mend>
std::string mend_utf8(std::string_view bytes, Mend mend) {
    std::string text;
    text.reserve(bytes.size() + 16);
    std::size_t at = 0;
    while (at < bytes.size()) {
        std::size_t length = ascii_run(bytes, at);
        if (length == 0) length = utf8_sequence(bytes, at);
        if (length > 0) {
            text.append(bytes.substr(at, length));
            at += length;
            continue;
        }
        text.append(mend(bytes.substr(at, 1)));
        ++at;
    }
    return text;
}

std::string decode_mixed_utf8(std::string_view bytes) {
    return mend_utf8(bytes, [](std::string_view stray) { return decode_single_byte(stray, windows_1252()); });
}

// Any charset ICU knows; ill-formed input becomes U+FFFD. Absent where ICU does not know it.
std::optional<std::string> decode_with_icu(std::string_view bytes, const std::string& charset) {
    const Converter source = open_converter(charset);
    const Converter target = open_converter("UTF-8");
    if (!source || !target) return std::nullopt;
    std::string text;
    std::array<char, 16384> out{};
    std::array<UChar, 4096> pivot{};
    UChar* pivot_source = pivot.data();
    UChar* pivot_target = pivot.data();
    const char* from = bytes.data();
    const char* const from_end = from + bytes.size();
    bool first = true;
    while (true) {
        char* to = out.data();
        UErrorCode status = U_ZERO_ERROR;
        ucnv_convertEx(target.get(), source.get(), &to, out.data() + out.size(), &from, from_end, pivot.data(),
                       &pivot_source, &pivot_target, pivot.data() + pivot.size(), static_cast<UBool>(first), true,
                       &status);
        first = false;
        text.append(out.data(), to);
        if (status == U_BUFFER_OVERFLOW_ERROR) continue;
        if (U_FAILURE(status)) return std::nullopt;
        return text;
    }
}

std::size_t count_replacements(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = text.find(replacement); at != std::string_view::npos;
         at = text.find(replacement, at + replacement.size())) {
        ++count;
    }
    return count;
}

enum class Side { lower, upper, digit, other };

Side side_of(unsigned char byte) {
    if (byte >= 'a' && byte <= 'z') return Side::lower;
    if (byte >= 'A' && byte <= 'Z') return Side::upper;
    if (byte >= '0' && byte <= '9') return Side::digit;
    return Side::other;
}

// How well a character fits French between its neighbours: above 0 usual, below 0 foreign.
int fitness(std::string_view character, Side before, Side after) {
    static constexpr std::array<std::string_view, 16> lower = {"é", "è", "à", "ê", "ç", "ô", "î", "û",
                                                               "ù", "â", "ë", "ï", "ü", "ö", "œ", "ÿ"};
    static constexpr std::array<std::string_view, 15> upper = {"É", "È", "À", "Ê", "Ç", "Ô", "Î", "Û",
                                                               "Ù", "Â", "Ë", "Ï", "Ü", "Ö", "Œ"};
    static constexpr std::array<std::string_view, 15> signs = {"«", "»", "’", "‘", "“", "”",      "–", "—",
                                                               "…", "°", "€", "•", "·", "\u00A0", "²"};
    const auto is_letter = [](Side side) { return side == Side::lower || side == Side::upper; };
    if (character.empty()) return -8;
    if (character == "œ" && !is_letter(before) && !is_letter(after)) return -3;
    if (std::find(lower.begin(), lower.end(), character) != lower.end()) {
        if (before == Side::upper && after == Side::upper) return -2;
        return before == Side::digit ? -1 : 2;
    }
    if (std::find(upper.begin(), upper.end(), character) != upper.end()) {
        if (before == Side::lower || before == Side::digit) return -3;
        return before == Side::upper && after == Side::lower ? -2 : 1;
    }
    if (character == "€") return is_letter(before) ? -3 : 1;
    if (std::find(signs.begin(), signs.end(), character) != signs.end()) return 1;
    const bool is_fraction = character == "½" || character == "¼" || character == "¾";
    return is_fraction && !is_letter(before) && !is_letter(after) ? 1 : -3;
}

struct French {
    std::string charset;
    UpperHalf table;
};

// The single-byte charset in which the upper bytes read most like French; absent where none does.
std::optional<French> guess_french(std::string_view bytes) {
    constexpr std::size_t sides = 4;
    std::array<std::array<std::array<std::uint32_t, sides>, sides>, 128> histogram{};
    std::uint64_t uppers = 0;
    const std::string_view sample = bytes.substr(0, std::size_t{1} << 20);
    for (std::size_t at = 0; at < sample.size(); ++at) {
        const auto byte = static_cast<unsigned char>(sample[at]);
        if (byte < 0x80) continue;
        const Side before = at == 0 ? Side::other : side_of(static_cast<unsigned char>(sample[at - 1]));
        const Side after = at + 1 == sample.size() ? Side::other : side_of(static_cast<unsigned char>(sample[at + 1]));
        ++histogram[byte - 0x80U][static_cast<std::size_t>(before)][static_cast<std::size_t>(after)];
        ++uppers;
    }
    std::optional<French> best;
    std::int64_t best_score = 0;
    for (const char* charset : {"windows-1252", "ISO-8859-15", "macintosh", "IBM850"}) {
        UpperHalf table = upper_half(charset);
        std::int64_t score = 0;
        for (std::size_t i = 0; i < table.size(); ++i) {
            for (std::size_t k = 0; k < sides * sides; ++k) {
                const std::uint32_t count = histogram[i][k / sides][k % sides];
                if (count == 0) continue;
                score +=
                    std::int64_t{count} * fitness(table[i], static_cast<Side>(k / sides), static_cast<Side>(k % sides));
            }
        }
        if (score > best_score) {
            best_score = score;
            best = French{charset, std::move(table)};
        }
    }
    if (!best || best_score * 4 < static_cast<std::int64_t>(uppers)) return std::nullopt;
    if (best->charset == "windows-1252") {
        const bool has_c1 = std::any_of(bytes.begin(), bytes.end(), [](char c) {
            return static_cast<unsigned char>(c) >= 0x80 && static_cast<unsigned char>(c) <= 0x9F;
        });
        if (!has_c1) best->charset = "ISO-8859-1";
    }
    return best;
}

std::optional<std::string> detect_with_icu(std::string_view bytes) {
    const std::string_view sample = bytes.substr(0, std::size_t{1} << 16);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&status), &ucsdet_close);
    if (U_FAILURE(status)) return std::nullopt;
    ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
    const UCharsetMatch* match = ucsdet_detect(detector.get(), &status);
    if (U_FAILURE(status) || match == nullptr) return std::nullopt;
    const int32_t confidence = ucsdet_getConfidence(match, &status);
    const char* name = ucsdet_getName(match, &status);
    if (U_FAILURE(status) || name == nullptr || confidence < 10) return std::nullopt;
    return std::string(name);
}

struct Mark {
    std::string_view bytes;
    const char* charset;
};

// UTF-32LE before UTF-16LE, whose mark it begins with.
constexpr std::array<Mark, 5> marks = {{{std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
                                        {std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
                                        {"\xEF\xBB\xBF", "UTF-8"},
                                        {"\xFF\xFE", "UTF-16LE"},
                                        {"\xFE\xFF", "UTF-16BE"}}};

const Mark* mark_of(std::string_view bytes) {
    for (const Mark& mark : marks) {
        if (bytes.substr(0, mark.bytes.size()) == mark.bytes) return &mark;
    }
    return nullptr;
}

// Latin text in UTF-16 has a zero in nearly every high byte and in hardly any low one.
const char* utf16_without_mark(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, 4096);
    if (head.size() < 4) return nullptr;
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < head.size(); ++i) {
        if (head[i] == '\0') ++zeros[i % 2];
    }
    const std::size_t pairs = head.size() / 2;
    if (zeros[1] * 10 >= pairs * 7 && zeros[0] * 20 <= pairs) return "UTF-16LE";
    if (zeros[0] * 10 >= pairs * 7 && zeros[1] * 20 <= pairs) return "UTF-16BE";
    return nullptr;
}

bool is_ascii_compatible(std::string_view charset) {
    std::string lower(charset);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return !(lower.starts_with("utf") || lower.starts_with("ucs") || lower.starts_with("iso-10646") ||
             lower.starts_with("scsu") || lower.starts_with("bocu") || lower.starts_with("ebcdic") ||
             lower.starts_with("imap"));
}

bool few_replacements(std::string_view text, std::size_t bytes) {
    return count_replacements(text) * bytes_per_control_character <= bytes;
}

}  // namespace

bool is_valid_utf8(std::string_view bytes) {
    const Utf8Census census = count_utf8(bytes);
    return census.strays == 0 && !census.cut_at_end;
}

std::string repair_utf8(std::string text) {
    if (is_valid_utf8(text)) return text;
    return mend_utf8(text, [](std::string_view) { return replacement; });
}

bool looks_like_text(std::string_view bytes) {
    const Mark* mark = mark_of(bytes);
    if (mark != nullptr && std::string_view(mark->charset) != "UTF-8") return true;
    if (utf16_without_mark(bytes) != nullptr) return true;
    std::size_t controls = 0;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        const bool layout = (byte >= 0x09 && byte <= 0x0D) || byte == 0x1A;
        if ((byte < 0x20 && !layout) || byte == 0x7F) ++controls;
    }
    return controls * bytes_per_control_character <= bytes.size();
}

Outcome<Decoded> decode_text(std::string_view bytes, std::string_view declared_charset) {
    if (const Mark* mark = mark_of(bytes); mark != nullptr && std::string_view(mark->charset) != "UTF-8") {
        std::optional<std::string> text = decode_with_icu(bytes.substr(mark->bytes.size()), mark->charset);
        if (!text || !few_replacements(*text, bytes.size())) {
            return problem(fmt::format("its byte-order mark says {}, its bytes do not", mark->charset));
        }
        return Decoded{std::move(*text), mark->charset, {}};
    }
    if (const char* charset = utf16_without_mark(bytes); charset != nullptr) {
        std::optional<std::string> text = decode_with_icu(bytes, charset);
        if (text && few_replacements(*text, bytes.size())) return Decoded{std::move(*text), charset, {}};
    }
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);

    const Utf8Census census = count_utf8(bytes);
    if (census.strays == 0 && !census.cut_at_end) return Decoded{std::string(bytes), "UTF-8", {}};
    if (census.sequences > 0 && census.sequences >= 4 * census.strays) {
        Decoded decoded{decode_mixed_utf8(bytes), "UTF-8", {}};
        if (census.strays > 0) {
            decoded.notes.push_back(fmt::format("{} bytes are not UTF-8 and were read as windows-1252", census.strays));
        }
        if (census.cut_at_end) decoded.notes.emplace_back("the last character is cut: the file may be truncated");
        return decoded;
    }
    if (!declared_charset.empty() && is_ascii_compatible(declared_charset)) {
        std::optional<std::string> text = decode_with_icu(bytes, std::string(declared_charset));
        if (text && few_replacements(*text, bytes.size())) {
            return Decoded{std::move(*text), std::string(declared_charset), {}};
        }
    }
    if (const std::optional<French> french = guess_french(bytes); french) {
        return Decoded{decode_single_byte(bytes, french->table), french->charset, {}};
    }
    if (const std::optional<std::string> charset = detect_with_icu(bytes); charset && is_ascii_compatible(*charset)) {
        std::optional<std::string> text = decode_with_icu(bytes, *charset);
        if (text && few_replacements(*text, bytes.size())) return Decoded{std::move(*text), *charset, {}};
    }
    return Decoded{decode_single_byte(bytes, windows_1252()), "windows-1252", {}};
}

bool begins_with_direction_mark(std::string_view text) {
    constexpr std::array<std::string_view, 12> marks = {"\u061C", "\u200E", "\u200F", "\u202A", "\u202B", "\u202C",
                                                        "\u202D", "\u202E", "\u2066", "\u2067", "\u2068", "\u2069"};
    return std::any_of(marks.begin(), marks.end(), [&](std::string_view mark) { return text.starts_with(mark); });
}

}  // namespace recueil::corpus
