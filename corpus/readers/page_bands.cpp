#include "corpus/readers/page_bands.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include <re2/re2.h>

namespace recueil::corpus {
namespace {

constexpr double narrowest_gutter = 5;  // points; cells of a table have about 5 on each side
constexpr std::size_t reach = 24;       // how many fragments before one are asked whether they are beside or above it

constexpr std::size_t most_gutters = 64;
// Empty stretches over the whole width that end a band, in lines: any of the first, and of the second where the band
// has none as wide.
constexpr double most_lines_apart = 4.5;
constexpr double usual_lines_apart = 1.8;

struct Gap {
    double left = 0;
    double right = 0;
};

bool wide_enough(const Gap& gap) {
    return gap.right - gap.left >= narrowest_gutter;
}

bool share_height(const Box& a, const Box& b) {
    const double shared = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    return shared > 0.3 * std::min(a.height(), b.height());
}

bool share_width(const Box& a, const Box& b) {
    return a.left < b.right && b.left < a.right;
}

bool are_beside(const Box& a, const Box& b) {
    if (!share_height(a, b)) return false;
    return b.left - a.right >= narrowest_gutter || a.left - b.right >= narrowest_gutter;
}

// The gaps, less the width of a fragment.
std::vector<Gap> cut(const std::vector<Gap>& gaps, const Box& box) {
    std::vector<Gap> left;
    left.reserve(gaps.size() + 1);
    for (const Gap& gap : gaps) {
        const Gap before{gap.left, std::min(gap.right, box.left)};
        const Gap after{std::max(gap.left, box.right), gap.right};
        if (box.right <= gap.left || box.left >= gap.right) {
            left.push_back(gap);
            continue;
        }
        if (wide_enough(before) && left.size() < most_gutters) left.push_back(before);
        if (wide_enough(after) && left.size() < most_gutters) left.push_back(after);
    }
    return left;
}

class BandFinder {
  public:
    BandFinder(std::vector<Fragment> fragments, double usual_gap)
        : fragments_(std::move(fragments)), usual_gap_(usual_gap) {
        std::stable_sort(fragments_.begin(), fragments_.end(),
                         [](const Fragment& a, const Fragment& b) { return a.box.middle() < b.box.middle(); });
    }

    std::vector<Band> run() {
        std::size_t loose = 0;  // first fragment of no band yet
        for (std::size_t i = 0; i < fragments_.size();) {
            const std::size_t first = first_beside(loose, i);
            if (first == i || !open(first, i)) {
                ++i;
                continue;
            }
            const std::size_t start = extend_up(loose, first);
            const std::size_t end = extend_down(start, i + 1);
            add(loose, start, {});
            add(start, end, gaps_);
            loose = end;
            i = end;
        }
        add(loose, fragments_.size(), {});
        return std::move(bands_);
    }

  private:
    const Box& box(std::size_t i) const { return fragments_[i].box; }

    // The first fragment from `from` on that is beside fragment `i`; `i` where there is none.
    std::size_t first_beside(std::size_t from, std::size_t i) const {
        std::size_t first = i;
        for (std::size_t j = i; j-- > from && i - j < reach;) {
            if (are_beside(box(j), box(i))) first = j;
        }
        return first;
    }

    // The gaps inside the fragments from `first` to `last`; false where there is none.
    bool open(std::size_t first, std::size_t last) {
        Box extent = box(first);
        for (std::size_t i = first; i <= last; ++i) extent.cover(box(i));
        gaps_ = {{extent.left, extent.right}};
        for (std::size_t i = first; i <= last; ++i) gaps_ = cut(gaps_, box(i));
        return !gaps_.empty();
    }

    // Lines of a column that starts above the others.
    std::size_t extend_up(std::size_t from, std::size_t first) {
        while (first > from) {
            const Box& above = box(first - 1);
            std::vector<Gap> rest = cut(gaps_, above);
            bool goes_on = false;
            for (std::size_t j = first; j < fragments_.size() && j < first + 6 && !goes_on; ++j) {
                goes_on = share_width(above, box(j)) && box(j).middle() > above.middle();
                if (goes_on && is_apart(above, box(j), usual_gap_)) return first;
            }
            if (!goes_on || rest.empty()) return first;
            gaps_ = std::move(rest);
            --first;
        }
        return first;
    }

    // Past the last fragment that is beside another of the band, or goes on a column of it.
    std::size_t extend_down(std::size_t start, std::size_t next) {
        std::vector<Gap> gaps = gaps_;
        std::size_t confirmed = next;
        std::size_t rows = 1;
        double bottom = 0;
        double widest = 0;
        for (std::size_t i = start; i < next; ++i) bottom = std::max(bottom, box(i).bottom);
        for (std::size_t i = next; i < fragments_.size(); ++i) {
            std::vector<Gap> rest = cut(gaps, box(i));
            if (rest.empty()) break;
            const double empty = box(i).top - bottom;
            if (empty > most_lines_apart * fragments_[i].size) break;
            const bool is_table = gaps.size() > 1 && rest.size() > 1;
            if (!is_table && empty > usual_lines_apart * fragments_[i].size && empty > 1.6 * widest) break;
            if (confirmed == i) widest = std::max(widest, empty);
            bottom = std::max(bottom, box(i).bottom);
            bool has_neighbour = false;
            bool goes_on = false;
            for (std::size_t j = i; j-- > start && i - j < reach && !(has_neighbour && goes_on);) {
                has_neighbour = has_neighbour || are_beside(box(j), box(i));
                goes_on = goes_on || (j < confirmed && confirmed == i && share_width(box(j), box(i)) &&
                                      box(i).middle() > box(j).middle() && !is_apart(box(j), box(i), usual_gap_));
            }
            // Another table, of fewer columns, starts here.
            if (rest.size() < gaps.size() && gaps.size() > 1 && rows > 4 && has_neighbour) break;
            gaps = std::move(rest);
            if (has_neighbour) ++rows;
            if (!has_neighbour && !goes_on) continue;
            confirmed = i + 1;
            gaps_ = gaps;
        }
        return confirmed;
    }

    void add(std::size_t from, std::size_t to, const std::vector<Gap>& gaps) {
        if (from == to) return;
        Band band;
        for (const Gap& gap : gaps) band.gutters.push_back((gap.left + gap.right) / 2);
        for (std::size_t i = from; i < to; ++i) band.fragments.push_back(std::move(fragments_[i]));
        bands_.push_back(std::move(band));
    }

    std::vector<Fragment> fragments_;
    double usual_gap_;
    std::vector<Gap> gaps_;
    std::vector<Band> bands_;
};

// How the lines of one column look.
struct ColumnShape {
    Box extent;
    std::size_t lines = 0;
    std::size_t bytes = 0;
    double running = 0;  // how many of its lines go on the one before and fill the column
    double numeric = 0;
    double joined = 0;  // how many follow another line without a gap
    double colons = 0;  // how many end in « : »
};

}  // namespace

bool is_numeric(const std::string& text) {
    static const RE2 pattern(R"([-–+]?\s*(?:[\d\s.,%€/()+–-]|\p{Zs}|euros?|EUR|HT|TTC|K€|m²|ml|km)*)");
    return RE2::FullMatch(text, pattern);
}

namespace {

ColumnShape shape_of(const std::vector<Fragment>& column, double usual_gap) {
    ColumnShape shape;
    shape.lines = column.size();
    shape.extent = column.front().box;
    for (const Fragment& fragment : column) shape.extent.cover(fragment.box);
    const double full = shape.extent.right - std::max(0.12 * shape.extent.width(), column.front().size);
    std::size_t follow = 0;
    std::size_t fill = 0;
    std::size_t numbers = 0;
    std::size_t colons = 0;
    for (std::size_t i = 0; i < column.size(); ++i) {
        shape.bytes += column[i].text.size();
        if (is_numeric(column[i].text)) ++numbers;
        if (column[i].text.ends_with(':')) ++colons;
        if (i == 0 || is_apart(column[i - 1].box, column[i].box, usual_gap)) continue;
        ++follow;
        if (column[i - 1].box.right > full) ++fill;
    }
    const auto count = static_cast<double>(column.size());
    const bool has_sentences = shape.bytes > 18 * column.size() && column.size() > 2;
    if (follow > 0 && has_sentences) shape.running = static_cast<double>(fill) / static_cast<double>(follow);
    shape.joined = static_cast<double>(follow) / count;
    shape.numeric = static_cast<double>(numbers) / count;
    shape.colons = static_cast<double>(colons) / count;
    return shape;
}

// How many lines of a column have one of another column at their height.
double aligned_share(const std::vector<Fragment>& column, const std::vector<std::vector<Fragment>>& all) {
    std::size_t aligned = 0;
    for (const Fragment& fragment : column) {
        const double middle = fragment.box.middle();
        aligned += std::any_of(all.begin(), all.end(), [&](const std::vector<Fragment>& other) {
            if (&other == &column) return false;
            const auto at =
                std::lower_bound(other.begin(), other.end(), middle - 0.3 * fragment.size,
                                 [](const Fragment& one, double height) { return one.box.middle() < height; });
            return at != other.end() && at->box.middle() < middle + 0.3 * fragment.size;
        });
    }
    return static_cast<double>(aligned) / static_cast<double>(column.size());
}

// « Présents » over one column and « Absents » over another: lists of people, read one after the other.
bool is_attendance(const std::vector<std::vector<Fragment>>& columns) {
    const auto labelled = std::count_if(columns.begin(), columns.end(), [](const std::vector<Fragment>& column) {
        const std::size_t first = std::min<std::size_t>(2, column.size());
        return std::any_of(column.begin(), column.begin() + static_cast<std::ptrdiff_t>(first),
                           [](const Fragment& fragment) { return is_attendance_label(fragment.text); });
    });
    return labelled > 1 && columns.size() < 4;
}

// Cells of several lines beside cells of one, centred: some lines of one lie between those of the others. Where nearly
// all do, two lists have different spacing.
bool has_centred_cells(const Band& band) {
    std::size_t between = 0;
    for (std::size_t i = 1; i < band.fragments.size(); ++i) {
        const Fragment& above = band.fragments[i - 1];
        const Fragment& below = band.fragments[i];
        const double step = below.box.middle() - above.box.middle();
        const double smaller = std::min(above.size, below.size);
        if (step > 0.35 * smaller && step < 0.75 * smaller && !share_width(above.box, below.box)) ++between;
    }
    const std::size_t all = band.fragments.size();
    return between > 1 && 8 * between >= all && 5 * between <= 3 * all;
}

BandKind kind_of_two(const ColumnShape& left, const ColumnShape& right, double left_aligned, double right_aligned) {
    const std::size_t pairs = static_cast<std::size_t>(std::lround(left_aligned * static_cast<double>(left.lines)));
    const bool left_runs = left.running >= 0.45;
    const bool right_runs = right.running >= 0.45;
    const auto is_margin_of = [](const ColumnShape& margin, const ColumnShape& text) {
        return margin.extent.width() < 0.55 * text.extent.width() && margin.bytes * 2 < text.bytes && text.lines > 3;
    };
    if (left_runs && right_runs) {
        if (is_margin_of(left, right)) return BandKind::margin_left;
        if (is_margin_of(right, left)) return BandKind::margin_right;
        return BandKind::columns;
    }
    if (left_runs || right_runs) {
        const ColumnShape& text = left_runs ? left : right;
        const ColumnShape& other = left_runs ? right : left;
        const double aligned = left_runs ? right_aligned : left_aligned;
        const bool labels = other.lines * 10 <= text.lines * 7 && aligned >= 0.8 && other.joined < 0.35;
        if (labels && right_runs) return BandKind::rows;
        if (is_margin_of(other, text)) return right_runs ? BandKind::margin_left : BandKind::margin_right;
        return BandKind::columns;
    }
    if (left.lines == 1 && right.lines == 1) {
        return right.numeric > 0 || left.colons > 0 || left.bytes < 25 ? BandKind::rows : BandKind::columns;
    }
    // Single words or sums beside some of the lines of the other column.
    const auto annotates = [](const ColumnShape& some, double aligned, const ColumnShape& most) {
        return some.joined < 0.35 && aligned >= 0.5 && 3 * some.lines <= 2 * most.lines;
    };
    if (annotates(left, left_aligned, right) || annotates(right, right_aligned, left)) return BandKind::rows;
    if (left.colons >= 0.5 && left_aligned >= 0.6) return BandKind::rows;
    if (pairs >= 3 && std::min(left_aligned, right_aligned) >= 0.7) return BandKind::table;
    return BandKind::columns;
}

}  // namespace

bool is_attendance_label(const std::string& text) {
    static const RE2 label(
        R"((?i)^[^\p{L}]*(?:[ée]taient |membres? |conseillers? )?(?:pr[ée]sents?|absents?|excus[ée]s?|pouvoirs?|)"
        R"(procurations?|repr[ée]sent[ée]s?|votants?)(?:[^\p{L}]|$))");
    return RE2::PartialMatch(text, label);
}

std::vector<Band> bands_of(std::vector<Fragment> fragments, double usual_gap) {
    return BandFinder(std::move(fragments), usual_gap).run();
}

std::vector<std::vector<Fragment>> columns_of(const Band& band) {
    std::vector<std::vector<Fragment>> columns(band.gutters.size() + 1);
    for (const Fragment& fragment : band.fragments) {
        const double middle = (fragment.box.left + fragment.box.right) / 2;
        const auto column = std::upper_bound(band.gutters.begin(), band.gutters.end(), middle) - band.gutters.begin();
        columns[static_cast<std::size_t>(column)].push_back(fragment);
    }
    columns.erase(std::remove_if(columns.begin(), columns.end(), [](const auto& column) { return column.empty(); }),
                  columns.end());
    return columns;
}

BandKind kind_of(const Band& band, const std::vector<std::vector<Fragment>>& columns, double usual_gap) {
    if (columns.size() < 2) return BandKind::rows;
    if (is_attendance(columns)) return BandKind::columns;
    std::vector<ColumnShape> shapes;
    std::vector<double> aligned;
    for (const auto& column : columns) {
        shapes.push_back(shape_of(column, usual_gap));
        aligned.push_back(aligned_share(column, columns));
    }
    for (std::size_t i = 1; i < shapes.size(); ++i) {
        if (shapes[i].lines > 1 && shapes[i].numeric >= 0.5 && aligned[i] >= 0.5) return BandKind::table;
    }
    const bool runs = std::any_of(shapes.begin(), shapes.end(),
                                  [](const ColumnShape& shape) { return shape.running >= 0.45 && shape.lines > 3; });
    if (!runs && has_centred_cells(band)) return BandKind::table;
    if (shapes.size() == 2) return kind_of_two(shapes[0], shapes[1], aligned[0], aligned[1]);
    const auto running = std::count_if(shapes.begin(), shapes.end(), [](const ColumnShape& shape) {
        return shape.running >= 0.45 && shape.lines > 5;
    });
    if (running > 1 && static_cast<std::size_t>(running) == shapes.size()) return BandKind::columns;
    return band.fragments.size() > columns.size() ? BandKind::table : BandKind::rows;
}

}  // namespace recueil::corpus
