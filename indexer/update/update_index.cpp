#include "indexer/update/update_index.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <set>
#include <unordered_set>
#include <utility>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "corpus/document.h"
#include "indexer/storage/files.h"
#include "indexer/storage/manifest.h"
#include "indexer/storage/segment.h"
#include "indexer/update/build.h"
#include "indexer/update/segment_merge.h"
#include "indexer/update/update_plan.h"
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

// The state that an update starts from.
struct Start {
    Manifest manifest;
    bool is_new = false;
    bool is_mended = false;  // differs from what the disk holds
    std::vector<Error> damage;
    std::vector<SourceFile> lost;  // whose acts were in a damaged segment
};

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
    return start;
}

class Update {
  public:
    Update(const std::string& directory, const std::vector<std::string>& paths, const IndexOptions& options)
        : directory_(directory), paths_(paths), options_(options) {}

    Result<IndexReport> run() {
        auto start = start_from(directory_);
        if (!start) return failure(start);
        start_ = std::move(*start);
        report_.mended = start_.damage;
        // Leftovers of an interrupted run may take the disk space that this one needs.
        remove_leftovers(directory_, start_.manifest);
        // From the first write on the folder is ours.
        if (start_.is_new)
            if (auto done = publish(directory_, start_.manifest); !done) return failure(done);
        next_ = start_.manifest;
        if (auto done = find_changes(); !done) return failure(done);
        if (start_.is_new || start_.is_mended || next_.segments != start_.manifest.segments ||
            next_.sources != paths_) {
            if (auto done = switch_over(); !done) return failure(done);
        }
        report_.acts = next_.acts;
        report_.documents = next_.documents;
        return std::move(report_);
    }

  private:
    Result<void> find_changes() {
        auto found = corpus::find_documents(paths_, directory_);
        report_.unreadable = std::move(found.errors);
        auto plan = plan_update(directory_, start_.manifest, found);
        if (!plan) return failure(plan);
        // A mistyped path is no wish to empty the index.
        if (plan->removed > 0 && found.files.empty() && found.unlisted.size() >= paths_.size())
            return failure(ErrorCode::unreadable_input,
                           "nothing that was named can be looked at: " + report_.unreadable.front().message,
                           fmt::format("the index in {} is as it was", directory_));
        report_.files_unchanged = plan->unchanged;
        report_.files_removed = plan->removed;
        std::move(plan->unreadable.begin(), plan->unreadable.end(), std::back_inserter(report_.unreadable));
        const std::unordered_set<std::string> unlisted(found.unlisted.begin(), found.unlisted.end());
        for (const SourceFile& lost : start_.lost)
            if (is_below(lost.path, unlisted))
                report_.unreadable.push_back(
                    {ErrorCode::unreadable_input,
                     fmt::format("cannot read {}, whose acts stood in a damaged part of the index", lost.path),
                     "run recueil index again once it can be read"});
        next_.segments = std::move(plan->segments);
        return plan->to_read.empty() ? Result<void>() : read_anew(plan->to_read);
    }

    Result<void> read_anew(const std::vector<FileToRead>& files) {
        IdRegister ids;
        if (auto done = ids.know(directory_, next_.segments, files); !done) return done;
        auto built = build_segments(directory_, files, options_, ids, next_.next_segment);
        if (!built) return failure(built);
        report_.files_read = built->files_read;
        std::move(built->unreadable.begin(), built->unreadable.end(), std::back_inserter(report_.unreadable));
        report_.notes = std::move(built->notes);
        std::set<std::pair<std::size_t, std::uint32_t>> kept;
        for (const KeptActs& each : built->kept) {
            kept.emplace(each.acts.segment, each.acts.file);
            for (const std::uint32_t row : each.retired) retire_row(next_.segments, each.acts, row);
        }
        for (const FileToRead& file : files)
            for (const FormerActs& former : file.former)
                if (kept.count({former.segment, former.file}) == 0) retire(next_.segments, former);
        next_.segments.insert(next_.segments.end(), built->segments.begin(), built->segments.end());
        return {};
    }

    Result<void> switch_over() {
        if (auto done = merge_where_worthwhile(directory_, next_); !done) return done;
        if (auto done = sync_new_segments(directory_, start_.manifest, next_); !done) return done;
        if (auto done = count_acts(directory_, next_); !done) return done;
        next_.sources = paths_;
        next_.made_at = now_in_utc();
        ++next_.state;
        return publish(directory_, next_);
    }

    const std::string& directory_;
    const std::vector<std::string>& paths_;
    const IndexOptions& options_;
    Start start_;
    Manifest next_;
    IndexReport report_;
};

}  // namespace

Result<IndexReport> update_index(const std::string& directory, const std::vector<std::string>& paths,
                                 const IndexOptions& options) {
    if (paths.empty()) return failure(ErrorCode::usage, "no documents were named", "give files or folders");
    if (auto done = prepare_directory(directory); !done) return failure(done);
    const auto lock = WriterLock::take(directory);
    if (!lock) return failure(lock);
    auto report = Update(directory, paths, options).run();
    // Of a run that failed as well: each further try would leave more.
    if (const auto current = read_manifest(directory)) remove_leftovers(directory, *current);
    return report;
}

}  // namespace recueil::indexer
