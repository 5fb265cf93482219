// Ballots: what is printed of a vote, in any order and wording.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corpus/act.h"
#include "corpus/rules/ballot_counts.h"
#include "corpus/rules/resolution_text.h"

namespace recueil::corpus {

enum class BallotWord {
    unanimity,
    majority,
    side,     // a count, an empty field of a form, or members named under a side
    adopted,  // « ADOPTÉ », « Le Conseil adopte. », as a result
    rejected,
    adjourned,  // « ajournée », « point reporté »
    noted,      // « prend acte »
    election,   // « A été élu », « ont été proclamés »
};

struct BallotMark {
    BallotWord word = BallotWord::side;
    Span span;  // with the names that follow
    SideCount side;
    std::vector<std::string> members{};
    std::vector<std::string> groups{};
    bool against = false;  // unanimity against
    bool result = false;   // the result of a ballot in a clause of its own, not a verb that goes on with an object
};

// Every mark of a ballot in the text, in order, apart from those inside the spans of `quiet` (a committee's votes in a
// visa). `president` is whom « Monsieur le Maire » names, or empty. Linear in the text.
std::vector<BallotMark> ballot_marks(const ResolutionText& text, const std::vector<Span>& quiet,
                                     const std::string& president);

// One vote of the marks [first, last); absent where they say nothing of one.
std::optional<Vote> vote_of(const ResolutionText& text, const BallotMark* first, const BallotMark* last);

}  // namespace recueil::corpus
