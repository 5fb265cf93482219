#include "query/reference_lookup.h"

#include <algorithm>

#include "corpus/reference.h"
#include "indexer/fields.h"
#include "indexer/terms.h"
#include "query/terms_of_query.h"

namespace recueil::query {

using corpus::ReferenceKind;
using indexer::boolean_term;
using indexer::FieldId;

namespace {

// A session has some hundred acts, a number some tens of dates: past this something is amiss.
constexpr std::size_t most_homonyms = 5'000;

std::string term_of(FieldId id, const std::string& value) {
    return boolean_term(indexer::field(id).prefix, value);
}

}  // namespace

std::string Target::key() const {
    if (!act_id.empty()) return "act:" + act_id;
    if (kind != ReferenceKind::deliberation) return text;
    return number + "@" + date;
}

const std::set<std::string>& ReferenceLookup::dates_of(const std::string& number) {
    const auto [known, is_new] = dates_of_number_.try_emplace(number);
    if (!is_new || number.empty()) return known->second;
    const std::string beginning = term_of(FieldId::cites, number + "@");
    for (const std::string& term : terms_beginning_with(index_, beginning, most_homonyms))
        if (term.size() > beginning.size()) known->second.insert(term.substr(beginning.size()));
    for (const ActPlace& place : index_.acts_with(term_of(FieldId::number, number))) {
        const std::string date = index_.segments[place.segment].tables().card(place.row).date;
        if (!date.empty()) known->second.insert(date);
    }
    return known->second;
}

const std::set<std::string>& ReferenceLookup::numbers_of(const std::string& date) {
    const auto [known, is_new] = numbers_of_date_.try_emplace(date);
    if (!is_new || date.empty()) return known->second;
    const std::string beginning = boolean_term(indexer::prefix::cited_on, date + "@");
    for (const std::string& term : terms_beginning_with(index_, beginning, most_homonyms))
        if (term.size() > beginning.size()) known->second.insert(term.substr(beginning.size()));
    for (const ActPlace& place : index_.acts_with(term_of(FieldId::date, date))) {
        const std::string number = indexer::number_key(index_.segments[place.segment].tables().card(place.row).number);
        if (!number.empty()) known->second.insert(number);
    }
    return known->second;
}

Target ReferenceLookup::completed(Target target) {
    if (target.kind != ReferenceKind::deliberation) return target;
    if (target.date.empty() && !target.number.empty() && dates_of(target.number).size() == 1)
        target.date = *dates_of(target.number).begin();
    else if (target.number.empty() && !target.date.empty() && numbers_of(target.date).size() == 1)
        target.number = *numbers_of(target.date).begin();
    return target;
}

Target ReferenceLookup::target_of(const indexer::Edge& edge) {
    Target target;
    target.kind = edge.kind;
    if (edge.kind == ReferenceKind::deliberation) {
        target.number = indexer::number_key(edge.number);
        target.date = edge.date;
        return completed(std::move(target));
    }
    const auto keys = indexer::reference_keys(
        edge.kind, edge.number.empty() ? corpus::OptionalText() : edge.number,
        edge.date.empty() ? corpus::OptionalText() : edge.date, edge.code.empty() ? corpus::OptionalText() : edge.code,
        edge.article.empty() ? std::vector<std::string>() : std::vector<std::string>{edge.article});
    if (!keys.empty()) target.text = keys.front();
    return target;
}

Target ReferenceLookup::target_of(const indexer::Card& card) const {
    Target target;
    target.number = indexer::number_key(card.number);
    target.date = card.date;
    if (target.number.empty()) target.act_id = card.id;
    return target;
}

bool ReferenceLookup::is_cited(const std::string& key) const {
    return index_.all.term_exists(term_of(FieldId::cites, key));
}

std::vector<Target> ReferenceLookup::targets_of(const corpus::Reference& reference) {
    std::set<Target> found;
    const auto add = [&](Target target) { found.insert(std::move(target)); };
    if (reference.kind != ReferenceKind::deliberation) {
        const auto add_text = [&](const std::string& key) {
            if (!is_cited(key)) return;
            Target target;
            target.kind = reference.kind;
            target.text = key;
            add(std::move(target));
        };
        if (reference.kind == ReferenceKind::code && !reference.articles.empty()) {
            for (const std::string& article : reference.articles) {
                const std::string key = indexer::code_article_key(article);
                if (reference.code) {
                    add_text("code:" + indexer::code_key(*reference.code) + "#" + key);
                    continue;
                }
                // The article alone: that of whichever codes are cited with it.
                const std::string beginning = term_of(FieldId::cites, "code:");
                for (const std::string& term : terms_beginning_with(index_, beginning, 50'000))
                    if (term.size() > key.size() + 1 &&
                        term.compare(term.size() - key.size() - 1, std::string::npos, "#" + key) == 0)
                        add_text(term.substr(indexer::field(FieldId::cites).prefix.size()));
            }
        } else {
            for (const std::string& key :
                 indexer::reference_keys(reference.kind, reference.number, reference.date, reference.code, {}))
                if (found.empty()) add_text(key);
        }
        return {found.begin(), found.end()};
    }

    const std::string number = reference.number ? indexer::number_key(*reference.number) : std::string();
    const std::string date = reference.date.value_or("");
    const auto add_deliberation = [&](const std::string& its_number, const std::string& its_date) {
        Target target;
        target.number = its_number;
        target.date = its_date;
        add(std::move(target));
    };
    if (!number.empty() && !date.empty()) {
        if (dates_of(number).count(date) != 0) add_deliberation(number, date);
    } else if (!number.empty()) {
        for (const std::string& each : dates_of(number)) add_deliberation(number, each);
        if (found.empty() && (is_cited(number + "@") || index_.all.term_exists(term_of(FieldId::number, number))))
            add_deliberation(number, "");
    } else if (!date.empty()) {
        for (const std::string& each : numbers_of(date)) add_deliberation(each, date);
        if (found.empty() && is_cited("@" + date)) add_deliberation("", date);
    }
    return {found.begin(), found.end()};
}

std::vector<ActPlace> ReferenceLookup::acts_of(const Target& target) const {
    if (!target.act_id.empty()) return index_.acts_with(boolean_term(indexer::prefix::id, target.act_id));
    if (target.kind != ReferenceKind::deliberation || target.number.empty()) return {};
    std::vector<ActPlace> places;
    for (const ActPlace& place : index_.acts_with(term_of(FieldId::number, target.number)))
        if (index_.segments[place.segment].tables().card(place.row).date == target.date) places.push_back(place);
    return places;
}

std::vector<ActPlace> ReferenceLookup::citers_of(const Target& target) {
    std::vector<std::string> names;
    if (!target.act_id.empty()) return {};
    if (target.kind != ReferenceKind::deliberation) {
        names.push_back(target.text);
    } else {
        names.push_back(target.key());
        if (!target.date.empty() && !target.number.empty()) {
            if (dates_of(target.number).size() == 1) names.push_back(target.number + "@");
            if (numbers_of(target.date).size() == 1) names.push_back("@" + target.date);
        }
    }
    std::set<std::pair<std::size_t, std::size_t>> places;
    for (const std::string& name : names)
        for (const ActPlace& place : index_.acts_with(term_of(FieldId::cites, name)))
            places.emplace(place.segment, place.row);
    std::vector<ActPlace> citers;
    for (const auto& [segment, row] : places) {
        const Target self = target_of(index_.segments[segment].tables().card(row));
        if (self.key() != target.key()) citers.push_back({segment, row});
    }
    return citers;
}

}  // namespace recueil::query
