#include "indexer/committees.h"

#include <array>
#include <charconv>
#include <map>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "indexer/terms.h"

namespace recueil::indexer {

namespace {

// The days on which new councils took over, by kind of assembly (electoral code, laws that moved elections).
constexpr std::array<std::string_view, 8> municipal{"1995-06-11", "2001-03-11", "2008-03-09", "2014-03-23",
                                                    "2020-05-18", "2026-03-15", "2032-03-14", "2038-03-14"};
constexpr std::array<std::string_view, 9> departmental{"1998-03-15", "2001-03-11", "2004-03-21",
                                                       "2008-03-09", "2011-03-20", "2015-03-29",
                                                       "2021-06-27", "2028-03-12", "2034-03-12"};
constexpr std::array<std::string_view, 6> regional{"1998-03-15", "2004-03-21", "2010-03-14",
                                                   "2015-12-13", "2021-06-27", "2028-03-12"};

int number_in(std::string_view text) {
    int value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::span<const std::string_view> elections_of(std::string_view assembly) {
    const std::string name = value_key(assembly);
    if (name.find("region") != std::string::npos) return regional;
    if (name.find("municipal") != std::string::npos || name.find("communaut") != std::string::npos ||
        name.find("metropol") != std::string::npos || name.find("syndical") != std::string::npos)
        return municipal;
    return departmental;
}

std::size_t root_of(std::vector<std::size_t>& parents, std::size_t i) {
    while (parents[i] != i) {
        parents[i] = parents[parents[i]];
        i = parents[i];
    }
    return i;
}

}  // namespace

int mandate_of(std::string_view assembly, std::string_view date) {
    if (date.size() < 4) return 0;
    int year = number_in(date.substr(0, 4));
    for (const std::string_view election : elections_of(assembly)) {
        if (election > date) break;
        year = number_in(election.substr(0, 4));
    }
    return year;
}

std::string committee_key(int number, int mandate, std::string_view name) {
    return fmt::format("{}@{}@{}", number, mandate, value_key(name));
}

CommitteeMention committee_of_key(std::string_view key) {
    const std::size_t first = key.find('@');
    const std::size_t second = first == std::string_view::npos ? first : key.find('@', first + 1);
    if (second == std::string_view::npos) return {};
    return {number_in(key.substr(0, first)), number_in(key.substr(first + 1, second - first - 1)),
            key.substr(second + 1)};
}

std::vector<std::size_t> group_committees(const std::vector<std::string>& keys) {
    std::vector<std::size_t> parents(keys.size());
    std::map<std::pair<int, int>, std::size_t> by_mandate;
    std::map<std::pair<int, std::string_view>, std::size_t> by_name;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        parents[i] = i;
        const CommitteeMention mention = committee_of_key(keys[i]);
        const auto join = [&](std::size_t other) {
            const std::size_t a = root_of(parents, i);
            const std::size_t b = root_of(parents, other);
            parents[a < b ? b : a] = a < b ? a : b;
        };
        // A committee without a number is known by its name alone.
        if (mention.number != 0) join(by_mandate.try_emplace({mention.number, mention.mandate}, i).first->second);
        if (!mention.name.empty()) join(by_name.try_emplace({mention.number, mention.name}, i).first->second);
    }
    for (std::size_t i = 0; i < keys.size(); ++i) parents[i] = root_of(parents, i);
    return parents;
}

}  // namespace recueil::indexer
