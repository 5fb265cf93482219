// What changed between the documents given and the state of an index.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "corpus/document.h"
#include "corpus/error.h"
#include "indexer/generation.h"

namespace recueil::indexer {

struct UpdatePlan {
    std::vector<SourceFile> to_read;  // with what the file system says of them; no digest yet unless `hashed`
    std::size_t unchanged = 0;
    std::size_t removed = 0;
    std::vector<SegmentEntry> segments;  // those of the state, with what no longer counts marked dead
    std::vector<Error> unreadable;
    bool changes_anything = false;
};

// Compares the files found with those of the state. A file that the file system shows untouched is not opened; any
// other is hashed, and read again only where its bytes are new. A file under a new path but with known bytes and the
// same name keeps its acts. So does what cannot be looked at now (a disk that is not there, a folder without
// permission): only a file that is gone from a folder that was listed is removed. Fails with index_damaged.
Result<UpdatePlan> plan_update(const std::string& directory, const Manifest& current, const corpus::FoundFiles& found);

// What the file system says of a file; zeros where it is gone.
SourceFile describe_file(const std::string& path);

}  // namespace recueil::indexer
