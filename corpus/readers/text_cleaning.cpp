#include "corpus/readers/text_cleaning.h"

#include <algorithm>
#include <array>
#include <string_view>

#include <fmt/format.h>
#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include "corpus/readers/text_encoding.h"

namespace recueil::corpus {
namespace {

// What windows-1252 means by 0x80..0x9F; empty where it means nothing.
constexpr std::array<std::string_view, 32> c1_as_windows_1252 = {"€", "",  "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š",
                                                                 "‹", "Œ", "",  "Ž", "",  "",  "‘", "’", "“", "”", "•",
                                                                 "–", "—", "˜", "™", "š", "›", "œ", "",  "ž", "Ÿ"};

// Bytes that the copy below has to stop at.
constexpr std::array<bool, 256> stops = [] {
    std::array<bool, 256> table{};
    for (std::size_t i = 0; i < 0x20; ++i) table[i] = i != '\t';
    table[0x7F] = true;
    table[0xC2] = true;  // leads U+0080..U+009F
    table[0xEF] = true;  // leads U+FEFF
    return table;
}();

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

void compose(std::string& text) {
    if (surely_nfc(text)) return;
    UErrorCode status = U_ZERO_ERROR;
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) return;
    const icu::StringPiece whole(text.data(), static_cast<int32_t>(text.size()));
    if (nfc->isNormalizedUTF8(whole, status) || U_FAILURE(status)) return;
    std::string composed;
    composed.reserve(text.size());
    icu::StringByteSink<std::string> sink(&composed);
    nfc->normalizeUTF8(0, whole, sink, nullptr, status);
    if (U_SUCCESS(status)) text = std::move(composed);
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

Outcome<CleanText> clean_text(std::string_view text, bool has_pages, const ReadLimits& limits) {
    if (text.size() > limits.text_bytes) {
        return problem(fmt::format("its text is larger than {} bytes", limits.text_bytes));
    }
    Outcome<CleanText> clean = Cleaner(limits, has_pages).run(text);
    if (!clean) return clean;
    if (is_blank(clean->text)) return problem("it holds no text");
    compose(clean->text);
    return clean;
}

}  // namespace recueil::corpus
