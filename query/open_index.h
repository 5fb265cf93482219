// An index, or several searched as one, opened on one state: the segments as one Xapian database, their tables, the
// values of the facets.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <xapian.h>

#include "base/error.h"
#include "indexer/fields.h"
#include "indexer/generation.h"
#include "indexer/segment.h"
#include "query/article_range.h"
#include "query/equivalents.h"
#include "query/graph.h"
#include "query/order_checks.h"
#include "query/posting_lists.h"
#include "query/vocabulary.h"
#include "stemming/lexicon.h"
#include "stemming/stemming.h"

namespace recueil::query {

// Where an act stands in the state.
struct ActPlace {
    std::size_t segment = 0;
    std::size_t row = 0;
};

// A range of articles as it is cited.
struct CitedRange {
    std::string key;  // "code:NAME#KEY"
    ArticleRange range;
};

// What several indexes hold and only counts in the first.
struct Doubled {
    std::size_t acts = 0;
    std::size_t documents = 0;
    std::size_t files = 0;
};

struct OpenIndex {
    std::vector<std::string> directories;
    std::string where;                // the directories, for messages
    std::vector<std::string> stamps;  // of each, state_stamp() before its manifest was read
    std::vector<indexer::Manifest> manifests;
    Doubled doubled;
    std::vector<indexer::Segment> segments;
    std::vector<Xapian::Database> databases;  // one a segment
    Xapian::Database all;                     // document ids interleave: see place_of
    std::shared_ptr<const std::vector<FacetVocabulary>> vocabularies;
    std::shared_ptr<const Equivalents> equivalents;
    // By segment and row: see word_ranking.h.
    std::shared_ptr<const std::vector<std::vector<float>>> length_parts;
    stemming::Analyser analyser;
    // The ranges of articles cited, by code ("code:NAME"); made when first asked for.
    mutable std::optional<std::map<std::string, std::vector<CitedRange>>> article_ranges;
    // The texts and deliberations not held that many acts cite, as graphs describe them; each made when first met.
    mutable std::map<std::string, GraphNode> much_cited;
    // The phrases that the search under way asks for, and the posting lists it has read, by segment.
    mutable OrderChecks orders;
    mutable std::vector<PostingLists> postings;

    // Several directories are opened as if their acts were in one index; of an act that several hold the first
    // directory's counts. Fails with usage where none is given, index_missing, index_schema or index_damaged.
    static Result<std::unique_ptr<OpenIndex>> open(const std::vector<std::string>& directories);
    static Result<std::unique_ptr<OpenIndex>> open(const std::string& directory) {
        return open(std::vector<std::string>{directory});
    }
    // The same state for another thread: what is mapped and does not change is shared. Any thread may call it,
    // whoever searches meanwhile. Fails with index_damaged where a writer has removed the state.
    Result<std::unique_ptr<OpenIndex>> again() const;

    ActPlace place_of(Xapian::docid id) const {
        const auto count = static_cast<Xapian::docid>(segments.size());
        return {(id - 1) % count, (id - 1) / count};
    }
    // True where a directory has moved on to another state. Costs one stat for each.
    bool is_stale() const;
    // Null where the field is no facet.
    const FacetVocabulary* vocabulary(indexer::FieldId id) const;
    // The acts that bear a boolean term, by segment and row, without those that no longer count.
    std::vector<ActPlace> acts_with(const std::string& term) const;
    // The act of this id. Fails with not_found.
    Result<ActPlace> act_called(const std::string& id) const;
    // The words of its texts, by segment; valid as long as the index.
    std::vector<stemming::Lexicon> lexicons() const;
    // A folded word as the corpus writes it, with its accents; itself where no text holds it.
    std::string as_written(const std::string& surface) const;
    std::size_t alive() const;
    bool has_dead() const;
};

}  // namespace recueil::query
