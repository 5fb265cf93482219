// Says by pairs of letters whether letters are words of French or of a like language.
//
// A font without a table of its characters gives letters that are shifted or mixed (« GHSDUWHPHQW »). The hundred pairs
// most common in French make 83 % of the pairs of deliberations, names and tables not under 60 %; of letters drawn by
// chance they make 15 %.
#pragma once

#include <cstddef>
#include <string_view>

namespace recueil::corpus {

class LanguageTest {
  public:
    void add(std::string_view text);
    // True only where there is enough to judge by.
    bool is_garbled() const;

  private:
    std::size_t pairs_ = 0;
    std::size_t common_ = 0;
    std::size_t strange_ = 0;  // characters of no use: replacement characters, private zones
    std::size_t characters_ = 0;
};

}  // namespace recueil::corpus
