// The codes of French law.
#pragma once

#include <re2/re2.h>

namespace recueil::corpus {

// The name of a code in a folded text: every code in force and those that acts still cite, in any case (« code de la
// santé publique »), the usual acronyms (« CGCT »), and « Code » before capitals (« Code Minier »). The heading of a
// column (« Code Opération ») is none.
const RE2& code_name();

}  // namespace recueil::corpus
