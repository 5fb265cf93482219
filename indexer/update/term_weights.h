// The weighted frequency of each word of an act, from the parts of the act that hold it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "corpus/passage.h"
#include "indexer/fields.h"
#include "indexer/terms.h"

namespace recueil::indexer {

// Makes the Xapian database that holds a segment's terms until they are compacted. It is written once and never
// changed: no sync, no undo, no list of terms by act. Throws Xapian's exceptions.
inline Xapian::WritableDatabase new_terms_database(const std::string& path) {
    return Xapian::WritableDatabase(
        path, Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS | Xapian::DB_NO_TERMLIST);
}

// Words are numbers of the caller's choice. Memory grows with the largest number.
class TermWeights {
  public:
    void add(std::uint32_t word, corpus::PassageKind kind);

    // Adds the words counted as terms, without positions, and starts anew. `surface_of` takes a number.
    template <class SurfaceOf>
    void write(Xapian::Document& document, SurfaceOf&& surface_of) {
        for (const std::uint32_t word : seen_) {
            Count& count = counts_[word];
            const std::string surface(surface_of(word));
            document.add_term(surface, count.weight);
            if (count.in_title > 0)
                document.add_term(boolean_term(field(FieldId::title).prefix, surface), count.in_title);
            if (count.in_articles > 0)
                document.add_term(boolean_term(field(FieldId::article).prefix, surface), count.in_articles);
            count = {};
        }
        seen_.clear();
    }

  private:
    struct Count {
        std::uint32_t weight = 0;
        std::uint32_t in_title = 0;
        std::uint32_t in_articles = 0;
        bool is_seen = false;  // words of an attendance list have no weight
    };
    std::vector<Count> counts_;
    std::vector<std::uint32_t> seen_;
};

}  // namespace recueil::indexer
