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

corpus::OptionalText optional(std::string_view text) {
    return text.empty() ? corpus::OptionalText() : corpus::OptionalText(std::string(text));
}

// The article of a key "code:NAME#ARTICLE", and the text before it.
std::pair<std::string_view, std::string_view> code_and_article(std::string_view key) {
    const std::size_t mark = key.rfind('#');
    if (mark == std::string_view::npos) return {key, {}};
    return {key.substr(0, mark), key.substr(mark + 1)};
}

}  // namespace

std::string Target::key() const {
    if (!act_id.empty()) return "act:" + act_id;
    if (kind != ReferenceKind::deliberation) return text;
    return number + "@" + date + (body.empty() ? "" : "@" + body);
}

std::vector<ActPlace> ReferenceLookup::with_reference(const std::string& key) const {
    return index_.acts_with(field_term(FieldId::cites, key));
}

bool ReferenceLookup::is_cited(const std::string& key) const {
    const std::string term = field_term(FieldId::cites, key);
    return index_.all.term_exists(term) && (!index_.has_deleted() || !index_.acts_with(term).empty());
}

const std::set<std::string>& ReferenceLookup::bodies_held(const std::string& number, const std::string& date) {
    const auto [known, is_new] = bodies_.try_emplace({number, date});
    if (!is_new || number.empty() || date.empty() || !dates_.has_act(number)) return known->second;
    for (const ActPlace& place : index_.acts_with(field_term(FieldId::number, number))) {
        const indexer::ActSummary card = index_.segments[place.segment].doc_table().summary(place.row);
        if (card.date == date) known->second.insert(class_of(card.assembly));
    }
    return known->second;
}

// Which of several assemblies is meant; nothing where there is no doubt, or where the wording leaves it open.
std::string ReferenceLookup::body_of(const std::string& number, const std::string& date, std::string_view body) {
    const std::string& meant = class_of(body);
    if (meant.empty()) return {};
    const std::set<std::string>& held = bodies_held(number, date);
    if (held.empty() || (held.size() == 1 && (held.count(meant) != 0 || held.count("") != 0))) return {};
    return meant;
}

void ReferenceLookup::complete(Target& target, const std::vector<indexer::EdgeView>& beside) {
    if (target.number.empty() == target.date.empty()) return;
    std::set<std::pair<std::string, std::string>> named;
    for (const indexer::EdgeView& other : beside) {
        if (other.kind != ReferenceKind::deliberation || other.number.empty() || other.date.empty()) continue;
        const std::string& number = number_of(other.number);
        if (target.number.empty() && !dates_.may_be_of(number, target.date)) continue;
        const std::string date = dates_.canonical_date(number, other.date);
        if (target.number.empty() ? other.date == target.date || date == target.date : number == target.number)
            named.emplace(number, date);
    }
    if (named.empty() && holds_year(target.number))
        for (const std::string& date : dates_.canonical_dates(target.number)) named.emplace(target.number, date);
    if (named.size() == 1) std::tie(target.number, target.date) = *named.begin();
}

Target ReferenceLookup::target_of(const indexer::EdgeView& edge, const std::vector<indexer::EdgeView>& beside) {
    Target target;
    target.kind = edge.kind;
    if (edge.kind == ReferenceKind::deliberation) {
        target.number = number_of(edge.number);
        target.date = edge.date;
        if (!target.number.empty() && !target.date.empty())
            target.date = dates_.canonical_date(target.number, target.date);
        else
            complete(target, beside);
        target.body = body_of(target.number, target.date, edge.body);
        return target;
    }
    target.text = text_key(edge);
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
        Target meant = target_of(edge, edges);
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
        Target target = target_of(edge, edges);
        std::string key = target.key();
        if (!key.empty() && key != "@") known->second.push_back({edge, std::move(target), std::move(key)});
    }
    return known->second;
}

Target ReferenceLookup::target_of(const indexer::ActSummary& card) {
    Target target;
    target.number = indexer::number_key(card.number);
    target.date = card.date;
    if (target.number.empty()) target.act_id = card.id;
    if (bodies_held(target.number, target.date).size() > 1) target.body = class_of(card.assembly);
    return target;
}

// Every node of a number and a day: one, but where assemblies share them.
void ReferenceLookup::add_nodes(const std::string& number, const std::string& date, std::set<Target>& found) {
    const auto add = [&](const std::string& body) {
        Target target;
        target.number = number;
        target.date = date;
        target.body = body;
        found.insert(std::move(target));
    };
    const std::set<std::string>& held = bodies_held(number, date);
    if (held.empty()) return add({});
    for (const std::string& body : held) add(held.size() > 1 ? body : std::string());
    // Citations that name another assembly, or none where there are two, are other nodes.
    const std::string beginning = number + "@";
    for (const std::string& day : dates_.dates_of(number)) {
        if (dates_.canonical_date(number, day) != date) continue;
        for (const ActPlace& place : with_reference(beginning + day))
            for (const Cited& cited : citations_of(place))
                if (cited.target.number == number && cited.target.date == date) found.insert(cited.target);
    }
}

std::vector<Target> ReferenceLookup::deliberations(const corpus::Reference& reference) {
    const std::string number = reference.number ? indexer::number_key(*reference.number) : std::string();
    const std::string date = reference.date.value_or("");
    std::set<Target> found;
    const auto add_half = [&](const Target& half) {
        if (!is_cited(half.key())) return;
        // Citations that give no more than this, and that nothing makes whole.
        for (const ActPlace& place : with_reference(half.key()))
            for (const Cited& cited : citations_of(place))
                if (cited.key == half.key()) {
                    found.insert(half);
                    return;
                }
    };
    if (!number.empty() && !date.empty()) {
        if (dates_.dates_of(number).count(date) != 0) add_nodes(number, dates_.canonical_date(number, date), found);
    } else if (!number.empty()) {
        for (const std::string& each : dates_.canonical_dates(number)) add_nodes(number, each, found);
        Target half;
        half.number = number;
        add_half(half);
        if (found.empty() && !index_.acts_with(field_term(FieldId::number, number)).empty()) found.insert(half);
    } else if (!date.empty()) {
        for (const std::string& each : dates_.numbers_of(date))
            add_nodes(each, dates_.canonical_date(each, date), found);
        Target half;
        half.date = date;
        add_half(half);
    }
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
        R"(act:.*|(?:code|law|decree|ordinance|order):.*|#[a-z0-9-]+|[a-z0-9-]*@(?:\d{4}-\d{2}-\d{2})?(?:@.*)?)");
    constexpr std::size_t longest = 300;
    return wording.size() <= longest && std::regex_match(wording, pattern);
}

std::optional<Target> ReferenceLookup::target_of_key(const std::string& wording) {
    static const std::map<std::string, ReferenceKind> kinds{{"code", ReferenceKind::code},
                                                            {"law", ReferenceKind::law},
                                                            {"decree", ReferenceKind::decree},
                                                            {"ordinance", ReferenceKind::ordinance},
                                                            {"order", ReferenceKind::order}};
    Target target;
    if (!is_key(wording)) return std::nullopt;
    if (wording.rfind("act:", 0) == 0) {
        for (const ActPlace& place : index_.acts_with(boolean_term(indexer::prefix::id, wording.substr(4))))
            return target_of(index_.segments[place.segment].doc_table().summary(place.row));
        return std::nullopt;
    }
    if (const auto kind = kinds.find(wording.substr(0, wording.find(':'))); kind != kinds.end()) {
        target.kind = kind->second;
        target.text = wording;
    } else if (wording.front() == '#') {
        target.kind = ReferenceKind::code;
        target.text = wording;
    }
    if (!target.text.empty()) {
        if (!is_cited(wording) && citers_of(target).empty()) return std::nullopt;
        return target;
    }
    const std::size_t at = wording.find('@');
    corpus::Reference reference;
    reference.number = optional(wording.substr(0, at));
    const std::size_t end = wording.find('@', at + 1);
    reference.date = optional(wording.substr(at + 1, end == std::string::npos ? end : end - at - 1));
    // A slip of the pen is no node; its wording leads to the act meant.
    const auto found = deliberations(reference);
    for (const Target& each : found)
        if (each.key() == wording) return each;
    if (found.size() == 1 && end == std::string::npos && reference.number && reference.date) return found.front();
    return std::nullopt;
}

std::vector<ActPlace> ReferenceLookup::acts_of(const Target& target) {
    if (!target.act_id.empty()) return index_.acts_with(boolean_term(indexer::prefix::id, target.act_id));
    if (target.kind != ReferenceKind::deliberation || target.number.empty() || !dates_.has_act(target.number))
        return {};
    std::vector<ActPlace> places;
    for (const ActPlace& place : index_.acts_with(field_term(FieldId::number, target.number))) {
        const indexer::ActSummary card = index_.segments[place.segment].doc_table().summary(place.row);
        if (card.date == target.date && target_of(card).body == target.body) places.push_back(place);
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
        add(key);
        const auto [code, article] = code_and_article(key);
        if (!article.empty())
            for (const std::string& other : ranges_with(std::string(code), article)) add(other);
        each_once();
        return places;
    }
    add(target.number + "@" + target.date);
    if (!target.number.empty() && !target.date.empty()) {
        // Who gives only the number or only the day, and means this act, names it whole as well; but see complete().
        if (holds_year(target.number)) add(target.number + "@");
        for (const auto& [day, other] : dates_.date_typos(target.number))
            if (dates_.canonical_date(target.number, day) == target.date) add(target.number + "@" + day);
    }
    each_once();
    std::vector<ActPlace> citers;
    for (const ActPlace& place : places) {
        if (citations_of(place, target).empty()) continue;
        if (target_of(index_.segments[place.segment].doc_table().summary(place.row)).key() != key)
            citers.push_back(place);
    }
    return citers;
}

}  // namespace recueil::query
