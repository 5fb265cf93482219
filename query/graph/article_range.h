// Articles of codes cited as « L.311-1 et suivants » or « R.212-29 à R.212-34 »: which single articles they take in.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recueil::query {

// « R.212-29 » as its letters and its numbers.
struct ArticleNumber {
    std::string letters;
    std::vector<unsigned long> numbers;

    // Of a key as the index has it (terms.h, code_article_key); absent where it is no single article.
    static std::optional<ArticleNumber> of_key(std::string_view key);
};

// "l311-1etsuivants" takes in the articles after L.311-1 in its own section, "r212-29ar212-34" those between.
class ArticleRange {
  public:
    // Absent where the key is no range.
    static std::optional<ArticleRange> of_key(std::string_view key);

    bool takes_in(const ArticleNumber& article) const;

  private:
    ArticleNumber first_;
    std::vector<unsigned long> last_;  // empty of « et suivants »
};

// The same, of two keys.
bool takes_in(std::string_view range_key, std::string_view article_key);

}  // namespace recueil::query
