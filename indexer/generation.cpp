#include "indexer/generation.h"

#include <charconv>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <set>
#include <system_error>

#include <fmt/format.h>
#include <sys/stat.h>

#include "indexer/bytes.h"
#include "indexer/files.h"
#include "stemming/stemming.h"

namespace recueil::indexer {

namespace fs = std::filesystem;
using nlohmann::json;
using nlohmann::ordered_json;

namespace {

constexpr const char* anew = "make it anew with recueil index in an empty folder";
constexpr std::string_view files_magic = "RCLFIL01";

std::string manifest_path(const std::string& directory) {
    return directory + "/manifest";
}
std::string previous_path(const std::string& directory) {
    return directory + "/previous";
}

bool is_segment_name(const std::string& name) {
    return name.rfind("segment-", 0) == 0 && name.find_first_not_of("0123456789", 8) == std::string::npos &&
           name.size() > 8;
}

// As text: JSON's numbers lose the last bits in many readers.
std::string hexadecimal(std::uint64_t hash) {
    return fmt::format("{:016x}", hash);
}

ordered_json json_of(const FileSeal& seal) {
    return {{"bytes", seal.bytes}, {"xxh3", hexadecimal(seal.hash)}};
}

FileSeal seal_of_json(const ordered_json& read) {
    const std::string digits = read.at("xxh3").get<std::string>();
    FileSeal seal;
    seal.bytes = read.at("bytes").get<std::uint64_t>();
    std::from_chars(digits.data(), digits.data() + digits.size(), seal.hash, 16);
    return seal;
}

ordered_json json_of(const Manifest& manifest) {
    ordered_json segments = ordered_json::array();
    for (const SegmentEntry& segment : manifest.segments)
        segments.push_back({{"name", segment.name},
                            {"rows", segment.rows},
                            {"dead_files", segment.dead_files},
                            {"dead", segment.dead},
                            {"terms", json_of(segment.terms)},
                            {"words", json_of(segment.words)},
                            {"column", json_of(segment.column)}});
    return {{"schema", manifest.schema},   {"features", manifest.features},  {"analyser", manifest.analyser},
            {"made_at", manifest.made_at}, {"state", manifest.state},        {"next_segment", manifest.next_segment},
            {"sources", manifest.sources}, {"acts", manifest.acts},          {"documents", manifest.documents},
            {"files", manifest.files},     {"segments", std::move(segments)}};
}

Manifest manifest_of(const ordered_json& read) {
    Manifest manifest;
    manifest.schema = read.at("schema").get<std::string>();
    manifest.features = read.at("features").get<std::vector<std::string>>();
    manifest.analyser = read.at("analyser").get<std::string>();
    manifest.made_at = read.at("made_at").get<std::string>();
    manifest.state = read.at("state").get<std::uint64_t>();
    manifest.next_segment = read.at("next_segment").get<std::uint64_t>();
    manifest.sources = read.at("sources").get<std::vector<std::string>>();
    manifest.acts = read.at("acts").get<std::uint64_t>();
    manifest.documents = read.at("documents").get<std::uint64_t>();
    manifest.files = read.at("files").get<std::uint64_t>();
    for (const ordered_json& each : read.at("segments")) {
        SegmentEntry segment;
        segment.name = each.at("name").get<std::string>();
        segment.rows = each.at("rows").get<std::uint32_t>();
        segment.dead_files = each.at("dead_files").get<std::vector<std::uint32_t>>();
        segment.dead = each.at("dead").get<std::vector<std::pair<std::uint32_t, std::uint32_t>>>();
        segment.terms = seal_of_json(each.at("terms"));
        segment.words = seal_of_json(each.at("words"));
        segment.column = seal_of_json(each.at("column"));
        manifest.segments.push_back(std::move(segment));
    }
    return manifest;
}

}  // namespace

Result<Manifest> read_manifest(const std::string& directory) {
    std::error_code error;
    const std::string path = manifest_path(directory);
    if (!fs::exists(path, error))
        return failure(ErrorCode::index_missing, fmt::format("there is no index in {}", directory),
                       "make one with recueil index --db DIR PATH...");
    const auto text = read_file(path);
    if (!text) return tl::unexpected<Error>(text.error());
    Manifest manifest;
    bool intact = false;
    try {
        ordered_json read = ordered_json::parse(*text);
        manifest.schema = read.at("schema").get<std::string>();
        if (manifest.schema != index_schema_name)
            return failure(ErrorCode::index_schema,
                           fmt::format("the index in {} is of schema {}, this program's is {}", directory,
                                       manifest.schema, index_schema_name),
                           anew);
        manifest = manifest_of(read);
        const std::string seal = read.at("xxh3").get<std::string>();
        read.erase("xxh3");
        intact = seal == hexadecimal(seal_of(read.dump()).hash);
    } catch (const json::exception& problem) {
        return failure(ErrorCode::index_damaged, fmt::format("{} cannot be understood: {}", path, problem.what()),
                       anew);
    }
    if (!manifest.features.empty())
        return failure(ErrorCode::index_schema,
                       fmt::format("the index in {} needs what this program does not know: {}", directory,
                                   manifest.features.front()),
                       "use the version of recueil that made it, or make it anew in an empty folder");
    if (manifest.analyser != stemming::Analyser::version())
        return failure(ErrorCode::index_schema,
                       fmt::format("the index in {} was made with analyser {}, this program's is {}", directory,
                                   manifest.analyser, stemming::Analyser::version()),
                       anew);
    if (!intact) return failure(ErrorCode::index_damaged, fmt::format("{} was altered", path), anew);
    for (const SegmentEntry& segment : manifest.segments)
        if (!is_segment_name(segment.name))
            return failure(ErrorCode::index_damaged, fmt::format("{} names no segment: {}", path, segment.name), anew);
    return manifest;
}

Result<void> publish(const std::string& directory, const Manifest& manifest) {
    std::error_code error;
    if (fs::exists(manifest_path(directory), error)) {
        const auto current = read_file(manifest_path(directory));
        if (!current) return tl::unexpected<Error>(current.error());
        if (auto done = write_durably(previous_path(directory), *current); !done) return done;
    }
    ordered_json text = json_of(manifest);
    text["xxh3"] = hexadecimal(seal_of(text.dump()).hash);
    return write_durably(manifest_path(directory), text.dump(1) + "\n");
}

Result<void> seal(const std::string& segment_directory, SegmentEntry& entry) {
    const auto terms = seal_of_file(segment_directory + "/terms");
    if (!terms) return tl::unexpected<Error>(terms.error());
    const auto words = seal_of_file(segment_directory + "/words");
    if (!words) return tl::unexpected<Error>(words.error());
    const auto column = seal_of_file(segment_directory + "/column");
    if (!column) return tl::unexpected<Error>(column.error());
    entry.terms = *terms;
    entry.words = *words;
    entry.column = *column;
    return {};
}

Result<void> prepare_directory(const std::string& directory) {
    std::error_code error;
    fs::create_directories(directory, error);
    if (error || !fs::is_directory(directory))
        return failure(
            ErrorCode::index_missing,
            fmt::format("cannot make the folder {}: {}", directory, error ? error.message() : "it is no folder"),
            "give a folder that may be written with --db");
    if (fs::exists(manifest_path(directory), error)) return {};
    for (auto entry = fs::directory_iterator(directory, error); !error && entry != fs::end(entry);
         entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (name == "lock" || name == "manifest.new") continue;
        return failure(ErrorCode::index_missing, fmt::format("{} holds other files ({}) and no index", directory, name),
                       "give an empty or a new folder with --db");
    }
    if (error)
        return failure(ErrorCode::index_missing, fmt::format("cannot list {}: {}", directory, error.message()),
                       "give a folder that may be read and written with --db");
    return {};
}

void remove_unused_segments(const std::string& directory) {
    const auto current = read_manifest(directory);
    if (!current) return;
    std::set<std::string> used;
    for (const SegmentEntry& segment : current->segments) used.insert(segment.name);
    if (const auto text = read_file(previous_path(directory))) {
        const json previous = json::parse(*text, nullptr, false);
        if (previous.is_object() && previous.contains("segments") && previous["segments"].is_array())
            for (const json& segment : previous["segments"])
                if (segment.is_object() && segment.contains("name") && segment["name"].is_string())
                    used.insert(segment["name"].get<std::string>());
    }
    std::error_code error;
    std::vector<std::string> unused;
    for (auto entry = fs::directory_iterator(directory, error); !error && entry != fs::end(entry);
         entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (is_segment_name(name) && used.count(name) == 0) unused.push_back(entry->path().string());
    }
    for (const std::string& path : unused) remove_tree(path);
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
        writer.u32(file.first_row);
        writer.u32(file.rows);
    }
    return write_durably(segment_directory + "/files", std::string(files_magic) + writer.bytes());
}

Result<std::vector<SourceFile>> read_source_files(const std::string& segment_directory) {
    const std::string path = segment_directory + "/files";
    const auto text = read_file(path);
    if (!text) return tl::unexpected<Error>(text.error());
    const auto damaged = [&] {
        return failure(ErrorCode::index_damaged, fmt::format("{} is cut short or altered", path), anew);
    };
    if (text->compare(0, files_magic.size(), files_magic) != 0) return damaged();
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
        file.first_row = reader.u32();
        file.rows = reader.u32();
        files.push_back(std::move(file));
    }
    if (!reader.ok()) return damaged();
    return files;
}

std::string state_stamp(const std::string& directory) {
    struct stat about {};
    if (::stat(manifest_path(directory).c_str(), &about) != 0) return {};
    return fmt::format("{}-{}-{}.{}", about.st_ino, about.st_size, about.st_mtim.tv_sec, about.st_mtim.tv_nsec);
}

}  // namespace recueil::indexer
