#include "tools/near_words.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace recueil::tools {

std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t most) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > most) return most + 1;
    std::vector<std::size_t> before_last(a.size() + 1);
    std::vector<std::size_t> last(a.size() + 1);
    std::vector<std::size_t> row(a.size() + 1);
    for (std::size_t i = 0; i < last.size(); ++i) last[i] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
        row[0] = j;
        for (std::size_t i = 1; i <= a.size(); ++i) {
            row[i] = std::min({last[i] + 1, row[i - 1] + 1, last[i - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[i] = std::min(row[i], before_last[i - 2] + 1);
        }
        std::swap(before_last, last);
        std::swap(last, row);
    }
    return std::min(last.back(), most + 1);
}

std::string nearest_word(std::string_view word, const std::vector<std::string>& candidates) {
    constexpr std::size_t longest = 64;  // no option or command is as long
    if (word.empty() || word.size() > longest) return {};
    const std::size_t most = word.size() < 5 ? 1 : word.size() < 10 ? 2 : 3;
    std::string best;
    std::size_t least = most + 1;
    for (const std::string& candidate : candidates) {
        const std::size_t away = edit_distance(word, candidate, most);
        if (away < least) std::tie(least, best) = std::pair(away, candidate);
    }
    if (!best.empty() || word.size() < 3) return best;
    for (const std::string& candidate : candidates)
        if (candidate.compare(0, word.size(), word) == 0) return candidate;
    return {};
}

}  // namespace recueil::tools
