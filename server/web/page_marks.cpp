#include "server/web/page_marks.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"

namespace recueil::server {
namespace {

constexpr std::size_t kMostPageTokens = 4000;
constexpr std::size_t kMostQuoteTokens = 800;
// Words between two that agree, such as the halves of one cut at a line end, are quoted too.
constexpr std::size_t kLongestGap = 2;
constexpr double kLeastShare = 0.4;
constexpr int kMatch = 2;
constexpr int kMiss = -1;

// A token of the page and the words that it covers: « L. 3121-14 » is one token of two words.
struct PageToken {
    stemming::Token token;
    std::size_t first_word = 0;
    std::size_t last_word = 0;
};

// The words of a page as one text, with a blank between two, and where each begins.
struct PageText {
    std::string text;
    std::vector<std::size_t> starts;  // bytes

    std::size_t word_at(std::size_t byte) const {
        const auto next = std::upper_bound(starts.begin(), starts.end(), byte);
        return static_cast<std::size_t>(next - starts.begin()) - 1;
    }
};

PageText text_of(const corpus::PageOfWords& page) {
    PageText joined;
    joined.starts.reserve(page.words.size());
    for (const corpus::PageWord& word : page.words) {
        if (!joined.text.empty()) joined.text += ' ';
        joined.starts.push_back(joined.text.size());
        joined.text += word.text;
    }
    return joined;
}

std::vector<PageToken> tokens_of(const stemming::Analyser& analyser, const corpus::PageOfWords& page) {
    const PageText joined = text_of(page);
    std::vector<PageToken> tokens;
    for (stemming::Token& token : analyser.analyse(joined.text)) {
        const std::size_t first = joined.word_at(token.begin);
        const std::size_t last = joined.word_at(token.end > token.begin ? token.end - 1 : token.begin);
        tokens.push_back({std::move(token), first, last});
    }
    return tokens;
}

// Local alignment (Smith and Waterman): for each token of the page, whether it agrees with one of the quote in the best
// stretch.
std::vector<bool> aligned(const std::vector<std::uint32_t>& page, const std::vector<std::uint32_t>& quote) {
    enum Step : std::uint8_t { none, both, of_page, of_quote };
    const std::size_t width = quote.size() + 1;
    std::vector<int> above(width, 0);
    std::vector<int> row(width, 0);
    std::vector<std::uint8_t> steps((page.size() + 1) * width, none);
    int best = 0;
    std::size_t best_at = 0;
    for (std::size_t i = 1; i <= page.size(); ++i) {
        row[0] = 0;
        for (std::size_t j = 1; j < width; ++j) {
            const int diagonal = above[j - 1] + (page[i - 1] == quote[j - 1] ? kMatch : kMiss);
            const int up = above[j] + kMiss;
            const int left = row[j - 1] + kMiss;
            const int score = std::max({0, diagonal, up, left});
            row[j] = score;
            std::uint8_t& step = steps[i * width + j];
            if (score > 0) step = score == diagonal ? both : score == up ? of_page : of_quote;
            if (score > best) {
                best = score;
                best_at = i * width + j;
            }
        }
        std::swap(above, row);
    }
    std::vector<bool> agree(page.size(), false);
    for (std::size_t at = best_at; steps[at] != none;) {
        const std::size_t i = at / width;
        const std::size_t j = at % width;
        switch (steps[at]) {
            case both:
                agree[i - 1] = page[i - 1] == quote[j - 1];
                at -= width + 1;
                break;
            case of_page:
                at -= width;
                break;
            default:
                --at;
                break;
        }
    }
    return agree;
}

}  // namespace

PageMarks mark_quote(const stemming::Analyser& analyser, const corpus::PageOfWords& page, std::string_view quote) {
    PageMarks marks;
    marks.words.assign(page.words.size(), false);
    std::vector<PageToken> tokens = tokens_of(analyser, page);
    if (tokens.size() > kMostPageTokens) tokens.resize(kMostPageTokens);
    std::vector<stemming::Token> wanted = analyser.analyse(quote);
    if (wanted.size() > kMostQuoteTokens) wanted.resize(kMostQuoteTokens);
    if (tokens.empty() || wanted.empty()) return marks;
    std::unordered_map<std::string, std::uint32_t> numbers;
    const auto number_of = [&](const std::string& surface) {
        return numbers.emplace(surface, static_cast<std::uint32_t>(numbers.size())).first->second;
    };
    std::vector<std::uint32_t> of_page;
    std::vector<std::uint32_t> of_quote;
    of_page.reserve(tokens.size());
    of_quote.reserve(wanted.size());
    for (const PageToken& each : tokens) of_page.push_back(number_of(each.token.surface));
    for (const stemming::Token& each : wanted) of_quote.push_back(number_of(each.surface));
    std::vector<bool> agree = aligned(of_page, of_quote);
    const auto found = std::count(agree.begin(), agree.end(), true);
    marks.share = static_cast<double>(found) / static_cast<double>(wanted.size());
    // A quote that goes on over the next page is short here: then its words count, not their share.
    constexpr std::ptrdiff_t enough = 12;
    if (marks.share < kLeastShare && found < enough) return marks;
    std::size_t last = agree.size();
    for (std::size_t i = 0; i < agree.size(); ++i) {
        if (!agree[i]) continue;
        const std::size_t from = last != agree.size() && i - last <= kLongestGap + 1 ? last : i;
        for (std::size_t word = tokens[from].first_word; word <= tokens[i].last_word; ++word) marks.words[word] = true;
        last = i;
    }
    return marks;
}

std::vector<bool> mark_words(const query::Marker& marker, const corpus::PageOfWords& page) {
    std::vector<bool> marks(page.words.size(), false);
    if (!marker || page.words.empty()) return marks;
    const PageText joined = text_of(page);
    std::size_t byte = 0;
    std::size_t point = 0;
    // The byte where a code point begins; asked for in growing order only.
    const auto byte_of = [&](std::size_t wanted) {
        while (byte < joined.text.size() && point < wanted) {
            next_code_point(joined.text, byte);
            ++point;
        }
        return byte;
    };
    for (const auto& [start, end] : marker(joined.text)) {
        const std::size_t first = joined.word_at(byte_of(start));
        const std::size_t past = byte_of(end);
        for (std::size_t word = first; word < marks.size() && joined.starts[word] < past; ++word) marks[word] = true;
    }
    return marks;
}

}  // namespace recueil::server
