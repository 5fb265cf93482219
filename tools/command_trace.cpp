#include <memory>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "query/query.h"
#include "tools/command.h"
#include "tools/graph_print.h"
#include "tools/language.h"
#include "tools/output.h"

namespace recueil::tools {

namespace {

struct TraceOptions {
    std::vector<std::string> databases;
    std::string format;
    std::string direction;
    query::TraceRequest request;
};

query::Direction direction_named(const std::string& name) {
    if (name == "out") return query::Direction::out;
    if (name == "in") return query::Direction::in;
    return query::Direction::both;
}

std::string as(const std::string& format, const query::Graph& graph, const query::TraceRequest& request) {
    if (format == "json") return dump(query::to_json(graph), 2) + "\n";
    if (format == "csv") return graph_csv(graph);
    if (format == "dot") return graph_dot(graph);
    if (format == "mermaid") return graph_mermaid(graph);
    return graph_text(graph, request.direction, request.depth, output_style());
}

Result<int> trace(const TraceOptions& options, const Operands& words) {
    if (const auto given = require_databases(options.databases); !given) return failure(given);
    const Result<query::Searcher> searcher = query::Searcher::open(options.databases);
    if (!searcher) return failure(searcher);
    query::TraceRequest request = options.request;
    request.reference = fmt::format("{}", fmt::join(words, " "));
    request.direction = direction_named(options.direction);
    const Result<query::Graph> graph = searcher->trace(request);
    if (!graph) return failure(graph);
    print(as(options.format, *graph, request));
    return 0;
}

}  // namespace

Command trace_command(CLI::App& program) {
    const auto options = std::make_shared<TraceOptions>();
    CLI::App* command = program.add_subcommand("trace", "Who cites an act or a text, and whom it cites");
    add_databases(*command, options->databases);
    add_format(*command, options->format, {"text", "json", "csv", "dot", "mermaid"});
    const std::vector<std::string> directions{"both", "out", "in"};
    command->add_option("--direction", options->direction, "Cited (out), citing (in) or both")
        ->check(CLI::IsMember(directions))
        ->option_text("out|in|both [both]");
    command->add_option("--depth", options->request.depth, "How many citations away, 1 to 10")
        ->check(CLI::Range(1, 10))
        ->option_text("N [1]");
    command->add_option("--institution", options->request.institution, "Only acts of this council, in any wording")
        ->option_text("NAME");
    command->footer("REF is any wording: 2018-83, a pasted « Vu la délibération… » line, a date, « CGCT L.3121-14 ».");
    return {command, msgid("REF"), 1, any_number, [options](const Operands& words) { return trace(*options, words); }};
}

}  // namespace recueil::tools
