#include "corpus/rules/letter_spacing.h"

#include <algorithm>
#include <vector>

#include <unicode/uchar.h>

#include "corpus/rules/utf8.h"

namespace recueil::corpus {

namespace {

constexpr std::size_t fewest_letters = 3;  // standing alone, for a line to be looked at

// One letter that is no word: not « à », « a », « y », nor a capital that may be an initial before a full stop.
bool is_lone_letter(std::string_view piece) {
    std::size_t at = 0;
    const UChar32 letter = next_code_point(piece, at);
    if (letter < 0 || at != piece.size() || !u_isalpha(letter)) return false;
    return letter != u'à' && letter != u'a' && letter != u'y' && letter != u'À' && letter != u'Y' && letter != u'ô';
}

bool has_letter(std::string_view piece) {
    for (std::size_t at = 0; at < piece.size();)
        if (const UChar32 c = next_code_point(piece, at); c >= 0 && u_isalpha(c)) return true;
    return false;
}

bool is_one_character(std::string_view piece) {
    std::size_t at = 0;
    return next_code_point(piece, at) >= 0 && at == piece.size();
}

// Quick test that refuses most lines: words in pieces are parted by wide gaps and hold lone letters.
bool may_be_spaced(std::string_view line) {
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    const auto wide = [](char left, char right) { return right == '\t' || (left == ' ' && right == ' '); };
    if (std::adjacent_find(line.begin(), line.end(), wide) == line.end()) return false;
    std::size_t lone = 0;
    for (std::size_t at = 0; at < line.size();) {
        const std::size_t end = std::min(line.find(' ', at), line.size());
        if (end > at && end - at <= 2) ++lone;
        at = end + 1;
    }
    return lone >= fewest_letters;
}

// The pieces between single spaces of each word between wider ones.
std::vector<std::vector<std::string_view>> words_in_pieces(std::string_view line) {
    std::vector<std::vector<std::string_view>> words;
    std::size_t at = 0;
    std::size_t spaces = 2;
    while (at < line.size()) {
        if (line[at] == ' ' || line[at] == '\t') {
            spaces += line[at] == '\t' ? 2U : 1U;
            ++at;
            continue;
        }
        const std::size_t end = std::min(line.find_first_of(" \t", at), line.size());
        if (spaces > 1) words.emplace_back();
        words.back().push_back(line.substr(at, end - at));
        spaces = 0;
        at = end;
    }
    return words;
}

}  // namespace

std::optional<std::string> without_letter_spacing(std::string_view line) {
    if (!may_be_spaced(line)) return std::nullopt;
    const auto words = words_in_pieces(line);
    std::size_t pieces = 0;
    std::size_t lone = 0;
    for (const auto& word : words) {
        for (const std::string_view piece : word) {
            pieces += has_letter(piece) ? 1U : 0U;
            lone += word.size() > 1 && is_lone_letter(piece) ? 1U : 0U;
        }
    }
    if (words.size() < 2 || lone < fewest_letters || lone * 5 < pieces * 2) return std::nullopt;

    std::string whole;
    for (const auto& word : words) {
        const bool apart = std::any_of(word.begin(), word.end(), is_lone_letter) ||
                           (word.size() > fewest_letters && std::all_of(word.begin(), word.end(), is_one_character));
        if (!whole.empty()) whole += "  ";
        for (std::size_t piece = 0; piece < word.size(); ++piece) {
            if (piece > 0 && !apart) whole += ' ';
            whole += word[piece];
        }
    }
    return whole;
}

}  // namespace recueil::corpus
