// Who and what acts are about, and have pages of their own: people, committees, sessions, themes, territories and
// councils.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "query/query.h"

namespace recueil::server {

enum class Subject { member, commission, session, theme, territory, institution };

struct SubjectKind {
    Subject subject;
    std::string_view path;                        // "/membres"
    std::string_view field;                       // of filters and facets; empty for sessions, which are days
    std::optional<query::Vocabulary> vocabulary;  // absent where only the facet lists them
    std::string_view here;                        // name in the navigation
    std::string_view one;                         // « Élu »
    std::string_view many;                        // « Élus »
    std::string_view all;                         // « Tous les élus »
};

const SubjectKind& subject_kind(Subject subject);
// Null where the values of a facet have no pages.
const SubjectKind* subject_kind_of_field(std::string_view field);

// The address of one. `value` is its value in the index or, for links from an act, any wording that means it.
std::string subject_url(const SubjectKind& kind, std::string_view value);

// The heading of its page: « 2ᵉ commission, Autonomie et santé », « Séance du 28 septembre 2020 »; a name as it is.
std::string subject_title(const SubjectKind& kind, const std::string& label);

// The search that finds its acts.
query::SearchRequest subject_request(const SubjectKind& kind, const std::string& value);

// The family name of a person, which councils write in capitals: « LE QUINTREC » of « Ambroise LE QUINTREC »; the last
// word where there are none.
std::string_view family_name(std::string_view name);

}  // namespace recueil::server
