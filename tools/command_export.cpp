#include <functional>
#include <memory>

#include <fmt/format.h>

#include "corpus/act_json.h"
#include "query/answers/csv.h"
#include "query/answers/open_data.h"
#include "query/query.h"
#include "tools/command.h"
#include "tools/graph_print.h"
#include "tools/output.h"

namespace recueil::tools {

namespace {

struct ExportOptions {
    std::vector<std::string> databases;
    std::string format;
    std::string separator = ",";
    bool byte_order_mark = false;
    query::Publisher publisher;
};

struct Table {
    query::Row columns;
    std::function<std::vector<query::Row>(const corpus::Act&)> rows;
};

Table table_of(const ExportOptions& options) {
    const query::Publisher& publisher = options.publisher;
    if (options.format == "scdl") {
        return {query::scdl_columns(),
                [&publisher](const corpus::Act& act) { return query::scdl_rows(act, publisher); }};
    }
    if (options.format == "grants") {
        return {query::grant_columns(),
                [&publisher](const corpus::Act& act) { return query::grant_rows(act, publisher); }};
    }
    return {query::act_columns(), [](const corpus::Act& act) { return query::act_rows(act); }};
}

Result<void> export_lines(const query::Searcher& searcher) {
    return searcher.for_each_act([](const nlohmann::ordered_json& act) {
        print(dump(act) + "\n");
        return true;
    });
}

Result<void> export_table(const query::Searcher& searcher, const ExportOptions& options) {
    const char separator = options.separator.front();
    const Table table = table_of(options);
    if (options.byte_order_mark) print("\xef\xbb\xbf");
    print(query::csv_line(table.columns, separator));
    std::optional<Error> damaged;
    const Result<void> visited = searcher.for_each_act([&](const nlohmann::ordered_json& json) {
        const Result<corpus::Act> act = corpus::act_from_json(json);
        if (!act) {
            damaged = act.error();
            return false;
        }
        for (const query::Row& row : table.rows(*act)) print(query::csv_line(row, separator));
        return true;
    });
    if (damaged) return failure(*damaged);
    return visited;
}

Result<int> run_export(const ExportOptions& options) {
    if (const auto given = require_databases(options.databases); !given) return failure(given);
    if (const auto checked = query::check_publisher(options.publisher); !checked) {
        return failure(checked);
    }
    const Result<query::Searcher> searcher = query::Searcher::open(options.databases);
    if (!searcher) return failure(searcher);
    if (options.format == "graph") {
        const Result<query::Graph> graph = searcher->graph();
        if (!graph) return failure(graph);
        print(graph_lines(*graph));
        return 0;
    }
    const Result<void> done = options.format == "jsonl" ? export_lines(*searcher) : export_table(*searcher, options);
    if (!done) return failure(done);
    return 0;
}

}  // namespace

Command export_command(CLI::App& program) {
    const auto options = std::make_shared<ExportOptions>();
    CLI::App* command = program.add_subcommand("export", "All acts as bulk data");
    add_databases(*command, options->databases);
    add_format(*command, options->format, {"jsonl", "csv", "scdl", "grants", "graph"})
        ->description(
            "Acts as JSON lines or CSV, SCDL « Délibérations » 2.1.5, the sums awarded, or the citation graph");
    command->add_option("--separator", options->separator, "Between the columns of a table")
        ->check(CLI::IsMember({",", ";"}))
        ->option_text("\",\"|\";\" [,]");
    command->add_flag("--bom", options->byte_order_mark, "Begin tables with a byte-order mark, for spreadsheets");
    command->add_option("--coll-nom", options->publisher.name, "COLL_NOM; else the institution as each act writes it")
        ->option_text("NAME");
    command->add_option("--coll-siret", options->publisher.siret, "COLL_SIRET; else blank")->option_text("SIRET");
    command->add_option("--pref-id", options->publisher.pref_id, "PREF_ID; else blank")->option_text("CODE");
    command->add_option("--base-url", options->publisher.base_url, "Makes DELIB_URL from the act's id; else blank")
        ->option_text("URL");
    command->add_flag(
        "--estimated-themes", options->publisher.estimated_themes,
        "Fill DELIB_MATIERE_* from the estimated themes, too; else only from those that were printed or given");
    command->footer("Columns hold what the text says; what it does not say is blank, never a guess.");
    return {command, "", 0, 0, [options](const Operands&) { return run_export(*options); }};
}

}  // namespace recueil::tools
