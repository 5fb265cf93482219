#include "indexer/vote_kinds.h"

namespace recueil::indexer {

bool has_votes(const std::optional<corpus::Tally>& tally) {
    return tally && (tally->count.value_or(0) > 0 || !tally->groups.empty() || !tally->members.empty());
}

std::set<std::string> vote_kinds(const corpus::Vote& vote) {
    std::set<std::string> kinds;
    if (vote.unanimous) kinds.insert("unanimous");
    if (has_votes(vote.abstention)) kinds.insert("with_abstention");
    if (has_votes(vote.against)) kinds.insert("with_opposition");
    if (vote.result == corpus::VoteResult::rejected) kinds.insert("rejected");
    return kinds;
}

}  // namespace recueil::indexer
