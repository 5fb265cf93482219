// The file of saved searches: queries with filters, and who gets their reports.
#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "query/request.h"

namespace recueil::alerts {

struct SavedSearch {
    std::string name;  // unique in the file; what was reported is remembered under it
    query::SearchRequest request;
    std::vector<std::string> mail;      // addresses
    std::vector<std::string> webhooks;  // http or https
    std::string secret;                 // signs what webhooks get; empty for none
};

struct SavedSearches {
    std::string base_url;  // "https://deliberations.example.org": before the paths of acts; empty for none
    std::string sender;    // address that mails come from; empty for none
    std::vector<SavedSearch> searches;
};

// {"base_url", "from", "secret", "searches": [{"name", "query", "filters", "date_from", "date_to", "to", "secret"}]},
// or the list alone. Fails with usage naming the file and the place: what is no JSON, a name given twice or missing, a
// member or filter that does not exist, an address that is none.
Result<SavedSearches> read_saved_searches(const std::string& path);

}  // namespace recueil::alerts
