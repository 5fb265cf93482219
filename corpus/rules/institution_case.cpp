#include "corpus/rules/institution_case.h"

#include <algorithm>
#include <array>

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include "corpus/rules/pattern.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

constexpr std::array<std::string_view, 22> words_in_small{"de",  "du",   "des",   "d",    "la", "le",  "les", "l",
                                                          "et",  "en",   "sur",   "sous", "au", "aux", "a",   "lez",
                                                          "les", "pres", "entre", "d'",   "l'", "dans"};

constexpr std::array<std::string_view, 17> acronyms{"sivom",   "sivu",  "sivos",  "sivoc", "smictom", "sictom",
                                                    "smirtom", "siaep", "siaepa", "sirp",  "petr",    "smea",
                                                    "siea",    "ccas",  "cias",   "sdis",  "ept"};

}  // namespace

bool is_small_word(std::string_view folded) {
    return std::find(words_in_small.begin(), words_in_small.end(), folded) != words_in_small.end();
}

std::string cased_institution(std::string_view name) {
    struct Accented {
        std::string_view folded;
        std::string_view printed;
    };
    static constexpr std::array<Accented, 18> accented{{{"nouvelle", "nouvelle"},
                                                        {"eurometropolitain", "eurométropolitain"},
                                                        {"departement", "Département"},
                                                        {"region", "Région"},
                                                        {"metropole", "Métropole"},
                                                        {"communaute", "Communauté"},
                                                        {"communes", "communes"},
                                                        {"agglomeration", "agglomération"},
                                                        {"collectivite", "Collectivité"},
                                                        {"eurometropole", "Eurométropole"},
                                                        {"urbaine", "urbaine"},
                                                        {"departemental", "départemental"},
                                                        {"regional", "régional"},
                                                        {"general", "général"},
                                                        {"etablissement", "Établissement"},
                                                        {"public", "public"},
                                                        {"territorial", "territorial"},
                                                        {"intercommunal", "intercommunal"}}};
    static constexpr std::string_view curly = "’";
    const std::string text = squeeze(name);
    static const RE2 of_commune(R"((?i)^(?:commune|ville|mairie)\s)");
    const bool commune = static_cast<bool>(find(of_commune, text));
    std::string before;
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t quote = text.find(curly, at);
        const std::size_t end = std::min({text.find_first_of(" -'", at), quote, text.size()});
        const std::string word = text.substr(at, end - at);
        const std::string small = fold_text(word);
        const bool apostrophe = end < text.size() && (text[end] == '\'' || end == quote);
        const bool article = apostrophe && (small == "d" || small == "l");
        const bool joint = !apostrophe && small.size() < 6 && is_small_word(small);
        const auto known =
            std::find_if(accented.begin(), accented.end(), [&](const Accented& each) { return each.folded == small; });
        const bool capitals = word.empty() || all_upper(word);
        std::string cased = word;
        icu::UnicodeString unicode = icu::UnicodeString::fromUTF8(word);
        if (!capitals && !out.empty()) {
            // Small letters are as the document has them.
        } else if (out.empty() && std::find(acronyms.begin(), acronyms.end(), small) != acronyms.end()) {
            // « SIVOM » stays in capitals.
        } else if (known != accented.end()) {
            cased = known->printed;
        } else if (!out.empty() && (article || joint) &&
                   !(commune && before == "de" && (small == "l" || small == "la" || small == "le" || small == "les"))) {
            cased.clear();
            unicode.toLower(icu::Locale::getFrench()).toUTF8String(cased);
        } else if (capitals) {
            cased.clear();
            unicode.toTitle(nullptr, icu::Locale::getFrench()).toUTF8String(cased);
        } else if (starts_lower(word)) {
            cased.clear();
            unicode.toTitle(nullptr, icu::Locale::getFrench()).toUTF8String(cased);
        }
        out += cased;
        before = small;
        at = end;
        if (at < text.size()) {
            const std::size_t width = at == quote ? curly.size() : 1;
            out += text.substr(at, width);
            at += width;
        }
    }
    return out;
}

}  // namespace recueil::corpus
