// Writes the word columns of new segments and of merged ones (word_column.h).
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "indexer/storage/token_stream.h"

namespace recueil::indexer {

// Not thread-safe. Memory in proportion to the distinct words and the acts: what they say waits in a file of its own.
class TokenStreamWriter {
  public:
    // Fails with index_inaccessible where the disk takes no file.
    static Result<TokenStreamWriter> create(const std::string& path);
    ~TokenStreamWriter();
    TokenStreamWriter(TokenStreamWriter&&) noexcept;
    TokenStreamWriter& operator=(TokenStreamWriter&&) noexcept;

    // The next word of the act; its number until the column is finished, by which surface() knows it until the next.
    std::uint32_t add(std::string_view surface);
    std::string_view surface(std::uint32_t number) const;
    void end_passage();
    // Fails with index_inaccessible where the disk takes no more.
    Result<void> end_act();

    // Numbers the words by how frequent they are and writes the column. Fails with index_inaccessible where the disk
    // takes no more, with internal where there are more words than can be told apart.
    Result<void> finish();

  private:
    struct Private;
    explicit TokenStreamWriter(std::unique_ptr<Private> state);
    std::unique_ptr<Private> private_;
};

struct ColumnToMerge {
    TokenStream column;
    std::function<bool(std::size_t row)> keeps;
    std::function<void()> release_pages;  // gives back the memory that the pages read of it take
};

// Writes one column of the acts that are kept, in order. Reads each column twice, front to back; memory in proportion
// to the distinct words and the acts. Fails as TokenStreamWriter::finish() does.
Result<void> merge_word_columns(const std::vector<ColumnToMerge>& columns, const std::string& path);

}  // namespace recueil::indexer
