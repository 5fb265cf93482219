// query: questions to an index, and the answers.
//
//   searcher.h   open an index; search, show, trace, vocabularies, suggestions
//   request.h    what may be asked        response.h  what is answered
//   graph.h      who cites and who is cited
//   language.h   the query language: text to a syntax tree, with diagnostics
//   json.h       answers as JSON
#pragma once

#include "query/graph.h"
#include "query/json.h"
#include "query/language.h"
#include "query/request.h"
#include "query/response.h"
#include "query/searcher.h"
