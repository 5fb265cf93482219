#include "corpus/readers/text_cleaning.h"

#include <algorithm>
#include <array>
#include <limits>
#include <string_view>

#include <fmt/format.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include "corpus/readers/text_encoding.h"
#include "corpus/rules/utf8.h"

namespace recueil::corpus {
namespace {

// The characters of windows-1252 at 0x80..0x9F; empty where there is none.
constexpr std::array<std::string_view, 32> c1_as_windows_1252 = {"€", "",  "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š",
                                                                 "‹", "Œ", "",  "Ž", "",  "",  "‘", "’", "“", "”", "•",
                                                                 "–", "—", "˜", "™", "š", "›", "œ", "",  "ž", "Ÿ"};

// Bytes that the copy below has to stop at.
constexpr std::array<bool, 256> stops = [] {
    std::array<bool, 256> table{};
    for (std::size_t i = 0; i < 0x20; ++i) table[i] = i != '\t';
    table[0x7F] = true;
    table[0xC2] = true;  // leads U+0080..U+009F
    table[0xE2] = true;  // leads U+200B..U+200F and what else has no width
    table[0xEF] = true;  // leads U+FEFF
    return table;
}();

// Joiners, zero-width spaces and marks of direction: they break no word and are none of it.
bool has_no_width(std::string_view three) {
    if (three.size() < 3 || three[0] != '\xE2') return false;
    const auto second = static_cast<unsigned char>(three[1]);
    const auto third = static_cast<unsigned char>(three[2]);
    if (second == 0x80) return (third >= 0x8B && third <= 0x8F) || (third >= 0xAA && third <= 0xAE);
    return second == 0x81 && third >= 0xA0 && third <= 0xAF;
}

constexpr std::string_view soft_hyphen = "\u00AD";

bool is_blank_or_tab(char c) {
    return c == ' ' || c == '\t';
}

// Takes soft hyphens out. One at a line end says that its word goes on: the rest of the word comes up to it, or, where
// nothing else is on the next line, the word goes down. No line is added or lost.
std::string without_soft_hyphens(std::string_view source) {
    std::string text;
    text.reserve(source.size());
    std::size_t at = 0;
    while (at < source.size()) {
        const std::size_t hyphen = std::min(source.find(soft_hyphen, at), source.size());
        text.append(source.substr(at, hyphen - at));
        if (hyphen == source.size()) break;
        at = hyphen + soft_hyphen.size();
        std::size_t end = at;
        while (end < source.size() && is_blank_or_tab(source[end])) ++end;
        if (end < source.size() && source[end] == '\r') ++end;
        if (end >= source.size() || source[end] != '\n') continue;
        std::size_t word = end + 1;
        while (word < source.size() && is_blank_or_tab(source[word])) ++word;
        std::size_t word_end = word;
        while (word_end < source.size() && static_cast<unsigned char>(source[word_end]) > ' ') ++word_end;
        if (word == word_end || source.substr(word, word_end - word).find(soft_hyphen) != std::string_view::npos)
            continue;
        std::size_t rest = word_end;
        while (rest < source.size() && is_blank_or_tab(source[rest])) ++rest;
        const bool is_alone = rest >= source.size() || source[rest] == '\n' || source[rest] == '\r';
        const std::size_t line = text.find_last_of('\n') + 1;
        const std::size_t space = std::string_view(text).substr(line).find_last_of(" \t");
        if (is_alone && space != std::string_view::npos) {
            const std::string head = text.substr(line + space + 1);
            text.resize(line + space);
            text.append("\n").append(head);
            at = word;
        } else {
            text.append(source.substr(word, word_end - word)).append("\n");
            at = rest;
        }
    }
    return text;
}

class Cleaner {
  public:
    Cleaner(const ReadLimits& limits, bool has_pages) : limits_(limits) {
        if (has_pages) result_.page_starts.push_back(1);
    }

    Outcome<CleanText> run(std::string_view source) {
        result_.text.reserve(source.size() + 1);
        std::size_t at = 0;
        while (at < source.size()) {
            std::size_t end = at;
            while (end < source.size() && !stops[static_cast<unsigned char>(source[end])]) ++end;
            result_.text.append(source.substr(at, end - at));
            at = end;
            if (result_.text.size() - line_start_ > limits_.line_bytes) return too_long();
            if (at < source.size()) at += take_special(source, at);
        }
        if (result_.text.size() - line_start_ > limits_.line_bytes) return too_long();
        if (!result_.text.empty() && result_.text.back() != '\n') end_line();
        if (controls_ * bytes_per_control_character > source.size()) {
            return problem("it is a binary file of no known kind");
        }
        if (controls_ > 0) {
            result_.notes.push_back(fmt::format("{} control characters were read as spaces", controls_));
        }
        while (result_.page_starts.size() > 1 && result_.page_starts.back() >= line_) result_.page_starts.pop_back();
        return std::move(result_);
    }

  private:
    void end_line() {
        result_.text.push_back('\n');
        line_start_ = result_.text.size();
        ++line_;
    }

    void start_page() {
        if (result_.page_starts.empty()) result_.page_starts.push_back(1);
        const bool inside_line = result_.text.size() > line_start_;
        result_.page_starts.push_back(inside_line ? line_ + 1 : line_);
        if (inside_line) result_.text.push_back(' ');
    }

    // Takes what stands at `at` and says how many bytes that was.
    std::size_t take_special(std::string_view source, std::size_t at) {
        const auto byte = static_cast<unsigned char>(source[at]);
        if (byte == '\n') {
            end_line();
            return 1;
        }
        if (byte == '\r') {
            std::size_t after = at;
            while (after < source.size() && source[after] == '\r') ++after;
            if (after < source.size() && source[after] == '\n') {
                end_line();
                return after + 1 - at;
            }
            end_line();
            return 1;
        }
        if (byte == '\f') {
            start_page();
            return 1;
        }
        if (byte == 0xC2) return take_c1(source, at);
        if (byte == 0xE2) {
            if (has_no_width(source.substr(at, 3))) return 3;
            result_.text.push_back(source[at]);
            return 1;
        }
        if (byte == 0xEF) {
            if (source.substr(at, 3) == "\xEF\xBB\xBF") return 3;
            result_.text.push_back(source[at]);
            return 1;
        }
        const bool end_of_dos_file = byte == 0x1A && at + 1 == source.size();
        if (end_of_dos_file) return 1;
        if (byte != '\v') ++controls_;
        result_.text.push_back(' ');
        return 1;
    }

    std::size_t take_c1(std::string_view source, std::size_t at) {
        const unsigned next = at + 1 < source.size() ? static_cast<unsigned char>(source[at + 1]) : 0U;
        if (next < 0x80 || next > 0x9F) {
            result_.text.push_back(source[at]);
            return 1;
        }
        const std::string_view meaning = c1_as_windows_1252[next - 0x80U];
        if (meaning.empty()) {
            ++controls_;
            result_.text.push_back(' ');
        } else {
            result_.text.append(meaning);
        }
        return 2;
    }

    tl::unexpected<Problem> too_long() const {
        return problem(fmt::format("line {} is longer than {} bytes", line_, limits_.line_bytes));
    }

    const ReadLimits& limits_;
    CleanText result_;
    std::size_t line_start_ = 0;
    std::size_t controls_ = 0;
    int line_ = 1;
};

// Latin letters below U+0300 are composed already: only a byte from 0xCC on can start what NFC changes.
bool surely_nfc(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xCC; });
}

// Normalising, and asking whether that is needed, sorts the marks on a letter, in a time that grows with the square of
// their number; no script puts more than a few on one. The limit is that of Unicode's stream-safe text (UAX #15).
constexpr int most_marks = 30;

// A mark takes two bytes at least, none of them ASCII.
bool may_hold_endless_marks(std::string_view text) {
    int run = 0;
    for (const char c : text) {
        run = static_cast<unsigned char>(c) < 0x80 ? 0 : run + 1;
        if (run > 2 * most_marks) return true;
    }
    return false;
}

// Gives the number of marks past the limit, which leave.
std::size_t drop_endless_marks(std::string& text) {
    if (!may_hold_endless_marks(text)) return 0;
    std::size_t kept = 0;
    std::size_t dropped = 0;
    int marks = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const UChar32 point = next_code_point(text, at);
        marks = point >= 0x300 && u_getCombiningClass(point) != 0 ? marks + 1 : 0;
        if (marks > most_marks) {
            ++dropped;
            continue;
        }
        for (std::size_t i = start; i < at; ++i) text[kept++] = text[i];
    }
    text.resize(kept);
    return dropped;
}

// Puts the text into NFC; gives the number of marks it had to leave out.
std::size_t compose(std::string& text) {
    if (surely_nfc(text) || text.size() > std::size_t{std::numeric_limits<int32_t>::max()}) return 0;
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) return 0;
    const std::size_t dropped = drop_endless_marks(text);
    if (nfc->isNormalizedUTF8(text, status) || U_FAILURE(status)) return dropped;
    const icu::StringPiece whole(text.data(), static_cast<int32_t>(text.size()));
    std::string composed;
    composed.reserve(text.size());
    icu::StringByteSink<std::string> sink(&composed);
    nfc->normalizeUTF8(0, whole, sink, nullptr, status);
    if (U_SUCCESS(status)) text = std::move(composed);
    return dropped;
}

bool is_blank(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == ' ' || c == '\t' || c == '\n') {
            ++at;
        } else if (text.substr(at, 2) == "\u00A0") {
            at += 2;
        } else if (text.substr(at, 3) == "\u202F" || text.substr(at, 3) == "\uFFFD") {
            at += 3;
        } else {
            return false;
        }
    }
    return true;
}

}  // namespace

void drop_direction_marks(std::string& text) {
    // Each begins with one of two bytes.
    const auto next = [&text](std::size_t at) {
        while (at < text.size() && text[at] != '\xD8' && text[at] != '\xE2') ++at;
        return at;
    };
    std::size_t to = 0;
    std::size_t from = 0;
    for (std::size_t at = next(0); at < text.size(); at = next(at + 1)) {
        if (!begins_with_direction_mark(std::string_view(text).substr(at, 3))) continue;
        if (from > 0) std::copy(text.data() + from, text.data() + at, text.data() + to);
        to += at - from;
        from = at + (text[at] == '\xD8' ? 2 : 3);
    }
    text.erase(to, from - to);
}

Outcome<CleanText> clean_text(std::string_view text, bool has_pages, const ReadLimits& limits) {
    if (text.size() > limits.text_bytes) {
        return problem(fmt::format("its text is larger than {} bytes", limits.text_bytes));
    }
    const auto is_line_end = [](char c) { return c == '\n' || c == '\f' || c == '\r'; };
    if (static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_line_end)) > most_lines) {
        return problem(fmt::format("it holds more than {} lines", most_lines));
    }
    const bool has_soft_hyphens = text.find(soft_hyphen) != std::string_view::npos;
    Outcome<CleanText> clean =
        Cleaner(limits, has_pages).run(has_soft_hyphens ? std::string_view(without_soft_hyphens(text)) : text);
    if (!clean) return clean;
    drop_direction_marks(clean->text);
    if (is_blank(clean->text)) return problem("it holds no text");
    if (const std::size_t dropped = compose(clean->text); dropped > 0) {
        clean->notes.push_back(fmt::format("{} accents on letters that have dozens were left out", dropped));
    }
    return clean;
}

}  // namespace recueil::corpus
