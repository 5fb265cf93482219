// Lines of the rules to lines of the document.
#pragma once

#include <vector>

#include "corpus/act.h"
#include "corpus/passage.h"
#include "corpus/rules/source_lines.h"

namespace recueil::corpus {

// Replaces every line of an act's facts, or of its passages, by the line of the document it was cut from.
void to_source_lines(const SourceLines& lines, Act& act);
void to_source_lines(const SourceLines& lines, std::vector<Passage>& passages);

}  // namespace recueil::corpus
