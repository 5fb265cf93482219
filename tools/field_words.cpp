#include "tools/field_words.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "tools/language.h"

namespace recueil::tools {

namespace {

constexpr std::array<std::pair<std::string_view, const char*>, 35> descriptions{{
    {"title", msgid("words of the title")},
    {"article", msgid("words of the deciding articles")},
    {"member", msgid("a member, in any role")},
    {"present", msgid("a member present")},
    {"excused", msgid("a member excused")},
    {"absent", msgid("a member absent")},
    {"presiding", msgid("who presides over the session")},
    {"secretary", msgid("secretary of the session")},
    {"recused", msgid("a member who took no part in the vote, being interested")},
    {"named", msgid("a person whom the title, the articles, the report or an annex name")},
    {"commission", msgid("a committee that gave its opinion: its number or words of its name")},
    {"theme", msgid("the matter (ACTES nomenclature, estimated): its code or words of its label")},
    {"territory", msgid("the territory concerned")},
    {"assembly", msgid("the assembly that took the act")},
    {"part", msgid("a part that the act has: deliberation, annex, report, document")},
    {"outcome", msgid("how a vote ended, as written")},
    {"year", msgid("year of the session")},
    {"date", msgid("day of the session: day, month or year")},
    {"number", msgid("number of the act")},
    {"cites", msgid("an act or a text cited, anywhere")},
    {"visa", msgid("an act or a text in the visas (« Vu… »)")},
    {"group", msgid("a group that a vote names")},
    {"for", msgid("a group or a member who voted for")},
    {"against", msgid("a group or a member who voted against")},
    {"abstention", msgid("a group or a member who abstained")},
    {"amount", msgid("sum of a grant, in euros")},
    {"beneficiary", msgid("who receives a grant")},
    {"kind", msgid("deliberation, or document without an act")},
    {"file", msgid("name of the file the act comes from")},
    {"institution", msgid("the council: its name, words of its name, or its SIREN")},
    {"form", msgid("form of the document: extract, bundle, minutes, list…")},
    {"vote", msgid("how a vote went: unanimous, abstention, opposition, rejection")},
    {"transmission", msgid("day sent to the prefecture: day, month or year")},
    {"posting", msgid("day posted or published: day, month or year")},
    {"identifier", msgid("identifier of the transmission, or code printed on the document")},
}};

// The descriptions of the options that filter, which the field table has in English.
[[maybe_unused]] constexpr std::array<const char*, 12> filter_options{{
    msgid("A person in any role, in any spelling of the name"),
    msgid("A person whom the title, the articles, the report or an annex name"),
    msgid("A committee whose opinion was taken: its number or words of its name"),
    msgid("Code of the ACTES nomenclature (estimated), or words of its label"),
    msgid("A territory concerned"),
    msgid("The assembly that took the act"),
    msgid("What the act holds: deliberation, annex, report or document"),
    msgid("How a vote ended, as written"),
    msgid("Year of the session"),
    msgid("The council: its name, words of its name, or its SIREN"),
    msgid("What the document is: single, bundle, minutes, list, agenda, debates, annex, decisions, other"),
    msgid("How a vote went: unanimous, with_abstention, with_opposition, rejected"),
}};

}  // namespace

std::string english_description(const indexer::Field& field) {
    const auto found = std::find_if(descriptions.begin(), descriptions.end(),
                                    [&field](const auto& each) { return each.first == field.name; });
    return found == descriptions.end() ? std::string(field.description) : found->second;
}

}  // namespace recueil::tools
