// How to search, how to be told of what is new, and the description by which browsers search here.
#include <algorithm>

#include <fmt/format.h>

#include "indexer/fields.h"
#include "query/answers/links.h"
#include "server/answers.h"
#include "server/search_parameters.h"
#include "server/web/french.h"
#include "server/web/page.h"
#include "server/web/samples.h"
#include "server/xml.h"

namespace recueil::server {
namespace {

constexpr int newest_shown = 5;

Model example(const std::string& text, std::string_view meaning) {
    query::SearchRequest request;
    request.text = text;
    return {{"example_text", text}, {"example_meaning", meaning}, {"example_url", address_of("/", request)}};
}

// « searches.json » of `recueil alert`, with this one search.
std::string saved_search(const query::SearchRequest& request, const std::string& name) {
    nlohmann::ordered_json search{{"name", name}};
    if (!request.text.empty()) search["query"] = request.text;
    for (const auto& filter : request.filters) search["filters"][filter.field].push_back(filter.value);
    if (!request.date_from.empty()) search["date_from"] = request.date_from;
    if (!request.date_to.empty()) search["date_to"] = request.date_to;
    search["to"] = "vous@exemple.fr";
    return search.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace

Outcome answer_help_page(Call& call) {
    const auto samples = samples_of(call.index);
    if (!samples) return problem(samples.error());
    auto model = page_model(call, "Aide — Recueil", "help");
    add_search_form(model, {});
    const std::string number = samples->number.empty() ? "2018-83" : samples->number;
    const std::string year = samples->year.empty() ? "2020" : samples->year;
    model["example"] = Model::array({
        example(samples->words,
                "des mots, dans n’importe quel ordre, avec ou sans accents, au singulier ou au pluriel"),
        example("\"commission permanente\"", "une expression exacte, entre guillemets"),
        example("budget SAUF annexe", "sans un mot (SAUF en capitales)"),
        example("collège OU lycée", "l’un ou l’autre (OU en capitales)"),
        example("subvent*", "tous les mots qui commencent ainsi"),
        example("eau PROCHE/5 usine", "deux mots à cinq mots l’un de l’autre au plus"),
        example(number, "un acte par son numéro, puis ceux qui le citent"),
        example("délibération n° " + number, "une référence collée telle quelle, même si l’acte est absent du corpus"),
        example("date:" + year, "une année ; date:2018..2020-06 pour une période"),
        example("montant:>100000", "une somme accordée de plus de 100 000 €"),
        example("vote:opposition", "un vote où quelqu’un s’est opposé"),
    });
    if (!samples->member.empty())
        model["example"].push_back(
            example(fmt::format("membre:\"{}\"", samples->member), "une personne, dans tous ses rôles"));
    model["field"] = Model::array();
    for (const indexer::Field& field : indexer::fields())
        model["field"].push_back({{"field_text", field.description},
                                  {"field_example", field.example},
                                  {"field_url", example(std::string(field.example), "")["example_url"]}});
    return page_response("help", model);
}

Outcome answer_follow_page(Call& call) {
    auto request = search_request(call.parameters);
    request.sort = query::Sort::date_descending;
    auto newest = request;
    newest.per_page = newest_shown;
    newest.facets.clear();
    newest.passages = 0;
    const auto response = run_search(call.index, newest);
    if (!response) return problem(response.error());
    std::string name = request.text.empty() ? "Tous les actes" : request.text;
    for (const auto& filter : request.filters)
        name += fmt::format(", {}\u00A0: {}", facet_label(filter.field), filter.value);
    auto model = page_model(call, "Être prévenu — Recueil", "");
    model["narrowed"] = true;
    const auto plain = [&] {
        auto other = request;
        other.sort = query::Sort::relevance;
        return other;
    }();
    model["follow_name"] = name;
    model["follow_url"] = address_of("/", plain) == "/" ? "/?q=" : address_of("/", plain);
    model["feed_url"] = address_of("/feed.atom", plain);
    model["follow_address"] = call.root() + address_of("/feed.atom", plain);
    // Line by line: the templates join lines of a value.
    model["saved_line"] = Model::array();
    const std::string saved = saved_search(request, name);
    for (std::size_t at = 0; at < saved.size();) {
        const std::size_t end = std::min(saved.find('\n', at), saved.size());
        model["saved_line"].push_back({{"saved_text", saved.substr(at, end - at)}});
        at = end + 1;
    }
    model["recent"] = Model::array();
    for (const query::Hit& hit : response->hits) {
        const std::string title = call.index.display_title(hit.title);
        model["recent"].push_back({{"recent_url", act_url(hit.id)},
                                   {"recent_title", title.empty() ? hit.file : title},
                                   {"recent_number", hit.number},
                                   {"recent_date", french_date(hit.session_date)}});
    }
    model["has_recent"] = !response->hits.empty();
    return page_response("follow", model);
}

Outcome answer_opensearch(Call& call) {
    const auto root = xml_text(call.root());
    return text_response("application/opensearchdescription+xml; charset=utf-8",
                         fmt::format("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                                     "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">"
                                     "<ShortName>Recueil</ShortName>"
                                     "<Description>Chercher dans les délibérations</Description>"
                                     "<InputEncoding>UTF-8</InputEncoding>"
                                     "<Image type=\"image/svg+xml\">{0}/assets/icon.svg</Image>"
                                     "<Url type=\"text/html\" template=\"{0}/?q={{searchTerms}}\"/>"
                                     "<Url type=\"application/atom+xml\" template=\"{0}/feed.atom?q={{searchTerms}}\"/>"
                                     "</OpenSearchDescription>\n",
                                     root));
}

}  // namespace recueil::server
