// Lists of people in the header of a session.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "corpus/act.h"
#include "corpus/rules/session_labels.h"
#include "corpus/text/folded_text.h"

namespace recueil::corpus {

struct Roll {
    std::vector<Person> people;      // members of the list, without those who hold a proxy for them
    std::vector<std::string> marks;  // « Pr** » of « Agnès (Pr**) », as many as people; empty where none is printed
    std::vector<Proxy> proxies;      // `to` is empty where no holder is named
    std::optional<int> printed_count;  // « (27) » at the end of the list
    std::size_t runs = 0;              // of words too long for one name, which nothing parts
};

// The people named in the folded bytes [begin, end): parted by commas, dashes, « et », line ends, civilities, or by the
// capitals of their names alone. Functions, hours, communes and notes in brackets are no part of a name. Reading stops
// where the text goes on with something else. Linear in the range.
Roll read_roll(const FoldedText& text, std::size_t begin, std::size_t end, RollKind kind);

// The one person named at `begin`: « Monsieur le Maire, Paul ROCHE » gives Paul ROCHE. Absent where a function alone,
// or no name, is there.
std::optional<Person> person_at(const FoldedText& text, std::size_t begin, std::size_t end);

}  // namespace recueil::corpus
