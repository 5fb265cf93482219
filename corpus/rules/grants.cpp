#include <algorithm>
#include <iterator>
#include <string>

#include "corpus/rules/amounts.h"
#include "corpus/rules/award_verbs.h"
#include "corpus/rules/grant_lists.h"
#include "corpus/rules/grant_wordings.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/reading.h"
#include "corpus/rules/sum_table.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

constexpr std::size_t farthest = 1000;  // bytes between a sum and the purpose named before it

// The sentences of a text, so that a verb rules only the sums of its own.
std::vector<TextSpan> sentences_of(std::string_view text) {
    static const RE2 border(R"((?:[^M. ]|[^.]MM|[a-z ]me)(\.)\s+["*-]?\s*[A-Z])");
    std::vector<TextSpan> sentences;
    std::size_t begin = 0;
    std::size_t at = 0;
    while (const Match match = find(border, text, at)) {
        const auto end = static_cast<std::size_t>(match[1].data() - text.data()) + 1;
        sentences.push_back({begin, end});
        begin = at = end;
    }
    sentences.push_back({begin, text.size()});
    return sentences;
}

// Marks of quoted lines (« > ») that a line end left inside a name are no part of it.
std::string without_quote_marks(std::string name) {
    for (std::size_t at = name.find(" > "); at != std::string::npos; at = name.find(" > ", at)) name.erase(at, 2);
    return name;
}

class SentenceReader {
  public:
    SentenceReader(const FoldedText& text, TextSpan sentence, bool announced, const JoinedText& joined,
                   const Article& article, std::vector<Grant>& grants)
        : text_(text),
          sentence_(sentence),
          announced_(announced),
          joined_(joined),
          article_(article),
          grants_(grants) {}

    void read() {
        const std::string_view words = folded();
        amounts_ = find_amounts(words.substr(sentence_.begin, sentence_.end - sentence_.begin));
        for (Amount& amount : amounts_) {
            amount.begin += sentence_.begin;
            amount.end += sentence_.begin;
        }
        amounts_.erase(std::remove_if(amounts_.begin(), amounts_.end(),
                                      [&](const Amount& amount) {
                                          return is_cost(words, sentence_.begin, amount.begin) ||
                                                 is_rate(words, amount.end);
                                      }),
                       amounts_.end());
        if (amounts_.empty()) return;
        verbs_ = find_sum_verbs(text_, sentence_.begin, sentence_.end);
        const bool table = behind_column_heads(folded(), sentence_.begin, sentence_.end) != sentence_.begin;
        if (announced_ && verbs_.empty() && table) return read_announced();
        if (read_passed_on()) return;
        read_awards();
    }

  private:
    std::string_view folded() const { return text_.text(); }

    // The first verb behind a place.
    std::vector<FoundSumVerb>::const_iterator verb_behind(std::size_t place) const {
        return std::upper_bound(verbs_.begin(), verbs_.end(), place,
                                [](std::size_t at, const FoundSumVerb& verb) { return at < verb.begin; });
    }

    // The verb that governs a sum: the last before it, or a passive one behind it where there is none before.
    const FoundSumVerb* verb_of(std::size_t amount) const {
        const auto next = verb_behind(amount);
        if (next != verbs_.begin()) return &*std::prev(next);
        return next != verbs_.end() && next->passive ? &*next : nullptr;
    }

    // « SOLLICITE l'aide de l'ANAH à hauteur de 30 000 €, qui sera reversée à Mme X »: what is received is passed on.
    bool read_passed_on() {
        static const RE2 pattern(
            R"((?i)\b(?:sera|seront|est|sont)\s+(?:[a-z]+ment\s+|ensuite\s+|alors\s+)?reversee?s?\b)");
        const Match match = find(pattern, folded().substr(0, sentence_.end), sentence_.begin);
        if (!match) return false;
        const TextSpan who = find_recipient(folded(), match.end, sentence_.end);
        if (who.empty()) return false;
        bool any = false;
        for (const Amount& amount : amounts_) {
            if (amount.begin > match.begin) continue;
            add(amount, who, sentence_, sentence_.begin);
            any = true;
        }
        return any;
    }

    // The rows of a table that the sentence before announces.
    void read_announced() {
        std::size_t from = sentence_.begin;
        for (const Amount& amount : amounts_) {
            const TextSpan who = find_list_name(folded(), from, amount.begin);
            if (!who.empty()) add(amount, who, {who.begin, amount.end}, amount.begin);
            from = amount.end;
        }
    }

    // A clause holds one sum and one recipient; a list holds several in its items, which share the verb and, where
    // their own names none, the purpose.
    void read_awards() {
        std::size_t from = sentence_.begin;
        const FoundSumVerb* last_verb = nullptr;
        bool first = true;
        std::size_t clause = sentence_.begin;
        std::size_t list = list_start(clause);
        std::size_t first_amount = 0;  // of the verb's clause
        for (std::size_t i = 0; i < amounts_.size(); ++i) {
            const Amount& amount = amounts_[i];
            const FoundSumVerb* verb = verb_of(amount.begin);
            if (verb != last_verb) {
                from = verb == nullptr || verb->passive ? std::min(from, amount.begin) : verb->begin;
                first = true;
                last_verb = verb;
                clause = verb == nullptr || verb->passive ? sentence_.begin : verb->begin;
                list = list_start(clause);
                first_amount = 0;
            }
            if (verb == nullptr || verb->meaning != SumVerb::awards) continue;
            const bool listed = list < amount.begin;
            const TextSpan segment{from, segment_end(i, verb, listed)};
            from = segment.end;
            if (!is_aid(folded(), clause, amount.begin, amount.end, segment.end) || gives_back(verb, segment)) continue;
            if (first_amount == 0) first_amount = amount.begin;
            if (!first && !listed && !opens_item(segment)) continue;
            first = false;
            TextSpan who = find_recipient(folded(), segment.begin, segment.end);
            if (who.empty() && listed) who = find_list_name(folded(), segment.begin, amount.begin);
            if (!who.empty()) add(amount, who, segment, first_amount);
        }
    }

    // « De reverser à l'État la somme de 5 600 € »: money that was received goes back, unless it is an aid passed on.
    bool gives_back(const FoundSumVerb* verb, TextSpan segment) const {
        static const RE2 back(R"((?i)(?:revers|restitu|rend|repay)[a-z]*\b)");
        static const RE2 aid(R"((?i)\b(?:subventions?|participations?|aides?|dotations?|bourses?|secours|fonds)\b)");
        return match_at(back, folded(), verb->begin) && !find(aid, folded().substr(0, segment.end), verb->begin);
    }

    // The place before « et d' » that leads to a verb.
    std::size_t before_joint(std::size_t verb) const {
        static const RE2 joint(R"((?i)[\s,;]*(?:\bet\s+)?(?:\bde\s+|\bd'\s?)?$)");
        const std::size_t from = verb > 12 ? verb - 12 : 0;
        const Match match = find(joint, folded().substr(from, verb - from));
        return match ? from + match.begin : verb;
    }

    // A segment ends where the next verb, item, or « et une subvention » begins.
    std::size_t segment_end(std::size_t i, const FoundSumVerb* verb, bool listed) const {
        static const RE2 border(
            R"((?i)\s*;|\s[-*]\s|\s*,\s+(?:et\s+|puis\s+)?\d|\s*,?\s*\b(?:et|ainsi\s+qu[e'])\s+(?:de\s+|d')?(?:une?\s+(?:autre\s+|[a-z]+\s+)?(?:subventions?|participations?|aides?|dotations?|concours|contributions?|bourses?|somme|montant)\b|\d|a\s+[a-z]))");
        std::size_t end = sentence_.end;
        for (auto next = verb_behind(amounts_[i].end); next != verbs_.end(); ++next) {
            if (&*next == verb) continue;
            end = std::min(end, before_joint(next->begin));
            break;
        }
        if (i + 1 < amounts_.size() && amounts_[i + 1].begin < end) {
            const std::string_view until = folded().substr(0, amounts_[i + 1].end);
            const Match match = find(border, until, amounts_[i].end);
            end = match ? match.begin : listed ? amounts_[i].end : amounts_[i + 1].begin;
        }
        return end;
    }

    bool opens_item(TextSpan segment) const {
        static const RE2 lead(R"((?i)\s*(?:[-*;:,.]|et\b|ainsi\s+que\b|[a-z0-9]{1,3}\)))");
        return static_cast<bool>(match_at(lead, folded().substr(0, segment.end), segment.begin));
    }

    // Where a list of the clause begins (« les subventions suivantes : »): its names are before their sums without « à
    // ».
    std::size_t list_start(std::size_t clause) {
        static const RE2 pattern(
            R"((?i)\b(?:suivante?s?|ci-(?:apres|dessous)|comme\s+suit|ainsi\s+qu'\s?il\s+suit|tableau)\b|:)");
        // Clauses come in order, so the mark found last holds for each clause before it.
        if (list_searched_ <= clause && clause <= list_mark_) return list_mark_;
        const Match match = find(pattern, folded().substr(0, sentence_.end), clause);
        list_searched_ = clause;
        list_mark_ = match ? match.begin : sentence_.end;
        return list_mark_;
    }

    void add(const Amount& amount, TextSpan who, TextSpan segment, std::size_t before) {
        Grant grant;
        if (!article_.label.empty()) grant.article = article_.label;
        grant.beneficiary = without_quote_marks(squeeze(text_.source_between(who.begin, who.end)));
        grant.amount = amount.euros;
        TextSpan purpose = find_purpose(folded(), std::max(amount.end, who.end), segment.end);
        if (purpose.empty()) purpose = find_purpose(folded(), std::min(who.end, segment.end), segment.end);
        if (purpose.empty()) purpose = find_purpose(folded(), sentence_.begin, std::max(before, sentence_.begin));
        if (!purpose.empty()) grant.purpose = std::string(trim(text_.source_between(purpose.begin, purpose.end)));
        grant.text = std::string(trim(text_.source_between(segment.begin, segment.end)));
        grant.lines = joined_.lines_of(text_.source_of(segment.begin), text_.source_of(segment.end));
        grants_.push_back(std::move(grant));
    }

    const FoldedText& text_;
    TextSpan sentence_;
    bool announced_;  // by the sentence before
    const JoinedText& joined_;
    const Article& article_;
    std::vector<Grant>& grants_;
    std::vector<Amount> amounts_;
    std::vector<FoundSumVerb> verbs_;
    std::size_t list_searched_ = 1;  // none yet: no mark is before its search
    std::size_t list_mark_ = 0;
};

// « Commune de Valbrune | Toiture de l'église | 12 500 € »: of a row of a table only the first cell is the recipient.
// The grants from `first` on are the article's.
void take_names_of_rows(const SourceLines& lines, const Article& article, std::size_t first,
                        std::vector<Grant>& grants) {
    constexpr std::size_t fewest_rows = 2;
    if (first >= grants.size() || article.lines.end <= article.lines.start) return;
    const std::vector<SumRow> rows = read_sum_table(lines, article.lines.start, article.lines.end + 1);
    if (rows.size() < fewest_rows) return;
    auto row = rows.begin();
    for (std::size_t i = first; i < grants.size(); ++i) {
        const std::string name = fold_text(grants[i].beneficiary);
        const auto own = std::find_if(row, rows.end(), [&](const SumRow& one) {
            return std::find(one.sums.begin(), one.sums.end(), grants[i].amount) != one.sums.end() &&
                   one.name.size() < grants[i].beneficiary.size() && one.name.size() > 3 &&
                   name.find(fold_text(one.name)) != std::string::npos;
        });
        if (own == rows.end() || !names_recipient(fold_ascii(own->name))) continue;
        grants[i].beneficiary = own->name;
        row = own + 1;
    }
}

}  // namespace

// A grant is a sum that an article awards to someone it names; a rate, a cost or money received is none.
void read_grants(Reading& reading) {
    Act& act = reading.act;
    for (const Article& article : act.articles) {
        const JoinedText joined = reading.placed(article.text, article.lines);
        const FoldedText text(joined.text());
        bool announced = false;
        const std::size_t first = act.grants.size();
        for (const TextSpan sentence : sentences_of(text.text())) {
            SentenceReader(text, sentence, announced, joined, article, act.grants).read();
            const std::string_view words = text.text();
            announced = announces_list(words.substr(sentence.begin, sentence.end - sentence.begin));
        }
        take_names_of_rows(reading.lines, article, first, act.grants);
    }
    if (act.grants.empty()) read_adopted_lists(reading);
}

}  // namespace recueil::corpus
