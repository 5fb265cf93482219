// All acts that a query finds, exactly.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <vector>

#include <xapian.h>

#include "query/open_index.h"

namespace recueil::query {

// Rows by segment, ascending; dead acts left out.
struct MatchedActs {
    std::vector<std::vector<std::uint32_t>> rows;
    std::size_t count = 0;
    bool is_cut = false;  // by the time limit: there may be more
};

using Deadline = std::chrono::steady_clock::time_point;

// Runs a query for its acts alone, without weights. An absent query finds everything.
MatchedActs collect_matches(const OpenIndex& index, const std::optional<Xapian::Query>& query, Deadline deadline);

// Leaves out of `query` the acts that no longer count.
Xapian::Query without_dead(const OpenIndex& index, const Xapian::Query& query);

// `text_query` under the restrictions; absent where neither asks for anything.
std::optional<Xapian::Query> restricted(const std::optional<Xapian::Query>& text_query,
                                        const std::optional<Xapian::Query>& restriction);

}  // namespace recueil::query
