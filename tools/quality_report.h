// How trustworthy a set of acts is: what is missing, what does not add up, what was not understood.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/act.h"

namespace recueil::tools {

enum class FindingKind {
    numbering_gap,       // numbers between the first and the last of a year that no act has
    duplicate,           // the same assembly, number and date twice
    version_difference,  // two documents that hold an act state a fact of it differently
    vote_sum,            // a vote that does not add up to the size of the assembly
    vote_without_result,
    two_names,      // two names that may be of one group
    attendance,     // lists that differ from the session's others, from the counts beside them, or name someone twice
    missing_field,  // a part of every deliberation that this one lacks
    reference_mismatch,    // a number and a date that do not go together
    unresolved_reference,  // a deliberation that acts cite and the corpus does not hold
    doubt,                 // a fact that was read with doubt, and is not in its field
    not_understood,        // lines that no rule understood
};

std::string_view name_of(FindingKind kind);

struct Finding {
    FindingKind kind = FindingKind::not_understood;
    std::string message;
    std::string act_id;  // empty where it is about no single act
    std::string number;
    std::string date;
    std::string file;
    corpus::Lines lines;
    std::size_t count = 1;  // numbers missing, acts that cite
};

struct QualityReport {
    std::size_t acts = 0;
    std::size_t documents = 0;
    std::vector<Finding> findings;  // by kind, then by weight or place
};

// A deliberation that acts cite and the corpus does not hold.
struct MissingDeliberation {
    std::string number;  // empty where its citers give the day alone
    std::string date;    // empty where they give the number alone
    std::string title;   // as one of them gives it; may be empty
    std::size_t cited_by = 0;
};

// Those of acts that no index holds yet, each wording by itself, most cited first: only an index knows which wordings
// mean one deliberation.
std::vector<MissingDeliberation> missing_from(const std::vector<corpus::Act>& acts);

// Time is O(n log n) in the facts of the acts, memory linear.
QualityReport check_quality(const std::vector<corpus::Act>& acts, const std::vector<MissingDeliberation>& missing);

// Adds findings that the acts alone do not show, each behind those of its kind.
void add_findings(QualityReport& report, std::vector<Finding> findings);

}  // namespace recueil::tools
