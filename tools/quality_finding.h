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

}  // namespace recueil::tools
