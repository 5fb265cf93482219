#include <functional>
#include <memory>

#include <fmt/format.h>

#include "corpus/act_json.h"
#include "query/answers/csv.h"
#include "query/answers/graph_lines.h"
#include "query/answers/links.h"
#include "query/answers/open_data.h"
#include "query/query.h"
#include "tools/command.h"
#include "tools/language.h"
#include "tools/output.h"

namespace recueil::tools {

namespace {

struct ExportOptions {
    std::vector<std::string> databases;
    std::string format;
    std::string separator = ",";
    bool byte_order_mark = false;
    bool allow_incomplete = false;
    query::Publisher publisher;
};

struct Table {
    query::Row columns;
    std::function<std::vector<query::Row>(const corpus::Act&, const std::string& url)> rows;
};

Table table_of(const ExportOptions& options) {
    const query::Publisher& publisher = options.publisher;
    if (options.format == "scdl") {
        return {query::scdl_columns(), [&publisher](const corpus::Act& act, const std::string& url) {
                    return query::scdl_rows(act, publisher, url);
                }};
    }
    if (options.format == "grants") {
        return {query::grant_columns(), [&publisher](const corpus::Act& act, const std::string& url) {
                    return query::grant_rows(act, publisher, url);
                }};
    }
    return {query::act_columns(), query::act_rows};
}

Result<void> export_lines(const query::Searcher& searcher) {
    return searcher.for_each_act([](const nlohmann::ordered_json& act) {
        print(dump(act) + "\n");
        return true;
    });
}

Result<void> for_each_act(const query::Searcher& searcher,
                          const std::function<void(const corpus::Act&, const std::string& url)>& visit) {
    std::optional<Error> damaged;
    const Result<void> visited = searcher.for_each_act([&](const nlohmann::ordered_json& json) {
        const Result<corpus::Act> act = corpus::act_from_json(json);
        if (act)
            visit(*act, query::source_url(json));
        else
            damaged = act.error();
        return !damaged;
    });
    if (damaged) return failure(*damaged);
    return visited;
}

Result<void> export_table(const query::Searcher& searcher, const ExportOptions& options) {
    const char separator = options.separator.front();
    const Table table = table_of(options);
    if (options.byte_order_mark) print("\xef\xbb\xbf");
    print(query::csv_line(table.columns, separator));
    return for_each_act(searcher, [&](const corpus::Act& act, const std::string& url) {
        for (const query::Row& row : table.rows(act, url)) print(query::csv_line(row, separator));
    });
}

// Fails where the file would not be valid. The acts are read twice then: nothing is written before all are known.
Result<void> check_scdl(const query::Searcher& searcher, const query::Publisher& publisher) {
    query::ScdlCheck check;
    if (auto read =
            for_each_act(searcher, [&](const corpus::Act& act, const std::string&) { check.add(act, publisher); });
        !read)
        return read;
    if (check.missing().empty()) return {};
    std::string list;
    for (const query::ScdlCheck::Missing& each : check.missing()) {
        list += list.empty() ? "" : "; ";
        list += each.rows == check.rows() ? say("{} in all rows", each.column)
                                          : say("{} in {} rows, first {}", each.column, each.rows, each.first);
    }
    return failure(ErrorCode::usage,
                   say("export: the schema requires what {} of {} rows do not have: {}", check.incomplete_rows(),
                       check.rows(), list),
                   translated("--coll-siret and --estimated-themes fill theirs, recueil index --metadata what the "
                              "texts do not say; --allow-incomplete writes the file all the same"));
}

Result<int> run_export(const ExportOptions& options) {
    if (const auto given = require_databases(options.databases); !given) return failure(given);
    if (const auto checked = query::check_publisher(options.publisher); !checked) {
        return failure(checked);
    }
    const Result<query::Searcher> searcher = query::Searcher::open(options.databases);
    if (!searcher) return failure(searcher);
    if (options.format == "graph") {
        Result<query::Graph> graph = searcher->graph();
        if (!graph) return failure(graph);
        query::GraphLines lines(*std::move(graph));
        for (bool has_more = true; has_more;) {
            std::string piece;
            has_more = lines.next(piece);
            print(piece);
        }
        return 0;
    }
    if (options.format == "scdl" && !options.allow_incomplete)
        if (const auto complete = check_scdl(*searcher, options.publisher); !complete) return failure(complete);
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
    command
        ->add_option("--base-url", options->publisher.base_url,
                     "Makes DELIB_URL from the act's id where its council's address is not known; else blank")
        ->option_text("URL");
    command->add_flag(
        "--estimated-themes", options->publisher.estimated_themes,
        "Fill DELIB_MATIERE_* from the estimated themes, too; else only from those that were printed or given");
    command->add_flag(
        "--allow-incomplete", options->allow_incomplete,
        "Write SCDL even where it lacks what the schema requires; else that is named and nothing written");
    command->footer("Columns hold what the text says; what it does not say is blank, never a guess.");
    return {command, "", 0, 0, [options](const Operands&) { return run_export(*options); }};
}

}  // namespace recueil::tools
