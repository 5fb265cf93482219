// Values of fields that are ordered: years, dates, amounts.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "indexer/fields.h"

namespace recueil::query {

struct RangeValue {
    std::string lower;  // empty: open
    std::string upper;
    bool exclusive = false;
};

// `a`, `a..b`, `a..`, `..b`, `>a`, `>=a`, `<a`, `<=a`. Dates come out as ISO day, month or year, amounts as plain
// decimals, ends in order. Absent where the field has no such values.
std::optional<RangeValue> parse_range(const indexer::Field& field, std::string_view text);

}  // namespace recueil::query
