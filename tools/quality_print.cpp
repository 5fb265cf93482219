#include "tools/quality_print.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include <fmt/format.h>

#include "tools/act_print.h"
#include "tools/language.h"
#include "tools/messages.h"
#include "tools/wrap.h"

namespace recueil::tools {

namespace {

constexpr std::array<std::pair<FindingKind, const char*>, 12> headings{{
    {FindingKind::numbering_gap, msgid("Numbering gaps")},
    {FindingKind::duplicate, msgid("Acts held twice")},
    {FindingKind::version_difference, msgid("Versions of an act that differ")},
    {FindingKind::vote_sum, msgid("Votes that do not add up")},
    {FindingKind::vote_without_result, msgid("Votes without a result")},
    {FindingKind::two_names, msgid("Groups that may have two names")},
    {FindingKind::attendance, msgid("Attendance that does not add up")},
    {FindingKind::missing_field, msgid("Acts with missing fields")},
    {FindingKind::reference_mismatch, msgid("Numbers and dates that do not go together")},
    {FindingKind::unresolved_reference, msgid("References to what the corpus does not hold")},
    {FindingKind::doubt, msgid("Read with doubt")},
    {FindingKind::not_understood, msgid("What was not understood")},
}};

std::size_t count_of(const QualityReport& report, FindingKind kind) {
    std::size_t count = 0;
    for (const Finding& finding : report.findings) count += finding.kind == kind ? 1 : 0;
    return count;
}

std::string replaced(std::string text, std::string_view old, const std::string& with) {
    for (std::size_t at = text.find(old); at != std::string::npos; at = text.find(old, at + with.size()))
        text.replace(at, old.size(), with);
    return text;
}

// Lists of ranges, places and fields are no sentences that in_language() could read.
std::string message_of(const Finding& finding) {
    constexpr std::string_view opening = "without ";
    const std::string message = in_language(finding.message);
    if (finding.kind == FindingKind::numbering_gap) {
        const std::size_t list = std::min(message.rfind(": "), message.size());
        const std::string ranges = replaced(message.substr(list), " to ", translated(" to "));
        return message.substr(0, list) +
               replaced(replaced(ranges, "and ", translated("and ")), " more ranges", translated(" more ranges"));
    }
    if (finding.kind == FindingKind::duplicate) return replaced(message, ", line ", translated(", line "));
    if (finding.kind != FindingKind::missing_field || finding.message.rfind(opening, 0) != 0) return message;
    std::string names;
    for (std::size_t at = opening.size(); at < finding.message.size();) {
        const std::size_t end = std::min(finding.message.find(", ", at), finding.message.size());
        names += (names.empty() ? "" : ", ") + translated(finding.message.substr(at, end - at));
        at = end + 2;
    }
    return say("without {}", names);
}

std::string finding_text(const Finding& finding, std::size_t columns) {
    std::string where;
    if (!finding.act_id.empty()) {
        where = finding.number.empty() ? finding.act_id : finding.number;
        where += " (" + finding.file;
        if (finding.lines.start > 0) where += ", " + lines_text(finding.lines);
        where += ")";
    }
    const std::string message = message_of(finding);
    return wrap(one_line(where.empty() ? message : say("{}: {}", where, message)), "  ", columns);
}

}  // namespace

std::string quality_text(const QualityReport& report, const std::vector<Error>& unreadable, const Style& style) {
    std::string out =
        say("{} and {} looked at, {}\n", counted(report.acts, "act", "acts"),
            counted(report.documents, "document", "documents"), counted(report.findings.size(), "finding", "findings"));
    if (!unreadable.empty()) {
        out += fmt::format("\n{} ({})\n", style.bold(translated("Could not be read")), unreadable.size());
        for (const Error& error : unreadable) out += wrap(one_line(in_language(error.message)), "  ", style.columns);
    }
    for (const auto& [kind, heading] : headings) {
        const std::size_t count = count_of(report, kind);
        if (count == 0) continue;
        out += fmt::format("\n{} ({})\n", style.bold(translated(heading)), count);
        for (const Finding& finding : report.findings) {
            if (finding.kind == kind) out += finding_text(finding, style.columns);
        }
    }
    return out;
}

nlohmann::ordered_json quality_json(const QualityReport& report, const std::vector<Error>& unreadable) {
    const auto or_null = [](const std::string& text) {
        return text.empty() ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(text);
    };
    const auto line_or_null = [](int line) {
        return line == 0 ? nlohmann::ordered_json(nullptr) : nlohmann::ordered_json(line);
    };
    nlohmann::ordered_json counts = nlohmann::ordered_json::object();
    for (const auto& [kind, heading] : headings) counts[std::string(name_of(kind))] = count_of(report, kind);
    nlohmann::ordered_json errors = nlohmann::ordered_json::array();
    for (const Error& error : unreadable) errors.push_back({{"message", error.message}, {"hint", or_null(error.hint)}});
    nlohmann::ordered_json findings = nlohmann::ordered_json::array();
    for (const Finding& finding : report.findings) {
        findings.push_back({{"kind", name_of(finding.kind)},
                            {"message", finding.message},
                            {"id", or_null(finding.act_id)},
                            {"number", or_null(finding.number)},
                            {"date", or_null(finding.date)},
                            {"file", or_null(finding.file)},
                            {"line_start", line_or_null(finding.lines.start)},
                            {"line_end", line_or_null(finding.lines.end)},
                            {"count", finding.count}});
    }
    return {{"schema", "recueil.check/1"}, {"acts", report.acts}, {"documents", report.documents}, {"counts", counts},
            {"unreadable", errors},        {"findings", findings}};
}

}  // namespace recueil::tools
