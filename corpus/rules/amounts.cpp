#include "corpus/rules/amounts.h"

#include <string>

#include "corpus/rules/pattern.h"

namespace recueil::corpus {

std::vector<Amount> find_amounts(std::string_view text) {
    // Thousands stand apart by a space or a point; a lone run of digits is taken whole.
    static const RE2 pattern(
        R"((?i)(\d{1,3}(?:[ .]\d{3})+|\d+)(?:,(\d{1,2}))?\s*(k€|m€|milliers? d['’]euros|millions? d['’]euros|millions? €|€|euros?\b))");
    std::vector<Amount> amounts;
    for (std::size_t at = 0; const Match match = find(pattern, text, at);) {
        at = match.end;
        double value = 0;
        for (const char c : match[1])
            if (c >= '0' && c <= '9') value = value * 10 + (c - '0');
        double unit = 0.1;
        for (const char c : match[2]) {
            value += (c - '0') * unit;
            unit /= 10;
        }
        const std::string_view currency = match[3];
        const char first = currency.empty() ? ' ' : static_cast<char>(currency[0] | 0x20);
        if (first == 'k') value *= 1e3;
        if (first == 'm')
            value *= (currency.size() > 5 && (currency[3] | 0x20) == 'l' && (currency[4] | 0x20) == 'i' &&
                      (currency[5] | 0x20) == 'e')
                         ? 1e3
                         : 1e6;
        amounts.push_back({value, match.begin, match.end});
    }
    return amounts;
}

}  // namespace recueil::corpus
