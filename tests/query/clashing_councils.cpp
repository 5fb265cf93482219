#include "tests/query/clashing_councils.h"

#include <cstddef>
#include <random>
#include <set>
#include <utility>

namespace recueil::tests {

const ClashingCouncil first_council{"DEPARTEMENT DE LA HAUTE-ORNE", "Département de la Haute-Orne",
                                    "departement-haute-orne"};
const ClashingCouncil second_council{"DEPARTEMENT DU VAL-SAURE", "Département du Val-Saure", "departement-val-saure"};

namespace {

const std::vector<std::pair<std::string, std::string>> days{
    {"26 MARS 2018", "26/03/2018"}, {"12 NOVEMBRE 2018", "12/11/2018"}, {"24 JUIN 2019", "24/06/2019"}};

}  // namespace

std::vector<TestAct> clashing_acts(const ClashingCouncil& council, unsigned seed) {
    std::mt19937 random(seed);
    const auto pick = [&](std::size_t count) {
        return std::uniform_int_distribution<std::size_t>(0, count - 1)(random);
    };
    // Every number is one of few, so that the councils share most of them; some acts are cited and held nowhere.
    const auto number = [&] {
        return pick(3) == 0 ? std::to_string(1 + pick(4)) : "2018-" + std::to_string(1 + pick(9));
    };
    const auto reference = [&] {
        std::string text = "la délibération n°" + number();
        if (pick(3) == 0) text += " du Conseil départemental";
        return pick(5) == 0 ? text : text + " du " + days[pick(days.size())].second;
    };
    std::vector<TestAct> acts;
    std::set<std::pair<std::string, std::string>> taken;
    while (acts.size() < 14) {
        TestAct act;
        act.institution = council.heading;
        act.number = number();
        act.day = days[pick(days.size())].first;
        if (!taken.emplace(act.number, act.day).second) continue;
        act.present = {"M. Jean ROCHE"};
        for (const char* name : {"Mme Lucie PETIT", "M. Karim BEN AMOR", "M. Éric SOLAL"})
            if (pick(2) == 0) act.present.emplace_back(name);
        act.opinions = {{1 + static_cast<int>(pick(2)), "Finances"}};
        act.grounds = {"Vu le Code Général des Collectivités Territoriales"};
        for (std::size_t i = pick(3); i > 0; --i) act.grounds.push_back("Vu " + reference());
        act.articles = {"D’acheter douze vélos."};
        if (pick(2) == 0) act.articles.push_back("D’abroger " + reference() + ".");
        if (pick(3) == 0) act.articles.push_back("De modifier " + reference() + ".");
        act.against = pick(3) == 0 ? 1 : 0;
        acts.push_back(act);
    }
    return acts;
}

}  // namespace recueil::tests
