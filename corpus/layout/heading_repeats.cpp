#include "corpus/layout/heading_repeats.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

#include "corpus/layout/line_signals.h"

namespace recueil::corpus {

namespace {

constexpr double dropped = -100;
constexpr int longest_entry = 6;                // lines of an entry of an agenda
constexpr int most_votes_above_agenda = 2;      // the approval of the last minutes, the way of voting
constexpr std::size_t shortest_title_key = 12;  // letters; shorter titles come back by chance

class RepeatDropper {
  public:
    RepeatDropper(const DocumentLines& lines, int begin, int end, std::vector<Heading>& headings)
        : lines_(lines), begin_(begin), end_(end), headings_(headings) {}

    void run() {
        drop_repeated_objects();
        drop_agenda_entries();
        drop_repeated_numbers();
    }

  private:
    void erase_dropped() {
        headings_.erase(std::remove_if(headings_.begin(), headings_.end(),
                                       [](const Heading& heading) { return heading.score <= dropped; }),
                        headings_.end());
    }

    // Letters of a heading's title: of its own line, or of those below an « Objet : » alone.
    std::string title_key(const Heading& heading) const {
        const DocumentLine& line = lines_[heading.index];
        if (heading.kind == HeadingKind::object) {
            std::string key = line.key.size() > 5 ? line.key.substr(5) : std::string();
            for (int i = heading.index + 1; key.size() < shortest_title_key && i < std::min(heading.index + 3, end_);
                 ++i)
                key += lines_[i].key;
            return key;
        }
        std::size_t at = 0;
        if (line.number)
            at = line.number->end;
        else if (line.rank)
            at = line.rank->end;
        return letters_key(std::string_view(line.folded).substr(std::min(at, line.folded.size())));
    }

    // « Objet : compte rendu du conseil municipal » in the margin of each page.
    void drop_repeated_objects() {
        std::unordered_map<std::string, int> counts;
        for (const Heading& each : headings_)
            if (each.kind == HeadingKind::object) ++counts[title_key(each)];
        for (Heading& each : headings_) {
            if (each.kind != HeadingKind::object) continue;
            const std::string key = title_key(each);
            const int count = counts[key];
            if (count >= 3 || (count == 2 && is_document_name(key))) each.score = dropped;
        }
        erase_dropped();
    }

    // A title that comes back below, where only the second decides: the first is an entry of an agenda that the
    // assembly completed.
    void drop_agenda_entries() {
        std::unordered_map<std::string, std::size_t> last;
        for (std::size_t h = headings_.size(); h-- > 0;) {
            Heading& heading = headings_[h];
            if (heading.kind == HeadingKind::stop || heading.kind == HeadingKind::object) continue;
            const std::string key = title_key(heading);
            if (key.size() < shortest_title_key) continue;
            const auto [found, first] = last.emplace(key, h);
            if (first) continue;
            const Heading& below = headings_[found->second];
            const bool own_number = heading.kind == HeadingKind::numbered && lines_[heading.index].number;
            const int next = h + 1 < headings_.size() ? headings_[h + 1].index : end_;
            const bool above_acts = lines_.formulas(begin_, heading.index) == 0 &&
                                    lines_.votes(begin_, heading.index) <= most_votes_above_agenda;
            if (!own_number && above_acts && next - heading.index <= longest_entry && decisions_below(h) == 0 &&
                decisions_below(found->second) > 0 && below.score >= heading.score - 1.5)
                heading.score = dropped;
            else
                found->second = h;
        }
        erase_dropped();
    }

    // Formulas and votes from a candidate to the next one.
    int decisions_below(std::size_t h) const {
        const int from = headings_[h].index;
        const int to = h + 1 < headings_.size() ? headings_[h + 1].index : end_;
        return lines_.decisions(from, to);
    }

    // Of several lines with one number, the one that a decision follows is the heading; the others are entries of a
    // table of contents, running heads or references.
    void drop_repeated_numbers() {
        std::map<std::string, std::vector<std::size_t>> same;
        std::vector<std::size_t> numbered;
        for (std::size_t h = 0; h < headings_.size(); ++h) {
            if (headings_[h].kind != HeadingKind::numbered) continue;
            const DocumentLine& line = lines_[headings_[h].numbered_line()];
            const std::string text = line.folded.substr(line.number->begin, line.number->end - line.number->begin);
            std::string key;
            for (const char c : text)
                if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')) key += c;
            same[key].push_back(h);
            numbered.push_back(h);
        }
        for (const auto& [key, places] : same) {
            if (places.size() < 2) continue;
            std::size_t best = places.front();
            double most = -1;
            std::vector<std::string> decided_titles;
            std::vector<std::size_t> decided;
            for (const std::size_t place : places) {
                const auto next = std::upper_bound(numbered.begin(), numbered.end(), place);
                const int from = headings_[place].index;
                const int to = next == numbered.end() ? end_ : headings_[*next].index;
                // A misprint gives two acts one number: both have their own title and their own decision.
                const DocumentLine& line = lines_[headings_[place].numbered_line()];
                const std::string_view rest =
                    std::string_view(line.folded).substr(std::min(line.number->end, line.folded.size()));
                const std::string title = letters_key(rest).substr(0, 40);
                if (lines_.decisions(from, to) > 0 && title.size() >= 12 && title_score(rest) > -0.3 &&
                    !has_vote(rest) && !has_decision_formula(rest) &&
                    std::find(decided_titles.begin(), decided_titles.end(), title) == decided_titles.end()) {
                    decided_titles.push_back(title);
                    decided.push_back(place);
                }
                const double value = (lines_.decisions(from, to) > 0 ? 2.0 : 0.0) + std::min(to - from, 10) * 0.05 +
                                     headings_[place].score * 0.1;
                if (value > most + 1e-9) {
                    most = value;
                    best = place;
                }
            }
            for (const std::size_t place : places)
                if (place != best &&
                    (decided.size() < 2 || std::find(decided.begin(), decided.end(), place) == decided.end()))
                    headings_[place].score = dropped;
        }
        erase_dropped();
    }

    const DocumentLines& lines_;
    int begin_;
    int end_;
    std::vector<Heading>& headings_;
};

}  // namespace

void drop_repeated_headings(const DocumentLines& lines, int begin, int end, std::vector<Heading>& headings) {
    RepeatDropper(lines, begin, end, headings).run();
}

}  // namespace recueil::corpus
