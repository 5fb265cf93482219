#include "corpus/rules/resolution.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/rules/act_grounds.h"
#include "corpus/rules/act_lead.h"
#include "corpus/rules/act_tail.h"
#include "corpus/rules/ballot.h"
#include "corpus/rules/ballot_groups.h"
#include "corpus/rules/decided_items.h"
#include "corpus/rules/decision_formula.h"
#include "corpus/rules/item_heads.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/people.h"
#include "corpus/rules/recusals.h"
#include "corpus/rules/text_fold.h"
#include "corpus/rules/visas.h"

namespace recueil::corpus {

namespace {

// A decision with its items and the stretch its ballot may be printed in.
struct Resolved {
    Decision decision;
    std::vector<Article> articles;
    Span ballot;
};

class ResolutionReader {
  public:
    ResolutionReader(const LinedText& body, const LinedText* header, const SessionFacts& session, Act& act)
        : text_(body), header_(header), session_(session), act_(act) {}

    // Gives the members who do not vote on the act that follows.
    std::vector<std::string> read() {
        if (session_.president) president_ = session_.president->name;
        // The tail is the first one below a decision or a ballot, so that a header above them closes nothing.
        grounds_ = grounds_of(text_, text_.size());
        std::vector<Span> quiet;
        for (const Ground& ground : grounds_) quiet.push_back(ground.span);
        marks_ = ballot_marks(text_, quiet, president_);
        std::vector<std::string> next_absent = absent_from_next();
        found_ = decisions_of(text_, text_.size(), grounds_, marks_);
        tail_ = tail_of(text_, first_decision());
        grounds_.erase(std::remove_if(grounds_.begin(), grounds_.end(),
                                      [&](const Ground& ground) { return ground.span.begin >= tail_; }),
                       grounds_.end());
        found_.erase(std::remove_if(found_.begin(), found_.end(),
                                    [&](const Decision& decision) { return decision.begin >= tail_; }),
                     found_.end());
        find_matters();
        find_proposed_articles();
        read_grounds();
        resolve();
        read_votes();
        for (Resolved& one : resolved_)
            for (Article& article : one.articles) act_.articles.push_back(std::move(article));
        read_lead();
        read_tail();
        act_.recusals = recusals_of(text_, std::min(text_.size(), tail_), president_);
        return next_absent;
    }

  private:
    // Minutes name between two rules, below one act, who does not vote on the next one.
    std::vector<std::string> absent_from_next() {
        if (marks_.empty()) return {};
        const BallotMark& last = marks_.back();
        if (last.word != BallotWord::side || last.side.side != Side::not_voting || last.members.empty()) return {};
        static const RE2 closing_rule(R"([\s.]*[-_*]{5,}[\s-]*)");
        static const RE2 opening_rule(R"([-_*]{5,}\s[^:;]{0,300}$)");
        constexpr std::size_t reach = 400;
        const std::string_view small = text_.small();
        const std::size_t from = last.span.begin > reach ? last.span.begin - reach : 0;
        const Match rule = match_at(closing_rule, small, last.span.end);
        if (!rule || rule.end != small.size() || !find(opening_rule, small.substr(from, last.span.begin - from)))
            return {};
        std::vector<std::string> members = std::move(marks_.back().members);
        marks_.pop_back();
        return members;
    }

    std::size_t first_decision() const {
        std::size_t first = text_.size();
        for (const Decision& decision : found_) {
            if (decision.opening == Opening::proposal || decision.opening == Opening::plain) continue;
            first = std::min(first, decision.items);
            break;
        }
        if (first < text_.size()) return first;
        for (const BallotMark& mark : marks_)
            if (mark.word != BallotWord::election) return std::min(first, mark.span.begin);
        for (const Decision& decision : found_)
            if (decision.opening == Opening::plain) return decision.items;
        return found_.empty() ? 0 : found_.back().items;
    }

    void read_grounds() {
        const std::string_view day = session_.date ? std::string_view(*session_.date) : std::string_view{};
        for (const Ground& ground : grounds_) {
            std::string words = text_.cut(ground.span);
            const Lines lines = text_.lines_of(ground.span);
            if (!ground.visa) {
                act_.recitals.push_back({std::move(words), lines});
                continue;
            }
            Visa visa = understand_visa(std::move(words), day);
            visa.lines = lines;
            if (auto opinion = opinion_of(visa)) act_.opinions.push_back(std::move(*opinion));
            act_.visas.push_back(std::move(visa));
        }
    }

    std::vector<const Decision*> of(Opening opening) const {
        std::vector<const Decision*> found;
        for (const Decision& decision : found_)
            if (decision.opening == opening) found.push_back(&decision);
        return found;
    }

    void resolve() {
        std::vector<const Decision*> chosen = of(Opening::formula);
        chosen.erase(std::remove_if(
                         chosen.begin(), chosen.end(),
                         [&](const Decision* decision) { return !decision->firm && in_proposed_articles(*decision); }),
                     chosen.end());
        const bool formulas = !chosen.empty();
        const auto elections = of(Opening::election);
        chosen.insert(chosen.end(), elections.begin(), elections.end());
        std::stable_sort(chosen.begin(), chosen.end(),
                         [](const Decision* a, const Decision* b) { return a->begin < b->begin; });
        if (!formulas) resolve_ballots(chosen.empty() ? tail_ : chosen.front()->begin, !chosen.empty());
        if (chosen.empty() && (resolved_.empty() || !has_items())) resolve_list();
        if (chosen.empty() && resolved_.empty()) chosen = of(Opening::plain);
        std::size_t last_end = 0;
        std::size_t pending = 0;  // where the ballot of a formula without items begins
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            const Decision& decision = *chosen[i];
            if (decision.begin < last_end) continue;
            const std::size_t next = i + 1 < chosen.size() ? chosen[i + 1]->begin : tail_;
            const std::size_t limit = std::min(next, tail_);
            DecidedItems items = items_of(text_, decision, std::min(limit, next_proposal(decision.items)), marks_);
            Resolved one{decision, std::move(items.articles), {decision.begin, limit}};
            if (pending > 0) one.ballot.begin = std::min(one.ballot.begin, pending);
            pending = 0;
            // « après en avoir délibéré, le vote a lieu à bulletin secret. DÉCIDE : » is one decision.
            if (one.articles.empty() && i + 1 < chosen.size() && next - decision.items < 250 &&
                !proposal_between(decision.items, next)) {
                pending = one.ballot.begin;
                continue;
            }
            // « Adopte à l'unanimité les conclusions du rapport. »: they are what was proposed.
            if (one.articles.size() == 1 && !decision.colon && adopts_proposal(one.articles.front())) {
                std::vector<Article> proposals = proposed(last_end, decision.begin);
                if (!proposals.empty()) one.articles = std::move(proposals);
            }
            // « Le conseil, après en avoir délibéré, adopte à l'unanimité. »: what was proposed is decided.
            if (one.articles.empty()) one.articles = proposed(last_end, decision.begin);
            last_end = std::max(items.end, decision.items);
            resolved_.push_back(std::move(one));
        }
    }

    static bool adopts_proposal(const Article& article) {
        static const RE2 pattern(
            R"((?:decide\s+)?(?:d')?(?:adopt|approuv|accept|vot|valid)(?:e|ent|er)\s*,?\s*(?:a\s+l'unanimite[a-z ]{0,40}|a\s+la\s+majorite[a-z ]{0,40})?,?\s*(?:les\s+conclusions\s+(?:du|de\s+(?:ce|son))\s+(?:present\s+)?rapport|(?:les|ces)\s+propositions?|(?:la|cette)\s+(?:presente\s+)?proposition|(?:le|ce)\s+(?:present\s+)?(?:rapport|projet\s+de\s+deliberation)|la\s+presente\s+deliberation)(?:\s+(?:ci-dessus|presentee?s?|susvisee?s?|tel(?:le)?s?\s+que\s+presentee?s?|qui\s+precede(?:nt)?))?\s*\.?)");
        return RE2::FullMatch(fold_text(article.text), pattern);
    }

    bool has_items() const {
        return std::any_of(resolved_.begin(), resolved_.end(),
                           [](const Resolved& one) { return !one.articles.empty(); });
    }

    // « Il est proposé : Article 1 : … Le conseil décide de … »: the words of an article that is proposed.
    bool in_proposed_articles(const Decision& decision) const { return proposed_articles_ < decision.begin; }

    void find_proposed_articles() {
        proposed_articles_ = text_.size();
        for (const Decision& decision : found_) {
            if (decision.opening != Opening::proposal || !item_label_at(text_, text_.skip_space(decision.items)))
                continue;
            proposed_articles_ = decision.begin;
            return;
        }
    }

    // A proposal in a clause of its own opens another matter: « 2) Il propose … ».
    std::size_t next_proposal(std::size_t from) const {
        const auto next = std::upper_bound(matters_.begin(), matters_.end(), from,
                                           [](std::size_t at, const Matter& matter) { return at < matter.proposal; });
        return next != matters_.end() ? next->begin : text_.size();
    }

    void find_matters() {
        static const RE2 opening(R"((?:^|[.!?]\s|\n)\s*(?:[0-9]{1,2}\s?[).-]+\s*)?$)");
        static const RE2 rank(R"([0-9]{1,2}\s?[).-]+\s*$)");
        for (const Decision& decision : found_) {
            if (decision.opening != Opening::proposal) continue;
            const std::size_t back = decision.begin > 16 ? decision.begin - 16 : 0;
            const std::string_view before = std::string_view(text_.small()).substr(back, decision.begin - back);
            if (!RE2::PartialMatch(piece(before), opening)) continue;
            const Match match = find(rank, before);
            matters_.push_back({decision.begin, match ? back + match.begin : decision.begin});
        }
    }

    // Behind the bullet of a list.
    std::size_t list_start(std::size_t at) const {
        at = text_.skip_space(at);
        while (at < text_.size() && (text_.small()[at] == '-' || text_.small()[at] == '*' || text_.small()[at] == '>'))
            at = text_.skip_space(at + 1);
        return at;
    }

    // The items of the last proposal or question of a stretch.
    std::vector<Article> proposed(std::size_t from, std::size_t to) const {
        // A proposal put to the assembly counts before one made in the debate.
        static const RE2 put(R"((?:il|elle|nous|je)\s)");
        std::vector<Article> spoken;
        bool below_list = false;  // what is spoken counts unless a list is proposed above it
        constexpr int most = 40;  // proposals of one debate that are looked at
        const auto after =
            std::partition_point(found_.begin(), found_.end(), [to](const Decision& one) { return one.begin < to; });
        int looked = 0;
        for (auto decision = std::make_reverse_iterator(after); decision != found_.rend() && decision->begin >= from;
             ++decision) {
            if (++looked > most) break;
            if (decision->opening != Opening::proposal && decision->opening != Opening::question &&
                (decision->opening != Opening::plain || in_proposed_articles(*decision)))
                continue;
            const bool strong = decision->opening != Opening::proposal ||
                                match_at(put, text_.small(), decision->begin) || decision->agrees ||
                                (!decision->weak && form_at(text_, list_start(decision->items)) != HeadForm::other);
            // « Il propose qu'une liste commune soit composée. » is of the debate below a list that is proposed.
            static const RE2 clause(R"(qu(?:e\s|'))");
            static const RE2 impersonal(R"((?:il|elle)\s+(?:[a-z]+\s+)?(?:est|a\s+ete)\s)");
            const bool debated = strong && decision->opening == Opening::proposal && !decision->colon &&
                                 match_at(clause, text_.small(), decision->items) &&
                                 !match_at(impersonal, text_.small(), decision->begin);
            if ((!strong || debated) && !spoken.empty()) continue;
            DecidedItems items = items_of(text_, *decision, to, marks_);
            if (items.articles.empty()) continue;
            if (strong && !debated) {
                if (below_list && !decision->colon) break;
                return std::move(items.articles);
            }
            below_list = debated;
            spoken = std::move(items.articles);
        }
        return spoken;
    }

    // « Article 1er : … » under no formula, above the ballot.
    void resolve_list() {
        int tries = 0;
        const std::size_t ballot = resolved_.empty() ? tail_ : resolved_.front().ballot.begin;
        for (std::size_t at = 0; at < ballot; ++at) {
            at = text_.small().find("article", at);
            if (at == std::string::npos || at >= ballot) return;
            if (!text_.starts_line(at)) continue;
            const auto label = item_label_at(text_, at);
            if (!label || (label->label != "1" && label->label != "unique")) continue;
            Decision decision{Opening::list, at, at, true, false, false, false, true};
            DecidedItems items = items_of(text_, decision, tail_, marks_);
            if (items.articles.empty()) {
                if (++tries > 3) return;
                continue;
            }
            if (resolved_.empty()) {
                resolved_.push_back({decision, std::move(items.articles), {at, tail_}});
            } else {
                resolved_.front().articles = std::move(items.articles);
            }
            return;
        }
    }

    bool strong(const BallotMark& mark) const {
        switch (mark.word) {
            case BallotWord::side:
                return mark.side.count || !mark.members.empty();
            case BallotWord::noted:
                return mark.result;
            case BallotWord::election:
                return false;
            default:
                return true;
        }
    }

    // Ballots that are alone, each with what was proposed before it.
    void resolve_ballots(std::size_t to, bool only_proposed) {
        std::size_t from = 0;
        const bool any_votes = std::any_of(marks_.cbegin(), first_mark(to), [this](const BallotMark& mark) {
            return strong(mark) && !leaves_vote(mark);
        });
        for (std::size_t i = 0; i < marks_.size(); ++i) {
            const BallotMark& mark = marks_[i];
            if (mark.span.begin >= to || !strong(mark) || inside_debate(mark)) continue;
            // Marks that follow closely are of one ballot.
            std::size_t end = mark.span.end;
            std::size_t j = i + 1;
            while (j < marks_.size() && marks_[j].span.begin < std::min(to, end + 200) &&
                   !proposal_between(end, marks_[j].span.begin) && !opens_ballot(text_, marks_, i, end, j)) {
                end = std::max(end, marks_[j].span.end);
                ++j;
            }
            Resolved one;
            one.decision = {Opening::list, mark.span.begin, mark.span.end};
            one.articles = proposed(from, ballot_begin(text_, from, mark.span.begin));
            one.ballot = {mark.span.begin, end};
            if (only_proposed && one.articles.empty()) continue;
            // Who does not vote is no ballot beside others.
            const auto at = [this](std::size_t index) { return marks_.begin() + static_cast<std::ptrdiff_t>(index); };
            if (one.articles.empty() && any_votes && std::all_of(at(i), at(j), leaves_vote)) continue;
            resolved_.push_back(std::move(one));
            from = end;
            i = j - 1;
        }
    }

    bool inside_debate(const BallotMark& mark) const {
        // A result given in a sentence: « le budget a été voté à l'unanimité par la commission ».
        static const RE2 told(R"((?:commission|comite|bureau|syndicat|jury|assemblee generale)\b[^.;:\n]{0,60}$)");
        const std::size_t from = mark.span.begin > 80 ? mark.span.begin - 80 : 0;
        // « Élection d'un délégué au syndicat des eaux Adoptée »: a capital opens the result.
        if (mark.result && text_.cased()[mark.span.begin] >= 'A' && text_.cased()[mark.span.begin] <= 'Z') return false;
        // « Le procès-verbal du dernier Bureau est adopté à l'unanimité »: the minutes are the assembly's own.
        static const RE2 minutes(
            R"((?:p\.?v\.?|proces[\s-]?verba(?:l|ux)|comptes?[\s-]rendus?)\s+(?:du|de\s+la|des)\b[^.;:\n]{0,70}$)");
        const std::string_view before = std::string_view(text_.small()).substr(from, mark.span.begin - from);
        return mark.word != BallotWord::side && RE2::PartialMatch(piece(before), told) &&
               !RE2::PartialMatch(piece(before), minutes);
    }

    bool proposal_between(std::size_t from, std::size_t to) const {
        auto decision = std::partition_point(found_.begin(), found_.end(),
                                             [from](const Decision& one) { return one.begin < from; });
        for (; decision != found_.end() && decision->begin < to; ++decision)
            if (decision->opening == Opening::proposal || decision->opening == Opening::question) return true;
        return false;
    }

    void read_votes() {
        bool any = false;
        for (std::size_t i = 0; i < resolved_.size(); ++i) {
            Resolved& one = resolved_[i];
            auto vote = vote_in(one.ballot);
            if (const std::size_t from = i == 0 ? 0 : resolved_[i - 1].ballot.end; vote && !vote->not_voting) {
                auto left = vote_in({members_above(from, one.ballot.begin), one.ballot.begin});
                if (left && left->not_voting) vote->not_voting = std::move(left->not_voting);
            }
            if (one.decision.opening == Opening::formula && !(vote && counted(*vote))) {
                const std::size_t from = i == 0 ? 0 : resolved_[i - 1].ballot.end;
                if (auto earlier = vote_in({ballot_above(from, one.decision.begin), one.ballot.end});
                    earlier && counted(*earlier))
                    vote = std::move(earlier);
            }
            if (notes_only(one)) {
                if (!vote) vote.emplace();
                vote->result = VoteResult::noted;
                if (vote->lines.start == 0) vote->lines = text_.lines_of({one.decision.begin, one.decision.items});
            } else if (vote && vote->result == VoteResult::rejected && !decides_something(one)) {
                one.articles.clear();
            }
            if (!vote) continue;
            any = true;
            reject_by_number(*vote);
            doubt_unanimity(one.ballot, *vote);
            for (const Article& article : one.articles)
                if (!article.label.empty()) vote->articles.push_back(article.label);
            act_.votes.push_back(std::move(*vote));
        }
        // A ballot below the signature, or in the extract's header.
        if (!any) {
            auto vote = vote_in({tail_, std::min(text_.size(), tail_ + 700)});
            if (vote && (counted(*vote) || vote->unanimous)) act_.votes.push_back(std::move(*vote));
        }
        if (act_.votes.empty() || !counted_for(act_.votes.front())) read_header_ballot();
        if (act_.votes.empty()) read_title_ballot();
    }

    // « Contre : 14, abstentions : 2 » of 20 voters: nobody says for, and most are against.
    void reject_by_number(Vote& vote) const {
        if (vote.for_ || vote.outcome || vote.unanimous || !vote.against || !vote.against->count) return;
        const Attendance& attendance = session_.attendance;
        const int listed = static_cast<int>(attendance.present.size() + attendance.proxies.size());
        const int voters = attendance.voters ? *attendance.voters : attendance.present_count.value_or(listed);
        if (vote.result == VoteResult::adopted && voters > 0 && *vote.against->count * 2 > voters)
            vote.result = VoteResult::rejected;
    }

    // « à l'unanimité, par 12 voix pour et 2 voix contre »: one of the two is wrong. A form prints « à la majorité »
    // too.
    void doubt_unanimity(Span ballot, const Vote& vote) {
        if (!vote.against || vote.against->count.value_or(0) == 0) return;
        bool unanimity = false;
        for (auto mark = first_mark(ballot.begin); mark != marks_.end() && mark->span.begin < ballot.end; ++mark) {
            if (mark->word == BallotWord::majority) return;
            unanimity = unanimity || (mark->word == BallotWord::unanimity && !mark->against);
        }
        if (unanimity) act_.doubts.push_back({"votes", "unanimity is said, and members vote against", vote.lines});
    }

    static bool counted_for(const Vote& vote) { return vote.for_ && vote.for_->count; }

    // « Approbation à l'unanimité du compte rendu »
    void read_title_ballot() {
        if (!act_.title) return;
        const LinedText lined(*act_.title);
        const ResolutionText title(lined);
        const auto marks = ballot_marks(title, {}, president_);
        const bool unanimous = std::any_of(marks.begin(), marks.end(),
                                           [](const BallotMark& mark) { return mark.word == BallotWord::unanimity; });
        if (!unanimous) return;
        auto vote = vote_of(title, marks.data(), marks.data() + marks.size());
        if (!vote) return;
        vote->lines = {};
        act_.votes.push_back(std::move(*vote));
    }

    static bool counted(const Vote& vote) { return vote.for_ || vote.against || vote.abstention; }

    std::vector<BallotMark>::const_iterator first_mark(std::size_t from) const {
        return std::partition_point(marks_.begin(), marks_.end(),
                                    [from](const BallotMark& mark) { return mark.span.begin < from; });
    }

    // The first of the members who are said not to vote just above a decision, or `to` where there is none.
    std::size_t members_above(std::size_t from, std::size_t to) const {
        constexpr std::size_t reach = 500;
        from = std::max(from, to > reach ? to - reach : 0);
        for (auto one = first_mark(from); one != marks_.end() && one->span.begin < to; ++one) {
            const BallotMark& mark = *one;
            if (mark.word == BallotWord::side && mark.side.side == Side::not_voting && !mark.members.empty())
                return mark.span.begin;
        }
        return to;
    }

    // The start of a ballot with counts on lines of their own just above a formula, or `to` where there is none.
    std::size_t ballot_above(std::size_t from, std::size_t to) const {
        constexpr std::size_t reach = 1500;
        from = std::max(from, to > reach ? to - reach : 0);
        for (auto one = first_mark(from); one != marks_.end() && one->span.begin < to; ++one) {
            const BallotMark& mark = *one;
            if (mark.word != BallotWord::side || (!mark.side.count && mark.members.empty())) continue;
            const char before = text_.before(mark.span.begin);
            // « DECISION (par 34 voix POUR, 0 voix CONTRE) Le bureau décide de : »
            static const RE2 heading(
                R"((?:^|\n|[.;:)]\s)\s*(?:decisions?|votes?|resultats?(?:\s+du\s+vote)?)\s*[:(-]\s*(?:(?:par|avec)\s+)?$)");
            const std::size_t begin = mark.span.begin > 40 ? mark.span.begin - 40 : 0;
            const bool field =
                text_.starts_line(mark.span.begin) || before == '-' || before == '*' || before == ':' ||
                before == '"' ||
                RE2::PartialMatch(piece(std::string_view(text_.small()).substr(begin, mark.span.begin - begin)),
                                  heading);
            if (field) return mark.span.begin;
        }
        return to;
    }

    // The counts in the header of an extract, where its text has none.
    void read_header_ballot() {
        if (header_ == nullptr || act_.votes.size() > 1) return;
        const ResolutionText header(*header_);
        const auto marks = ballot_marks(header, {}, president_);
        std::vector<BallotMark> sides;
        for (const BallotMark& mark : marks)
            if ((mark.word == BallotWord::side && mark.side.side != Side::other) || mark.word == BallotWord::unanimity)
                sides.push_back(mark);
        auto vote = vote_of(header, sides.data(), sides.data() + sides.size());
        if (!vote || !vote->for_ || !vote->for_->count) return;
        vote->lines = {};
        if (act_.votes.empty()) {
            act_.votes.push_back(std::move(*vote));
            return;
        }
        Vote& known = act_.votes.front();
        known.for_ = std::move(vote->for_);
        if (vote->against) known.against = std::move(vote->against);
        if (vote->abstention) known.abstention = std::move(vote->abstention);
        if (vote->not_voting) known.not_voting = std::move(vote->not_voting);
        const auto none = [](const std::optional<Tally>& tally) { return tally && tally->count == 0; };
        if (none(known.against) && none(known.abstention) && *known.for_->count > 0) known.unanimous = true;
    }

    std::optional<Vote> vote_in(Span span) const {
        const auto before = [](const BallotMark& mark, std::size_t at) { return mark.span.begin < at; };
        const auto first = std::lower_bound(marks_.begin(), marks_.end(), span.begin, before);
        const auto last = std::lower_bound(first, marks_.end(), span.end, before);
        if (first == last) return {};
        return vote_of(text_, &*first, &*first + (last - first));
    }

    // « prend acte » is all that is decided, or all but who is charged with it.
    bool notes_only(const Resolved& one) const {
        static const RE2 notes(
            R"((?:decide\s+)?(?:de\s+|a\s+)?(?:(?:prend|prendre|prennent|pris)\s+acte|donne(?:r)?\s+acte|dont\s+acte).*)");
        static const RE2 charges(
            R"((?:de\s+|d')?(?:charge|autorise|dit|precise|mandate|transmet)(?:r|nt)?\b.*|la\s+presente.*|prec.*)");
        if (one.articles.empty()) {
            const auto before = [](const BallotMark& mark, std::size_t at) { return mark.span.begin < at; };
            auto mark = std::lower_bound(marks_.begin(), marks_.end(), one.ballot.begin, before);
            bool noted = false;
            for (; mark != marks_.end() && mark->span.begin < one.ballot.end; ++mark) {
                if (mark->word == BallotWord::noted) noted = true;
                if (mark->word == BallotWord::adopted || mark->word == BallotWord::rejected) return false;
            }
            return noted;
        }
        bool noted = false;
        for (const Article& article : one.articles) {
            const std::string words = fold_text(article.text);
            if (RE2::FullMatch(words, notes)) {
                noted = true;
            } else if (!RE2::FullMatch(words, charges)) {
                return false;
            }
        }
        return noted;
    }

    // A rejected proposal decides nothing; « se prononce contre », « donne un avis défavorable » do.
    static bool decides_something(const Resolved& one) {
        if (one.decision.opening == Opening::formula) return true;
        static const RE2 refuses(R"(.*\b(?:contre|defavorable|refuse|rejette|s'oppose).*)");
        return std::any_of(one.articles.begin(), one.articles.end(), [](const Article& article) {
            return RE2::FullMatch(fold_text(article.text), refuses) &&
                   fold_text(article.text).find('?') == std::string::npos;
        });
    }

    void read_tail() {
        Signatures signatures = signatures_of(text_, tail_);
        act_.signatories = std::move(signatures.signatories);
        act_.signed_date = std::move(signatures.signed_date);
    }

    void read_lead() {
        act_.rapporteur = rapporteur_of(text_, tail_, session_.president);
        if (!act_.rapporteur && header_ != nullptr) {
            const ResolutionText header(*header_);
            act_.rapporteur = rapporteur_of(header, header.size(), session_.president);
        }
        act_.theme = printed_theme(text_, std::min(text_.size(), tail_ + 1500));
        if (!act_.theme && header_ != nullptr) {
            const ResolutionText header(*header_);
            act_.theme = printed_theme(header, header.size());
        }
    }

    ResolutionText text_;
    const LinedText* header_;
    const SessionFacts& session_;
    Act& act_;
    std::string president_;
    std::vector<Ground> grounds_;
    std::vector<BallotMark> marks_;
    std::vector<Decision> found_;
    std::vector<Resolved> resolved_;
    // A proposal in a clause of its own, from its rank on: « 2) Il propose … ».
    struct Matter {
        std::size_t proposal;
        std::size_t begin;
    };
    std::vector<Matter> matters_;
    std::size_t proposed_articles_ = 0;  // where the first proposal of articles begins
    std::size_t tail_ = 0;
};

}  // namespace

std::vector<std::string> read_resolution(const LinedText& body, const LinedText* header, const SessionFacts& session,
                                         Act& act) {
    return ResolutionReader(body, header, session, act).read();
}

}  // namespace recueil::corpus
