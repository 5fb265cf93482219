#include "corpus/rules/decided_items.h"

#include <algorithm>
#include <charconv>
#include <string_view>

#include "corpus/rules/decision_words.h"
#include "corpus/rules/item_heads.h"
#include "corpus/rules/pattern.h"

namespace recueil::corpus {

namespace {

// « Monsieur Leblanc demande … », « Le Maire rappelle … », « M. X quitte la séance », a row of dashes.
const RE2& debate() {
    static const RE2 pattern(
        R"((?:(?:monsieur|madame|mademoiselle|messieurs|mesdames|m\.|mm\.?|mme|mmes|mlle|dr\.?|docteur)\s[^.;:\n]{0,90}?(?:\.\s?[a-z][^.;:\n]{0,40}?)?(?:\n[^.;:\n]{0,40}?)?|(?:le\s+maire|la\s+maire|(?:le|la)\s+presidente?|le\s+conseil(?:ler)?\s+municipal\s+s)[^.;:\n]{0,40}?|(?:[a-z]\.?-?[a-z]?\s[a-z]+(?:,\s)?){1,3})\s+(?:(?:ne|se|lui|leur|y|en|nous|vous|alors|egalement|ensuite|quant)\s+|n'|s'){0,3})" +
        decision_words().speech +
        R"(\b|-{5,}|_{5,}|(?:arrivee|depart|sortie|retour)\s+de\s|(?:point|question)\s+(?:no\s*)?[0-9]+\s*(?::|-)|(?:debat|discussion|interventions?|observations?)\s*:|vote\s*:|(?:mise\s+aux\s+)?voix\s*:|resultat(?:s)?\s+d[ue]\s+(?:vote|scrutin)|suspension\s+de\s+seance)");
    return pattern;
}

bool sentence_closed(const ResolutionText& text, std::size_t at) {
    const char c = text.before(at);
    return c == '.' || c == '!' || c == '?' || c == 0;
}

// The first byte of the clause a ballot mark belongs to: « Vote : Pour à l'unanimité », « Délibération adoptée par : ».
std::size_t clause_of(const ResolutionText& text, std::size_t from, std::size_t mark) {
    static const RE2 lead(
        R"((?:(?:la\s+(?:presente\s+)?|cette\s+)?(?:deliberation|proposition|motion)\s+(?:est\s+|a\s+ete\s+)?(?:mise?\s+aux\s+voix\s*,?\s*(?:est\s+)?)?|(?:resultats?\s+d[ue]\s+)?(?:vote|votes|scrutin|decision|mise\s+aux\s+voix|avis)\s*(?:a\s+main\s+levee|du\s+conseil)?\s*[:,-]*\s*(?:[-*>]\s*)?(?:pour\s*,?\s*)?|est\s+|(?:point|question)\s+|(?:par|avec)\s+|[-*>(]\s*)$)");
    const std::size_t reach = std::max(from, mark > 60 ? mark - 60 : 0);
    const std::string_view window = std::string_view(text.small()).substr(reach, mark - reach);
    const Match match = find(lead, window);
    return match ? reach + match.begin : mark;
}

// « Nombre de votants : 9 », « Suffrages exprimés : 8 » on the lines above the sides belong to the ballot.
std::size_t voters_above(const ResolutionText& text, std::size_t from, std::size_t ballot) {
    static const RE2 pattern(
        R"((?:^|\n)\s*((?:(?:[-*>]\s*)?(?:(?:nombre|total)\s+(?:de\s+|d'\s?|des\s+))?(?:(?:membres?|conseillers?|delegues?|elus?)\s+)?(?:en\s+exercice|presents?(?:\s+(?:et|ou)\s+(?:representes?|votants?))?|representes?|votants?|votes?|suffrages(?:\s+exprimes?)?|exprimes?|pouvoirs?|procurations?|absents?|excuses?|majorite\s+absolue|quorum|resultats?\s+d[ue]s?\s+(?:votes?|scrutin)|vote\s+a\s+main\s+levee)(?:\s?\(s\))?\s*(?:[:=]\s*[0-9]{1,3}|[:=]|[0-9]{1,3}\s*$|[0-9]{1,3}\s*[,;/|-])\s*[-,;/|.]?\s*)+)$)");
    constexpr std::size_t reach = 240;
    from = std::max(from, ballot > reach ? ballot - reach : 0);
    const Match match = find(pattern, std::string_view(text.small()).substr(from, ballot - from));
    return match ? static_cast<std::size_t>(match[1].data() - text.small().data()) : ballot;
}

// The heading of the next chapter (« 2. TOURISME », « FINANCES ») is the last line of an act, alone in its paragraph.
std::size_t chapter_before(const ResolutionText& text, std::size_t from, std::size_t stop) {
    std::size_t end = stop;
    while (end > from && (text.cased()[end - 1] == ' ' || text.cased()[end - 1] == '\n')) --end;
    const std::size_t line = text.cased().rfind('\n', end == 0 ? 0 : end - 1);
    if (line == std::string::npos || line < from || !text.starts_paragraph(line + 1)) return stop;
    static const RE2 heading(
        R"(\s*(?:(?:[0-9]{1,2}(?:\.[0-9]{1,2})*|[IVX]{1,5}|[A-Z])\s?[.)\/-]+\s*)?[A-Z][A-Z'&-]{3,}(?:[ ,'\/&-]+[A-Z0-9'&-]+){0,9}\s*:?|\s*(?:[0-9]{1,2}|[IVX]{1,5})\s?[.)\/-]+)");
    const std::string_view last = std::string_view(text.cased()).substr(line + 1, end - line - 1);
    const std::size_t word = text.skip_space(line + 1);
    if (!matches(heading, last) || form_at(text, word) != HeadForm::other) return stop;
    return line;
}

// Where the items of a decision must end.
std::size_t stop_of(const ResolutionText& text, const Decision& decision, std::size_t limit,
                    const std::vector<BallotMark>& marks) {
    std::size_t stop = limit;
    auto mark = std::lower_bound(marks.begin(), marks.end(), decision.items,
                                 [](const BallotMark& one, std::size_t at) { return one.span.begin < at; });
    for (; mark != marks.end() && mark->span.begin < stop; ++mark) {
        const bool shout = mark->word == BallotWord::adopted && mark->result && text.cased()[mark->span.begin] >= 'A' &&
                           text.cased()[mark->span.begin] <= 'Z';
        const bool can =
            (mark->word == BallotWord::adopted && mark->result) || mark->word == BallotWord::rejected ||
            mark->word == BallotWord::adjourned || mark->word == BallotWord::unanimity ||
            mark->word == BallotWord::majority ||
            (mark->word == BallotWord::side && (mark->side.count || mark->side.empty_form || !mark->members.empty()));
        if (!can) continue;
        const std::size_t begin = clause_of(text, decision.items, mark->span.begin);
        if (begin <= decision.items && mark->span.begin <= decision.items + 1) {
            if (mark->word == BallotWord::adopted || mark->word == BallotWord::side) return decision.items;
            continue;
        }
        const bool line = text.starts_line(begin);
        const char before = text.before(begin);
        const bool clause = before == '.' || before == ';' || before == '?' || before == ')' ||
                            (shout && before != ',' && before != ':' && before != '-');
        // « approuve à l'unanimité le budget » goes on; a line that only wraps does too.
        if (!line && !clause) continue;
        if ((mark->word == BallotWord::unanimity || mark->word == BallotWord::majority) && begin == mark->span.begin) {
            const char next = mark->span.end < text.size() ? text.small()[mark->span.end] : char{0};
            if (next == ',' && !text.starts_paragraph(begin)) continue;
            if (line && !text.starts_paragraph(begin) && !clause && before != ',') continue;
        }
        stop = voters_above(text, decision.items, begin);
        break;
    }
    // The numbered heading of the next point, in capitals.
    static const RE2 heading(
        R"((?:^|[\s.;])((?:[0-9]{1,2}|[IVX]{1,4})\s?[).\/-]+\s?[A-Z][A-Z']+[ ,'-][A-Z0-9 ,:'\/-]{12,}))");
    for (std::size_t at = decision.items;
         const Match match = find(heading, std::string_view(text.cased()).substr(0, stop), at);) {
        const auto begin = static_cast<std::size_t>(match[1].data() - text.cased().data());
        at = match.begin + 1;
        const std::size_t word =
            begin + match[1].find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ", match[1].find_first_of(").-/"));
        if (begin <= decision.items || form_at(text, word) != HeadForm::other) continue;
        stop = begin;
        break;
    }
    stop = chapter_before(text, decision.items, stop);
    // « M. le maire donne la parole à … » needs no full stop before it in text without line breaks.
    static const RE2 office_speaks(
        R"x([a-z0-9)"]\s+((?:M\.|Mme|Monsieur|Madame)\s+l[ea]\s+(?i:maire|presidente?)\s+(?:(?:lui|leur|se|en|nous)\s+)?([a-z']+)\b))x");
    for (std::size_t at = decision.items;
         const Match match = find(office_speaks, std::string_view(text.cased()).substr(0, stop), at);) {
        at = match.begin + 1;
        const auto begin = static_cast<std::size_t>(match[1].data() - text.cased().data());
        static const RE2 speech(decision_words().speech + R"(\b)");
        if (begin <= decision.items ||
            !match_at(speech, text.small(), static_cast<std::size_t>(match[2].data() - text.cased().data())))
            continue;
        stop = begin;
        break;
    }
    const std::string_view small = std::string_view(text.small()).substr(0, stop);
    static const RE2 places(R"x(\n+|[.!?)"]\s+)x");
    for (std::size_t at = decision.items; const Match match = find(places, small, at);) {
        at = match.begin + 1;
        const std::size_t place = text.skip_space(match.end);
        if (place <= decision.items || place >= stop) continue;
        const bool opens = text.starts_paragraph(place) || sentence_closed(text, place) ||
                           (text.starts_line(place) &&
                            (small[place] == '-' || small[place] == '_' || small[place] == 'v' || small[place] == 'p'));
        const char c = text.cased()[place];
        if (!opens || (c >= 'a' && c <= 'z')) continue;
        const Match speech = match_at(debate(), small, place);
        if (!speech) continue;
        // « Monsieur le Maire est chargé » and « … à signer » are no speech.
        if (speech[0].find(" a ") != std::string_view::npos && speech[0].find(" a la ") == std::string_view::npos &&
            !text.starts_paragraph(place))
            continue;
        if (speech[0].find(" est ") != std::string_view::npos || speech[0].find(" sera ") != std::string_view::npos)
            continue;
        return place;
    }
    return stop;
}

// The list that an item has opened has another entry behind the sentence.
bool entry_follows(const ResolutionText& text, std::size_t from, std::size_t end) {
    static const RE2 entry(R"(\n\s*[-*>]\s)");
    constexpr std::size_t reach = 500;
    return static_cast<bool>(find(entry, std::string_view(text.small()).substr(0, std::min(end, from + reach)), from));
}

// « des adjoints techniques (échelle C3. catégorie C) »: the byte is between brackets.
bool in_brackets(std::string_view text, std::size_t from, std::size_t at) {
    constexpr std::size_t reach = 160;
    from = std::max(from, at > reach ? at - reach : 0);
    const std::string_view before = text.substr(from, at - from);
    const std::size_t open = before.rfind('(');
    if (open == std::string_view::npos || before.find(')', open) != std::string_view::npos) return false;
    const std::size_t close = text.substr(0, std::min(text.size(), at + reach)).find(')', at);
    return close != std::string_view::npos && text.substr(at, close - at).find('(') == std::string_view::npos;
}

// An item without a list inside ends with its sentence where no head follows; with its paragraph where that closes.
std::size_t sentence_end(const ResolutionText& text, std::size_t begin, std::size_t end, bool first_sentence) {
    const std::string_view small = std::string_view(text.small()).substr(0, end);
    static const RE2 closing(R"(([a-z0-9)%"]{2,})\.(\s+)(["A-Z*-]))");
    static const RE2 abbreviation(
        R"((?:.*[^a-z])?(?:mm|art|no|st|ste|dr|cf|av|bd|etc|mme|mr|ex|tel|ref|p|al|env|chap|sect|cat|hab|subv|max|min|parag|cie|ets|dept))");
    for (std::size_t at = begin;
         const Match match = find(closing, std::string_view(text.cased()).substr(0, end), at);) {
        at = match.begin + 1;
        if (RE2::FullMatch(piece(small.substr(match.begin, match[1].size())), abbreviation)) continue;
        const bool paragraph = match[2].find("\n\n") != std::string_view::npos;
        if (!paragraph && in_brackets(small, begin, match.begin)) continue;
        // A list or table that the item has opened goes on over its sentences.
        const bool list = small.substr(begin, match.begin - begin).find(':') != std::string_view::npos;
        if (list && paragraph && entry_follows(text, match.begin, end)) continue;
        if (!list || (paragraph && !first_sentence && match[3][0] >= 'A')) return match.begin + match[1].size() + 1;
    }
    // A question mark or a table's paragraph does not end it.
    return end;
}

std::size_t trim_item(const ResolutionText& text, std::size_t begin, std::size_t end) {
    const std::string_view small = text.small();
    while (true) {
        while (end > begin &&
               (small[end - 1] == ' ' || small[end - 1] == '\n' || small[end - 1] == ';' || small[end - 1] == '-' ||
                small[end - 1] == '*' || small[end - 1] == '>' || small[end - 1] == '|'))
            --end;
        static const RE2 glyph(R"((?:\n|[;,.])\s*[yvoe]\s*$)");
        const std::size_t near = end > begin + 6 ? end - 6 : begin;
        if (const Match match = find(glyph, small.substr(near, end - near))) {
            end = near + match.begin;
            continue;
        }
        static const RE2 link(R"([\s,;]et\s*,?$)");
        const std::size_t from = end > begin + 6 ? end - 6 : begin;
        const Match match = find(link, small.substr(from, end - from));
        if (!match) break;
        end = from + match.begin;
    }
    while (end > begin && (small[end - 1] == ' ' || small[end - 1] == ',' || small[end - 1] == ';')) --end;
    return end;
}

// « DÉCIDE : » alone, « adopte à l'unanimité. »: nothing is decided by the words themselves.
bool bare_verb(std::string_view words) {
    static const RE2 bare(
        R"([\s\W]*(?:(?:le|la|l')\s?(?:conseil|assemblee|bureau|comite)[a-z' ]{0,30})?\s*(?:s'|se\s)?(?:[a-z]+\s)?)" +
        decision_words().finite +
        R"((?:\s*,?\s*(?:a\s+l'unanimite|a\s+la\s+majorite|des\s+(?:membres|voix|suffrages|presents)|presents|representes|exprimes|absolue|et|ou)+)*(?:\s+(?:ce\s+qui\s+suit|comme\s+suit|les?\s+(?:articles|points|dispositions)\s+suivante?s?|en\s+consequence))?[\s:,.;"-]*)");
    return RE2::FullMatch(piece(words), bare);
}

// The number that a label begins with: « 1 bis » and « 1-1 » are 1; 0 where it begins with none.
int number_of(const std::string& label) {
    int number = 0;
    std::from_chars(label.data(), label.data() + label.size(), number);
    return number;
}

// Labels go on from the last one; those that begin again are of something annexed.
bool rises(const std::string& label, const std::string& last) {
    if (last.empty())
        return label == "1" || label == "unique" || label == "I" || label == "A" || label == "1-1" || label == "1.1";
    if (label == "unique" || label == "I" || label == last) return false;
    const int number = number_of(label);
    const int before = number_of(last);
    return number == 0 || before == 0 || (number == before ? label.size() > 1 : number > before);
}

class ItemReader {
  public:
    ItemReader(const ResolutionText& text, const Decision& decision, Span span)
        : text_(text), decision_(decision), span_(span), heads_(item_heads(text, span)) {
        static const RE2 list(R"(:\s*(?:\n|$|[-*>+]\s|[0-9a-z]\s?[).]))");
        const std::string_view small = std::string_view(text.small()).substr(0, span.end);
        for (std::size_t at = span.begin; const Match match = find(list, small, at);) {
            at = match.begin + 1;
            lists_.push_back(match.begin);
        }
    }

    DecidedItems read() {
        if (span_.empty()) return {{}, span_.begin};
        const bool single = decision_.opening == Opening::proposal && !decision_.colon;
        if (single) {
            // One sentence is proposed.
            span_.end = sentence_end(text_, span_.begin, span_.end, true);
            heads_.erase(std::remove_if(heads_.begin(), heads_.end(),
                                        [&](const ItemHead& head) { return head.begin >= span_.end; }),
                         heads_.end());
        }
        select();
        DecidedItems items;
        items.end = span_.begin;
        for (std::size_t i = 0; i < chosen_.size(); ++i) {
            const ItemHead& head = chosen_[i];
            const bool last = i + 1 == chosen_.size();
            std::size_t end = last ? span_.end : chosen_[i + 1].begin;
            if (head.kind != HeadKind::label && last) end = sentence_end(text_, head.text, end, single);
            end = trim_item(text_, head.text, end);
            items.end = std::max(items.end, end);
            const std::string_view words = std::string_view(text_.small()).substr(head.text, end - head.text);
            if (end <= head.text || bare_verb(words)) continue;
            Article article;
            article.label = head.label;
            article.text = text_.cut({head.text, end});
            article.lines = text_.lines_of({head.text, end});
            if (!article.text.empty()) items.articles.push_back(std::move(article));
        }
        return items;
    }

  private:
    // Chooses the heads that open items by the way the decision begins.
    void select() {
        const auto label = std::find_if(heads_.begin(), heads_.end(), [](const ItemHead& head) {
            return head.kind == HeadKind::label && rises(head.label, "");
        });
        if (label != heads_.end()) return select_labels(label);
        if (heads_.empty() || heads_.front().begin != span_.begin) {
            // A sentence without a known verb is an item whole.
            ItemHead whole;
            whole.begin = whole.text = span_.begin;
            whole.kind = HeadKind::verb;
            whole.form = HeadForm::other;
            if (decision_.colon || decision_.decides) {
                if (!heads_.empty() && heads_.front().kind != HeadKind::verb &&
                    heads_.front().begin < span_.begin + 120 && decision_.colon)
                    return select_by(heads_.front(), 0);
                chosen_.push_back(whole);
                select_rest(whole, 0);
            } else if (decision_.opening == Opening::formula) {
                // « … par 12 voix pour, [Madame X s'étant absentée] approuve … »: the first verb opens.
                const auto verb = std::find_if(heads_.begin(), heads_.end(), [&](const ItemHead& head) {
                    return head.begin < span_.begin + 200 &&
                           (head.kind == HeadKind::verb || head.form != HeadForm::other);
                });
                if (verb != heads_.end()) select_by(*verb, static_cast<std::size_t>(verb - heads_.begin()));
            } else if (decision_.opening == Opening::proposal) {
                if (decision_.colon && !heads_.empty() && heads_.front().begin < span_.begin + 200) {
                    select_by(heads_.front(), 0);
                } else if (!decision_.colon) {
                    chosen_.push_back(whole);
                }
            }
            return;
        }
        select_by(heads_.front(), 0);
    }

    void select_labels(std::vector<ItemHead>::const_iterator first) {
        for (auto head = heads_.cbegin(); head != first; ++head) {
            const bool opens = (head->begin == span_.begin || head->kind == HeadKind::bullet || head->own_line) &&
                               head->form != HeadForm::other && head->kind != HeadKind::label;
            if (opens) chosen_.push_back(*head);
        }
        std::string last;
        for (auto head = first; head != heads_.cend(); ++head) {
            if (head->kind != HeadKind::label) continue;
            if (!rises(head->label, last)) {
                span_.end = head->begin;  // the articles of something annexed
                return;
            }
            last = head->label;
            chosen_.push_back(*head);
        }
    }

    void select_by(const ItemHead& main, std::size_t index) {
        chosen_.push_back(main);
        select_rest(main, index + 1);
    }

    // The item open now has no object of its own yet: « DÉCIDE : ».
    bool bare_before(const ItemHead& head) const {
        static const RE2 pattern(
            R"([\s\W]*(?:decide|delibere|arrete|statue|resout|vote)(?:nt|r)?(?:\s*,?\s*(?:a\s+l'unanimite|a\s+la\s+majorite|en\s+consequence|ce\s+qui\s+suit)[a-z ]{0,60})?[\s:,-]*)");
        const ItemHead& open = chosen_.back();
        return RE2::FullMatch(piece(std::string_view(text_.small()).substr(open.text, head.begin - open.text)),
                              pattern);
    }

    // A list is open in the item: a colon with entries behind it.
    bool list_open(const ItemHead& head) const {
        const auto list = std::lower_bound(lists_.begin(), lists_.end(), chosen_.back().text);
        return list != lists_.end() && *list < head.begin;
    }

    void select_rest(const ItemHead& main, std::size_t index) {
        char inner = 0;  // the bullets under a bare « DÉCIDE : »
        for (; index < heads_.size(); ++index) {
            const ItemHead& head = heads_[index];
            if (head.kind == HeadKind::label) continue;
            if (head.kind == HeadKind::bullet && bare_before(head)) {
                inner = head.bullet;
                chosen_.push_back(head);
                continue;
            }
            // Where items begin with a capital, a wrapped line behind a quoting mark does not.
            if (head.kind == HeadKind::bullet && main.kind == HeadKind::bullet && capital(main) && !capital(head))
                continue;
            if (opens(main, head, inner)) chosen_.push_back(head);
        }
    }

    bool opens(const ItemHead& main, const ItemHead& head, char inner) const {
        const bool last_listed = list_open(head);
        switch (head.kind) {
            case HeadKind::label:
                return false;
            case HeadKind::number:
                return main.kind == HeadKind::number;
            case HeadKind::bullet:
                if (inner != 0 && head.bullet == inner) return true;
                if (main.kind == HeadKind::bullet) {
                    if (head.bullet == main.bullet && !last_listed && sentence_of_list(head)) return true;
                    if (head.form == HeadForm::finite && main.form != HeadForm::infinitive) return true;
                    if (head.bullet != main.bullet && main.form != HeadForm::other)
                        return head.form == main.form && !last_listed;
                    if (main.form == HeadForm::other) return head.bullet == main.bullet;
                    return head.form != HeadForm::other && (head.form == main.form || !last_listed);
                }
                if (main.kind == HeadKind::number) return head.form == HeadForm::finite && !last_listed;
                return head.form == HeadForm::finite ||
                       (head.form == HeadForm::infinitive && !last_listed && main.form != HeadForm::finite);
            case HeadKind::verb:
                if (main.kind == HeadKind::number) return false;
                if (main.kind == HeadKind::bullet)
                    return (head.own_line || text_.before(head.begin) == '.' || text_.before(head.begin) == ';') &&
                           (head.form == HeadForm::finite || (main.form == HeadForm::infinitive && !last_listed)) &&
                           capital(head);
                if (head.form == HeadForm::infinitive && main.form == HeadForm::finite) return false;
                // Inside the entries of a list that the item has opened, clauses open nothing.
                return head.own_line || !last_listed || text_.before(head.begin) == '.';
            case HeadKind::sentence:
                return decision_.opening == Opening::formula || decision_.opening == Opening::plain;
        }
        return false;
    }

    // « - que la suppression prendra effet … », « - cette décision sera exécutoire … » among bullets with verbs.
    bool sentence_of_list(const ItemHead& head) const {
        static const RE2 pattern(
            R"((?:que\s|qu'|(?:la\s+presente|cette)\s+(?:deliberation|decision)\s+(?:sera|est|prendra|entrera)\b))");
        return static_cast<bool>(match_at(pattern, text_.small(), head.text));
    }

    bool capital(const ItemHead& head) const {
        const char c = text_.cased()[head.text];
        return c >= 'A' && c <= 'Z';
    }

    const ResolutionText& text_;
    const Decision& decision_;
    Span span_;
    std::vector<ItemHead> heads_;
    std::vector<ItemHead> chosen_;
    std::vector<std::size_t> lists_;  // colons with entries behind them
};

}  // namespace

std::size_t ballot_begin(const ResolutionText& text, std::size_t from, std::size_t mark) {
    return voters_above(text, from, clause_of(text, from, mark));
}

DecidedItems items_of(const ResolutionText& text, const Decision& decision, std::size_t limit,
                      const std::vector<BallotMark>& marks) {
    Span span{text.skip_space(decision.items), limit};
    span.end = std::min(limit, stop_of(text, decision, limit, marks));
    if (decision.opening == Opening::question || decision.opening == Opening::election) {
        DecidedItems items;
        std::size_t end = span.end;
        if (decision.opening == Opening::question) end = std::min(end, text.small().find('?', span.begin));
        end = std::min(end, limit);
        end = trim_item(text, span.begin, end);
        items.end = end;
        Article article;
        article.text = text.cut({span.begin, end});
        article.lines = text.lines_of({span.begin, end});
        if (!article.text.empty()) items.articles.push_back(std::move(article));
        return items;
    }
    return ItemReader(text, decision, span).read();
}

}  // namespace recueil::corpus
