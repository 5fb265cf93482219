// The values of each facet over a whole index: which spellings are one value, and how it is shown.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "indexer/fields.h"
#include "indexer/storage/segment.h"
#include "query/facets/facet_bitmaps.h"
#include "query/facets/institutions.h"

namespace recueil::query {

struct FacetValueInfo {
    std::string value;              // given back to a filter, it selects this value
    std::string label;              // to show
    std::vector<std::string> keys;  // of the index, folded; a committee has one for each wording and mandate
    std::string name{};             // of a person or committee: the label without the institution
    std::uint32_t institution = Institutions::unknown;  // of a person or committee
};

// One facet of an index. Built when the index is opened; does not change.
class FacetVocabulary {
  public:
    // `members` is needed for `named` only: what is merely shaped like a name counts where a member is called so.
    // Persons and committees are distinguished by their institution.
    FacetVocabulary(const indexer::Field& field, const std::vector<indexer::Segment>& segments,
                    const Institutions& institutions, const FacetVocabulary* members);

    const indexer::Field& field() const { return *field_; }
    const std::vector<FacetValueInfo>& values() const { return values_; }

    // Adds to `counts`, by value, how many of these acts of a segment, the `number`th of the index, have each.
    void count(const indexer::Segment& segment, std::size_t number, const std::vector<std::uint32_t>& rows,
               std::vector<std::uint32_t>& counts) const;

    // How many living acts have each value.
    const std::vector<std::uint32_t>& acts() const { return acts_; }

    // The value of this very key, or of this value or label folded; absent where there is none or several institutions
    // have one.
    std::optional<std::uint32_t> exactly(std::string_view wanted) const;
    // The values that a person may mean: the exact one; else, of a committee or theme, those of that number or code;
    // else those whose words include all that were given. In the order of values().
    std::vector<std::uint32_t> meant_by(std::string_view wanted) const;

    static constexpr std::uint32_t none = FacetBitmaps::no_value;

  private:
    void add_plain(const std::vector<indexer::Segment>& segments);
    void add_institutions(const std::vector<indexer::Segment>& segments, const Institutions& institutions);
    void add_persons(const std::vector<indexer::Segment>& segments, const Institutions& institutions,
                     const FacetVocabulary* members);
    void add_committees(const std::vector<indexer::Segment>& segments, const Institutions& institutions);
    std::uint32_t add_value(FacetValueInfo value);
    void know(const std::string& key, std::uint32_t value);
    void tell_apart(const Institutions& institutions);
    void map_ordinals(const std::vector<indexer::Segment>& segments);
    std::optional<std::uint32_t> value_of_key(const std::string& key) const;
    std::vector<std::uint32_t> all_exactly(std::string_view wanted) const;
    void count_living(const std::vector<indexer::Segment>& segments);

    const indexer::Field* field_;
    std::vector<indexer::Column> columns_;
    std::vector<FacetValueInfo> values_;
    std::vector<std::uint32_t> acts_;
    std::vector<std::vector<std::vector<std::uint32_t>>> value_of_ordinal_;  // by column, segment, ordinal
    std::vector<std::vector<FacetBitmaps>> bits_;                            // by column, segment; none for committees
    std::unordered_map<std::string, std::vector<std::uint32_t>> by_key_;     // several where institutions share a name
    bool may_repeat_ = false;  // an act may have one value under several ordinals
};

}  // namespace recueil::query
