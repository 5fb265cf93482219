#include "tools/shell_completion.h"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "indexer/fields.h"
#include "tools/indexed_values.h"
#include "tools/language.h"
#include "tools/output.h"

namespace recueil::tools {

namespace {

bool begins_with(std::string_view text, std::string_view begin) {
    return text.substr(0, begin.size()) == begin;
}

bool is_listed_word(const std::string& word) {
    return !word.empty() && std::all_of(word.begin(), word.end(), [](unsigned char c) {
        return std::islower(c) != 0 || std::isdigit(c) != 0 || c == '_' || c == ',' || c == ';';
    });
}

// bash cuts `--format=json` into three words.
std::vector<std::string> joined_at_equals(const std::vector<std::string>& words) {
    std::vector<std::string> joined;
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] != "=" || joined.empty() || !begins_with(joined.back(), "--")) {
            joined.push_back(words[i]);
            continue;
        }
        joined.back() += "=";
        if (i + 1 < words.size()) joined.back() += words[++i];
    }
    return joined;
}

const CLI::Option* option_named(const CLI::App& command, const std::string& word) {
    return begins_with(word, "-") && word.size() > 1 ? command.get_option_no_throw(word.substr(0, word.find('=')))
                                                     : nullptr;
}

bool is_facet(const std::string& name) {
    const auto& facets = indexer::facets();
    return std::any_of(facets.begin(), facets.end(),
                       [&name](const indexer::Field* field) { return field->name == name; });
}

void keep_beginning(ShellCandidates& candidates, const std::vector<std::string>& values, const std::string& begun) {
    for (const std::string& value : values)
        if (begins_with(value, begun)) candidates.values.push_back({value, ""});
}

// « year,mem » is completed after its last comma.
ShellCandidates facet_list(const std::string& begun) {
    ShellCandidates candidates;
    const std::size_t comma = begun.rfind(',');
    const std::string before = comma == std::string::npos ? "" : begun.substr(0, comma + 1);
    for (const indexer::Field* field : indexer::facets()) {
        const std::string value = before + std::string(field->name);
        if (begins_with(value, begun)) candidates.values.push_back({value, std::string(field->facet.english)});
    }
    return candidates;
}

class Line {
  public:
    Line(const CLI::App& command, const std::vector<std::string>& words) {
        for (std::size_t i = 1; i + 1 < words.size(); ++i) {
            const CLI::Option* option = only_operands_ ? nullptr : option_named(command, words[i]);
            if (!only_operands_ && words[i] == "--") {
                only_operands_ = true;
            } else if (option == nullptr) {
                ++operands_;
            } else {
                take(*option, words, i);
            }
        }
    }

    // The option whose value is being typed.
    const CLI::Option* awaiting() const { return awaiting_; }
    bool only_operands() const { return only_operands_; }
    std::size_t operands() const { return operands_; }
    bool has(const CLI::Option* option) const {
        return std::find(given_.begin(), given_.end(), option) != given_.end();
    }

    std::vector<std::string> databases() const {
        if (!databases_.empty()) return databases_;
        const char* set = std::getenv("RECUEIL_DB");  // NOLINT(concurrency-mt-unsafe): one thread
        return set == nullptr || *set == '\0' ? std::vector<std::string>{} : std::vector<std::string>{set};
    }

  private:
    void take(const CLI::Option& option, const std::vector<std::string>& words, std::size_t& at) {
        given_.push_back(&option);
        const std::size_t equals = words[at].find('=');
        std::optional<std::string> value;
        if (equals != std::string::npos) {
            value = words[at].substr(equals + 1);
        } else if (option.get_items_expected_max() > 0) {
            if (at + 2 < words.size()) {
                value = words[++at];
            } else {
                awaiting_ = &option;
            }
        }
        if (value && option.check_lname("db")) databases_.push_back(unquoted(*value));
    }

    const CLI::Option* awaiting_ = nullptr;
    bool only_operands_ = false;
    std::size_t operands_ = 0;
    std::vector<const CLI::Option*> given_;
    std::vector<std::string> databases_;
};

ShellCandidates values_of(const CLI::Option& option, const Line& line, const std::string& begun,
                          const IndexedValues& indexed) {
    ShellCandidates candidates;
    const std::string name = option.get_lnames().empty() ? "" : option.get_lnames().front();
    if (name == "facets") return facet_list(begun);
    keep_beginning(candidates, listed_values(option.get_option_text()), begun);
    if (!candidates.values.empty()) return candidates;
    if (is_facet(name)) {
        candidates.values = indexed(line.databases(), name, begun);
        return candidates;
    }
    const std::string& text = option.get_option_text();
    if (begins_with(text, "DIR")) candidates.paths = ShellCandidates::Paths::folders;
    if (begins_with(text, "FILE")) candidates.paths = ShellCandidates::Paths::files;
    return candidates;
}

ShellCandidates options_of(const CLI::App& command, const Line& line, const std::string& begun) {
    ShellCandidates candidates;
    for (const CLI::Option* option : command.get_options()) {
        if (option->get_group().empty() || (line.has(option) && option->get_expected_max() <= 1)) continue;
        for (const std::string& name : option->get_lnames())
            if (begins_with("--" + name, begun))
                candidates.values.push_back({"--" + name, translated(option->get_description())});
    }
    return candidates;
}

ShellCandidates operands_of(const Command& command, const Line& line, const std::string& begun,
                            const IndexedValues& indexed) {
    ShellCandidates candidates;
    if (line.operands() >= command.most) return candidates;
    const std::string& name = command.operand_name;
    keep_beginning(candidates, listed_values(name), begun);
    if (name.find("ID") != std::string::npos || name == "REF") candidates.values = indexed(line.databases(), "", begun);
    if (begins_with(name, "PATH") || begins_with(name, "FILE")) candidates.paths = ShellCandidates::Paths::files;
    return candidates;
}

ShellCandidates commands_beginning(const std::vector<Command>& commands, const std::string& begun) {
    ShellCandidates candidates;
    for (const Command& command : commands)
        if (begins_with(command.options->get_name(), begun))
            candidates.values.push_back({command.options->get_name(), translated(command.options->get_description())});
    if (!begun.empty()) keep_beginning(candidates, {"--help", "--version"}, begun);
    return candidates;
}

}  // namespace

std::vector<std::string> listed_values(const std::string& option_text) {
    std::string list = option_text.substr(0, option_text.find(' '));
    list.erase(std::remove_if(list.begin(), list.end(), [](char c) { return c == '[' || c == ']' || c == '"'; }),
               list.end());
    std::vector<std::string> values;
    std::size_t begin = 0;
    while (begin <= list.size()) {
        const std::size_t end = std::min(list.find('|', begin), list.size());
        values.push_back(list.substr(begin, end - begin));
        begin = end + 1;
    }
    if (values.size() < 2 || !std::all_of(values.begin(), values.end(), is_listed_word)) return {};
    return values;
}

std::string unquoted(const std::string& word) {
    std::string plain;
    char quote = '\0';
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        if (c == '\\' && quote != '\'' && i + 1 < word.size()) {
            plain += word[++i];
        } else if (quote == '\0' && (c == '"' || c == '\'')) {
            quote = c;
        } else if (c == quote && quote != '\0') {
            quote = '\0';
        } else {
            plain += c;
        }
    }
    if (begins_with(word, "~/")) {
        const char* home = std::getenv("HOME");  // NOLINT(concurrency-mt-unsafe): one thread
        if (home != nullptr) plain.replace(0, 1, home);
    }
    return plain;
}

ShellCandidates complete_words(const std::vector<Command>& commands, const std::string& shell,
                               const std::vector<std::string>& typed, const IndexedValues& indexed) {
    const std::vector<std::string> words = joined_at_equals(typed);
    if (words.empty()) return {};
    if (words.size() == 1) return commands_beginning(commands, words.front());
    const auto command = std::find_if(commands.begin(), commands.end(), [&words](const Command& one) {
        return one.options->get_name() == words.front();
    });
    if (command == commands.end()) return {};

    const Line line(*command->options, words);
    const std::string& last = words.back();
    if (const CLI::Option* awaiting = line.awaiting(); awaiting != nullptr) {
        ShellCandidates candidates = values_of(*awaiting, line, unquoted(last), indexed);
        // « --ocr [auto|always|never] » may stand without a value: the word may be an operand.
        const bool may_be_operand = begins_with(awaiting->get_option_text(), "[") && candidates.values.empty();
        return may_be_operand ? operands_of(*command, line, unquoted(last), indexed) : candidates;
    }
    if (line.only_operands()) return operands_of(*command, line, unquoted(last), indexed);

    const CLI::Option* option = option_named(*command->options, last);
    const std::size_t equals = last.find('=');
    if (option != nullptr && equals != std::string::npos) {
        ShellCandidates candidates = values_of(*option, line, unquoted(last.substr(equals + 1)), indexed);
        if (shell != "bash")
            for (ShellCandidate& candidate : candidates.values) candidate.value.insert(0, last, 0, equals + 1);
        return candidates;
    }
    if (begins_with(last, "-")) return options_of(*command->options, line, last);
    return operands_of(*command, line, unquoted(last), indexed);
}

std::string candidate_lines(const ShellCandidates& candidates) {
    std::string lines;
    for (const ShellCandidate& candidate : candidates.values) {
        const std::string value = one_line(candidate.value);
        if (value.empty()) continue;
        lines += value;
        if (!candidate.description.empty()) lines += "\t" + one_line(candidate.description);
        lines += "\n";
    }
    if (candidates.paths == ShellCandidates::Paths::files) lines += ":files\n";
    if (candidates.paths == ShellCandidates::Paths::folders) lines += ":folders\n";
    return lines;
}

int print_candidates(const std::vector<Command>& commands, const std::vector<std::string>& arguments) {
    if (arguments.empty()) return 0;
    end_after(std::chrono::milliseconds(1500));
    print(candidate_lines(
        complete_words(commands, arguments.front(), {arguments.begin() + 1, arguments.end()}, indexed_values)));
    flush_output();
    return 0;
}

}  // namespace recueil::tools
