#include "indexer/storage/manifest.h"

#include <algorithm>
#include <atomic>
#include <charconv>
#include <filesystem>
#include <future>
#include <limits>
#include <nlohmann/json.hpp>
#include <set>
#include <stdexcept>
#include <system_error>

#include <fmt/format.h>
#include <sys/stat.h>

#include "base/text.h"
#include "indexer/storage/bytes.h"
#include "indexer/storage/files.h"
#include "stemming/stemming.h"

namespace recueil::indexer {

namespace fs = std::filesystem;
using nlohmann::ordered_json;

namespace {

constexpr std::string_view lock_name = "lock";
constexpr int deepest_nesting = 16;
constexpr std::string_view change_prefix = "changes-";
constexpr std::string_view files_magic = "RCLFIL02";

std::string manifest_path(const std::string& directory) {
    return directory + "/manifest";
}
std::string previous_path(const std::string& directory) {
    return directory + "/previous";
}

bool is_numbered(std::string_view name, std::string_view prefix) {
    return name.substr(0, prefix.size()) == prefix && name.size() > prefix.size() &&
           name.find_first_not_of("0123456789", prefix.size()) == std::string_view::npos;
}
bool is_segment_name(std::string_view name) {
    return is_numbered(name, "segment-");
}
// A finished one, or one that was being written.
bool is_change_file_name(std::string_view name) {
    constexpr std::string_view aside = ".new";
    if (name.size() > aside.size() && name.substr(name.size() - aside.size()) == aside)
        name.remove_suffix(aside.size());
    return is_numbered(name, change_prefix);
}

struct NoManifest : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// The JSON library converts any number: for 1e300 the result is undefined.
template <class Number>
Number count_of(const ordered_json& read) {
    if (!read.is_number_unsigned() || read.get<std::uint64_t>() > std::numeric_limits<Number>::max())
        throw NoManifest(fmt::format("{} is no count", read.dump()));
    return static_cast<Number>(read.get<std::uint64_t>());
}

std::vector<std::uint32_t> counts_of(const ordered_json& read) {
    std::vector<std::uint32_t> counts;
    for (const ordered_json& each : read) counts.push_back(count_of<std::uint32_t>(each));
    return counts;
}

ordered_json json_of(const FileChecksum& checksum) {
    // As text: many readers lose the last bits of a JSON number.
    return {{"bytes", checksum.bytes}, {"xxh3", hex(checksum.hash)}};
}

std::uint64_t state_of_change_file(const std::string& name) {
    const char* const end = name.data() + name.size();
    const char* const digits = name.data() + std::min(name.size(), change_prefix.size());
    std::uint64_t state = 0;
    const auto [read, error] = std::from_chars(digits, end, state);
    if (error != std::errc() || read != end || name != change_file_name(state))
        throw NoManifest(fmt::format("{} is no file of changes", name));
    return state;
}

FileChecksum checksum_of_json(const ordered_json& read) {
    const std::string digits = read.at("xxh3").get<std::string>();
    FileChecksum checksum;
    checksum.bytes = count_of<std::uint64_t>(read.at("bytes"));
    std::from_chars(digits.data(), digits.data() + digits.size(), checksum.hash, 16);
    return checksum;
}

ordered_json json_of(const Manifest& manifest) {
    ordered_json segments = ordered_json::array();
    for (const SegmentEntry& segment : manifest.segments) {
        ordered_json files = ordered_json::object();
        for (const std::string_view file : segment_files) files[std::string(file)] = json_of(segment.checksum_of(file));
        segments.push_back({{"name", segment.name},
                            {"rows", segment.rows},
                            {"deleted_files", segment.deleted_files},
                            {"deleted", segment.deleted},
                            {"moved", segment.moved},
                            {"files", std::move(files)}});
    }
    ordered_json changes = ordered_json::array();
    for (const ChangeFile& file : manifest.changes) {
        ordered_json entry{{"name", change_file_name(file.last_state)}, {"entries", file.entries}};
        entry.update(json_of(file.checksum));
        changes.push_back(std::move(entry));
    }
    return {{"schema", manifest.schema},   {"features", manifest.features},   {"analyser", manifest.analyser},
            {"made_at", manifest.made_at}, {"state", manifest.state},         {"next_segment", manifest.next_segment},
            {"sources", manifest.sources}, {"acts", manifest.acts},           {"documents", manifest.documents},
            {"files", manifest.files},     {"segments", std::move(segments)}, {"changes", std::move(changes)}};
}

Manifest manifest_of(const ordered_json& read) {
    Manifest manifest;
    manifest.schema = read.at("schema").get<std::string>();
    manifest.features = read.at("features").get<std::vector<std::string>>();
    manifest.analyser = read.at("analyser").get<std::string>();
    manifest.made_at = read.at("made_at").get<std::string>();
    manifest.state = count_of<std::uint64_t>(read.at("state"));
    manifest.next_segment = count_of<std::uint64_t>(read.at("next_segment"));
    manifest.sources = read.at("sources").get<std::vector<std::string>>();
    manifest.acts = count_of<std::uint64_t>(read.at("acts"));
    manifest.documents = count_of<std::uint64_t>(read.at("documents"));
    manifest.files = count_of<std::uint64_t>(read.at("files"));
    for (const ordered_json& each : read.at("segments")) {
        SegmentEntry segment;
        segment.name = each.at("name").get<std::string>();
        segment.rows = count_of<std::uint32_t>(each.at("rows"));
        segment.deleted_files = counts_of(each.at("deleted_files"));
        for (const ordered_json& range : each.at("deleted"))
            segment.deleted.emplace_back(count_of<std::uint32_t>(range.at(0)), count_of<std::uint32_t>(range.at(1)));
        for (const ordered_json& file : each.at("moved"))
            segment.moved.emplace_back(count_of<std::uint32_t>(file.at(0)), file.at(1).get<std::string>());
        for (std::size_t i = 0; i < segment_files.size(); ++i)
            segment.checksums[i] = checksum_of_json(each.at("files").at(std::string(segment_files[i])));
        manifest.segments.push_back(std::move(segment));
    }
    // Absent from the manifests of older programs, which leave it out again when they write the next state.
    if (const auto changes = read.find("changes"); changes != read.end())
        for (const ordered_json& each : *changes)
            manifest.changes.push_back({state_of_change_file(each.at("name").get<std::string>()),
                                        count_of<std::uint64_t>(each.at("entries")), checksum_of_json(each)});
    return manifest;
}

Result<Manifest> read_manifest_file(const std::string& directory, const std::string& path) {
    std::error_code error;
    const bool is_there = fs::exists(path, error);
    if (error) return failure(file_error("read", path, error.value()));
    if (!is_there)
        return failure(ErrorCode::index_missing, fmt::format("there is no index in {}", directory),
                       "make one with recueil index --db DIR PATH...");
    const auto text = read_file(path);
    if (!text) return failure(text);
    Manifest manifest;
    bool intact = false;
    try {
        // Writing it out again, for the checksum, goes as deep as it is nested.
        ordered_json read = ordered_json::parse(*text, [](int depth, ordered_json::parse_event_t, ordered_json&) {
            if (depth > deepest_nesting) throw NoManifest("it is nested too deep");
            return true;
        });
        manifest.schema = read.at("schema").get<std::string>();
        if (manifest.schema != index_schema_name)
            return failure(ErrorCode::index_schema,
                           fmt::format("the index in {} is of schema {}, this program's is {}", directory,
                                       manifest.schema, index_schema_name),
                           making_anew_hint);
        manifest = manifest_of(read);
        const std::string checksum = read.at("xxh3").get<std::string>();
        read.erase("xxh3");
        intact = checksum == hex(checksum_of(read.dump()).hash);
        manifest.xxh3 = checksum;
    } catch (const std::exception& problem) {
        return failure(ErrorCode::index_damaged, fmt::format("{} cannot be understood: {}", path, problem.what()),
                       mending_hint);
    }
    if (!intact) return failure(ErrorCode::index_damaged, fmt::format("{} was altered", path), mending_hint);
    if (!manifest.features.empty())
        return failure(ErrorCode::index_schema,
                       fmt::format("the index in {} needs what this program does not know: {}", directory,
                                   manifest.features.front()),
                       "use the version of recueil that made it, or make it anew in an empty folder");
    if (manifest.analyser != stemming::Analyser::version())
        return failure(ErrorCode::index_schema,
                       fmt::format("the index in {} was made with analyser {}, this program's is {}", directory,
                                   manifest.analyser, stemming::Analyser::version()),
                       making_anew_hint);
    for (const SegmentEntry& segment : manifest.segments)
        if (!is_segment_name(segment.name))
            return failure(ErrorCode::index_damaged, fmt::format("{} names no segment: {}", path, segment.name),
                           mending_hint);
    return manifest;
}

bool is_name_of_ours(const std::string& name) {
    return name == lock_name || name == "manifest" || name == "manifest.new" || name == "previous" ||
           name == "previous.new" || name == "unreadable" || name == "unreadable.new" || is_segment_name(name) ||
           is_change_file_name(name);
}

Result<std::vector<std::string>> names_in(const std::string& directory) {
    std::error_code error;
    std::vector<std::string> names;
    for (auto entry = fs::directory_iterator(directory, error); !error && entry != fs::end(entry);
         entry.increment(error))
        names.push_back(entry->path().filename().string());
    if (error) return failure(file_error("list", directory, error.value()));
    return names;
}

}  // namespace

const FileChecksum& SegmentEntry::checksum_of(std::string_view file) const {
    return checksums[static_cast<std::size_t>(std::find(segment_files.begin(), segment_files.end(), file) -
                                              segment_files.begin())];
}

Result<Manifest> read_manifest(const std::string& directory) {
    return read_manifest_file(directory, manifest_path(directory));
}

Result<Manifest> read_previous_manifest(const std::string& directory) {
    return read_manifest_file(directory, previous_path(directory));
}

Result<void> publish(const std::string& directory, const Manifest& manifest) {
    if (read_manifest(directory)) {
        const auto current = read_file(manifest_path(directory));
        if (!current) return failure(current);
        if (auto done = write_durably(previous_path(directory), *current); !done) return done;
    } else if (const auto before = read_previous_manifest(directory);
               !before && before.error().code == ErrorCode::index_damaged) {
        // Neither is whole: what is left of them says nothing to anybody.
        std::error_code ignored;
        fs::remove(previous_path(directory), ignored);
    }
    ordered_json text = json_of(manifest);
    text["xxh3"] = hex(checksum_of(text.dump()).hash);
    return write_durably(manifest_path(directory), text.dump(1) + "\n");
}

Result<void> record_checksums(const std::string& segment_directory, SegmentEntry& entry) {
    for (std::size_t i = 0; i < segment_files.size(); ++i) {
        const auto checksum = checksum_of_file(fmt::format("{}/{}", segment_directory, segment_files[i]));
        if (!checksum) return failure(checksum);
        entry.checksums[i] = *checksum;
    }
    return {};
}

Result<void> verify_checksum(const std::string& directory, const SegmentEntry& entry, std::string_view file) {
    const std::string path = fmt::format("{}/{}/{}", directory, entry.name, file);
    const auto checksum = checksum_of_file(path);
    if (!checksum) return failure(checksum);
    if (*checksum != entry.checksum_of(file))
        return failure(ErrorCode::index_damaged, fmt::format("{} is cut short or altered", path), mending_hint);
    return {};
}

Result<void> verify_checksums(const std::string& directory, const SegmentEntry& entry) {
    // Reading from the system's cache keeps a processor busy: two read twice as fast.
    std::array<Result<void>, segment_files.size()> compared;
    std::atomic<std::size_t> next{0};
    const auto compare = [&] {
        for (std::size_t i = next++; i < segment_files.size(); i = next++)
            compared[i] = verify_checksum(directory, entry, segment_files[i]);
    };
    auto beside = std::async(compare);  // in a thread, where there is one to be had
    compare();
    beside.get();
    for (Result<void>& each : compared)
        if (!each) return std::move(each);
    return {};
}

Result<void> prepare_directory(const std::string& directory) {
    if (auto done = make_folder(directory); !done) return done;
    const auto manifest = read_manifest(directory);
    if (manifest || manifest.error().code == ErrorCode::index_schema) return {};
    const auto names = names_in(directory);
    if (!names) return failure(names);
    // The lock is made before anything else: without one, a file that is called manifest is somebody else's.
    const bool was_ours = std::find(names->begin(), names->end(), lock_name) != names->end();
    for (const std::string& name : *names)
        if (!is_name_of_ours(name) || (!was_ours && name != "manifest.new"))
            return failure(ErrorCode::index_missing,
                           fmt::format("{} holds other files ({}) and no index", directory, name),
                           "give an empty or a new folder with --db");
    return {};
}

std::string change_file_name(std::uint64_t last_state) {
    return fmt::format("{}{}", change_prefix, last_state);
}

void remove_leftovers(const std::string& directory, const Manifest& manifest) {
    std::set<std::string> used;
    const auto use = [&used](const Manifest& state) {
        for (const SegmentEntry& segment : state.segments) used.insert(segment.name);
        for (const ChangeFile& file : state.changes) used.insert(change_file_name(file.last_state));
    };
    use(manifest);
    if (const auto previous = read_previous_manifest(directory)) use(*previous);
    const auto names = names_in(directory);
    if (!names) return;
    for (const std::string& name : *names)
        if (((is_segment_name(name) || is_change_file_name(name)) && used.count(name) == 0) || name == "manifest.new" ||
            name == "previous.new" || name == "unreadable.new")
            remove_tree(fmt::format("{}/{}", directory, name));
}

std::uint64_t unused_segment_number(const std::string& directory) {
    std::uint64_t unused = 1;
    const auto names = names_in(directory);
    if (!names) return unused;
    for (const std::string& name : *names) {
        if (!is_segment_name(name)) continue;
        std::uint64_t number = 0;
        const char* digits = name.data() + name.find('-') + 1;
        if (std::from_chars(digits, name.data() + name.size(), number).ec == std::errc())
            unused = std::max(unused, number + 1);
    }
    return unused;
}

Result<void> write_source_files(const std::string& segment_directory, const std::vector<SourceFile>& files) {
    ByteWriter writer;
    writer.u32(static_cast<std::uint32_t>(files.size()));
    for (const SourceFile& file : files) {
        writer.text(file.path);
        writer.text(file.name);
        writer.text(file.sha256);
        writer.u64(file.size);
        writer.u64(static_cast<std::uint64_t>(file.modified));
        writer.u64(static_cast<std::uint64_t>(file.changed));
        writer.u64(file.inode);
        writer.u64(static_cast<std::uint64_t>(file.read));
        writer.u32(file.first_row);
        writer.u32(file.rows);
    }
    for (const SourceFile& file : files) {
        writer.u32(static_cast<std::uint32_t>(file.given.size()));
        for (const std::string& row : file.given) writer.text(row);
    }
    return write_durably(segment_directory + "/files", std::string(files_magic) + writer.bytes());
}

Result<std::vector<SourceFile>> read_source_files(const std::string& directory, const SegmentEntry& entry) {
    const std::string path = directory + "/" + entry.name + "/files";
    const auto text = read_file(path);
    if (!text) return failure(text);
    const auto damaged = [&] {
        return failure(ErrorCode::index_damaged, fmt::format("{} is cut short or altered", path), mending_hint);
    };
    if (checksum_of(*text) != entry.checksum_of("files") || text->compare(0, files_magic.size(), files_magic) != 0)
        return damaged();
    ByteReader reader(std::string_view(*text).substr(files_magic.size()));
    const std::uint32_t count = reader.u32();
    std::vector<SourceFile> files;
    for (std::uint32_t i = 0; i < count && reader.ok(); ++i) {
        SourceFile file;
        file.path = reader.text();
        file.name = reader.text();
        file.sha256 = reader.text();
        file.size = reader.u64();
        file.modified = static_cast<std::int64_t>(reader.u64());
        file.changed = static_cast<std::int64_t>(reader.u64());
        file.inode = reader.u64();
        file.read = static_cast<std::int64_t>(reader.u64());
        file.first_row = reader.u32();
        file.rows = reader.u32();
        files.push_back(std::move(file));
    }
    // Older segments end here.
    if (reader.left() > 0)
        for (SourceFile& file : files) {
            const std::uint32_t rows = reader.u32();
            for (std::uint32_t i = 0; i < rows && reader.ok(); ++i) file.given.emplace_back(reader.text());
        }
    if (!reader.ok()) return damaged();
    for (const auto& [number, now] : entry.moved)
        if (number < files.size()) files[number].path = now;
    return files;
}

std::string state_stamp(const std::string& directory) {
    struct stat about {};
    if (::stat(manifest_path(directory).c_str(), &about) != 0) return {};
    return fmt::format("{}-{}-{}.{}", about.st_ino, about.st_size, about.st_mtim.tv_sec, about.st_mtim.tv_nsec);
}

}  // namespace recueil::indexer
