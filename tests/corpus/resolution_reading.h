// Short forms of what is read from the text of an act, for tables of tests.
#pragma once

#include <string>

#include "corpus/act.h"

namespace recueil::corpus::tests {

// Reads the text of one act; « president » presides.
Act resolution(const std::string& text, const std::string& header = {}, const std::string& president = "Paul MARTIN");

// « 1: De créer … | Autorise … »: the items, a label with a colon before its item.
std::string items_of(const Act& act);

// « 18/1/-/- adopted against=DURAND », « -/0/0/- adopted unanimous »: counts for, against, abstention, not voting, the
// result, and members named; votes parted by « | ».
std::string votes_of(const Act& act);

}  // namespace recueil::corpus::tests
