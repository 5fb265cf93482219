// The one grammar of references: used for reading acts, for tracing and for resolving what people type.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/act.h"

namespace recueil::corpus {

// « la délibération n°2018-83 du Conseil départemental en date du 26 mars 2018 »,
// « articles L.3121-14 et L.3211-1 du Code général des collectivités territoriales », « loi n°84-53 du 26/01/1984 ».
struct Reference {
    ReferenceKind kind = ReferenceKind::deliberation;  // deliberation, code, law, decree, ordinance or order
    OptionalText number;                               // as written, without « n° »
    OptionalText date;                                 // ISO 8601
    OptionalText body;                                 // the assembly, as written
    OptionalText title;                                // between « », where one follows
    OptionalText code;                                 // name of the code, as written
    std::vector<std::string> articles;
    std::size_t begin = 0;  // bytes of the text
    std::size_t end = 0;
};

// Every reference of a running text (lines already joined), in order; a list of dates or numbers gives one each.
// Linear in the text.
std::vector<Reference> find_references(std::string_view text);

// The words of a person who names one act: a whole « Vu … » line, a number (« 2018-83 », « n° 2018 83 », « délib 83 de
// 2018 »), a number and a date, a date alone, a code article, a law. Empty where nothing in it is a reference.
std::vector<Reference> parse_reference(std::string_view wording);

// The same where nothing but a reference is expected: « 4 du 23 juin 2014 » and « 6 » are references there. Of a pasted
// line « Vu la délibération … modifiée par … » the deliberation that the line is about.
std::vector<Reference> parse_bare_reference(std::string_view wording);

// The first day of a text that no calendar has, as written (« 31 février 2018 », « 2018-02-31 »); the text between
// « » is left out. Linear in the text.
OptionalText impossible_date(std::string_view text);

// « 26 mars 2018 », « 26/03/2018 », « 1er juillet 2012 », « 2018-03-26 » to ISO 8601; absent where no such day exists.
OptionalText parse_date(std::string_view wording);

// Words compared as people mean them: lower case, no accents, apostrophes and dashes made one, spaces folded.
std::string fold(std::string_view text);

}  // namespace recueil::corpus
