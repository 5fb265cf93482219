#include "server/web/year_chart.h"

#include <algorithm>
#include <cstdlib>

#include <fmt/format.h>

#include "server/search_parameters.h"
#include "server/web/french.h"

namespace recueil::server {
namespace {

// The years of the facet with those between that hold no act: a gap must show.
std::vector<query::FacetValue> years_of(const query::Facet& facet) {
    constexpr int longest_gap = 100;
    std::vector<query::FacetValue> years;
    for (const auto& value : facet.values) {
        const int year = std::atoi(value.value.c_str());
        const int last = years.empty() ? year : std::atoi(years.back().value.c_str());
        for (int gap = last + 1; gap < year && year - last < longest_gap; ++gap) {
            years.push_back({std::to_string(gap), std::to_string(gap), 0, false});
        }
        years.push_back(value);
    }
    return years;
}

}  // namespace

// Lengths are percents of the drawing.
Model year_chart(const query::Facet& facet, const query::SearchRequest& request) {
    Model bars = Model::array();
    const auto years = years_of(facet);
    std::size_t most = 1;
    for (const auto& value : years) most = std::max(most, value.count);
    // A year by itself is a bar among bars all the same.
    const double width = 100.0 / static_cast<double>(std::max<std::size_t>(years.size(), 6));
    // Labels that would run into each other are left out; the bars say their year all the same.
    const std::size_t step = years.size() / 12 + 1;
    for (std::size_t i = 0; i < years.size(); ++i) {
        const auto& value = years[i];
        const bool empty = value.count == 0 && !value.selected;
        const double share = static_cast<double>(value.count) / static_cast<double>(most);
        const double height = empty ? 1.5 : std::max(3.0, 76.0 * share);
        const auto other =
            value.selected ? without_filter(request, "year", value.value) : with_filter(request, "year", value.value);
        const double left = width * static_cast<double>(i);
        const std::string label = value.value.size() == 4 ? "’" + value.value.substr(2) : value.value;
        Model drawn{{"bar_x", fmt::format("{:.2f}%", left + width * 0.1)},
                    {"bar_width", fmt::format("{:.2f}%", width * 0.8)},
                    {"bar_y", fmt::format("{:.2f}%", 80.0 - height)},
                    {"bar_height", fmt::format("{:.2f}%", height)},
                    {"bar_middle", fmt::format("{:.2f}%", left + width * 0.5)},
                    {"bar_short", i % step == 0 ? label : std::string()},
                    {"bar_text", fmt::format("{}{}\u00A0: {}{}", value.value,
                                             i % step == 0 && label != value.value ? " (" + label + ")" : std::string(),
                                             counted(value.count, "acte", "actes"), value.selected ? ", choisie" : "")},
                    {"bar_key", "year:" + value.value},
                    {"bar_url", address_of("/", other)},
                    {"bar_selected", value.selected}};
        bars.push_back({{empty ? "bar_gap" : "bar_year", std::move(drawn)}});
    }
    return bars;
}

}  // namespace recueil::server
