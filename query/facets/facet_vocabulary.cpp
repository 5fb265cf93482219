#include "query/facets/facet_vocabulary.h"

#include <algorithm>
#include <charconv>
#include <map>

#include <fmt/format.h>

#include "indexer/committees.h"
#include "indexer/terms.h"
#include "query/characters.h"

namespace recueil::query {

using indexer::Column;
using indexer::FieldId;
using indexer::Segment;

namespace {

using Spellings = std::map<std::string, std::uint32_t, std::less<>>;

std::vector<Column> columns_of(FieldId id) {
    const indexer::Field& field = indexer::field(id);
    if (!field.is_facet) return {};
    if (field.kind == indexer::FieldKind::person) return {indexer::column_of(id), indexer::perhaps_named_column};
    return {indexer::column_of(id)};
}

std::size_t accents_in(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xC2; }));
}

// The most frequent spelling; one in capitals alone only where there is no other. Between equals the one with more
// accents, which capitals and haste lose, then the first.
std::string best_spelling(const Spellings& spellings) {
    const std::pair<const std::string, std::uint32_t>* best = nullptr;
    for (const auto& each : spellings) {
        if (best == nullptr) {
            best = &each;
            continue;
        }
        const auto rank = [](const std::pair<const std::string, std::uint32_t>& spelling) {
            return std::make_tuple(has_lower_case(spelling.first), spelling.second, accents_in(spelling.first));
        };
        if (rank(each) > rank(*best)) best = &each;
    }
    return best == nullptr ? std::string() : best->first;
}

std::string part_label(std::string_view name) {
    if (name == "deliberation") return "délibération";
    if (name == "annex") return "annexe";
    if (name == "report") return "rapport";
    return std::string(name);
}

// A word that ends in a star matches every word that begins so.
bool holds_all_words(std::string_view text, const std::vector<std::string_view>& words) {
    const std::string padded = fmt::format(" {} ", text);
    return std::all_of(words.begin(), words.end(), [&](std::string_view word) {
        const bool is_beginning = word.back() == '*';
        if (is_beginning) word.remove_suffix(1);
        return padded.find(' ' + std::string(word) + (is_beginning ? "" : " ")) != std::string::npos;
    });
}

std::vector<std::string_view> words_of(std::string_view folded) {
    std::vector<std::string_view> words;
    std::size_t from = 0;
    while (from < folded.size()) {
        const std::size_t to = std::min(folded.find(' ', from), folded.size());
        if (to > from) words.push_back(folded.substr(from, to - from));
        from = to + 1;
    }
    return words;
}

// « 5 », « 5e », « 5ème commission », « commission 5 »: the number; 0 where there is none or there are other words.
int committee_number(std::string_view folded) {
    int number = 0;
    for (const std::string_view word : words_of(folded)) {
        if (word == "commission" || word == "n" || word == "no") continue;
        int value = 0;
        const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
        const std::string_view rest = word.substr(static_cast<std::size_t>(end - word.data()));
        if (error != std::errc() || number != 0 ||
            !(rest.empty() || rest == "e" || rest == "eme" || rest == "re" || rest == "ere"))
            return 0;
        number = value;
    }
    return number;
}

constexpr std::size_t acts_ahead = 4;
constexpr std::size_t ordinals_of_a_line = 16;  // of the processor's cache

// For columns in which an act has each value once.
void count_all(const Segment& segment, Column column, const std::vector<std::uint32_t>& value_of_ordinal,
               const std::vector<std::uint32_t>& rows, std::vector<std::uint32_t>& counts) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        // The matches lie apart in memory: values of one further on are prefetched while these are counted.
        if (i + acts_ahead < rows.size()) {
            const auto next = segment.doc_table().ordinals(column, rows[i + acts_ahead]);
            for (std::size_t at = 0; at < next.size(); at += ordinals_of_a_line) __builtin_prefetch(next.data() + at);
        }
        for (const std::uint32_t ordinal : segment.doc_table().ordinals(column, rows[i])) {
            if (ordinal >= value_of_ordinal.size()) continue;
            const std::uint32_t value = value_of_ordinal.data()[ordinal];
            if (value != FacetVocabulary::none) ++counts.data()[value];
        }
    }
}

void count_once_an_act(const Segment& segment, Column column, const std::vector<std::uint32_t>& value_of_ordinal,
                       const std::vector<std::uint32_t>& rows, std::vector<std::uint32_t>& counts) {
    std::vector<std::uint32_t> last(counts.size(), 0);  // the act, counted from 1, that had each value last
    std::uint32_t act = 0;
    for (const std::uint32_t row : rows) {
        ++act;
        for (const std::uint32_t ordinal : segment.doc_table().ordinals(column, row)) {
            if (ordinal >= value_of_ordinal.size()) continue;
            const std::uint32_t value = value_of_ordinal[ordinal];
            if (value == FacetVocabulary::none || last[value] == act) continue;
            last[value] = act;
            ++counts[value];
        }
    }
}

}  // namespace

FacetVocabulary::FacetVocabulary(const indexer::Field& field, const std::vector<Segment>& segments,
                                 const FacetVocabulary* members)
    : field_(&field), columns_(columns_of(field.id)) {
    if (field.id == FieldId::commission)
        add_committees(segments);
    else
        add_plain(segments, members);
    count_living(segments);
}

void FacetVocabulary::count(const Segment& segment, std::size_t number, const std::vector<std::uint32_t>& rows,
                            std::vector<std::uint32_t>& counts) const {
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const std::vector<std::uint32_t>& values = value_of_ordinal_[i][number];
        if (may_repeat_)
            count_once_an_act(segment, columns_[i], values, rows, counts);
        else if (bits_[i][number].pays_for(rows.size()))
            bits_[i][number].count(rows, counts);
        else
            count_all(segment, columns_[i], values, rows, counts);
    }
}

void FacetVocabulary::count_living(const std::vector<Segment>& segments) {
    acts_.assign(values_.size(), 0);
    for (std::size_t number = 0; number < segments.size(); ++number) {
        std::vector<std::uint32_t> rows;
        for (std::uint32_t row = 0; row < segments[number].rows(); ++row)
            if (!segments[number].is_deleted(row)) rows.push_back(row);
        count(segments[number], number, rows, acts_);
    }
}

std::uint32_t FacetVocabulary::add_value(FacetValueInfo value) {
    const auto number = static_cast<std::uint32_t>(values_.size());
    for (const std::string& key : value.keys) by_key_.emplace(key, number);
    by_key_.emplace(indexer::value_key(value.value), number);
    values_.push_back(std::move(value));
    return number;
}

void FacetVocabulary::add_plain(const std::vector<Segment>& segments, const FacetVocabulary* members) {
    std::map<std::string, Spellings, std::less<>> spellings;
    for (const Segment& segment : segments)
        for (const Column column : columns_) {
            if (column == indexer::perhaps_named_column) continue;
            for (const auto& value : segment.doc_table().values(column))
                for (const auto& [spelling, count] : value.spellings)
                    spellings[std::string(value.key)][std::string(spelling)] += count;
        }
    // A name without civility is someone's only where attendance lists know the person.
    if (members != nullptr)
        for (const Segment& segment : segments)
            for (const auto& value : segment.doc_table().values(indexer::perhaps_named_column))
                if (const auto known = members->by_key_.find(std::string(value.key)); known != members->by_key_.end())
                    spellings[std::string(value.key)][members->values_[known->second].label] += 1;
    for (const auto& [key, forms] : spellings) {
        FacetValueInfo info;
        info.keys = {key};
        info.label = best_spelling(forms);
        info.value = info.label;
        if (members != nullptr)
            if (const auto known = members->by_key_.find(key); known != members->by_key_.end())
                info.value = info.label = members->values_[known->second].label;
        if (field_->id == FieldId::theme) {
            info.value = key;
            info.label = fmt::format("{} {}", key, info.label);
        } else if (field_->id == FieldId::part) {
            info.value = key;
            info.label = part_label(key);
        }
        add_value(std::move(info));
    }
    for (const Column column : columns_) {
        value_of_ordinal_.emplace_back();
        bits_.emplace_back();
        for (const Segment& segment : segments) {
            value_of_ordinal_.back().emplace_back();
            for (const auto& value : segment.doc_table().values(column)) {
                const auto known = by_key_.find(std::string(value.key));
                value_of_ordinal_.back().back().push_back(known == by_key_.end() ? none : known->second);
            }
            bits_.back().emplace_back(segment, column, value_of_ordinal_.back().back());
        }
    }
}

void FacetVocabulary::add_committees(const std::vector<Segment>& segments) {
    std::map<std::string, Spellings, std::less<>> mentions;
    for (const Segment& segment : segments)
        for (const auto& value : segment.doc_table().values(indexer::column_of(FieldId::commission)))
            for (const auto& [spelling, count] : value.spellings)
                mentions[std::string(value.key)][std::string(spelling)] += count;
    std::vector<std::string> keys;
    keys.reserve(mentions.size());
    for (const auto& [key, spellings] : mentions) keys.push_back(key);
    const std::vector<std::size_t> groups = indexer::group_committees(keys);

    std::map<std::size_t, std::vector<std::size_t>> members_of_group;
    for (std::size_t i = 0; i < keys.size(); ++i) members_of_group[groups[i]].push_back(i);
    for (const auto& [group, members] : members_of_group) {
        FacetValueInfo info;
        Spellings spellings;
        for (const std::size_t member : members) {
            info.keys.push_back(keys[member]);
            for (const auto& [spelling, count] : mentions[keys[member]]) spellings[spelling] += count;
        }
        const int number = indexer::committee_of_key(keys[group]).number;
        const std::string name = best_spelling(spellings);
        info.label = number == 0 ? name : name.empty() ? fmt::format("{}", number) : fmt::format("{} {}", number, name);
        info.value = info.label;
        add_value(std::move(info));
    }
    value_of_ordinal_.emplace_back();
    for (const Segment& segment : segments) {
        value_of_ordinal_.back().emplace_back();
        for (const auto& value : segment.doc_table().values(indexer::column_of(FieldId::commission)))
            value_of_ordinal_.back().back().push_back(by_key_.at(std::string(value.key)));
    }
    may_repeat_ = true;
}

std::optional<std::uint32_t> FacetVocabulary::exactly(std::string_view wanted) const {
    if (const auto found = by_key_.find(std::string(wanted)); found != by_key_.end()) return found->second;
    const bool is_person = field_->kind == indexer::FieldKind::person;
    const auto found = by_key_.find(is_person ? indexer::person_key(wanted) : indexer::value_key(wanted));
    if (found != by_key_.end()) return found->second;
    return std::nullopt;
}

std::vector<std::uint32_t> FacetVocabulary::meant_by(std::string_view wanted) const {
    if (const auto found = exactly(wanted)) return {*found};
    std::vector<std::uint32_t> meant;
    const bool is_person = field_->kind == indexer::FieldKind::person;
    std::string folded = is_person ? indexer::person_key(wanted) : indexer::value_key(wanted);
    if (folded.empty()) return meant;
    if (is_person && wanted.back() == '*') folded += '*';
    const auto keep = [&](auto&& is_meant) {
        for (std::uint32_t i = 0; i < values_.size(); ++i)
            if (is_meant(values_[i])) meant.push_back(i);
    };
    if (field_->id == FieldId::commission) {
        if (const int number = committee_number(folded); number != 0) {
            keep([&](const FacetValueInfo& value) {
                return indexer::committee_of_key(value.keys.front()).number == number;
            });
            return meant;
        }
        // « 2 Solidarités humaines et santé », as acts write it: number and name of one mention.
        const std::size_t space = std::min(folded.find(' '), folded.size());
        const int number = committee_number(std::string_view(folded).substr(0, space));
        const std::string_view name = number == 0 ? std::string_view(folded)
                                                  : std::string_view(folded).substr(std::min(space + 1, folded.size()));
        keep([&](const FacetValueInfo& value) {
            return std::any_of(value.keys.begin(), value.keys.end(), [&](const std::string& key) {
                const auto mention = indexer::committee_of_key(key);
                return mention.name == name && (number == 0 || mention.number == number);
            });
        });
        if (!meant.empty()) return meant;
    }
    if (field_->id == FieldId::theme && wanted.find_first_not_of("0123456789.") == std::string_view::npos) {
        keep([&](const FacetValueInfo& value) { return value.keys.front().rfind(std::string(wanted) + ".", 0) == 0; });
        return meant;
    }
    if (field_->id == FieldId::part) {
        keep([&](const FacetValueInfo& value) {
            return indexer::value_key(value.label) == folded || indexer::value_key(value.label) + "s" == folded;
        });
        return meant;
    }
    const std::vector<std::string_view> words = words_of(folded);
    keep([&](const FacetValueInfo& value) {
        if (holds_all_words(indexer::value_key(value.label), words)) return true;
        return std::any_of(value.keys.begin(), value.keys.end(), [&](const std::string& key) {
            return holds_all_words(field_->id == FieldId::commission ? indexer::committee_of_key(key).name : key,
                                   words);
        });
    });
    return meant;
}

}  // namespace recueil::query
