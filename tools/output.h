// Output of all commands: standard output that stops with its reader, one-line errors, JSON and terminal colours.
#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "base/error.h"
#include "tools/wrap.h"

namespace recueil::tools {

// Writes to standard output. Where its reader is gone (`| head`), the program ends at once with status 0: the reader
// has taken what it wanted. Where writing fails otherwise (a full disk), it ends with an error.
void print(std::string_view text);

// Pushes out what was printed, under the same rules.
void flush_output();

// `{"key": …}` as text, invalid UTF-8 replaced. `indent` as nlohmann's dump takes it.
std::string dump(const nlohmann::ordered_json& json, int indent = -1);

// « recueil: message (hint) » on standard error, in the language spoken, on one line.
void print_error(const Error& error);

// The text with line breaks and control characters replaced by spaces.
std::string one_line(std::string_view text);

bool output_is_terminal();

// The width of the terminal that standard output is, as `COLUMNS` or the system gives it, at most 200; 80 where
// unknown.
std::size_t output_columns();

// ANSI sequences, or nothing where standard output is no terminal or NO_COLOR is set; and the width that lines have.
struct Style {
    bool on = false;
    std::size_t columns = readable_columns;
    std::string bold(std::string_view text) const { return wrap("\x1b[1m", text); }
    std::string dim(std::string_view text) const { return wrap("\x1b[2m", text); }
    std::string match(std::string_view text) const { return wrap("\x1b[1;33m", text); }
    std::string removed(std::string_view text) const { return wrap("\x1b[9;31m", text); }
    std::string added(std::string_view text) const { return wrap("\x1b[4;32m", text); }

  private:
    std::string wrap(const char* sequence, std::string_view text) const;
};
Style output_style();

}  // namespace recueil::tools
