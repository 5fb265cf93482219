#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "indexer/storage/files.h"
#include "indexer/storage/manifest.h"
#include "indexer/storage/segment.h"
#include "indexer/update/next_state.h"
#include "indexer/update/update_index.h"
#include "indexer/update/update_plan.h"

namespace recueil::indexer {

namespace {

// The path or hash asked for, and whether the index has it.
struct Wanted {
    std::string wording;
    std::string absolute;
    bool is_met = false;
};

class Removal {
  public:
    Removal(const std::string& directory, const std::vector<std::string>& paths_or_ids) : directory_(directory) {
        for (const std::string& each : paths_or_ids) {
            by_wording_[each].push_back(wanted_.size());
            wanted_.push_back({each, absolute_path(each), false});
        }
    }

    // Marks what leaves in `next`.
    Result<RemoveReport> mark(Manifest& next) {
        for (std::size_t segment = 0; segment < next.segments.size(); ++segment)
            if (auto done = mark_in(next.segments, segment); !done) return failure(done);
        const auto unknown =
            std::find_if(wanted_.begin(), wanted_.end(), [](const Wanted& each) { return !each.is_met; });
        if (unknown != wanted_.end())
            return failure(
                ErrorCode::not_found,
                fmt::format("no document of the index is at or below {}, and no act has that id", unknown->wording),
                "nothing was removed");
        return std::move(report_);
    }

  private:
    Result<void> mark_in(std::vector<SegmentEntry>& segments, std::size_t number) {
        const auto segment = Segment::open_compared(directory_, segments[number]);
        if (!segment) return failure(segment);
        const auto files = read_source_files(directory_, segments[number]);
        if (!files) return failure(files);
        const std::set<std::uint32_t> dead(segments[number].deleted_files.begin(),
                                           segments[number].deleted_files.end());
        for (std::uint32_t file = 0; file < files->size(); ++file) {
            if (dead.count(file) != 0) continue;
            const SourceFile& source = (*files)[file];
            const FormerActs acts{source.path, number, file, source.first_row, source.rows};
            std::vector<std::uint32_t> leaving;
            std::size_t living = 0;
            for (std::uint32_t row = source.first_row; row < source.first_row + source.rows; ++row) {
                if (segment->is_deleted(row)) continue;
                ++living;
                if (meets(segment->doc_table().summary(row).id)) leaving.push_back(row);
            }
            const bool leaves_whole = holds(source.path) || (living > 0 && leaving.size() == living);
            if (leaves_whole) {
                retire(segments, acts);
                report_.files.push_back(source.path);
                continue;
            }
            for (const std::uint32_t row : leaving) {
                retire_row(segments, acts, row);
                report_.acts.push_back(segment->doc_table().summary(row).id);
            }
        }
        return {};
    }

    bool meets(const std::string& id) {
        const auto found = by_wording_.find(id);
        if (found == by_wording_.end()) return false;
        for (const std::size_t each : found->second) wanted_[each].is_met = true;
        return true;
    }

    bool holds(const std::string& path) {
        const std::string absolute = absolute_path(path);
        bool is_held = false;
        for (Wanted& each : wanted_)
            if (lies_in(absolute, each.absolute)) is_held = each.is_met = true;
        return is_held;
    }

    const std::string& directory_;
    std::vector<Wanted> wanted_;
    std::unordered_map<std::string, std::vector<std::size_t>> by_wording_;
    RemoveReport report_;
};

}  // namespace

Result<RemoveReport> remove_documents(const std::string& directory, const std::vector<std::string>& paths_or_ids,
                                      bool dry_run) {
    if (paths_or_ids.empty()) return failure(ErrorCode::usage, "nothing was named", "give documents, folders or ids");
    if (const auto current = read_manifest(directory); !current) return failure(current);
    std::optional<WriterLock> lock;
    if (!dry_run) {
        auto taken = WriterLock::take(directory);
        if (!taken) return failure(taken);
        lock.emplace(std::move(*taken));
    }
    const auto start = start_from(directory);
    if (!start) return failure(start);
    if (start->is_mended) return failure(ErrorCode::index_damaged, start->damage.front().message, mending_hint);
    Manifest next = start->manifest;
    auto report = Removal(directory, paths_or_ids).mark(next);
    if (!report || dry_run) return report;
    auto done = publish_next(directory, *start, next);
    if (const auto current = read_manifest(directory)) remove_leftovers(directory, *current);
    if (!done) return failure(done);
    return report;
}

}  // namespace recueil::indexer
