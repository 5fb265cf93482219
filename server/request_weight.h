// How much work an answer is likely to be, before it is begun.
#pragma once

#include "server/http.h"

namespace recueil::server {

// Heavy: an export, a drawn page, sums over many acts, a search of many words, with wildcards, nearness or a late page.
// A guess by the address alone: what it takes for quick is still ended by its limit of time.
Weight weight_of(const Request& request);

}  // namespace recueil::server
