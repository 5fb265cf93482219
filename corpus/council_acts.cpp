#include "corpus/council_acts.h"

#include <algorithm>
#include <utility>

#include "corpus/layout/act_stamps.h"
#include "corpus/layout/document_layout.h"
#include "corpus/rules/act_doubts.h"
#include "corpus/rules/dates.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/reading.h"
#include "corpus/rules/resolution.h"
#include "corpus/rules/session.h"
#include "corpus/rules/text_fold.h"
#include "corpus/text/folded_text.h"
#include "corpus/text/lined_text.h"

namespace recueil::corpus {

namespace {

void put_session(const SessionFacts& session, Act& act) {
    act.institution = session.institution;
    act.assembly = session.assembly;
    act.session_date = session.date;
    act.president = session.president;
    act.secretary = session.secretary;
    act.attendance = session.attendance;
    act.doubts.insert(act.doubts.end(), session.doubts.begin(), session.doubts.end());
}

void put_stamps(const ActStamps& stamps, Act& act) {
    act.act_id = stamps.act_id;
    if (!act.transmission_date) act.transmission_date = stamps.sent ? stamps.sent : stamps.received;
    if (!act.posting_date) act.posting_date = stamps.posted;
    if (!stamps.act_id) return;
    if (const auto identifier = parse_act_identifier(*stamps.act_id)) act.institution_id = identifier->siren;
}

SessionEvidence evidence_of(const ActStamps& stamps) {
    SessionEvidence evidence;
    if (stamps.act_id)
        if (const auto identifier = parse_act_identifier(*stamps.act_id)) evidence.stamp_date = identifier->date;
    return evidence;
}

class CouncilReader {
  public:
    CouncilReader(const SourceLines& lines, WordList& words)
        : lines_(lines), words_(words), document_lines_(lines), layout_(lay_out_document(document_lines_)) {}

    CouncilActs run() {
        CouncilActs result;
        result.form = layout_.form;
        if (layout_.acts.empty()) return result;
        const LinedText document(lines_, 1, lines_.count() + 1, words_);
        const bool own_headers = layout_.form == Form::bundle || layout_.form == Form::single;
        const ActStamps all = stamps_of(lines_, 1, lines_.count() + 1);
        SessionFacts session;
        if (!own_headers) {
            const LinedText header(lines_, 1, layout_.header_end, words_);
            session = read_session(header, document, evidence_of(all));
        }
        const std::vector<ActStamps> stamps_by_act = stamps_of_acts(lines_, layout_);
        std::vector<std::string> absent;  // from the vote on the next act
        for (const ActRange& range : layout_.acts) {
            Act act;
            act.form = layout_.form;
            act.number = range.number;
            act.rank = range.rank;
            act.title = range.title;
            act.source = {lines_.document().file, lines_.document().sha256, {range.begin, last_line(range)}};
            const ActStamps& stamps = stamps_by_act[result.acts.size()];
            const LinedText body(lines_, range.body, range.end, words_);
            if (own_headers) {
                const LinedText header(lines_, range.begin, range.header_end, words_);
                const LinedText whole(lines_, range.begin, range.end, words_);
                session = read_session(header, whole, evidence_of(stamps));
                put_session(session, act);
                put_stamps(stamps, act);
                read_resolution(body, &header, session, act);
            } else {
                put_session(session, act);
                if (range.date) act.session_date = range.date;
                put_stamps(stamps, act);
                std::vector<std::string> absent_from_next = read_resolution(body, nullptr, session, act);
                if (!absent.empty() && !act.votes.empty() && !act.votes.front().not_voting)
                    act.votes.front().not_voting = Tally{{}, {}, std::move(absent)};
                absent = std::move(absent_from_next);
            }
            read_tail_dates(range, act);
            read_references(range, act);
            result.acts.push_back(std::move(act));
        }
        return result;
    }

  private:
    int last_line(const ActRange& range) const {
        int line = lines_.previous_text(range.end - 1, range.begin);
        while (line > range.begin && lines_.page_foot(line)) line = lines_.previous_text(line - 1, range.begin);
        return std::max(line, range.begin);
    }

    // « Publiée le : 25/04/2014 » below the signature, where no stamp says it; and « Acte rendu exécutoire après
    // transmission en préfecture le … et publication le … ».
    void read_tail_dates(const ActRange& range, Act& act) const {
        static const RE2 posted(
            R"((?i)[\s*-]*(?:(?:la presente )?deliberation (?:a ete )?|acte )?(?:publiee?|affichee?|mise? en ligne|date (?:de|d')\s?(?:publication|affichage|mise en ligne))\s*(?:par (?:voie d')?affichage\s*)?(?:(?:en|a la) mairie\s*)?(?:le|:)[\s:]*(\d.*))");
        constexpr int tail = 60;  // lines
        read_executory_dates(std::max(range.body, range.end - tail), range.end, act);
        for (int line = range.end - 1; line >= std::max(range.body, range.end - tail) && !act.posting_date; --line) {
            const std::string folded = fold_ascii(lines_.trimmed(line));
            const Match match = match_at(posted, folded, 0);
            if (!match) continue;
            const auto dates = date_list_at(match[1], 0);
            if (!dates.empty() && dates.front().begin == 0) act.posting_date = dates.front().iso;
        }
    }

    void read_executory_dates(int begin, int end, Act& act) const {
        static const RE2 marked(R"((?i)executoire|prefecture|controle de legalite)");
        static const RE2 sent(
            R"((?i)(?:transmi(?:se?|ssion)|teletransmi(?:se?|ssion)|envoye?e?|deposee?|depot|recue?|reception)\b(?:\s+de\s+(?:l'acte|la\s+deliberation))?\s*(?:en|a\s+la|au|par\s+la)?\s*(?:sous[\s-]+)?(?:prefecture|representant\s+de\s+l'etat|controle\s+de\s+legalite)?[^0-9.;:]{0,40}?\s*(?:le|du)\s*:?\s*(\d.*))");
        static const RE2 shown(
            R"((?i)(?:publi(?:ee?|cation)|affich(?:ee?|age)|mise?\s+en\s+ligne|notifi(?:ee?|cation))\b[^0-9.;:]{0,50}?\s*(?:le|du)\s*:?\s*(\d.*))");
        const auto day = [](const RE2& pattern, const std::string& words) -> OptionalText {
            const Match match = find(pattern, words);
            if (!match) return {};
            const auto dates = date_list_at(match[1], 0);
            return !dates.empty() && dates.front().begin == 0 ? OptionalText(dates.front().iso) : OptionalText();
        };
        for (int line = begin; line < end && !(act.transmission_date && act.posting_date); ++line) {
            const std::string folded = fold_ascii(lines_.trimmed(line));
            if (!find(marked, folded)) continue;
            // The sentence may go on over two more lines.
            std::string words = folded;
            for (int next = line + 1; next < std::min(end, line + 3); ++next)
                words += " " + fold_ascii(lines_.trimmed(next));
            constexpr std::size_t longest = 600;
            words.resize(std::min(words.size(), longest));
            if (!act.transmission_date) act.transmission_date = day(sent, words);
            if (!act.posting_date) act.posting_date = day(shown, words);
        }
    }

    void read_references(const ActRange& range, Act& act) {
        ActLayout parts;
        parts.deliberation = {range.begin, act.source.lines.end};
        parts.signature = range.end;
        Reading reading{lines_, words_, parts, act};
        read_grants(reading);
        read_citations(reading);
        read_report_citations(reading, range.begin, range.end);
        read_relations(reading);
        add_doubts(act);
    }

    const SourceLines& lines_;
    WordList& words_;
    DocumentLines document_lines_;
    DocumentLayout layout_;
};

}  // namespace

void put_stamps(const SourceLines& lines, int begin, int end, Act& act) {
    put_stamps(stamps_of(lines, begin, end), act);
}

CouncilActs read_council_acts(const SourceLines& lines, WordList& words) {
    return CouncilReader(lines, words).run();
}

}  // namespace recueil::corpus
