#include "query/suggest/spelling.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

#include "corpus/text/french_dictionary.h"

namespace recueil::query {

namespace {

using stemming::KnownWord;
using stemming::Lexicon;

constexpr std::size_t kShortest = 4;  // bytes; shorter words are left alone
constexpr std::size_t kLongest = 40;  // longer ones are left alone
constexpr int kMostMended = 4;
constexpr std::size_t kMuchRarer = 20;  // times, for a known word to be doubted
constexpr std::size_t kRare = 5;        // acts
constexpr int kEdit = 10;               // cost of one plain edit

bool is_vowel(char letter) {
    return std::string_view("aeiouy").find(letter) != std::string_view::npos;
}

// Sounds alike in French.
bool alike(char a, char b) {
    static constexpr std::array<std::string_view, 7> groups{"iy", "ckqs", "sz", "gj", "ea", "mn", "td"};
    return std::any_of(groups.begin(), groups.end(), [&](std::string_view group) {
        return group.find(a) != std::string_view::npos && group.find(b) != std::string_view::npos;
    });
}

// How far apart two words are, or more than `most`: letters left out, put in, changed or swapped, where doubling a
// letter and letters that sound alike cost less. Time in proportion to the product of their lengths.
int distance(std::string_view typed, std::string_view known, int most) {
    std::array<int, kLongest + 2> before{};
    std::array<int, kLongest + 2> row{};
    std::array<int, kLongest + 2> next{};
    const auto doubled = [](std::string_view word, std::size_t at) { return at > 0 && word[at] == word[at - 1]; };
    const auto one = [&](std::string_view word, std::size_t at) {
        if (doubled(word, at)) return kEdit / 2;
        return word[at] == 'h' || (at + 1 == word.size() && (word[at] == 's' || word[at] == 'e')) ? kEdit * 7 / 10
                                                                                                  : kEdit;
    };
    // Away from the diagonal lie only words of too different length.
    constexpr std::size_t band = 4;
    constexpr int never = 1000;
    row[0] = 0;
    for (std::size_t k = 0; k < known.size(); ++k) row[k + 1] = row[k] + one(known, k);
    for (std::size_t t = 0; t < typed.size(); ++t) {
        const std::size_t first = t > band ? t - band : 0;
        const std::size_t last = std::min(known.size(), t + band + 1);
        next[first] = first == 0 ? row[0] + one(typed, t) : never;
        int least = next[first];
        for (std::size_t k = first; k < last; ++k) {
            int cost = row[k];
            if (typed[t] != known[k])
                cost +=
                    alike(typed[t], known[k]) || (is_vowel(typed[t]) && is_vowel(known[k])) ? kEdit * 7 / 10 : kEdit;
            cost = std::min(cost, row[k + 1] + one(typed, t));
            cost = std::min(cost, next[k] + one(known, k));
            if (t > 0 && k > 0 && typed[t] == known[k - 1] && typed[t - 1] == known[k]) {
                cost = std::min(cost, before[k - 1] + kEdit * 7 / 10);
            }
            next[k + 1] = cost;
            least = std::min(least, cost);
        }
        if (last < known.size()) next[last + 1] = never;
        if (least > most + kEdit) return most + 1;
        before = row;
        row = next;
    }
    return row[known.size()];
}

int most_for(std::size_t length) {
    if (length <= 5) return kEdit;
    if (length <= 8) return kEdit * 3 / 2;
    return length <= 12 ? kEdit * 2 : kEdit * 5 / 2;
}

// Few begin a word with the wrong letter, but one may be missing or too many there.
bool may_begin_alike(std::string_view typed, std::string_view known) {
    if (known.size() < 2) return false;
    return known[0] == typed[0] || known[0] == typed[1] || known[1] == typed[0] || alike(known[0], typed[0]);
}

std::size_t count_of(std::span<const Lexicon> lexicons, std::string_view surface) {
    std::size_t count = 0;
    for (const Lexicon& lexicon : lexicons)
        if (const auto word = lexicon.find(surface)) count += word->count;
    return count;
}

struct Candidate {
    std::string surface;  // of a single word
    std::string display;
    double score = -1;  // the higher the better
};

Candidate nearest(std::span<const Lexicon> lexicons, std::string_view surface, std::size_t least_count) {
    Candidate best;
    if (surface.size() < kShortest || surface.size() > kLongest) return best;
    const std::uint32_t letters = Lexicon::letters_of(surface);
    const int most = most_for(surface.size());
    const auto longer = static_cast<std::size_t>(most / (kEdit / 2)) - 1;
    const int most_letters = most * 2 / (kEdit * 7 / 10);  // the cheapest edit that changes two
    for (const Lexicon& lexicon : lexicons) {
        for (std::size_t at = 0; at < lexicon.size(); ++at) {
            const KnownWord word = lexicon.word(at);
            if (word.surface.size() + longer < surface.size() || word.surface.size() > surface.size() + longer)
                continue;
            if (word.surface.size() > kLongest) continue;
            if (__builtin_popcount(word.letters ^ letters) > most_letters || !may_begin_alike(surface, word.surface))
                continue;
            // Of several lexicons together, so that it does not matter how the acts are spread over them.
            const std::size_t count = lexicons.size() == 1 ? word.count : count_of(lexicons, word.surface);
            if (count < least_count) continue;
            const int far = distance(surface, word.surface, most);
            if (far > most || far == 0) continue;
            double score = 10 - static_cast<double>(far) / kEdit * 3 + std::log1p(static_cast<double>(count)) * 0.35;
            if (word.surface.front() == surface.front()) score += 1;
            // Between equals the first in order, as in one lexicon.
            if (score > best.score || (score == best.score && word.surface < best.surface))
                best = {std::string(word.surface), {}, score};
        }
    }
    best.display = stemming::display_of(lexicons, best.surface);
    return best;
}

// Two words of the corpus run together.
Candidate parted(std::span<const Lexicon> lexicons, std::string_view surface) {
    Candidate best;
    constexpr std::size_t least_part = 3;
    if (surface.size() > kLongest) return best;
    for (std::size_t at = least_part; at + least_part <= surface.size(); ++at) {
        const std::size_t rarer =
            std::min(count_of(lexicons, surface.substr(0, at)), count_of(lexicons, surface.substr(at)));
        if (rarer < 3) continue;
        const double score = 7 + std::log1p(static_cast<double>(rarer)) * 0.35;
        if (score > best.score) {
            best = {{},
                    stemming::display_of(lexicons, surface.substr(0, at)) + ' ' +
                        stemming::display_of(lexicons, surface.substr(at)),
                    score};
        }
    }
    return best;
}

void collect_words(const Node& node, std::vector<const Node*>& words) {
    switch (node.kind) {
        case Node::Kind::word:
            words.push_back(&node);
            return;
        case Node::Kind::sequence:
        case Node::Kind::conjunction:
        case Node::Kind::disjunction:
        case Node::Kind::near:
            for (const Node& child : node.children) collect_words(child, words);
            return;
        default:
            return;
    }
}

}  // namespace

std::optional<std::string> nearest_word(std::span<const Lexicon> lexicons, std::string_view surface) {
    const Candidate near = nearest(lexicons, surface, 1);
    const Candidate apart = parted(lexicons, surface);
    const Candidate& best = near.score >= apart.score ? near : apart;
    if (best.score < 0) return std::nullopt;
    return best.display;
}

std::optional<std::string> correction_of(std::span<const Lexicon> lexicons, std::string_view surface,
                                         std::string_view written, std::size_t acts) {
    if (acts > kRare) return std::nullopt;
    std::optional<std::string> better;
    if (acts == 0) {
        better = nearest_word(lexicons, surface);
    } else {
        // A word that the corpus itself misspells once or twice.
        const std::size_t often = count_of(lexicons, surface) * kMuchRarer;
        const Candidate near = nearest(lexicons, surface, std::max<std::size_t>(often, kMuchRarer));
        constexpr double convincing = 9;
        if (near.score >= convincing) better = near.display;
    }
    // Last: the first look into the dictionary reads it.
    if (better && corpus::is_french_word(written)) return std::nullopt;
    return better;
}

std::optional<std::string> suggest_query(std::string_view text, const ParsedQuery& parsed,
                                         const stemming::Analyser& analyser, std::span<const Lexicon> lexicons,
                                         const ActsOf& acts_of) {
    std::vector<const Node*> words;
    collect_words(parsed.root, words);
    std::string mended;
    std::size_t copied = 0;
    int count = 0;
    for (const Node* word : words) {
        const std::string_view written = text.substr(word->begin, word->end - word->begin);
        for (const stemming::Token& token : analyser.analyse(written)) {
            if (count == kMostMended) break;
            if (token.is_number || stemming::is_stop_word(token.surface)) continue;
            const std::optional<std::string> better = correction_of(
                lexicons, token.surface, written.substr(token.begin, token.end - token.begin), acts_of(token));
            if (!better) continue;
            mended += text.substr(copied, word->begin + token.begin - copied);
            mended += *better;
            copied = word->begin + token.end;
            ++count;
        }
    }
    if (count == 0) return std::nullopt;
    mended += text.substr(copied);
    return mended;
}

}  // namespace recueil::query
