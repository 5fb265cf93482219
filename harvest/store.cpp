#include "harvest/store.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <sys/stat.h>

#include "base/json_depth.h"
#include "base/write_all.h"
#include "harvest/address.h"

namespace recueil::harvest {

namespace fs = std::filesystem;
using corpus::GivenRow;
using nlohmann::ordered_json;

namespace {

constexpr const char* schema = "recueil.harvest/1";

struct RowField {
    const char* name;
    std::string GivenRow::*value;
};
constexpr std::array<RowField, 5> row_fields{{{"council", &GivenRow::council},
                                              {"siren", &GivenRow::siren},
                                              {"date", &GivenRow::date},
                                              {"number", &GivenRow::number},
                                              {"theme", &GivenRow::theme}}};

struct DocumentField {
    const char* name;
    std::string StoredDocument::*value;
};
constexpr std::array<DocumentField, 7> document_fields{{{"file", &StoredDocument::file},
                                                        {"etag", &StoredDocument::etag},
                                                        {"last_modified", &StoredDocument::last_modified},
                                                        {"sha256", &StoredDocument::sha256},
                                                        {"media_type", &StoredDocument::media_type},
                                                        {"fetched", &StoredDocument::fetched},
                                                        {"source", &StoredDocument::source}}};

Error disk_error(const std::string& verb, const std::string& path, int reason) {
    return {ErrorCode::unreadable_input, fmt::format("cannot {} {}: {}", verb, path, std::strerror(reason)),
            "what came before is kept; run the harvest again once it can be written"};
}

Result<void> sync_folder(const std::string& folder) {
    const FileDescriptor opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.is_open() || ::fsync(opened.number()) != 0) return failure(disk_error("sync", folder, errno));
    return {};
}

Result<void> replace_file(const std::string& path, std::string_view bytes) {
    const std::string fresh = path + ".new";
    {
        const FileDescriptor file(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644));
        if (!file.is_open()) return failure(disk_error("write", fresh, errno));
        if (!write_all(file.number(), bytes)) return failure(disk_error("write", fresh, errno));
        if (::fsync(file.number()) != 0) return failure(disk_error("write", fresh, errno));
    }
    if (std::rename(fresh.c_str(), path.c_str()) != 0) return failure(disk_error("write", path, errno));
    return sync_folder(fs::path(path).parent_path().string());
}

// A spreadsheet takes what begins so for a formula: an apostrophe goes before it, as in every table of the program.
std::string csv_cell(std::string value) {
    if (!value.empty() && std::string_view("=+-@\t\r").find(value.front()) != std::string_view::npos)
        value.insert(value.begin(), '\'');
    if (value.find_first_of(",\"\r\n;\t") == std::string::npos) return value;
    std::string quoted = "\"";
    for (const char c : value) {
        if (c == '"') quoted.push_back('"');
        quoted.push_back(c);
    }
    return quoted + '"';
}

// A name that stays below its folder, as file_stem() and folder_of() make it: one written into the state by others is
// not followed.
bool is_safe(const std::string& file) {
    const fs::path path(file);
    if (path.is_absolute() || file.find('\0') != std::string::npos) return false;
    for (const fs::path& piece : path)
        if (piece == ".." || piece == "." || piece.string().starts_with('.')) return false;
    return true;
}

}  // namespace

Result<Store> Store::open(const std::string& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) return failure(disk_error("make", folder, error.value()));
    const std::string lock_path = folder + "/.harvest.lock";
    FileDescriptor lock(::open(lock_path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0644));
    if (!lock.is_open()) return failure(disk_error("write", lock_path, errno));
    if (::flock(lock.number(), LOCK_EX | LOCK_NB) != 0)
        return failure(ErrorCode::index_locked, fmt::format("another harvest fills {}", folder),
                       "wait until it has finished");
    Store store(folder, std::move(lock));
    if (auto done = store.read_state(); !done) return failure(done);
    return store;
}

Result<void> Store::read_state() {
    const std::string path = folder_ + "/.harvest.json";
    std::error_code error;
    if (!fs::exists(path, error) && !error) return {};
    std::ifstream stream(path, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    const auto damaged = [&](const std::string& why) {
        return failure(ErrorCode::unreadable_input, fmt::format("{} cannot be understood: {}", path, why),
                       "remove it: everything is asked for again, and what is there stays");
    };
    constexpr int deepest = 16;
    if (nests_deeper_than(text, deepest)) return damaged("it nests too deep");
    try {
        const auto json = ordered_json::parse(text);
        if (json.at("schema") != schema) return damaged("it is of another version");
        run_started_ = json.at("run_started").get<std::int64_t>();
        is_finished_ = json.at("finished").get<bool>();
        for (const auto& [address, each] : json.at("documents").items()) {
            StoredDocument document;
            for (const DocumentField& field : document_fields)
                document.*field.value = each.value(field.name, std::string());
            document.checked = each.at("checked").get<std::int64_t>();
            for (const auto& row : each.at("rows")) {
                GivenRow given;
                for (const RowField& field : row_fields) given.*field.value = row.value(field.name, std::string());
                document.rows.push_back(std::move(given));
            }
            if (!is_safe(document.file)) return damaged("a file lies outside of the folder");
            if (!document.sha256.empty() && has_file(document)) by_digest_.emplace(document.sha256, document.file);
            documents_.emplace(address, std::move(document));
        }
    } catch (const std::exception& problem) {
        return damaged(problem.what());
    }
    return {};
}

void Store::begin_run(std::int64_t started) {
    run_started_ = started;
    is_finished_ = false;
}

bool Store::has_file(const StoredDocument& document) const {
    struct stat about {};
    return !document.file.empty() && ::lstat(path_of(document.file).c_str(), &about) == 0 && S_ISREG(about.st_mode);
}

// Gives the others that share the file a copy under a name of their own.
Result<void> Store::leave_to_others(const std::string& address, const std::string& file) {
    std::string kept;
    for (auto& [other, document] : documents_) {
        if (other == address || document.file != file) continue;
        if (kept.empty()) {
            kept = folder_of(other) + "/" + file_stem(other) + fs::path(file).extension().string();
            if (kept == file) return {};
            std::error_code error;
            fs::create_directories(fs::path(path_of(kept)).parent_path(), error);
            if (error) return failure(disk_error("make", path_of(kept), error.value()));
            if (std::rename(path_of(file).c_str(), path_of(kept).c_str()) != 0)
                return failure(disk_error("write", path_of(kept), errno));
            by_digest_[document.sha256] = kept;
        }
        document.file = kept;
    }
    return {};
}

Result<Store::Arrival> Store::take_part(const std::string& address, const std::string& sha256,
                                        const std::string& extension) {
    StoredDocument& document = documents_[address];
    const bool was_there = has_file(document);
    if (was_there && document.sha256 == sha256) {
        ::unlink(part().c_str());
        return Arrival::unchanged;
    }
    const std::string before = document.file;
    if (was_there) {
        // The former bytes go, unless they are another address's too.
        if (const auto known = by_digest_.find(document.sha256); known != by_digest_.end() && known->second == before)
            by_digest_.erase(known);
        if (auto done = leave_to_others(address, before); !done) return failure(done);
    }
    const auto same = by_digest_.find(sha256);
    StoredDocument other;
    if (same != by_digest_.end()) other.file = same->second;
    std::string file;
    if (has_file(other)) {
        file = other.file;
        ::unlink(part().c_str());
    } else {
        file = folder_of(address) + "/" + file_stem(address) + "." + extension;
        const std::string folder = fs::path(path_of(file)).parent_path().string();
        std::error_code error;
        fs::create_directories(folder, error);
        if (error) return failure(disk_error("make", folder, error.value()));
        if (std::rename(part().c_str(), path_of(file).c_str()) != 0)
            return failure(disk_error("write", path_of(file), errno));
        if (auto done = sync_folder(folder); !done) return failure(done);
        by_digest_[sha256] = file;
    }
    const auto is_of_another = [&](const auto& each) { return each.first != address && each.second.file == before; };
    if (was_there && before != file && std::none_of(documents_.begin(), documents_.end(), is_of_another))
        ::unlink(path_of(before).c_str());
    document.file = file;
    document.sha256 = sha256;
    return was_there ? Arrival::changed : Arrival::added;
}

Result<void> Store::save() const {
    ordered_json documents = ordered_json::object();
    std::string table =
        "file,url,council,siren,date,number,theme,fetched,etag,last_modified,sha256,media_type,source\n";
    for (const auto& [address, document] : documents_) {
        ordered_json rows = ordered_json::array();
        std::vector<GivenRow> lines = document.rows;
        if (lines.empty()) lines.emplace_back();
        for (const GivenRow& row : document.rows) {
            ordered_json json = ordered_json::object();
            for (const RowField& field : row_fields)
                if (!(row.*field.value).empty()) json[field.name] = row.*field.value;
            rows.push_back(std::move(json));
        }
        ordered_json json = ordered_json::object();
        for (const DocumentField& field : document_fields)
            if (!(document.*field.value).empty()) json[field.name] = document.*field.value;
        json["checked"] = document.checked;
        json["rows"] = std::move(rows);
        documents[address] = std::move(json);
        if (document.file.empty()) continue;
        for (const GivenRow& row : lines) {
            table += csv_cell(document.file) + "," + csv_cell(address);
            for (const RowField& field : row_fields) table += "," + csv_cell(row.*field.value);
            for (const std::string* value : {&document.fetched, &document.etag, &document.last_modified,
                                             &document.sha256, &document.media_type, &document.source})
                table += "," + csv_cell(*value);
            table += "\n";
        }
    }
    const ordered_json state{{"schema", schema},
                             {"run_started", run_started_},
                             {"finished", is_finished_},
                             {"documents", std::move(documents)}};
    if (auto done = replace_file(folder_ + "/metadata.csv", table); !done) return done;
    return replace_file(folder_ + "/.harvest.json",
                        state.dump(1, ' ', false, ordered_json::error_handler_t::replace) + "\n");
}

}  // namespace recueil::harvest
