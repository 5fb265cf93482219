// What must hold of whatever a reader gives back; a breach ends the program, which is how a fuzzer learns of it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "corpus/document.h"
#include "corpus/readers/extraction.h"
#include "corpus/readers/text_encoding.h"

namespace recueil::corpus {

inline std::string_view bytes_of(const std::uint8_t* data, std::size_t size) {
    return {reinterpret_cast<const char*>(data), size};
}

inline void demand(bool promise) {
    if (!promise) std::abort();
}

// Of a text still to be cleaned: each line has its layout, each table its lines.
inline void demand_whole(const Extraction& extraction) {
    demand(is_valid_utf8(extraction.text));
    demand(extraction.text.find('\r') == std::string::npos);
    const auto lines = static_cast<std::size_t>(std::count(extraction.text.begin(), extraction.text.end(), '\n'));
    demand(extraction.lines.size() == lines);
    for (const DocumentTable& table : extraction.tables) {
        demand(table.line_start >= 1 && table.line_end >= table.line_start);
        demand(static_cast<std::size_t>(table.line_end) <= lines);
        demand(table.rows.size() == static_cast<std::size_t>(table.line_end - table.line_start) + 1);
    }
}

inline void demand_clean(const Document& document) {
    demand(is_valid_utf8(document.text));
    demand(!document.text.empty() && document.text.back() == '\n');
    demand(document.text.find_first_of(std::string_view("\r\f\0", 3)) == std::string_view::npos);
    demand(std::is_sorted(document.page_starts.begin(), document.page_starts.end()));
    const auto lines = std::count(document.text.begin(), document.text.end(), '\n');
    demand(document.page_starts.empty() || (document.page_starts.front() == 1 && document.page_starts.back() <= lines));
    demand(document.lines.empty() || document.lines.size() == static_cast<std::size_t>(lines));
    demand(document.page_sizes.empty() || document.page_sizes.size() == document.page_starts.size());
    for (const DocumentTable& table : document.tables) {
        demand(table.line_start >= 1 && table.line_end >= table.line_start && table.line_end <= lines);
        demand(table.rows.size() == static_cast<std::size_t>(table.line_end - table.line_start) + 1);
    }
    demand(document.sha256.size() == 64);
}

inline void demand_clean(const Result<Document>& document) {
    if (document) {
        demand_clean(*document);
    } else {
        demand(document.error().code == ErrorCode::unreadable_input);
        demand(is_valid_utf8(document.error().message));
        demand(document.error().message.find('\n') == std::string::npos);
    }
}

}  // namespace recueil::corpus
