#include "corpus/rules/act_lead.h"

#include <algorithm>
#include <string_view>

#include "corpus/rules/name_list.h"
#include "corpus/rules/pattern.h"
#include "corpus/rules/text_fold.h"
#include "corpus/text/folded_text.h"
#include "corpus/theme.h"

namespace recueil::corpus {

namespace {

std::optional<Person> person_at(const ResolutionText& text, std::size_t at, const std::optional<Person>& president) {
    // « Rapporteur : Le Président »
    static const RE2 office(R"(\s*l[ea]\s+(?:maire|presidente?)\b)");
    if (president && match_at(office, text.small(), at)) return president;
    const NameList list = names_at(text, at, true, president ? president->name : std::string());
    if (list.names.empty()) return {};
    Person person;
    person.name = list.names.front();
    static const RE2 civility(R"((?i)\s*(M\.|Mme|Mlle|Monsieur|Madame|Mademoiselle|Mr|M|Dr|Docteur)\s)");
    if (const Match match = match_at(civility, text.cased(), at)) person.civility = std::string(match[1]);
    if (president && person.name == president->name) person.civility = president->civility;
    return person;
}

}  // namespace

std::optional<Person> rapporteur_of(const ResolutionText& text, std::size_t end,
                                    const std::optional<Person>& president) {
    const std::string_view small = std::string_view(text.small()).substr(0, end);
    const std::string name = president ? president->name : std::string();
    // « Rapporteur : Mme X », « Rapporteure - M. X », « Rapporteur(s) : X et Y ».
    static const RE2 labelled(
        R"(\b(?:rapporteure?|rapporteuse|rapporteur\s?\(e\)|rapporteur\(?s\)?|rapporteur\.e)\s*(?::|-|\n|\s)\s*)");
    for (std::size_t at = 0; const Match match = find(labelled, small, at);) {
        at = match.end;
        if (!text.starts_line(match.begin) && match[0].find(':') == std::string_view::npos &&
            match[0].find('-') == std::string_view::npos)
            continue;
        if (auto person = person_at(text, match.end, president)) return person;
    }
    // « Le rapporteur, M. X, expose », « Rapport présenté par Mme X ».
    static const RE2 before_name(
        R"((?:\b(?:le|la)\s+rapporteure?\s*,\s*|(?:^|\n)\s*rapport\s+presente\s+par\s*:?\s+)((?:m\.|mr|mme|mlle|monsieur|madame)\s))");
    if (const Match match = find(before_name, small)) {
        const auto begin = static_cast<std::size_t>(match[1].data() - small.data());
        if (auto person = person_at(text, begin, president)) return person;
    }
    // « Luc FAURE rapporte : », « Luc FAURE présente le rapport annuel »: a line that opens with a name.
    static const RE2 bare_name(
        R"((?:^|\n)\s*([A-Z][a-z]+(?:-[A-Z][a-z]+)? [A-Z][A-Z'-]+(?: [A-Z][A-Z'-]+){0,2})\s+(?:rapporte\b|presente\s+(?:le|ce|son)\s+rapport\b))");
    if (const Match match = find(bare_name, std::string_view(text.cased()).substr(0, end)))
        if (auto person = person_at(text, static_cast<std::size_t>(match[1].data() - text.cased().data()), president))
            return person;
    // « Monsieur X, rapporteur, », « X rapporte », « X présente le rapport ».
    static const RE2 verb(
        R"(\s*\(\s*rapporteure?\s*\)|(?:,\s*[^.;:\n]{0,80})?\s*(?:,?\s*en\s+(?:sa\s+)?qualite\s+de\s+|,\s*)?(?:\b(?:rapporteure?|rapporte)\b|\bpresente\s+(?:au\s+conseil[a-z ]{0,20}\s)?(?:le|ce|son)\s+rapport\b|\bdonne\s+lecture\s+du\s+(?:present\s+)?rapport\b))");
    static const RE2 civil(R"((?i)(?:^|[\s"(])((?:M\.|Monsieur|Madame|Mme|Mlle|Mr|Dr|Docteur)\s))");
    for (std::size_t at = 0; const Match match = find(civil, std::string_view(text.cased()).substr(0, end), at);) {
        at = match.end;
        const auto begin = static_cast<std::size_t>(match[1].data() - text.cased().data());
        const NameList list = names_at(text, begin, false, name);
        at = std::max(at, list.end);
        std::size_t behind = list.end;
        std::string found = list.names.empty() ? std::string() : list.names.front();
        if (list.names.empty()) {
            // « Monsieur le Maire, Philippe SAUREL, rapporte »: the name is behind the office.
            static const RE2 office(R"((?:(?i:M\.|Monsieur|Madame|Mme))\s+l[ea]\s+(?i:maire|presidente?)\s*,\s*)");
            const Match named = match_at(office, text.cased(), begin);
            if (!named) continue;
            const NameList after = names_at(text, named.end, true, name);
            if (after.names.empty()) continue;
            found = after.names.front();
            behind = after.end;
        } else {
            static const RE2 office_name(R"(\s*,\s*)");
            if (found == name) {
                if (const Match more = match_at(office_name, text.cased(), behind)) {
                    const NameList after = names_at(text, more.end, true, name);
                    if (after.names.size() == 1 && after.end <= end && match_at(verb, small, after.end))
                        behind = after.end;
                }
            }
        }
        if (behind <= end && match_at(verb, small, behind)) {
            Person person;
            person.civility = squeeze(match[1]);
            person.name = found;
            return person;
        }
    }
    // « Sur le rapport présenté au nom de la 1re commission par M. X », « Sur le rapport de Mme X ».
    static const RE2 by(R"(\bsur\s+(?:le\s+)?rapport\s+(?:(?:presente|etabli)[^.;:]{0,80}?\s+par|de)\s+)");
    for (std::size_t at = 0; const Match match = find(by, small, at);) {
        at = match.end;
        const NameList list = names_at(text, match.end, match[0].find("par") != std::string_view::npos, name);
        if (!list.names.empty() && list.names.front() != name) return person_at(text, match.end, president);
    }
    return {};
}

std::optional<Theme> printed_theme(const ResolutionText& text, std::size_t end) {
    const std::string_view small = std::string_view(text.small()).substr(0, end);
    static const RE2 code(R"((?:^|[^0-9.,/a-z])([1-9]\.[0-9]{1,2})(?:\.[0-9]{1,2}){0,2}([\s.:)-]*)([a-z']*))");
    static const RE2 under(
        R"((?:matieres?(?:\s+de\s+l'acte)?|nomenclature(?:\s+(?:@?ctes|actes))?|classification|code\s+(?:matiere|nomenclature|actes)|domaine|theme|rubrique)\W{0,8}(?:[a-z]{1,12}\W{1,3}){0,3}$)");
    for (std::size_t at = 0; const Match match = find(code, small, at);) {
        at = static_cast<std::size_t>(match[1].data() - small.data()) + match[1].size();
        const std::string_view label = theme_label(match[1]);
        if (label.empty()) continue;
        std::string folded = fold_text(label);
        const std::string_view first = std::string_view(folded).substr(0, folded.find_first_of(" ,'("));
        const auto begin = static_cast<std::size_t>(match[1].data() - small.data());
        const std::size_t reach = begin > 60 ? begin - 60 : 0;
        const bool named = match[3].size() >= 4 && first.substr(0, match[3].size()) == match[3].substr(0, first.size());
        const bool under_word = RE2::PartialMatch(piece(small.substr(reach, begin - reach)), under);
        if (!named && !under_word) continue;
        Theme theme;
        theme.code = std::string(match[1]);
        theme.label = std::string(label);
        theme.confidence = 1;
        theme.reason = "code imprimé dans l'acte";
        theme.source = ThemeSource::printed;
        return theme;
    }
    return {};
}

}  // namespace recueil::corpus
