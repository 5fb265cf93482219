#include "corpus/rules/session_roll.h"

#include <algorithm>
#include <utility>

#include "corpus/rules/pattern.h"
#include "corpus/rules/session_tokens.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

using Kind = RollTokenKind;

enum class Style { unknown, given_first, family_first };

bool is_separator(Kind kind) {
    return kind == Kind::comma || kind == Kind::dash || kind == Kind::civility || kind == Kind::paragraph ||
           kind == Kind::gives_to || kind == Kind::holds_of || kind == Kind::substitute || kind == Kind::stop;
}

// How most names of the list are written: « Anne ROCHE » or « ROCHE Anne ».
Style style_of(const std::vector<RollToken>& tokens) {
    int given = 0;
    int family = 0;
    std::vector<WordShape> shapes;
    const auto close = [&] {
        shapes.erase(std::unique(shapes.begin(), shapes.end()), shapes.end());
        if (shapes.size() == 2) ++(shapes[0] == WordShape::title ? given : family);
        shapes.clear();
    };
    for (const RollToken& token : tokens) {
        if (token.kind == Kind::word && token.shape != WordShape::initial) shapes.push_back(token.shape);
        if (is_separator(token.kind) || token.kind == Kind::line || token.kind == Kind::function) close();
    }
    close();
    if (given == 0 && family == 0) {
        // Several names in a row that nothing parts: « Anne ROCHE Luc MOREL ».
        const auto run = std::find_if(tokens.begin(), tokens.end(), [](const RollToken& token) {
            return token.kind == Kind::word && token.shape != WordShape::initial;
        });
        int changes = 0;
        for (auto at = run; at != tokens.end() && at + 1 != tokens.end(); ++at)
            if (at->kind == Kind::word && (at + 1)->kind == Kind::word && at->shape != (at + 1)->shape) ++changes;
        if (changes < 2) return Style::unknown;
        return run->shape == WordShape::title ? Style::given_first : Style::family_first;
    }
    return given >= family ? Style::given_first : Style::family_first;
}

std::string name_between(const FoldedText& text, std::size_t begin, std::size_t end) {
    std::string name = squeeze(text.source_between(begin, end));
    for (std::size_t at = name.find("- "); at != std::string::npos; at = name.find("- ", at)) name.erase(at + 1, 1);
    while (!name.empty() && (name.back() == ',' || name.back() == '-' || name.back() == '\'')) name.pop_back();
    return name;
}

// « Madame X… » of a model, « néant » and their like name nobody.
bool names_nobody(std::string_view name) {
    static const RE2 nobody(
        R"((?i)(?:(?:x{2,}|absente?s?|excusee?s?|presente?s?|procurations?|pouvoirs?|secretaire|neant|aucune?|nul(?:le)?|personne|tous|toutes|sans objet|-+)(?:\s.*)?|(?:m|mm|mme|mmes|mlle|mr|monsieur|madame)\.?))");
    return name.empty() || matches(nobody, fold_ascii(name));
}

std::string one_civility(std::string_view printed) {
    const std::string small = fold_text(printed);
    if (small == "mm." || small == "mm" || small == "messieurs" || small.starts_with("mrs") ||
        small.starts_with("ms") || small == "m")
        return "M.";
    if (small == "mesdames" || small.starts_with("mmes")) return "Mme";
    return std::string(printed);
}

class RollReader {
  public:
    RollReader(const FoldedText& text, std::size_t begin, std::size_t end, RollKind kind)
        : text_(text), tokens_(roll_tokens(text, begin, end)), style_(style_of(tokens_)), kind_(kind) {
        int separators = 0;
        int names = 0;
        bool name = false;
        for (const RollToken& token : tokens_) {
            if (token.kind == Kind::comma || token.kind == Kind::dash || token.kind == Kind::civility ||
                token.kind == Kind::gives_to) {
                ++separators;
                name = false;
            } else if (token.kind == Kind::line || token.kind == Kind::paragraph) {
                name = false;
            } else if (token.kind == Kind::word && !name) {
                ++names;
                name = true;
            }
        }
        lines_part_names_ = separators * 3 < names;
        count_initials();
    }

    Roll read(std::size_t limit);

  private:
    enum class Next { member, holder, giver, nobody };

    // Closes the name being read, if any, and puts it where the words before it say.
    void close();
    void take_bracket(const RollToken& token);
    // « 1 - Anne ROCHE 2 - Luc MOREL »
    bool numbers_members(const RollToken& token) const {
        const bool one = text_.text().compare(token.begin, token.end - token.begin, "1") == 0;
        return one && tokens_.size() > 2 && (tokens_[1].kind == Kind::dash || tokens_[1].kind == Kind::stop) &&
               (tokens_[2].kind == Kind::word || tokens_[2].kind == Kind::civility);
    }
    void keep_name_before_group();
    void give_to_holders();
    Roll finish() {
        close();
        give_to_holders();
        return std::move(roll_);
    }
    // The tokens from `at` on are a name to go on with the list behind the end of a sentence or paragraph.
    bool list_goes_on(std::size_t at, bool sentence) const;
    bool splits_name(const RollToken& token) const;
    void count_initials();
    bool begins_list(std::size_t at) const;
    bool chosen_in_sentence(std::size_t at) const;
    bool name_opens_sentence(std::size_t at) const;

    const FoldedText& text_;
    std::vector<RollToken> tokens_;
    Style style_;
    RollKind kind_;
    bool lines_part_names_ = false;
    bool initial_first_ = false;
    bool initial_last_ = false;

    Roll roll_;
    std::vector<RollToken> words_;  // of the name
    std::string civility_;          // of the next names
    bool civility_holds_ = false;   // a plural one: for all that follow
    bool closed_ = false;           // a function or a note follows the name: the rest is none of it
    bool civilities_ = false;       // the list has any
    Next next_ = Next::member;
    std::size_t unheld_ = 0;            // members since the last proxy
    std::vector<std::string> holders_;  // named since the last member
    bool plural_gift_ = false;
    std::size_t names_ = 0;
};

void RollReader::close() {
    closed_ = false;
    if (words_.empty()) return;
    // « ROCHE de »: a particle ends no name.
    while (!words_.empty() && words_.back().kind == Kind::particle) words_.pop_back();
    if (words_.empty()) return;
    const std::string name = name_between(text_, words_.front().begin, words_.back().end);
    const auto longest =
        std::count_if(words_.begin(), words_.end(), [](const RollToken& word) { return word.kind == Kind::word; });
    words_.clear();
    if (names_nobody(name)) return;
    if (longest > 6) {
        ++roll_.runs;
        unheld_ = 0;
        next_ = Next::member;
        return;
    }
    ++names_;
    Person person{civility_, name};
    if (!civility_holds_) civility_.clear();
    switch (next_) {
        case Next::member:
            give_to_holders();
            roll_.people.push_back(std::move(person));
            roll_.marks.emplace_back();
            ++unheld_;
            break;
        case Next::holder:
            if (plural_gift_) {
                for (std::size_t i = roll_.people.size() - unheld_; i < roll_.people.size(); ++i)
                    roll_.proxies.push_back({roll_.people[i].name, name});
                unheld_ = 0;
            } else {
                holders_.push_back(name);
            }
            break;
        case Next::giver:
            if (!roll_.people.empty()) roll_.proxies.push_back({name, roll_.people.back().name});
            break;
        case Next::nobody:
            break;
    }
    next_ = Next::member;
}

// One holder has the proxy of the last member before him. Several in a row are a column beside the members.
void RollReader::give_to_holders() {
    const std::size_t count = holders_.size();
    if (count != 0 && unheld_ >= count) {
        const std::size_t first = roll_.people.size() - count;
        for (std::size_t i = 0; i < count; ++i) roll_.proxies.push_back({roll_.people[first + i].name, holders_[i]});
    }
    if (count != 0) unheld_ = 0;
    holders_.clear();
}

void RollReader::take_bracket(const RollToken& token) {
    const std::string_view text = text_.text();
    const std::string_view inside = text.substr(token.begin + 1, token.end - token.begin - 2);
    static const RE2 number(R"(\s*(\d{1,3})\s*)");
    static const RE2 mark(R"(\s*([A-Za-z]{0,3}\*{1,8}|\d)\s*)");
    static const RE2 gift(
        R"((?i)\s*(?:(?:qui\s+)?(?:a\s+|ayant\s+)?donn(?:e|ant|ee)\s+)?(?:pour?voir|procuration|mandat|repr(?:esentee?)?\.?|delegation(?:\s+de\s+vote)?)\s*(?:donnee?\s+)?(?:ecrit\w*\s+)?(?::\s*)?(?:a|au|par|aux)\s)");
    static const RE2 gift_word(R"((?i)\s*(?:a|au|->)\s)");
    static const RE2 held(R"((?i)\s*(?:a\s+)?(?:le\s+|recu\s+)?(?:pour?voir|procuration|mandat)\s+(?:de|du|d')\s)");
    static const RE2 bare_gift(R"((?i)\s*(?:(?:a|au|->)\s+)(?:m\.|mm?e?\.?|mlle|monsieur|madame|mr)\s)");
    Match given = match_at(gift, inside, 0);
    if (!given)
        if (const Match match = match_at(bare_gift, inside, 0)) given = match_at(gift_word, inside, 0);
    if (const Match& match = given) {
        close();
        const auto holder = person_at(text_, token.begin + 1 + match.end, token.end - 1);
        if (holder && !roll_.people.empty() && unheld_ > 0 && kind_ != RollKind::present) {
            roll_.proxies.push_back({roll_.people.back().name, holder->name});
            unheld_ = 0;
        }
        return;
    }
    if (const Match match = match_at(held, inside, 0)) {
        close();
        const auto giver = person_at(text_, token.begin + 1 + match.end, token.end - 1);
        if (giver && !roll_.people.empty()) roll_.proxies.push_back({giver->name, roll_.people.back().name});
        return;
    }
    if (const Match match = match_at(number, inside, 0); match && match.end == inside.size() && names_ > 0) {
        close();
        roll_.printed_count = std::stoi(std::string(match[1]));
        return;
    }
    const bool had_words = !words_.empty();
    close();
    // « Pouvoirs : Luc MOREL (Anne ROCHE) »
    static const RE2 name(
        R"((?:(?:M|Mme|Mlle|MME|Monsieur|Madame)\.?\s+)?[A-Z][A-Za-z'-]+(?:\s+[A-Z][A-Za-z'-]+){1,3})");
    if (kind_ == RollKind::proxies && had_words && unheld_ > 0 && matches(name, inside)) {
        if (const auto holder = person_at(text_, token.begin + 1, token.end - 1)) {
            roll_.proxies.push_back({roll_.people.back().name, holder->name});
            unheld_ = 0;
        }
        return;
    }
    if (const Match match = match_at(mark, inside, 0);
        match && match.end == inside.size() && had_words && !roll_.marks.empty())
        roll_.marks.back() = std::string(match[1]);
}

bool RollReader::list_goes_on(std::size_t at, bool sentence) const {
    while (at < tokens_.size() && (tokens_[at].kind == Kind::line || tokens_[at].kind == Kind::paragraph ||
                                   tokens_[at].kind == Kind::dash || tokens_[at].kind == Kind::comma))
        ++at;
    // « Titulaires : »
    while (at + 1 < tokens_.size() && tokens_[at].kind == Kind::function &&
           (names_ == 0 || tokens_[at + 1].kind == Kind::colon || tokens_[at + 1].kind == Kind::function)) {
        ++at;
        while (at < tokens_.size() && (tokens_[at].kind == Kind::colon || tokens_[at].kind == Kind::line ||
                                       tokens_[at].kind == Kind::paragraph || tokens_[at].kind == Kind::comma))
            ++at;
    }
    if (at >= tokens_.size()) return false;
    if (tokens_[at].kind == Kind::civility || tokens_[at].kind == Kind::gives_to) return true;
    if (!sentence && names_ >= 3 && !lines_part_names_ && begins_list(at)) return true;
    if (sentence && tokens_[at].kind != Kind::word) return false;
    // A paragraph without civility goes on where its words are those of one name, first name and surname.
    std::size_t words = 0;
    bool title = false;
    bool capitals = false;
    bool particle = false;
    std::size_t to = at;
    for (; to < tokens_.size(); ++to) {
        const RollToken& token = tokens_[to];
        if (token.kind == Kind::word) {
            ++words;
            title |= token.shape == WordShape::title;
            capitals |= token.shape == WordShape::capitals;
        } else if (token.kind == Kind::prose || token.kind == Kind::number || token.kind == Kind::colon) {
            return token.kind == Kind::colon && names_ == 0;
        } else if (token.kind == Kind::particle) {
            particle = true;
        } else if (token.kind != Kind::line) {
            break;
        } else if (token.kind == Kind::line && words > 1) {
            break;
        }
    }
    if (sentence && civilities_) return false;
    if (title && capitals && words >= 2) return true;
    if (sentence || civilities_ || words == 0 || words > 4) return false;
    if (names_ > 0) return lines_part_names_ && style_ == Style::unknown;
    if (particle && !capitals) return false;
    // The first paragraph of a list: names of one kind of letter are known by what parts them.
    if (to >= tokens_.size()) return words >= 2 && !capitals;
    const Kind next = tokens_[to].kind;
    if (kind_ == RollKind::present && words >= 2 && (next == Kind::line || next == Kind::paragraph)) return true;
    return next == Kind::comma || next == Kind::dash || next == Kind::function || next == Kind::bracket ||
           (next == Kind::line && words >= 2 && !capitals);
}

// Two names or more, parted by commas: a list cut by the end of a paragraph.
bool RollReader::begins_list(std::size_t at) const {
    int names = 0;
    int words = 0;
    for (; at < tokens_.size() && names < 2; ++at) {
        const Kind kind = tokens_[at].kind;
        if (kind == Kind::word) {
            if (++words > 4) return false;
        } else if (kind == Kind::comma && words > 0) {
            ++names;
            words = 0;
        } else if (kind == Kind::stop && words > 0) {
            return names > 0;
        } else if (kind != Kind::particle && kind != Kind::line) {
            return false;
        }
    }
    return names == 2 || (names == 1 && words > 0);
}

// « A. ROCHE, L. MOREL » or « ROCHE A., MOREL L. »
void RollReader::count_initials() {
    int first = 0;
    int last = 0;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
        if (tokens_[i].kind != Kind::word || tokens_[i].shape != WordShape::initial) continue;
        const bool opens = i == 0 || tokens_[i - 1].kind != Kind::word;
        const bool closes = i + 1 == tokens_.size() || tokens_[i + 1].kind != Kind::word;
        if (opens && !closes) ++first;
        if (closes && !opens) ++last;
    }
    initial_first_ = first >= 2 && first > last;
    initial_last_ = last >= 2 && last > first;
}

// Where the capitals say that a new name begins: « Fatima NASRI Sabine COLIN », « NASRI Fatima COLIN Sabine ».
bool RollReader::splits_name(const RollToken& token) const {
    if (words_.size() >= 2 && words_.back().kind == Kind::word) {
        const bool after_initial = words_.back().shape == WordShape::initial;
        if (initial_first_ && token.shape == WordShape::initial && !after_initial) return true;
        if (initial_last_ && token.shape == WordShape::capitals && after_initial) return true;
    }
    if (style_ == Style::unknown || token.shape == WordShape::initial) return false;
    const WordShape first = style_ == Style::given_first ? WordShape::title : WordShape::capitals;
    const WordShape second = style_ == Style::given_first ? WordShape::capitals : WordShape::title;
    if (token.shape != first) return false;
    if (!words_.empty() && words_.back().kind == Kind::particle) return false;
    return std::any_of(words_.begin(), words_.end(),
                       [&](const RollToken& word) { return word.kind == Kind::word && word.shape == second; });
}

// « Thierry COLIN VILLE-HAUTE : Anne ROCHE »: the last words before the colon name a group.
void RollReader::keep_name_before_group() {
    if (names_ == 0 || style_ != Style::given_first || words_.size() < 3) return;
    if (words_[0].shape != WordShape::title || words_[0].kind != Kind::word) return;
    for (std::size_t i = 1; i + 1 < words_.size(); ++i) {
        if (words_[i].kind != Kind::word || words_[i].shape != WordShape::capitals) continue;
        words_.resize(i + 1);
        close();
        return;
    }
}

// « Mme X a été élue secrétaire »: a sentence below the list, whose first name is none of it.
bool RollReader::chosen_in_sentence(std::size_t at) const {
    static const RE2 chosen(
        R"((?i)(?:a|ont|est|sont|fut|avait)\s+(?:ete\s+|donc\s+|a\s+l'unanimite\s+){0,2}(?:elu|designe|nomme|choisi|proclame)(?:e|\(e\)|\.e)?s?\b)");
    return static_cast<bool>(match_at(chosen, text_.text(), tokens_[at].begin));
}

// The name before the token opens a sentence of its own: no comma parts it from the list.
bool RollReader::name_opens_sentence(std::size_t at) const {
    const auto of_name = [this](std::size_t i) {
        return tokens_[i].kind == Kind::word || tokens_[i].kind == Kind::particle || tokens_[i].kind == Kind::function;
    };
    while (at > 0 && of_name(at - 1)) --at;
    const bool civility = at > 0 && tokens_[at - 1].kind == Kind::civility;
    if (civility) --at;
    if (at == 0) return true;
    const Kind before = tokens_[at - 1].kind;
    return before == Kind::line || before == Kind::paragraph || before == Kind::stop ||
           (civility && before != Kind::comma && before != Kind::dash && before != Kind::civility);
}

Roll RollReader::read(std::size_t limit) {
    for (std::size_t i = 0; i < tokens_.size() && names_ < limit; ++i) {
        const RollToken& token = tokens_[i];
        if (limit > 1 && token.kind != Kind::word && !words_.empty() && chosen_in_sentence(i)) {
            if (name_opens_sentence(i)) words_.clear();
            return finish();
        }
        switch (token.kind) {
            case Kind::civility: {
                const bool run =
                    words_.empty() && !civility_.empty() && i > 0 &&
                    (tokens_[i - 1].kind == Kind::civility ||
                     (tokens_[i - 1].kind == Kind::comma && i > 1 && tokens_[i - 2].kind == Kind::civility));
                close();
                civilities_ = true;
                const std::string_view printed = text_.source_between(token.begin, token.end);
                // « Mmes et MM. » says no one's civility.
                civility_ = run ? std::string() : one_civility(printed);
                civility_holds_ = token.plural || run;
                // « Monsieur le Maire »
                if (i + 2 < tokens_.size() && tokens_[i + 1].kind == Kind::particle &&
                    tokens_[i + 2].kind == Kind::function)
                    ++i;
                break;
            }
            case Kind::word:
                if (closed_) break;
                if (splits_name(token)) close();
                words_.push_back(token);
                break;
            case Kind::particle:
                if (closed_) break;
                words_.push_back(token);
                // A particle opens a name only before a capital.
                if (words_.size() == 1 && (i + 1 >= tokens_.size() || (tokens_[i + 1].kind != Kind::word &&
                                                                       tokens_[i + 1].kind != Kind::particle)))
                    words_.clear();
                break;
            case Kind::function:
                if (!words_.empty()) {
                    close();
                    closed_ = true;
                }
                break;
            case Kind::remark:
            case Kind::number:
                // « Présents : 27 »
                if (i == 0 && token.kind == Kind::number && limit > 1 && !numbers_members(token)) return finish();
                if (words_.empty() && token.kind == Kind::number) break;
                close();
                closed_ = true;
                break;
            case Kind::prose: {
                // A note in small letters goes with its name; a sentence that begins with a capital ends the list.
                const bool sentence = words_.size() == 1 && words_.front().kind == Kind::word &&
                                      words_.front().shape == WordShape::title && civility_.empty() &&
                                      style_ != Style::unknown;
                if (sentence) words_.clear();
                close();
                if (sentence && names_ > 0) return finish();
                closed_ = true;
                break;
            }
            case Kind::comma:
            case Kind::dash:
                close();
                break;
            case Kind::line:
                if (limit == 1) {
                    // « Luc / MOREL »: one word is no whole name yet.
                    if (words_.size() > 1 && words_.back().kind == Kind::word) close();
                    break;
                }
                if (closed_ && list_goes_on(i, false) && lines_part_names_) {
                    close();
                } else if (!closed_ && lines_part_names_ && next_ == Next::member) {
                    close();
                } else if (!closed_ && lines_part_names_ && words_.size() > 1) {
                    close();
                }
                break;
            case Kind::paragraph:
                // « BARRE / F, PETIT P »: an initial cut from its name.
                if (!words_.empty() && i + 2 < tokens_.size() && tokens_[i + 1].kind == Kind::word &&
                    tokens_[i + 1].shape == WordShape::initial && tokens_[i + 2].kind == Kind::comma)
                    break;
                if (!words_.empty()) close();
                closed_ = false;
                // Behind a comma the list goes on over any border.
                if (i > 0 && names_ > 0 &&
                    (tokens_[i - 1].kind == Kind::comma || tokens_[i - 1].kind == Kind::civility))
                    break;
                if (next_ == Next::member && !list_goes_on(i, false)) return finish();
                break;
            case Kind::stop:
                close();
                if (names_ > 0 && !list_goes_on(i + 1, true)) return finish();
                break;
            case Kind::colon:
                // « Titulaires : », « Ville-Haute : »: the name of a group, not of a person.
                if (names_ > 0 && words_.empty() && !closed_ && tokens_[i - 1].kind != Kind::function) return finish();
                keep_name_before_group();
                words_.clear();
                closed_ = false;
                break;
            case Kind::bracket:
                take_bracket(token);
                break;
            case Kind::gives_to:
                close();
                plural_gift_ = token.plural;
                next_ = kind_ == RollKind::present ? Next::nobody : Next::holder;
                break;
            case Kind::holds_of:
                close();
                next_ = Next::giver;
                break;
            case Kind::substitute:
                close();
                next_ = Next::nobody;
                break;
        }
    }
    return finish();
}

}  // namespace

Roll read_roll(const FoldedText& text, std::size_t begin, std::size_t end, RollKind kind) {
    return RollReader(text, begin, end, kind).read(static_cast<std::size_t>(-1));
}

std::optional<Person> person_at(const FoldedText& text, std::size_t begin, std::size_t end) {
    Roll roll = RollReader(text, begin, std::min(end, begin + 160), RollKind::excused).read(1);
    if (roll.people.empty()) return {};
    return std::move(roll.people.front());
}

}  // namespace recueil::corpus
