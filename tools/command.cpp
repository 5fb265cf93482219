#include "tools/command.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "tools/describe.h"
#include "tools/help.h"
#include "tools/language.h"
#include "tools/messages.h"
#include "tools/near_words.h"
#include "tools/output.h"
#include "tools/shell_completion.h"
#include "tools/version.h"

namespace recueil::tools {

namespace {

constexpr const char* purpose = msgid(
    "Full-text search for the deliberations of French local councils: reads documents into acts, indexes and "
    "searches them, and traces who cites whom.");
constexpr const char* statuses = msgid(
    "Exit status: 0 done; 1 nothing found; 2 wrong usage; 3 some input could not be read (the rest was); 4 index "
    "missing, locked, damaged, of another schema, or not to be read or written.");

std::vector<Command> all_commands(CLI::App& program) {
    return {extract_command(program), harvest_command(program), index_command(program),      remove_command(program),
            search_command(program),  show_command(program),    diff_command(program),       alert_command(program),
            trace_command(program),   export_command(program),  info_command(program),       check_command(program),
            analyze_command(program), serve_command(program),   completion_command(program), demo_command(program)};
}

// The option a word names, if it names one of the command's.
const CLI::Option* named_option(const CLI::App& command, const std::string& word) {
    return command.get_option_no_throw(word.substr(0, word.find('=')));
}

bool takes_value(const CLI::Option& option) {
    return option.get_items_expected_max() > 0;
}

// `--some-word` or `--some-word=…`: meant as an option, even where no such option exists.
bool looks_like_long_option(const std::string& word) {
    if (word.size() < 3 || word[0] != '-' || word[1] != '-') return false;
    const std::size_t end = std::min(word.find('='), word.size());
    return std::all_of(word.begin() + 2, word.begin() + static_cast<std::ptrdiff_t>(end), [](char letter) {
        return std::isalnum(static_cast<unsigned char>(letter)) != 0 || letter == '-' || letter == '_';
    });
}

constexpr std::array<std::pair<std::string_view, corpus::Ocr>, 3> ocr_words = {{
    {"auto", corpus::Ocr::when_needed},
    {"always", corpus::Ocr::always},
    {"never", corpus::Ocr::never},
}};

bool is_ocr_word(const std::string& word) {
    return std::any_of(ocr_words.begin(), ocr_words.end(), [&](const auto& known) { return known.first == word; });
}

std::string see_help(const std::string& command) {
    return command.empty() ? translated("see recueil --help") : say("see recueil {} --help", command);
}

// « did you mean --format? see recueil search --help ».
std::string hint_for(const std::string& near, const std::string& command) {
    return near.empty() ? see_help(command) : say("did you mean {}? {}", near, see_help(command));
}

Error usage_error(const CLI::Error& error, const std::string& command) {
    return {ErrorCode::usage, say("{}: {}", command, in_language(error.what())), see_help(command)};
}

// The parser would only say that it expected no such argument, or in its own words that a value is missing.
std::optional<Error> wrong_option(const CLI::App& command, const std::vector<std::string>& options) {
    for (std::size_t i = 0; i < options.size(); ++i) {
        const CLI::Option* known = named_option(command, options[i]);
        if (known != nullptr) {
            if (takes_value(*known) && ++i == options.size())
                return Error{ErrorCode::usage, say("{}: {} needs a value", command.get_name(), options.back()),
                             see_help(command.get_name())};
            continue;
        }
        const std::string name = options[i].substr(0, options[i].find('='));
        std::vector<std::string> names;
        for (const CLI::Option* option : command.get_options())
            for (const std::string& each : option->get_lnames()) names.push_back("--" + each);
        return Error{ErrorCode::usage, say("{}: there is no option {}", command.get_name(), name),
                     hint_for(nearest_word(name, names), command.get_name())};
    }
    return std::nullopt;
}

Error unknown_command(const std::string& word, const std::vector<Command>& commands) {
    std::vector<std::string> names{"help"};
    for (const Command& command : commands) names.push_back(command.options->get_name());
    return {ErrorCode::usage, say("there is no command \"{}\"", word), hint_for(nearest_word(word, names), "")};
}

// Fails with usage where there are too few or too many.
Result<void> count_operands(const Command& command, const Operands& operands) {
    const std::string name = command.options->get_name();
    if (operands.size() < command.least) {
        return failure(ErrorCode::usage, say("{}: {} is missing", name, translated(command.operand_name)),
                       see_help(name));
    }
    if (operands.size() > command.most) {
        const std::string& extra = operands[command.most];
        return failure(ErrorCode::usage, say("{}: \"{}\" was not expected", name, extra), see_help(name));
    }
    return {};
}

int report(const Error& error) {
    print_error(error);
    return exit_status(error.code);
}

int run_command(const Command& command, const std::vector<std::string>& arguments) {
    SplitArguments split = split_arguments(*command.options, arguments);
    if (const auto wrong = wrong_option(*command.options, split.options)) return report(*wrong);
    try {
        std::reverse(split.options.begin(), split.options.end());  // the parser takes them from the back
        command.options->parse(split.options);
    } catch (const CLI::CallForHelp&) {
        print(command_help(command, output_columns()));
        flush_output();
        return 0;
    } catch (const CLI::ParseError& error) {
        return report(usage_error(error, command.options->get_name()));
    }
    if (const auto counted = count_operands(command, split.operands); !counted) return report(counted.error());
    const Result<int> status = command.run(split.operands);
    flush_output();
    return status ? *status : report(status.error());
}

}  // namespace

std::string operands_usage(const Command& command) {
    if (command.operand_name.empty()) return "";
    const std::string name = translated(command.operand_name) + (command.most > 1 ? "..." : "");
    return command.least == 0 ? fmt::format(" [{}]", name) : " " + name;
}

CLI::Option* add_format(CLI::App& command, std::string& format, const std::vector<std::string>& words) {
    format = words.front();
    return command.add_option("--format", format, "How to print the answer")
        ->check(CLI::IsMember(words))
        ->option_text(fmt::format("{} [{}]", fmt::join(words, "|"), words.front()));
}

CLI::Option* add_database(CLI::App& command, std::string& directory) {
    return command.add_option("--db", directory, "Directory of the index")
        ->envname("RECUEIL_DB")
        ->option_text("DIR [$RECUEIL_DB]");
}

CLI::Option* add_databases(CLI::App& command, std::vector<std::string>& directories) {
    return command
        .add_option("--db", directories,
                    "Directory of the index; several times for several searched as one, of which the first counts for "
                    "an act that more than one holds")
        ->allow_extra_args(false)
        ->envname("RECUEIL_DB")
        ->option_text("DIR ... [$RECUEIL_DB]");
}

void add_reading(CLI::App& command, corpus::ReadLimits& limits, corpus::Links& links) {
    limits.reading_process = {"/proc/self/exe", reading_argument};
    const auto set = [&ocr = limits.ocr](const std::string& word) {
        const auto* const found = std::find_if(ocr_words.begin(), ocr_words.end(),
                                               [&word](const auto& known) { return known.first == word; });
        if (found == ocr_words.end())
            throw CLI::ValidationError("--ocr", fmt::format("{} not in {{auto,always,never}}", word));
        ocr = found->second;
    };
    command
        .add_option_function<std::string>(
            "--ocr", set,
            msgid("Read scanned pages, and pages whose text is no language, with tesseract, where it is installed"))
        ->option_text("[auto|always|never]");
    command.add_flag_callback(
        "--follow-links", [&links] { links = corpus::Links::all; },
        msgid("Follow symbolic links that lead out of the paths given"));
}

Result<void> require_database(const std::string& directory) {
    if (directory.empty()) {
        return failure(ErrorCode::usage, translated("no index given"),
                       translated("name one with --db DIR, or set RECUEIL_DB"));
    }
    return {};
}

Result<void> require_databases(const std::vector<std::string>& directories) {
    if (directories.empty()) return require_database({});
    for (const std::string& directory : directories)
        if (auto given = require_database(directory); !given) return given;
    return {};
}

CLI::Option* add_repeated(CLI::App& command, const std::string& name, std::vector<std::string>& values,
                          const std::string& description) {
    return command.add_option(name, values, description)->allow_extra_args(false)->option_text("VALUE ...");
}

SplitArguments split_arguments(const CLI::App& command, const std::vector<std::string>& arguments) {
    SplitArguments split;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string& word = arguments[i];
        if (word == "--") {
            split.operands.insert(split.operands.end(), arguments.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                  arguments.end());
            break;
        }
        const CLI::Option* option = word.size() > 1 && word[0] == '-' ? named_option(command, word) : nullptr;
        if (option == nullptr) {
            (looks_like_long_option(word) ? split.options : split.operands).push_back(word);
            continue;
        }
        const std::size_t equals = word.find('=');
        if (option->check_lname("ocr") && equals == std::string::npos) {
            const bool has_word = i + 1 < arguments.size() && is_ocr_word(arguments[i + 1]);
            split.options.push_back(word);
            split.options.emplace_back(has_word ? arguments[++i] : "auto");
            continue;
        }
        // « --member= » is an empty value; the parser would take the next word for it.
        split.options.push_back(word.substr(0, equals));
        if (equals != std::string::npos) {
            split.options.push_back(word.substr(equals + 1));
        } else if (takes_value(*option) && i + 1 < arguments.size()) {
            split.options.push_back(arguments[++i]);
        }
    }
    return split;
}

int run_program(const std::vector<std::string>& arguments) {
    CLI::App program(purpose, "recueil");
    program.footer(statuses);
    program.set_version_flag("--version", fmt::format("recueil {}", program_version));
    program.require_subcommand(1);
    const std::vector<Command> commands = all_commands(program);

    const auto named = [&commands](const std::string& name) {
        return std::find_if(commands.begin(), commands.end(),
                            [&name](const Command& command) { return command.options->get_name() == name; });
    };
    const std::string first = arguments.empty() ? "" : arguments.front();
    if (const auto chosen = named(first); chosen != commands.end())
        return run_command(*chosen, {arguments.begin() + 1, arguments.end()});

    if (first == describing_argument) return describe(program, commands);
    if (first == completing_argument) return print_candidates(commands, {arguments.begin() + 1, arguments.end()});
    if (first == "help" && arguments.size() > 1 && arguments[1].rfind('-', 0) != 0) {
        const auto chosen = named(arguments[1]);
        if (chosen == commands.end()) return report(unknown_command(arguments[1], commands));
        print(command_help(*chosen, output_columns()));
    } else if (first == "--help" || first == "-h" || first == "help") {
        print(program_help(program, commands, output_columns()));
    } else if (first == "--version") {
        print(fmt::format("recueil {}\n", program_version));
    } else if (first.empty()) {
        print(first_steps());
        flush_output();
        return report({ErrorCode::usage, translated("no command given"), see_help("")});
    } else {
        return report(unknown_command(first, commands));
    }
    flush_output();
    return 0;
}

}  // namespace recueil::tools
