// Which institution is which: documents name one council in several ways, and two councils may share a name.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace recueil::indexer {

// An institution as its name says it: « Mairie de Corte » is {"commune", "corte"}. `kind` is empty where the name holds
// none of the table in institutions.cpp; `place` is then the whole name, folded.
struct InstitutionName {
    std::string kind;
    std::string place;
    bool operator==(const InstitutionName&) const = default;
};
InstitutionName read_institution(std::string_view name);

// The kind of institution that an assembly belongs to (« Conseil Général » is a departement's); empty where the words
// do not say it.
std::string_view kind_of_assembly(std::string_view assembly);
// True where two kinds may be one institution's: the three kinds of communauté and the métropole follow each other.
bool may_be_one_kind(std::string_view one, std::string_view other);
// True for one place with and without its article: « du Breuil » is Le Breuil.
bool is_same_place(std::string_view one, std::string_view other);
// True where one place is the other or a part of its words: « Plateau » for « Plateau de Lannemezan ».
bool may_be_one_place(std::string_view one, std::string_view other);

// The key of an institution as one act names it: "212000962@commune corte"; either half may be empty. A name without
// a kind is a commune's where its assembly is a municipal council. Empty where neither is known.
std::string institution_key(std::string_view name, std::string_view siren, std::string_view assembly);

// The halves of such a key.
struct InstitutionMention {
    std::string_view siren;
    std::string_view name;
};
InstitutionMention institution_of_key(std::string_view key);

// Groups keys into institutions: those of one SIREN are one; those of one name too, unless the name has several SIREN;
// a bare name is the one institution of that place. Gives for each key the index of the first key of its group.
// O(n log n).
std::vector<std::size_t> group_institutions(const std::vector<std::string>& keys);

// A value that belongs to an institution (a member, a committee) under the key of that institution, and back.
std::string scoped_key(std::string_view institution, std::string_view key);
std::pair<std::string_view, std::string_view> split_scope(std::string_view scoped);

}  // namespace recueil::indexer
