// Reports for people and for programs.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

#include "alerts/new_acts.h"

namespace recueil::alerts {

enum class Language { english, french };

// One search after another, each act with its best passages, their lines and its address below `base_url`.
std::string report_text(const std::vector<Report>& reports, const std::string& base_url, Language language);

// « Recueil : 2 actes nouveaux, Médecins »: the subject of a mail.
std::string report_title(const std::vector<Report>& reports);

// The shape "recueil.alert/1".
nlohmann::ordered_json to_json(const Report& report, const std::string& base_url);

}  // namespace recueil::alerts
