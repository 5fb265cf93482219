// RE2 on string_view: patterns that run in linear time on any text.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include <re2/re2.h>

namespace recueil::corpus {

inline re2::StringPiece piece(std::string_view text) {
    return {text.data(), text.size()};
}
inline std::string_view view(const re2::StringPiece& text) {
    return {text.data(), text.size()};
}

// The groups of a match, whole match first; empty where there is none.
struct Match {
    std::vector<re2::StringPiece> groups;
    std::size_t begin = 0;  // bytes of the text searched
    std::size_t end = 0;

    explicit operator bool() const { return !groups.empty(); }
    std::string_view operator[](std::size_t group) const {
        return group < groups.size() ? view(groups[group]) : std::string_view{};
    }
};

inline Match find(const RE2& pattern, std::string_view text, std::size_t from = 0,
                  RE2::Anchor anchor = RE2::UNANCHORED) {
    Match match;
    if (from > text.size()) return match;
    match.groups.resize(static_cast<std::size_t>(pattern.NumberOfCapturingGroups()) + 1);
    if (!pattern.Match(piece(text), from, text.size(), anchor, match.groups.data(),
                       static_cast<int>(match.groups.size()))) {
        match.groups.clear();
        return match;
    }
    match.begin = static_cast<std::size_t>(match.groups[0].data() - text.data());
    match.end = match.begin + match.groups[0].size();
    return match;
}

// A match that begins at `from` exactly.
inline Match match_at(const RE2& pattern, std::string_view text, std::size_t from) {
    return find(pattern, text, from, RE2::ANCHOR_START);
}

inline bool matches(const RE2& pattern, std::string_view text) {
    return RE2::FullMatch(piece(text), pattern);
}

}  // namespace recueil::corpus
