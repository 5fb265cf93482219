#include "query/plan/term_expansion.h"

#include <algorithm>
#include <utility>

#include "indexer/terms.h"

namespace recueil::query {

namespace {

constexpr std::size_t most_forms = 100;
constexpr std::size_t most_scanned = 50'000;

bool is_word_term(const std::string& term) {
    return !term.empty() && (term.front() < 'A' || term.front() > 'Z');
}

// Linear in the text times the pattern's stars.
bool matches_pattern(std::string_view text, std::string_view pattern) {
    std::size_t at = 0;
    std::size_t in_pattern = 0;
    std::size_t star = std::string_view::npos;
    std::size_t resume = 0;
    while (at < text.size()) {
        if (in_pattern < pattern.size() && pattern[in_pattern] == '*') {
            star = in_pattern++;
            resume = at;
        } else if (in_pattern < pattern.size() && pattern[in_pattern] == text[at]) {
            ++in_pattern;
            ++at;
        } else if (star != std::string_view::npos) {
            in_pattern = star + 1;
            at = ++resume;
        } else {
            return false;
        }
    }
    while (in_pattern < pattern.size() && pattern[in_pattern] == '*') ++in_pattern;
    return in_pattern == pattern.size();
}

template <class Keep>
Expansion scan(const IndexReader& index, const std::string& beginning, Keep&& keep) {
    Expansion expansion;
    std::vector<std::pair<Xapian::doccount, std::string>> found;
    std::size_t scanned = 0;
    auto at = index.all.allterms_begin(beginning);
    const auto end = index.all.allterms_end(beginning);
    while (at != end) {
        if (!is_word_term(*at)) {
            at.skip_to("[");  // past every capital letter
            continue;
        }
        if (++scanned > most_scanned) {
            expansion.is_cut = true;
            break;
        }
        if (keep(*at)) found.emplace_back(at.get_termfreq(), *at);
        ++at;
    }
    if (found.size() > most_forms) {
        expansion.is_cut = true;
        std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
            return a.first != b.first ? a.first > b.first : a.second < b.second;
        });
        found.resize(most_forms);
    }
    for (auto& [frequency, form] : found) expansion.forms.push_back(std::move(form));
    return expansion;
}

}  // namespace

Expansion inflections(const IndexReader& index, const std::string& surface, const std::string& stem) {
    Expansion expansion;
    expansion.forms.push_back(surface);
    const std::string entry = indexer::stem_entry(stem);
    for (auto at = index.all.synonyms_begin(entry); at != index.all.synonyms_end(entry); ++at) {
        if (*at == surface) continue;
        if (expansion.forms.size() == most_forms) {
            expansion.is_cut = true;
            break;
        }
        expansion.forms.push_back(*at);
    }
    return expansion;
}

Expansion beginning_with(const IndexReader& index, const std::string& folded) {
    if (folded.empty()) return {};
    return scan(index, folded, [](const std::string&) { return true; });
}

Expansion matching(const IndexReader& index, const std::string& folded_pattern) {
    const std::size_t star = folded_pattern.find('*');
    if (folded_pattern.find_first_not_of('*') == std::string::npos) return {};
    return scan(index, folded_pattern.substr(0, star),
                [&](const std::string& term) { return matches_pattern(term, folded_pattern); });
}

std::string field_term(indexer::FieldId id, std::string_view value) {
    return indexer::boolean_term(indexer::field(id).prefix, value);
}

std::vector<std::string> terms_beginning_with(const IndexReader& index, const std::string& beginning,
                                              std::size_t limit) {
    std::vector<std::string> terms;
    for (auto at = index.all.allterms_begin(beginning); at != index.all.allterms_end(beginning) && terms.size() < limit;
         ++at)
        terms.push_back(*at);
    return terms;
}

}  // namespace recueil::query
