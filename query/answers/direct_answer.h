// One sentence made of facts that were read, for a query that asks for one: a reference, a person's role, a vote, a
// sum, a session. Never generated prose: each sentence names its evidence.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "corpus/act.h"
#include "query/graph/graph.h"
#include "query/plan/query_plan.h"
#include "query/response.h"

namespace recueil::query {

// The act or text of a reference: its title, its known state, how many acts cite it; also where the corpus does not
// hold it. Absent where the reference is ambiguous.
std::optional<DirectAnswer> answer_of_reference(const Graph& graph);

// The votes of an act, or the grants to a beneficiary that the query names. Absent where the act has none.
std::optional<DirectAnswer> answer_of_act(const corpus::Act& act, AnswerKinds asked, const std::string& text);

// « Odile Vernay, excusée ou absente : 2 actes », with the roll calls among the hits as evidence.
DirectAnswer answer_of_role(const RoleClause& role, std::size_t acts, const std::vector<Hit>& hits);

// « Séance du 28/09/2020 : 17 actes. »
DirectAnswer answer_of_session(const std::string& day, std::size_t acts);

}  // namespace recueil::query
