// Questions to one state of an index.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "corpus/act_json.h"
#include "corpus/passage.h"
#include "query/graph/graph.h"
#include "query/request.h"
#include "query/response.h"

namespace recueil::query {

class WorkerPool;

struct VocabularyEntry {
    std::string value;
    std::string label;
    std::size_t count = 0;                  // acts
    std::string kind;                       // of texts: "code", "law", …
    std::string url;                        // of texts: on Légifrance; empty where no address can be made
    std::vector<VocabularyEntry> articles;  // of a code
    std::string institution{};              // whose it is, where the index has several
    std::string siren{};                    // of an institution; empty where no act gives it
    std::vector<std::string> names{};       // of an institution: its other names
};

enum class Vocabulary { members, commissions, sessions, themes, texts, institutions };
inline constexpr std::size_t vocabulary_count = static_cast<std::size_t>(Vocabulary::institutions) + 1;

struct Completion {
    std::string text;
    std::string kind;  // "word", "member", "title", "number"
};

struct YearCoverage {
    std::string year;
    std::size_t acts = 0;
};

struct IndexStatus {
    std::size_t acts = 0;
    std::size_t documents = 0;
    std::size_t files = 0;
    std::vector<YearCoverage> years;
    std::string made_at;               // ISO 8601, UTC; of several indexes the newest
    std::string schema;                // "recueil.index/8"
    std::string analyser;              // stemming::Analyser::version()
    std::string state;                 // changes whenever the index does: for ETag
    std::vector<std::string> sources;  // the paths it was made from
    std::vector<VocabularyEntry> institutions;
    std::size_t doubled = 0;  // further copies of acts and documents, each counted once above
};

// Returns the ranges of a text to highlight: [start, end) in code points, in order.
using Marker = std::function<std::vector<std::pair<std::size_t, std::size_t>>(std::string_view text)>;

// An index, or several as one, opened for reading. Not thread-safe: one each thread; opening is cheap (milliseconds).
// It answers from the state it was opened on as long as it lives; writers do not change that state.
class Searcher {
  public:
    // Fails with index_missing, index_schema or index_damaged, each with a hint.
    static Result<Searcher> open(const std::string& directory);
    // Several indexes searched as if their acts were in one. Of an act that several hold, known by its id, the one of
    // the directory named first counts and the others are not there. Linear in the acts where there is more than one
    // directory. Fails as above, naming the directory, and with usage where none is given.
    // `pool`: threads that help with the segments of each search; the answers are the same for any number of them.
    static Result<Searcher> open(const std::vector<std::string>& directories,
                                 std::shared_ptr<WorkerPool> pool = nullptr);
    // The same state for another thread, at the cost of opening its files: memory that does not change is shared. Any
    // thread may call it, whoever searches with this one meanwhile. Fails with index_damaged where a writer has removed
    // the state.
    Result<Searcher> again() const;
    ~Searcher();
    Searcher(Searcher&&) noexcept;
    Searcher& operator=(Searcher&&) noexcept;

    // True where a directory has moved on to another state since this was opened. Costs one stat for each.
    bool is_stale() const;

    // Fails with usage where a filter's field or value, a date, a facet or a page number has no meaning; the message
    // names it. No query text fails: what cannot be understood comes back as diagnostics.
    Result<SearchResponse> search(const SearchRequest& request) const;

    // One act as it was extracted; where several documents hold it, the fullest, with « sources ». Fails with
    // not_found.
    Result<nlohmann::ordered_json> act(const std::string& id) const;
    // Every passage of an act or document, in reading order. Fails with not_found. Linear in its text.
    Result<std::vector<corpus::Passage>> passages(const std::string& id) const;
    // The first `most` of one kind.
    Result<std::vector<corpus::Passage>> passages(const std::string& id, corpus::PassageKind kind,
                                                  std::size_t most) const;
    // A title in capitals in the case of a sentence, with as many code points (query/answers/display_title.h).
    std::string display_title(const std::string& title) const;
    // Marks in any text what a query looks for. Valid as long as this; costs the planning of the query once.
    Result<Marker> marker(const std::string& text) const;
    // At most `limit` acts that are about the same, the nearest first. Fails with not_found.
    Result<std::vector<SimilarAct>> similar(const std::string& id, int limit = 5) const;
    // Every act, in order of date, number and id: calls `visit` until it returns false.
    Result<void> for_each_act(const std::function<bool(const nlohmann::ordered_json&)>& visit) const;

    // The graph around a reference in any wording. Ambiguous references list their candidates. Fails with not_found
    // where nothing in the wording is a reference or nothing in the corpus is or cites it.
    Result<Graph> trace(const TraceRequest& request) const;

    // The whole graph, by key; the same bytes as JSON for any order of indexing. Linear in the citations.
    Result<Graph> graph() const;
    // The acts and texts cited that the corpus does not hold, the most cited first. Linear in the citations.
    Result<Missing> missing(std::size_t limit = 1000) const;

    // Both fail with index_damaged or index_inaccessible.
    Result<std::vector<VocabularyEntry>> vocabulary(Vocabulary which) const;
    Result<std::vector<Completion>> suggest(const std::string& text, int limit = 10) const;
    IndexStatus status() const;

  private:
    struct Private;
    explicit Searcher(std::unique_ptr<Private> state);
    std::unique_ptr<Private> private_;
};

}  // namespace recueil::query
