#include <memory>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "corpus/act_json.h"
#include "query/answers/links.h"
#include "query/query.h"
#include "tools/act_print.h"
#include "tools/command.h"
#include "tools/find_act.h"
#include "tools/graph_print.h"
#include "tools/language.h"
#include "tools/output.h"

namespace recueil::tools {

namespace {

struct ShowOptions {
    std::vector<std::string> databases;
    std::string format;
    bool similar = false;
};

Result<int> show_similar(const query::Searcher& searcher, const ShowOptions& options, const std::string& id) {
    const auto similar = searcher.similar(id);
    if (!similar) return failure(similar);
    if (options.format == "json") {
        print(dump({{"id", id}, {"acts", query::to_json(*similar)}}, 2) + "\n");
        return similar->empty() ? 1 : 0;
    }
    const Style style = output_style();
    for (const query::SimilarAct& act : *similar)
        print(say("{}  {}\n  {}\n  both say: {}\n", style.bold(act.number.empty() ? act.id : act.number),
                  act.session_date, one_line(act.title), one_line(fmt::format("{}", fmt::join(act.words, ", ")))));
    if (similar->empty()) print(translated("no act like it") + "\n");
    return similar->empty() ? 1 : 0;
}

Result<int> show(const ShowOptions& options, const std::string& id) {
    if (const auto given = require_databases(options.databases); !given) return failure(given);
    const Result<query::Searcher> searcher = query::Searcher::open(options.databases);
    if (!searcher) return failure(searcher);
    const Result<nlohmann::ordered_json> json = find_act(*searcher, id);
    if (!json) return failure(json);
    if (options.similar) return show_similar(*searcher, options, json->value("id", std::string()));
    if (options.format == "json") {
        print(dump(*json, 2) + "\n");
        return 0;
    }
    const Result<corpus::Act> act = corpus::act_from_json(*json);
    if (!act) return failure(act);
    std::string text = act_text(*act, output_style(), query::source_url(*json));
    if (!act->is_document) {
        const Result<query::Graph> graph = searcher->trace({act->id, query::Direction::in, 1});
        if (!graph) return failure(graph);
        text += "\n" + known_state_text(*graph, output_style());
    }
    print(text);
    return 0;
}

}  // namespace

Command show_command(CLI::App& program) {
    const auto options = std::make_shared<ShowOptions>();
    CLI::App* command = program.add_subcommand("show", "One act, whole, each fact with the lines it was read from");
    add_databases(*command, options->databases);
    command->add_flag("--similar", options->similar, "Instead, the acts that are about the same");
    add_format(*command, options->format, {"text", "json"});
    command->footer("ID is an id as search prints it, or a reference that only one act answers to, such as 2020-302.");
    return {command, msgid("ID"), 1, 1,
            [options](const Operands& operands) { return show(*options, operands.front()); }};
}

}  // namespace recueil::tools
