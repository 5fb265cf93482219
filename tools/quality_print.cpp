#include "tools/quality_print.h"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include <fmt/format.h>

#include "tools/act_print.h"
#include "tools/wrap.h"

namespace recueil::tools {

namespace {

constexpr std::array<std::pair<FindingKind, const char*>, 11> headings{{
    {FindingKind::numbering_gap, "Numbering gaps"},
    {FindingKind::duplicate, "Acts held twice"},
    {FindingKind::vote_sum, "Votes that do not add up"},
    {FindingKind::vote_without_result, "Votes without a result"},
    {FindingKind::two_names, "Groups that may have two names"},
    {FindingKind::attendance, "Attendance that does not add up"},
    {FindingKind::missing_field, "Acts with missing fields"},
    {FindingKind::reference_mismatch, "Numbers and dates that do not go together"},
    {FindingKind::unresolved_reference, "References to what the corpus does not hold"},
    {FindingKind::doubt, "Read with doubt"},
    {FindingKind::not_understood, "What was not understood"},
}};

std::size_t count_of(const QualityReport& report, FindingKind kind) {
    std::size_t count = 0;
    for (const Finding& finding : report.findings) count += finding.kind == kind ? 1 : 0;
    return count;
}

std::string finding_text(const Finding& finding) {
    std::string where;
    if (!finding.act_id.empty()) {
        where = finding.number.empty() ? finding.act_id : finding.number;
        where += " (" + finding.file;
        if (finding.lines.start > 0) where += ", " + lines_text(finding.lines);
        where += "): ";
    }
    return wrap(one_line(where + finding.message), "  ");
}

}  // namespace

std::string quality_text(const QualityReport& report, const std::vector<Error>& unreadable, const Style& style) {
    std::string out = fmt::format("{} and {} looked at, {}\n", counted(report.acts, "act", "acts"),
                                  counted(report.documents, "document", "documents"),
                                  counted(report.findings.size(), "finding", "findings"));
    if (!unreadable.empty()) {
        out += fmt::format("\n{} ({})\n", style.bold("Could not be read"), unreadable.size());
        for (const Error& error : unreadable) out += wrap(one_line(error.message), "  ");
    }
    for (const auto& [kind, heading] : headings) {
        const std::size_t count = count_of(report, kind);
        if (count == 0) continue;
        out += fmt::format("\n{} ({})\n", style.bold(heading), count);
        for (const Finding& finding : report.findings) {
            if (finding.kind == kind) out += finding_text(finding);
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
