// The answer to a search.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace recueil::query {

struct Diagnostic {
    std::string message;    // French, for the person who typed
    std::size_t begin = 0;  // bytes of the query text
    std::size_t end = 0;
};

// Equivalents that match beside the words typed: an acronym that the corpus explains, its meaning, a synonym.
struct Expanded {
    std::size_t begin = 0;  // bytes of the query text
    std::size_t end = 0;
    std::string words;  // as the corpus writes them, without small words
};

struct PassageHit {
    std::string part;    // "title", "visas", "article", … as in corpus/passage.h
    std::string label;   // of an article
    int line_start = 0;  // of the excerpt
    int line_end = 0;
    int page = 0;  // on which the passage begins; 0 where the document has no pages
    int page_end = 0;
    std::string text;
    std::vector<std::pair<std::size_t, std::size_t>> highlights;  // [start, end) in code points of `text`
    std::vector<std::pair<int, int>> also_lines{};  // first and last, of other passages of the act that say the same
};

struct Hit {
    std::string id;
    std::string kind;    // "deliberation" or "document"
    std::string number;  // empty for a document
    std::string title;
    std::string session_date;
    std::string institution;  // as the act names it; empty where it does not
    std::string assembly;
    std::string form;                      // "single", "minutes", …
    std::string outcome;                   // of its last vote; empty where none
    std::vector<std::string> commissions;  // whose opinion was taken
    double score = 0;
    std::string file;
    std::string source_url{};  // of the document at its council; empty where metadata do not give it
    std::string state{};  // as the corpus knows it: "amended", "completed", "repealed_in_part", "repealed", "replaced"
    std::string indexed_at{};          // when it entered the index or changed in it: ISO 8601, UTC
    std::vector<PassageHit> passages;  // best first
};

// An act that is about the same as another.
struct SimilarAct {
    std::string id;
    std::string kind;    // "deliberation" or "document"
    std::string number;  // empty for a document
    std::string title;
    std::string session_date;
    std::string assembly;
    double likeness = 0;             // from 0 to 1: the share of the weight of the other act's words that this one has
    std::vector<std::string> words;  // that both have, by falling weight, as the corpus writes them
};

// A word of a query, and how many acts hold it under the same filters.
struct WordCount {
    std::size_t begin = 0;  // bytes of the query text
    std::size_t end = 0;
    std::size_t acts = 0;
};

struct FacetValue {
    std::string value;
    std::string label;
    std::size_t count = 0;
    bool selected = false;
};

struct Facet {
    std::string field;
    std::vector<FacetValue> values;  // most frequent first; years in order
    std::size_t more = 0;            // values not shown
};

// A node of the query plan.
struct PlanLine {
    int depth = 0;
    std::string text;      // see describe() in plan/plan.h
    std::size_t acts = 0;  // that match it alone, deleted acts left out
};

// The place in an act that a fact was read from.
struct AnswerEvidence {
    std::string id;
    std::string number;  // or label
    int line_start = 0;
    int line_end = 0;
    std::string text;
};

// A sentence made of facts that were read (query/answers/direct_answer.h).
struct DirectAnswer {
    std::string kind;  // "reference", "person", "vote", "amount", "session"
    std::string text;  // French
    std::string ref;   // what it is about: an id, a reference, a name, a day
    std::vector<AnswerEvidence> evidence;
};

struct SearchResponse {
    std::string text;
    std::string parsed;  // the syntax tree, printed
    std::vector<Diagnostic> diagnostics;
    std::vector<Expanded> expanded;
    std::optional<DirectAnswer> answer;     // on the first page, where the query asks for a fact
    std::optional<std::string> suggestion;  // never applied without being asked
    bool partial = false;                   // nothing holds all words; the hits hold most of them
    bool is_filtered = false;               // something other than the text restricts it
    std::vector<WordCount> word_counts;     // where no act holds all the words: which of them it is for
    std::size_t total = 0;
    bool total_exact = true;
    int page = 1;
    int per_page = 10;
    std::vector<Hit> hits;
    std::vector<Facet> facets;
    std::vector<PlanLine> plan;  // children after their parent; empty unless asked for
    double took_ms = 0;
};

}  // namespace recueil::query
