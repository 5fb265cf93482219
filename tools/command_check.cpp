#include <iterator>
#include <limits>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>

#include <fmt/format.h>

#include "corpus/corpus.h"
#include "indexer/storage/verify_index.h"
#include "query/query.h"
#include "tools/command.h"
#include "tools/documents.h"
#include "tools/language.h"
#include "tools/output.h"
#include "tools/progress.h"
#include "tools/quality_finding.h"
#include "tools/quality_print.h"
#include "tools/quality_report.h"

namespace recueil::tools {

namespace {

struct CheckOptions {
    std::string database;
    std::string format;
    Reading reading;
};

// Fails where the index is damaged, having named every file but the last.
Result<indexer::IndexHealth> check_files(const std::string& database) {
    Result<indexer::IndexHealth> health = indexer::verify_index(database);
    if (!health || health->damage.empty()) return health;
    for (std::size_t i = 0; i + 1 < health->damage.size(); ++i) print_error(health->damage[i]);
    return failure(health->damage.back());
}

std::string health_text(const indexer::IndexHealth& health) {
    return say("The index is sound: {} ({}) as written, {} and {} read\n", counted(health.files, "file", "files"),
               readable_size(static_cast<double>(health.bytes)),
               counted(health.acts, "act or document", "acts and documents"),
               counted(health.passages, "passage", "passages"));
}

nlohmann::ordered_json health_json(const indexer::IndexHealth& health) {
    return {{"sound", true},
            {"segments", health.segments},
            {"files", health.files},
            {"bytes", health.bytes},
            {"passages", health.passages}};
}

// The index shows one of the copies of an act and keeps the others as its sources.
Finding copies_finding(const corpus::Act& act, const nlohmann::ordered_json& sources) {
    std::string others;
    for (std::size_t i = 1; i < sources.size(); ++i)
        others += fmt::format("{}{}, line {}", others.empty() ? "" : "; ", sources[i].at("file").get<std::string>(),
                              sources[i].at("line_start").get<int>());
    return finding_in(FindingKind::duplicate, act, "also stands in " + others, act.source.lines);
}

void add_differences(const corpus::Act& act, const nlohmann::ordered_json& sources, std::vector<Finding>& findings) {
    for (const auto& source : sources) {
        const auto differences = source.find("differences");
        if (differences == source.end()) continue;
        for (const auto& each : *differences) {
            const int line = each.at("line_start").is_number() ? each.at("line_start").get<int>() : 0;
            findings.push_back(difference_finding(
                act, each.at("field").get<std::string>(), each.at("shown").get<std::string>(),
                each.at("other").get<std::string>(), source.at("file").get<std::string>(), {line, line}));
        }
    }
}

Result<QualityReport> check_index(const std::string& database) {
    const Result<query::Searcher> searcher = query::Searcher::open(database);
    if (!searcher) return failure(searcher);
    std::vector<corpus::Act> acts;
    std::vector<Finding> copies;
    std::optional<Error> damaged;
    const Result<void> visited = searcher->for_each_act([&](const nlohmann::ordered_json& json) {
        Result<corpus::Act> act = corpus::act_from_json(json);
        if (act) {
            if (json.contains("sources")) {
                copies.push_back(copies_finding(*act, json.at("sources")));
                add_differences(*act, json.at("sources"), copies);
            }
            acts.push_back(*std::move(act));
        } else {
            damaged = act.error();
        }
        return !damaged;
    });
    if (damaged) return failure(*damaged);
    if (!visited) return failure(visited);
    const Result<query::Missing> cited = searcher->missing(std::numeric_limits<std::size_t>::max());
    if (!cited) return failure(cited);
    std::vector<MissingDeliberation> missing;
    for (const query::GraphNode& node : cited->nodes)
        missing.push_back({node.number, node.date, node.title, node.cited_by});
    QualityReport report = check_quality(acts, missing);
    add_findings(report, std::move(copies));
    return report;
}

QualityReport check_documents(const Operands& paths, const Reading& reading, std::vector<Error>& unreadable) {
    std::vector<corpus::Act> acts;
    for_each_document(
        paths, reading,
        [&acts](const corpus::Document& document) {
            std::vector<corpus::Act> some = corpus::understand(document);
            std::move(some.begin(), some.end(), std::back_inserter(acts));
        },
        unreadable);
    return check_quality(acts, missing_from(acts));
}

Result<int> check(const CheckOptions& options, const Operands& paths) {
    std::vector<Error> unreadable;
    QualityReport report;
    std::optional<indexer::IndexHealth> health;
    if (!paths.empty()) {
        report = check_documents(paths, options.reading, unreadable);
    } else {
        if (const auto given = require_database(options.database); !given) return failure(given);
        const Result<indexer::IndexHealth> verified = check_files(options.database);
        if (!verified) return failure(verified);
        health = *verified;
        Result<QualityReport> checked = check_index(options.database);
        if (!checked) return failure(checked);
        report = *std::move(checked);
    }
    if (options.format == "json") {
        nlohmann::ordered_json json = quality_json(report, unreadable);
        if (health) json["index"] = health_json(*health);
        print(dump(json, 2) + "\n");
    } else {
        if (health) print(health_text(*health));
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
    add_reading(*command, options->reading.limits, options->reading.links);
    command->footer(
        "Looks at the documents below PATH, or, without one, at the index, all of whose files, acts and terms are read "
        "first: where one is damaged, it is named, and the exit status is 4.");
    return {command, msgid("PATH"), 0, any_number, [options](const Operands& paths) { return check(*options, paths); }};
}

}  // namespace recueil::tools
