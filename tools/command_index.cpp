#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "indexer/update/update_index.h"
#include "tools/command.h"
#include "tools/documents.h"
#include "tools/language.h"
#include "tools/messages.h"
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
    print(say("Read with doubts ({}; all of them: recueil check):\n", doubts.size()));
    for (std::size_t i = 0; i < std::min(doubts.size(), most_doubts); ++i)
        print(fmt::format("  {}\n", in_language(doubts[i])));
    if (doubts.size() > most_doubts) print(say("  and {} more\n", doubts.size() - most_doubts));
}

// A table of another council would name thousands of rows.
constexpr std::size_t most_rows_named = 20;

void note(std::string text) {
    print_error({ErrorCode::unreadable_input, std::move(text)});
}

void report_metadata(const indexer::IndexReport& report) {
    const auto tell = [](const std::vector<std::string>& lines, const std::string& opening) {
        if (lines.empty()) return;
        note(opening);
        for (std::size_t i = 0; i < std::min(lines.size(), most_rows_named); ++i) note("  " + in_language(lines[i]));
        if (lines.size() > most_rows_named) note(say("  and {} more", lines.size() - most_rows_named));
    };
    for (std::size_t i = 0; i < std::min(report.bad_metadata.size(), most_rows_named); ++i)
        print_error(report.bad_metadata[i]);
    if (report.bad_metadata.size() > most_rows_named)
        note(say("and {} more values that have no meaning", report.bad_metadata.size() - most_rows_named));
    tell(report.metadata_notes, translated("passed over in the metadata:"));
    tell(report.unmatched,
         counted(report.unmatched.size(), "row of the metadata is about no document or act below the paths given:",
                 "rows of the metadata are about no document or act below the paths given:"));
}

void print_changes(const indexer::IndexReport& report) {
    for (const std::string& path : report.added) print(say("would add {}\n", one_line(path)));
    for (const std::string& path : report.changed) print(say("would read again {}\n", one_line(path)));
    for (const std::string& path : report.removed) print(say("would remove {}\n", one_line(path)));
}

// « council.db: 18 acts and 2 documents; files: 3 added, 1 changed, 0 removed, 4 unchanged, 0 skipped, 1 doubtful, 0
// unreadable »
std::string summary_of(const IndexCommandOptions& options, const indexer::IndexReport& report) {
    const std::string files =
        say("{} added, {} changed, {} removed, {} unchanged, {} skipped, {} doubtful, {} unreadable",
            report.files_read - std::min(report.files_changed, report.files_read), report.files_changed,
            report.files_removed, report.files_unchanged, report.files_skipped, report.files_doubtful,
            report.unreadable.size());
    if (options.index.dry_run) return say("{}: nothing was changed; files: {}\n", options.database, files);
    return say("{}: {} and {}; files: {}\n", options.database, counted(report.acts, "act", "acts"),
               counted(report.documents, "document", "documents"), files);
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
    for (const Error& error : report->held_back) print_error(error);
    if (options.index.dry_run) print_changes(*report);
    report_metadata(*report);
    print_doubts(report->notes);
    print(summary_of(options, *report));
    const int status = status_of_reading(report->unreadable);
    return report->held_back.empty() && report->bad_metadata.empty() ? status
                                                                     : exit_status(ErrorCode::unreadable_input);
}

}  // namespace

Command index_command(CLI::App& program) {
    const auto options = std::make_shared<IndexCommandOptions>();
    CLI::App* command =
        program.add_subcommand("index", "Make or update an index of the documents; only changes are read");
    add_database(*command, options->database);
    add_reading(*command, options->index.limits, options->index.links);
    command
        ->add_option("--metadata", options->index.metadata,
                     "Join the facts of a CSV table to the acts: SCDL, or columns file, url, council, siren, date, "
                     "number, theme; may be given several times")
        ->type_name("FILE.csv")
        ->allow_extra_args(false);
    command->add_flag("--sync", options->index.sync,
                      "Let documents leave that are gone, even more than half of those below a PATH");
    command->add_flag("--retry", options->index.retry,
                      "Read again what earlier runs could not, after long work, although it has not changed");
    command->add_flag("--dry-run", options->index.dry_run, "Say what would change, and change nothing");
    command->footer(
        "PATH is a file or a folder. Each PATH is mirrored: what is new or changed below it is read, what is gone from "
        "below it leaves the index; documents under other paths stay (recueil remove takes them out). Where more than "
        "half of what was below a PATH is gone, nothing leaves without --sync. A damaged index is mended: what was "
        "lost is made again from the documents.");
    return {command, msgid("PATH"), 1, any_number, [options](const Operands& paths) { return index(*options, paths); }};
}

}  // namespace recueil::tools
