#include "corpus/act_json.h"

#include <nlohmann/json.hpp>
#include <utility>

namespace recueil::corpus {

namespace {

using Json = nlohmann::ordered_json;

template <class Value>
Json nullable(const std::optional<Value>& value) {
    return value ? Json(*value) : Json(nullptr);
}

template <class Enum>
Json nullable_name(const std::optional<Enum>& value) {
    return value ? Json(name_of(*value)) : Json(nullptr);
}

void put_lines(Json& json, const Lines& lines) {
    if (lines.start == 0) return;
    json["line_start"] = lines.start;
    json["line_end"] = lines.end;
}

Json person_json(const Person& person) {
    return {{"civility", person.civility.empty() ? Json(nullptr) : Json(person.civility)}, {"name", person.name}};
}

Json people_json(const std::vector<Person>& people) {
    Json json = Json::array();
    for (const Person& person : people) json.push_back(person_json(person));
    return json;
}

Json tally_json(const std::optional<Tally>& tally) {
    if (!tally) return nullptr;
    return {{"count", nullable(tally->count)}, {"groups", tally->groups}, {"members", tally->members}};
}

template <class Items, class Make>
Json list_json(const Items& items, Make make) {
    Json json = Json::array();
    for (const auto& item : items) json.push_back(make(item));
    return json;
}

Json visa_json(const Visa& visa) {
    Json json{{"kind", name_of(visa.kind)}, {"text", visa.text}};
    switch (visa.kind) {
        case ReferenceKind::code:
            json["code"] = nullable(visa.code);
            json["articles"] = visa.articles;
            break;
        case ReferenceKind::law:
        case ReferenceKind::decree:
        case ReferenceKind::ordinance:
        case ReferenceKind::order:
            json["number"] = nullable(visa.number);
            json["date"] = nullable(visa.date);
            json["articles"] = visa.articles;
            if (visa.title) json["title"] = *visa.title;
            break;
        case ReferenceKind::deliberation:
            json["number"] = nullable(visa.number);
            json["date"] = nullable(visa.date);
            json["body"] = nullable(visa.body);
            json["title"] = nullable(visa.title);
            break;
        case ReferenceKind::rules_of_procedure:
            json["articles"] = visa.articles;
            break;
        case ReferenceKind::committee_opinion:
        case ReferenceKind::letter:
        case ReferenceKind::other:
            json["date"] = nullable(visa.date);
            break;
        case ReferenceKind::report:
            break;
    }
    put_lines(json, visa.lines);
    return json;
}

Json citation_json(const Citation& citation) {
    Json json{{"kind", name_of(citation.kind)}};
    if (citation.kind == ReferenceKind::code) {
        json["code"] = nullable(citation.code);
    } else {
        json["number"] = nullable(citation.number);
        json["date"] = nullable(citation.date);
    }
    if (citation.body) json["body"] = *citation.body;
    json["articles"] = citation.articles;
    json["part"] = citation.part;
    if (citation.label) json["label"] = *citation.label;
    put_lines(json, citation.lines);
    return json;
}

}  // namespace

Json to_json(const Act& act) {
    Json json;
    json["schema"] = "recueil.act/1";
    json["id"] = act.id;
    json["kind"] = act.is_document ? "document" : "deliberation";
    json["form"] = name_of(act.form);
    json["number"] = nullable(act.number);
    json["rank"] = nullable(act.rank);
    json["institution"] = nullable(act.institution);
    json["institution_id"] = nullable(act.institution_id);
    json["assembly"] = nullable(act.assembly);
    json["session_date"] = nullable(act.session_date);
    json["title"] = nullable(act.title);
    json["rapporteur"] = act.rapporteur ? person_json(*act.rapporteur) : Json(nullptr);
    json["president"] = act.president ? person_json(*act.president) : Json(nullptr);
    json["secretary"] = act.secretary ? person_json(*act.secretary) : Json(nullptr);
    Json attendance{
        {"present", people_json(act.attendance.present)},
        {"excused", people_json(act.attendance.excused)},
        {"absent", people_json(act.attendance.absent)},
        {"proxies", list_json(act.attendance.proxies,
                              [](const Proxy& p) {
                                  return Json{{"from", p.from}, {"to", p.to.empty() ? Json(nullptr) : Json(p.to)}};
                              })},
        {"in_office", nullable(act.attendance.in_office)},
        {"present_count", nullable(act.attendance.present_count)},
        {"voters", nullable(act.attendance.voters)}};
    put_lines(attendance, act.attendance.lines);
    json["attendance"] = std::move(attendance);
    json["recusals"] = list_json(act.recusals, [](const Recusal& recusal) {
        Json each{{"members", recusal.members}, {"text", recusal.text}};
        put_lines(each, recusal.lines);
        return each;
    });
    json["visas"] = list_json(act.visas, visa_json);
    json["recitals"] = list_json(act.recitals, [](const Recital& recital) {
        Json each{{"text", recital.text}};
        put_lines(each, recital.lines);
        return each;
    });
    json["opinions"] = list_json(act.opinions, [](const CommitteeOpinion& opinion) {
        Json each{{"number", opinion.number == 0 ? Json(nullptr) : Json(opinion.number)},
                  {"name", opinion.name},
                  {"date", nullable(opinion.date)}};
        put_lines(each, opinion.lines);
        return each;
    });
    json["articles"] = list_json(act.articles, [](const Article& article) {
        Json each{{"label", article.label.empty() ? Json(nullptr) : Json(article.label)}, {"text", article.text}};
        put_lines(each, article.lines);
        return each;
    });
    json["votes"] = list_json(act.votes, [](const Vote& vote) {
        Json each{{"articles", vote.articles},           {"for", tally_json(vote.for_)},
                  {"against", tally_json(vote.against)}, {"abstention", tally_json(vote.abstention)},
                  {"absent", tally_json(vote.absent)},   {"not_voting", tally_json(vote.not_voting)},
                  {"outcome", nullable(vote.outcome)},   {"result", nullable_name(vote.result)},
                  {"unanimous", vote.unanimous}};
        put_lines(each, vote.lines);
        return each;
    });
    json["signatories"] = list_json(act.signatories, [](const Signatory& signatory) {
        Json each{{"name", signatory.name}, {"role", signatory.role}};
        put_lines(each, signatory.lines);
        return each;
    });
    json["signed_date"] = nullable(act.signed_date);
    if (act.report) {
        Json report{{"number", nullable(act.report->number)},
                    {"title", nullable(act.report->title)},
                    {"units", act.report->units},
                    {"territories", act.report->territories}};
        put_lines(report, act.report->lines);
        json["report"] = std::move(report);
    } else {
        json["report"] = nullptr;
    }
    json["transmission_date"] = nullable(act.transmission_date);
    json["posting_date"] = nullable(act.posting_date);
    json["document_code"] = nullable(act.document_code);
    json["act_id"] = nullable(act.act_id);
    json["relations"] = list_json(act.relations, [](const Relation& relation) {
        Json each{
            {"type", name_of(relation.type)}, {"number", nullable(relation.number)}, {"date", nullable(relation.date)}};
        if (relation.body) each["body"] = *relation.body;
        each["article"] = nullable(relation.article);
        each["in_part"] = relation.in_part;
        each["text"] = relation.text;
        put_lines(each, relation.lines);
        return each;
    });
    json["citations"] = list_json(act.citations, citation_json);
    json["grants"] = list_json(act.grants, [](const Grant& grant) {
        Json each{{"article", nullable(grant.article)},
                  {"beneficiary", grant.beneficiary},
                  {"amount", grant.amount},
                  {"purpose", grant.purpose},
                  {"text", grant.text}};
        put_lines(each, grant.lines);
        return each;
    });
    if (act.theme) {
        json["theme"] = {{"code", act.theme->code},
                         {"label", act.theme->label},
                         {"source", name_of(act.theme->source)},
                         {"confidence", act.theme->confidence},
                         {"reason", act.theme->reason}};
    } else {
        json["theme"] = nullptr;
    }
    json["parts"] = list_json(act.parts, [](const Part& part) {
        Json each{{"kind", name_of(part.kind)}, {"title", part.title}};
        put_lines(each, part.lines);
        if (part.page_start != 0) {
            each["page_start"] = part.page_start;
            each["page_end"] = part.page_end;
        }
        return each;
    });
    json["tables"] = list_json(act.tables, [](const Table& table) {
        Json each{{"part", table.part}, {"label", nullable(table.label)}};
        put_lines(each, table.lines);
        each["rows"] = table.rows;
        return each;
    });
    Json source{{"file", act.source.file}, {"sha256", act.source.sha256}, {"media_type", act.source.media_type}};
    put_lines(source, act.source.lines);
    if (act.source.pages != 0) source["pages"] = act.source.pages;
    json["source"] = std::move(source);
    json["doubts"] = list_json(act.doubts, [](const Doubt& doubt) {
        Json each{{"field", doubt.field}, {"reason", doubt.reason}};
        put_lines(each, doubt.lines);
        return each;
    });
    if (!act.notes.empty()) json["notes"] = act.notes;
    return json;
}

}  // namespace recueil::corpus
