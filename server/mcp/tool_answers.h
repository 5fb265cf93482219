// Answers of the JSON API, cut to what a model needs: a page of items, each with evidence.
#pragma once

#include <tl/expected.hpp>

#include "server/mcp/json_rpc.h"
#include "server/routes.h"

namespace recueil::server::mcp {

using ToolAnswer = tl::expected<Json, Problem>;

ToolAnswer answer_search_tool(Call& call, const Json& arguments);
ToolAnswer answer_act_tool(Call& call, const Json& arguments);
ToolAnswer answer_trace_tool(Call& call, const Json& arguments);
ToolAnswer answer_resolve_tool(Call& call, const Json& arguments);
ToolAnswer answer_vocabulary_tool(Call& call, const Json& arguments);
ToolAnswer answer_status_tool(Call& call, const Json& arguments);

// Sections of an act, in the order of their names.
inline constexpr std::array<std::string_view, 6> act_sections{"decision", "grounds", "people",
                                                              "money",    "links",   "text"};
inline constexpr std::array<std::string_view, 6> vocabulary_kinds{"members", "commissions",  "sessions",
                                                                  "themes",  "institutions", "texts"};
inline constexpr int most_hits = 20;

}  // namespace recueil::server::mcp
