#include "corpus/layout/heading_candidates.h"

#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>

#include "corpus/layout/heading_repeats.h"
#include "corpus/layout/heading_weights.h"
#include "corpus/layout/line_signals.h"
#include "corpus/layout/title_reader.h"
#include "corpus/rules/pattern.h"

namespace recueil::corpus {

namespace {

constexpr const HeadingWeights& weights = heading_weights;
constexpr std::size_t shortest_title_key = 12;  // letters; shorter titles come back by chance

bool agenda_holds(const DocumentLines& lines, const std::string& key) {
    if (key.size() < 10) return false;
    return std::any_of(lines.agenda().begin(), lines.agenda().end(), [&](const std::string& entry) {
        if (entry.size() < 10) return false;
        const std::size_t shared = std::min({entry.size(), key.size(), std::size_t{60}});
        return shared >= 10 && (entry.compare(0, shared, key, 0, shared) == 0 ||
                                (key.size() >= 16 && entry.find(key) != std::string::npos));
    });
}

bool is_label_line(const std::string& folded) {
    return is_roll_call(folded) || is_session_opening(folded) || is_agenda_heading(folded) || is_ground(folded) ||
           is_tail(folded);
}

class HeadingFinder {
  public:
    HeadingFinder(const DocumentLines& lines, int begin, int end, const HeadingStyle& style)
        : lines_(lines), begin_(begin), end_(end), style_(style) {}

    std::vector<Heading> run() {
        count_series();
        count_ranks();
        find_session();
        find_numbered_decisions();
        for (int i = begin_; i < end_; ++i) {
            const DocumentLine& line = lines_[i];
            if (line.agenda) continue;
            if (is_delegated_decisions(line.folded))
                delegated_ = true;
            else if (line.formula || line.vote || (line.number && line.number->mark == NumberMark::word))
                delegated_ = false;
            if (line.number && !headings_.empty() && headings_.back().number_index == i) continue;
            if (line.number && add_numbered(i)) continue;
            if (add_title_above_number(i)) continue;
            if (is_closing(line.folded) || is_delegated_decisions(line.folded)) {
                headings_.push_back(
                    {i, HeadingKind::stop,
                     weights.stop + (line.gap_before ? weights.gap : 0) + (line.rank ? weights.gap : 0)});
                // « Compte rendu des décisions » is an act where it is noted, so it may open one too.
                if (!is_delegated_decisions(line.folded)) continue;
            }
            if (is_object_label(line.folded)) {
                // « OBJET : Titre », « N° 2019/31 » alone below it.
                if (i + 1 < end_ && is_bare(i + 1) && line.key.size() > shortest_title_key &&
                    (!follows_number(i) || lines_.decisions(std::max(begin_, i - 4), i) > 0))
                    headings_.push_back(
                        {i, HeadingKind::numbered, weights.number_in_series + shared_signals(i), true, false, i + 1});
                else if (!follows_number(i))
                    headings_.push_back({i, HeadingKind::object, weights.object_label + shared_signals(i)});
                continue;
            }
            if (i < session_) continue;
            if (decisions_.count(i) > 0) {
                headings_.push_back({i, HeadingKind::ranked, weights.object_label, false, true});
                continue;
            }
            if (is_label_line(line.folded) || (!line.rank && opens_assembly_sentence(line.folded)) ||
                opens_report(line.folded) || names_document(i))
                continue;
            add_title(i);
        }
        drop_repeated_headings(lines_, begin_, end_, headings_);
        return std::move(headings_);
    }

  private:
    // The name of the document may go over a line end: « CONSEIL », « MUNICIPAL DU 26 OCTOBRE ».
    bool names_document(int i) const {
        if (is_document_name(lines_[i].key)) return true;
        return i + 1 < end_ && !lines_[i + 1].gap_before && lines_[i].key.size() < 24 &&
               is_document_name(lines_[i].key + lines_[i + 1].key);
    }

    // Where ranks rise by one, they open the points, and bare titles part them.
    void count_ranks() {
        long rank = 0;
        for (int i = begin_; i < end_; ++i) {
            const DocumentLine& line = lines_[i];
            if (!line.rank || line.agenda || !line.gap_before || line.rank->value != rank + 1) continue;
            ++rank;
        }
        chained_ = rank >= 5;
    }

    // « 1 – APPROUVE le compte rendu … », « Vote : unanimité », « 2 – DÉCIDE de … »: in a summary of minutes each
    // number has its own vote; the items of one act have one together.
    void find_numbered_decisions() {
        constexpr std::size_t fewest = 3;
        static const RE2 verb(
            R"(\s*(?:APPROUVE|AUTORISE|DECIDE|ADOPTE|FIXE|DESIGNE|PREND ACTE|ACCEPTE|VALIDE|ATTRIBUE|SOLLICITE|EMET|INSTAURE|CREE|ELIT|DONNE|VOTE|REFUSE|REJETTE|ACCORDE|MODIFIE|CONFIRME|HABILITE|RETIRE)\b.+)");
        std::vector<int> found;
        for (int i = begin_; i < end_; ++i) {
            const DocumentLine& line = lines_[i];
            if (!line.rank || line.number || line.agenda || line.rank->value != static_cast<long>(found.size()) + 1 ||
                (!found.empty() && line.rank->style != lines_[found.front()].rank->style) ||
                !matches(verb, std::string_view(line.folded).substr(std::min(line.rank->end, line.folded.size()))))
                continue;
            found.push_back(i);
        }
        if (found.size() < fewest) return;
        std::size_t voted = 0;
        for (std::size_t k = 0; k < found.size(); ++k) {
            const int to = k + 1 < found.size() ? found[k + 1] : std::min(end_, found[k] + 12);
            voted += lines_.votes(found[k], to) > 0 ? 1U : 0U;
        }
        if (voted * 4 >= found.size() * 3) decisions_.insert(found.begin(), found.end());
    }

    void count_series() {
        for (int i = begin_; i < end_; ++i) {
            if (!lines_[i].number) continue;
            if (lines_[i].agenda) {
                ++agenda_series_[lines_[i].number->series];
                continue;
            }
            const int count = ++series_[lines_[i].number->series];
            // Only a series whose parts decide something leads: rows of tables have shapes too.
            if (lines_.decisions(i, std::min(i + 80, end_)) > 0) most_ = std::max(most_, count);
        }
    }

    // Names of the assembly and tables of counts above the opening of the session are no titles.
    void find_session() {
        static const RE2 present(R"((?i)[\s*>-]*(?:(?:etaient|sont) )?presente?s?\b.{0,40}:.*)");
        for (int i = begin_; i < std::min(begin_ + 40, end_); ++i) {
            const DocumentLine& line = lines_[i];
            if (line.formula || line.vote || line.agenda || opens_report(line.folded) || is_ground(line.folded)) return;
            if (!is_session_opening(line.folded) && !matches(present, line.folded)) continue;
            session_ = i;
            return;
        }
    }

    // The numbers of acts come back in one shape; rare shapes beside it are rows of tables.
    bool in_series(const ActNumber& number) const {
        const auto entries = agenda_series_.find(number.series);
        if (entries != agenda_series_.end() && entries->second > 1) return true;
        const int count = series_.at(number.series);
        return count > 1 && count * 2 > most_;
    }

    double shared_signals(int i) const {
        const DocumentLine& line = lines_[i];
        double score = line.gap_before ? weights.gap : 0;
        if (line.bold) score += weights.bold;
        if (line.heading) score += weights.format_heading;
        if (lines_.usual_font_size() > 0 && line.font_size > lines_.usual_font_size() * 1.12F) score += weights.large;
        if (agenda_holds(lines_, line.key)) score += weights.in_agenda;
        if (line.rule_above || (i > 0 && closes_act(lines_[i - 1]))) score += weights.after_result;
        for (int next = i + 1; next < std::min(i + 4, end_); ++next) {
            if (!opens_report(lines_[next].folded)) continue;
            score += weights.report_follows;
            break;
        }
        return score;
    }

    // A result alone on its line, or the end of an extract.
    static bool closes_act(const DocumentLine& line) {
        return (line.vote && line.folded.size() < 120) || is_tail(line.folded);
    }

    // « n° 20200525 » on top of minutes is their day.
    bool is_whole_day(int i) const {
        static const RE2 day(R"((?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))");
        const DocumentLine& line = lines_[i];
        return line.number->mark != NumberMark::word && is_bare(i) &&
               matches(day,
                       std::string_view(line.folded).substr(line.number->begin, line.number->end - line.number->begin));
    }

    bool add_numbered(int i) {
        const DocumentLine& line = lines_[i];
        if (in_column(i) || is_delegated_row(i) || is_whole_day(i)) return true;
        const bool marked = line.number->mark == NumberMark::word || line.number->mark == NumberMark::sign;
        // « … la délibération n° » above: the number is cited over a line end, or over the end of a cell.
        static const RE2 cited(
            R"((?i).*\b(?:no|n|deliberations?|du|de|la|le|les|des|et|,|sous|article|loi|decret)[\s.:]*)");
        static const RE2 asked_for(R"((?i).{8,}\bno[\s.:]*)");
        if (i > begin_ && line.number->mark != NumberMark::word && !line.page_start &&
            matches(line.gap_before ? asked_for : cited, lines_[i - 1].folded))
            return false;
        // « … et du marché » above « n° 2019-12 passé avec … ».
        static const RE2 text_above(
            R"((?i).*\b(?:ordonnance|circulaire|decision|convention|marche|arrete|contrat|avenant|lot|dossier|directive|instruction)s?\s*)");
        if (i > begin_ && !line.gap_before && line.number->mark == NumberMark::sign &&
            matches(text_above, lines_[i - 1].folded))
            return false;
        // « … approuvé par la délibération » above « n° CP 2022-301 du … ».
        static const RE2 names_text(R"((?i).{8,}\b(?:deliberations?|arretes?|decisions?|loi|decret|ordonnance))");
        if (i > begin_ && line.number->mark == NumberMark::sign && line.folded[0] == 'n' && !line.page_start &&
            matches(names_text, lines_[i - 1].folded))
            return false;
        // « … annexé à la » above « délibération n° 2006/142 en date du … ».
        const bool begins_lower = line.folded[0] >= 'a' && line.folded[0] <= 'z';
        static const RE2 left_open(R"((?i).*\b(?:la|les|cette|par|de|du|des|et))");
        if (i > begin_ && begins_lower &&
            (line.gap_before ? matches(left_open, lines_[i - 1].folded) : !ends_sentence(lines_[i - 1].folded)))
            return false;
        // « 2011/151 en date du 6 décembre … »: a number behind « délibération » that other words part.
        static const RE2 cited_day(R"((?i)[\s,(]*(?:en date )?du \d.*\b[a-z]{4,}.{12,})");
        const std::string_view behind =
            std::string_view(line.folded).substr(std::min(line.number->end, line.folded.size()));
        if (!marked && matches(cited_day, behind)) return false;
        // A stray shape where the acts have one of their own.
        if (!marked && most_ >= 3 && series_.at(line.number->series) == 1) return false;
        double score = 0;
        switch (line.number->mark) {
            case NumberMark::word:
                score = weights.number_with_word;
                break;
            case NumberMark::sign:
                score = weights.number_with_sign;
                break;
            case NumberMark::prefix:
            case NumberMark::shape:
                score = in_series(*line.number) ? weights.number_in_series : weights.number_alone;
                break;
        }
        if (!line.gap_before && i > begin_ && line.number->mark != NumberMark::word) {
            const std::string& above = lines_[i - 1].folded;
            const char last = above.empty() ? '.' : above.back();
            if (last != '.' && last != ';' && last != ':' && !in_series(*line.number)) score += weights.no_gap * 2;
        }
        // A row of a table has amounts where an act has a title.
        if (line.number->mark != NumberMark::word) score += std::min(0.0, title_score(behind) + 0.4);
        // « DEL20230329_1 : Titre »: the initials of a deliberation with a mark behind its number.
        static const RE2 initials(R"(\s*(?:[*>-]\s*)?(?:DEL|DCM|DELIB)[A-Z]{0,4}[-_ .]?\d)");
        static const RE2 title_mark(R"(\s*[:-]\s*[A-Z\"])");
        const bool named = match_at(initials, line.folded, 0) && match_at(title_mark, behind, 0);
        if (named && !in_series(*line.number)) score += weights.number_in_series - weights.number_alone;
        const bool sure = line.number->mark == NumberMark::word || in_series(*line.number) || named;
        headings_.push_back({i, HeadingKind::numbered, score + shared_signals(i), sure});
        return true;
    }

    bool is_bare(int i) const {
        const DocumentLine& line = lines_[i];
        return line.number &&
               letters_key(std::string_view(line.folded).substr(std::min(line.number->end, line.folded.size())))
                       .size() < 4;
    }

    // Numbers one below the other without a text between: a column of a margin, parted from its rows.
    bool in_column(int i) const {
        if (!is_bare(i)) return false;
        const auto same = [&](int other) {
            return other >= begin_ && other < end_ && is_bare(other) &&
                   lines_[other].number->series == lines_[i].number->series;
        };
        return same(i - 1) || same(i + 1);
    }

    // A row of the decisions that the mayor took by delegation: nothing is decided before the next number.
    bool is_delegated_row(int i) const {
        if (!delegated_ || lines_[i].number->mark == NumberMark::word) return false;
        int next = i + 1;
        while (next < end_ && !lines_[next].number) ++next;
        return lines_.decisions(i, next) == 0;
    }

    // « Point n° 5 – Title », then « DCM 23.1.53 »: the number of the act is on a line below its title.
    bool add_title_above_number(int i) {
        const DocumentLine& line = lines_[i];
        if (is_title_of_number_below(i)) {
            headings_.push_back(
                {i, HeadingKind::numbered, weights.number_in_series + shared_signals(i), true, false, i + 1});
            return true;
        }
        if (!line.rank || !line.rank->named) return false;
        for (int below = i + 1; below < std::min(i + 4, end_); ++below) {
            if (lines_[below - 1].formula || lines_[below - 1].vote) return false;
            if (!lines_[below].number) continue;
            // A number with a title of its own needs none from above.
            const std::string_view rest = std::string_view(lines_[below].folded)
                                              .substr(std::min(lines_[below].number->end, lines_[below].folded.size()));
            if (letters_key(rest).size() >= 12 && !has_vote(rest) && !has_decision_formula(rest)) return false;
            Heading heading{i, HeadingKind::numbered, weights.number_in_series + shared_signals(i), true, false, below};
            headings_.push_back(heading);
            return true;
        }
        return false;
    }

    // « Subventions à des associations. », « Numéro V-2023-45 » alone below it, then a sentence.
    bool is_title_of_number_below(int i) const {
        constexpr std::size_t sentence = 60;
        const DocumentLine& line = lines_[i];
        if (line.number || line.rank || i + 2 >= end_ || !line.gap_before || !is_bare(i + 1) ||
            !lines_[i + 1].gap_before || line.formula || line.vote || line.in_table || line.folded.size() > 200 ||
            is_label_line(line.folded) || is_letterhead(line.folded) || names_document(i) ||
            is_name_alone(line.folded) || is_name_list(line.folded) || is_day_alone(line.folded) ||
            is_service(line.folded) || is_closing(line.folded) || title_score(line.folded) < -0.6 ||
            lines_[i + 1].number->mark == NumberMark::shape)
            return false;
        const DocumentLine& below = lines_[i + 2];
        return below.gap_before && below.folded.size() >= sentence && below.folded.back() == '.' &&
               title_score(below.folded) < -0.4;
    }

    bool follows_number(int i) const {
        for (int before = i - 1; before >= std::max(begin_, i - 4); --before)
            if (lines_[before].number) return true;
        return false;
    }

    void add_title(int i) {
        const DocumentLine& line = lines_[i];
        std::string_view text = line.rank
                                    ? std::string_view(line.folded).substr(std::min(line.rank->end, line.folded.size()))
                                    : std::string_view(line.folded);
        if (lines_.source().running_text() && line.gap_before) text = text.substr(0, end_of_running_title(text));
        // « 4) Travaux de voirie : le devis … est retenu à l'unanimité. »
        const std::size_t run_in =
            line.rank && !lines_.source().running_text() ? end_of_run_in_title(text) : text.size();
        const bool runs_in = run_in < text.size();
        text = text.substr(0, run_in);
        if ((line.in_table && !line.rank) || (!line.rank && line.key.size() < 3) || is_result_line(line.folded) ||
            is_day_alone(line.folded) ||
            (!line.rank && (is_name_alone(line.folded) || is_name_list(line.folded) || opens_decision(line.folded) ||
                            is_list_item(i))))
            return;
        double score = weights.title_base + title_score(text) + shared_signals(i);
        // A rank alone on its line: the title is below.
        if (line.rank && text.size() < 4)
            score = weights.title_base + weights.gap +
                    (i + 1 < end_ ? std::max(0.0, title_score(lines_[i + 1].folded)) : 0.0);
        if (line.rank) score += line.rank->named ? weights.named_rank : weights.rank;
        if (!runs_in && (line.formula || (line.vote && !line.heading))) score -= 1.5;
        if (bracketed_number(line.folded)) score += weights.number_in_brackets;
        const bool short_title = line.folded.size() < 120 && line.folded.back() != '.' && line.folded.back() != ',';
        if (!line.rank && short_title && i + 1 < end_ && lines_[i + 1].formula &&
            opens_assembly_sentence(lines_[i + 1].folded))
            score += weights.decision_follows;
        else if (!line.rank && short_title && line.gap_before && grounds_below(i))
            score += weights.grounds_below;
        else if (!line.rank && short_title && line.gap_before && decides_below(i))
            score += weights.decision_below;
        if (!line.rank && !chained_ && short_title && is_set_apart(i)) score += weights.set_apart;
        if (!line.gap_before && i > begin_) {
            const std::string& above = lines_[i - 1].folded;
            const char last = above.empty() ? '.' : above.back();
            const bool closed = last == '.' || last == ';' || last == '!' || last == '?';
            score += closed ? 0 : weights.no_gap;
        }
        // « décide de modifier les crédits comme suit : » above « COMPTE DEPENSES ».
        static const RE2 announces(
            R"((?i).*\b(?:comme suit|suivante?s?|ci-apres|ci-dessous|ainsi qu'il suit|tel(?:le)?s? que)\s*:)");
        if (!line.rank && i > begin_ && lines_[i - 1].folded.back() == ':' && matches(announces, lines_[i - 1].folded))
            score += weights.announced;
        if (is_letterhead(line.folded) || is_service(line.folded)) score -= 0.8;
        score += style_.weight(line);
        if (!line.rank && below_title(i)) {
            if (line.line == lines_[i - 1].line + 1 && score >= weights.least_title) {
                headings_.back().score = std::max(headings_.back().score, score);
                return;
            }
            score += weights.below_title;
        }
        if (score < (line.rank ? weights.least_rank : weights.least_title)) return;
        headings_.push_back({i, line.rank ? HeadingKind::ranked : HeadingKind::title, score});
    }

    // The line above is a title of the same print: both are one title, and the first line opens the act.
    bool below_title(int i) const {
        if (headings_.empty() || headings_.back().index != i - 1 || headings_.back().kind != HeadingKind::title)
            return false;
        const DocumentLine& above = lines_[i - 1];
        const DocumentLine& line = lines_[i];
        return above.bold == line.bold && above.capitals == line.capitals && above.font_size == line.font_size &&
               !ends_sentence(above.folded);
    }

    // Between the end of a sentence above and a paragraph of several lines below, with the name of a thing: no verb.
    bool is_set_apart(int i) const {
        constexpr std::size_t full_line = 70;
        const DocumentLine& line = lines_[i];
        if (i == begin_ || i + 2 >= end_ || !line.gap_before || line.bullet != 0) return false;
        const std::string& above = lines_[i - 1].folded;
        const DocumentLine& below = lines_[i + 1];
        return above.back() == '.' && line.folded[0] >= 'A' && line.folded[0] <= 'Z' && !ends_sentence(line.folded) &&
               title_score(line.folded) > -0.3 && below.folded.size() >= full_line && below.folded[0] >= 'A' &&
               below.folded[0] <= 'Z' && !ends_sentence(below.folded) && !lines_[i + 2].gap_before;
    }

    // « La commune de Ville, », « Le conseil municipal, » alone below the line, then its grounds.
    bool grounds_below(int i) const {
        static const RE2 assembly(
            R"((?i)[\s*>-]*(?:(?:le|la) (?:conseil|bureau|comite|commission|assemblee|commune|ville|communaute|departement|region|syndicat|metropole)\b|l'assemblee\b)[^.;:]{0,50}[,:])");
        return i + 2 < end_ && matches(assembly, lines_[i + 1].folded) && is_ground(lines_[i + 2].folded);
    }

    // The paragraph below the line decides.
    bool decides_below(int i) const {
        int below = i + 1;
        while (below < std::min(i + 4, end_) && (below == i + 1 || !lines_[below].gap_before)) ++below;
        return lines_.decisions(i + 1, below) > 0;
    }

    // An entry of an enumeration, or the rest of a sentence that was left open: « … soit : » above « - DUVAL TP ».
    bool is_list_item(int i) const {
        static const RE2 names_person(R"((?i).*\b(?:MM?\.|Mmes?|Mlle|Monsieur|Madame))");
        if (i == begin_) return false;
        const DocumentLine& line = lines_[i];
        const std::string& above = lines_[i - 1].folded;
        if (matches(names_person, above)) return true;
        if (line.folded[0] != '-') return false;
        // « - Autorisation à donner au maire » is a sub-title of the point above.
        int point = i - 1;
        while (point > std::max(begin_, i - 5) && lines_[point].folded[0] == '-') --point;
        const bool below_point =
            !headings_.empty() && headings_.back().index == point && (lines_[point].rank || lines_[point].number);
        return below_point || (above.back() == ':' && !is_object_label(above));
    }

    const DocumentLines& lines_;
    int begin_;
    int end_;
    const HeadingStyle& style_;
    std::unordered_map<std::string, int> series_;
    std::unordered_map<std::string, int> agenda_series_;  // of its entries
    int most_ = 0;                                        // lines of the most frequent series
    int session_ = 0;                                     // the line that opens the session
    std::set<int> decisions_;                             // lines that are numbered decisions
    bool chained_ = false;                                // five ranks rise by one
    bool delegated_ = false;                              // under the heading of the mayor's decisions
    std::vector<Heading> headings_;
};

}  // namespace

std::vector<Heading> find_headings(const DocumentLines& lines, int begin, int end, const HeadingStyle& style) {
    return HeadingFinder(lines, begin, end, style).run();
}

}  // namespace recueil::corpus
