#include <memory>
#include <nlohmann/json.hpp>

#include "corpus/corpus.h"
#include "tools/command.h"
#include "tools/documents.h"
#include "tools/language.h"
#include "tools/output.h"

namespace recueil::tools {

namespace {

struct ExtractOptions {
    Reading reading;
};

int extract(const ExtractOptions& options, const Operands& paths) {
    std::vector<Error> unreadable;
    for_each_document(
        paths, options.reading,
        [](const corpus::Document& document) {
            for (const corpus::Act& act : corpus::understand(document)) print(dump(corpus::to_json(act)) + "\n");
            flush_output();
        },
        unreadable);
    return status_of_reading(unreadable);
}

}  // namespace

Command extract_command(CLI::App& program) {
    const auto options = std::make_shared<ExtractOptions>();
    CLI::App* command = program.add_subcommand("extract", "Print each act of the documents as one JSON object a line");
    add_reading(*command, options->reading.limits, options->reading.links);
    command->footer("PATH is a file, a folder, or - for standard input. No index is needed.");
    return {command, msgid("PATH"), 1, any_number,
            [options](const Operands& paths) { return extract(*options, paths); }};
}

}  // namespace recueil::tools
