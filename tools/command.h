// Declares a command of the program to the option parser and runs it.
//
// Operands (paths, queries, references) never go through the option parser: it would take the query « show » for a
// command and « -salariat » for an option. They are put aside before it runs; what looks like a long option of no
// command stays and is refused.
#pragma once

#include <CLI/CLI.hpp>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "base/error.h"
#include "corpus/document.h"

namespace recueil::tools {

constexpr std::size_t any_number = static_cast<std::size_t>(-1);

using Operands = std::vector<std::string>;

struct Command {
    CLI::App* options = nullptr;
    std::string operand_name;  // as help shows it: "PATH"; empty where the command takes none
    std::size_t least = 0;
    std::size_t most = 0;
    std::function<Result<int>(const Operands&)> run;  // the exit status, or what went wrong
};

// The operands as a usage line shows them in the language spoken: « PATH... », « [QUERY...] »; empty where the command
// takes none.
std::string operands_usage(const Command& command);

// `--format` with the words it takes, the first as default.
CLI::Option* add_format(CLI::App& command, std::string& format, const std::vector<std::string>& words);
// `--db DIR`, which defaults to $RECUEIL_DB.
CLI::Option* add_database(CLI::App& command, std::string& directory);
// The same, given several times for several indexes that are searched as one.
CLI::Option* add_databases(CLI::App& command, std::vector<std::string>& directories);
// Fails with usage where neither --db nor $RECUEIL_DB says which index.
Result<void> require_database(const std::string& directory);
Result<void> require_databases(const std::vector<std::string>& directories);

// For commands that read documents: `--follow-links`, and `--ocr [auto|always|never]`, alone meaning auto: the word
// after it is its value only where it is one of these. Makes this program the reading process too.
void add_reading(CLI::App& command, corpus::ReadLimits& limits, corpus::Links& links);
// The argument that makes the program a reading process.
inline constexpr const char* reading_argument = "--read-documents";
inline constexpr const char* member_argument = "--read-member";

// An option that may be given several times, one value each.
CLI::Option* add_repeated(CLI::App& command, const std::string& name, std::vector<std::string>& values,
                          const std::string& description);

Command extract_command(CLI::App& program);
Command index_command(CLI::App& program);
Command remove_command(CLI::App& program);
Command harvest_command(CLI::App& program);
Command search_command(CLI::App& program);
Command show_command(CLI::App& program);
Command diff_command(CLI::App& program);
Command alert_command(CLI::App& program);
Command trace_command(CLI::App& program);
Command export_command(CLI::App& program);
Command info_command(CLI::App& program);
Command check_command(CLI::App& program);
Command analyze_command(CLI::App& program);
Command serve_command(CLI::App& program);
Command completion_command(CLI::App& program);
Command demo_command(CLI::App& program);

// Splits what follows the command's name into what the option parser shall see and the operands. Exposed for tests.
struct SplitArguments {
    std::vector<std::string> options;
    Operands operands;
};
SplitArguments split_arguments(const CLI::App& command, const std::vector<std::string>& arguments);

// Runs the program: finds the command, parses, runs, prints what went wrong. Returns the exit status.
int run_program(const std::vector<std::string>& arguments);

}  // namespace recueil::tools
