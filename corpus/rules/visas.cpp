#include "corpus/rules/visas.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "corpus/rules/article_lists.h"
#include "corpus/rules/code_names.h"
#include "corpus/rules/dates.h"
#include "corpus/rules/deliberation_references.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/text_fold.h"
#include "corpus/rules/text_references.h"

namespace recueil::corpus {

namespace {

// The words before the noun: « Vu, ensemble, les », « VU : », « Vu l'ensemble des deux précédentes ».
const RE2& visa_lead() {
    static const RE2 pattern(
        R"((?i)[\s*>-]*vus?e?s?\b\s*[,:]?\s*(?:notamment\s+)?(?:l'\s?)?(?:ensemble\s*,?\s*)?(?:(?:(?:le|la|les|ses?|son|sa|nos|notre|leurs?|ce|cet|cette|ces|un|une|du|des|de\s+la|ledit|ladite|lesdite?s)\s+|l'\s?|de\s+l'\s?|d'\s?))?(?:(?:\d+|deux|trois|quatre|cinq|differente?s?|diverse?s?|autres?|precedente?s?|derniere?s?|presente?s?|propres?|projets?\s+de|textes?\s+de)\s+)*)");
    return pattern;
}

// The kind is said by the first noun of the visa: what follows is its title or its reason.
ReferenceKind kind_of_visa(std::string_view folded) {
    const Match start = match_at(visa_lead(), folded, 0);
    std::string_view noun = folded.substr(start ? start.end : 0);
    const auto begins = [&](const RE2& pattern) { return static_cast<bool>(match_at(pattern, noun, 0)); };
    static const RE2 articles(
        R"((?i)(?:(?:dispositions|termes|stipulations|prescriptions)\s+(?:(?:de|des|du)\s+(?:(?:la|les)\s+)?|de\s+l'\s?))?(?:(?:ses?|les|l'|son)\s*)?(?:articles?\b|arts?\.|art\b)|(?:LO|[LRD])\s?\.?\s?\d)");
    if (begins(articles)) {
        static const RE2 owner(
            R"((?i)(?:.{0,120}?)\b(?:(?:de\s+la|des|du|de\s+l'|de)\s*(?:(?:loi)|(decret)|(ordonnance)|(reglement)|(code)|(arrete))s?\b|(CGCT|CGI|CASF|CGFP|CG3P|CGPPP|CCH|CRPA|CSP)\b))");
        const Match match = match_at(owner, noun, 0);
        if (!match) return ReferenceKind::code;
        if (!match[1].empty()) return ReferenceKind::decree;
        if (!match[2].empty()) return ReferenceKind::ordinance;
        if (!match[3].empty()) return ReferenceKind::rules_of_procedure;
        if (!match[5].empty()) return ReferenceKind::order;
        if (!match[4].empty() || !match[6].empty()) return ReferenceKind::code;
        return ReferenceKind::law;
    }
    // « les dispositions statutaires de la loi » is about the law.
    static const RE2 dispositions(
        R"((?i)(?:dispositions|termes|prescriptions)(?:\s+[a-z]+)?\s+(?:(?:de|des|du)\s+(?:(?:la|les)\s+)?|de\s+l'\s?))");
    if (const Match match = match_at(dispositions, noun, 0)) noun.remove_prefix(match.end);
    static const RE2 code(R"((?i)(?:codes?\b|CGCT\b|livre\s+des\s+procedures))");
    static const RE2 law(R"((?i)(?:lois?)\b)");
    static const RE2 decree(R"((?i)decrets?\b)");
    static const RE2 ordinance(R"((?i)ordonnances?\b)");
    static const RE2 order(R"((?i)arretes?\b)");
    static const RE2 deliberation(
        R"((?i)(?:deliberations?|delib|decisions?\s+(?:du\s+)?(?:conseil\s+(?:municipal|communautaire|departemental|regional)))\b)");
    static const RE2 report(R"((?i)rapports?\b)");
    static const RE2 committee(R"((?i)avis\b.{0,60}\bcommissions?\b)");
    static const RE2 rules(R"((?i)reglement\s+interieur\b)");
    static const RE2 letter(R"((?i)(?:courriers?|lettres?|courriels?|mails?)\b)");
    if (begins(code) || match_at(code_name(), noun, 0)) return ReferenceKind::code;
    if (begins(law)) return ReferenceKind::law;
    if (begins(decree)) return ReferenceKind::decree;
    if (begins(ordinance)) return ReferenceKind::ordinance;
    if (begins(order)) return ReferenceKind::order;
    if (begins(deliberation)) return ReferenceKind::deliberation;
    if (begins(report)) return ReferenceKind::report;
    if (begins(committee)) return ReferenceKind::committee_opinion;
    if (begins(rules)) return ReferenceKind::rules_of_procedure;
    if (begins(letter)) return ReferenceKind::letter;
    return ReferenceKind::other;
}

// The day of a text named by a visa: « en date du … » wins over a bare « du … », and for laws and decrees the last one,
// since their titles name other laws with other days.
OptionalText date_of(std::string_view folded, bool last) {
    static const RE2 in_date(R"((?i)\ben\s+date\s+(?:du\s+|des\s+|de\s+)?)");
    static const RE2 bare(R"((?i)\b(?:du|des|de|le)\s+)");
    OptionalText date;
    for (std::size_t at = 0; const Match match = find(in_date, folded, at);) {
        const auto dates = date_list_at(folded, match.end);
        if (!dates.empty()) {
            date = dates.front().iso;
            if (!last) return date;
        }
        at = match.end;
    }
    if (date) return date;
    for (std::size_t at = 0; const Match match = find(bare, folded, at);) {
        const auto dates = date_list_at(folded, match.end);
        if (!dates.empty()) return dates.front().iso;
        at = match.end;
    }
    return {};
}

OptionalText quoted_title(std::string_view text) {
    const std::size_t open = text.find("«");
    if (open == std::string_view::npos) return {};
    std::string_view title = text.substr(open + std::string_view("«").size());
    const std::size_t close = title.rfind("»");
    if (close != std::string_view::npos) title = title.substr(0, close);
    title = trim(title);
    while (ends_with(title, "»")) title = trim(title.substr(0, title.size() - std::string_view("»").size()));
    if (title.empty()) return {};
    return std::string(title);
}

// The first reference of the visa's own kind; nullptr where none is found.
const Reference* first_of_kind(const std::vector<Reference>& references, ReferenceKind kind) {
    const auto found = std::find_if(references.begin(), references.end(),
                                    [&](const Reference& reference) { return reference.kind == kind; });
    return found == references.end() ? nullptr : &*found;
}

void read_law(const FoldedText& text, Visa& visa) {
    const std::string_view folded = text.text();
    // The number is the first one; a day right behind it is the law's, else the last « en date du ».
    static const RE2 number(R"((?i)\bn\s?[o*]s?\.?\s*((?:\d{2,4}|[A-Z]{4}\d+)-\d+|[A-Z0-9][A-Z0-9/.-]*\d))");
    static const RE2 of_day(R"((?i)\s*,?\s*(?:modifiee?\s*)?(?:en\s+date\s+)?du\s+)");
    std::vector<Reference> texts;
    find_texts(text, texts);
    const Reference* own = first_of_kind(texts, visa.kind);
    const Match numbered = find(number, folded);
    if (numbered && (own == nullptr || !own->number || own->begin > numbered.begin)) {
        visa.number = plain_hyphens(numbered[1]);
        if (const Match lead = match_at(of_day, folded, numbered.end)) {
            const auto dates = date_list_at(folded, lead.end);
            if (!dates.empty()) visa.date = dates.front().iso;
        }
    } else if (own != nullptr) {
        visa.number = own->number;
        if (own->number || visa.kind == ReferenceKind::law) visa.date = own->date;
    }
    if (!visa.date) visa.date = date_of(folded, true);
    if (own != nullptr) visa.articles = own->articles;
    if (!visa.articles.empty()) return;
    // « et notamment ses articles 34 à 47 » is said of the law; « pris pour l'application de l'article 138 » is its
    // title.
    static const RE2 own_articles(R"((?i)\bnotamment\s*,?\s*(?:en\s+)?(?:ses|son|les|l')\s*(?:articles?|arts?\.?)\s+)");
    if (const Match match = find(own_articles, folded)) visa.articles = article_list_at(text, match.end).articles();
}

void read_code(const FoldedText& text, Visa& visa) {
    std::vector<Reference> texts;
    find_texts(text, texts);
    if (const Reference* code = first_of_kind(texts, ReferenceKind::code)) {
        visa.code = code->code;
        visa.articles = code->articles;
        return;
    }
    static const RE2 name(R"((?i)[\s*>-]*vus?\s*[,:]?\s*(?:le|les)\s+(codes?\s+[^,;:(]+?)(?:\s+et\b|[,;:(]|$))");
    if (const Match match = find(name, text.text())) {
        const auto begin = static_cast<std::size_t>(match[1].data() - text.text().data());
        visa.code = squeeze(text.source_between(begin, begin + match[1].size()));
    }
}

}  // namespace

Visa understand_visa(std::string whole, std::string_view session) {
    Visa visa;
    visa.text = std::move(whole);
    const FoldedText text(visa.text);
    visa.kind = kind_of_visa(text.text());
    switch (visa.kind) {
        case ReferenceKind::code:
            read_code(text, visa);
            break;
        case ReferenceKind::law:
        case ReferenceKind::decree:
        case ReferenceKind::ordinance:
            read_law(text, visa);
            break;
        case ReferenceKind::order: {
            read_law(text, visa);
            visa.date = visa.date ? visa.date : date_of(text.text(), false);
            static const RE2 about(R"((?i)\b(?:portant|relatif\s+a|fixant)\s+(.+))");
            if (const Match match = find(about, text.text())) {
                const auto begin = static_cast<std::size_t>(match[1].data() - text.text().data());
                visa.title = std::string(text.source_between(begin, begin + match[1].size()));
            }
            break;
        }
        case ReferenceKind::deliberation: {
            std::vector<Reference> found;
            find_deliberations(text, session, found);
            if (!found.empty()) {
                visa.number = found.front().number;
                visa.date = found.front().date;
                visa.body = found.front().body;
            }
            visa.title = quoted_title(visa.text);
            break;
        }
        case ReferenceKind::rules_of_procedure: {
            static const RE2 named_articles(R"((?i)\b(?:articles?|art\.)\s+)");
            if (const Match match = find(named_articles, text.text()))
                visa.articles = article_list_at(text, match.end).articles();
            break;
        }
        case ReferenceKind::report:
            break;
        case ReferenceKind::committee_opinion:
        case ReferenceKind::letter:
        case ReferenceKind::other:
            visa.date = date_of(text.text(), false);
            break;
    }
    return visa;
}

std::optional<CommitteeOpinion> opinion_of(const Visa& visa) {
    if (visa.kind != ReferenceKind::committee_opinion) return {};
    CommitteeOpinion opinion;
    opinion.date = visa.date;
    opinion.lines = visa.lines;
    const FoldedText text(visa.text);
    static const RE2 rank(R"((?i)\b(\d{1,2})\s*(?:eme|ere|re|er|e|nde?)\s+commission\b)");
    static const RE2 number_after(R"((?i)\bcommission\s*(?:n\s?o\s*)?(\d{1,2})\b)");
    Match match = find(rank, text.text());
    if (!match) match = find(number_after, text.text());
    if (match) std::from_chars(match[1].data(), match[1].data() + match[1].size(), opinion.number);
    if (auto name = quoted_title(visa.text)) {
        opinion.name = *name;
    } else {
        static const RE2 named(
            R"((?i)\bcommission\s*(?:[-:]\s*)?(.+?)\s*,?\s*(?:rendu|reunie|en\s+date|lors|du\s+\d|$))");
        if (const Match other = find(named, text.text())) {
            const auto begin = static_cast<std::size_t>(other[1].data() - text.text().data());
            opinion.name = std::string(trim(text.source_between(begin, begin + other[1].size())));
        }
    }
    return opinion;
}

bool opens_visa(std::string_view folded) {
    static const RE2 pattern(R"([\s*>-]*(?:Vue?s?|VUE?S?)(?:\s*[,:].*|\s+[^ ].*|))");
    static const RE2 sentence(R"((?i)[\s*>-]*vue?s?\s+(?:que|qu'|comme|par|avec|dans|sur|depuis|et|en)\b)");
    return matches(pattern, folded) && !match_at(sentence, folded, 0);
}

bool opens_recital(std::string_view folded) {
    static const RE2 pattern(
        R"([\s*>-]*(?:Considerants?|CONSIDERANTS?|Attendus?|ATTENDUS?|(?:Entendu|ENTENDU)\s+(?i:qu[e']))(?:[^A-Za-z].*|))");
    return matches(pattern, folded);
}

}  // namespace recueil::corpus
