// One state of an index, or of several searched as one: its segments, their terms as one dictionary, the values of the
// facets.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <xapian.h>

#include "base/error.h"
#include "indexer/fields.h"
#include "indexer/storage/manifest.h"
#include "indexer/storage/segment.h"
#include "query/engine/worker_pool.h"
#include "query/facets/facet_vocabulary.h"
#include "query/facets/institutions.h"
#include "query/plan/query_expansion.h"
#include "stemming/lexicon.h"
#include "stemming/stemming.h"

namespace recueil::query {

// An act of an index, by segment and row.
struct ActPlace {
    std::size_t segment = 0;
    std::size_t row = 0;
};

// Acts, documents and files that are held more than once, each time after the first.
struct DuplicateCounts {
    std::size_t acts = 0;
    std::size_t documents = 0;
    std::size_t files = 0;
};

// The copies of acts that several documents hold.
struct DoubledActs {
    std::map<std::pair<std::size_t, std::size_t>, std::vector<ActPlace>> copies;  // by segment and row of the one shown
    std::map<std::string, ActPlace> shown_for;                                    // by the id of a copy
};

// Not changed by any search. Not thread-safe: fetching texts unpacks them into a cache, and Xapian's databases are not
// shared between threads; each thread has a clone. During one search a thread of its own may read each segment.
struct IndexReader {
    std::vector<std::string> directories;
    std::string display_name;         // the directories, for messages
    std::vector<std::string> stamps;  // of each, state_stamp() before its manifest was read
    std::vector<indexer::Manifest> manifests;
    DuplicateCounts duplicates;
    std::vector<indexer::Segment> segments;
    std::vector<Xapian::Database> databases;  // one a segment
    Xapian::Database all;                     // for terms and their frequencies
    // By segment and number of the source file: when it was read, in seconds since 1970.
    std::shared_ptr<const std::vector<std::vector<std::int64_t>>> read_times;
    std::shared_ptr<const DoubledActs> doubles;  // null where there are none
    std::shared_ptr<const Institutions> institutions;
    std::shared_ptr<const std::vector<FacetVocabulary>> vocabularies;
    std::shared_ptr<const QueryExpansion> expansion;
    // By segment and row: see ranking/bm25.h.
    std::shared_ptr<const std::vector<std::vector<float>>> length_norms;
    std::shared_ptr<WorkerPool> pool;  // null: searches use their own thread alone
    stemming::Analyser analyser;

    // Several directories are opened as if their acts were in one index; of an act that several hold the first
    // directory's counts. Fails with usage where none is given, index_missing, index_schema or index_damaged.
    static Result<std::unique_ptr<IndexReader>> open(const std::vector<std::string>& directories,
                                                     std::shared_ptr<WorkerPool> pool = nullptr);
    static Result<std::unique_ptr<IndexReader>> open(const std::string& directory) {
        return open(std::vector<std::string>{directory});
    }
    // The same state for another thread; memory that does not change is shared. Any thread may call it during a
    // search. Fails with index_damaged where a writer has removed the state.
    Result<std::unique_ptr<IndexReader>> clone_for_thread() const;

    // True where a directory has moved on to another state. Costs one stat for each.
    bool is_stale() const;
    // Null where the field is no facet.
    const FacetVocabulary* vocabulary(indexer::FieldId id) const;
    // The acts that have a boolean term, in order of segment and row; deleted acts left out.
    std::vector<ActPlace> acts_with(const std::string& term) const;
    // The act, or the one shown in place of a copy of this id. Fails with not_found.
    Result<ActPlace> act_with_id(const std::string& id) const;
    // The words of its texts, by segment; valid as long as the reader.
    std::vector<stemming::Lexicon> lexicons() const;
    // A folded word as the corpus writes it, with its accents; itself where no text holds it.
    std::string as_written(const std::string& surface) const;
    // When an act entered the index or changed in it, in seconds since 1970.
    std::int64_t entered(ActPlace place) const;
    // The copies of a shown act in other documents.
    std::vector<ActPlace> copies_of(ActPlace place) const;
    std::size_t alive() const;
    bool has_deleted() const;
};

}  // namespace recueil::query
