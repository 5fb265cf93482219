#include "corpus/rules/act_tail.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "corpus/rules/dates.h"
#include "corpus/rules/decision_words.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/people.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

// An office that signs, to the end of its line: « La présidente du conseil régional », « L'adjoint délégué ».
#define RECUEIL_OFFICE                                                                                               \
    "(?:(?:[0-9]{1,2}\\s?(?:er|ere|re|e|eme|nde?)|premiere?|deuxieme|seconde?|troisieme|quatrieme|[a-z]+ieme)\\s+)?" \
    "(?:maire|presidente?|(?:vice|co)\\s?-\\s?presidente?|adjointe?|conseill(?:er|ere)|secretaire|directeur|"        \
    "directrice|doyenn?e?|prefete?|deleguee?|chef(?:fe)?|responsable)\\b"

const RE2& office_line() {
    static const RE2 pattern("(?i)(?:l[ea]\\s+|l'\\s?|monsieur\\s+l[ea]\\s+|madame\\s+l[ea]\\s+)" RECUEIL_OFFICE
                             "((?:\\s+[a-z'-]+|\\s?-\\s?[a-z]+|\\s*,\\s*(?:adjointe?|vice|conseill|deleguee?|"
                             "charge)[a-z' -]*|'[a-z]+){0,12})\\s*[,:]?");
    return pattern;
}

// A verb says that the office does something: « Le Maire est autorisé », « Le maire informe ».
bool has_verb(std::string_view words) {
    static const RE2 other(
        R"((?i)\s(?:est|sont|a|ont|et\s+le\s+conseil|sera|seront|membre|titulaire|suppleante?|ou|qui|que|ne|se|ayant|rend|donne|fait|met|ouvre|leve|remercie|pre[cs][a-z]+e)\b)");
    static const RE2 speech("\\s" + decision_words().speech + "\\b");
    std::string small(words);
    std::transform(small.begin(), small.end(), small.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    return RE2::PartialMatch(small, other) || RE2::PartialMatch(small, speech);
}

bool is_office(std::string_view line) {
    const Match match = match_at(office_line(), line, 0);
    return match && match.end == line.size() && !has_verb(match[1]);
}

// « de Haute-Sylvane », « délégué aux finances »: an office goes on over its line.
bool goes_on_office(std::string_view line) {
    static const RE2 pattern(
        R"((?i)(?:de|du|des|d'|charge|delegue|en\s+charge|et\s+par\s+delegation|par\s+delegation|aux?)[\sa-z][a-z' ,-]{0,90})");
    return matches(pattern, line) && !has_verb(" " + std::string(line));
}

// The name of a person alone on its line, without civility; empty where it is none.
std::string_view name_alone(std::string_view line) {
    static const RE2 pattern(
        R"((?:(?i:signe)\s*:?\s*)?(?:(?:M\.|Mme|Mlle|Monsieur|Madame|Mr|Dr\.?|Docteur|Maitre|Me)\s*)?([A-Z][A-Za-z'.-]*(?:\s+(?:(?:de\s+la|de|du|des|la|le|d')\s*)?[A-Z][A-Za-z'-]*){1,4})\s*[.,]?)");
    static const RE2 no_person(
        R"((?i).*\b(?:maire|presidente?|secretaire|conseil|commune|ville|departement|region|republique|mairie|seance|prefecture|extrait|conforme|deliberation|registre|suivent|signatures?|cachet|communaute|syndicat|acte|date|page|folio|objet|vote|pour|contre|abstentions?|article|fait|an|signe|certifie|publie|affiche|adopte|unanimite)\b.*)");
    const Match match = match_at(pattern, line, 0);
    static const RE2 civility(R"((?i)(?:m\.|mme|mr|dr)(?:\s.*)?)");
    if (!match || match.end != line.size() || matches(no_person, match[1]) || matches(civility, match[1])) return {};
    return match[1];
}

struct Line {
    std::size_t begin;
    std::size_t end;
};

// The lines of [from, to) that hold words, without blanks at their ends.
std::vector<Line> lines_between(std::string_view text, std::size_t from, std::size_t to) {
    std::vector<Line> lines;
    while (from < to) {
        std::size_t end = std::min(text.find('\n', from), to);
        const std::size_t next = end + 1;
        std::size_t begin = from;
        while (begin < end && text[begin] == ' ') ++begin;
        while (end > begin && text[end - 1] == ' ') --end;
        if (end > begin) lines.push_back({begin, end});
        from = next;
    }
    return lines;
}

// « Le Maire Patrick DUVAL », « La Présidente du conseil régional, / Anne MARTIN »: an office and a name that sign.
std::size_t signature_from(const ResolutionText& text, std::size_t from) {
    static const RE2 pattern(
        R"((?:L[EeAa]\s+(?:Maire|MAIRE|[Pp]r[eE]sidente?|PRESIDENTE?)|L[EeAa]\s+(?:Secr[eE]taire|SECRETAIRE)(?:\s+de\s+s[eE]ance)?)(\s+(?:du|de\s+la|de|d')\s?[A-Za-z][A-Za-z' -]{2,60}?)?\s*,?\s*(?:(?:Dr\.?|Docteur|M\.|Mme)\s+)?[A-Z][A-Za-z-]+\s+(?:[A-Z][A-Za-z-]+\s+)?[A-Z][A-Z'-]{2,})");
    for (std::size_t at = from; const Match match = find(pattern, text.cased(), at);) {
        at = match.begin + 1;
        if (has_verb(match[1])) continue;
        const char before = text.before(match.begin);
        if (text.starts_line(match.begin) ? before != ',' && before != ':' : before == '.' || before == ')')
            return match.begin;
    }
    return text.size();
}

// « La présidente du conseil régional / de Haute-Sylvane / Solveig HARDOUIN »: a paragraph that is an office alone, and
// a name alone below it.
std::size_t signature_block(const ResolutionText& text, std::size_t from, std::size_t to) {
    static const RE2 opening(R"(\n\s*((?i:l[ea]\s|l'))" RECUEIL_OFFICE ")");
    const std::string_view cased = std::string_view(text.cased()).substr(0, to);
    for (std::size_t at = from; const Match match = find(opening, cased, at);) {
        at = match.end;
        const auto begin = static_cast<std::size_t>(match[1].data() - text.cased().data());
        const char before = text.before(begin);
        if (before == ':' || before == ',') continue;
        if (!text.starts_paragraph(begin) && before != '.' && before != ';' && before != '"' && before != ')') continue;
        constexpr std::size_t reach = 400;
        const auto lines = lines_between(text.cased(), begin, std::min(text.size(), begin + reach));
        if (lines.empty() || !is_office(cased.substr(lines[0].begin, lines[0].end - lines[0].begin))) continue;
        std::size_t next = 1;
        const auto words = [&](std::size_t i) {
            return std::string_view(text.cased()).substr(lines[i].begin, lines[i].end - lines[i].begin);
        };
        while (next < lines.size() && next < 4 && (goes_on_office(words(next)) || is_office(words(next)))) ++next;
        if (next < lines.size() && !name_alone(words(next)).empty()) return begin;
    }
    return to;
}

// « Valbrune, le 24 septembre 2021 » alone in its paragraph.
std::size_t dated_line(const ResolutionText& text, std::size_t from, std::size_t to) {
    static const RE2 pattern(
        R"(\n\s*((?:A\s+)?[A-Z][A-Za-z'-]*(?:[ -][A-Za-z'-]+){0,5}\s*,\s*le\s+[0-9]{1,2}(?:er)?\s+[a-zA-Z]{3,9}\s+(?:19|20)[0-9]{2}\s*\.?)[ ]*(?:\n|$))");
    const std::string_view cased = std::string_view(text.cased()).substr(0, to);
    for (std::size_t at = from; const Match match = find(pattern, cased, at);) {
        at = match.begin + 1;
        const auto begin = static_cast<std::size_t>(match[1].data() - text.cased().data());
        const char before = text.before(begin);
        if (text.starts_paragraph(begin) && (before == '.' || before == ';' || before == ')' || before == '"'))
            return begin;
    }
    return to;
}

std::string plain_role(std::string_view role) {
    role = trim(role);
    while (!role.empty() && (role.back() == ',' || role.back() == ':')) role = trim(role.substr(0, role.size() - 1));
    return squeeze(role);
}

class SignatureReader {
  public:
    SignatureReader(const ResolutionText& text, std::size_t tail) : text_(text) {
        constexpr std::size_t reach = 3000;
        lines_ = lines_between(text.cased(), tail, std::min(text.size(), tail + reach));
    }

    Signatures read() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (read_day(words(i)) || read_inline(i)) continue;
            if (is_office(words(i))) {
                add_offices(lines_[i]);
                continue;
            }
            if (!pending_.empty() && goes_on_office(words(i))) {
                pending_.back().role += " " + source(lines_[i]);
                continue;
            }
            if (read_names(i)) ++i;
        }
        return std::move(found_);
    }

  private:
    std::string_view words(std::size_t i) const {
        return std::string_view(text_.cased()).substr(lines_[i].begin, lines_[i].end - lines_[i].begin);
    }
    std::string source(Line line) const { return text_.cut({line.begin, line.end}); }

    // An office above its name waits for it; columns give two on one line.
    void add_offices(Line line) {
        static const RE2 second("(?i)[a-z]\\s+((?:l[ea]\\s+|l'\\s?)" RECUEIL_OFFICE ")");
        const std::string_view words = std::string_view(text_.cased()).substr(0, line.end);
        static const RE2 civility(R"((?i)(?:monsieur|madame|m\.|mme)\s*)");
        const Match match = find(second, words, line.begin);
        if (match && !matches(civility, words.substr(line.begin, match.end - match[1].size() - line.begin))) {
            const auto middle = static_cast<std::size_t>(match[1].data() - text_.cased().data());
            pending_.push_back({line, source({line.begin, middle})});
            pending_.push_back({line, source({middle, line.end})});
            return;
        }
        pending_.push_back({line, source(line)});
    }

    bool read_day(std::string_view line) {
        static const RE2 pattern(
            R"((?i)(?:(?:ainsi\s+)?(?:fait|donne|certifie\s+conforme|signe)\b[^0-9.;:]{0,80}?(?:,\s*)?\ble\s+|date\s+de\s+(?:la\s+)?signature\s*:?\s*(?:le\s+)?|signe\s+(?:electroniquement\s+)?le\s*:?\s*|(?:a\s+)?[A-Z][A-Za-z'-]*(?:[\s-][A-Za-z'-]+){0,5}\s*,\s*le\s+)([0-9].*|[a-z].*))");
        const Match match = match_at(pattern, line, 0);
        if (!match) return false;
        const auto dates = date_list_at(match[1], 0);
        if (dates.empty() || dates.front().begin != 0) return false;
        if (!found_.signed_date) found_.signed_date = dates.front().iso;
        return true;
    }

    // « Le Maire, Jean DUPONT », « Le Maire : signé Jean DUPONT », « Jean DUPONT, Maire »
    bool read_inline(std::size_t i) {
        static const RE2 role_first("((?i:(?:pour\\s+)?(?:l[ea]\\s+|l'\\s?)" RECUEIL_OFFICE
                                    ")(?:\\s+[a-z][a-z'-]*|\\s+(?:de|du|d')\\s*(?:la\\s+)?[A-Z][A-Za-z'-]*){0,8}?)\\s*["
                                    ",:-]?\\s*(?:\\(?(?i:signe)"
                                    "\\)?\\s*:?\\s*)?((?:(?:M\\.|Mme|Monsieur|Madame|Mr|Dr\\.?|Docteur)\\s+)?[A-Z].*)");
        static const RE2 name_first("([A-Z][^,]{3,60}?)\\s*,\\s*((?i:(?:l[ea]\\s+|l'\\s?)?" RECUEIL_OFFICE
                                    ")[^.:;]{0,80})");
        if (const Match match = match_at(role_first, words(i), 0); match && match.end == words(i).size()) {
            const std::string_view name = name_alone(trim(match[2]));
            if (!name.empty() && !has_verb(" " + std::string(match[1]))) {
                add(span_of(name), plain_role(source_of(match[1])), lines_[i]);
                return true;
            }
        }
        if (const Match match = match_at(name_first, words(i), 0); match && match.end == words(i).size()) {
            const std::string_view name = name_alone(match[1]);
            if (!name.empty() && !has_verb(" " + std::string(match[2]))) {
                add(span_of(name), plain_role(source_of(match[2])), lines_[i]);
                return true;
            }
        }
        return false;
    }

    // A name under its office, two names under two, or a name above its office. True where the next line is read too.
    bool read_names(std::size_t i) {
        const std::string_view line = words(i);
        static const RE2 two(
            R"(([A-Z][A-Za-z'.-]*\s+(?:(?:de|du|le|la)\s+)?[A-Z][A-Z'-]{1,})\s+([A-Z][A-Za-z'.-]*\s+(?:(?:de|du|le|la)\s+)?[A-Z][A-Z'-]{1,}))");
        if (const Match pair = match_at(two, line, 0); pair && pair.end == line.size() && pending_.size() == 2) {
            for (std::size_t side = 1; side <= 2; ++side) {
                const Office& office = pending_[side - 1];
                add(span_of(pair[side]), plain_role(office.role), office.line, lines_[i].end);
            }
            pending_.clear();
            return false;
        }
        const std::string_view name = name_alone(line);
        if (name.empty()) return false;
        if (!pending_.empty()) {
            add(span_of(name), plain_role(pending_.front().role), pending_.front().line, lines_[i].end);
            pending_.erase(pending_.begin());
        } else if (i + 1 < lines_.size()) {
            static const RE2 office("(?i)(?:l[ea]\\s+|l'\\s?)?" RECUEIL_OFFICE "[a-z' ,-]{0,80}");
            if (matches(office, words(i + 1)) && !has_verb(" " + std::string(words(i + 1)))) {
                add(span_of(name), plain_role(source(lines_[i + 1])), lines_[i], lines_[i + 1].end);
                return true;
            }
        }
        return false;
    }

    Span span_of(std::string_view words) const {
        const auto begin = static_cast<std::size_t>(words.data() - text_.cased().data());
        return {begin, begin + words.size()};
    }
    std::string source_of(std::string_view words) const { return text_.cut(span_of(words)); }

    void add(Span name, std::string role, Line from, std::size_t end = 0) {
        Signatory signatory;
        signatory.name = text_.cut(name);
        signatory.role = std::move(role);
        signatory.lines = text_.lines_of({from.begin, std::max(end, from.end)});
        if (is_blank_name(signatory.name)) return;
        const bool known = std::any_of(found_.signatories.begin(), found_.signatories.end(), [&](const Signatory& one) {
            return fold_text(one.name) == fold_text(signatory.name);
        });
        if (!known) found_.signatories.push_back(std::move(signatory));
    }

    struct Office {
        Line line;
        std::string role;
    };

    const ResolutionText& text_;
    std::vector<Line> lines_;
    std::vector<Office> pending_;
    Signatures found_;
};

}  // namespace

std::size_t tail_of(const ResolutionText& text, std::size_t from) {
    static const RE2 pattern(R"((?:^|\b))" + decision_words().tails);
    const std::size_t signature = dated_line(text, from, signature_block(text, from, signature_from(text, from)));
    for (std::size_t at = from; const Match match = find(pattern, text.small(), at);) {
        at = match.begin + 1;
        if (match.begin >= signature) return signature;
        if (!text.starts_clause(match.begin)) {
            // Flat text has no line starts: the words have a capital.
            const char c = text.cased()[match.begin];
            const char before = text.before(match.begin);
            if (c < 'A' || c > 'Z' || before == '\'') continue;
        }
        // « Article 2 : La présente délibération peut faire l'objet … » is an item.
        static const RE2 labelled(R"((?:article\s*[0-9a-z]{1,6}\s*(?:er)?\s*[:.-]+|[-*>])\s*$)");
        const std::size_t back = match.begin > 24 ? match.begin - 24 : 0;
        if (match[0].find("present") != std::string_view::npos &&
            RE2::PartialMatch(piece(std::string_view(text.small()).substr(back, match.begin - back)), labelled))
            continue;
        return match.begin;
    }
    return signature;
}

Signatures signatures_of(const ResolutionText& text, std::size_t tail) {
    return SignatureReader(text, tail).read();
}

}  // namespace recueil::corpus
