// The facts of an act for the index, beside its words: boolean terms, facet values, summary and citations.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "corpus/act.h"
#include "corpus/passage.h"
#include "indexer/storage/doc_table.h"
#include "indexer/update/named_people.h"

namespace recueil::indexer {

struct ActFacts {
    std::set<std::string> terms;
    std::vector<FacetEntry> facets;
    std::vector<Edge> edges;
    std::vector<double> amounts;
    ActSummary summary;
    std::string sort_key;  // date, number in natural order, id
    std::uint32_t date = 0;
};

// `names` has read the passages that may name people. `id` is the act's id in this index, `institution` the key of the
// one that it belongs to where it names none itself.
ActFacts facts_of(const corpus::Act& act, const std::string& id, const NameFinder& names,
                  const std::string& institution = {});

// The key of the institution that an act names; empty where it names none.
std::string institution_key(const corpus::Act& act);

// True for the passages where a name counts as `named`: title, articles, annexes, report.
bool may_name_people(corpus::PassageKind kind);

// Adds the people of an act's attendance to a name finder.
void know_members(const corpus::Act& act, NameFinder& names);

}  // namespace recueil::indexer
