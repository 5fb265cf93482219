#include "corpus/readers/rtf_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <unicode/unistr.h>

#include "corpus/readers/list_numbering.h"
#include "corpus/readers/structured_text.h"

namespace recueil::corpus {
namespace {

constexpr std::size_t deepest_group = 4096;

// Destinations that hold no words of the page. Those marked « \* » are passed over as well, known or not.
constexpr std::array<std::string_view, 18> skipped = {
    "fonttbl",   "colortbl",   "stylesheet",        "info",    "pict",      "filetbl",   "revtbl",
    "listtable", "rsidtbl",    "objdata",           "fldinst", "datafield", "bkmkstart", "bkmkend",
    "xmlnstbl",  "nonshppict", "listoverridetable", "sp"};

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

int hexadecimal(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

class RtfText {
  public:
    RtfText(std::string_view bytes, std::size_t most) : bytes_(bytes), most_(most) {}

    Outcome<Extraction> run() {
        groups_.emplace_back();
        while (at_ < bytes_.size()) {
            const char c = bytes_[at_];
            if (c == '{') {
                if (groups_.size() == deepest_group) return problem("it nests its groups too deep");
                flush();
                groups_.push_back(groups_.back());
                groups_.back().opened = Opened::nothing;
                ++at_;
            } else if (c == '}') {
                close_group();
                ++at_;
            } else if (c == '\\') {
                take_control();
            } else {
                ++at_;
                if (c != '\r' && c != '\n') take_byte(c);
            }
            if (written() > most_) return problem(fmt::format("its text is larger than {} bytes", most_));
        }
        flush();
        Extraction letterhead = first_header_.finish();
        Extraction header = header_.finish();
        const bool has_first = has_words(letterhead.text);
        Extraction text =
            has_first ? joined(std::move(letterhead), body_.finish()) : joined(std::move(header), body_.finish());
        if (has_first) text = joined(std::move(text), std::move(header));
        text = joined(std::move(text), footer_.finish());
        text.media_type = "text/rtf";
        return text;
    }

  private:
    enum class Opened { nothing, note };
    struct Group {
        bool skipped = false;
        bool hidden = false;
        bool struck = false;
        bool capitals = false;
        bool bold = false;
        bool in_label = false;
        Opened opened = Opened::nothing;
        float font_size = 12;
        int bytes_after_unicode = 1;
        StructuredText* to = nullptr;
    };

    static bool has_words(const std::string& text) { return text.find_first_not_of(" \t\n") != std::string::npos; }

    std::size_t written() const { return body_.size() + header_.size() + first_header_.size() + footer_.size(); }
    Group& group() { return groups_.back(); }
    StructuredText& to() { return group().to != nullptr ? *group().to : body_; }

    void close_group() {
        flush();
        if (groups_.size() == 1) return;
        const Group closed = group();
        if (closed.opened == Opened::note && to().is_open()) to().end_paragraph();
        groups_.pop_back();
        if (closed.to != group().to && closed.to != nullptr && closed.to->is_open()) closed.to->end_paragraph();
    }

    void take_control() {
        ++at_;
        if (at_ == bytes_.size()) return;
        const char c = bytes_[at_];
        if (!is_letter(c)) {
            ++at_;
            take_symbol(c);
            return;
        }
        const std::size_t start = at_;
        while (at_ < bytes_.size() && is_letter(bytes_[at_]) && at_ - start < 32) ++at_;
        const std::string_view word = bytes_.substr(start, at_ - start);
        std::size_t end = at_;
        if (end < bytes_.size() && bytes_[end] == '-') ++end;
        while (end < bytes_.size() && bytes_[end] >= '0' && bytes_[end] <= '9' && end - at_ < 12) ++end;
        long number = 0;
        const auto [stop, error] = std::from_chars(bytes_.data() + at_, bytes_.data() + end, number);
        const bool has_number = error == std::errc() && stop != bytes_.data() + at_;
        if (has_number) at_ = static_cast<std::size_t>(stop - bytes_.data());
        if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
        take_word(word, has_number, number);
    }

    void take_symbol(char c) {
        if (c == '\'') {
            const int high = at_ < bytes_.size() ? hexadecimal(bytes_[at_]) : -1;
            const int low = at_ + 1 < bytes_.size() ? hexadecimal(bytes_[at_ + 1]) : -1;
            if (high < 0 || low < 0) return;
            at_ += 2;
            take_byte(static_cast<char>(high * 16 + low));
        } else if (c == '*') {
            group().skipped = true;
        } else if (c == '~') {
            add("\u00A0");
        } else if (c == '_') {
            add("-");
        } else if (c == '\\' || c == '{' || c == '}') {
            take_byte(c);
        } else if (c == '\n' || c == '\r') {
            end_paragraph();
        }
    }

    void take_word(std::string_view word, bool has_number, long number) {
        const bool on = !has_number || number != 0;
        if (word == "bin") {
            at_ += std::min<std::size_t>(number > 0 ? static_cast<std::size_t>(number) : 0, bytes_.size() - at_);
        } else if (word == "u" && has_number) {
            take_unicode(number);
        } else if (word == "uc") {
            group().bytes_after_unicode = static_cast<int>(std::clamp<long>(number, 0, 16));
        } else if (word == "ansicpg") {
            code_page_ = fmt::format("windows-{}", std::clamp<long>(number, 0, 99999));
            if (number == 437 || number == 850) code_page_ = fmt::format("ibm-{}", number);
            if (number == 10000) code_page_ = "macintosh";
        } else if (std::find(skipped.begin(), skipped.end(), word) != skipped.end()) {
            group().skipped = true;
        } else if (!take_look(word, on, number) && !take_place(word)) {
            take_text_word(word, number);
        }
    }

    bool take_look(std::string_view word, bool on, long number) {
        flush();
        Group& now = group();
        if (word == "v") {
            now.hidden = on;
        } else if (word == "strike" || word == "striked" || word == "deleted") {
            now.struck = on;
        } else if (word == "caps" || word == "scaps") {
            now.capitals = on;
        } else if (word == "b") {
            now.bold = on;
        } else if (word == "fs") {
            now.font_size = static_cast<float>(std::clamp<long>(number, 0, 2000)) / 2;
        } else if (word == "plain") {
            now.hidden = now.struck = now.capitals = now.bold = false;
        } else {
            return false;
        }
        return true;
    }

    // Headers, footers, notes and labels of lists, each a group of its own.
    bool take_place(std::string_view word) {
        if (word == "header" || word == "headerl" || word == "headerr") {
            group().to = &header_;
        } else if (word == "headerf") {
            group().to = &first_header_;
        } else if (word == "footer" || word == "footerl" || word == "footerr" || word == "footerf") {
            group().to = &footer_;
        } else if (word == "footnote") {
            to().begin_paragraph();
            group().opened = Opened::note;
        } else if (word == "listtext" || word == "pntext") {
            group().in_label = true;
        } else {
            return false;
        }
        return true;
    }

    void take_text_word(std::string_view word, long number) {
        if (word == "par" || word == "sect" || word == "page") {
            end_paragraph();
        } else if (word == "line") {
            add("\n");
        } else if (word == "tab") {
            add(group().in_label ? " " : "\t");
        } else if (word == "pard") {
            in_table_ = false;
            outline_ = 9;
        } else if (word == "intbl") {
            in_table_ = true;
        } else if (word == "outlinelevel") {
            outline_ = static_cast<int>(std::clamp<long>(number, 0, 9));
        } else if (word == "cell") {
            end_cell();
        } else if (word == "row") {
            end_row();
        } else if (word == "nestcell" || word == "nestrow") {
            if (to().is_open()) end_paragraph();
        } else {
            take_character(word);
        }
    }

    void take_character(std::string_view word) {
        static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> characters = {{{"emdash", "—"},
                                                                                                     {"endash", "–"},
                                                                                                     {"lquote", "‘"},
                                                                                                     {"rquote", "’"},
                                                                                                     {"ldblquote", "“"},
                                                                                                     {"rdblquote", "”"},
                                                                                                     {"bullet", "•"},
                                                                                                     {"emspace", " "},
                                                                                                     {"enspace", " "}}};
        for (const auto& [name, character] : characters)
            if (name == word) add(character);
    }

    void take_unicode(long number) {
        flush_bytes();
        if (number < 0) number += 65536;
        units_.append(static_cast<char16_t>(std::clamp<long>(number, 0, 65535)));
        skip_ = group().bytes_after_unicode;
    }

    void take_byte(char c) {
        if (skip_ > 0) {
            --skip_;
            return;
        }
        flush_units();
        pending_.push_back(c);
    }

    void flush_bytes() {
        if (pending_.empty()) return;
        std::string words;
        icu::UnicodeString(pending_.data(), static_cast<int32_t>(pending_.size()), code_page_.c_str())
            .toUTF8String(words);
        pending_.clear();
        write(words);
    }

    void flush_units() {
        if (units_.isEmpty()) return;
        std::string words;
        units_.toUTF8String(words);
        units_.remove();
        write(words);
    }

    void flush() {
        flush_units();
        flush_bytes();
        skip_ = 0;
    }

    void add(std::string_view words) {
        flush();
        write(words);
    }

    void write(std::string_view words) {
        const Group& now = group();
        if (now.skipped || now.hidden || now.struck || words.empty()) return;
        open_paragraph();
        if (now.in_label && to().words().empty() && to().layout().role == LineRole::body) {
            to().layout().role = LineRole::list_item;
            to().layout().level = 1;
        }
        std::string shown = now.in_label ? readable_bullet(words) : std::string(words);
        to().add(now.capitals ? in_capitals(shown) : shown);
        if (words.find_first_not_of(" \t\n") != std::string_view::npos)
            to().note_look(words.size(), now.bold, now.font_size);
    }

    void open_paragraph() {
        if (to().is_open()) return;
        take_table_border();
        LineLayout layout;
        if (&to() == &header_ || &to() == &first_header_) layout.role = LineRole::page_header;
        if (&to() == &footer_) layout.role = LineRole::page_footer;
        if (&to() == &body_ && outline_ < 9) {
            layout.role = LineRole::heading;
            layout.level = static_cast<std::uint8_t>(outline_ + 1);
        }
        to().begin_paragraph(layout);
    }

    void take_table_border() {
        if (&to() != &body_) return;
        if (in_table_ && !body_.in_table()) {
            body_.begin_table();
            body_.begin_row();
            row_is_open_ = true;
        } else if (!in_table_ && body_.in_table()) {
            body_.end_table();
            row_is_open_ = false;
        } else if (in_table_ && !row_is_open_) {
            body_.begin_row();
            row_is_open_ = true;
        }
    }

    void end_paragraph() {
        flush();
        if (group().skipped) return;
        open_paragraph();
        to().end_paragraph();
    }

    void end_cell() {
        flush();
        if (group().skipped || &to() != &body_) return;
        in_table_ = true;
        open_paragraph();
        body_.end_paragraph();
        body_.end_cell();
    }

    void end_row() {
        flush();
        if (group().skipped || &to() != &body_ || !body_.in_table()) return;
        if (body_.is_open()) body_.end_paragraph();
        body_.end_row();
        row_is_open_ = false;
    }

    std::string_view bytes_;
    std::size_t most_;
    std::size_t at_ = 0;
    std::vector<Group> groups_;
    StructuredText body_;
    StructuredText header_;
    StructuredText first_header_;
    StructuredText footer_;
    std::string code_page_ = "windows-1252";
    std::string pending_;       // bytes of the code page
    icu::UnicodeString units_;  // UTF-16, which may come in two halves
    int skip_ = 0;              // bytes that repeat a character already read
    bool in_table_ = false;
    bool row_is_open_ = false;
    int outline_ = 9;
};

}  // namespace

Outcome<Extraction> read_rtf(std::string_view bytes, const ReadLimits& limits) {
    return RtfText(bytes, limits.text_bytes).run();
}

}  // namespace recueil::corpus
