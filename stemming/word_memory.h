// The forms of words met before: texts repeat their words, so most are folded and stemmed once.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace recueil::stemming {

// Words and their forms stand one after another in one block, found through a table of hashes: a lookup reads two
// cache lines, where a map of strings reads five. Forgets everything when full. Not thread-safe.
class WordMemory {
  public:
    struct Forms {
        std::string_view surface;
        std::string_view stem;
        bool accented = false;
    };

    // Absent where the word was not kept. The views stay until the next `keep`.
    std::optional<Forms> find(std::string_view written) const;
    // For words not kept yet; one longer than 255 bytes, or with forms that are, is passed over.
    void keep(std::string_view written, const Forms& forms);

  private:
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t entry = 0;  // where it begins in entries_, from 1; 0: empty
    };
    void place(Slot slot);
    void grow();

    std::vector<Slot> slots_;  // a power of two
    std::string entries_;      // of each: lengths of word, surface and stem, whether accented; then the three
    std::size_t count_ = 0;
};

}  // namespace recueil::stemming
