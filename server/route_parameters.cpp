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

ParameterSpec some_of(std::vector<std::string_view> names, std::string description) {
    ParameterSpec fields{"fields", ParameterType::choices, std::move(description)};
    fields.allowed = std::move(names);
    return fields;
}

ParameterSpec act_fields() {
    return some_of({"schema",       "id",
                    "kind",         "form",
                    "number",       "act_id",
                    "institution",  "institution_id",
                    "assembly",     "session_date",
                    "rank",         "title",
                    "president",    "secretary",
                    "rapporteur",   "attendance",
                    "recusals",     "visas",
                    "recitals",     "opinions",
                    "articles",     "votes",
                    "signatories",  "signed_date",
                    "report",       "transmission_date",
                    "posting_date", "document_code",
                    "relations",    "citations",
                    "grants",       "theme",
                    "parts",        "tables",
                    "doubts",       "notes",
                    "sources",      "source"},
                   "Fields of an act to give, with commas between, instead of all.");
}

ParameterSpec hit_fields() {
    return some_of({"id", "number", "kind", "title", "session_date", "institution", "assembly", "form", "outcome",
                    "state", "indexed_at", "commissions", "url", "score", "source", "passages"},
                   "Fields of each hit to give, with commas between, instead of all.");
}

Specs passage_pages() {
    auto specs = page_parameters();
    specs.resize(1);
    specs.front().description = "Page of the text, a hundred passages each, from 1.";
    return specs;
}

}  // namespace recueil::server
