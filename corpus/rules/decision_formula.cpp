#include "corpus/rules/decision_formula.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/rules/decision_words.h"
#include "corpus/rules/pattern.h"

namespace recueil::corpus {

namespace {

// A pattern of the table's pieces, compiled once.
const RE2& organ() {
    static const RE2 pattern(
        R"((?:(?:les?|la)\s+(?:membres?\s+(?:presents?\s+|et\s+representes\s+)*(?:du|de\s+la|des|de\s+l'\s?)\s*)?|l'\s?)()" +
        decision_words().organs + R"()\b)");
    return pattern;
}

// The organ's own name: « de CHEMERE », « du Pays d'Artois », « d'Île-de-France ».
const RE2& organ_name() {
    static const RE2 pattern(
        R"(\s+(?:(?:de|du|des)\s+(?:la\s+|l'\s?)?|d'\s?)(?:(?i:conseil\s+(?:municipal|departemental|regional|communautaire)|communaute\s+(?:de\s+communes|d'agglomeration|urbaine)|commune|ville|metropole|departement|region|syndicat)\b\s*(?:(?:de|du|des)\s+(?:la\s+|l'\s?)?|d'\s?)?)?(?:[A-Z][A-Za-z'-]*(?:\s+(?:de|du|des|la|le|les|sur|sous|en|et|d')?\s?[A-Z0-9][A-Za-z'-]*){0,6})?)");
    return pattern;
}

// Decides at the end of a formula.
const RE2& decides() {
    static const RE2 pattern(
        R"((?:,\s*)?(?:(?:a|ont)\s*,?\s+)?(decide(?:nt)?|delibere(?:nt)?|arrete(?:nt)?(?:\s*:)|statue(?:nt)?\s*:|adopte(?:nt)?\s+(?:la\s+(?:presente\s+)?deliberation|les\s+(?:dispositions|conclusions|propositions))\s+(?:suivantes?|dont\s+la\s+teneur\s+suit))\b)"
        R"(|(?:a|ont)\s*,\s*(adopte|approuve|decide|vote)\b)"
        R"(|(?:a|ont)\s+(adopte|approuve|decide|vote)\s*,?\s*(?:a\s+l'unanimite|a\s+la\s+majorite|:))");
    return pattern;
}

const RE2& deliberated() {
    static const RE2 pattern(
        R"((?:et\s+|puis\s+)?(?:ainsi\s+)?(?:apres\s+(?:en\s+)?(?:(?:avoir|ayant|longuement|largement|dument|pleinement|valablement|et|en)\s+){0,4}deliberee?s?|apres\s+deliberation(?:\s+et\s+vote)?|(?:et\s+)?(?:apres\s+)?(?:en\s+)?(?:ayant|avoir)\s+(?:valablement\s+)?delibere|apres\s+qu'il\s+en\s+ait\s+(?:ete\s+)?delibere|et\s+(?:en\s+avoir\s+)?delibere|apres\s+(?:en|avoir)[^.;:()]{0,150}(?:\([^()]{0,80}\)[^.;:()]{0,60})?\bdelibere)\b(?:\s+et\s+(?:procede\s+au\s+vote|vote|avoir\s+vote))?(?:\s+(?:conformement\s+a\s+la\s+loi|comme\s+il\s+se\s+doit|valablement))?)");
    return pattern;
}

const RE2& heard() {
    static const RE2 pattern(decision_words().formulas + R"([^,.;:\n()]{0,140}(?:\([^()]{0,40}\)[^,.;:\n()]{0,60})?)");
    return pattern;
}

const RE2& anchors() {
    static const RE2 pattern(
        R"(\b(?:(?:les?|la)\s+(?:membres?\s+(?:presents?\s+|et\s+representes\s+)*(?:du|de\s+la|des|de\s+l'\s?)\s*)?|l'\s?))" +
        decision_words().organs +
        R"(\b|\b(?:decide|delibere)(?:nt)?\s+article\s|\b(?:apres\s+avoir|ayant)\s+(?:entendu|oui|pris|examine|ecoute)\b|\bdeliberee?s?\b|\bapres\s+deliberation|\ba\s+l'unanimite|\ba\s+la\s+majorite|\bdecide(?:nt)?\s*:|\bdecide(?:nt)?\s+(?:a\s+l'unanimite|a\s+la\s+majorite|par\s+[0-9]+\s+voix)|\bdecision\s*[:(]|\bdelibere(?:nt)?\s*:|\b(?:decide|delibere)(?:nt)?\s+article\s|(?m:\b(?:decide|delibere)(?:nt)?[ ]*$))");
    return pattern;
}

const RE2& verb_here() {
    static const RE2 pattern(R"((?:[-*>]\s*)?(?:s'|se\s+|en\s+)?)" + decision_words().finite + R"(\b)");
    return pattern;
}

const RE2& infinitive_here() {
    static const RE2 pattern(
        R"((?:[-*>]\s*)?(?:de|d'|a)\s*(?:ne\s+pas\s+)?(?:(?:s'|se|l'|le|la|les|lui|leur|en|y)\s*)*[a-z']+(?:er|ir|re|oir)\b)");
    return pattern;
}

const RE2& list_here() {
    static const RE2 pattern(R"([-*>]\s|[0-9]{1,2}\s?[).o/-]|[ivx]{1,4}\s?[).-]\s|article\s+|[a-z]\s?[).]\s)");
    return pattern;
}

// Verbs that alone, without deliberation or vote, are a decision of the organ.
const RE2& plain_verb() {
    static const RE2 pattern(
        R"((?:approuve|adopte|decide|autorise|valide|accepte|fixe|designe|attribue|vote|emet|donne\s+(?:un\s+avis|son\s+accord|pouvoir)|prend\s+acte|rejette|refuse|ratifie|enterine|elit|nomme|charge|instaure|institue|s'engage|sollicite|renouvelle|confirme|accorde|octroie|alloue|annule|abroge|retire|modifie|cree|supprime|cede|acquiert|verse|maintient|reconduit|delegue|mandate|se\s+prononce)(?:nt)?\b)");
    return pattern;
}

bool strong_organ(std::string_view name) {
    return name.find("conseil") != std::string_view::npos ||
           name.find("commission permanente") != std::string_view::npos ||
           name.find("bureau ") != std::string_view::npos || name.find("syndical") != std::string_view::npos ||
           name.find("assemblee ") != std::string_view::npos;
}

// « au conseil municipal », « que le conseil », « par le conseil »: the organ is no subject of the sentence.
bool is_subject(const ResolutionText& text, std::size_t at) {
    static const RE2 object(
        R"((?:^|[^a-z])(?:que|qu|dont|si|lorsque|quand|ou|par|pour|avec|dans|de|sur|a|devant|selon|comme|sans|et\s+que|informe|demande|rappelle|remercie|saisir|saisit|invite|appelle|propose)['\s]*$)");
    const std::size_t from = at > 24 ? at - 24 : 0;
    const std::string_view before = std::string_view(text.small()).substr(from, at - from);
    return !RE2::PartialMatch(piece(before), object);
}

// Reads a formula element by element from one of its words on.
class FormulaParser {
  public:
    FormulaParser(const ResolutionText& text, std::size_t end, const std::vector<Ground>& grounds,
                  const std::vector<BallotMark>& marks)
        : text_(text), small_(std::string_view(text.small()).substr(0, end)), grounds_(grounds), marks_(marks) {}

    std::optional<Decision> parse(std::size_t begin) {
        at_ = begin_ = begin;
        organ_ = deliberated_ = heard_ = vote_ = decides_ = strong_ = colon_ = false;
        // No formula has more elements: a row of the same words costs no more.
        for (int count = 0; count < 16 && at_ < small_.size(); ++count) {
            while (ground()) {
            }
            if (!element() && !later_decide()) break;
        }
        Decision decision;
        decision.begin = begin;
        decision.items = at_;
        decision.colon = colon_;
        decision.decides = decides_;
        decision.firm = deliberated_ || vote_;
        const bool finite = static_cast<bool>(match_at(verb_here(), small_, at_));
        const bool list = match_at(list_here(), small_, at_) || match_at(infinitive_here(), small_, at_);
        const bool opens = finite || list || colon_ || decides_;
        // « Le comité décide de … » opens a line; inside one it may be any committee.
        const bool opens_line = capital(begin) && text_.starts_line(begin);
        const bool formula =
            (deliberated_ && (organ_ || vote_ || opens)) ||
            (decides_ && (strong_ || (organ_ && opens_line) || deliberated_ || vote_ || colon_)) ||
            (organ_ && (vote_ || heard_) && opens) ||
            (vote_ && (finite || (colon_ && list)) && text_.starts_line(begin) && begin < at_ && capital(begin));
        if (formula) return decision;
        const Match verb = match_at(plain_verb(), small_, at_);
        // « Le Conseil adopte, à l'unanimité, la proposition » is voted.
        static const RE2 vote(
            R"(\s*,?\s*(?:a\s+l'unanimite|a\s+la\s+majorite|\(?(?:par|avec)\s+[0-9]+\s+(?:voix|votes?)|\([0-9]+\s+(?:voix|pour|contre)))");
        const bool voted = verb && match_at(vote, small_, verb.end);
        if (organ_ && (voted || ((strong_ || opens_line) && (verb || (colon_ && finite))))) {
            decision.opening = voted ? Opening::formula : Opening::plain;
            return decision;
        }
        return {};
    }

  private:
    // « après en avoir délibéré, statuant sur …, constatant que …, Décide d'affecter »: participles may be between.
    bool later_decide() {
        if (!deliberated_ || !organ_ || decides_) return false;
        static const RE2 participle(R"((?:[a-z]+ant|vu|attendu|compte\s+tenu)\b)");
        if (!match_at(participle, small_, at_)) return false;
        constexpr std::size_t reach = 900;
        static const RE2 decide(R"([,;\n]\s*(decide(?:nt)?)\s*(?:[:,]|d'|de\s|\n))");
        const std::string_view window = small_.substr(0, std::min(small_.size(), at_ + reach));
        const Match match = find(decide, window, at_);
        if (match) return step(static_cast<std::size_t>(match[1].data() - small_.data()) + match[1].size(), decides_);
        // « vu le prix et considérant qu'il existe un fascicule, donne un avis défavorable »
        static const RE2 other(
            R"(,\s*((?:donne|emet|approuve|accepte|autorise|refuse|rejette|adopte)(?:nt)?\s+(?:un|une|le|la|les|son|l')\b))");
        const std::size_t stop = window.find(". ", at_);
        const Match verb = find(other, window.substr(0, stop), at_);
        if (!verb) return false;
        at_ = static_cast<std::size_t>(verb[1].data() - small_.data());
        return true;
    }

    // Steps over one element and the marks behind it; false where none begins here.
    bool element() {
        if (decides_) {
            // « décide de : », « décide d' : » before a list of infinitives
            static const RE2 of_list(R"(d(?:e|'|'\s|)\s*:)");
            if (const Match match = match_at(of_list, small_, at_)) {
                at_ = skip_marks(match.end - 1);
                return true;
            }
            // « décide, après que l'avis du comité aura été recueilli : », « décide, à compter du 1er mai : »
            static const RE2 condition(
                R"((?:apres\s+(?:que|avis)|sous\s+reserve|a\s+compter|avec\s+effet|pour\s+l'(?:annee|exercice)|dans\s+le\s+cadre)\b[^.;:\n]{3,120}(?:\n[^.;:\n]{0,90})?:)");
            if (const Match match = match_at(condition, small_, at_)) {
                colon_ = true;
                at_ = skip_marks(match.end);
                return true;
            }
            // « décide ce qui suit : • Le remplacement des sièges »
            static const RE2 as_follows(R"((?:de\s+)?(?:ce\s+qui\s+suit|comme\s+suit|ainsi\s+qu'il\s+suit)\s*[:.])");
            if (const Match match = match_at(as_follows, small_, at_)) {
                colon_ = true;
                at_ = skip_marks(match.end);
                return true;
            }
            // « délibère et, à l'unanimité, vote … »
            static const RE2 and_then(R"(et\s*,?\s*)");
            if (const Match link = match_at(and_then, small_, at_)) {
                const std::size_t before = at_;
                at_ = link.end;
                if (ballot() || match_at(verb_here(), small_, at_)) return true;
                at_ = before;
            }
            return ground() || ballot();  // « décide, à l'unanimité, »
        }
        if (ground()) return true;
        if (const Match match = match_at(deliberated(), small_, at_)) return step(match.end, deliberated_);
        if (const Match match = match_at(organ(), small_, at_)) {
            strong_ = strong_ || strong_organ(match[1]);
            std::size_t end = match.end;
            if (const Match name = match_at(organ_name(), text_.cased(), end); name && name.end <= small_.size())
                end = name.end;
            return step(end, organ_);
        }
        if (ballot()) return true;
        // Who presides or has left meanwhile: « hors présence du maire », « Mme X ayant quitté la salle, ».
        static const RE2 aside(
            R"(((?:et\s+)?(?:hors\s+(?:la\s+)?presence\s+d|en\s+l'absence\s+d|sous\s+la\s+presidence\s+d|(?:le\s+maire|(?:monsieur|madame|m\.|mme)[^,;:.]{1,60})\s(?:ayant|s'etant|etant|se\s+retirant))[^,;:.]{0,90}?)(?:,|\s(?:decide|approuve|adopte|vote|autorise|accepte|delibere|a\s+l'unanimite)))");
        if (organ_ || deliberated_ || vote_)
            if (const Match match = match_at(aside, small_, at_)) {
                at_ = skip_marks(at_ + match[1].size());
                return true;
            }
        // « Vu …, / Décide à l'unanimité : »: below the grounds no organ is named again.
        static const RE2 voted(R"(decide(?:nt)?\s+(?:a\s+l'unanimite|a\s+la\s+majorite|par\s+[0-9]+\s+voix))");
        // « DÉCIDE » alone on its line.
        static const RE2 alone(R"((?:decide|delibere)(?:nt)?[ ]*(?:\n|$))");
        if (at_ == begin_ && text_.starts_line(begin_) && capital(begin_))
            if (const Match match = match_at(alone, small_, at_)) {
                colon_ = true;
                return step(match.end, decides_);
            }
        if (organ_ || deliberated_ || vote_ || (at_ == begin_ && match_at(voted, small_, at_))) {
            if (const Match match = match_at(decides(), small_, at_)) {
                // « a décidé d'instituer » is about another day, unless it was voted now.
                const bool past = small_[at_] == 'a' || small_[at_] == 'o';
                if (past && !organ_ && !deliberated_) return false;
                if (past && match[2].empty() && match[3].empty() && !vote_ && !colon_ && !votes_next(match.end))
                    return false;
                const bool of_clause = match[1].substr(0, 6) != "decide" || decide_is_formula(match.end);
                const std::size_t verb_end =
                    match[3].empty() ? match.end
                                     : static_cast<std::size_t>(match[3].data() - small_.data()) + match[3].size();
                // « ont approuvé à l'unanimité le projet »: the verb of the decision.
                if (!match[3].empty() && match[3] != "decide" && match[0].back() != ':') {
                    at_ = static_cast<std::size_t>(match[3].data() - small_.data());
                    vote_ = true;
                    return false;
                }
                if (of_clause) return step(verb_end, decides_);
                return false;
            }
        }
        if (const Match match = match_at(heard(), small_, at_)) {
            if (organ_ || deliberated_ || vote_ || match.begin == 0 || text_.starts_clause(match.begin))
                return step(match.end, heard_);
        }
        if (organ_ && participles_follow()) return true;
        static const RE2 decision_head(R"(decision\s*(?::|\())");
        if (!organ_ && match_at(decision_head, small_, at_) && text_.starts_clause(at_)) return step(at_ + 8, heard_);
        return false;
    }

    // « Les membres du conseil ont : / - Pris acte … », « ont, à l'unanimité : / - Approuvé … »
    bool participles_follow() {
        static const RE2 have(R"((?:a|ont)\s*(?:ainsi\s+|donc\s+)?(:|,?\s+))");
        const Match match = match_at(have, small_, at_);
        if (!match) return false;
        const std::size_t before = at_;
        at_ = match.end;
        const bool colon = match[1] == ":" || (ballot() && colon_);
        if (colon && match_at(verb_here(), small_, text_.skip_space(at_)))
            return step(match[1] == ":" ? match.end - 1 : at_, decides_);
        at_ = before;
        return false;
    }

    bool capital(std::size_t at) const {
        const char c = text_.cased()[at];
        return c >= 'A' && c <= 'Z';
    }

    bool votes_next(std::size_t end) const {
        static const RE2 vote(R"(\s*(?::|,?\s*a\s+l'unanimite|,?\s*a\s+la\s+majorite|,?\s*par\s+[0-9]))");
        return static_cast<bool>(match_at(vote, small_, end));
    }

    // « décide que la commune s'appropriera » keeps its verb: it is what is decided.
    bool decide_is_formula(std::size_t end) const {
        static const RE2 formula(
            R"(\s*(?:[:,*>-]|$|d'|de\b|du\b|des\b|a\s+l'unanimite|a\s+la\s+majorite|par\s+[0-9]|avec\s+[0-9]|en\s+consequence|ce\s+qui\s+suit|comme\s+suit|ainsi\s+qu'il\s+suit|article|[0-9]+\s?[).]|\())");
        const std::size_t next = text_.skip_space(end);
        // A line that only wraps goes on: « décide / la réalisation des travaux ».
        return match_at(formula, small_, end) || match_at(verb_here(), small_, next) ||
               match_at(list_here(), small_, next) ||
               small_.substr(end, next - end).find("\n\n") != std::string_view::npos;
    }

    bool ground() {
        const auto found =
            std::lower_bound(grounds_.begin(), grounds_.end(), at_,
                             [](const Ground& ground, std::size_t at) { return ground.span.begin < at; });
        if (found == grounds_.end() || found->span.begin > at_ + 2) return false;
        at_ = skip_marks(found->span.end);
        return true;
    }

    bool ballot() {
        static const RE2 link(
            R"((?:[-*/]\s*)?(?:et\s+|puis\s+)?(?:\(\s*)?(?:(?:par|avec|a|soit|dont|moins|sauf|vote|votes|resultat du vote|au scrutin secret|a main levee|apres\s+avoir\s+procede\s+a\s+un\s+vote\s+a\s+main\s+levee|par\s+vote\s+a\s+main\s+levee|vote\s+a\s+main\s+levee|son\s+accord)\b\s*[:,(]?\s*)?["(]?\s*)");
        const Match match = match_at(link, small_, at_);
        const std::size_t from = match ? match.end : at_;
        auto mark = std::lower_bound(marks_.begin(), marks_.end(), at_,
                                     [](const BallotMark& one, std::size_t at) { return one.span.begin < at; });
        for (; mark != marks_.end() && mark->span.begin <= from + 1; ++mark) {
            if (mark->word == BallotWord::unanimity || mark->word == BallotWord::majority ||
                (mark->word == BallotWord::side && (mark->side.count || !mark->members.empty()))) {
                // « vote à l'unanimité la subvention »: the verb of the decision.
                static const RE2 vote_object(R"(,?\s*(?:le|la|les|l'|un|une|des|cette|ce|ces)\b)");
                if (match && match[0].substr(0, 4) == "vote" && match_at(vote_object, small_, mark->span.end))
                    return false;
                return step(mark->span.end, vote_);
            }
        }
        // « Madame X ne prenant pas part au vote. »: the members are before the mark.
        if (mark != marks_.end() && mark->word == BallotWord::side && !mark->members.empty() &&
            mark->side.side != Side::for_ && mark->span.begin < at_ + 160) {
            static const RE2 person(
                R"((?:-\s*)?(?:m\.|mm\.|mme|mmes|monsieur|madame|messieurs|mesdames|le\s+maire)[^;:]{1,150}$)");
            const std::string_view between = small_.substr(at_, mark->span.begin - at_);
            if (RE2::FullMatch(piece(between), person)) {
                step(mark->span.end, vote_);
                if (at_ < small_.size() && small_[at_] == '.') at_ = text_.skip_space(at_ + 1);
                return true;
            }
        }
        return false;
    }

    bool step(std::size_t end, bool& flag) {
        flag = true;
        at_ = skip_marks(end);
        return true;
    }

    // Over commas, spaces and closing marks; a colon is remembered. Bullets stay.
    std::size_t skip_marks(std::size_t at) {
        while (at < small_.size()) {
            const char c = small_[at];
            if (c == ':') {
                colon_ = true;
            } else if (c == '-' && at + 1 < small_.size() && small_[at + 1] == ':') {
                // « décide :- d'appliquer » has its bullet behind the colon.
            } else if (c != ' ' && c != '\n' && c != ',' && c != ')' && c != '"' && c != ';') {
                break;
            }
            ++at;
        }
        return at;
    }

    const ResolutionText& text_;
    std::string_view small_;
    const std::vector<Ground>& grounds_;
    const std::vector<BallotMark>& marks_;
    std::size_t begin_ = 0;
    std::size_t at_ = 0;
    bool organ_ = false;
    bool deliberated_ = false;
    bool heard_ = false;
    bool vote_ = false;
    bool decides_ = false;
    bool strong_ = false;
    bool colon_ = false;
};

// The start of the formula that a « délibéré » closes: « après en avoir », « Le conseil, après avoir … et ».
std::size_t formula_start(const ResolutionText& text, std::size_t from, std::size_t at) {
    static const RE2 opening(
        R"(\b(?:et\s+|puis\s+)?(?:ainsi\s+)?(?:apres\s+(?:en|avoir|qu'il)|(?:en\s+)?ayant|apres\s+delibere)\b)");
    const std::size_t reach = std::max(from, at > 220 ? at - 220 : 0);
    std::size_t start = at;
    const std::string_view before = std::string_view(text.small()).substr(0, at);
    for (std::size_t next = reach; const Match match = find(opening, before, next);) {
        next = match.end;
        if (before.substr(match.begin, at - match.begin).find("\n\n") == std::string_view::npos) {
            start = match.begin;
            if (at - start > 40) continue;
            break;
        }
    }
    return start;
}

bool of_the_tail(const ResolutionText& text, std::size_t at) {
    static const RE2 made(R"(fait\s+et\s+$|^\s*date\s+de\s+$)");
    const std::size_t from = at > 12 ? at - 12 : 0;
    return RE2::PartialMatch(piece(std::string_view(text.small()).substr(from, at - from)), made);
}

void add_formulas(const ResolutionText& text, std::size_t end, const std::vector<Ground>& grounds,
                  const std::vector<BallotMark>& marks, std::vector<Decision>& found) {
    FormulaParser parser(text, end, grounds, marks);
    const std::string_view small = std::string_view(text.small()).substr(0, end);
    std::size_t free = 0;
    for (std::size_t at = 0; const Match match = find(anchors(), small, at);) {
        at = match.begin + 1;
        if (match.begin < free) continue;
        const auto ground = std::upper_bound(grounds.begin(), grounds.end(), match.begin,
                                             [](std::size_t byte, const Ground& one) { return byte < one.span.begin; });
        if (ground != grounds.begin() && match.begin < std::prev(ground)->span.end) continue;
        std::size_t begin = match.begin;
        if (match[0].substr(0, 7) == "deliber" && match[0].find_first_of(": ") == std::string_view::npos) {
            if (of_the_tail(text, begin)) continue;
            begin = formula_start(text, free, begin);
            if (begin == match.begin && !text.starts_clause(begin)) continue;
        } else if (!is_subject(text, begin)) {
            continue;
        } else if (match[0][0] == 'd' && !text.starts_line(begin) &&
                   (!text.starts_clause(begin) ||
                    ((match[0].ends_with("ite") || match[0].ends_with("voix")) && text.cased()[begin] != 'D'))) {
            continue;
        }
        auto decision = parser.parse(begin);
        if (const std::size_t label = match[0].find("article"); !decision && label != std::string_view::npos) {
            decision = Decision{Opening::formula, begin, match.begin + label, true, false, false, false, true};
        }
        if (!decision && match[0][0] == 'd' && match[0].back() == ':') {
            // « DÉCIDE : » alone.
            decision = Decision{Opening::formula, begin, text.skip_space(match.end), true, false, false, false, true};
        }
        if (!decision) continue;
        free = std::max(decision->items, match.begin + 1);
        found.push_back(*decision);
    }
}

// « 1 – APPROUVE le compte rendu … » opens the text of a numbered decision.
void add_opening_verb(const ResolutionText& text, std::vector<Decision>& found) {
    static const RE2 opening(R"(\s*[0-9]{1,3}\s?[-.)/:]+\s*([A-Z]{4,}|PREND ACTE)\b)");
    const Match match = match_at(opening, text.cased(), 0);
    if (!match) return;
    const auto verb = static_cast<std::size_t>(match[1].data() - text.cased().data());
    if (match_at(verb_here(), text.small(), verb))
        found.push_back({Opening::formula, verb, verb, false, true, false, false, true});
}

void add_proposals(const ResolutionText& text, std::size_t end, std::vector<Decision>& found) {
    static const RE2 pattern(
        R"((?:\b)" + decision_words().proposals +
        R"()\b(?:,?\s+(?:donc|ainsi|alors|egalement|de\s+ce\s+fait|par\s+consequent|en\s+consequence|aujourd'hui)\b)*)"
        R"((?:,?\s*(?:a|aux?)\s*(?:l'\s?|la\s+)?(?:assemblee|conseil|conseillers|membres|bureau|comite|commission|elus|vous)(?:\s+(?:municipal|municipaux|communautaires?|metropolitain|syndical|regional|departemental|general|territorial|deliberante|permanente|presents?|et\s+representes|d'administration|(?:du|de\s+la|de\s+l')\s?(?:conseil|bureau|comite|communaute|commission|assemblee)(?:\s+de\s+communes)?))*)?)"
        R"((?:,\s*(?:[^,.;:\n]{1,80}),(?:\s*(?:mesdames|messieurs|chers\s+collegues)[^,.;:\n]{0,30},)?)?)"
        R"((?:\s*,?\s*(?:s'ils?\s+(?:est|sont)|si\s+(?:elle|ils?)\s+(?:est|sont))\s+(?:d'accord|favorables?)(?:\s+(?:pour|a)\b)?|\s+de\s+bien\s+vouloir\b|\s+d'accepter\s+de\b)?)"
        R"(\s*(:|(?:\s(?:de|d'|que|qu')|\b(?:d'))|\n|[A-Za-z]))");
    const std::string_view small = std::string_view(text.small()).substr(0, end);
    for (std::size_t at = 0; const Match match = find(pattern, small, at);) {
        at = match.begin + 4;
        Decision decision;
        decision.opening = Opening::proposal;
        decision.begin = match.begin;
        const std::string_view last = match[match.groups.size() - 1];
        decision.colon = last == ":" || last == "\n";
        const auto last_begin = static_cast<std::size_t>(last.data() - small.data());
        decision.items = text.skip_space(decision.colon ? match.end : last_begin);
        // « s'ils sont d'accord avec … » without « pour » opens nothing but a list.
        static const RE2 agree_only(R"((?:d'accord|favorables?)\s*(?:[a-z]|\n)$)");
        static const RE2 agree_for(R"((?:d'accord|favorables?)\s+(?:pour|a)\b)");
        if (!decision.colon && RE2::PartialMatch(piece(match[0]), agree_only) &&
            !RE2::PartialMatch(piece(match[0]), agree_for))
            continue;
        static const RE2 put(R"((?:il|elle)\s+(?:(?:nous|vous|leur|lui)\s+)?(?:est|a\s+ete)|nous\s|je\s)");
        static const RE2 agree(R"(d'accord|favorable|bien\s+vouloir|(?:maire|presidente?|assemblee|conseil)\b)");
        static const RE2 agrees(R"(d'accord|favorable|bien\s+vouloir)");
        decision.agrees = RE2::PartialMatch(piece(match[0]), agrees);
        decision.weak = !match_at(put, small, match.begin) && !RE2::PartialMatch(piece(match[0]), agree);
        // « Madame X demande quels sont les engagements » puts nothing to the vote, nor « propose aux familles ».
        static const RE2 asks(R"((?:demande|sollicite|invite)(?:nt)?\b)");
        static const RE2 infinitive(R"((?:[-*>]\s*)?(?:de\s|d'))");
        static const RE2 to_others(R"(aux?\s|a\s)");
        const bool impersonal = static_cast<bool>(match_at(put, small, match.begin));
        if (!impersonal && !decision.agrees && !decision.colon && RE2::PartialMatch(piece(match[0]), asks) &&
            !match_at(infinitive, small, decision.items))
            continue;
        if (!impersonal && match_at(to_others, small, decision.items)) continue;
        found.push_back(decision);
        at = std::max(at, last_begin);
    }
    static const RE2 question_list(R"(\b(?:etes|seriez)\s?-\s?vous\s+(?:d'accord|favorables?)\s+(?:pour|a)\s*:\s*)");
    for (std::size_t at = 0; const Match match = find(question_list, small, at);) {
        at = match.end;
        Decision decision;
        decision.opening = Opening::proposal;
        decision.begin = match.begin;
        decision.items = match.end;
        decision.colon = decision.agrees = true;
        found.push_back(decision);
    }
    static const RE2 question(
        R"(\b(?:acceptez|approuvez|etes|voulez|autorisez|adoptez|souhaitez|validez|donnez|consentez)\s?-\s?vous\b[^?]{3,600}\?)");
    for (std::size_t at = 0; const Match match = find(question, small, at);) {
        at = match.end;
        found.push_back({Opening::question, match.begin, match.begin});
    }
}

// « il est décidé, à l'unanimité, de retenir … »: of an earlier day where no vote is said.
void add_impersonal(const ResolutionText& text, std::size_t end, std::vector<Decision>& found) {
    static const RE2 pattern(
        R"(\bil\s+est\s+(?:donc\s+|ainsi\s+|alors\s+)?decide\b\s*,?\s*(?:a\s+l'unanimite|a\s+la\s+majorite|par\s+[0-9]+\s+voix)[^.;:]{0,80}?\s*,?\s+(de\s|d'|que\s|qu'))");
    const std::string_view small = std::string_view(text.small()).substr(0, end);
    for (std::size_t at = 0; const Match match = find(pattern, small, at);) {
        at = match.end;
        const auto items = static_cast<std::size_t>(match[1].data() - small.data());
        found.push_back({Opening::formula, match.begin, items, false, true, false, false, true});
    }
}

// « Adoption à l'unanimité du plan suivant : … »: a noun of decision with its vote is what is decided.
void add_nominal(const ResolutionText& text, std::size_t end, std::vector<Decision>& found) {
    static const RE2 pattern(
        R"(\b(?:adoption|approbation|validation|acceptation|attribution|autorisation|designation|ratification)\s+(?:a\s+l'unanimite|a\s+la\s+majorite)[a-z ]{0,40}?\s(?:du|de|des|d')\b)");
    const std::string_view small = std::string_view(text.small()).substr(0, end);
    for (std::size_t at = 0; const Match match = find(pattern, small, at);) {
        at = match.end;
        if (text.starts_clause(match.begin) && text.before(match.begin) != ',')
            found.push_back({Opening::election, match.begin, match.begin});
    }
}

// « M. Luc FAURE, ayant obtenu la majorité absolue, est proclamé élu »: the sentence from the name on.
std::optional<std::size_t> proclaimed_from(const ResolutionText& text, std::size_t mark) {
    static const RE2 named(
        R"((?:^|\n|[.;]\s+)\s*((?:(?:m\.|mme|monsieur|madame|mm\.|mmes|messieurs|mesdames)\s|la\s+liste\s)[^.;:\n]{2,80}(?:\n[^.;:\n]{0,80})?\b(?:ayant\s+(?:obtenu|recueilli|recu)|avec\s+[0-9]+\s+voix)\b[^.;:]{0,80},?\s*)$)");
    // « M. Luc FAURE est proclamé élu maire. »
    static const RE2 alone(
        R"((?:^|\n|[.;]\s+)\s*((?:m\.|mme|monsieur|madame|mm\.|mmes|messieurs|mesdames)\s[^.;:\n]{2,60}?\s*,?\s*)$)");
    static const RE2 behind(
        R"((?:a|ont|est|sont)\s+(?:ete\s+)?(?:declaree?s?\s+|donc\s+|ainsi\s+)*(?:elu|proclame|designe)(?:e|s|es)?\s+(?:elue?s?\s+)?[^.;:\n]{0,40}?(?:maire|adjointe?s?|president|delegue|representant|titulaire|suppleant|membre|conseill))");
    constexpr std::size_t reach = 300;
    const std::size_t from = mark > reach ? mark - reach : 0;
    Match match = find(named, std::string_view(text.small()).substr(from, mark - from));
    if (!match && match_at(behind, text.small(), mark))
        match = find(alone, std::string_view(text.small()).substr(from, mark - from));
    if (!match) return {};
    return static_cast<std::size_t>(match[1].data() - text.small().data());
}

void add_elections(const ResolutionText& text, std::size_t end, const std::vector<BallotMark>& marks,
                   std::vector<Decision>& found) {
    for (const BallotMark& mark : marks) {
        if (mark.word != BallotWord::election || mark.span.begin >= end) continue;
        if (const auto named = proclaimed_from(text, mark.span.begin)) {
            found.push_back({Opening::election, *named, *named});
            continue;
        }
        // « X a été élu président l'an dernier » is past, « A été élu : X » is decided.
        static const RE2 names(
            R"(\s*(?:pour\b[^.;]{0,40})?(?::|\n|membres?|par\s|comme\s|en\s+qualite|au\s+|a\s+la\s|delegue|titulaire|represent|[a-z]+\s*:))");
        if (!text.starts_line(mark.span.begin) && text.before(mark.span.begin) != '.') continue;
        if (!match_at(names, text.small(), mark.span.end)) continue;
        found.push_back({Opening::election, mark.span.begin, mark.span.begin});
    }
}

}  // namespace

std::vector<Decision> decisions_of(const ResolutionText& text, std::size_t end, const std::vector<Ground>& grounds,
                                   const std::vector<BallotMark>& marks) {
    std::vector<Decision> found;
    add_formulas(text, end, grounds, marks, found);
    if (found.empty()) add_opening_verb(text, found);
    add_proposals(text, end, found);
    add_elections(text, end, marks, found);
    add_nominal(text, end, found);
    add_impersonal(text, end, found);
    std::stable_sort(found.begin(), found.end(),
                     [](const Decision& a, const Decision& b) { return a.begin < b.begin; });
    return found;
}

}  // namespace recueil::corpus
