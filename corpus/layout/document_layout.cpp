#include "corpus/layout/document_layout.h"

#include <algorithm>
#include <set>
#include <string>

#include "corpus/layout/act_headings.h"
#include "corpus/layout/act_titles.h"
#include "corpus/layout/heading_candidates.h"
#include "corpus/layout/heading_choice.h"
#include "corpus/layout/heading_style.h"
#include "corpus/layout/line_signals.h"
#include "corpus/rules/pattern.h"

namespace recueil::corpus {

namespace {

constexpr int above_head = 3;  // lines around the head of an extract that may have its number
constexpr int below_head = 14;
constexpr int longest_bare_act = 400;  // lines of text of an act without header and heading

bool holds(const RE2& pattern, std::string_view text) {
    return RE2::PartialMatch(piece(text), pattern);
}

// Where an extract of the register, or a session, opens: its heading or its opening sentence.
std::vector<int> find_session_heads(const DocumentLines& lines) {
    static const RE2 opening(R"((?i)^[\s*>#-]*(?:l'an (?:deux|2\d{3})|convoquee?s? le \d))");
    std::vector<int> heads;
    int last = -1;
    bool decided = false;
    bool closed = false;  // a signature or a certificate
    bool opened = false;  // the last head already has its opening sentence
    for (int i = 0; i < lines.count(); ++i) {
        const std::string& folded = lines[i].folded;
        const bool sentence = holds(opening, folded);
        if (sentence || is_extract_heading(folded)) {
            // The certificate of posting may be above the opening sentence.
            if (last < 0 || decided || (closed && (opened || !sentence)) || (sentence && opened && i - last > 30)) {
                heads.push_back(i);
                opened = false;
            }
            opened = opened || sentence;
            decided = closed = false;
            last = i;
        }
        decided = decided || lines[i].formula || (lines[i].vote && last >= 0 && i - last > 8);
        closed = closed || is_tail(folded);
    }
    return heads;
}

// The numbers on the first lines of an extract, as letters and digits.
std::set<std::string> numbers_at_head(const DocumentLines& lines, int head, int end) {
    std::set<std::string> numbers;
    for (int i = std::max(0, head - above_head); i < std::min(end, head + below_head); ++i) {
        if (!lines[i].number || (i < head && lines[i].formula)) continue;
        numbers.insert(number_letters(lines[i]));
    }
    return numbers;
}

// « EXTRAIT DU REGISTRE … » comes back on each page of one extract: such a head has neither the roll call, the opening
// sentence or the object that the first one has, nor a number of its own.
std::vector<int> drop_running_heads(const DocumentLines& lines, const std::vector<int>& heads) {
    std::vector<int> kept;
    bool first_opens = false;
    for (std::size_t h = 0; h < heads.size(); ++h) {
        const int end = h + 1 < heads.size() ? heads[h + 1] : lines.count();
        bool opens = false;
        for (int i = heads[h]; i < end && !opens; ++i)
            opens = is_roll_call(lines[i].folded) || is_session_opening(lines[i].folded) ||
                    is_object_label(lines[i].folded);
        if (h == 0) first_opens = opens;
        if (!opens && first_opens && !kept.empty()) {
            const std::set<std::string> known = numbers_at_head(lines, kept.back(), heads[h]);
            const std::set<std::string> own = numbers_at_head(lines, heads[h], end);
            if (std::includes(known.begin(), known.end(), own.begin(), own.end())) continue;
        }
        kept.push_back(heads[h]);
    }
    return kept;
}

// The letterhead above the head of an extract.
int first_of_extract(const DocumentLines& lines, int head, int floor) {
    int first = head;
    for (int i = head - 1; i >= std::max(floor, head - 25); --i) {
        if (lines[i].formula || lines[i].vote || (is_tail(lines[i].folded) && !is_letterhead(lines[i].folded))) break;
        first = i;
        if (lines[i].page_start) return i;
    }
    if (first <= floor) return floor;
    // No page border: only lines of a letterhead belong to the extract.
    first = head;
    while (first > floor &&
           (is_letterhead(lines[first - 1].folded) || lines[first - 1].capitals || lines[first - 1].number) &&
           !lines[first - 1].formula && !lines[first - 1].vote)
        --first;
    return first;
}

bool opens_agenda(const DocumentLines& lines) {
    static const RE2 invitation(
        R"((?i)(?:j'ai l'honneur de vous|vous (?:prie|invite|convoque)|convocation (?:du|au|a la|des)|ordre du jour (?:du conseil|de la (?:seance|reunion))|(?:est|sont|etes) (?:convoque|invite)|se reunira|aura lieu|qui se tiendra))");
    for (int i = 0; i < std::min(lines.count(), 60); ++i)
        if (holds(invitation, lines[i].folded) || is_agenda_heading(lines[i].folded)) return true;
    return false;
}

bool is_list(const DocumentLines& lines) {
    static const RE2 list(
        R"((?i)(?:liste (?:des|chronologique)|repertoire|releve (?:des|de)|tableau des|registre chronologique|sommaire des) ?(?:chronologique )?(?:des )?(?:deliberations?|decisions|conclusions|actes))");
    for (int i = 0; i < std::min(lines.count(), 40); ++i)
        if (holds(list, lines[i].folded)) return true;
    return false;
}

bool is_convention(const DocumentLines& lines) {
    static const RE2 convention(
        R"((?i)^[\s*>#-]*(?:(?:projet de )?(?:convention|reglement|contrat|bail|avenant|protocole|statuts|cahier des charges|charte)\b|entre (?:les soussignes|:|la commune|d'une part)|il (?:est|a ete) (?:convenu|arrete)|rapport d'orientation|budget primitif))");
    int found = 0;
    for (int i = 0; i < std::min(lines.count(), 80); ++i) found += holds(convention, lines[i].folded) ? 1 : 0;
    return found >= 1;
}

Form form_without_acts(const DocumentLines& lines) {
    if (opens_agenda(lines)) return Form::agenda;
    for (int i = 0; i < std::min(lines.count(), 40); ++i)
        if (is_delegated_decisions(lines[i].folded)) return Form::decisions;
    if (is_convention(lines)) return Form::annex;
    return Form::other;
}

class DocumentReader {
  public:
    explicit DocumentReader(const DocumentLines& lines) : lines_(lines) {}

    DocumentLayout run() {
        const int count = lines_.count();
        if (count == 0) return layout_;
        const std::vector<int> heads = drop_running_heads(lines_, find_session_heads(lines_));
        const int decisions = lines_.formulas(0, count) + lines_.votes(0, count);
        const bool list = is_list(lines_);
        const bool grounds = has_grounds();
        // An agenda names votes at most in passing; an extract that is cut short still has its header and its grounds.
        const bool agenda = opens_agenda(lines_) && lines_.formulas(0, count) == 0 && decisions <= 1 && !grounds;
        // A long report names a vote in passing: fewer than one in 300 lines, and never with the formula of a decision.
        const bool in_passing =
            !list && lines_.formulas(0, count) == 0 && count > longest_bare_act && decisions * 300 < count;
        if (agenda || in_passing || !(list || !heads.empty() || names_session()) ||
            (decisions == 0 && !list && !opens_deliberation() && (heads.empty() || !(grounds || has_roll_call())))) {
            layout_.form = form_without_acts(lines_);
            return layout_;
        }
        end_ = end_of_session();
        std::vector<Heading> chosen = choose_headings(lines_, find_headings(lines_, 0, end_, {}), end_);
        if (const HeadingStyle style(lines_, chosen); !style.empty())
            chosen = choose_headings(lines_, find_headings(lines_, 0, end_, style), end_);
        // Minutes may name extracts or earlier sessions; then far more acts than headers decide something.
        const auto marked = std::count_if(chosen.begin(), chosen.end(), [](const Heading& h) {
            return h.kind == HeadingKind::numbered || h.kind == HeadingKind::ranked || h.kind == HeadingKind::object;
        });
        // The headings of minutes may all be bare titles: then each part between two openings decides many things.
        const int openings = static_cast<int>(heads.size());
        const int several = openings * 3 + 2;
        const auto sure =
            std::count_if(chosen.begin(), chosen.end(), [](const Heading& heading) { return heading.sure; });
        const int formulas = lines_.formulas(0, end_);
        const bool many_decisions = (decisions > several && decided_parts(chosen) > several) ||
                                    (formulas > openings * 2 && sure > openings * 2);
        if (heads.size() >= 2 && static_cast<std::size_t>(marked) <= heads.size() * 2 + 2 && !many_decisions) {
            read_bundle(heads);
        } else {
            read_session_document(heads, chosen, list);
        }
        if (layout_.acts.empty()) layout_.form = form_without_acts(lines_);
        return layout_;
    }

  private:
    int line_of(int index) const { return index < lines_.count() ? lines_[index].line : lines_.source().count() + 1; }

    void add_extract(int begin, int end) {
        ActRange act;
        act.begin = line_of(begin);
        act.end = line_of(end);
        read_extract(lines_, begin, end, series_, act);
        layout_.acts.push_back(std::move(act));
    }

    int decided_parts(const std::vector<Heading>& chosen) const {
        int decided = 0;
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            const int from = chosen[i].index;
            const int to = i + 1 < chosen.size() ? chosen[i + 1].index : end_;
            if (chosen[i].kind != HeadingKind::stop && lines_.decisions(from, to) > 0) ++decided;
        }
        return decided;
    }

    // Counts, for each shape of number, the extracts that have it above their decision; a shape of one extract is no
    // series.
    void count_series(const std::vector<int>& firsts) {
        for (std::size_t i = 0; i < firsts.size(); ++i) {
            const int end = i + 1 < firsts.size() ? firsts[i + 1] : lines_.count();
            std::set<std::string> seen;
            for (int at = firsts[i]; at < end_of_extract_header(lines_, firsts[i], end); ++at)
                if (lines_[at].number) seen.insert(lines_[at].number->series);
            for (const std::string& each : seen) ++series_[each];
        }
        std::erase_if(series_, [](const auto& each) { return each.second < 2; });
    }

    void read_bundle(const std::vector<int>& heads) {
        layout_.form = Form::bundle;
        std::vector<int> firsts;
        int floor = 0;
        for (const int head : heads) {
            firsts.push_back(first_of_extract(lines_, head, floor));
            floor = head + 1;
        }
        count_series(firsts);
        for (std::size_t i = 0; i < firsts.size(); ++i) {
            const int end = i + 1 < firsts.size() ? firsts[i + 1] : lines_.count();
            add_extract(firsts[i], end);
        }
        layout_.header_end = line_of(firsts.front());
    }

    // The session is over: what follows, if it decides nothing, are signatures and tables.
    int end_of_session() const {
        static const RE2 closed(
            R"((?i)\b(?:leve|clot|cloture)e? la seance|seance (?:est )?(?:levee|close|cloturee)|fin de (?:la )?seance)");
        for (int i = lines_.count() / 3; i < lines_.count(); ++i)
            if (holds(closed, lines_[i].folded) && lines_.formulas(i + 1, lines_.count()) == 0) return i + 1;
        return lines_.count();
    }

    void read_session_document(const std::vector<int>& heads, const std::vector<Heading>& chosen, bool list) {
        const int count = end_;

        const auto acts =
            std::count_if(chosen.begin(), chosen.end(), [](const Heading& h) { return h.kind != HeadingKind::stop; });
        // A number and the « Objet » of one extract may be far apart.
        const auto of_kind = [&](HeadingKind kind) {
            return std::count_if(chosen.begin(), chosen.end(), [&](const Heading& h) { return h.kind == kind; });
        };
        const auto numbered = std::max(of_kind(HeadingKind::numbered), of_kind(HeadingKind::object));
        bool extract = false;
        for (int i = 0; i < std::min(count, 60) && !extract; ++i) extract = is_extract_heading(lines_[i].folded);

        const int formulas = lines_.formulas(0, count);
        // A long report names sessions too: without a decision formula its opening is no session's.
        const bool opened = !heads.empty() && (formulas > 0 || count <= longest_bare_act);
        // One act: an extract of the register, or a session that decides about once; minutes say that they are.
        const bool minutes = !extract && acts > 0 && names_minutes();
        // Bare titles that each have their decision are the points of minutes, though these name an extract.
        const bool many_points = acts >= 4 && formulas >= 4;
        // The opening of an extract above minutes that are cut short: nothing in them is of one act.
        const bool opens_act = formulas > 0 || has_grounds() || numbered > 0 || has_number_or_object();
        const bool one_extract = extract && numbered < 2 && !many_points && opens_act;
        const bool few_decisions = acts < 2 || (numbered == 1 && acts <= 3 && formulas < 2);
        // The extract of an assembly that meets without an opening sentence has its grounds below its number.
        const bool one_number = numbered == 1 && formulas == 1 && has_grounds();
        const bool one_act =
            (opened || one_number) && few_decisions && formulas <= 2 && !list && !minutes && (opens_act || acts > 0);
        // A report of hundreds of lines names a decision in passing.
        const bool bare_act =
            acts == 0 && !list && formulas > 0 && formulas <= 2 && has_grounds() && count <= longest_bare_act;
        if (one_extract || one_act || bare_act) {
            layout_.form = Form::single;
            add_extract(0, count);
            return;
        }
        if (acts == 0) {
            // Minutes that are cut short above their first point may still have approved those of the last session.
            if (opened) add_approval_of_minutes(count);
            if (layout_.acts.empty()) return;
            layout_.form = Form::minutes;
            layout_.header_end = layout_.acts.front().begin;
            return;
        }
        // Rows have a line or two each; minutes have the text of their points, and a list may have it too.
        const int text_lines = count - chosen.front().index;
        const bool bare_rows = formulas == 0 && text_lines < static_cast<int>(acts) * (names_minutes() ? 3 : 5);
        const bool rows = bare_rows || (list && (formulas * 2 < acts || text_lines < static_cast<int>(acts) * 8));
        const bool ranks_are_numbers = (rows || static_cast<int>(acts) * 8 > count) && has_number_column();
        add_approval_of_minutes(chosen.front().index);
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            if (chosen[i].kind == HeadingKind::stop) continue;
            const int from = chosen[i].index;
            const int to = i + 1 < chosen.size() ? chosen[i + 1].index : end_of_last(from);
            ActRange act;
            act.begin = line_of(from);
            act.end = line_of(to);
            read_heading(lines_, chosen[i], to, rows, act);
            // The outcome of a row is on the lines of its title.
            if (rows) act.body = act.begin;
            if (ranks_are_numbers && act.rank && !act.number) std::swap(act.rank, act.number);
            layout_.acts.push_back(std::move(act));
        }
        layout_.header_end = line_of(chosen.front().index);
        // « RELEVÉ DE DÉCISIONS » with the text of its points is minutes.
        layout_.form = rows ? Form::list : Form::minutes;
    }

    // « N° » above a column of a list makes its ranks numbers.
    bool has_number_column() const {
        static const RE2 column(
            R"((?:^|[\s|])(?:N[oO]|N[uU][mM][eE][rR][oO])\s*(?:\||d'ordre|de (?:la )?deliberation|deliberations?)?\s*\|?\s*(?:TITRE|Titre|OBJET|Objet|INTITULE|Intitule|DESIGNATION|Designation|LIBELLE|Libelle)\b)");
        for (int i = 0; i < std::min(lines_.count(), 120); ++i)
            if (holds(column, lines_[i].folded)) return true;
        return false;
    }

    // The document says that an assembly met.
    bool names_session() const {
        static const RE2 session(
            R"((?i)\b(?:conseil (?:municipal|communautaire|de communaute|metropolitain|departemental|regional|general|syndical|d'administration|territorial)|bureau (?:communautaire|syndical|municipal)|comite syndical|commission permanente|assemblee (?:de corse|departementale)|conseil de paris|conseil d'arrondissement|conseil de la metropole|comite directeur|membres du conseil)\b)");
        if (has_roll_call()) return true;
        for (int i = 0; i < std::min(lines_.count(), 60); ++i)
            if (holds(session, lines_[i].folded) && lines_[i].folded.size() < 400) return true;
        return false;
    }

    bool has_roll_call() const {
        for (int i = 0; i < std::min(lines_.count(), 200); ++i)
            if (is_roll_call(lines_[i].folded)) return true;
        return false;
    }

    bool names_minutes() const {
        static const RE2 minutes(
            R"((?i)\b(?:proces?[ -]verbal|comptes?[ -]rendus?|releve de (?:decisions|conclusions))\b)");
        for (int i = 0; i < std::min(lines_.count(), 15); ++i)
            if (holds(minutes, lines_[i].folded.substr(0, 200))) return true;
        return false;
    }

    bool has_number_or_object() const {
        for (int i = 0; i < std::min(lines_.count(), 60); ++i)
            if (!lines_[i].agenda && (lines_[i].number || is_object_label(lines_[i].folded))) return true;
        return false;
    }

    // « Délibération n° 2023-01 – Titre » below a roll call, in a text that is cut short above the decision.
    bool opens_deliberation() const {
        constexpr std::size_t shortest_title = 12;  // letters
        if (!lines_.source().running_text() || !has_roll_call()) return false;
        for (int i = 0; i < lines_.count(); ++i) {
            const DocumentLine& line = lines_[i];
            if (line.agenda || !line.number || line.number->mark != NumberMark::word || !line.gap_before) continue;
            const std::string_view behind = std::string_view(line.folded).substr(line.number->end);
            if (letters_key(behind).size() >= shortest_title && behind.find(" - ") == 0) return true;
        }
        return false;
    }

    bool has_grounds() const {
        for (int i = 0; i < lines_.count(); ++i)
            if (is_ground(lines_[i].folded)) return true;
        return false;
    }

    // The minutes of the last session are approved by a vote before the first point: an act of its own.
    void add_approval_of_minutes(int first) {
        static const RE2 minutes(R"((?i)\b(?:proces[ -]?verbal|proces[ -]?verbaux|comptes?[ -]rendus?|p\.?v\.?)\b)");
        static const RE2 approved(R"((?i)\b(?:approuv|approbation|adopt|valid)[a-z]*\b)");
        static const RE2 vote(R"((?i)\b(?:unanimite|majorite|\d+ (?:voix|pour)|pour\s*:?\s*\d))");
        for (int i = 0; i < first; ++i) {
            if (!holds(minutes, lines_[i].folded) || lines_[i].agenda) continue;
            std::string paragraph = lines_[i].folded;
            int end = i + 1;
            const auto approves = [&] { return holds(approved, paragraph) && holds(vote, paragraph); };
            // « Le président donne lecture du procès-verbal. », then « Le conseil l'approuve à l'unanimité. »
            while (end < first && end < i + 4 && !(approves() && ends_sentence(lines_[end - 1].folded)) &&
                   (!lines_[end].gap_before ||
                    (end == i + 1 && !approves() && opens_assembly_sentence(lines_[end].folded))))
                paragraph += " " + lines_[end++].folded;
            if (!approves()) continue;
            ActRange act;
            act.begin = act.body = act.header_end = line_of(i);
            act.end = line_of(end);
            read_approval(lines_, i, end, act);
            layout_.acts.push_back(std::move(act));
            return;
        }
    }

    int end_of_last(int from) const {
        static const RE2 dated(R"((?i)[\s*]*fait a \w[\w' -]{1,40},? (?:le|en) .{0,10}\d.*)");
        for (int i = from + 1; i < end_; ++i)
            if ((is_closing(lines_[i].folded) && lines_.formulas(i, end_) == 0) ||
                (matches(dated, lines_[i].folded) && lines_.decisions(i, end_) == 0))
                return i;
        return end_;
    }

    const DocumentLines& lines_;
    DocumentLayout layout_;
    int end_ = 0;
    SeriesCounts series_;
};

}  // namespace

DocumentLayout lay_out_document(const DocumentLines& lines) {
    return DocumentReader(lines).run();
}

}  // namespace recueil::corpus
