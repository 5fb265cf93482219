// A council made up by a test: acts written as text, indexed, and searched.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "indexer/update/update_index.h"
#include "query/query.h"
#include "tests/corpus/readers/temporary_folder.h"

namespace recueil::tests {

struct TestAct {
    std::string institution = "DEPARTEMENT DE LA HAUTE-ORNE";
    std::string number = "2020-1";
    std::string day = "28 SEPTEMBRE 2020";
    std::string assembly = "CONSEIL DEPARTEMENTAL";
    std::string president = "MONSIEUR JEAN ROCHE";
    std::string secretary = "Mme Anne LE GALL";
    std::vector<std::string> present{"M. Jean ROCHE", "Mme Anne LE GALL", "M. Karim BEN AMOR"};
    std::vector<std::string> excused{"Mme Lucie PETIT"};
    std::string title = "ACHAT DE VÉLOS";
    std::vector<std::string> grounds{
        "Vu le Code Général des Collectivités Territoriales et, notamment, ses articles L.3121-14 et L.3211-1"};
    std::vector<std::pair<int, std::string>> opinions{{5, "Solidarité territoriale et partenariats"}};
    std::vector<std::string> articles{"D’acheter douze vélos."};
    std::string outcome = "Adopté";
    int against = 0;  // votes, where there is an outcome
    int abstention = 0;
    std::string annex;
    std::string report;

    std::string text() const;
};

// An act whose only article finances something.
TestAct financing_act(const std::string& number, const std::string& what);

// Documents in a folder, and the index made of them.
class Council {
  public:
    // Writes one file of acts; `name` ends in .txt.
    void write(const std::string& name, const std::vector<TestAct>& acts);
    void write_text(const std::string& name, const std::string& text);
    void remove(const std::string& name);

    Result<indexer::IndexReport> index(const indexer::IndexOptions& options = {});
    std::string database() const { return folder_.path("index"); }
    std::string documents() const { return folder_.path("documents"); }
    std::string path(const std::string& name) const { return folder_.path(name); }

    // An index opened on its current state; the test fails where it cannot be.
    query::Searcher open() const;

  private:
    corpus::TemporaryFolder folder_;
};

// The answer; the test fails where there is none.
query::SearchResponse search(const query::Searcher& searcher, const query::SearchRequest& request);
query::SearchResponse search(const query::Searcher& searcher, const std::string& text,
                             const std::vector<query::Filter>& filters = {});
// The numbers of the acts found, in their order.
std::vector<std::string> numbers(const query::SearchResponse& response);
// How many acts a facet counts for a value by its label; 0 where it is not shown.
std::size_t count_of(const query::SearchResponse& response, const std::string& field, const std::string& label);

}  // namespace recueil::tests
