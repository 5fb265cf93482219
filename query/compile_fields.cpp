#include "query/compile_fields.h"

#include <vector>

#include <fmt/format.h>

#include "query/language_items.h"
#include "query/restrictions.h"
#include "stemming/stemming.h"

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
        if (field->id == indexer::FieldId::beneficiary && value.kind != Node::Kind::prefix &&
            value.kind != Node::Kind::wildcard)
            return words_of_name(value, *field, is_wanted);
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
    const bool is_beginning = !node.children.empty() && node.children.front().kind == Node::Kind::prefix;
    const auto query = query_of_field(index_, *field, is_beginning ? node.text + '*' : node.text);
    if (!query)
        compiled_.diagnostics.push_back(
            {fmt::format("« {} » : rien de tel dans le champ {}", node.text, french_name(*field)), node.begin,
             node.end});
    piece.query = query.value_or(Xapian::Query());
    if (is_wanted && (field->kind == FieldKind::person || field->kind == FieldKind::reference))
        highlight_value(node.text);
    return piece;
}

// A name is found by its words, whatever their order: an act names few beneficiaries, and their order in it is not
// kept.
Piece FieldCompiler::words_of_name(const Node& value, const Field& field, bool is_wanted) {
    Piece piece;
    std::vector<Xapian::Query> words;
    for (const stemming::Token& token : index_.analyser.analyse(value.text)) {
        if (stemming::is_stop_word(token.surface)) continue;
        Node word = value;
        word.kind = Node::Kind::word;
        word.text = token.surface;
        word.required = true;
        words.push_back(words_.word(word, is_wanted, field.prefix).query);
    }
    if (words.empty()) return piece;
    piece.role = Piece::Role::restriction;
    piece.query = Xapian::Query(Xapian::Query::OP_AND, words.begin(), words.end());
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
    // What no value can satisfy, « 2020-02-31 » as well, is satisfied by no act: widening would answer another
    // question.
    piece.query = query.value_or(Xapian::Query());
    return piece;
}

}  // namespace recueil::query
