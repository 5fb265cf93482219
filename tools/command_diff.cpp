#include <memory>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "corpus/act_json.h"
#include "query/compare/act_diff.h"
#include "query/query.h"
#include "tools/command.h"
#include "tools/diff_print.h"
#include "tools/find_act.h"
#include "tools/language.h"
#include "tools/output.h"

namespace recueil::tools {

namespace {

struct DiffOptions {
    std::vector<std::string> databases;
    std::string format;
};

Result<corpus::Act> act_named(const query::Searcher& searcher, const std::string& words) {
    const auto json = find_act(searcher, words);
    if (!json) return failure(json);
    return corpus::act_from_json(*json);
}

// The one act of the corpus that `act` changes.
Result<corpus::Act> act_changed_by(const query::Searcher& searcher, const corpus::Act& act, const query::Graph& graph) {
    const auto changed = query::acts_changed_by_root(graph);
    if (changed.size() == 1) return act_named(searcher, changed.front());
    if (changed.empty())
        return failure(ErrorCode::not_found, say("\"{}\" changes no act of the corpus", act.id),
                       translated("name the other act too"));
    return failure(ErrorCode::usage, say("\"{}\" changes several acts of the corpus", act.id),
                   say("name one of {}", fmt::format("{}", fmt::join(changed, ", "))));
}

Result<query::ActDiff> diff_of(const query::Searcher& searcher, const Operands& names) {
    const auto one = act_named(searcher, names.front());
    if (!one) return failure(one);
    auto graph = searcher.trace({one->id, query::Direction::both, 1, {}});
    if (!graph && graph.error().code != ErrorCode::not_found) return failure(graph);
    if (!graph) graph = query::Graph{};
    const auto other = names.size() > 1 ? act_named(searcher, names.at(1)) : act_changed_by(searcher, *one, *graph);
    if (!other) return failure(other);
    auto diff = names.size() > 1 ? query::compare_acts(*one, *other) : query::compare_acts(*other, *one);
    query::add_relations(diff, *graph);
    return diff;
}

Result<int> diff(const DiffOptions& options, const Operands& names) {
    if (const auto given = require_databases(options.databases); !given) return failure(given);
    const auto searcher = query::Searcher::open(options.databases);
    if (!searcher) return failure(searcher);
    const auto found = diff_of(*searcher, names);
    if (!found) return failure(found);
    print(options.format == "json" ? dump(query::to_json(*found), 2) + "\n"
                                   : diff_text(*found, output_style(), output_columns()));
    return 0;
}

}  // namespace

Command diff_command(CLI::App& program) {
    const auto options = std::make_shared<DiffOptions>();
    CLI::App* command = program.add_subcommand("diff", "Two acts, or an act and what it changes, side by side");
    add_databases(*command, options->databases);
    add_format(*command, options->format, {"text", "json"});
    command->footer(
        "Of two acts, the words of the first are removed and those of the second added. Of one, the act that it "
        "amends, "
        "completes, replaces or repeals comes first. ID is an id as search prints it, or a reference that only one act "
        "answers to.");
    return {command, msgid("ID"), 1, 2, [options](const Operands& operands) { return diff(*options, operands); }};
}

}  // namespace recueil::tools
