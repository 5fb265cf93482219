#include "indexer/indexer.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "corpus/document.h"
#include "indexer/build.h"
#include "indexer/files.h"
#include "indexer/generation.h"
#include "indexer/segment.h"
#include "indexer/segment_merge.h"
#include "indexer/update_plan.h"
#include "stemming/stemming.h"

namespace recueil::indexer {

namespace {

std::string now_in_utc() {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                       fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
}

Manifest empty_manifest() {
    Manifest manifest;
    manifest.schema = index_schema_name;
    manifest.analyser = stemming::Analyser::version();
    return manifest;
}

Result<void> count_acts(const std::string& directory, Manifest& manifest) {
    manifest.acts = 0;
    manifest.documents = 0;
    manifest.files = 0;
    for (const SegmentEntry& entry : manifest.segments) {
        const auto segment = Segment::open(directory, entry);
        if (!segment) return tl::unexpected<Error>(segment.error());
        for (std::size_t row = 0; row < segment->rows(); ++row)
            if (!segment->is_dead(row))
                ++(segment->tables().act(row).is_document != 0 ? manifest.documents : manifest.acts);
        const auto files = read_source_files(directory + "/" + entry.name);
        if (!files) return tl::unexpected<Error>(files.error());
        manifest.files += files->size() - entry.dead_files.size();
    }
    return {};
}

// Makes one segment of those that are many or mostly dead, until there is no more to gain.
Result<void> merge_where_worthwhile(const std::string& directory, Manifest& manifest) {
    for (;;) {
        const auto merges = plan_merges(manifest.segments);
        if (merges.empty()) return {};
        const std::vector<std::size_t>& chosen = merges.front();
        std::vector<SegmentEntry> inputs;
        for (const std::size_t each : chosen) inputs.push_back(manifest.segments[each]);
        auto merged = merge_segments(directory, inputs, fmt::format("segment-{}", manifest.next_segment++));
        if (!merged) return tl::unexpected<Error>(merged.error());
        manifest.segments[chosen.front()] = std::move(*merged);
        for (std::size_t i = chosen.size(); i-- > 1;)
            manifest.segments.erase(manifest.segments.begin() + static_cast<std::ptrdiff_t>(chosen[i]));
        if (manifest.segments[chosen.front()].rows == 0)
            manifest.segments.erase(manifest.segments.begin() + static_cast<std::ptrdiff_t>(chosen.front()));
    }
}

// What is new goes to the disk before a manifest names it.
Result<void> sync_new_segments(const std::string& directory, const Manifest& before, const Manifest& after) {
    for (const SegmentEntry& entry : after.segments) {
        const bool is_old = std::any_of(before.segments.begin(), before.segments.end(),
                                        [&](const SegmentEntry& each) { return each.name == entry.name; });
        if (is_old) continue;
        if (auto done = sync_tree(directory + "/" + entry.name); !done) return done;
    }
    return sync_file(directory);
}

}  // namespace

Result<IndexReport> update_index(const std::string& directory, const std::vector<std::string>& paths,
                                 const IndexOptions& options) {
    if (paths.empty()) return failure(ErrorCode::usage, "no documents were named", "give files or folders");
    if (auto done = prepare_directory(directory); !done) return tl::unexpected<Error>(done.error());
    const auto lock = WriterLock::take(directory);
    if (!lock) return tl::unexpected<Error>(lock.error());

    auto read = read_manifest(directory);
    const bool is_new = !read && read.error().code == ErrorCode::index_missing;
    if (!read && !is_new) return tl::unexpected<Error>(read.error());
    Manifest manifest = is_new ? empty_manifest() : std::move(*read);
    // From the first write on the folder is ours: what an interrupted run leaves behind is cleared by the next.
    if (is_new)
        if (auto done = publish(directory, manifest); !done) return tl::unexpected<Error>(done.error());

    IndexReport report;
    auto found = corpus::find_documents(paths, directory);
    report.unreadable = std::move(found.errors);
    auto plan = plan_update(directory, manifest, found);
    if (!plan) return tl::unexpected<Error>(plan.error());
    report.files_unchanged = plan->unchanged;
    report.files_removed = plan->removed;
    report.unreadable.insert(report.unreadable.end(), plan->unreadable.begin(), plan->unreadable.end());

    Manifest next = manifest;
    next.segments = std::move(plan->segments);
    if (!plan->to_read.empty()) {
        IdRegister ids;
        if (auto done = ids.know(directory, next.segments); !done) return tl::unexpected<Error>(done.error());
        auto built = build_segments(directory, plan->to_read, options, ids, next.next_segment);
        if (!built) {
            remove_unused_segments(directory);
            return tl::unexpected<Error>(built.error());
        }
        report.files_read = built->files_read;
        std::move(built->unreadable.begin(), built->unreadable.end(), std::back_inserter(report.unreadable));
        next.segments.insert(next.segments.end(), built->segments.begin(), built->segments.end());
    }
    if (plan->changes_anything || is_new || next.sources != paths) {
        if (auto done = merge_where_worthwhile(directory, next); !done) {
            remove_unused_segments(directory);
            return tl::unexpected<Error>(done.error());
        }
        if (auto done = sync_new_segments(directory, manifest, next); !done) return tl::unexpected<Error>(done.error());
        if (auto done = count_acts(directory, next); !done) return tl::unexpected<Error>(done.error());
        next.sources = paths;
        next.made_at = now_in_utc();
        ++next.state;
        if (auto done = publish(directory, next); !done) return tl::unexpected<Error>(done.error());
    }
    remove_unused_segments(directory);
    report.acts = next.acts;
    report.documents = next.documents;
    return report;
}

}  // namespace recueil::indexer
