#include "query/compile_words.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "indexer/terms.h"
#include "query/terms_of_query.h"
#include "stemming/stemming.h"

namespace recueil::query {

using indexer::boolean_term;

namespace {

// « Fonds DE Solidarité POUR LE Logement » is what « fonds solidarité logement » stands for, and « entre les femmes ET
// LES hommes » what « femmes-hommes » is about.
constexpr std::uint32_t small_words_between = 2;
// Of a word so many inflections stand at each place of a phrase.
constexpr std::size_t most_forms_in_phrase = 24;
// Each may stand for a hundred words, all of whose places are read.
constexpr std::size_t most_patterns = 16;
constexpr double worth_of_loose_compound = 0.8;

std::uint32_t window_of(std::size_t places, std::uint32_t slack) {
    return static_cast<std::uint32_t>(places + (places - 1) * static_cast<std::size_t>(slack));
}

// Any of the forms, as words of the field of `prefix`.
Xapian::Query any_of(const std::vector<std::string>& forms, std::string_view prefix) {
    std::vector<std::string> terms;
    terms.reserve(forms.size());
    for (const std::string& form : forms) terms.push_back(boolean_term(prefix, form));
    return Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
}

Places with_few_forms(Places places) {
    for (auto& forms : places) forms.resize(std::min(forms.size(), most_forms_in_phrase));
    return places;
}

// Where the words of a field stand.
std::optional<corpus::PassageKind> passages_of(std::string_view prefix) {
    if (prefix == indexer::field(indexer::FieldId::title).prefix) return corpus::PassageKind::title;
    if (prefix == indexer::field(indexer::FieldId::article).prefix) return corpus::PassageKind::article;
    return std::nullopt;
}

}  // namespace

Xapian::Query WordCompiler::together(Places places, std::uint32_t window, bool in_order,
                                     std::string_view prefix) const {
    places = with_few_forms(std::move(places));
    std::vector<Xapian::Query> parts;
    parts.reserve(places.size());
    for (const auto& forms : places) parts.push_back(any_of(forms, prefix));
    if (parts.size() == 1) return parts.front();
    Xapian::Query words(Xapian::Query::OP_AND, parts.begin(), parts.end());
    // The words of other fields stand in no passage: all that is known is that they are there.
    if (!prefix.empty() && !passages_of(prefix)) return words;
    return index_.orders.query(index_.segments, index_.databases,
                               {std::move(places), window, in_order, passages_of(prefix)}, words);
}

Xapian::Query WordCompiler::query_of_way(const Way& way) const {
    return together(way.places, window_of(way.places.size(), way.slack), true);
}

std::vector<std::string> WordCompiler::known_forms(std::vector<std::string> forms) const {
    forms.erase(std::remove_if(forms.begin(), forms.end(),
                               [&](const std::string& form) { return !index_.all.term_exists(form); }),
                forms.end());
    return forms;
}

double WordCompiler::inverse_frequency(const Places& places) const {
    const double acts = std::max<double>(1, index_.all.get_doccount());
    double rarest = acts;
    for (const auto& forms : places) {
        double holding = 0;
        for (const std::string& form : forms) holding += index_.all.get_termfreq(form);
        rarest = std::min(rarest, holding);
    }
    return std::log(1 + (acts - std::min(rarest, acts) + 0.5) / (rarest + 0.5));
}

Xapian::Query WordCompiler::query_of_places(const Places& places, std::string_view prefix) const {
    if (places.empty()) return Xapian::Query();
    if (places.size() > 1) return together(places, window_of(places.size(), 0), true, prefix);
    return any_of(places.front(), prefix);
}

void WordCompiler::remember(const Places& places, const std::vector<MatchTerm>& terms) {
    const double weight = inverse_frequency(places);
    compiled_.phrases.push_back({{{places, 0, 1}}, weight, 0, 0});
    if (terms.size() == 1) {
        compiled_.matches.words.push_back(terms.front());
        compiled_.matches.words.back().weight = weight;
    } else {
        compiled_.matches.phrases.push_back({terms, 0, weight});
    }
}

Piece WordCompiler::word(const Node& node, bool is_wanted, std::string_view prefix) {
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
    const bool is_compound = places.size() > 1 && !node.required;
    piece.query = is_compound ? together(places, window_of(places.size(), small_words_between), true, prefix)
                              : query_of_places(places, prefix);
    if (!is_wanted || piece.role != Piece::Role::words) return piece;
    remember(places, terms);
    if (is_compound) {
        compiled_.phrases.back().ways.push_back({std::move(places), small_words_between, worth_of_loose_compound, 0});
        compiled_.matches.phrases.back().slack = small_words_between;
    }
    return piece;
}

// For each of the nodes, what may stand in its place, alone or with its neighbours.
std::vector<std::vector<Equivalent>> WordCompiler::equivalents_of(const std::vector<Node>& nodes) {
    std::vector<std::vector<Equivalent>> found(nodes.size());
    if (!expand_) return found;
    std::vector<stemming::Token> words;
    std::vector<std::size_t> origins;
    const auto close = [&] {
        for (const Equivalent& each : index_.equivalents->of(words)) {
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

std::string WordCompiler::as_written(const std::vector<std::string>& words) const {
    std::string joined;
    for (const std::string& word : words) {
        if (!joined.empty()) joined += ' ';
        joined += index_.as_written(word);
    }
    return joined;
}

Piece WordCompiler::widened(Piece piece, const std::vector<Equivalent>& equivalents, bool is_wanted) {
    if (piece.role != Piece::Role::words) return piece;
    for (const Equivalent& each : equivalents) {
        Way way{{}, each.words.size() > 1 ? small_words_between : 0, each.worth};
        std::vector<MatchTerm> terms;
        for (const std::string& word : each.words) {
            const std::string stem = index_.analyser.stem(word);
            way.places.push_back(
                known_forms(each.inflected ? inflections(index_, word, stem).forms : std::vector<std::string>{word}));
            terms.push_back(each.inflected ? MatchTerm{stem, MatchTerm::Channel::stem, 1}
                                           : MatchTerm{word, MatchTerm::Channel::surface, 1});
        }
        if (std::any_of(way.places.begin(), way.places.end(), [](const auto& forms) { return forms.empty(); }))
            continue;
        piece.query = Xapian::Query(Xapian::Query::OP_OR, piece.query, query_of_way(way));
        if (!is_wanted || compiled_.phrases.empty()) continue;
        // What its words say adds up: together they are worth what one word would be.
        way.share = each.worth / static_cast<double>(each.words.size() * (each.last - each.first));
        compiled_.phrases.back().ways.push_back(std::move(way));
        compiled_.matches.phrases.push_back({terms, small_words_between, compiled_.phrases.back().weight});
    }
    return piece;
}

Piece WordCompiler::phrase(const Node& node, bool is_wanted, std::string_view prefix) {
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

Piece WordCompiler::pattern(const Node& node, bool is_wanted, std::string_view prefix) {
    Piece piece;
    piece.is_required = node.required;
    piece.role = Piece::Role::words;
    if (++patterns_ > most_patterns) {
        if (patterns_ == most_patterns + 1)
            compiled_.diagnostics.push_back(
                {fmt::format("Plus de {} mots avec une étoile : à partir de « {} », ceux-là "
                             "sont laissés de côté",
                             most_patterns, node.text),
                 node.begin, node.end});
        return {};
    }
    const std::string folded = stemming::fold(node.text);
    const auto [known, is_new] = expansions_.try_emplace({node.kind, folded});
    Expansion& expansion = known->second;
    if (is_new) expansion = node.kind == Node::Kind::prefix ? beginning_with(index_, folded) : matching(index_, folded);
    if (expansion.is_cut && is_new)
        compiled_.diagnostics.push_back(
            {fmt::format("« {} » a trop de mots : seuls les {} plus fréquents sont cherchés", node.text,
                         expansion.forms.size()),
             node.begin, node.end});
    const Places places{expansion.forms};
    piece.query = expansion.forms.empty() ? Xapian::Query() : query_of_places(places, prefix);
    // Read once in each act, however often it was typed.
    if (!is_wanted || expansion.forms.empty() || !remembered_.insert(&expansion).second) return piece;
    compiled_.phrases.push_back({{{places, 0, 1}}, inverse_frequency(places), 0, 0});
    if (node.kind == Node::Kind::prefix) {
        compiled_.matches.words.push_back({folded, MatchTerm::Channel::prefix, compiled_.phrases.back().weight});
    } else {
        for (const std::string& form : expansion.forms)
            compiled_.matches.words.push_back({form, MatchTerm::Channel::surface, compiled_.phrases.back().weight});
    }
    return piece;
}

}  // namespace recueil::query
