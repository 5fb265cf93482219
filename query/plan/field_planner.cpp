#include "query/plan/field_planner.h"

#include <vector>

#include <fmt/format.h>

#include "indexer/terms.h"
#include "query/characters.h"
#include "query/language/lexer.h"
#include "query/plan/filters.h"
#include "query/plan/term_expansion.h"
#include "stemming/stemming.h"

namespace recueil::query {

using indexer::Field;
using indexer::FieldKind;

// True where no act has the value, or nobody can say without a search: the words of a title or an article.
bool FieldPlanner::finds_nothing(const Node& node) const {
    if (node.kind != Node::Kind::field) return false;
    const Field* field = indexer::find_field(node.field);
    if (field == nullptr) return false;
    if (field->kind == FieldKind::words) {
        for (const stemming::Token& token : index_.analyser.analyse(node.text))
            for (const std::string& form : inflections(index_, token.surface, token.stem).forms)
                if (index_.all.term_exists(indexer::boolean_term(field->prefix, form))) return false;
        return true;
    }
    return !plan_of_field(index_, *field, node.text);
}

std::vector<Node> FieldPlanner::with_unknown_fields_as_words(const std::vector<Node>& nodes, std::string_view text) {
    std::vector<Node> kept;
    for (const Node& node : nodes) {
        const std::string_view typed = node.end <= text.size() && node.begin < node.end
                                           ? text.substr(node.begin, node.end - node.begin)
                                           : std::string_view();
        const std::size_t colon = typed.find(':');
        const bool is_spaced = colon != std::string_view::npos && colon > 0 && colon + 1 < typed.size() &&
                               (is_white_space(typed[colon - 1]) || is_white_space(typed[colon + 1]) ||
                                typed[colon - 1] == '\xA0' || typed[colon - 1] == '\xAF');
        if (!is_spaced || node.required || !finds_nothing(node)) {
            kept.push_back(node);
            continue;
        }
        query_.diagnostics.push_back(
            {fmt::format("« {} » : rien de tel dans le champ {}, cherché comme des mots", typed, node.field),
             node.begin, node.end});
        // Both sides of the colon, word by word.
        for (const stemming::Token& token : index_.analyser.analyse(typed)) {
            Node word;
            word.kind = Node::Kind::word;
            word.begin = node.begin + token.begin;
            word.end = node.begin + token.end;
            word.text = typed.substr(token.begin, token.end - token.begin);
            kept.push_back(std::move(word));
        }
    }
    return kept;
}

Clause FieldPlanner::field_value(const Node& node, bool is_scored) {
    Clause clause;
    const Field* field = indexer::find_field(node.field);
    if (field == nullptr) return clause;
    if (field->kind == FieldKind::words) {
        Node value = node.children.empty() ? node : node.children.front();
        if (value.kind == Node::Kind::field || value.kind == Node::Kind::all) value.kind = Node::Kind::word;
        value.text = value.text.empty() ? node.text : value.text;
        if (field->id == indexer::FieldId::beneficiary && value.kind != Node::Kind::prefix &&
            value.kind != Node::Kind::wildcard)
            return words_of_name(value, *field, is_scored);
        switch (value.kind) {
            case Node::Kind::phrase:
                clause = words_.phrase(value, is_scored, field->prefix);
                break;
            case Node::Kind::prefix:
            case Node::Kind::wildcard:
                clause = words_.pattern(value, is_scored, field->prefix);
                break;
            default:
                value.required = true;
                clause = words_.word(value, is_scored, field->prefix);
        }
        if (clause.role == Clause::Role::words) clause.role = Clause::Role::filter;
        return clause;
    }
    clause.role = Clause::Role::filter;
    const bool is_beginning = !node.children.empty() && node.children.front().kind == Node::Kind::prefix;
    const auto plan = plan_of_field(index_, *field, is_beginning ? node.text + '*' : node.text);
    if (!plan)
        query_.diagnostics.push_back(
            {fmt::format("« {} » : rien de tel dans le champ {}", node.text, french_name(*field)), node.begin,
             node.end});
    clause.plan = plan.value_or(Plan());
    if (is_scored && (field->kind == FieldKind::person || field->kind == FieldKind::reference))
        highlight_value(node.text);
    return clause;
}

// A name matches by its words in any order: an act names few beneficiaries, and the index does not keep the order.
Clause FieldPlanner::words_of_name(const Node& value, const Field& field, bool is_scored) {
    Clause clause;
    std::vector<Plan> words;
    for (const stemming::Token& token : index_.analyser.analyse(value.text)) {
        if (stemming::is_stop_word(token.surface)) continue;
        Node word = value;
        word.kind = Node::Kind::word;
        word.text = token.surface;
        word.required = true;
        words.push_back(words_.word(word, is_scored, field.prefix).plan);
    }
    if (words.empty()) return clause;
    clause.role = Clause::Role::filter;
    clause.plan = Plan::all(std::move(words));
    return clause;
}

void FieldPlanner::highlight_value(const std::string& text) {
    Slots slots;
    std::vector<MatchTerm> terms;
    for (const stemming::Token& token : index_.analyser.analyse(text)) {
        slots.push_back({token.surface});
        terms.push_back({token.surface, MatchTerm::Channel::surface, 1});
    }
    if (!slots.empty() && slots.size() <= 8) words_.add_clause(slots, terms);
}

Clause FieldPlanner::range(const Node& node) {
    Clause clause;
    const Field* field = indexer::find_field(node.field);
    if (field == nullptr) return clause;
    clause.role = Clause::Role::filter;
    const auto plan = plan_of_range(index_, *field, node.text, node.upper, node.exclusive);
    if (!plan)
        query_.diagnostics.push_back(
            {fmt::format("« {} » n'est pas un intervalle du champ {}", node.text + ".." + node.upper, field->name),
             node.begin, node.end});
    // A range that no value can be in, « 2020-02-31 » too, finds no act: a wider one would answer another question.
    clause.plan = plan.value_or(Plan());
    return clause;
}

}  // namespace recueil::query
