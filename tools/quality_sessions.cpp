#include "tools/quality_sessions.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "corpus/reference.h"
#include "indexer/terms.h"
#include "tools/near_words.h"
#include "tools/quality_finding.h"

namespace recueil::tools {

namespace {

using corpus::Act;

std::size_t members_listed(const Act& act) {
    return act.attendance.present.size() + act.attendance.excused.size() + act.attendance.absent.size();
}

std::size_t votes_counted(const corpus::Vote& vote) {
    int sum = 0;
    for (const auto* tally : {&vote.for_, &vote.against, &vote.abstention, &vote.absent})
        if (*tally) sum += (*tally)->count.value_or(0);
    return static_cast<std::size_t>(std::max(sum, 0));
}

// The most frequent value, the larger of two as frequent; 0 where there is none.
class Mode {
  public:
    void add(std::size_t value) {
        if (value > 0) ++counts_[value];
    }
    std::size_t value() const {
        std::size_t best = 0;
        std::size_t most = 0;
        for (const auto& [value, count] : counts_)
            if (count >= most) std::tie(best, most) = std::pair{value, count};
        return best;
    }

  private:
    std::map<std::size_t, std::size_t> counts_;
};

class SessionCheck {
  public:
    SessionCheck(const std::vector<const Act*>& session, std::vector<Finding>& findings)
        : session_(session), findings_(findings) {}

    void run() {
        Mode listed;
        Mode voted;
        for (const Act* act : session_) {
            listed.add(members_listed(*act));
            for (const corpus::Vote& vote : act->votes) voted.add(votes_counted(vote));
        }
        for (const Act* act : session_) {
            check_lists(*act, listed.value());
            check_counts(*act);
            for (const corpus::Vote& vote : act->votes) check_vote(*act, vote, listed.value(), voted.value());
        }
        check_absences();
    }

  private:
    // The same words about the same lines of a document are said once.
    void say(FindingKind kind, const Act& act, const std::string& message, const corpus::Lines& lines) {
        if (!said_.emplace(act.source.file, lines.start, message).second) return;
        findings_.push_back(finding_in(kind, act, message, lines));
    }

    void check_lists(const Act& act, std::size_t size) {
        const std::size_t listed = members_listed(act);
        if (listed == 0) return;
        const corpus::Lines& lines = act.attendance.lines;
        if (listed != size)
            say(FindingKind::attendance, act,
                fmt::format("lists {} members where the session's other acts list {}", listed, size), lines);
        std::set<std::string> seen;
        for (const auto* list : {&act.attendance.present, &act.attendance.excused, &act.attendance.absent})
            for (const corpus::Person& person : *list)
                if (!seen.insert(corpus::fold(person.name)).second)
                    say(FindingKind::attendance, act, fmt::format("lists {} twice", person.name), lines);
    }

    // What is printed beside the lists: members in office, present, voting.
    void check_counts(const Act& act) {
        const corpus::Attendance& roll = act.attendance;
        const auto number = [](std::size_t count) { return static_cast<int>(count); };
        if (roll.present_count && !roll.present.empty() && *roll.present_count != number(roll.present.size()))
            say(FindingKind::attendance, act,
                fmt::format("says {} present, and lists {}", *roll.present_count, roll.present.size()), roll.lines);
        if (roll.in_office && members_listed(act) > static_cast<std::size_t>(std::max(*roll.in_office, 0)))
            say(FindingKind::attendance, act,
                fmt::format("says {} in office, and lists {}", *roll.in_office, members_listed(act)), roll.lines);
        if (!roll.voters) return;
        const int present = roll.present_count ? *roll.present_count : number(roll.present.size());
        if (present > 0 && *roll.voters != present && *roll.voters != present + number(roll.proxies.size()))
            say(FindingKind::attendance, act,
                fmt::format("says {} voting, with {} present and {} {}", *roll.voters, present, roll.proxies.size(),
                            roll.proxies.size() == 1 ? "proxy" : "proxies"),
                roll.lines);
    }

    void check_vote(const Act& act, const corpus::Vote& vote, std::size_t size, std::size_t usual) {
        if (!vote.result && !vote.outcome && !vote.unanimous)
            say(FindingKind::vote_without_result, act, "a vote is printed without its result", vote.lines);
        const std::size_t sum = votes_counted(vote);
        if (sum == 0 || !vote.for_ || !vote.for_->count) return;
        const corpus::Attendance& roll = act.attendance;
        std::vector<std::size_t> expected;  // the first is named where none fits
        if (roll.voters) expected.push_back(static_cast<std::size_t>(std::max(*roll.voters, 0)));
        if (!vote.absent) {
            if (!roll.present.empty()) expected.push_back(roll.present.size() + roll.proxies.size());
            if (roll.present_count)
                expected.push_back(static_cast<std::size_t>(std::max(*roll.present_count, 0)) + roll.proxies.size());
        }
        if (size > 0) expected.push_back(size);
        if (expected.empty() && usual > 0) expected.push_back(usual);
        if (expected.empty()) return;
        // Who takes no part is counted apart, or not at all.
        std::size_t apart = 0;
        if (vote.not_voting)
            apart = std::max(static_cast<std::size_t>(std::max(vote.not_voting->count.value_or(0), 0)),
                             vote.not_voting->members.size());
        std::size_t recused = 0;
        for (const corpus::Recusal& recusal : act.recusals) recused += recusal.members.size();
        apart = std::max(apart, recused);
        for (const std::size_t voters : expected)
            if (sum <= voters && sum + apart >= voters) return;
        say(FindingKind::vote_sum, act,
            fmt::format("the vote adds up to {} where the assembly has {}", sum, expected.front()), vote.lines);
    }

    // Excused in one act of the session, absent in another.
    void check_absences() {
        std::map<std::string, const Act*> excused;
        for (const Act* act : session_)
            for (const corpus::Person& person : act->attendance.excused)
                excused.emplace(indexer::person_key(person.name), act);
        std::set<std::string> named;
        for (const Act* act : session_)
            for (const corpus::Person& person : act->attendance.absent) {
                const auto other = excused.find(indexer::person_key(person.name));
                if (other == excused.end() || !named.insert(other->first).second) continue;
                const Act& first = *other->second;
                say(FindingKind::attendance, *act,
                    fmt::format("{} is absent here and excused in {} ({})", person.name,
                                first.number.value_or(first.id), first.source.file),
                    act->attendance.lines);
            }
    }

    const std::vector<const Act*>& session_;
    std::vector<Finding>& findings_;
    std::set<std::tuple<std::string, int, std::string>> said_;
};

struct Group {
    std::string written;
    std::size_t votes = 0;
    const Act* first = nullptr;
    corpus::Lines lines;
};

// « Groupe Écologiste » and « Groupe Ecologistes »; a name that another begins with (« Union », « Union et Progrès »)
// may be its short form.
bool perhaps_one_group(const std::string& one, const std::string& other) {
    const std::string& shorter = one.size() < other.size() ? one : other;
    const std::string& longer = one.size() < other.size() ? other : one;
    if (shorter.size() < 4) return false;
    if (longer.compare(0, shorter.size() + 1, shorter + " ") == 0) return true;
    const std::size_t most = shorter.size() < 8 ? 1 : 2;
    return edit_distance(shorter, longer, most) <= most;
}

void check_groups(const std::vector<Act>& acts, std::vector<Finding>& findings) {
    std::map<std::string, Group> groups;
    for (const Act& act : acts)
        for (const corpus::Vote& vote : act.votes)
            for (const auto* tally : {&vote.for_, &vote.against, &vote.abstention, &vote.absent, &vote.not_voting}) {
                if (!*tally) continue;
                for (const std::string& name : (*tally)->groups) {
                    Group& group = groups[indexer::group_key(name)];
                    if (group.votes++ > 0) continue;
                    group.written = name;
                    group.first = &act;
                    group.lines = vote.lines;
                }
            }
    constexpr std::size_t most_groups = 200;  // compared in pairs
    if (groups.size() > most_groups) return;
    for (auto one = groups.begin(); one != groups.end(); ++one)
        for (auto other = std::next(one); other != groups.end(); ++other) {
            if (!perhaps_one_group(one->first, other->first)) continue;
            const bool rarer = one->second.votes < other->second.votes;
            const Group& rare = rarer ? one->second : other->second;
            const Group& usual = rarer ? other->second : one->second;
            findings.push_back(finding_in(FindingKind::two_names, *rare.first,
                                          fmt::format("« {} » ({} votes) may be « {} » ({} votes)", rare.written,
                                                      rare.votes, usual.written, usual.votes),
                                          rare.lines));
        }
}

}  // namespace

void check_sessions(const std::vector<Act>& acts, std::vector<Finding>& findings) {
    std::map<std::string, std::vector<const Act*>> sessions;
    for (const Act& act : acts)
        if (!act.is_document)
            sessions[corpus::fold(act.assembly.value_or("")) + "\n" + act.session_date.value_or("")].push_back(&act);
    for (const auto& [key, session] : sessions) SessionCheck(session, findings).run();
    check_groups(acts, findings);
}

}  // namespace recueil::tools
