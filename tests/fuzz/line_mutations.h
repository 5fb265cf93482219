// Changes a text line by line, as documents differ: bytes changed at random seldom leave an act that rules still read.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace recueil::fuzz {

// Lines that begin something in an act.
inline constexpr std::array<std::string_view, 36> telling_lines{"DELIBERATION N°2019-12",
                                                                "SÉANCE DU 24 JUIN 2019",
                                                                "REUNION DU 8 MARS 2010",
                                                                "Le Conseil municipal,",
                                                                "DECIDE :",
                                                                "Après en avoir délibéré,",
                                                                "Vu la délibération n°2018-83 du 26 mars 2018 ;",
                                                                "Vu le code général, notamment l’article L.3121-14 ;",
                                                                "Considérant que",
                                                                "Article 1 :",
                                                                "Article unique :",
                                                                "ARTICLE 2 -",
                                                                "- de verser 1 000 € à l’association X ;",
                                                                "Pour : 12 voix",
                                                                "Contre : 0 voix",
                                                                "Abstention : 1 (M. DUPONT)",
                                                                "Adopté à l’unanimité",
                                                                "(Adopté)",
                                                                "Étaient présents :",
                                                                "Excusés :",
                                                                "Absents : Mme MARTIN",
                                                                "M. DUPONT donne pouvoir à Mme MARTIN",
                                                                "Secrétaire de séance : M. PETIT",
                                                                "LE MAIRE,",
                                                                "ANNEXE",
                                                                "Rapport n°5",
                                                                "ORDRE DU JOUR",
                                                                "1. Approbation du procès-verbal",
                                                                "Question n° 3",
                                                                "Rapporteur : Mme MARTIN",
                                                                "Envoyé en préfecture le 01/07/2019",
                                                                "ID : 062-226200012-20190624-DEL12-DE",
                                                                "Page 2 sur 3",
                                                                "| a | b | c |",
                                                                "Le quorum étant atteint",
                                                                "A rejeté"};

template <class Random>
std::string with_lines_changed(std::string_view text, Random& random) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    const auto below = [&](std::size_t limit) {
        return static_cast<std::size_t>(random() % std::max<std::size_t>(limit, 1));
    };
    for (std::size_t change = 0; change <= below(3); ++change) {
        const std::size_t at = below(lines.size() + 1);
        const auto place = lines.begin() + static_cast<std::ptrdiff_t>(at);
        const bool is_line = at < lines.size();
        switch (below(5)) {
            case 0:
                lines.insert(place, telling_lines.at(below(telling_lines.size())));
                break;
            case 1:
                if (is_line) lines.erase(place);
                break;
            case 2:
                if (is_line) lines.insert(place, *place);
                break;
            case 3:
                if (is_line) std::swap(*place, lines[below(lines.size())]);
                break;
            default:
                // A page, a column or an act in another's place.
                if (is_line) std::rotate(lines.begin(), place, lines.end());
                break;
        }
    }
    std::string changed;
    for (const std::string_view line : lines) (changed += line) += '\n';
    return changed;
}

}  // namespace recueil::fuzz
