#include "query/graph/known_dates.h"

#include <algorithm>
#include <chrono>
#include <vector>

#include <fmt/format.h>

#include "indexer/terms.h"
#include "query/language/dates.h"
#include "query/plan/term_expansion.h"

namespace recueil::query {

using indexer::boolean_term;
using indexer::FieldId;

namespace {

// A session has some hundred acts, a number some tens of dates: past this something is amiss.
constexpr std::size_t most_homonyms = 5'000;

bool day_apart(const std::string& one, const std::string& other) {
    const auto first = iso_day(one);
    const auto second = iso_day(other);
    return first && second &&
           std::chrono::abs(std::chrono::sys_days(*second) - std::chrono::sys_days(*first)) == std::chrono::days(1);
}

bool share_one(const std::set<std::string>& one, const std::set<std::string>& other) {
    return std::any_of(one.begin(), one.end(), [&](const std::string& each) { return other.count(each) != 0; });
}

}  // namespace

bool holds_year(std::string_view number) {
    const auto is_digit = [&](std::size_t at) { return at < number.size() && number[at] >= '0' && number[at] <= '9'; };
    for (std::size_t at = 0; at + 5 < number.size(); ++at) {
        if (at > 0 && is_digit(at - 1)) continue;
        const std::string_view century = number.substr(at, 2);
        if ((century == "19" || century == "20") && is_digit(at + 2) && is_digit(at + 3) && number[at + 4] == '-')
            return true;
    }
    return false;
}

std::string body_class(std::string_view body) {
    std::string key = indexer::value_key(body);
    const auto has = [&](const char* word) { return key.find(word) != std::string::npos; };
    if (has("permanente")) return "commission permanente";
    if (has("bureau")) return "bureau";
    if (has("conseil") || has("assemblee")) return "conseil";
    return key;
}

// The acts and citations of a number under one day.
struct KnownDates::Wording {
    bool held = false;
    std::size_t citers = 0;
    std::set<std::string> titles;
    std::set<std::string> bodies;
};

bool KnownDates::is_cited(const std::string& term, const std::string& number, const std::string& date) const {
    return scope_.is_undivided(number, date) || scope_.is_meant(term, number, date, institution_);
}

// The live terms that begin so, without that beginning.
KnownDates::Endings KnownDates::endings(const std::string& beginning, const std::string& fixed, bool is_number) const {
    Endings found;
    const bool has_deleted = index_.has_deleted();
    const auto terms = terms_beginning_with(index_, beginning, most_homonyms);
    found.is_cut = terms.size() == most_homonyms;
    for (const std::string& term : terms) {
        if (term.size() == beginning.size()) continue;
        // The terms of deleted acts stay until the segments are merged.
        if (has_deleted && index_.acts_with(term).empty()) continue;
        std::string ending = term.substr(beginning.size());
        if (is_number ? is_cited(term, fixed, ending) : is_cited(term, ending, fixed))
            found.live.insert(std::move(ending));
    }
    return found;
}

void KnownDates::begin_to_learn() {
    dates_known_.clear();
    numbers_.clear();
    crowded_.clear();
    with_act_.emplace();
    is_all_known_ = true;
}

void KnownDates::learn_act(const std::string& number, const std::string& date) {
    if (number.empty()) return;
    with_act_->insert(number);
    learn_citation(number, date);
}

void KnownDates::learn_citation(const std::string& number, const std::string& date) {
    if (number.empty() || date.empty()) return;
    dates_known_[number].insert(date);
    numbers_[date].insert(number);
}

void KnownDates::learn_everything() {
    begin_to_learn();
    const std::string beginning(indexer::field(FieldId::cites).prefix);
    const bool has_deleted = index_.has_deleted();
    for (auto at = index_.all.allterms_begin(beginning); at != index_.all.allterms_end(beginning); ++at) {
        const std::string term = *at;
        const std::size_t mark = term.find('@', beginning.size());
        if (mark == std::string::npos || term.find(':', beginning.size()) != std::string::npos) continue;
        if (has_deleted && index_.acts_with(term).empty()) continue;
        const std::string number = term.substr(beginning.size(), mark - beginning.size());
        const std::string date = term.substr(mark + 1);
        if (is_cited(term, number, date)) learn_citation(number, date);
    }
    for (const indexer::Segment& segment : index_.segments)
        for (std::size_t row = 0; row < segment.rows(); ++row) {
            if (segment.is_deleted(row)) continue;
            const indexer::ActSummary card = segment.doc_table().summary(row);
            learn_act(indexer::number_key(card.number), card.date);
        }
    is_all_known_ = false;
}

bool KnownDates::has_act(const std::string& number) {
    if (with_act_) return with_act_->count(number) != 0;
    const std::string term = field_term(FieldId::number, number);
    return index_.all.term_exists(term) &&
           (scope_.is_only(institution_) || !scope_.acts_with(term, institution_).empty());
}

const std::set<std::string>& KnownDates::dates_of(const std::string& number) {
    const auto [known, is_new] = dates_known_.try_emplace(number);
    if (!is_new || number.empty() || is_all_known_) return known->second;
    known->second = endings(field_term(FieldId::cites, number + "@"), number, true).live;
    for (const ActPlace& place : scope_.acts_with(field_term(FieldId::number, number), institution_)) {
        const std::string date = index_.segments[place.segment].doc_table().summary(place.row).date;
        if (!date.empty()) known->second.insert(date);
    }
    return known->second;
}

const std::set<std::string>& KnownDates::numbers_of(const std::string& date) {
    const auto [known, is_new] = numbers_.try_emplace(date);
    if (!is_new || date.empty() || is_all_known_) return known->second;
    Endings cited = endings(boolean_term(indexer::prefix::cited_on, date + "@"), date, false);
    if (cited.is_cut) crowded_.insert(date);
    known->second = std::move(cited.live);
    for (const ActPlace& place : scope_.acts_with(field_term(FieldId::date, date), institution_)) {
        const std::string number =
            indexer::number_key(index_.segments[place.segment].doc_table().summary(place.row).number);
        if (!number.empty()) known->second.insert(number);
    }
    return known->second;
}

bool KnownDates::may_be_of(const std::string& number, const std::string& date) {
    return numbers_of(date).count(number) != 0 || crowded_.count(date) != 0;
}

KnownDates::Wording KnownDates::wording_of(const std::string& number, const std::string& date, bool held) const {
    Wording wording;
    wording.held = held;
    const bool is_undivided = scope_.is_undivided(number, date);
    const std::string term = field_term(FieldId::cites, fmt::format("{}@{}", number, date));
    for (const ActPlace& place : scope_.citing(term, number, date, institution_)) {
        bool is_counted = is_undivided;
        for (const indexer::EdgeView& edge : index_.segments[place.segment].doc_table().edges(place.row)) {
            if (edge.kind != corpus::ReferenceKind::deliberation || edge.date != date ||
                indexer::number_key(edge.number) != number)
                continue;
            if (!is_undivided && scope_.meant_by(place, edge) != institution_) continue;
            is_counted = true;
            if (!edge.title.empty()) wording.titles.insert(indexer::value_key(edge.title));
            if (!edge.body.empty()) wording.bodies.insert(body_class(edge.body));
        }
        wording.citers += is_counted ? 1 : 0;
    }
    return wording;
}

const std::map<std::string, OtherDate>& KnownDates::date_typos(const std::string& number) {
    const auto [known, is_new] = typos_.try_emplace(number);
    if (!is_new) return known->second;
    const std::set<std::string>& dates = dates_of(number);
    if (dates.size() < 2) return known->second;
    const bool lasting = holds_year(number);
    const auto near = [&](const std::string& date) {
        return std::any_of(dates.begin(), dates.end(),
                           [&](const std::string& other) { return day_apart(date, other); });
    };
    std::map<std::string, Wording> wordings;
    std::set<std::string> held;
    for (const ActPlace& place : scope_.acts_with(field_term(FieldId::number, number), institution_)) {
        const indexer::ActSummary card = index_.segments[place.segment].doc_table().summary(place.row);
        if (!held.insert(card.date).second) continue;
        Wording& wording = wordings[card.date];
        wording.titles.insert(indexer::value_key(card.title));
        wording.bodies.insert(body_class(card.assembly));
    }
    for (const std::string& date : dates) {
        if (!lasting && !near(date)) continue;
        Wording dates_known_so = wording_of(number, date, held.count(date) != 0);
        dates_known_so.titles.merge(wordings[date].titles);
        dates_known_so.bodies.merge(wordings[date].bodies);
        wordings[date] = std::move(dates_known_so);
    }
    const auto same = [&](const std::string& one, const std::string& other) -> std::optional<SameReason> {
        const Wording& first = wordings[one];
        const Wording& second = wordings[other];
        if (first.held && second.held) return std::nullopt;
        if (!first.bodies.empty() && !second.bodies.empty() && !share_one(first.bodies, second.bodies))
            return std::nullopt;
        const bool next_day = day_apart(one, other);
        if (share_one(first.titles, second.titles) && (lasting || next_day)) return SameReason::same_title;
        const bool titles_differ = !first.titles.empty() && !second.titles.empty();
        if (lasting && next_day && !titles_differ) return SameReason::day_apart;
        return std::nullopt;
    };
    // The act at hand is right; else what more acts say; else the first day.
    const auto outranks = [&](const std::string& one, const std::string& other) {
        const Wording& first = wordings[one];
        const Wording& second = wordings[other];
        if (first.held != second.held) return first.held;
        if (first.citers != second.citers) return first.citers > second.citers;
        return one < other;
    };
    for (const auto& [date, wording] : wordings) {
        if (wording.held || dates.count(date) == 0) continue;
        std::string best = date;
        OtherDate other;
        for (const auto& [candidate, unused] : wordings) {
            if (candidate == date || dates.count(candidate) == 0 || !outranks(candidate, best)) continue;
            const auto reason = same(date, candidate);
            if (!reason) continue;
            best = candidate;
            other = {candidate, *reason};
        }
        if (best != date) known->second.emplace(date, other);
    }
    return known->second;
}

std::string KnownDates::canonical_date(const std::string& number, std::string_view date) {
    const auto& others = date_typos(number);
    std::string day(date);
    for (auto slip = others.find(day); slip != others.end(); slip = others.find(day)) day = slip->second.meant;
    return day;
}

std::set<std::string> KnownDates::canonical_dates(const std::string& number) {
    std::set<std::string> days;
    for (const std::string& date : dates_of(number)) days.insert(canonical_date(number, date));
    return days;
}

}  // namespace recueil::query
