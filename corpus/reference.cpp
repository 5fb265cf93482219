#include "corpus/reference.h"

#include <algorithm>

#include "corpus/rules/article_lists.h"
#include "corpus/rules/bare_references.h"
#include "corpus/rules/dates.h"
#include "corpus/rules/deliberation_references.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/text_fold.h"
#include "corpus/rules/text_references.h"
#include "corpus/rules/utf8.h"

namespace recueil::corpus {

std::string fold(std::string_view text) {
    return fold_text(text);
}

namespace {

// The finders give bytes of the folded text.
void place_in_source(const FoldedText& folded, std::vector<Reference>& references) {
    for (Reference& reference : references) {
        reference.begin = folded.source_of(reference.begin);
        reference.end = folded.source_of(reference.end);
    }
}

}  // namespace

std::vector<Reference> find_references(std::string_view text) {
    const FoldedText folded(text);
    std::vector<Reference> references;
    find_deliberations(folded, {}, references);
    find_texts(folded, references);
    place_in_source(folded, references);
    std::stable_sort(references.begin(), references.end(),
                     [](const Reference& a, const Reference& b) { return a.begin < b.begin; });
    return references;
}

namespace {

// Wordings that people type and no council writes: « 2018-83 », « n° 2018 83 », « délib 83 de 2018 », « 26/03/2018 ».
std::vector<Reference> typed_reference(const std::string& text) {
    Reference reference;
    reference.end = text.size();
    static const RE2 year_and_rank(
        R"((?i)(?:(?:la\s+)?d[ée]lib(?:[ée]ration)?\.?\s*)?(?:n\s?[°ºo]\.?\s*)?((?:19|20)\d{2})\s*[-‐‑‒–−－/ _.]\s*(\d{1,4})(?:\s*(?:du|en date du|,)?\s+(.+))?)");
    static const RE2 rank_of_year(
        R"((?i)(?:la\s+)?d[ée]lib(?:[ée]ration)?\.?\s*(?:n\s?[°ºo]\.?\s*)?(\d{1,4})\s+(?:de|en)\s+((?:19|20)\d{2}))");
    static const RE2 short_number(
        R"((?i)(?:(?:la\s+)?d[ée]lib(?:[ée]ration)?\.?\s*)?n\s?[°ºo]\.?\s*(\d{1,4})(?:\s*(?:du|en date du|,)?\s+(.+))?)");
    std::string year, rank, rest;
    if (const Match match = match_at(rank_of_year, text, 0); match && match.end == text.size()) {
        reference.number = std::string(match[2]) + "-" + std::string(match[1]);
        return {reference};
    }
    if (const auto date = parse_date(text)) {
        reference.date = date;
        return {reference};
    }
    if (const Match match = match_at(year_and_rank, text, 0); match && match.end == text.size()) {
        reference.number = std::string(match[1]) + "-" + std::string(match[2]);
        if (!match[3].empty()) {
            reference.date = parse_date(match[3]);
            if (!reference.date) return {};
        }
        return {reference};
    }
    if (const Match match = match_at(short_number, text, 0); match && match.end == text.size()) {
        reference.number = std::string(match[1]);
        if (!match[2].empty()) {
            reference.date = parse_date(match[2]);
            if (!reference.date) return {};
        }
        return {reference};
    }
    // « CGCT L.3121-14 », « Code du sport, article L.311-1 », « L.3121-14 »
    const FoldedText folded(text);
    std::vector<Reference> texts;
    find_texts(folded, texts);
    if (!texts.empty()) {
        Reference& first = texts.front();
        if (first.articles.empty()) {
            static const RE2 lead(R"((?i)\s*,?\s*(?:art(?:icles?)?\.?\s*)?)");
            const Match at = match_at(lead, folded.text(), first.end);
            first.articles = article_list_at(folded, at ? at.end : first.end).articles();
        }
        place_in_source(folded, texts);
        return texts;
    }
    static const RE2 bare_text(R"((?i)\s*(loi|d[ée]cret|ordonnance|arr[êe]t[ée])\s+(\d{2,4}-\d+)\s*)");
    if (const Match match = match_at(bare_text, text, 0); match && match.end == text.size()) {
        const std::string noun = fold_text(match[1]);
        reference.kind = noun == "loi"          ? ReferenceKind::law
                         : noun == "decret"     ? ReferenceKind::decree
                         : noun == "ordonnance" ? ReferenceKind::ordinance
                                                : ReferenceKind::order;
        reference.number = std::string(match[2]);
        return {reference};
    }
    // « L.3121-14 », « articles L.3122-4 à L.3122-6 », « L.6323-1 et suivants »: of whichever code is cited with them.
    static const RE2 articles_lead(R"((?i)\s*(?:art(?:icles?)?\.?\s*)?)");
    static const RE2 lettered_article(R"((?i)(?:LO|[LRD])\s?\.?\s?\d)");
    const Match lead = match_at(articles_lead, folded.text(), 0);
    if (const std::size_t first = lead ? lead.end : 0; match_at(lettered_article, folded.text(), first)) {
        const ArticleList list = article_list_at(folded, first);
        reference.articles = list.articles();
        reference.kind = ReferenceKind::code;
        if (!list.empty() && list.end == folded.text().size()) return {reference};
    }
    return {};
}

}  // namespace

std::vector<Reference> parse_reference(std::string_view wording) {
    wording = wording.substr(0, code_point_border(wording, 4096));
    const std::string text = squeeze(wording);
    auto typed = typed_reference(text);
    if (!typed.empty()) return typed;
    auto references = find_references(text);
    // A pasted « Vu la délibération … » line may cite laws within its title: the deliberation is what was meant.
    const auto is_deliberation = [](const Reference& r) { return r.kind == ReferenceKind::deliberation; };
    if (std::any_of(references.begin(), references.end(), is_deliberation)) {
        references.erase(std::remove_if(references.begin(), references.end(),
                                        [&](const Reference& r) { return !is_deliberation(r); }),
                         references.end());
    }
    return references;
}

std::vector<Reference> parse_bare_reference(std::string_view wording) {
    wording = wording.substr(0, code_point_border(wording, 4096));
    const std::string text = squeeze(wording);
    const auto bare = bare_reference(text);
    if (bare && bare->number && bare->date) return {*bare};
    auto references = parse_reference(text);
    if (references.empty() && bare) return {*bare};
    static const RE2 one_visa(
        R"((?i)vu\s+(?:la|le|l['’])\s?(?:d[ée]lib[ée]ration|loi|d[ée]cret|ordonnance|arr[êe]t[ée])\b)");
    if (references.size() > 1 && match_at(one_visa, text, 0)) references.resize(1);
    return references;
}

}  // namespace recueil::corpus
