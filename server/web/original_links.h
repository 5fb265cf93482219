// Links from what a page quotes to its place in the text and on a page of the original document.
#pragma once

#include <string>
#include <vector>

#include "corpus/act.h"
#include "corpus/passage.h"
#include "server/web/fact_marks.h"
#include "server/web/page.h"

namespace recueil::server {

// « lignes 40 à 42 » of the text, as they are asked for: « 40-42 ».
std::string original_url(const std::string& id, const corpus::Lines& lines, const std::string& search = {});

// Those of one act; none where the server does not give its document.
class OriginalLinks {
  public:
    // Fails where the index cannot be read.
    static Result<OriginalLinks> of(Call& call, const corpus::Act& act);

    // Sets « place_url », where the text is read with these lines marked, and « original_url » with « original_text »
    // (« page 2 de l'original »), both empty where there is none.
    void add(Model& item, const corpus::Lines& lines) const;
    // The same for a fact that was read from a stamp, on whichever page it stands: « sur l'original ».
    void add(Model& item, StampFact fact) const;
    // The address of the whole document; empty where there is none.
    const std::string& document() const { return document_; }

  private:
    std::string id_;
    std::string search_;  // that the page was opened from
    std::string document_;
    // A passage of a document with pages.
    struct Place {
        corpus::Lines lines;
        int page = 0;
        int page_end = 0;
        int last_line = 0;  // of this one and all before it
    };
    std::vector<Place> places_;  // by their first lines
};

// The same for each passage of the hits that add_hits() has put into a model.
Result<void> add_original_links(Model& model, Call& call, const query::SearchRequest& request,
                                const query::SearchResponse& response);

}  // namespace recueil::server
