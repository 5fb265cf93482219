#include "corpus/reference.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/people.h"
#include "corpus/rules/reading.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

std::string without_final_comma(std::string_view text) {
    text = trim(text);
    while (!text.empty() && (text.back() == ',' || text.back() == ':')) text = trim(text.substr(0, text.size() - 1));
    return squeeze(text);
}

}  // namespace

// « LE PRESIDENT DU CONSEIL DEPARTEMENTAL, / Jean-Claude LEROY » and, certified by, « Pour le Président …, / Le
// Directeur Général Adjoint, / SIGNE / François RICHARD »: a name signs under the last role before it.
void read_signature(Reading& reading) {
    const SourceLines& lines = reading.lines;
    Act& act = reading.act;
    const int end = reading.layout.deliberation.end + 1;
    std::string role;
    int role_line = 0;
    static const RE2 role_pattern(
        R"((?:(?:LE|LA) |L')(?:PRESIDENTE?|MAIRE|DIRECT(?:EUR|RICE)|SECRETAIRE|VICE-PRESIDENTE?|CHEF|ADJOINTE?|RESPONSABLE|DELEGUEE?|PREMIERE?)\b.{0,100})");
    static const RE2 place_and_day(R"((?i)(?:fait\s+)?(?:à\s+)?\p{Lu}[\p{L}' ’-]*,?\s+le\s+(\d.*))");
    for (int line = reading.layout.signature; line < end; ++line) {
        const std::string text = squeeze(lines.trimmed(line));
        if (text.empty() || text.size() > 200) continue;
        const std::string key = header_key(text);
        if (const Match match = match_at(place_and_day, text, 0)) {
            std::string day(match[1]);
            while (!day.empty() && (day.back() == '.' || day.back() == ',')) day.pop_back();
            if (auto date = parse_date(day)) act.signed_date = std::move(date);
            continue;
        }
        if (matches(role_pattern, key)) {
            role = without_final_comma(text);
            role_line = line;
            continue;
        }
        if (key == "SIGNE" || starts_with(key, "POUR ")) continue;
        if (!role.empty() && is_person_name(text)) {
            act.signatories.push_back({text, role, {role_line, line}});
            role.clear();
        }
    }
}

}  // namespace recueil::corpus
