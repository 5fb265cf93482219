// Acts to and from JSON, in the shape "recueil.act/1".
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "base/error.h"
#include "corpus/act.h"

namespace recueil::corpus {

// Keys keep the order of the published shape. Never fails; text that is not UTF-8 was refused when it was read.
nlohmann::ordered_json to_json(const Act& act);

// Fails with index_damaged where a field has another type than the shape gives it; unknown fields are passed over.
Result<Act> act_from_json(const nlohmann::ordered_json& json);

}  // namespace recueil::corpus
