#include "server/web/fact_marks.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <utility>

#include "corpus/rules/dates.h"
#include "stemming/stemming.h"

namespace recueil::server {
namespace {

using corpus::PageOfWords;

constexpr std::array<std::pair<StampFact, std::string_view>, 4> kNames{{
    {StampFact::transmission, "transmission"},
    {StampFact::posting, "affichage"},
    {StampFact::code, "code"},
    {StampFact::identifier, "identifiant"},
}};

// How words begin that say what a day is the day of, folded.
constexpr std::array<std::string_view, 10> kOfTransmission{"transm", "envo",   "recu",  "recep", "prefect",
                                                           "depos",  "contro", "telet", "teles", "accuse"};
constexpr std::array<std::string_view, 5> kOfPosting{"affich", "publi", "notifi", "ligne", "executoire"};
// Words before a day among which one of these is sought.
constexpr std::size_t kWordsBefore = 12;

struct PageText {
    std::string text;
    std::vector<std::size_t> starts;  // bytes, of each word

    std::size_t word_at(std::size_t byte) const {
        const auto next = std::upper_bound(starts.begin(), starts.end(), byte);
        return next == starts.begin() ? 0 : static_cast<std::size_t>(next - starts.begin()) - 1;
    }
};

PageText text_of(const PageOfWords& page) {
    PageText joined;
    for (const corpus::PageWord& word : page.words) {
        if (!joined.text.empty()) joined.text += ' ';
        joined.starts.push_back(joined.text.size());
        joined.text += word.text;
    }
    return joined;
}

bool begins_as_one_of(const std::string& word, std::span<const std::string_view> beginnings) {
    const std::string folded = stemming::fold(word);
    return std::any_of(beginnings.begin(), beginnings.end(),
                       [&](std::string_view begin) { return folded.find(begin) != std::string::npos; });
}

std::vector<bool> mark_day(const PageOfWords& page, std::span<const std::string_view> cues, const std::string& day) {
    std::vector<bool> marks(page.words.size(), false);
    const PageText joined = text_of(page);
    std::size_t from = 0;
    while (const auto found = corpus::find_date(joined.text, from)) {
        from = std::max(found->end, found->begin + 1);
        if (found->iso != day) continue;
        const std::size_t first = joined.word_at(found->begin);
        const std::size_t last = joined.word_at(std::max(found->end, found->begin + 1) - 1);
        for (std::size_t word = first; word > 0 && first - word < kWordsBefore; --word) {
            if (!begins_as_one_of(page.words[word - 1].text, cues)) continue;
            std::fill(marks.begin() + static_cast<std::ptrdiff_t>(word) - 1,
                      marks.begin() + static_cast<std::ptrdiff_t>(last) + 1, true);
            return marks;
        }
    }
    return marks;
}

// Letters and digits, folded.
std::string bare(std::string_view text) {
    std::string kept;
    for (const char byte : stemming::fold(text))
        if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9')) kept += byte;
    return kept;
}

std::vector<bool> mark_code(const PageOfWords& page, const std::string& code) {
    std::vector<bool> marks(page.words.size(), false);
    const std::string wanted = bare(code);
    PageText joined;
    for (const corpus::PageWord& word : page.words) {
        joined.starts.push_back(joined.text.size());
        joined.text += bare(word.text);
    }
    const std::size_t at = wanted.empty() ? std::string::npos : joined.text.find(wanted);
    if (at == std::string::npos) return marks;
    for (std::size_t word = 0; word < marks.size(); ++word) {
        const std::size_t end = word + 1 < marks.size() ? joined.starts[word + 1] : joined.text.size();
        marks[word] = joined.starts[word] < at + wanted.size() && end > at;
    }
    return marks;
}

}  // namespace

std::string_view name_of(StampFact fact) {
    for (const auto& [each, name] : kNames)
        if (each == fact) return name;
    return {};
}

std::optional<StampFact> stamp_fact_named(std::string_view name) {
    for (const auto& [fact, each] : kNames)
        if (each == name) return fact;
    return std::nullopt;
}

std::string value_of(const corpus::Act& act, StampFact fact) {
    switch (fact) {
        case StampFact::transmission:
            return act.transmission_date.value_or("");
        case StampFact::posting:
            return act.posting_date.value_or("");
        case StampFact::code:
            return act.document_code.value_or("");
        case StampFact::identifier:
            break;
    }
    return act.act_id.value_or("");
}

std::vector<bool> mark_fact(const PageOfWords& page, StampFact fact, const std::string& value) {
    if (fact == StampFact::transmission) return mark_day(page, kOfTransmission, value);
    if (fact == StampFact::posting) return mark_day(page, kOfPosting, value);
    return mark_code(page, value);
}

}  // namespace recueil::server
