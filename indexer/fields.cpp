#include "indexer/fields.h"

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/field_table.h"
#include "stemming/stemming.h"

namespace recueil::indexer {

namespace {

constexpr bool rows_are_in_order_of_id() {
    for (std::size_t i = 0; i < field_table.size(); ++i)
        if (static_cast<std::size_t>(field_table[i].id) != i) return false;
    return true;
}
static_assert(rows_are_in_order_of_id());

constexpr bool prefixes_are_unique_and_end_in_a_colon() {
    for (std::size_t i = 0; i < field_table.size(); ++i) {
        if (field_table[i].prefix.empty()) continue;
        if (field_table[i].prefix.back() != ':' || field_table[i].prefix.front() != 'X') return false;
        for (std::size_t j = i + 1; j < field_table.size(); ++j)
            if (field_table[i].prefix == field_table[j].prefix) return false;
    }
    return true;
}
static_assert(prefixes_are_unique_and_end_in_a_colon());

// Facets have places 1, 2, …, on the page too, and only facets have any.
constexpr bool facets_are_in_places() {
    std::size_t places = 0;
    std::size_t page_places = 0;
    std::size_t on_page = 0;
    for (const Field& each : field_table) {
        if (each.is_facet != (each.facet.place != 0)) return false;
        if (each.is_facet && (!each.is_filter || each.facet.label.empty() || each.facet.english.empty())) return false;
        places |= std::size_t{each.is_facet ? 1U : 0U} << each.facet.place;
        page_places |= std::size_t{each.facet.page_place != 0 ? 1U : 0U} << each.facet.page_place;
        on_page += each.facet.page_place != 0 ? 1 : 0;
    }
    return places == (std::size_t{2} << facet_count()) - 2 && page_places == (std::size_t{2} << on_page) - 2;
}
static_assert(facets_are_in_places());

template <class Place>
std::vector<const Field*> facets_by(Place place) {
    std::vector<const Field*> found;
    for (const Field& each : field_table)
        if (place(each) != 0) found.push_back(&each);
    std::sort(found.begin(), found.end(), [&](const Field* a, const Field* b) { return place(*a) < place(*b); });
    return found;
}

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t above = row[j];
            row[j] = std::min({above + 1, row[j - 1] + 1, diagonal + (a[i - 1] == b[j - 1] ? 0U : 1U)});
            diagonal = above;
        }
    }
    return row[b.size()];
}

}  // namespace

std::span<const Field> fields() {
    return field_table;
}

const Field& field(FieldId id) {
    return field_table[static_cast<std::size_t>(id)];
}

std::span<const Field* const> facets() {
    static const auto all = facets_by([](const Field& each) { return each.facet.place; });
    return all;
}

std::span<const Field* const> page_facets() {
    static const auto shown = facets_by([](const Field& each) { return each.facet.page_place; });
    return shown;
}

std::vector<std::string> default_facets() {
    std::vector<std::string> names;
    for (const Field* each : facets())
        if (each->facet.is_default) names.emplace_back(each->name);
    return names;
}

const Field* find_field(std::string_view name) {
    if (name.empty() || name.size() > 64) return nullptr;
    const std::string folded = stemming::fold(name);
    for (const Field& each : field_table) {
        if (each.name == folded) return &each;
        for (const std::string_view alias : each.aliases)
            if (!alias.empty() && alias == folded) return &each;
    }
    return nullptr;
}

const Field* nearest_field(std::string_view name) {
    if (name.size() < 3 || name.size() > 32) return nullptr;
    const std::string folded = stemming::fold(name);
    const Field* best = nullptr;
    std::size_t best_distance = std::max<std::size_t>(1, folded.size() / 3) + 1;
    const auto consider = [&](const Field& each, std::string_view candidate) {
        if (candidate.size() < 3) return;
        const std::size_t distance = edit_distance(folded, candidate);
        if (distance < best_distance) {
            best = &each;
            best_distance = distance;
        }
    };
    for (const Field& each : field_table) {
        consider(each, each.name);
        for (const std::string_view alias : each.aliases) consider(each, alias);
    }
    return best;
}

std::vector<std::uint32_t> value_slots() {
    std::vector<std::uint32_t> slots{slot::sort_key};
    for (const Field& each : field_table)
        if (each.slot != no_slot && std::find(slots.begin(), slots.end(), each.slot) == slots.end())
            slots.push_back(each.slot);
    return slots;
}

}  // namespace recueil::indexer
