#include "corpus/rules/ballot.h"

#include <algorithm>
#include <utility>

#include "corpus/rules/name_list.h"
#include "corpus/rules/pattern.h"

namespace recueil::corpus {

namespace {

// « des membres présents et représentés », « des suffrages exprimés », « de ses membres ».
#define RECUEIL_OF_VOTERS                                                                                             \
    "(?:,?\\s+(?:des?|de\\s+ses|du|de\\s+l')\\s*(?:voix|votants?|votes?|membres?|suffrages?|presents?|presentes?|"    \
    "conseillers?|elus?|"                                                                                             \
    "assemblee|conseil|participants|delegues|exprimes)\\b(?:[\\s,]+(?:et|ou|du|de|la|l'|ses|en|des)?\\s*(?:presente?" \
    "s?|"                                                                                                             \
    "representee?s?|exprimes?|exercice|"                                                                              \
    "votants?|municipal|municipaux|communautaires?|conseil|assemblee|membres?|suffrages?|comite|bureau|commission|"   \
    "procurations?))*)?"

const RE2& agreement() {
    static const RE2 pattern(
        "(contre\\s*[\"',:]*\\s*)?(?:\\ba\\s+)?(?:\\b(?:l|p|d||\\|)\\s?'\\s?|\\bp)?(?:\\bl'\\s?)?(unanimite|"
        "unanimement|(?:accord|vote|approbation|adoption|avis)\\s+unanimes?)\\b(?:\\s+absolue)?" RECUEIL_OF_VOTERS
        "(\\s+contre(?:\\s*[.,;]|\\s*$|\\s+(?:l[ea]s?|cette|ce)\\b))?"
        "|(\\ba\\s+la\\s+(?:(?:tres\\s+)?(?:large|grande|forte|faible)\\s+)?majorite|\\bmajorite\\s+pour|\\bpour\\s+"
        "a\\s+la\\s+majorite|\\n\\s*majorite\\s*(?:\\n|$|\\.\\s*(?:\\n|$)))(?:\\s+(?:absolue|simple|relative|qualifiee)"
        ")?" RECUEIL_OF_VOTERS);
    return pattern;
}

// Results in a clause of their own. « Le Conseil adopte. » closes; « adopte le budget » is a decision.
const RE2& results() {
    static const RE2 pattern(
        R"(\b(?:(?:le|la)\s+(?:conseil|assemblee|bureau|comite|commission)\b[a-z' -]{0,40}\s)?(?:()"
        R"((?:adopte|approuve|accepte|vote|valide)(?:e|es|ee|ees|s)?)|((?:rejete|refuse|repousse)(?:e|es|ee|ees|s)?)|((?:ajourne|reporte|retire|differe)(?:e|es|ee|ees|s)?|sursoi[st]\s+a\s+statuer|surseoir\s+a\s+statuer)|(prend(?:re)?\s+acte|prennent\s+acte|dont\s+acte|pris\s+acte))\b)");
    return pattern;
}

const RE2& elections() {
    static const RE2 pattern(
        R"(\b(?:a|ont|est|sont)\s+(?:ete\s+)?(?:donc\s+|ainsi\s+|declare(?:e|es|s|\(e\)|ees)?\s+)?(?:elu|proclame)(?:\(e\)s?|\(es\)|(?:e|es|s|ee|ees)?\b)|(?:^|\n)\s*(elue?s?)\b)");
    return pattern;
}

// A result ends its clause, or goes on with the way it was reached.
bool closes_clause(const ResolutionText& text, std::size_t at) {
    static const RE2 end(
        R"(\s*(?:$|\.(?:\s|$)|\n|[;)]|,?\s*(?:a\s+)?(?:l'|p)?\s?unanimite|a\s+la\s+majorite|par\s+(?:[0-9]|:|l')|:\s*a\s+(?:l|[0-9]|main)|avec\s+[0-9]|$))");
    // « Adopté le 30 janvier 2023 par le Conseil municipal »
    static const RE2 day(R"(\s+le\s+[0-9]{1,2}(?:er)?\s+[a-z]{3,9}\s+[0-9]{4}\b)");
    const std::size_t line = text.small().rfind('\n', at);
    const std::size_t first = text.skip_space(line == std::string::npos ? 0 : line + 1);
    if (first < at && text.small().find(' ', first) >= at && match_at(day, text.small(), at)) return true;
    return static_cast<bool>(match_at(end, text.small(), at));
}

// « adoptées » in a sentence is no result: one opens its clause, has a capital, or is said of a thing put to the vote.
bool opens_clause(const ResolutionText& text, std::size_t at, bool adopted) {
    const char c = text.cased()[at];
    const char before = text.before(at);
    if (c >= 'A' && c <= 'Z') return true;
    static const RE2 of_thing(
        R"((?:deliberation|proposition|motion|projet|voeu|rapport|point|question|budget|ensemble|est|sont|ete|vote|voix)\s*,?\s*$)");
    const std::size_t from = at > 20 ? at - 20 : 0;
    if (RE2::PartialMatch(piece(std::string_view(text.small()).substr(from, at - from)), of_thing)) return true;
    return adopted && text.starts_clause(at) && before != ',' && !(before >= 'a' && before <= 'z');
}

// « déjà voté à l'unanimité », « rédigé et voté à l'unanimité par délibération du … », « le conseil peut décider, à
// l'unanimité, de … », « à la majorité qualifiée des communes »: told of another vote, or of the law.
bool is_told(const ResolutionText& text, std::size_t begin, std::size_t end) {
    static const RE2 earlier(
        R"((?:\bdeja\s+(?:ete\s+)?|\b(?:avait|avaient|avions)\s+(?:ete\s+|deja\s+|alors\s+){0,3}|\bayant\s+(?:deja\s+)?ete\s+)[a-z]+\s*,?\s*$)");
    static const RE2 possible(
        R"(\b(?:peut|peuvent|pourra|pourront|pouvait|doit|doivent|devra)\s+(?:[a-z']+\s+){0,4}?[a-z']+\s*,?\s*$)");
    static const RE2 legal(R"(majorite\s+(?:relative|qualifiee|des\s+(?:deux\s+tiers|2/3)))");
    static const RE2 of_assembly(
        R"((?:delibere|conseil[a-z ]{0,20}|comite[a-z ]{0,12}|bureau[a-z ]{0,16}|assemblee[a-z ]{0,16})\s*,?\s*$)");
    static const RE2 by_deliberation(
        R"(\s*,?\s*(?:par\s+(?:une\s+|la\s+|sa\s+)?deliberations?\s+(?:no|en\s+date|du|de|[0-9])|(?:lors|au\s+cours)\s+(?:de\s+(?:la|sa|notre)\s+(?:precedente|derniere|seance\s+du|reunion\s+du)|du\s+(?:precedent|dernier|conseil\s+(?:municipal\s+|communautaire\s+)?du))\b))");
    static const RE2 inside_sentence(R"([a-z,]\s+(?:et\s+)?[a-z]+e(?:es|s|e)?\s*,?\s*$)");
    constexpr std::size_t reach = 70;
    const std::size_t from = begin > reach ? begin - reach : 0;
    const std::string_view before = std::string_view(text.small()).substr(from, begin - from);
    if (RE2::PartialMatch(piece(before), earlier) || RE2::PartialMatch(piece(before), possible)) return true;
    if (match_at(legal, text.small(), text.small().find("majorite", begin)) && !text.starts_clause(begin) &&
        !RE2::PartialMatch(piece(before), of_assembly))
        return true;
    return match_at(by_deliberation, text.small(), end) &&
           RE2::PartialMatch(piece(std::string_view(text.cased()).substr(from, begin - from)), inside_sentence);
}

// Gives where the agreements begin that are only told.
std::vector<std::size_t> add_agreements(const ResolutionText& text, std::vector<BallotMark>& marks) {
    std::vector<std::size_t> told;
    for (std::size_t at = 0; const Match match = find(agreement(), text.small(), at);) {
        at = match.end;
        if (is_told(text, match.begin, match.end)) {
            told.push_back(match.begin);
            continue;
        }
        // « des compétences unanimement reconnues »
        static const RE2 said_of(
            R"(\s+(?:reconnu|apprecie|salue|partage|considere|admis|souhaite|juge|approuve)e?s?\b)");
        if (match[2] == "unanimement" && match_at(said_of, text.small(), match.end) && !text.starts_clause(match.begin))
            continue;
        BallotMark mark;
        mark.span = {match.begin, match.end};
        mark.word = match[2].empty() ? BallotWord::majority : BallotWord::unanimity;
        mark.against = !match[1].empty() || !match[3].empty();
        if (!match[3].empty()) mark.span.end = match.end;
        marks.push_back(std::move(mark));
    }
    return told;
}

void add_results(const ResolutionText& text, const std::vector<std::size_t>& told, std::vector<BallotMark>& marks) {
    for (std::size_t at = 0; const Match match = find(results(), text.small(), at);) {
        at = match.end;
        constexpr std::size_t near = 4;  // « adopté, à l'unanimité »
        if (const auto next = std::lower_bound(told.begin(), told.end(), match.end);
            next != told.end() && *next <= match.end + near)
            continue;
        BallotMark mark;
        mark.span = {match.begin, match.end};
        mark.word = !match[1].empty()   ? BallotWord::adopted
                    : !match[2].empty() ? BallotWord::rejected
                    : !match[3].empty() ? BallotWord::adjourned
                                        : BallotWord::noted;
        mark.result = closes_clause(text, match.end) && opens_clause(text, match.begin, !match[1].empty());
        // « Rapport 2021 DCM 23.1.50 | Prend acte de »: a row of a list that is cut.
        static const RE2 cut_short(R"(\s*(?:d[eu]s?|l[ea]s?)?\s*$)");
        if (mark.word == BallotWord::noted && !mark.result && match_at(cut_short, text.small(), match.end))
            mark.result = opens_clause(text, match.begin, false);
        if (mark.word == BallotWord::adjourned && !mark.result) {
            static const RE2 to_later(
                R"(\s+(?:(?:sa\s+decision|sa\s+reponse|ce\s+point|cette\s+(?:deliberation|question)|le\s+(?:point|vote|dossier)|l'examen[a-z' ]{0,30})\s+)?(?:(?:a|au|sine)\s+(?:une?|la|l'|prochain|un\s+prochain|die)?|de\s+l'ordre\s+du\s+jour))");
            mark.result = static_cast<bool>(match_at(to_later, text.small(), match.end)) &&
                          (text.starts_clause(match.begin) || opens_clause(text, match.begin, false));
        }
        if (!mark.result && mark.word != BallotWord::noted) continue;
        marks.push_back(std::move(mark));
    }
    // « M. X est désigné délégué » is an election where a ballot was held.
    static const RE2 held(R"(\b(?:scrutin|bulletins?|suffrages?\s+exprimes|tours?\s+de\s+scrutin|candidat)\b)");
    static const RE2 designated(R"(\b(?:est|sont|a\s+ete|ont\s+ete)\s+(?:donc\s+|ainsi\s+)?designe(?:e|es|s)?\b)");
    if (find(held, text.small())) {
        for (std::size_t at = 0; const Match match = find(designated, text.small(), at);) {
            at = match.end;
            static const RE2 asked(R"(\b(?:qui|que|scrutateurs?|assesseurs?|secretaire)\b[^.;]{0,60}$)");
            const std::size_t from = match.begin > 80 ? match.begin - 80 : 0;
            if (RE2::PartialMatch(piece(std::string_view(text.small()).substr(from, match.begin - from)), asked))
                continue;
            BallotMark mark;
            mark.word = BallotWord::election;
            mark.span = {match.begin, match.end};
            marks.push_back(std::move(mark));
        }
    }
    // « Élu : M. Luc FAURE » in a list.
    static const RE2 chosen(R"(\s*:\s*(?:m\.|mm\.|mmes?|monsieur|madame)\s)");
    for (std::size_t at = 0; const Match match = find(elections(), text.small(), at);) {
        at = match.end;
        BallotMark mark;
        mark.word = BallotWord::election;
        mark.span = {match.begin, match.end};
        if (!match[1].empty()) {
            if (!match_at(chosen, text.small(), match.end)) continue;
            mark.span.begin = match.end - match[1].size();
        }
        marks.push_back(std::move(mark));
    }
}

// The names under a side: behind it (« : 4 (M. X, …) », « de Mme Y ») or before its verb (« M. X s'abstient »).
void name_members(const ResolutionText& text, const std::string& president, BallotMark& mark) {
    const std::string_view small = text.small();
    if (mark.side.group_end > mark.side.group_begin) {
        mark.groups.push_back(text.cut({mark.side.group_begin, mark.side.group_end}));
        return;
    }
    static const RE2 group_behind(R"(\s*[(:,-]\s*((?:l[ea]s?\s+)?groupes?\s[^:;()\n]{2,100}?)\s*(?:\)|;|\.|\n|$))");
    if (const Match group = match_at(group_behind, small, mark.span.end);
        group && (mark.side.count.value_or(0) > 0 || mark.side.empty_form)) {
        const auto begin = static_cast<std::size_t>(group[1].data() - small.data());
        mark.groups.push_back(text.cut({begin, begin + group[1].size()}));
        mark.span.end = begin + group[1].size();
        return;
    }
    const std::string_view label = small.substr(mark.side.label.begin, mark.side.label.end - mark.side.label.begin);
    const bool verb = label.find("ne ") == 0 || label.find("s'") == 0 || label.find("n'") == 0 ||
                      label.find("ne\n") == 0 || label.find("sans ") == 0;
    // « Ne prennent pas part au vote : 0 » is a field of a form: the names are behind it.
    const bool field = mark.side.empty_form || (mark.side.count && mark.span.end > mark.side.label.end);
    if (verb && !field) {
        NameList list = names_before(text, mark.span.begin, president);
        mark.members = std::move(list.names);
        if (!mark.members.empty()) return;
    }
    static const RE2 lead(
        R"((?:\s*(?:voix|votes?))?(?:\s?\(s\))?(?:\s?["'])?\s*(\(|:|,|-|\bde\b\s*:?|\bd'|\bpar\b|\bdont\b|\n)?\s*(?:voix\s+de\s+|\bde\s+|\bd')?\(?\s*)");
    if (mark.side.count && *mark.side.count == 0) return;
    const Match match = match_at(lead, small, mark.span.end);
    if (!match) return;
    const std::string_view link = match[1];
    const bool bare = !link.empty() && (link[0] == '(' || link[0] == ':' || link[0] == 'd') && link != "dont";
    if (link == "\n" && !mark.side.count) return;
    NameList list = names_at(text, match.end, bare || mark.side.empty_form, president);
    if (list.names.empty()) return;
    // « Contre : Monsieur X prend la parole » is no vote: a name without a count ends its clause.
    if (!mark.side.count) {
        static const RE2 goes_on(R"(\s+(?:[a-z]{3,})\s)");
        static const RE2 may_follow(R"(\s*(?:et|ne|s'|n'|pour|contre|absten|a|adopte|approuve|le|la|delib|par)\b)");
        if (match_at(goes_on, text.cased(), list.end) && !match_at(may_follow, small, list.end)) return;
    }
    // « par 12 voix pour, M. X, maire de Y, ne prenant pas part au vote »: the names are of the next side.
    static const RE2 left(
        R"((?:\s*,[^,;:.()]{1,90}?)?\s*,?\s*(?:n'(?:ayant|ont|a)\s|ne\s+(?:pren|particip|vot)|s'(?:etant|abst)|se\s+(?:retir|deport)|ayant\s|etant\s+(?:sorti|absent)|sans\s+p))");
    if (!verb && link == "," && match_at(left, small, list.end)) return;
    mark.span.end = list.end;
    if (list.end < small.size() && small[list.end] == ')') ++mark.span.end;
    // « Contre : 1 (M. X) / M. Y reprend la présidence »: a printed count says how many names are of the side.
    if (mark.side.count && list.names.size() > static_cast<std::size_t>(*mark.side.count))
        list.names.resize(static_cast<std::size_t>(*mark.side.count));
    mark.members = std::move(list.names);
}

bool inside(const std::vector<Span>& spans, std::size_t at) {
    const auto after = std::upper_bound(spans.begin(), spans.end(), at,
                                        [](std::size_t byte, const Span& span) { return byte < span.begin; });
    return after != spans.begin() && at < std::prev(after)->end;
}

// No assembly has more members; a longer list costs no more.
constexpr std::size_t most_members = 1000;

void add_tally(std::optional<Tally>& tally, const BallotMark& mark) {
    if (!tally) tally.emplace();
    if (mark.side.count && !tally->count) tally->count = mark.side.count;
    tally->groups.insert(tally->groups.end(), mark.groups.begin(), mark.groups.end());
    for (const std::string& name : mark.members) {
        if (name.substr(0, 6) == "Groupe") {
            tally->groups.push_back(name);
            continue;
        }
        if (tally->members.size() < most_members &&
            std::find(tally->members.begin(), tally->members.end(), name) == tally->members.end())
            tally->members.push_back(name);
    }
}

// « prend acte par 26 voix », « à l'unanimité (23 voix) », « adopté par 12 voix contre 3 »: no word says for, but the
// verb or the agreement does.
void add_bare_counts(const ResolutionText& text, std::vector<BallotMark>& marks) {
    const std::string_view small = text.small();
    static const RE2 counted(
        R"((?:\b(?:par|avec|a)\s+|\(\s*)([0-9]{1,3})\s+(?:voix|votes|suffrages)\b(\s+contre\s+(?:[0-9]{1,3}\b|une?\b|deux\b|trois\b))?)");
    static const RE2 says_agreed(
        R"((?:\b(?:adopt|approuv|accept|valid|vot|decid)[a-z]{0,4}|\bacte|unanimite[a-z ]{0,40}|majorite[a-z ]{0,40}|\bdelibere|\b(?:conseil|bureau|comite|assemblee|commission\s+permanente)(?:\s+[a-z]+)?)\s*[,:]?\s*$)");
    static const RE2 other_sides(R"(\s*(?:absten|voix|votes?\b|blancs?\b|nuls?\b|pour\b|contre\b))");
    static const RE2 other_word(
        R"(\s*["'(]*\s*(?:pour|contre|favorable|absten|exprim|deliberative|blanc|nul|sur\s|de\s+(?:majorite|difference)))");
    constexpr std::size_t reach = 70;
    for (std::size_t at = 0; const Match match = find(counted, small, at);) {
        at = match.end;
        const std::size_t from = match.begin > reach ? match.begin - reach : 0;
        // « 2 votes contre 1 abstention » are two sides.
        if (match[2].empty() ? !RE2::PartialMatch(piece(small.substr(from, match.begin - from)), says_agreed) ||
                                   match_at(other_word, small, match.end)
                             : static_cast<bool>(match_at(other_sides, small, match.end)))
            continue;
        BallotMark mark;
        mark.side.side = Side::for_;
        const auto number = static_cast<std::size_t>(match[1].data() - small.data());
        mark.side.count = printed_number_at(small, number)->value;
        mark.side.label = mark.side.whole = mark.span = {match.begin, match.end};
        if (!match[2].empty()) {
            // « par 12 voix contre 3 »: the reader of sides takes the 12 for those against.
            const auto label = static_cast<std::size_t>(match[2].data() - small.data());
            mark.span.end = mark.side.label.end = mark.side.whole.end = label;
            const std::size_t word = text.skip_space(label);
            marks.erase(std::remove_if(marks.begin(), marks.end(),
                                       [&](const BallotMark& one) {
                                           return one.word == BallotWord::side && one.span.begin < match.end &&
                                                  one.span.end > match.begin;
                                       }),
                        marks.end());
            BallotMark against;
            against.side.side = Side::against;
            const auto votes = printed_number_at(small, text.skip_space(word + 6));
            if (votes) against.side.count = votes->value;
            against.side.label = against.side.whole = against.span = {word, match.end};
            marks.push_back(std::move(against));
        }
        marks.push_back(std::move(mark));
    }
}

// « Le Conseil adopte à l'unanimité le budget »: an object follows, so that the verb is no result.
void drop_results_with_object(const ResolutionText& text, std::vector<BallotMark>& marks) {
    static const RE2 object(R"(\s*,?\s*(?:le|la|les|l'|un|une|des|du|ce|cette|cet|ces|son|sa|ses|que|d'|de)\b)");
    for (std::size_t i = 0; i < marks.size(); ++i) {
        BallotMark& mark = marks[i];
        if (!mark.result || mark.word != BallotWord::adopted) continue;
        std::size_t end = mark.span.end;
        std::size_t next = i + 1;
        while (next < marks.size() && marks[next].span.begin <= end + 8 && marks[next].word != BallotWord::adopted)
            end = std::max(end, marks[next++].span.end);
        if (next == i + 1) continue;
        if (end < text.size() && text.small()[end] == ')') ++end;
        const std::size_t word = text.skip_space(end);
        const bool small_letter = word < text.size() && (text.cased()[word] == ',' ||
                                                         (text.cased()[word] >= 'a' && text.cased()[word] <= 'z'));
        if (small_letter && match_at(object, text.small(), end)) mark.result = false;
    }
    marks.erase(std::remove_if(marks.begin(), marks.end(),
                               [](const BallotMark& mark) { return mark.word == BallotWord::adopted && !mark.result; }),
                marks.end());
}

}  // namespace

std::vector<BallotMark> ballot_marks(const ResolutionText& text, const std::vector<Span>& quiet,
                                     const std::string& president) {
    std::vector<BallotMark> marks;
    const std::vector<std::size_t> told = add_agreements(text, marks);
    add_results(text, told, marks);
    for (const SideCount& side : side_counts(text, {0, text.size()})) {
        BallotMark mark;
        mark.side = side;
        mark.span = side.whole;
        if (side.side != Side::other) name_members(text, president, mark);
        marks.push_back(std::move(mark));
    }
    add_bare_counts(text, marks);
    std::stable_sort(marks.begin(), marks.end(),
                     [](const BallotMark& a, const BallotMark& b) { return a.span.begin < b.span.begin; });
    drop_results_with_object(text, marks);
    marks.erase(std::remove_if(marks.begin(), marks.end(),
                               [&](const BallotMark& mark) { return inside(quiet, mark.span.begin); }),
                marks.end());
    return marks;
}

std::optional<Vote> vote_of(const ResolutionText& text, const BallotMark* first, const BallotMark* last) {
    Vote vote;
    bool any = false;
    bool majority = false;
    bool unanimity = false;
    bool against_all = false;
    bool empty_against = false;
    bool empty_abstention = false;
    bool filled = false;
    Span span{text.size(), 0};
    for (const BallotMark* mark = first; mark != last; ++mark) {
        const Span said = mark->span;
        bool counts = true;
        switch (mark->word) {
            case BallotWord::unanimity:
                unanimity = true;
                against_all = against_all || mark->against;
                break;
            case BallotWord::majority:
                majority = true;
                break;
            case BallotWord::adopted:
                if (!vote.outcome) vote.outcome = text.cut(said);
                vote.result = VoteResult::adopted;
                break;
            case BallotWord::rejected:
                vote.outcome = text.cut(said);
                vote.result = VoteResult::rejected;
                break;
            case BallotWord::adjourned:
                vote.outcome = text.cut(said);
                vote.result = VoteResult::adjourned;
                break;
            case BallotWord::election:
                if (!vote.result) vote.result = VoteResult::adopted;
                break;
            case BallotWord::noted:
                counts = false;
                break;
            case BallotWord::side: {
                const bool says = mark->side.count || !mark->members.empty() || !mark->groups.empty();
                filled = filled || mark->side.count;
                if (!says && mark->side.empty_form) {
                    empty_against = empty_against || mark->side.side == Side::against;
                    empty_abstention = empty_abstention || mark->side.side == Side::abstention;
                }
                counts = says;
                if (!says) break;
                switch (mark->side.side) {
                    case Side::for_:
                        add_tally(vote.for_, *mark);
                        break;
                    case Side::against:
                        add_tally(vote.against, *mark);
                        break;
                    case Side::abstention:
                        add_tally(vote.abstention, *mark);
                        break;
                    case Side::not_voting:
                        add_tally(vote.not_voting, *mark);
                        break;
                    case Side::other:
                        counts = false;
                        break;
                }
                break;
            }
        }
        if (!counts) continue;
        any = true;
        span.begin = std::min(span.begin, said.begin);
        span.end = std::max(span.end, said.end);
    }
    if (!any) return {};
    vote.lines = text.lines_of(span);
    const auto zero = [](std::optional<Tally>& tally) {
        if (!tally) tally.emplace();
        if (!tally->count && tally->members.empty() && tally->groups.empty()) tally->count = 0;
    };
    const auto number = [](const std::optional<Tally>& tally) { return tally ? tally->count.value_or(0) : 0; };
    const auto named = [](const std::optional<Tally>& tally) {
        return tally && (tally->count.value_or(0) > 0 || !tally->members.empty() || !tally->groups.empty());
    };
    if (unanimity && against_all) {
        zero(vote.for_);
        zero(vote.abstention);
        vote.unanimous = true;
        vote.result = VoteResult::rejected;
        return vote;
    }
    if ((filled || unanimity) && empty_against) zero(vote.against);
    if ((filled || unanimity) && empty_abstention) zero(vote.abstention);
    // A form prints both « à l'unanimité » and « à la majorité »: those against decide which is meant.
    if (unanimity && !named(vote.against)) {
        zero(vote.against);
        zero(vote.abstention);
        vote.unanimous = true;
    } else if (!majority && number(vote.for_) > 0 && vote.against && vote.against->count == 0 && vote.abstention &&
               vote.abstention->count == 0) {
        vote.unanimous = true;
    }
    if (!vote.result || vote.result == VoteResult::adopted) {
        const bool counted = vote.for_ && vote.for_->count && vote.against && vote.against->count;
        vote.result = counted && *vote.against->count > *vote.for_->count ? VoteResult::rejected : VoteResult::adopted;
    }
    return vote;
}

}  // namespace recueil::corpus
