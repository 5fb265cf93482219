// References to deliberations: by number, by assembly and date, or by the vote that took them.
#pragma once

#include <string_view>
#include <vector>

#include "corpus/reference.h"
#include "corpus/text/folded_text.h"

namespace recueil::corpus {

// Appends, in order, each deliberation the text refers to; its places are bytes of the folded text. Meetings of
// committees and the minutes of a session are none. « le 27 février dernier » is counted back from `session` (ISO).
void find_deliberations(const FoldedText& text, std::string_view session, std::vector<Reference>& references);

}  // namespace recueil::corpus
