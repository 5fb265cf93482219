// Files that programs leave beside documents.
#pragma once

#include <string_view>

namespace recueil::corpus {

// Whether a file of this base name was written by a program for itself: thumbnails, lock files, back-ups, unfinished
// downloads, properties and other data. Such files are passed over without a word unless somebody names them.
bool is_litter(std::string_view name);

}  // namespace recueil::corpus
