// Two acts side by side: title, visas, recitals, articles and votes, with the words removed and added.
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "corpus/act.h"
#include "query/compare/word_diff.h"
#include "query/graph/graph.h"

namespace recueil::query {

enum class DiffStatus { equal, changed, removed, added };
// "equal", "changed", "removed", "added".
std::string_view name_of(DiffStatus status);
std::string_view name_of(DiffPiece::Kind kind);

struct DiffPlace {
    std::string label;  // of an article; empty where there is none
    corpus::Lines lines;
};

// A piece of one act and the one that answers to it in the other.
struct DiffRow {
    DiffStatus status = DiffStatus::equal;
    std::optional<DiffPlace> from;
    std::optional<DiffPlace> to;
    double likeness = 0;  // from 0 to 1
    std::vector<DiffPiece> pieces;
};

struct VoteRow {
    DiffStatus status = DiffStatus::equal;
    std::optional<corpus::Vote> from;
    std::optional<corpus::Vote> to;
};

struct DiffedAct {
    std::string id;
    bool is_document = false;
    std::string number;  // empty where there is none
    std::string title;
    std::string session_date;
    std::string institution;
};

struct ActDiff {
    DiffedAct from;
    DiffedAct to;
    std::vector<GraphEdge> relations;  // between them, either way: amends, completes, repeals, replaces, applies
    DiffRow title;
    std::vector<DiffRow> visas;
    std::vector<DiffRow> recitals;
    std::vector<DiffRow> articles;
    std::vector<VoteRow> votes;
    std::size_t words_removed = 0;
    std::size_t words_added = 0;
    bool is_cut = false;  // some texts were too different to compare them word by word to the end
};

// Linear in the acts but for a fixed number of steps (DiffBudget) and sorting.
ActDiff compare_acts(const corpus::Act& from, const corpus::Act& to);

// Puts the relations between the two acts into the comparison; `graph` is what either cites and who cites it.
void add_relations(ActDiff& diff, const Graph& graph);

// The acts of the corpus that the graph's root amends, completes, repeals or replaces, by id, each once.
std::vector<std::string> acts_changed_by_root(const Graph& graph);

// The shape "recueil.diff/1".
nlohmann::ordered_json to_json(const ActDiff& diff);

}  // namespace recueil::query
