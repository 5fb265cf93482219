// Numbers, dates and references: found whole, and brought to one spelling.
//
//   12 500,00    12500        12.500,00    12500       12,50        12,5
//   26/03/2018   2018-03-26   26.3.2018    2018-03-26  2018-03-26   2018-03-26
//   2018-83      2018-83      2018/083     2018-83     84-53        84-53
//   1er, 2ème    1, 2         05           5           3.2.1        3.2.1
//   L. 3121-14   l3121-14     L3121-14     l3121-14    L.O. 1112-1  lo1112-1
//   RD 939       rd939        RD939        rd939       20h00        20h00
//   2014-2020, 2/9, 03.21.21.62.62: one number each part
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace recueil::stemming {

struct Number {
    std::string surface;
    std::size_t end = 0;  // where it ends in the text
};

// Reads numbers off a text from left to right. Every call looks at most a bounded way past what it reads.
class NumberReader {
  public:
    explicit NumberReader(std::string_view text) : text_(text) {}

    // The number that begins at `begin`, which is a digit.
    Number number_at(std::size_t begin);

    // A reference or road whose letters, folded, are `letters` and end at `after`: what follows must be its number.
    std::optional<Number> reference_after(std::string_view letters, std::size_t after) const;

    // Letters and digits without a space (« CD20200928-23 », « T2 »); [begin, end) is read already.
    Number mixed(std::size_t begin, std::size_t end) const;

  private:
    struct Chain;
    std::optional<Number> grouped(std::size_t begin);
    Chain chain_at(std::size_t begin) const;
    Chain part_at(std::size_t begin) const;
    Number whole(const Chain& chain) const;
    Number first_part(const Chain& chain);

    std::string_view text_;
    std::size_t ungrouped_until_ = 0;  // digits before this are in a run too long to be one amount
    std::size_t apart_until_ = 0;      // digits before this belong to a chain whose parts are numbers of their own
};

}  // namespace recueil::stemming
