// The words of an award: what is given, to whom, for what.
#pragma once

#include <cstddef>
#include <string_view>

namespace recueil::corpus {

struct TextSpan {
    std::size_t begin = 0;  // bytes of the folded text
    std::size_t end = 0;

    bool empty() const { return end <= begin; }
};

// All take folded text and ranges of its bytes.

// The first recipient of [begin, end): the words after « à la », « au profit de », « en faveur de », without the
// article, to where the sum, its purpose or a condition begins. Empty where nobody is named.
TextSpan find_recipient(std::string_view text, std::size_t begin, std::size_t end);

// « pour … », « au titre de … », without these words.
TextSpan find_purpose(std::string_view text, std::size_t begin, std::size_t end);

// Those who receive are named: by a capital, or by what they are.
bool names_recipient(std::string_view name);

// The sum at `amount` is an aid: the last noun of money before it, from `begin` on, or right behind it, is « subvention
// », « aide »…, not « prêt », « cotisation », « dépense ».
bool is_aid(std::string_view text, std::size_t begin, std::size_t amount, std::size_t amount_end, std::size_t end);

// « 30 EUR par élève »: a price for each, whose sum is not printed.
bool is_rate(std::string_view text, std::size_t amount_end);
// « une dépense de 400 000 EUR », « plafonnée à »: what is paid for, not what is given.
bool is_cost(std::string_view text, std::size_t begin, std::size_t amount);

}  // namespace recueil::corpus
