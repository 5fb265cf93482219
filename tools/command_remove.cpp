#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "indexer/update/update_index.h"
#include "tools/command.h"
#include "tools/language.h"
#include "tools/output.h"

namespace recueil::tools {

namespace {

struct RemoveOptions {
    std::string database;
    bool dry_run = false;
};

Result<int> remove(const RemoveOptions& options, const Operands& wanted) {
    if (const auto given = require_database(options.database); !given) return failure(given);
    const auto report = indexer::remove_documents(options.database, wanted, options.dry_run);
    if (!report) return failure(report);
    const bool is_done = !options.dry_run;
    for (const std::string& path : report->files)
        print(is_done ? say("removed {}\n", one_line(path)) : say("would remove {}\n", one_line(path)));
    for (const std::string& id : report->acts)
        print(is_done ? say("removed act {}\n", one_line(id)) : say("would remove act {}\n", one_line(id)));
    const std::string files = counted(report->files.size(), "document", "documents");
    const std::string acts = counted(report->acts.size(), "single act", "single acts");
    print(is_done ? say("{}: removed {} and {}\n", options.database, files, acts)
                  : say("{}: would remove {} and {}\n", options.database, files, acts));
    return 0;
}

}  // namespace

Command remove_command(CLI::App& program) {
    const auto options = std::make_shared<RemoveOptions>();
    CLI::App* command = program.add_subcommand("remove", "Take documents, or single acts, out of an index");
    add_database(*command, options->database);
    command->add_flag("--dry-run", options->dry_run, "Say what would leave, and change nothing");
    command->footer(
        "PATH is a document or a folder of documents, ID the id of an act. A document that is still below a path comes "
        "back when that path is indexed again.");
    return {command, msgid("PATH|ID"), 1, any_number,
            [options](const Operands& wanted) { return remove(*options, wanted); }};
}

}  // namespace recueil::tools
