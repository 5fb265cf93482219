#include "indexer/segment.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "indexer/stored_passage.h"

namespace recueil::indexer {

Result<Segment> Segment::open(const std::string& directory, const SegmentEntry& entry) {
    for (const std::string_view file : {"terms", "words", "column", "tables"})
        if (auto done = compare_with_seal(directory, entry, file); !done) return failure(done);
    return open_compared(directory, entry);
}

Result<Segment> Segment::open_compared(const std::string& directory, const SegmentEntry& entry) {
    const std::string path = directory + "/" + entry.name;
    auto tables = Tables::open(path + "/tables");
    if (!tables) return failure(tables);
    auto texts = BlockStore::open(path + "/texts");
    if (!texts) return failure(texts);
    auto jsons = BlockStore::open(path + "/acts");
    if (!jsons) return failure(jsons);
    auto words_file = MappedFile::open(path + "/words");
    if (!words_file) return failure(words_file);
    auto column_file = MappedFile::open(path + "/column");
    if (!column_file) return failure(column_file);

    const auto shared = std::make_shared<Shared>();
    shared->terms_path = path + "/terms";
    shared->tables = std::move(*tables);
    shared->words_file = std::move(*words_file);
    shared->column_file = std::move(*column_file);
    const auto words = stemming::Lexicon::open(shared->words_file.bytes());
    if (words) shared->words = *words;
    const auto column = WordColumn::open(shared->column_file.bytes());
    if (column) shared->column = *column;
    const std::size_t rows = shared->tables.acts();
    if (rows != entry.rows || !words || !column || column->acts() != rows)
        return failure(ErrorCode::index_damaged, fmt::format("{} is cut short or altered", path), mending_hint);
    const auto dead = std::make_shared<Dead>();
    dead->alive = rows;
    if (!entry.dead.empty()) {
        dead->rows.assign(rows, false);
        for (const auto& [first, last] : entry.dead)
            for (std::size_t row = first; row < std::min<std::size_t>(last, rows); ++row) {
                if (!dead->rows[row]) --dead->alive;
                dead->rows[row] = true;
            }
    }
    return Segment(shared, dead, std::move(*texts), std::move(*jsons));
}

Segment Segment::with_dead(std::vector<bool> rows) const {
    const auto dead = std::make_shared<Dead>();
    const auto count = static_cast<std::size_t>(std::count(rows.begin(), rows.end(), true));
    dead->alive = this->rows() - count;
    if (count > 0) dead->rows = std::move(rows);
    return {shared_, dead, texts_.again(), jsons_.again()};
}

void Segment::let_go() const {
    shared_->tables.let_go();
    texts_.let_go();
    jsons_.let_go();
    let_go_of_column();
}

std::uint64_t Segment::mapped_bytes() const {
    return shared_->tables.mapped_bytes() + shared_->column_file.bytes().size() + texts_.mapped_bytes() +
           jsons_.mapped_bytes();
}

Result<corpus::Passage> Segment::passage(const PassageRecord& record) {
    const auto text = texts_.read(record.text);
    if (!text) return failure(text);
    return passage_of(*text, record);
}

Result<std::string> Segment::act_json(std::size_t row) {
    const auto text = jsons_.read(tables().act(row).json);
    if (!text) return failure(text);
    return std::string(*text);
}

}  // namespace recueil::indexer
