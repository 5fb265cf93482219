#include "corpus/layout/act_numbers.h"

#include <algorithm>
#include <cstdlib>

#include "corpus/rules/pattern.h"

namespace recueil::corpus {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::size_t skip_bullets(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size() && std::string_view(" \t*>-.#|").find(text[at]) != std::string_view::npos) ++at;
    return at;
}

struct Parts {
    std::string series;
    std::vector<long> runs;
    int digits = 0;
    bool year = false;
};

Parts parts_of(std::string_view number) {
    Parts parts;
    for (std::size_t at = 0; at < number.size();) {
        if (!is_digit(number[at])) {
            const char c = number[at++];
            if (is_letter(c)) parts.series += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
            continue;
        }
        std::size_t end = at;
        while (end < number.size() && is_digit(number[end])) ++end;
        const std::string run(number.substr(at, std::min<std::size_t>(end - at, 12)));
        parts.runs.push_back(std::strtol(run.c_str(), nullptr, 10));
        parts.digits += static_cast<int>(end - at);
        parts.year = parts.year || (end - at == 4 && (run.starts_with("19") || run.starts_with("20")));
        parts.series += '#';
        at = end;
    }
    return parts;
}

// « 2009/128 - 17ème tranche »: the ordinal belongs to the title.
std::size_t without_ordinal(std::string_view text, std::size_t begin, std::size_t end) {
    static const RE2 ordinal(R"((?:eme|ere|er|e|nde?)\b)");
    if (!match_at(ordinal, text, end)) return end;
    std::size_t cut = end;
    while (cut > begin && is_digit(text[cut - 1])) --cut;
    return cut > begin && text[cut - 1] == ' ' ? cut : end;
}

ActNumber made(NumberMark mark, std::string_view text, std::size_t mark_begin, std::size_t begin, std::size_t end) {
    end = without_ordinal(text, begin, end);
    while (end > begin && !is_digit(text[end - 1]) && !is_letter(text[end - 1])) --end;
    const Parts parts = parts_of(text.substr(begin, end - begin));
    ActNumber number{mark, begin, end, mark_begin, parts.series, 0};
    if (!parts.runs.empty()) {
        number.serial = parts.runs.back();
        const bool year = number.serial >= 1990 && number.serial < 2100;
        if (year && parts.runs.size() > 1) number.serial = parts.runs[parts.runs.size() - 2];
    }
    return number;
}

// « 2013-2014 », « 2024/2025 »: a school year or a budget of two years.
bool is_span_of_years(std::string_view number) {
    static const RE2 pattern(R"((?:19|20)\d\d\s?[-/]\s?(?:19|20)\d\d)");
    return matches(pattern, number);
}

bool is_day(std::string_view number) {
    // « 07/01-2022 » is no day: a day has one kind of mark.
    static const RE2 pattern(
        R"(\d{1,2}\s?(?:/\s?\d{1,2}\s?/|\.\s?\d{1,2}\s?\.|-\s?\d{1,2}\s?-)\s?(?:\d{2}|(?:19|20)\d\d))");
    return matches(pattern, number);
}

// The text that may follow a number known only by its shape: a mark before the title, the end, or a title.
bool ends_number(std::string_view rest) {
    static const RE2 amount(R"((?i)\s*(?:EUR\b|%|h\.?t\b|t\.?t\.?c\b|euros?\b|m2\b|km\b))");
    if (match_at(amount, rest, 0)) return false;
    static const RE2 pattern(R"(\s*(?:$|[:|*\t]|-|\)|"|\.\s+[A-Z"]|\s(?:[A-Z"(]|Objet|du\s\d|en date)))");
    return static_cast<bool>(match_at(pattern, rest, 0));
}

}  // namespace

std::optional<ActNumber> number_at_start(std::string_view folded) {
    std::size_t at = skip_bullets(folded);
    // The row of a list may open with its day.
    static const RE2 row_day(R"(\d{1,2}/\d{1,2}/(?:20)?\d\d[\s|]{1,4})");
    if (const Match day = match_at(row_day, folded, at)) at = day.end;
    const std::string_view text = folded.substr(0, std::min<std::size_t>(folded.size(), at + 300));
    if (at >= text.size()) return {};
    // « Délibération n° … », « DCM n° … », « Acte n° … », « N° de délibération : … ».
    static const RE2 word(
        R"((?i)((?:projet de )?(?:deliberation|delib)s?\.?(?:\s(?:du (?:conseil|bureau)|de la (?:commission permanente|seance))(?:\s(?:municipal|communautaire|departemental|regional|metropolitain|syndical|d'administration))?)?\s*(?:n\s?[o.]\s?[s:]?|numero|no|:)?|(?:numero|n[o.]\s?)\s*(?:de (?:la )?deliberation|d'ordre|de l'acte)\s*:?|d\.?c\.?m\.?\s*(?:n[o.])?)\s*:?\s*(?:n[o.]\s?)?([A-Za-z]{0,8}[ ._/-]{0,3}\d{1,8}(?:(?:\s?[/_.,-]\s?|\s)(?:\d{1,8}|(?-i:[IVX]{1,5})\b)|\s?[/_.-]\s?(?-i:[A-Z]{1,8})[ _./-]?\d{1,8}\b|[/_.-](?-i:[A-Z]{1,8})\b){0,6}(?:\s?bis\b|\s?ter\b)?))");
    if (const Match match = match_at(word, text, at)) {
        const auto begin = static_cast<std::size_t>(match[2].data() - text.data());
        const std::string_view number = match[2];
        // « DCM 23.1.49 » is no day: only one with its whole year is.
        static const RE2 whole_day(R"(\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?(?:19|20)\d\d)");
        // « Délibération du 13 décembre »: small words are no prefix of a number.
        static const RE2 small_word(
            R"((?i)(?:d[eu]s?|le|la|les|en|au|a|et|n|prise?|dite?|portant|page|point|art|article)\b.*)");
        if (!matches(whole_day, number) && !matches(small_word, number)) {
            // « 21/151 AC DE L'ASSEMBLÉE DE CORSE »: the initials of the body belong to the number.
            static const RE2 initials(R"(\s([A-Z]{2,3})\s(?i:de l'assemblee|du conseil|de la commission)\b)");
            const Match of_body = match_at(initials, text, match.end);
            const std::size_t end = of_body ? match.end + 1 + of_body[1].size() : match.end;
            return made(NumberMark::word, text, at, begin, end);
        }
    }
    // « n° 2014 / 166 », « N° DBC 2021-082 »: without a year or a prefix it is a rank.
    static const RE2 sign(
        R"(((?:[nN][o.]|[nN]umero|NUMERO)\s?:?\s*)([A-Z]{0,6}[ ._/-]{0,2}\d{1,8}(?:\s?[/_.-]\s?\d{1,8}|[/_.-][A-Z]{1,8}(?:[ _.-]?\d{1,8})?\b|\s\d{1,5}\b|\s\d{1,3}_\d{1,4}\b){0,5}))");
    if (const Match match = match_at(sign, text, at)) {
        const auto begin = static_cast<std::size_t>(match[2].data() - text.data());
        const Parts parts = parts_of(match[2]);
        // « n° 13-02-2023 - Titre »: no day has the sign of a number.
        const bool day = is_day(match[2]) && !ends_number(text.substr(match.end));
        // « (ordonnance) n° 38-1210 du 13 décembre 1958 portant … »: a text's.
        static const RE2 text_date(
            R"((?i)\s+du\s+\d{1,2}(?:er)?\s+[a-z]{3,9}\s+(?:19|20)\d\d\s*,?\s*(?:portant|relati|modifi|complet|fixant|instituant|de finances|d'|sur\b|autorisant|pris|concernant|pour\b|et\b|visant))");
        if (match_at(text_date, text, match.end)) return {};
        if (!day && !is_span_of_years(match[2]) && parts.digits >= 3 && (parts.runs.size() > 1 || parts.digits >= 5))
            return made(NumberMark::sign, text, at, begin, match.end);
    }
    // « DEL2025-17 », « D 2024-46 », « DE-2012/15 », « RH/01-2023 », « DELBU2023-02-012 ».
    static const RE2 prefix(
        R"(((?:[A-Z]\.)?[A-Z]{1,8}(?:[-_][A-Z]{1,6}){0,2})[ ._/-]{0,2}(\d{1,8}(?:\s?[ ._/-]\s?\d{1,6}){0,4}(?:[-_/][A-Z]{1,6})?))");
    static const RE2 no_act(
        R"((?:DM|DP|AV|RD|RN|CD|VC|CR|ART|N|M|AR|ARR|TVA|PLU|ZAC|LOT|APE|ISO|COVID|EUR|TTC|HT|[A-Z]*BIS|DEC|DECISION|MAPA|L|R|A|LOI|PSC)\b.*)");
    if (const Match match = match_at(prefix, text, at)) {
        const Parts parts = parts_of(match[2]);
        const bool numbered = parts.runs.size() > 1 ? parts.digits >= 3 : parts.digits >= 5 && parts.digits <= 10;
        // Without a year only the usual initials of acts make a number: rows of tables have codes too.
        static const RE2 act_initials(
            R"((?:DEL[A-Z]{0,5}|DC[MC]?|D|DE|DB|DBC|DL|CM|CC|CP|CA|BC|BM|B|C|CS|AG|DCA|DELIB)(?:[-_][A-Z]{1,6})?)");
        static const RE2 amount(R"(\d{1,3}(?: \d{3})*[.,]\d\d)");
        const bool known =
            matches(act_initials, match[1]) || (parts.year && (!matches(no_act, match[1]) || match[1] == "CR"));
        const bool decimals = !parts.year && matches(amount, match[2]);
        // « D 1002 30/01/04 »: the row of a table of permits has its day behind its number.
        static const RE2 with_day(R"(\d{1,8}\s+\d{1,2}/\d{1,2}/\d\d)");
        if (matches(with_day, match[2])) return {};
        // « CS 60125 – 44701 »: the address of a post office.
        static const RE2 post_office(R"((?:CS|BP|TSA) ?\d{2,5}\b.{0,4}(?:\d{5}.*)?)");
        // « D 66112 »: a chapter of the budget. One letter needs a year or two runs of digits.
        const bool chapter = match[1].size() == 1 && parts.runs.size() == 1 && parts.digits < 6;
        if (numbered && known && !decimals && !chapter && !matches(post_office, match[0]) &&
            !is_span_of_years(match[2]) && ends_number(text.substr(match.end)))
            return made(NumberMark::prefix, text, at, at, match.end);
    }
    // « D01 », « D10 | » in a list; OCR reads O for 0 and S for 5.
    static const RE2 row(R"((D|DEL|DCM)[ .-]?([O0-9]?[O0-9S])\b)");
    if (const Match match = match_at(row, text, at)) {
        static const RE2 title(R"(\s*[|:-]?\s*(?:[A-Z]{2}|$))");
        if (match_at(title, text, match.end)) {
            ActNumber number = made(NumberMark::prefix, text, at, at, match.end);
            number.series = std::string(match[1]) + "#";
            return number;
        }
    }
    // « 2020-038 TITRE », « 2024_01 », « 2023/009 », « 23-02/001 – », « 22_12_14_001 », « 23.1.49 ».
    static const RE2 shape(
        R"((?:(?:19|20)\d\d [A-Z]{2,6} \d{1,4}(?:-\d{1,2})?\b|(?:19|20)\d\d\s?[-_/.]\s?(?:[A-Z]{1,4}\s?[-_/.]?\s?)?\d{1,5}(?:\s?[-_/.]{1,2}\s?\d{1,4}){0,5}(?:-[A-Z]{1,3})?|\d{1,3}\s?[-_/.]\s?(?:19|20)\d\d|\d{1,4}/\d{2}-\d{2}-\d{2,4}/[A-Z]{1,3}|\d{2}[-_./]\d{1,4}[-_/.]\d{1,4}(?:[-_/.]\d{1,4})?|20\d{6}\s?[-_]\s?\d{1,4}|\d{2}[-_]\d{2,4}|\d{2}/\d{3,4}))");
    if (const Match match = match_at(shape, text, at)) {
        const std::size_t end = without_ordinal(text, at, match.end);
        const std::string_view number = text.substr(at, text.find_last_not_of(" -_/.", end - 1) + 1 - at);
        // « 23-05-02. Titre », « 23-05-02 – Titre »: few days are written with hyphens, and none has a mark and a title
        // behind it.
        static const RE2 hyphens(R"(\d{2}-\d{2}-\d{2})");
        static const RE2 marked_title(R"(\s?(?:[.:]|-)\s+[A-Z\"])");
        // « 2023 DLH 45 »: the initials of the service are no part of the series.
        static const RE2 with_service(R"((?:19|20)\d\d [A-Z]{2,6} \d{1,4}(?:-\d{1,2})?)");
        if (matches(with_service, number)) {
            static const RE2 title(R"(\s*(?:$|[:-]?\s*[A-Z\"]))");
            if (!match_at(title, text, end)) return {};
            ActNumber found = made(NumberMark::shape, text, at, at, end);
            found.series = "# #";
            return found;
        }
        if (matches(hyphens, number) && match_at(marked_title, text, match.end))
            return made(NumberMark::shape, text, at, at, end);
        if (!is_day(number) && !is_span_of_years(number) && (end != match.end || ends_number(text.substr(match.end))))
            return made(NumberMark::shape, text, at, at, end);
    }
    return {};
}

std::optional<ActNumber> marked_number(std::string_view folded, std::size_t from) {
    static const RE2 mark(R"((?i)\b(?:deliberation|delib|dcm|d\.c\.m\.|n\s?o|numero|n\.)\b)");
    for (std::size_t at = from; const Match match = find(mark, folded, at);) {
        at = match.end;
        if (match.begin > 0 && (is_letter(folded[match.begin - 1]) || is_digit(folded[match.begin - 1]))) continue;
        // A number that is cited: « la délibération n° 2018-83 », « par délibération n° … », « loi n° … ».
        static const RE2 cited(
            R"((?i)(?:\b(?:la|les|des?|du|par|cette|sa|une|vu|deliberations?|article|loi|decret|arrete|ordonnance|lot|parcelles?|section|rue|avenue|tel|siret|cedex|facture|devis|marche|compte|proposition|decision|point|question|annexe|tableau|feuillet|page|modificative|phase|tranche|route)\s{0,2}(?:la\s|de la\s|l')?)$)");
        const std::size_t start = match.begin > 40 ? match.begin - 40 : 0;
        if (RE2::PartialMatch(piece(folded.substr(start, match.begin - start)), cited)) continue;
        const auto number = number_at_start(folded.substr(match.begin));
        if (!number || (number->mark != NumberMark::word && number->mark != NumberMark::sign)) continue;
        ActNumber found = *number;
        found.begin += match.begin;
        found.end += match.begin;
        found.mark_begin += match.begin;
        return found;
    }
    return {};
}

std::optional<ActNumber> bracketed_number(std::string_view folded) {
    constexpr std::size_t longest = 400;  // bytes of a title
    if (folded.size() > longest || folded.empty()) return {};
    static const RE2 pattern(
        R"(\(\s*(?:((?:(?i:deliberation|delib|dcm)\.?\s*)?(?:(?i:n\s?o)\.?\s*)?)((?:DE|DEL|DELIB|D|DCM|DB|DC|CM|CC)[-_ ./]?(?:19|20)\d\d[-_ ./]\d{1,4}|(?:19|20)\d\d[-_/. ]\d{1,4}(?:[-_/.]\d{1,3})?))\s*\)[\s.:]*$)");
    static const RE2 cited(R"((?i)\b(?:deliberations?|decisions?|arretes?|annule|remplace|vu|voir|cf\.?)\s*$)");
    const Match match = find(pattern, folded);
    if (!match || match.begin < 6 || RE2::PartialMatch(piece(folded.substr(0, match.begin)), cited)) return {};
    // « (2022-2023) » is a school year; figures alone need a mark.
    const bool figures = is_digit(match[2].front());
    if (figures && (match[1].empty() || is_span_of_years(match[2]))) return {};
    const auto begin = static_cast<std::size_t>(match[2].data() - folded.data());
    ActNumber number = made(NumberMark::prefix, folded, match.begin, begin, begin + match[2].size());
    return number;
}

std::optional<Rank> rank_at_start(std::string_view folded) {
    static const RE2 pattern(
        R"(\s*(?:((?i:point|question|affaire|dossier|rapport|sujet|objet)\s*(?:[nN][o.]?\s?)?)(\d{1,3})\b\s*[:.)/-]*|[nN]o\s?(\d{1,3})\s*[:.)/-]|(\d{1,3})\s*(?:o\s?)?(?:[.)/:]|-)\s*(?:-\s*)?|(\d{1,2})\s{1,4}|([IVXL]{1,7})\s*(?:[.)/:]|-|$|\s)|(\d{1,2})$))");
    const Match match = match_at(pattern, folded, 0);
    if (!match || match.end == 0) return {};
    Rank rank;
    rank.named = !match[1].empty();
    rank.end = match.end;
    for (const std::size_t group : {std::size_t{2}, std::size_t{3}, std::size_t{4}, std::size_t{5}, std::size_t{7}})
        if (!match[group].empty()) rank.text = std::string(match[group]);
    if (!rank.text.empty()) {
        rank.value = std::strtol(rank.text.c_str(), nullptr, 10);
    } else {
        rank.text = std::string(match[6]);
        const auto digit = [](char c) { return c == 'I' ? 1 : c == 'V' ? 5 : c == 'X' ? 10 : 50; };
        for (std::size_t i = 0; i < rank.text.size(); ++i) {
            const int value = digit(rank.text[i]);
            rank.value += i + 1 < rank.text.size() && digit(rank.text[i + 1]) > value ? -value : value;
        }
    }
    // The mark behind the rank is part of how it is written.
    std::size_t mark = match[6].empty() ? match[0].find_last_of("0123456789") : match[0].find_last_of("IVXL");
    for (++mark; mark < match.end && folded[mark] == ' ';) ++mark;
    const char behind = mark < match.end ? folded[mark] : ' ';
    rank.style = (std::string_view(".)/:-").find(behind) != std::string_view::npos ? behind : ' ') +
                 (match[6].empty() ? 0 : 256) + (rank.named ? 512 : 0);
    // « 12,50 € », « 3 juin », « 2.5 % », « 10 % » open no point.
    const std::string_view rest = folded.substr(rank.end);
    static const RE2 quantity(
        R"((?i)\s*(?:\d|%|EUR\b|euros?\b|[a-z]?h\d|ans?\b|mois\b|jours?\b|voix\b|janvier|fevrier|mars|avril|mai\b|juin|juillet|aout|septembre|octobre|novembre|decembre|m2|km|ha\b|pour\b|contre\b|abst))");
    if (match_at(quantity, rest, 0)) return {};
    // « 23 et 1 abstention », the rest of a sentence: a rank without a mark has a capital behind it.
    const bool unmarked = behind == ' ' || mark >= match.end;
    if (unmarked && !rank.named && !rest.empty() && rest[0] >= 'a' && rest[0] <= 'z') return {};
    return rank;
}

}  // namespace recueil::corpus
