#include "corpus/readers/page_fragments.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

#include <re2/re2.h>

namespace recueil::corpus {
namespace {

enum class Way { right, up, down };

// Two pieces of one word (« 1 » and a raised « er ») touch; words have a gap between them.
bool has_space_between(const Box& word, const Box& next) {
    const double across = std::max(next.left - word.right, word.left - next.right);
    const double along = std::max(next.top - word.bottom, word.top - next.bottom);
    if (along > 0) return true;
    return across > 0.1 * std::min(word.height(), next.height());
}

// The way a run of words goes; one short word alone goes right.
Way way_of(const Run& run) {
    const Box& first = run.words.front().box;
    const Box& last = run.words.back().box;
    if (run.words.size() == 1) {
        const bool is_tall = run.words.front().text.size() >= 4 && first.height() > 1.5 * first.width();
        return is_tall ? Way::up : Way::right;
    }
    const double across = std::abs(last.left + last.right - first.left - first.right);
    const double along = last.middle() - first.middle();
    if (2 * std::abs(along) <= across) return Way::right;
    const bool overlap = first.left < last.right && last.left < first.right;
    if (!overlap) return Way::right;
    return along < 0 ? Way::up : Way::down;
}

Box turned(const Box& box, Way way, const PageSize& page) {
    const double width = page.width;
    const double height = page.height;
    if (way == Way::up) return {height - box.bottom, box.left, height - box.top, box.right};
    if (way == Way::down) return {box.top, width - box.right, box.bottom, width - box.left};
    return box;
}

void turn(std::vector<Run*>& runs, Way way, const PageSize& page) {
    if (way == Way::right) return;
    for (Run* run : runs) {
        for (Word& word : run->words) word.box = turned(word.box, way, page);
        std::stable_sort(run->words.begin(), run->words.end(),
                         [](const Word& a, const Word& b) { return a.box.left < b.box.left; });
    }
}

std::size_t letters_of(const Run& run) {
    std::size_t count = 0;
    for (const Word& word : run.words) count += word.text.size();
    return count;
}

double median(std::vector<double>& values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// Words of one run that print draws over each other, or far from each other, are not one line.
void add_fragments(const Run& run, std::vector<Fragment>& to) {
    std::vector<double> heights;  // bullets and raised letters have other boxes than the words beside them
    Box last;
    for (const Word& word : run.words) {
        const double size = word.box.height();
        bool goes_on = !heights.empty();
        if (goes_on) {
            const double gap = word.box.left - last.right;
            const double smaller = std::min(size, last.height());
            const bool runs_on = gap < 2.5 * std::max(size, last.height()) && gap > -0.5 * smaller - 1;
            goes_on = runs_on && word.box.top < last.bottom && last.top < word.box.bottom;
            if (!goes_on) {
                to.back().size = median(heights);
                heights.clear();
            }
        }
        if (!goes_on) {
            to.push_back({word.box, size, word.box.width(), run.flow, run.block, word.text, false, false});
        } else {
            Fragment& fragment = to.back();
            if (has_space_between(last, word.box)) fragment.text.push_back(' ');
            fragment.text.append(word.text);
            fragment.box.cover(word.box);
        }
        heights.push_back(size);
        last = word.box;
    }
    if (!heights.empty()) to.back().size = median(heights);
}

// The words that the platforms of remote transmission print on each page of an act.
bool opens_stamp(const std::string& text) {
    static const RE2 pattern(
        R"((?i)^\s*(?:envoy[ée] en pr[ée]fecture|re[çc]u (?:en|[àa] la) (?:sous-)?pr[ée]fecture|accus[ée] de r[ée]ception|)"
        R"(r[ée]ception (?:par le|en) pr[ée]f|acte certifi[ée] ex[ée]cutoire|transmis (?:en|[àa] la) pr[ée]fecture|)"
        R"(ID\s*:\s*\d{3}-|\d{3}-\d{9}-\d{8}-))");
    return RE2::PartialMatch(text, pattern);
}

bool goes_on_stamp(const std::string& text) {
    static const RE2 pattern(
        R"((?i)^\s*(?:envoy|re[çc]u|accus|r[ée]ception|acte |transmi|publi|affich|notifi|mis en ligne|envoi |date |)"
        R"(certifi|identifiant|ID\s*:|\d{3}-\d{9}|le :?\s*\d|n°|[0-9/]+$|s2low|\S*berger|levrault))");
    return text.size() < 90 && RE2::PartialMatch(text, pattern);
}

// Sets a stamp apart only where it would fall among other words: beside them, over them, or in smaller print.
void set_stamps_apart(PageFragments& page) {
    if (page.body.empty()) return;
    std::vector<double> sizes;
    sizes.reserve(page.body.size());
    for (const Fragment& fragment : page.body) sizes.push_back(fragment.size);
    const double usual = median(sizes);

    // Lines of a stamp have one left edge, small print, and follow one below the other.
    std::vector<std::size_t> order(page.body.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return page.body[a].box.top < page.body[b].box.top; });
    std::vector<bool> is_stamp(page.body.size(), false);
    struct Open {
        Box box;
        double size;
    };
    std::vector<Open> open;
    const auto belongs = [&](const Fragment& fragment) {
        return std::any_of(open.rbegin(),
                           open.rbegin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(8, open.size())),
                           [&](const Open& above) {
                               const double gap = fragment.box.top - above.box.bottom;
                               const bool below = gap < 2.2 * above.size && gap > -2.5 * above.size;
                               const bool beside = fragment.box.left < above.box.right + 3 * above.size &&
                                                   fragment.box.right > above.box.left - 2 * above.size;
                               return below && beside && std::abs(fragment.size - above.size) < 0.35 * above.size;
                           });
    };
    for (const std::size_t i : order) {
        const Fragment& fragment = page.body[i];
        const bool small = fragment.size < 0.85 * usual;
        const bool far_right = fragment.box.left > 0.55 * page.size.width;
        const bool opens = opens_stamp(fragment.text) && (small || far_right);
        const bool goes_on = belongs(fragment) && (goes_on_stamp(fragment.text) || (small && far_right));
        if (!opens && !goes_on) continue;
        is_stamp[i] = true;
        open.push_back({fragment.box, fragment.size});
    }
    // A stamp with words beside it leaves the page, one with an empty stretch of its own is read where it is.
    std::vector<bool> leaves(page.body.size(), false);
    for (std::size_t at = 0; at < order.size(); ++at) {
        const Box& box = page.body[order[at]].box;
        constexpr std::size_t reach = 24;
        for (std::size_t i = at + 1; i < order.size() && i - at < reach; ++i) {
            const Box& other = page.body[order[i]].box;
            if (other.top > box.bottom) break;
            if (is_stamp[order[at]] == is_stamp[order[i]]) continue;
            const double shared = std::min(box.bottom, other.bottom) - other.top;
            if (shared > 0.2 * std::min(box.height(), other.height())) {
                leaves[is_stamp[order[at]] ? order[at] : order[i]] = true;
            }
        }
    }
    // The lines of one stamp go together.
    std::vector<std::size_t> stamps;
    for (const std::size_t i : order)
        if (is_stamp[i]) stamps.push_back(i);
    const auto together = [&](std::size_t a, std::size_t b) {
        const Box& above = page.body[a].box;
        const Box& below = page.body[b].box;
        return below.top - above.bottom < 2.2 * page.body[a].size;
    };
    for (std::size_t i = 1; i < stamps.size(); ++i)
        if (leaves[stamps[i - 1]] && together(stamps[i - 1], stamps[i])) leaves[stamps[i]] = true;
    for (std::size_t i = stamps.size(); i-- > 1;)
        if (leaves[stamps[i]] && together(stamps[i - 1], stamps[i])) leaves[stamps[i - 1]] = true;

    std::vector<Fragment> kept;
    kept.reserve(page.body.size());
    for (std::size_t i = 0; i < page.body.size(); ++i) {
        page.body[i].is_stamp = is_stamp[i];
        (leaves[i] ? page.asides : kept).push_back(std::move(page.body[i]));
    }
    page.body = std::move(kept);
}

// The space between lines of running text, best seen under lines that the next word would not have fitted on. Boxes of
// single-spaced lines overlap, which makes it less than 0.
double usual_gap_of(const std::vector<Fragment>& fragments, double otherwise) {
    std::vector<double> wrapped;  // under full lines of a block
    std::vector<double> inside;   // between any lines of a block
    std::vector<double> all;
    for (std::size_t start = 0; start < fragments.size();) {
        const auto same_block = [&](std::size_t i) {
            return fragments[i].flow == fragments[start].flow && fragments[i].block == fragments[start].block;
        };
        std::size_t end = start;
        double right = fragments[start].box.right;
        for (; end < fragments.size() && same_block(end); ++end) right = std::max(right, fragments[end].box.right);
        for (std::size_t i = start; i < end; ++i) {
            if (i == 0) continue;
            const Fragment& above = fragments[i - 1];
            const Fragment& below = fragments[i];
            const bool overlap = below.box.left < above.box.right && above.box.left < below.box.right;
            const double smaller = std::min(above.box.height(), below.box.height());
            if (!overlap || below.box.middle() - above.box.middle() <= 0.5 * smaller) continue;
            const double gap = below.box.top - above.box.bottom;
            all.push_back(gap);
            if (i == start) continue;
            inside.push_back(gap);
            if (above.box.right + 0.3 * above.size + below.first_word_width > right) wrapped.push_back(gap);
        }
        start = end;
    }
    if (wrapped.size() > 1) return median(wrapped);
    const auto low_quartile = [](std::vector<double>& values) {
        const auto quartile = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 4);
        std::nth_element(values.begin(), quartile, values.end());
        return *quartile;
    };
    if (inside.size() > 3) return low_quartile(inside);
    if (all.size() > 3) return low_quartile(all);
    return otherwise;
}

// Some programs draw words twice for a bold face or a shadow.
void drop_doubles(std::vector<Fragment>& fragments) {
    std::vector<std::size_t> order(fragments.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return fragments[a].box.top < fragments[b].box.top; });
    std::vector<bool> is_double(fragments.size(), false);
    for (std::size_t at = 0; at < order.size(); ++at) {
        const Fragment& one = fragments[order[at]];
        constexpr std::size_t reach = 16;
        for (std::size_t i = at + 1; i < order.size() && i - at < reach; ++i) {
            const Fragment& other = fragments[order[i]];
            if (other.box.top - one.box.top > 1.5) break;
            if (std::abs(other.box.left - one.box.left) > 1.5) continue;
            if (std::string_view(one.text).starts_with(other.text)) {
                is_double[order[i]] = true;
            } else if (std::string_view(other.text).starts_with(one.text)) {
                is_double[order[at]] = true;
            }
        }
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < fragments.size(); ++i) {
        if (is_double[i]) continue;
        if (kept != i) fragments[kept] = std::move(fragments[i]);
        ++kept;
    }
    fragments.resize(kept);
}

// A bullet or a short number, printed apart from the item it opens.
bool is_label(const std::string& text) {
    static const RE2 pattern(
        R"(^(?:[^\p{L}\p{N}\s]{1,2}|o|\p{N}{1,3}(?:[.)°-]|[.-]\p{N}{1,2}[.)-]?)?|[\p{L}][.)-]|[IVXivx]{1,5}[.)-]|)"
        R"(I{1,3}|IV|VI{0,3}|IX|XI{1,3}|XI?V|)"
        R"((?i:vu|consid[ée]rant|article \d{1,3}|objet)\s*:?)$)");
    return text.size() < 16 && RE2::FullMatch(text, pattern);
}

// A label joins the words to its right, so that no column of labels is seen.
void join_labels(std::vector<Fragment>& fragments) {
    std::vector<std::size_t> order(fragments.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return fragments[a].box.middle() < fragments[b].box.middle();
    });
    std::vector<bool> taken(fragments.size(), false);
    for (std::size_t at = 0; at < order.size(); ++at) {
        Fragment& label = fragments[order[at]];
        if (taken[order[at]] || !is_label(label.text)) continue;
        std::optional<std::size_t> best;
        const auto look = [&](std::size_t other) {
            const Fragment& candidate = fragments[other];
            if (other == order[at] || taken[other] || candidate.box.left < label.box.right - 1) return;
            if (!best || candidate.box.left < fragments[*best].box.left) best = other;
        };
        constexpr std::size_t reach = 24;  // fragments that have their middle about as high
        for (std::size_t i = at; i-- > 0 && at - i < reach;) {
            if (label.box.middle() - fragments[order[i]].box.middle() > 0.4 * label.size) break;
            look(order[i]);
        }
        for (std::size_t i = at + 1; i < order.size() && i - at < reach; ++i) {
            if (fragments[order[i]].box.middle() - label.box.middle() > 0.4 * label.size) break;
            look(order[i]);
        }
        if (!best || fragments[*best].box.left - label.box.right > 60 || is_label(fragments[*best].text)) continue;
        Fragment& item = fragments[*best];
        item.text = label.text + " " + item.text;
        item.first_word_width = label.first_word_width;
        item.box.left = std::min(item.box.left, label.box.left);
        taken[order[at]] = true;
    }
    std::size_t kept = 0;
    for (std::size_t i = 0; i < fragments.size(); ++i) {
        if (taken[i]) continue;
        if (kept != i) fragments[kept] = std::move(fragments[i]);
        ++kept;
    }
    fragments.resize(kept);
}

}  // namespace

void Box::cover(const Box& other) {
    left = std::min(left, other.left);
    top = std::min(top, other.top);
    right = std::max(right, other.right);
    bottom = std::max(bottom, other.bottom);
}

bool is_apart(const Box& above, const Box& below, double usual_gap) {
    const double gap = below.top - above.bottom;
    return gap > std::max(0.5 * std::min(above.height(), below.height()), 1.4 * usual_gap);
}

void join_words(std::string& to, std::string_view next) {
    if (to.empty() || next.empty()) {
        to.append(next);
        return;
    }
    const auto is_part = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') ||
               byte >= 0x80;
    };
    const bool joins = to.size() > 1 && to.back() == '-' && is_part(to[to.size() - 2]) && is_part(next.front());
    if (!joins) to.push_back(' ');
    to.append(next);
}

PageFragments fragments_of(PageWords page, double usual_gap) {
    std::array<std::vector<Run*>, 3> ways;
    std::array<std::size_t, 3> letters{};
    for (Run& run : page.runs) {
        if (run.words.empty()) continue;
        const auto way = static_cast<std::size_t>(way_of(run));
        ways[way].push_back(&run);
        letters[way] += letters_of(run);
    }
    const auto main_way = static_cast<std::size_t>(std::max_element(letters.begin(), letters.end()) - letters.begin());
    PageFragments result;
    result.size = page.size;
    if (static_cast<Way>(main_way) != Way::right) std::swap(result.size.width, result.size.height);
    for (std::size_t way = 0; way < ways.size(); ++way) {
        turn(ways[way], static_cast<Way>(way), page.size);
        std::vector<Fragment>& to = way == main_way ? result.body : result.asides;
        for (const Run* run : ways[way]) add_fragments(*run, to);
        if (way == main_way) continue;
        for (Fragment& fragment : to) fragment.turned = true;
        std::stable_sort(to.begin(), to.end(),
                         [](const Fragment& a, const Fragment& b) { return a.box.middle() < b.box.middle(); });
    }
    drop_doubles(result.body);
    set_stamps_apart(result);
    result.usual_gap = usual_gap_of(result.body, usual_gap);
    join_labels(result.body);
    return result;
}

}  // namespace recueil::corpus
