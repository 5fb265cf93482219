// Names of people with their civilities.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/act.h"

namespace recueil::corpus {

struct FoundPerson {
    Person person;
    std::size_t begin = 0;  // bytes of the text, civility included
    std::size_t end = 0;
};

// The people of a list such as « M. Jean-Claude LEROY, Mme Odette DURIEZ, M. Rachid BEN AMOR. ». A name goes on to the
// next comma or civility; one without civility keeps an empty one. « néant » names nobody.
std::vector<Person> people_of_list(std::string_view list);

// The people a running text names with a civility: « Mesdames Sylvie X et Karine Y ainsi que Monsieur Z ». Plural
// civilities hold for each name that follows them.
std::vector<FoundPerson> find_people(std::string_view text);

// « XXX », « ……… », « Nom Prénom », « le Maire » behind a civility: the blank of a model, or a function, names nobody.
bool is_blank_name(std::string_view name);

// « MONSIEUR JEAN-CLAUDE LEROY » to « M. » and « Jean-Claude LEROY »: the first names get the case of `known` where one
// of them is the same person, else capital and small letters; the last word stays in capitals.
Person person_of_capitals(std::string_view text, const std::vector<Person>& known);

// The whole text is a person's name, with or without civility: « François RICHARD ».
bool is_person_name(std::string_view text);

}  // namespace recueil::corpus
