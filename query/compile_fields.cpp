#include "query/compile_fields.h"

#include <vector>

#include <fmt/format.h>

#include "query/restrictions.h"

namespace recueil::query {

using indexer::Field;
using indexer::FieldKind;

Piece FieldCompiler::field_value(const Node& node, bool is_wanted) {
    Piece piece;
    const Field* field = indexer::find_field(node.field);
    if (field == nullptr) return piece;
    if (field->kind == FieldKind::words) {
        Node value = node.children.empty() ? node : node.children.front();
        if (value.kind == Node::Kind::field || value.kind == Node::Kind::all) value.kind = Node::Kind::word;
        value.text = value.text.empty() ? node.text : value.text;
        switch (value.kind) {
            case Node::Kind::phrase:
                piece = words_.phrase(value, is_wanted, field->prefix);
                break;
            case Node::Kind::prefix:
            case Node::Kind::wildcard:
                piece = words_.pattern(value, is_wanted, field->prefix);
                break;
            default:
                value.required = true;
                piece = words_.word(value, is_wanted, field->prefix);
        }
        if (piece.role == Piece::Role::words) piece.role = Piece::Role::restriction;
        return piece;
    }
    piece.role = Piece::Role::restriction;
    const auto query = query_of_field(index_, *field, node.text);
    if (!query)
        compiled_.diagnostics.push_back(
            {fmt::format("« {} » : rien de tel dans le champ {}", node.text, field->name), node.begin, node.end});
    piece.query = query.value_or(Xapian::Query());
    if (is_wanted && (field->kind == FieldKind::person || field->kind == FieldKind::reference))
        highlight_value(node.text);
    return piece;
}

void FieldCompiler::highlight_value(const std::string& text) {
    Places places;
    std::vector<MatchTerm> terms;
    for (const stemming::Token& token : index_.analyser.analyse(text)) {
        places.push_back({token.surface});
        terms.push_back({token.surface, MatchTerm::Channel::surface, 1});
    }
    if (!places.empty() && places.size() <= 8) words_.remember(places, terms);
}

Piece FieldCompiler::range(const Node& node) {
    Piece piece;
    const Field* field = indexer::find_field(node.field);
    if (field == nullptr) return piece;
    piece.role = Piece::Role::restriction;
    const auto query = query_of_range(*field, node.text, node.upper, node.exclusive);
    if (!query)
        compiled_.diagnostics.push_back(
            {fmt::format("« {} » n'est pas un intervalle du champ {}", node.text + ".." + node.upper, field->name),
             node.begin, node.end});
    piece.query = query.value_or(Xapian::Query(std::string()));
    return piece;
}

}  // namespace recueil::query
