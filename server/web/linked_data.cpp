#include "server/web/linked_data.h"

#include <string_view>

namespace recueil::server {
namespace {

using Json = nlohmann::ordered_json;

std::string_view property_of(corpus::RelationType type) {
    switch (type) {
        case corpus::RelationType::amends:
            return "legislationAmends";
        case corpus::RelationType::repeals:
            return "legislationRepeals";
        case corpus::RelationType::completes:
        case corpus::RelationType::replaces:
            return "legislationChanges";
        case corpus::RelationType::applies:
            return "legislationApplies";
        case corpus::RelationType::cites:
            break;
    }
    return "citation";
}

}  // namespace

Json linked_data(const corpus::Act& act, const std::string& address, const std::string& name) {
    Json data{{"@context", "https://schema.org"},
              {"@type", act.is_document ? "DigitalDocument" : "Legislation"},
              {"@id", address},
              {"url", address},
              {"name", name},
              {"inLanguage", "fr"}};
    if (act.institution) data["publisher"] = {{"@type", "GovernmentOrganization"}, {"name", *act.institution}};
    if (act.is_document) return data;
    data["legislationType"] = "délibération";
    // Only the original counts.
    data["legislationLegalValue"] = "https://schema.org/UnofficialLegalValue";
    if (act.number) data["legislationIdentifier"] = *act.number;
    if (act.session_date) data["legislationDate"] = *act.session_date;
    if (act.posting_date) data["datePublished"] = *act.posting_date;
    if (act.assembly) data["legislationPassedBy"] = {{"@type", "GovernmentOrganization"}, {"name", *act.assembly}};
    for (const corpus::Relation& relation : act.relations) {
        Json other{{"@type", "Legislation"}, {"legislationType", "délibération"}};
        if (relation.number) other["legislationIdentifier"] = *relation.number;
        if (relation.date) other["legislationDate"] = *relation.date;
        data[std::string(property_of(relation.type))].push_back(std::move(other));
    }
    return data;
}

void add_linked_data(Response& page, const Json& data) {
    // In ASCII; « < », « > » and « & » can only be in strings, where JSON allows escapes: nothing ends the block early.
    std::string text;
    for (const char c : data.dump(-1, ' ', true, Json::error_handler_t::replace)) {
        if (c == '<')
            text += "\\u003c";
        else if (c == '>')
            text += "\\u003e";
        else if (c == '&')
            text += "\\u0026";
        else
            text += c;
    }
    const std::size_t end = page.body.find("</head>");
    if (end == std::string::npos) return;
    page.body.insert(end, "<script type=\"application/ld+json\">" + text + "</script>\n");
}

}  // namespace recueil::server
