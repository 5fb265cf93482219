// The functions the route table names, by the file they are written in.
#pragma once

#include "query/compare/act_diff.h"
#include "server/routes.h"

namespace recueil::server {

// api_search.cpp
Outcome answer_search(Call& call);
Outcome answer_suggest(Call& call);
// Fails where the search has no meaning, saying which parameter has not.
tl::expected<query::SearchResponse, Problem> run_search(Index& index, const query::SearchRequest& request);

// api_acts.cpp
Outcome answer_act(Call& call);
Outcome answer_citations(Call& call);
Outcome answer_similar(Call& call);
Outcome answer_resolve(Call& call);
// The name of an act in a trace.
query::TraceRequest trace_of(const nlohmann::ordered_json& act);

Outcome answer_gaps(Call& call);
// A reference that names nothing, as the fault of the parameter that gave it.
Problem unknown_reference(std::string_view parameter, const Error& error);

// api_diff.cpp
Outcome answer_diff(Call& call);
// From act `id` to act `with`; without `with` from the one act of the corpus that `id` changes to `id`. Fails naming
// the choices where there are several.
tl::expected<query::ActDiff, Problem> diff_of(Index& index, const std::string& id, const std::string& with);

// api_passages.cpp
constexpr int kPassagesOnAPage = 100;
Outcome answer_passages(Call& call);

// api_votes_grants.cpp
Outcome answer_votes(Call& call);
Outcome answer_grants(Call& call);

// api_vocabularies.cpp
std::vector<ParameterSpec> vocabulary_parameters();
Outcome answer_members(Call& call);
Outcome answer_commissions(Call& call);
Outcome answer_sessions(Call& call);
Outcome answer_themes(Call& call);
Outcome answer_institutions(Call& call);
Outcome answer_texts(Call& call);
Outcome answer_status(Call& call);

// api_export.cpp
Outcome answer_export_csv(Call& call);
Outcome answer_export_grants(Call& call);
Outcome answer_export_jsonl(Call& call);
Outcome answer_export_scdl(Call& call);

// api_graph.cpp
Outcome answer_export_graph(Call& call);

// api_changes.cpp
Outcome answer_changes(Call& call);
Outcome answer_changes_jsonl(Call& call);
// mcp/mcp.cpp: the Model Context Protocol
Outcome answer_mcp(Call& call);

// api_documents.cpp
Outcome answer_document(Call& call);
Outcome answer_document_page(Call& call);

// feed.cpp
Outcome answer_feed(Call& call);

// robots.cpp
Outcome answer_robots(Call& call);

// service.cpp
Response health_response();
Outcome answer_health(Call& call);
Outcome answer_metrics(Call& call);
Outcome answer_openapi(Call& call);

// pages.cpp
Outcome answer_home(Call& call);
Outcome answer_act_page(Call& call);
Outcome answer_api_page(Call& call);
Outcome answer_data_page(Call& call);

// page_original.cpp: a page of the document that an act was read from, with what is quoted marked on it
Outcome answer_original_page(Call& call);

// page_text.cpp: all that an act or document says
Outcome answer_text_page(Call& call);

// page_diff.cpp: two acts side by side
Outcome answer_diff_page(Call& call);

// page_values.cpp: all values of a facet within a search
Outcome answer_values_page(Call& call);

// page_votes.cpp and page_grants.cpp: who opposed what, and who was awarded how much
Outcome answer_votes_page(Call& call);
Outcome answer_grants_page(Call& call);

// page_dossier.cpp: the life of one affair
Outcome answer_dossier_page(Call& call);

// page_help.cpp: how to search, and how to be told of what is new
Outcome answer_help_page(Call& call);
Outcome answer_follow_page(Call& call);
Outcome answer_opensearch(Call& call);

// page_subjects.cpp: who and what acts are about, all of a kind on one page
Outcome answer_members_page(Call& call);
Outcome answer_commissions_page(Call& call);
Outcome answer_sessions_page(Call& call);
Outcome answer_themes_page(Call& call);
Outcome answer_territories_page(Call& call);
Outcome answer_institutions_page(Call& call);

// page_subject.cpp: one of them, with its acts
Outcome answer_member_page(Call& call);
Outcome answer_commission_page(Call& call);
Outcome answer_session_page(Call& call);
Outcome answer_theme_page(Call& call);
Outcome answer_territory_page(Call& call);
Outcome answer_institution_page(Call& call);

// An error as people read it.
Response problem_page(const Problem& problem);

// assets.cpp
Outcome answer_asset(Call& call);

}  // namespace recueil::server
