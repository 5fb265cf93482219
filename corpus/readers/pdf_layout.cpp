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

// A word takes this much memory while its page is laid out.
constexpr std::size_t bytes_of_a_word = sizeof(Word);

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
        // A broken font may name any character.
        if (static_cast<unsigned char>(rest.front()) >= 0x20) to.push_back(rest.front());
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
    if (number[level] == 1) {
        if (!letters_.empty()) end_page();
        letters_.push_back(0);
        scale_ = page_width_ > 0 && number[width] > 0 ? page_width_ / number[width] : 1;
        page_.size = {static_cast<float>(scale_ * number[width]), static_cast<float>(scale_ * number[height])};
    } else if (letters_.empty()) {
        return;
    } else if (number[level] == 4) {
        page_.runs.push_back(
            {{}, std::lround(std::clamp(number[flow], 0.0, 1e9)), std::lround(std::clamp(number[block], 0.0, 1e9))});
    } else if (number[level] == 5 && !page_.runs.empty()) {
        std::string text;
        append_word(text, row->text);
        if (text.find_first_not_of(' ') == std::string::npos) return;
        page_bytes_ += bytes_of_a_word + text.size();
        const Box box{scale_ * number[left], scale_ * number[top], scale_ * (number[left] + number[width]),
                      scale_ * (number[top] + number[height])};
        page_.runs.back().words.push_back({box, std::move(text)});
    }
}

void PdfLayout::end_page() {
    PageText page = lay_out_page(std::exchange(page_, {}), usual_gap_);
    usual_gap_ = page.usual_gap;
    for (const PageLine& line : page.lines) {
        text_bytes_ += line.text.size() + 1;
        if (line.layout.role != LineRole::aside) letters_.back() += count_letters(line.text);
    }
    done_.push_back(std::move(page));
    page_bytes_ = 0;
}

std::vector<PageText> PdfLayout::finish() {
    if (!pending_.empty()) take_row(std::exchange(pending_, {}));
    if (!letters_.empty()) end_page();
    return std::move(done_);
}

Extraction document_of(std::vector<PageText> pages) {
    Extraction document;
    document.has_pages = true;
    for (std::size_t number = 0; number < pages.size(); ++number) {
        PageText& page = pages[number];
        if (number > 0) document.text.push_back('\f');
        document.page_sizes.push_back(page.size);
        std::vector<int> line_numbers = {0};  // in the document, of each line of the page
        for (const PageLine& line : page.lines) {
            if (line.after_blank) {
                document.text.push_back('\n');
                document.lines.emplace_back();
            }
            document.text.append(line.text);
            document.text.push_back('\n');
            document.lines.push_back(line.layout);
            line_numbers.push_back(static_cast<int>(document.lines.size()));
        }
        for (DocumentTable& table : page.tables) {
            table.line_start = line_numbers[static_cast<std::size_t>(table.line_start)];
            table.line_end = line_numbers[static_cast<std::size_t>(table.line_end)];
            document.tables.push_back(std::move(table));
        }
    }
    return document;
}

}  // namespace recueil::corpus
