// Help, in the language spoken and the width of the terminal, made from the option parser's own tree.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tools/command.h"

namespace recueil::tools {

// `recueil --help`: what it is for, its commands, the exit statuses.
std::string program_help(const CLI::App& program, const std::vector<Command>& commands, std::size_t columns);
// `recueil COMMAND --help`.
std::string command_help(const Command& command, std::size_t columns);
// `recueil` alone: three examples to begin with.
std::string first_steps();

}  // namespace recueil::tools
