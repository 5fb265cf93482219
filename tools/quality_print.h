// A quality report for people and for programs.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "base/error.h"
#include "tools/output.h"
#include "tools/quality_report.h"

namespace recueil::tools {

std::string quality_text(const QualityReport& report, const std::vector<Error>& unreadable, const Style& style);

// {"schema": "recueil.check/1", "acts", "documents", "counts": {kind: n}, "unreadable": […], "findings": […]}
nlohmann::ordered_json quality_json(const QualityReport& report, const std::vector<Error>& unreadable);

}  // namespace recueil::tools
