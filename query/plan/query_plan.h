// A query ready to run: the plan that finds acts, the clauses that score them, the words to highlight.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "query/answers/highlight.h"
#include "query/language/question.h"
#include "query/plan/plan.h"
#include "query/plan/shingles.h"
#include "query/response.h"

namespace recueil::query {

// Words in a row, with up to `slop` others between two of them.
struct Alternative {
    Slots slots;
    std::uint32_t slop = 0;
    double boost = 1;  // below 1 for an equivalent of what was typed (query_expansion.h)
    // Share of the BM25 score of its words that counts; 0 where another alternative scores the same words.
    double share = 1;
};

// A word in any of its inflections, or words in a row. Scored once, however many of its alternatives match.
struct ScoredClause {
    std::vector<Alternative> alternatives;  // any of them: a day may be in figures or in words
    double weight = 0;                      // inverse document frequency
    // Acts of these days (YYYYMMDD) match without the words; zeros where the clause is no date.
    std::uint32_t first_day = 0;
    std::uint32_t last_day = 0;
    // Scores where it matches, and is not missed where it does not.
    bool is_optional = false;
};

// Acts that match the plan score `score` more.
struct BoostClause {
    Plan plan;
    double score = 0;
};

// A person whose role the query asks about.
struct RoleClause {
    std::string person;  // as typed
    std::vector<std::string> fields;
    Plan plan;  // the acts in which the person has the role
};

// An act or text that the query names. Acts that are it, change it or cite it score more.
struct ReferenceClause {
    std::string number;             // number_key of a deliberation; empty for another text or a date alone
    std::string date;               // ISO 8601; empty where not given
    std::vector<std::string> keys;  // of the citations that name it (terms.h, reference_keys)
};

// A word, phrase or pattern of the query. Its plan may find nothing.
struct WordClause {
    Plan plan;
    std::size_t begin = 0;  // bytes of the query text
    std::size_t end = 0;
};

struct QueryPlan {
    Plan plan;               // acts that match the whole query
    bool has_words = false;  // otherwise nothing is scored: the query is empty or only filters
    // The same in parts, to loosen it where nothing matches the whole.
    std::vector<WordClause> words;
    std::vector<WordClause> required;
    std::vector<Plan> filters;
    std::vector<Plan> excluded;
    std::vector<ScoredClause> clauses;
    // The words that no passage shown may have, and the acts with a passage that has all others and none of these:
    // for « médecins SAUF PMI » where each act about doctors names the PMI somewhere. Nothing where no word is left
    // out.
    std::vector<WordsInRow> excluded_words;
    Plan in_passages;
    std::vector<ReferenceClause> references;
    std::vector<BoostClause> boosts;
    std::vector<Shingle> shingles;   // of a query long enough to be copied text
    AnswerKinds asked;               // what the query asks for
    std::string counted;             // the stem of what it asks the number of; empty where it asks for none
    std::vector<RoleClause> roles;   // of the people that it names
    std::vector<Expanded> expanded;  // in the order of the query
    Matches matches;                 // for highlights
    std::vector<Diagnostic> diagnostics;
};

// Acts that match all words but `left_out` of them; absent where no word is left, or where a smaller `left_out` gave
// the same plan.
std::optional<Plan> loosened(const QueryPlan& query, std::size_t left_out);

}  // namespace recueil::query
