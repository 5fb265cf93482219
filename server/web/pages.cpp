#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "query/answers/links.h"
#include "server/answers.h"
#include "server/search_parameters.h"
#include "server/web/counts.h"
#include "server/web/embedded.h"
#include "server/web/facets.h"
#include "server/web/french.h"
#include "server/web/html.h"
#include "server/web/page.h"
#include "server/web/samples.h"

namespace recueil::server {
namespace {

std::string coverage_text(const query::IndexStatus& status) {
    if (status.years.empty()) return {};
    const auto& first = status.years.front().year;
    const auto& last = status.years.back().year;
    return first == last ? first : fmt::format("{} à {}", first, last);
}

void add_examples(Model& model, const Samples& samples) {
    model["example"] = Model::array();
    const auto add = [&](const std::string& text, std::string_view meaning) {
        query::SearchRequest request;
        request.text = text;
        model["example"].push_back(
            {{"example_text", text}, {"example_meaning", meaning}, {"example_url", address_of("/", request)}});
    };
    add(samples.words, "des mots, avec ou sans accents");
    add("\"commission permanente\" SAUF budget", "une expression exacte, sans un mot");
    if (!samples.number.empty()) add(samples.number, "un numéro d’acte");
    if (!samples.member.empty()) {
        add(fmt::format("membre:\"{}\" date:{}", samples.member, samples.year.empty() ? "2020" : samples.year),
            "une personne, une année");
    }
}

// Years in order, those without acts between the first and the last included: a gap must show.
std::vector<query::YearCoverage> without_gaps(const std::vector<query::YearCoverage>& years) {
    std::vector<query::YearCoverage> all;
    for (const auto& each : years) {
        const bool numbers = !all.empty() && each.year.size() == 4 && all.back().year.size() == 4;
        for (int year = numbers ? std::atoi(all.back().year.c_str()) + 1 : 1;
             numbers && year < std::atoi(each.year.c_str()); ++year) {
            all.push_back({std::to_string(year), 0});
        }
        all.push_back(each);
    }
    return all;
}

}  // namespace

Response page_response(std::string_view name, const Model& model) {
    return text_response("text/html; charset=utf-8", render(name, model));
}

Model page_model(Call& call, const std::string& title, std::string_view here) {
    const auto& status = call.index.status();
    Model model{{"page_title", title}};
    for (const auto page : {"search", "members", "commissions", "sessions", "themes", "territories", "institutions",
                            "votes", "grants", "help", "data", "api"})
        model[fmt::format("here_{}", page)] = here == page;
    model["site_search"] = true;
    model["indexed_on"] = french_date(std::string_view(status.made_at).substr(0, 10));
    model["held_count"] = counts_text(status.acts, status.documents);
    model["coverage"] = coverage_text(status);
    return model;
}

void add_search_form(Model& model, const query::SearchRequest& request) {
    model["site_search"] = false;  // one is enough
    model["asked"] = request.text;
    model["search_label"] = "Chercher dans les délibérations";
    // A new question keeps the filters, and is taken in full.
    auto filters = request;
    filters.text.clear();
    filters.expand = true;
    model["kept"] = kept_fields(filters);
}

std::string act_url(const std::string& id, const std::string& asked) {
    std::string address = query::act_path(id);
    if (!asked.empty()) address += "?q=" + query::percent_encode(asked);
    return address;
}

Result<query::Marker> add_search_of(Model& model, Call& call) {
    query::SearchRequest request;
    request.text = call.parameters.first("q");
    model["searched"] = request.text;
    model["searched_url"] = request.text.empty() ? std::string() : address_of("/", request);
    if (request.text.empty()) return query::Marker();
    return call.index.marker(request.text);
}

Outcome answer_home(Call& call) {
    // A bare address welcomes; a form sent empty asks for everything.
    if (!call.query.empty()) return results_page(call, search_request(call.parameters));
    const auto samples = samples_of(call.index);
    if (!samples) return problem(samples.error());
    auto model = page_model(call, "Recueil", "search");
    add_search_form(model, {});
    add_examples(model, *samples);
    model["home"] = true;
    query::SearchRequest newest;
    newest.sort = query::Sort::date_descending;
    model["newest_url"] = address_of("/", newest);
    model["recent"] = Model::array();
    for (const query::Hit& hit : samples->recent)
        model["recent"].push_back({{"recent_url", act_url(hit.id)},
                                   {"recent_title", call.index.display_title(hit.title)},
                                   {"recent_number", hit.number},
                                   {"recent_date", french_date(hit.session_date)}});
    model["has_recent"] = !samples->recent.empty();
    return page_response("home", model);
}

Outcome answer_data_page(Call& call) {
    const auto& status = call.index.status();
    auto model = page_model(call, "Les données — Recueil", "data");
    model["documents"] = counted(status.documents, "document", "documents");
    model["acts"] = counted(status.acts, "acte", "actes");
    model["files"] = counted(status.files, "fichier", "fichiers");
    model["analyser"] = status.analyser;
    std::size_t most = 1;
    for (const auto& year : status.years) most = std::max(most, year.acts);
    model["year"] = Model::array();
    for (const auto& year : without_gaps(status.years)) {
        query::SearchRequest request;
        request.filters.push_back({"year", year.year});
        const double width = 100.0 * static_cast<double>(year.acts) / static_cast<double>(most);
        model["year"].push_back({{"year_name", year.year.empty() ? "sans date" : year.year},
                                 {"year_count", french_number(year.acts)},
                                 {"year_width", fmt::format("{:.1f}", width)},
                                 {"year_url", year.acts > 0 && !year.year.empty() ? address_of("/", request) : ""},
                                 {"year_gap", year.acts == 0},
                                 {"year_undated", year.acts > 0 && year.year.empty()}});
    }
    return page_response("data", model);
}

namespace {

constexpr std::size_t kShownAllowed = 20;

std::string_view fault_text(const ParameterError& error) {
    switch (error.fault) {
        case ParameterFault::unknown:
            return "n’est pas un nom admis ici.";
        case ParameterFault::value:
            return "a une valeur qui n’est pas admise ici.";
        case ParameterFault::other:
            break;
    }
    return "ne peut pas être compris.";
}

// As the page itself calls it; empty where it is no part of it.
std::string_view parameter_label(std::string_view name) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> table{
        {{"date_from", "Séances, du"},
         {"date_to", "Séances, au"},
         {"sort", "Trier"},
         {"page", "Page"},
         {"per_page", "Actes sur une page"},
         {"ligne", "Ligne"},
         {"lignes", "Lignes"}}};
    for (const auto& [parameter, label] : table)
        if (parameter == name) return label;
    const auto label = facet_label(name);
    return label == name ? std::string_view() : label;
}

}  // namespace

Response problem_page(const Problem& problem) {
    Model model{{"indexed_on", ""}, {"site_search", true}};
    const bool unknown = problem.status == 404;
    const bool refused = problem.status == 400;
    const auto* title = unknown                 ? "Page introuvable"
                        : refused               ? "Adresse incomprise"
                        : problem.status == 503 ? "Service momentanément indisponible"
                        : problem.status == 405 ? "Méthode non admise"
                                                : "Erreur";
    model["page_title"] = fmt::format("{} — Recueil", title);
    model["problem_title"] = title;
    model["problem_unknown"] = unknown && problem.last_page.empty();
    model["problem_refused"] = refused;
    model["problem_other"] = !unknown && !refused;
    model["problem_last_page"] = problem.last_page;
    model["fault"] = Model::array();
    for (const auto& error : problem.errors) {
        Model allowed = Model::array();
        const auto shown = std::min(error.allowed.size(), kShownAllowed);
        const bool is_day = error.parameter == "date_from" || error.parameter == "date_to";
        for (std::size_t i = 0; i < shown && !is_day; ++i) allowed.push_back({{"allowed_value", error.allowed[i]}});
        if (is_day)
            for (const auto* form : {"JJ/MM/AAAA", "MM/AAAA", "AAAA"}) allowed.push_back({{"allowed_value", form}});
        model["fault"].push_back({{"fault_parameter", error.parameter},
                                  {"fault_name", parameter_label(error.parameter)},
                                  {"fault_message", fault_text(error)},
                                  {"has_allowed", !allowed.empty()},
                                  {"has_more_allowed", shown < error.allowed.size()},
                                  {"fault_allowed", std::move(allowed)}});
    }
    auto response = page_response("problem", model);
    response.status = problem.status;
    response.set("Cache-Control", "no-store");
    if (problem.status == 503) response.set("Retry-After", "1");
    return response;
}

Outcome answer_asset(Call& call) {
    const auto* file = asset(call.captures.at(0));
    if (file == nullptr) return problem({404, "There is no such file."});
    auto response = text_response(std::string(file->media_type), std::string(file->content));
    // The pages name a file with its version: what is kept is never wrong. A page of another state of the program names
    // another, which must not be kept for it.
    const bool is_this_version = call.parameters.first("v") == asset_version(*file);
    response.set("Cache-Control", is_this_version ? "public, max-age=31536000, immutable" : "no-cache");
    return response;
}

}  // namespace recueil::server
