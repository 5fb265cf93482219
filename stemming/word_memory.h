// The forms of words met before: texts repeat their words, so most are folded and stemmed once.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "stemming/word_table.h"

namespace recueil::stemming {

// Forgets everything when full. Not thread-safe.
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
    WordTable table_;
    std::string value_;
};

}  // namespace recueil::stemming
