#include "corpus/rules/session_tokens.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>

#include "corpus/rules/pattern.h"

namespace recueil::corpus {

namespace {

using Kind = RollTokenKind;

constexpr std::array<std::string_view, 26> particles{"de",    "du",  "des", "d'",  "la",  "le",  "l'",  "les", "van",
                                                     "von",   "der", "den", "di",  "da",  "do",  "dos", "del", "della",
                                                     "dell'", "el",  "al",  "ben", "bin", "bel", "dit", "dite"};

// Words of functions, in small letters without the signs of gender and number.
constexpr std::array<std::string_view, 38> functions{
    "maire",           "maires",           "adjoint",       "adjointe",       "adjoints",       "adjointes",
    "conseiller",      "conseillere",      "conseillers",   "conseilleres",   "municipal",      "municipale",
    "municipaux",      "municipales",      "delegue",       "deleguee",       "delegues",       "deleguees",
    "president",       "presidente",       "presidents",    "vice",           "vice-president", "vice-presidente",
    "vice-presidents", "vice-presidentes", "communautaire", "communautaires", "departemental",  "departementale",
    "departementaux",  "regional",         "regionaux",     "depute",         "deputee",        "senateur",
    "senatrice",       "titulaires"};

constexpr std::array<std::string_view, 30> functions_in_small{
    "titulaire", "suppleant", "suppleante", "suppleants", "suppleantes",   "membre",        "membres",  "premier",
    "premiere",  "deuxieme",  "troisieme",  "quatrieme",  "cinquieme",     "sixieme",       "septieme", "huitieme",
    "er",        "eme",       "ere",        "secretaire", "rapporteur",    "doyen",         "doyenne",  "elu",
    "elue",      "president", "charge",     "chargee",    "metropolitain", "metropolitaine"};

constexpr std::array<std::string_view, 46> remarks{
    "arrive",  "arrivee",     "arrives", "arrivees", "parti", "partie",    "partis", "depart",  "jusqu",   "jusqu'",
    "jusque",  "a",           "partir",  "compter",  "de",    "en",        "retard", "absent",  "absente", "excuse",
    "excusee", "sorti",       "sortie",  "quitte",   "ayant", "est",       "retenu", "retenue", "present", "presente",
    "pour",    "depuis",      "avant",   "apres",    "lors",  "sauf",      "au",     "aux",     "point",   "question",
    "pouvoir", "procuration", "qui",     "sans",     "donne", "represente"};

template <typename Words>
bool among(const Words& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

std::string in_small(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return out;
}

bool capital(char c) {
    return c >= 'A' && c <= 'Z';
}
bool ascii_letter(char c) {
    return capital(c) || (c >= 'a' && c <= 'z');
}
bool ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

#define RECUEIL_POWER_OF_ATTORNEY R"((?:pour?voir|procuration|mandat|delegation(?:\s+de\s+vote)?))"

const RE2& gives_to() {
    static const RE2 pattern(
        R"((?i)(?:,?\s*(?:et\s+)?(?:qui\s+)?(ont\s+|avaient\s+)?(?:(?:a|ayant|avait)\s+)?donn(?:e|ant)(?:e?s|e)?\s+(?:son\s+|leurs?\s+|un\s+)?)" RECUEIL_POWER_OF_ATTORNEY
        R"(s?(?:\s+ecrit)?(?:\s+de\s+vot\w+(?:\s+en\s+(?:son|leur)\s+nom)?)?\s*:?\s*(?:a|au|aux)\s|,?\s*)" RECUEIL_POWER_OF_ATTORNEY
        R"(s?(?:\s+(?:donnee?s?|remise?|de\s+vote))?\s*:?\s*(?:a|au|aux)\s|,?\s*en\s+faveur\s+d(?:e|u)\s|,?\s*(?:represente(?:e|\(e\))?s?\s+)?par\s|-+>|=+>|a\s|au\s+(?:dr|docteur)\b\.?))");
    return pattern;
}

const RE2& holds_of() {
    static const RE2 pattern(
        R"((?i),?\s*(?:(?:qui\s+)?(?:a|ayant|avec|porteur|detient|recoit|mandataire)\s+)?(?:recu\s+|du\s+|d'un\s+|le\s+|un\s+)?(?:pour?voirs?|procurations?|mandats?)\s+(?:de|du|d')\s)");
    return pattern;
}

const RE2& substitute() {
    static const RE2 pattern(
        R"((?i),?\s*(?:(?:represente|remplace|supplee?)(?:e|\(e\))?\s+par\s+(?:son|sa)\s+(?:suppleant\w*|remplacant\w*)|(?:suppleant(?:e|\(e\))?|remplac\w+|represent\w+)\s+(?:de|du|par\s+(?:son|sa)\s+suppleante?)|remplacee?\s+par)\s)");
    return pattern;
}

// « Monsicur », « Madome » are what OCR makes of two civilities.
const RE2& printed_civility() {
    static const RE2 pattern(
        R"((?:(?i:(?:mo[ni]s[a-z]{2,4}r|m[ao]d[aoe][mn][ec]|mademoiselle|docteur|maitre)\b)|(?i:(?:messieurs|mesdames|mesdemoiselles|mmes|mlles)\b)\.?|MM?\.|MM\b|Mrs\b\.?|MRS\b\.?|Ms\b\.?|Mr\b\.?|MR\b\.?|(?i:mme|mlle|mmc|mmcs|mrne|mrnes|mlles)\b\.?|Dr\b\.?|DR\b\.?|M\b))");
    return pattern;
}

bool plural_civility(std::string_view text) {
    const std::string small = in_small(text);
    return small == "messieurs" || small == "mesdames" || small == "mesdemoiselles" || small.starts_with("mmes") ||
           small.starts_with("mlles") || small.starts_with("mrs") || small == "mm." || small == "mm" ||
           small.starts_with("ms");
}

// The end of a word with its inner apostrophes and hyphens; « Jean- Claude » of a line cut by a space is one.
std::size_t word_end(const FoldedText& folded, std::size_t at, std::size_t end) {
    const std::string_view text = folded.text();
    while (at < end) {
        const char c = text[at];
        if (ascii_letter(c) || ascii_digit(c)) {
            ++at;
        } else if (c == '\'' && at + 1 < end && ascii_letter(text[at + 1])) {
            ++at;
        } else if (c == '-' && at + 1 < end && ascii_letter(text[at + 1])) {
            ++at;
        } else if (c == '-' && at + 2 < end && (text[at + 1] == ' ' || text[at + 1] == '\n') && capital(text[at + 2]) &&
                   folded.source_between(at, at + 1) != "–" && at > 0 && ascii_letter(text[at - 1]) &&
                   !match_at(printed_civility(), text, at + 2)) {
            at += 2;
        } else {
            break;
        }
    }
    return at;
}

WordShape shape_of(std::string_view word) {
    std::size_t capitals = 0;
    std::size_t small = 0;
    for (const char c : word) {
        capitals += capital(c) ? 1U : 0U;
        small += c >= 'a' && c <= 'z' ? 1U : 0U;
    }
    if (capitals + small <= 1) return WordShape::initial;
    if (small == 0) return word.size() <= 3 && word.find('-') == 1 ? WordShape::initial : WordShape::capitals;
    // « McDONALD », « d'ARC », « DELABRe »: mostly capitals.
    return capitals > small ? WordShape::capitals : WordShape::title;
}

// Only a name or a civility behind « à » makes it one that gives to.
bool name_follows(std::string_view text, std::size_t at, std::size_t end) {
    while (at < end && (text[at] == ' ' || text[at] == '\n')) ++at;
    return at < end && (capital(text[at]) || match_at(printed_civility(), text, at));
}

// « DEL2023-01 », « PACU/17-2023 » are numbers of acts, not names.
bool is_reference(std::string_view text, std::size_t begin, std::size_t to) {
    if (to - begin >= 2 && ascii_digit(text[to - 1])) return true;
    return to + 1 < text.size() && (text[to] == '/' || text[to] == '_' || text[to] == '-') && ascii_digit(text[to + 1]);
}

// « Suppléants : »
bool names_group(std::string_view text, std::size_t at) {
    const std::size_t next = text.find_first_not_of(' ', at);
    return next != std::string_view::npos && text[next] == ':';
}

}  // namespace

std::vector<RollToken> roll_tokens(const FoldedText& folded, std::size_t begin, std::size_t end) {
    const std::string_view text = std::string_view(folded.text()).substr(0, end);
    std::vector<RollToken> tokens;
    const auto put = [&](Kind kind, std::size_t from, std::size_t to) -> RollToken& {
        tokens.push_back({kind, from, to});
        return tokens.back();
    };
    // In a list of initials « M. » is one too.
    static const RE2 initial_name(R"((?:^|[^A-Za-z.])[A-LN-Z]\.\s?[A-Z])");
    static const RE2 written_civility(R"((?:^|[^A-Za-z])(?:M[Mm][Ee]?s?|Mlle|Mrs?|Madame|Monsieur)\b)");
    int initials = 0;
    for (std::size_t from = begin; initials < 3;) {
        const Match match = find(initial_name, text, from);
        if (!match) break;
        ++initials;
        from = match.end;
    }
    const bool initials_list = initials >= 3 && !find(written_civility, text, begin);
    const auto last_is_name = [&] {
        return !tokens.empty() && (tokens.back().kind == Kind::word || tokens.back().kind == Kind::bracket ||
                                   tokens.back().kind == Kind::function || tokens.back().kind == Kind::line ||
                                   tokens.back().kind == Kind::paragraph || tokens.back().kind == Kind::comma ||
                                   tokens.back().kind == Kind::number);
    };
    std::size_t at = begin;
    while (at < end) {
        const char c = text[at];
        if (c == ' ') {
            ++at;
            continue;
        }
        if (c == '\n') {
            std::size_t to = at;
            int breaks = 0;
            for (; to < end && (text[to] == '\n' || text[to] == ' '); ++to) breaks += text[to] == '\n' ? 1 : 0;
            put(breaks > 1 ? Kind::paragraph : Kind::line, at, to);
            at = to;
            continue;
        }
        const bool word_begins = at == begin || !(ascii_letter(text[at - 1]) || ascii_digit(text[at - 1]));
        if (word_begins && (ascii_letter(c) || c == ',' || c == '-' || c == '=')) {
            if (const Match match = match_at(substitute(), text, at); match && name_follows(text, match.end, end)) {
                put(Kind::substitute, at, match.end);
                at = match.end;
                continue;
            }
            if (const Match match = match_at(holds_of(), text, at); match && name_follows(text, match.end, end)) {
                put(Kind::holds_of, at, match.end);
                at = match.end;
                continue;
            }
            if (const Match match = match_at(gives_to(), text, at);
                match && name_follows(text, match.end, end) && (last_is_name() || match.end - match.begin > 4)) {
                // A capital « A » without its accent is an initial, not « À ».
                const bool initial = c == 'A' && folded.source_between(at, at + 1) == "A";
                if (!initial) {
                    put(Kind::gives_to, at, match.end).plural = !match[1].empty();
                    at = match.end;
                    continue;
                }
            }
        }
        if (c == '(' || c == '[') {
            const char close = c == '(' ? ')' : ']';
            const std::size_t to = text.find(close, at);
            if (to != std::string_view::npos && to < end && to - at < 240) {
                put(Kind::bracket, at, to + 1);
                at = to + 1;
            } else {
                put(Kind::comma, at, at + 1);
                ++at;
            }
            continue;
        }
        if (ascii_letter(c) && word_begins) {
            Match title = match_at(printed_civility(), text, at);
            // « M.A. MANIER », « À.M. ABOUDOU »
            if (title && title[0] == "M." &&
                (initials_list || (title.end + 1 < end && capital(text[title.end]) && text[title.end + 1] == '.') ||
                 (at > begin && text[at - 1] == '.')))
                title = {};
            // « M » alone is an initial inside a name, a civility before one.
            const bool bare = title && title[0] == "M";
            static const RE2 article(R"(\s*,?\s*(?:l[ea]|et|les)\b)");
            const bool many = title && plural_civility(title[0]);
            if (title &&
                (name_follows(text, title.end, end) ||
                 (many && title.end < end && text[title.end] == ',' &&
                  (tokens.empty() || tokens.back().kind != Kind::word)) ||
                 match_at(article, text, title.end)) &&
                (!bare || tokens.empty() || tokens.back().kind != Kind::word) && !(bare && text[title.end] == ',')) {
                put(Kind::civility, at, title.end).plural = plural_civility(title[0]);
                at = title.end;
                continue;
            }
            std::size_t to = word_end(folded, at, end);
            std::string_view word = text.substr(at, to - at);
            const std::string small = in_small(word);
            static constexpr std::array<std::string_view, 9> joints{"aux", "au",   "pour", "sur", "avec",
                                                                    "par", "dans", "en",   "sous"};
            if (among(joints, small) && capital(word.back())) {
                put(Kind::prose, at, to);
            } else if (small == "et") {
                put(Kind::comma, at, to);
            } else if (capital(word.front()) && is_reference(folded.text(), at, to)) {
                put(Kind::stop, at, to);
                put(Kind::prose, to, to);
            } else if (word == "A" && to + 1 < end && text[to] == ' ' && !capital(text[to + 1])) {
                put(Kind::stop, at, to);  // « A été élue secrétaire »
            } else if (among(particles, small) || (small.size() > 2 && small.starts_with("d'") && !capital(word[2]))) {
                put(Kind::particle, at, to);
            } else if (among(functions, small) ||
                       ((!capital(word.front()) || small.ends_with("ieme") || small == "premiere" ||
                         small == "premier" || small == "elu" || small == "elue" || names_group(text, to)) &&
                        among(functions_in_small, small))) {
                put(Kind::function, at, to);
            } else if (!capital(word.front()) && !(small.starts_with("d'") || small.starts_with("l'"))) {
                put(among(remarks, small) || small.starts_with("jusqu'") ? Kind::remark : Kind::prose, at, to);
            } else {
                RollToken& token = put(Kind::word, at, to);
                token.shape = shape_of(word);
                // « M.A. MANIER »: the point of an initial is its own.
                const bool short_word = word.size() <= 2 || token.shape == WordShape::initial;
                // So is one before a comma: « CASTON., MATHIEU C. »
                const bool before_comma = to + 1 < end && (text[to + 1] == ',' || text[to + 1] == ';');
                if (((short_word && capital(word.back())) || before_comma) && to < end && text[to] == '.')
                    token.end = ++to;
            }
            at = to;
            continue;
        }
        if (ascii_digit(c)) {
            // « Mme Léa COLIN 4 M. Luc MOREL »: OCR reads « à » as 4.
            if (c == '4' && !tokens.empty() && tokens.back().kind == Kind::word && at + 1 < end &&
                !ascii_digit(text[at + 1]) && !ascii_letter(text[at + 1])) {
                const std::size_t next = text.find_first_not_of(" \n", at + 1);
                if (next != std::string_view::npos && next < end && match_at(printed_civility(), text, next)) {
                    put(Kind::gives_to, at, at + 1);
                    ++at;
                    continue;
                }
            }
            std::size_t to = at;
            while (to < end && (ascii_digit(text[to]) || ascii_letter(text[to]))) ++to;
            static const RE2 rank(R"(\d+(?:er|ere|eme|e|nd|nde)\b)");
            put(match_at(rank, text, at) ? Kind::function : Kind::number, at, to);
            at = to;
            continue;
        }
        Kind kind = Kind::comma;
        std::size_t to = at + 1;
        if (c == '-') {
            while (to < end && text[to] == '-') ++to;
            kind = Kind::dash;
        } else if (c == ':') {
            kind = Kind::colon;
        } else if (c == '.' || c == '!' || c == '?') {
            kind = Kind::stop;
        } else if (c == ')') {
            kind = Kind::stop;
        }
        put(kind, at, to);
        at = to;
    }
    return tokens;
}

}  // namespace recueil::corpus
