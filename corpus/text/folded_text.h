// The ASCII form of a text that rules match on, with a map back to the text itself.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace recueil::corpus {

// Folds letters to ASCII without their accents, keeps their case, and makes one of each kind of space, quotation mark,
// apostrophe, dash and bullet: « É » gives "E", "œ" "oe", "’" "'", "«" '"', "–" "-", "n°" "no", "€" "EUR", "•" "*".
// Soft hyphens, zero-width characters and combining marks are dropped; other letters become 'x', other signs '*'.
// RE2's \s, \b, \w and [a-z] are ASCII, so patterns run on text() and facts are cut from the source by source_of().
// Linear in the source. The source must outlive it. Immutable, so any thread may read it.
class FoldedText {
  public:
    explicit FoldedText(std::string_view source);

    const std::string& text() const { return text_; }
    std::string_view source() const { return source_; }
    // The source byte that a folded byte comes from; source().size() for text().size(). O(log n).
    std::size_t source_of(std::size_t folded) const;
    // The source text of a range of folded bytes.
    std::string_view source_between(std::size_t begin, std::size_t end) const {
        const std::size_t from = source_of(begin);
        const std::size_t to = source_of(end);
        return source_.substr(from, to - from);
    }

  private:
    struct Step {
        std::size_t folded;
        std::size_t source;
    };
    void put(std::string_view folded, std::size_t source);

    std::string_view source_;
    std::string text_;
    std::vector<Step> steps_;  // places after which both offsets grow alike
};

// The same without the map.
std::string fold_ascii(std::string_view source);

}  // namespace recueil::corpus
