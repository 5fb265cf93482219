#include <algorithm>
#include <string>

#include "corpus/rules/deliberation_references.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/reading.h"
#include "corpus/rules/text_fold.h"
#include "corpus/rules/utf8.h"

namespace recueil::corpus {

namespace {

struct Verb {
    RelationType type;
    std::size_t end;
};

// « De modifier la délibération … », « D'abroger … », « Annule et remplace … » before the reference.
std::optional<Verb> verb_before(std::string_view text, std::size_t reference) {
    static const RE2 pattern(
        R"((?i)\b(modifier|modifie|compl[ée]ter|compl[èe]te|abroger|abroge|rapporter|rapporte|retirer|annuler et (?:de )?remplacer|annule et remplace|annuler|annule|remplacer|remplace|(?:proc[ée]der|proc[èe]de) au retrait de|appliquer|(?:la )?modification de|(?:l['’])?abrogation de)\s*(?:,[^,;.]{1,60},\s*|\s(?:partiellement|en partie|en cons[ée]quence|en ce sens|par la pr[ée]sente d[ée]lib[ée]ration|ainsi)\s+|\s)(?:(?:l['’]|les |le |son |ses )?(?:articles?|paragraphes?|annexes?|points?|alin[ée]as?)\s+[^;.«»]{1,60}?\s*(?:de|des)\s*)?(?:(?:les|la|l['’]|des|de la)\s*)$)");
    const std::size_t from = reference > 200 ? reference - 200 : 0;
    // The pattern must end where the reference begins: search the slice alone so that `$` means that place.
    const std::string_view before = text.substr(from, reference - from);
    const Match match = find(pattern, before);
    if (!match) {
        // « les permanences prévues par la délibération … », « en application de la délibération … »
        static const RE2 applied(
            R"((?i)\b(?:en application|conform[ée]ment|par application|(?:pr[ée]vu|fix[ée]|d[ée]fini|arr[êe]t[ée]|institu[ée]|cr[ée][ée])e?s?)\s+(?:de|à|aux|par|dans)(?:\s+(?:dispositions|modalit[ée]s|termes)\s+(?:de|des))?\s*(?:(?:les|la|l['’])\s*)?$)");
        const Match by = find(applied, before);
        return by ? std::optional<Verb>(Verb{RelationType::applies, from + by.end}) : std::nullopt;
    }
    const std::string verb = fold_text(match[1]);
    RelationType type = RelationType::amends;
    if (starts_with(verb, "complet"))
        type = RelationType::completes;
    else if (verb.find("remplac") != std::string::npos)
        type = RelationType::replaces;
    else if (starts_with(verb, "abrog") || starts_with(verb, "rapport") || starts_with(verb, "retir") ||
             starts_with(verb, "annul") || verb.find("retrait") != std::string::npos ||
             verb.find("abrogation") != std::string::npos)
        type = RelationType::repeals;
    else if (starts_with(verb, "appliqu"))
        type = RelationType::applies;
    return Verb{type, from + match.end};
}

// « De compléter les délibérations suivantes : - la délibération n°2 … ; - la délibération n°3 … »
std::optional<Verb> verb_of_list(std::string_view text, std::size_t& list_begin) {
    static const RE2 pattern(
        R"((?i)\b(?:les|des)\s+d[ée]lib[ée]rations\s+(?:suivantes|ci-apr[èe]s|[ée]num[ée]r[ée]es ci-apr[èe]s|reprises ci-(?:apr[èe]s|dessous))\s*:)");
    const Match match = find(pattern, text);
    if (!match) return {};
    list_begin = match.end;
    const std::size_t noun = match.begin + match[0].find(' ') + 1;
    return verb_before(text, noun);
}

// « La délibération du 24 juin 2013 est abrogée », « … est complétée ainsi qu'il suit ».
std::optional<Verb> verb_after(std::string_view text, std::size_t reference_end) {
    static const RE2 pattern(
        R"((?i)\s*,?\s*(?:(?:est|sont|sera|seront)\s+)(?:ainsi\s+|donc\s+|[ée]galement\s+|partiellement\s+)?(modifi[ée]e?s?|compl[ée]t[ée]e?s?|abrog[ée]e?s?|rapport[ée]e?s?|retir[ée]e?s?|annul[ée]e?s?(?:\s+et\s+remplac[ée]e?s?)?|remplac[ée]e?s?)\b)");
    const Match match = match_at(pattern, text, reference_end);
    if (!match) return {};
    const std::string verb = fold_text(match[1]);
    RelationType type = RelationType::amends;
    if (starts_with(verb, "complet"))
        type = RelationType::completes;
    else if (verb.find("remplac") != std::string::npos)
        type = RelationType::replaces;
    else if (!starts_with(verb, "modif"))
        type = RelationType::repeals;
    return Verb{type, match.end};
}

bool in_part(std::string_view sentence) {
    static const RE2 pattern(
        R"((?:except|a l'exception|sauf|partiellement|en partie|hormis|en tant que|(?:l')?articles? .{1,40} de la deliberation|en ce qui concerne|en ce qu'elle))");
    return RE2::PartialMatch(piece(fold_text(sentence)), pattern);
}

class RelationReader {
  public:
    explicit RelationReader(Reading& reading) : reading_(reading) {}

    void read(const JoinedText& joined, const OptionalText& article) {
        const std::string_view text = joined.text();
        std::vector<Reference> references;
        find_deliberations(text, reading_.session(), references);
        std::optional<Verb> shared;
        std::size_t shared_until = 0;
        std::size_t list_begin = 0;
        const std::optional<Verb> listed = verb_of_list(text, list_begin);
        for (const Reference& reference : references) {
            std::optional<Verb> verb = verb_before(text, reference.begin);
            if (!verb) verb = verb_after(text, reference.end);
            // « d'abroger les délibérations n°1 du … et n°2 du … »: one verb for a list.
            if (!verb && shared && reference.begin >= shared_until && reference.begin - shared_until < 60 &&
                text.substr(shared_until, reference.begin - shared_until).find_first_of(".;") == std::string_view::npos)
                verb = shared;
            if (!verb && listed && reference.begin >= list_begin && heads_item(text, reference.begin)) verb = listed;
            shared = verb;
            shared_until = reference.end;
            if (!verb) continue;
            const std::size_t begin = sentence_begin(text, reference.begin);
            const std::size_t end = sentence_end(text, std::max(reference.end, verb->end));
            add(reference, *verb, article, std::string(trim(text.substr(begin, end - begin))),
                joined.lines_of(reference.begin, reference.end));
        }
    }

  private:
    // « - la délibération n°2 … » opens an item of a list.
    static bool heads_item(std::string_view text, std::size_t at) {
        static const RE2 pattern(R"((?:[-–•:;]|\p{Co})\s*(?:la\s+)?$)");
        return static_cast<bool>(find(pattern, text.substr(at > 12 ? at - 12 : 0, std::min<std::size_t>(at, 12))));
    }
    static std::size_t sentence_begin(std::string_view text, std::size_t at) {
        const std::size_t from = code_point_border(text, at > 600 ? at - 600 : 0);
        for (std::size_t i = at; i > from + 1; --i)
            if ((text[i - 2] == '.' || text[i - 2] == ';' || text[i - 2] == ':') && text[i - 1] == ' ') return i;
        return from;
    }
    static std::size_t sentence_end(std::string_view text, std::size_t at) {
        const std::size_t until = code_point_border(text, at + 600);
        for (std::size_t i = at; i < until; ++i)
            if (text[i] == ';' || (text[i] == '.' && (i + 1 == text.size() || text[i + 1] == ' '))) return i + 1;
        return until;
    }

    // A table that gives only a day takes the number from the visa of that day; two visas of one day leave it open.
    OptionalText number_of_day(const OptionalText& date) const {
        OptionalText number;
        int found = 0;
        for (const Visa& visa : reading_.act.visas) {
            if (visa.kind != ReferenceKind::deliberation || visa.date != date) continue;
            ++found;
            number = visa.number;
        }
        return found == 1 ? number : OptionalText{};
    }

    OptionalText date_of_number(const OptionalText& number) const {
        for (const Visa& visa : reading_.act.visas)
            if (visa.kind == ReferenceKind::deliberation && visa.number == number) return visa.date;
        return {};
    }

    void add(const Reference& reference, const Verb& verb, const OptionalText& article, std::string sentence,
             const Lines& span) {
        Relation relation;
        relation.type = verb.type;
        relation.number = reference.number ? reference.number : number_of_day(reference.date);
        relation.date = reference.date ? reference.date : date_of_number(reference.number);
        relation.body = reference.body;
        relation.article = article;
        relation.in_part = in_part(sentence);
        relation.text = std::move(sentence);
        relation.lines = span;
        const bool itself = relation.number && relation.number == reading_.act.number &&
                            (!relation.date || relation.date == reading_.act.session_date);
        if (itself) return;
        auto& relations = reading_.act.relations;
        const bool known = std::any_of(relations.begin(), relations.end(), [&](const Relation& other) {
            return other.type == relation.type && other.number == relation.number && other.date == relation.date;
        });
        if (!known) relations.push_back(std::move(relation));
    }

    Reading& reading_;
};

// « De modifier, compléter ou abroger les délibérations reprises dans le tableau annexé »: the annex decides then.
bool adopts_table(std::string_view article) {
    static const RE2 pattern(
        R"((?:modifi|complet|abrog|rapport|retir|remplac)[a-z]*\b.{0,80}\bdeliberations?\b.{0,120}\b(?:tableaux?|annexes?)\b)");
    return RE2::PartialMatch(piece(fold_text(article)), pattern);
}

}  // namespace

void read_relations(Reading& reading) {
    RelationReader reader(reading);
    OptionalText adopting;
    for (const Article& article : reading.act.articles) {
        reader.read(reading.join_lines(article.lines.start, article.lines.end + 1), article.label);
        if (!adopting && adopts_table(article.text)) adopting = article.label;
    }
    if (!adopting) return;
    for (const Lines& annex : reading.layout.annexes)
        reader.read(reading.join_lines(annex.start, annex.end + 1), adopting);
}

}  // namespace recueil::corpus
