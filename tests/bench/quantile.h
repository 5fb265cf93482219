// What benchmarks say of the times they took.
#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace recueil::bench {

// The value below which `share` (0 to 1) of the values stand, the nearest of those measured; 0 where there are none.
inline double quantile(std::vector<double> values, double share) {
    if (values.empty()) return 0;
    std::sort(values.begin(), values.end());
    const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5);
    return values[std::min(at, values.size() - 1)];
}

}  // namespace recueil::bench
