#include "query/graph/known_state.h"

#include <array>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace recueil::query {

std::string words_of(const Change& change) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 4> words{
        {{"amends", "modifiée"}, {"completes", "complétée"}, {"repeals", "abrogée"}, {"replaces", "remplacée"}}};
    for (const auto& [type, word] : words) {
        if (type != change.type) continue;
        // Who amends or completes always leaves the rest as it is.
        const bool whole_or_part = type == "repeals" || type == "replaces";
        return std::string(word) + (change.in_part && whole_or_part ? " en partie par" : " par");
    }
    return change.type;
}

std::string french_day(const std::string& iso) {
    if (iso.size() != 10) return iso;
    return fmt::format("{}/{}/{}", iso.substr(8, 2), iso.substr(5, 2), iso.substr(0, 4));
}

std::string sentence_of(const Change& change) {
    static constexpr std::string_view noun = "Délibération";
    const bool is_deliberation = change.by_label.rfind(noun, 0) == 0;
    return words_of(change) + " " +
           (is_deliberation ? "la délibération" + change.by_label.substr(noun.size()) : change.by_label);
}

}  // namespace recueil::query
