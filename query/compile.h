// From the syntax tree to what Xapian runs, and to what ranking and highlighting look for in each passage.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <xapian.h>

#include "query/highlight.h"
#include "query/language.h"
#include "query/open_index.h"
#include "query/response.h"

namespace recueil::query {

// Surface forms that may stand at each place of words in a row; one place for a word.
using Places = std::vector<std::vector<std::string>>;

// Words in a row, with up to `slack` others between two of them.
struct Way {
    Places places;
    std::uint32_t slack = 0;
    double worth = 1;  // less where it is not what was typed but an equivalent (equivalents.h)
    // Of what the statistics of its words say; 0 where another way says it already.
    double share = 1;
};

// One thing wanted: a word in any of its inflections, or words in a row. Ranking counts it once.
struct WantedPhrase {
    std::vector<Way> ways;  // any of them: a day may be in figures or in words
    double weight = 0;      // inverse document frequency
    // Acts of these days (YYYYMMDD) hold it whatever they write; zeros where it is no date.
    std::uint32_t first_day = 0;
    std::uint32_t last_day = 0;
};

// What puts an act before others whatever its words: it is the act meant, or it changes or cites it.
struct WantedReference {
    std::string number;             // number_key of a deliberation; empty for another text or a date alone
    std::string date;               // ISO 8601; empty where not given
    std::vector<std::string> keys;  // of the citations that name it (terms.h, reference_keys)
};

// A word, phrase or pattern of the query, found and ranked by.
struct WantedWord {
    Xapian::Query query;
    std::size_t begin = 0;  // bytes of the query text
    std::size_t end = 0;
};

struct CompiledQuery {
    Xapian::Query wanted;    // what holds all that was asked
    bool has_words = false;  // otherwise relevance tells nothing: only restrictions, or nothing at all
    // The same in its pieces, for when nothing holds all.
    std::vector<WantedWord> words;
    std::vector<WantedWord> required;
    std::vector<Xapian::Query> restrictions;
    std::vector<Xapian::Query> excluded;
    std::vector<WantedPhrase> phrases;
    std::vector<WantedReference> references;
    std::vector<Expanded> expanded;       // in the order of the query
    Matches matches;                      // for highlights
    std::vector<Diagnostic> diagnostics;  // what was cut short or has no meaning in this index
};

// What holds all the words but `left_out` of them; absent where that leaves none, or is as good as said already.
std::optional<Xapian::Query> loosened(const CompiledQuery& compiled, std::size_t left_out);

// `expand`: acronyms and synonyms are looked for too. Never fails on any tree; work is bounded whatever the query. May
// throw Xapian's exceptions where the index is damaged.
CompiledQuery compile(const ParsedQuery& parsed, std::string_view text, const OpenIndex& index, bool expand = true);

}  // namespace recueil::query
