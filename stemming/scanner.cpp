#include "stemming/scanner.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include <unicode/uchar.h>

#include "stemming/folding.h"

namespace recueil::stemming {

namespace {

constexpr std::size_t kLongestPrefix = 8;  // letters of « jusqu », « aujourd »
constexpr std::size_t kFewestSpaced = 4;   // « il y a à » has three single letters in a row
constexpr std::size_t kMostSpaced = 40;

template <std::size_t Size>
bool is_one_of(std::string_view word, const std::array<std::string_view, Size>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_elided(std::string_view folded) {
    static constexpr std::array<std::string_view, 15> words{
        "l", "d", "j", "m", "t", "s", "n", "c", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "quelqu", "presqu"};
    return is_one_of(folded, words);
}

// Words that contain an apostrophe: « aujourd'hui », « presqu'île », « grand'rue », « prud'homme ».
bool is_joined(std::string_view before, std::string_view after) {
    if (before == "aujourd") return after == "hui";
    if (before == "presqu") return after == "ile" || after == "iles";
    if (before == "quelqu") return after == "un" || after == "une";
    if (before == "prud") return after.substr(0, 3) == "hom";
    if (before == "grand") return true;
    if (before == "entr") return true;
    return false;
}

// Suffixes of inclusive spelling and optional plurals: « élu·e·s », « agent(e)s », « Excusé(s) ».
bool is_inflection(std::string_view folded) {
    static constexpr std::array<std::string_view, 22> endings{
        "s",    "e",    "es",    "x",    "ne",    "nes",   "le",     "les",  "te",    "tes", "ere",
        "eres", "iere", "ieres", "rice", "rices", "trice", "trices", "euse", "euses", "nt",  "ent"};
    return is_one_of(folded, endings);
}

// Only these may follow a full stop: « agent.e.s », but « fin.Les » is two sentences.
bool is_plain_ending(std::string_view written) {
    return written == "e" || written == "s" || written == "es";
}

// End of the letters (and digits) that begin at `begin`; ignorable characters count only between them.
struct Run {
    std::size_t end = 0;
    std::size_t letters = 0;  // code points that are not marks
    bool has_digit = false;
    bool is_ascii = true;
};

Run run_at(std::string_view text, std::size_t begin) {
    Run run;
    run.end = begin;
    const auto is_plain = [&](std::size_t at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        return byte < 0x80 && detail::kAsciiClasses[byte] == CharacterClass::letter;
    };
    while (run.end < text.size() && is_plain(run.end)) ++run.end;
    run.letters = run.end - begin;
    Cursor cursor(text, run.end);
    while (true) {
        const CharacterClass what = cursor.what();
        if (what == CharacterClass::letter || what == CharacterClass::digit || what == CharacterClass::mark) {
            if (what != CharacterClass::mark) ++run.letters;
            if (what == CharacterClass::digit) run.has_digit = true;
            if (cursor.value() >= 0x80) run.is_ascii = false;
            cursor.advance();
            run.end = cursor.at();
        } else if (what == CharacterClass::ignorable) {
            run.is_ascii = false;
            cursor.advance();
        } else {
            return run;
        }
    }
}

bool is_word_part(CharacterClass what) {
    return what == CharacterClass::letter || what == CharacterClass::digit || what == CharacterClass::mark;
}

// « n° », « N°s », « n. », « no » before what they count.
std::optional<std::size_t> after_numero(std::string_view text, std::string_view folded, std::size_t end) {
    Cursor cursor(text, end);
    if (folded == "n" && cursor.take(CharacterClass::degree)) {
        if (cursor.is(U's') || cursor.is(U'S')) cursor.advance();
        return cursor.at();
    }
    if (folded != "n" && folded != "no") return std::nullopt;
    cursor.take(U'.');
    while (cursor.take(CharacterClass::space)) {
    }
    if (cursor.is(CharacterClass::digit)) return cursor.at();
    return std::nullopt;
}

// Single letters with one space between them.
struct SpacedLetters {
    std::string word;
    std::size_t end = 0;
    std::size_t count = 0;
    bool one_case = true;    // all after the first, which is no small letter before capitals
    bool enumerates = true;  // « A B C D », « X X X X »: each follows or repeats the one before
};

SpacedLetters spaced_letters_at(std::string_view text, std::size_t begin) {
    SpacedLetters letters;
    Cursor cursor(text, begin);
    char32_t before = 0;
    bool second_is_capital = false;
    while (cursor.is(CharacterClass::letter) && letters.count <= kMostSpaced) {
        const std::size_t letter = cursor.at();
        const char32_t value = cursor.value();
        const bool capital = u_isupper(static_cast<UChar32>(value)) != 0;
        do cursor.advance();
        while (cursor.is(CharacterClass::mark) && cursor.at() - letter < kLongestPrefix);
        if (is_word_part(cursor.what()) || cursor.is(CharacterClass::ignorable)) break;
        if (letters.count == 1) {
            second_is_capital = capital;
            letters.one_case = !capital || u_isupper(static_cast<UChar32>(before)) != 0;
        }
        if (letters.count > 1 && capital != second_is_capital) letters.one_case = false;
        if (letters.count > 0 && value != before && value != before + 1) letters.enumerates = false;
        before = value;
        letters.word += text.substr(letter, cursor.at() - letter);
        letters.end = cursor.at();
        ++letters.count;
        if (!cursor.take(CharacterClass::space)) break;
    }
    return letters;
}

}  // namespace

bool Scanner::next(Lexeme& lexeme) {
    while (at_ < text_.size()) {
        const CodePoint point = code_point_at(text_, at_);
        const std::size_t begin = at_;
        switch (point.character_class) {
            case CharacterClass::letter:
                if (word(begin, lexeme)) return true;
                break;
            case CharacterClass::digit:
                return number(numbers_.number_at(begin), begin, lexeme);
            case CharacterClass::ideograph:
                at_ += point.length;
                lexeme = {Lexeme::Kind::word, text_.substr(begin, point.length), begin, at_};
                return true;
            case CharacterClass::euro:
                at_ += point.length;
                lexeme = {Lexeme::Kind::word, "euros", begin, at_};
                return true;
            default:
                at_ += point.length;
        }
    }
    return false;
}

bool Scanner::number(Number found, std::size_t begin, Lexeme& lexeme) {
    storage_ = std::move(found.surface);
    at_ = found.end;
    lexeme = {Lexeme::Kind::number, storage_, begin, at_};
    return true;
}

// A dotted acronym: single letters, each followed by a full stop, the last by one or by nothing.
bool Scanner::acronym(std::size_t begin, std::size_t end, Lexeme& lexeme) {
    std::size_t last_end = end;
    std::size_t letters = 1;
    Cursor cursor(text_, end);
    while (cursor.take(U'.') && cursor.is(CharacterClass::letter)) {
        const std::size_t letter = cursor.at();
        do cursor.advance();
        while (cursor.is(CharacterClass::mark));
        if (is_word_part(cursor.what())) break;
        if (letters == 1) storage_ = text_.substr(begin, end - begin);
        storage_ += text_.substr(letter, cursor.at() - letter);
        last_end = cursor.at();
        ++letters;
    }
    if (letters < 2) return false;
    const std::string folded = fold_word(storage_).folded;
    if (folded.size() <= 3) {
        if (auto reference = numbers_.reference_after(folded, last_end)) {
            return number(*std::move(reference), begin, lexeme);
        }
    }
    at_ = last_end;
    lexeme = {Lexeme::Kind::rejoined, storage_, begin, last_end};
    return true;
}

// A word of a letter-spaced heading: « D É L I B É R A T I O N », « L ’ A C C U E I L » with its article left out.
bool Scanner::spaced_word(std::size_t begin, std::size_t end, Lexeme& lexeme) {
    Cursor second(text_, end);
    second.take(CharacterClass::space);
    const bool elided = second.take(CharacterClass::apostrophe) && second.take(CharacterClass::space) &&
                        is_elided(fold_word(text_.substr(begin, end - begin)).folded);
    const std::size_t first = elided ? second.at() : begin;
    SpacedLetters letters = spaced_letters_at(text_, first);
    if (letters.count < kFewestSpaced || letters.count > kMostSpaced || !letters.one_case || letters.enumerates) {
        return false;
    }
    storage_ = std::move(letters.word);
    at_ = letters.end;
    lexeme = {Lexeme::Kind::rejoined, storage_, first, at_};
    return true;
}

// Past « (s) », « (e)s », « ·e·s », « .e.s » that follow a word, or its own end.
std::size_t Scanner::inflection_end(std::size_t end) const {
    Cursor cursor(text_, end);
    const auto ending = [&](std::size_t from) -> std::optional<std::size_t> {
        if (!Cursor(text_, from).is(CharacterClass::letter)) return std::nullopt;
        std::size_t at = from;
        Cursor letters(text_, from);
        while (letters.is(CharacterClass::letter) && at - from <= 2 * kLongestPrefix) {
            letters.advance();
            at = letters.at();
        }
        if (is_word_part(letters.what())) return std::nullopt;
        if (!is_inflection(fold_word(text_.substr(from, at - from)).folded)) return std::nullopt;
        return at;
    };
    if (cursor.take(U'(')) {
        const auto inner = ending(cursor.at());
        if (!inner || !Cursor(text_, *inner).is(U')')) return end;
        const std::size_t closed = *inner + 1;
        const auto outer = ending(closed);
        return outer.value_or(is_word_part(Cursor(text_, closed).what()) ? end : closed);
    }
    for (int times = 0; times < 2; ++times) {
        Cursor sign(text_, end);
        const bool full_stop = sign.is(U'.');
        if (!full_stop && !sign.is(CharacterClass::middle_dot)) break;
        sign.advance();
        const auto after = ending(sign.at());
        if (!after || (full_stop && !is_plain_ending(text_.substr(sign.at(), *after - sign.at())))) break;
        end = *after;
    }
    return end;
}

bool Scanner::word(std::size_t begin, Lexeme& lexeme) {
    const Run run = run_at(text_, begin);
    at_ = run.end;
    if (run.has_digit) return number(numbers_.mixed(begin, run.end), begin, lexeme);

    const CodePoint follower = run.end < text_.size() ? code_point_at(text_, run.end) : CodePoint{};
    if (run.letters == 1 && follower.character_class == CharacterClass::space && spaced_word(begin, run.end, lexeme)) {
        return true;
    }
    const bool plain_follower = follower.character_class == CharacterClass::separator && follower.value != U'.' &&
                                follower.value != U'(' && follower.value != U'*';
    if (!plain_follower && run.letters <= kLongestPrefix) {
        if (run.letters == 1 && follower.value == U'.' && acronym(begin, run.end, lexeme)) return true;
        if (run.letters <= 2 && run.is_ascii) {
            const std::string folded = fold_word(text_.substr(begin, run.end - begin)).folded;
            if (auto reference = numbers_.reference_after(folded, run.end)) {
                return number(*std::move(reference), begin, lexeme);
            }
            if (const auto after = after_numero(text_, folded, run.end)) {
                at_ = *after;
                return false;
            }
        }
        if (follower.character_class == CharacterClass::apostrophe) {
            const std::string before = fold_word(text_.substr(begin, run.end - begin)).folded;
            Cursor cursor(text_, run.end + follower.length);
            const std::size_t next_begin = cursor.at();
            if (cursor.is(CharacterClass::letter)) {
                const Run next = run_at(text_, next_begin);
                const std::size_t compared = std::min<std::size_t>(next.end - next_begin, 2 * kLongestPrefix);
                if (is_joined(before, fold_word(text_.substr(next_begin, compared)).folded)) {
                    at_ = next.end;
                    lexeme = {Lexeme::Kind::word, text_.substr(begin, next.end - begin), begin, next.end};
                    return true;
                }
            }
            for (int spaces = 0; spaces < 2 && cursor.take(CharacterClass::space); ++spaces) {
            }
            if (is_elided(before) && is_word_part(cursor.what())) {
                at_ = cursor.at();
                return false;
            }
        }
    }
    if (!plain_follower && run.letters > 2) at_ = inflection_end(run.end);
    lexeme = {Lexeme::Kind::word, text_.substr(begin, run.end - begin), begin, at_};
    return true;
}

}  // namespace recueil::stemming
