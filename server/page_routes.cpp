// The pages that people read.
#include "server/answers.h"
#include "server/route_parameters.h"
#include "server/search_parameters.h"

namespace recueil::server {
namespace {

Specs two_act_ids() {
    auto ids = act_id();
    ids.push_back(ids.front());
    ids.back().name = "with";
    return ids;
}

// On the pages of an act.
Specs marked_search() {
    return {{"q", ParameterType::text, "A search whose words are marked."}};
}

Specs text_page_parameters() {
    auto specs = joined(passage_pages(), marked_search());
    ParameterSpec line{"ligne", ParameterType::integer, "Opens the page that holds this line of the document."};
    line.minimum = 1;
    line.maximum = 100'000'000;
    specs.push_back(line);
    return specs;
}

Specs original_parameters() {
    ParameterSpec page{"page", ParameterType::integer,
                       "Page of the document, from 1; that of the lines, if none is given."};
    page.minimum = 1;
    page.maximum = 100'000;
    ParameterSpec lines{"lignes", ParameterType::text, "Lines whose words are marked: 40 or 40-42."};
    ParameterSpec search{"q", ParameterType::text, "The search that the reader came from; its words are marked."};
    ParameterSpec fact{"fait", ParameterType::choice, "A fact read from a stamp, which is sought and marked."};
    fact.allowed = {"transmission", "affichage", "code", "identifiant"};
    return {page, lines, search, fact};
}

Specs asset_name() {
    ParameterSpec name{"name", ParameterType::text, "Name of the file."};
    name.required = true;
    return {name};
}

Specs subject(std::string_view name) {
    ParameterSpec spec{name, ParameterType::text, "Any wording that means one of them."};
    spec.required = true;
    return {spec};
}

Specs typed_name() {
    return {{"nom", ParameterType::text, "Only names that begin so."}};
}

Specs list_group() {
    return {{"groupe", ParameterType::text, "Of a long list, the group to show: an initial, a year, a domain."}};
}

Specs asset_version() {
    return {{"v", ParameterType::text, "Version of the file, so that it can be kept for good."}};
}

}  // namespace

std::vector<Route> page_routes() {
    using A = Audience;
    const auto searching = search_parameters();
    constexpr std::string_view html = "text/html; charset=utf-8";
    return {
        {"robots",
         "/robots.txt",
         A::person,
         "What search engines should read.",
         "text/plain; charset=utf-8",
         "",
         {},
         {},
         answer_robots,
         false},
        {"home",
         "/",
         A::person,
         "The page that searches.",
         html,
         "",
         {},
         joined(searching, page_parameters()),
         answer_home},
        {"actPage", "/actes/{id}", A::person, "The page of an act.", html, "", act_id(), marked_search(),
         answer_act_page},
        {"textPage", "/actes/{id}/texte", A::person, "The text of an act, whole.", html, "", act_id(),
         text_page_parameters(), answer_text_page},
        {"originalPage", "/actes/{id}/original", A::person, "A page of the document that an act was read from.", html,
         "", act_id(), original_parameters(), answer_original_page},
        {"diffPage",
         "/actes/{id}/comparer/{with}",
         A::person,
         "Two acts side by side.",
         html,
         "",
         two_act_ids(),
         {},
         answer_diff_page},
        {"apiPage", "/api", A::person, "How to use the API.", html, "", {}, {}, answer_api_page},
        {"dataPage", "/donnees", A::person, "What the corpus covers.", html, "", {}, {}, answer_data_page},
        {"valuesPage", "/valeurs/{field}", A::person, "All values of a facet within a search.", html, "",
         subject("field"), joined(joined(searching, page_number()), typed_name()), answer_values_page},
        {"membersPage", "/membres", A::person, "Every person.", html, "", {}, list_group(), answer_members_page},
        {"memberPage", "/membres/{name}", A::person, "A person and their acts.", html, "", subject("name"),
         page_number(), answer_member_page},
        {"commissionsPage",
         "/commissions",
         A::person,
         "Every committee.",
         html,
         "",
         {},
         list_group(),
         answer_commissions_page},
        {"commissionPage", "/commissions/{name}", A::person, "A committee and its acts.", html, "", subject("name"),
         page_number(), answer_commission_page},
        {"sessionsPage", "/seances", A::person, "Every session.", html, "", {}, list_group(), answer_sessions_page},
        {"sessionPage", "/seances/{date}", A::person, "A session and its acts.", html, "", subject("date"),
         page_number(), answer_session_page},
        {"themesPage", "/matieres", A::person, "Every theme.", html, "", {}, list_group(), answer_themes_page},
        {"themePage", "/matieres/{code}", A::person, "A theme and its acts.", html, "", subject("code"), page_number(),
         answer_theme_page},
        {"votesPage",
         "/votes",
         A::person,
         "Votes with opposition, by year and group.",
         html,
         "",
         {},
         joined(searching, page_number()),
         answer_votes_page},
        {"grantsPage",
         "/sommes",
         A::person,
         "Sums awarded, by beneficiary.",
         html,
         "",
         {},
         joined(searching, page_number()),
         answer_grants_page},
        {"dossierPage",
         "/dossiers/{id}",
         A::person,
         "The acts of one affair, in time.",
         html,
         "",
         act_id(),
         {},
         answer_dossier_page},
        {"helpPage", "/aide", A::person, "How to search.", html, "", {}, {}, answer_help_page},
        {"followPage",
         "/suivre",
         A::person,
         "How to be told of new acts of a search.",
         html,
         "",
         {},
         searching,
         answer_follow_page},
        {"opensearch",
         "/opensearch.xml",
         A::person,
         "The search, described for browsers.",
         "application/opensearchdescription+xml; charset=utf-8",
         "",
         {},
         {},
         answer_opensearch,
         false},
        {"territoriesPage",
         "/territoires",
         A::person,
         "Every territory.",
         html,
         "",
         {},
         list_group(),
         answer_territories_page},
        {"territoryPage", "/territoires/{name}", A::person, "A territory and its acts.", html, "", subject("name"),
         page_number(), answer_territory_page},
        {"institutionsPage",
         "/collectivites",
         A::person,
         "Every council.",
         html,
         "",
         {},
         list_group(),
         answer_institutions_page},
        {"institutionPage", "/collectivites/{name}", A::person, "A council and its acts.", html, "", subject("name"),
         page_number(), answer_institution_page},
        {"asset", "/assets/{name}", A::person, "Style sheet and script of the page.", "", "", asset_name(),
         asset_version(), answer_asset, false},
    };
}

}  // namespace recueil::server
