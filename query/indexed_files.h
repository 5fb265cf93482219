// The documents that an index was made from, by the hash of their bytes.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "base/error.h"

namespace recueil::query {

struct IndexedFile {
    std::string path;  // as it was found when it was indexed
    std::string name;  // base name
    std::uint64_t size = 0;
    std::string act;               // id of an act read from it; empty where it holds none
    std::string archive_sha256{};  // of what is inside an archive or a mail, whose path and size these are then
};

struct IndexedFiles {
    std::unordered_map<std::string, IndexedFile> by_sha256;
    std::unordered_set<std::string> names;  // base names
};

// The documents of the newest state; of several indexes together, what is inside archives and mails among them. Linear
// in the documents, and in the acts of archives. Fails with index_missing,
// index_damaged or index_inaccessible.
Result<IndexedFiles> indexed_files(const std::vector<std::string>& directories);

}  // namespace recueil::query
