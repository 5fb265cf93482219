#include "query/engine/joined_indexes.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace recueil::query {

Result<void> JoinedIndexes::add(const std::string& directory) {
    index_.stamps.push_back(indexer::state_stamp(directory));
    auto manifest = indexer::read_manifest(directory);
    if (!manifest) return failure(manifest);
    // Nothing was ever published there: not the same as an index without acts.
    if (manifest->state == 0)
        return failure(
            ErrorCode::index_missing, "the index in " + directory + " was never finished",
            "it is being made for the first time, or its making was stopped: try again once recueil index has "
            "finished, or run it again");
    for (const indexer::SegmentEntry& entry : manifest->segments)
        if (auto added = add_segment(directory, entry); !added) return added;
    if (are_several_)
        if (auto counted = count_files(directory, *manifest); !counted) return counted;
    index_.manifests.push_back(std::move(*manifest));
    return {};
}

Result<void> JoinedIndexes::add_segment(const std::string& directory, const indexer::SegmentEntry& entry) {
    auto segment = indexer::Segment::open(directory, entry);
    if (!segment) return failure(segment);
    Xapian::Database terms(segment->terms_path());
    if (terms.get_lastdocid() != segment->rows())
        return failure(ErrorCode::index_damaged,
                       "the terms and the tables of " + directory + "/" + entry.name + " differ",
                       indexer::mending_hint);
    if (are_several_) {
        const auto [known, is_new] = by_uuid_.emplace(terms.get_uuid(), index_.segments.size());
        if (!is_new) {
            join_copy(index_.segments[known->second], *segment);
            return {};
        }
        hide_doubled(*segment);
    }
    auto files = indexer::read_source_files(directory, entry);
    if (!files) return failure(files);
    std::vector<std::int64_t>& times = read_times_.emplace_back();
    times.reserve(files->size());
    for (const indexer::SourceFile& file : *files) times.push_back(file.read);
    index_.all.add_database(terms);
    index_.databases.push_back(std::move(terms));
    index_.segments.push_back(std::move(*segment));
    return {};
}

bool JoinedIndexes::is_first(const indexer::Segment& segment, std::size_t row) {
    const indexer::ActSummary card = segment.doc_table().summary(row);
    if (ids_.insert(card.id).second) return true;
    ++(card.is_document ? index_.duplicates.documents : index_.duplicates.acts);
    return false;
}

void JoinedIndexes::hide_doubled(indexer::Segment& segment) {
    std::vector<bool> dead(segment.rows(), false);
    bool has_doubled = false;
    for (std::size_t row = 0; row < dead.size(); ++row) {
        dead[row] = segment.is_deleted(row);
        if (dead[row] || is_first(segment, row)) continue;
        dead[row] = has_doubled = true;
    }
    if (has_doubled) segment = segment.with_deleted(std::move(dead));
}

void JoinedIndexes::join_copy(indexer::Segment& held, const indexer::Segment& copy) {
    std::vector<bool> dead(held.rows(), false);
    for (std::size_t row = 0; row < dead.size(); ++row) {
        dead[row] = held.is_deleted(row);
        if (!copy.is_deleted(row) && is_first(copy, row)) dead[row] = false;
    }
    held = held.with_deleted(std::move(dead));
}

Result<void> JoinedIndexes::count_files(const std::string& directory, const indexer::Manifest& manifest) {
    std::vector<std::string> its;
    for (const indexer::SegmentEntry& entry : manifest.segments) {
        auto files = indexer::read_source_files(directory, entry);
        if (!files) return failure(files);
        for (std::uint32_t number = 0; number < files->size(); ++number)
            if (std::find(entry.deleted_files.begin(), entry.deleted_files.end(), number) == entry.deleted_files.end())
                its.push_back(std::move((*files)[number].sha256));
    }
    index_.duplicates.files += static_cast<std::size_t>(
        std::count_if(its.begin(), its.end(), [&](const std::string& file) { return files_.count(file) != 0; }));
    files_.insert(its.begin(), its.end());
    return {};
}

}  // namespace recueil::query
