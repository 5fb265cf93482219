#include "indexer/update/cited_institution.h"

#include <algorithm>
#include <array>

#include <re2/re2.h>

#include "indexer/terms.h"

namespace recueil::indexer {

namespace {

// « de la Communauté de Communes du Pays de Caux », « d'Alizay » behind the name of an assembly.
const RE2& place_pattern() {
    static const RE2 pattern(
        R"(^\s*(?:de la|de l['’]\s?|du|des|de|d['’])\s*)"
        R"(((?:(?i:commune|ville|mairie|communauté\s+(?:de\s+communes|d['’]\s?agglomération|urbaine)|métropole|département|région|syndicat(?:\s+mixte)?)\s+(?:de la|de l['’]|du|des|de|d['’])?\s*)?)"
        R"((?:\p{Lu}[\p{L}'’-]*)(?:\s+(?:(?:de la|de l['’]|du|des|de|d['’]|et|en|sur|sous|les?|la)\s*)?\p{Lu}[\p{L}'’-]*){0,6}))");
    return pattern;
}

// Words in capitals that follow an assembly and name no place.
bool is_no_place(std::string_view folded) {
    static constexpr std::array<std::string_view, 27> words{
        "janvier",  "fevrier",  "mars",     "avril", "mai",   "juin",         "juillet",     "aout",     "septembre",
        "octobre",  "novembre", "decembre", "lundi", "mardi", "mercredi",     "jeudi",       "vendredi", "samedi",
        "dimanche", "monsieur", "madame",   "m",     "mme",   "installation", "approbation", "seance",   "commune"};
    return std::find(words.begin(), words.end(), folded.substr(0, folded.find(' '))) != words.end();
}

bool is_acronym(std::string_view name) {
    static const RE2 pattern(R"([A-Z][A-Z0-9]{1,9})");
    return RE2::FullMatch(re2::StringPiece(name.data(), name.size()), pattern);
}

// A word of four letters or more that both places have: « Lannion » of « Lannion-Trégor ».
bool share_a_word(std::string_view one, std::string_view other) {
    const std::string padded = ' ' + std::string(other) + ' ';
    for (std::size_t from = 0; from < one.size();) {
        const std::size_t to = std::min(one.find(' ', from), one.size());
        if (to - from >= 4 && padded.find(' ' + std::string(one.substr(from, to - from)) + ' ') != std::string::npos)
            return true;
        from = to + 1;
    }
    return false;
}

std::string_view place_behind(std::string_view text, std::string_view body) {
    const std::size_t at = text.find(body);
    if (at == std::string_view::npos) return {};
    const std::string_view rest = text.substr(at + body.size(), 200);
    re2::StringPiece place;
    if (!RE2::PartialMatch(re2::StringPiece(rest.data(), rest.size()), place_pattern(), &place)) return {};
    return {place.data(), place.size()};
}

}  // namespace

CitedInstitution::CitedInstitution(const corpus::Act& act) : own_(read_institution(act.institution.value_or(""))) {
    if (own_.kind.empty()) own_.kind = kind_of_assembly(act.assembly.value_or(""));
    const auto add = [&](const auto& parts) {
        for (const auto& part : parts)
            if (part.lines.start > 0) texts_.push_back({part.lines, part.text});
    };
    add(act.visas);
    add(act.recitals);
    add(act.articles);
}

std::string CitedInstitution::of(const corpus::OptionalText& body, int line) const {
    if (!body) return {};
    const auto text = std::find_if(texts_.begin(), texts_.end(), [&](const Text& each) {
        return each.lines.start <= line && line <= each.lines.end && each.text.find(*body) != std::string_view::npos;
    });
    return of(body, text == texts_.end() ? std::string_view() : text->text);
}

std::string CitedInstitution::of(const corpus::OptionalText& body, std::string_view sentence) const {
    if (!body) return {};
    InstitutionName named{std::string(kind_of_assembly(*body)), {}};
    const std::string folded = value_key(*body);
    const bool is_assembly = !named.kind.empty() || folded.starts_with("conseil") || folded.starts_with("assemblee") ||
                             folded.starts_with("commission") || folded.starts_with("bureau");
    bool is_by_initials = false;
    if (is_assembly) {
        const std::string_view behind = place_behind(sentence, *body);
        InstitutionName place = read_institution(behind);
        is_by_initials = is_acronym(behind);
        if (!is_no_place(place.place)) {
            if (!place.kind.empty()) named.kind = std::move(place.kind);
            named.place = std::move(place.place);
        }
    } else if (is_acronym(*body)) {
        named.kind = folded;
    } else {
        named = read_institution(*body);
    }
    if (!named.place.empty()) {
        const bool is_own_kind = may_be_one_kind(named.kind, own_.kind);
        // Communities have brands and short names, communes do not.
        const bool is_own_place = may_be_one_place(named.place, own_.place) ||
                                  (own_.kind != "commune" && (is_by_initials || share_a_word(named.place, own_.place)));
        if (is_own_kind && is_own_place) return {};
        return named.kind + '@' + named.place;
    }
    if (named.kind.empty() || own_.kind.empty() || may_be_one_kind(named.kind, own_.kind)) return {};
    return named.kind + '@';
}

}  // namespace recueil::indexer
