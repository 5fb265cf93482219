#include "corpus/rules/article_lists.h"

#include <algorithm>

#include "corpus/rules/pattern.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

constexpr std::size_t most_articles = 64;

#define RECUEIL_ARTICLE                                                                        \
    R"((?:(?:(?:LO|[LRDA])\s?\.?\s?\*?\s?)\d+(?:(?:-|\s-\s?|-\s)\d+)*|\d+(?:-\d+)*)(?:er\b)?)" \
    R"((?:\s?(?:bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies)\b)?(?:\s[A-H]\s(?:bis|ter|quater|quinquies|sexies|septies|octies|nonies|decies)\b|\s[BCE-H]\b)?)"

const RE2& article_pattern() {
    static const RE2 pattern("(" RECUEIL_ARTICLE ")(?:\\s+(?:a|au)\\s+(" RECUEIL_ARTICLE
                             "))?(?:\\s+((?:et|&)\\s+s(?:uivante?s?\\b|uiv\\b\\.?|\\.)))?");
    return pattern;
}

// A paragraph of the article: « II », « , 2° », « alinéa 3 », « 2ème alinéa », « (4°) ».
const RE2& paragraph_pattern() {
    static const RE2 pattern(
        R"((?i:\s*,?\s*(?:(?:alineas?|al\.?|paragraphes?|points?)\s*(?:\d+|[ivx]+\b)(?:er|eme|e)?|(?:\d+(?:er|eme|nd|e)|premier|second|dernier)\s+alineas?))|\s*,?\s*\d+o\b|\s*,?\s*-?\s*[IVX]{1,5}\b(?:\s?-\s?\d+o?\b|\s(?:bis|ter)\b)?|\s*\(\s*(?:\d+o|[IVX]+|[a-z]\)?)\s*\))");
    return pattern;
}

const RE2& separator_pattern() {
    static const RE2 pattern(
        R"((?i)\s*(?:[,;]\s*(?:et\s+)?|\bet\b\s*|\bainsi\s+que\s+|\bou\b\s*)((?:notamment\s+)?(?:a\s+)?(?:des|les|aux|de\s+l'\s?|l'\s?|ses|son)?\s*(?:articles?|art\.)\s+)?)");
    return pattern;
}

}  // namespace

std::vector<std::string> ArticleList::articles(std::size_t first_group, std::size_t last_group) const {
    std::vector<std::string> all;
    for (std::size_t i = first_group; i < std::min(last_group, groups.size()); ++i)
        all.insert(all.end(), groups[i].articles.begin(), groups[i].articles.end());
    return all;
}

ArticleList article_list_at(const FoldedText& text, std::size_t from) {
    const std::string_view folded = text.text();
    const auto written = [&](std::string_view part) {
        const auto begin = static_cast<std::size_t>(part.data() - folded.data());
        return std::string(text.source_between(begin, begin + part.size()));
    };
    ArticleList list;
    list.end = from;
    std::size_t at = from;
    bool new_group = true;
    for (std::size_t count = 0; count < most_articles; ++count) {
        const Match match = match_at(article_pattern(), folded, at);
        if (!match) break;
        std::string article = written(match[1]);
        // « 1639 A »: no « à », which leads to another number.
        static const RE2 letter(R"(\sA(?:[^A-Za-z0-9'.]|\.?\s*$|\s+[a-z]))");
        const bool lettered = match[2].empty() && match[3].empty() && match_at(letter, folded, match.end) &&
                              folded.substr(0, match.end).back() <= '9';
        if (lettered) article += " A";
        if (!match[2].empty()) article += " à " + written(match[2]);
        if (!match[3].empty()) article += " et suivants";
        if (new_group) list.groups.push_back({{}, match.begin});
        list.groups.back().articles.push_back(plain_hyphens(squeeze(article)));
        list.end = match.end + (lettered ? 2 : 0);
        for (int depth = 0; depth < 4; ++depth) {
            const Match paragraph = match_at(paragraph_pattern(), folded, list.end);
            if (!paragraph) break;
            list.end = paragraph.end;
        }
        const Match separator = match_at(separator_pattern(), folded, list.end);
        if (!separator) break;
        new_group = !separator[1].empty();
        at = separator.end;
    }
    return list;
}

}  // namespace recueil::corpus
