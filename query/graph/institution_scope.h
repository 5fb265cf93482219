// Which institution an act belongs to, and which one a citation means: the same number and day name different acts in
// two councils.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "query/engine/index_reader.h"

namespace recueil::query {

// Institutions are named as in the keys of nodes: "" for the only one of an index and for acts of an unknown one among
// several, the slug of one of several ("commune-corte"), and what a citation says of one that the index does not hold.
class InstitutionScope {
  public:
    explicit InstitutionScope(const IndexReader& index) : index_(index) {}

    bool are_several() const { return index_.institutions->are_several(); }
    // True for the only institution of an index: every act is its own.
    bool is_only(const std::string& institution) const { return institution.empty() && !are_several(); }
    std::string of(const ActPlace& place) const;
    // The citing act's own, unless the text names another.
    std::string meant_by(const ActPlace& citer, const indexer::EdgeView& edge) const;
    // The label of one that the index holds; empty for any other.
    std::string label_of(const std::string& institution) const;

    // The acts that have a term and belong to an institution.
    std::vector<ActPlace> acts_with(const std::string& term, const std::string& institution) const;
    // The institutions meant by the acts that have a term, by which they cite this deliberation. Reads the citations of
    // these acts only where one of them means another than its own.
    std::set<std::string> meant(const std::string& term, const std::string& number, const std::string& date) const;
    // True where this institution is among them.
    bool is_meant(const std::string& term, const std::string& number, const std::string& date,
                  const std::string& institution) const;
    // Of the acts that have the term, those whose citation may mean this institution: its own, and those that name an
    // institution there. Where many councils use one number and day, no other act has to be read.
    std::vector<ActPlace> citing(const std::string& term, const std::string& number, const std::string& date,
                                 const std::string& institution) const;
    // True where all citations of this deliberation mean one and the same institution: nothing has to be read.
    bool is_undivided(const std::string& number, const std::string& date) const;

  private:
    // As acts have it; absent where no act can belong to it.
    std::optional<std::uint32_t> number_of(const std::string& institution) const;
    std::uint32_t number_of(const ActPlace& place) const;
    bool is_cited_elsewhere(const std::string& number, const std::string& date) const;

    const IndexReader& index_;
};

}  // namespace recueil::query
