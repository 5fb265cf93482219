#include "tools/help.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "tools/language.h"
#include "tools/wrap.h"

namespace recueil::tools {

namespace {

using Rows = std::vector<std::pair<std::string, std::string>>;

// The parser says these itself.
[[maybe_unused]] constexpr const char* parser_words[] = {msgid("Print this help message and exit"),
                                                         msgid("Display program version information and exit")};

// « --db DIR    Directory of the index »: what is explained, then its explanation beside it, or below where it is long
// or the terminal narrow.
std::string table(const Rows& rows, std::size_t columns) {
    constexpr std::size_t widest = 28;
    const std::size_t beside = columns >= 60 ? widest : 8;
    std::string out;
    for (const auto& [name, text] : rows) {
        const std::string left = "  " + name;
        std::string right = wrap(text, std::string(beside, ' '), columns);
        const std::size_t width = columns_of(left);
        if (right.empty()) {
            out += left + "\n";
        } else if (width < beside) {
            out += left + right.substr(width);
        } else {
            out += left;
            out += "\n";
            out += right;
        }
    }
    return out;
}

std::string section(const std::string& heading, const Rows& rows, std::size_t columns) {
    return rows.empty() ? "" : "\n" + heading + "\n" + table(rows, columns);
}

Rows options_of(const CLI::App& app) {
    Rows rows;
    for (const CLI::Option* option : app.get_options()) {
        if (option->get_group().empty()) continue;
        std::string name = option->get_name(false, true);
        for (std::size_t comma = name.find(','); comma != std::string::npos; comma = name.find(',', comma + 2))
            name.insert(comma + 1, " ");
        std::string value = option->get_option_text();
        if (value.empty()) value = option->get_items_expected_max() > 0 ? option->get_type_name() : "";
        if (!value.empty()) name += " " + translated(value);
        rows.emplace_back(std::move(name), translated(option->get_description()));
    }
    return rows;
}

}  // namespace

std::string program_help(const CLI::App& program, const std::vector<Command>& commands, std::size_t columns) {
    std::string out = wrap(translated(program.get_description()), "", columns);
    out += "\n" + translated("Usage: recueil COMMAND [OPTIONS]") + "\n";
    Rows rows;
    for (const Command& command : commands)
        rows.emplace_back(command.options->get_name(), translated(command.options->get_description()));
    out += section(translated("Commands:"), rows, columns);
    out += section(translated("Options:"), options_of(program), columns);
    out += "\n" + wrap(translated("recueil help COMMAND, or recueil COMMAND --help, says more of one."), "", columns);
    return out + "\n" + wrap(translated(program.get_footer()), "", columns);
}

std::string command_help(const Command& command, std::size_t columns) {
    const CLI::App& app = *command.options;
    std::string out = wrap(translated(app.get_description()), "", columns);
    out += "\n" + say("Usage: recueil {} [OPTIONS]{}", app.get_name(), operands_usage(command)) + "\n";
    out += section(translated("Options:"), options_of(app), columns);
    const std::string notes = app.get_footer();
    return notes.empty() ? out : out + "\n" + wrap(translated(notes), "", columns);
}

std::string first_steps() {
    const Rows rows{
        {"recueil demo", translated("a made-up council, searched and served")},
        {translated("recueil index --db council.db documents/"), translated("an index of your documents")},
        {translated("recueil search --db council.db 'salariat médecins'"), translated("a search in it")},
    };
    std::size_t widest = 0;
    for (const auto& [example, meaning] : rows) widest = std::max(widest, columns_of(example));
    std::string out = translated("Three first steps:") + "\n\n";
    for (const auto& [example, meaning] : rows)
        out += fmt::format("  {}{:{}}{}\n", example, "", widest - columns_of(example) + 3, meaning);
    return out + "\n";
}

}  // namespace recueil::tools
