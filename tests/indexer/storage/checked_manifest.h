// A manifest changed by hand, as a program that means what it says would have written it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include <fmt/format.h>

#include "indexer/storage/files.h"

namespace recueil::tests {

// `text` with the hash of what it says; itself where it is no JSON object.
inline std::string checked_manifest(const std::string& text) {
    using Json = nlohmann::ordered_json;
    Json manifest = Json::parse(text, nullptr, false);
    if (!manifest.is_object()) return text;
    manifest.erase("xxh3");
    const std::string body = manifest.dump(-1, ' ', false, Json::error_handler_t::replace);
    manifest["xxh3"] = fmt::format("{:016x}", indexer::checksum_of(body).hash);
    return manifest.dump(1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace recueil::tests
