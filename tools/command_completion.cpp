#include <string>

#include <fmt/format.h>

#include "tools/command.h"
#include "tools/language.h"
#include "tools/output.h"
#include "tools/shell_completion.h"

namespace recueil::tools {

namespace {

// The scripts only pass on words and candidates: what fits is decided by complete_words, the same for all shells.

// Candidates go in as they would be typed. Inside an open quote readline adds the quotes itself.
constexpr const char* bash_script = R"sh(# bash completion for recueil, printed by recueil completion bash
_recueil() {
    local line value paths=
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
            :files | :folders) paths=${line#:} ;;
            *)
                value=${line%%$'\t'*}
                case ${COMP_WORDS[COMP_CWORD]} in
                    [\"\']*) COMPREPLY+=("$value") ;;
                    *) COMPREPLY+=("$(printf %q "$value")") ;;
                esac
                ;;
        esac
    done < <("$1" --complete bash "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
    case $paths in
        files) compopt -o default -o filenames ;;
        folders) compopt -o dirnames -o filenames ;;
    esac
}
complete -F _recueil recueil
)sh";

// -U: a candidate need not begin with what was typed (« matr » for « Caroline MATRAT »).
constexpr const char* zsh_script = R"sh(#compdef recueil
# zsh completion for recueil, printed by recueil completion zsh
_recueil() {
    local line paths=
    local -a values shown
    while IFS= read -r line; do
        case $line in
            (:files|:folders) paths=${line#:} ;;
            (*)
                values+=("${line%%$'\t'*}")
                shown+=("${line/$'\t'/  -- }")
                ;;
        esac
    done < <("${words[1]}" --complete zsh "${(@)words[2,CURRENT]}" 2>/dev/null)
    (( $#values )) && compadd -U -l -d shown -a values
    [[ -z $paths ]] && return
    compset -P '--[^=]#='
    if [[ $paths == folders ]]; then _files -/; else _files; fi
}
if [[ $funcstack[1] == _recueil ]]; then _recueil "$@"; else compdef _recueil recueil; fi
)sh";

constexpr const char* fish_script = R"sh(# fish completion for recueil, printed by recueil completion fish
function __recueil_complete
    set -l words (commandline -opc)
    set -l last (commandline -ct)
    for line in ($words[1] --complete fish $words[2..] "$last" 2>/dev/null)
        switch $line
            case :files
                __fish_complete_path (string replace -r -- '^--[^=]*=' '' "$last")
            case :folders
                __fish_complete_directories (string replace -r -- '^--[^=]*=' '' "$last") ''
            case '*'
                printf '%s\n' $line
        end
    end
end
complete -c recueil -f -a '(__recueil_complete)'
)sh";

Result<int> completion(const std::string& shell) {
    if (shell == "bash") {
        print(bash_script);
    } else if (shell == "zsh") {
        print(zsh_script);
    } else if (shell == "fish") {
        print(fish_script);
    } else {
        return failure(ErrorCode::usage, say("completion: there is none for \"{}\"", shell),
                       translated("one of bash, zsh, fish"));
    }
    return 0;
}

}  // namespace

Command completion_command(CLI::App& program) {
    CLI::App* command = program.add_subcommand("completion", "Print what makes a shell complete commands and values");
    command->footer(
        "The script asks the program for each completion: commands, options, their values, and values of facets from "
        "the index that --db or RECUEIL_DB names. For this shell: source <(recueil completion bash); for fish: recueil "
        "completion fish | source.");
    return {command, "bash|zsh|fish", 1, 1, [](const Operands& shell) { return completion(shell.front()); }};
}

}  // namespace recueil::tools
