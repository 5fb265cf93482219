// Numbers of deliberations and ranks of an agenda, in the shapes that councils give them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace recueil::corpus {

// How sure the text is that a number is an act's.
enum class NumberMark {
    word,    // « Délibération n° 2023/021 », « DCM 23.1.49 »
    sign,    // « n° 2014 / 166 », « N° DBC 2021-082 »
    prefix,  // « DEL2025-17 : », « D2024-44 - »
    shape,   // « 2020-038 TITRE », « 23-02/001 – »
};

struct ActNumber {
    NumberMark mark = NumberMark::shape;
    std::size_t begin = 0;  // bytes of the folded text: the number itself, without its mark
    std::size_t end = 0;
    std::size_t mark_begin = 0;  // where the mark begins
    std::string series;          // the number with each run of digits as '#': numbers of one series rise together
    long serial = 0;             // the digits that rise: the last run, or the one before it where the last is a year
};

// The number that opens a line of folded text, after bullets. Amounts, dates, school years, parcels, articles of codes
// and decisions of the mayor (« DM 2024-04 ») are none.
std::optional<ActNumber> number_at_start(std::string_view folded);

// The first number with a mark (word or sign) inside the text, from `from` on; numbers that are cited (« vu la
// délibération n° … ») are passed over.
std::optional<ActNumber> marked_number(std::string_view folded, std::size_t from = 0);

// The number in brackets that closes a title: « Affectation des résultats (DE_2022_017) »; `mark_begin` is the bracket.
// A deliberation that the title cites (« retrait de la délibération (DE_2021_004) ») is none.
std::optional<ActNumber> bracketed_number(std::string_view folded);

struct Rank {
    std::string text;  // as printed, without its mark: « 3 », « II »
    long value = 0;
    std::size_t end = 0;  // of the mark
    bool named = false;   // « Point n° 3 », « Question 5 »
    int style = 0;        // equal for ranks written alike: « 1. » and « 2. », but not « 1) » or « I. »
};

// « 3. », « 3 - », « III. », « Point n° 3 », « Question 5 : » at the start of a line of folded text.
std::optional<Rank> rank_at_start(std::string_view folded);

}  // namespace recueil::corpus
