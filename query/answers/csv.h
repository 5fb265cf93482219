// Comma-separated values (RFC 4180, lines ended by a line feed).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace recueil::query {

// The field as a line has it: quoted where it contains a comma, a semicolon, an equals sign, a tab, a quote or
// a line break, in either dialect.
std::string csv_field(std::string_view text, char separator = ',');

// The fields with separators between and a line feed after. A text that a spreadsheet would run as a formula (« =1+1 »)
// gets an apostrophe before it.
std::string csv_line(const std::vector<std::string>& fields, char separator = ',');

}  // namespace recueil::query
