#include "query/facets/facet_vocabulary.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "indexer/committees.h"
#include "indexer/institutions.h"
#include "indexer/terms.h"
#include "query/facets/spelling_choice.h"

namespace recueil::query {

using indexer::Column;
using indexer::FieldId;
using indexer::Segment;

namespace {

std::vector<Column> columns_of(FieldId id) {
    const indexer::Field& field = indexer::field(id);
    if (!field.is_facet) return {};
    if (field.kind == indexer::FieldKind::person) return {indexer::column_of(id), indexer::perhaps_named_column};
    return {indexer::column_of(id)};
}

// The words that the page and `recueil search` show for a value that has a fixed name.
std::string_view label_of(FieldId field, std::string_view name) {
    struct Label {
        FieldId field;
        std::string_view name;
        std::string_view label;
    };
    static constexpr std::array<Label, 16> labels{{{FieldId::part, "deliberation", "délibération"},
                                                   {FieldId::part, "annex", "annexe"},
                                                   {FieldId::part, "report", "rapport"},
                                                   {FieldId::form, "single", "extrait"},
                                                   {FieldId::form, "bundle", "recueil"},
                                                   {FieldId::form, "minutes", "procès-verbal"},
                                                   {FieldId::form, "list", "liste des délibérations"},
                                                   {FieldId::form, "agenda", "ordre du jour"},
                                                   {FieldId::form, "debates", "débats"},
                                                   {FieldId::form, "annex", "annexe"},
                                                   {FieldId::form, "decisions", "décisions"},
                                                   {FieldId::form, "other", "autre document"},
                                                   {FieldId::vote, "unanimous", "à l'unanimité"},
                                                   {FieldId::vote, "with_abstention", "avec abstention"},
                                                   {FieldId::vote, "with_opposition", "avec opposition"},
                                                   {FieldId::vote, "rejected", "rejeté"}}};
    const auto found = std::find_if(labels.begin(), labels.end(),
                                    [&](const Label& each) { return each.field == field && each.name == name; });
    return found == labels.end() ? name : found->label;
}

bool has_fixed_names(FieldId field) {
    return field == FieldId::part || field == FieldId::form || field == FieldId::vote;
}

// A value with a fixed name, by its French label: « annexes », « procès-verbal », « abstention », « unanimité ».
bool is_label(std::string_view label, const std::string& folded) {
    const std::string words = indexer::value_key(label);
    if (words == folded || words + "s" == folded) return true;
    const std::size_t space = words.rfind(' ');
    return space != std::string::npos && words.substr(space + 1) == folded;
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

indexer::CommitteeMention committee_of(std::string_view key) {
    return indexer::committee_of_key(indexer::split_scope(key).second);
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
                                 const Institutions& institutions, const FacetVocabulary* members)
    : field_(&field), columns_(columns_of(field.id)) {
    if (field.id == FieldId::commission)
        add_committees(segments, institutions);
    else if (field.id == FieldId::institution)
        add_institutions(segments, institutions);
    else if (field.kind == indexer::FieldKind::person)
        add_persons(segments, institutions, members);
    else
        add_plain(segments);
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
    for (const std::string& key : value.keys) know(key, number);
    know(indexer::value_key(value.value), number);
    values_.push_back(std::move(value));
    return number;
}

void FacetVocabulary::know(const std::string& key, std::uint32_t value) {
    std::vector<std::uint32_t>& known = by_key_[key];
    if (std::find(known.begin(), known.end(), value) == known.end()) known.push_back(value);
}

std::optional<std::uint32_t> FacetVocabulary::value_of_key(const std::string& key) const {
    const auto found = by_key_.find(key);
    if (found == by_key_.end() || found->second.size() != 1) return std::nullopt;
    return found->second.front();
}

void FacetVocabulary::map_ordinals(const std::vector<Segment>& segments) {
    for (const Column column : columns_) {
        value_of_ordinal_.emplace_back();
        bits_.emplace_back();
        for (const Segment& segment : segments) {
            value_of_ordinal_.back().emplace_back();
            for (const auto& value : segment.doc_table().values(column))
                value_of_ordinal_.back().back().push_back(value_of_key(std::string(value.key)).value_or(none));
            if (!may_repeat_) bits_.back().emplace_back(segment, column, value_of_ordinal_.back().back());
        }
    }
}

// Values of several institutions that are written alike say whose they are.
void FacetVocabulary::tell_apart(const Institutions& institutions) {
    std::unordered_map<std::string, std::uint32_t> written;
    for (const FacetValueInfo& each : values_) ++written[each.label];
    for (std::uint32_t i = 0; i < values_.size(); ++i) {
        FacetValueInfo& info = values_[i];
        if (written[info.label] < 2 || info.institution >= institutions.all().size()) continue;
        info.label += fmt::format(" ({})", institutions.all()[info.institution].label);
        info.value = info.label;
        know(indexer::value_key(info.value), i);
    }
}

void FacetVocabulary::add_plain(const std::vector<Segment>& segments) {
    std::map<std::string, Spellings, std::less<>> spellings;
    for (const Segment& segment : segments)
        for (const auto& value : segment.doc_table().values(columns_.front()))
            for (const auto& [spelling, count] : value.spellings)
                spellings[std::string(value.key)][std::string(spelling)] += count;
    for (const auto& [key, forms] : spellings) {
        FacetValueInfo info;
        info.keys = {key};
        info.label = best_spelling(forms);
        info.value = info.label;
        if (field_->id == FieldId::theme) {
            info.value = key;
            info.label = fmt::format("{} {}", key, info.label);
        } else if (has_fixed_names(field_->id)) {
            info.value = key;
            info.label = label_of(field_->id, key);
        }
        add_value(std::move(info));
    }
    map_ordinals(segments);
}

void FacetVocabulary::add_institutions(const std::vector<Segment>& segments, const Institutions& institutions) {
    for (std::uint32_t i = 0; i < institutions.all().size(); ++i) {
        const InstitutionInfo& institution = institutions.all()[i];
        FacetValueInfo info;
        info.keys = institution.keys;
        info.label = info.value = institution.label;
        info.institution = i;
        const std::uint32_t number = add_value(std::move(info));
        if (!institution.siren.empty()) know(institution.siren, number);
    }
    std::unordered_map<std::string, std::uint32_t> written;
    for (const FacetValueInfo& each : values_) ++written[each.label];
    for (std::uint32_t i = 0; i < values_.size(); ++i) {
        const std::string& siren = institutions.all()[i].siren;
        if (written[values_[i].label] < 2 || siren.empty()) continue;
        values_[i].label += fmt::format(" ({})", siren);
        values_[i].value = values_[i].label;
        know(indexer::value_key(values_[i].value), i);
    }
    map_ordinals(segments);
}

void FacetVocabulary::add_persons(const std::vector<Segment>& segments, const Institutions& institutions,
                                  const FacetVocabulary* members) {
    struct Person {
        Spellings spellings;
        std::set<std::string> keys;
    };
    // By name and institution, which is 0 where the index has but one. The name alone orders them.
    std::map<std::pair<std::string, std::uint32_t>, Person> persons;
    const auto who = [&](std::string_view key) {
        const auto [institution, name] = indexer::split_scope(key);
        return std::make_pair(std::string(name), institutions.are_several() ? institutions.of_key(institution) : 0);
    };
    const Column sure = columns_.front();
    for (const Segment& segment : segments)
        for (const auto& value : segment.doc_table().values(sure)) {
            Person& person = persons[who(value.key)];
            person.keys.emplace(value.key);
            for (const auto& [spelling, count] : value.spellings) person.spellings[std::string(spelling)] += count;
        }
    // A name without civility is someone's only where attendance lists of the institution know the person.
    for (const Segment& segment : segments)
        for (const auto& value : segment.doc_table().values(indexer::perhaps_named_column)) {
            auto name = who(value.key);
            if (members == nullptr) {
                if (const auto known = persons.find(name); known != persons.end())
                    known->second.keys.emplace(value.key);
                continue;
            }
            const auto known = members->value_of_key(std::string(value.key));
            if (!known) continue;
            Person& person = persons[std::move(name)];
            person.keys.emplace(value.key);
            person.spellings[members->values_[*known].name] += 1;
        }
    for (auto& [who_it_is, person] : persons) {
        FacetValueInfo info;
        info.keys.assign(person.keys.begin(), person.keys.end());
        info.institution = who_it_is.second;
        info.label = best_spelling(person.spellings);
        if (members != nullptr)
            if (const auto known = members->value_of_key(info.keys.front())) info.label = members->values_[*known].name;
        info.name = info.value = info.label;
        // The name by itself too, which several institutions may have.
        know(who_it_is.first, add_value(std::move(info)));
    }
    if (institutions.are_several()) tell_apart(institutions);
    map_ordinals(segments);
}

void FacetVocabulary::add_committees(const std::vector<Segment>& segments, const Institutions& institutions) {
    struct Mention {
        std::uint32_t institution = 0;
        std::string committee;  // the key without its institution
        std::string key;
        bool operator<(const Mention& other) const {
            return std::tie(institution, committee, key) < std::tie(other.institution, other.committee, other.key);
        }
    };
    std::map<Mention, Spellings> spellings_of;
    for (const Segment& segment : segments)
        for (const auto& value : segment.doc_table().values(columns_.front())) {
            const auto [institution, committee] = indexer::split_scope(value.key);
            Mention mention{institutions.are_several() ? institutions.of_key(institution) : 0, std::string(committee),
                            std::string(value.key)};
            Spellings& spellings = spellings_of[std::move(mention)];
            for (const auto& [spelling, count] : value.spellings) spellings[std::string(spelling)] += count;
        }
    // The committees of one institution follow each other.
    for (auto first = spellings_of.begin(); first != spellings_of.end();) {
        auto last = first;
        std::vector<std::string> committees;
        for (; last != spellings_of.end() && last->first.institution == first->first.institution; ++last)
            committees.push_back(last->first.committee);
        const std::vector<std::size_t> groups = indexer::group_committees(committees);
        std::map<std::size_t, std::vector<decltype(first)>> members_of_group;
        std::size_t i = 0;
        for (auto each = first; each != last; ++each) members_of_group[groups[i++]].push_back(each);
        for (const auto& [group, members] : members_of_group) {
            FacetValueInfo info;
            info.institution = first->first.institution;
            Spellings spellings;
            for (const auto& member : members) {
                info.keys.push_back(member->first.key);
                for (const auto& [spelling, count] : member->second) spellings[spelling] += count;
            }
            const int number = indexer::committee_of_key(committees[group]).number;
            const std::string name = best_spelling(spellings);
            info.label = number == 0    ? name
                         : name.empty() ? fmt::format("{}", number)
                                        : fmt::format("{} {}", number, name);
            info.name = info.value = info.label;
            add_value(std::move(info));
        }
        first = last;
    }
    if (institutions.are_several()) tell_apart(institutions);
    may_repeat_ = true;
    map_ordinals(segments);
}

std::optional<std::uint32_t> FacetVocabulary::exactly(std::string_view wanted) const {
    const std::vector<std::uint32_t> meant = all_exactly(wanted);
    if (meant.size() != 1) return std::nullopt;
    return meant.front();
}

std::vector<std::uint32_t> FacetVocabulary::all_exactly(std::string_view wanted) const {
    if (const auto found = by_key_.find(std::string(wanted)); found != by_key_.end()) return found->second;
    const bool is_person = field_->kind == indexer::FieldKind::person;
    const auto found = by_key_.find(is_person ? indexer::person_key(wanted) : indexer::value_key(wanted));
    return found == by_key_.end() ? std::vector<std::uint32_t>() : found->second;
}

std::vector<std::uint32_t> FacetVocabulary::meant_by(std::string_view wanted) const {
    std::vector<std::uint32_t> meant = all_exactly(wanted);
    if (!meant.empty()) return meant;
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
            keep([&](const FacetValueInfo& value) { return committee_of(value.keys.front()).number == number; });
            return meant;
        }
        // « 2 Solidarités humaines et santé », as acts write it: number and name of one mention.
        const std::size_t space = std::min(folded.find(' '), folded.size());
        const int number = committee_number(std::string_view(folded).substr(0, space));
        const std::string_view name = number == 0 ? std::string_view(folded)
                                                  : std::string_view(folded).substr(std::min(space + 1, folded.size()));
        keep([&](const FacetValueInfo& value) {
            return std::any_of(value.keys.begin(), value.keys.end(), [&](const std::string& key) {
                const auto mention = committee_of(key);
                return mention.name == name && (number == 0 || mention.number == number);
            });
        });
        if (!meant.empty()) return meant;
    }
    if (field_->id == FieldId::theme && wanted.find_first_not_of("0123456789.") == std::string_view::npos) {
        keep([&](const FacetValueInfo& value) { return value.keys.front().rfind(std::string(wanted) + ".", 0) == 0; });
        return meant;
    }
    if (has_fixed_names(field_->id)) {
        keep([&](const FacetValueInfo& value) { return is_label(value.label, folded); });
        return meant;
    }
    if (field_->id == FieldId::institution) {
        // « Mairie de Corte » and « Corte » are the institution that acts call « Ville de Corte ».
        const indexer::InstitutionName name = indexer::read_institution(wanted);
        keep([&](const FacetValueInfo& value) {
            return std::any_of(value.keys.begin(), value.keys.end(), [&](const std::string& key) {
                const auto known = indexer::read_institution(indexer::institution_of_key(key).name);
                return indexer::is_same_place(known.place, name.place) &&
                       (name.kind.empty() || known.kind == name.kind);
            });
        });
        if (!meant.empty()) return meant;
    }
    const std::vector<std::string_view> words = words_of(folded);
    keep([&](const FacetValueInfo& value) {
        if (holds_all_words(indexer::value_key(value.name.empty() ? value.label : value.name), words)) return true;
        return std::any_of(value.keys.begin(), value.keys.end(), [&](const std::string& key) {
            return holds_all_words(field_->id == FieldId::commission    ? committee_of(key).name
                                   : field_->id == FieldId::institution ? indexer::institution_of_key(key).name
                                                                        : indexer::split_scope(key).second,
                                   words);
        });
    });
    return meant;
}

}  // namespace recueil::query
