// Stable, URL-safe names of acts.
#pragma once

#include <string>
#include <string_view>

#include "corpus/act.h"

namespace recueil::corpus {

// « pas-de-calais-cd-2020-302-2020-09-28 »: institution, assembly, number and day identify a deliberation; the digest
// of its file stands in where one of them is missing, and for documents. The same act gives the same id wherever it is
// read from.
std::string identity_of(const Act& act);

// Lower-case ASCII letters and digits with single hyphens; at most `limit` bytes, cut between words.
std::string slug(std::string_view text, std::size_t limit = 80);

}  // namespace recueil::corpus
