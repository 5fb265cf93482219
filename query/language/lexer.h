// The first step of reading a query: its words, quotes, signs and fields, one after the other.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/fields.h"
#include "query/response.h"

namespace recueil::query {

struct Item {
    enum class Kind {
        word,
        number,     // `text` in the analyser's spelling
        date,       // `text` in ISO 8601
        reference,  // `text` in the analyser's spelling; `names_text`: of a law or code and not an act's number
        phrase,
        open,
        close,
        both,    // ET
        either,  // OU
        except,  // SAUF
        minus,   // `-`, NON, NOT
        plus,
        near,
        field,  // what comes next is its value
        years,  // `2018..2020`
        end,
    };
    Kind kind = Kind::end;
    std::string text;
    std::size_t begin = 0;  // bytes of the query
    std::size_t end = 0;
    const indexer::Field* field = nullptr;
    int distance = 0;
    bool names_text = false;
    bool is_value = false;    // of the field before it
    std::vector<Item> words;  // of a date in words
};

// The spelling of a field's name that its example shows: « présent ».
std::string_view french_name(const indexer::Field& field);

// Four digits that name a year of 1900 to 2099.
bool is_year(std::string_view digits);

// At most about `most` bytes of a text, as valid UTF-8 on one line.
std::string printable(std::string_view text, std::size_t most = std::string_view::npos);

enum class Syntax {
    operators,
    none  // words, numbers, dates and references only: for a text copied from an act
};

// Diagnostics past the first twenty are left out: nobody reads them.
class Diagnostics {
  public:
    void add(std::string_view message, std::size_t begin, std::size_t end);
    bool empty() const { return list_.empty(); }
    std::vector<Diagnostic> take() { return std::move(list_); }

  private:
    std::vector<Diagnostic> list_;
};

constexpr std::size_t kMostWords = 256;
constexpr int kDeepest = 64;

// Parentheses come out balanced and at most kDeepest deep; the last item is an end. Linear in the text.
std::vector<Item> items_of(std::string_view text, Diagnostics& diagnostics, Syntax syntax = Syntax::operators);

// Holds nothing but white space and control characters.
bool is_blank(std::string_view text);

// Puts together what several words say: dates in words, « n° 2018 83 », « délibération n°6 ».
std::vector<Item> with_mentions(std::vector<Item> items);

}  // namespace recueil::query
