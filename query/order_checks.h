// Phrases and nearness in Xapian's queries: Xapian finds the acts that hold the words, and asks here how they stand.
#pragma once

#include <chrono>
#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "indexer/segment.h"
#include "query/boolean_match.h"
#include "query/order_match.h"

namespace recueil::query {

// One order asked for, over the segments of an index; each act is looked at once. Not thread-safe.
class OrderCheck {
  public:
    OrderCheck(const std::vector<indexer::Segment>& segments, OrderedWords wanted);

    // False without a look once `deadline` has passed: what is not known by then is not found.
    bool holds(std::size_t segment, std::size_t row, std::chrono::steady_clock::time_point deadline);

  private:
    struct Known {
        std::optional<OrderMatcher> matcher;  // made when first asked
        std::optional<RowSet> seen;
        std::optional<RowSet> held;
    };
    const std::vector<indexer::Segment>& segments_;
    OrderedWords wanted_;
    std::vector<Known> known_;
    unsigned looks_ = 0;
    bool is_late_ = false;
};

// The orders that a search asks for. Not thread-safe; the segments must outlive the queries made of it.
class OrderChecks {
  public:
    // Starts a search: what takes longer is left out from then on.
    void start(std::chrono::steady_clock::time_point deadline);

    // Acts that hold the words so; `words` finds those that hold them at all. Both are of one index, always the same:
    // its segments, and their databases in the same order.
    Xapian::Query query(const std::vector<indexer::Segment>& segments, const std::vector<Xapian::Database>& databases,
                        OrderedWords wanted, const Xapian::Query& words);

    // Tells of a leaf of such a query whether a row of a segment is found; none where the leaf is something else.
    RowCheck check_of(const Xapian::Query& leaf, std::size_t segment) const;

  private:
    struct Shared;
    class Source;
    std::shared_ptr<Shared> shared_;
    std::shared_ptr<const std::map<std::string, std::size_t>> segments_by_uuid_;  // made when first needed
    std::map<std::string, std::weak_ptr<OrderCheck>> checks_;                     // by description of the leaf
    std::size_t made_ = 0;
};

}  // namespace recueil::query
