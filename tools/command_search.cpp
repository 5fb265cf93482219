#include <algorithm>
#include <memory>
#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "indexer/fields.h"
#include "query/answers/links.h"
#include "query/query.h"
#include "tools/command.h"
#include "tools/language.h"
#include "tools/output.h"
#include "tools/search_print.h"

namespace recueil::tools {

namespace {

struct SearchOptions {
    std::vector<std::string> databases;
    std::string format;
    std::string sort;
    std::string facets;
    std::vector<std::vector<std::string>> filters{indexer::facets().size()};
    bool explain = false;
    bool literal = false;
    query::SearchRequest request;
};

query::Sort sort_named(const std::string& name) {
    if (name == "date_desc") return query::Sort::date_descending;
    if (name == "date_asc") return query::Sort::date_ascending;
    return query::Sort::relevance;
}

std::vector<std::string> split_list(const std::string& list) {
    std::vector<std::string> items;
    std::size_t begin = 0;
    while (begin <= list.size()) {
        const std::size_t end = std::min(list.find(',', begin), list.size());
        if (end > begin) items.push_back(list.substr(begin, end - begin));
        begin = end + 1;
    }
    return items;
}

query::SearchRequest request_of(const SearchOptions& options, const Operands& words, bool facets_given) {
    query::SearchRequest request = options.request;
    request.text = fmt::format("{}", fmt::join(words, " "));
    for (std::size_t i = 0; i < options.filters.size(); ++i)
        for (const std::string& value : options.filters[i])
            request.filters.push_back({std::string(indexer::facets()[i]->name), value});
    request.sort = sort_named(options.sort);
    if (facets_given)
        request.facets = options.facets == "none" ? std::vector<std::string>{} : split_list(options.facets);
    request.expand = !options.literal;
    request.explain = options.explain;
    return request;
}

nlohmann::ordered_json with_links(const query::SearchRequest& request, const query::SearchResponse& response) {
    nlohmann::ordered_json json = query::to_json(response);
    nlohmann::ordered_json timing = json.value("took_ms", nlohmann::ordered_json());
    json.erase("took_ms");
    json["links"] = query::search_links("/api/v1/search", request, response);
    json["took_ms"] = timing;
    return json;
}

Result<int> search(const SearchOptions& options, const query::SearchRequest& request) {
    if (const auto given = require_databases(options.databases); !given) return failure(given);
    const Result<query::Searcher> searcher = query::Searcher::open(options.databases);
    if (!searcher) return failure(searcher);
    const Result<query::SearchResponse> response = searcher->search(request);
    if (!response) return failure(response);
    if (options.format == "json") {
        print(dump(with_links(request, *response), 2) + "\n");
    } else if (options.format == "csv") {
        print(search_csv(*response));
    } else {
        print(search_text(*response, output_style(), options.explain));
    }
    return response->total == 0 ? exit_status(ErrorCode::not_found) : 0;
}

}  // namespace

Command search_command(CLI::App& program) {
    const auto options = std::make_shared<SearchOptions>();
    CLI::App* command = program.add_subcommand("search", "Find acts, with their best passages and facet counts");
    add_databases(*command, options->databases);
    add_format(*command, options->format, {"text", "json", "csv"});
    command->add_option("--date-from", options->request.date_from, "First day of the session")
        ->option_text("DATE, MONTH or YEAR");
    command->add_option("--date-to", options->request.date_to, "Last day of the session")
        ->option_text("DATE, MONTH or YEAR");
    for (std::size_t i = 0; i < options->filters.size(); ++i) {
        const indexer::Field& field = *indexer::facets()[i];
        add_repeated(*command, fmt::format("--{}", field.name), options->filters[i], std::string(field.facet.english));
    }
    const std::vector<std::string> sorts{"relevance", "date_desc", "date_asc"};
    command->add_option("--sort", options->sort, "Order of the hits")
        ->check(CLI::IsMember(sorts))
        ->option_text(fmt::format("{} [relevance]", fmt::join(sorts, "|")));
    command->add_option("--page", options->request.page, "Page of the result, from 1")->option_text("N [1]");
    command->add_option("--per-page", options->request.per_page, "Hits on a page, 0 to 100")->option_text("N [10]");
    CLI::Option* facets =
        command->add_option("--facets", options->facets, "Facets to count, with commas between; none for none")
            ->option_text("LIST");
    command->add_option("--passages", options->request.passages, "Passages shown of a hit, at most")
        ->check(CLI::Range(0, 20))
        ->option_text("N [3]");
    command->add_flag("--literal", options->literal, "Without acronyms and synonyms");
    command->add_flag("--explain", options->explain, "Show how the query was understood");
    command->footer(
        "A filter given twice means either value; different filters must all hold. The query language is described in "
        "docs/query-language.md and by recueil info.");
    const auto run = [options, facets](const Operands& words) {
        return search(*options, request_of(*options, words, facets->count() > 0));
    };
    return {command, msgid("QUERY"), 0, any_number, run};
}

}  // namespace recueil::tools
