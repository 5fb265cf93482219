#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "corpus/rules/deliberation_references.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/reading.h"
#include "corpus/rules/relation_verbs.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

bool in_part(std::string_view sentence) {
    static const RE2 pattern(
        R"((?i)except|a\s+l'exception|sauf|partiellement|en\s+partie|hormis|en\s+tant\s+que|articles?\s.{1,40}\sde\s+la\s+deliberation|en\s+ce\s+qui\s+concerne|en\s+ce\s+qu'elle)");
    return RE2::PartialMatch(piece(sentence), pattern);
}

class RelationReader {
  public:
    explicit RelationReader(Reading& reading) : reading_(reading) {
        for (const Visa& visa : reading.act.visas) {
            if (visa.kind != ReferenceKind::deliberation) continue;
            if (visa.date) {
                VisasOfDay& day = visas_of_day_[*visa.date];
                ++day.count;
                day.number = visa.number;
            }
            if (visa.number) day_of_number_.try_emplace(*visa.number, visa.date);
        }
    }

    void read(const JoinedText& joined, const OptionalText& article) {
        const FoldedText folded(joined.text());
        const std::string_view text = folded.text();
        std::vector<Reference> references;
        find_deliberations(folded, reading_.session(), references);
        const auto verbs = verbs_of(text, references);
        for (std::size_t i = 0; i < references.size(); ++i) {
            const Reference& reference = references[i];
            if (!verbs[i]) continue;
            const std::size_t begin = sentence_begin(text, reference.begin);
            const std::size_t end = sentence_end(text, std::max(reference.end, verbs[i]->end));
            const Sentence sentence{text.substr(begin, end - begin), trim(folded.source_between(begin, end))};
            add(reference, verbs[i]->type, article, sentence,
                joined.lines_of(folded.source_of(reference.begin), folded.source_of(reference.end)));
        }
    }

  private:
    struct Sentence {
        std::string_view folded;
        std::string_view source;
    };

    // Each reference has the verb that governs it, or that of the references it is joined with, or of its list.
    static std::vector<std::optional<GoverningVerb>> verbs_of(std::string_view text,
                                                              const std::vector<Reference>& references) {
        const std::size_t count = references.size();
        std::vector<std::optional<GoverningVerb>> verbs(count);
        std::vector<bool> joined(count, false);  // with the one before
        std::size_t searched = 0;
        std::optional<GoverningVerb> listed;
        for (std::size_t i = 0; i < count; ++i) {
            const Reference& reference = references[i];
            for (std::size_t next = text.find(':', searched); next < reference.begin; next = text.find(':', next + 1)) {
                auto verb = verb_of_list(text, next);
                if (verb || opens_list(text, next)) listed = std::move(verb);
            }
            searched = std::max(searched, reference.begin);
            joined[i] = i > 0 && joined_references(text, references[i - 1].end, reference.begin);
            // Several days behind one noun are as many deliberations.
            joined[i] = joined[i] || (i > 0 && references[i - 1].begin == reference.begin);
            verbs[i] = verb_before(text, reference.begin);
            if (!verbs[i]) verbs[i] = verb_after(text, reference.begin, reference.end);
            if (!verbs[i] && joined[i]) verbs[i] = verbs[i - 1];
            if (!verbs[i] && listed && heads_item(text, reference.begin)) verbs[i] = listed;
        }
        // « Les délibérations n°1 et n°2 sont abrogées »
        for (std::size_t i = count; i-- > 1;)
            if (joined[i] && verbs[i] && !verbs[i - 1]) verbs[i - 1] = verbs[i];
        return verbs;
    }

    static std::size_t sentence_begin(std::string_view text, std::size_t at) {
        const std::size_t from = at > 600 ? at - 600 : 0;
        for (std::size_t i = at; i > from + 1; --i)
            if ((text[i - 2] == '.' || text[i - 2] == ';' || text[i - 2] == ':') && text[i - 1] == ' ') return i;
        return from;
    }
    static std::size_t sentence_end(std::string_view text, std::size_t at) {
        const std::size_t until = std::min(text.size(), at + 600);
        for (std::size_t i = at; i < until; ++i)
            if (text[i] == ';' || (text[i] == '.' && (i + 1 == text.size() || text[i + 1] == ' '))) return i + 1;
        return until;
    }

    // A table that gives only a day takes the number from the visa of that day; two visas of one day leave it open.
    OptionalText number_of_day(const OptionalText& date) const {
        const auto found = date ? visas_of_day_.find(*date) : visas_of_day_.end();
        return found != visas_of_day_.end() && found->second.count == 1 ? found->second.number : OptionalText{};
    }

    OptionalText date_of_number(const OptionalText& number) const {
        const auto found = number ? day_of_number_.find(*number) : day_of_number_.end();
        return found != day_of_number_.end() ? found->second : OptionalText{};
    }

    void add(const Reference& reference, RelationType type, const OptionalText& article, const Sentence& sentence,
             const Lines& span) {
        Relation relation;
        relation.type = type;
        relation.number = reference.number ? reference.number : number_of_day(reference.date);
        relation.date = reference.date ? reference.date : date_of_number(reference.number);
        relation.body = reference.body;
        if (article && !article->empty()) relation.article = article;
        relation.in_part = in_part(sentence.folded);
        relation.text = std::string(sentence.source);
        relation.lines = span;
        const bool itself = relation.number && relation.number == reading_.act.number &&
                            (!relation.date || relation.date == reading_.act.session_date);
        if (itself) return;
        const std::string key = std::string(name_of(relation.type)) + "\n" + relation.number.value_or("") + "\n" +
                                relation.date.value_or("");
        if (known_.insert(key).second) reading_.act.relations.push_back(std::move(relation));
    }

    struct VisasOfDay {
        int count = 0;
        OptionalText number;
    };

    Reading& reading_;
    std::unordered_map<std::string, VisasOfDay> visas_of_day_;
    std::unordered_map<std::string, OptionalText> day_of_number_;
    std::unordered_set<std::string> known_;
};

// « De modifier, compléter ou abroger les délibérations reprises dans le tableau annexé »: the annex decides then.
bool adopts_table(std::string_view article) {
    static const RE2 pattern(
        R"((?i)(?:modifi|complet|abrog|rapport|retir|remplac)[a-z]*\b.{0,80}\bdeliberations?\b.{0,120}\b(?:tableaux?|annexes?)\b)");
    return RE2::PartialMatch(piece(fold_ascii(article)), pattern);
}

}  // namespace

void read_relations(Reading& reading) {
    RelationReader reader(reading);
    OptionalText adopting;
    for (const Article& article : reading.act.articles) {
        reader.read(reading.placed(article.text, article.lines), article.label);
        if (!adopting && adopts_table(article.text)) adopting = article.label;
    }
    if (!adopting) return;
    for (const Lines& annex : reading.layout.annexes)
        reader.read(reading.join_lines(annex.start, annex.end + 1), adopting);
}

}  // namespace recueil::corpus
