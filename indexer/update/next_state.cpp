#include "indexer/update/next_state.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "indexer/storage/change_log.h"
#include "indexer/storage/files.h"
#include "indexer/storage/segment.h"
#include "indexer/update/changed_acts.h"
#include "indexer/update/segment_merge.h"
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
        const auto segment = Segment::open_compared(directory, entry);
        if (!segment) return failure(segment);
        for (std::size_t row = 0; row < segment->rows(); ++row)
            if (!segment->is_deleted(row))
                ++(segment->doc_table().act(row).is_document != 0 ? manifest.documents : manifest.acts);
        const auto files = read_source_files(directory, entry);
        if (!files) return failure(files);
        manifest.files += files->size() - entry.deleted_files.size();
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
        inputs.reserve(chosen.size());
        for (const std::size_t each : chosen) inputs.push_back(manifest.segments[each]);
        auto merged = merge_segments(directory, inputs, fmt::format("segment-{}", manifest.next_segment++));
        if (!merged) return failure(merged);
        manifest.segments[chosen.front()] = std::move(*merged);
        for (std::size_t i = chosen.size(); i-- > 1;)
            manifest.segments.erase(manifest.segments.begin() + static_cast<std::ptrdiff_t>(chosen[i]));
        if (manifest.segments[chosen.front()].rows == 0)
            manifest.segments.erase(manifest.segments.begin() + static_cast<std::ptrdiff_t>(chosen.front()));
    }
}

// New files are synced before a manifest names them.
Result<void> sync_new_segments(const std::string& directory, const Manifest& before, const Manifest& after) {
    for (const SegmentEntry& entry : after.segments) {
        const bool is_old = std::any_of(before.segments.begin(), before.segments.end(),
                                        [&](const SegmentEntry& each) { return each.name == entry.name; });
        if (is_old) continue;
        if (auto done = sync_tree(directory + "/" + entry.name); !done) return done;
    }
    return sync_file(directory);
}

Error made_again(Error damage) {
    damage.hint = "what it held was made again from the documents";
    return damage;
}

// Takes the damaged segments out of a state, so that their documents are read again.
Result<void> leave_out_damaged(const std::string& directory, Start& start) {
    std::vector<SegmentEntry> whole;
    for (SegmentEntry& entry : start.manifest.segments) {
        auto compared = verify_checksums(directory, entry);
        if (compared) {
            whole.push_back(std::move(entry));
            continue;
        }
        if (compared.error().code != ErrorCode::index_damaged) return compared;
        start.damage.push_back(made_again(compared.error()));
        start.is_mended = true;
        const auto files = read_source_files(directory, entry);
        if (!files) continue;
        for (std::uint32_t number = 0; number < files->size(); ++number)
            if (std::count(entry.deleted_files.begin(), entry.deleted_files.end(), number) == 0)
                start.lost.push_back((*files)[number]);
    }
    start.manifest.segments = std::move(whole);
    return {};
}

// The log is lost where a file of it is damaged.
Result<void> leave_out_damaged_log(const std::string& directory, Start& start) {
    auto compared = verify_change_log(directory, start.manifest);
    if (compared) return {};
    if (compared.error().code != ErrorCode::index_damaged) return compared;
    Error damage = compared.error();
    damage.hint = "the record of changes begins anew: those who follow it take all acts again";
    start.damage.push_back(std::move(damage));
    start.is_mended = true;
    return {};
}

// The log of the next state. Before the segments are merged, since the rows of what left go then.
Result<void> log_changes(const std::string& directory, const Start& start, Manifest& next) {
    if (start.is_mended) {
        next.changes.clear();
        return {};
    }
    auto acts = changed_acts(directory, start.manifest.segments, next.segments, most_logged_changes);
    if (!acts) return failure(acts);
    if (!*acts) {
        next.changes.clear();
        return {};
    }
    return append_changes(directory, next, {next.state, state_id(start.manifest), next.made_at, std::move(**acts)});
}

}  // namespace

Result<Start> start_from(const std::string& directory) {
    Start start;
    auto current = read_manifest(directory);
    const bool has_segments = unused_segment_number(directory) > 1;
    if (current) {
        start.manifest = std::move(*current);
    } else if (current.error().code == ErrorCode::index_missing && !has_segments) {
        start.manifest = empty_manifest();
        start.is_new = true;
        return start;
    } else if (current.error().code == ErrorCode::index_missing || current.error().code == ErrorCode::index_damaged) {
        // The state before is whole as long as nothing is published: its segments are kept.
        auto previous = read_previous_manifest(directory);
        start.manifest = previous ? std::move(*previous) : empty_manifest();
        start.manifest.next_segment = std::max(start.manifest.next_segment, unused_segment_number(directory));
        ++start.manifest.state;
        start.is_mended = true;
        start.damage.push_back(made_again(current.error()));
    } else {
        return failure(current);
    }
    if (auto done = leave_out_damaged(directory, start); !done) return failure(done);
    if (auto done = leave_out_damaged_log(directory, start); !done) return failure(done);
    return start;
}

Result<void> publish_next(const std::string& directory, const Start& start, Manifest& next) {
    next.made_at = now_in_utc();
    ++next.state;
    if (auto done = log_changes(directory, start, next); !done) return done;
    if (auto done = merge_where_worthwhile(directory, next); !done) return done;
    if (auto done = sync_new_segments(directory, start.manifest, next); !done) return done;
    if (auto done = count_acts(directory, next); !done) return done;
    return publish(directory, next);
}

}  // namespace recueil::indexer
