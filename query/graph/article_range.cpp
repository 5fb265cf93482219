#include "query/graph/article_range.h"

#include <algorithm>
#include <utility>

#include "query/characters.h"

namespace recueil::query {

namespace {

// Reads an article off the beginning of a key; absent where it begins with none.
std::optional<ArticleNumber> take_article(std::string_view& key) {
    ArticleNumber article;
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

std::optional<ArticleNumber> ArticleNumber::of_key(std::string_view key) {
    auto article = take_article(key);
    return article && key.empty() ? std::move(article) : std::nullopt;
}

std::optional<ArticleRange> ArticleRange::of_key(std::string_view key) {
    auto first = take_article(key);
    if (!first) return std::nullopt;
    ArticleRange range;
    range.first_ = std::move(*first);
    if (key == "etsuivants") return range;
    if (key.empty() || key.front() != 'a') return std::nullopt;
    key.remove_prefix(1);
    auto last = take_article(key);
    if (!last || !key.empty() || (!last->letters.empty() && last->letters != range.first_.letters)) return std::nullopt;
    range.last_ = std::move(last->numbers);
    return range;
}

bool ArticleRange::takes_in(const ArticleNumber& article) const {
    if (article.letters != first_.letters) return false;
    if (!last_.empty())
        return article.numbers >= first_.numbers && (article.numbers <= last_ || begins_with(article.numbers, last_));
    // Those that follow it in its own section: L.311-1 and what comes after it in L.311.
    if (first_.numbers.size() > article.numbers.size()) return false;
    const std::size_t last = first_.numbers.size() - 1;
    return std::equal(first_.numbers.begin(), first_.numbers.end() - 1, article.numbers.begin()) &&
           article.numbers[last] >= first_.numbers.back();
}

bool takes_in(std::string_view range_key, std::string_view article_key) {
    const auto range = ArticleRange::of_key(range_key);
    const auto article = ArticleNumber::of_key(article_key);
    return range && article && range->takes_in(*article);
}

}  // namespace recueil::query
