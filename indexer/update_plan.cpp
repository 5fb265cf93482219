#include "indexer/update_plan.h"

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <unordered_set>

#include <sys/stat.h>

namespace recueil::indexer {

namespace {

// A file changed this shortly before it was read may change again under the same time stamp.
constexpr std::int64_t stamp_doubt = 2'000'000'000;

struct KnownFile {
    std::size_t segment = 0;
    std::uint32_t number = 0;
    SourceFile file;
    bool kept = false;
};

bool looks_untouched(const SourceFile& known, const SourceFile& now) {
    return known.inode == now.inode && known.size == now.size && known.modified == now.modified &&
           known.changed == now.changed && now.inode != 0;
}

// True for a path that is one of these, or in a folder that is.
bool is_below(std::string_view path, const std::unordered_set<std::string>& folders) {
    if (folders.empty()) return false;
    while (true) {
        if (folders.count(std::string(path)) != 0) return true;
        const std::size_t slash = path.rfind('/');
        if (slash == std::string_view::npos) return false;
        // « folder/ » is how a folder may have been named.
        if (folders.count(std::string(path.substr(0, slash + 1))) != 0) return true;
        path = path.substr(0, slash);
    }
}

}  // namespace

SourceFile describe_file(const std::string& path) {
    SourceFile file;
    file.path = path;
    file.name = std::filesystem::path(path).filename().string();
    struct stat about {};
    if (path == "-" || ::stat(path.c_str(), &about) != 0) return file;
    const auto nanoseconds = [](const timespec& time) {
        return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
    };
    file.size = static_cast<std::uint64_t>(about.st_size);
    file.modified = nanoseconds(about.st_mtim);
    file.changed = nanoseconds(about.st_ctim);
    file.inode = static_cast<std::uint64_t>(about.st_ino);
    timespec now{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    // Not trusted next time: the inode of a file that may still be changing is forgotten.
    if (nanoseconds(now) - std::max(file.modified, file.changed) < stamp_doubt) file.inode = 0;
    return file;
}

Result<UpdatePlan> plan_update(const std::string& directory, const Manifest& current, const corpus::FoundFiles& found) {
    UpdatePlan plan;
    plan.segments = current.segments;
    std::vector<KnownFile> known;
    for (std::size_t segment = 0; segment < current.segments.size(); ++segment) {
        const SegmentEntry& entry = current.segments[segment];
        auto files = read_source_files(directory + "/" + entry.name);
        if (!files) return tl::unexpected<Error>(files.error());
        const std::unordered_set<std::uint32_t> dead(entry.dead_files.begin(), entry.dead_files.end());
        for (std::uint32_t number = 0; number < files->size(); ++number)
            if (dead.count(number) == 0) known.push_back({segment, number, std::move((*files)[number]), false});
    }
    std::unordered_map<std::string, std::size_t> by_path;
    std::unordered_map<std::string, std::size_t> by_digest;
    for (std::size_t i = 0; i < known.size(); ++i) {
        by_path.emplace(known[i].file.path, i);
        by_digest.emplace(known[i].file.sha256, i);
    }

    std::unordered_set<std::string> new_digests;
    for (const std::string& path : found.files) {
        SourceFile now = describe_file(path);
        if (path == "-") {
            plan.to_read.push_back(std::move(now));
            continue;
        }
        const auto same_path = by_path.find(path);
        if (same_path != by_path.end() && looks_untouched(known[same_path->second].file, now)) {
            known[same_path->second].kept = true;
            ++plan.unchanged;
            continue;
        }
        auto digest = corpus::hash_file(path);
        if (!digest) {
            plan.unreadable.push_back(digest.error());
            if (same_path != by_path.end()) known[same_path->second].kept = true;
            continue;
        }
        now.sha256 = std::move(*digest);
        const auto same_bytes = by_digest.find(now.sha256);
        if (same_bytes != by_digest.end() && known[same_bytes->second].file.name == now.name) {
            known[same_bytes->second].kept = true;
            ++plan.unchanged;
            continue;
        }
        // The same bytes twice are one document.
        if (!new_digests.insert(now.sha256).second) {
            ++plan.unchanged;
            continue;
        }
        plan.to_read.push_back(std::move(now));
    }

    const std::unordered_set<std::string> given(found.files.begin(), found.files.end());
    const std::unordered_set<std::string> unlisted(found.unlisted.begin(), found.unlisted.end());
    for (const KnownFile& each : known) {
        if (each.kept || is_below(each.file.path, unlisted)) continue;
        SegmentEntry& segment = plan.segments[each.segment];
        segment.dead_files.push_back(each.number);
        if (each.file.rows > 0) segment.dead.emplace_back(each.file.first_row, each.file.first_row + each.file.rows);
        if (given.count(each.file.path) == 0) ++plan.removed;
        plan.changes_anything = true;
    }
    if (!plan.to_read.empty()) plan.changes_anything = true;
    return plan;
}

}  // namespace recueil::indexer
