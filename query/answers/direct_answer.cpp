#include "query/answers/direct_answer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "indexer/vote_kinds.h"
#include "query/characters.h"
#include "query/graph/known_state.h"
#include "stemming/stemming.h"

namespace recueil::query {

namespace {

constexpr std::size_t most_facts = 5;             // of a sentence
constexpr std::size_t shortest_word_of_name = 4;  // bytes of a word that shows which beneficiary is meant

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
    return fmt::format("{} {}", count, count < 2 ? one : many);
}

std::string joined(const std::vector<std::string>& parts, std::string_view mark) {
    return fmt::format("{}", fmt::join(parts, mark));
}

// « 90 000 € », « 1 250,50 € ».
std::string amount_text(double euros) {
    const auto cents = std::llround(euros * 100);
    std::string units = std::to_string(cents / 100);
    for (std::size_t at = units.size(); at > 3; at -= 3) units.insert(at - 3, "\u00A0");
    if (cents % 100 != 0) units += fmt::format(",{:02}", cents % 100);
    return units + "\u00A0€";
}

std::string name_of_act(const corpus::Act& act) {
    std::string name = act.number ? "n° " + *act.number : "« " + act.title.value_or(act.id) + " »";
    if (act.session_date) name += " du " + french_day(*act.session_date);
    return name;
}

AnswerEvidence evidence_of(const corpus::Act& act, const corpus::Lines& lines, std::string text) {
    return {act.id, act.number.value_or(std::string()), lines.start, lines.end, std::move(text)};
}

// « contre 3 (Groupe A ; M. X) »; empty where nobody voted so.
std::string tally_text(std::string_view label, const std::optional<corpus::Tally>& tally) {
    if (!tally) return {};
    std::vector<std::string> names = tally->groups;
    names.insert(names.end(), tally->members.begin(), tally->members.end());
    if (!tally->count && names.empty()) return {};
    std::string text(label);
    if (tally->count) text += fmt::format(" {}", *tally->count);
    if (!names.empty()) text += " (" + joined(names, " ; ") + ")";
    return text;
}

std::string vote_text(const corpus::Vote& vote) {
    std::vector<std::string> parts;
    if (vote.outcome) parts.push_back(*vote.outcome);
    if (vote.unanimous) parts.emplace_back("à l'unanimité");
    const std::array<std::pair<std::string_view, const std::optional<corpus::Tally>*>, 3> tallies{
        {{"pour", &vote.for_}, {"contre", &vote.against}, {"abstention", &vote.abstention}}};
    for (const auto& [label, tally] : tallies)
        if (std::string text = tally_text(label, *tally); !text.empty()) parts.push_back(std::move(text));
    return joined(parts, ", ");
}

std::optional<DirectAnswer> answer_of_votes(const corpus::Act& act, AnswerKinds asked) {
    std::vector<const corpus::Vote*> votes;
    for (const corpus::Vote& vote : act.votes) {
        const bool is_against = asked.has(AnswerKind::against);
        const bool is_abstention = asked.has(AnswerKind::abstention);
        const bool is_meant = (!is_against && !is_abstention) || (is_against && indexer::has_votes(vote.against)) ||
                              (is_abstention && indexer::has_votes(vote.abstention));
        if (is_meant && !vote_text(vote).empty()) votes.push_back(&vote);
    }
    DirectAnswer answer{"vote", {}, act.id, {}};
    if (votes.empty()) {
        if (act.votes.empty() || asked.has(AnswerKind::vote)) return std::nullopt;
        answer.text = fmt::format(
            "Délibération {} : {}.", name_of_act(act),
            asked.has(AnswerKind::against) ? "aucun vote contre n'est écrit" : "aucune abstention n'est écrite");
        const corpus::Vote& first = act.votes.front();
        answer.evidence.push_back(evidence_of(act, first.lines, vote_text(first)));
        return answer;
    }
    std::vector<std::string> sentences;
    for (std::size_t i = 0; i < votes.size() && i < most_facts; ++i) {
        std::string text = vote_text(*votes[i]);
        answer.evidence.push_back(evidence_of(act, votes[i]->lines, text));
        const bool is_partial = act.votes.size() > 1 && !votes[i]->articles.empty();
        sentences.push_back(is_partial ? fmt::format("{} (article {})", text, joined(votes[i]->articles, ", "))
                                       : std::move(text));
    }
    if (votes.size() > most_facts) sentences.push_back(fmt::format("et {} autres votes", votes.size() - most_facts));
    answer.text = fmt::format("Délibération {} : {}.", name_of_act(act), joined(sentences, " ; "));
    return answer;
}

// True where a word of the query is one of the beneficiary's.
bool is_named(const std::string& beneficiary, const std::string& folded_query) {
    const std::string folded = " " + stemming::fold(beneficiary) + " ";
    const auto words = split_words(folded_query, " '\"(),?");
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return word.size() >= shortest_word_of_name && !stemming::is_stop_word(std::string(word)) &&
               folded.find(" " + std::string(word) + " ") != std::string::npos;
    });
}

std::optional<DirectAnswer> answer_of_grants(const corpus::Act& act, const std::string& text) {
    DirectAnswer answer{"amount", {}, act.id, {}};
    const std::string query = stemming::fold(text);
    std::vector<std::string> sentences;
    for (const corpus::Grant& grant : act.grants) {
        if (!is_named(grant.beneficiary, query)) continue;
        if (sentences.size() == most_facts) break;
        sentences.push_back(fmt::format("{} à {}", amount_text(grant.amount), grant.beneficiary));
        answer.evidence.push_back(evidence_of(act, grant.lines, grant.text));
    }
    if (sentences.empty()) return std::nullopt;
    answer.text = fmt::format("Délibération {} : {}.", name_of_act(act), joined(sentences, " ; "));
    return answer;
}

}  // namespace

std::optional<DirectAnswer> answer_of_reference(const Graph& graph) {
    const auto root = std::find_if(graph.nodes.begin(), graph.nodes.end(),
                                   [&](const GraphNode& node) { return node.key == graph.root; });
    if (graph.root.empty() || root == graph.nodes.end()) return std::nullopt;
    const bool is_held = !root->act_id.empty();
    DirectAnswer answer{"reference", {}, is_held ? root->act_id : root->label, {}};
    std::string text = root->label;
    if (!root->title.empty()) text += " « " + root->title + " »";
    std::vector<std::string> facts;
    if (root->kind == "deliberation" && !is_held) facts.emplace_back("pas dans le corpus");
    for (const Change& change : graph.changes) {
        if (facts.size() == most_facts) break;
        facts.push_back(sentence_of(change));
        answer.evidence.push_back({change.by_id, change.by_label, change.line_start, change.line_start, change.text});
    }
    facts.push_back(root->cited_by == 0 ? "citée par aucun acte"
                                        : "citée par " + counted(root->cited_by, "acte", "actes"));
    if (root->kind != "deliberation" && root->kind != "law" && root->kind != "ordinance")
        facts.back().replace(0, std::string_view("citée").size(), "cité");
    answer.text = fmt::format("{} : {}.", text, joined(facts, " ; "));
    return answer;
}

std::optional<DirectAnswer> answer_of_act(const corpus::Act& act, AnswerKinds asked, const std::string& text) {
    if (asks_for_vote(asked)) return answer_of_votes(act, asked);
    if (asked.has(AnswerKind::amount)) return answer_of_grants(act, text);
    return std::nullopt;
}

DirectAnswer answer_of_role(const RoleClause& role, std::size_t acts, const std::vector<Hit>& hits) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> labels{{{"present", "présent"},
                                                                                          {"excused", "excusé"},
                                                                                          {"absent", "absent"},
                                                                                          {"secretary", "secrétaire"},
                                                                                          {"presiding", "préside"},
                                                                                          {"recused", "déport"}}};
    std::vector<std::string> roles;
    for (const std::string& field : role.fields)
        for (const auto& [name, label] : labels)
            if (name == field) roles.emplace_back(label);
    DirectAnswer answer{"person", {}, role.person, {}};
    const std::string person = stemming::fold(role.person);
    for (const Hit& hit : hits) {
        for (const PassageHit& passage : hit.passages) {
            if (passage.part != "attendance" || stemming::fold(passage.text).find(person) == std::string::npos)
                continue;
            answer.evidence.push_back({hit.id, hit.number, passage.line_start, passage.line_end, passage.text});
            break;
        }
        if (answer.evidence.size() == most_facts) break;
    }
    answer.text = fmt::format("{}, {} : {}.", role.person, joined(roles, " ou "), counted(acts, "acte", "actes"));
    return answer;
}

DirectAnswer answer_of_session(const std::string& day, std::size_t acts) {
    return {"session", fmt::format("Séance du {} : {}.", french_day(day), counted(acts, "acte", "actes")), day, {}};
}

}  // namespace recueil::query
