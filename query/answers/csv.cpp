#include "query/answers/csv.h"

namespace recueil::query {

namespace {

bool is_formula(std::string_view text) {
    constexpr std::string_view starts = "=+-@\t\r";
    return !text.empty() && starts.find(text.front()) != std::string_view::npos;
}

}  // namespace

std::string csv_field(std::string_view text, char separator) {
    const bool plain =
        text.find(separator) == std::string_view::npos && text.find_first_of("\"\r\n") == std::string_view::npos;
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
