#include "query/language/parser.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "query/language/lexer.h"
#include "query/language/ranges.h"
#include "stemming/stemming.h"

namespace recueil::query {

namespace {

using Kind = Item::Kind;

Node group(Node::Kind kind, std::vector<Node> children) {
    Node node;
    node.kind = kind;
    node.begin = children.front().begin;
    node.end = children.back().end;
    for (Node& child : children) {
        // `(a b) c` says no more than `a b c`.
        if (child.kind == kind && kind != Node::Kind::near && !child.required) {
            for (Node& grandchild : child.children) node.children.push_back(std::move(grandchild));
        } else {
            node.children.push_back(std::move(child));
        }
    }
    return node;
}

Node one_or_group(Node::Kind kind, std::vector<Node> children) {
    return children.size() == 1 ? std::move(children.front()) : group(kind, std::move(children));
}

// A word as it was typed: with or without stars.
Node written(std::string_view text, std::size_t begin, std::size_t end) {
    Node node;
    node.kind = Node::Kind::word;
    node.begin = begin;
    node.end = end;
    node.text = text;
    if (text.find('*') == std::string_view::npos) return node;
    const auto last = text.find_last_not_of('*');
    if (last == std::string_view::npos) {
        node.kind = Node::Kind::all;
        node.text.clear();
        return node;
    }
    const std::string_view stem = text.substr(0, last + 1);
    if (last + 1 < text.size() && stem.find('*') == std::string_view::npos) {
        node.kind = Node::Kind::prefix;
        node.text = stem;
    } else {
        node.kind = Node::Kind::wildcard;
    }
    return node;
}

class Parser {
  public:
    Parser(std::string_view text, std::vector<Item> items, Diagnostics& diagnostics)
        : text_(text), items_(std::move(items)), diagnostics_(diagnostics) {}

    Node root() {
        Node node = sequence();
        if (node.kind == Node::Kind::all) node.end = text_.size();
        return node;
    }

  private:
    const Item& item() const { return items_[at_]; }
    bool is(Kind kind) const { return item().kind == kind; }
    bool take(Kind kind) {
        if (!is(kind)) return false;
        ++at_;
        return true;
    }

    Node sequence() {
        std::vector<Node> children;
        while (!is(Kind::end) && !is(Kind::close)) {
            if (auto node = alternatives()) children.push_back(*std::move(node));
        }
        if (children.empty()) return Node{};
        return one_or_group(Node::Kind::sequence, std::move(children));
    }

    void lonely(const Item& operation) {
        diagnostics_.add(fmt::format("« {} » ne relie rien : ignoré.", operation.text), operation.begin, operation.end);
    }

    // a OU b; SAUF a OU b leaves both out. Always moves on.
    std::optional<Node> alternatives() {
        const std::size_t begin = item().begin;
        bool excluded = false;
        while (is(Kind::except)) {
            excluded = true;
            ++at_;
        }
        std::vector<Node> children;
        while (true) {
            if (auto node = conjunction()) children.push_back(*std::move(node));
            if (!is(Kind::either)) break;
            const Item& operation = item();
            ++at_;
            if (children.empty() || !begins_operand()) lonely(operation);
        }
        if (children.empty()) {
            if (excluded) diagnostics_.add("« SAUF » sans rien après lui : ignoré.", begin, items_[at_ - 1].end);
            return std::nullopt;
        }
        Node node = one_or_group(Node::Kind::disjunction, std::move(children));
        return excluded ? negated(std::move(node), begin) : std::move(node);
    }

    std::optional<Node> conjunction() {
        std::vector<Node> children;
        while (true) {
            if (auto node = neighbours()) children.push_back(*std::move(node));
            if (!is(Kind::both)) break;
            const Item& operation = item();
            ++at_;
            if (children.empty() || !begins_operand()) lonely(operation);
        }
        if (children.empty()) return std::nullopt;
        return one_or_group(Node::Kind::conjunction, std::move(children));
    }

    std::optional<Node> neighbours() {
        std::vector<Node> children;
        int distance = 0;
        while (true) {
            if (auto node = signed_operand()) children.push_back(*std::move(node));
            if (!is(Kind::near)) break;
            const Item& operation = item();
            ++at_;
            if (children.empty() || !begins_operand()) {
                lonely(operation);
            } else {
                distance = std::max(distance, operation.distance);
            }
        }
        if (children.empty()) return std::nullopt;
        if (children.size() == 1) return std::move(children.front());
        const bool plain = std::all_of(children.begin(), children.end(), [](const Node& child) {
            return child.kind == Node::Kind::word || child.kind == Node::Kind::phrase ||
                   child.kind == Node::Kind::reference;
        });
        if (!plain) {
            diagnostics_.add("PROCHE ne relie que des mots et des expressions : lu comme ET.", children.front().begin,
                             children.back().end);
            return group(Node::Kind::conjunction, std::move(children));
        }
        Node node = group(Node::Kind::near, std::move(children));
        node.distance = distance;
        return node;
    }

    bool begins_operand() const {
        switch (item().kind) {
            case Kind::end:
            case Kind::close:
            case Kind::both:
            case Kind::either:
            case Kind::near:
                return false;
            default:
                return true;
        }
    }

    static Node negated(Node node, std::size_t begin) {
        Node negation;
        negation.kind = Node::Kind::negation;
        negation.begin = begin;
        negation.end = node.end;
        negation.children.push_back(std::move(node));
        return negation;
    }

    std::optional<Node> signed_operand() {
        const std::size_t begin = item().begin;
        const std::size_t first = at_;
        bool excluded = false;
        bool required = false;
        while (is(Kind::minus) || is(Kind::except) || is(Kind::plus)) {
            if (is(Kind::plus)) {
                required = true;
            } else {
                excluded = !excluded;
            }
            ++at_;
        }
        const bool has_sign = at_ > first;
        const std::size_t signs_end = has_sign ? items_[at_ - 1].end : begin;
        auto node = operand();
        if (!node) {
            if (has_sign) diagnostics_.add("Signe sans mot après lui : ignoré.", begin, signs_end);
            return std::nullopt;
        }
        if (excluded) return negated(*std::move(node), begin);
        node->required = node->required || required;
        return node;
    }

    std::optional<Node> operand() {
        const Item& current = item();
        switch (current.kind) {
            case Kind::word:
            case Kind::number:
                ++at_;
                return written(slice(current), current.begin, current.end);
            case Kind::phrase:
                ++at_;
                say_star_in_quotes(current);
                return leaf(Node::Kind::phrase, current);
            case Kind::reference: {
                ++at_;
                Node node = leaf(Node::Kind::reference, current);
                node.field = current.names_text ? "cites" : "number";
                return node;
            }
            case Kind::date: {
                ++at_;
                Node node = leaf(Node::Kind::date, current);
                for (const Item& word : current.words)
                    node.children.push_back(written(slice(word), word.begin, word.end));
                return node;
            }
            case Kind::years: {
                ++at_;
                return range(*indexer::find_field("year"), current.text, current.begin, current.end);
            }
            case Kind::open:
                return parentheses();
            case Kind::field:
                return field_value();
            default:
                return std::nullopt;
        }
    }

    void say_star_in_quotes(const Item& phrase) {
        if (phrase.text.find('*') != std::string::npos)
            diagnostics_.add("« * » ne veut rien dire entre guillemets : cherché sans lui.", phrase.begin, phrase.end);
    }

    std::string_view slice(const Item& from) const {
        return from.kind == Kind::number ? text_.substr(from.begin, from.end - from.begin)
                                         : std::string_view(from.text);
    }

    static Node leaf(Node::Kind kind, const Item& from) {
        Node node;
        node.kind = kind;
        node.text = from.text;
        node.begin = from.begin;
        node.end = from.end;
        return node;
    }

    std::optional<Node> parentheses() {
        ++at_;
        Node inner = sequence();
        take(Kind::close);
        if (inner.kind == Node::Kind::all && inner.end == 0) return std::nullopt;
        return inner;
    }

    std::optional<Node> field_value() {
        const Item& name = item();
        const indexer::Field& field = *name.field;
        ++at_;
        const Item& value = item();
        if (value.kind == Kind::open) {
            auto inner = parentheses();
            if (!inner) return valueless(name);
            apply(field, *inner);
            return inner;
        }
        if (!value.is_value) return valueless(name);
        ++at_;
        return of_field(
            field,
            value.kind == Kind::phrase ? leaf(Node::Kind::phrase, value) : written(value.text, value.begin, value.end),
            name.begin);
    }

    std::optional<Node> valueless(const Item& name) {
        diagnostics_.add(fmt::format("« {}: » n'a pas de valeur : ignoré.", french_name(*name.field)), name.begin,
                         name.end);
        return std::nullopt;
    }

    // Reads a group as values of a field.
    void apply(const indexer::Field& field, Node& node) {
        switch (node.kind) {
            case Node::Kind::word:
            case Node::Kind::prefix:
            case Node::Kind::wildcard:
            case Node::Kind::phrase:
            case Node::Kind::reference:
            case Node::Kind::date: {
                const std::size_t begin = node.begin;
                const bool required = node.required;
                if (node.kind == Node::Kind::reference || node.kind == Node::Kind::date) {
                    node.kind = Node::Kind::word;
                    node.field.clear();
                    node.children.clear();
                }
                node = of_field(field, std::move(node), begin);
                node.required = required;
                return;
            }
            case Node::Kind::field:
            case Node::Kind::range:
            case Node::Kind::all:
                return;
            default:
                for (Node& child : node.children) apply(field, child);
        }
    }

    Node of_field(const indexer::Field& field, Node value, std::size_t begin) {
        if (field.kind == indexer::FieldKind::range) return range(field, value.text, begin, value.end);
        Node node;
        node.kind = Node::Kind::field;
        node.field = field.name;
        node.text = value.text;
        node.begin = begin;
        node.end = value.end;
        node.children.push_back(std::move(value));
        return node;
    }

    Node range(const indexer::Field& field, std::string_view text, std::size_t begin, std::size_t end) {
        if (auto parsed = parse_range(field, text)) {
            Node node;
            node.kind = Node::Kind::range;
            node.field = field.name;
            node.text = std::move(parsed->lower);
            node.upper = std::move(parsed->upper);
            node.exclusive = parsed->exclusive;
            node.begin = begin;
            node.end = end;
            return node;
        }
        diagnostics_.add(fmt::format("« {} » n'est pas une valeur de « {} » : cherché comme un mot. Exemple : {}.",
                                     printable(text, 60), french_name(field), field.example),
                         begin, end);
        return written(text, begin, end);
    }

    std::string_view text_;
    std::vector<Item> items_;
    Diagnostics& diagnostics_;
    std::size_t at_ = 0;
};

}  // namespace

namespace {

ParsedQuery parse(std::string_view text, Syntax syntax) {
    Diagnostics diagnostics;
    Parser parser(text, with_mentions(items_of(text, diagnostics, syntax)), diagnostics);
    ParsedQuery parsed;
    parsed.root = parser.root();
    const bool asks_for_all = is_blank(text) || text.find('*') != std::string_view::npos;
    if (parsed.root.kind == Node::Kind::all && !asks_for_all && diagnostics.empty())
        diagnostics.add("Aucun mot à chercher dans ce texte : ignoré.", 0, text.size());
    parsed.diagnostics = diagnostics.take();
    return parsed;
}

}  // namespace

ParsedQuery parse_query(std::string_view text) {
    return parse(text, Syntax::operators);
}

ParsedQuery parse_plain_text(std::string_view text) {
    return parse(text, Syntax::none);
}

}  // namespace recueil::query
