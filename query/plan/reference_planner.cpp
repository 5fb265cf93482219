#include "query/plan/reference_planner.h"

#include <string>
#include <utility>

#include <fmt/format.h>

#include "corpus/reference.h"
#include "indexer/terms.h"
#include "query/plan/filters.h"
#include "query/plan/term_expansion.h"
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

void ReferencePlanner::find_references(std::string_view text) {
    for (const corpus::Reference& reference : corpus::parse_reference(text)) {
        ReferenceClause wanted;
        wanted.keys = indexer::reference_keys(reference.kind, reference.number, reference.date, reference.code,
                                              reference.articles);
        if (reference.kind == corpus::ReferenceKind::deliberation) {
            if (reference.number) wanted.number = indexer::number_key(*reference.number);
            wanted.date = reference.date.value_or("");
        }
        if (!wanted.keys.empty()) query_.references.push_back(std::move(wanted));
    }
}

Clause ReferencePlanner::reference(const Node& node, bool is_scored) {
    Clause clause;
    clause.role = Clause::Role::words;
    clause.is_required = node.required;
    const auto tokens = index_.analyser.analyse(node.text);
    const std::string surface = tokens.size() == 1 ? tokens.front().surface : stemming::fold(node.text);
    std::vector<std::string> terms{surface};
    const std::string number = indexer::number_key(node.text);
    const auto add = [&](FieldId id, const std::string& key) { terms.push_back(field_term(id, key)); };
    if (!number.empty()) {
        add(FieldId::number, number);
        for (const char* kind : {"law:", "decree:", "ordinance:", "order:"}) add(FieldId::cites, kind + number);
        for (std::string& term :
             terms_beginning_with(index_, field_term(FieldId::cites, number + "@"), most_citation_terms))
            terms.push_back(std::move(term));
        // « délibération 27 de 2016 »: before numbers held their year, an act was cited by its number and its day.
        if (number.size() > 5 && number[4] == '-' && number.find_first_not_of("0123456789-") == std::string::npos) {
            const std::string dated = number.substr(5) + "@" + number.substr(0, 4);
            for (std::string& term :
                 terms_beginning_with(index_, field_term(FieldId::cites, dated), most_citation_terms))
                terms.push_back(std::move(term));
        }
    }
    add(FieldId::cites, "#" + indexer::code_article_key(node.text));
    clause.plan = Plan::terms(std::move(terms));
    if (is_scored) {
        words_.add_clause({{surface}}, {{surface, MatchTerm::Channel::surface, 1}});
        if (node.field == "number" && !number.empty() && query_.references.empty())
            query_.references.push_back({number, "", {number + "@"}});
    }
    return clause;
}

Clause ReferencePlanner::date(const Node& node, bool is_scored) {
    Clause clause;
    clause.role = Clause::Role::words;
    clause.is_required = node.required;
    std::vector<std::string> terms{node.text, field_term(FieldId::date, node.text)};
    for (std::string& term :
         terms_beginning_with(index_, boolean_term(indexer::prefix::cited_on, node.text + "@"), most_citation_terms))
        terms.push_back(std::move(term));
    for (const char* kind : {"law:@", "decree:@", "ordinance:@", "order:@"})
        terms.push_back(field_term(FieldId::cites, kind + node.text));
    // The day written out: day, month, year.
    Slots in_words;
    std::vector<MatchTerm> words;
    std::string wording = day_in_words(node.text);
    for (const stemming::Token& token : index_.analyser.analyse(wording)) {
        in_words.push_back({token.surface});
        words.push_back({token.surface, MatchTerm::Channel::surface, 1});
    }
    clause.plan = Plan::any({Plan::terms(std::move(terms)), words_.phrase_of(in_words, {})});
    if (is_scored) {
        words_.add_clause({{node.text}}, {{node.text, MatchTerm::Channel::surface, 1}});
        query_.matches.phrases.push_back({words, 0, query_.clauses.back().weight});
        query_.clauses.back().alternatives.push_back({in_words, 0, 1});
        if (const auto days = parse_days(node.text)) add_days(*days);
    }
    return clause;
}

void ReferencePlanner::add_days(const DayRange& days) {
    query_.clauses.back().first_day = static_cast<std::uint32_t>(std::stoul(days.first));
    query_.clauses.back().last_day = static_cast<std::uint32_t>(std::stoul(days.last));
}

std::optional<Clause> ReferencePlanner::month_and_year(const Node& first, const Node& second, bool is_scored) {
    if (first.kind != Node::Kind::word || second.kind != Node::Kind::word) return std::nullopt;
    const int month = month_named(stemming::fold(first.text));
    if (month == 0 || second.text.size() != 4) return std::nullopt;
    const auto days = parse_days(first.text + " " + second.text);
    if (!days) return std::nullopt;
    Clause clause;
    clause.role = Clause::Role::words;
    const Slots slots{{stemming::fold(first.text)}, {second.text}};
    clause.plan = Plan::any({words_.phrase_of(slots, {}), plan_of_days(*days)});
    if (is_scored)
        words_.add_clause(
            slots, {{slots[0][0], MatchTerm::Channel::surface, 1}, {slots[1][0], MatchTerm::Channel::surface, 1}});
    if (is_scored) add_days(*days);
    return clause;
}

}  // namespace recueil::query
