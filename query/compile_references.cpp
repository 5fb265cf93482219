#include "query/compile_references.h"

#include <string>
#include <utility>

#include <fmt/format.h>

#include "corpus/reference.h"
#include "indexer/terms.h"
#include "query/restrictions.h"
#include "query/terms_of_query.h"
#include "stemming/stemming.h"

namespace recueil::query {

using indexer::boolean_term;
using indexer::FieldId;

namespace {

constexpr std::size_t most_citation_terms = 200;

std::string day_in_words(const std::string& iso) {
    static constexpr const char* months[] = {"janvier", "février", "mars",      "avril",   "mai",      "juin",
                                             "juillet", "août",    "septembre", "octobre", "novembre", "décembre"};
    if (iso.size() != 10) return iso;
    const int month = (iso[5] - '0') * 10 + (iso[6] - '0');
    const int day = (iso[8] - '0') * 10 + (iso[9] - '0');
    if (month < 1 || month > 12) return iso;
    return fmt::format("{} {} {}", day, months[month - 1], iso.substr(0, 4));
}

}  // namespace

void ReferenceCompiler::find_references(std::string_view text) {
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

Piece ReferenceCompiler::reference(const Node& node, bool is_wanted) {
    Piece piece;
    piece.role = Piece::Role::words;
    piece.is_required = node.required;
    const auto tokens = index_.analyser.analyse(node.text);
    const std::string surface = tokens.size() == 1 ? tokens.front().surface : stemming::fold(node.text);
    std::vector<Xapian::Query> ways{Xapian::Query(surface)};
    const std::string number = indexer::number_key(node.text);
    const auto add = [&](FieldId id, const std::string& key) { ways.emplace_back(field_term(id, key)); };
    if (!number.empty()) {
        add(FieldId::number, number);
        for (const char* kind : {"law:", "decree:", "ordinance:", "order:"}) add(FieldId::cites, kind + number);
        for (const std::string& term :
             terms_beginning_with(index_, field_term(FieldId::cites, number + "@"), most_citation_terms))
            ways.emplace_back(term);
    }
    add(FieldId::cites, "#" + indexer::code_article_key(node.text));
    piece.query = Xapian::Query(Xapian::Query::OP_OR, ways.begin(), ways.end());
    if (is_wanted) {
        words_.remember({{surface}}, {{surface, MatchTerm::Channel::surface, 1}});
        if (node.field == "number" && !number.empty() && compiled_.references.empty())
            compiled_.references.push_back({number, "", {number + "@"}});
    }
    return piece;
}

Piece ReferenceCompiler::date(const Node& node, bool is_wanted) {
    Piece piece;
    piece.role = Piece::Role::words;
    piece.is_required = node.required;
    std::vector<Xapian::Query> ways{Xapian::Query(node.text), Xapian::Query(field_term(FieldId::date, node.text))};
    for (const std::string& term :
         terms_beginning_with(index_, boolean_term(indexer::prefix::cited_on, node.text + "@"), most_citation_terms))
        ways.emplace_back(term);
    for (const char* kind : {"law:@", "decree:@", "ordinance:@", "order:@"})
        ways.emplace_back(field_term(FieldId::cites, kind + node.text));
    // The day as the text may have it in words: day, month, year.
    Places in_words;
    std::vector<MatchTerm> terms;
    std::string wording = day_in_words(node.text);
    for (const stemming::Token& token : index_.analyser.analyse(wording)) {
        in_words.push_back({token.surface});
        terms.push_back({token.surface, MatchTerm::Channel::surface, 1});
    }
    ways.push_back(words_.query_of_places(in_words, {}));
    piece.query = Xapian::Query(Xapian::Query::OP_OR, ways.begin(), ways.end());
    if (is_wanted) {
        words_.remember({{node.text}}, {{node.text, MatchTerm::Channel::surface, 1}});
        compiled_.matches.phrases.push_back({terms, 0, compiled_.phrases.back().weight});
        compiled_.phrases.back().ways.push_back({in_words, 0, 1});
        if (const auto days = parse_days(node.text)) means_days(*days);
    }
    return piece;
}

void ReferenceCompiler::means_days(const DayRange& days) {
    compiled_.phrases.back().first_day = static_cast<std::uint32_t>(std::stoul(days.first));
    compiled_.phrases.back().last_day = static_cast<std::uint32_t>(std::stoul(days.last));
}

std::optional<Piece> ReferenceCompiler::month_and_year(const Node& first, const Node& second, bool is_wanted) {
    if (first.kind != Node::Kind::word || second.kind != Node::Kind::word) return std::nullopt;
    const int month = month_named(stemming::fold(first.text));
    if (month == 0 || second.text.size() != 4) return std::nullopt;
    const auto days = parse_days(first.text + " " + second.text);
    if (!days) return std::nullopt;
    Piece piece;
    piece.role = Piece::Role::words;
    const Places places{{stemming::fold(first.text)}, {second.text}};
    piece.query =
        Xapian::Query(Xapian::Query::OP_OR, words_.query_of_places(places, {}), query_of_days(days->first, days->last));
    if (is_wanted)
        words_.remember(
            places, {{places[0][0], MatchTerm::Channel::surface, 1}, {places[1][0], MatchTerm::Channel::surface, 1}});
    if (is_wanted) means_days(*days);
    return piece;
}

}  // namespace recueil::query
