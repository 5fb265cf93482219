#include "query/article_range.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace recueil::query {

namespace {

// « r212-29 » as its letters and its numbers.
struct Article {
    std::string_view letters;
    std::vector<unsigned long> numbers;
};

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

// Reads an article off the beginning of a key; absent where none stands there.
std::optional<Article> take_article(std::string_view& key) {
    Article article;
    std::size_t at = 0;
    while (at < key.size() && key[at] >= 'a' && key[at] <= 'z') ++at;
    article.letters = key.substr(0, at);
    while (at < key.size() && is_digit(key[at])) {
        unsigned long number = 0;
        for (int digits = 0; at < key.size() && is_digit(key[at]); ++at, ++digits) {
            if (digits == 9) return std::nullopt;
            number = number * 10 + static_cast<unsigned long>(key[at] - '0');
        }
        article.numbers.push_back(number);
        if (at + 1 >= key.size() || key[at] != '-' || !is_digit(key[at + 1])) break;
        ++at;
    }
    if (article.numbers.empty() || article.letters.size() > 3) return std::nullopt;
    key.remove_prefix(at);
    return article;
}

bool begins_with(const std::vector<unsigned long>& numbers, const std::vector<unsigned long>& first) {
    return numbers.size() >= first.size() && std::equal(first.begin(), first.end(), numbers.begin());
}

}  // namespace

bool takes_in(std::string_view range_key, std::string_view article_key) {
    const auto first = take_article(range_key);
    const auto asked = take_article(article_key);
    if (!first || !asked || !article_key.empty() || asked->letters != first->letters) return false;
    if (range_key == "etsuivants") {
        // Those that follow it in its own section: L.311-1 and what comes after it in L.311.
        if (first->numbers.size() > asked->numbers.size()) return false;
        const auto last = static_cast<std::ptrdiff_t>(first->numbers.size()) - 1;
        return std::equal(first->numbers.begin(), first->numbers.begin() + last, asked->numbers.begin()) &&
               asked->numbers[static_cast<std::size_t>(last)] >= first->numbers.back();
    }
    if (range_key.empty() || range_key.front() != 'a') return false;
    range_key.remove_prefix(1);
    const auto last = take_article(range_key);
    if (!last || !range_key.empty() || (!last->letters.empty() && last->letters != first->letters)) return false;
    return asked->numbers >= first->numbers &&
           (asked->numbers <= last->numbers || begins_with(asked->numbers, last->numbers));
}

}  // namespace recueil::query
