#include "query/indexed_files.h"

#include <unordered_set>
#include <utility>

#include "indexer/storage/manifest.h"
#include "indexer/storage/segment.h"

namespace recueil::query {

namespace {

Result<void> add_segment(const std::string& directory, const indexer::SegmentEntry& entry, IndexedFiles& all) {
    auto files = indexer::read_source_files(directory, entry);
    if (!files) return failure(files);
    const auto segment = indexer::Segment::open(directory, entry);
    if (!segment) return failure(segment);
    const std::unordered_set<std::uint32_t> deleted(entry.deleted_files.begin(), entry.deleted_files.end());
    for (std::uint32_t number = 0; number < files->size(); ++number) {
        if (deleted.count(number) != 0) continue;
        indexer::SourceFile& file = (*files)[number];
        IndexedFile known{std::move(file.path), std::move(file.name), file.size, {}};
        for (std::size_t row = file.first_row; row < std::size_t{file.first_row} + file.rows; ++row) {
            if (segment->is_deleted(row)) continue;
            known.act = segment->doc_table().summary(row).id;
            break;
        }
        all.names.insert(known.name);
        all.by_sha256.emplace(std::move(file.sha256), std::move(known));
    }
    return {};
}

Result<IndexedFiles> read_all(const std::vector<std::string>& directories) {
    IndexedFiles all;
    for (const std::string& directory : directories) {
        const auto manifest = indexer::read_manifest(directory);
        if (!manifest) return failure(manifest);
        for (const indexer::SegmentEntry& entry : manifest->segments)
            if (auto done = add_segment(directory, entry, all); !done) return failure(done);
    }
    return all;
}

}  // namespace

Result<IndexedFiles> indexed_files(const std::vector<std::string>& directories) {
    // A writer that publishes twice meanwhile removes what is being read.
    constexpr int attempts = 3;
    for (int attempt = 1;; ++attempt) {
        auto all = read_all(directories);
        if (all || attempt == attempts) return all;
    }
}

}  // namespace recueil::query
