// The people whom running text names.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "stemming/stemming.h"

namespace recueil::indexer {

// Returns false for an entry of a list of names that is no person: a group, an office without a name, a blank to be
// filled in (« Madame XXX »), single letters. `key` as person_key() makes it.
bool is_persons_key(std::string_view key);

// Finds names in a text: those of known people anywhere; those after a civility (« Madame Caroline MATRAT », « MM.
// Robert THERRY, Claude PRUDHOMME et Ludovic LOQUET »); and, less sure, words shaped like a name (« 3. Marc MEDINE »).
class NameFinder {
  public:
    // Adds a person known by attendance: found by the whole name, and by the surname alone after a civility where only
    // one known person has it. O(length).
    void know(const std::string& name);

    // Adds what `text` names; `tokens` are its words. Linear in the text.
    void find(std::string_view text, const std::vector<stemming::Token>& tokens);

    // Keys (terms.h, person_key) to how they were written, the first time.
    const std::map<std::string, std::string>& sure() const { return sure_; }
    const std::map<std::string, std::string>& perhaps() const { return perhaps_; }

  private:
    struct Word;

    static std::vector<Word> words_of(std::string_view text, const std::vector<stemming::Token>& tokens);
    std::size_t find_known(const std::vector<Word>& words, std::size_t at);
    std::size_t find_after_civility(std::string_view text, const std::vector<Word>& words, std::size_t at);
    void find_surname(const std::vector<Word>& words, std::size_t at, std::size_t end);

    std::unordered_map<std::string, std::string> known_;  // keys to names
    std::unordered_set<std::string> first_words_;
    std::unordered_map<std::string, std::string>
        by_surname_;           // to the key of its only holder, empty where there are more
    std::size_t longest_ = 0;  // words of a known name
    std::map<std::string, std::string> sure_;
    std::map<std::string, std::string> perhaps_;
};

}  // namespace recueil::indexer
