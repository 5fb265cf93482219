#include "server/route_parameters.h"

#include "server/search_parameters.h"

namespace recueil::server {

Specs joined(Specs specs, const Specs& more) {
    specs.insert(specs.end(), more.begin(), more.end());
    return specs;
}

Specs act_id() {
    ParameterSpec id{"id", ParameterType::text, "Id of the act, as in hits."};
    id.required = true;
    return {id};
}

Specs page_number() {
    auto specs = page_parameters();
    specs.resize(1);
    return specs;
}

Specs passage_pages() {
    auto specs = page_parameters();
    specs.resize(1);
    specs.front().description = "Page of the text, a hundred passages each, from 1.";
    return specs;
}

}  // namespace recueil::server
