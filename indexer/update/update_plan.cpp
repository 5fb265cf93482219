#include "indexer/update/update_plan.h"

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include <sys/stat.h>

#include "indexer/update/known_keys.h"

namespace recueil::indexer {

namespace {

// A file changed this shortly before it was read may change again under the same time stamp.
constexpr std::int64_t stamp_doubt = 2'000'000'000;

constexpr std::size_t nowhere = static_cast<std::size_t>(-1);

struct KnownFile {
    std::size_t segment = 0;
    std::uint32_t number = 0;
    SourceFile file;
    std::string absolute;         // its path
    std::size_t below = nowhere;  // number of the path given that it lies below
    bool kept = false;
    std::string found_at;                    // where its bytes are under another path
    std::optional<std::size_t> replaced_by;  // number in the plan's to_read

    FormerActs acts() const { return {file.path, segment, number, file.first_row, file.rows}; }
};

bool looks_untouched(const SourceFile& known, const SourceFile& now) {
    return known.inode == now.inode && known.size == now.size && known.modified == now.modified &&
           known.changed == now.changed && now.inode != 0;
}

bool is_there(const std::string& path) {
    struct stat about {};
    return ::stat(path.c_str(), &about) == 0;
}

// True where a file was read with the same rows of metadata.
bool is_given_already(const SourceFile& file, const GivenToDocument& joined) {
    return std::equal(file.given.begin(), file.given.end(), joined.rows.begin(), joined.rows.end(),
                      [](const std::string& text, const JoinedRow& row) { return text == text_of(row); });
}

// Where a file is decides whether it is gone or cannot be looked at.
void move(SegmentEntry& segment, std::uint32_t number, const std::string& path) {
    const auto at = std::find_if(segment.moved.begin(), segment.moved.end(),
                                 [number](const auto& each) { return each.first == number; });
    if (at == segment.moved.end())
        segment.moved.emplace_back(number, path);
    else
        at->second = path;
}

}  // namespace

std::string absolute_path(const std::string& path) {
    if (path == "-") return path;
    std::error_code error;
    std::string absolute = std::filesystem::absolute(path, error).lexically_normal().string();
    while (absolute.size() > 1 && absolute.back() == '/') absolute.pop_back();
    return error ? path : absolute;
}

bool lies_in(std::string_view path, std::string_view folder) {
    if (path.substr(0, folder.size()) != folder) return false;
    return path.size() == folder.size() || folder == "/" || path[folder.size()] == '/';
}

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

Error keeping_acts(Error error) {
    error.message += "; the acts it held before stay in the index";
    if (error.hint.empty()) error.hint = "put it back whole, or remove it for its acts to leave";
    return error;
}

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

Result<UpdatePlan> plan_update(const std::string& directory, const Manifest& current, const corpus::FoundFiles& found,
                               const std::vector<std::string>& paths, bool sync, const GivenFacts* metadata) {
    UpdatePlan plan;
    plan.segments = current.segments;
    std::vector<KnownFile> known;
    for (std::size_t segment = 0; segment < current.segments.size(); ++segment) {
        const SegmentEntry& entry = current.segments[segment];
        auto files = read_source_files(directory, entry);
        if (!files) return failure(files);
        const std::unordered_set<std::uint32_t> dead(entry.deleted_files.begin(), entry.deleted_files.end());
        for (std::uint32_t number = 0; number < files->size(); ++number)
            if (dead.count(number) == 0)
                known.push_back({segment, number, std::move((*files)[number]), {}, nowhere, false, {}, std::nullopt});
    }
    std::vector<std::string> folders;  // the paths given
    folders.reserve(paths.size());
    for (const std::string& path : paths) folders.push_back(absolute_path(path));
    for (KnownFile& each : known) {
        each.absolute = absolute_path(each.file.path);
        const auto folder = std::find_if(folders.begin(), folders.end(),
                                         [&](const std::string& given) { return lies_in(each.absolute, given); });
        if (folder != folders.end()) each.below = static_cast<std::size_t>(folder - folders.begin());
    }
    std::unordered_map<std::string, std::size_t> by_path;
    std::unordered_map<std::string, std::size_t> by_digest;
    for (std::size_t i = 0; i < known.size(); ++i) {
        // A file that was moved is known by where it was, which may be where another is now: the one read last.
        by_path.insert_or_assign(known[i].absolute, i);
        by_digest.emplace(known[i].file.sha256, i);
    }

    // The same bytes twice are one document: that of the first path, as if all were read now.
    // By digest: its number in the plan's to_read, none where what is known is kept.
    std::unordered_map<std::string, std::optional<std::size_t>> chosen;
    KnownKeys keys(directory, current.segments);
    for (const std::string& path : found.files) {
        SourceFile now = describe_file(path);
        const auto same_path = by_path.find(absolute_path(path));
        KnownFile* const before = same_path == by_path.end() ? nullptr : &known[same_path->second];
        if (before != nullptr) now.given = before->file.given;
        if (path == "-") {
            if (before != nullptr) before->replaced_by = plan.to_read.size();
            plan.to_read.push_back({std::move(now), before != nullptr, {}});
            continue;
        }
        if (before != nullptr && looks_untouched(before->file, now)) {
            now.sha256 = before->file.sha256;
        } else {
            auto digest = corpus::hash_file(path);
            if (!digest) {
                plan.unreadable.push_back(before == nullptr ? digest.error() : keeping_acts(digest.error()));
                if (before != nullptr) before->kept = true;
                continue;
            }
            now.sha256 = std::move(*digest);
        }
        const auto [at, is_first] = chosen.try_emplace(now.sha256);
        if (!is_first) {
            if (before != nullptr) before->replaced_by = at->second;
            ++plan.skipped;
            continue;
        }
        KnownFile* same = before != nullptr && before->file.sha256 == now.sha256 ? before : nullptr;
        // A document under a path that was not given is one, too.
        if (same == nullptr)
            if (const auto elsewhere = by_digest.find(now.sha256); elsewhere != by_digest.end() &&
                                                                   known[elsewhere->second].below == nowhere &&
                                                                   is_there(known[elsewhere->second].file.path)) {
                ++plan.skipped;
                continue;
            }
        if (same == nullptr)
            if (const auto same_bytes = by_digest.find(now.sha256);
                same_bytes != by_digest.end() && known[same_bytes->second].file.name == now.name)
                same = &known[same_bytes->second];
        if (same != nullptr && metadata != nullptr) {
            const auto acts = keys.of(same->segment, same->number);
            if (!acts) return failure(acts);
            const GivenToDocument joined = join_rows(*metadata, absolute_path(path), *acts);
            if (!is_given_already(same->file, joined)) {
                at->second = plan.to_read.size();
                same->replaced_by = at->second;
                if (before != nullptr) before->replaced_by = at->second;
                plan.to_read.push_back({std::move(now), true, {}});
                continue;
            }
            plan.given.insert(plan.given.end(), joined.numbers.begin(), joined.numbers.end());
        }
        if (same != nullptr) {
            same->kept = true;
            if (same != before) same->found_at = path;
            ++plan.unchanged;
            continue;
        }
        at->second = plan.to_read.size();
        if (before != nullptr) before->replaced_by = at->second;
        plan.to_read.push_back({std::move(now), before != nullptr, {}});
    }

    const std::unordered_set<std::string> unlisted(found.unlisted.begin(), found.unlisted.end());
    std::unordered_set<std::string> given;
    for (const std::string& path : found.files) given.insert(absolute_path(path));
    std::vector<std::size_t> known_below(folders.size(), 0);
    std::vector<std::vector<const KnownFile*>> gone_below(folders.size());
    for (const KnownFile& each : known) {
        const bool is_unlisted = is_below(each.file.path, unlisted);
        const bool is_given = given.count(each.absolute) != 0;
        if (each.below != nowhere) ++known_below[each.below];
        if (each.kept && !each.found_at.empty() && !is_unlisted && !is_given)
            move(plan.segments[each.segment], each.number, each.found_at);
        if (each.kept || is_unlisted) continue;
        if (each.replaced_by)
            plan.to_read[*each.replaced_by].former.push_back(each.acts());
        else if (is_given)
            retire(plan.segments, each.acts());
        else if (each.below != nowhere)
            gone_below[each.below].push_back(&each);
    }
    for (std::size_t i = 0; i < folders.size(); ++i) {
        const auto& gone = gone_below[i];
        if (!sync && gone.size() * 2 > known_below[i]) {
            plan.held_back.push_back({paths[i], gone.size(), known_below[i]});
            continue;
        }
        for (const KnownFile* each : gone) {
            retire(plan.segments, each->acts());
            plan.removed.push_back(each->file.path);
        }
    }
    return plan;
}

void retire(std::vector<SegmentEntry>& segments, const FormerActs& former) {
    SegmentEntry& segment = segments[former.segment];
    segment.deleted_files.push_back(former.file);
    if (former.rows > 0) segment.deleted.emplace_back(former.first_row, former.first_row + former.rows);
}

void retire_row(std::vector<SegmentEntry>& segments, const FormerActs& former, std::uint32_t row) {
    segments[former.segment].deleted.emplace_back(row, row + 1);
}

}  // namespace recueil::indexer
