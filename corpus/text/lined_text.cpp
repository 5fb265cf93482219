#include "corpus/text/lined_text.h"

#include <utility>

#include <unicode/uchar.h>

#include "corpus/rules/letter_spacing.h"
#include "corpus/rules/text_fold.h"
#include "corpus/rules/utf8.h"

namespace recueil::corpus {

namespace {

// A sentence goes on over page furniture: nothing closes the line above and the line below opens nothing.
bool goes_on(std::string_view above, std::string_view below) {
    if (above.empty()) return false;
    const char last = above.back();
    if (last == '.' || last == ';' || last == ':' || last == '!' || last == '?') return false;
    return starts_lower(below);
}

}  // namespace

LinedText::LinedText(const SourceLines& source, int begin, int end, WordList& words) {
    bool border = false;
    bool furniture = false;  // since the last line of text
    for (int line = begin; line < end; ++line) {
        if (source.page_foot(line)) {
            furniture = true;
            continue;
        }
        const auto whole = without_letter_spacing(source.raw(line));
        const std::string squeezed = squeeze(whole ? std::string_view(*whole) : source.raw(line));
        if (squeezed.empty()) {
            border = true;
            continue;
        }
        if (ends_with(text_, "\xC2\xAD")) {
            text_.resize(text_.size() - 2);  // a soft hyphen says that the word goes on
        } else if (!text_.empty()) {
            const bool hyphen = text_.back() == '-' || ends_with(text_, "\xE2\x80\x90");
            const std::size_t mark = text_.back() == '-' ? 1 : 3;
            const std::string_view before = std::string_view(text_).substr(0, hyphen ? text_.size() - mark : 0);
            const UChar32 left = last_code_point(before);
            const UChar32 right = first_code_point(squeezed);
            const bool word =
                hyphen && ((u_isalpha(left) && u_isalpha(right)) || (u_isdigit(left) && u_isdigit(right)));
            const bool paragraph =
                (border || source.starts_paragraph(line)) && !(furniture && goes_on(text_, squeezed));
            if (word && !paragraph) {
                if (words.cut_at_line_end(before, squeezed)) text_.resize(text_.size() - mark);
            } else {
                text_ += paragraph ? "\n\n" : "\n";
            }
        }
        starts_.push_back({text_.size(), line});
        text_ += squeezed;
        border = furniture = false;
    }
    folded_ = std::make_unique<FoldedText>(text_);
}

LinedText::LinedText(std::string text) : text_(std::move(text)) {
    int line = 1;
    starts_.push_back({0, line});
    for (std::size_t at = 0; at < text_.size(); ++at)
        if (text_[at] == '\n') starts_.push_back({at + 1, ++line});
    folded_ = std::make_unique<FoldedText>(text_);
}

int LinedText::line_at(std::size_t byte) const {
    return corpus::line_at(starts_, byte, lines().start);
}

Lines LinedText::lines() const {
    return starts_.empty() ? Lines{} : Lines{starts_.front().line, starts_.back().line};
}

Lines LinedText::lines_of(std::size_t begin, std::size_t end) const {
    return {line_at(begin), line_at(end > begin ? end - 1 : begin)};
}

}  // namespace recueil::corpus
