#include "server/routes.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "query/answers/open_data.h"
#include "server/answers.h"
#include "server/route_parameters.h"
#include "server/search_parameters.h"

namespace recueil::server {
namespace {

Specs diff_parameters() {
    return {{"with", ParameterType::text,
             "Id of the act to compare with; left out, the one act that this one amends, completes, replaces or "
             "repeals is compared with this one."}};
}

Specs citation_parameters() {
    ParameterSpec direction{"direction", ParameterType::choice, "What it cites (out), who cites it (in), or both."};
    direction.allowed = {"out", "in", "both"};
    direction.fallback = "both";
    ParameterSpec depth{"depth", ParameterType::integer, "How many citations away from the act."};
    depth.minimum = 1;
    depth.maximum = 10;
    depth.fallback = "1";
    return {direction, depth};
}

Specs similar_parameters() {
    ParameterSpec limit{"limit", ParameterType::integer, "At most so many."};
    limit.minimum = 1;
    limit.maximum = 50;
    limit.fallback = "5";
    return {limit};
}

Specs document_hash() {
    ParameterSpec hash{"sha256", ParameterType::text, "SHA-256 of the document, as `source.sha256` of an act has it."};
    hash.required = true;
    return {hash};
}

Specs document_page() {
    ParameterSpec page{"n", ParameterType::text, "Number of the page, from 1."};
    page.required = true;
    return {page};
}

Specs required_text(std::string_view name, std::string_view description, std::string_view example) {
    ParameterSpec spec{name, ParameterType::text, std::string(description)};
    spec.required = true;
    spec.example = example;
    return {spec};
}

Specs resolve_parameters() {
    auto specs = required_text("ref", "Any wording of a reference.", "délibération n°2018-83 du 26 mars 2018");
    ParameterSpec institution{"institution", ParameterType::text, "Only acts of this council, in any wording."};
    institution.example = "Ville de Montornay";
    specs.push_back(institution);
    return specs;
}

Specs gap_parameters() {
    ParameterSpec limit{"limit", ParameterType::integer, "Deliberations at most, the most cited first."};
    limit.minimum = 1;
    limit.maximum = 1000;
    limit.fallback = "100";
    return {limit};
}

Specs change_parameters() {
    ParameterSpec since{"since", ParameterType::text, "A state as an earlier answer gave it."};
    ParameterSpec until{"until", ParameterType::text, "A later state; the present one where it is not given."};
    since.example = "12-9f86d081884c7d65";
    until.example = "14-2c26b46b68ffc68f";
    return {since, until};
}

Specs changes_on_a_page() {
    auto specs = page_number();
    ParameterSpec per_page{"per_page", ParameterType::integer, "Changes on a page."};
    per_page.minimum = 1;
    per_page.maximum = 1000;
    per_page.fallback = "100";
    specs.push_back(per_page);
    return specs;
}

Specs suggest_parameters() {
    auto specs = required_text("q", "What was typed so far.", "salar");
    ParameterSpec limit{"limit", ParameterType::integer, "Completions at most."};
    limit.minimum = 1;
    limit.maximum = 50;
    limit.fallback = "10";
    specs.push_back(limit);
    return specs;
}

Specs csv_parameters(std::string_view fallback) {
    ParameterSpec bom{"bom", ParameterType::choice, "Begin with a byte-order mark, as spreadsheets like it."};
    bom.allowed = {"true", "false"};
    bom.fallback = fallback;
    ParameterSpec separator{"separator", ParameterType::choice, "Between the columns."};
    separator.allowed = {";", ","};
    separator.fallback = ";";
    return {bom, separator};
}

Specs act_table_parameters() {
    return joined(csv_parameters("true"), {some_of({query::act_columns().begin(), query::act_columns().end()},
                                                   "Columns to write, in this order, with commas between.")});
}

Specs grants_table_parameters() {
    ParameterSpec name{"coll_nom", ParameterType::text,
                       "Name of the publisher; otherwise the institution as each act writes it."};
    ParameterSpec siret{"coll_siret", ParameterType::text, "SIRET of the publisher, 14 digits."};
    return joined(csv_parameters("true"), {name, siret});
}

// Exports have the oldest first where nothing else is asked for.
Specs in_order_of_days(Specs specs) {
    for (ParameterSpec& spec : specs)
        if (spec.name == "sort") spec.fallback = "date_asc";
    return specs;
}

Specs scdl_parameters() {
    ParameterSpec name{"coll_nom", ParameterType::text, "COLL_NOM; otherwise the institution as each act writes it."};
    ParameterSpec siret{"coll_siret", ParameterType::text, "COLL_SIRET of the publisher, 14 digits."};
    ParameterSpec prefecture{"pref_id", ParameterType::text, "PREF_ID of the prefecture."};
    prefecture.example = "PREF062";
    ParameterSpec themes{"estimated_themes", ParameterType::choice, "Fill DELIB_MATIERE_* from the estimated theme."};
    themes.allowed = {"true", "false"};
    themes.fallback = "false";
    return joined(csv_parameters("false"), {name, siret, prefecture, themes});
}

Specs without(Specs specs, std::string_view name) {
    specs.erase(
        std::remove_if(specs.begin(), specs.end(), [name](const ParameterSpec& spec) { return spec.name == name; }),
        specs.end());
    return specs;
}

// Votes and grants come with their acts, in an order of their own and without facets.
Specs without_facets_and_order(Specs specs) {
    return without(without(std::move(specs), "sort"), "facets");
}

// A feed always has the newest first, so it takes no `sort`.
Specs feed_parameters(Specs searching) {
    searching = without(std::move(searching), "sort");
    ParameterSpec cites{"cites", ParameterType::text, "Any wording of a reference: only acts that cite it."};
    cites.example = "2018-83";
    searching.push_back(cites);
    ParameterSpec dossier{"dossier", ParameterType::text, "Id of an act: only the acts of its affair."};
    dossier.example = "val-d-ornaye-cd-2018-83-2018-03-26";
    searching.push_back(dossier);
    return searching;
}

std::vector<Route> make_routes() {
    using A = Audience;
    const auto searching = search_parameters();
    const auto paging = joined(searching, page_parameters());
    const auto exporting = in_order_of_days(searching);
    constexpr std::string_view json = "application/json";
    return {
        {"search",
         "/api/v1/search",
         A::program,
         "Search the acts.",
         json,
         "SearchResponse",
         {},
         joined(paging, {hit_fields()}),
         answer_search},
        {"act", "/api/v1/acts/{id}", A::program, "One act, whole.", json, "Act", act_id(), {act_fields()}, answer_act},
        {"citations", "/api/v1/acts/{id}/citations", A::program, "What an act cites and who cites it.", json, "Graph",
         act_id(), citation_parameters(), answer_citations},
        {"similar", "/api/v1/acts/{id}/similar", A::program, "Acts about the same, the nearest first.", json,
         "SimilarActs", act_id(), similar_parameters(), answer_similar},
        {"diff", "/api/v1/acts/{id}/diff", A::program, "Two acts side by side: words removed and added.", json, "Diff",
         act_id(), diff_parameters(), answer_diff},
        {"passages", "/api/v1/acts/{id}/passages", A::program, "All that an act or document says, in reading order.",
         json, "Passages", act_id(), passage_pages(), answer_passages},
        {"resolve",
         "/api/v1/resolve",
         A::program,
         "Find what a reference, in any wording, names.",
         json,
         "Resolution",
         {},
         resolve_parameters(),
         answer_resolve},
        {"members",
         "/api/v1/members",
         A::program,
         "People in any role, with the number of their acts.",
         json,
         "Vocabulary",
         {},
         vocabulary_parameters(),
         answer_members},
        {"commissions",
         "/api/v1/commissions",
         A::program,
         "Committees, with the number of their opinions.",
         json,
         "Vocabulary",
         {},
         vocabulary_parameters(),
         answer_commissions},
        {"sessions",
         "/api/v1/sessions",
         A::program,
         "Sessions, with the number of acts taken.",
         json,
         "Vocabulary",
         {},
         vocabulary_parameters(),
         answer_sessions},
        {"themes",
         "/api/v1/themes",
         A::program,
         "Themes (estimated), with the number of acts.",
         json,
         "Vocabulary",
         {},
         vocabulary_parameters(),
         answer_themes},
        {"institutions",
         "/api/v1/institutions",
         A::program,
         "Councils, with their SIREN, their other names and the number of their acts.",
         json,
         "Vocabulary",
         {},
         vocabulary_parameters(),
         answer_institutions},
        {"texts",
         "/api/v1/texts",
         A::program,
         "Codes, laws and decrees cited, with the number of acts.",
         json,
         "Vocabulary",
         {},
         vocabulary_parameters(),
         answer_texts},
        {"votes",
         "/api/v1/votes",
         A::program,
         "The votes of the acts of a search, the newest first; those with opposition, unless `vote` names others.",
         json,
         "Votes",
         {},
         without_facets_and_order(paging),
         answer_votes},
        {"grants",
         "/api/v1/grants",
         A::program,
         "The sums that the acts of a search award, by beneficiary, the greatest first.",
         json,
         "Grants",
         {},
         without_facets_and_order(paging),
         answer_grants},
        {"gaps",
         "/api/v1/gaps",
         A::program,
         "Deliberations that acts cite and the corpus does not hold.",
         json,
         "Gaps",
         {},
         gap_parameters(),
         answer_gaps},
        {"suggest",
         "/api/v1/suggest",
         A::program,
         "Completions while typing.",
         json,
         "Suggestions",
         {},
         suggest_parameters(),
         answer_suggest},
        {"status",
         "/api/v1/status",
         A::program,
         "What the index holds, and from when it is.",
         json,
         "Status",
         {},
         {},
         answer_status},
        {"mcp",
         "/mcp",
         A::program,
         "The Model Context Protocol: search, act, trace, resolve, vocabulary and status as tools for assistants.",
         json,
         "",
         {},
         {},
         answer_mcp,
         true,
         Method::post},
        {"exportCsv",
         "/api/v1/export.csv",
         A::program,
         "The result of a search as CSV, with semicolons.",
         "text/csv; charset=utf-8",
         "",
         {},
         joined(exporting, act_table_parameters()),
         answer_export_csv},
        {"exportScdl",
         "/api/v1/export.scdl.csv",
         A::program,
         "The result of a search as the open data schema SCDL « Délibérations » 2.1.5.",
         "text/csv; charset=utf-8",
         "",
         {},
         joined(exporting, scdl_parameters()),
         answer_export_scdl},
        {"exportJsonl",
         "/api/v1/export.jsonl",
         A::program,
         "The acts of a search, whole or some of their fields, one a line.",
         "application/jsonl",
         "",
         {},
         joined(exporting, {act_fields()}),
         answer_export_jsonl},
        {"exportGrants",
         "/api/v1/export.grants.csv",
         A::program,
         "The sums that the acts of a search award, one a row.",
         "text/csv; charset=utf-8",
         "",
         {},
         joined(exporting, grants_table_parameters()),
         answer_export_grants},
        {"exportGraph",
         "/api/v1/export.graph.json",
         A::program,
         "Who cites whom, all of it: nodes and edges, one a line.",
         json,
         "",
         {},
         {},
         answer_export_graph},
        {"feed",
         "/feed.atom",
         A::program,
         "The newest acts of a search, as Atom.",
         "application/atom+xml; charset=utf-8",
         "",
         {},
         feed_parameters(searching),
         answer_feed},
        {"changes",
         "/api/v1/changes",
         A::program,
         "The acts added, changed and removed since a state of the index, in order; without `since` the present state.",
         json,
         "Changes",
         {},
         joined(change_parameters(), changes_on_a_page()),
         answer_changes},
        {"changesJsonl",
         "/api/v1/changes.jsonl",
         A::program,
         "The same, all of them, one a line; the last line is the state that they lead to.",
         "application/jsonl",
         "",
         {},
         change_parameters(),
         answer_changes_jsonl},
        {"document",
         "/documents/{sha256}",
         A::program,
         "A document as it was given, where the server has it; ranges of bytes too.",
         "application/octet-stream",
         "",
         document_hash(),
         {},
         answer_document},
        {"documentPage",
         "/documents/{sha256}/pages/{n}.png",
         A::program,
         "A page of a PDF, drawn.",
         "image/png",
         "",
         joined(document_hash(), document_page()),
         {},
         answer_document_page},
        {"openapi", "/openapi.json", A::service, "This description.", json, "", {}, {}, answer_openapi, false},
        {"healthz",
         "/healthz",
         A::service,
         "Answers while the server lives.",
         "text/plain; charset=utf-8",
         "",
         {},
         {},
         answer_health,
         false},
        {"metrics",
         "/metrics",
         A::service,
         "Counters, as Prometheus reads them.",
         "text/plain; version=0.0.4; charset=utf-8",
         "",
         {},
         {},
         answer_metrics,
         false},
    };
}

bool is_host(std::string_view host) {
    constexpr std::string_view marks = ".-:[]";
    return !host.empty() && host.size() <= 255 && std::all_of(host.begin(), host.end(), [&](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               marks.find(c) != std::string_view::npos;
    });
}

}  // namespace

std::string Call::root() const {
    if (!site.public_url.empty()) return site.public_url;
    const auto host = request.header("host");
    return "http://" + (is_host(host) ? host : "localhost");
}

const std::vector<Route>& routes() {
    static const std::vector<Route> table = [] {
        auto all = make_routes();
        for (auto& route : page_routes()) all.push_back(std::move(route));
        return all;
    }();
    return table;
}

std::vector<std::string_view> route_names() {
    std::vector<std::string_view> names;
    for (const auto& route : routes()) names.push_back(route.name);
    return names;
}

Response json_response(const nlohmann::ordered_json& json) {
    return text_response("application/json",
                         json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n");
}

Response text_response(std::string media_type, std::string body) {
    Response response;
    response.set("Content-Type", std::move(media_type));
    response.body = std::move(body);
    return response;
}

tl::unexpected<Problem> problem(Problem problem) {
    return tl::unexpected<Problem>(std::move(problem));
}
tl::unexpected<Problem> problem(const Error& error) {
    return tl::unexpected<Problem>(problem_of(error));
}

}  // namespace recueil::server
