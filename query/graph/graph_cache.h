// Facts about the citations of one state of an index, found once for all threads that answer from it.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "query/graph/article_range.h"
#include "query/graph/graph.h"

namespace recueil::query {

// A range of articles as it is cited.
struct CitedRange {
    std::string key;  // "code:NAME#KEY"
    ArticleRange range;
};
using CitedRanges = std::map<std::string, std::vector<CitedRange>>;  // by code ("code:NAME")

// Thread-safe. Keeps successes only: what fails throws past it and is tried again.
class GraphCache {
  public:
    // Calls read() for the first caller; others may read at the same time.
    template <class Read>
    std::shared_ptr<const CitedRanges> article_ranges(Read&& read) {
        {
            const std::lock_guard lock(mutex_);
            if (article_ranges_) return article_ranges_;
        }
        auto ranges = std::make_shared<const CitedRanges>(read());
        const std::lock_guard lock(mutex_);
        if (!article_ranges_) article_ranges_ = std::move(ranges);
        return article_ranges_;
    }

    // The nodes that many acts cite, by key.
    std::optional<GraphNode> popular_node(const std::string& key) const {
        const std::lock_guard lock(mutex_);
        const auto found = popular_nodes_.find(key);
        return found == popular_nodes_.end() ? std::nullopt : std::optional<GraphNode>(found->second);
    }
    void keep(const GraphNode& node) {
        const std::lock_guard lock(mutex_);
        popular_nodes_.emplace(node.key, node);
    }

  private:
    mutable std::mutex mutex_;
    std::shared_ptr<const CitedRanges> article_ranges_;
    std::map<std::string, GraphNode> popular_nodes_;
};

}  // namespace recueil::query
