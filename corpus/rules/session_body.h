// Which council met: its institution and the assembly of it.
#pragma once

#include "corpus/act.h"
#include "corpus/text/folded_text.h"

namespace recueil::corpus {

struct SessionBody {
    OptionalText institution;  // « Commune de Pierrefonds »
    OptionalText assembly;     // « Conseil municipal »
};

// The legal name goes before a brand, and an institution that fits the assembly before any other (a commune to a
// municipal council). Where the header names only a town hall or the council « de X », the document may name the
// commune of that name. Absent where none is named. Linear in both texts.
SessionBody read_body(const FoldedText& header, const FoldedText& document);

}  // namespace recueil::corpus
