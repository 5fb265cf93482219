// The documents inside archives and mails, as the bytes they are there.
#pragma once

#include <string>
#include <vector>

#include "base/error.h"

namespace recueil::corpus {

// Takes the document of this hash out of the archive or mail open at `descriptor`, in a process of its own with limits:
// `command`, which must call serve_member() with what follows the command, the hash. Where the file stands does not
// matter and is changed. Fails with not_found where it holds no such document, unreadable_input where it is damaged,
// encrypted, or takes more time or memory than it may.
Result<std::string> read_member(int descriptor, const std::string& sha256, const std::vector<std::string>& command);

// That process: writes the document that the file on standard input holds to standard output. Returns the exit status.
int serve_member(const std::string& sha256);

}  // namespace recueil::corpus
