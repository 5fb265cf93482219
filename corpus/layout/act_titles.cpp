#include "corpus/layout/act_titles.h"

#include <algorithm>
#include <string>

#include "corpus/furniture/stamps.h"
#include "corpus/layout/line_signals.h"
#include "corpus/layout/title_reader.h"
#include "corpus/rules/dates.h"
#include "corpus/rules/joined_text.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/text_fold.h"
#include "corpus/text/folded_text.h"

namespace recueil::corpus {

namespace {

constexpr std::size_t longest_extract_title = 420;  // bytes
constexpr double least_extract_title = -0.5;        // a sentence is no title

void set_number(const DocumentLine& line, std::string_view trimmed, ActRange& act) {
    const std::string squeezed = squeeze(trimmed);
    const FoldedText folded(squeezed);
    act.number = squeeze(folded.source_between(line.number->begin, line.number->end));
}

// The line is of one paragraph with the line above, or both are centred lines of one title.
bool in_title_block(const DocumentLines& lines, int index) {
    const DocumentLine& line = lines[index];
    const DocumentLine& above = lines[index - 1];
    if (!line.gap_before) return true;
    return line.line == above.line + 1 && !line.page_start && line.bold == above.bold &&
           line.font_size == above.font_size && line.capitals == above.capitals && above.folded.size() < 120 &&
           !ends_sentence(above.folded) && !is_name_alone(above.folded) && !is_name_list(above.folded) &&
           !is_service(above.folded);
}

// « N om br e to tal de m em br es »: the reader of the page parted letters, and nothing says which words they make.
bool is_letter_spaced(std::string_view folded) {
    constexpr std::size_t fewest_words = 8;
    std::size_t words = 1;
    std::size_t letters = 0;
    for (const char c : folded) {
        words += c == ' ' ? 1 : 0;
        letters += c == ' ' ? 0 : 1;
    }
    return words >= fewest_words && letters * 2 < words * 5;
}

// The cell with the title in the row of a table, behind the cell of its number: « 2023-31 | Taux | M. ROY | Adoptée ».
OptionalText title_of_row(const DocumentLines& lines, int index) {
    constexpr std::size_t fewest_cells = 3;
    constexpr std::size_t shortest = 6;  // letters
    const DocumentLine& line = lines[index];
    if (!line.in_table || (!line.number && !line.rank)) return {};
    std::vector<std::string> cells;
    const std::string_view text = lines.source().trimmed(line.line);
    for (std::size_t at = 0; at <= text.size();) {
        const std::size_t tab = std::min(text.find('\t', at), text.size());
        cells.push_back(squeeze(text.substr(at, tab - at)));
        at = tab + 1;
    }
    if (cells.size() < fewest_cells) return {};
    const std::string first = fold_ascii(cells.front());
    if (!number_at_start(first) && !rank_at_start(first)) return {};
    // The title may be in the cell of the number.
    const auto number = number_at_start(first);
    const std::size_t end = number ? number->end : rank_at_start(first)->end;
    if (letters_key(std::string_view(first).substr(std::min(end, first.size()))).size() >= shortest) return {};
    const auto title = std::find_if(cells.begin() + 1, cells.end(), [](const std::string& cell) {
        return letters_key(fold_ascii(cell)).size() >= shortest && !is_day_alone(fold_ascii(cell));
    });
    return title == cells.end() ? OptionalText() : *title;
}

// « LA SÉANCE EST OUVERTE »
bool opens_sitting(std::string_view folded) {
    static const RE2 pattern(R"((?i).{0,60}\b(?:seance (?:est |a ete )?ouverte|ouvre la seance)\b.{0,60})");
    return matches(pattern, folded);
}

// The number may be printed alone on top and again above its title: the line that has the title.
int with_title(const DocumentLines& lines, int number_at, int end, int least) {
    if (number_at < 0 || least == 0 || !lines[number_at].number) return number_at;
    const std::string wanted = number_letters(lines[number_at]);
    for (int i = number_at; i < end; ++i) {
        if (!lines[i].number || number_letters(lines[i]) != wanted) continue;
        const std::size_t at = skip_title_marks(lines[i].folded, skip_date(lines[i].folded, lines[i].number->end));
        const std::string_view rest = std::string_view(lines[i].folded).substr(std::min(at, lines[i].folded.size()));
        if (letters_key(rest).size() >= 10 && !is_session_opening(rest) && !is_letterhead(rest)) return i;
    }
    return number_at;
}

// The number that the identifier of the act's stamp ends with, as the header prints it: « 14/25-02-20/C » for
// « …-14-25-02-20-C-DE ».
OptionalText number_of_stamp(const DocumentLines& lines, int begin, int end, const ActRange& act) {
    constexpr std::size_t shortest = 5;  // letters and digits
    const auto key_of = [](std::string_view text) {
        std::string key;
        for (const char c : fold_ascii(text))
            if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) key += c;
        return key;
    };
    for (const Stamp& stamp : lines.source().stamps()) {
        if (!stamp.act_id || stamp.lines.start < act.begin || stamp.lines.start >= act.end) continue;
        const auto identifier = parse_act_identifier(*stamp.act_id);
        if (!identifier) continue;
        const std::string wanted = key_of(identifier->number);
        if (wanted.size() < shortest) continue;
        for (int i = begin; i < end; ++i) {
            const std::string words = squeeze(lines.source().trimmed(lines[i].line));
            for (std::size_t at = 0; at < words.size();) {
                const std::size_t space = std::min(words.find(' ', at), words.size());
                const std::string_view word = std::string_view(words).substr(at, space - at);
                if (word.size() >= shortest && key_of(word) == wanted) return std::string(word);
                at = space + 1;
            }
        }
    }
    return {};
}

}  // namespace

void read_heading(const DocumentLines& lines, const Heading& heading, int end, bool list, ActRange& act) {
    const int index = heading.index;
    const DocumentLine& line = lines[index];
    if (heading.decision && line.rank) {
        act.rank = line.rank->text;
        act.begin = act.header_end = act.body = line.line;
        return;
    }
    std::size_t at = 0;
    int from = index;
    if (line.number) {
        set_number(line, lines.source().trimmed(line.line), act);
        at = skip_date(line.folded, line.number->end);
        if (line.rank) act.rank = line.rank->text;
    } else if (line.rank) {
        act.rank = line.rank->text;
        at = line.rank->end;
        // « 3. DEL2023-12 – Titre », « Point n° 3 : » above the number.
        const std::string_view rest = std::string_view(line.folded).substr(std::min(at, line.folded.size()));
        if (const auto number = number_at_start(rest)) {
            DocumentLine shifted = line;
            shifted.number = number;
            shifted.number->begin += at;
            shifted.number->end += at;
            set_number(shifted, lines.source().trimmed(line.line), act);
            at = skip_date(line.folded, shifted.number->end);
        }
    }
    at = skip_title_marks(line.folded, at);
    // « 12. » behind the number is the rank.
    if (act.number && !act.rank && at < line.folded.size()) {
        const auto rank = rank_at_start(std::string_view(line.folded).substr(at));
        if (rank && rank->named) {
            act.rank = rank->text;
            at = skip_title_marks(line.folded, at + rank->end);
        }
    }
    if (list) {
        const auto days = date_list_at(line.folded, 0);
        // « 2022-12-01 » is a number.
        const bool of_number = line.number && line.number->begin < 4;
        if (!days.empty() && days.front().begin < 4 && !of_number) act.date = days.front().iso;
    }
    // The decision is on the line of the title.
    if (line.rank && !line.number && !line.in_table && !lines.source().running_text()) {
        const std::string_view rest = std::string_view(line.folded).substr(std::min(at, line.folded.size()));
        if (const std::size_t run_in = end_of_run_in_title(rest); run_in < rest.size()) {
            const std::string squeezed = squeeze(lines.source().trimmed(line.line));
            const FoldedText folded(squeezed);
            act.title = squeeze(folded.source_between(at, at + run_in));
            act.title_lines = {line.line, line.line};
            act.begin = act.header_end = act.body = line.line;
            return;
        }
    }
    TitleReader title(lines, end, list);
    int below = heading.number_index >= 0 ? title.read(from, at, heading.number_index) : title.read(from, at);
    if (heading.number_index >= 0) {
        set_number(lines[heading.number_index], lines.source().trimmed(lines[heading.number_index].line), act);
        below = heading.number_index + 1 < end ? std::max(below, heading.number_index) : below;
    }
    act.title = title.title();
    if (list)
        if (auto cell = title_of_row(lines, index)) act.title = std::move(cell);
    act.title_lines = title.lines();
    act.begin = line.line;
    act.header_end = act.begin;
    act.body = below < end ? lines[below].line : act.end;
    // The number may be on the line above a title, or behind it in brackets.
    if (!act.number && act.title) {
        const FoldedText folded(*act.title);
        if (const auto bracketed = bracketed_number(folded.text())) {
            act.number = squeeze(folded.source_between(bracketed->begin, bracketed->end));
            const std::size_t to = folded.text().find_last_not_of(" -:", bracketed->mark_begin - 1) + 1;
            act.title = squeeze(folded.source_between(0, to));
        } else if (const auto number = marked_number(folded.text());
                   number && number->mark == NumberMark::word && number->end + 3 >= folded.text().size()) {
            act.number = squeeze(folded.source_between(number->begin, number->end));
        }
    }
}

void read_approval(const DocumentLines& lines, int begin, int end, ActRange& act) {
    if (lines[begin].rank) act.rank = lines[begin].rank->text;
    WordList words(lines.source().document());
    JoinedText text;
    for (int i = begin; i < end; ++i) text.add(lines.source().raw(lines[i].line), lines[i].line, words);
    const FoldedText folded(text.text());
    // « Compte rendu de la réunion du … : », « Approbation à l'unanimité du compte rendu … ; »: a sentence is no title.
    static const RE2 label(
        R"((?i)[\s*>-]*((?:approbation|adoption|comptes?[ -]rendus?|proces[ -]verb\w+)[^:]{6,160}?)\s*:)");
    static const RE2 nominal(R"((?i)[\s*>-]*((?:approbation|adoption) [^;:]{6,260}?)\s*[;.]?\s*$)");
    Match match = match_at(label, folded.text(), 0);
    static const RE2 sentence(R"((?i)\b(?:est|sont|a ete|ont ete)\b|[a-z]{3}\. [A-Z])");
    if (match && RE2::PartialMatch(piece(match[1]), sentence)) match = Match{};
    if (!match && !matches(nominal, folded.text())) return;
    if (!match) match = match_at(nominal, folded.text(), 0);
    const auto from = static_cast<std::size_t>(match[1].data() - folded.text().data());
    const bool whole = match.end >= folded.text().size();
    const std::size_t to = whole && match[0].find(':') == std::string_view::npos
                               ? folded.text().find_last_not_of(" ;.") + 1
                               : from + match[1].size();
    act.title = squeeze(folded.source_between(from, to));
    act.title_lines = text.lines();
}

int end_of_extract_header(const DocumentLines& lines, int begin, int end) {
    for (int i = begin; i < end; ++i)
        if (lines[i].formula || is_ground(lines[i].folded)) return i;
    return end;
}

void read_extract(const DocumentLines& lines, int begin, int end, const SeriesCounts& series, ActRange& act) {
    const int decision = end_of_extract_header(lines, begin, end);
    // The last line of the roll call bounds the header.
    int roll_call = begin;
    for (int i = begin; i < decision; ++i)
        if (is_roll_call(lines[i].folded) || is_session_opening(lines[i].folded)) roll_call = i;
    // The opening sentence goes on over the lines of its paragraph.
    if (is_session_opening(lines[roll_call].folded)) {
        while (roll_call + 1 < decision && !lines[roll_call + 1].gap_before && !lines[roll_call + 1].number &&
               !ends_sentence(lines[roll_call].folded) && !is_object_label(lines[roll_call + 1].folded))
            ++roll_call;
    }
    int number_at = -1;
    for (int i = begin; i < decision; ++i) {
        if (!lines[i].number || lines[i].agenda) continue;
        // The first of the strongest: a series of the bundle, then the mark.
        const auto strength = [&](int at) {
            const auto found = series.find(lines[at].number->series);
            return (found == series.end() ? 0 : found->second) * 4 + 3 - static_cast<int>(lines[at].number->mark);
        };
        if (number_at < 0 || strength(i) > strength(number_at)) number_at = i;
    }
    std::optional<ActNumber> inner;
    int inner_at = -1;
    if (number_at < 0 ||
        (lines[number_at].number->mark == NumberMark::shape && series.count(lines[number_at].number->series) == 0)) {
        for (int i = begin; i < decision && !inner; ++i) {
            if (lines[i].agenda) continue;
            inner = marked_number(lines[i].folded);
            inner_at = i;
        }
    }
    if (inner) {
        const std::string squeezed = squeeze(lines.source().trimmed(lines[inner_at].line));
        const FoldedText folded(squeezed);
        act.number = squeeze(folded.source_between(inner->begin, inner->end));
        number_at = inner_at;
    } else if (number_at >= 0) {
        set_number(lines[number_at], lines.source().trimmed(lines[number_at].line), act);
    }
    if (!act.number) act.number = number_of_stamp(lines, begin, decision, act);
    int object_at = -1;
    for (int i = begin; i < decision && object_at < 0; ++i)
        if (is_object_label(lines[i].folded)) object_at = i;

    TitleReader title(lines, decision);
    int below = begin;
    if (object_at >= 0) {
        below = title.read(object_at, skip_title_marks(lines[object_at].folded, 0));
    } else {
        int best = -1;
        double most = 0.3;
        number_at = with_title(lines, number_at, decision, inner ? 0 : 1);
        if (number_at >= 0) {
            const std::size_t after = inner ? inner->end : lines[number_at].number->end;
            const std::size_t at = skip_title_marks(lines[number_at].folded, skip_date(lines[number_at].folded, after));
            std::string_view rest =
                std::string_view(lines[number_at].folded).substr(std::min(at, lines[number_at].folded.size()));
            // Without line breaks the exposé is on the line of the title.
            if (lines.source().running_text()) rest = rest.substr(0, end_of_running_title(rest));
            // A number below the roll call has its title behind it.
            const bool below_roll_call = number_at > roll_call && roll_call > begin;
            const double least =
                below_roll_call || (lines[number_at].number && lines[number_at].number->mark == NumberMark::word) ? -0.6
                : lines[number_at].gap_before && rest.size() >= 24 && !ends_sentence(rest) && !is_letter_spaced(rest)
                    ? -0.1
                    : 0.2;
            if (rest.size() >= 12 && title_score(rest) > least && !is_session_opening(rest) && !is_letterhead(rest) &&
                !is_roll_call(rest)) {
                below = title.read(number_at, at);
                best = number_at;
            }
        }
        if (best < 0) {
            for (int i = begin; i < decision; ++i) {
                const std::string& folded = lines[i].folded;
                if (lines[i].agenda || stops_title(folded) || is_letterhead(folded) || is_letter_spaced(folded) ||
                    lines[i].number || folded.size() < 8 || is_day_alone(folded) || is_name_alone(folded) ||
                    is_name_list(folded) || opens_assembly_sentence(folded) || opens_sitting(folded))
                    continue;
                // Without line breaks the exposé is on the line of the title.
                const std::string_view head = std::string_view(folded).substr(
                    0, lines.source().running_text() ? end_of_running_title(folded) : folded.size());
                if (head.size() > longest_extract_title) continue;
                double score = title_score(head) + (lines[i].gap_before ? 0.3 : 0) + (lines[i].bold ? 0.5 : 0) +
                               (lines[i].capitals ? 0.3 : 0);
                if (number_at >= 0 && i > number_at && i <= number_at + 3)
                    score += 1.0;
                else if (title_score(head) < least_extract_title)
                    continue;
                // « Subventions aux associations. » alone above « Numéro V-2023-45 ».
                if (i + 1 == number_at && lines[i].gap_before && lines[number_at].gap_before &&
                    lines[number_at].number && lines[number_at].number->end + 3 > lines[number_at].folded.size())
                    score += 1.0;
                if (i > roll_call) score += 0.6;
                if (i + 1 < end && (opens_report(lines[i + 1].folded) || is_ground(lines[i + 1].folded))) score += 0.4;
                if (score > most + 1e-9) {
                    most = score;
                    best = i;
                }
            }
            // The lines of the title's paragraph that are above the best one.
            while (best > std::max(begin, roll_call + 1) && in_title_block(lines, best) &&
                   !opens_part(lines[best - 1].folded) && !lines[best - 1].number &&
                   !is_day_alone(lines[best - 1].folded) && !is_letterhead(lines[best - 1].folded) &&
                   title_score(lines[best - 1].folded) > -0.6)
                --best;
            if (best >= 0) below = title.read(best, skip_title_marks(lines[best].folded, 0));
        }
    }
    act.title = title.title();
    act.title_lines = title.lines();
    const int header = std::max({below, number_at + 1});
    // Grounds and exposé begin below the title, and below a roll call that follows it.
    int body = header;
    if (roll_call >= below && roll_call > begin) {
        // The names below « Étaient absents : » are of its paragraph.
        int names = roll_call + 1;
        while (!lines.source().running_text() && names < decision && !lines[names].gap_before && !lines[names].number)
            ++names;
        body = std::max(header, names);
    }
    act.header_end = body < end ? lines[body].line : act.end;
    act.body = act.title ? (below < end ? lines[below].line : act.end) : act.header_end;
    if (roll_call >= below && act.title) act.body = act.header_end;
}

}  // namespace recueil::corpus
