#include "tools/quality_report.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include <fmt/format.h>

#include "corpus/reference.h"
#include "indexer/institutions.h"
#include "indexer/update/act_facts.h"
#include "query/compare/version_differences.h"
#include "tools/quality_finding.h"
#include "tools/quality_sessions.h"
#include "tools/quality_versions.h"

namespace recueil::tools {

namespace {

using corpus::Act;
using corpus::OptionalText;

constexpr std::array<std::pair<FindingKind, std::string_view>, 12> kind_names{{
    {FindingKind::numbering_gap, "numbering_gap"},
    {FindingKind::duplicate, "duplicate"},
    {FindingKind::version_difference, "version_difference"},
    {FindingKind::vote_sum, "vote_sum"},
    {FindingKind::vote_without_result, "vote_without_result"},
    {FindingKind::two_names, "two_names"},
    {FindingKind::attendance, "attendance"},
    {FindingKind::missing_field, "missing_field"},
    {FindingKind::reference_mismatch, "reference_mismatch"},
    {FindingKind::unresolved_reference, "unresolved_reference"},
    {FindingKind::doubt, "doubt"},
    {FindingKind::not_understood, "not_understood"},
}};

// « 2018-83 »: the year and the rank in it; « 6 » has no year.
struct NumberParts {
    std::string year;
    unsigned rank = 0;
};

std::optional<NumberParts> parts_of(const std::string& number) {
    NumberParts parts;
    std::string_view rank = number;
    const std::size_t dash = number.find('-');
    if (dash != std::string::npos) {
        parts.year = number.substr(0, dash);
        rank = std::string_view(number).substr(dash + 1);
    }
    const auto [end, error] = std::from_chars(rank.data(), rank.data() + rank.size(), parts.rank);
    if (error != std::errc{} || end != rank.data() + rank.size()) return std::nullopt;
    return parts;
}

std::string folded(const OptionalText& text) {
    return text ? corpus::fold(*text) : "";
}

using Range = std::pair<unsigned, unsigned>;

std::vector<Range> gaps(const std::set<unsigned>& ranks) {
    std::vector<Range> missing;
    std::optional<unsigned> before;
    for (const unsigned rank : ranks) {
        if (before && rank > *before + 1) missing.emplace_back(*before + 1, rank - 1);
        before = rank;
    }
    return missing;
}

std::string gaps_text(const std::vector<Range>& missing, const std::string& year) {
    constexpr std::size_t most_ranges = 20;
    std::vector<std::string> texts;
    const std::string stem = year.empty() ? "" : year + "-";
    for (const auto& [first, last] : missing) {
        if (texts.size() == most_ranges) {
            texts.push_back(fmt::format("and {} more ranges", missing.size() - most_ranges));
            break;
        }
        texts.push_back(first == last ? fmt::format("{}{}", stem, first)
                                      : fmt::format("{}{} to {}{}", stem, first, stem, last));
    }
    return fmt::format("{}", fmt::join(texts, ", "));
}

// Numbers with a year are a series a year; short ones a series a session.
void check_numbering(const std::vector<Act>& acts, std::vector<Finding>& findings) {
    struct Series {
        std::string assembly;
        std::string year;
        std::string date;
        std::set<unsigned> ranks;
    };
    std::map<std::string, Series> series;
    for (const Act& act : acts) {
        if (!act.number) continue;
        const auto parts = parts_of(*act.number);
        if (!parts) continue;
        const std::string date = parts->year.empty() ? act.session_date.value_or("") : "";
        Series& one = series[folded(act.assembly) + "\n" + parts->year + "\n" + date];
        one.assembly = act.assembly.value_or("");
        one.year = parts->year;
        one.date = date;
        one.ranks.insert(parts->rank);
    }
    for (const auto& [key, one] : series) {
        const std::vector<Range> missing = gaps(one.ranks);
        if (missing.empty()) continue;
        std::size_t count = 0;
        for (const auto& [first, last] : missing) count += last - first + 1;
        const std::string of = one.year.empty() ? "session of " + one.date : one.year;
        Finding finding;
        finding.kind = FindingKind::numbering_gap;
        finding.message = fmt::format("{}, {}: {} {} between {} and {} missing: {}", one.assembly, of, count,
                                      count == 1 ? "number" : "numbers", *one.ranks.begin(), *one.ranks.rbegin(),
                                      gaps_text(missing, one.year));
        finding.date = one.date;
        finding.count = count;
        findings.push_back(std::move(finding));
    }
}

void check_duplicates(const std::vector<Act>& acts, std::vector<Finding>& findings) {
    std::map<std::string, const Act*> first;
    for (const Act& act : acts) {
        if (!act.number || !act.session_date) continue;
        const auto [other, is_new] =
            first.emplace(folded(act.assembly) + "\n" + *act.number + "\n" + *act.session_date, &act);
        if (is_new) continue;
        const corpus::Source& source = other->second->source;
        findings.push_back(finding_in(FindingKind::duplicate, act,
                                      fmt::format("also stands in {}, line {}", source.file, source.lines.start),
                                      act.source.lines));
        for (const query::VersionDifference& each : query::version_differences(act, *other->second))
            findings.push_back(difference_finding(act, each.field, each.shown, each.other, source.file,
                                                  each.lines.start > 0 ? each.lines : act.source.lines));
    }
}

// What minutes lack for all their acts is said once; a list has no items, and a council may number nothing.
class FieldCheck {
  public:
    explicit FieldCheck(const std::vector<Act>& acts) {
        for (const Act& act : acts)
            if (act.number) numbering_.insert(act.source.file);
    }

    void run(const Act& act, std::vector<Finding>& findings) {
        const bool shared = act.form == corpus::Form::minutes || act.form == corpus::Form::list;
        const bool listed = act.form == corpus::Form::list;
        std::vector<std::string> missing;
        const auto want = [&missing](bool there, const char* name) {
            if (!there) missing.emplace_back(name);
        };
        const auto want_of_session = [&](bool there, const char* name) {
            want(there || (shared && !said_.emplace(act.source.file, name).second), name);
        };
        want(act.number.has_value() || (shared && numbering_.count(act.source.file) == 0), "number");
        want_of_session(act.institution.has_value(), "institution");
        want_of_session(act.assembly.has_value(), "assembly");
        want_of_session(act.session_date.has_value(), "session_date");
        want(act.title.has_value(), "title");
        want_of_session(act.president.has_value() || listed, "president");
        want_of_session(!act.attendance.present.empty() || listed, "attendance");
        want(!act.articles.empty() || listed, "articles");
        want(!act.votes.empty(), "votes");
        if (missing.empty()) return;
        findings.push_back(finding_in(FindingKind::missing_field, act,
                                      fmt::format("without {}", fmt::join(missing, ", ")), act.source.lines));
    }

  private:
    std::set<std::string> numbering_;                     // files some of whose acts have a number
    std::set<std::pair<std::string, std::string>> said_;  // by file
};

// The acts of the corpus by number, with their days.
using HeldNumbers = std::map<std::string, std::set<std::string>>;

// A year, a month or a day that begins the other.
bool same_day(const std::string& one, const std::string& other) {
    const std::size_t length = std::min(one.size(), other.size());
    return one.compare(0, length, other, 0, length) == 0;
}

bool is_held(const HeldNumbers& held, const std::string& number, const std::string& date) {
    const auto found = held.find(number);
    if (found == held.end()) return false;
    return std::any_of(found->second.begin(), found->second.end(),
                       [&date](const std::string& day) { return same_day(day, date); });
}

void check_reference_of(const Act& act, const corpus::Citation& citation, const HeldNumbers& held,
                        std::vector<Finding>& findings) {
    if (!citation.number || !citation.date) return;
    const auto parts = parts_of(*citation.number);
    const bool full_year = parts && parts->year.size() == 4;
    if (full_year && citation.date->compare(0, 4, parts->year) != 0) {
        findings.push_back(finding_in(FindingKind::reference_mismatch, act,
                                      fmt::format("cites {} under the date {}", *citation.number, *citation.date),
                                      citation.lines));
        return;
    }
    const auto known = held.find(*citation.number);
    if (full_year && known != held.end() && !is_held(held, *citation.number, *citation.date)) {
        findings.push_back(finding_in(FindingKind::reference_mismatch, act,
                                      fmt::format("cites {} under the date {}; the corpus has it of {}",
                                                  *citation.number, *citation.date, *known->second.begin()),
                                      citation.lines));
    }
}

HeldNumbers held_by(const std::vector<Act>& acts) {
    HeldNumbers held;
    for (const Act& act : acts) {
        if (act.number) held[*act.number].insert(act.session_date.value_or(""));
    }
    return held;
}

bool names_deliberation(const corpus::Citation& citation) {
    return citation.kind == corpus::ReferenceKind::deliberation && citation.number;
}

void check_references(const std::vector<Act>& acts, std::vector<Finding>& findings) {
    const HeldNumbers held = held_by(acts);
    for (const Act& act : acts) {
        for (const corpus::Citation& citation : act.citations) {
            if (names_deliberation(citation)) check_reference_of(act, citation, held, findings);
        }
    }
}

void add_missing(const std::vector<MissingDeliberation>& missing, std::vector<Finding>& findings) {
    for (const MissingDeliberation& one : missing) {
        Finding finding;
        finding.kind = FindingKind::unresolved_reference;
        finding.number = one.number;
        finding.date = one.date;
        finding.count = one.cited_by;
        finding.message = fmt::format("{}{}{}{} is cited by {} and not in the corpus", one.number,
                                      one.number.empty() || one.date.empty() ? "" : " of ", one.date,
                                      one.title.empty() ? "" : fmt::format(" « {} »", one.title),
                                      one.cited_by == 1 ? "1 act" : fmt::format("{} acts", one.cited_by));
        findings.push_back(std::move(finding));
    }
}

// The acts of each council, which numbers its acts and cites them by itself. All are of one, without a name, where no
// more than one is named.
std::vector<std::pair<std::string, std::vector<Act>>> councils_of(const std::vector<Act>& acts) {
    std::set<std::string> named;
    for (const Act& act : acts) named.insert(indexer::institution_key(act));
    named.erase("");
    const std::vector<std::string> keys(named.begin(), named.end());
    const std::vector<std::size_t> groups = indexer::group_institutions(keys);
    std::vector<std::pair<std::string, std::vector<Act>>> councils;
    if (std::all_of(groups.begin(), groups.end(), [](std::size_t group) { return group == 0; })) {
        councils.emplace_back(std::string(), acts);
        return councils;
    }
    std::map<std::size_t, std::size_t> council_of_group;
    for (const Act& act : acts) {
        const auto key = std::find(keys.begin(), keys.end(), indexer::institution_key(act));
        const std::size_t group =
            key == keys.end() ? keys.size() : groups[static_cast<std::size_t>(key - keys.begin())];
        const auto [council, is_new] = council_of_group.try_emplace(group, councils.size());
        if (is_new)
            councils.emplace_back(act.institution.value_or(act.institution_id.value_or("")), std::vector<Act>());
        councils[council->second].second.push_back(act);
    }
    return councils;
}

// « n°12 » and « n°12 du 5 avril » are one target where the corpus knows no other n°12; so are « du 5 avril » and the
// one deliberation of that day.
void fold_wordings(std::map<std::pair<std::string, std::string>, MissingDeliberation>& by_wording,
                   std::map<std::pair<std::string, std::string>, std::set<const Act*>>& citers) {
    std::map<std::string, std::vector<std::pair<std::string, std::string>>> of_number;
    std::map<std::string, std::vector<std::pair<std::string, std::string>>> of_day;
    for (const auto& [wording, one] : by_wording) {
        if (wording.first.empty() || wording.second.empty()) continue;
        of_number[wording.first].push_back(wording);
        of_day[wording.second].push_back(wording);
    }
    for (auto at = by_wording.begin(); at != by_wording.end();) {
        const auto& [number, day] = at->first;
        if (!number.empty() && !day.empty()) {
            ++at;
            continue;
        }
        const auto& whole = number.empty() ? of_day : of_number;
        const auto found = whole.find(number.empty() ? day : number);
        if (found == whole.end() || found->second.size() != 1) {
            ++at;
            continue;
        }
        citers[found->second.front()].merge(citers[at->first]);
        at = by_wording.erase(at);
    }
    for (auto& [wording, one] : by_wording) one.cited_by = citers[wording].size();
}

std::vector<MissingDeliberation> missing_from_council(const std::vector<Act>& acts) {
    const HeldNumbers held = held_by(acts);
    std::set<std::string> days_held;
    for (const auto& [number, days] : held) days_held.insert(days.begin(), days.end());
    std::map<std::pair<std::string, std::string>, MissingDeliberation> by_wording;
    std::map<std::pair<std::string, std::string>, std::set<const Act*>> citers;
    for (const Act& act : acts) {
        // « du 5 avril 2023 » where the act numbers one deliberation of that day is that one.
        std::set<std::string> numbered_days;
        for (const corpus::Citation& citation : act.citations) {
            if (names_deliberation(citation) && citation.date) numbered_days.insert(*citation.date);
        }
        for (const corpus::Citation& citation : act.citations) {
            if (citation.kind != corpus::ReferenceKind::deliberation) continue;
            const bool is_day_alone = !citation.number && citation.date && numbered_days.count(*citation.date) == 0;
            if (!citation.number && !is_day_alone) continue;
            if (is_day_alone && days_held.count(*citation.date) != 0) continue;
            std::pair wording(citation.number.value_or(""), citation.date.value_or(""));
            if (is_held(held, wording.first, wording.second)) continue;
            MissingDeliberation& missing = by_wording[wording];
            std::tie(missing.number, missing.date) = wording;
            citers[wording].insert(&act);
        }
    }
    fold_wordings(by_wording, citers);
    for (const Act& act : acts) {
        for (const corpus::Visa& visa : act.visas) {
            if (!visa.title) continue;
            const auto missing = by_wording.find({visa.number.value_or(""), visa.date.value_or("")});
            if (missing != by_wording.end() && missing->second.title.empty()) missing->second.title = *visa.title;
        }
    }
    std::vector<MissingDeliberation> missing;
    for (auto& [wording, one] : by_wording) missing.push_back(std::move(one));
    return missing;
}

}  // namespace

std::string_view name_of(FindingKind kind) {
    for (const auto& [value, name] : kind_names) {
        if (value == kind) return name;
    }
    return "";
}

std::vector<MissingDeliberation> missing_from(const std::vector<Act>& acts) {
    std::vector<MissingDeliberation> missing;
    for (const auto& [name, its] : councils_of(acts)) {
        std::vector<MissingDeliberation> its_own = missing_from_council(its);
        std::move(its_own.begin(), its_own.end(), std::back_inserter(missing));
    }
    std::stable_sort(missing.begin(), missing.end(), [](const MissingDeliberation& a, const MissingDeliberation& b) {
        return a.cited_by > b.cited_by;
    });
    return missing;
}

QualityReport check_quality(const std::vector<Act>& acts, const std::vector<MissingDeliberation>& missing) {
    QualityReport report;
    for (const Act& act : acts) ++(act.is_document ? report.documents : report.acts);
    for (const auto& [name, its] : councils_of(acts)) {
        std::vector<Finding> findings;
        check_numbering(its, findings);
        if (!name.empty())
            for (Finding& finding : findings) finding.message = name + ", " + finding.message;
        check_duplicates(its, findings);
        check_sessions(its, findings);
        check_versions(its, findings);
        check_references(its, findings);
        std::move(findings.begin(), findings.end(), std::back_inserter(report.findings));
    }
    add_missing(missing, report.findings);
    FieldCheck fields(acts);
    for (const Act& act : acts) {
        if (!act.is_document) fields.run(act, report.findings);
        for (const corpus::Doubt& doubt : act.doubts)
            report.findings.push_back(
                finding_in(FindingKind::doubt, act, doubt.field + ": " + doubt.reason, doubt.lines));
        for (const std::string& note : act.notes) {
            report.findings.push_back(finding_in(FindingKind::not_understood, act, note, {}));
        }
    }
    add_findings(report, {});
    return report;
}

void add_findings(QualityReport& report, std::vector<Finding> findings) {
    std::move(findings.begin(), findings.end(), std::back_inserter(report.findings));
    std::stable_sort(report.findings.begin(), report.findings.end(),
                     [](const Finding& a, const Finding& b) { return a.kind < b.kind; });
}

}  // namespace recueil::tools
