#include "corpus/rules/visas.h"

#include <charconv>

#include "corpus/rules/dates.h"
#include "corpus/rules/deliberation_references.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/text_fold.h"
#include "corpus/rules/text_references.h"

namespace recueil::corpus {

namespace {

// Told by the first noun of the visa: what stands further on is its title or its reason.
ReferenceKind kind_of_visa(std::string_view text) {
    static const RE2 lead(R"(vu\s*,?\s*(?:(?:ensemble )?(?:le|la|les|l'|ses|son)\s*)?(?:projets? de )?)");
    const std::string folded = fold_text(text);
    const Match start = match_at(lead, folded, 0);
    const std::string_view noun = std::string_view(folded).substr(start ? start.end : 0);
    const auto begins = [&](std::string_view word) {
        return starts_with(noun, word) &&
               (noun.size() == word.size() || !((noun[word.size()] >= 'a' && noun[word.size()] <= 'z')));
    };
    if (begins("code") || begins("cgct") || begins("article") || begins("articles")) {
        static const RE2 of_law(R"(articles?\b.{0,60}\b(?:de la loi|du decret|de l'ordonnance))");
        if (Match match = match_at(of_law, noun, 0))
            return match[0].find("loi") != std::string_view::npos      ? ReferenceKind::law
                   : match[0].find("decret") != std::string_view::npos ? ReferenceKind::decree
                                                                       : ReferenceKind::ordinance;
        static const RE2 of_rules(R"(articles?\b.{0,60}\bdu reglement)");
        if (match_at(of_rules, noun, 0)) return ReferenceKind::rules_of_procedure;
        return ReferenceKind::code;
    }
    if (begins("loi") || begins("lois")) return ReferenceKind::law;
    if (begins("decret") || begins("decrets")) return ReferenceKind::decree;
    if (begins("ordonnance") || begins("ordonnances")) return ReferenceKind::ordinance;
    if (begins("arrete") || begins("arretes")) return ReferenceKind::order;
    if (begins("deliberation") || begins("deliberations")) return ReferenceKind::deliberation;
    if (begins("rapport") || begins("rapports")) return ReferenceKind::report;
    if (begins("avis")) {
        static const RE2 committee(R"(avis\b.{0,40}\bcommissions?\b)");
        return match_at(committee, noun, 0) ? ReferenceKind::committee_opinion : ReferenceKind::other;
    }
    if (begins("reglement interieur")) return ReferenceKind::rules_of_procedure;
    if (begins("courrier") || begins("courriers") || begins("lettre") || begins("lettres"))
        return ReferenceKind::letter;
    return ReferenceKind::other;
}

// The day of a text named by a visa: « en date du … » wins over a bare « du … », and for laws and decrees the last one,
// since their titles name other laws with other days.
OptionalText date_of(std::string_view text, bool last) {
    static const RE2 in_date(R"((?i)\ben\s+date\s+(?:du\s+|des\s+|de\s+)?)");
    static const RE2 bare(R"((?i)\b(?:du|des|de|le|signée? le|rendu le)\s+)");
    OptionalText date;
    for (std::size_t at = 0; const Match match = find(in_date, text, at);) {
        const auto dates = date_list_at(text, match.end);
        if (!dates.empty()) {
            date = dates.front().iso;
            if (!last) return date;
        }
        at = match.end;
    }
    if (date) return date;
    for (std::size_t at = 0; const Match match = find(bare, text, at);) {
        const auto dates = date_list_at(text, match.end);
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

const RE2& named_articles() {
    static const RE2 pattern(R"((?i)\b(?:articles?|art\.)\s+)");
    return pattern;
}

void read_law(std::string_view text, Visa& visa) {
    // The number is the first one; a day right behind it is the law's, else the last « en date du ».
    static const RE2 number(R"((?i)n\s?[°ºo]\s*((?:\d{2,4}|[A-Z]{4}\d+)[-‐‑‒–−－]\d+|[A-Z0-9][A-Z0-9/.-]*\d))");
    static const RE2 of_day(R"((?i)\s*(?:modifi[ée]e?\s*)?(?:en\s+date\s+)?du\s+)");
    if (const Match match = find(number, text)) {
        visa.number = plain_hyphens(match[1]);
        if (const Match lead = match_at(of_day, text, match.end)) {
            const auto dates = date_list_at(text, lead.end);
            if (!dates.empty()) visa.date = dates.front().iso;
        }
    }
    if (!visa.date) visa.date = date_of(text, true);
    // « et notamment ses articles 34 à 47 » is said of the law; « pris pour l'application de l'article 138 » is its
    // title.
    static const RE2 own_articles(R"((?i)\bnotamment\s*,?\s*(?:en\s+)?(?:ses|son|les|l['’])\s*articles?\s+)");
    if (const Match match = find(own_articles, text)) {
        std::size_t end = 0;
        visa.articles = article_list_at(text, match.end, end);
    } else {
        static const RE2 articles_first(R"((?i)vu\s+(?:les|l['’])\s*articles?\s+)");
        if (const Match first = match_at(articles_first, text, 0)) {
            std::size_t end = 0;
            visa.articles = article_list_at(text, first.end, end);
        }
    }
}

}  // namespace

Visa understand_visa(std::string text, std::string_view session) {
    Visa visa;
    visa.kind = kind_of_visa(text);
    visa.text = std::move(text);
    const std::string_view whole = visa.text;
    switch (visa.kind) {
        case ReferenceKind::code: {
            std::vector<Reference> texts;
            find_texts(whole, texts);
            for (const Reference& reference : texts) {
                if (reference.kind != ReferenceKind::code) continue;
                visa.code = reference.code;
                visa.articles = reference.articles;
                break;
            }
            if (!visa.code) {
                static const RE2 name(R"((?i)vu\s+(?:le|les)\s+(codes?\s+[^,;(]+?)(?:\s+et\b|,|;|\(|$))");
                if (const Match match = find(name, whole)) visa.code = std::string(match[1]);
            }
            break;
        }
        case ReferenceKind::law:
        case ReferenceKind::decree:
        case ReferenceKind::ordinance:
            read_law(whole, visa);
            break;
        case ReferenceKind::order: {
            read_law(whole, visa);
            visa.date = visa.date ? visa.date : date_of(whole, false);
            static const RE2 about(R"((?i)\b(?:portant|relatif à|fixant)\s+(.+))");
            if (const Match match = find(about, whole)) visa.title = std::string(match[1]);
            break;
        }
        case ReferenceKind::deliberation: {
            std::vector<Reference> found;
            find_deliberations(whole, session, found);
            if (!found.empty()) {
                visa.number = found.front().number;
                visa.date = found.front().date;
                visa.body = found.front().body;
            }
            visa.title = quoted_title(whole);
            break;
        }
        case ReferenceKind::rules_of_procedure:
            if (const Match match = find(named_articles(), whole)) {
                std::size_t end = 0;
                visa.articles = article_list_at(whole, match.end, end);
            }
            break;
        case ReferenceKind::report:
            break;
        case ReferenceKind::committee_opinion:
        case ReferenceKind::letter:
        case ReferenceKind::other:
            visa.date = date_of(whole, false);
            break;
    }
    return visa;
}

std::optional<CommitteeOpinion> opinion_of(const Visa& visa) {
    if (visa.kind != ReferenceKind::committee_opinion) return {};
    CommitteeOpinion opinion;
    opinion.date = visa.date;
    opinion.lines = visa.lines;
    static const RE2 rank(R"((?i)\b(\d{1,2})\s*(?:[èe]me|[èe]re|er|e|[èe]|nde?)\s+commission\b)");
    static const RE2 number_after(R"((?i)\bcommission\s*(?:n\s?[°º]\s*)?(\d{1,2})\b)");
    Match match = find(rank, visa.text);
    if (!match) match = find(number_after, visa.text);
    if (match) std::from_chars(match[1].data(), match[1].data() + match[1].size(), opinion.number);
    if (auto name = quoted_title(visa.text)) {
        opinion.name = *name;
    } else {
        static const RE2 named(
            R"((?i)\bcommission\s*(?:[-–:]\s*)?(.+?)\s*,?\s*(?:rendu|r[ée]unie|en date|lors|du\s+\d|$))");
        if (const Match other = find(named, visa.text)) opinion.name = std::string(trim(other[1]));
    }
    return opinion;
}

}  // namespace recueil::corpus
