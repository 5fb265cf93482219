#include "corpus/layout/heading_style.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace recueil::corpus {

namespace {

constexpr std::size_t fewest_headings = 5;
constexpr double usual_share = 0.75;  // of the headings
constexpr double rarer = 1.0 / 3;     // the share of the other lines, at most, of that of the headings
constexpr double match = 0.5;
constexpr double mismatch = -0.7;
constexpr double most = 0.9;
constexpr double least = -1.2;

int half_points(const DocumentLine& line) {
    return static_cast<int>(std::lround(line.font_size * 2));
}

template <typename Value>
Value most_frequent(const std::map<Value, int>& counts) {
    return std::max_element(counts.begin(), counts.end(),
                            [](const auto& a, const auto& b) { return a.second < b.second; })
        ->first;
}

}  // namespace

HeadingStyle::HeadingStyle(const DocumentLines& lines, const std::vector<Heading>& chosen) {
    std::vector<int> headings;
    for (const Heading& each : chosen)
        if (each.kind != HeadingKind::stop) headings.push_back(each.index);
    if (headings.size() < fewest_headings) return;
    std::map<char32_t, int> bullets;
    std::map<int, int> sizes;
    for (const int index : headings) {
        ++bullets[lines[index].bullet];
        ++sizes[half_points(lines[index])];
    }
    bullet_ = most_frequent(bullets);
    size_ = most_frequent(sizes);
    std::vector<Sign> candidates{[](const DocumentLine& line, const HeadingStyle&) { return line.bold; },
                                 [](const DocumentLine& line, const HeadingStyle&) { return line.capitals; },
                                 [](const DocumentLine& line, const HeadingStyle&) { return line.heading; }};
    if (bullet_ != 0)
        candidates.push_back(
            [](const DocumentLine& line, const HeadingStyle& style) { return line.bullet == style.bullet_; });
    if (size_ != 0)
        candidates.push_back(
            [](const DocumentLine& line, const HeadingStyle& style) { return half_points(line) == style.size_; });
    for (const Sign sign : candidates) {
        int of_headings = 0;
        for (const int index : headings) of_headings += sign(lines[index], *this) ? 1 : 0;
        int of_lines = 0;
        for (int i = 0; i < lines.count(); ++i) of_lines += sign(lines[i], *this) ? 1 : 0;
        const double share = static_cast<double>(of_headings) / static_cast<double>(headings.size());
        const int others = lines.count() - static_cast<int>(headings.size());
        const double elsewhere = others > 0 ? static_cast<double>(of_lines - of_headings) / others : 1.0;
        if (share >= usual_share && elsewhere <= share * rarer) signs_.push_back(sign);
    }
}

double HeadingStyle::weight(const DocumentLine& line) const {
    double sum = 0;
    for (const Sign sign : signs_) sum += sign(line, *this) ? match : mismatch;
    return std::clamp(sum, least, most);
}

}  // namespace recueil::corpus
