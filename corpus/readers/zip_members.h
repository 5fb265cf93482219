// Members of a ZIP archive in memory, each unpacked up to a cap.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/readers/extraction.h"

namespace recueil::corpus {

// The names of all members. Fails where the archive is truncated or damaged.
Outcome<std::vector<std::string>> zip_names(std::string_view bytes);

// Those of `wanted` that are there, unpacked. Fails where one unpacks to more than `most` bytes, is damaged (its
// checksum is wrong) or encrypted.
Outcome<std::map<std::string, std::string>> zip_members(std::string_view bytes, const std::vector<std::string>& wanted,
                                                        std::size_t most);

}  // namespace recueil::corpus
