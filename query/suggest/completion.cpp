#include "query/suggest/completion.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "base/time_limit.h"
#include "indexer/fields.h"
#include "indexer/terms.h"
#include "query/engine/matcher.h"
#include "query/plan/term_expansion.h"
#include "query/ranking/top_k.h"

namespace recueil::query {

using indexer::boolean_term;
using indexer::FieldId;

namespace {

constexpr std::size_t kMostMembers = 4;
constexpr std::size_t kMostNumbers = 5;
constexpr std::size_t kMostSuggestedWords = 6;
constexpr std::size_t kMostTitles = 3;
constexpr std::size_t kLongestText = 200;      // bytes; nobody completes longer ones
constexpr std::size_t kShortestForTitles = 3;  // bytes
constexpr std::size_t kFormsOfLastWord = 30;
constexpr std::size_t kScanned = 20'000;  // words of a lexicon looked at for one beginning

bool ends_in_word(std::string_view text, const std::vector<stemming::Token>& tokens) {
    return !tokens.empty() && tokens.back().end == text.size();
}

// The words that begin so, with how often they occur in all lexicons, the most frequent first.
std::vector<std::pair<std::string, std::string>> words_beginning_with(std::span<const stemming::Lexicon> lexicons,
                                                                      std::string_view prefix, std::size_t limit) {
    struct Found {
        std::uint64_t count = 0;
        std::uint32_t most = 0;
        std::string_view display;
    };
    std::map<std::string_view, Found> found;
    for (const stemming::Lexicon& lexicon : lexicons) {
        const auto [first, last] = lexicon.beginning_with(prefix);
        for (std::size_t at = first; at < std::min(last, first + kScanned); ++at) {
            const stemming::KnownWord word = lexicon.word(at);
            Found& entry = found[word.surface];
            entry.count += word.count;
            if (word.count > entry.most) {
                entry.most = word.count;
                entry.display = word.display;
            }
        }
    }
    std::vector<std::pair<std::string_view, Found>> ranked(found.begin(), found.end());
    const auto kept = static_cast<std::ptrdiff_t>(std::min(limit, ranked.size()));
    std::partial_sort(ranked.begin(), ranked.begin() + kept, ranked.end(), [](const auto& a, const auto& b) {
        return a.second.count != b.second.count ? a.second.count > b.second.count : a.first < b.first;
    });
    std::vector<std::pair<std::string, std::string>> words;
    for (auto at = ranked.begin(); at != ranked.begin() + kept; ++at) {
        words.emplace_back(std::string(at->first), std::string(at->second.display));
    }
    return words;
}

std::vector<std::string> numbers_beginning_with(const IndexReader& index, const std::string& text, std::size_t limit) {
    const std::string prefix(indexer::field(FieldId::number).prefix);
    const std::string number = indexer::number_key(text);
    std::vector<std::string> numbers;
    if (number.empty()) return numbers;
    for (const std::string& term : terms_beginning_with(index, prefix + number, limit)) {
        numbers.push_back(term.substr(prefix.size()));
    }
    return numbers;
}

std::vector<std::string> members_named(const IndexReader& index, std::string_view folded, std::size_t limit) {
    std::vector<std::string> members;
    const std::string wanted = ' ' + std::string(folded);
    for (const FacetValueInfo& member : index.vocabulary(FieldId::member)->values()) {
        if (members.size() == limit) break;
        const std::string name = ' ' + indexer::person_key(member.label);
        if (name.find(wanted) != std::string::npos) members.push_back(member.label);
    }
    return members;
}

// Titles of the newest acts that hold the words typed; the last may be only begun.
std::vector<std::string> titles_with(const IndexReader& index, const std::vector<stemming::Token>& tokens,
                                     const std::vector<std::pair<std::string, std::string>>& last_forms,
                                     std::size_t limit) {
    const std::string_view prefix = indexer::field(FieldId::title).prefix;
    std::vector<Plan> words;
    for (std::size_t at = 0; at + 1 < tokens.size(); ++at) {
        if (stemming::is_stop_word(tokens[at].surface)) continue;
        std::vector<std::string> terms;
        for (const std::string& form : inflections(index, tokens[at].surface, tokens[at].stem).forms)
            terms.push_back(boolean_term(prefix, form));
        words.push_back(Plan::terms(std::move(terms)));
    }
    std::vector<std::string> last{boolean_term(prefix, tokens.back().surface)};
    for (const auto& [surface, display] : last_forms) last.push_back(boolean_term(prefix, surface));
    words.push_back(Plan::terms(std::move(last), Plan::Kind::prefix));

    SearchContext context(index, TimeLimit::end());
    const MatchedActs matches = match(context, Plan::all(std::move(words)));
    std::vector<std::string> titles;
    for (const ActPlace& place : by_date(index, matches, true, 0, 4 * limit)) {
        if (titles.size() == limit) break;
        const indexer::Segment& segment = index.segments[place.segment];
        std::string title = segment.doc_table().summary(place.row).title;
        if (std::find(titles.begin(), titles.end(), title) == titles.end()) titles.push_back(std::move(title));
    }
    return titles;
}

}  // namespace

std::vector<std::string> complete_last_word(std::span<const stemming::Lexicon> lexicons,
                                            const stemming::Analyser& analyser, std::string_view text,
                                            std::size_t limit) {
    std::vector<std::string> completed;
    const auto tokens = analyser.analyse(text.substr(0, kLongestText));
    if (!ends_in_word(text, tokens) || tokens.back().is_number) return completed;
    const stemming::Token& last = tokens.back();
    for (const auto& [surface, display] : words_beginning_with(lexicons, last.surface, limit)) {
        completed.push_back(std::string(text.substr(0, last.begin)) + display);
    }
    return completed;
}

// « membre:ler »: the text before the value, and the value; absent where no field's value ends the text.
struct FieldValue {
    const indexer::Field* field = nullptr;
    std::string_view before;
    std::string_view value;
};

std::optional<FieldValue> field_value_at_end(std::string_view text) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const std::size_t space = text.substr(0, colon).find_last_of(" \t(");
    const std::size_t name = space == std::string_view::npos ? 0 : space + 1;
    const indexer::Field* field = indexer::find_field(text.substr(name, colon - name));
    if (field == nullptr) return std::nullopt;
    return FieldValue{field, text.substr(0, colon + 1), text.substr(colon + 1)};
}

std::vector<Completion> complete(const IndexReader& index, const std::string& text, std::size_t limit) {
    std::vector<Completion> completions;
    std::unordered_set<std::string> seen;
    const auto add = [&](std::vector<std::string> texts, const char* kind) {
        for (std::string& found : texts) {
            if (completions.size() < limit && seen.insert(found).second)
                completions.push_back({std::move(found), kind});
        }
    };
    const std::string folded = indexer::value_key(text);
    if (folded.empty() || text.size() > kLongestText) return completions;

    if (const auto typed = field_value_at_end(text); typed && typed->field->kind != indexer::FieldKind::words) {
        // Words of the corpus are no values of such a field.
        if (typed->field->kind != indexer::FieldKind::person) return completions;
        std::vector<std::string> members;
        for (const std::string& name : members_named(index, indexer::value_key(std::string(typed->value)), limit))
            members.push_back(fmt::format("{}\"{}\"", typed->before, name));
        add(std::move(members), "member");
        return completions;
    }
    add(numbers_beginning_with(index, text, std::min(limit, kMostNumbers)), "number");
    add(members_named(index, folded, kMostMembers), "member");
    const auto lexicons = index.lexicons();
    add(complete_last_word(lexicons, index.analyser, text, kMostSuggestedWords), "word");
    const auto tokens = index.analyser.analyse(text);
    if (!tokens.empty() && folded.size() >= kShortestForTitles) {
        const auto forms = ends_in_word(text, tokens)
                               ? words_beginning_with(lexicons, tokens.back().surface, kFormsOfLastWord)
                               : std::vector<std::pair<std::string, std::string>>();
        add(titles_with(index, tokens, forms, kMostTitles), "title");
    }
    return completions;
}

}  // namespace recueil::query
