// The institutions of a whole index, and which of them each act belongs to.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/institutions.h"
#include "indexer/storage/segment.h"

namespace recueil::query {

struct InstitutionInfo {
    std::string label;              // as most acts write it; the SIREN where none names it
    std::string slug;               // "commune-corte": unique in the index, the beginning of node keys
    std::string siren;              // empty where no act gives it
    std::vector<std::string> keys;  // of the index
    std::vector<indexer::InstitutionName> names;
    std::vector<std::string> spellings;  // of its names, the most frequent first
};

// Built when the index is opened; does not change. Linear in the acts.
class Institutions {
  public:
    Institutions() = default;
    explicit Institutions(const std::vector<indexer::Segment>& segments);

    static constexpr std::uint32_t unknown = 0xFFFFFFFF;

    const std::vector<InstitutionInfo>& all() const { return all_; }
    // False where all acts may be of one council: nothing is kept apart then.
    bool are_several() const { return all_.size() > 1; }
    // The institution of an act; unknown where neither it nor its document names one. The only one of the index where
    // there is one.
    std::uint32_t of(std::size_t segment, std::size_t row) const;
    std::uint32_t of_key(std::string_view key) const;
    // That which another act names by its kind and place, either may be empty; unknown where none or several fit.
    std::uint32_t meant(std::string_view kind, std::string_view place) const;
    // "" where the index has one institution, or where it is unknown.
    std::string slug_of(std::uint32_t institution) const;
    // Unknown where no institution has the slug.
    std::uint32_t of_slug(std::string_view slug) const;

  private:
    std::vector<InstitutionInfo> all_;
    std::unordered_map<std::string, std::uint32_t> by_key_;
    std::vector<std::vector<std::uint32_t>> of_act_;  // by segment and row
};

}  // namespace recueil::query
