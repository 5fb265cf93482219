#include "corpus/rules/item_heads.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "corpus/rules/decision_words.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

const RE2& finite_here() {
    static const RE2 pattern(R"((?:ont\s+|a\s+)?(?:ne\s+|n'|s'|se\s+|en\s+|y\s+|l'|le\s+|la\s+|les\s+|lui\s+)?)" +
                             decision_words().finite + R"((?:\s|$|[,;.:(]))");
    return pattern;
}

// « de créer », « d'en approuver », « L'autoriser à », « Ne pas augmenter »; a bare infinitive is one of the table.
const RE2& infinitive_here() {
    static const RE2 pattern(
        R"((?:(?:de|d')\s*(?:ne\s+pas\s+|bien\s+vouloir\s+)?(?:(?:s'|se\s|l'|le\s|la\s|les\s|lui\s|leur\s|en\s|y\s)\s*)*[a-z]{2,}(?:er|ir|re|oir)\b|)"
        R"((?:ne\s+pas\s+)?(?:(?:s'|se\s|l'|le\s|la\s|les\s|lui\s|leur\s|en\s)\s*)?)" +
        decision_words().infinitives + R"(\b))");
    return pattern;
}

// A finite verb inside a sentence opens an item only before its object, since « vote », « charge » and « demande » are
// nouns too.
const RE2& object_behind() {
    static const RE2 pattern(
        R"(\s+(?:(?:le|la|les|un|une|des|du|de|que|a|au|aux|son|sa|ses|leur|ce|cet|cette|ces|monsieur|madame|mme|acte|pouvoir|mandat|tous?|toutes?|en|pour|ainsi|egalement|favorablement)\b|m\.\s|[ldnq]u?'))");
    return pattern;
}

// « La présente délibération sera … », « Monsieur le Maire est chargé … », « Ces cartes seront … ».
const RE2& sentence_here() {
    static const RE2 pattern(
        R"((?:(?:le|la|les|l'|ces|cette|ce|cet|chaque|un|une|tout|toute)\s?[^.;:\n]{2,90}?(?:\n[^.;:\n]{0,60}?)?\s(?:sera|seront|devra|devront|pourra|pourront|prendra|prendront|entrera|entreront|s'appliquera|s'appliqueront|est\s+(?:charge|autorise|habilite|mandate|fixe|approuve|adopte|cree|attribue|accorde|imput|inscrit|prevu|preleve)e?|sont\s+(?:charge|autorise|fixe|approuve|inscrit|prevu|ouvert|impute|preleve|:|adopte)[a-z]*|sont\s*:)|)"
        R"((?:monsieur|madame|m\.|mme)\s+[^.;:\n]{2,60}\s(?:est|sera)\s+(?:charge|autorise|habilite|mandate|designe|nomme)e?|)"
        R"(que\s+(?:le|la|les|l'|cette|ces|ce)\s?))");
    return pattern;
}

const RE2& execution_sentence() {
    static const RE2 pattern(
        R"((?:(?:la|le)\s+presente?\s+(?:deliberation|decision|acte)\s+(?:sera|est|prendra|entrera|fera|peut)|(?:(?:monsieur|madame|m\.|mme)\s+)?(?:le|la)\s+(?:maire|presidente?|direct(?:eur|rice)\s+general[e]?[^.;:\n]{0,40})\s+(?:est|sera)\s+(?:charge|autorise|habilite|mandate)))");
    return pattern;
}

// Verbs that are nouns as often: « Arrêté municipal », « Charges », « Demande de … ».
const RE2& noun_too() {
    static const RE2 pattern(
        R"((?:arrete|charge|vote|demande|note|porte|visa|adresse|refus|engage|ouvert|proposition|lance|reprise|remise|donne)\b)");
    return pattern;
}

const RE2& capital_word() {
    static const RE2 pattern(R"([A-Z']+\b)");
    return pattern;
}

bool is_roman(std::string_view text) {
    return !text.empty() && text.find_first_not_of("ivx") == std::string_view::npos;
}

std::string upper(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    return out;
}

struct Reader {
    const ResolutionText& text;
    Span span;
    std::vector<ItemHead>& heads;
    int next_number = 1;
    std::size_t next_roman = 0;

    std::string_view small() const { return std::string_view(text.small()).substr(0, span.end); }
    std::string_view cased() const { return std::string_view(text.cased()).substr(0, span.end); }

    void add(HeadKind kind, std::size_t begin, std::size_t at, std::string label = {}, char bullet = 0) {
        if (!heads.empty() && (heads.back().begin >= begin || heads.back().text > begin)) return;
        ItemHead head;
        head.kind = kind;
        head.begin = begin;
        head.text = at;
        head.form = form_at(text, at);
        head.label = std::move(label);
        head.bullet = bullet;
        head.own_line = begin == span.begin || text.starts_line(begin);
        heads.push_back(std::move(head));
    }

    // « 1) », « 2. », « 3 - », « 4 AUTORISE »: the numbers rise from one.
    bool number(std::size_t at) {
        static const RE2 pattern(R"(([0-9]{1,2})(?:\s?(?:[).]|o\)?|/)\s?-?\s*|-\s?|\s-\s*|\s+)([a-zA-Z"(]))");
        const Match match = match_at(pattern, cased(), at);
        if (!match) return false;
        int value = 0;
        std::from_chars(match[1].data(), match[1].data() + match[1].size(), value);
        if (value != next_number) return false;
        const auto words = static_cast<std::size_t>(match[2].data() - cased().data());
        const std::string_view mark = cased().substr(at + match[1].size(), words - at - match[1].size());
        const bool only_space = mark.find_first_not_of(" \n") == std::string_view::npos;
        const char first = match[2][0];
        const bool verb = form_at(text, words) != HeadForm::other;
        if (only_space && !(verb && first >= 'A' && first <= 'Z')) return false;
        const bool opens = at == span.begin || text.starts_line(at);
        const char before = text.before(at);
        const Match word = match_at(capital_word(), cased(), words);
        const bool shout = word && word[0].size() > 2;
        if (!opens && !(verb && (shout || before == ';' || before == '.' || before == ',' || before == ':')))
            return false;
        ++next_number;
        add(HeadKind::number, at, words, std::to_string(value));
        return true;
    }

    // « I - DÉCIDE », « II. AUTORISE »: Roman numbers that rise from one, each before a verb.
    bool roman(std::size_t at) {
        static const RE2 pattern(R"(([IVX]{1,5})\s?(?:[.)o/]|-)\s*-?\s*([a-zA-Z"]))");
        static constexpr std::array<std::string_view, 12> rising{"I",   "II",   "III", "IV", "V",  "VI",
                                                                 "VII", "VIII", "IX",  "X",  "XI", "XII"};
        const Match match = match_at(pattern, cased(), at);
        if (!match || next_roman >= rising.size() || match[1] != rising[next_roman]) return false;
        const char before = text.before(at);
        if (at != span.begin && !text.starts_line(at) && before != '.' && before != ';' && before != ':') return false;
        const auto words = static_cast<std::size_t>(match[2].data() - cased().data());
        if (form_at(text, words) == HeadForm::other) return false;
        ++next_roman;
        add(HeadKind::number, at, words, std::string(match[1]));
        return true;
    }

    bool bullet(std::size_t at) {
        const char c = small()[at];
        if (c != '-' && c != '*' && c != '>' && c != '+' && c != '_') return letter_bullet(at);
        std::size_t next = text.skip_space(at + 1);
        const bool spaced = next > at + 1;
        // A column of bullets read before its texts is one.
        while (next + 1 < span.end && small()[next] == c && small()[next + 1] == ' ') next = text.skip_space(next + 1);
        const bool line = at == span.begin || text.starts_line(at);
        if (next >= span.end || (!spaced && !(line && form_at(text, next) != HeadForm::other))) return false;
        if (!line) {
            const char before = text.before(at);
            const bool closed = before == ':' || before == ';' || before == '.' || before == ',';
            const HeadForm form = form_at(text, next);
            const char first = cased()[next];
            static const RE2 with_de(R"(d(?:e\s|'))");
            // « décide de : - approuver … - autoriser … »
            const bool listed = !heads.empty() && heads.front().kind == HeadKind::bullet &&
                                heads.front().form == HeadForm::infinitive && heads.front().bullet == c;
            const bool infinitive =
                form == HeadForm::infinitive && (listed || static_cast<bool>(match_at(with_de, small(), next)));
            if (c == '-' && !closed && !infinitive && !(form == HeadForm::finite && first >= 'A' && first <= 'Z'))
                return false;
            if (c != '-' && !closed && form == HeadForm::other && !(first >= 'A' && first <= 'Z')) return false;
        }
        add(HeadKind::bullet, at, next, {}, c);
        return true;
    }

    // Glyphs that are read as a letter: « o », « v », « Ø », and « a) », « b) ».
    bool letter_bullet(std::size_t at) {
        static const RE2 glyph(R"([ovyY]\s+|e\s\|?\s*|"\s+)");
        static const RE2 letter(R"([a-h]\s?[).]\s*-?\s*)");
        const bool line = at == span.begin || text.starts_line(at);
        if (!line) return false;
        if (const Match match = match_at(glyph, cased(), at)) {
            if (form_at(text, match.end) == HeadForm::other) return false;
            add(HeadKind::bullet, at, match.end, {}, 'o');
            return true;
        }
        if (const Match match = match_at(letter, small(), at)) {
            add(HeadKind::bullet, at, match.end, {}, 'a');
            return true;
        }
        return false;
    }

    // A verb or sentence that opens a line or a clause.
    void clause(std::size_t at) {
        if (at >= span.end) return;
        const bool first = at == span.begin;
        const bool line = first || text.starts_line(at);
        const char before = text.before(at);
        const HeadForm form = form_at(text, at);
        const char c = cased()[at];
        const bool capital = c >= 'A' && c <= 'Z';
        const bool closed = before == '.' || before == ';' || before == ':' || before == 0;
        if (form == HeadForm::finite) {
            const Match verb = match_at(finite_here(), small(), at);
            const bool object = verb && match_at(object_behind(), small(), verb.end - 1);
            if (!first && !object && match_at(noun_too(), small(), at)) return;
            static const RE2 hangs(
                R"((?:^|[^a-z])(?:du|de|la|le|les|au|aux|un|une|des|son|sa|ses|en|par|pour|sur|d'|l')\s*$)");
            const std::size_t back = at > 8 ? at - 8 : 0;
            if (!first && RE2::PartialMatch(piece(small().substr(back, at - back)), hangs)) return;
            // Paragraphs without marks, each of which opens with its verb in small letters.
            const bool paragraphs = object && text.starts_paragraph(at) && !heads.empty() &&
                                    heads.front().kind == HeadKind::verb && heads.front().form == HeadForm::finite &&
                                    text.starts_paragraph(heads.front().begin);
            if (first || paragraphs || (line && (capital || closed || before == ',') && (object || capital)) ||
                (capital && object) || (object && (before == ';' || before == ',')))
                return add(HeadKind::verb, at, at);
        } else if (form == HeadForm::infinitive) {
            static const RE2 with_de(R"(d(?:e\s|'))");
            const bool de = static_cast<bool>(match_at(with_de, small(), at));
            if (first || (line && (capital || (de && (closed || before == ',')))) ||
                (de && (before == ';' || (capital && before == '.'))))
                return add(HeadKind::verb, at, at);
            static const RE2 closing(
                R"((?:de|d')\s?(?:autoriser|charger|donner\s+(?:tous?\s+)?pouvoirs?|dire\s+que|mandater|inscrire|preciser\s+que|habiliter|imputer|solliciter)\b)");
            if (before == ',' && match_at(closing, small(), at)) return add(HeadKind::verb, at, at);
        }
        if (!capital || first) return;
        const bool execution = static_cast<bool>(match_at(execution_sentence(), small(), at));
        if ((execution && (line || before == '.')) || (before == '.' && match_at(sentence_here(), small(), at)))
            add(HeadKind::sentence, at, at);
    }

    // « … de la commune D'autoriser le maire … AUTORISE le maire … »
    void flat_capital(std::size_t at, std::string_view words) {
        const HeadForm form = form_at(text, at);
        if (form == HeadForm::other) return;
        static const RE2 with_de(R"(D(?:'|e\s|E\s))");
        if (form == HeadForm::infinitive && !match_at(with_de, cased(), at)) return;
        if (form == HeadForm::finite) {
            const Match verb = match_at(finite_here(), small(), at);
            const bool object = verb && match_at(object_behind(), small(), verb.end - 1);
            if (!object || (match_at(noun_too(), small(), at) && !all_upper(words))) return;
        }
        ItemHead head;
        head.kind = HeadKind::verb;
        head.form = form;
        head.begin = head.text = at;
        head.own_line = true;
        heads.push_back(std::move(head));
    }

    void flat_sentence(std::size_t at) {
        ItemHead head;
        head.kind = HeadKind::sentence;
        head.begin = head.text = at;
        heads.push_back(std::move(head));
    }

    // « …, et charge le Maire de … », « … et autorise … » inside a sentence.
    void conjunction(std::size_t at) {
        const HeadForm form = form_at(text, at);
        if (form != HeadForm::finite) {
            static const RE2 closing(
                R"((?:de|d')\s?(?:autoriser|charger|donner\s+(?:tous?\s+)?pouvoirs?|mandater|habiliter)\b)");
            if (match_at(closing, small(), at)) add(HeadKind::verb, at, at);
            return;
        }
        const Match verb = match_at(finite_here(), small(), at);
        if (verb && match_at(object_behind(), small(), verb.end - 1)) add(HeadKind::verb, at, at);
    }
};

// « modifie comme suit : « Article 1 : … » »: a quotation mark opens just before the byte.
bool is_quoted(const ResolutionText& text, std::size_t at) {
    if (text.before(at) != '"') return false;
    const std::size_t mark = text.small().rfind('"', at);
    const char before = text.before(mark);
    return text.starts_line(mark) || before == ':' || before == ',' || before == '(';
}

}  // namespace

std::optional<ItemLabel> item_label_at(const ResolutionText& text, std::size_t at) {
    static const RE2 pattern(
        R"(art(?:icle)?\.?\s*(?:no\s?)?([0-9]{1,3}(?:\s?[-.]\s?[0-9]{1,2})?|[ivx]{1,4}|premier|second|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|unique|[a-h])(?:\s?(?:er|o|eme)\b)?(?:\s?(bis|ter|quater|quinquies|[a-d])\b)?(\s*(?:[:.;)*-]|\s-)+\s*|\s*\n\s*))");
    const Match match = match_at(pattern, text.small(), at);
    if (!match || is_quoted(text, at)) return {};
    const std::string_view mark = match[3];
    const char next = match.end < text.size() ? text.cased()[match.end] : char{0};
    const bool capital = next >= 'A' && next <= 'Z';
    const bool clear = mark.find(':') != std::string_view::npos || mark.find('-') != std::string_view::npos;
    // « article 2. » and a label alone on its line need a capital behind them; « Article 1.2 » is one number.
    if (!clear && !capital && next != '"') return {};
    ItemLabel label;
    label.end = match.end;
    std::string number;
    for (const char c : match[1])
        if (c != ' ' && c != '\n') number += c;
    static constexpr std::array<std::string_view, 11> words{"premier", "second", "deux", "trois", "quatre", "cinq",
                                                            "six",     "sept",   "huit", "neuf",  "dix"};
    const auto word = std::find(words.begin(), words.end(), number);
    if (word != words.end()) {
        const auto rank = word - words.begin();
        number = std::to_string(rank < 2 ? rank + 1 : rank);
    }
    if (number.size() == 1 && number[0] >= 'a' && number[0] <= 'h' && number != "unique") number = upper(number);
    if (is_roman(number)) number = upper(number);
    if (!match[2].empty()) number += " " + std::string(match[2].size() == 1 ? upper(match[2]) : std::string(match[2]));
    label.label = std::move(number);
    return label;
}

HeadForm form_at(const ResolutionText& text, std::size_t at) {
    const std::string_view small = text.small();
    if (match_at(infinitive_here(), small, at)) {
        static const RE2 noun(
            R"(d(?:e|')\s*(?:notre|votre|entre|autre|titre|membre|septembre|octobre|novembre|decembre|premier|dernier|particulier|foncier|leur|pouvoir|maire|affaire|cadre|nature|centre|lettre|chiffre|[a-z]*aire)\b)");
        if (!match_at(noun, small, at)) return HeadForm::infinitive;
    }
    if (match_at(finite_here(), small, at)) return HeadForm::finite;
    return HeadForm::other;
}

std::vector<ItemHead> item_heads(const ResolutionText& text, Span span) {
    std::vector<ItemHead> heads;
    Reader reader{text, span, heads};
    const std::string_view small = reader.small();
    const std::string_view cased = reader.cased();
    // Places where a head may begin: the start, behind a line break, punctuation or « et », and every bullet.
    static const RE2 places(R"(\n+|[.;,:]\s+|\s(?:et|puis)\s+|\s+(?:[*>]|-)\s|\s[0-9]{1,2}\s?[).\/-]?\s|\barticle\s)");
    // Text without line breaks or punctuation keeps the capital of an item's first word.
    static const RE2 capitals(R"([a-z0-9)%"]\s+((?:D'|De\s|DE\s|D\s)?[A-Za-z][A-Za-z']{3,}))");
    const bool flat = small.substr(span.begin, span.end - span.begin).find('\n') == std::string_view::npos;
    const auto look = [&](std::size_t at, bool joined) {
        at = text.skip_space(at);
        if (at >= span.end) return;
        if (const auto label = item_label_at(text, at)) {
            const char c = cased[at];
            if (at == span.begin || text.starts_line(at) || text.starts_clause(at) || (c == 'A' && label->end > at)) {
                reader.add(HeadKind::label, at, label->end, label->label);
                return;
            }
        }
        if (reader.number(at) || reader.roman(at) || reader.bullet(at)) return;
        if (joined) {
            reader.conjunction(at);
        } else {
            reader.clause(at);
        }
    };
    look(span.begin, false);
    for (std::size_t at = span.begin; const Match match = find(places, small, at);) {
        const std::string_view mark = match[0];
        at = match.begin + 1;
        if (mark[0] == 'a') {
            look(match.begin, false);
        } else if (mark[0] == '\n' || mark[0] == '.' || mark[0] == ';' || mark[0] == ',' || mark[0] == ':') {
            look(match.end, false);
            // « , et charge »
            static const RE2 and_then(R"(et\s+)");
            if (const Match link = match_at(and_then, small, match.end)) {
                const char c = cased[match.end];
                if (c == 'E') reader.clause(text.skip_space(link.end));
                reader.conjunction(text.skip_space(link.end));
            }
        } else if (mark[1] == 'e' || mark[1] == 'p') {
            look(match.end, true);
        } else {
            look(match.begin + 1, false);
        }
    }
    if (flat) {
        for (std::size_t at = span.begin; const Match match = find(capitals, cased, at);) {
            at = match.begin + 1;
            const auto begin = static_cast<std::size_t>(match[1].data() - cased.data());
            if (cased[begin] >= 'A' && cased[begin] <= 'Z') reader.flat_capital(begin, match[1]);
        }
        static const RE2 subjects(R"([a-z0-9A-Z)%"]\s+((?:La|Le|Monsieur|Madame|M\.|Mme)\s))");
        for (std::size_t at = span.begin; const Match match = find(subjects, cased, at);) {
            at = match.begin + 1;
            const auto begin = static_cast<std::size_t>(match[1].data() - cased.data());
            if (match_at(execution_sentence(), small, begin)) reader.flat_sentence(begin);
        }
        std::stable_sort(heads.begin(), heads.end(),
                         [](const ItemHead& a, const ItemHead& b) { return a.begin < b.begin; });
        heads.erase(std::unique(heads.begin(), heads.end(),
                                [](const ItemHead& a, const ItemHead& b) { return a.text == b.text; }),
                    heads.end());
    }
    return heads;
}

}  // namespace recueil::corpus
