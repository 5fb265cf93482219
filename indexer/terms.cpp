#include "indexer/terms.h"

#include <array>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "base/hash.h"
#include "stemming/stemming.h"

namespace recueil::indexer {

namespace {

// Xapian takes 245 bytes, where a zero byte counts twice; folded text has none.
constexpr std::size_t term_bytes = 240;

bool is_word_byte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
}

// Folded text with every run of other characters than letters and digits made one space.
std::string words_of(std::string_view text) {
    const std::string folded = stemming::fold(text);
    std::string out;
    out.reserve(folded.size());
    for (const char c : folded) {
        if (is_word_byte(c))
            out.push_back(c);
        else if (!out.empty() && out.back() != ' ')
            out.push_back(' ');
    }
    if (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

bool starts_with_word(std::string_view text, std::string_view word) {
    return text.substr(0, word.size()) == word && (text.size() == word.size() || text[word.size()] == ' ');
}

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> code_initials{{
    {"cgct", "code general des collectivites territoriales"},
    {"casf", "code de l action sociale et des familles"},
    {"csp", "code de la sante publique"},
    {"cgppp", "code general de la propriete des personnes publiques"},
    {"cg3p", "code general de la propriete des personnes publiques"},
    {"cgfp", "code general de la fonction publique"},
    {"cgi", "code general des impots"},
    {"cch", "code de la construction et de l habitation"},
    {"crpa", "code des relations entre le public et l administration"},
    {"cja", "code de justice administrative"},
    {"ccp", "code de la commande publique"},
    {"crpm", "code rural et de la peche maritime"},
}};

}  // namespace

std::string boolean_term(std::string_view prefix, std::string_view value) {
    std::string term(prefix);
    if (prefix.size() + value.size() <= term_bytes) return term.append(value);
    const std::size_t kept = term_bytes - prefix.size() - 17;
    return term.append(value.substr(0, kept)).append(fmt::format("~{:016x}", xxh3(value)));
}

std::string value_key(std::string_view value) {
    return words_of(value);
}

std::string person_key(std::string_view name) {
    static constexpr std::array<std::string_view, 10> civilities{"m",      "mme",      "mmes",     "mm",        "mlle",
                                                                 "madame", "monsieur", "mesdames", "messieurs", "mr"};
    std::string words = words_of(name);
    for (const std::string_view civility : civilities)
        if (starts_with_word(words, civility) && words.size() > civility.size() + 1)
            return words.substr(civility.size() + 1);
    return words;
}

std::string number_key(std::string_view number) {
    // Most numbers have nothing to fold.
    const bool is_plain = number.find_first_not_of("0123456789-/._") == std::string_view::npos;
    const std::string folded = is_plain ? std::string(number) : stemming::fold(number);
    std::string_view rest = folded;
    static constexpr std::string_view degree = "\xC2\xB0";
    for (const std::string_view sign : {std::string_view("no"), std::string_view("n")})
        if (rest.substr(0, sign.size()) == sign && rest.size() > sign.size() &&
            (rest.substr(sign.size(), degree.size()) == degree || !is_word_byte(rest[sign.size()]))) {
            rest.remove_prefix(sign.size());
            break;
        }
    if (rest.substr(0, degree.size()) == degree) rest.remove_prefix(degree.size());
    std::string out;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        const char c = rest[i];
        if (is_word_byte(c)) {
            out.push_back(c);
        } else if (c == '-' || c == '/' || c == '.' || c == '_') {
            if (!out.empty() && out.back() != '-') out.push_back('-');
        } else if (!out.empty() && out.back() >= '0' && out.back() <= '9' && i + 1 < rest.size() &&
                   rest[i + 1] >= '0' && rest[i + 1] <= '9') {
            out.push_back('-');
        }
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    if (out.find_first_not_of("0123456789") == std::string::npos) {
        const std::size_t first = out.find_first_not_of('0');
        if (first != std::string::npos) out.erase(0, first);
    }
    return out;
}

std::string identifier_key(std::string_view identifier) {
    std::string out;
    for (const char c : stemming::fold(identifier))
        if (is_word_byte(c)) out.push_back(c);
    return out;
}

std::string group_key(std::string_view group) {
    std::string words = words_of(group);
    if (starts_with_word(words, "groupe") && words.size() > 7) words.erase(0, 7);
    if (starts_with_word(words, "non inscrit")) return "non inscrits";
    return words;
}

std::string code_key(std::string_view name) {
    std::string words = words_of(name);
    for (const auto& [initials, full] : code_initials)
        if (words == initials) return std::string(full);
    return words;
}

std::string code_article_key(std::string_view article) {
    std::string out;
    for (const char c : stemming::fold(article))
        if (is_word_byte(c) || c == '-') out.push_back(c);
    return out;
}

std::vector<std::string> reference_keys(corpus::ReferenceKind kind, const corpus::OptionalText& number,
                                        const corpus::OptionalText& date, const corpus::OptionalText& code,
                                        const std::vector<std::string>& articles) {
    using corpus::ReferenceKind;
    std::vector<std::string> keys;
    const std::string number_part = number ? number_key(*number) : std::string();
    const std::string date_part = date.value_or("");
    switch (kind) {
        case ReferenceKind::deliberation:
            if (!number_part.empty() || !date_part.empty()) keys.push_back(number_part + "@" + date_part);
            break;
        case ReferenceKind::code: {
            const std::string name = code ? code_key(*code) : std::string();
            for (const std::string& article : articles) {
                const std::string key = code_article_key(article);
                if (!name.empty()) keys.push_back(fmt::format("code:{}#{}", name, key));
                keys.push_back("#" + key);
            }
            if (!name.empty()) keys.push_back("code:" + name);
            break;
        }
        case ReferenceKind::law:
        case ReferenceKind::decree:
        case ReferenceKind::ordinance:
        case ReferenceKind::order:
            if (!number_part.empty()) keys.push_back(fmt::format("{}:{}", corpus::name_of(kind), number_part));
            if (!date_part.empty()) keys.push_back(fmt::format("{}:@{}", corpus::name_of(kind), date_part));
            break;
        case ReferenceKind::report:
        case ReferenceKind::committee_opinion:
        case ReferenceKind::rules_of_procedure:
        case ReferenceKind::letter:
        case ReferenceKind::other:
            break;
    }
    return keys;
}

std::string stem_entry(std::string_view stem) {
    return boolean_term("s:", stem);
}

}  // namespace recueil::indexer
