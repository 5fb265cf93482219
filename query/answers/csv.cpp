#include "query/answers/csv.h"

#include <algorithm>
#include <array>

namespace recueil::query {

namespace {

// Spreadsheets take the wide forms of the marks for the marks.
bool is_formula(std::string_view text) {
    constexpr std::string_view starts = "=+-@\t\r\n";
    constexpr std::array<std::string_view, 4> wide = {"＝", "＋", "－", "＠"};
    return (!text.empty() && starts.find(text.front()) != std::string_view::npos) ||
           std::any_of(wide.begin(), wide.end(), [&](std::string_view mark) { return text.starts_with(mark); });
}

}  // namespace

std::string csv_field(std::string_view text, char separator) {
    // Both separators, in either dialect: a program that guesses the wrong one must not find a cell that begins with
    // « = » in the middle of this one.
    const bool plain =
        text.find(separator) == std::string_view::npos && text.find_first_of(",;=\t\"\r\n") == std::string_view::npos;
    if (plain) return std::string(text);
    std::string out = "\"";
    for (const char byte : text) {
        if (byte == '"') out.push_back('"');
        out.push_back(byte);
    }
    out.push_back('"');
    return out;
}

std::string csv_line(const std::vector<std::string>& fields, char separator) {
    std::string line;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (i > 0) line.push_back(separator);
        line += csv_field(is_formula(fields[i]) ? "'" + fields[i] : fields[i], separator);
    }
    line.push_back('\n');
    return line;
}

}  // namespace recueil::query
