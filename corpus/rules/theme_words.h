// Words as the rules of themes compare them, and a search for many of their phrases at once.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace recueil::corpus {

// Lower case, no accents, small words (« de », « aux ») left out, plurals made singular.
std::vector<std::string> theme_words(std::string_view text);

// Phrases numbered in the order they are added.
class PhraseSet {
  public:
    // The words of `phrase` must follow one another; `*` ends one of which only the beginning counts. Gives its number.
    std::size_t add(std::string_view phrase);

    // For each phrase, where it first starts in `words`; `nowhere` if it does not. Time grows with the words, and with
    // the phrases that begin like one of them.
    std::vector<std::size_t> find(const std::vector<std::string>& words) const;

    std::size_t length(std::size_t phrase) const { return phrases_[phrase].size(); }  // in words

    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

  private:
    struct Word {
        std::string text;
        bool is_beginning = false;
    };

    static std::string bucket_of(std::string_view word);
    bool stands_at(const std::vector<Word>& phrase, const std::vector<std::string>& words, std::size_t at) const;

    std::vector<std::vector<Word>> phrases_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_first_word_;
};

}  // namespace recueil::corpus
