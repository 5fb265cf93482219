#include "query/compare/word_diff.h"

#include <algorithm>
#include <utility>

#include <unicode/uchar.h>

#include "base/text.h"
#include "base/time_limit.h"
#include "base/utf8.h"

namespace recueil::query {

namespace {

using Kind = DiffPiece::Kind;
using Words = std::vector<WordText::Word>;

// Below this share of common words a text counts as another one.
constexpr double least_common = 0.2;

constexpr CodePointValue typographic_apostrophe = 0x2019;
constexpr CodePointValue no_break_hyphen = 0x2011;

bool is_space(CodePointValue c) {
    return c >= 0 && (u_isUWhiteSpace(c) != 0);
}
bool is_letter(CodePointValue c) {
    return c >= 0 && (u_isalnum(c) != 0 || u_charType(c) == U_NON_SPACING_MARK);
}
bool is_apostrophe(CodePointValue c) {
    return c == '\'' || c == typographic_apostrophe;
}

// The end of the digits at `at`.
std::size_t digits_end(std::string_view text, std::size_t at) {
    while (at < text.size() && is_ascii_digit(text[at])) ++at;
    return at;
}

// The end of a number with spaces between thousands and decimals: « 120 000,00 ».
std::size_t number_end(std::string_view text, std::size_t at) {
    const std::size_t first = at;
    at = digits_end(text, at);
    bool grouped = at - first <= 3;
    while (grouped && at < text.size()) {
        std::size_t next = at;
        if (!is_space(next_code_point(text, next)) || text[at] == '\n') break;
        const std::size_t end = digits_end(text, next);
        grouped = end - next == 3;
        if (grouped) at = end;
    }
    if (at + 1 < text.size() && (text[at] == ',' || text[at] == '.') && is_ascii_digit(text[at + 1]))
        at = digits_end(text, at + 1);
    return at;
}

bool joins_words(CodePointValue c) {
    return c == '-' || c == no_break_hyphen || c == '.' || c == '/';
}

// The end of a word with its elision or what joins its parts: « l’ », « sous-préfet », « L.3121-14 », « 13/03/2018 ».
std::size_t word_end(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        std::size_t next = at;
        const CodePointValue c = next_code_point(text, next);
        if (is_apostrophe(c)) return next;
        if (joins_words(c)) {
            std::size_t after = next;
            if (next == text.size() || !is_letter(next_code_point(text, after))) return at;
        } else if (!is_letter(c)) {
            return at;
        }
        at = next;
    }
    return at;
}

// A word as it is compared.
std::string key_of(std::string_view word) {
    std::string key;
    key.reserve(word.size());
    for (std::size_t at = 0; at < word.size();) {
        const std::size_t begin = at;
        const CodePointValue c = next_code_point(word, at);
        if (is_space(c)) continue;
        if (is_apostrophe(c)) {
            key.push_back('\'');
        } else {
            key.append(word.substr(begin, at - begin));
        }
    }
    return key;
}

// Marks the words of two texts that the shortest edit from one to the other removes and adds.
class ShortestEdit {
  public:
    ShortestEdit(const Words& from, const Words& to, std::size_t steps)
        : from_(from), to_(to), removed(from.size()), added(to.size()), steps_(steps) {
        boxes_.push_back({0, static_cast<long>(from.size()), 0, static_cast<long>(to.size())});
    }

    void run() {
        while (!boxes_.empty()) {
            Box box = boxes_.back();
            boxes_.pop_back();
            trim(box);
            if (box.is_done() || !split(box)) replace(box);
        }
    }

    std::size_t steps_left() const { return steps_; }

  private:
    // Words [a, a_end) of the first text against [b, b_end) of the second.
    struct Box {
        long a = 0, a_end = 0, b = 0, b_end = 0;
        bool is_done() const { return a == a_end || b == b_end; }
    };

    bool same(long a, long b) const {
        return from_[static_cast<std::size_t>(a)].id == to_[static_cast<std::size_t>(b)].id;
    }

    void trim(Box& box) const {
        while (box.a < box.a_end && box.b < box.b_end && same(box.a, box.b)) ++box.a, ++box.b;
        while (box.a < box.a_end && box.b < box.b_end && same(box.a_end - 1, box.b_end - 1)) --box.a_end, --box.b_end;
    }

    void replace(const Box& box) {
        std::fill(removed.begin() + box.a, removed.begin() + box.a_end, true);
        std::fill(added.begin() + box.b, added.begin() + box.b_end, true);
    }

    bool spend(std::size_t steps) {
        const bool enough = steps_ >= steps;
        steps_ = enough ? steps_ - steps : 0;
        return enough;
    }

    // Cuts the box in two where the paths from both its corners meet; false where the budget ends before.
    bool split(const Box& box) {
        const long size_a = box.a_end - box.a;
        const long size_b = box.b_end - box.b;
        const long most = (size_a + size_b + 1) / 2;
        const long delta = size_a - size_b;
        const bool front_meets = delta % 2 != 0;
        const long middle = most + 1;
        const auto length = static_cast<std::size_t>(2 * most + 3);
        if (!spend(length / 8)) return false;
        front_.assign(length, -1);
        back_.assign(length, -1);
        front_[static_cast<std::size_t>(middle + 1)] = 0;
        back_[static_cast<std::size_t>(middle + 1)] = 0;
        // How far diagonals have left the box at either side.
        long front_low = 0, front_high = 0, back_low = 0, back_high = 0;
        const auto farthest = [&](const std::vector<long>& reached, long diagonal, long d) {
            const auto at = static_cast<std::size_t>(middle + diagonal);
            const bool down = diagonal == -d || (diagonal != d && reached[at - 1] < reached[at + 1]);
            return down ? reached[at + 1] : reached[at - 1] + 1;
        };
        const auto opposite = [&](const std::vector<long>& reached, long diagonal) {
            const long at = middle + delta - diagonal;
            return at < 0 || at >= static_cast<long>(length) ? -1 : reached[static_cast<std::size_t>(at)];
        };
        for (long d = 0; d < most; ++d) {
            if (!spend(static_cast<std::size_t>(2 * d + 2))) return false;
            for (long k = -d + front_low; k <= d - front_high; k += 2) {
                long x = farthest(front_, k, d);
                const long first = x;
                while (x < size_a && x - k < size_b && same(box.a + x, box.b + x - k)) ++x;
                if (!spend(static_cast<std::size_t>(x - first))) return false;
                front_[static_cast<std::size_t>(middle + k)] = x;
                if (x > size_a) {
                    front_high += 2;
                } else if (x - k > size_b) {
                    front_low += 2;
                } else if (front_meets) {
                    const long other = opposite(back_, k);
                    if (other != -1 && x >= size_a - other) return push(box, x, x - k);
                }
            }
            for (long k = -d + back_low; k <= d - back_high; k += 2) {
                long x = farthest(back_, k, d);
                const long first = x;
                while (x < size_a && x - k < size_b && same(box.a_end - 1 - x, box.b_end - 1 - x + k)) ++x;
                if (!spend(static_cast<std::size_t>(x - first))) return false;
                back_[static_cast<std::size_t>(middle + k)] = x;
                if (x > size_a) {
                    back_high += 2;
                } else if (x - k > size_b) {
                    back_low += 2;
                } else if (!front_meets) {
                    const long other = opposite(front_, k);
                    if (other != -1 && other >= size_a - x) return push(box, other, other - (delta - k));
                }
            }
        }
        return false;  // nothing in common
    }

    bool push(const Box& box, long x, long y) {
        const bool at_corner = (x == 0 && y == 0) || (box.a + x == box.a_end && box.b + y == box.b_end);
        if (at_corner) return false;
        boxes_.push_back({box.a + x, box.a_end, box.b + y, box.b_end});
        boxes_.push_back({box.a, box.a + x, box.b, box.b + y});
        return true;
    }

    const Words& from_;
    const Words& to_;
    std::vector<Box> boxes_;
    std::vector<long> front_;
    std::vector<long> back_;

  public:
    std::vector<bool> removed;
    std::vector<bool> added;

  private:
    std::size_t steps_;
};

// A stretch of the edit: equal words, or words removed with those added in their place.
struct Stretch {
    bool is_equal = false;
    std::size_t from = 0, from_end = 0, to = 0, to_end = 0;
};

// Between two changes a lone small word or a comma is no landmark.
bool is_slight(const WordText& text, const Stretch& stretch) {
    std::size_t letters = 0;
    for (std::size_t at = stretch.to; at < stretch.to_end; ++at) {
        const auto& word = text.words[at];
        if (word.has_letters && ++letters > 1) return false;
        if (word.has_letters && word.end - word.begin > 3) return false;
    }
    return true;
}

std::vector<Stretch> stretches_of(const ShortestEdit& edit, const WordText& from, const WordText& to) {
    std::vector<Stretch> stretches;
    std::size_t a = 0;
    std::size_t b = 0;
    while (a < from.words.size() || b < to.words.size()) {
        Stretch stretch{false, a, a, b, b};
        while (a < from.words.size() && edit.removed[a]) ++a;
        while (b < to.words.size() && edit.added[b]) ++b;
        stretch.is_equal = a == stretch.from && b == stretch.to;
        if (stretch.is_equal) {
            while (a < from.words.size() && !edit.removed[a] && !edit.added[b]) ++a, ++b;
        }
        stretch.from_end = a;
        stretch.to_end = b;
        const bool has_changed_before = stretches.size() >= 2 && stretches.back().is_equal;
        if (!stretch.is_equal && has_changed_before && is_slight(to, stretches.back())) {
            stretches.pop_back();
            stretches.back().from_end = a;
            stretches.back().to_end = b;
            continue;
        }
        stretches.push_back(stretch);
    }
    return stretches;
}

std::size_t count_words(const WordText& text, std::size_t first, std::size_t end) {
    const auto begin = text.words.begin();
    return static_cast<std::size_t>(std::count_if(begin + static_cast<std::ptrdiff_t>(first),
                                                  begin + static_cast<std::ptrdiff_t>(end),
                                                  [](const WordText::Word& word) { return word.has_letters; }));
}

// The words [first, end), with the spaces before them.
std::string slice(const WordText& text, std::size_t first, std::size_t end) {
    if (first == end) return {};
    const std::size_t begin = first == 0 ? text.words[0].begin : text.words[first - 1].end;
    return std::string(text.text.substr(begin, text.words[end - 1].end - begin));
}

// The length of the white space at the start.
std::size_t leading_space(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t next = at;
        if (!is_space(next_code_point(text, next))) break;
        at = next;
    }
    return at;
}

void append(std::vector<DiffPiece>& pieces, Kind kind, std::string text) {
    if (text.empty()) return;
    if (!pieces.empty() && pieces.back().kind == kind) {
        pieces.back().text += text;
    } else {
        pieces.push_back({kind, std::move(text)});
    }
}

void add_change(WordDiff& diff, const WordText& from, const WordText& to, const Stretch& stretch) {
    std::string removed = slice(from, stretch.from, stretch.from_end);
    std::string added = slice(to, stretch.to, stretch.to_end);
    // A space before both stands before the change, not twice in it.
    const std::size_t space = leading_space(added);
    if (const std::size_t other = leading_space(removed); space > 0 && other > 0) {
        append(diff.pieces, Kind::equal, added.substr(0, space));
        added.erase(0, space);
        removed.erase(0, other);
    }
    append(diff.pieces, Kind::removed, std::move(removed));
    append(diff.pieces, Kind::added, std::move(added));
    diff.words_removed += count_words(from, stretch.from, stretch.from_end);
    diff.words_added += count_words(to, stretch.to, stretch.to_end);
}

WordDiff diff_of(const std::vector<Stretch>& stretches, const WordText& from, const WordText& to) {
    WordDiff diff;
    for (const Stretch& stretch : stretches) {
        if (!stretch.is_equal) {
            add_change(diff, from, to, stretch);
            continue;
        }
        std::string equal = slice(to, stretch.to, stretch.to_end);
        // What was removed before the first word of the second text keeps its distance to it.
        if (leading_space(equal) == 0 && !diff.pieces.empty() && diff.pieces.back().kind == Kind::removed) {
            const std::string before = slice(from, stretch.from, stretch.from_end);
            diff.pieces.back().text += before.substr(0, leading_space(before));
        }
        append(diff.pieces, Kind::equal, std::move(equal));
        diff.words_equal += count_words(to, stretch.to, stretch.to_end);
    }
    return diff;
}

}  // namespace

WordText WordNumbers::read(std::string_view text) {
    WordText result{text, {}};
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const CodePointValue c = next_code_point(text, at);
        if (is_space(c)) continue;
        const bool has_letters = is_letter(c);
        if (has_letters && is_ascii_digit(text[begin])) at = number_end(text, begin);
        if (has_letters) at = word_end(text, at);
        const auto id = static_cast<std::uint32_t>(numbers_.size());
        const auto number = numbers_.try_emplace(key_of(text.substr(begin, at - begin)), id).first->second;
        result.words.push_back({number, begin, at, has_letters});
    }
    return result;
}

WordDiff compare_words(const WordText& from, const WordText& to, DiffBudget& budget) {
    TimeLimit::check();
    const std::size_t share = budget.steps / 2;
    ShortestEdit edit(from.words, to.words, share);
    edit.run();
    budget.steps -= share - edit.steps_left();
    WordDiff diff = diff_of(stretches_of(edit, from, to), from, to);
    const std::size_t fewer = std::min(diff.words_equal + diff.words_removed, diff.words_equal + diff.words_added);
    if (diff.words_removed > 0 && diff.words_added > 0 &&
        static_cast<double>(diff.words_equal) < least_common * static_cast<double>(fewer)) {
        diff = diff_of({{false, 0, from.words.size(), 0, to.words.size()}}, from, to);
    }
    diff.is_cut = edit.steps_left() == 0;
    return diff;
}

}  // namespace recueil::query
