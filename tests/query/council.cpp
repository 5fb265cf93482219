#include "tests/query/council.h"

#include <filesystem>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace recueil::tests {

std::string TestAct::text() const {
    const auto list = [](const std::vector<std::string>& names) {
        std::string joined;
        for (const std::string& name : names) joined += (joined.empty() ? "" : ", ") + name;
        return joined;
    };
    std::string text = fmt::format(
        "{}\n\nDELIBERATION DU {}\n\nREUNION DU {}\n\nPRESIDENCE DE {}\n\nSecrétaire : {}\n\n"
        "Étaient présents : {}.\n\n",
        institution, assembly, day, president, secretary, list(present));
    if (!excused.empty()) text += fmt::format("Excusé(s) : {}.\n\n", list(excused));
    text += fmt::format("{}\n\n(N°{})\n\nLe Conseil départemental de la Haute-Orne,\n\n", title, number);
    for (const std::string& ground : grounds) text += ground + " ;\n";
    for (const auto& [committee, name] : opinions)
        text += fmt::format("Vu l’avis de la {}{} commission « {} » rendu lors de sa réunion du 01/09/2020 ;\n",
                            committee, committee == 1 ? "ère" : "ème", name);
    text += "\nAprès en avoir délibéré,\n\nDECIDE :\n\n";
    for (std::size_t i = 0; i < articles.size(); ++i)
        text +=
            fmt::format("Article {} :\n\n{}\n\n", articles.size() == 1 ? "unique" : std::to_string(i + 1), articles[i]);
    if (!outcome.empty())
        text += fmt::format(
            "Dans les conditions de vote ci-dessous :\n\nPour : 4 voix (Groupe Vert ; Groupe Bleu)\nContre : {} voix\n"
            "Abstention : {} voix\n\n({})\n\n",
            against, abstention, outcome);
    text +=
        "…...........................................................\n\nLE PRESIDENT DU CONSEIL "
        "DEPARTEMENTAL,\n\nJean ROCHE\n\n"
        "POUR EXTRAIT CERTIFIE CONFORME\nALENÇON\n\nSIGNE\n\nZoé MARCHAND\n";
    if (!annex.empty()) text += " ANNEXE\n\n" + annex + "\n";
    if (!report.empty())
        text += fmt::format(
            " {}\n\nDirection des Mobilités\n\nRAPPORT N°1\n\nTerritoire(s): Arrageois\n\n"
            "CONSEIL DEPARTEMENTAL\n\nREUNION DU {}\n\n{}\n\n{}\n",
            institution, day, title, report);
    return text;
}

TestAct financing_act(const std::string& number, const std::string& what) {
    TestAct act;
    act.number = number;
    act.title = "DÉCISION SUR " + what;
    act.articles = {"De financer " + what + "."};
    return act;
}

void Council::write(const std::string& name, const std::vector<TestAct>& acts) {
    std::string text;
    for (const TestAct& act : acts) text += act.text() + "\n";
    write_text(name, text);
}

void Council::write_text(const std::string& name, const std::string& text) {
    std::filesystem::create_directories(documents());
    folder_.write("documents/" + name, text);
}

void Council::remove(const std::string& name) {
    std::filesystem::remove(documents() + "/" + name);
}

Result<indexer::IndexReport> Council::index(const indexer::IndexOptions& options) {
    std::filesystem::create_directories(documents());
    // A council of a test has few documents: most of them may leave at once.
    indexer::IndexOptions its = options;
    its.sync = true;
    return indexer::update_index(database(), {documents()}, its);
}

query::Searcher Council::open() const {
    auto searcher = query::Searcher::open(database());
    if (!searcher) throw std::runtime_error(searcher.error().message);
    return std::move(*searcher);
}

query::SearchResponse search(const query::Searcher& searcher, const query::SearchRequest& request) {
    auto response = searcher.search(request);
    if (!response) throw std::runtime_error(response.error().message);
    return std::move(*response);
}

query::SearchResponse search(const query::Searcher& searcher, const std::string& text,
                             const std::vector<query::Filter>& filters) {
    query::SearchRequest request;
    request.text = text;
    request.filters = filters;
    request.per_page = 100;
    return search(searcher, request);
}

std::vector<std::string> numbers(const query::SearchResponse& response) {
    std::vector<std::string> found;
    for (const query::Hit& hit : response.hits) found.push_back(hit.number);
    return found;
}

std::size_t count_of(const query::SearchResponse& response, const std::string& field, const std::string& label) {
    for (const query::Facet& facet : response.facets)
        if (facet.field == field)
            for (const query::FacetValue& value : facet.values)
                if (value.label == label) return value.count;
    return 0;
}

}  // namespace recueil::tests
