#include "query/facets/facet_counts.h"

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

// The `most` values that most acts have; equal counts in the order of their keys, which is that of the values.
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
    // Selected values are always shown, so that they can be unselected.
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

// The acts of a segment that are not among `matched`; deleted acts left out.
std::vector<std::uint32_t> others(const indexer::Segment& segment, const std::vector<std::uint32_t>& matched) {
    std::vector<std::uint32_t> rows;
    auto next = matched.begin();
    for (std::uint32_t row = 0; row < segment.rows(); ++row) {
        if (next != matched.end() && *next == row)
            ++next;
        else if (!segment.is_deleted(row))
            rows.push_back(row);
    }
    return rows;
}

std::string facet_names() {
    std::string names;
    for (const Field& each : indexer::fields())
        if (each.is_facet) names += (names.empty() ? "" : ", ") + std::string(each.name);
    return names;
}

}  // namespace

Counts count_values(const SearchContext& context, const FacetVocabulary& facet, const MatchedActs& matches) {
    const IndexReader& index = context.index();
    const std::size_t segments = matches.rows.size();
    const bool are_few = matches.count <= index.alive() / 2;
    const auto count = [&](std::size_t i, Counts& counts) {
        const std::vector<std::uint32_t>& rows = matches.rows[i];
        facet.count(index.segments[i], i, are_few ? rows : others(index.segments[i], rows), counts);
    };
    Counts counts(facet.values().size(), 0);
    if (index.pool == nullptr) {
        for (std::size_t i = 0; i < segments; ++i) count(i, counts);
    } else {
        std::vector<Counts> of_segments(segments, counts);
        context.run(segments, [&](std::size_t i) { count(i, of_segments[i]); });
        for (const Counts& each : of_segments)
            std::transform(each.begin(), each.end(), counts.begin(), counts.begin(), std::plus<>());
    }
    if (!are_few)
        std::transform(facet.acts().begin(), facet.acts().end(), counts.begin(), counts.begin(), std::minus<>());
    return counts;
}

Result<std::vector<Facet>> count_facets(Engine& engine, const IndexReader& index, const SearchRequest& request,
                                        const MatchSet& matches, const Plan& text, const Filters& filters) {
    std::vector<Facet> facets;
    for (const std::string& name : request.facets) {
        const Field* field = indexer::find_field(name);
        const FacetVocabulary* vocabulary = field == nullptr ? nullptr : index.vocabulary(field->id);
        if (vocabulary == nullptr)
            return failure(ErrorCode::usage, fmt::format("facets: “{}” is no facet", name), "any of: " + facet_names());
        const auto own = std::find_if(filters.groups.begin(), filters.groups.end(),
                                      [&](const FilterGroup& group) { return group.field == field->id; });
        if (own == filters.groups.end()) {
            facets.push_back(facet_of(*vocabulary, engine.count(matches, *vocabulary), {}, request.facet_values));
            continue;
        }
        const auto without_own = engine.match(with_filter(text, filters.plan(field->id)));
        facets.push_back(
            facet_of(*vocabulary, engine.count(*without_own, *vocabulary), own->values, request.facet_values));
    }
    return facets;
}

}  // namespace recueil::query
