// Examples that this corpus answers.
#pragma once

#include <string>
#include <vector>

#include "server/index.h"

namespace recueil::server {

struct Samples {
    std::vector<query::Hit> recent;
    std::string words = "subvention";
    std::string number;
    std::string id;
    std::string year;
    std::string member;
};

// Costs a few searches. Fails where the index cannot be read.
Result<Samples> samples_of(Index& index);

}  // namespace recueil::server
