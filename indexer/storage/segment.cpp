#include "indexer/storage/segment.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "indexer/storage/stored_passage.h"

namespace recueil::indexer {

Result<Segment> Segment::open(const std::string& directory, const SegmentEntry& entry) {
    for (const std::string_view file : {"terms", "words", "tokens", "docs"})
        if (auto done = verify_checksum(directory, entry, file); !done) return failure(done);
    return open_compared(directory, entry);
}

Result<Segment> Segment::open_compared(const std::string& directory, const SegmentEntry& entry) {
    const std::string path = directory + "/" + entry.name;
    auto doc_table = DocTable::open(path + "/docs");
    if (!doc_table) return failure(doc_table);
    auto texts = BlockStore::open(path + "/texts");
    if (!texts) return failure(texts);
    auto jsons = BlockStore::open(path + "/acts");
    if (!jsons) return failure(jsons);
    auto words_file = MappedFile::open(path + "/words");
    if (!words_file) return failure(words_file);
    auto tokens_file = MappedFile::open(path + "/tokens");
    if (!tokens_file) return failure(tokens_file);

    const auto shared = std::make_shared<Shared>();
    shared->terms_path = path + "/terms";
    shared->doc_table = std::move(*doc_table);
    shared->words_file = std::move(*words_file);
    shared->tokens_file = std::move(*tokens_file);
    const auto words = stemming::Lexicon::open(shared->words_file.bytes());
    if (words) shared->words = *words;
    const auto column = TokenStream::open(shared->tokens_file.bytes());
    if (column) shared->token_stream = *column;
    const std::size_t rows = shared->doc_table.acts();
    if (rows != entry.rows || !words || !column || column->acts() != rows)
        return failure(ErrorCode::index_damaged, fmt::format("{} is cut short or altered", path), mending_hint);
    const auto deleted = std::make_shared<Deleted>();
    deleted->live = rows;
    if (!entry.deleted.empty()) {
        deleted->rows.assign(rows, false);
        for (const auto& [first, last] : entry.deleted)
            for (std::size_t row = first; row < std::min<std::size_t>(last, rows); ++row) {
                if (!deleted->rows[row]) --deleted->live;
                deleted->rows[row] = true;
            }
    }
    return Segment(shared, deleted, std::move(*texts), std::move(*jsons));
}

Segment Segment::with_deleted(std::vector<bool> rows) const {
    const auto deleted = std::make_shared<Deleted>();
    const auto count = static_cast<std::size_t>(std::count(rows.begin(), rows.end(), true));
    deleted->live = this->rows() - count;
    if (count > 0) deleted->rows = std::move(rows);
    return {shared_, deleted, texts_.clone_for_thread(), jsons_.clone_for_thread()};
}

void Segment::release_pages() const {
    shared_->doc_table.release_pages();
    texts_.release_pages();
    jsons_.release_pages();
    release_token_pages();
}

std::uint64_t Segment::mapped_bytes() const {
    return shared_->doc_table.mapped_bytes() + shared_->tokens_file.bytes().size() + texts_.mapped_bytes() +
           jsons_.mapped_bytes();
}

Result<corpus::Passage> Segment::passage(const PassageRecord& record) {
    const auto text = texts_.read(record.text);
    if (!text) return failure(text);
    return passage_of(*text, record);
}

Result<std::string> Segment::act_json(std::size_t row) {
    const auto text = jsons_.read(doc_table().act(row).json);
    if (!text) return failure(text);
    return std::string(*text);
}

}  // namespace recueil::indexer
