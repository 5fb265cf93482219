// Numbers and bullets that a list style makes: « Article 1 : », « 1.2 », « a) », « • ».
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>

namespace recueil::corpus {

enum class NumberFormat {
    none,
    decimal,
    decimal_zero,
    upper_letter,
    lower_letter,
    upper_roman,
    lower_roman,
    ordinal,
    bullet
};

// A number as its format writes it; 0 and what is past the format's reach in digits.
std::string format_number(NumberFormat format, long number);

constexpr std::size_t list_levels = 10;

struct ListLevel {
    NumberFormat format = NumberFormat::none;
    std::string text;  // « Article %1 : »; of a bullet, the bullet
    long start = 1;
};

// One list style, and where its counters are.
class ListCounter {
  public:
    // Counts one item of a level (from 0 on) and gives its label; the counters of deeper levels start anew.
    std::string next(const std::array<ListLevel, list_levels>& levels, std::size_t level);
    void set(std::size_t level, long number);  // the number the next item of the level gets

  private:
    std::array<long, list_levels> counts_{};
    std::array<bool, list_levels> begun_{};
};

// A bullet as people read it: what a symbol font draws has no meaning as a character.
std::string readable_bullet(std::string_view bullet);

// Words in capitals, as a format shows them.
std::string in_capitals(std::string_view words);

}  // namespace recueil::corpus
