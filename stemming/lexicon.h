// The words a corpus uses, as people should see them written: for spelling suggestions and completions.
//
// A lexicon is made once, kept as bytes and read where it lies (a mapped file): opening costs a look at its header.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace recueil::stemming {

// Collects words. Memory in proportion to the distinct ones. Not thread-safe.
class LexiconWriter {
  public:
    LexiconWriter();
    ~LexiconWriter();
    LexiconWriter(LexiconWriter&&) noexcept;
    LexiconWriter& operator=(LexiconWriter&&) noexcept;

    // A word of the text: its folded surface, and how it was written there. Numbers do not belong here. True where
    // the word is new.
    bool add(std::string_view surface, std::string_view written);

    // The bytes to keep; the same for the same words in the same order.
    std::string bytes() const;

  private:
    struct Private;
    std::unique_ptr<Private> private_;
};

struct KnownWord {
    std::string_view surface;   // folded
    std::string_view display;   // as most texts write it, lower case unless it is a name or an acronym
    std::uint32_t count = 0;    // occurrences
    std::uint32_t letters = 0;  // letters_of(surface)
};

// Read-only; the bytes must outlive it. Safe to share between threads.
class Lexicon {
  public:
    // Absent where the bytes are no lexicon or were cut short. Bytes altered inside give wrong words, never a crash.
    static std::optional<Lexicon> open(std::string_view bytes);

    std::size_t size() const { return size_; }
    KnownWord word(std::size_t at) const;  // in order of their surface; at < size()

    // First and past-the-last word that begin with a folded prefix.
    std::pair<std::size_t, std::size_t> beginning_with(std::string_view prefix) const;
    std::optional<KnownWord> find(std::string_view surface) const;

    // One bit for each letter that occurs: two words one edit apart differ in at most two bits.
    static std::uint32_t letters_of(std::string_view surface);

  private:
    std::uint32_t number(std::size_t table, std::size_t at) const;

    std::string_view bytes_;
    std::string_view texts_;
    std::size_t size_ = 0;
};

// A folded word as the lexicon that has it most often shows it; itself where none has it.
std::string display_of(std::span<const Lexicon> lexicons, std::string_view surface);

// One lexicon of several, of the words that `keeps` says still count; a word is shown as where it is most frequent.
std::string merged_lexicon(std::span<const Lexicon> lexicons, const std::function<bool(std::string_view)>& keeps);

}  // namespace recueil::stemming
