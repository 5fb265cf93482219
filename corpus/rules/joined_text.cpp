#include "corpus/rules/joined_text.h"

#include <algorithm>
#include <cstring>

#include <unicode/uchar.h>

#include "corpus/rules/letter_spacing.h"
#include "corpus/rules/text_fold.h"
#include "corpus/rules/utf8.h"
#include "corpus/text/french_dictionary.h"

namespace recueil::corpus {

namespace {

bool is_word_character(UChar32 c) {
    return u_isalnum(c) || u_getCombiningClass(c) != 0;
}

// Bytes of the hyphen that ends `text` (HYPHEN-MINUS or HYPHEN), or 0.
std::size_t final_hyphen(std::string_view text) {
    if (ends_with(text, "-")) return 1;
    if (ends_with(text, "\xE2\x80\x90")) return 3;
    return 0;
}

// The letters and digits at the end, or at the start, of a text.
std::string_view last_word(std::string_view text) {
    for (std::size_t at = text.size(); at > 0;) {
        const std::size_t end = at;
        const UChar32 c = previous_code_point(text, at);
        if (c < 0 || !is_word_character(c)) return text.substr(end);
    }
    return text;
}

std::string_view first_word(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const UChar32 c = next_code_point(text, at);
        if (c < 0 || !is_word_character(c)) return text.substr(0, begin);
    }
    return text;
}

}  // namespace

// Words that a line end cuts are left out: they prove nothing.
void WordList::gather() {
    gathered_ = true;
    const std::string_view text = document_.text;
    std::string word;
    const auto keep = [&] {
        if (word.size() > 3 && word.size() < 64 && word.back() != '-') words_.insert(word);
        word.clear();
    };
    for (const char each : text) {
        const auto byte = static_cast<unsigned char>(each);
        const bool letter = byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
                            (byte >= 'a' && byte <= 'z');
        if (letter || (byte == '-' && !word.empty())) {
            word += static_cast<char>(byte >= 'A' && byte <= 'Z' ? byte + 32 : byte);
        } else {
            keep();
        }
    }
    keep();
}

bool WordList::cut_at_line_end(std::string_view before, std::string_view after) {
    const std::string_view left = last_word(before);
    const std::string_view right = first_word(after);
    if (left.size() < 2 || right.size() < 2) return false;
    const UChar32 first = first_code_point(right);
    // « PAS-/DE », « Jean-/Claude »: a name keeps its hyphen; only a run of one case can be one word.
    if (u_isdigit(first) || (u_isupper(first) && !all_upper(left))) return false;
    if (!gathered_) gather();
    std::string joined = std::string(left) + std::string(right);
    std::string hyphenated = std::string(left) + "-" + std::string(right);
    for (std::string* each : {&joined, &hyphenated})
        for (char& c : *each)
            if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    if (words_.count(hyphenated) != 0) return false;
    if (words_.count(joined) != 0) return true;
    // The document has neither: the dictionary decides, but a compound that it knows keeps its hyphen.
    return u_islower(first) && is_french_word(joined) && !is_french_word(hyphenated);
}

void JoinedText::add(std::string_view line, int number, WordList& words) {
    const auto whole = without_letter_spacing(line);
    const std::string squeezed = squeeze(whole ? std::string_view(*whole) : line);
    if (squeezed.empty()) return;
    if (ends_with(text_, "\xC2\xAD")) {
        text_.resize(text_.size() - 2);  // a soft hyphen says that the word goes on
    } else if (!text_.empty()) {
        const std::size_t hyphen = final_hyphen(text_);
        const std::string_view before = std::string_view(text_).substr(0, text_.size() - hyphen);
        const UChar32 left = last_code_point(before);
        const UChar32 right = first_code_point(squeezed);
        const bool joins =
            hyphen != 0 && ((u_isalpha(left) && u_isalpha(right)) || (u_isdigit(left) && u_isdigit(right)));
        if (joins && words.cut_at_line_end(before, squeezed)) {
            text_.resize(text_.size() - hyphen);
        } else if (!joins) {
            text_ += ' ';
        }
    }
    starts_.push_back({text_.size(), number});
    text_ += squeezed;
}

int JoinedText::line_at(std::size_t byte) const {
    return corpus::line_at(starts_, byte, lines().start);
}

Lines JoinedText::lines() const {
    return starts_.empty() ? Lines{} : Lines{starts_.front().line, starts_.back().line};
}

Lines JoinedText::lines_of(std::size_t begin, std::size_t end) const {
    return {line_at(begin), line_at(end > begin ? end - 1 : begin)};
}

JoinedText placed_text(const SourceLines& source, std::string_view text, const Lines& lines, WordList& words) {
    if (lines.end > lines.start) {
        const JoinedText joined = join(source, lines.start, lines.end + 1, words);
        const std::string& whole = joined.text();
        const void* place = ::memmem(whole.data(), whole.size(), text.data(), text.size());
        if (place != nullptr && !text.empty()) {
            const auto begin = static_cast<std::size_t>(static_cast<const char*>(place) - whole.data());
            std::vector<LineStart> starts{{0, joined.line_at(begin)}};
            for (const LineStart& start : joined.line_starts())
                if (start.byte > begin && start.byte < begin + text.size())
                    starts.push_back({start.byte - begin, start.line});
            return {std::string(text), std::move(starts)};
        }
    }
    return {std::string(text), {{0, lines.start}}};
}

JoinedText join(const SourceLines& source, int begin, int end, WordList& words) {
    JoinedText joined;
    for (int line = begin; line < end; ++line)
        if (!source.page_foot(line)) joined.add(source.raw(line), line, words);
    return joined;
}

}  // namespace recueil::corpus
