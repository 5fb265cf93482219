#include "tools/describe.h"

#include <fmt/format.h>

#include "indexer/fields.h"
#include "tools/field_words.h"
#include "tools/language.h"
#include "tools/output.h"
#include "tools/version.h"

namespace recueil::tools {

namespace {

void print_record(const std::vector<std::string>& cells) {
    std::string line;
    for (const std::string& cell : cells) line += (line.empty() ? "" : "\t") + one_line(cell);
    print(line + "\n");
}

void describe_command(const Command& command) {
    const CLI::App& app = *command.options;
    const std::string name = app.get_name();
    print_record({"command", name, operands_usage(command), app.get_description()});
    for (const CLI::Option* option : app.get_options())
        if (!option->get_group().empty())
            print_record(
                {"option", name, option->get_name(false, true), option->get_option_text(), option->get_description()});
    print_record({"notes", name, app.get_footer()});
}

}  // namespace

int describe(const CLI::App& program, const std::vector<Command>& commands) {
    speak(Language::english);  // the pages have their own translations, from the same catalogue
    print_record({"version", program_version});
    print_record({"purpose", program.get_description()});
    print_record({"statuses", program.get_footer()});
    for (const Command& command : commands) describe_command(command);
    for (const indexer::Field& field : indexer::fields()) {
        std::vector<std::string> names{std::string(field.name)};
        for (const std::string_view alias : field.aliases)
            if (!alias.empty()) names.emplace_back(alias);
        print_record({"field", fmt::format("{}", fmt::join(names, ", ")), english_description(field),
                      std::string(field.example)});
    }
    flush_output();
    return 0;
}

}  // namespace recueil::tools
