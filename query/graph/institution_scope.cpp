#include "query/graph/institution_scope.h"

#include <algorithm>
#include <tuple>

#include "indexer/terms.h"

namespace recueil::query {

namespace {

std::string slug(std::string_view words) {
    std::string text(words);
    std::replace(text.begin(), text.end(), ' ', '-');
    return text;
}

std::string term_of_elsewhere(const std::string& number, const std::string& date) {
    return indexer::boolean_term(indexer::prefix::cited_elsewhere, number + "@" + date);
}

}  // namespace

std::uint32_t InstitutionScope::number_of(const ActPlace& place) const {
    return index_.institutions->of(place.segment, place.row);
}

std::optional<std::uint32_t> InstitutionScope::number_of(const std::string& institution) const {
    if (institution.empty()) return Institutions::unknown;
    const std::uint32_t held = index_.institutions->of_slug(institution);
    return held == Institutions::unknown ? std::nullopt : std::optional(held);
}

std::string InstitutionScope::of(const ActPlace& place) const {
    if (!are_several()) return {};
    return index_.institutions->slug_of(number_of(place));
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
    const auto own = number_of(institution);
    places.erase(std::remove_if(places.begin(), places.end(),
                                [&](const ActPlace& place) { return !are_several() || number_of(place) != own; }),
                 places.end());
    return places;
}

std::vector<ActPlace> InstitutionScope::citing(const std::string& term, const std::string& number,
                                               const std::string& date, const std::string& institution) const {
    std::vector<ActPlace> places = index_.acts_with(term);
    if (!are_several()) return places;
    const auto order = [](const ActPlace& a, const ActPlace& b) {
        return std::tie(a.segment, a.row) < std::tie(b.segment, b.row);
    };
    std::vector<ActPlace> elsewhere;
    if (is_cited_elsewhere(number, date)) {
        elsewhere = index_.acts_with(term_of_elsewhere(number, date));
        std::sort(elsewhere.begin(), elsewhere.end(), order);
    }
    const auto own = number_of(institution);
    places.erase(std::remove_if(places.begin(), places.end(),
                                [&](const ActPlace& place) {
                                    return number_of(place) != own &&
                                           !std::binary_search(elsewhere.begin(), elsewhere.end(), place, order);
                                }),
                 places.end());
    return places;
}

bool InstitutionScope::is_meant(const std::string& term, const std::string& number, const std::string& date,
                                const std::string& institution) const {
    const std::vector<ActPlace> places = citing(term, number, date, institution);
    if (!is_cited_elsewhere(number, date)) return !places.empty() && (are_several() || institution.empty());
    return std::any_of(places.begin(), places.end(), [&](const ActPlace& place) {
        const auto edges = index_.segments[place.segment].doc_table().edges(place.row);
        return std::any_of(edges.begin(), edges.end(), [&](const indexer::EdgeView& edge) {
            return edge.kind == corpus::ReferenceKind::deliberation && edge.date == date &&
                   indexer::number_key(edge.number) == number && meant_by(place, edge) == institution;
        });
    });
}

std::set<std::string> InstitutionScope::meant(const std::string& term, const std::string& number,
                                              const std::string& date) const {
    std::set<std::string> institutions;
    if (!is_cited_elsewhere(number, date)) {
        std::set<std::uint32_t> numbers;
        for (const ActPlace& place : index_.acts_with(term)) numbers.insert(number_of(place));
        for (const std::uint32_t each : numbers) institutions.insert(index_.institutions->slug_of(each));
        return institutions;
    }
    for (const ActPlace& place : index_.acts_with(term)) {
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
    return index_.all.term_exists(term_of_elsewhere(number, date));
}

}  // namespace recueil::query
