// A finding about one act, as the checks of a quality report make it.
#pragma once

#include <string>
#include <utility>

#include "tools/quality_report.h"

namespace recueil::tools {

inline Finding finding_in(FindingKind kind, const corpus::Act& act, std::string message, const corpus::Lines& lines) {
    return {kind, std::move(message), act.id, act.number.value_or(""), act.session_date.value_or(""), act.source.file,
            lines};
}

// « votes: 12 pour here, 13 pour in pv.pdf ».
inline Finding difference_finding(const corpus::Act& act, const std::string& field, const std::string& here,
                                  const std::string& there, const std::string& file, const corpus::Lines& lines) {
    return finding_in(FindingKind::version_difference, act, field + ": " + here + " here, " + there + " in " + file,
                      lines);
}

}  // namespace recueil::tools
