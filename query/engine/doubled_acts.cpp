#include "query/engine/doubled_acts.h"

#include <algorithm>
#include <memory>
#include <set>
#include <string_view>
#include <utility>

#include "indexer/terms.h"
#include "query/characters.h"

namespace recueil::query {

namespace {

struct Copy {
    ActPlace place;
    std::string id;
    std::string title;
    std::size_t words = 0;
};

Copy copy_at(const IndexReader& index, ActPlace place) {
    const indexer::DocTable& table = index.segments[place.segment].doc_table();
    indexer::ActSummary card = table.summary(place.row);
    Copy copy{place, std::move(card.id), std::move(card.title), 0};
    for (const indexer::PassageRecord& passage : table.passages(place.row)) copy.words += passage.words;
    return copy;
}

std::set<std::string> words_of(std::string_view title) {
    const std::string key = indexer::value_key(title);
    std::set<std::string> words;
    for (const std::string_view word : split_words(key, " "))
        if (word.size() > 3) words.emplace(word);
    return words;
}

// Minutes shorten the title of an extract: two thirds of the words of the shorter one are enough.
bool same_matter(const std::string& one, const std::string& other) {
    const std::set<std::string> a = words_of(one);
    const std::set<std::string> b = words_of(other);
    if (a.empty() || b.empty()) return true;
    const auto common = static_cast<std::size_t>(
        std::count_if(a.begin(), a.end(), [&](const std::string& word) { return b.count(word) != 0; }));
    return common * 3 >= 2 * std::min(a.size(), b.size());
}

// The living copies of each act by the identity they share.
std::map<std::string, std::vector<ActPlace>> suffixed_copies(const IndexReader& index) {
    std::map<std::string, std::vector<ActPlace>> copies;
    const std::string prefix(indexer::prefix::copy_of);
    for (std::size_t i = 0; i < index.segments.size(); ++i) {
        const Xapian::Database& terms = index.databases[i];
        for (auto term = terms.allterms_begin(prefix); term != terms.allterms_end(prefix); ++term)
            for (auto at = terms.postlist_begin(*term); at != terms.postlist_end(*term); ++at)
                if (!index.segments[i].is_deleted(*at - 1))
                    copies[(*term).substr(prefix.size())].push_back({i, *at - 1});
    }
    return copies;
}

}  // namespace

void hide_doubled_acts(IndexReader& index) {
    const auto suffixed = suffixed_copies(index);
    if (suffixed.empty()) return;
    auto doubles = std::make_shared<DoubledActs>();
    std::vector<std::vector<bool>> dead(index.segments.size());
    for (const auto& [identity, places] : suffixed) {
        std::vector<Copy> copies;
        // A longer identity is digested: the act that has it as its id is found by the same term.
        for (const ActPlace place : index.acts_with(std::string(indexer::prefix::id) + identity))
            copies.push_back(copy_at(index, place));
        for (const ActPlace place : places) copies.push_back(copy_at(index, place));
        std::stable_sort(copies.begin(), copies.end(), [](const Copy& a, const Copy& b) { return a.words > b.words; });
        std::vector<const Copy*> shown;
        for (const Copy& copy : copies) {
            const auto same = std::find_if(shown.begin(), shown.end(),
                                           [&](const Copy* each) { return same_matter(each->title, copy.title); });
            if (same == shown.end()) {
                shown.push_back(&copy);
                continue;
            }
            doubles->copies[{(*same)->place.segment, (*same)->place.row}].push_back(copy.place);
            doubles->shown_for.emplace(copy.id, (*same)->place);
            std::vector<bool>& rows = dead[copy.place.segment];
            if (rows.empty()) {
                const indexer::Segment& segment = index.segments[copy.place.segment];
                rows.resize(segment.rows());
                for (std::size_t row = 0; row < rows.size(); ++row) rows[row] = segment.is_deleted(row);
            }
            rows[copy.place.row] = true;
            ++index.duplicates.acts;
        }
    }
    for (std::size_t i = 0; i < dead.size(); ++i)
        if (!dead[i].empty()) index.segments[i] = index.segments[i].with_deleted(std::move(dead[i]));
    index.doubles = std::move(doubles);
}

}  // namespace recueil::query
