// One spelling of each word: ICU's normal forms, without case, accents or ligatures.
#pragma once

#include <string>
#include <string_view>

namespace recueil::stemming {

struct FoldedWord {
    std::string lower;   // lower case, NFC, soft hyphens dropped, kinds of apostrophe and dash made one
    std::string folded;  // the same without accents, ligatures opened
    bool accented = false;
};

// The forms of valid or invalid UTF-8 (invalid bytes become spaces). Linear: ICU works on pieces of bounded length,
// since ordering a long run of combining marks is quadratic.
FoldedWord fold_word(std::string_view text);

}  // namespace recueil::stemming
