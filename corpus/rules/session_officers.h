// Who presided a session and who was its secretary.
#pragma once

#include <optional>
#include <string_view>

#include "corpus/act.h"
#include "corpus/text/folded_text.h"

namespace recueil::corpus {

// « sous la présidence de Madame Anne ROCHE », « Président : … ». Where only a function presides, the person whom the
// document names with it, in the roll call or the signature. Linear in both texts.
std::optional<Person> read_president(const FoldedText& header, const FoldedText& document);

// « Secrétaire de séance : … », « A été élue secrétaire : … », « Mme X est désignée … », « nomme M. X, secrétaire ».
std::optional<Person> read_secretary(const FoldedText& header, const FoldedText& document);

}  // namespace recueil::corpus
