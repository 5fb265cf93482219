#include "query/indexed_files.h"

#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "indexer/storage/manifest.h"
#include "indexer/storage/segment.h"

namespace recueil::query {

namespace {

// Of the act as it is stored. What the act says cannot hold these bytes: its quotation marks are escaped.
std::string document_hash(std::string_view act_json) {
    constexpr std::string_view key = "\"sha256\":\"";
    constexpr std::size_t digits = 64;
    const std::size_t at = act_json.find(key);
    return at == std::string_view::npos ? std::string() : std::string(act_json.substr(at + key.size(), digits));
}

using Members = std::vector<std::pair<std::string, IndexedFile>>;

// Of a file that may be an archive or a mail, whose acts are these rows.
Result<void> add_members(indexer::Segment& segment, const std::vector<std::size_t>& rows, const std::string& sha256,
                         const IndexedFile& file, Members& members) {
    for (const std::size_t row : rows) {
        const auto json = segment.act_json(row);
        if (!json) return failure(json);
        std::string hash = document_hash(*json);
        if (hash == sha256 || (!members.empty() && members.back().first == hash)) continue;
        indexer::ActSummary act = segment.doc_table().summary(row);
        members.emplace_back(std::move(hash),
                             IndexedFile{file.path, std::move(act.file), file.size, std::move(act.id), sha256});
    }
    return {};
}

Result<void> add_segment(const std::string& directory, const indexer::SegmentEntry& entry, IndexedFiles& all,
                         Members& members) {
    auto files = indexer::read_source_files(directory, entry);
    if (!files) return failure(files);
    auto segment = indexer::Segment::open(directory, entry);
    if (!segment) return failure(segment);
    const std::unordered_set<std::uint32_t> deleted(entry.deleted_files.begin(), entry.deleted_files.end());
    for (std::uint32_t number = 0; number < files->size(); ++number) {
        if (deleted.count(number) != 0) continue;
        indexer::SourceFile& file = (*files)[number];
        IndexedFile known{std::move(file.path), std::move(file.name), file.size, {}};
        std::vector<std::size_t> rows;  // that live
        for (std::size_t row = file.first_row; row < std::size_t{file.first_row} + file.rows; ++row)
            if (!segment->is_deleted(row)) rows.push_back(row);
        const auto summary_of = [&](std::size_t row) { return segment->doc_table().summary(row); };
        if (!rows.empty()) known.act = summary_of(rows.front()).id;
        // A document that bears another name than its file was inside it; the text of a mail comes before the others.
        if (!rows.empty() &&
            (summary_of(rows.front()).file != known.name || summary_of(rows.back()).file != known.name))
            if (auto done = add_members(*segment, rows, file.sha256, known, members); !done) return failure(done);
        all.names.insert(known.name);
        all.by_sha256.emplace(std::move(file.sha256), std::move(known));
    }
    return {};
}

Result<IndexedFiles> read_all(const std::vector<std::string>& directories) {
    IndexedFiles all;
    Members members;
    for (const std::string& directory : directories) {
        const auto manifest = indexer::read_manifest(directory);
        if (!manifest) return failure(manifest);
        for (const indexer::SegmentEntry& entry : manifest->segments)
            if (auto done = add_segment(directory, entry, all, members); !done) return failure(done);
    }
    // A document that also lies there by itself is taken from there.
    for (auto& [hash, member] : members) {
        all.names.insert(member.name);
        all.by_sha256.emplace(std::move(hash), std::move(member));
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
