#include "query/graph/institution_scope.h"

#include <algorithm>

#include "indexer/terms.h"

namespace recueil::query {

namespace {

std::string slug(std::string_view words) {
    std::string text(words);
    std::replace(text.begin(), text.end(), ' ', '-');
    return text;
}

}  // namespace

std::string InstitutionScope::of(const ActPlace& place) const {
    if (!are_several()) return {};
    return index_.institutions->slug_of(index_.institutions->of(place.segment, place.row));
}

std::string InstitutionScope::meant_by(const ActPlace& citer, const indexer::EdgeView& edge) const {
    if (edge.institution.empty()) return of(citer);
    const std::size_t mark = edge.institution.find('@');
    const std::string_view kind = edge.institution.substr(0, mark);
    const std::string_view place =
        mark == std::string_view::npos ? std::string_view() : edge.institution.substr(mark + 1);
    if (place.empty()) {
        // « le conseil communautaire » of a commune: that of the commune, under any name.
        const std::string own = of(citer);
        return (own.empty() ? own : own + '+') + slug(kind);
    }
    const std::uint32_t held = index_.institutions->meant(kind, place);
    if (held != Institutions::unknown) return index_.institutions->slug_of(held);
    return (kind.empty() ? std::string() : slug(kind) + '-') + slug(place);
}

std::string InstitutionScope::label_of(const std::string& institution) const {
    const auto& all = index_.institutions->all();
    if (institution.empty()) return all.size() == 1 ? all.front().label : std::string();
    const std::uint32_t held = index_.institutions->of_slug(institution);
    return are_several() && held != Institutions::unknown ? all[held].label : std::string();
}

std::vector<ActPlace> InstitutionScope::acts_with(const std::string& term, const std::string& institution) const {
    std::vector<ActPlace> places = index_.acts_with(term);
    if (is_only(institution)) return places;
    places.erase(
        std::remove_if(places.begin(), places.end(), [&](const ActPlace& place) { return of(place) != institution; }),
        places.end());
    return places;
}

std::set<std::string> InstitutionScope::meant(const std::string& term, const std::string& number,
                                              const std::string& date) const {
    std::set<std::string> institutions;
    const bool is_divided = is_cited_elsewhere(number, date);
    for (const ActPlace& place : index_.acts_with(term)) {
        if (!is_divided) {
            institutions.insert(of(place));
            continue;
        }
        for (const indexer::EdgeView& edge : index_.segments[place.segment].doc_table().edges(place.row))
            if (edge.kind == corpus::ReferenceKind::deliberation && edge.date == date &&
                indexer::number_key(edge.number) == number)
                institutions.insert(meant_by(place, edge));
    }
    return institutions;
}

bool InstitutionScope::is_undivided(const std::string& number, const std::string& date) const {
    return !are_several() && !is_cited_elsewhere(number, date);
}

bool InstitutionScope::is_cited_elsewhere(const std::string& number, const std::string& date) const {
    return index_.all.term_exists(indexer::boolean_term(indexer::prefix::cited_elsewhere, number + "@" + date));
}

}  // namespace recueil::query
