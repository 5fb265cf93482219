#include "corpus/rules/number_words.h"

#include <algorithm>
#include <array>

namespace recueil::corpus {

namespace {

struct NumberWord {
    std::string_view word;
    int value;
};

// Longer words come before their beginnings.
constexpr std::array<NumberWord, 33> number_words{{
    {"quatorze", 14},      {"cinquante", 50},    {"quarante", 40},   {"soixante", 60},
    {"millions", 1000000}, {"million", 1000000}, {"milliers", 1000}, {"quatre", 4},
    {"quinze", 15},        {"trente", 30},       {"treize", 13},     {"trois", 3},
    {"douze", 12},         {"vingts", 20},       {"vingt", 20},      {"seize", 16},
    {"mille", 1000},       {"cents", 100},       {"cinq", 5},        {"cent", 100},
    {"deux", 2},           {"onze", 11},         {"sept", 7},        {"huit", 8},
    {"neuf", 9},           {"zero", 0},          {"mil", 1000},      {"une", 1},
    {"dix", 10},           {"six", 6},           {"un", 1},          {"et", -1},
    {"z\xC3\xA9ro", 0},
}};

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

// A letter of ASCII or any byte of another letter.
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

bool starts_here(std::string_view text, std::size_t at, std::string_view word) {
    if (text.size() - at < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i)
        if (lower(text[at + i]) != word[i]) return false;
    return true;
}

const NumberWord* word_at(std::string_view text, std::size_t at) {
    const auto found = std::find_if(number_words.begin(), number_words.end(), [&](const NumberWord& each) {
        return at < text.size() && starts_here(text, at, each.word);
    });
    return found == number_words.end() ? nullptr : &*found;
}

// Adds number words one by one, and refuses the word that cannot follow.
class Sum {
  public:
    bool add(int value) {
        if (value == 0) return false;
        if (value >= 1000) return multiply(value);
        if (value == 100) {
            if (hundreds_ != 0 || low_ == 1 || low_ >= 20 || low_ == 10) return false;
            hundreds_ = low_ == 0 ? 1 : low_;
            low_ = 0;
            return true;
        }
        if (value == 20 && low_ == 4) {
            low_ = 80;
            return true;
        }
        const bool after_ten = low_ == 10 || low_ == 70 || low_ == 90;
        const bool after_tens = low_ >= 20 && low_ <= 80 && low_ % 10 == 0 && low_ != 70;
        const bool fits = low_ == 0 || (value <= 9 && after_tens) || (value >= 7 && value <= 9 && after_ten) ||
                          (value >= 10 && value <= 16 && (low_ == 60 || low_ == 80));
        if (!fits) return false;
        low_ += value;
        return true;
    }
    // « vingt et un », « soixante et onze »
    bool joins(int value) const {
        return (value == 1 && low_ >= 20 && low_ <= 60 && low_ % 10 == 0) || (value == 11 && low_ == 60);
    }
    long long value() const { return total_ + hundreds_ * 100 + low_; }

  private:
    bool multiply(int unit) {
        if (unit >= smallest_unit_) return false;
        const long long times = hundreds_ * 100 + low_;
        total_ += (times == 0 ? 1 : times) * unit;
        hundreds_ = low_ = 0;
        smallest_unit_ = unit;
        return true;
    }

    long long total_ = 0;
    long long hundreds_ = 0;
    long long low_ = 0;
    int smallest_unit_ = 1000000000;
};

}  // namespace

std::optional<NumberInWords> number_in_words_at(std::string_view text, std::size_t from) {
    Sum sum;
    std::optional<NumberInWords> number;
    std::size_t at = from;
    while (const NumberWord* word = word_at(text, at)) {
        std::size_t end = at + word->word.size();
        const auto skip_separators = [&] {
            while (end < text.size() && (text[end] == ' ' || text[end] == '-')) ++end;
        };
        if (word->value < 0) {
            skip_separators();
            word = word_at(text, end);
            if (word == nullptr || !sum.joins(word->value)) break;
            end += word->word.size();
        }
        if (word->value == 0) {
            if (at == from && (end == text.size() || !is_letter(text[end]))) return NumberInWords{0, end};
            break;
        }
        if (!sum.add(word->value)) break;
        if (end == text.size() || !is_letter(text[end])) number = NumberInWords{sum.value(), end};
        skip_separators();
        at = end;
    }
    return number;
}

}  // namespace recueil::corpus
