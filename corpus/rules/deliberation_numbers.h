// Numbers of deliberations in the shapes councils give them.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace recueil::corpus {

struct FoundNumber {
    std::size_t begin = 0;  // bytes of the folded text
    std::size_t end = 0;
    std::size_t after = 0;  // behind a bracket that closes
};

// A number behind its mark: « n° CP 2023-024 », « (n°2016-53) », « , N° 2014 / 166 », « sous les références C197.2021
// ».
std::optional<FoundNumber> marked_number_at(std::string_view folded, std::size_t from);

// A number without a mark, of a shape that says what it is: « DEL2024-92 », « 2017-120 », « 21-12/130 », « (DEL2025-02)
// », or any number before « du » and a day. Days are no numbers.
std::optional<FoundNumber> bare_number_at(std::string_view folded, std::size_t from);

}  // namespace recueil::corpus
