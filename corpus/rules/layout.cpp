#include "corpus/rules/layout.h"

#include <algorithm>
#include <string>

#include "corpus/rules/pattern.h"
#include "corpus/rules/people.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

constexpr int header_span = 40;  // lines a header may take before its title

bool is_institution(const std::string& key) {
    static const RE2 pattern(
        R"((?:DEPARTEMENT|REGION|COMMUNE|VILLE|METROPOLE|COMMUNAUTE (?:DE COMMUNES|D'AGGLOMERATION|URBAINE)|COLLECTIVITE)\b.{0,80})");
    return matches(pattern, key);
}

bool is_act_heading(const std::string& key) {
    static const RE2 pattern(
        R"((?:EXTRAIT DU REGISTRE DES )?DELIBERATIONS? (?:DU CONSEIL|DE LA COMMISSION PERMANENTE|DU BUREAU|DE L'ASSEMBLEE)\b.{0,80})");
    return matches(pattern, key);
}

bool is_report_number(const std::string& key) {
    static const RE2 pattern(R"(RAPPORT\s*N\s?[°O]?\s*\d+.{0,20})");
    return matches(pattern, key);
}

bool is_stamp(const std::string& key) {
    static const RE2 pattern(
        R"((?:ENVOI AU CONTROLE DE LEGALITE|TRANSMIS(?:SION)? (?:AU CONTROLE DE LEGALITE|EN PREFECTURE)|AFFICHAGE|AFFICHE|PUBLICATION|PUBLIE)\s*(?:LE)?\s*:.{0,40})");
    return matches(pattern, key);
}

bool is_decision_formula(const std::string& key) {
    static const RE2 pattern(R"(APRES EN AVOIR DELIBERE.{0,60})");
    return matches(pattern, key);
}

bool is_dotted_rule(std::string_view line) {
    std::size_t dots = 0;
    for (const char c : line) dots += c == '.' || c == '_' ? 1 : 0;
    return dots >= 20 && dots + 8 >= line.size();
}

bool is_president_role(const std::string& key) {
    static const RE2 pattern(R"((?:LE|LA) (?:PRESIDENTE?|MAIRE)(?: (?:DU|DE LA|DE L').{0,60})?,?)");
    return matches(pattern, key);
}

bool is_signed(const std::string& key) {
    return key == "SIGNE" || key == "SIGNE :" || key == "SIGNE:";
}

bool is_annex_heading(const std::string& key) {
    static const RE2 pattern(
        R"(ANNEXES?(?:\s+(?:N\s?[°O]?\s*)?(?:\d{1,3}|[IVX]{1,5}|[A-Z]))?(?:\s*[:-].{0,100}|\s+(?:A|AU|DE|DU)\s.{0,100})?)");
    return matches(pattern, key);
}

// The kind of heading at each line, found once. Keys are made only for lines that can be headings.
enum class Heading { none, act, report };

struct HeadingAt {
    int line;
    Heading heading;
};

// « Réunion du … » within the next lines: a heading in small letters is one only above a meeting.
bool opens_meeting(const SourceLines& lines, int begin) {
    const int end = lines.count() + 1;
    int line = lines.next_text(begin, end);
    for (int texts = 0; line < end && texts < 3; line = lines.next_text(line + 1, end), ++texts) {
        const std::string key = header_key(lines.trimmed(line));
        if (starts_with(key, "REUNION D") || starts_with(key, "SEANCE D") || starts_with(key, "SESSION D")) return true;
    }
    return false;
}

// A header is the institution's name, alone on its line, followed by the name of the act (two text lines at most
// further) or by « RAPPORT N° » and the meeting.
std::vector<HeadingAt> find_headings(const SourceLines& lines) {
    std::vector<HeadingAt> headings;
    const int end = lines.count() + 1;
    for (int line = 1; line < end; ++line) {
        const std::string_view text = lines.trimmed(line);
        if (text.size() < 6 || text.size() > 100 || !starts_upper(text)) continue;
        const bool capitals = all_upper(text);
        if (!is_institution(header_key(text))) continue;
        int next = lines.next_text(line + 1, end);
        if (next < end && is_act_heading(header_key(lines.trimmed(next))) &&
            (capitals || opens_meeting(lines, next + 1))) {
            headings.push_back({line, Heading::act});
            continue;
        }
        if (!capitals) continue;
        bool report = false;
        bool meeting = false;
        int texts = 0;
        for (; next < end && texts < header_span && !meeting; next = lines.next_text(next + 1, end), ++texts) {
            const std::string_view candidate = lines.trimmed(next);
            if (candidate.size() > 200) break;
            const std::string key = header_key(candidate);
            if (is_institution(key) && all_upper(candidate) && texts > 0) break;
            report = report || is_report_number(key);
            meeting = report && starts_with(key, "REUNION DU");
        }
        if (meeting) headings.push_back({line, Heading::report});
    }
    return headings;
}

// The stamp lines just above a header.
Lines stamp_above(const SourceLines& lines, int header, int floor) {
    Lines stamp;
    int line = lines.previous_text(header - 1, floor);
    while (line >= floor && header - line <= 8 && is_stamp(header_key(lines.trimmed(line)))) {
        if (stamp.end == 0) stamp.end = line;
        stamp.start = line;
        line = lines.previous_text(line - 1, floor);
    }
    return stamp;
}

// The signature block: the dotted rule or the president's role, then names, to the last name. The deliberation ends
// with it; what follows on other pages is an annex.
void find_deliberation_end(const SourceLines& lines, int limit, ActLayout& act) {
    int signature = 0;
    bool after_decision = false;
    for (int line = act.deliberation.start; line < limit; ++line) {
        const std::string_view text = lines.trimmed(line);
        if (text.empty() || text.size() > 400) continue;
        if (!after_decision) {
            if ((text[0] == 'A' || text[0] == 'a') && text.size() < 80 && is_decision_formula(header_key(text))) {
                act.decision = line;
                after_decision = true;
            }
            continue;
        }
        if (is_dotted_rule(text) || (all_upper(text) && text.size() < 100 && is_president_role(header_key(text)))) {
            signature = line;
            break;
        }
    }
    if (signature == 0) {
        act.signature = limit;
        act.deliberation.end = lines.previous_text(limit - 1, act.deliberation.start);
        return;
    }
    act.signature = signature;
    int last = signature;
    bool certified = false;
    // Where no rule is above it, the role opens the block and a name follows it.
    bool names_expected = !is_dotted_rule(lines.trimmed(signature));
    int blanks = 0;
    for (int line = signature + 1; line < limit; ++line) {
        const std::string_view text = lines.trimmed(line);
        if (text.empty()) {
            if (++blanks > 12) break;
            continue;
        }
        if (lines.page_foot(line)) continue;
        // A rule that is too long for its line goes on below.
        if (line == last + 1 && is_dotted_rule(text)) {
            last = line;
            continue;
        }
        const std::string key = header_key(text);
        static const RE2 formula(
            R"((?:POUR (?:EXTRAIT|COPIE|EXPEDITION|AMPLIATION).{0,60}|(?:FAIT )?(?:A )?[A-Z' -]{2,40},? LE \d{1,2}.{0,30}|POUR L[EA] .{0,80}|(?:LE|LA|L') ?(?:PRESIDENT|DIRECT|MAIRE|SECRETAIRE|VICE|CHEF|ADJOINT|RESPONSABLE|DELEGU).{0,80}|.{0,60}\bPAR DELEGATION,?))");
        const bool is_formula = matches(formula, key);
        if (is_signed(key)) {
            names_expected = true;
            certified = true;
            last = line;
        } else if (is_formula) {
            names_expected = true;
            last = line;
        } else if (names_expected && text.size() < 60 && starts_upper(text) &&
                   (!lines.starts_page(line) || (certified && is_person_name(squeeze(text))))) {
            last = line;
            names_expected = false;
            if (certified) break;
        } else {
            break;
        }
        blanks = 0;
    }
    act.deliberation.end = last;
}

// The report's own signature ends it; 0 where none is found.
int report_signature(const SourceLines& lines, int begin, int limit) {
    int found = 0;
    for (int line = begin; line < limit; ++line) {
        const std::string_view text = lines.trimmed(line);
        if (text.size() > 60 || text.empty()) continue;
        const std::string key = header_key(text);
        if (!is_signed(key)) continue;
        // « Le Président … » within three text lines before, or right after (« Signé / Le Président / name »).
        int before = line;
        bool president = false;
        for (int i = 0; i < 3 && !president; ++i) {
            before = lines.previous_text(before - 1, begin);
            president = before >= begin && is_president_role(header_key(lines.trimmed(before)));
        }
        int next = lines.next_text(line + 1, limit);
        if (!president && next < limit && is_president_role(header_key(lines.trimmed(next)))) {
            president = true;
            next = lines.next_text(next + 1, limit);
        }
        if (!president) continue;
        const bool named = next < limit && lines.trimmed(next).size() < 60 &&
                           (!lines.starts_page(next) || is_person_name(squeeze(lines.trimmed(next))));
        found = named ? next : line;
        line = found;
    }
    return found;
}

// Pages that hold a number and nothing else: an annex that was an image.
Lines empty_pages(const SourceLines& lines, int begin, int end) {
    Lines pages;
    int feet_groups = 0;
    int blanks = 0;
    int first_of_group = 0;
    for (int line = begin; line < end; ++line) {
        if (lines.blank(line)) {
            ++blanks;
            continue;
        }
        if (first_of_group == 0 || blanks >= 3) {
            ++feet_groups;
            first_of_group = line;
            if (feet_groups == 2) pages.start = line;
        }
        if (feet_groups >= 2) pages.end = line;
        blanks = 0;
    }
    return pages;
}

void cut_annexes(const SourceLines& lines, int begin, int end, std::vector<Lines>& annexes) {
    const int first = lines.next_text(begin, end);
    if (first >= end) {
        if (const Lines pages = empty_pages(lines, begin, end); pages.start != 0) annexes.push_back(pages);
        return;
    }
    int start = first;
    for (int line = first + 1; line < end; ++line) {
        if (!lines.starts_page(line)) continue;
        const std::string_view text = lines.trimmed(line);
        if (text.size() < 6 || text.size() > 120 || header_key(text.substr(0, 6)) != "ANNEXE") continue;
        if (!is_annex_heading(header_key(text))) continue;
        annexes.push_back({start, lines.previous_text(line - 1, start)});
        start = line;
    }
    annexes.push_back({start, lines.previous_text(end - 1, start)});
}

}  // namespace

int ActLayout::end() const {
    int last = std::max(deliberation.end, report.end);
    for (const Lines& annex : annexes) last = std::max(last, annex.end);
    return last;
}

std::vector<ActLayout> lay_out(const SourceLines& lines) {
    const auto headings = find_headings(lines);
    std::vector<ActLayout> acts;
    for (const HeadingAt& each : headings) {
        if (each.heading != Heading::act) continue;
        ActLayout act;
        act.deliberation.start = each.line;
        act.stamp = stamp_above(lines, each.line, acts.empty() ? 1 : acts.back().deliberation.start + 1);
        acts.push_back(act);
    }
    auto heading = headings.begin();
    for (std::size_t i = 0; i < acts.size(); ++i) {
        ActLayout& act = acts[i];
        int limit = lines.count() + 1;
        if (i + 1 < acts.size())
            limit = acts[i + 1].stamp.start != 0 ? acts[i + 1].stamp.start : acts[i + 1].deliberation.start;
        while (heading != headings.end() && heading->line <= act.deliberation.start) ++heading;
        const bool has_report =
            heading != headings.end() && heading->heading == Heading::report && heading->line < limit;
        const int report = has_report ? heading->line : 0;
        find_deliberation_end(lines, report != 0 ? report : limit, act);
        const int body_end = report != 0 ? report : limit;
        cut_annexes(lines, act.deliberation.end + 1, body_end, act.annexes);
        if (report == 0) continue;
        act.report = {report, lines.previous_text(limit - 1, report)};
        const int signature = report_signature(lines, report, limit);
        if (signature == 0) continue;
        // Feet and codes right behind the signature are on the report's last page.
        int last = signature;
        for (int line = signature + 1; line < limit && (lines.blank(line) || lines.page_foot(line)); ++line)
            if (!lines.blank(line)) last = line;
        const int after = lines.next_text(last + 1, limit);
        if (after >= limit) {
            act.report.end = last;
            continue;
        }
        act.report.end = last;
        if (is_annex_heading(header_key(lines.trimmed(after)))) {
            cut_annexes(lines, after, limit, act.annexes);
        } else {
            act.outside = {after, lines.previous_text(limit - 1, after)};
        }
    }
    return acts;
}

}  // namespace recueil::corpus
