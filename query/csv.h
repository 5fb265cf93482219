// Comma-separated values (RFC 4180, lines ended by a line feed).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace recueil::query {

// The field as it stands in a line: quoted where it holds the separator, a quote or a line break.
std::string csv_field(std::string_view text, char separator = ',');

// The fields with separators between and a line feed after.
std::string csv_line(const std::vector<std::string>& fields, char separator = ',');

}  // namespace recueil::query
