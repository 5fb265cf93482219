// Which act or text a reference means in an index, and which acts cite it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "corpus/act.h"
#include "corpus/reference.h"
#include "query/open_index.h"

namespace recueil::query {

// An act or text as references name it. Of deliberations the number or the date may be unknown.
struct Target {
    corpus::ReferenceKind kind = corpus::ReferenceKind::deliberation;
    std::string number;  // number_key
    std::string date;    // ISO 8601
    std::string text;    // of other texts: their key (terms.h, reference_keys)
    std::string act_id;  // of an act that has no number; the index's own id

    // The key of its node in a graph.
    std::string key() const;
    bool operator<(const Target& other) const { return key() < other.key(); }
};

// Looks references up in the terms of an index and remembers the answers. Not thread-safe.
class ReferenceLookup {
  public:
    explicit ReferenceLookup(const OpenIndex& index) : index_(index) {}

    // The target that an act's citation names, made whole where only one known deliberation answers to it.
    Target target_of(const indexer::Edge& edge);
    Target target_of(const indexer::Card& card) const;

    // What a person's reference may mean among all that the corpus holds or cites: one, several, or none.
    std::vector<Target> targets_of(const corpus::Reference& reference);

    // The acts that are the target: none where the corpus does not hold it.
    std::vector<ActPlace> acts_of(const Target& target) const;
    // The acts that cite it, under any name it is known by; itself left out.
    std::vector<ActPlace> citers_of(const Target& target);

    const std::set<std::string>& dates_of(const std::string& number);
    const std::set<std::string>& numbers_of(const std::string& date);

  private:
    Target completed(Target target);
    bool is_cited(const std::string& key) const;

    const OpenIndex& index_;
    std::map<std::string, std::set<std::string>> dates_of_number_;
    std::map<std::string, std::set<std::string>> numbers_of_date_;
};

}  // namespace recueil::query
