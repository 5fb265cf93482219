#include "corpus/rules/text_references.h"

#include <algorithm>

#include "corpus/rules/dates.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

constexpr const char* article_number =
    R"((?:(?:LO|[LRDA])\s?\.?\s?\*?\s?)?\d+(?:[-‐‑‒–−－]\d+)*(?:er\b)?(?:\s(?:bis|ter|quater)\b)?)";

const RE2& article_pattern() {
    static const RE2 pattern(std::string("(") + article_number + R"()(?:\s+(?:à|a)\s+()" + article_number +
                             R"())?(?:\s+(et\s+suivants?|et\s+s\.|alin[ée]as?\s+\d+))?)");
    return pattern;
}

const RE2& article_separator() {
    static const RE2 pattern(
        R"((?i)\s*(?:,\s*(?:et\s+)?|;\s*|\bet\b\s*|\bainsi que\s+)(?:(?:des|les|de l['’]|l['’]|ses|son)?\s*articles?\s+)?)");
    return pattern;
}

// « et, notamment, ses articles », « notamment en son article », « et notamment les articles »
const RE2& articles_lead() {
    static const RE2 pattern(
        R"((?i)\s*,?\s*(?:et\s*,?\s*)?(?:notamment\s*,?\s*)?(?:(?:en|dans|à)\s+)?(?:ses|son|les|l['’]|leurs?)?\s*,?\s*articles?\s+)");
    return pattern;
}

// « articles L.1 et L.2 du Code … »: the articles stand first. An article with its letter needs no noun: « L.1 du Code
// … ».
const RE2& articles_before() {
    static const RE2 pattern(R"(((?i)\b(?:articles?|art\.?)\s+)|\b(?:LO|[LRD])\s?\.?\s?\*?\s?\d)");
    return pattern;
}

const RE2& of_pattern() {
    static const RE2 pattern(
        R"((?i)\s*,?\s*(?:(?:alin[ée]as?|paragraphes?|§)\s*[\dIVX]+(?:er)?\s*)?(?:du|de la|de l['’]|des|de)\s*)");
    return pattern;
}

// A code's name: « Code », what it is of or one of the adjectives that codes bear, and the words that follow, capitals
// and the small words between them; or the name of a code known in small letters (« code de la santé publique »). The
// heading of a column (« Code Opération ») is none.
const RE2& code_pattern() {
    static const RE2 pattern(
        R"((?:(?i:code)\s+(?i:g[ée]n[ée]ral\s+des\s+collectivit[ée]s\s+territoriales|g[ée]n[ée]ral\s+de\s+la\s+(?:fonction\s+publique|propri[ée]t[ée]\s+des\s+personnes\s+publiques)|de\s+l['’‘]\s?action\s+sociale\s+et\s+des\s+familles|de\s+la\s+sant[ée]\s+publique|de\s+l['’‘]\s?[ée]ducation|de\s+l['’‘]\s?environnement|de\s+l['’‘]\s?urbanisme|du\s+patrimoine|du\s+sport|de\s+la\s+commande\s+publique|des\s+march[ée]s\s+publics|de\s+la\s+voirie\s+routi[èe]re|de\s+la\s+route|rural(?:\s+et\s+de\s+la\s+p[êe]che\s+maritime)?|de\s+la\s+construction\s+et\s+de\s+l['’‘]\s?habitation|du\s+travail|g[ée]n[ée]ral\s+des\s+imp[ôo]ts|des\s+transports|[ée]lectoral|de\s+la\s+s[ée]curit[ée]\s+(?:sociale|int[ée]rieure)|de\s+justice\s+administrative|de\s+l['’‘]\s?[ée]nergie|du\s+tourisme|de\s+proc[ée]dure\s+p[ée]nale|forestier|civil|p[ée]nal|de\s+commerce|mon[ée]taire\s+et\s+financier|des\s+relations\s+entre\s+le\s+public\s+et\s+l['’‘]\s?administration|des\s+juridictions\s+financi[èe]res|de\s+l['’‘]\s?expropriation(?:\s+pour\s+cause\s+d['’]utilit[ée]\s+publique)?|des\s+communes)\b|\bCode\s+(?:(?:de\s+la|de\s+l['’‘]|du|des|de|d['’‘])\s*\p{Lu}[\p{L}’'‘-]*|(?i:g[ée]n[ée]ral|civil|disciplinaire|[ée]lectoral|forestier|minier|mon[ée]taire|p[ée]nal|rural)\b)(?:\s+(?:(?:et|de\s+la|de\s+l['’‘]|du|des|de|d['’‘])\s*){0,2}\p{Lu}[\p{L}’'‘-]*){0,6}|\b(?:CGCT|CASF|CSP|CGFP|CG3P|CGPPP|CCH|CRPA)\b))");
    return pattern;
}

const RE2& text_number() {
    static const RE2 pattern(
        R"((?i)\s*(?:n\s?[°ºo]s?)\s*((?:\d{2,4}|[A-Z]{4}\d+)[-‐‑‒–−－]\d+|[A-Z]{3,4}\d{6,8}[A-Z]|[A-Z0-9][A-Z0-9/.-]*\d))");
    return pattern;
}

const RE2& text_noun() {
    static const RE2 pattern(
        R"((?i)\b(lois?(?:\s+(?:organique|constitutionnelle|de finances(?:\s+rectificative)?))?|d[ée]crets?(?:[- ]lois?)?|ordonnances?|arr[êe]t[ée]s?(?:\s+(?:pr[ée]fectoral|pr[ée]fectoraux|interpr[ée]fectoral|minist[ée]riel|interminist[ée]riel|d[ée]partemental|municipal|conjoint))?)(?:\s|$|,))");
    return pattern;
}

const RE2& date_lead() {
    static const RE2 pattern(
        R"((?i)\s*,?\s*(?:(?:modifi[ée]e?s?|susvis[ée]e?s?)\s*)?(?:en\s+date\s+(?:du|des|de)?|du|des|de|le)\s*)");
    return pattern;
}

ReferenceKind kind_of_noun(std::string_view noun) {
    const std::string folded = fold_text(noun);
    if (starts_with(folded, "loi")) return ReferenceKind::law;
    if (starts_with(folded, "decret")) return ReferenceKind::decree;
    if (starts_with(folded, "ordonnance")) return ReferenceKind::ordinance;
    return ReferenceKind::order;
}

// The articles named before a text (« l'article 3 de la loi … »), where `of` ends at `begin`.
struct ArticlesBefore {
    std::vector<std::string> articles;
    std::size_t begin = 0;
    std::size_t end = 0;  // where the name of the text must begin
};

std::vector<ArticlesBefore> articles_of_something(std::string_view text) {
    std::vector<ArticlesBefore> all;
    std::size_t at = 0;
    while (const Match match = find(articles_before(), text, at)) {
        at = match.end;
        std::size_t end = 0;
        auto articles = article_list_at(text, match[1].empty() ? match.begin : match.end, end);
        if (articles.empty()) continue;
        at = end;
        if (const Match of = match_at(of_pattern(), text, end)) {
            all.push_back({std::move(articles), match.begin, of.end});
        } else if (end < text.size() && text[end] == ' ') {
            // « l'article L.1 CGCT »
            all.push_back({std::move(articles), match.begin, end + 1});
        }
    }
    return all;
}

}  // namespace

std::vector<std::string> article_list_at(std::string_view text, std::size_t from, std::size_t& end) {
    std::vector<std::string> articles;
    end = from;
    std::size_t at = from;
    while (articles.size() < 64) {
        const Match match = match_at(article_pattern(), text, at);
        if (!match) break;
        std::string article(match[1]);
        if (!match[2].empty()) article += " à " + std::string(match[2]);
        if (starts_with(match[3], "et s") || starts_with(match[3], "et  s")) article += " et suivants";
        articles.push_back(plain_hyphens(squeeze(article)));
        end = match.end;
        const Match separator = match_at(article_separator(), text, end);
        if (!separator) break;
        at = separator.end;
    }
    return articles;
}

void find_texts(std::string_view text, std::vector<Reference>& references) {
    const auto before = articles_of_something(text);
    auto next_before = before.begin();
    // The articles standing right before the name of a text that begins at `begin`.
    const auto take_before = [&](std::size_t begin) -> const ArticlesBefore* {
        while (next_before != before.end() && next_before->end < begin) ++next_before;
        return next_before != before.end() && next_before->end == begin ? &*next_before : nullptr;
    };

    std::vector<Reference> codes;
    for (std::size_t at = 0; const Match match = find(code_pattern(), text, at);) {
        Reference reference;
        reference.kind = ReferenceKind::code;
        reference.code = squeeze(match[0]);
        reference.begin = match.begin;
        reference.end = match.end;
        if (const ArticlesBefore* named = take_before(match.begin)) {
            reference.articles = named->articles;
            reference.begin = named->begin;
        } else {
            static const RE2 bracket(R"(\s*\([A-Z0-9]{2,8}\))");
            std::size_t tail = match.end;
            if (const Match acronym = match_at(bracket, text, tail)) tail = acronym.end;
            if (const Match lead = match_at(articles_lead(), text, tail)) {
                std::size_t end = 0;
                reference.articles = article_list_at(text, lead.end, end);
                if (!reference.articles.empty()) reference.end = end;
            }
        }
        at = std::max(match.end, reference.end);
        codes.push_back(std::move(reference));
    }

    next_before = before.begin();
    std::vector<Reference> laws;
    for (std::size_t at = 0; const Match match = find(text_noun(), text, at);) {
        Reference reference;
        reference.kind = kind_of_noun(match[1]);
        reference.begin = match.begin;
        std::size_t end = match.begin + match[1].size();
        if (const Match number = match_at(text_number(), text, end)) {
            reference.number = plain_hyphens(number[1]);
            end = number.end;
        }
        if (const Match lead = match_at(date_lead(), text, end)) {
            const auto dates = date_list_at(text, lead.end);
            if (!dates.empty()) {
                reference.date = dates.front().iso;
                end = dates.front().end;
            }
        }
        reference.end = end;
        at = end;
        if (const ArticlesBefore* named = take_before(match.begin)) {
            reference.articles = named->articles;
            reference.begin = named->begin;
        } else if (const Match lead = match_at(articles_lead(), text, end)) {
            std::size_t list_end = 0;
            reference.articles = article_list_at(text, lead.end, list_end);
            if (!reference.articles.empty()) at = reference.end = list_end;
        }
        if (reference.number || reference.date) laws.push_back(std::move(reference));
    }
    const auto middle = references.size();
    references.insert(references.end(), codes.begin(), codes.end());
    references.insert(references.end(), laws.begin(), laws.end());
    std::stable_sort(references.begin() + static_cast<std::ptrdiff_t>(middle), references.end(),
                     [](const Reference& a, const Reference& b) { return a.begin < b.begin; });
}

}  // namespace recueil::corpus
