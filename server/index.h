// What the routes ask of an index. One each compute thread, so that nothing here is shared.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "corpus/error.h"
#include "query/query.h"

namespace recueil::server {

class Index {
  public:
    virtual ~Index() = default;

    // Moves on to the newest state where there is one. Where that cannot be opened, the state at hand goes on
    // answering, and what failed is returned.
    virtual Result<void> refresh() = 0;

    // Of the state at hand; made once for each state.
    virtual const query::IndexStatus& status() = 0;
    virtual const std::vector<query::VocabularyEntry>& vocabulary(query::Vocabulary which) = 0;

    // What acts cite and the index does not hold; of the state at hand, made once for each. Fails as trace does.
    virtual Result<query::Missing> missing() = 0;

    virtual Result<query::SearchResponse> search(const query::SearchRequest& request) = 0;
    virtual Result<nlohmann::ordered_json> act(const std::string& id) = 0;
    virtual Result<std::vector<query::SimilarAct>> similar(const std::string& id, int limit) = 0;
    virtual Result<query::Graph> trace(const query::TraceRequest& request) = 0;
    virtual std::vector<query::Completion> suggest(const std::string& text, int limit) = 0;

    // Another view, of the newest state, for an answer that outlives its request.
    virtual Result<std::unique_ptr<Index>> again() const = 0;
};

// Fails as query::Searcher::open does.
Result<std::unique_ptr<Index>> open_index(const std::string& directory);

}  // namespace recueil::server
