// The citation graph around an act.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace recueil::query {

// Another wording under which a deliberation is cited: the same number, another day.
struct Variant {
    std::string number;
    std::string date;
    std::size_t cited_by = 0;  // acts that write it so
    std::string reason;        // "day_apart": the number holds its year and the days follow each other; "same_title"
};

// An act of the corpus, a deliberation known only by reference, or a text (code article, law, decree, order).
struct GraphNode {
    std::string
        key;  // "2018-83@2018-03-26", "6@2016-03-14", "code:code general des collectivites territoriales#l3121-14"
    std::string kind;    // "deliberation", "code", "law", "decree", "ordinance", "order"
    std::string label;   // to show: « Délibération n°2018-83 du 26/03/2018 »
    std::string number;  // empty where unknown
    std::string date;    // empty where unknown
    std::string body;
    std::string title;         // its own, or the one its citers give
    std::string act_id;        // empty where the corpus does not hold it
    std::string institution;   // that took it; empty for texts and where the index does not hold it
    std::size_t cited_by = 0;  // acts of the corpus that cite it
    std::vector<Variant> variants;
};

struct GraphEdge {
    std::string from;  // node keys; from cites to
    std::string to;
    std::string type;  // "cites", "amends", "completes", "repeals", "replaces", "applies"
    bool in_part = false;
    std::string part;   // "visa", "recital", "article", "annex", "report"
    std::string label;  // of the article
    int line_start = 0;
    std::string text;  // the sentence, where one is kept; of a range of articles that takes in `to`, its wording
};

// A change that an act of the corpus states of another.
struct Change {
    std::string type;  // "amends", "completes", "repeals", "replaces"
    bool in_part = false;
    std::string date;  // of the act that states it
    std::string by;    // its key, label and id
    std::string by_label;
    std::string by_id;
    std::string article;  // where it states it
    int line_start = 0;
    std::string text;  // the sentence that proves it
};

struct Graph {
    std::string root;              // key; empty where the reference is ambiguous or unknown
    std::vector<GraphNode> nodes;  // the root first, then by distance and key
    std::vector<GraphEdge> edges;
    std::vector<GraphNode> candidates;  // where the reference names several
    std::vector<Change> changes;        // to the root, by date: its state as the corpus knows it
    bool truncated = false;             // nodes further away were left out
};

// The acts and texts cited that the corpus does not hold.
struct Missing {
    std::size_t total = 0;
    std::vector<GraphNode> nodes;  // the most cited, most cited first
};

}  // namespace recueil::query
