// The index as the routes use it, and the states from which all compute threads answer.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "base/error.h"
#include "query/changes.h"
#include "query/indexed_files.h"
#include "query/query.h"

namespace recueil::server {

// Not thread-safe: one each compute thread.
class Index {
  public:
    virtual ~Index() = default;

    // Moves on to the newest state where there is one. Where that cannot be opened, the last state that could be goes
    // on answering, and what failed is returned; where that one's files are gone too, the state at hand does.
    virtual Result<void> refresh() = 0;

    // Of the state at hand, valid until refresh().
    virtual const query::IndexStatus& status() = 0;
    // The same, made once for each state; fails as query::Searcher does, and is made again when asked again.
    virtual Result<const std::vector<query::VocabularyEntry>*> vocabulary(query::Vocabulary which) = 0;
    // The acts and texts cited that the index does not hold.
    virtual Result<const query::Missing*> missing() = 0;
    // Who cites whom, all of it.
    virtual Result<query::Graph> graph() = 0;

    virtual Result<query::SearchResponse> search(const query::SearchRequest& request) = 0;
    virtual Result<nlohmann::ordered_json> act(const std::string& id) = 0;
    virtual Result<std::vector<corpus::Passage>> passages(const std::string& id) = 0;
    virtual Result<std::vector<corpus::Passage>> passages(const std::string& id, corpus::PassageKind kind,
                                                          std::size_t most) = 0;
    virtual std::string display_title(const std::string& title) = 0;
    // Valid until refresh().
    virtual Result<query::Marker> marker(const std::string& text) = 0;
    virtual Result<std::vector<query::SimilarAct>> similar(const std::string& id, int limit) = 0;
    virtual Result<query::Graph> trace(const query::TraceRequest& request) = 0;
    virtual Result<std::vector<query::Completion>> suggest(const std::string& text, int limit) = 0;

    // The changes from one state to another, as query::changes_since() gives them; up to the state at hand where
    // `until` is empty.
    virtual Result<query::ChangesSince> changes(const std::string& since, const std::string& until) = 0;

    // The acts that left the index last and are not in the state at hand, the last first; made once for each state.
    static constexpr std::size_t most_removed = 50;
    virtual Result<const std::vector<query::ActChange>*> removed() = 0;

    // The documents of the newest state, made once for each state at hand.
    virtual Result<const query::IndexedFiles*> files() = 0;

    // Returns a reader of the same state, for an answer that outlives its request. Where a writer has removed that
    // state, this one moves on as refresh() does first; fails where the files of the state it then stands at are gone
    // too.
    virtual Result<std::unique_ptr<Index>> again() = 0;
};

// An index on disk, or several answered from as one, whose states are opened once for all threads: what they read and
// do not change is in memory once, and what is worked out for a whole state is worked out once. Thread-safe.
class IndexStates : public std::enable_shared_from_this<IndexStates> {
  public:
    // Fails as query::Searcher::open does.
    static Result<std::shared_ptr<IndexStates>> open(std::vector<std::string> directories,
                                                     std::shared_ptr<query::WorkerPool> pool = nullptr);

    // The newest state, for one thread. Fails as query::Searcher::open does.
    Result<std::unique_ptr<Index>> view();

  private:
    struct State;
    class View;

    IndexStates(std::vector<std::string> directories, std::shared_ptr<query::WorkerPool> pool)
        : directories_(std::move(directories)), pool_(std::move(pool)) {}
    Result<std::shared_ptr<State>> newest();
    std::shared_ptr<State> last();

    std::vector<std::string> directories_;
    std::shared_ptr<query::WorkerPool> pool_;
    std::mutex mutex_;
    std::shared_ptr<State> newest_;
};

}  // namespace recueil::server
