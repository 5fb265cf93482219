#include "corpus/text/french_dictionary.h"

#include <hunspell/hunspell.hxx>
#include <memory>
#include <mutex>
#include <string>

#include <unistd.h>

namespace recueil::corpus {

namespace {

std::unique_ptr<Hunspell> open_dictionary() {
    for (const char* name : {"fr_FR", "fr", "fr-classique"}) {
        const std::string path = std::string("/usr/share/hunspell/") + name;
        const std::string affixes = path + ".aff";
        const std::string words = path + ".dic";
        if (::access(affixes.c_str(), R_OK) == 0 && ::access(words.c_str(), R_OK) == 0)
            return std::make_unique<Hunspell>(affixes.c_str(), words.c_str());
    }
    return nullptr;
}

}  // namespace

bool is_french_word(std::string_view word) {
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    static const std::unique_ptr<Hunspell> dictionary = open_dictionary();
    constexpr std::size_t longest = 60;  // bytes
    // A word has stems where an entry gives it; spell() would also take two words that a hyphen joins.
    return dictionary != nullptr && !word.empty() && word.size() <= longest &&
           !dictionary->stem(std::string(word)).empty();
}

}  // namespace recueil::corpus
