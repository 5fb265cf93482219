#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "indexer/update/update_index.h"
#include "tools/command.h"
#include "tools/documents.h"
#include "tools/output.h"
#include "tools/progress.h"

namespace recueil::tools {

namespace {

struct IndexCommandOptions {
    std::string database;
    indexer::IndexOptions index;
};

// A folder of scans would fill the screen.
constexpr std::size_t most_doubts = 20;

void print_doubts(const std::vector<std::string>& doubts) {
    if (doubts.empty()) return;
    print(fmt::format("Read with doubts ({}; all of them: recueil check):\n", doubts.size()));
    for (std::size_t i = 0; i < std::min(doubts.size(), most_doubts); ++i) print(fmt::format("  {}\n", doubts[i]));
    if (doubts.size() > most_doubts) print(fmt::format("  and {} more\n", doubts.size() - most_doubts));
}

Result<int> index(IndexCommandOptions& options, const Operands& paths) {
    if (const auto given = require_database(options.database); !given) return failure(given);
    ProgressLine progress;
    options.index.progress = [&progress](const indexer::Progress& now) {
        progress.show(now.files_done, now.files_total, now.bytes_done, now.file);
    };
    const Result<indexer::IndexReport> report = indexer::update_index(options.database, paths, options.index);
    progress.wipe();
    if (!report) return failure(report);
    for (const Error& error : report->mended) print_error(error);
    for (const Error& error : report->unreadable) print_error(error);
    print(fmt::format("{}: {} and {} ({} read, {} unchanged, {} removed, {} unreadable)\n", options.database,
                      counted(report->acts, "act", "acts"), counted(report->documents, "document", "documents"),
                      counted(report->files_read, "file", "files"), report->files_unchanged, report->files_removed,
                      report->unreadable.size()));
    print_doubts(report->notes);
    return status_of_reading(report->unreadable);
}

}  // namespace

Command index_command(CLI::App& program) {
    const auto options = std::make_shared<IndexCommandOptions>();
    CLI::App* command =
        program.add_subcommand("index", "Make or update an index of the documents; only changes are read");
    add_database(*command, options->database);
    add_ocr(*command, options->index.limits.ocr);
    command->footer(
        "PATH is a file or a folder. The index holds exactly what stands below the paths given. A damaged index is "
        "mended: "
        "what was lost is made again from the documents.");
    return {command, "PATH", 1, any_number, [options](const Operands& paths) { return index(*options, paths); }};
}

}  // namespace recueil::tools
