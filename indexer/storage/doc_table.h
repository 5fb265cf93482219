// The tables beside a segment's Xapian database: what a search needs of each act without opening its text.
//
// One file of sections, mapped: act records and passage records of fixed size, summaries (what a hit shows), the values
// of each facet by act, and the citations. Records are in the order of Xapian's document ids, which run from 1 without
// gap.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "corpus/act.h"
#include "corpus/passage.h"
#include "indexer/field_table.h"
#include "indexer/storage/block_store.h"
#include "indexer/storage/files.h"

namespace recueil::indexer {

struct PassageRecord {
    TextRef text;  // see stored_passage.h
    std::uint32_t first_position = 0;
    std::uint32_t words = 0;
    std::uint32_t line_start = 0;
    std::uint32_t line_end = 0;
    std::uint32_t page = 0;
    std::uint16_t label_bytes = 0;
    std::uint8_t kind = 0;        // corpus::PassageKind
    std::uint8_t more_pages = 0;  // after the first, that it goes on to; 255 for more
};

struct ActRecord {
    TextRef json;
    std::uint32_t first_passage = 0;
    std::uint32_t passages = 0;
    std::uint32_t summary_size = 0;
    std::uint64_t summary = 0;
    std::uint64_t edges = 0;
    std::uint32_t edges_size = 0;
    std::uint32_t date = 0;  // YYYYMMDD, 0 where unknown
    std::uint32_t file = 0;  // which of the segment's files it comes from
    std::uint32_t is_document = 0;
};

struct ActSummary {
    std::string id;
    std::string number;
    std::string title;
    std::string date;
    std::string assembly;
    std::string outcome;
    std::string file;
    std::string institution;
    std::string form;
    std::vector<std::string> commissions;
    bool is_document = false;
    std::string url{};  // of the document at its council, as metadata give it; empty where they do not
};

// A reference from an act to another act or text.
template <class Text>
struct BasicEdge {
    corpus::ReferenceKind kind = corpus::ReferenceKind::deliberation;
    corpus::RelationType type = corpus::RelationType::cites;
    bool in_part = false;
    Text part;
    Text label;
    Text number;
    Text date;
    Text body;
    Text code;
    Text article;  // of the code
    Text title;    // the one that is given to the act cited
    Text text;
    Text institution;  // "KIND@PLACE" of the one that took a deliberation; empty for the citing act's own
    int line = 0;
};
using Edge = BasicEdge<std::string>;
using EdgeView = BasicEdge<std::string_view>;

// A value of a facet as an act has it: compared by `key`, shown as written.
struct FacetEntry {
    Column column{};
    std::string key;
    std::string label;
};

struct ColumnValue {
    std::string_view key;
    std::vector<std::pair<std::string_view, std::uint32_t>> spellings;  // with how many acts write it so
};

class DocTable {
  public:
    // Fails with index_damaged where the file is cut short, altered in its parts that are read at once, or no table.
    static Result<DocTable> open(const std::string& path);

    std::size_t acts() const { return acts_.size(); }
    const ActRecord& act(std::size_t row) const { return acts_[row]; }  // row: document id less one
    std::span<const PassageRecord> passages(std::size_t row) const;
    ActSummary summary(std::size_t row) const;
    // Valid as long as the table.
    std::vector<EdgeView> edges(std::size_t row) const;

    const std::vector<ColumnValue>& values(Column column) const { return columns_[index(column)].values; }
    // Ordinals into values().
    std::span<const std::uint32_t> ordinals(Column column, std::size_t row) const {
        const ColumnData& data = columns_[index(column)];
        return data.ordinals.subspan(data.offsets[row], data.offsets[row + 1] - data.offsets[row]);
    }

    // Reads everything and compares it with its checksums.
    bool is_intact() const;
    // See MappedFile::release_pages().
    void release_pages() const { file_.release_pages(); }
    std::uint64_t mapped_bytes() const { return file_.bytes().size(); }

  private:
    friend class DocTableWriter;

    static std::size_t index(Column column) { return static_cast<std::size_t>(column); }
    std::string_view string(std::uint32_t id) const;

    struct ColumnData {
        std::vector<ColumnValue> values;
        std::span<const std::uint32_t> offsets;
        std::span<const std::uint32_t> ordinals;
    };

    MappedFile file_;
    std::span<const ActRecord> acts_;
    std::span<const PassageRecord> passages_;
    std::string_view summaries_;
    std::string_view edges_;
    std::string_view strings_;
    std::span<const std::uint32_t> string_offsets_;
    std::array<ColumnData, column_count> columns_;
};

}  // namespace recueil::indexer
