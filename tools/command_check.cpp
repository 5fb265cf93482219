#include <iterator>
#include <memory>

#include <fmt/format.h>

#include "corpus/corpus.h"
#include "query/query.h"
#include "tools/command.h"
#include "tools/documents.h"
#include "tools/output.h"
#include "tools/quality_print.h"
#include "tools/quality_report.h"

namespace recueil::tools {

namespace {

struct CheckOptions {
    std::string database;
    std::string format;
    corpus::ReadLimits limits;
};

Result<std::vector<corpus::Act>> acts_of_index(const std::string& database) {
    const Result<query::Searcher> searcher = query::Searcher::open(database);
    if (!searcher) return tl::unexpected<Error>(searcher.error());
    std::vector<corpus::Act> acts;
    std::optional<Error> damaged;
    const Result<void> visited = searcher->for_each_act([&](const nlohmann::ordered_json& json) {
        Result<corpus::Act> act = corpus::act_from_json(json);
        if (act) {
            acts.push_back(*std::move(act));
        } else {
            damaged = act.error();
        }
        return !damaged;
    });
    if (damaged) return tl::unexpected<Error>(*damaged);
    if (!visited) return tl::unexpected<Error>(visited.error());
    return acts;
}

std::vector<corpus::Act> acts_of_documents(const Operands& paths, const corpus::ReadLimits& limits,
                                           std::vector<Error>& unreadable) {
    std::vector<corpus::Act> acts;
    for_each_document(
        paths, limits,
        [&acts](const corpus::Document& document) {
            std::vector<corpus::Act> some = corpus::understand(document);
            std::move(some.begin(), some.end(), std::back_inserter(acts));
        },
        unreadable);
    return acts;
}

Result<int> check(const CheckOptions& options, const Operands& paths) {
    std::vector<Error> unreadable;
    std::vector<corpus::Act> acts;
    if (!paths.empty()) {
        acts = acts_of_documents(paths, options.limits, unreadable);
    } else {
        if (const auto given = require_database(options.database); !given) return tl::unexpected<Error>(given.error());
        Result<std::vector<corpus::Act>> held = acts_of_index(options.database);
        if (!held) return tl::unexpected<Error>(held.error());
        acts = *std::move(held);
    }
    const QualityReport report = check_quality(acts);
    if (options.format == "json") {
        print(dump(quality_json(report, unreadable), 2) + "\n");
    } else {
        print(quality_text(report, unreadable, output_style()));
    }
    return status_of_reading(unreadable);
}

}  // namespace

Command check_command(CLI::App& program) {
    const auto options = std::make_shared<CheckOptions>();
    CLI::App* command =
        program.add_subcommand("check", "Quality report: what is missing, does not add up or was not understood");
    add_database(*command, options->database);
    add_format(*command, options->format, {"text", "json"});
    command->add_flag("--ocr", options->limits.ocr, "Read scans with tesseract, where it is installed");
    command->footer("Looks at the documents below PATH, or, without one, at the index.");
    return {command, "PATH", 0, any_number, [options](const Operands& paths) { return check(*options, paths); }};
}

}  // namespace recueil::tools
