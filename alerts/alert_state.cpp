#include "alerts/alert_state.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <nlohmann/json.hpp>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>

#include "base/json_depth.h"
#include "indexer/storage/change_log.h"
#include "indexer/storage/files.h"

namespace recueil::alerts {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* schema = "recueil.alert-state/1";

tl::unexpected<Error> no_state(const std::string& path) {
    return failure(ErrorCode::usage, fmt::format("{} is no state of alerts", path),
                   "--since names the file in which recueil alert keeps what it has reported");
}

Result<std::map<ReportKey, std::string>> positions_of(const std::string& path) {
    const auto bytes = indexer::read_file(path);
    if (!bytes) return failure(ErrorCode::index_inaccessible, bytes.error().message);
    constexpr int deepest = 8;
    if (nests_deeper_than(*bytes, deepest)) return no_state(path);
    const Json json = Json::parse(*bytes, nullptr, false);
    if (!json.is_object() || json.value("schema", Json()) != schema) return no_state(path);
    std::map<ReportKey, std::string> positions;
    for (const Json& each : json.value("positions", Json::array())) {
        if (!each.is_object()) return no_state(path);
        for (const char* name : {"search", "to", "state"})
            if (!each.value(name, Json()).is_string()) return no_state(path);
        positions[{each["search"].get<std::string>(), each["to"].get<std::string>()}] =
            each["state"].get<std::string>();
    }
    return positions;
}

bool is_index_state(const std::string& text) {
    return indexer::number_of_state_id(text.substr(0, text.find('.'))).has_value();
}

}  // namespace

Result<AlertState> AlertState::open(const std::string& path) {
    AlertState state;
    std::error_code unknown;
    const bool is_there = std::filesystem::exists(path, unknown);
    if (!is_there && is_index_state(path)) {
        state.fixed_ = path;
        return state;
    }
    state.path_ = path;
    // Not the file itself, which is replaced by another.
    const std::string lock = path + ".lock";
    state.lock_ = FileDescriptor(::open(lock.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644));
    if (!state.lock_.is_open())
        return failure(ErrorCode::index_inaccessible, fmt::format("cannot write {}: {}", lock, std::strerror(errno)));
    if (flock(state.lock_.number(), LOCK_EX | LOCK_NB) != 0)
        return failure(ErrorCode::index_locked, fmt::format("another recueil alert uses {}", path),
                       "wait until it has ended");
    if (!std::filesystem::exists(path, unknown)) return state;
    auto positions = positions_of(path);
    if (!positions) return failure(positions);
    state.positions_ = std::move(*positions);
    return state;
}

std::optional<std::string> AlertState::position(const ReportKey& key) const {
    if (!fixed_.empty()) return fixed_;
    const auto found = positions_.find(key);
    return found == positions_.end() ? std::nullopt : std::optional(found->second);
}

void AlertState::advance(const ReportKey& key, const std::string& state) {
    positions_[key] = state;
}

Result<void> AlertState::save() {
    if (path_.empty()) return {};
    Json positions = Json::array();
    for (const auto& [key, state] : positions_)
        positions.push_back({{"search", key.search}, {"to", key.to}, {"state", state}});
    const Json json{{"schema", schema}, {"positions", std::move(positions)}};
    const auto written = indexer::write_durably(path_, json.dump(1) + "\n");
    if (!written) return failure(ErrorCode::index_inaccessible, written.error().message, written.error().hint);
    return {};
}

}  // namespace recueil::alerts
