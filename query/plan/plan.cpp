#include "query/plan/plan.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace recueil::query {

struct Plan::Node {
    Kind kind = Kind::nothing;
    std::vector<std::string> terms;
    std::vector<Plan> children;
    PositionQuery positions;
    PassageQuery passage;
    Range range;
    double boost = 1;
    std::size_t begin = 0;
    std::size_t end = 0;
    bool has_positions = false;
};

namespace {

constexpr std::size_t most_shown = 6;  // terms

bool any_has_positions(const std::vector<Plan>& children) {
    return std::any_of(children.begin(), children.end(), [](const Plan& child) { return child.has_positions(); });
}

}  // namespace

Plan Plan::everything() {
    Node node;
    node.kind = Kind::everything;
    return Plan(std::make_shared<const Node>(std::move(node)));
}

Plan Plan::term(std::string term) {
    std::vector<std::string> one;
    one.push_back(std::move(term));
    return terms(std::move(one));
}

Plan Plan::terms(std::vector<std::string> terms, Kind kind) {
    if (terms.empty()) return {};
    Node node;
    node.kind = kind;
    node.terms = std::move(terms);
    return Plan(std::make_shared<const Node>(std::move(node)));
}

Plan Plan::any(std::vector<Plan> children) {
    children.erase(
        std::remove_if(children.begin(), children.end(), [](const Plan& child) { return child.is_nothing(); }),
        children.end());
    if (children.empty()) return {};
    if (children.size() == 1) return children.front();
    Node node;
    node.kind = Kind::any;
    node.has_positions = any_has_positions(children);
    node.children = std::move(children);
    return Plan(std::make_shared<const Node>(std::move(node)));
}

Plan Plan::all(std::vector<Plan> children) {
    if (std::any_of(children.begin(), children.end(), [](const Plan& child) { return child.is_nothing(); })) return {};
    const auto narrows = [](const Plan& child) { return child.kind() != Kind::everything; };
    const auto last = std::stable_partition(children.begin(), children.end(), narrows);
    if (last != children.begin()) children.erase(last, children.end());
    if (children.size() <= 1) return children.empty() ? Plan() : children.front();
    Node node;
    node.kind = Kind::all;
    node.has_positions = any_has_positions(children);
    node.children = std::move(children);
    return Plan(std::make_shared<const Node>(std::move(node)));
}

Plan Plan::without(Plan kept, std::vector<Plan> excluded) {
    excluded.erase(
        std::remove_if(excluded.begin(), excluded.end(), [](const Plan& child) { return child.is_nothing(); }),
        excluded.end());
    if (kept.is_nothing() || excluded.empty()) return kept;
    Node node;
    node.kind = Kind::without;
    node.children.push_back(std::move(kept));
    std::move(excluded.begin(), excluded.end(), std::back_inserter(node.children));
    node.has_positions = any_has_positions(node.children);
    return Plan(std::make_shared<const Node>(std::move(node)));
}

Plan Plan::positions(PositionQuery wanted, std::vector<Plan> slots) {
    if (all(slots).is_nothing()) return {};
    Node node;
    node.kind = wanted.in_order ? Kind::phrase : Kind::near;
    node.positions = std::move(wanted);
    node.children = std::move(slots);
    node.has_positions = true;
    return Plan(std::make_shared<const Node>(std::move(node)));
}

Plan Plan::passages(PassageQuery wanted, Plan acts) {
    if (acts.is_nothing()) return {};
    Node node;
    node.kind = Kind::passage;
    node.passage = std::move(wanted);
    node.children.push_back(std::move(acts));
    node.has_positions = true;
    return Plan(std::make_shared<const Node>(std::move(node)));
}

Plan Plan::days(std::uint32_t first, std::uint32_t last) {
    if (first > last) return {};
    Node node;
    node.kind = Kind::days;
    node.range = {first, last};
    return Plan(std::make_shared<const Node>(std::move(node)));
}

Plan Plan::amounts(std::uint64_t least, std::uint64_t most) {
    if (least > most) return {};
    Node node;
    node.kind = Kind::amounts;
    node.range = {least, most};
    return Plan(std::make_shared<const Node>(std::move(node)));
}

Plan Plan::of_span(std::size_t begin, std::size_t end) const {
    if (is_nothing()) return {};
    Node node = *node_;
    node.begin = begin;
    node.end = end;
    return Plan(std::make_shared<const Node>(std::move(node)));
}

Plan Plan::boosted(double boost) const {
    if (is_nothing()) return {};
    Node node = *node_;
    node.boost = boost;
    return Plan(std::make_shared<const Node>(std::move(node)));
}

Plan::Kind Plan::kind() const {
    return node_ == nullptr ? Kind::nothing : node_->kind;
}

const std::vector<std::string>& Plan::terms() const {
    return node_->terms;
}

const std::vector<Plan>& Plan::children() const {
    static const std::vector<Plan> none;
    return node_ == nullptr ? none : node_->children;
}

const PositionQuery& Plan::positions() const {
    return node_->positions;
}

const PassageQuery& Plan::passage() const {
    return node_->passage;
}

Plan::Range Plan::range() const {
    return node_->range;
}

double Plan::boost() const {
    return node_ == nullptr ? 1 : node_->boost;
}

std::size_t Plan::begin() const {
    return node_ == nullptr ? 0 : node_->begin;
}

std::size_t Plan::end() const {
    return node_ == nullptr ? 0 : node_->end;
}

bool Plan::has_positions() const {
    return node_ != nullptr && node_->has_positions;
}

std::string describe(const Plan& plan) {
    const auto list = [](const std::vector<std::string>& terms) {
        const std::size_t shown = std::min(terms.size(), most_shown);
        const auto end = terms.begin() + static_cast<std::ptrdiff_t>(shown);
        std::string text = fmt::format("{}", fmt::join(terms.begin(), end, " | "));
        if (shown < terms.size()) text += fmt::format(" | … {} more", terms.size() - shown);
        return text;
    };
    const auto slots = [&] {
        std::string text;
        for (const auto& forms : plan.positions().slots)
            text += (text.empty() ? "" : " ") + (forms.size() == 1 ? forms.front() : "(" + list(forms) + ")");
        return text;
    };
    std::string text;
    switch (plan.kind()) {
        case Plan::Kind::nothing:
            return "nothing";
        case Plan::Kind::everything:
            return "everything";
        case Plan::Kind::term:
            text = "term " + list(plan.terms());
            break;
        case Plan::Kind::prefix:
            text = "prefix " + list(plan.terms());
            break;
        case Plan::Kind::values:
            text = "values " + list(plan.terms());
            break;
        case Plan::Kind::any:
            text = "any";
            break;
        case Plan::Kind::all:
            text = "all";
            break;
        case Plan::Kind::without:
            text = "without";
            break;
        case Plan::Kind::phrase:
            text = fmt::format("phrase {} window {}", slots(), plan.positions().window);
            break;
        case Plan::Kind::near:
            text = fmt::format("near {} window {}", slots(), plan.positions().window);
            break;
        case Plan::Kind::passage:
            text = "passage without what is excluded";
            break;
        case Plan::Kind::days:
            text = fmt::format("days {}..{}", plan.range().first, plan.range().last);
            break;
        case Plan::Kind::amounts:
            text = fmt::format("amounts {}..{}", plan.range().first, plan.range().last);
            break;
    }
    if (plan.boost() != 1) text += fmt::format(" boost {}", plan.boost());
    return text;
}

}  // namespace recueil::query
