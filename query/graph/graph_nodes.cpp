#include "query/graph/graph_nodes.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <tuple>

#include <fmt/format.h>

#include "query/graph/known_state.h"

namespace recueil::query {

using corpus::ReferenceKind;

namespace {

std::string kind_in_french(ReferenceKind kind) {
    switch (kind) {
        case ReferenceKind::law:
            return "Loi";
        case ReferenceKind::decree:
            return "Décret";
        case ReferenceKind::ordinance:
            return "Ordonnance";
        case ReferenceKind::order:
            return "Arrêté";
        default:
            return "Délibération";
    }
}

std::string label_of(const GraphNode& node, ReferenceKind kind, const std::string& code, const std::string& article) {
    if (kind == ReferenceKind::code)
        return article.empty() ? code : code.empty() ? article : fmt::format("{}, {}", code, article);
    std::string label = kind_in_french(kind);
    if (!node.number.empty()) label += fmt::format(" n°{}", node.number);
    if (!node.date.empty()) label += fmt::format(" du {}", french_day(node.date));
    return label;
}

// « L.262-5 » for « l262-5 », as codes write the article that no citer writes by itself.
std::string article_of_key(std::string_view key) {
    std::string article;
    std::size_t at = 0;
    for (; at < key.size() && key[at] >= 'a' && key[at] <= 'z'; ++at) article += static_cast<char>(key[at] - 'a' + 'A');
    if (at == 0 || at > 2 || at == key.size() || key[at] < '0' || key[at] > '9') return std::string(key);
    return article.append(".").append(key.substr(at));
}

// A node with more citers is described once for all searches of a state.
constexpr std::size_t many = 200;

// The wording that most citers use.
class Wordings {
  public:
    void add(std::string_view text) {
        if (!text.empty()) ++counts_[std::string(text)];
    }
    std::string best() const {
        const auto most = std::max_element(counts_.begin(), counts_.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        return most == counts_.end() ? std::string() : most->first;
    }

  private:
    std::map<std::string, int> counts_;
};

bool changes_state(corpus::RelationType type) {
    using corpus::RelationType;
    return type == RelationType::amends || type == RelationType::completes || type == RelationType::repeals ||
           type == RelationType::replaces;
}

}  // namespace

// The acts whose wordings name a text: where thousands cite it, the earliest are enough.
std::vector<ActPlace> GraphNodes::telling(std::vector<ActPlace> citers) const {
    constexpr std::size_t enough = 16;
    if (citers.size() <= enough) return citers;
    const auto date = [&](const ActPlace& place) {
        return index_.segments[place.segment].doc_table().act(place.row).date;
    };
    std::vector<std::uint32_t> dates;
    dates.reserve(citers.size());
    for (const ActPlace& place : citers) dates.push_back(date(place));
    std::nth_element(dates.begin(), dates.begin() + enough, dates.end());
    const std::uint32_t last = dates[enough];
    citers.erase(
        std::remove_if(citers.begin(), citers.end(), [&](const ActPlace& place) { return date(place) > last; }),
        citers.end());
    return citers;
}

GraphNode GraphNodes::describe(const Target& target) {
    GraphNode node;
    node.key = target.key();
    if (auto known = cache_.popular_node(node.key)) return *std::move(known);
    node.kind = corpus::name_of(target.kind);
    node.number = target.number;
    node.date = target.date;
    node.body = target.body;
    if (target.kind == ReferenceKind::deliberation) node.institution = lookup_.scope().label_of(target.institution);
    std::optional<indexer::ActSummary> act;
    for (const ActPlace& place : lookup_.acts_of(target)) {
        // Of an act held twice, always the same one.
        indexer::ActSummary card = index_.segments[place.segment].doc_table().summary(place.row);
        const auto order = [](const indexer::ActSummary& each) { return std::tie(each.id, each.number, each.title); };
        if (!act || order(card) < order(*act)) act = std::move(card);
    }
    const std::vector<ActPlace> citers = lookup_.citers_of(target);
    node.cited_by = citers.size();
    if (target.kind != ReferenceKind::deliberation) {
        describe_text(node, target, citers);
        if (citers.size() > many) cache_.keep(node);
        return node;
    }
    if (act) {
        node.number = act->number;
        node.date = act->date;
        node.title = act->title;
        node.body = act->assembly;
        node.act_id = act->id;
    } else {
        Wordings titles;
        Wordings bodies;
        Wordings numbers;
        for (const ActPlace& place : citers)
            for (const Cited& cited : lookup_.citations_of(place, target)) {
                titles.add(cited.edge.title);
                bodies.add(cited.edge.body);
                numbers.add(cited.edge.number);
            }
        if (!numbers.best().empty()) node.number = numbers.best();
        if (!bodies.best().empty()) node.body = bodies.best();
        node.title = titles.best();
    }
    node.label = act && act->is_document ? "Document" : label_of(node, target.kind, {}, {});
    // Two councils may have one number and day.
    if (lookup_.scope().are_several() && !node.institution.empty())
        node.label += fmt::format(" ({})", node.institution);
    node.variants = variants_of(target, citers);
    // « La délibération du 2 avril 2015 »: thousands of acts cite it by that alone.
    if (!act && citers.size() > many) cache_.keep(node);
    return node;
}

void GraphNodes::describe_text(GraphNode& node, const Target& target, const std::vector<ActPlace>& citers) {
    Wordings titles;
    Wordings numbers;
    Wordings dates;
    Wordings codes;
    Wordings articles;
    for (const ActPlace& place : telling(citers))
        for (const indexer::EdgeView& edge : index_.segments[place.segment].doc_table().edges(place.row)) {
            if (edge.kind != target.kind) continue;
            const std::string key = ReferenceLookup::text_key(edge);
            if (!ReferenceLookup::text_takes_in(key, target, target.text)) continue;
            codes.add(edge.code);
            if (key != target.text) continue;
            titles.add(edge.title);
            numbers.add(edge.number);
            dates.add(edge.date);
            articles.add(edge.article);
        }
    node.number = numbers.best();
    node.date = dates.best();
    node.title = titles.best();
    const std::size_t mark = target.text.rfind('#');
    std::string article;
    if (target.kind == ReferenceKind::code && mark != std::string::npos)
        article =
            articles.best().empty() ? article_of_key(std::string_view(target.text).substr(mark + 1)) : articles.best();
    node.label = label_of(node, target.kind, codes.best(), article);
}

std::vector<Variant> GraphNodes::variants_of(const Target& target, const std::vector<ActPlace>& citers) {
    std::vector<Variant> variants;
    if (target.kind != ReferenceKind::deliberation || target.number.empty()) return variants;
    KnownDates& days = lookup_.dates(target.institution);
    for (const auto& slip : days.date_typos(target.number)) {
        const auto& date = slip.first;  // by name: clang 14 captures no structured binding
        if (days.canonical_date(target.number, date) != target.date) continue;
        Variant variant;
        variant.number = target.number;
        variant.date = date;
        variant.reason = slip.second.reason == SameReason::day_apart ? "day_apart" : "same_title";
        for (const ActPlace& place : citers) {
            const auto cited = lookup_.citations_of(place, target);
            variant.cited_by +=
                std::any_of(cited.begin(), cited.end(), [&](const Cited& each) { return each.edge.date == date; });
        }
        if (variant.cited_by > 0) variants.push_back(std::move(variant));
    }
    return variants;
}

std::string GraphNodes::state_of(const Target& target) {
    static constexpr std::array<const char*, 6> states{"",         "completed", "amended", "repealed_in_part",
                                                       "replaced", "repealed"};
    std::size_t strongest = 0;
    if (target.kind != ReferenceKind::deliberation) return {};
    for (const ActPlace& place : lookup_.citers_of(target))
        for (const Cited& cited : lookup_.citations_of(place, target)) {
            std::size_t state = 0;
            switch (cited.edge.type) {
                case corpus::RelationType::completes:
                    state = 1;
                    break;
                case corpus::RelationType::amends:
                    state = 2;
                    break;
                case corpus::RelationType::repeals:
                    state = cited.edge.in_part ? 3 : 5;
                    break;
                case corpus::RelationType::replaces:
                    state = cited.edge.in_part ? 2 : 4;
                    break;
                default:
                    break;
            }
            strongest = std::max(strongest, state);
        }
    return states.at(strongest);
}

std::vector<Change> GraphNodes::changes_of(const Target& root) {
    std::vector<Change> changes;
    if (root.kind != ReferenceKind::deliberation) return changes;
    std::map<std::string, GraphNode> acts;
    for (const ActPlace& place : lookup_.citers_of(root))
        for (const Cited& cited : lookup_.citations_of(place, root)) {
            if (!changes_state(cited.edge.type)) continue;
            const Target citer = lookup_.target_of(place);
            const auto [act, is_new] = acts.try_emplace(citer.key());
            if (is_new) act->second = describe(citer);
            Change change;
            change.type = corpus::name_of(cited.edge.type);
            change.in_part = cited.edge.in_part;
            change.date = act->second.date;
            change.by = act->first;
            change.by_label = act->second.label;
            change.by_id = act->second.act_id;
            change.article = cited.edge.label;
            change.line_start = cited.edge.line;
            change.text = cited.edge.text;
            changes.push_back(std::move(change));
        }
    const auto order = [](const Change& each) {
        return std::tie(each.date, each.by, each.line_start, each.type, each.article, each.text, each.in_part);
    };
    std::sort(changes.begin(), changes.end(), [&](const Change& a, const Change& b) { return order(a) < order(b); });
    changes.erase(std::unique(changes.begin(), changes.end(),
                              [&](const Change& a, const Change& b) { return order(a) == order(b); }),
                  changes.end());
    return changes;
}

}  // namespace recueil::query
