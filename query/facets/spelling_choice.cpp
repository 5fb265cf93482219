#include "query/facets/spelling_choice.h"

#include <algorithm>
#include <tuple>

#include "query/characters.h"

namespace recueil::query {

namespace {

std::size_t accents_in(std::string_view text) {
    return static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xC2; }));
}

}  // namespace

std::string best_spelling(const Spellings& spellings) {
    const std::pair<const std::string, std::uint32_t>* best = nullptr;
    for (const auto& each : spellings) {
        if (best == nullptr) {
            best = &each;
            continue;
        }
        const auto rank = [](const std::pair<const std::string, std::uint32_t>& spelling) {
            return std::make_tuple(has_lower_case(spelling.first), spelling.second, accents_in(spelling.first));
        };
        if (rank(each) > rank(*best)) best = &each;
    }
    return best == nullptr ? std::string() : best->first;
}

}  // namespace recueil::query
