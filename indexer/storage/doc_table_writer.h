// Writes the doc table of a segment (doc_table.h), act by act.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "indexer/storage/doc_table.h"
#include "indexer/storage/spill_buffer.h"

namespace recueil::indexer {

// Not thread-safe. Memory grows with the distinct names, labels and citations, not with the acts. All errors are those
// of file_error(): index_inaccessible where the disk is full.
class DocTableWriter {
  public:
    // Spills to the folder of `path`; finish() writes the file.
    explicit DocTableWriter(std::string path);

    // Maps the string numbers and ordinals of another table to this one's. Use one for each source table.
    struct Translation {
        std::vector<std::uint32_t> strings;
        std::array<std::vector<std::uint32_t>, column_count> ordinals;
    };
    // Copies a row of another table; `json` and `passages` have the new addresses of its texts.
    Result<void> take_row(const DocTable& from, std::size_t row, const TextRef& json,
                          std::span<const PassageRecord> passages, std::uint32_t file, Translation& translation);

    Result<void> add_act(const ActRecord& record, const ActSummary& summary, std::span<const PassageRecord> passages,
                         const std::vector<Edge>& edges, const std::vector<FacetEntry>& facets);
    std::size_t acts() const { return acts_; }

    Result<void> finish();

  private:
    struct Dictionary {
        std::unordered_map<std::string, std::uint32_t> ordinals;
        std::vector<const std::string*> keys;
        std::vector<std::map<std::string, std::uint32_t>> spellings;

        std::uint32_t ordinal_of(const std::string& key);
    };
    Result<void> add(ActRecord record, std::string_view summary, std::span<const PassageRecord> passages,
                     std::string_view edges);
    Result<std::uint32_t> string_id(const std::string& text);
    Result<void> append_ordinals(std::size_t column, std::vector<std::uint32_t>& ordinals);
    // Offsets have 32 bits: fails with internal beyond.
    Result<void> append_number(std::size_t section, std::uint64_t number);
    Result<void> append_dictionary(std::size_t column);

    std::string path_;
    SpillBuffer sections_;
    std::size_t acts_ = 0;
    std::unordered_map<std::string, std::uint32_t> string_ids_;
    std::array<Dictionary, column_count> columns_;
};

}  // namespace recueil::indexer
