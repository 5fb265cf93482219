#include <algorithm>
#include <atomic>
#include <chrono>
#include <csignal>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "harvest/harvest.h"
#include "tools/command.h"
#include "tools/language.h"
#include "tools/output.h"
#include "tools/progress.h"
#include "tools/version.h"

namespace recueil::tools {

namespace {

struct HarvestCommandOptions {
    std::string folder;
    std::string contact;
    double delay = 1;            // seconds
    double timeout = 30;         // seconds
    std::size_t max_size = 200;  // MB
    harvest::HarvestOptions harvest;
};

std::atomic<bool> stop_asked{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler sets it");

// The first signal lets the run save what it has; the second ends the program as usual.
void ask_to_stop(int signal) {
    stop_asked = true;
    std::signal(signal, SIG_DFL);
}

std::string user_agent(const std::string& contact) {
    return fmt::format("recueil/{}{}", program_version, contact.empty() ? "" : " (+" + contact + ")");
}

Result<int> harvest(HarvestCommandOptions& options, const Operands& sources) {
    if (options.folder.empty())
        return failure(ErrorCode::usage, translated("harvest: --to is missing"), translated("give --to DIR"));
    const auto is_plain = [](char c) { return c >= ' ' && c < '\x7F' && c != '(' && c != ')'; };
    if (!std::all_of(options.contact.begin(), options.contact.end(), is_plain))
        return failure(ErrorCode::usage, translated("harvest: --contact is neither an address nor a mail address"));
    options.harvest.user_agent = user_agent(options.contact);
    options.harvest.pause = std::chrono::milliseconds(static_cast<long>(options.delay * 1000));
    options.harvest.timeout = std::chrono::seconds(std::max(1L, static_cast<long>(options.timeout)));
    options.harvest.most_bytes = options.max_size << 20U;
    options.harvest.stop = &stop_asked;
    std::signal(SIGINT, ask_to_stop);
    std::signal(SIGTERM, ask_to_stop);
    ProgressLine progress;
    options.harvest.progress = [&progress](const harvest::HarvestProgress& now) {
        progress.show(now.done, now.total, now.bytes, now.address);
    };
    options.harvest.failed = [&progress](const Error& error) {
        progress.wipe();
        print_error(error);
    };
    const auto report = harvest::harvest(options.folder, sources, options.harvest);
    progress.wipe();
    if (!report) return failure(report);
    for (const std::string& note : report->notes) print_error({ErrorCode::unreadable_input, note});
    for (const std::string& address : report->wanted) print(address + "\n");
    const std::size_t failed = report->failures.size();
    if (options.harvest.dry_run) {
        print_error({ErrorCode::unreadable_input,
                     say("{} listed, nothing was downloaded", counted(report->addresses, "address", "addresses"))});
    } else {
        print(say("{}: {}; {} added, {} changed, {} unchanged, {}{} failed\n", options.folder,
                  counted(report->documents, "document", "documents"), report->added, report->changed,
                  report->unchanged, report->resumed > 0 ? say("{} done by the run before, ", report->resumed) : "",
                  failed));
        if (report->was_stopped)
            print_error({ErrorCode::unreadable_input, translated("stopped before the end"),
                         translated("run the same command to go on")});
    }
    return failed > 0 || report->was_stopped ? exit_status(ErrorCode::unreadable_input) : 0;
}

}  // namespace

Command harvest_command(CLI::App& program) {
    const auto options = std::make_shared<HarvestCommandOptions>();
    CLI::App* command =
        program.add_subcommand("harvest", "Download the documents that a table, list, sitemap, feed or page names");
    command->add_option("--to", options->folder, "Folder of the documents, and of metadata.csv beside them")
        ->option_text("DIR");
    command->add_option("--match", options->harvest.match, "Only addresses that hold this regular expression")
        ->option_text("REGEX");
    command->add_option("--delay", options->delay, "Seconds between two requests to one host")
        ->check(CLI::Range(0.0, 3600.0))
        ->option_text("SECONDS [1]");
    command->add_option("--timeout", options->timeout, "Seconds to wait for a server that says nothing")
        ->check(CLI::Range(1.0, 3600.0))
        ->option_text("SECONDS [30]");
    command->add_option("--max-size", options->max_size, "Largest document in megabytes")
        ->check(CLI::Range(std::size_t{1}, std::size_t{512}))
        ->option_text("MB [200]");
    command->add_option("--max-documents", options->harvest.most_documents, "Most addresses of one run")
        ->check(CLI::Range(std::size_t{1}, std::size_t{1'000'000}))
        ->option_text("N [100000]");
    command->add_option("--contact", options->contact, "Address of a page or a mailbox, told to the servers")
        ->option_text("ADDRESS");
    command->add_flag("--public-only", options->harvest.public_only,
                      "Refuse servers of this machine and of private networks, whoever names them");
    command->add_flag("--dry-run", options->harvest.dry_run, "Print the addresses that the sources list, and stop");
    command->footer(
        "SOURCE is a file or an address: a table in CSV with a column of addresses (SCDL), a list with one a line, a "
        "sitemap, an Atom or RSS feed, a page of links, or a document. robots.txt is followed; its name here is "
        "recueil. A second run downloads only what is new or has changed; a run that was stopped goes on where it was. "
        "What fails is named and ends nothing. Then: recueil index --db DB --metadata DIR/metadata.csv DIR.");
    return {command, msgid("SOURCE"), 1, any_number,
            [options](const Operands& sources) { return harvest(*options, sources); }};
}

}  // namespace recueil::tools
