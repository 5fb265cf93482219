// Completes a command line for a shell, from the option parser's own tree: commands, options, the values that an option
// lists in its help, paths, values of facets.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "tools/command.h"

namespace recueil::tools {

struct ShellCandidate {
    std::string value;        // replaces the word being typed
    std::string description;  // one line; may be empty
};

struct ShellCandidates {
    enum class Paths { none, files, folders };
    std::vector<ShellCandidate> values;
    Paths paths = Paths::none;  // the shell completes these itself
};

// The values of a facet, or for an empty one numbers of acts, that begin with a text, in the indexes given. Never
// fails: there are none where an index cannot be read.
using IndexedValues = std::function<std::vector<ShellCandidate>(const std::vector<std::string>& databases,
                                                                const std::string& facet, const std::string& begun)>;

// `words`: the command line as typed, after the program's name, quotes and all; the last is being typed and may be
// empty. `shell` is "bash", "zsh" or "fish": bash cuts words at an equals sign and wants the part after it.
ShellCandidates complete_words(const std::vector<Command>& commands, const std::string& shell,
                               const std::vector<std::string>& words, const IndexedValues& indexed);

// The words of « text|json|csv [text] » or « [auto|always|never] », as option_text() gives them; none of « DIR ».
std::vector<std::string> listed_values(const std::string& option_text);

// A word as the shell would take it: without its quotes and backslashes, an open quote closed, « ~/ » the home folder.
std::string unquoted(const std::string& word);

// Candidates as the scripts read them: « value TAB description » a line; « :files » or « :folders » for paths.
std::string candidate_lines(const ShellCandidates& candidates);

// The argument that makes the program complete: SHELL WORD... follow it.
inline constexpr const char* completing_argument = "--complete";
// Prints the candidates. Ends after a second and a half whatever the size of the index, and says nothing of errors.
int print_candidates(const std::vector<Command>& commands, const std::vector<std::string>& arguments);

}  // namespace recueil::tools
