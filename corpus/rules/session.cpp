#include "corpus/rules/session.h"

#include <algorithm>
#include <utility>

#include "corpus/rules/pattern.h"
#include "corpus/rules/session_body.h"
#include "corpus/rules/session_counts.h"
#include "corpus/rules/session_date.h"
#include "corpus/rules/session_labels.h"
#include "corpus/rules/session_officers.h"
#include "corpus/rules/session_roll.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

void append(std::vector<Person>& people, std::vector<Person>&& more) {
    for (Person& person : more) people.push_back(std::move(person));
}

// « Agnès (Pr**) » is present and holds the proxy of « Marielle (Pr**) ».
void match_marks(const Roll& present, const Roll& away, std::vector<Proxy>& proxies) {
    for (std::size_t i = 0; i < away.marks.size(); ++i) {
        if (away.marks[i].empty()) continue;
        const auto holder = std::find(present.marks.begin(), present.marks.end(), away.marks[i]);
        if (holder == present.marks.end()) continue;
        proxies.push_back(
            {away.people[i].name, present.people[static_cast<std::size_t>(holder - present.marks.begin())].name});
    }
}

// « Anne ROCHE AIDE AUX CLUBS » in a text without line ends: the name is the one that a list has.
void cut_to_known(std::optional<Person>& person, const Attendance& attendance) {
    if (!person) return;
    const std::string name = fold_text(person->name);
    for (const std::vector<Person>* list : {&attendance.present, &attendance.excused, &attendance.absent}) {
        for (const Person& known : *list) {
            const std::string folded = fold_text(known.name);
            if (folded.find(' ') == std::string::npos || !starts_with(name, folded + " ")) continue;
            person->name = known.name;
            return;
        }
    }
}

// Sentences outside the lists: « Mme Léa COLIN a donné procuration à M. Luc MOREL », « pouvoir de M. Luc MOREL à … ».
void read_loose_proxies(const FoldedText& text, Attendance& attendance) {
    static const RE2 gift(
        R"(((?:Monsieur|Madame|M\.|Mme|MME|Mlle)\s*(?:[A-Z][A-Za-z'-]*[ \n]?){1,4})\s*,?\s*(?i:(?:qui\s+)?(?:a|ayant|avait)?\s*donn(?:e|ant)\s+(?:son\s+)?(?:pouvoir|procuration|mandat)\s+a)\s+)");
    static const RE2 noun(
        R"((?i:(?:pouvoir|procuration|mandat)\s+(?:de|donnee?\s+par))\s+((?:Monsieur|Madame|M\.|Mme|MME|Mlle)\s*(?:[A-Z][A-Za-z'-]*[ \n]?){1,4})\s*,?\s*(?i:a)\s+)");
    for (const RE2* pattern : {&gift, &noun}) {
        std::size_t at = 0;
        while (const Match match = find(*pattern, text.text(), at)) {
            at = match.end;
            const auto begin = static_cast<std::size_t>(match[1].data() - text.text().data());
            // « Mme Léa COLIN M. Luc MOREL donnant pouvoir à »: the last one gives it.
            const Roll givers = read_roll(text, begin, begin + match[1].size(), RollKind::excused);
            if (givers.people.empty()) continue;
            const Person* const from = &givers.people.back();
            const auto to = person_at(text, match.end, text.text().size());
            if (!to) continue;
            const bool known =
                std::any_of(attendance.proxies.begin(), attendance.proxies.end(),
                            [&](const Proxy& proxy) { return fold_text(proxy.from) == fold_text(from->name); });
            if (!known) attendance.proxies.push_back({from->name, to->name});
        }
    }
}

// « Anne ROCHE : présente » for each member.
void read_answers(const FoldedText& text, Attendance& attendance) {
    static const RE2 answer(
        R"(((?:[A-Z][A-Za-z'-]*)(?:\s+[A-Z][A-Za-z'-]*){1,4})\s*:\s*(?i:(present|absent|excuse))(?i:e?\b))");
    Attendance found;
    std::size_t at = 0;
    while (const Match match = find(answer, text.text(), at)) {
        at = match.end;
        const auto begin = static_cast<std::size_t>(match[1].data() - text.text().data());
        const Person person{{}, std::string(text.source_between(begin, begin + match[1].size()))};
        const char kind = match[2].front() | 0x20;
        (kind == 'p' ? found.present : kind == 'a' ? found.absent : found.excused).push_back(person);
    }
    if (found.present.size() < 4) return;
    attendance.present = std::move(found.present);
    attendance.excused = std::move(found.excused);
    attendance.absent = std::move(found.absent);
}

// Without a label those present may be listed by their commune behind who presides: « VILLE-HAUTE : Anne ROCHE – Luc
// MOREL ».
std::size_t first_group(const FoldedText& text) {
    static const RE2 pattern(
        R"((?i:presid(?:ence|ente?|ee))[^:]{0,160}?[.,\n-]\s*([A-Z][A-Z' -]{2,40}[A-Z]\s*:)\s*[A-Z][a-z'-]+\s+[A-Z]{2,}[^:]{0,400}?[A-Z]{2,}\s*:\s*[A-Z][a-z])");
    const Match match = find(pattern, text.text());
    return match ? static_cast<std::size_t>(match[1].data() - text.text().data()) : std::string::npos;
}

struct RollCall {
    Attendance attendance;
    std::optional<int> printed_count;  // behind the list of those present
    std::size_t runs = 0;
};

// `header` has the lines of the text, which may be but its beginning.
RollCall read_roll_call(const FoldedText& text, const LinedText& header) {
    RollCall call;
    Attendance& attendance = call.attendance;
    const std::vector<RollLabel> labels = find_roll_labels(text);
    Roll present;
    std::vector<Roll> away;
    const RollLabel* empty = nullptr;  // the label before, where it has no list of its own
    for (std::size_t i = 0; i < labels.size(); ++i) {
        RollLabel label = labels[i];
        if (label.kind == RollKind::secretary || label.kind == RollKind::others) {
            empty = nullptr;
            continue;
        }
        // « Excusés : conformément à …, ont donné pouvoir : » is one label.
        if (empty != nullptr && label.inside_sentence && label.kind == RollKind::proxies) {
            label.kind = empty->kind;
            label.gives_proxies = true;
        }
        const std::size_t next = i + 1 < labels.size() ? labels[i + 1].begin : text.text().size();
        const std::size_t end = end_of_roll(text, label.end, next);
        Roll roll = read_roll(text, label.end, end, label.kind);
        empty = roll.people.empty() && roll.proxies.empty() ? &labels[i] : nullptr;
        call.runs += roll.runs;
        if (roll.people.empty()) continue;
        const Lines lines = header.lines_of(text.source_of(label.begin), text.source_of(end));
        if (attendance.lines.start == 0) attendance.lines.start = lines.start;
        attendance.lines.end = std::max(attendance.lines.end, lines.end);
        if ((label.gives_proxies || label.kind == RollKind::proxies) && roll.proxies.empty() && roll.runs == 0 &&
            label.kind != RollKind::present)
            for (const Person& person : roll.people) roll.proxies.push_back({person.name, {}});
        for (const Proxy& proxy : roll.proxies) attendance.proxies.push_back(proxy);
        switch (label.kind) {
            case RollKind::present:
                if (roll.printed_count && !call.printed_count) call.printed_count = roll.printed_count;
                if (present.people.empty()) present = roll;
                append(attendance.present, std::move(roll.people));
                break;
            case RollKind::excused:
                away.push_back(roll);
                append(attendance.excused, std::move(roll.people));
                break;
            case RollKind::absent:
                away.push_back(roll);
                append(attendance.absent, std::move(roll.people));
                break;
            default:
                break;
        }
    }
    if (attendance.present.empty() && attendance.excused.empty() && attendance.absent.empty())
        read_answers(text, attendance);
    if (attendance.present.empty()) {
        if (const std::size_t group = first_group(text); group != std::string::npos) {
            std::size_t next = text.text().size();
            for (const RollLabel& label : labels)
                if (label.begin > group) next = std::min(next, label.begin);
            Roll roll = read_roll(text, group, end_of_roll(text, group, next), RollKind::present);
            if (roll.people.size() > 3) attendance.present = std::move(roll.people);
        }
    }
    read_loose_proxies(text, attendance);
    for (const Roll& roll : away) match_marks(present, roll, attendance.proxies);
    return call;
}

bool names_nobody(const Attendance& attendance) {
    return attendance.present.empty() && attendance.excused.empty() && attendance.absent.empty() &&
           attendance.proxies.empty();
}

}  // namespace

SessionFacts read_session(const LinedText& header, const LinedText& document, const SessionEvidence& evidence) {
    SessionFacts facts;
    const FoldedText& text = header.folded();
    RollCall call = read_roll_call(text, header);
    SessionCounts counts = read_counts(text);
    facts.president = read_president(text, document.folded());
    // Minutes may open with a point of the agenda, the roll call below it.
    constexpr std::size_t opening_size = 6000;
    const FoldedText opening(std::string_view(document.text()).substr(0, opening_size));
    if (names_nobody(call.attendance)) {
        RollCall below = read_roll_call(opening, document);
        if (!below.attendance.present.empty()) {
            call = std::move(below);
            const SessionCounts more = read_counts(opening);
            if (!counts.in_office) counts.in_office = more.in_office;
            if (!counts.present) counts.present = more.present;
            if (!counts.voters) counts.voters = more.voters;
            if (!facts.president) facts.president = read_president(opening, document.folded());
        }
    }
    facts.attendance = std::move(call.attendance);
    facts.attendance.in_office = counts.in_office;
    facts.attendance.present_count = counts.present ? counts.present : call.printed_count;
    facts.attendance.voters = counts.voters;
    SessionBody body = read_body(text, document.folded());
    if (!body.assembly) {
        SessionBody below = read_body(opening, document.folded());
        if (below.assembly && !body.institution) body.institution = std::move(below.institution);
        body.assembly = std::move(below.assembly);
    }
    facts.institution = std::move(body.institution);
    facts.assembly = std::move(body.assembly);
    facts.date = read_session_date(text, evidence, &opening);
    facts.secretary = read_secretary(text, document.folded());
    cut_to_known(facts.president, facts.attendance);
    cut_to_known(facts.secretary, facts.attendance);
    if (call.runs > 0)
        facts.doubts.push_back(
            {"attendance", "names run into one another and nothing parts them", facts.attendance.lines});
    return facts;
}

}  // namespace recueil::corpus
