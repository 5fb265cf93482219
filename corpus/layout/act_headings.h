// A heading of an act.
#pragma once

namespace recueil::corpus {

enum class HeadingKind {
    numbered,  // opens with the number of a deliberation
    object,    // « Objet : … »
    ranked,    // opens with a place in the agenda
    title,     // a bare title
    stop,      // what follows is no act: questions, closing, decisions of the mayor, a heading above several acts
};

struct Heading {
    int index = 0;  // into DocumentLines
    HeadingKind kind = HeadingKind::title;
    double score = 0;       // by itself
    bool sure = false;      // the number has a mark or a series: it makes an act without a decision
    bool decision = false;  // « 1 – APPROUVE le compte rendu … »: the decision itself, without a title
    int number_index = -1;  // the line below that has the number, where the title is above it

    int numbered_line() const { return number_index >= 0 ? number_index : index; }
};

}  // namespace recueil::corpus
