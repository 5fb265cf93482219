// The act that a person names on the command line.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "base/error.h"
#include "query/searcher.h"

namespace recueil::tools {

// The act of that id, or else the one act that the words refer to (« 2020-302 »). Fails with not_found, with the
// choices as hint where the words may be any of several.
Result<nlohmann::ordered_json> find_act(const query::Searcher& searcher, const std::string& words);

}  // namespace recueil::tools
