#include "corpus/rules/theme_words.h"

#include <algorithm>
#include <array>

#include "corpus/rules/text_fold.h"

namespace recueil::corpus {
namespace {

constexpr std::array<std::string_view, 28> small_words = {
    "a",  "au", "aux", "avec", "ce", "cette", "d",   "dans", "de", "des", "du",  "en", "et",  "l",
    "la", "le", "les", "leur", "n",  "ou",    "par", "pour", "qu", "sa",  "ses", "un", "une", "sur"};

bool is_word_byte(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// « p.o.s. » is one word, « pos »: letters each followed by a dot, at least two.
std::string take_dotted(std::string_view text, std::size_t& at) {
    std::string letters;
    std::size_t next = at;
    while (next + 1 < text.size() && text[next] >= 'a' && text[next] <= 'z' && text[next + 1] == '.') {
        letters.push_back(text[next]);
        next += 2;
    }
    const bool last_undotted = next < text.size() && text[next] >= 'a' && text[next] <= 'z' &&
                               (next + 1 == text.size() || !is_word_byte(text[next + 1]));
    if (last_undotted && !letters.empty()) letters.push_back(text[next++]);
    if (letters.size() < 2) return {};
    at = next;
    return letters;
}

std::string singular(std::string word) {
    if (word.size() <= 3) return word;
    const std::string_view view = word;
    if (word.size() > 4 && view.ends_with("aux") && !view.ends_with("eaux")) {
        word.replace(word.size() - 2, 2, "l");
    } else if ((word.back() == 's' && !view.ends_with("ss")) || word.back() == 'x') {
        word.pop_back();
    }
    return word;
}

}  // namespace

std::vector<std::string> theme_words(std::string_view text) {
    const std::string folded = fold_text(text);
    std::vector<std::string> words;
    for (std::size_t at = 0; at < folded.size();) {
        if (!is_word_byte(folded[at])) {
            ++at;
            continue;
        }
        std::string word = take_dotted(folded, at);
        if (word.empty()) {
            const std::size_t start = at;
            while (at < folded.size() && is_word_byte(folded[at])) ++at;
            word = folded.substr(start, at - start);
        }
        if (std::find(small_words.begin(), small_words.end(), word) == small_words.end()) {
            words.push_back(singular(std::move(word)));
        }
    }
    return words;
}

// The three letters that both a whole word and the beginning of one share.
std::string PhraseSet::bucket_of(std::string_view word) {
    return std::string(word.substr(0, 3));
}

std::size_t PhraseSet::add(std::string_view phrase) {
    std::vector<Word> words;
    while (!phrase.empty()) {
        const std::size_t end = std::min(phrase.find(' '), phrase.size());
        std::string_view piece = phrase.substr(0, end);
        phrase.remove_prefix(std::min(end + 1, phrase.size()));
        const bool is_beginning = piece.ends_with('*');
        if (is_beginning) {
            words.push_back({fold_text(piece.substr(0, piece.size() - 1)), true});
            continue;
        }
        for (std::string& word : theme_words(piece)) words.push_back({std::move(word), false});
    }
    const std::size_t number = phrases_.size();
    if (!words.empty()) by_first_word_[bucket_of(words.front().text)].push_back(number);
    phrases_.push_back(std::move(words));
    return number;
}

bool PhraseSet::stands_at(const std::vector<Word>& phrase, const std::vector<std::string>& words,
                          std::size_t at) const {
    if (at + phrase.size() > words.size()) return false;
    for (std::size_t i = 0; i < phrase.size(); ++i) {
        const std::string_view word = words[at + i];
        if (phrase[i].is_beginning ? !word.starts_with(phrase[i].text) : word != phrase[i].text) return false;
    }
    return true;
}

std::vector<std::size_t> PhraseSet::find(const std::vector<std::string>& words) const {
    std::vector<std::size_t> starts(phrases_.size(), nowhere);
    for (std::size_t at = 0; at < words.size(); ++at) {
        const auto bucket = by_first_word_.find(bucket_of(words[at]));
        if (bucket == by_first_word_.end()) continue;
        for (const std::size_t number : bucket->second) {
            if (starts[number] == nowhere && stands_at(phrases_[number], words, at)) starts[number] = at;
        }
    }
    return starts;
}

}  // namespace recueil::corpus
