#include "stemming/endings.h"

#include <algorithm>
#include <array>

namespace recueil::stemming {

namespace {

struct Ending {
    std::string_view plain;
    std::string_view spelled;
};

// The first that fits counts, so a longer ending stands before a shorter one. An ending that spells itself is an
// exception to the next one.
constexpr std::array<Ending, 26> kEndings{{
    {"ees", "ées"},           {"ee", "ée"},          // abandonnées; no French word ends in a bare « ee »
    {"ierement", "ièrement"},                        // financièrement
    {"ieres", "ières"},       {"iere", "ière"},      // première
    {"duites", "duites"},     {"duite", "duite"},    // reconduite is no noun in « -té »
    {"truites", "truites"},   {"truite", "truite"},  // construite
    {"crites", "crites"},     {"crite", "crite"},    // souscrite
    {"ites", "ités"},         {"ite", "ité"},        // collectivités
    {"fient", "fié"},         {"fies", "fiés"},
    {"fie", "fié"},                              // modifie, modifié: always of a verb in « -fier »
    {"cies", "ciés"},         {"cie", "cié"},    // associé, bénéficie
    {"yes", "yés"},           {"ye", "yé"},      // employés
    {"asses", "assés"},       {"asse", "assé"},  // dépassé, not an imperfect subjunctive
    {"yers", "yer"},          {"gers", "ger"},
    {"llers", "ller"},  // loyers, usagers: the singular's « -er » is dropped
    {"chers", "cher"},
}};

bool ends_with(std::string_view word, std::string_view ending) {
    return word.size() > ending.size() && word.substr(word.size() - ending.size()) == ending;
}

}  // namespace

std::string probable_spelling(std::string_view folded) {
    const auto* const found = std::find_if(kEndings.begin(), kEndings.end(),
                                           [&](const Ending& ending) { return ends_with(folded, ending.plain); });
    if (found == kEndings.end()) return std::string(folded);
    std::string word(folded.substr(0, folded.size() - found->plain.size()));
    word += found->spelled;
    return word;
}

}  // namespace recueil::stemming
