#include <algorithm>
#include <limits>
#include <utility>

#include "base/hash.h"
#include "base/text.h"
#include "base/utf8.h"
#include "stemming/folding.h"
#include "stemming/overrides.h"
#include "stemming/scanner.h"
#include "stemming/stemming.h"
#include "stemming/stems.h"
#include "stemming/word_memory.h"

namespace recueil::stemming {

namespace {

constexpr std::size_t kLongestTerm = 120;       // bytes; an index has a hard limit (245 in Xapian)
constexpr std::size_t kLongestRemembered = 40;  // bytes of a word as written
// A term too long for an index keeps its beginning and ends in a hash of the whole.
std::string within_bounds(std::string term) {
    if (term.size() <= kLongestTerm) return term;
    const std::string hash = hex(xxh3(term));
    std::size_t kept = kLongestTerm - hash.size() - 1;
    while (kept > 0 && is_utf8_continuation(term[kept])) --kept;
    term.resize(kept);
    return term + '~' + hash;
}

}  // namespace

struct Analyser::Private {
    Stems stems;
    WordMemory memory;

    void fill(Token& token, std::string_view written) {
        if (const auto known = memory.find(written)) {
            token.surface = known->surface;
            token.stem = known->stem;
            token.accented = known->accented;
            return;
        }
        FoldedWord word = fold_word(written);
        token.stem = within_bounds(stems.of(word.folded));
        token.surface = within_bounds(std::move(word.folded));
        token.accented = word.accented;
        if (written.size() <= kLongestRemembered) memory.keep(written, {token.surface, token.stem, token.accented});
    }
};

Analyser::Analyser() : private_(std::make_unique<Private>()) {}
Analyser::~Analyser() = default;
Analyser::Analyser(Analyser&&) noexcept = default;
Analyser& Analyser::operator=(Analyser&&) noexcept = default;

void Analyser::analyse(std::string_view text, std::vector<Token>& tokens, std::uint32_t first_position) const {
    text = text.substr(0, std::numeric_limits<std::uint32_t>::max());
    std::uint32_t position = first_position;
    Scanner scanner(text);
    for (Lexeme lexeme; scanner.next(lexeme);) {
        Token token;
        if (lexeme.kind == Lexeme::Kind::number) {
            token.surface = within_bounds(std::string(lexeme.text));
            token.stem = token.surface;
            token.is_number = true;
        } else {
            private_->fill(token, lexeme.text);
            if (token.surface.empty()) continue;
        }
        token.position = position++;
        token.begin = static_cast<std::uint32_t>(lexeme.begin);
        token.end = static_cast<std::uint32_t>(lexeme.end);
        tokens.push_back(std::move(token));
    }
}

std::vector<Token> Analyser::analyse(std::string_view text) const {
    std::vector<Token> tokens;
    analyse(text, tokens);
    return tokens;
}

std::string Analyser::stem(std::string_view folded) const {
    return within_bounds(private_->stems.of(folded));
}

// The version is a hash of the terms that the rules and the stemmer make of some words: it changes when either does.
std::string Analyser::version() {
    static const std::string name = [] {
        const Analyser analyser;
        std::string behaviour;
        const auto add = [&](std::string_view text) {
            for (const Token& token : analyser.analyse(text))
                behaviour.append(token.surface).append("/").append(token.stem).append(" ");
        };
        add("laïcité photovoltaïque palais mauvais bijoux nier fréquemment assemblées accompagnement financièrement "
            "l'eau aujourd'hui Saint-Pol-sur-Ternoise P.D.E.S.I. œuvre élu·e·s 26/03/2018 2018-83 n°6 L. 3121-14 "
            "12 500,00 € 1er 3.2.1 2014-2020 RD 939 CD20200928-23 V I S A S");
        for (const auto& [word, stem] : reviewed_stems()) behaviour.append(word).append("/").append(stem).append(" ");
        return "french-1-" + hex(xxh3(behaviour));
    }();
    return name;
}

}  // namespace recueil::stemming
