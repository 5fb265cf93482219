// The query language: text to a syntax tree. Every input has a meaning; what was odd comes back as diagnostics.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "query/response.h"

namespace recueil::query {

// query  -> clause { [ET|AND|OU|OR] clause }        juxtaposed words: all wanted, ranked by how many and how near
// clause -> [-|SAUF|NOT] ( word | word* | "phrase" | ( query ) | field:value | field:from..to )
struct Node {
    enum class Kind { all, word, prefix, phrase, field, range, conjunction, disjunction, negation, sequence };
    Kind kind = Kind::all;
    std::string field;  // canonical name, of field and range nodes
    std::string text;   // word, prefix or phrase as typed; value of a field; lower end of a range
    std::string upper;  // upper end of a range
    std::vector<Node> children;
    std::size_t begin = 0;  // bytes of the query
    std::size_t end = 0;
};

struct ParsedQuery {
    Node root;
    std::vector<Diagnostic> diagnostics;
};

// Never fails; linear in the text; at most 64 deep and 256 words, past which the rest is left out with a diagnostic.
ParsedQuery parse_query(std::string_view text);

// One line, stable: `(ET salariat (OU médecin praticien) [annee 2018..2020])`.
std::string print(const Node& node);

}  // namespace recueil::query
