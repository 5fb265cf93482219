// Labels of the roll call of a session: « Étaient présents : », « Absents ayant donné procuration : ».
#pragma once

#include <cstddef>
#include <vector>

#include "corpus/text/folded_text.h"

namespace recueil::corpus {

enum class RollKind {
    present,
    excused,
    absent,
    proxies,    // « Pouvoirs : »: givers and holders, no list of members
    secretary,  // ends the list before it
    others,     // « Assistaient également : »: no members
};

// Offsets are bytes of the folded text.
struct RollLabel {
    RollKind kind = RollKind::present;
    bool gives_proxies = false;    // « Absents ayant donné pouvoir »
    bool inside_sentence = false;  // begins in lower case: « …, ont donné pouvoir de voter en leur nom : »
    std::size_t begin = 0;
    std::size_t end = 0;  // of the label with its colon
};

// The labels in order, in any wording, with or without a colon. A word such as « présents » in running text is none.
// Linear in the text.
std::vector<RollLabel> find_roll_labels(const FoldedText& text);

// Where the list that begins at `begin` ends at the latest: at words that open other parts of a header (« Objet »,
// « Ordre du jour », « Le quorum … », a stamp), or at `end`.
std::size_t end_of_roll(const FoldedText& text, std::size_t begin, std::size_t end);

}  // namespace recueil::corpus
