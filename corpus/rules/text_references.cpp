#include "corpus/rules/text_references.h"

#include <algorithm>

#include "corpus/rules/article_lists.h"
#include "corpus/rules/code_names.h"
#include "corpus/rules/dates.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

// « articles L.1 et L.2 », or an article with its letter and no noun: « L.1 du Code … ».
const RE2& articles_lead() {
    static const RE2 pattern(
        R"(((?i)\b(?:articles?|arts?\.?)\s*:?\s*)(?:(?:LO|[LRDA])\s?\.?\s?\*?\s?)?\d|\b(?:LO|[LRD])\s?\.?\s?\*?\s?\d)");
    return pattern;
}

// The words between the name of a text and its articles: « et, notamment, ses », « (CGCT), en particulier l' », « :
// », « , art. », « (articles ».
const RE2& behind_lead() {
    static const RE2 pattern(
        R"((?i)\s*(?:\(\s*[a-z0-9]{2,8}\s*\))?\s*(?:,?\s*(?:modifiee?s?|susvisee?s?|precitee?s?)\b)?\s*[,:(-]?\s*(?:et\s*,?\s*)?(?:(?:notamment|en\s+particulier|(?:plus|tout)\s+particulierement|particulierement|specialement|specifiquement|plus\s+precisement|pris)\s*[,:]?\s*)*(?:et\s+)?(?:(?:en|dans|a|par)\s+)?(ses|son|leurs?)?(?:les|aux|des|de\s+l'|l')?\s*,?\s*(?:(?:articles?|arts?\.?)\s*:?\s*)?)");
    return pattern;
}

const RE2& of_pattern() {
    static const RE2 pattern(R"((?i)\s*,?\s*(?:du|de\s+la|de\s+l'|des|de)\s*)");
    return pattern;
}

// « du même code », « de ladite loi »: the text named last.
const RE2& same_text() {
    static const RE2 pattern(
        R"((?i)\s*,?\s*(?:(?:du|de\s+la)\s+meme|du\s?dit|de\s+ladite|de\s+ce(?:tte)?)\s+(?:(code)|loi|decret|ordonnance)\b)");
    return pattern;
}

const RE2& text_noun() {
    static const RE2 pattern(
        R"((?i)\b(lois?(?:\s+(?:organique|constitutionnelle|de\s+finances(?:\s+rectificative)?))?|decrets?(?:[- ]lois?)?|ordonnances?|arretes?(?:\s+(?:prefectoral|prefectoraux|interprefectoral|ministeriel|interministeriel|departemental|municipal|communautaire|conjoint))?)(?:[\s,]|$))");
    return pattern;
}

// « n° 84-53 », « n° NOR INTB… », « n°2020/12 »; a law's number needs no mark.
const RE2& text_number() {
    static const RE2 pattern(
        R"((?i)\s*,?\s*(?:n\s?[o*]s?\.?|numeros?)\s*((?:\d{2,4}|[A-Z]{4}\d+)-\d+|[A-Z]{3,4}\d{6,8}[A-Z]|[A-Z0-9][A-Z0-9/.-]*\d))");
    return pattern;
}
const RE2& bare_law_number() {
    static const RE2 pattern(R"(\s+(\d{2,4}-\d{1,5})\b)");
    return pattern;
}
// « loi NOTRe du 7 août 2015 », « loi relative à … n° 2015-991 »: a short name or the title is between.
const RE2& short_name() {
    static const RE2 pattern(R"((?:\s+(?:dite\s+)?"?[A-Z][A-Za-z.-]*"?){1,3})");
    return pattern;
}
const RE2& distant_number() {
    static const RE2 pattern(R"-((?i)(\s[^.;:()"]{1,140}?)\bn\s?[o*]\s*(\d{2,4}-\d{1,5})\b)-");
    return pattern;
}

const RE2& date_lead() {
    static const RE2 pattern(
        R"((?i)\s*,?\s*(?:(?:modifiee?s?|susvisee?s?)\s*)?(?:en\s+date\s+(?:du|des|de)?|du|des|de|le)\s*)");
    return pattern;
}

ReferenceKind kind_of_noun(std::string_view noun) {
    const std::string folded = fold_text(noun);
    if (starts_with(folded, "loi")) return ReferenceKind::law;
    if (starts_with(folded, "decret")) return ReferenceKind::decree;
    if (starts_with(folded, "ordonnance")) return ReferenceKind::ordinance;
    return ReferenceKind::order;
}

class TextFinder {
  public:
    explicit TextFinder(const FoldedText& text) : folded_(text) {}

    std::vector<Reference> find_all() {
        find_codes();
        find_laws();
        std::stable_sort(names_.begin(), names_.end(),
                         [](const Reference& a, const Reference& b) { return a.begin < b.begin; });
        name_begin_.reserve(names_.size());
        for (const Reference& name : names_) name_begin_.push_back(name.begin);
        give_articles();
        names_.insert(names_.end(), std::make_move_iterator(again_.begin()), std::make_move_iterator(again_.end()));
        std::stable_sort(names_.begin(), names_.end(),
                         [](const Reference& a, const Reference& b) { return a.begin < b.begin; });
        return std::move(names_);
    }

  private:
    std::string_view text() const { return folded_.text(); }

    void find_codes() {
        for (std::size_t at = 0; const Match match = find(code_name(), text(), at);) {
            static const RE2 bracket(R"(\s*\(\s*)");
            const Match open = names_.empty() ? Match{} : match_at(bracket, text(), names_.back().end);
            at = match.end;
            // « Code général des collectivités territoriales (CGCT) » is one name.
            if (open && open.end == match.begin) continue;
            Reference reference;
            reference.kind = ReferenceKind::code;
            reference.code = squeeze(folded_.source_between(match.begin, match.end));
            reference.begin = match.begin;
            reference.end = match.end;
            names_.push_back(std::move(reference));
        }
    }

    bool read_number(Reference& reference) {
        Match number = match_at(text_number(), text(), reference.end);
        const bool law = reference.kind != ReferenceKind::order;
        if (!number && law) number = match_at(bare_law_number(), text(), reference.end);
        if (!number) return false;
        reference.number = plain_hyphens(number[1]);
        reference.end = number.end;
        return true;
    }
    // « les arrêtés des 3 mars 2016 et 4 avril 2017 » are two, known by their days.
    void add_other_days(Reference reference, std::size_t noun_end) {
        const Match lead = match_at(date_lead(), text(), noun_end);
        if (!lead || reference.number) return;
        const auto dates = date_list_at(text(), lead.end);
        for (std::size_t i = 1; i < dates.size(); ++i) {
            reference.date = dates[i].iso;
            names_.push_back(reference);
        }
    }
    bool read_date(Reference& reference) {
        const Match lead = match_at(date_lead(), text(), reference.end);
        if (!lead) return false;
        const auto dates = date_list_at(text(), lead.end);
        if (dates.empty()) return false;
        reference.date = dates.front().iso;
        reference.end = dates.front().end;
        return true;
    }
    bool read_distant_number(Reference& reference) {
        static const RE2 other(
            R"((?i)\b(?:lois?|decrets?|arretes?|ordonnances?|deliberations?|codes?|conventions?|articles?)\b)");
        const Match match = match_at(distant_number(), text(), reference.end);
        if (!match || RE2::PartialMatch(piece(match[1]), other)) return false;
        reference.number = std::string(match[2]);
        reference.end = match.end;
        return true;
    }

    // « les lois n° 82-213 du 2 mars 1982 et n° 83-8 du 7 janvier 1983 »
    void read_list(Reference reference) {
        static const RE2 joint(R"((?i)\s*(?:[,;]\s*(?:et\s+)?|\bet\b)\s*(?:(?:la|le|les|de\s+la|du)\s+)?)");
        static const RE2 marked(R"((?i)n\s?[o*]\s*(?:\d|[A-Z]{4}\d))");
        for (int count = 0; count < 64; ++count) {
            const Match match = match_at(joint, text(), reference.end);
            if (!match || !match_at(marked, text(), match.end)) return;
            reference.number.reset();
            reference.date.reset();
            reference.begin = reference.end = match.end;
            if (!read_number(reference)) return;
            read_date(reference);
            names_.push_back(reference);
        }
    }

    void find_laws() {
        for (std::size_t at = 0; const Match match = find(text_noun(), text(), at);) {
            Reference reference;
            reference.kind = kind_of_noun(match[1]);
            reference.begin = match.begin;
            const std::size_t noun_end = match.begin + match[1].size();
            reference.end = noun_end;
            const bool law = reference.kind != ReferenceKind::order;
            bool numbered = read_number(reference);
            bool dated = read_date(reference);
            if (numbered || dated) numbered = numbered || read_number(reference);
            if (!numbered && !dated && law) {
                if (const Match named = match_at(short_name(), text(), noun_end)) {
                    reference.end = named.end;
                    numbered = read_number(reference);
                    dated = read_date(reference);
                }
                if (!numbered && !dated) {
                    reference.end = noun_end;
                    numbered = read_distant_number(reference);
                    dated = numbered && read_date(reference);
                }
            }
            at = std::max(match.end, reference.end);
            if (!numbered && !dated) continue;
            names_.push_back(reference);
            if (!numbered) add_other_days(reference, noun_end);
            if (numbered) {
                const std::size_t before = names_.size();
                read_list(reference);
                if (names_.size() > before) at = std::max(at, names_.back().end);
            }
        }
    }

    // The name that begins at a byte, or none.
    std::size_t name_at(std::size_t begin) const {
        const auto found = std::lower_bound(name_begin_.begin(), name_begin_.end(), begin);
        return found != name_begin_.end() && *found == begin ? static_cast<std::size_t>(found - name_begin_.begin())
                                                             : none;
    }

    // The name whose articles the list behind it are: « Code …, notamment ses articles », ending right at the list.
    std::size_t name_before(std::size_t list, bool& possessive) const {
        const auto next = std::upper_bound(name_begin_.begin(), name_begin_.end(), list);
        if (next == name_begin_.begin()) return none;
        const auto index = static_cast<std::size_t>(next - name_begin_.begin()) - 1;
        const std::size_t end = name_end_[index];
        if (end > list || list - end > 240) return none;
        const Match lead = match_at(behind_lead(), text(), end);
        if (lead && lead.end == list && lead.end != end) {
            possessive = !lead[1].empty();
            return index;
        }
        // « la loi n° 2014-58 de modernisation …, et notamment son article 12 »: a title is between.
        static const RE2 own(
            R"((?i)\s[^.;:]*\bnotamment\s*,?\s*(?:en\s+|dans\s+)?(?:ses|son)\s*(?:articles?|arts?\.?)\s*)");
        const Match titled = match_at(own, text().substr(0, list), end);
        if (!titled || titled.end != list) return none;
        possessive = true;
        return index;
    }

    void give(std::size_t name, std::vector<std::string> articles, std::size_t begin, std::size_t end) {
        Reference& reference = names_[name];
        reference.articles.insert(reference.articles.end(), std::make_move_iterator(articles.begin()),
                                  std::make_move_iterator(articles.end()));
        reference.begin = std::min(reference.begin, begin);
        reference.end = std::max(reference.end, end);
    }

    void give_articles() {
        name_end_.reserve(names_.size());
        for (const Reference& name : names_) name_end_.push_back(name.end);
        std::size_t at = 0;
        while (const Match match = find(articles_lead(), text(), at)) {
            const bool has_noun = !match[1].empty();
            const std::size_t first = match.begin + match[1].size();
            at = match.end;
            const ArticleList list = article_list_at(folded_, first);
            if (list.empty()) continue;
            at = std::max(at, list.end);
            give_list(list, match.begin, first, has_noun);
        }
    }

    void give_list(const ArticleList& list, std::size_t begin, std::size_t first, bool has_noun) {
        bool possessive = false;
        const std::size_t before = name_before(first, possessive);
        std::size_t after = none;
        bool of_another = false;
        if (const Match same = match_at(same_text(), text(), list.end)) {
            cite_again(list, begin, same.end, !same[1].empty());
            return;
        }
        if (const Match of = match_at(of_pattern(), text(), list.end)) {
            after = name_at(of.end);
            static const RE2 part(
                R"((?i)(?:chapitre|titre|livre|(?:premiere\s+|deuxieme\s+)?partie|section|annexe)\b)");
            of_another = after == none && !match_at(part, text(), of.end);
        } else if (list.end < text().size() && text()[list.end] == ' ') {
            // « l'article L.1 CGCT »
            after = name_at(list.end + 1);
            if (after != none && names_[after].kind != ReferenceKind::code) after = none;
        }
        const std::size_t groups = list.groups.size();
        if (after != none && before != none && groups > 1) {
            give(before, list.articles(0, groups - 1), names_[before].begin, names_[before].end);
            give(after, list.articles(groups - 1), list.groups.back().begin, names_[after].end);
        } else if (after != none) {
            give(after, list.articles(), begin, names_[after].end);
        } else if (before != none && (possessive || !of_another) && (has_noun || lettered_code(before))) {
            give(before, list.articles(), names_[before].begin, list.end);
        }
    }

    // Articles of a code may follow it without their noun: « CGCT L.3121-14 ».
    bool lettered_code(std::size_t name) const { return names_[name].kind == ReferenceKind::code; }

    void cite_again(const ArticleList& list, std::size_t begin, std::size_t end, bool code) {
        const auto next = std::upper_bound(name_begin_.begin(), name_begin_.end(), begin);
        auto index = static_cast<std::size_t>(next - name_begin_.begin());
        for (int steps = 0; index-- > 0 && steps < 64; ++steps) {
            if ((names_[index].kind == ReferenceKind::code) != code) continue;
            Reference reference = names_[index];
            reference.articles = list.articles();
            reference.begin = begin;
            reference.end = end;
            again_.push_back(std::move(reference));
            return;
        }
    }

    static constexpr std::size_t none = static_cast<std::size_t>(-1);

    const FoldedText& folded_;
    std::vector<Reference> names_;
    std::vector<Reference> again_;
    std::vector<std::size_t> name_begin_;  // before articles were given
    std::vector<std::size_t> name_end_;
};

}  // namespace

void find_texts(const FoldedText& text, std::vector<Reference>& references) {
    auto found = TextFinder(text).find_all();
    references.insert(references.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
}

}  // namespace recueil::corpus
