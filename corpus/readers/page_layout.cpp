#include "corpus/readers/page_layout.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string_view>

#include "corpus/readers/page_bands.h"
#include "corpus/readers/page_fragments.h"

namespace recueil::corpus {
namespace {

constexpr int deepest = 4;               // columns within columns
constexpr std::size_t most_cells = 256;  // of a row

struct Placed {
    Fragment line;
    LineRole role = LineRole::body;
    double column_left = 0;  // edges of the column it is in
    double column_right = 0;
    int table = 0;  // from 1 on; 0 where it is no row
    std::vector<std::string> cells;
};

float points(double value) {
    return static_cast<float>(std::clamp(value, -1e6, 1e6));
}

// Whether a fragment is drawn over one of the last of a line.
bool covers_one_of(const std::vector<Fragment>& line, const Fragment& fragment, double least) {
    constexpr std::size_t reach = 16;
    const auto first = line.end() - static_cast<std::ptrdiff_t>(std::min(reach, line.size()));
    return std::any_of(first, line.end(), [&](const Fragment& other) {
        return std::min(other.box.right, fragment.box.right) - std::max(other.box.left, fragment.box.left) > least;
    });
}

// Fragments at one height are one line.
std::vector<std::vector<Fragment>> printed_lines(std::vector<Fragment> fragments) {
    std::vector<std::vector<Fragment>> lines;
    double middle = 0;
    for (Fragment& fragment : fragments) {
        const double smaller = lines.empty() ? 0 : std::min(fragment.size, lines.back().front().size);
        const bool level = !lines.empty() && std::abs(fragment.box.middle() - middle) < 0.45 * smaller;
        const bool drawn_over = level && covers_one_of(lines.back(), fragment, 0.5 * smaller);
        if (!level || drawn_over) {
            middle = fragment.box.middle();
            lines.emplace_back();
        }
        lines.back().push_back(std::move(fragment));
    }
    for (auto& line : lines) {
        std::stable_sort(line.begin(), line.end(),
                         [](const Fragment& a, const Fragment& b) { return a.box.left < b.box.left; });
    }
    return lines;
}

Fragment joined(std::vector<Fragment> pieces) {
    Fragment line = std::move(pieces.front());
    for (std::size_t i = 1; i < pieces.size(); ++i) {
        const Fragment& next = pieces[i];
        const double gap = next.box.left - line.box.right;
        if (gap > 2.5 * std::max(line.size, next.size)) {
            line.text.push_back('\t');
        } else if (gap > 0.1 * std::min(line.size, next.size)) {
            line.text.push_back(' ');
        }
        line.text.append(next.text);
        line.box.cover(next.box);
        line.size = std::max(line.size, next.size);
    }
    return line;
}

class PageReader {
  public:
    explicit PageReader(double usual_gap) : usual_gap_(usual_gap) {}

    void read(std::vector<Fragment> fragments, LineRole role, int depth) {
        if (fragments.empty()) return;
        const auto [left, right] = edges_of(fragments);
        if (depth == deepest) {
            std::stable_sort(fragments.begin(), fragments.end(),
                             [](const Fragment& a, const Fragment& b) { return a.box.middle() < b.box.middle(); });
            add_rows(std::move(fragments), role, left, right);
            return;
        }
        for (Band& band : bands_of(std::move(fragments), usual_gap_)) {
            if (band.gutters.empty()) {
                add_rows(std::move(band.fragments), role, left, right);
                continue;
            }
            std::vector<std::vector<Fragment>> columns = columns_of(band);
            switch (kind_of(band, columns, usual_gap_)) {
                case BandKind::rows:
                    add_rows(std::move(band.fragments), role, left, right);
                    break;
                case BandKind::table:
                    add_table(std::move(band));
                    break;
                case BandKind::columns:
                    for (auto& column : columns) read(std::move(column), role, depth + 1);
                    break;
                case BandKind::margin_left:
                    read(std::move(columns.front()), LineRole::margin, depth + 1);
                    read(std::move(columns.back()), role, depth + 1);
                    break;
                case BandKind::margin_right:
                    read(std::move(columns.front()), role, depth + 1);
                    read(std::move(columns.back()), LineRole::margin, depth + 1);
                    break;
            }
        }
    }

    void add_asides(std::vector<Fragment> asides) {
        for (auto& line : printed_lines(std::move(asides))) {
            Fragment whole = joined(std::move(line));
            const Box box = whole.box;
            placed_.push_back({std::move(whole), LineRole::aside, box.left, box.right, 0, {}});
        }
    }

    std::vector<Placed> finish() { return std::move(placed_); }

  private:
    // A line or two may stick out.
    static std::pair<double, double> edges_of(const std::vector<Fragment>& fragments) {
        std::vector<double> lefts;
        std::vector<double> rights;
        for (const Fragment& fragment : fragments) {
            lefts.push_back(fragment.box.left);
            rights.push_back(fragment.box.right);
        }
        const auto tenth = static_cast<std::ptrdiff_t>(fragments.size() / 10);
        std::nth_element(lefts.begin(), lefts.begin() + tenth, lefts.end());
        std::nth_element(rights.begin(), rights.end() - 1 - tenth, rights.end());
        return {lefts[static_cast<std::size_t>(tenth)], *(rights.end() - 1 - tenth)};
    }

    void add_rows(std::vector<Fragment> fragments, LineRole role, double left, double right) {
        for (auto& line : printed_lines(std::move(fragments))) {
            const LineRole own = line.front().is_stamp ? LineRole::aside : role;
            placed_.push_back({joined(std::move(line)), own, left, right, 0, {}});
        }
    }

    void add_table(Band band) {
        std::vector<std::vector<Fragment>> lines = printed_lines(std::move(band.fragments));
        const std::vector<std::size_t> row_starts = rows_of(lines, band.gutters);
        const int table = row_starts.size() > 1 ? ++tables_ : 0;
        for (std::size_t row = 0; row < row_starts.size(); ++row) {
            const std::size_t end = row + 1 < row_starts.size() ? row_starts[row + 1] : lines.size();
            std::vector<Fragment> pieces;
            for (std::size_t i = row_starts[row]; i < end; ++i) {
                pieces.insert(pieces.end(), std::make_move_iterator(lines[i].begin()),
                              std::make_move_iterator(lines[i].end()));
            }
            Placed placed;
            placed.role = LineRole::table_row;
            placed.table = table;
            placed.line = pieces.front();
            for (const Fragment& piece : pieces) placed.line.box.cover(piece.box);
            placed.cells = cells_of(std::move(pieces), band.gutters);
            placed.line.text.clear();
            for (std::size_t cell = 0; cell < placed.cells.size(); ++cell) {
                if (cell > 0) placed.line.text.push_back('\t');
                placed.line.text.append(placed.cells[cell]);
            }
            while (placed.line.text.ends_with('\t')) placed.line.text.pop_back();
            placed.column_left = placed.line.box.left;
            placed.column_right = placed.line.box.right;
            placed_.push_back(std::move(placed));
        }
    }

    // The cells of one row: pieces one above the other are lines of one cell. A column between gutters has a cell in
    // each row, be it empty, and more than one where its pieces are side by side.
    static std::vector<std::string> cells_of(std::vector<Fragment> pieces, const std::vector<double>& gutters) {
        struct Cell {
            double left = 0;
            double right = 0;
            std::size_t column = 0;
            std::string text;
        };
        std::vector<Cell> found;  // few: a page is only so wide
        for (const Fragment& piece : pieces) {
            const double middle = (piece.box.left + piece.box.right) / 2;
            const auto column =
                static_cast<std::size_t>(std::upper_bound(gutters.begin(), gutters.end(), middle) - gutters.begin());
            const auto cell = std::find_if(found.begin(), found.end(), [&](const Cell& one) {
                return one.column == column && one.left < piece.box.right && piece.box.left < one.right;
            });
            if (cell == found.end()) {
                if (found.size() == most_cells) {
                    join_words(found.back().text, piece.text);
                    continue;
                }
                found.push_back({piece.box.left, piece.box.right, column, piece.text});
                continue;
            }
            join_words(cell->text, piece.text);
            cell->left = std::min(cell->left, piece.box.left);
            cell->right = std::max(cell->right, piece.box.right);
        }
        for (std::size_t column = 0; column <= gutters.size(); ++column) {
            const bool is_empty =
                std::none_of(found.begin(), found.end(), [&](const Cell& cell) { return cell.column == column; });
            if (is_empty) found.push_back({0, 0, column, {}});
        }
        std::stable_sort(found.begin(), found.end(), [](const Cell& a, const Cell& b) {
            return std::make_pair(a.column, a.left) < std::make_pair(b.column, b.left);
        });
        std::vector<std::string> cells;
        for (Cell& cell : found) cells.push_back(std::move(cell.text));
        return cells;
    }

    // Where each row of a table starts among its printed lines. Cells of several lines leave less space between these
    // than there is between rows; a line with a sum starts a row, unless the words before it fill their cell and go on.
    static std::vector<std::size_t> rows_of(const std::vector<std::vector<Fragment>>& lines,
                                            const std::vector<double>& gutters) {
        std::vector<std::size_t> starts = {0};
        if (lines.size() < 2) return starts;
        const double first_right = edge_of_first_cell(lines, gutters.front());
        const auto first_cell_runs_on = [&](std::size_t i) {
            const Fragment& first = lines[i].front();
            return first.text.size() > 12 && first.box.left < gutters.front() && first.box.right > 0.85 * first_right;
        };
        const auto has_sum = [&](std::size_t i) {
            return std::any_of(lines[i].begin(), lines[i].end(), [&](const Fragment& piece) {
                return piece.box.left > gutters.front() && is_numeric(piece.text);
            });
        };
        std::vector<double> steps;
        for (std::size_t i = 1; i < lines.size(); ++i)
            steps.push_back(lines[i].front().box.middle() - lines[i - 1].front().box.middle());
        std::vector<double> sorted = steps;
        std::sort(sorted.begin(), sorted.end());
        const double wide = 1.15 * sorted[sorted.size() / 10] + 0.5;
        const bool two_kinds = sorted.back() > wide;
        std::size_t sums = 0;
        for (std::size_t i = 0; i < lines.size(); ++i) sums += has_sum(i);
        const bool is_of_sums = 2 * sums >= lines.size();
        bool row_has_sum = has_sum(0);
        for (std::size_t i = 1; i < lines.size(); ++i) {
            const bool opens_cell = lines[i].front().box.left < gutters.front();
            bool starts_row = steps[i - 1] > wide;
            if (is_of_sums && has_sum(i)) {
                starts_row = starts_row || row_has_sum || !first_cell_runs_on(i - 1);
            } else if (is_of_sums || !two_kinds) {
                starts_row = starts_row || (opens_cell && !first_cell_runs_on(i - 1));
            }
            if (starts_row) {
                starts.push_back(i);
                row_has_sum = false;
            }
            row_has_sum = row_has_sum || has_sum(i);
        }
        return starts;
    }

    static double edge_of_first_cell(const std::vector<std::vector<Fragment>>& lines, double gutter) {
        double right = 0;
        for (const auto& line : lines) {
            if (line.front().box.left < gutter) right = std::max(right, std::min(line.front().box.right, gutter));
        }
        return right;
    }

    double usual_gap_;
    int tables_ = 0;
    std::vector<Placed> placed_;
};

bool is_centred(const Placed& line) {
    const double left = line.line.box.left - line.column_left;
    const double right = line.column_right - line.line.box.right;
    return left > 12 && right > 12 && std::abs(left - right) < 0.25 * (left + right);
}

// The first word of this line would have fitted on the line above: print broke the line for another reason.
bool would_have_fitted(const Placed& above, const Placed& line) {
    if (is_centred(above) && is_centred(line)) return false;
    return above.line.box.right + 0.3 * line.line.size + line.line.first_word_width + 2 < above.column_right;
}

PageText finish(std::vector<Placed> placed, const PageFragments& page) {
    PageText result;
    result.size = page.size;
    result.usual_gap = page.usual_gap;
    for (std::size_t i = 0; i < placed.size(); ++i) {
        const Placed& now = placed[i];
        PageLine line;
        bool new_paragraph = true;
        if (i > 0) {
            const Placed& above = placed[i - 1];
            const bool same_table = now.table != 0 && now.table == above.table;
            const bool climbs = now.line.box.middle() < above.line.box.top;
            if (same_table) {
                line.after_blank = false;
            } else if (now.role != above.role || now.line.turned != above.line.turned) {
                line.after_blank = true;
            } else if (now.role == LineRole::aside) {
                line.after_blank = now.line.box.top - above.line.box.bottom > 3 * above.line.size;
            } else if (climbs) {
                line.after_blank = now.line.flow != above.line.flow;
            } else {
                line.after_blank = is_apart(above.line.box, now.line.box, page.usual_gap);
            }
            const bool indented = !climbs && now.line.box.left > above.line.box.left + 8 && !is_centred(now);
            new_paragraph = line.after_blank || now.role == LineRole::table_row || now.role == LineRole::aside ||
                            indented || (!climbs && would_have_fitted(above, now));
        }
        line.layout.role = now.role;
        line.layout.starts_paragraph = new_paragraph;
        if (!now.line.turned) {
            line.layout.left = points(now.line.box.left);
            line.layout.top = points(now.line.box.top);
            line.layout.width = points(now.line.box.width());
            line.layout.height = points(now.line.box.height());
        }
        line.layout.font_size = points(now.line.size / 1.15);
        line.text = now.line.text;
        const int number = static_cast<int>(result.lines.size()) + 1;
        if (now.table != 0) {
            const bool goes_on = i > 0 && placed[i - 1].table == now.table;
            if (!goes_on) result.tables.push_back({number, number, {}});
            result.tables.back().line_end = number;
            result.tables.back().rows.push_back(now.cells);
        }
        result.lines.push_back(std::move(line));
    }
    return result;
}

}  // namespace

PageText lay_out_page(PageWords page, double usual_gap) {
    PageFragments fragments = fragments_of(std::move(page), usual_gap);
    std::vector<Fragment> upper;
    std::vector<Fragment> lower;
    for (Fragment& aside : fragments.asides) {
        const bool is_upper = !aside.turned && aside.box.middle() < fragments.size.height / 2.0;
        (is_upper ? upper : lower).push_back(std::move(aside));
    }
    PageReader reader(fragments.usual_gap);
    reader.add_asides(std::move(upper));
    reader.read(std::move(fragments.body), LineRole::body, 0);
    reader.add_asides(std::move(lower));
    return finish(reader.finish(), fragments);
}

}  // namespace recueil::corpus
