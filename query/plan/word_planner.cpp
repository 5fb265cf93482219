#include "query/plan/word_planner.h"

#include <algorithm>
#include <optional>
#include <utility>

#include <fmt/format.h>

#include "indexer/terms.h"
#include "query/plan/inverse_document_frequency.h"
#include "query/plan/term_expansion.h"
#include "query/suggest/spelling.h"
#include "stemming/stemming.h"

namespace recueil::query {

using indexer::boolean_term;

namespace {

// Stop words between the words of a name: « Fonds DE Solidarité POUR LE Logement » matches « fonds solidarité logement
// », « entre les femmes ET LES hommes » matches « femmes-hommes ».
constexpr std::uint32_t slop_of_names = 2;
constexpr std::size_t most_forms_in_slot = 24;
// Each may expand to a hundred words, whose positions are all read.
constexpr std::size_t most_patterns = 16;
constexpr double boost_of_loose_compound = 0.8;
constexpr double boost_of_correction = 0.7;  // of a mistyped word
constexpr std::size_t most_corrected = 3;    // words of a query; each is compared with all words of the corpus

std::uint32_t window_of(std::size_t slots, std::uint32_t slop) {
    return static_cast<std::uint32_t>(slots + (slots - 1) * static_cast<std::size_t>(slop));
}

Plan any_of(const std::vector<std::string>& forms, std::string_view prefix, Plan::Kind kind = Plan::Kind::term) {
    std::vector<std::string> terms;
    terms.reserve(forms.size());
    for (const std::string& form : forms) terms.push_back(boolean_term(prefix, form));
    return Plan::terms(std::move(terms), kind);
}

// The kind of passage that holds the words of a field.
std::optional<corpus::PassageKind> passages_of(std::string_view prefix) {
    if (prefix == indexer::field(indexer::FieldId::title).prefix) return corpus::PassageKind::title;
    if (prefix == indexer::field(indexer::FieldId::article).prefix) return corpus::PassageKind::article;
    return std::nullopt;
}

}  // namespace

Plan WordPlanner::positions(Slots slots, std::uint32_t window, bool in_order, std::string_view prefix) const {
    for (auto& forms : slots) forms.resize(std::min(forms.size(), most_forms_in_slot));
    std::vector<Plan> plans;
    plans.reserve(slots.size());
    for (const auto& forms : slots) plans.push_back(any_of(forms, prefix));
    if (plans.size() == 1) return plans.front();
    // The words of other fields are in no passage and have no positions.
    const auto within = passages_of(prefix);
    if (!prefix.empty() && !within) return Plan::all(std::move(plans));
    return Plan::positions({std::move(slots), window, in_order, within}, std::move(plans));
}

std::vector<std::string> WordPlanner::known_forms(std::vector<std::string> forms) const {
    forms.erase(std::remove_if(forms.begin(), forms.end(),
                               [&](const std::string& form) { return !index_.all.term_exists(form); }),
                forms.end());
    return forms;
}

double WordPlanner::inverse_frequency(const Slots& slots) const {
    const double acts = std::max<double>(1, index_.all.get_doccount());
    double rarest = acts;
    for (const auto& forms : slots) {
        double holding = 0;
        for (const std::string& form : forms) holding += index_.all.get_termfreq(form);
        rarest = std::min(rarest, holding);
    }
    return inverse_document_frequency(acts, rarest);
}

Plan WordPlanner::phrase_of(const Slots& slots, std::string_view prefix) const {
    if (slots.empty()) return {};
    if (slots.size() == 1) return any_of(slots.front(), prefix);
    return positions(slots, window_of(slots.size(), 0), true, prefix);
}

void WordPlanner::add_clause(const Slots& slots, const std::vector<MatchTerm>& terms) {
    const double weight = inverse_frequency(slots);
    query_.clauses.push_back({{{slots, 0, 1}}, weight, 0, 0});
    if (terms.size() == 1) {
        query_.matches.words.push_back(terms.front());
        query_.matches.words.back().weight = weight;
    } else {
        query_.matches.phrases.push_back({terms, 0, weight});
    }
}

Clause WordPlanner::word(const Node& node, bool is_scored, std::string_view prefix) {
    const auto tokens = index_.analyser.analyse(node.text);
    Clause clause;
    clause.is_required = node.required;
    if (tokens.empty()) return clause;
    Slots slots;
    std::vector<MatchTerm> terms;
    bool all_stop = true;
    for (const stemming::Token& token : tokens) {
        if (token.is_number) {
            slots.push_back({token.surface});
            terms.push_back({token.surface, MatchTerm::Channel::surface, 1});
        } else {
            Expansion expansion = inflections(index_, token.surface, token.stem);
            slots.push_back(known_forms(std::move(expansion.forms)));
            terms.push_back({token.stem, MatchTerm::Channel::stem, 1});
        }
        all_stop = all_stop && stemming::is_stop_word(token.surface);
    }
    clause.role = all_stop && !node.required ? Clause::Role::stop : Clause::Role::words;
    const bool is_compound = slots.size() > 1 && !node.required;
    clause.plan =
        is_compound ? positions(slots, window_of(slots.size(), slop_of_names), true, prefix) : phrase_of(slots, prefix);
    // « 062-216200123-20230314-2023-12-DE »: printed in stamps, which are in no passage.
    if (slots.size() > 1 && prefix.empty() && tokens.front().is_number) {
        const std::string key = indexer::identifier_key(node.text);
        if (!key.empty())
            clause.plan = Plan::any({clause.plan, Plan::term(field_term(indexer::FieldId::identifier, key))});
    }
    if (!is_scored || clause.role != Clause::Role::words) return clause;
    add_clause(slots, terms);
    if (is_compound) {
        query_.clauses.back().alternatives.push_back({std::move(slots), slop_of_names, boost_of_loose_compound, 0});
        query_.matches.phrases.back().slop = slop_of_names;
    }
    return clause;
}

std::vector<std::vector<KnownEquivalent>> WordPlanner::equivalents_of(const std::vector<Node>& nodes) {
    std::vector<std::vector<KnownEquivalent>> found(nodes.size());
    if (!expand_) return found;
    std::vector<stemming::Token> words;
    std::vector<std::size_t> origins;
    const auto close = [&] {
        for (const Equivalent& each : index_.expansion->equivalents_of(words)) {
            const auto equivalent = known(each);
            if (!equivalent) continue;
            query_.expanded.push_back(
                {nodes[origins[each.first]].begin, nodes[origins[each.last - 1]].end, as_written(each.words)});
            std::size_t last = nodes.size();
            for (std::size_t i = each.first; i < each.last; ++i) {
                if (origins[i] == last) continue;
                last = origins[i];
                if (!stemming::is_stop_word(words[i].surface)) found[last].push_back(*equivalent);
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
    add_corrections(nodes, found);
    return found;
}

// « parinage enfants placés »: a word that no act has, beside one that acts have, is looked for as what may have been
// meant. Alone it is only suggested, and so is a rare word: it may be right.
void WordPlanner::add_corrections(const std::vector<Node>& nodes, std::vector<std::vector<KnownEquivalent>>& found) {
    std::vector<std::pair<std::size_t, std::string>> unknown;  // nodes and their surfaces
    bool any_known = false;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        if (nodes[i].kind != Node::Kind::word || nodes[i].required || !found[i].empty()) continue;
        auto tokens = index_.analyser.analyse(nodes[i].text);
        if (tokens.size() != 1 || tokens.front().is_number || stemming::is_stop_word(tokens.front().surface)) continue;
        if (known_forms(inflections(index_, tokens.front().surface, tokens.front().stem).forms).empty())
            unknown.emplace_back(i, std::move(tokens.front().surface));
        else
            any_known = true;
    }
    if (!any_known || unknown.empty()) return;
    if (unknown.size() > most_corrected) unknown.resize(most_corrected);
    const auto lexicons = index_.lexicons();
    for (const auto& [node, surface] : unknown) {
        const auto meant = correction_of(lexicons, surface, nodes[node].text, 0);
        if (!meant) continue;
        auto other = equivalent(*meant, boost_of_correction);
        if (!other) continue;
        query_.expanded.push_back({nodes[node].begin, nodes[node].end, *meant});
        found[node].push_back(*std::move(other));
    }
}

std::string WordPlanner::as_written(const std::vector<std::string>& words) const {
    std::string joined;
    for (const std::string& word : words) {
        if (!joined.empty()) joined += ' ';
        joined += index_.as_written(word);
    }
    return joined;
}

std::optional<KnownEquivalent> WordPlanner::known(const Equivalent& wording) const {
    KnownEquivalent equivalent{wording, {}};
    for (const std::string& word : wording.words) {
        equivalent.slots.push_back(known_forms(wording.inflected
                                                   ? inflections(index_, word, index_.analyser.stem(word)).forms
                                                   : std::vector<std::string>{word}));
        if (equivalent.slots.back().empty()) return std::nullopt;
    }
    if (equivalent.slots.empty()) return std::nullopt;
    return equivalent;
}

std::optional<KnownEquivalent> WordPlanner::equivalent(std::string_view wording, double boost) const {
    Equivalent other{0, 1, {}, true, boost};
    for (const stemming::Token& token : index_.analyser.analyse(wording))
        if (!stemming::is_stop_word(token.surface)) other.words.push_back(token.surface);
    return known(other);
}

Clause WordPlanner::expanded(Clause clause, const std::vector<KnownEquivalent>& equivalents, bool is_scored) {
    if (clause.role != Clause::Role::words) return clause;
    for (const auto& [each, slots] : equivalents) {
        Alternative alternative{slots, each.words.size() > 1 ? slop_of_names : 0, each.boost};
        std::vector<MatchTerm> terms;
        for (const std::string& word : each.words)
            terms.push_back(each.inflected ? MatchTerm{index_.analyser.stem(word), MatchTerm::Channel::stem, 1}
                                           : MatchTerm{word, MatchTerm::Channel::surface, 1});
        Plan plan = positions(alternative.slots, window_of(alternative.slots.size(), alternative.slop), true);
        clause.plan = Plan::any({clause.plan, plan.boosted(each.boost)});
        if (!is_scored || query_.clauses.empty()) continue;
        // The scores of its words add up to that of one word.
        alternative.share = each.boost / static_cast<double>(each.words.size() * (each.last - each.first));
        query_.clauses.back().alternatives.push_back(std::move(alternative));
        query_.matches.phrases.push_back({terms, slop_of_names, query_.clauses.back().weight});
    }
    return clause;
}

Clause WordPlanner::phrase(const Node& node, bool is_scored, std::string_view prefix) {
    Clause clause;
    clause.is_required = node.required;
    Slots slots;
    std::vector<MatchTerm> terms;
    for (const stemming::Token& token : index_.analyser.analyse(node.text)) {
        slots.push_back({token.surface});
        terms.push_back({token.surface, MatchTerm::Channel::surface, 1});
    }
    if (slots.empty()) return clause;
    clause.role = Clause::Role::words;
    clause.plan = phrase_of(slots, prefix);
    if (is_scored) add_clause(slots, terms);
    return clause;
}

Clause WordPlanner::pattern(const Node& node, bool is_scored, std::string_view prefix) {
    Clause clause;
    clause.is_required = node.required;
    clause.role = Clause::Role::words;
    if (++patterns_ > most_patterns) {
        if (patterns_ == most_patterns + 1)
            query_.diagnostics.push_back({fmt::format("Plus de {} mots avec une étoile : à partir de « {} », ceux-là "
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
        query_.diagnostics.push_back({fmt::format("« {} » a trop de mots : seuls les {} plus fréquents sont cherchés",
                                                  node.text, expansion.forms.size()),
                                      node.begin, node.end});
    const Slots slots{expansion.forms};
    clause.plan = any_of(expansion.forms, prefix, Plan::Kind::prefix);
    // Read once in each act, however often it was typed.
    if (!is_scored || expansion.forms.empty() || !remembered_.insert(&expansion).second) return clause;
    query_.clauses.push_back({{{slots, 0, 1}}, inverse_frequency(slots), 0, 0});
    if (node.kind == Node::Kind::prefix) {
        query_.matches.words.push_back({folded, MatchTerm::Channel::prefix, query_.clauses.back().weight});
    } else {
        for (const std::string& form : expansion.forms)
            query_.matches.words.push_back({form, MatchTerm::Channel::surface, query_.clauses.back().weight});
    }
    return clause;
}

}  // namespace recueil::query
