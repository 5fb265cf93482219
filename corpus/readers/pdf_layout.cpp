#include "corpus/readers/pdf_layout.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

namespace recueil::corpus {
namespace {

enum Column { level, page_number, flow, block, line, word, left, top, width, height, confidence, columns };

struct Row {
    std::array<double, columns> numbers{};
    std::string_view text;
};

// The columns before the text are numbers, each ended by a tab.
std::optional<Row> parse_row(std::string_view bytes) {
    Row row;
    for (double& number : row.numbers) {
        const std::size_t tab = bytes.find('\t');
        if (tab == std::string_view::npos) return std::nullopt;
        const auto [end, error] = std::from_chars(bytes.data(), bytes.data() + tab, number);
        if (error != std::errc() || end != bytes.data() + tab || !std::isfinite(number)) return std::nullopt;
        bytes.remove_prefix(tab + 1);
    }
    row.text = bytes;
    return row;
}

// A font may draw two letters as one; the word still has two.
constexpr std::array<std::string_view, 7> ligatures = {"ff", "fi", "fl", "ffi", "ffl", "st", "st"};

void append_word(std::string& to, std::string_view word) {
    for (std::size_t at = 0; at < word.size();) {
        const std::string_view rest = word.substr(at);
        if (rest.starts_with("\xEF\xAC") && rest.size() > 2) {
            const auto third = static_cast<unsigned char>(rest[2]);
            if (third >= 0x80 && third < 0x80 + ligatures.size()) {
                to.append(ligatures[third - 0x80U]);
                at += 3;
                continue;
            }
        }
        if (rest.starts_with("\u00AD")) {  // drawn, hence no soft hyphen
            to.push_back('-');
            at += 2;
            continue;
        }
        const auto byte = static_cast<unsigned char>(rest.front());
        if (byte >= 0x20) to.push_back(rest.front());  // a broken font may name any character
        ++at;
    }
}

std::size_t count_letters(std::string_view word) {
    return static_cast<std::size_t>(std::count_if(word.begin(), word.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
               (byte >= 0xC3 && byte <= 0xEC && byte != 0xE2);  // E2 leads dashes, quotes and bullets
    }));
}

}  // namespace

void PdfLayout::take(std::string_view bytes) {
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        if (end == std::string_view::npos) {
            pending_.append(bytes);
            return;
        }
        if (pending_.empty()) {
            take_row(bytes.substr(0, end));
        } else {
            pending_.append(bytes.substr(0, end));
            take_row(pending_);
            pending_.clear();
        }
        bytes.remove_prefix(end + 1);
    }
}

void PdfLayout::take_row(std::string_view bytes) {
    const std::optional<Row> row = parse_row(bytes);
    if (!row) return;
    const auto& number = row->numbers;
    const Box box{number[left], number[top], number[width], number[height]};
    if (number[level] == 1) {
        if (!letters_.empty()) end_page();
        letters_.push_back(0);
    } else if (letters_.empty()) {
        return;
    } else if (number[level] == 4) {
        page_.push_back({box, {}, std::lround(std::clamp(number[flow], 0.0, 1e9)), {}});
    } else if (number[level] == 5 && !page_.empty()) {
        add_word(box, row->text);
    }
}

void PdfLayout::add_word(const Box& box, std::string_view text) {
    Line& current = page_.back();
    const std::size_t before = current.text.size();
    if (!current.text.empty() && has_space_between(current.last_word, box)) current.text.push_back(' ');
    append_word(current.text, text);
    current.last_word = box;
    page_bytes_ += current.text.size() - before;
    letters_.back() += count_letters(text);
}

// Two pieces of one word (« 1 » and a raised « er ») touch; words stand apart, whatever way the line runs.
bool PdfLayout::has_space_between(const Box& word, const Box& next) {
    const double across = std::max(next.left - (word.left + word.width), word.left - (next.left + next.width));
    const double along = std::max(next.top - (word.top + word.height), word.top - (next.top + next.height));
    if (along > 0) return along > 0.1 * std::min(word.width, word.height);
    return across > 0.1 * std::min(word.height, next.height);
}

// The space between lines of running text on this page: a low quartile, since titles and lists stand wider.
double PdfLayout::usual_gap() const {
    std::vector<double> gaps;
    for (std::size_t i = 1; i < page_.size(); ++i) {
        const Box& above = page_[i - 1].box;
        const Box& below = page_[i].box;
        const bool overlap = below.left < above.left + above.width && above.left < below.left + below.width;
        const double gap = below.top - (above.top + above.height);
        if (overlap && gap > 0) gaps.push_back(gap);
    }
    if (gaps.empty()) return 0;
    const auto quartile = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 4);
    std::nth_element(gaps.begin(), quartile, gaps.end());
    return *quartile;
}

void PdfLayout::end_page() {
    if (letters_.size() > 1) text_.push_back('\f');
    const double usual = usual_gap();
    for (std::size_t i = 0; i < page_.size(); ++i) {
        const Line& current = page_[i];
        if (i > 0) {
            const Line& above = page_[i - 1];
            const double gap = current.box.top - (above.box.top + above.box.height);
            const bool climbs = current.box.top + current.box.height < above.box.top;
            const bool apart = gap > std::max(0.5 * std::min(above.box.height, current.box.height), 1.4 * usual);
            if (climbs ? current.flow != above.flow : apart) text_.push_back('\n');
        }
        text_.append(current.text);
        text_.push_back('\n');
    }
    page_.clear();
    page_bytes_ = 0;
}

std::string PdfLayout::finish() {
    if (!pending_.empty()) take_row(std::exchange(pending_, {}));
    if (!letters_.empty()) end_page();
    return std::move(text_);
}

}  // namespace recueil::corpus
