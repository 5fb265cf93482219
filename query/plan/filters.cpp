#include "query/plan/filters.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>

#include <fmt/format.h>

#include "corpus/reference.h"
#include "indexer/terms.h"
#include "query/characters.h"
#include "query/graph/article_range.h"
#include "query/language/dates.h"
#include "query/language/ranges.h"
#include "query/plan/term_expansion.h"

namespace recueil::query {

using indexer::boolean_term;
using indexer::Field;
using indexer::FieldId;
using indexer::FieldKind;

namespace {

constexpr std::size_t most_terms = 2'000;

Plan any_value(std::vector<std::string> terms) {
    return Plan::terms(std::move(terms), Plan::Kind::values);
}

// The terms of a field whose value is `key`, or else contains all its words.
std::vector<std::string> terms_of_value(const IndexReader& index, const Field& field, const std::string& key) {
    if (key.empty()) return {};
    const std::string exact = boolean_term(field.prefix, key);
    if (index.all.term_exists(exact)) return {exact};
    const std::string wanted = " " + key + " ";
    std::vector<std::string> found;
    for (const std::string& term : terms_beginning_with(index, std::string(field.prefix), 20'000))
        if ((" " + term.substr(field.prefix.size()) + " ").find(wanted) != std::string::npos &&
            found.size() < most_terms)
            found.push_back(term);
    return found;
}

std::vector<std::string> terms_of_reference(const IndexReader& index, const Field& field,
                                            const corpus::Reference& reference) {
    auto keys =
        indexer::reference_keys(reference.kind, reference.number, reference.date, reference.code, reference.articles);
    std::vector<std::string> terms;
    const auto add = [&](const std::string& key) { terms.push_back(boolean_term(field.prefix, key)); };
    if (reference.kind == corpus::ReferenceKind::deliberation) {
        if (!reference.number) {
            for (const std::string& key : keys) add(key);
            const std::string beginning = boolean_term(indexer::prefix::cited_on, reference.date.value_or("") + "@");
            for (const std::string& term : terms_beginning_with(index, beginning, most_terms))
                add(term.substr(beginning.size()) + "@" + reference.date.value_or(""));
            return terms;
        }
        const std::string number = indexer::number_key(*reference.number);
        if (reference.date) {
            add(number + "@" + *reference.date);
            add(number + "@");
            return terms;
        }
        return terms_beginning_with(index, boolean_term(field.prefix, number + "@"), most_terms);
    }
    // Of a code, its articles where some are named, else the code.
    if (reference.kind == corpus::ReferenceKind::code && !reference.articles.empty()) {
        for (const std::string& article : reference.articles) {
            const std::string key = indexer::code_article_key(article);
            const std::string beginning =
                reference.code ? fmt::format("code:{}#", indexer::code_key(*reference.code)) : "#";
            add(beginning + key);
            // « L.311-1 et suivants » and « L.311-1 à L.311-9 » cite the articles between, too.
            const std::string of_letters =
                boolean_term(field.prefix, beginning + key.substr(0, key.find_first_of("0123456789")));
            for (const std::string& term : terms_beginning_with(index, of_letters, 50'000))
                if (terms.size() < most_terms && takes_in(term.substr(field.prefix.size() + beginning.size()), key))
                    terms.push_back(term);
        }
        return terms;
    }
    for (const std::string& key : keys) add(key);
    return terms;
}

// The terms of a person's name, its words in any order: « Dupont Marie » is « Marie DUPONT ».
std::vector<std::string> terms_of_name(const IndexReader& index, const Field& field, const std::string& name) {
    const std::string key = indexer::person_key(name);
    std::vector<std::string> wanted;
    for (const std::string_view word : split_words(key, " ")) wanted.push_back(" " + std::string(word) + " ");
    std::vector<std::string> found;
    if (wanted.empty()) return found;
    for (const std::string& term : terms_beginning_with(index, std::string(field.prefix), 20'000)) {
        const std::string words = " " + term.substr(field.prefix.size()) + " ";
        const bool has_all = std::all_of(wanted.begin(), wanted.end(), [&](const std::string& word) {
            return words.find(word) != std::string::npos;
        });
        if (has_all && found.size() < most_terms) found.push_back(term);
    }
    return found;
}

// The acts of a field whose values are days, kept as terms: an act has few of them, and few days are in use.
Plan plan_of_day_terms(const IndexReader& index, const Field& field, const DayRange& days) {
    std::vector<std::string> terms;
    for (const std::string& term : terms_beginning_with(index, std::string(field.prefix), 200'000)) {
        std::string day = term.substr(field.prefix.size());
        day.erase(std::remove(day.begin(), day.end(), '-'), day.end());
        if (day >= days.first && (days.last.empty() || day <= days.last)) terms.push_back(term);
    }
    return any_value(std::move(terms));
}

std::optional<std::uint64_t> cents_of(const std::string& text) {
    std::string digits;
    for (const char c : text) {
        if ((c >= '0' && c <= '9') || c == '.') digits.push_back(c);
        if (c == ',') digits.push_back('.');
    }
    if (digits.empty() || digits == ".") return std::nullopt;
    const double value = std::strtod(digits.c_str(), nullptr);
    if (!(value >= 0 && value < 1e15)) return std::nullopt;
    return static_cast<std::uint64_t>(std::llround(value * 100));
}

std::string list_of(const std::vector<std::string>& names) {
    constexpr std::size_t most_names = 12;
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < most_names; ++i) text += (i == 0 ? "" : ", ") + names[i];
    if (names.size() > most_names) text += fmt::format(" and {} more", names.size() - most_names);
    return text;
}

std::string filter_names() {
    std::vector<std::string> names;
    for (const Field& each : indexer::fields())
        if (each.is_filter) names.emplace_back(each.name);
    return list_of(names);
}

// Leaves of several values that a wording means those of these institutions; all where there is none.
void keep_those_of(const std::vector<std::uint32_t>& institutions, const FacetVocabulary& vocabulary,
                   std::vector<std::uint32_t>& meant) {
    if (institutions.empty() || meant.size() < 2) return;
    std::vector<std::uint32_t> kept;
    for (const std::uint32_t each : meant)
        if (std::binary_search(institutions.begin(), institutions.end(), vocabulary.values()[each].institution))
            kept.push_back(each);
    if (!kept.empty()) meant = std::move(kept);
}

Result<std::vector<std::uint32_t>> values_of_filter(const FacetVocabulary& vocabulary, const std::string& value,
                                                    const std::vector<std::uint32_t>& institutions) {
    const Field& field = vocabulary.field();
    std::vector<std::uint32_t> meant = vocabulary.meant_by(value);
    keep_those_of(institutions, vocabulary, meant);
    const bool may_mean_several = field.id == FieldId::commission || field.id == FieldId::theme;
    if (meant.size() == 1 || (!meant.empty() && may_mean_several)) return meant;
    std::vector<std::string> known;
    if (meant.empty())
        for (const FacetValueInfo& each : vocabulary.values()) known.push_back(each.value);
    else
        for (const std::uint32_t each : meant) known.push_back(vocabulary.values()[each].value);
    return failure(ErrorCode::usage,
                   meant.empty() ? fmt::format("{}: no value of this index is “{}”", field.name, value)
                                 : fmt::format("{}: “{}” may mean several values", field.name, value),
                   known.empty() ? "the index holds no value of this field" : "one of: " + list_of(known));
}

// The terms of the acts that have one of these values. A person has the role that the field names, or any for `member`.
std::vector<std::string> terms_of_values(const Field& field, const FacetVocabulary& vocabulary,
                                         const std::vector<std::uint32_t>& values) {
    const bool may_be_unsure = field.id == FieldId::member || field.id == FieldId::named;
    std::vector<std::string> terms;
    for (const std::uint32_t value : values)
        for (const std::string& key : vocabulary.values()[value].keys) {
            terms.push_back(boolean_term(field.prefix, key));
            if (may_be_unsure) terms.push_back(boolean_term(indexer::prefix::perhaps_named, key));
        }
    return terms;
}

// The acts that cite a text in any wording, or have it among their visas.
std::vector<std::string> terms_of_wording(const IndexReader& index, const Field& field, const std::string& wording) {
    std::vector<std::string> terms;
    const std::vector<corpus::Reference> references = corpus::parse_bare_reference(wording);
    for (const corpus::Reference& reference : references)
        for (std::string& term : terms_of_reference(index, field, reference)) terms.push_back(std::move(term));
    if (terms.empty() && references.size() == 1 && references.front().number && !references.front().date) {
        // « 84-53 », the number of no deliberation: a law or a decree.
        using corpus::ReferenceKind;
        for (const ReferenceKind kind :
             {ReferenceKind::law, ReferenceKind::decree, ReferenceKind::ordinance, ReferenceKind::order})
            for (const std::string& key : indexer::reference_keys(kind, references.front().number, {}, {}, {})) {
                std::string term = boolean_term(field.prefix, key);
                if (index.all.term_exists(term)) terms.push_back(std::move(term));
            }
    }
    if (terms.empty()) {
        // A code by some words of its name.
        const std::string beginning = boolean_term(field.prefix, "code:");
        const std::string wanted = indexer::code_key(wording);
        for (const std::string& term : terms_beginning_with(index, beginning, 20'000))
            if (!wanted.empty() && term.find('#') == std::string::npos && term.find(wanted) != std::string::npos &&
                terms.size() < most_terms)
                terms.push_back(term);
    }
    return terms;
}

}  // namespace

Plan plan_of_values(const IndexReader& index, const Field& field, const std::vector<std::uint32_t>& values) {
    const FacetVocabulary* vocabulary = index.vocabulary(field.id);
    if (vocabulary == nullptr) return {};
    return any_value(terms_of_values(field, *vocabulary, values));
}

Plan plan_of_days(const DayRange& days) {
    // Acts without a date are left out of open ranges too.
    const std::uint32_t first = days.first.empty() ? 1 : static_cast<std::uint32_t>(std::stoul(days.first));
    const std::uint32_t last = days.last.empty() ? 99'999'999 : static_cast<std::uint32_t>(std::stoul(days.last));
    return Plan::days(first, last);
}

std::optional<Plan> plan_of_field(const IndexReader& index, const Field& field, const std::string& value) {
    switch (field.kind) {
        case FieldKind::person: {
            const FacetVocabulary& members =
                *index.vocabulary(field.id == FieldId::named ? FieldId::named : FieldId::member);
            const std::vector<std::uint32_t> meant = members.meant_by(value);
            if (meant.empty()) return std::nullopt;
            return any_value(terms_of_values(field, members, meant));
        }
        case FieldKind::reference: {
            auto terms = terms_of_wording(index, field, value);
            if (terms.empty()) return std::nullopt;
            return any_value(std::move(terms));
        }
        case FieldKind::range:
            return plan_of_range(index, field, value, value, false);
        case FieldKind::value: {
            if (const FacetVocabulary* vocabulary = index.vocabulary(field.id)) {
                const std::vector<std::uint32_t> meant = vocabulary->meant_by(value);
                // « vote:adopté » is the word that the act writes.
                if (meant.empty() && field.id == FieldId::vote)
                    return plan_of_field(index, indexer::field(FieldId::outcome), value);
                if (meant.empty()) return std::nullopt;
                return plan_of_values(index, field, meant);
            }
            const bool is_group = field.id == FieldId::group || field.id == FieldId::in_favour ||
                                  field.id == FieldId::against || field.id == FieldId::abstention;
            const bool is_whole = field.id == FieldId::number || field.id == FieldId::identifier;
            const std::string key = field.id == FieldId::number       ? indexer::number_key(value)
                                    : field.id == FieldId::identifier ? indexer::identifier_key(value)
                                    : is_group                        ? indexer::group_key(value)
                                                                      : indexer::value_key(value);
            std::vector<std::string> terms = is_whole ? std::vector<std::string>{boolean_term(field.prefix, key)}
                                                      : terms_of_value(index, field, key);
            if (is_whole && !index.all.term_exists(terms.front())) terms.clear();
            if (terms.empty() && is_group) terms = terms_of_name(index, field, value);
            if (terms.empty()) return std::nullopt;
            return any_value(std::move(terms));
        }
        case FieldKind::words:
            break;
    }
    return std::nullopt;
}

std::optional<Plan> plan_of_range(const IndexReader& index, const Field& field, const std::string& from,
                                  const std::string& to, bool exclusive) {
    if (field.id == FieldId::amount) {
        std::uint64_t least = 0;
        std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
        if (!from.empty()) {
            const auto value = cents_of(from);
            if (!value) return std::nullopt;
            least = *value + (exclusive ? 1 : 0);
        }
        if (!to.empty()) {
            const auto value = cents_of(to);
            if (!value || (exclusive && *value == 0)) return std::nullopt;
            most = *value - (exclusive ? 1 : 0);
        }
        return Plan::amounts(least, most);
    }
    if (field.kind != FieldKind::range) return std::nullopt;
    DayRange range;
    if (!from.empty()) {
        const auto days = parse_days(from);
        if (!days) return std::nullopt;
        range.first = exclusive ? std::to_string(std::stoul(days->last) + 1) : days->first;
    }
    if (!to.empty()) {
        const auto days = parse_days(to);
        if (!days) return std::nullopt;
        range.last = exclusive ? std::to_string(std::stoul(days->first) - 1) : days->last;
    }
    if (field.id == FieldId::transmission || field.id == FieldId::posting)
        return plan_of_day_terms(index, field, range);
    return plan_of_days(range);
}

std::optional<Plan> Filters::plan(std::optional<FieldId> skipped) const {
    std::vector<Plan> plans;
    for (const FilterGroup& group : groups)
        if (group.field != skipped) plans.push_back(group.plan);
    if (days) plans.push_back(*days);
    if (plans.empty()) return std::nullopt;
    return Plan::all(std::move(plans));
}

Plan with_filter(const Plan& text, const std::optional<Plan>& filter) {
    return filter ? Plan::all({text, *filter}) : text;
}

Result<Filters> read_filters(const IndexReader& index, const SearchRequest& request) {
    Filters filters;
    std::vector<std::uint32_t> institutions;
    const FacetVocabulary& councils = *index.vocabulary(FieldId::institution);
    for (const Filter& filter : request.filters) {
        if (indexer::find_field(filter.field) != &councils.field()) continue;
        // What means none or several is said below.
        for (const std::uint32_t value : councils.meant_by(filter.value))
            institutions.push_back(councils.values()[value].institution);
    }
    std::sort(institutions.begin(), institutions.end());
    for (const Filter& filter : request.filters) {
        const Field* field = indexer::find_field(filter.field);
        // Days and amounts: no option or parameter has their names, but a caller may ask for a range of them.
        const bool is_range = field != nullptr && field->kind == FieldKind::range && field->id != FieldId::year;
        if (is_range) {
            const auto range = parse_range(*field, filter.value);
            const auto plan =
                range ? plan_of_range(index, *field, range->lower, range->upper, range->exclusive) : std::nullopt;
            if (!plan)
                return failure(ErrorCode::usage, fmt::format("{}: “{}” is no range", field->name, filter.value),
                               fmt::format("such as {}", field->example));
            filters.groups.push_back({field->id, {}, *plan});
            continue;
        }
        if (field == nullptr || !field->is_filter)
            return failure(ErrorCode::usage, fmt::format("{}: no such filter", filter.field),
                           "one of: " + filter_names());
        const FacetVocabulary* vocabulary = index.vocabulary(field->id);
        auto group = std::find_if(filters.groups.begin(), filters.groups.end(),
                                  [&](const FilterGroup& each) { return each.field == field->id; });
        if (group == filters.groups.end()) {
            filters.groups.push_back({field->id, {}, {}});
            group = filters.groups.end() - 1;
        }
        if (field->id == FieldId::year) {
            const auto days = parse_days(filter.value);
            if (!days || filter.value.size() != 4)
                return failure(ErrorCode::usage, fmt::format("year: “{}” is no year", filter.value),
                               "four digits, such as 2020");
            if (const auto value = vocabulary->exactly(filter.value)) group->values.push_back(*value);
            continue;
        }
        const auto values = values_of_filter(*vocabulary, filter.value, institutions);
        if (!values) return failure(values);
        group->values.insert(group->values.end(), values->begin(), values->end());
    }
    for (FilterGroup& group : filters.groups) {
        const Field& field = indexer::field(group.field);
        if (field.kind == FieldKind::range && field.id != FieldId::year) continue;
        std::sort(group.values.begin(), group.values.end());
        group.values.erase(std::unique(group.values.begin(), group.values.end()), group.values.end());
        // A year without acts is a year all the same: it just selects nothing.
        group.plan = plan_of_values(index, field, group.values);
    }

    std::string first;
    std::string last;
    const auto bound = [&](const char* name, const std::string& wording) -> Result<DayRange> {
        if (wording.empty()) return DayRange{};
        auto days = parse_days(wording);
        if (!days)
            return failure(ErrorCode::usage, fmt::format("{}: “{}” is no date", name, wording),
                           "an ISO date, month or year: 2020-09-28, 2020-09 or 2020");
        return *days;
    };
    const auto from = bound("date_from", request.date_from);
    if (!from) return failure(from);
    const auto to = bound("date_to", request.date_to);
    if (!to) return failure(to);
    if (!request.date_from.empty() && !request.date_to.empty() && from->first > to->last)
        return failure(ErrorCode::usage,
                       fmt::format("date_from: {} is after date_to {}", request.date_from, request.date_to));
    if (!request.date_from.empty() || !request.date_to.empty()) filters.days = plan_of_days({from->first, to->last});
    return filters;
}

}  // namespace recueil::query
