#include <algorithm>
#include <array>

#include "stemming/stemming.h"

namespace recueil::stemming {

namespace {

// Articles, pronouns, prepositions, conjunctions and the forms of être and avoir that carry no meaning of their own,
// folded and in order. Words with another meaning stay out: « est » (the East) and « ete » (summer) are in for their
// frequency, « pouvoir », « bien », « fait » and « contre » (of a vote) are not.
constexpr std::array<std::string_view, 132> kStopWords{
    "a",      "afin",     "ai",     "ainsi",      "alors",    "au",         "aucun",    "aucune",  "auquel", "aussi",
    "autre",  "autres",   "aux",    "auxquelles", "auxquels", "avaient",    "avait",    "avec",    "avoir",  "ayant",
    "c",      "car",      "ce",     "ceci",       "cela",     "celle",      "celles",   "celui",   "ces",    "cet",
    "cette",  "ceux",     "chaque", "chez",       "comme",    "d",          "dans",     "de",      "des",    "dont",
    "du",     "elle",     "elles",  "en",         "entre",    "est",        "et",       "etaient", "etait",  "etant",
    "ete",    "etes",     "etre",   "eu",         "eux",      "il",         "ils",      "j",       "je",     "l",
    "la",     "laquelle", "le",     "lequel",     "les",      "lesquelles", "lesquels", "leur",    "leurs",  "lors",
    "lui",    "m",        "ma",     "mais",       "me",       "meme",       "memes",    "mes",     "moi",    "mon",
    "n",      "ne",       "ni",     "nos",        "notre",    "nous",       "on",       "ont",     "or",     "ou",
    "par",    "parce",    "parmi",  "pas",        "pour",     "puis",       "qu",       "quand",   "que",    "quel",
    "quelle", "quelles",  "quels",  "qui",        "quoi",     "s",          "sa",       "sans",    "se",     "selon",
    "sera",   "seront",   "ses",    "si",         "soit",     "son",        "sont",     "sous",    "suis",   "sur",
    "t",      "ta",       "te",     "tous",       "tout",     "toute",      "toutes",   "un",      "une",    "vers",
    "vos",    "y"};

static_assert(std::is_sorted(kStopWords.begin(), kStopWords.end()));

}  // namespace

bool is_stop_word(std::string_view surface) {
    return std::binary_search(kStopWords.begin(), kStopWords.end(), surface);
}

}  // namespace recueil::stemming
