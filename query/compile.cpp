#include "query/compile.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "corpus/reference.h"
#include "indexer/terms.h"
#include "query/dates.h"
#include "query/restrictions.h"
#include "query/terms_of_query.h"
#include "stemming/stemming.h"

namespace recueil::query {

using indexer::boolean_term;
using indexer::Field;
using indexer::FieldId;
using indexer::FieldKind;

namespace {

constexpr std::size_t most_loosened_words = 8;
constexpr std::size_t most_forms_in_phrase = 24;
constexpr std::size_t most_citation_terms = 200;
// « Fonds DE Solidarité POUR LE Logement » is what « fonds solidarité logement » stands for.
constexpr std::uint32_t small_words_between = 2;

Xapian::Query nothing() {
    return {};
}
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

// What a node of the tree became.
struct Piece {
    enum class Role {
        nothing,      // an empty phrase, punctuation: asks for nothing
        words,        // found and ranked by
        stop,         // a word too common to decide what is found
        restriction,  // keeps or drops acts, without weight
        exclusion     // drops the acts that it finds
    };
    Role role = Role::nothing;
    Xapian::Query query;
    bool is_required = false;
    std::size_t begin = 0;  // bytes of the query text
    std::size_t end = 0;
};

class Compiler {
  public:
    Compiler(const OpenIndex& index, CompiledQuery& compiled, bool expand)
        : index_(index), compiled_(compiled), expand_(expand) {}

    void run(const ParsedQuery& parsed, std::string_view text) {
        find_references(text);
        std::vector<Piece> pieces;
        if (parsed.root.kind == Node::Kind::sequence)
            pieces = pieces_of(parsed.root.children, true);
        else
            pieces = pieces_of({parsed.root}, true);
        assemble(pieces);
    }

  private:
    // ---- words -------------------------------------------------------------------------------------------------

    std::vector<std::string> known_forms(std::vector<std::string> forms) const {
        forms.erase(std::remove_if(forms.begin(), forms.end(),
                                   [&](const std::string& form) { return !index_.all.term_exists(form); }),
                    forms.end());
        return forms;
    }

    double inverse_frequency(const Places& places) const {
        const double acts = std::max<double>(1, index_.all.get_doccount());
        double rarest = acts;
        for (const auto& forms : places) {
            double holding = 0;
            for (const std::string& form : forms) holding += index_.all.get_termfreq(form);
            rarest = std::min(rarest, holding);
        }
        return std::log(1 + (acts - std::min(rarest, acts) + 0.5) / (rarest + 0.5));
    }

    // Words in a row, or one word; remembered for ranking and highlights where it is wanted.
    Xapian::Query query_of_places(const Places& places, std::string_view prefix) {
        std::vector<Xapian::Query> parts;
        for (const auto& forms : places) {
            std::vector<std::string> terms;
            const std::size_t most = places.size() > 1 ? most_forms_in_phrase : forms.size();
            for (std::size_t i = 0; i < forms.size() && i < most; ++i) terms.push_back(boolean_term(prefix, forms[i]));
            parts.emplace_back(places.size() > 1 ? Xapian::Query::OP_OR : Xapian::Query::OP_SYNONYM, terms.begin(),
                               terms.end());
        }
        if (parts.empty()) return nothing();
        if (parts.size() == 1) return parts.front();
        return Xapian::Query(Xapian::Query::OP_PHRASE, parts.begin(), parts.end(),
                             static_cast<Xapian::termcount>(parts.size()));
    }

    void remember(const Places& places, const std::vector<MatchTerm>& terms) {
        const double weight = inverse_frequency(places);
        compiled_.phrases.push_back({{{places, 0, 1}}, weight, 0, 0});
        if (terms.size() == 1) {
            compiled_.matches.words.push_back(terms.front());
            compiled_.matches.words.back().weight = weight;
        } else {
            compiled_.matches.phrases.push_back({terms, 0, weight});
        }
    }

    // A typed word, which the analyser may part: « sages-femmes » is two in a row.
    Piece word(const Node& node, bool is_wanted, std::string_view prefix = {}) {
        const auto tokens = index_.analyser.analyse(node.text);
        Piece piece;
        piece.is_required = node.required;
        if (tokens.empty()) return piece;
        Places places;
        std::vector<MatchTerm> terms;
        bool all_stop = true;
        for (const stemming::Token& token : tokens) {
            if (token.is_number) {
                places.push_back({token.surface});
                terms.push_back({token.surface, MatchTerm::Channel::surface, 1});
            } else {
                Expansion expansion = inflections(index_, token.surface, token.stem);
                places.push_back(known_forms(std::move(expansion.forms)));
                terms.push_back({token.stem, MatchTerm::Channel::stem, 1});
            }
            all_stop = all_stop && stemming::is_stop_word(token.surface);
        }
        piece.role = all_stop && !node.required ? Piece::Role::stop : Piece::Role::words;
        piece.query = query_of_places(places, prefix);
        if (is_wanted && piece.role == Piece::Role::words) remember(places, terms);
        return piece;
    }

    // ---- acronyms and synonyms ---------------------------------------------------------------------------------

    // For each of the nodes, what may stand in its place, alone or with its neighbours.
    std::vector<std::vector<Equivalent>> equivalents_of(const std::vector<Node>& nodes) {
        std::vector<std::vector<Equivalent>> found(nodes.size());
        if (!expand_) return found;
        std::vector<stemming::Token> words;
        std::vector<std::size_t> origins;
        const auto close = [&] {
            for (const Equivalent& each : index_.equivalents.of(words)) {
                compiled_.expanded.push_back(
                    {nodes[origins[each.first]].begin, nodes[origins[each.last - 1]].end, as_written(each.words)});
                std::size_t last = nodes.size();
                for (std::size_t i = each.first; i < each.last; ++i) {
                    if (origins[i] == last) continue;
                    last = origins[i];
                    if (!stemming::is_stop_word(words[i].surface)) found[last].push_back(each);
                }
            }
            words.clear();
            origins.clear();
        };
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (nodes[i].kind != Node::Kind::word || nodes[i].required) {
                close();
                continue;
            }
            for (stemming::Token& token : index_.analyser.analyse(nodes[i].text)) {
                words.push_back(std::move(token));
                origins.push_back(i);
            }
        }
        close();
        return found;
    }

    std::string as_written(const std::vector<std::string>& words) const {
        std::string joined;
        for (const std::string& word : words) {
            std::string_view shown = word;
            for (const indexer::Segment& segment : index_.segments)
                if (const auto known = segment.words().find(word)) {
                    shown = known->display;
                    break;
                }
            if (!joined.empty()) joined += ' ';
            joined += shown;
        }
        return joined;
    }

    // The piece of a word, and of what may stand in its place: found as well, ranked lower.
    Piece widened(Piece piece, const std::vector<Equivalent>& equivalents, bool is_wanted) {
        if (piece.role != Piece::Role::words) return piece;
        for (const Equivalent& each : equivalents) {
            Way way{{}, each.words.size() > 1 ? small_words_between : 0, each.worth};
            std::vector<MatchTerm> terms;
            for (const std::string& word : each.words) {
                const std::string stem = index_.analyser.stem(word);
                way.places.push_back(known_forms(each.inflected ? inflections(index_, word, stem).forms
                                                                : std::vector<std::string>{word}));
                terms.push_back(each.inflected ? MatchTerm{stem, MatchTerm::Channel::stem, 1}
                                               : MatchTerm{word, MatchTerm::Channel::surface, 1});
            }
            if (std::any_of(way.places.begin(), way.places.end(), [](const auto& forms) { return forms.empty(); }))
                continue;
            // The weights of its words add up: together they are worth what one word would be.
            const double scale = each.worth / static_cast<double>(each.words.size() * (each.last - each.first));
            piece.query = Xapian::Query(Xapian::Query::OP_OR, piece.query,
                                        Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, query_of_way(way), scale));
            if (!is_wanted || compiled_.phrases.empty()) continue;
            compiled_.phrases.back().ways.push_back(std::move(way));
            compiled_.matches.phrases.push_back({terms, small_words_between, compiled_.phrases.back().weight});
        }
        return piece;
    }

    static Xapian::Query query_of_way(const Way& way) {
        std::vector<Xapian::Query> parts;
        for (const auto& forms : way.places)
            parts.emplace_back(
                Xapian::Query::OP_OR, forms.begin(),
                forms.begin() + static_cast<std::ptrdiff_t>(std::min(forms.size(), most_forms_in_phrase)));
        if (parts.size() == 1) return parts.front();
        return Xapian::Query(
            Xapian::Query::OP_PHRASE, parts.begin(), parts.end(),
            static_cast<Xapian::termcount>(parts.size() + (parts.size() - 1) * static_cast<std::size_t>(way.slack)));
    }

    Piece phrase(const Node& node, bool is_wanted, std::string_view prefix = {}) {
        Piece piece;
        piece.is_required = node.required;
        Places places;
        std::vector<MatchTerm> terms;
        for (const stemming::Token& token : index_.analyser.analyse(node.text)) {
            places.push_back({token.surface});
            terms.push_back({token.surface, MatchTerm::Channel::surface, 1});
        }
        if (places.empty()) return piece;
        piece.role = Piece::Role::words;
        piece.query = query_of_places(places, prefix);
        if (is_wanted) remember(places, terms);
        return piece;
    }

    Piece pattern(const Node& node, bool is_wanted, std::string_view prefix = {}) {
        Piece piece;
        piece.is_required = node.required;
        piece.role = Piece::Role::words;
        const std::string folded = stemming::fold(node.text);
        Expansion expansion =
            node.kind == Node::Kind::prefix ? beginning_with(index_, folded) : matching(index_, folded);
        if (expansion.is_cut)
            compiled_.diagnostics.push_back(
                {fmt::format("« {} » a trop de mots : seuls les {} plus fréquents sont cherchés", node.text,
                             expansion.forms.size()),
                 node.begin, node.end});
        const Places places{expansion.forms};
        piece.query = expansion.forms.empty() ? nothing() : query_of_places(places, prefix);
        if (!is_wanted || expansion.forms.empty()) return piece;
        compiled_.phrases.push_back({{{places, 0, 1}}, inverse_frequency(places), 0, 0});
        if (node.kind == Node::Kind::prefix) {
            compiled_.matches.words.push_back({folded, MatchTerm::Channel::prefix, compiled_.phrases.back().weight});
        } else {
            for (const std::string& form : expansion.forms)
                compiled_.matches.words.push_back({form, MatchTerm::Channel::surface, compiled_.phrases.back().weight});
        }
        return piece;
    }

    // ---- references and dates ----------------------------------------------------------------------------------

    // Names of acts and texts in the whole wording lift the acts that they mean.
    void find_references(std::string_view text) {
        for (const corpus::Reference& reference : corpus::parse_reference(text)) {
            WantedReference wanted;
            wanted.keys = indexer::reference_keys(reference.kind, reference.number, reference.date, reference.code,
                                                  reference.articles);
            if (reference.kind == corpus::ReferenceKind::deliberation) {
                if (reference.number) wanted.number = indexer::number_key(*reference.number);
                wanted.date = reference.date.value_or("");
            }
            if (!wanted.keys.empty()) compiled_.references.push_back(std::move(wanted));
        }
    }

    Piece reference(const Node& node, bool is_wanted) {
        Piece piece;
        piece.role = Piece::Role::words;
        piece.is_required = node.required;
        const auto tokens = index_.analyser.analyse(node.text);
        const std::string surface = tokens.size() == 1 ? tokens.front().surface : stemming::fold(node.text);
        std::vector<Xapian::Query> ways{Xapian::Query(surface)};
        const std::string number = indexer::number_key(node.text);
        const auto add = [&](FieldId id, const std::string& key) {
            ways.emplace_back(boolean_term(indexer::field(id).prefix, key));
        };
        if (!number.empty()) {
            add(FieldId::number, number);
            for (const char* kind : {"law:", "decree:", "ordinance:", "order:"}) add(FieldId::cites, kind + number);
            for (const std::string& term : terms_beginning_with(
                     index_, boolean_term(indexer::field(FieldId::cites).prefix, number + "@"), most_citation_terms))
                ways.emplace_back(term);
        }
        add(FieldId::cites, "#" + indexer::code_article_key(node.text));
        piece.query = combine(Xapian::Query::OP_OR, ways);
        if (is_wanted) {
            remember({{surface}}, {{surface, MatchTerm::Channel::surface, 1}});
            if (node.field == "number" && !number.empty() && compiled_.references.empty())
                compiled_.references.push_back({number, "", {number + "@"}});
        }
        return piece;
    }

    Piece date(const Node& node, bool is_wanted) {
        Piece piece;
        piece.role = Piece::Role::words;
        piece.is_required = node.required;
        std::vector<Xapian::Query> ways{Xapian::Query(node.text),
                                        Xapian::Query(boolean_term(indexer::field(FieldId::date).prefix, node.text))};
        for (const std::string& term : terms_beginning_with(
                 index_, boolean_term(indexer::prefix::cited_on, node.text + "@"), most_citation_terms))
            ways.emplace_back(term);
        for (const char* kind : {"law:@", "decree:@", "ordinance:@", "order:@"})
            ways.emplace_back(boolean_term(indexer::field(FieldId::cites).prefix, kind + node.text));
        // The day as the text may have it in words: day, month, year.
        Places in_words;
        std::vector<MatchTerm> terms;
        std::string wording = day_in_words(node.text);
        for (const stemming::Token& token : index_.analyser.analyse(wording)) {
            in_words.push_back({token.surface});
            terms.push_back({token.surface, MatchTerm::Channel::surface, 1});
        }
        ways.push_back(query_of_places(in_words, {}));
        piece.query = combine(Xapian::Query::OP_OR, ways);
        if (is_wanted) {
            remember({{node.text}}, {{node.text, MatchTerm::Channel::surface, 1}});
            compiled_.matches.phrases.push_back({terms, 0, compiled_.phrases.back().weight});
            compiled_.phrases.back().ways.push_back({in_words, 0, 1});
            if (const auto days = parse_days(node.text)) means_days(*days);
        }
        return piece;
    }

    static std::string day_in_words(const std::string& iso) {
        static constexpr const char* months[] = {"janvier", "février", "mars",      "avril",   "mai",      "juin",
                                                 "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
        if (iso.size() != 10) return iso;
        const int month = (iso[5] - '0') * 10 + (iso[6] - '0');
        const int day = (iso[8] - '0') * 10 + (iso[9] - '0');
        if (month < 1 || month > 12) return iso;
        return fmt::format("{} {} {}", day, months[month - 1], iso.substr(0, 4));
    }

    // The phrase remembered last is of these days.
    void means_days(const DayRange& days) {
        compiled_.phrases.back().first_day = static_cast<std::uint32_t>(std::stoul(days.first));
        compiled_.phrases.back().last_day = static_cast<std::uint32_t>(std::stoul(days.last));
    }

    // « septembre 2020 »: the acts of that month, and those that write it so.
    std::optional<Piece> month_and_year(const Node& first, const Node& second, bool is_wanted) {
        if (first.kind != Node::Kind::word || second.kind != Node::Kind::word) return std::nullopt;
        const int month = month_named(stemming::fold(first.text));
        if (month == 0 || second.text.size() != 4) return std::nullopt;
        const auto days = parse_days(first.text + " " + second.text);
        if (!days) return std::nullopt;
        Piece piece;
        piece.role = Piece::Role::words;
        const Places places{{stemming::fold(first.text)}, {second.text}};
        piece.query =
            Xapian::Query(Xapian::Query::OP_OR, query_of_places(places, {}), query_of_days(days->first, days->last));
        if (is_wanted)
            remember(places,
                     {{places[0][0], MatchTerm::Channel::surface, 1}, {places[1][0], MatchTerm::Channel::surface, 1}});
        if (is_wanted) means_days(*days);
        return piece;
    }

    // ---- fields ------------------------------------------------------------------------------------------------

    Piece field_value(const Node& node, bool is_wanted) {
        Piece piece;
        const Field* field = indexer::find_field(node.field);
        if (field == nullptr) return piece;
        if (field->kind == FieldKind::words) {
            Node value = node.children.empty() ? node : node.children.front();
            if (value.kind == Node::Kind::field || value.kind == Node::Kind::all) value.kind = Node::Kind::word;
            value.text = value.text.empty() ? node.text : value.text;
            switch (value.kind) {
                case Node::Kind::phrase:
                    piece = phrase(value, is_wanted, field->prefix);
                    break;
                case Node::Kind::prefix:
                case Node::Kind::wildcard:
                    piece = pattern(value, is_wanted, field->prefix);
                    break;
                default:
                    value.required = true;
                    piece = word(value, is_wanted, field->prefix);
            }
            if (piece.role == Piece::Role::words) piece.role = Piece::Role::restriction;
            return piece;
        }
        piece.role = Piece::Role::restriction;
        const auto query = query_of_field(index_, *field, node.text);
        if (!query)
            compiled_.diagnostics.push_back(
                {fmt::format("« {} » : rien de tel dans le champ {}", node.text, field->name), node.begin, node.end});
        piece.query = query.value_or(nothing());
        if (is_wanted && (field->kind == FieldKind::person || field->kind == FieldKind::reference))
            highlight_value(node.text);
        return piece;
    }

    // What a field's value looks like in the text, for passages and highlights only.
    void highlight_value(const std::string& text) {
        Places places;
        std::vector<MatchTerm> terms;
        for (const stemming::Token& token : index_.analyser.analyse(text)) {
            places.push_back({token.surface});
            terms.push_back({token.surface, MatchTerm::Channel::surface, 1});
        }
        if (!places.empty() && places.size() <= 8) remember(places, terms);
    }

    Piece range(const Node& node) {
        Piece piece;
        const Field* field = indexer::find_field(node.field);
        if (field == nullptr) return piece;
        piece.role = Piece::Role::restriction;
        const auto query = query_of_range(*field, node.text, node.upper, node.exclusive);
        if (!query)
            compiled_.diagnostics.push_back(
                {fmt::format("« {} » n'est pas un intervalle du champ {}", node.text + ".." + node.upper, field->name),
                 node.begin, node.end});
        piece.query = query.value_or(everything());
        return piece;
    }

    // ---- trees -------------------------------------------------------------------------------------------------

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
        // Words of one stem may stand in for one another; Xapian wants them joined by OR there.
        std::vector<Xapian::Query> leaves;
        for (const Node& child : node.children) {
            const auto token = index_.analyser.analyse(child.text).front();
            auto forms = token.is_number ? std::vector<std::string>{token.surface}
                                         : known_forms(inflections(index_, token.surface, token.stem).forms);
            if (forms.size() > most_forms_in_phrase) forms.resize(most_forms_in_phrase);
            leaves.emplace_back(Xapian::Query::OP_OR, forms.begin(), forms.end());
        }
        const auto window = static_cast<Xapian::termcount>(std::clamp(node.distance, 1, 1000)) *
                                static_cast<Xapian::termcount>(leaves.size() - 1) +
                            1;
        piece.query = leaves.size() == 1 ? leaves.front()
                                         : Xapian::Query(Xapian::Query::OP_NEAR, leaves.begin(), leaves.end(), window);
        return piece;
    }

    std::vector<Piece> pieces_of(const std::vector<Node>& nodes, bool is_wanted) {
        std::vector<Piece> pieces;
        const auto equivalents = equivalents_of(nodes);
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            if (i + 1 < nodes.size()) {
                if (auto month = month_and_year(nodes[i], nodes[i + 1], is_wanted)) {
                    month->begin = nodes[i].begin;
                    month->end = nodes[i + 1].end;
                    pieces.push_back(std::move(*month));
                    ++i;
                    continue;
                }
            }
            pieces.push_back(widened(piece_of(nodes[i], is_wanted), equivalents[i], is_wanted));
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
                return word(node, is_wanted);
            case Node::Kind::prefix:
            case Node::Kind::wildcard:
                return pattern(node, is_wanted);
            case Node::Kind::phrase:
                return phrase(node, is_wanted);
            case Node::Kind::reference:
                return reference(node, is_wanted);
            case Node::Kind::date:
                return date(node, is_wanted);
            case Node::Kind::field:
                return field_value(node, is_wanted);
            case Node::Kind::range:
                return range(node);
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

    // ---- the whole ---------------------------------------------------------------------------------------------

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
    bool expand_;
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
