#include "query/graph/legifrance.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include <fmt/format.h>

#include "corpus/reference.h"
#include "query/answers/links.h"
#include "query/characters.h"
#include "query/language/dates.h"

namespace recueil::query {

namespace {

constexpr std::string_view site = "https://www.legifrance.gouv.fr";

struct Code {
    std::string_view name;  // folded, without « code » and its particle
    std::string_view id;    // after LEGITEXT; empty for a code that was repealed
};

constexpr std::array<Code, 26> codes{{
    {"general des collectivites territoriales", "000006070633"},
    {"action sociale et des familles", "000006074069"},
    {"sante publique", "000006072665"},
    {"education", "000006071191"},
    {"environnement", "000006074220"},
    {"urbanisme", "000006074075"},
    {"patrimoine", "000006074236"},
    {"sport", "000006071318"},
    {"commande publique", "000037701019"},
    {"general de la fonction publique", "000044416551"},
    {"general de la propriete des personnes publiques", "000006070299"},
    {"voirie routiere", "000006070667"},
    {"route", "000006074228"},
    {"rural et de la peche maritime", "000006071367"},
    {"construction et de l'habitation", "000006074096"},
    {"travail", "000006072050"},
    {"general des impots", "000006069577"},
    {"transports", "000023086525"},
    {"electoral", "000006070239"},
    {"securite sociale", "000006073189"},
    {"relations entre le public et l'administration", "000031366350"},
    {"justice administrative", "000006070933"},
    {"energie", "000023983208"},
    {"tourisme", "000006074073"},
    {"procedure penale", "000006071154"},
    {"marches publics", ""},
}};

// Texts of these years and later have a European identifier of their number and date; older ones may have none.
constexpr std::chrono::year first_identified_year{2004};

const Code* find_code(std::string_view name) {
    std::string folded = corpus::fold(name);
    for (const std::string_view word : {"code ", "de la ", "de l'", "des ", "du ", "de "}) {
        if (folded.rfind(word, 0) == 0) folded.erase(0, word.size());
    }
    const auto found = std::find_if(codes.begin(), codes.end(), [&](const Code& code) { return code.name == folded; });
    return found == codes.end() ? nullptr : &*found;
}

// « L. 3121-14 et suivants » to « L3121-14 »; empty where no number follows the letter.
std::string article_number(std::string_view wording) {
    std::string number;
    std::size_t at = 0;
    while (at < wording.size() && wording[at] == ' ') ++at;
    if (at < wording.size() && std::string_view("LRDA").find(wording[at]) != std::string_view::npos) {
        number += wording[at++];
        if (at < wording.size() && wording[at] == '*') ++at;
    }
    while (at < wording.size() && (wording[at] == '.' || wording[at] == ' ')) ++at;
    if (at == wording.size() || !is_digit(wording[at])) return {};
    while (at < wording.size() &&
           (is_digit(wording[at]) || (wording[at] == '-' && at + 1 < wording.size() && is_digit(wording[at + 1])))) {
        number += wording[at++];
    }
    return number;
}

std::string search_url(std::string_view words) {
    return fmt::format("{}/search/all?tab_selection=all&searchField=ALL&query={}", site, percent_encode(words));
}

}  // namespace

std::string code_article_url(std::string_view code, std::string_view article) {
    const Code* known = find_code(code);
    const std::string number = article_number(article);
    if (number.empty() || code.empty() || (known != nullptr && known->id.empty())) return {};
    return fmt::format("{}/search/code?tab_selection=code&searchField=NUM_ARTICLE&query={}&searchType=ALL", site,
                       percent_encode(number));
}

std::string code_url(std::string_view code) {
    const Code* known = find_code(code);
    if (known == nullptr || known->id.empty()) return {};
    return fmt::format("{}/codes/texte_lc/LEGITEXT{}/", site, known->id);
}

std::string text_url(corpus::ReferenceKind kind, std::string_view number, std::string_view date) {
    using corpus::ReferenceKind;
    if (number.empty()) return {};
    std::string_view word;
    switch (kind) {
        case ReferenceKind::law:
            word = "loi";
            break;
        case ReferenceKind::decree:
            word = "decret";
            break;
        case ReferenceKind::ordinance:
            return search_url(fmt::format("ordonnance {}", number));
        case ReferenceKind::order:
            return search_url(fmt::format("arrêté {}", number));
        default:
            return {};
    }
    const auto day = iso_day(date);
    const bool plain = std::all_of(number.begin(), number.end(), [](char c) { return is_digit(c) || c == '-'; });
    if (!day || !plain || day->year() < first_identified_year) {
        return search_url(fmt::format("{} {}", kind == ReferenceKind::law ? "loi" : "décret", number));
    }
    return fmt::format("{}/eli/{}/{}/{}/{}/{}/jo/texte", site, word, static_cast<int>(day->year()),
                       static_cast<unsigned>(day->month()), static_cast<unsigned>(day->day()), number);
}

}  // namespace recueil::query
