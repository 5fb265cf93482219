#include "query/language/lexer.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "base/utf8.h"
#include "query/characters.h"
#include "stemming/cursor.h"
#include "stemming/scanner.h"
#include "stemming/stemming.h"

namespace recueil::query {

namespace {

using stemming::CharacterClass;
using stemming::Cursor;
using stemming::Lexeme;

constexpr std::size_t kMostDiagnostics = 20;
constexpr std::size_t kLongestMessage = 400;  // bytes
constexpr int kUsualDistance = 10;
constexpr int kFarthest = 100;
constexpr std::size_t kLongestFieldName = 40;  // bytes

bool is_white(const Cursor& cursor) {
    if (cursor.is(CharacterClass::space)) return true;
    const char32_t value = cursor.value();
    return value <= U' ' || value == U'\u0085' || value == U'\u2028' || value == U'\u2029' || value == 0x7F;
}

bool opens_quote(char32_t value) {
    return value == U'"' || value == U'«' || value == U'“' || value == U'„' || value == U'‟' || value == U'‹' ||
           value == U'”' || value == U'＂';
}

bool closes_quote(char32_t opener, char32_t value) {
    switch (opener) {
        case U'«':
            return value == U'»';
        case U'‹':
            return value == U'›';
        default:
            return value == U'"' || value == U'”' || value == U'“' || value == U'＂';
    }
}

bool is_stray_quote(char32_t value) {
    return value == U'»' || value == U'›';
}

bool is_wordlike(CharacterClass what) {
    return what == CharacterClass::letter || what == CharacterClass::digit || what == CharacterClass::ideograph ||
           what == CharacterClass::euro;
}

bool has_word(std::string_view text) {
    for (Cursor cursor(text, 0); !cursor.done(); cursor.advance())
        if (is_wordlike(cursor.what())) return true;
    return false;
}

bool is_all_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char byte) { return byte >= '0' && byte <= '9'; });
}

struct FoundText {
    std::string text;
    std::size_t begin = 0;
    std::size_t end = 0;
};

class Lexer {
  public:
    Lexer(std::string_view text, Diagnostics& diagnostics, Syntax syntax)
        : text_(text), diagnostics_(diagnostics), has_operators_(syntax == Syntax::operators) {
        shouted_ = !has_lower_case(text);
        scan_numbers();
    }

    std::vector<Item> items() {
        while (at_ < text_.size()) step();
        for (std::size_t missing = open_.size(); missing > 0; --missing) {
            const std::size_t begin = open_[missing - 1];
            diagnostics_.add("Parenthèse ouverte et jamais fermée : lue comme fermée à la fin.", begin, begin + 1);
            put(Item::Kind::close, text_.size(), text_.size());
        }
        put(Item::Kind::end, text_.size(), text_.size());
        return std::move(items_);
    }

  private:
    // Every number of the query as the analyser sees it, and a cut after the last word that is read.
    void scan_numbers() {
        stemming::Scanner scanner(text_);
        std::size_t words = 0;
        for (Lexeme lexeme; scanner.next(lexeme);) {
            if (++words > kMostWords) {
                diagnostics_.add(fmt::format("Plus de {} mots : la suite est laissée de côté.", kMostWords),
                                 lexeme.begin, text_.size());
                text_ = text_.substr(0, lexeme.begin);
                return;
            }
            const std::string_view written = text_.substr(lexeme.begin, lexeme.end - lexeme.begin);
            if (lexeme.kind == Lexeme::Kind::rejoined && written.find(' ') != std::string_view::npos) {
                spaced_words_.push_back({std::string(lexeme.text), lexeme.begin, lexeme.end});
            }
            if (lexeme.kind == Lexeme::Kind::number) {
                numbers_.push_back({std::string(lexeme.text), lexeme.begin, lexeme.end});
            }
        }
    }

    Item& put(Item::Kind kind, std::size_t begin, std::size_t end, std::string text = {}) {
        Item item;
        item.kind = kind;
        item.begin = begin;
        item.end = end;
        item.text = std::move(text);
        items_.push_back(std::move(item));
        return items_.back();
    }

    void step() {
        Cursor cursor(text_, at_);
        if (is_white(cursor) || is_stray_quote(cursor.value())) {
            cursor.advance();
            at_ = cursor.at();
            return;
        }
        if (!has_operators_) return plain(cursor);
        if (opens_quote(cursor.value())) return quotation(cursor);
        if (cursor.is(U'(')) return opening();
        if (cursor.is(U')')) return closing();
        const std::size_t end = word_end(at_);
        if (value_expected()) return value(end);
        if (spaced_word()) return;
        if (sign(cursor, end)) return;
        if (operation(end)) return;
        if (field(end)) return;
        if (years(end)) return;
        word(at_, end);
    }

    // A word, a number or a sign that says nothing.
    void plain(Cursor cursor) {
        const std::size_t end = word_end(at_);
        if (end == at_) {
            cursor.advance();
            at_ = cursor.at();
        } else if (!spaced_word()) {
            word(at_, end);
        }
    }

    // « S A L A R I A T », pasted from a heading: one word, as the analyser reads it.
    bool spaced_word() {
        while (next_spaced_ < spaced_words_.size() && spaced_words_[next_spaced_].begin < at_) ++next_spaced_;
        if (next_spaced_ == spaced_words_.size() || spaced_words_[next_spaced_].begin != at_) return false;
        const FoundText& found = spaced_words_[next_spaced_];
        put(Item::Kind::word, found.begin, found.end, found.text);
        at_ = found.end;
        return true;
    }

    bool value_expected() const { return !items_.empty() && items_.back().kind == Item::Kind::field; }

    void quotation(Cursor cursor) {
        const std::size_t begin = at_;
        const char32_t opener = cursor.value();
        cursor.advance();
        const std::size_t inside = cursor.at();
        while (!cursor.done() && !closes_quote(opener, cursor.value())) cursor.advance();
        const std::size_t inside_end = cursor.at();
        const bool closed = !cursor.done();
        if (closed) {
            cursor.advance();
        } else {
            diagnostics_.add("Guillemet ouvert et jamais fermé : lu comme fermé à la fin.", begin, inside);
        }
        at_ = cursor.at();
        const std::string_view quoted = text_.substr(inside, inside_end - inside);
        if (!has_word(quoted)) {
            diagnostics_.add("Rien entre les guillemets : ignorés.", begin, at_);
            return;
        }
        const bool is_value = value_expected();
        put(Item::Kind::phrase, begin, at_, std::string(quoted)).is_value = is_value;
    }

    void opening() {
        if (open_.size() >= static_cast<std::size_t>(kDeepest)) {
            if (too_deep_++ == 0) {
                diagnostics_.add(
                    fmt::format("Plus de {} parenthèses emboîtées : les suivantes sont ignorées.", kDeepest), at_,
                    at_ + 1);
            }
        } else {
            open_.push_back(at_);
            put(Item::Kind::open, at_, at_ + 1);
        }
        ++at_;
    }

    void closing() {
        if (too_deep_ > 0) {
            --too_deep_;
        } else if (open_.empty()) {
            diagnostics_.add("Parenthèse fermée sans avoir été ouverte : ignorée.", at_, at_ + 1);
        } else {
            open_.pop_back();
            put(Item::Kind::close, at_, at_ + 1);
        }
        ++at_;
    }

    // Up to white space, a quote or a parenthesis; but « élu(e)s » is one word.
    std::size_t word_end(std::size_t begin) const {
        Cursor cursor(text_, begin);
        while (!cursor.done() && !is_white(cursor) && !opens_quote(cursor.value()) && !is_stray_quote(cursor.value()) &&
               !cursor.is(U')')) {
            if (cursor.is(U'(')) {
                if (cursor.at() == begin) break;
                Cursor inner = cursor;
                inner.advance();
                int letters = 0;
                while (letters < 6 && inner.take(CharacterClass::letter)) ++letters;
                if (letters == 0 || !inner.is(U')')) break;
                cursor = inner;
            }
            cursor.advance();
        }
        return cursor.at();
    }

    bool sign(Cursor cursor, std::size_t end) {
        const bool minus = cursor.is(U'-') || cursor.is(U'\u2212');
        if (!minus && !cursor.is(U'+')) return false;
        const std::size_t begin = at_;
        cursor.advance();
        // Several in a row are a rule drawn in the text, not a negation of a negation.
        bool several = false;
        while (cursor.is(U'-') || cursor.is(U'\u2212') || cursor.is(U'+')) {
            several = true;
            cursor.advance();
        }
        if (several) {
            at_ = cursor.at();
            return true;
        }
        if (end == cursor.at()) {
            // Before a quote or a parenthesis it is a sign, alone it is a dash.
            const bool bound = !cursor.done() && !is_white(cursor) && !cursor.is(U')');
            if (bound) put(minus ? Item::Kind::minus : Item::Kind::plus, begin, end);
            at_ = end;
            return true;
        }
        const std::string_view rest = text_.substr(cursor.at(), end - cursor.at());
        if (!has_word(rest)) {
            at_ = end;
            return true;
        }
        if (minus && is_all_digits(rest) && follows_year()) {
            join_to_year(rest, end);
            return true;
        }
        put(minus ? Item::Kind::minus : Item::Kind::plus, begin, cursor.at());
        at_ = cursor.at();
        return true;
    }

    // « 2018 -83 » is a number with a stray space.
    bool follows_year() const {
        return !items_.empty() && items_.back().kind == Item::Kind::number && is_year(items_.back().text);
    }

    void join_to_year(std::string_view digits, std::size_t end) {
        Item& item = items_.back();
        item.kind = Item::Kind::reference;
        item.text += '-';
        item.text += digits;
        item.end = end;
        at_ = end;
    }

    bool operation(std::size_t end) {
        const std::string_view word = text_.substr(at_, end - at_);
        const auto is = [&](std::initializer_list<std::string_view> words) {
            return std::find(words.begin(), words.end(), word) != words.end();
        };
        const auto op = [&](Item::Kind kind) {
            put(kind, at_, end, std::string(word));
            at_ = end;
            return true;
        };
        if (is({"ET", "AND", "&&"})) return op(Item::Kind::both);
        if (is({"OU", "OR", "||"})) return op(Item::Kind::either);
        if (is({"SAUF"})) return op(Item::Kind::except);
        // « GROUPE NON INSCRIT » shouted is no exclusion.
        if (is({"NON", "NOT"}) && !shouted_) return op(Item::Kind::minus);

        const auto slash = word.find('/');
        const std::string_view name = word.substr(0, slash);
        if (name != "NEAR" && name != "PROCHE" && name != "PRÈS" && name != "PRES") return false;
        int distance = kUsualDistance;
        if (slash != std::string_view::npos) {
            const std::string_view digits = word.substr(slash + 1);
            if (!is_all_digits(digits)) return false;
            distance = 0;
            for (const char digit : digits) distance = std::min(kFarthest, distance * 10 + (digit - '0'));
        }
        put(Item::Kind::near, at_, end, std::string(word)).distance = std::max(distance, 1);
        at_ = end;
        return true;
    }

    bool field(std::size_t end) {
        const std::string_view word = text_.substr(at_, end - at_);
        if (spaced_field(word, end)) return true;
        const auto colon = word.find(':');
        if (colon == std::string_view::npos || colon == 0 || colon > kLongestFieldName) return false;
        const std::string_view name = word.substr(0, colon);
        for (Cursor cursor(name, 0); !cursor.done(); cursor.advance()) {
            if (!cursor.is(CharacterClass::letter) && !cursor.is(CharacterClass::mark) && !cursor.is(U'_'))
                return false;
        }
        const std::size_t after = at_ + colon + 1;
        const std::string_view rest = word.substr(colon + 1);
        if (const indexer::Field* known = indexer::find_field(name)) {
            put(Item::Kind::field, at_, after, std::string(name)).field = known;
            at_ = after;
            return true;
        }
        const bool valued = after < text_.size() && (end > after ? has_word(rest) && rest.substr(0, 2) != "//"
                                                                 : !is_white(Cursor(text_, after)));
        if (!valued) return false;
        const indexer::Field* near = indexer::nearest_field(name);
        diagnostics_.add(near != nullptr
                             ? fmt::format("Champ inconnu « {} » : vouliez-vous dire « {} » ? Cherché comme un mot.",
                                           name, french_name(*near))
                             : fmt::format("Champ inconnu « {} » : cherché comme un mot.", name),
                         at_, after);
        word_item(at_, at_ + colon);
        at_ = after;
        return true;
    }

    // « commission : 2 », as French is typeset: only of a field that is known, and only where a value follows.
    bool spaced_field(std::string_view word, std::size_t end) {
        Cursor cursor(text_, end);
        if (word.size() > kLongestFieldName || !cursor.take(CharacterClass::space) || !cursor.take(U':')) return false;
        const std::size_t after = cursor.at();
        while (!cursor.done() && is_white(cursor)) cursor.advance();
        const indexer::Field* known = cursor.done() ? nullptr : indexer::find_field(word);
        if (known == nullptr) return false;
        put(Item::Kind::field, at_, after, std::string(word)).field = known;
        at_ = after;
        return true;
    }

    void value(std::size_t end) {
        const indexer::Field& field = *items_.back().field;
        const std::size_t begin = at_;
        at_ = end;
        if (field.kind == indexer::FieldKind::range) {
            const std::string_view written = text_.substr(begin, end - begin);
            Cursor next(text_, end);
            while (next.take(CharacterClass::space)) {
            }
            // « > 100000 »: the sign and what it compares with.
            if (written.find_first_not_of("<>=") == std::string_view::npos && !next.done()) {
                end = amount_end(next.at(), word_end(next.at()));
                put(Item::Kind::word, begin, end,
                    std::string(written) + std::string(text_.substr(next.at(), end - next.at())))
                    .is_value = true;
                at_ = end;
                return;
            }
            at_ = amount_end(begin, end);
        } else if (const FoundText* number = number_from(begin, end)) {
            at_ = std::max(end, number->end);
        }
        if (!has_word(text_.substr(begin, at_ - begin)) && text_.substr(begin, at_ - begin) != "*") {
            diagnostics_.add(fmt::format("« {}: » n'a pas de valeur : ignoré.", french_name(field)),
                             items_.back().begin, at_);
            items_.pop_back();
            return;
        }
        put(Item::Kind::word, begin, at_, std::string(text_.substr(begin, at_ - begin))).is_value = true;
    }

    // Past the groups of three digits and the decimals in « >100 000,50 ».
    std::size_t amount_end(std::size_t begin, std::size_t end) const {
        const auto digit = [&](std::size_t at) { return at < text_.size() && text_[at] >= '0' && text_[at] <= '9'; };
        while (end > 0 && digit(end - 1)) {
            Cursor cursor(text_, end);
            if (!cursor.take(CharacterClass::space)) break;
            const std::size_t at = cursor.at();
            if (!digit(at) || !digit(at + 1) || !digit(at + 2) || digit(at + 3)) break;
            end = at + 3;
        }
        // « 18 000,50 », but not the comma of a sentence.
        if (end > begin && digit(end - 1) && end + 1 < text_.size() && text_[end] == ',' && digit(end + 1)) {
            end += 2;
            while (digit(end)) ++end;
        }
        return end;
    }

    bool years(std::size_t end) {
        const std::string_view word = text_.substr(at_, end - at_);
        const auto dots = word.find("..");
        if (dots == std::string_view::npos) return false;
        const std::string_view to = word.substr(dots + 2);
        if (!is_year(word.substr(0, dots)) || !is_year(to)) return false;
        put(Item::Kind::years, at_, end, std::string(word));
        at_ = end;
        return true;
    }

    // The first number that begins in [begin, end) with nothing but « n° » and signs before it.
    const FoundText* number_from(std::size_t begin, std::size_t end) {
        while (next_number_ < numbers_.size() && numbers_[next_number_].begin < begin) ++next_number_;
        if (next_number_ == numbers_.size() || numbers_[next_number_].begin >= end) return nullptr;
        const FoundText& number = numbers_[next_number_];
        const std::string before = stemming::fold(text_.substr(begin, number.begin - begin));
        const bool numero = before == "n°" || before == "n°s" || before == "n." || before == "no." || before == "no";
        if (!numero && has_word(before)) return nullptr;
        if (number.end < end && has_word(text_.substr(number.end, end - number.end))) return nullptr;
        return &number;
    }

    void word(std::size_t begin, std::size_t end) {
        at_ = end;
        const bool starred = has_operators_ && text_.substr(begin, end - begin).find('*') != std::string_view::npos;
        if (const FoundText* number = starred ? nullptr : number_from(begin, end)) {
            at_ = std::max(end, number->end);
            if (number->begin > begin && has_word(text_.substr(begin, number->begin - begin))) {
                put(Item::Kind::word, begin, number->begin, std::string(text_.substr(begin, number->begin - begin)));
            }
            number_item(*number);
            return;
        }
        word_item(begin, end);
    }

    void number_item(const FoundText& number) {
        const std::string& text = number.text;
        Item& item = put(Item::Kind::number, number.begin, number.end, text);
        const auto dash = text.find('-');
        const bool one_dash = dash != std::string::npos && text.find('-', dash + 1) == std::string::npos;
        if (text.size() == 10 && text[4] == '-' && text[7] == '-' && is_all_digits(text.substr(0, 4))) {
            item.kind = Item::Kind::date;
        } else if (one_dash && is_year(text.substr(0, 4)) && dash == 4) {
            item.kind = Item::Kind::reference;
        } else if (one_dash && dash == 2 && is_all_digits(text.substr(0, 2))) {
            item.kind = Item::Kind::reference;  // « 84-53 »: laws were numbered so
            item.names_text = true;
        } else if (std::isalpha(static_cast<unsigned char>(text.front())) != 0) {
            const auto digits = text.find_first_of("0123456789");
            const std::string_view letters = std::string_view(text).substr(0, digits);
            const bool law = letters == "l" || letters == "r" || letters == "lo";
            const bool dashed = dash != std::string::npos && (law || letters == "d" || letters == "a");
            if (dashed || (law && is_all_digits(std::string_view(text).substr(digits)))) {
                item.kind = Item::Kind::reference;
                item.names_text = true;
            }
        }
    }

    void word_item(std::size_t begin, std::size_t end) {
        const std::string_view word = text_.substr(begin, end - begin);
        const bool numero = word.size() <= 4 && stemming::fold(word).substr(0, 3) == "n°";
        if (word == "*" || has_word(word) || numero) put(Item::Kind::word, begin, end, std::string(word));
    }

    std::string_view text_;
    Diagnostics& diagnostics_;
    std::vector<Item> items_;
    std::vector<FoundText> numbers_;
    std::size_t next_number_ = 0;
    std::vector<FoundText> spaced_words_;
    std::size_t next_spaced_ = 0;
    std::vector<std::size_t> open_;
    std::size_t too_deep_ = 0;
    std::size_t at_ = 0;
    bool shouted_ = false;
    bool has_operators_ = true;
};

}  // namespace

std::string_view french_name(const indexer::Field& field) {
    return field.example.substr(0, field.example.find(':'));
}

bool is_year(std::string_view digits) {
    return digits.size() == 4 && is_all_digits(digits) && (digits.substr(0, 2) == "19" || digits.substr(0, 2) == "20");
}

std::string printable(std::string_view text, std::size_t most) {
    std::string out;
    for (Cursor cursor(text, 0); !cursor.done() && out.size() < most; cursor.advance()) {
        const bool shown = cursor.value() != stemming::kInvalid && cursor.value() >= U' ' && cursor.value() != 0x7F;
        append_utf8(shown ? cursor.value() : U' ', out);
    }
    return out;
}

void Diagnostics::add(std::string_view message, std::size_t begin, std::size_t end) {
    if (list_.size() < kMostDiagnostics) list_.push_back({printable(message, kLongestMessage), begin, end});
}

bool is_blank(std::string_view text) {
    Cursor cursor(text, 0);
    while (!cursor.done() && is_white(cursor)) cursor.advance();
    return cursor.done();
}

std::vector<Item> items_of(std::string_view text, Diagnostics& diagnostics, Syntax syntax) {
    return Lexer(text, diagnostics, syntax).items();
}

}  // namespace recueil::query
