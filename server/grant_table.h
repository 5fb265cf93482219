// The sums that acts award, added up by beneficiary.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "corpus/act.h"
#include "query/response.h"
#include "query/searcher.h"

namespace recueil::server {

// Of each beneficiary, one by one; further ones are in the sums only.
inline constexpr std::size_t kMostGrantsKept = 100;

struct KeptGrant {
    corpus::Grant grant;
    query::Hit act;  // that awards it
};

struct Beneficiary {
    std::string name;
    std::string institution;
    std::int64_t cents = 0;
    std::size_t grants = 0;
    std::set<std::string> acts{};  // ids
    std::vector<KeptGrant> kept{};
};

class GrantTable {
  public:
    // The councils of the index: « Ville » and « Commune de X » are one.
    explicit GrantTable(const std::vector<query::VocabularyEntry>& councils);

    void add(const query::Hit& hit, const corpus::Act& act);

    // The greatest first; valid as long as the table is not added to.
    std::vector<const Beneficiary*> by_sum() const;
    // Cents by year of the session.
    const std::map<std::string, std::int64_t>& by_year() const { return by_year_; }
    std::size_t grants() const { return grants_; }
    std::int64_t cents() const { return cents_; }

  private:
    std::string label_of(const std::string& council) const;

    std::map<std::string, std::string> labels_;  // of councils, by each of their names
    std::map<std::string, Beneficiary> entries_;
    std::map<std::string, std::int64_t> by_year_;
    std::size_t grants_ = 0;
    std::int64_t cents_ = 0;
};

}  // namespace recueil::server
