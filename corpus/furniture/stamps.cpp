#include "corpus/furniture/stamps.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "corpus/rules/dates.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/text_fold.h"
#include "corpus/text/folded_text.h"

namespace recueil::corpus {

namespace {

// Parts of the patterns; they run on folded text.
#define RECUEIL_DATE R"((?:\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}|\d{1,2}(?:er)?\s+[A-Za-z]{3,9}\.?\s+\d{4}))"
#define RECUEIL_ID \
    R"((?:(?:\d{3}|02[AB])\s?-?\s?\d{9,14}[ -]{1,3}\d{8}[ -]{1,3}[A-Za-z0-9_./ -]{1,48}?[ .-]{1,2}(?:DE|AR|AI|BF|CC|AU|DC)(?:-\d+-\d+)?))"

enum class Element { sent, received, posted, identifier, subject, other };

struct ElementPattern {
    Element element;
    bool strong;
    const char* pattern;  // group 1: the date, the identifier or the code
};

// Every wording of an element. A strong one is found nowhere but in a stamp.
constexpr std::array<ElementPattern, 20> element_patterns{{
    {Element::sent, true,
     R"((?:envoy[a-z]+|transmise?|deposee?|teletransmise?)\s+(?:en|a la|au controle de)\s+(?:sous[- ])?(?:prefecture|legalite)\s*(?:le|par [a-z ]{1,20} le)?\s*:?\s*()" RECUEIL_DATE
     ")?"},
    {Element::received, true,
     R"(re[cq]ue?\s+(?:en|par la|a la|au|par le)\s+(?:sous[- ])?(?:prefecture|controle de legalite|representant de l'etat)\s*(?:le)?\s*:?\s*()" RECUEIL_DATE
     ")?"},
    {Element::other, true,
     R"(accuse (?:certifie executoire|de reception\s*(?:en|de la|de)?\s*(?:sous[- ])?prefecture\s*:?)())"},
    {Element::other, true, R"(accuse de reception\s*-?\s*ministere de l'interieur())"},
    {Element::other, true, R"(pour l'autorite competente par delegation())"},
    {Element::identifier, true, R"(a\.?\s?r\.?\s+(?:de la\s+|en\s+)?(?:sous[- ])?prefecture\s*:?\s*()" RECUEIL_ID ")?"},
    {Element::sent, true,
     R"(date d[e']\s?(?:tele)?(?:transmission|envoi)(?:\s+en (?:sous[- ])?prefecture)?\s*(?:de l'acte)?\s*:?\s*()" RECUEIL_DATE
     ")?"},
    {Element::received, true,
     R"(date de reception\s*(?:(?:en|de la|par la|par le|de l')?\s*(?:sous[- ])?(?:prefecture|prefet|a\.?r\.?|accuse(?: de reception)?))\s*:?\s*()" RECUEIL_DATE
     ")?"},
    {Element::sent, true, R"(envoi (?:en |a la )?(?:sous[- ])?prefecture\s*:?\s*()" RECUEIL_DATE ")?"},
    {Element::received, true,
     R"(reception (?:en|par|par la|par le|a la) (?:sous[- ])?(?:prefecture|prefet)\s*[:!|-]?\s*()" RECUEIL_DATE ")?"},
    {Element::identifier, true,
     R"(identifiant (?:unique )?(?:de l'acte|de (?:la )?tele[- ]?transmission)\s*:?\s*()" RECUEIL_ID ")?"},
    {Element::identifier, true, R"((?:ID|identifiant)\s*:?\s*()" RECUEIL_ID ")"},
    {Element::identifier, true, "(" RECUEIL_ID ")"},
    {Element::subject, false,
     R"(matieres? (?:de l'acte)?\s*:?\s*(\d{1,2}(?:[ .]{1,2}\d{1,2}){0,2})(?:\s?-\s?[^\n]{0,60})?)"},
    {Element::other, false, R"(nature (?:de l'acte)?\s*:?\s*[A-Za-z]{2,14}())"},
    {Element::other, false, R"(numero (?:de l')?acte\s*:?\s*[A-Za-z0-9_/.-]{1,30}())"},
    {Element::other, false, R"((?:acte )?(?:certifiee? |rendue? )?executoire\s*:?())"},
    {Element::posted, false,
     R"((?:publie|affiche|mise? en ligne|public)(?:e|ee|es)?\s*(?:le)?\s*:?\s*()" RECUEIL_DATE ")?"},
    {Element::posted, false,
     R"((?:date (?:de|d')\s?)?(?:publication|affichage|mise en ligne)\s*(?:le)?\s*:?\s*()" RECUEIL_DATE ")"},
    {Element::received, false, R"((?:recue?|notifiee?)\s+le\s*:?\s*()" RECUEIL_DATE ")?"},
}};

#undef RECUEIL_ID
#undef RECUEIL_DATE

const std::vector<std::unique_ptr<RE2>>& compiled() {
    static const auto patterns = [] {
        std::vector<std::unique_ptr<RE2>> all;
        for (const ElementPattern& each : element_patterns)
            all.push_back(std::make_unique<RE2>(std::string("(?i)") + each.pattern));
        return all;
    }();
    return patterns;
}

// Cheaper test, before the line is folded: the letters of each of those words that no accent changes, or many digits.
bool may_hold_stamp(std::string_view raw) {
    static const RE2 trigger(
        R"((?i)fecture|pr..?fet|trol.{1,2} de l|sentant de|inist.{1,2}re|transmission|identifiant|certifi|autorit.{1,2} comp|\d{9})",
        [] {
            RE2::Options options;
            options.set_encoding(RE2::Options::EncodingLatin1);
            return options;
        }());
    return RE2::PartialMatch(piece(raw), trigger);
}

// Cheap test before the patterns run: every strong element has one of these words or the shape of an identifier.
bool may_hold_strong(std::string_view folded) {
    static const RE2 trigger(
        R"((?i)prefecture|prefet|controle de legalite|representant de l'etat|ministere de l'interieur|teletransmission|date de transmission|identifiant|accuse certifie|l'autorite competente par|(?:\d{3}|02[AB])\s?-?\s?\d{9,14}[ -]{1,3}\d{8}[ -])");
    return RE2::PartialMatch(piece(folded), trigger);
}

struct FoundElement {
    Element element;
    bool strong;
    std::size_t begin;
    std::size_t end;
    std::string_view value;
};

bool starts_word(std::string_view text, std::size_t at) {
    if (at == 0) return true;
    // OCR reads the frame of a stamp as a letter: « IReception ».
    if ((text[at - 1] == 'I' || text[at - 1] == 'l') && (at == 1 || text[at - 2] == ' ')) return true;
    const char before = text[at - 1];
    return !((before >= 'a' && before <= 'z') || (before >= 'A' && before <= 'Z') || (before >= '0' && before <= '9'));
}

// The element that begins at `at`, the longest of those that do.
std::optional<FoundElement> element_at(std::string_view folded, std::size_t at, bool weak_too) {
    std::optional<FoundElement> best;
    for (std::size_t i = 0; i < element_patterns.size(); ++i) {
        if (!element_patterns[i].strong && !weak_too) continue;
        const Match match = match_at(*compiled()[i], folded, at);
        if (!match || match.end == at || (best && best->end >= match.end)) continue;
        best = FoundElement{element_patterns[i].element, element_patterns[i].strong, at, match.end, match[1]};
    }
    return best;
}

// The first strong element at or after `at`.
std::optional<FoundElement> next_strong(std::string_view folded, std::size_t at) {
    std::optional<FoundElement> best;
    for (std::size_t i = 0; i < element_patterns.size(); ++i) {
        if (!element_patterns[i].strong) continue;
        std::size_t from = at;
        Match match;
        do {
            match = find(*compiled()[i], folded, from);
            from = match ? match.begin + 1 : from;
        } while (match && !starts_word(folded, match.begin));
        if (!match || (best && (best->begin < match.begin || (best->begin == match.begin && best->end >= match.end))))
            continue;
        best = FoundElement{element_patterns[i].element, true, match.begin, match.end, match[1]};
    }
    return best;
}

std::size_t skip_marks(std::string_view text, std::size_t at) {
    while (at < text.size() && std::string_view(" \t|:;,.-_*![]()").find(text[at]) != std::string_view::npos) ++at;
    return at;
}

class StampFinder {
  public:
    explicit StampFinder(const std::vector<std::string_view>& lines) : lines_(lines) {}

    FoundStamps run() {
        for (int line = 0; line < static_cast<int>(lines_.size()); ++line) read_line(line);
        return std::move(found_);
    }

  private:
    static constexpr int reach = 4;  // lines of other text that may part two lines of one stamp

    bool open(int line) const { return !found_.stamps.empty() && line - last_line_ <= reach; }

    void read_line(int line) {
        const std::string_view raw = lines_[static_cast<std::size_t>(line)];
        if (raw.empty() || raw.size() > 200000) return;
        const bool strong = may_hold_stamp(raw) && may_hold_strong(fold_ascii(raw));
        if (!strong && !open(line)) return;
        const FoldedText folded(raw);
        const std::string_view text = folded.text();
        std::size_t at = 0;
        if (open(line)) at = continue_stamp(folded, line);
        while (strong) {
            const auto element = next_strong(text, at);
            if (!element) break;
            at = take_run(folded, line, *element, !open(line) || starts_anew(*element));
        }
    }

    // A stamp that repeats an element it already has is another stamp.
    bool starts_anew(const FoundElement& element) const {
        const Stamp& last = found_.stamps.back();
        return (element.element == Element::sent && last.sent) ||
               (element.element == Element::identifier && last.act_id) ||
               (element.element == Element::sent && last.received);
    }

    // Weak elements that begin the line, or follow a wide gap (the stamp is printed beside the text).
    std::size_t continue_stamp(const FoldedText& folded, int line) {
        const std::string_view text = folded.text();
        std::size_t begin = skip_marks(text, 0);
        auto element = begin < text.size() ? element_at(text, begin, true) : std::nullopt;
        if (!element) {
            static const RE2 gap(R"(\s{3,}(\S.{0,80})$)");
            const Match beside = find(gap, text);
            if (!beside) return 0;
            begin = static_cast<std::size_t>(beside[1].data() - text.data());
            element = element_at(text, begin, true);
        }
        if (!element || element->strong) return 0;
        // Alone on its line or at its end: « Publié le » in a sentence is no stamp.
        const std::size_t rest = skip_marks(text, element->end);
        if (rest < text.size() && !element_at(text, rest, true)) return 0;
        return take_run(folded, line, *element, false);
    }

    std::size_t take_run(const FoldedText& folded, int line, FoundElement element, bool anew) {
        const std::string_view text = folded.text();
        if (anew) {
            found_.stamps.emplace_back();
            found_.stamps.back().lines = {line, line};
        }
        const std::size_t begin = element.begin;
        std::size_t end = element.end;
        while (true) {
            take(element, folded);
            end = element.end;
            const std::size_t next = skip_marks(text, end);
            const auto following = next < text.size() ? element_at(text, next, true) : std::nullopt;
            if (!following) break;
            if (following->strong && starts_anew(*following)) {
                found_.stamps.emplace_back();
                found_.stamps.back().lines = {line, line};
            }
            element = *following;
        }
        found_.stamps.back().lines.end = line;
        last_line_ = line;
        found_.spans.push_back({line, folded.source_of(begin), folded.source_of(end)});
        return end;
    }

    void take(const FoundElement& element, const FoldedText& folded) {
        if (element.value.empty()) return;
        Stamp& stamp = found_.stamps.back();
        const std::size_t begin = static_cast<std::size_t>(element.value.data() - folded.text().data());
        const std::string_view value = folded.source_between(begin, begin + element.value.size());
        const auto put_date = [&](OptionalText& field) {
            const auto dates = date_list_at(value, 0);
            if (!dates.empty() && !field) field = dates.front().iso;
        };
        switch (element.element) {
            case Element::sent:
                put_date(stamp.sent);
                break;
            case Element::received:
                put_date(stamp.received);
                break;
            case Element::posted:
                put_date(stamp.posted);
                break;
            case Element::identifier:
                if (!stamp.act_id) stamp.act_id = squeeze(value);
                break;
            case Element::subject:
                if (!stamp.subject) stamp.subject = std::string(value);
                break;
            case Element::other:
                break;
        }
    }

    const std::vector<std::string_view>& lines_;
    FoundStamps found_;
    int last_line_ = -1000;
};

}  // namespace

FoundStamps find_stamps(const std::vector<std::string_view>& lines) {
    return StampFinder(lines).run();
}

std::optional<ActIdentifier> parse_act_identifier(std::string_view text) {
    static const RE2 shape(
        R"((?:\d{3}|02[AB])\s?-?\s?(\d{9})\d{0,5}[ -]{1,3}(\d{4})(\d{2})(\d{2})[ -]{1,3}([A-Za-z0-9_./ -]{1,48}?)[ .-]{1,2}([A-Z]{2})(?:-\d+-\d+)?)");
    const Match match = match_at(shape, text, 0);
    if (!match || match.end != text.size()) return {};
    const auto number = [](std::string_view digits) {
        int value = 0;
        for (const char digit : digits) value = value * 10 + (digit - '0');
        return value;
    };
    return ActIdentifier{std::string(match[1]), iso_date(number(match[2]), number(match[3]), number(match[4])),
                         std::string(match[5]), std::string(match[6])};
}

}  // namespace recueil::corpus
