#include "corpus/rules/code_names.h"

#include <array>
#include <string>
#include <string_view>

namespace recueil::corpus {

namespace {

// Folded, without « code ». A longer name comes before its beginning.
constexpr std::array<std::string_view, 86> code_names{
    "de l'action sociale et des familles",
    "de l'artisanat",
    "des assurances",
    "de l'aviation civile",
    "du cinema et de l'image animee",
    "civil",
    "de la commande publique",
    "de commerce",
    "des communes",
    "de la consommation",
    "de la construction et de l'habitation",
    "de la defense",
    "de deontologie",
    "disciplinaire et penal de la marine marchande",
    "du domaine de l'etat",
    "du domaine public fluvial",
    "des douanes",
    "de l'education",
    "electoral",
    "de l'energie",
    "de l'enseignement technique",
    "de l'entree et du sejour des etrangers et du droit d'asile",
    "de l'environnement",
    "de l'expropriation pour cause d'utilite publique",
    "de l'expropriation",
    "de la famille et de l'aide sociale",
    "forestier",
    "de la fonction publique",
    "general de la fonction publique",
    "general de la propriete des personnes publiques",
    "general des collectivites territoriales",
    "general des collectivites locales",
    "general des impots",
    "des impositions sur les biens et services",
    "des instruments monetaires et des medailles",
    "des juridictions financieres",
    "de justice administrative",
    "de justice militaire",
    "de la justice penale des mineurs",
    "de la legion d'honneur",
    "des marches publics",
    "minier",
    "monetaire et financier",
    "de la mutualite",
    "de l'organisation judiciaire",
    "du patrimoine",
    "penal",
    "penitentiaire",
    "des pensions civiles et militaires de retraite",
    "des pensions militaires d'invalidite",
    "des ports maritimes",
    "des postes et des communications electroniques",
    "des postes et telecommunications",
    "de procedure civile",
    "de procedure penale",
    "des procedures civiles d'execution",
    "de la propriete intellectuelle",
    "de la propriete des personnes publiques",
    "de la recherche",
    "des relations entre le public et l'administration",
    "des relations entre le public et les administrations",
    "de la route",
    "rural et de la peche maritime",
    "rural",
    "de la sante publique",
    "de la securite interieure",
    "de la securite sociale",
    "du service national",
    "du sport",
    "des sports",
    "du tourisme",
    "des transports",
    "du travail maritime",
    "du travail",
    "de l'urbanisme",
    "de la voirie routiere",
    "du vin",
    "de l'habitat et de la construction",
    "de l'habitation et de la construction",
    "des tribunaux administratifs et des cours administratives d'appel",
    "des usages",
    "general de la propriete publique",
    "de la voirie",
    "de la famille",
    "de la nationalite",
    "de l'administration communale",
};

std::string name_pattern() {
    std::string names;
    for (const std::string_view name : code_names) {
        if (!names.empty()) names += '|';
        for (const char c : name) {
            if (c == ' ')
                names += "\\s+";
            else if (c == '\'')
                names += "'\\s?";
            else
                names += c;
        }
    }
    return "(?i:\\bcode\\s+(?:" + names + ")\\b)";
}

}  // namespace

const RE2& code_name() {
    static const RE2 pattern(
        name_pattern() +
        R"(|(?i:\blivre\s+des\s+procedures\s+fiscales\b)|\bCode\s+(?:(?:de la|de l'|du|des|de|d')\s*[A-Z][A-Za-z'-]*|(?i:general|civil|disciplinaire|electoral|forestier|minier|monetaire|penal|rural)\b)(?:\s+(?:(?:et|de la|de l'|du|des|de|d')\s*){0,2}[A-Z][A-Za-z'-]*){0,6}|\b(?:CGCT|CASF|CSP|CGFP|CG3P|CGPPP|CCH|CRPA|CGI|CESEDA|LPF)\b)");
    return pattern;
}

}  // namespace recueil::corpus
