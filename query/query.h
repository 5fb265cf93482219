// query: questions to an index, and the answers.
//
//   searcher.h   open an index; search, show, trace, vocabularies, suggestions
//   request.h    what may be asked        response.h  what is answered
//   graph.h      who cites and who is cited
//   language.h   the query language: text to a syntax tree, with diagnostics
//   json.h       answers as JSON
#pragma once

#include "query/answers/json.h"
#include "query/engine/worker_pool.h"
#include "query/graph/graph.h"
#include "query/language/parser.h"
#include "query/request.h"
#include "query/response.h"
#include "query/searcher.h"
