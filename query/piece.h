// What a node of the syntax tree became.
#pragma once

#include <cstddef>

#include <xapian.h>

namespace recueil::query {

struct Piece {
    enum class Role {
        nothing,      // an empty phrase, punctuation: asks for nothing
        words,        // found and ranked by
        stop,         // a word too common to decide what is found
        restriction,  // keeps or drops acts, without weight
        exclusion     // drops the acts that it finds
    };
    Role role = Role::nothing;
    Xapian::Query query;
    bool is_required = false;
    std::size_t begin = 0;  // bytes of the query text
    std::size_t end = 0;
};

}  // namespace recueil::query
