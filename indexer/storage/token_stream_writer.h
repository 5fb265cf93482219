// Writes the token streams of new and merged segments (token_stream.h).
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

// Not thread-safe. Memory grows with the distinct words and the acts; the codes are in a file until finish().
class TokenStreamWriter {
  public:
    // Fails with index_inaccessible where the file cannot be created.
    static Result<TokenStreamWriter> create(const std::string& path);
    ~TokenStreamWriter();
    TokenStreamWriter(TokenStreamWriter&&) noexcept;
    TokenStreamWriter& operator=(TokenStreamWriter&&) noexcept;

    // Adds the next word of the act. Returns its provisional number: surface() takes it until finish().
    std::uint32_t add(std::string_view surface);
    std::string_view surface(std::uint32_t number) const;
    void end_passage();
    // Fails with index_inaccessible where the disk is full.
    Result<void> end_act();

    // Renumbers the words by frequency and writes the stream. Fails with index_inaccessible where the disk is full,
    // with internal beyond most_words distinct words.
    Result<void> finish();

  private:
    struct Private;
    explicit TokenStreamWriter(std::unique_ptr<Private> state);
    std::unique_ptr<Private> private_;
};

struct ColumnToMerge {
    TokenStream column;
    std::function<bool(std::size_t row)> keeps;
    std::function<void()> release_pages;  // releases the pages that were read
};

// Writes one stream of the acts that are kept, in order. Reads each source twice, front to back. Memory grows with the
// distinct words and the acts. Fails as TokenStreamWriter::finish() does.
Result<void> merge_word_columns(const std::vector<ColumnToMerge>& columns, const std::string& path);

}  // namespace recueil::indexer
