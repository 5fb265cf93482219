// Sums awarded by lists and tables: a name and a sum on each row.
#pragma once

#include <cstddef>
#include <string_view>

#include "corpus/rules/grant_wordings.h"
#include "corpus/rules/reading.h"

namespace recueil::corpus {

// The name that a row of a list gives before its sum at `amount`: « - Association ADMR : 600 EUR ». Empty for a total,
// an account or a text that names nobody. Bytes of the folded text.
TextSpan find_list_name(std::string_view text, std::size_t begin, std::size_t amount);

// Behind the heads of a table's columns that begin at `begin`: « Bénéficiaire Montant maximum de la subvention »;
// `begin` where none do.
std::size_t behind_column_heads(std::string_view text, std::size_t begin, std::size_t end);

// The folded sentence awards aids that a list or table behind it names: « Décide de participer au financement des
// projets du tableau ci-dessous. »
bool announces_list(std::string_view sentence);

// The rows of the list or table before the decision, where an article adopts it (« Approuve les montants
// ci-dessus », « Adopte la proposition ») and it is about aids. Of a table of two years only the later counts.
void read_adopted_lists(Reading& reading);

}  // namespace recueil::corpus
