// The neighbourhood of an act in the citation graph, for its page.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "corpus/act.h"
#include "server/web/page.h"

namespace recueil::server {

class ActGraph {
  public:
    // An act that nothing cites and that cites nothing has an empty graph; so has one whose graph cannot be made.
    static Result<ActGraph> of(Index& index, const nlohmann::ordered_json& act);

    // Links to what a visa names: acts of the corpus, and texts on Légifrance.
    Model links_of_visa(const corpus::Visa& visa) const;

    // The changes of one article by other acts: « modifié par », the act and the place of the sentence, for
    // « article_change ».
    Model changes_of_article(const std::string& label) const;

    // Adds to the page: its known state as a dated list, what it changes, what it cites and who cites it, and the
    // picture of it.
    void describe(Model& model) const;

  private:
    const query::GraphNode* node(const std::string& key) const;
    void add_history(Model& model) const;
    bool is_worth_drawing() const;
    std::string url_of_comparison(const std::string& from, const std::string& to) const;
    Model line_of(const query::GraphEdge& edge, const std::string& other) const;

    query::Graph graph_;
    std::map<std::string, std::size_t> places_;   // key to node
    std::multimap<int, std::size_t> visa_edges_;  // line to edge, of those from the visas of the act
};

}  // namespace recueil::server
