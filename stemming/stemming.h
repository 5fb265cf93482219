// stemming: French analysis. Text in, terms with positions and byte offsets out; the same for index, query and
// highlight.
//
// Each word gives two channels: its folded surface (lower case, no accents, ligatures opened: exact phrases, names,
// numbers) and its folded stem (Xapian's French stemmer, mended by a reviewed table). Both depend on the folded word
// alone, so no accent, capital or ligature decides what is found; docs/decisions/stems-without-accents.md says how.
// Numbers, dates, act numbers and legal references (« 2018-83 », « L.3121-14 ») stay one word, in one spelling
// (numbers.h lists them): « L. 3121-14 » is « l3121-14 », « 26/03/2018 » is « 2018-03-26 », « 12 500,00 » is « 12500 ».
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace recueil::stemming {

struct Token {
    std::string surface;         // folded
    std::string stem;            // folded; equal to the surface for numbers and references
    std::uint32_t position = 0;  // 1-based, counts words
    std::uint32_t begin = 0;     // bytes of the text given: [begin, end) covers the word without its elided article
    std::uint32_t end = 0;
    bool is_number = false;  // number, date or reference: never stemmed, never expanded
    bool accented = false;   // the word as written carries an accent (an accent-less query word is expanded)
};

// Not thread-safe: one each thread. Construction costs about a millisecond; reuse it.
class Analyser {
  public:
    Analyser();
    ~Analyser();
    Analyser(Analyser&&) noexcept;
    Analyser& operator=(Analyser&&) noexcept;

    // Appends the words of UTF-8 text; invalid bytes separate words. Linear in the text.
    void analyse(std::string_view text, std::vector<Token>& tokens, std::uint32_t first_position = 1) const;
    std::vector<Token> analyse(std::string_view text) const;

    // The folded stem of one folded word.
    std::string stem(std::string_view folded) const;

    // Names rules and tables; an index written with another one is refused.
    static std::string version();

  private:
    struct Private;
    std::unique_ptr<Private> private_;
};

// Lower case, no accents, ligatures opened, kinds of apostrophe and dash made one. For names and values of filters.
std::string fold(std::string_view text);

// A word too common to decide what is found (« de », « la », « et »…); takes a folded surface. Queries only.
bool is_stop_word(std::string_view surface);

}  // namespace recueil::stemming
