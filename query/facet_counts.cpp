#include "query/facet_counts.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>

#include <fmt/format.h>

namespace recueil::query {

using indexer::Field;
using indexer::FieldId;

namespace {

using Counts = std::vector<std::uint32_t>;  // by value

struct MostFrequent {
    std::vector<std::uint32_t> values;  // most acts first
    std::size_t known = 0;              // values that any act has
};

// The `most` values that have the most acts. Values stand in the order of their keys: equal counts stay so.
MostFrequent most_frequent(const Counts& counts, std::size_t most) {
    MostFrequent found;
    const auto is_before = [&](std::uint32_t a, std::uint32_t b) {
        return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
    };
    std::vector<std::uint32_t>& heap = found.values;  // the last of them on top
    std::uint32_t floor = most == 0 ? std::numeric_limits<std::uint32_t>::max() : 0;
    const auto see = [&](std::size_t value) {
        if (counts[value] <= floor) return;
        if (heap.size() == most) {
            std::pop_heap(heap.begin(), heap.end(), is_before);
            heap.pop_back();
        }
        heap.push_back(static_cast<std::uint32_t>(value));
        std::push_heap(heap.begin(), heap.end(), is_before);
        if (heap.size() == most) floor = counts[heap.front()];
    };
    // Of tens of thousands of people few are among the most frequent: a loop of fixed length, which compilers make a
    // few wide comparisons of, passes over the others.
    constexpr std::size_t block = 64;
    std::size_t at = 0;
    for (; counts.size() - at >= block; at += block) {
        std::uint32_t known = 0;
        std::uint32_t above = 0;
        for (std::size_t i = 0; i < block; ++i) {
            known += counts.data()[at + i] != 0 ? 1U : 0U;
            above |= counts.data()[at + i] > floor ? 1U : 0U;
        }
        found.known += known;
        for (std::size_t i = 0; above != 0 && i < block; ++i) see(at + i);
    }
    for (; at < counts.size(); ++at) {
        found.known += counts[at] != 0 ? 1U : 0U;
        see(at);
    }
    std::sort_heap(heap.begin(), heap.end(), is_before);
    return found;
}

Facet facet_of(const FacetVocabulary& vocabulary, const Counts& counts, const std::vector<std::uint32_t>& selected,
               int most_values) {
    const auto is_selected = [&](std::uint32_t value) {
        return std::binary_search(selected.begin(), selected.end(), value);
    };
    auto [shown, known] = most_frequent(counts, static_cast<std::size_t>(std::max(most_values, 0)));
    // What is selected is always shown, so that it can be taken back.
    std::vector<std::uint32_t> besides;
    for (const std::uint32_t value : selected) {
        if (counts[value] == 0) ++known;
        if (std::find(shown.begin(), shown.end(), value) == shown.end()) besides.push_back(value);
    }
    std::stable_sort(besides.begin(), besides.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return counts[a] > counts[b]; });
    shown.insert(shown.end(), besides.begin(), besides.end());

    Facet facet;
    facet.field = vocabulary.field().name;
    facet.more = known - shown.size();
    if (vocabulary.field().id == FieldId::year) std::sort(shown.begin(), shown.end());
    for (const std::uint32_t value : shown) {
        const FacetValueInfo& info = vocabulary.values()[value];
        facet.values.push_back({info.value, info.label, counts[value], is_selected(value)});
    }
    return facet;
}

// The living acts of a segment that are not among `matched`.
std::vector<std::uint32_t> others(const indexer::Segment& segment, const std::vector<std::uint32_t>& matched) {
    std::vector<std::uint32_t> rows;
    auto next = matched.begin();
    for (std::uint32_t row = 0; row < segment.rows(); ++row) {
        if (next != matched.end() && *next == row)
            ++next;
        else if (!segment.is_dead(row))
            rows.push_back(row);
    }
    return rows;
}

Counts count_values(const OpenIndex& index, const FacetVocabulary& vocabulary, const MatchedActs& matches) {
    Counts counts(vocabulary.values().size(), 0);
    // The fewer are read: those found, or the others.
    const bool are_few = matches.count <= index.alive() / 2;
    for (std::size_t i = 0; i < matches.rows.size(); ++i)
        vocabulary.count(index.segments[i], i, are_few ? matches.rows[i] : others(index.segments[i], matches.rows[i]),
                         counts);
    if (!are_few)
        std::transform(vocabulary.acts().begin(), vocabulary.acts().end(), counts.begin(), counts.begin(),
                       std::minus<>());
    return counts;
}

std::string facet_names() {
    std::string names;
    for (const Field& each : indexer::fields())
        if (each.is_facet) names += (names.empty() ? "" : ", ") + std::string(each.name);
    return names;
}

}  // namespace

Result<std::vector<Facet>> count_facets(const OpenIndex& index, const SearchRequest& request,
                                        const MatchedActs& matches, const std::optional<Xapian::Query>& text_query,
                                        const Restrictions& restrictions, Deadline deadline) {
    std::vector<Facet> facets;
    for (const std::string& name : request.facets) {
        const Field* field = indexer::find_field(name);
        const FacetVocabulary* vocabulary = field == nullptr ? nullptr : index.vocabulary(field->id);
        if (vocabulary == nullptr)
            return failure(ErrorCode::usage, fmt::format("facets: “{}” is no facet", name), "any of: " + facet_names());
        const auto own = std::find_if(restrictions.groups.begin(), restrictions.groups.end(),
                                      [&](const FilterGroup& group) { return group.field == field->id; });
        const auto counted = [&](const MatchedActs& acts, const std::vector<std::uint32_t>& selected) {
            return facet_of(*vocabulary, count_values(index, *vocabulary, acts), selected, request.facet_values);
        };
        if (own == restrictions.groups.end())
            facets.push_back(counted(matches, {}));
        else
            facets.push_back(counted(
                collect_matches(index, restricted(text_query, restrictions.query(field->id)), deadline), own->values));
    }
    return facets;
}

}  // namespace recueil::query
