#include "corpus/rules/votes.h"

#include <charconv>

#include "corpus/rules/pattern.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

const RE2& conditions() {
    static const RE2 pattern(R"((?i)dans\s+les\s+conditions\s+(?:de\s+vote\s+)?(?:ci[ -]?dessous|suivantes)\s*:?)");
    return pattern;
}

const RE2& tally_start() {
    static const RE2 pattern(
        R"((?i)(?:^|\s)(pour|contre|abstentions?|absents?(?:\(s\))?(?:\s+sans\s+d[ée]l[ée]gation(?:\s+de\s+vote)?)?)\s*:\s*(\d{1,4})\b(?:\s*voix)?)");
    return pattern;
}

const RE2& outcome_pattern() {
    static const RE2 pattern(R"((?i)\(\s*((?:adopt[ée]|rejet[ée]|ajourn[ée]|approuv[ée])e?s?[^)]{0,60})\s*\))");
    return pattern;
}

// Groups are between « ; »; a comma parts them only before another « Groupe » or « Non-inscrits », since « Groupe
// Socialiste, Républicain et Citoyen » is one.
std::vector<std::string> groups_of(std::string_view list) {
    static const RE2 separator(R"(\s*[;,]\s*)");
    static const RE2 group_start(
        R"((?i)(?:groupes?\b|non[ -]inscrit|sans[ -]?(?:groupe|[ée]tiquette)|(?:m\.|mme|mmes|mm\.|monsieur|madame)\s))");
    std::vector<std::string> groups;
    std::size_t begin = 0;
    const auto add = [&](std::size_t end) {
        std::string_view name = trim(list.substr(begin, end - begin));
        while (!name.empty() && (name.back() == ',' || name.back() == ';'))
            name = trim(name.substr(0, name.size() - 1));
        if (!name.empty()) groups.emplace_back(name);
    };
    for (std::size_t at = 0; const Match match = find(separator, list, at);) {
        at = match.end;
        const bool semicolon = match[0].find(';') != std::string_view::npos;
        if (!semicolon && !match_at(group_start, list, match.end)) continue;
        add(match.begin);
        begin = match.end;
    }
    add(list.size());
    return groups;
}

// By the word of the outcome, else by the counts.
std::optional<VoteResult> result_of(const Vote& vote) {
    if (vote.outcome) {
        const std::string outcome = fold_text(*vote.outcome);
        return starts_with(outcome, "rejet")   ? VoteResult::rejected
               : starts_with(outcome, "ajour") ? VoteResult::adjourned
                                               : VoteResult::adopted;
    }
    if (!vote.for_ || !vote.for_->count) return {};
    const int against = vote.against ? vote.against->count.value_or(0) : 0;
    return against > *vote.for_->count ? VoteResult::rejected : VoteResult::adopted;
}

}  // namespace

bool opens_vote(std::string_view line) {
    static const RE2 first_tally(R"((?i)pour\s*:\s*\d{1,4}\s*(?:voix\b.*|\(.*)?)");
    const std::string text = squeeze(line);
    return match_at(conditions(), text, 0) || matches(first_tally, text);
}

bool begins_tally(std::string_view line) {
    const std::string text = squeeze(line);
    const Match match = match_at(tally_start(), text, 0);
    return static_cast<bool>(match);
}

bool is_outcome(std::string_view line) {
    const std::string text = squeeze(line);
    return matches(outcome_pattern(), text);
}

Vote read_vote(const JoinedText& block) {
    Vote vote;
    const std::string_view text = block.text();
    vote.lines = block.lines();
    for (std::size_t at = 0; const Match match = find(tally_start(), text, at);) {
        Tally tally;
        int count = 0;
        std::from_chars(match[2].data(), match[2].data() + match[2].size(), count);
        tally.count = count;
        at = match.end;
        std::size_t open = match.end;
        while (open < text.size() && text[open] == ' ') ++open;
        if (open < text.size() && text[open] == '(' && !match_at(outcome_pattern(), text, open)) {
            std::size_t close = text.find(')', open);
            if (close == std::string_view::npos) close = text.size();
            tally.groups = groups_of(text.substr(open + 1, close - open - 1));
            at = close;
        }
        const std::string kind = fold_text(match[1]);
        std::optional<Tally>& target = starts_with(kind, "pour")     ? vote.for_
                                       : starts_with(kind, "contre") ? vote.against
                                       : starts_with(kind, "abst")   ? vote.abstention
                                                                     : vote.absent;
        if (!target) target = std::move(tally);
    }
    if (const Match match = find(outcome_pattern(), text)) vote.outcome = squeeze(match[1]);
    vote.result = result_of(vote);
    const auto none = [](const std::optional<Tally>& tally) { return tally && tally->count == 0; };
    const bool said = vote.outcome && fold_text(*vote.outcome).find("unanim") != std::string::npos;
    vote.unanimous =
        said || (vote.for_ && vote.for_->count.value_or(0) > 0 && none(vote.against) && none(vote.abstention));
    return vote;
}

}  // namespace recueil::corpus
