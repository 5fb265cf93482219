#include "query/compile.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "query/compile_fields.h"
#include "query/compile_references.h"
#include "query/compile_words.h"
#include "query/terms_of_query.h"
#include "stemming/stemming.h"

namespace recueil::query {

namespace {

constexpr std::size_t most_loosened_words = 8;

Xapian::Query everything() {
    return Xapian::Query(std::string());
}

Xapian::Query combine(Xapian::Query::op how, const std::vector<Xapian::Query>& parts) {
    return Xapian::Query(how, parts.begin(), parts.end());
}

Xapian::Query restrict(Xapian::Query query, const std::vector<Xapian::Query>& restrictions,
                       const std::vector<Xapian::Query>& excluded) {
    for (const Xapian::Query& each : restrictions) query = Xapian::Query(Xapian::Query::OP_FILTER, query, each);
    if (!excluded.empty())
        query = Xapian::Query(Xapian::Query::OP_AND_NOT, query, combine(Xapian::Query::OP_OR, excluded));
    return query;
}

class Compiler {
  public:
    Compiler(const OpenIndex& index, CompiledQuery& compiled, bool expand)
        : index_(index),
          compiled_(compiled),
          words_(index, compiled, expand),
          references_(index, compiled, words_),
          fields_(index, compiled, words_) {}

    void run(const ParsedQuery& parsed, std::string_view text) {
        references_.find_references(text);
        std::vector<Piece> pieces;
        if (parsed.root.kind == Node::Kind::sequence)
            pieces = pieces_of(parsed.root.children, true);
        else
            pieces = pieces_of({parsed.root}, true);
        assemble(pieces);
    }

  private:
    Piece near(const Node& node, bool is_wanted) {
        std::vector<Xapian::Query> parts;
        bool all_are_words = true;
        for (const Node& child : node.children) {
            all_are_words =
                all_are_words && child.kind == Node::Kind::word && index_.analyser.analyse(child.text).size() == 1;
            const Piece piece = piece_of(child, is_wanted);
            if (piece.role == Piece::Role::nothing) continue;
            parts.push_back(piece.query);
        }
        Piece piece;
        if (parts.empty()) return piece;
        piece.role = Piece::Role::words;
        piece.is_required = node.required;
        if (!all_are_words) {
            piece.query = combine(Xapian::Query::OP_AND, parts);
            return piece;
        }
        // Words of one stem may stand in for one another.
        Places places;
        for (const Node& child : node.children) {
            const auto token = index_.analyser.analyse(child.text).front();
            auto forms = token.is_number ? std::vector<std::string>{token.surface}
                                         : words_.known_forms(inflections(index_, token.surface, token.stem).forms);
            places.push_back(std::move(forms));
        }
        const auto window = static_cast<std::uint32_t>(std::clamp(node.distance, 1, 1000)) *
                                static_cast<std::uint32_t>(places.size() - 1) +
                            1;
        piece.query = words_.together(std::move(places), window, false);
        return piece;
    }

    std::vector<Piece> pieces_of(const std::vector<Node>& nodes, bool is_wanted) {
        std::vector<Piece> pieces;
        const auto equivalents = words_.equivalents_of(nodes);
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (i + 1 < nodes.size()) {
                if (auto month = references_.month_and_year(nodes[i], nodes[i + 1], is_wanted)) {
                    month->begin = nodes[i].begin;
                    month->end = nodes[i + 1].end;
                    pieces.push_back(std::move(*month));
                    ++i;
                    continue;
                }
            }
            pieces.push_back(words_.widened(piece_of(nodes[i], is_wanted), equivalents[i], is_wanted));
            pieces.back().begin = nodes[i].begin;
            pieces.back().end = nodes[i].end;
        }
        return pieces;
    }

    // All of the pieces in one query; stop words count only where there is nothing else.
    Piece all_of(const std::vector<Piece>& pieces) {
        std::vector<Xapian::Query> wanted;
        std::vector<Xapian::Query> stops;
        std::vector<Xapian::Query> restrictions;
        std::vector<Xapian::Query> excluded;
        for (const Piece& piece : pieces) switch (piece.role) {
                case Piece::Role::words:
                    wanted.push_back(piece.query);
                    break;
                case Piece::Role::stop:
                    stops.push_back(piece.query);
                    break;
                case Piece::Role::restriction:
                    restrictions.push_back(piece.query);
                    break;
                case Piece::Role::exclusion:
                    excluded.push_back(piece.query);
                    break;
                case Piece::Role::nothing:
                    break;
            }
        if (wanted.empty() && restrictions.empty()) wanted = stops;
        Piece piece;
        if (wanted.empty() && restrictions.empty() && excluded.empty()) return piece;
        piece.role = wanted.empty() ? Piece::Role::restriction : Piece::Role::words;
        piece.query =
            restrict(wanted.empty() ? everything() : combine(Xapian::Query::OP_AND, wanted), restrictions, excluded);
        return piece;
    }

    Piece any_of(const std::vector<Piece>& pieces) {
        Piece piece;
        std::vector<Xapian::Query> ways;
        bool any_words = false;
        for (const Piece& each : pieces) {
            if (each.role == Piece::Role::nothing) continue;
            any_words = any_words || each.role == Piece::Role::words || each.role == Piece::Role::stop;
            ways.push_back(each.role == Piece::Role::exclusion
                               ? Xapian::Query(Xapian::Query::OP_AND_NOT, everything(), each.query)
                               : each.query);
        }
        if (ways.empty()) return piece;
        piece.role = any_words ? Piece::Role::words : Piece::Role::restriction;
        piece.query = combine(Xapian::Query::OP_OR, ways);
        return piece;
    }

    Piece piece_of(const Node& node, bool is_wanted) {
        switch (node.kind) {
            case Node::Kind::all:
                return {};
            case Node::Kind::word:
                return words_.word(node, is_wanted);
            case Node::Kind::prefix:
            case Node::Kind::wildcard:
                return words_.pattern(node, is_wanted);
            case Node::Kind::phrase:
                return words_.phrase(node, is_wanted);
            case Node::Kind::reference:
                return references_.reference(node, is_wanted);
            case Node::Kind::date:
                return references_.date(node, is_wanted);
            case Node::Kind::field:
                return fields_.field_value(node, is_wanted);
            case Node::Kind::range:
                return fields_.range(node);
            case Node::Kind::near:
                return near(node, is_wanted);
            case Node::Kind::conjunction:
            case Node::Kind::sequence: {
                Piece piece = all_of(pieces_of(node.children, is_wanted));
                piece.is_required = node.required;
                return piece;
            }
            case Node::Kind::disjunction: {
                std::vector<Piece> pieces;
                for (const Node& child : node.children)
                    for (Piece& each : pieces_of({child}, is_wanted)) pieces.push_back(std::move(each));
                Piece piece = any_of(pieces);
                piece.is_required = node.required;
                return piece;
            }
            case Node::Kind::negation: {
                std::vector<Piece> pieces;
                for (const Node& child : node.children) pieces.push_back(piece_of(child, false));
                Piece piece = any_of(pieces);
                if (piece.role == Piece::Role::nothing) return piece;
                piece.role = Piece::Role::exclusion;
                return piece;
            }
        }
        return {};
    }

    void assemble(const std::vector<Piece>& pieces) {
        const Piece whole = all_of(pieces);
        compiled_.has_words = whole.role == Piece::Role::words;
        compiled_.wanted = whole.role == Piece::Role::nothing ? everything() : whole.query;
        for (const Piece& piece : pieces) {
            if (piece.role == Piece::Role::words)
                (piece.is_required ? compiled_.required : compiled_.words)
                    .push_back({piece.query, piece.begin, piece.end});
            if (piece.role == Piece::Role::restriction) compiled_.restrictions.push_back(piece.query);
            if (piece.role == Piece::Role::exclusion) compiled_.excluded.push_back(piece.query);
        }
    }

    const OpenIndex& index_;
    CompiledQuery& compiled_;
    WordCompiler words_;
    ReferenceCompiler references_;
    FieldCompiler fields_;
};

}  // namespace

std::optional<Xapian::Query> loosened(const CompiledQuery& compiled, std::size_t left_out) {
    std::vector<Xapian::Query> words;
    for (const WantedWord& each : compiled.words) words.push_back(each.query);
    std::vector<Xapian::Query> required;
    for (const WantedWord& each : compiled.required) required.push_back(each.query);
    if (words.size() < 2 || left_out >= words.size()) return std::nullopt;
    std::vector<Xapian::Query> ways;
    if (words.size() <= most_loosened_words) {
        std::vector<bool> out(words.size(), false);
        std::fill(out.begin(), out.begin() + static_cast<std::ptrdiff_t>(left_out), true);
        do {
            std::vector<Xapian::Query> kept = required;
            for (std::size_t i = 0; i < words.size(); ++i)
                if (!out[i]) kept.push_back(words[i]);
            ways.push_back(combine(Xapian::Query::OP_AND, kept));
        } while (std::prev_permutation(out.begin(), out.end()));
    } else if (left_out == 1) {
        // Too many combinations: any of the words; ranking puts those that hold most first.
        Xapian::Query any = combine(Xapian::Query::OP_OR, words);
        for (const Xapian::Query& each : required) any = Xapian::Query(Xapian::Query::OP_AND, any, each);
        ways.push_back(any);
    } else {
        return std::nullopt;
    }
    return restrict(combine(Xapian::Query::OP_OR, ways), compiled.restrictions, compiled.excluded);
}

CompiledQuery compile(const ParsedQuery& parsed, std::string_view text, const OpenIndex& index, bool expand) {
    CompiledQuery compiled;
    Compiler(index, compiled, expand).run(parsed, text);
    return compiled;
}

}  // namespace recueil::query
