// The query language: text to a syntax tree. Every input has a meaning; oddities come back as diagnostics.
//
//   salariat médecins              both wanted; acts with more of them, nearer each other, come first
//   "prise de position"            these words as written, in this order (« », “ ” and " alike)
//   a ET b, a OU b, a SAUF b       AND, OR, NOT too; capitals only. ET binds before OU, OU before juxtaposition:
//                                  `budget a OU b` is `budget (a OU b)`, `a ET b OU c` is `(a ET b) OU c`
//   -word +word ( … )              without it; with it in any case; grouping
//   salari* méd*n                  beginnings of words; letters left out
//   a PROCHE/5 b                   (NEAR/5) at most 5 words from each other
//   membre:Matrat titre:"a b"      fields of indexer/fields.h in both languages; `champ:(a OU b)` as well
//   date:2018..2020 montant:>1000  ranges; `2018..2020` alone is of years
//   n° 2018-83, 12/11/2018, L.3211-1   act numbers, dates and references are known as such in any wording
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "query/response.h"

namespace recueil::query {

struct Node {
    enum class Kind {
        all,        // everything: an empty query
        word,       // `text` as typed; the analyser may make several words of it (« sages-femmes »)
        prefix,     // `text` without its `*`
        wildcard,   // `text` with `*` somewhere else than at its end alone
        phrase,     // `text` without its quotes
        reference,  // an act number or legal reference; `text` in the analyser's spelling, `field` number or cites
        date,       // a whole day, `text` in ISO 8601; `children` the words typed where it was in words
        field,  // `field` and its value: one child says how it was written (word, prefix, phrase, …), `text` is it
        range,  // `field` from `text` to `upper`, ends included; an empty end is open
        near,   // `children` at most `distance` words apart
        conjunction,  // all of the children
        disjunction,  // any of them
        negation,     // not its child
        sequence,     // juxtaposed: all wanted; where nothing holds all, most
    };
    Kind kind = Kind::all;
    std::string field;  // canonical name
    std::string text;
    std::string upper;
    std::vector<Node> children;
    int distance = 0;        // words; of near
    bool required = false;   // `+`: even where only most of a sequence is found
    bool exclusive = false;  // of a range: its ends are left out (`>`, `<`)
    std::size_t begin = 0;   // bytes of the query
    std::size_t end = 0;
};

struct ParsedQuery {
    Node root;
    std::vector<Diagnostic> diagnostics;
};

// Never fails; linear in the text; at most 64 deep and 256 words, past which the rest is left out with a diagnostic.
ParsedQuery parse_query(std::string_view text);
// The same without operators and fields: the text may be copied from an act, whose signs mean nothing here.
ParsedQuery parse_plain_text(std::string_view text);

// One line, stable: `(salariat (OU médecin praticien*) [year 2018..2020] (SAUF "prise de position"))`. A sequence has
// no operator; `#2018-83` is a reference, `@2018-11-12` a date, `+word` required, `*` everything.
std::string print(const Node& node);

}  // namespace recueil::query
