// The matter of an act in the ACTES nomenclature, which councils give when they send it to the prefect and do not
// print.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/act.h"

namespace recueil::corpus {

struct ThemeCode {
    std::string code;  // "7", "7.10": text, never a number
    std::string label;
};

// The nomenclature in its order: nine codes of the first level, each before its own of the second (57 in all).
const std::vector<ThemeCode>& theme_codes();

// The label of a code of either level; empty for any other.
std::string_view theme_label(std::string_view code);

// The code of the second level that title, articles, services, texts cited and grants speak for most, by the rules of
// theme_rules.tsv; `reason` (French) names the strongest of them, `confidence` (0 to 1, two decimals) says how far the
// code leads the next. An estimate, to be shown as such. Absent where nothing speaks for any code. Linear in the act.
std::optional<Theme> estimate_theme(const Act& act);

}  // namespace recueil::corpus
