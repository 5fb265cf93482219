// Which committee is which: their numbers are given anew with each mandate, their names vary within one.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace recueil::indexer {

// First year of the mandate in which an assembly of this name sat on an ISO date, by the calendar of French local
// elections; 0 where the date is unknown.
int mandate_of(std::string_view assembly, std::string_view date);

// The key of a committee as one opinion names it: "5@2015@solidarite territoriale et partenariats".
std::string committee_key(int number, int mandate, std::string_view name);

// The parts of such a key; zeros and nothing where it is none.
struct CommitteeMention {
    int number = 0;
    int mandate = 0;
    std::string_view name;
};
CommitteeMention committee_of_key(std::string_view key);

// Groups keys into committees: those of one number are one committee where they share a mandate or a name. Gives for
// each key the index of the first key of its group. O(n log n).
std::vector<std::size_t> group_committees(const std::vector<std::string>& keys);

}  // namespace recueil::indexer
