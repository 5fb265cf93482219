// The acts that a search finds, each read whole: for sums and counts of what they hold.
#pragma once

#include <cstddef>
#include <functional>
#include <tl/expected.hpp>

#include "corpus/act.h"
#include "query/request.h"
#include "query/response.h"
#include "server/index.h"
#include "server/problem.h"

namespace recueil::server {

// Acts that one answer reads at most: a second or two.
inline constexpr std::size_t kMostActsRead = 2000;

struct ActsRead {
    std::size_t total = 0;  // that the search finds
    std::size_t read = 0;   // the newest, where there are more than kMostActsRead
};

// Calls `visit` for each, the newest first. Fails as run_search() does, and where an act cannot be read.
tl::expected<ActsRead, Problem> read_acts_of(
    Index& index, query::SearchRequest request,
    const std::function<void(const query::Hit& hit, const corpus::Act& act)>& visit);

}  // namespace recueil::server
