#include "corpus/layout/document_lines.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include "corpus/layout/line_signals.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/text_fold.h"
#include "corpus/text/folded_text.h"

namespace recueil::corpus {

namespace {

constexpr std::size_t longest_folded = 1000;
constexpr int longest_agenda = 400;  // lines; each is compared with those above it
constexpr std::size_t longest_agenda_entry = 260;
constexpr std::size_t shortest_shared_key = 16;  // letters that two lines of one entry share

std::size_t shared_letters(const std::string& a, const std::string& b) {
    const std::size_t most = std::min(a.size(), b.size());
    return static_cast<std::size_t>(
        std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(most), b.begin()).first - a.begin());
}

// A line of marks alone: « ------ », « * * * », « _____ ».
bool is_rule(std::string_view folded) {
    return folded.size() >= 3 && folded.find_first_not_of(" -_=*~.+#o") == std::string_view::npos &&
           folded.find_first_not_of(" .o") != std::string_view::npos;
}

// The character before the words of a line, where it is a mark: a bullet, a dash, an arrow. Quotation marks and
// brackets belong to the words.
char32_t bullet_of(std::string_view text) {
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
    const auto length = static_cast<std::int32_t>(text.size());
    UChar32 c = 0;
    std::int32_t at = 0;
    U8_NEXT(bytes, at, length, c);
    if (c < 0 || u_isalnum(c) ||
        std::u32string_view(U"\"'«»“”‘’([{|€&").find(static_cast<char32_t>(c)) != std::u32string_view::npos)
        return 0;
    return static_cast<char32_t>(c);
}

// A line that has a result alone: « 14 votes pour », « 12 pour / 2 abstentions », « Adopté à l'unanimité ».
bool is_result(std::string_view folded) {
    static const RE2 pattern(
        R"((?i)[\s*>-]*(?:votes?(?: (?:de|du|des|sur) [^:]{3,40})?\s*:?\s*)?(?:\d{1,3}\s*(?:votes?|voix)?\s*(?:pour|contre|abstentions?)\b|(?:pour|contre|abstentions?)\s*:?\s*\d|(?:adopte|approuve|accepte|rejete)e?s?\s*(?:$|a l'|a la|par)|(?:a l')?unanimite\s*\.?$|accord (?:a l'|du conseil)).{0,60})");
    return folded.size() < 90 && matches(pattern, folded);
}

// « Le conseil accepte d'ajouter ce point à l'ordre du jour »: the assembly sets its agenda, no point is decided.
bool sets_agenda(std::string_view folded) {
    static const RE2 pattern(
        R"((?i)\b(?:r?ajout|inscri|inscrip|complet|adjon)[a-z]*\b.{0,120}\bordre du jour|\bordre du jour\b.{0,60}\b(?:r?ajout|inscri|complet)[a-z]*)");
    return folded.find("rdre du jour") != std::string_view::npos && RE2::PartialMatch(piece(folded), pattern);
}

// « Par délibération du 3 mai, le conseil a décidé … »: the exposé cites a decision of an earlier session.
bool cites_decision(std::string_view folded) {
    static const RE2 pattern(
        R"((?i)\b(?:par|dans|lors de)\s+(?:sa |une |la |les |cette )?(?:precedente |derniere )?(?:deliberations?|seance|reunion)\b.{0,160}\b(?:a|avait|ont|avaient) (?:deja |alors |egalement )?(?:decide|approuve|adopte|accepte|autorise|valide|fixe|vote|designe|donne|emis|sollicite|pris acte)\b)");
    static const RE2 delibere(R"((?i)\bdelibere)");
    return RE2::PartialMatch(piece(folded), pattern) && !RE2::PartialMatch(piece(folded), delibere);
}

// The rank that opens a line, and the number behind it: « 3) Délibération n° 2023-04 : », « N°1 D.CCAS/2026/19 - ».
void read_rank(DocumentLine& line) {
    line.rank = rank_at_start(line.folded);
    static const RE2 sign(R"([nN]o\s?(\d{1,3})\s+)");
    const Match match = line.rank ? Match{} : match_at(sign, line.folded, 0);
    const std::size_t at = line.rank ? line.rank->end : match.end;
    if ((!line.rank && !match) || at >= line.folded.size()) return;
    auto number = number_at_start(std::string_view(line.folded).substr(at));
    if (!number || (number->mark != NumberMark::word && number->mark != NumberMark::prefix)) return;
    number->begin += at;
    number->end += at;
    number->mark_begin += at;
    line.number = number;
    if (line.rank) return;
    line.rank = Rank{std::string(match[1]), std::strtol(std::string(match[1]).c_str(), nullptr, 10), match.end, true};
}

}  // namespace

bool ends_sentence(std::string_view text) {
    // « D.G.E. »
    const std::size_t size = text.size();
    if (size > 3 && text[size - 1] == '.' && text[size - 3] == '.' && text[size - 2] >= 'A' && text[size - 2] <= 'Z')
        return false;
    return !text.empty() &&
           (text.back() == '.' || text.back() == ';' || text.back() == ':' || text.back() == '!' || text.back() == '?');
}

std::string letters_key(std::string_view folded) {
    std::string key;
    for (const char c : folded) {
        if (c >= 'A' && c <= 'Z')
            key += static_cast<char>(c - 'A' + 'a');
        else if (c >= 'a' && c <= 'z')
            key += c;
    }
    return key;
}

std::string number_letters(const DocumentLine& line) {
    std::string letters;
    for (const char c : line.folded.substr(line.number->begin, line.number->end - line.number->begin))
        if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z')) letters += c;
    return letters;
}

DocumentLines::DocumentLines(const SourceLines& source) : source_(source) {
    std::vector<float> sizes;
    bool gap = true;
    bool page = true;
    bool parted = false;
    bool rule = false;
    char32_t bullet = 0;
    for (int line = 1; line <= source.count(); ++line) {
        page = page || source.starts_page(line);
        if (source.page_foot(line)) {
            // Furniture on a line of its own parts what is above from what is below, unless a sentence goes on.
            const bool whole_line = source.source_line(line) != source.source_line(line - 1) &&
                                    source.source_line(line) != source.source_line(line + 1);
            parted = parted || (whole_line && (lines_.empty() || ends_sentence(lines_.back().folded)));
            continue;
        }
        const std::string_view text = source.trimmed(line);
        if (text.empty()) {
            gap = true;
            continue;
        }
        DocumentLine each;
        each.line = line;
        each.folded = fold_ascii(squeeze(text.substr(0, longest_folded)));
        if (is_rule(each.folded)) {
            gap = rule = true;
            continue;
        }
        each.rule_above = rule;
        rule = false;
        const LineLayout layout = source.layout(line);
        const bool begins_lower = each.folded[0] >= 'a' && each.folded[0] <= 'z';
        each.gap_before = gap || page || source.starts_paragraph(line) || (parted && !begins_lower);
        parted = false;
        each.bullet = bullet_of(text);
        if (each.bullet == 0) each.bullet = bullet;
        // A bullet alone on its line opens the next one.
        if (each.bullet != 0 && each.folded.size() == 1) {
            bullet = each.bullet;
            gap = gap || each.gap_before;
            continue;
        }
        bullet = 0;
        each.page_start = page;
        each.bold = layout.bold;
        each.heading = layout.role == LineRole::heading;
        each.in_table = layout.role == LineRole::table_row;
        each.font_size = layout.font_size;
        each.capitals = text.size() >= 6 && all_upper(text);
        each.key = letters_key(each.folded);
        each.number = number_at_start(each.folded);
        if (!each.number) read_rank(each);
        if (layout.font_size > 0) sizes.push_back(layout.font_size);
        lines_.push_back(std::move(each));
        gap = page = false;
    }
    if (!sizes.empty()) {
        const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
        std::nth_element(sizes.begin(), middle, sizes.end());
        usual_font_size_ = *middle;
    }
    mark_decisions();
    find_agenda();
    find_contents();
}

// « Désignation des délégués au syndicat » above « Titulaires : Luc FAURE, Anne ROY »: the names are the decision. The
// first line with names below each such heading, where no formula or vote is above it.
std::vector<bool> DocumentLines::designations() const {
    constexpr int farthest = 12;  // lines
    static const RE2 heading(
        R"((?i)[\s*>#-]*(?:[0-9ivx]{1,4}\s?[.)/-]+\s*)?(?:designation|nomination|election|constitution|composition)s?\s+(?:de|du|des|d')\b?.{4,120})");
    static const RE2 of_opening(R"((?i)\b(?:secretaire|scrutateur|assesseur|bureau de vote))");
    static const RE2 holder(
        R"((?:(?i)[\s*>-]*(?:(?:membres?|delegue(?:e|es|s)?|representante?s?)\s+)?(?:titulaires?|suppleante?s?|delegue(?:e|es|s)?|representante?s?)\s*:\s*).*\b[A-Z][A-Z'-]{2,}.*)");
    static const RE2 names(
        R"([\s*>-]*(?:(?:M\.|Mme|MM\.|Monsieur|Madame)\s)?(?:[A-Z][a-z'-]+(?:[ -][A-Z][a-z]+)? [A-Z][A-Z' -]{2,}\s*[-,;/]+\s*){2,}.*)");
    std::vector<bool> named(lines_.size(), false);
    int open = -1;
    for (int i = 0; i < count(); ++i) {
        const DocumentLine& line = lines_[static_cast<std::size_t>(i)];
        if (line.formula || line.vote || line.agenda || (open >= 0 && i - open > farthest)) open = -1;
        if (line.agenda || line.formula || line.vote) continue;
        if (line.gap_before && line.folded.size() < 160 && !ends_sentence(line.folded) &&
            matches(heading, line.folded) && !RE2::PartialMatch(piece(line.folded), of_opening)) {
            open = i;
            continue;
        }
        if (open < 0 || !(matches(holder, line.folded) || matches(names, line.folded))) continue;
        named[static_cast<std::size_t>(i)] = true;
        open = -1;
    }
    return named;
}

// Points of two lines have their formulas close together, with a title between them.
bool DocumentLines::title_between(int last, int next) const {
    if (!opens_assembly_sentence(lines_[static_cast<std::size_t>(next)].folded)) return false;
    for (int i = last + 1; i < next; ++i) {
        const std::string& folded = lines_[static_cast<std::size_t>(i)].folded;
        const char end = folded.back();
        const bool apart = i > last + 1 && lines_[static_cast<std::size_t>(i)].gap_before && title_score(folded) > -0.3;
        if (folded.size() < 160 && !ends_sentence(folded) && end != ',' && (apart || title_score(folded) > 0.2))
            return true;
    }
    return false;
}

// A formula may go over a line end.
void DocumentLines::mark_decisions() {
    for (int i = 0; i < count(); ++i) {
        DocumentLine& each = lines_[static_cast<std::size_t>(i)];
        const bool agenda = sets_agenda(each.folded);
        each.formula = !agenda && has_decision_formula(each.folded) && !cites_decision(each.folded);
        each.vote = !agenda && has_vote(each.folded);
    }
    for (int i = 0; i + 1 < count(); ++i) {
        DocumentLine& each = lines_[static_cast<std::size_t>(i)];
        const DocumentLine& next = lines_[static_cast<std::size_t>(i) + 1];
        if (each.formula || next.formula || next.gap_before || ends_sentence(each.folded)) continue;
        const std::string both = each.folded + " " + next.folded;
        each.formula = has_decision_formula(both) && !sets_agenda(both) && !cites_decision(both);
    }
    // « Dans sa séance du 24 juin, » above « le conseil municipal a décidé … ».
    for (int i = 1; i < count(); ++i) {
        DocumentLine& each = lines_[static_cast<std::size_t>(i)];
        const std::string& above = lines_[static_cast<std::size_t>(i) - 1].folded;
        if (each.formula && !each.gap_before && !cites_decision(above) && cites_decision(above + " " + each.folded))
            each.formula = false;
    }
    mark_lone_verbs();
    mark_additions();
    formula_sums_.assign(lines_.size() + 1, 0);
    vote_sums_.assign(lines_.size() + 1, 0);
    decision_sums_.assign(lines_.size() + 1, 0);
    next_decisions_.assign(lines_.size() + 1, count());
    int last = -100;
    // Points with ranks have sub-titles; a title parts formulas only where titles alone open the points.
    long chain = 0;
    long rank = 0;
    for (const DocumentLine& each : lines_) {
        if (!each.rank || each.rank->value != rank + 1) continue;
        rank = each.rank->value;
        ++chain;
    }
    const bool ranked = chain > 3;
    const std::vector<bool> named = designations();
    for (int i = 0; i < count(); ++i) {
        const auto at = static_cast<std::size_t>(i);
        const bool apart = lines_[at].formula && (i - last > 3 || (!ranked && title_between(last, i)));
        if (lines_[at].formula) last = i;
        formula_sums_[at + 1] = formula_sums_[at] + (apart ? 1 : 0);
        vote_sums_[at + 1] = vote_sums_[at] + (lines_[at].vote ? 1 : 0);
        lines_[at].decides = lines_[at].formula || lines_[at].vote || opens_decision(lines_[at].folded) || named[at];
        decision_sums_[at + 1] = decision_sums_[at] + (lines_[at].decides ? 1 : 0);
    }
    for (auto at = lines_.size(); at-- > 0;)
        next_decisions_[at] = lines_[at].decides ? static_cast<int>(at) : next_decisions_[at + 1];
}

// « DÉCIDE » alone on its line below grounds, where no formula is above it, is the formula of the act.
void DocumentLines::mark_lone_verbs() {
    constexpr int farthest = 120;  // lines between the last ground and the verb
    constexpr int near = 12;
    static const RE2 verb(R"([\s*>-]*D(?:ECIDE|ELIBERE|ecide|elibere)(?:NT|nt)?\s*:?\s*)");
    int ground = -farthest - 1;
    int formula = -near - 1;
    for (int i = 0; i < count(); ++i) {
        DocumentLine& line = lines_[static_cast<std::size_t>(i)];
        if (is_ground(line.folded)) ground = i;
        if (!line.formula && line.folded.size() < 24 && i - ground <= farthest && i - formula > near && !line.agenda &&
            matches(verb, line.folded))
            line.formula = true;
        if (line.formula) formula = i;
    }
}

// « … propose d'ajouter les points suivants : », the points, « Le conseil municipal donne son accord »: all are agenda.
void DocumentLines::mark_additions() {
    constexpr int most = 20;  // points
    static const RE2 consent(R"((?i).*\b(?:accord|accepte|approuve|unanimite|valide)\b.*)");
    for (int i = 0; i + 1 < count(); ++i) {
        const DocumentLine& line = lines_[static_cast<std::size_t>(i)];
        if (line.folded.back() != ':' || !sets_agenda(line.folded)) continue;
        int at = i + 1;
        for (; at < std::min(count(), i + 1 + most); ++at) {
            DocumentLine& each = lines_[static_cast<std::size_t>(at)];
            const bool entry = each.bullet != 0 || each.rank || each.folded[0] == '-' || at == i + 1;
            if (!entry || each.folded.size() > longest_agenda_entry || each.formula || each.vote ||
                opens_report(each.folded))
                break;
            each.agenda = true;
        }
        if (at == i + 1 || at >= count()) continue;
        DocumentLine& end = lines_[static_cast<std::size_t>(at)];
        if (end.folded.size() < 120 && (end.formula || end.vote) && matches(consent, end.folded))
            end.formula = end.vote = false;
    }
}

// An entry above comes back: the first act. Entries of one wording that have numbers or ranks of their own do not.
bool DocumentLines::comes_back(int heading, int at, const std::vector<std::string>& keys) const {
    const DocumentLine& each = lines_[static_cast<std::size_t>(at)];
    const DocumentLine& above = lines_[static_cast<std::size_t>(at) - 1];
    if (each.key.size() < 8) return false;
    if (each.rank && above.rank && each.rank->value == above.rank->value + 1) return false;
    // The numbers of entries rise.
    if (each.number && above.number && at > heading + 2 && each.number->series == above.number->series &&
        each.number->serial < above.number->serial)
        return true;
    const DocumentLine& first = lines_[static_cast<std::size_t>(heading) + 1];
    // The first entry again, though its line ends elsewhere.
    if (each.rank && first.rank && at > heading + 2 && each.rank->value == first.rank->value &&
        each.rank->style == first.rank->style && shared_letters(each.key, first.key) >= shortest_shared_key)
        return true;
    // Below ranked entries, the lines without rank are their sub-titles: two points may share one.
    if (first.rank && !each.rank && !source_.running_text()) return false;
    const auto number_of = [](const DocumentLine& line) {
        return line.folded.substr(line.number->begin, line.number->end - line.number->begin);
    };
    for (std::size_t k = 0; k < keys.size(); ++k) {
        const DocumentLine& entry = lines_[static_cast<std::size_t>(heading) + 1 + k];
        if (each.number && entry.number && number_of(each) != number_of(entry)) continue;
        // Running text has several entries on one line.
        if (keys[k] == each.key || (source_.running_text() && each.key.size() >= 14 &&
                                    keys[k].find(each.key) != std::string::npos && keys[k].size() > each.key.size()))
            return true;
    }
    return false;
}

// The first entry in other words, with its result below: « Approbation du compte rendu du Conseil Municipal du … ».
bool DocumentLines::comes_back_decided(int heading, int at) const {
    if (at <= heading + 2 || at + 1 >= count()) return false;
    const DocumentLine& each = lines_[static_cast<std::size_t>(at)];
    const DocumentLine& first = lines_[static_cast<std::size_t>(heading) + 1];
    const DocumentLine& below = lines_[static_cast<std::size_t>(at) + 1];
    return !each.rank && !first.rank && (below.formula || below.vote) &&
           shared_letters(each.key, first.key) >= shortest_shared_key;
}

// « Questions diverses » closes an agenda; and a heading that has the words of an entry and more opens the first act.
bool DocumentLines::opens_below_last_entry(int heading, int at, const std::vector<std::string>& keys) const {
    if (at <= heading + 2) return false;
    const DocumentLine& each = lines_[static_cast<std::size_t>(at)];
    const DocumentLine& above = lines_[static_cast<std::size_t>(at) - 1];
    static const RE2 last(R"((?:[ivx]{0,4})(?:questions?|affaires?|points?)(?:et(?:informations?))?divers(?:es)?)");
    const bool next_rank = each.rank && above.rank && each.rank->value == above.rank->value + 1;
    if (each.gap_before && !next_rank && !source_.running_text() && matches(last, above.key)) return true;
    if (source_.running_text() || !each.gap_before || each.number || at + 1 >= count()) return false;
    const bool report_below = opens_report(lines_[static_cast<std::size_t>(at) + 1].folded);
    for (std::size_t k = 0; k < keys.size(); ++k) {
        const bool capitals = each.capitals && !lines_[static_cast<std::size_t>(heading) + 1 + k].capitals;
        if (keys[k].size() >= shortest_shared_key && each.key.size() > keys[k].size() &&
            each.key.starts_with(keys[k]) && (capitals || report_below))
            return true;
    }
    return false;
}

// A line of results belongs to a point: the agenda ended above the rank of that point.
int DocumentLines::above_result(int heading, int result) const {
    for (int at = result - 1; at > heading; --at)
        if (lines_[static_cast<std::size_t>(at)].rank || lines_[static_cast<std::size_t>(at)].number) return at;
    return std::max(heading + 1, result - 1);
}

// A long line of running text is an entry where its number goes on from the entry above.
bool DocumentLines::goes_on_series(int heading, int at) const {
    const DocumentLine& each = lines_[static_cast<std::size_t>(at)];
    const DocumentLine& above = lines_[static_cast<std::size_t>(at) - 1];
    return source_.running_text() && at > heading + 1 && each.number && above.number &&
           each.number->series == above.number->series && each.number->serial > above.number->serial;
}

// The agenda goes on while its lines are short and decide nothing, up to an entry that comes back: the first act.
void DocumentLines::find_agenda() {
    for (int i = 0; i < count(); ++i) {
        if (!is_agenda_heading(lines_[static_cast<std::size_t>(i)].folded)) continue;
        std::vector<std::string> keys;
        int end = i + 1;
        for (; end < std::min(count(), i + longest_agenda); ++end) {
            const DocumentLine& each = lines_[static_cast<std::size_t>(end)];
            if (is_result(each.folded)) {
                end = above_result(i, end);
                break;
            }
            if ((each.folded.size() > longest_agenda_entry && !goes_on_series(i, end)) || each.formula ||
                (each.vote && each.folded.size() > 60) || opens_report(each.folded) ||
                is_session_opening(each.folded) || is_ground(each.folded))
                break;
            if (each.number && each.number->mark == NumberMark::word) break;
            if (comes_back(i, end, keys) || comes_back_decided(i, end) || opens_below_last_entry(i, end, keys)) break;
            keys.push_back(each.key);
        }
        // The heading of the first act is no entry, where the entries have numbers and it has none.
        if (end < count() && end > i + 3 && opens_report(lines_[static_cast<std::size_t>(end)].folded) &&
            !lines_[static_cast<std::size_t>(end) - 1].number && lines_[static_cast<std::size_t>(end) - 2].number)
            --end;
        keys.resize(static_cast<std::size_t>(std::max(0, end - i - 1)));
        // Running text has all entries on one line.
        const auto entries = static_cast<std::size_t>(i) + 1;
        const bool one_line = end == i + 1 && source_.running_text() && end < count() && !lines_[entries].formula &&
                              !lines_[entries].vote && lines_[entries].folded.size() > longest_agenda_entry;
        if (one_line) ++end;
        // A heading and its own first act may be all that there is: two entries at least make an agenda.
        if (end - i < 3 && !one_line) continue;
        for (int entry = i; entry < end; ++entry) lines_[static_cast<std::size_t>(entry)].agenda = true;
        for (std::string& key : keys)
            if (key.size() >= 8) agenda_.push_back(std::move(key));
        i = end - 1;
    }
}

// A table of contents: entries that end with a leader and a page, where the pages rise.
void DocumentLines::find_contents() {
    constexpr int longest_entry = 4;  // lines
    constexpr int fewest_entries = 4;
    constexpr int fewest_long_entries = 2;  // with a leader as no price list has
    constexpr std::size_t long_leader = 12;
    static const RE2 leader(R"(((?:\.\s?){4,})(\d{1,3})\s*$)");
    struct Entry {
        int line;
        long page;
        bool long_leader;
    };
    std::vector<Entry> entries;
    const auto mark = [&] {
        const auto longs = std::count_if(entries.begin(), entries.end(), [](const Entry& e) { return e.long_leader; });
        if (static_cast<int>(entries.size()) < fewest_entries && longs < fewest_long_entries) return;
        int begin = entries.front().line;
        for (int i = begin; i >= std::max(0, entries.front().line - longest_entry + 1); --i) {
            const DocumentLine& line = lines_[static_cast<std::size_t>(i)];
            if (!line.number && !line.rank) continue;
            begin = i;
            break;
        }
        // The document may be cut short inside an entry.
        int end = entries.back().line + 1;
        if (count() - end < longest_entry - 1) end = count();
        for (int i = begin; i < end; ++i) {
            DocumentLine& line = lines_[static_cast<std::size_t>(i)];
            line.agenda = true;
            if (line.key.size() >= 8) agenda_.push_back(line.key);
        }
    };
    for (int i = 0; i < count(); ++i) {
        const std::string_view folded = lines_[static_cast<std::size_t>(i)].folded;
        if (folded.size() < 6 || folded.back() < '0' || folded.back() > '9' ||
            folded.find("..") == std::string_view::npos)
            continue;
        const Match match = find(leader, folded);
        if (!match) continue;
        const long page = std::strtol(std::string(match[2]).c_str(), nullptr, 10);
        if (!entries.empty() && (i - entries.back().line > longest_entry || page < entries.back().page)) {
            mark();
            entries.clear();
        }
        entries.push_back({i, page, match[1].size() >= long_leader});
    }
    mark();
}

int DocumentLines::formulas(int begin, int end) const {
    if (begin >= end) return 0;
    return formula_sums_[static_cast<std::size_t>(end)] - formula_sums_[static_cast<std::size_t>(begin)];
}

int DocumentLines::votes(int begin, int end) const {
    if (begin >= end) return 0;
    return vote_sums_[static_cast<std::size_t>(end)] - vote_sums_[static_cast<std::size_t>(begin)];
}

int DocumentLines::decisions(int begin, int end) const {
    if (begin >= end) return 0;
    return decision_sums_[static_cast<std::size_t>(end)] - decision_sums_[static_cast<std::size_t>(begin)];
}

int DocumentLines::next_decision(int begin, int end) const {
    return begin >= end ? end : std::min(end, next_decisions_[static_cast<std::size_t>(begin)]);
}

int DocumentLines::index_of(int line) const {
    const auto found = std::lower_bound(lines_.begin(), lines_.end(), line,
                                        [](const DocumentLine& each, int wanted) { return each.line < wanted; });
    return static_cast<int>(found - lines_.begin());
}

}  // namespace recueil::corpus
