// Prints what the program's help says, for the program that writes the man pages (packaging/man/make_pages.py).
#pragma once

#include <vector>

#include "tools/command.h"

namespace recueil::tools {

// The argument that makes the program do so.
inline constexpr const char* describing_argument = "--describe";

// A record a line, its cells between tabs, the first says what it is: version, purpose, statuses; command (name,
// operands, description), option (command, names, value, description), notes (command, text); field (names,
// description, example). Returns the exit status.
int describe(const CLI::App& program, const std::vector<Command>& commands);

}  // namespace recueil::tools
