#include "stemming/acronyms.h"

#include <algorithm>
#include <cstddef>
#include <optional>

namespace recueil::stemming {

namespace {

constexpr std::size_t fewest_letters = 2;
constexpr std::size_t most_letters = 12;
// With the stop words between them: « Fonds DE Solidarité POUR LE Logement ».
constexpr std::size_t words_a_letter = 4;

// « PMI » and « P.M.I. », not « 2018-83 », « Pmi », nor « L.3121-14 ».
bool is_written_as_acronym(std::string_view written, const Token& token) {
    if (token.is_number || token.surface.size() < fewest_letters || token.surface.size() > most_letters) return false;
    return std::all_of(written.begin(), written.end(),
                       [](char byte) { return (byte >= 'A' && byte <= 'Z') || byte == '.'; });
}

// The text between two words, without white space and quotation marks.
std::string signs(std::string_view between) {
    std::string kept;
    for (const char byte : between)
        if (static_cast<unsigned char>(byte) > ' ' && byte != '"') kept += byte;
    for (const std::string_view quote : {"«", "»", "“", "”", "\u00A0", "\u202F"})
        for (auto at = kept.find(quote); at != std::string::npos; at = kept.find(quote)) kept.erase(at, quote.size());
    return kept;
}

class Finder {
  public:
    Finder(std::string_view text, std::span<const Token> tokens) : text_(text), tokens_(tokens) {}

    std::vector<Acronym> run() {
        std::vector<Acronym> found;
        for (std::size_t i = 0; i < tokens_.size(); ++i) {
            if (!is_written_as_acronym(written(i), tokens_[i])) continue;
            auto acronym = before(i);
            if (!acronym) acronym = after(i);
            if (acronym) found.push_back(std::move(*acronym));
        }
        return found;
    }

  private:
    std::string_view written(std::size_t i) const {
        return text_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin);
    }
    // Between a word and the one before it.
    std::string signs_before(std::size_t i) const {
        const std::size_t begin = i == 0 ? 0 : tokens_[i - 1].end;
        return signs(text_.substr(begin, tokens_[i].begin - begin));
    }
    std::string signs_after(std::size_t i) const {
        const std::size_t end = i + 1 < tokens_.size() ? tokens_[i + 1].begin : text_.size();
        return signs(text_.substr(tokens_[i].end, end - tokens_[i].end));
    }
    // Words of one name are parted by white space, hyphens, apostrophes and commas alone: « Conseil d’Architecture,
    // d’Urbanisme et de l’Environnement ».
    static bool joins(std::string_view between) {
        for (const std::string_view sign : {"’", "'", "-", "–", ","})
            if (between.substr(0, sign.size()) == sign) return joins(between.substr(sign.size()));
        // An elided article is no word of its own: what is left is its letters.
        return between.empty() || (between.size() <= 6 && (between.ends_with("'") || between.ends_with("’")));
    }

    // « Protection Maternelle et Infantile (PMI) »: the letters from the last to the first.
    std::optional<Acronym> before(std::size_t at) const {
        const std::string opening = signs_before(at);
        std::string closing = signs_after(at);
        closing.erase(0, closing.find_first_not_of('.'));
        if (at == 0 || opening != "(" || closing.empty() || closing.front() != ')') return {};
        const std::string& letters = tokens_[at].surface;
        // The name begins no earlier than this, nor before a sign that ends one.
        std::size_t first = at - 1;
        const std::size_t window = letters.size() * words_a_letter;
        while (first > 0 && at - first < window && joins(signs_before(first))) --first;
        std::vector<std::size_t> chosen;
        std::vector<bool> failed((at - first) * (letters.size() + 1), false);
        // The word at `i` and those before it give the first `left` letters.
        const auto give = [&](const auto& self, std::size_t i, std::size_t left) -> bool {
            const auto state = (i - first) * (letters.size() + 1) + left;
            if (failed[state]) return false;
            const std::string& word = tokens_[i].surface;
            const bool is_stop = is_stop_word(word);
            if (is_stop && i > first && self(self, i - 1, left)) return true;
            if (word.front() == letters[left - 1]) {
                if (left == 1 ? !is_stop : i > first && self(self, i - 1, left - 1)) {
                    if (!is_stop) chosen.push_back(i);
                    return true;
                }
            }
            failed[state] = true;
            return false;
        };
        if (!give(give, at - 1, letters.size())) return {};
        return acronym_of(at, chosen);
    }

    // « PMI (Protection Maternelle et Infantile) »: the brackets may hold nothing else.
    std::optional<Acronym> after(std::size_t at) const {
        std::string opening = signs_after(at);
        opening.erase(0, opening.find_first_not_of('.'));
        if (opening != "(") return {};
        const std::string& letters = tokens_[at].surface;
        std::vector<std::size_t> chosen;
        std::size_t given = 0;
        const std::size_t past = std::min(tokens_.size(), at + 1 + letters.size() * words_a_letter);
        for (std::size_t i = at + 1; i < past; ++i) {
            if (i > at + 1 && !joins(signs_before(i))) return {};
            const std::string& word = tokens_[i].surface;
            if (!is_stop_word(word)) {
                if (given == letters.size() || word.front() != letters[given]) return {};
                ++given;
                chosen.push_back(i);
            }
            if (given == letters.size() && signs_after(i).substr(0, 1) == ")") return acronym_of(at, chosen);
        }
        return {};
    }

    std::optional<Acronym> acronym_of(std::size_t at, const std::vector<std::size_t>& chosen) const {
        if (chosen.size() < 2) return {};
        Acronym acronym{tokens_[at].surface, {}};
        for (const std::size_t each : chosen) acronym.words.push_back(tokens_[each].surface);
        return acronym;
    }

    std::string_view text_;
    std::span<const Token> tokens_;
};

}  // namespace

std::vector<Acronym> explained_acronyms(std::string_view text, std::span<const Token> tokens) {
    if (text.find('(') == std::string_view::npos) return {};
    return Finder(text, tokens).run();
}

}  // namespace recueil::stemming
