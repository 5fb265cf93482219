#include "indexer/update/unreadable_files.h"

#include <algorithm>
#include <ctime>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <utility>

#include <fmt/format.h>
#include <sys/stat.h>

#include "base/json_depth.h"
#include "indexer/storage/files.h"

namespace recueil::indexer {

namespace {

using Json = nlohmann::json;

constexpr std::int64_t longest_known = std::int64_t{30} * 24 * 3600;
constexpr std::size_t most_known = 10'000;
constexpr const char* hint = "it is tried again when it or the program changes, after 30 days, or with --retry";

// The program itself, and how it reads: another build may read what this one cannot.
std::string reader_of(const corpus::ReadLimits& limits) {
    struct stat about {};
    if (::stat("/proc/self/exe", &about) != 0) return {};
    return fmt::format("{}-{}-{}-{}", about.st_size, about.st_mtim.tv_sec, about.st_mtim.tv_nsec,
                       static_cast<int>(limits.ocr));
}

void replace_first(std::string& text, const std::string& from, const std::string& to) {
    const std::size_t at = from.empty() ? std::string::npos : text.find(from);
    if (at != std::string::npos) text.replace(at, from.size(), to);
}

}  // namespace

UnreadableFiles::UnreadableFiles(std::string directory, const corpus::ReadLimits& limits,
                                 std::chrono::milliseconds worth, bool retry)
    : path_(std::move(directory) + "/unreadable"), reader_(reader_of(limits)), worth_(worth) {
    if (retry) return;
    std::ifstream file(path_, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    constexpr int deepest = 8;
    if (nests_deeper_than(bytes, deepest)) return;
    const Json json = Json::parse(bytes, nullptr, false);
    if (!json.is_object() || !json.contains("reader") || !json["reader"].is_string() || json["reader"] != reader_ ||
        !json.contains("files") || !json["files"].is_array())
        return;
    const std::int64_t now = std::time(nullptr);
    for (const Json& each : json["files"]) {
        const bool is_whole = each.is_object() && each.contains("sha256") && each["sha256"].is_string() &&
                              each.contains("path") && each["path"].is_string() && each.contains("reason") &&
                              each["reason"].is_string() && each.contains("since") && each["since"].is_number_integer();
        if (!is_whole) continue;
        const auto since = each["since"].get<std::int64_t>();
        if (since > now || now - since > longest_known) continue;
        by_sha256_[each["sha256"]] = {each["path"], each["reason"], since};
    }
}

std::optional<Error> UnreadableFiles::reason(const SourceFile& file) const {
    const std::lock_guard lock(mutex_);
    const auto known = by_sha256_.find(file.sha256);
    if (file.sha256.empty() || known == by_sha256_.end()) return std::nullopt;
    std::string message = known->second.message;
    replace_first(message, known->second.path, file.path);
    return Error{ErrorCode::unreadable_input, message + " (known from an earlier run)", hint};
}

void UnreadableFiles::add(const SourceFile& file, const Error& error, std::chrono::steady_clock::duration took) {
    if (took < worth_ || file.sha256.empty() || reader_.empty()) return;
    const std::lock_guard lock(mutex_);
    if (by_sha256_.size() >= most_known) return;
    by_sha256_[file.sha256] = {file.path, error.message, std::time(nullptr)};
    has_changed_ = true;
}

Result<void> UnreadableFiles::save() const {
    const std::lock_guard lock(mutex_);
    if (!has_changed_) return {};
    Json files = Json::array();
    for (const auto& [sha256, reason] : by_sha256_)
        files.push_back(
            {{"sha256", sha256}, {"path", reason.path}, {"reason", reason.message}, {"since", reason.since}});
    const Json json{{"reader", reader_}, {"files", std::move(files)}};
    return write_durably(path_, json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
}

}  // namespace recueil::indexer
