// The field table: the one place that names the fields of an act, their aliases and labels, and where the index keeps
// them. The query language, options, HTTP parameters, OpenAPI, facets, their columns and `recueil info` are made from
// it.
//
// Terms of an act in the index:
//   word        a folded surface form, no prefix. Stems are not terms: the synonym table of the index leads from a stem
//               to the surface forms of the corpus (terms.h, stem_entry). Their places: storage/token_stream.h
//   XT: XE:     words of the title and of the deciding articles
//   Q:ID        the act's id
//   the prefixes below, always with ':', then a folded value; a term too long for Xapian ends in a digest
//
// Value slots are below as well; every slot that is not named there is free.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace recueil::indexer {

enum class FieldId : std::uint8_t {
    title,
    article,
    member,
    present,
    excused,
    absent,
    presiding,
    secretary,
    recused,
    named,
    commission,
    theme,
    territory,
    assembly,
    part,
    outcome,
    year,
    date,
    number,
    cites,
    visa,
    group,
    in_favour,
    against,
    abstention,
    amount,
    beneficiary,
    kind,
    file,
    institution,
    form,
    vote,
    transmission,
    posting,
    identifier,
};

enum class FieldKind : std::uint8_t {
    words,      // running text: a word, a phrase or a prefix
    value,      // one value of a vocabulary, compared folded
    person,     // a name in any spelling
    reference,  // an act or a text in any wording
    range,      // ordered: a value, `a..b`, `>a`, `<a`
};

inline constexpr std::uint32_t no_slot = 0xFFFFFFFF;

// The facet of a field: its order and its labels. Facets are filters too.
struct Facet {
    std::uint8_t place = 0;       // from 1: order in answers, options, parameters and help; 0 for a field that is none
    bool is_default = false;      // counted where a request names no facets
    std::uint8_t page_place = 0;  // from 1: order on the page of results; 0 where the page does not show it
    std::string_view label{};     // French, on the page
    std::string_view english{};   // of its option and its HTTP parameter, one line without its full stop
    std::string_view example{};   // a value of that parameter
};

struct Field {
    FieldId id{};
    std::string_view name{};                    // canonical, English, as in filters and facets
    std::array<std::string_view, 8> aliases{};  // French and English, folded; unused ones empty
    FieldKind kind{};
    std::string_view prefix{};     // of its terms; empty where it has none
    std::uint32_t slot = no_slot;  // of its value; no_slot where it has none
    bool is_facet = false;
    bool is_filter = false;          // may be given as `--name` and as an HTTP parameter
    std::string_view description{};  // French, one line
    std::string_view example{};      // in the query language
    Facet facet{};
};

// A column of facet values of a segment (field_table.h).
enum class Column : std::uint8_t {};

// In the order people should read it.
std::span<const Field> fields();

const Field& field(FieldId id);

// The facets in order of place, and those of the page in its order.
std::span<const Field* const> facets();
std::span<const Field* const> page_facets();
// The names of those that are counted by default, in order of place.
std::vector<std::string> default_facets();

// Finds a field by canonical name or alias, in any case and with or without accents; null where none matches.
const Field* find_field(std::string_view name);

// The field whose name or alias is nearest to a mistyped one; absent where none is near.
const Field* nearest_field(std::string_view name);

// Terms that no field of the table owns.
namespace prefix {
inline constexpr std::string_view id = "Q:";
inline constexpr std::string_view copy_of = "XDB:";          // the id that an act of another document had first
inline constexpr std::string_view cited_on = "XRD:";         // DATE@NUMBER of a deliberation cited
inline constexpr std::string_view cited_elsewhere = "XRF:";  // NUMBER@DATE of a deliberation of another institution
inline constexpr std::string_view acronym = "XAB:";          // LETTERS=WORDS that a text explains them by
inline constexpr std::string_view perhaps_named = "XMC:";    // shaped like a name; counts where a member is called that
}  // namespace prefix

// Slots that no field of the table owns.
namespace slot {
inline constexpr std::uint32_t sort_key = 0;  // date, number, id: a total order
}

// Every slot that an act may have a value in, each once.
std::vector<std::uint32_t> value_slots();

}  // namespace recueil::indexer
