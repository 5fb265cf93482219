// Highlights: where a passage matches a query, and the excerpt of it to show.
//
// Words and offsets are those of the analyser, the same that the index was made of.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "stemming/stemming.h"

namespace recueil::query {

// One word that a query looks for, in the form the analyser gives (folded).
struct MatchTerm {
    enum class Channel {
        surface,  // exactly this folded word
        stem,     // any word of this stem
        prefix,   // any word that begins so
    };
    std::string text;
    Channel channel = Channel::stem;
    double weight = 1;  // inverse document frequency, for instance; for the choice of excerpts only
};

// Words that count only together: in order and adjacent, but for up to `slop` other words in between.
struct MatchPhrase {
    std::vector<MatchTerm> terms;
    std::uint32_t slop = 0;
    double weight = 1;
};

struct Matches {
    std::vector<MatchTerm> words;
    std::vector<MatchPhrase> phrases;
};

// [begin, end) in code points of the text it is about.
using Range = std::pair<std::size_t, std::size_t>;

struct Excerpt {
    std::string text;  // a slice of the passage, with « … » and a space where something was cut off
    std::vector<Range> highlights;
    std::size_t begin = 0;  // bytes of the passage that the slice covers
    std::size_t end = 0;
    double weight = 0;  // of its matches: distinct words, more where they are near each other; compare
                        // passages of one query by it
};

// Prepared once for a query, used on any number of passages. Not thread-safe where the analyser is shared.
class Highlighter {
  public:
    explicit Highlighter(const Matches& matches);
    ~Highlighter();
    Highlighter(Highlighter&&) noexcept;
    Highlighter& operator=(Highlighter&&) noexcept;

    // Whole words, phrases as one range; in order, never touching. Linear in the passage (times the longest phrase).
    std::vector<Range> highlights(const stemming::Analyser& analyser, std::string_view passage) const;

    // About `length` code points around the best matches, from the beginning of a sentence to the end of one where that
    // fits; words are never cut. The beginning of the passage where nothing matches. Highlights included. `signs` are
    // bytes of the passage, in order, that an answer should show beside the matches; they are not highlighted.
    Excerpt excerpt(const stemming::Analyser& analyser, std::string_view passage, std::size_t length = 300,
                    std::span<const Range> signs = {}) const;

  private:
    struct Private;
    std::unique_ptr<Private> private_;
};

}  // namespace recueil::query
