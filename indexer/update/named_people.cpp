#include "indexer/update/named_people.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "indexer/terms.h"

namespace recueil::indexer {

namespace {

enum class Shape { other, capital, upper, lower };

// Letter case of French text: ASCII, Latin-1 and the ligature œ. Other scripts count as neither.
Shape shape_of(std::string_view word) {
    std::size_t upper = 0;
    std::size_t lower = 0;
    bool first_is_upper = false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const auto byte = static_cast<unsigned char>(word[i]);
        bool is_upper = byte >= 'A' && byte <= 'Z';
        bool is_lower = byte >= 'a' && byte <= 'z';
        if (byte >= 0xC3 && byte <= 0xC5 && i + 1 < word.size()) {
            const auto next = static_cast<unsigned char>(word[i + 1]);
            is_upper = byte == 0xC3 ? next >= 0x80 && next <= 0x9E : next % 2 == 0;
            is_lower = !is_upper;
            ++i;
        }
        if (is_upper && upper + lower == 0) first_is_upper = true;
        upper += is_upper ? 1 : 0;
        lower += is_lower ? 1 : 0;
    }
    if (upper == 0) return lower == 0 ? Shape::other : Shape::lower;
    if (lower == 0) return upper >= 2 ? Shape::upper : Shape::other;
    return first_is_upper ? Shape::capital : Shape::other;
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 5> singular_civilities{"m", "mme", "mlle", "madame", "monsieur"};
constexpr std::array<std::string_view, 4> plural_civilities{"mm", "mmes", "mesdames", "messieurs"};
constexpr std::array<std::string_view, 14> particles{"de",  "du",  "des", "d",  "le",  "la",  "l",
                                                     "ben", "van", "von", "el", "den", "der", "di"};

constexpr std::size_t name_bytes = 120;  // longer is no name

}  // namespace

struct NameFinder::Word {
    std::string text;  // folded
    std::size_t begin = 0;
    std::size_t end = 0;
    Shape shape = Shape::other;
    bool joined = false;      // by spaces, hyphens or an apostrophe alone to the word before
    bool hyphenated = false;  // by a hyphen to the word before
    bool after_comma = false;
};

void NameFinder::know(const std::string& name) {
    const std::string key = person_key(name);
    const std::size_t first_end = key.find(' ');
    if (first_end == std::string::npos || key.size() > name_bytes || !known_.emplace(key, name).second) return;
    first_words_.insert(key.substr(0, first_end));
    longest_ = std::max(longest_, 1 + static_cast<std::size_t>(std::count(key.begin(), key.end(), ' ')));

    // The surname starts at the first word in capitals, or is the last word.
    std::size_t surname = key.rfind(' ') + 1;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= name.size(); ++i) {
        if (i < name.size() && name[i] != ' ') continue;
        if (begin > 0 && shape_of(std::string_view(name).substr(begin, i - begin)) == Shape::upper) {
            const std::size_t length = value_key(std::string_view(name).substr(begin)).size();
            if (length < key.size()) surname = std::min(surname, key.size() - length);
            break;
        }
        begin = i + 1;
    }
    const auto [bearer, is_first] = by_surname_.emplace(key.substr(surname), key);
    if (!is_first) bearer->second.clear();
}

// Returns the number of words of the longest known name at `at`; 0 for none.
std::size_t NameFinder::find_known(const std::vector<Word>& words, std::size_t at) {
    if (first_words_.count(words[at].text) == 0) return 0;
    std::size_t found_length = 0;
    auto found = known_.end();
    std::string key = words[at].text;
    for (std::size_t i = at + 1; i < words.size() && i < at + longest_ && words[i].joined && key.size() < name_bytes;
         ++i) {
        key.push_back(' ');
        key += words[i].text;
        if (const auto known = known_.find(key); known != known_.end()) {
            found = known;
            found_length = i + 1 - at;
        }
    }
    if (found_length != 0) sure_.emplace(found->first, found->second);
    return found_length;
}

void NameFinder::find_surname(const std::vector<Word>& words, std::size_t at, std::size_t end) {
    std::string key;
    for (std::size_t i = at; i < end; ++i) {
        if (!key.empty()) key.push_back(' ');
        key += words[i].text;
    }
    const auto bearer = by_surname_.find(key);
    if (bearer != by_surname_.end() && !bearer->second.empty())
        sure_.emplace(bearer->second, known_.at(bearer->second));
}

// The words of the name that a civility before `at` announces; 0 where none follows.
std::size_t NameFinder::find_after_civility(std::string_view text, const std::vector<Word>& words, std::size_t at) {
    if (at >= words.size()) return 0;
    if (const std::size_t known = find_known(words, at); known != 0) return known;
    std::size_t end = at;
    const bool all_upper = words[at].shape == Shape::upper;
    const auto joined = [&](std::size_t i) { return i < words.size() && (i == at || words[i].joined); };
    if (!all_upper) {
        while (joined(end) && end < at + 3 && words[end].shape == Shape::capital) ++end;
        if (end == at) return 0;
    } else {
        // « MME DANIÈLE SEUX », where the case does not part first name and surname: one first name, hyphens and all.
        ++end;
        while (joined(end) && words[end].hyphenated && words[end].shape == Shape::upper) ++end;
    }
    const std::size_t surname = end;
    while (joined(end) && end < surname + 5 && !words[end].hyphenated && is_one_of(words[end].text, particles)) ++end;
    const std::size_t core = end;
    while (joined(end) && end < core + 3 && words[end].shape == Shape::upper &&
           (end == core || words[end].hyphenated || !all_upper))
        ++end;
    if (end == core) {
        // A surname alone, « Mme SEUX ».
        if (all_upper) find_surname(words, at, surname);
        return surname - at;
    }
    const std::string_view name = text.substr(words[at].begin, words[end - 1].end - words[at].begin);
    sure_.emplace(person_key(name), std::string(name));
    return end - at;
}

std::vector<NameFinder::Word> NameFinder::words_of(std::string_view text, const std::vector<stemming::Token>& tokens) {
    std::vector<Word> words;
    words.reserve(tokens.size());
    std::size_t before = 0;
    const auto add = [&](std::size_t begin, std::size_t end, std::string folded) {
        Word word;
        const std::string_view gap = text.substr(before, begin - before);
        word.text = std::move(folded);
        word.begin = begin;
        word.end = end;
        word.shape = shape_of(text.substr(begin, end - begin));
        word.joined = !words.empty() && gap.size() <= 4 && gap.find_first_of(",;:()/\n") == std::string_view::npos;
        word.after_comma = gap.find(',') != std::string_view::npos;
        word.hyphenated = word.joined && !gap.empty() && gap.find(' ') == std::string_view::npos && gap != ".";
        words.push_back(std::move(word));
        before = end;
    };
    for (const stemming::Token& token : tokens) {
        if (token.end > text.size() || token.begin >= token.end || token.begin < before) continue;
        // The analyser leaves out elided articles, which names keep: « D’ESTREUX ».
        for (const std::string_view apostrophe : {std::string_view("\xE2\x80\x99"), std::string_view("'")}) {
            const std::size_t elided = apostrophe.size() + 1;
            if (token.begin < before + elided ||
                text.substr(token.begin - apostrophe.size(), apostrophe.size()) != apostrophe)
                continue;
            const std::size_t letter = token.begin - elided;
            if (std::isalpha(static_cast<unsigned char>(text[letter])) != 0)
                add(letter, letter + 1,
                    std::string(1, static_cast<char>(std::tolower(static_cast<unsigned char>(text[letter])))));
        }
        add(token.begin, token.end, token.surface);
    }
    return words;
}

void NameFinder::find(std::string_view text, const std::vector<stemming::Token>& tokens) {
    const std::vector<Word> words = words_of(text, tokens);
    for (std::size_t at = 0; at < words.size();) {
        const std::string& word = words[at].text;
        if (words[at].shape != Shape::lower || word == "m" || word == "mme") {
            if (is_one_of(word, singular_civilities)) {
                at += 1 + find_after_civility(text, words, at + 1);
                continue;
            }
            if (is_one_of(word, plural_civilities)) {
                ++at;
                while (const std::size_t length = find_after_civility(text, words, at)) {
                    at += length;
                    bool goes_on = at < words.size() && words[at].after_comma;
                    while (at < words.size() &&
                           (words[at].text == "et" || words[at].text == "ainsi" || words[at].text == "que")) {
                        goes_on = true;
                        ++at;
                    }
                    if (!goes_on || at >= words.size() || is_one_of(words[at].text, singular_civilities) ||
                        is_one_of(words[at].text, plural_civilities))
                        break;
                }
                continue;
            }
        }
        if (const std::size_t known = find_known(words, at); known != 0) {
            at += known;
            continue;
        }
        std::size_t end = at;
        while (end < words.size() && end < at + 3 && words[end].shape == Shape::capital &&
               (end == at || words[end].joined))
            ++end;
        if (end > at) {
            const std::size_t first_names = end;
            while (end < words.size() && end < first_names + 4 && words[end].joined &&
                   (words[end].shape == Shape::upper ||
                    (words[end].shape != Shape::lower && is_one_of(words[end].text, particles))))
                ++end;
            if (end > first_names && words[end - 1].shape == Shape::upper) {
                const std::string_view name = text.substr(words[at].begin, words[end - 1].end - words[at].begin);
                perhaps_.emplace(person_key(name), std::string(name));
                at = end;
                continue;
            }
        }
        ++at;
    }
    for (const auto& [key, name] : sure_) perhaps_.erase(key);
}

bool is_persons_key(std::string_view key) {
    static constexpr std::array<std::string_view, 25> bodies{
        "amicale",    "assemblee", "association", "club",      "comite",      "commission", "commune",
        "communaute", "conseil",   "conseillers", "collectif", "departement", "direction",  "elus",
        "federation", "groupe",    "groupes",     "mairie",    "membres",     "opposition", "prix",
        "service",    "societe",   "syndicat",    "majorite"};
    static constexpr std::array<std::string_view, 24> offices{
        "le",         "la",         "les",        "l",         "de",         "du",         "des",         "d",
        "maire",      "president",  "presidente", "adjoint",   "adjointe",   "conseiller", "conseillere", "municipal",
        "municipale", "secretaire", "rapporteur", "directeur", "directrice", "prefet",     "delegue",     "seance"};
    bool has_word = false;
    bool is_office = true;
    bool is_first = true;
    for (std::size_t at = 0; at < key.size();) {
        const std::size_t end = std::min(key.find(' ', at), key.size());
        const std::string_view word = key.substr(at, end - at);
        at = end + 1;
        if (word.empty()) continue;
        if (word.find_first_of("0123456789") != std::string_view::npos) return false;
        const auto is_one_of = [&](const auto& words) {
            return std::find(words.begin(), words.end(), word) != words.end();
        };
        if (is_first && is_one_of(bodies)) return false;
        is_first = false;
        if (!is_one_of(offices)) is_office = false;
        has_word = has_word || (word.size() > 1 && word.find_first_not_of(word.front()) != std::string_view::npos);
    }
    return has_word && !is_office;
}

}  // namespace recueil::indexer
