#include "corpus/rules/bare_references.h"

#include "corpus/rules/dates.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/text_fold.h"

namespace recueil::corpus {

namespace {

// Words that are around a number and a date and say nothing of their own.
const RE2& surroundings() {
    static const RE2 pattern(
        R"((?i)(?:[\s,;:.()«»"“”]+|n\s?[°º]s?\.?|(?:vu|n[ou]?|num[ée]ro|la|le|les|du|de|des|en|date|dat[ée]e|prise|adopt[ée]e|vot[ée]e|acte|s[ée]ance|session|r[ée]union|rendue?|d[ée]lib(?:[ée]ration)?s?|d[ée]partement(?:ale?)?)\b|[ld]['’]))");
    return pattern;
}

const RE2& assembly() {
    static const RE2 pattern(
        R"((?i)(conseil\s+(?:d[ée]partemental|g[ée]n[ée]ral|r[ée]gional|municipal|communautaire|m[ée]tropolitain)|commission\s+permanente|assembl[ée]e(?:\s+(?:d[ée]partementale|r[ée]gionale|pl[ée]ni[èe]re))?|bureau)\b)");
    return pattern;
}

const RE2& number() {
    static const RE2 pattern(R"((?i)((?:[A-Z]{2,5}[ _-]?)?\d[0-9A-Z]*(?:[-‐‑‒–−－/_.][0-9A-Z]+)*)(?:[\s,;)»"”]|$))");
    return pattern;
}

// « 2018 83 », « 2018 / 83 »
const RE2& parted_number() {
    static const RE2 pattern(R"(((?:19|20)\d{2})\s*[-‐‑‒–−－/ ]\s*(\d{1,4})(?:[\s,;)»"”]|$))");
    return pattern;
}

}  // namespace

std::optional<Reference> bare_reference(std::string_view text) {
    Reference reference;
    reference.end = text.size();
    std::size_t at = 0;
    while (at < text.size()) {
        if (const Match named = match_at(assembly(), text, at); named && !reference.body) {
            reference.body = std::string(named[1]);
            at = named.end;
        } else if (const auto dates = date_list_at(text, at);
                   // « 4, 23/06/2014 » is no list of days: the first is the number.
                   !dates.empty() && dates.front().begin == at && dates.front().end - at > 2) {
            if (reference.date || dates.size() != 1) return std::nullopt;
            reference.date = dates.front().iso;
            at = dates.front().end;
        } else if (const Match around = match_at(surroundings(), text, at); around && around.end > at) {
            at = around.end;
        } else if (const Match parts = match_at(parted_number(), text, at); parts && !reference.number) {
            reference.number = std::string(parts[1]) + "-" + std::string(parts[2]);
            at += static_cast<std::size_t>(parts[2].data() + parts[2].size() - parts[0].data());
        } else if (const Match match = match_at(number(), text, at); match && !reference.number) {
            reference.number = plain_hyphens(match[1]);
            at += match[1].size();
        } else {
            return std::nullopt;
        }
    }
    if (!reference.number && !reference.date) return std::nullopt;
    return reference;
}

}  // namespace recueil::corpus
