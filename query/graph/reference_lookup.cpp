#include "query/graph/reference_lookup.h"

#include <algorithm>
#include <regex>
#include <tuple>

#include "corpus/reference.h"
#include "indexer/fields.h"
#include "indexer/terms.h"
#include "query/graph/article_range.h"
#include "query/plan/term_expansion.h"

namespace recueil::query {

using corpus::ReferenceKind;
using indexer::boolean_term;
using indexer::FieldId;

namespace {

constexpr std::size_t most_articles = 50'000;
constexpr std::size_t most_homonyms = 5'000;  // a number has some tens of days: past this something is amiss

corpus::OptionalText optional(std::string_view text) {
    return text.empty() ? corpus::OptionalText() : corpus::OptionalText(std::string(text));
}

// The article of a key "code:NAME#ARTICLE", and the text before it.
std::pair<std::string_view, std::string_view> code_and_article(std::string_view key) {
    const std::size_t mark = key.rfind('#');
    if (mark == std::string_view::npos) return {key, {}};
    return {key.substr(0, mark), key.substr(mark + 1)};
}

// True where no institution has two of them.
bool is_one_of_each(const std::vector<Target>& targets) {
    std::set<std::string> institutions;
    for (const Target& each : targets) institutions.insert(each.institution);
    return institutions.size() == targets.size();
}

}  // namespace

std::string Target::key() const {
    if (!act_id.empty()) return "act:" + act_id;
    const std::string whose = institution.empty() ? std::string() : institution + "/";
    if (kind != ReferenceKind::deliberation) return whose + text;
    return whose + number + "@" + date + (body.empty() ? "" : "@" + body);
}

std::vector<ActPlace> ReferenceLookup::with_reference(const std::string& key) const {
    return index_.acts_with(field_term(FieldId::cites, key));
}

bool ReferenceLookup::is_cited(const std::string& key) const {
    const std::string term = field_term(FieldId::cites, key);
    return index_.all.term_exists(term) && (!index_.has_deleted() || !index_.acts_with(term).empty());
}

KnownDates& ReferenceLookup::dates(const std::string& institution) {
    const auto known = dates_.find(institution);
    if (known != dates_.end()) return known->second;
    return dates_.try_emplace(institution, index_, scope_, institution).first->second;
}

void ReferenceLookup::learn_everything() {
    if (!scope_.are_several()) return dates({}).learn_everything();
    for (std::size_t segment = 0; segment < index_.segments.size(); ++segment)
        for (std::size_t row = 0; row < index_.segments[segment].rows(); ++row) {
            if (index_.segments[segment].is_deleted(row)) continue;
            const ActPlace place{segment, row};
            const auto learnt = [&](const std::string& institution) -> KnownDates& {
                const bool is_new = dates_.count(institution) == 0;
                KnownDates& its = dates(institution);
                if (is_new) its.begin_to_learn();
                return its;
            };
            const indexer::DocTable& table = index_.segments[segment].doc_table();
            const indexer::ActSummary card = table.summary(row);
            learnt(scope_.of(place)).learn_act(number_of(card.number), card.date);
            for (const indexer::EdgeView& edge : table.edges(row))
                if (edge.kind == ReferenceKind::deliberation)
                    learnt(scope_.meant_by(place, edge)).learn_citation(number_of(edge.number), std::string(edge.date));
        }
}

const std::set<std::string>& ReferenceLookup::bodies_held(const Target& target) {
    const auto [known, is_new] = bodies_.try_emplace({target.institution, target.number, target.date});
    if (!is_new || target.number.empty() || target.date.empty() || !dates(target.institution).has_act(target.number))
        return known->second;
    for (const ActPlace& place : scope_.acts_with(field_term(FieldId::number, target.number), target.institution)) {
        const indexer::ActSummary card = index_.segments[place.segment].doc_table().summary(place.row);
        if (card.date == target.date) known->second.insert(class_of(card.assembly));
    }
    return known->second;
}

// Which of several assemblies is meant; nothing where there is no doubt, or where the wording leaves it open.
std::string ReferenceLookup::body_of(const Target& target, std::string_view body) {
    const std::string& meant = class_of(body);
    if (meant.empty()) return {};
    const std::set<std::string>& held = bodies_held(target);
    if (held.empty() || (held.size() == 1 && (held.count(meant) != 0 || held.count("") != 0))) return {};
    return meant;
}

void ReferenceLookup::complete(const ActPlace& place, Target& target, const std::vector<indexer::EdgeView>& beside) {
    if (target.number.empty() == target.date.empty()) return;
    KnownDates& days = dates(target.institution);
    std::set<std::pair<std::string, std::string>> named;
    for (const indexer::EdgeView& other : beside) {
        if (other.kind != ReferenceKind::deliberation || other.number.empty() || other.date.empty()) continue;
        const std::string& number = number_of(other.number);
        if (target.number.empty() && !days.may_be_of(number, target.date)) continue;
        if (scope_.meant_by(place, other) != target.institution) continue;
        const std::string date = days.canonical_date(number, other.date);
        if (target.number.empty() ? other.date == target.date || date == target.date : number == target.number)
            named.emplace(number, date);
    }
    if (named.empty() && holds_year(target.number))
        for (const std::string& date : days.canonical_dates(target.number)) named.emplace(target.number, date);
    if (named.size() == 1) std::tie(target.number, target.date) = *named.begin();
}

Target ReferenceLookup::target_of(const ActPlace& place, const indexer::EdgeView& edge,
                                  const std::vector<indexer::EdgeView>& beside) {
    Target target;
    target.kind = edge.kind;
    if (edge.kind == ReferenceKind::deliberation) {
        target.number = number_of(edge.number);
        target.date = edge.date;
        target.institution = scope_.meant_by(place, edge);
        if (!target.number.empty() && !target.date.empty())
            target.date = dates(target.institution).canonical_date(target.number, target.date);
        else
            complete(place, target, beside);
        target.body = body_of(target, edge.body);
        return target;
    }
    target.text = text_key(edge);
    // Each council numbers its orders itself.
    if (edge.kind == ReferenceKind::order && !target.text.empty()) target.institution = scope_.of(place);
    return target;
}

std::vector<std::string> ReferenceLookup::text_keys(const indexer::EdgeView& edge) {
    std::vector<std::string> articles;
    if (!edge.article.empty()) articles.emplace_back(edge.article);
    return indexer::reference_keys(edge.kind, optional(edge.number), optional(edge.date), optional(edge.code),
                                   articles);
}

std::string ReferenceLookup::text_key(const indexer::EdgeView& edge) {
    const auto keys = text_keys(edge);
    return keys.empty() ? std::string() : keys.front();
}

const std::string& ReferenceLookup::number_of(std::string_view written) {
    if (const auto known = number_keys_.find(written); known != number_keys_.end()) return known->second;
    return number_keys_.emplace(written, indexer::number_key(written)).first->second;
}

const std::string& ReferenceLookup::class_of(std::string_view body) {
    if (const auto known = body_classes_.find(body); known != body_classes_.end()) return known->second;
    return body_classes_.emplace(body, body_class(body)).first->second;
}

std::vector<Cited> ReferenceLookup::citations_of(const ActPlace& place, const Target& target) {
    std::vector<Cited> found;
    const std::string key = target.key();
    if (const auto known = citations_.find({place.segment, place.row}); known != citations_.end()) {
        for (const Cited& cited : known->second)
            if (cited.key == key) found.push_back(cited);
        return found;
    }
    const std::vector<indexer::EdgeView> edges = index_.segments[place.segment].doc_table().edges(place.row);
    for (const indexer::EdgeView& edge : edges) {
        if (edge.kind != ReferenceKind::deliberation) continue;
        if (!edge.number.empty() && number_of(edge.number) != target.number) continue;
        Target meant = target_of(place, edge, edges);
        if (meant.key() == key) found.push_back({edge, std::move(meant), key});
    }
    return found;
}

const std::vector<Cited>& ReferenceLookup::citations_of(const ActPlace& place) {
    const auto [known, is_new] = citations_.try_emplace({place.segment, place.row});
    if (!is_new) return known->second;
    const std::vector<indexer::EdgeView> edges = index_.segments[place.segment].doc_table().edges(place.row);
    known->second.reserve(edges.size());
    for (const indexer::EdgeView& edge : edges) {
        Target target = target_of(place, edge, edges);
        std::string key = target.key();
        if (!key.empty() && !target.is_nothing()) known->second.push_back({edge, std::move(target), std::move(key)});
    }
    return known->second;
}

Target ReferenceLookup::target_of(const ActPlace& place) {
    const indexer::ActSummary card = index_.segments[place.segment].doc_table().summary(place.row);
    Target target;
    target.number = indexer::number_key(card.number);
    target.date = card.date;
    target.institution = scope_.of(place);
    if (target.number.empty()) target.act_id = card.id;
    if (bodies_held(target).size() > 1) target.body = class_of(card.assembly);
    return target;
}

// Every node of a number and a day: one, but where assemblies share them.
void ReferenceLookup::add_nodes(const Target& target, std::set<Target>& found) {
    const auto add = [&](const std::string& body) {
        Target node = target;
        node.body = body;
        found.insert(std::move(node));
    };
    KnownDates& days = dates(target.institution);
    const std::set<std::string>& held = bodies_held(target);
    if (held.empty()) return add({});
    for (const std::string& body : held) add(held.size() > 1 ? body : std::string());
    // Citations that name another assembly, or none where there are two, are other nodes.
    const std::string beginning = target.number + "@";
    for (const std::string& day : days.dates_of(target.number)) {
        if (days.canonical_date(target.number, day) != target.date) continue;
        for (const ActPlace& place : with_reference(beginning + day))
            for (const Cited& cited : citations_of(place))
                if (cited.target.number == target.number && cited.target.date == target.date &&
                    cited.target.institution == target.institution)
                    found.insert(cited.target);
    }
}

std::set<std::string> ReferenceLookup::institutions_of(const std::string& number, const std::string& date) const {
    std::set<std::string> institutions;
    if (!scope_.are_several()) {
        institutions.emplace();
        const std::string elsewhere = boolean_term(indexer::prefix::cited_elsewhere, number + "@" + date);
        if (number.empty() || terms_beginning_with(index_, elsewhere, 1).empty()) return institutions;
    }
    const auto add_citing = [&](const std::string& beginning, auto&& halves) {
        for (const std::string& term : terms_beginning_with(index_, beginning, most_homonyms)) {
            const auto [of_number, of_date] = halves(term.substr(beginning.size()));
            institutions.merge(scope_.meant(term, of_number, of_date));
        }
    };
    const auto add_own = [&](const std::string& term) {
        for (const ActPlace& place : index_.acts_with(term)) institutions.insert(scope_.of(place));
    };
    if (!number.empty()) {
        add_citing(field_term(FieldId::cites, number + "@" + date),
                   [&](const std::string& ending) { return std::make_pair(number, date + ending); });
        add_own(field_term(FieldId::number, number));
    } else if (!date.empty()) {
        add_citing(boolean_term(indexer::prefix::cited_on, date + "@"),
                   [&](const std::string& ending) { return std::make_pair(ending, date); });
        institutions.merge(scope_.meant(field_term(FieldId::cites, "@" + date), {}, date));
        add_own(field_term(FieldId::date, date));
    }
    return institutions;
}

std::vector<Target> ReferenceLookup::deliberations(const corpus::Reference& reference) {
    const std::string number = reference.number ? indexer::number_key(*reference.number) : std::string();
    std::set<Target> found;
    for (const std::string& institution : institutions_of(number, reference.date.value_or("")))
        add_deliberations(reference, institution, found);
    // « du Conseil départemental » may say which of them.
    if (reference.body && found.size() > 1) {
        const std::string body = body_class(*reference.body);
        std::set<Target> of_body;
        for (const Target& target : found)
            if (target.body == body) of_body.insert(target);
        if (!of_body.empty()) found = std::move(of_body);
    }
    return {found.begin(), found.end()};
}

void ReferenceLookup::add_deliberations(const corpus::Reference& reference, const std::string& institution,
                                        std::set<Target>& found) {
    KnownDates& days = dates(institution);
    Target wanted;
    wanted.institution = institution;
    wanted.number = reference.number ? indexer::number_key(*reference.number) : std::string();
    wanted.date = reference.date.value_or("");
    const auto add_whole = [&](const std::string& number, const std::string& date) {
        Target whole;
        whole.institution = institution;
        whole.number = number;
        whole.date = date;
        add_nodes(whole, found);
    };
    const auto is_new = [&] {
        return std::none_of(found.begin(), found.end(),
                            [&](const Target& each) { return each.institution == institution; });
    };
    const auto add_half = [&](const Target& half) {
        const std::string wording = half.number + "@" + half.date;
        if (!is_cited(wording)) return;
        // Citations that give no more than this, and that nothing makes whole.
        for (const ActPlace& place : with_reference(wording))
            for (const Cited& cited : citations_of(place))
                if (cited.key == half.key()) {
                    found.insert(half);
                    return;
                }
    };
    if (!wanted.number.empty() && !wanted.date.empty()) {
        if (days.dates_of(wanted.number).count(wanted.date) != 0)
            add_whole(wanted.number, days.canonical_date(wanted.number, wanted.date));
    } else if (!wanted.number.empty()) {
        for (const std::string& each : days.canonical_dates(wanted.number)) add_whole(wanted.number, each);
        add_half(wanted);
        if (is_new() && !scope_.acts_with(field_term(FieldId::number, wanted.number), institution).empty())
            found.insert(wanted);
    } else if (!wanted.date.empty()) {
        for (const std::string& each : days.numbers_of(wanted.date))
            add_whole(each, days.canonical_date(each, wanted.date));
        add_half(wanted);
    }
}

const CitedRanges& ReferenceLookup::article_ranges() {
    if (article_ranges_) return *article_ranges_;
    article_ranges_ = cache_.article_ranges([&] {
        CitedRanges ranges;
        const std::size_t prefix = indexer::field(FieldId::cites).prefix.size();
        for (const std::string& term :
             terms_beginning_with(index_, field_term(FieldId::cites, "code:"), most_articles)) {
            const std::string key = term.substr(prefix);
            const auto [code, article] = code_and_article(key);
            if (auto range = ArticleRange::of_key(article); range && is_cited(key))
                ranges[std::string(code)].push_back({key, std::move(*range)});
        }
        return ranges;
    });
    return *article_ranges_;
}

std::vector<std::string> ReferenceLookup::ranges_with(const std::string& code, std::string_view article_key) {
    std::vector<std::string> keys;
    const auto number = ArticleNumber::of_key(article_key);
    const auto ranges = article_ranges().find(code);
    if (!number || ranges == article_ranges().end()) return keys;
    for (const CitedRange& each : ranges->second)
        if (each.range.takes_in(*number)) keys.push_back(each.key);
    return keys;
}

// The orders of one number: one of each institution whose acts cite it.
void ReferenceLookup::add_orders(const std::string& key, std::set<Target>& found) {
    for (const ActPlace& place : with_reference(key)) {
        Target target;
        target.kind = ReferenceKind::order;
        target.text = key;
        target.institution = scope_.of(place);
        found.insert(std::move(target));
    }
}

std::vector<Target> ReferenceLookup::texts(const corpus::Reference& reference) {
    std::set<Target> found;
    const auto add = [&](std::string key) {
        Target target;
        target.kind = reference.kind;
        target.text = std::move(key);
        found.insert(std::move(target));
    };
    if (reference.kind == ReferenceKind::code && !reference.articles.empty()) {
        for (const std::string& article : reference.articles) {
            const std::string wanted = indexer::code_article_key(article);
            const std::string ending = "#" + wanted;
            const std::string code = reference.code ? "code:" + indexer::code_key(*reference.code) : std::string();
            // The article alone: that of whichever codes are cited with it.
            for (const auto& [of_code, ranges] : article_ranges())
                if ((code.empty() || code == of_code) && !ranges_with(of_code, wanted).empty()) add(of_code + ending);
            if (!code.empty()) {
                if (is_cited(code + ending)) add(code + ending);
                continue;
            }
            for (const std::string& term :
                 terms_beginning_with(index_, field_term(FieldId::cites, "code:"), most_articles))
                if (term.size() > ending.size() &&
                    term.compare(term.size() - ending.size(), std::string::npos, ending) == 0)
                    if (std::string key = term.substr(indexer::field(FieldId::cites).prefix.size()); is_cited(key))
                        add(std::move(key));
        }
        return {found.begin(), found.end()};
    }
    for (const std::string& key :
         indexer::reference_keys(reference.kind, reference.number, reference.date, reference.code, {})) {
        if (!found.empty() || !is_cited(key)) continue;
        if (key.find(":@") == std::string::npos) {
            if (reference.kind == ReferenceKind::order)
                add_orders(key, found);
            else
                add(key);
            continue;
        }
        // By its day alone: every act cited of that day, most often with its number.
        for (const ActPlace& place : with_reference(key))
            for (const Cited& cited : citations_of(place))
                if (cited.target.kind == reference.kind && cited.edge.date == *reference.date)
                    found.insert(cited.target);
    }
    return {found.begin(), found.end()};
}

std::vector<Target> ReferenceLookup::targets_of(const corpus::Reference& reference) {
    return reference.kind == ReferenceKind::deliberation ? deliberations(reference) : texts(reference);
}

bool ReferenceLookup::is_key(const std::string& wording) {
    static const std::regex pattern(
        R"(act:.*|(?:code|law|decree|ordinance):.*|#[a-z0-9-]+|(?:[^/@:\s]+/)?(?:order:.*|[a-z0-9-]*@(?:\d{4}-\d{2}-\d{2})?(?:@.*)?))");
    constexpr std::size_t longest = 300;
    return wording.size() <= longest && std::regex_match(wording, pattern);
}

std::vector<Target> ReferenceLookup::targets_of_key(const std::string& wording) {
    static const std::map<std::string, ReferenceKind> kinds{{"code", ReferenceKind::code},
                                                            {"law", ReferenceKind::law},
                                                            {"decree", ReferenceKind::decree},
                                                            {"ordinance", ReferenceKind::ordinance},
                                                            {"order", ReferenceKind::order}};
    if (!is_key(wording)) return {};
    if (wording.rfind("act:", 0) == 0) {
        for (const ActPlace& place : index_.acts_with(boolean_term(indexer::prefix::id, wording.substr(4))))
            return {target_of(place)};
        return {};
    }
    Target target;
    std::string key = wording;
    if (const auto kind = kinds.find(wording.substr(0, wording.find(':'))); kind != kinds.end()) {
        target.kind = kind->second;
        target.text = wording;
    } else if (wording.front() == '#') {
        target.kind = ReferenceKind::code;
        target.text = wording;
    } else if (const std::size_t slash = wording.find('/'); slash != std::string::npos) {
        target.institution = wording.substr(0, slash);
        key = wording.substr(slash + 1);
        if (key.rfind("order:", 0) == 0) {
            target.kind = ReferenceKind::order;
            target.text = key;
        }
    }
    if (!target.text.empty()) {
        if (target.kind == ReferenceKind::order && target.institution.empty()) {
            std::set<Target> orders;
            add_orders(target.text, orders);
            return {orders.begin(), orders.end()};
        }
        if ((target.institution.empty() && is_cited(target.text)) || !citers_of(target).empty()) return {target};
        return {};
    }
    const std::size_t at = key.find('@');
    corpus::Reference reference;
    reference.number = optional(key.substr(0, at));
    const std::size_t end = key.find('@', at + 1);
    reference.date = optional(key.substr(at + 1, end == std::string::npos ? end : end - at - 1));
    // A slip of the pen is no node; its wording leads to the act meant.
    std::vector<Target> its;
    if (target.institution.empty()) {
        its = deliberations(reference);
    } else {
        std::set<Target> found;
        add_deliberations(reference, target.institution, found);
        its.assign(found.begin(), found.end());
    }
    std::vector<Target> same;
    for (const Target& each : its) {
        Target unscoped = each;
        unscoped.institution.clear();
        if (unscoped.key() == key) same.push_back(each);
    }
    if (!same.empty()) return same;
    if (end == std::string::npos && reference.number && reference.date && is_one_of_each(its)) return its;
    return {};
}

std::vector<ActPlace> ReferenceLookup::acts_of(const Target& target) {
    if (!target.act_id.empty()) return index_.acts_with(boolean_term(indexer::prefix::id, target.act_id));
    if (target.kind != ReferenceKind::deliberation || target.number.empty() ||
        !dates(target.institution).has_act(target.number))
        return {};
    std::vector<ActPlace> places;
    for (const ActPlace& place : scope_.acts_with(field_term(FieldId::number, target.number), target.institution)) {
        const indexer::ActSummary card = index_.segments[place.segment].doc_table().summary(place.row);
        if (card.date == target.date && target_of(place).body == target.body) places.push_back(place);
    }
    return places;
}

bool ReferenceLookup::text_takes_in(const std::string& cited, const Target& target, const std::string& key) {
    if (cited == key) return true;
    if (target.kind != ReferenceKind::code) return false;
    const auto [code, article] = code_and_article(key);
    const auto [other_code, other] = code_and_article(cited);
    return code == other_code && (article.empty() || takes_in(other, article));
}

bool ReferenceLookup::cites(const Cited& cited, const Target& target, const std::string& key) {
    return cited.target.kind == target.kind && text_takes_in(cited.key, target, key);
}

std::vector<ActPlace> ReferenceLookup::citers_of(const Target& target) {
    if (!target.act_id.empty()) return {};
    const std::string key = target.key();
    // As they come, by segment and row, each once.
    std::vector<ActPlace> places;
    std::size_t names = 0;
    const auto add = [&](const std::string& name) {
        const auto found = with_reference(name);
        if (!found.empty()) ++names;
        places.insert(places.end(), found.begin(), found.end());
    };
    const auto each_once = [&] {
        if (names < 2) return;
        const auto order = [](const ActPlace& place) { return std::tie(place.segment, place.row); };
        std::sort(places.begin(), places.end(),
                  [&](const ActPlace& a, const ActPlace& b) { return order(a) < order(b); });
        places.erase(std::unique(places.begin(), places.end(),
                                 [&](const ActPlace& a, const ActPlace& b) { return order(a) == order(b); }),
                     places.end());
    };
    if (target.kind != ReferenceKind::deliberation) {
        add(target.text);
        const auto [code, article] = code_and_article(target.text);
        if (!article.empty())
            for (const std::string& other : ranges_with(std::string(code), article)) add(other);
        each_once();
        if (target.kind == ReferenceKind::order)
            places.erase(std::remove_if(places.begin(), places.end(),
                                        [&](const ActPlace& place) { return scope_.of(place) != target.institution; }),
                         places.end());
        return places;
    }
    const auto add_day = [&](const std::string& day) {
        const auto found = scope_.citing(field_term(FieldId::cites, target.number + "@" + day), target.number, day,
                                         target.institution);
        if (!found.empty()) ++names;
        places.insert(places.end(), found.begin(), found.end());
    };
    add_day(target.date);
    if (!target.number.empty() && !target.date.empty()) {
        // Who gives only the number or only the day, and means this act, names it whole as well; but see complete().
        if (holds_year(target.number)) add_day({});
        KnownDates& days = dates(target.institution);
        for (const auto& [day, other] : days.date_typos(target.number))
            if (days.canonical_date(target.number, day) == target.date) add_day(day);
    }
    each_once();
    std::vector<ActPlace> citers;
    for (const ActPlace& place : places) {
        if (citations_of(place, target).empty()) continue;
        if (target_of(place).key() != key) citers.push_back(place);
    }
    return citers;
}

}  // namespace recueil::query
