#include "server/web/subject.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "query/answers/links.h"
#include "server/web/french.h"

namespace recueil::server {
namespace {

const std::array<SubjectKind, 6>& kinds() {
    static constexpr std::array<SubjectKind, 6> table{{
        {Subject::member, "/membres", "member", query::Vocabulary::members, "members", "Personne", "Personnes",
         "Toutes les personnes"},
        {Subject::commission, "/commissions", "commission", query::Vocabulary::commissions, "commissions", "Commission",
         "Commissions", "Toutes les commissions"},
        {Subject::session, "/seances", "", query::Vocabulary::sessions, "sessions", "Séance", "Séances",
         "Toutes les séances"},
        {Subject::theme, "/matieres", "theme", query::Vocabulary::themes, "themes", "Matière (estimée)", "Matières",
         "Toutes les matières"},
        {Subject::territory, "/territoires", "territory", std::nullopt, "territories", "Territoire", "Territoires",
         "Tous les territoires"},
        {Subject::institution, "/collectivites", "institution", query::Vocabulary::institutions, "institutions",
         "Collectivité", "Collectivités", "Toutes les collectivités"},
    }};
    return table;
}

bool is_ascii_digit(char c) {
    return c >= '0' && c <= '9';
}

bool has_small_letter(std::string_view word) {
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (word[i] >= 'a' && word[i] <= 'z') return true;
        // « é »: the small letters of Latin-1 begin at U+00E0, in UTF-8 at C3 A0.
        if (word[i] == '\xC3' && i + 1 < word.size() && static_cast<unsigned char>(word[i + 1]) >= 0xA0) return true;
    }
    return false;
}

}  // namespace

const SubjectKind& subject_kind(Subject subject) {
    return kinds().at(static_cast<std::size_t>(subject));
}

const SubjectKind* subject_kind_of_field(std::string_view field) {
    // Who is named is found among the members.
    if (field == "named") return &subject_kind(Subject::member);
    const auto found = std::find_if(kinds().begin(), kinds().end(),
                                    [&](const SubjectKind& kind) { return !field.empty() && kind.field == field; });
    return found == kinds().end() ? nullptr : &*found;
}

std::string subject_url(const SubjectKind& kind, std::string_view value) {
    return fmt::format("{}/{}", kind.path, query::percent_encode(value));
}

std::string subject_title(const SubjectKind& kind, const std::string& label) {
    if (kind.subject == Subject::session) return "Séance du " + french_date(std::string_view(label).substr(0, 10));
    if (kind.subject != Subject::commission) return label;
    const auto digits = static_cast<std::size_t>(
        std::find_if_not(label.begin(), label.end(), [](char c) { return is_ascii_digit(c); }) - label.begin());
    if (digits == 0) return label;
    const std::string number = label.substr(0, digits);
    std::string title = fmt::format("{}{}\u00A0commission", number, number == "1" ? "re" : "e");
    const std::size_t name = label.find_first_not_of(' ', digits);
    if (name != std::string::npos) title += ", " + label.substr(name);
    return title;
}

query::SearchRequest subject_request(const SubjectKind& kind, const std::string& value) {
    query::SearchRequest request;
    if (kind.subject == Subject::session) {
        request.date_from = request.date_to = value;
    } else {
        request.filters.push_back({std::string(kind.field), value});
    }
    return request;
}

std::string_view family_name(std::string_view name) {
    std::size_t begin = name.size();
    // Words are taken from the end, as long as they have no small letter.
    while (begin > 0) {
        const std::size_t space = name.rfind(' ', begin - 1);
        const std::size_t word = space == std::string_view::npos ? 0 : space + 1;
        const bool last = begin == name.size();
        if (has_small_letter(name.substr(word, begin - word))) return last ? name.substr(word) : name.substr(begin + 1);
        if (word == 0) return name;
        begin = word - 1;
    }
    return name;
}

}  // namespace recueil::server
