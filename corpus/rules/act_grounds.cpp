#include "corpus/rules/act_grounds.h"

#include <algorithm>
#include <string_view>

#include "corpus/rules/decision_words.h"
#include "corpus/rules/pattern.h"

namespace recueil::corpus {

namespace {

// A ground opens with a capital, so that « au vu de » and « vu qu'il pleut » open none; « Vu pour être annexé » is a
// mark.
const RE2& openings() {
    static const RE2 pattern(
        R"(\b(?:(V[uU](?:\s*,\s*ensemble)?(?:\s*[:,]\s*|\s+|-\s?)[a-zA-Z"'(-])|((?:Consid|CONSID)(?:e|E)(?:rant|RANT)(?:e|s)?\b|(?:Attendu|ATTENDU)\s*(?:[:,]|[qQ][uU])|(?:Entendu|ENTENDU)\s+[qQ][uU])))");
    return pattern;
}

const RE2& no_ground() {
    static const RE2 pattern(
        R"(v[uU](?:\s*[:,]\s*|\s+|-\s?)(?:pour\s+(?:etre\s+)?(?:annex|extrait|copie)|et\s+(?:annexe|approuve|verifie|signe|delibere|certifie)|par\s+(?:nous|le)))");
    return pattern;
}

// The text after the grounds: the decision, the speakers, the next part of the extract.
const RE2& closings() {
    static const RE2 pattern([] {
        const DecisionWords& words = decision_words();
        return R"((?:\n|[.;:,]\s|\s)\s*(?:)"
               R"((?:et\s+)?apres\s+(?:en\s+)?(?:avoir\s+)?(?:[a-z]+\s+){0,2}delibere|(?:ayant|apres\s+avoir)\s+(?:entendu|pris|delibere|oui|ecoute|examine)|)"
               R"((?:le|la|l')\s?(?:conseil\s+(?:municipal|communautaire|metropolitain|regional|departemental|syndical|d'administration)|commission\s+permanente|bureau\s+(?:communautaire|syndical)|comite\s+syndical|assemblee)\b\s*(?:,|:|\n|apres|a\s+l'|decide|delibere|approuve|adopte|est\s+(?:donc\s+)?(?:invite|appele))|)"
               R"(le\s+conseil\s*(?:,|:|\n|apres|a\s+l'|decide|delibere)|)"
               R"((?:le|la|l')\s?(?:conseil(?:\s+(?:municipal|communautaire|metropolitain|regional|departemental|syndical))?|commission\s+permanente|bureau(?:\s+communautaire)?|comite(?:\s+syndical)?|assemblee)\s+)" +
               words.finite +
               R"((?:\s|:|,)|)"
               R"(article\s+(?:[0-9]+|1er|premier|unique|i)\s*(?:er)?\s*(?:[:.]|-(?:[^0-9]|$))|decide(?:nt)?\s*(?::|,|\n|$|d'|de\s|a\s+l'unanimite|a\s+la\s+majorite|par\s+[0-9])|delibere\s*(?::|\n|$|a\s)|)"
               R"((?:cet|ceci|cela|le)\s+(?:expose|rapporteur)\s+(?:entendu|oui)|ceci\s+expose|ou\s+(?:cet|l'|son)\s?expose|oui\b|sur\s+(?:le\s+)?(?:rapport|proposition)\s+(?:de|du|presente)|sur\s+la\s+proposition|)"
               R"([-*>]\s?(?:de\s(?:ne\s+pas\s+)?|d')[a-z]+(?:er|ir|re|oir)\b|[-*>]\s?)" +
               words.finite +
               R"(\s|)"
               R"(en\s+consequence|par\s+ces\s+motifs|entendu\s+(?:le|l'|la|son)|)"
               R"((?:il|elle)\s+(?:est|a\s+ete|vous\s+est|nous\s+est)\s+(?:donc\s+|ainsi\s+|par\s+consequent\s+)?(?:propose|demande|rappele|precise|expose)|)"
               R"((?:monsieur|madame|m\.|mme)\s+[^.;:\n]{1,60}\s)" +
               words.speech +
               R"(\b|(?:monsieur|madame|messieurs|mesdames|m\.|mm\.|mme|mmes)\s+[^;:\n]{1,120}\s(?:ne\s+(?:pren|particip|sieg)|n'(?:a|ont)\s+pas\s|se\s+(?:retire|deporte)|quitt|sort)|)"
               R"(les\s+membres\s+(?:presents\s+)?(?:du|de\s+la|de\s+l')\s?(?:conseil|bureau|comite|commission|assemblee))" +
               R"()|[,;.]\s*\n\s*(?:a\s+l'unanimite|a\s+la\s+majorite)\b)";
    }());
    return pattern;
}

// Where the first closing of a ground begins; `end` where none does.
std::size_t closing_at(const ResolutionText& text, std::size_t begin, std::size_t end) {
    // « notamment son article 3. » is the article of a law, « n°1107 - Arrêté 2016-25 » goes on with the visa.
    static const RE2 governed(R"(\b(?:son|cet|par|en|les?|aux?|un|selon|et|ou)\s+$|'\s?$)");
    const std::string_view small = std::string_view(text.small()).substr(0, end);
    for (std::size_t at = begin; const Match close = find(closings(), small, at);) {
        std::size_t word = close.begin;
        while (word < close.end && !(small[word] >= 'a' && small[word] <= 'z') && small[word] != '-' &&
               small[word] != '*' && small[word] != '>')
            ++word;
        const std::size_t back = word > 12 ? word - 12 : 0;
        const bool article = small.substr(word, 8) == "article ";
        const bool bullet = small[word] == '-' || small[word] == '*' || small[word] == '>';
        const bool cited = article && !text.starts_paragraph(word) &&
                           RE2::PartialMatch(piece(small.substr(back, word - back)), governed);
        const bool inner = bullet && !text.starts_clause(word);
        // « … délégations de compétences à la Commission permanente, »: the organ is no subject.
        static const RE2 organ(R"((?:le|la|l')\s?(?:conseil|commission|bureau|comite|assemblee)\b)");
        static const RE2 preposition(R"(\b(?:a|de|par|pour|avec|devant|dans|entre|sur|que)\s+$)");
        const bool object = match_at(organ, small, word) && !text.starts_paragraph(word) &&
                            RE2::PartialMatch(piece(small.substr(back, word - back)), preposition);
        if (!cited && !inner && !object) return close.begin + 1;
        at = word + 1;
    }
    return end;
}

std::size_t trim_end(std::string_view text, std::size_t begin, std::size_t end) {
    while (end > begin) {
        const char c = text[end - 1];
        if (c != ' ' && c != '\n' && c != ';' && c != ',' && c != '-' && c != '*' && c != '>' && c != ':') break;
        --end;
    }
    return end;
}

// Entries of « Vu : » or « Considérant : »; none where no list follows.
std::vector<Span> entries(const ResolutionText& text, std::size_t begin, std::size_t end) {
    static const RE2 head(R"([A-Za-z]+\s*:?\s*(?:\n\s*)?([-*>])\s)");
    const std::string_view small = std::string_view(text.small()).substr(0, end);
    std::vector<Span> found;
    const Match first = match_at(head, small, begin);
    if (!first) return found;
    const char bullet = first[1][0];
    std::size_t at = first.end;
    std::size_t open = first.end;
    for (; at < end; ++at) {
        if (small[at] != bullet || at + 1 >= end || small[at + 1] != ' ') continue;
        const char before = text.before(at);
        if (!text.starts_line(at) && before != ';' && before != ',' && before != '.') continue;
        found.push_back({open, trim_end(small, open, at)});
        open = at + 1;
    }
    found.push_back({open, trim_end(small, open, end)});
    return found;
}

// A ground ends before the next paragraph, unless that goes on with it.
std::size_t paragraph_end(const ResolutionText& text, std::size_t begin, std::size_t end) {
    const std::string_view cased = std::string_view(text.cased()).substr(0, end);
    for (std::size_t at = cased.find("\n\n", begin); at != std::string_view::npos; at = cased.find("\n\n", at + 2)) {
        const char last = text.before(at);
        const std::size_t next = text.skip_space(at);
        if (next >= end) return at;
        const char c = cased[next];
        static const RE2 dangling(
            R"((?:^|[\s'])(?:et|ou|de|du|des|d'|l'|la|le|les|au|aux|a|en|par|pour|sur|dans|ses?|son|sa|articles?|relatifs?|relatives?|portant)\s*$)");
        const std::size_t back = at > 24 ? at - 24 : 0;
        const bool goes_on = RE2::PartialMatch(piece(cased.substr(back, at - back)), dangling) ||
                             (c >= 'a' && c <= 'z') || c == '-' || c == '*' || last == ':' || last == ',';
        if (last == '.' || last == ';' || !goes_on) return at;
    }
    return end;
}

}  // namespace

std::vector<Ground> grounds_of(const ResolutionText& text, std::size_t end) {
    const std::string_view cased = std::string_view(text.cased()).substr(0, end);
    const std::string_view small = std::string_view(text.small()).substr(0, end);
    struct Opening {
        std::size_t at;
        bool visa;
    };
    std::vector<Opening> found;
    for (std::size_t at = 0; const Match match = find(openings(), cased, at);) {
        at = match.begin + 2;
        if (match_at(no_ground(), small, match.begin)) continue;
        const bool visa = !match[1].empty();
        // « Considérant » inside a sentence needs an opening of its own.
        if (!visa && !text.starts_clause(match.begin) && cased[match.begin + 1] >= 'a') {
            const char before = text.before(match.begin);
            if (!(before >= 'a' && before <= 'z') && !(before >= '0' && before <= '9')) continue;
        }
        found.push_back({match.begin, visa});
    }
    // « LE CONSEIL, / vu le code …, / considérant …, »: small letters open a line behind a comma.
    static const RE2 small_openings(
        R"([,;:.]\n+\s*(?:(vu\s+(?:l[ea]s?|l'|son|sa|ses|ensemble)\b)|considerant\b|attendu\s+qu))");
    for (std::size_t at = 0; const Match match = find(small_openings, cased, at);) {
        at = match.begin + 1;
        const std::size_t word = text.skip_space(match.begin + 1);
        found.push_back({word, !match[1].empty()});
    }
    std::sort(found.begin(), found.end(), [](const Opening& a, const Opening& b) { return a.at < b.at; });
    std::vector<Ground> grounds;
    for (std::size_t i = 0; i < found.size(); ++i) {
        const std::size_t begin = found[i].at;
        std::size_t stop = i + 1 < found.size() ? found[i + 1].at : end;
        stop = paragraph_end(text, begin, stop);
        stop = closing_at(text, begin + 3, stop);
        const auto list = entries(text, begin, stop);
        if (list.size() > 1) {
            for (const Span& entry : list)
                if (!entry.empty()) grounds.push_back({entry, found[i].visa});
            continue;
        }
        const std::size_t last = trim_end(small, begin, stop);
        if (last > begin + 4) grounds.push_back({{begin, last}, found[i].visa});
    }
    return grounds;
}

}  // namespace recueil::corpus
