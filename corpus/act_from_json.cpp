#include <nlohmann/json.hpp>

#include <fmt/format.h>

#include "corpus/act_json.h"

namespace recueil::corpus {

namespace {

using Json = nlohmann::ordered_json;

// Reads fields of one object; a field of another type than the shape gives throws, and act_from_json turns that into
// an error with the field's name.
struct Fields {
    const Json& json;

    const Json* at(const char* name) const {
        const auto found = json.find(name);
        return found == json.end() || found->is_null() ? nullptr : &*found;
    }
    std::string text(const char* name) const {
        const Json* value = at(name);
        return value == nullptr ? std::string() : value->get<std::string>();
    }
    OptionalText optional(const char* name) const {
        const Json* value = at(name);
        return value == nullptr ? OptionalText() : OptionalText(value->get<std::string>());
    }
    int integer(const char* name) const {
        const Json* value = at(name);
        return value == nullptr ? 0 : value->get<int>();
    }
    std::optional<int> optional_integer(const char* name) const {
        const Json* value = at(name);
        return value == nullptr ? std::optional<int>() : std::optional<int>(value->get<int>());
    }
    bool boolean(const char* name) const {
        const Json* value = at(name);
        return value != nullptr && value->get<bool>();
    }
    std::vector<std::string> texts(const char* name) const {
        const Json* value = at(name);
        return value == nullptr ? std::vector<std::string>() : value->get<std::vector<std::string>>();
    }
    Lines lines() const { return {integer("line_start"), integer("line_end")}; }

    template <class Item, class Make>
    std::vector<Item> list(const char* name, Make make) const {
        std::vector<Item> items;
        if (const Json* value = at(name))
            for (const Json& each : *value) items.push_back(make(Fields{each}));
        return items;
    }
};

template <class Enum, class Named>
Enum named(const Fields& fields, const char* field, Named find, Enum fallback) {
    const auto value = find(fields.text(field));
    return value ? *value : fallback;
}

Person person_from(const Fields& fields) {
    return {fields.text("civility"), fields.text("name")};
}

std::optional<Person> optional_person(const Fields& fields, const char* name) {
    const Json* value = fields.at(name);
    return value == nullptr ? std::optional<Person>() : std::optional<Person>(person_from({*value}));
}

std::optional<Tally> tally_from(const Fields& fields, const char* name) {
    const Json* value = fields.at(name);
    if (value == nullptr) return {};
    const Fields tally{*value};
    return Tally{tally.optional_integer("count"), tally.texts("groups"), tally.texts("members")};
}

Visa visa_from(const Fields& f) {
    Visa visa;
    visa.kind = named(f, "kind", reference_kind_named, ReferenceKind::other);
    visa.text = f.text("text");
    visa.number = f.optional("number");
    visa.date = f.optional("date");
    visa.body = f.optional("body");
    visa.title = f.optional("title");
    visa.code = f.optional("code");
    visa.articles = f.texts("articles");
    visa.lines = f.lines();
    return visa;
}

Vote vote_from(const Fields& f) {
    Vote vote;
    vote.articles = f.texts("articles");
    vote.for_ = tally_from(f, "for");
    vote.against = tally_from(f, "against");
    vote.abstention = tally_from(f, "abstention");
    vote.absent = tally_from(f, "absent");
    vote.not_voting = tally_from(f, "not_voting");
    vote.outcome = f.optional("outcome");
    vote.result = vote_result_named(f.text("result"));
    vote.unanimous = f.boolean("unanimous");
    vote.lines = f.lines();
    return vote;
}

Relation relation_from(const Fields& f) {
    Relation relation;
    relation.type = named(f, "type", relation_type_named, RelationType::cites);
    relation.number = f.optional("number");
    relation.date = f.optional("date");
    relation.body = f.optional("body");
    relation.article = f.optional("article");
    relation.in_part = f.boolean("in_part");
    relation.text = f.text("text");
    relation.lines = f.lines();
    return relation;
}

Citation citation_from(const Fields& f) {
    Citation citation;
    citation.kind = named(f, "kind", reference_kind_named, ReferenceKind::deliberation);
    citation.number = f.optional("number");
    citation.date = f.optional("date");
    citation.body = f.optional("body");
    citation.code = f.optional("code");
    citation.articles = f.texts("articles");
    citation.part = f.text("part");
    citation.label = f.optional("label");
    citation.lines = f.lines();
    return citation;
}

Grant grant_from(const Fields& f) {
    const Json* amount = f.at("amount");
    return {f.optional("article"), f.text("beneficiary"), amount == nullptr ? 0.0 : amount->get<double>(),
            f.text("purpose"),     f.text("text"),        f.lines()};
}

Act read(const Json& json) {
    const Fields f{json};
    Act act;
    act.id = f.text("id");
    act.is_document = f.text("kind") == "document";
    act.form = named(f, "form", form_named, Form::single);
    act.number = f.optional("number");
    act.rank = f.optional("rank");
    act.institution = f.optional("institution");
    act.institution_id = f.optional("institution_id");
    act.assembly = f.optional("assembly");
    act.session_date = f.optional("session_date");
    act.title = f.optional("title");
    act.rapporteur = optional_person(f, "rapporteur");
    act.president = optional_person(f, "president");
    act.secretary = optional_person(f, "secretary");
    if (const Json* value = f.at("attendance")) {
        const Fields attendance{*value};
        act.attendance.present = attendance.list<Person>("present", person_from);
        act.attendance.excused = attendance.list<Person>("excused", person_from);
        act.attendance.absent = attendance.list<Person>("absent", person_from);
        act.attendance.proxies = attendance.list<Proxy>("proxies", [](const Fields& p) {
            return Proxy{p.text("from"), p.text("to")};
        });
        act.attendance.in_office = attendance.optional_integer("in_office");
        act.attendance.present_count = attendance.optional_integer("present_count");
        act.attendance.voters = attendance.optional_integer("voters");
        act.attendance.lines = attendance.lines();
    }
    act.recusals = f.list<Recusal>("recusals", [](const Fields& r) {
        return Recusal{r.texts("members"), r.text("text"), r.lines()};
    });
    act.visas = f.list<Visa>("visas", visa_from);
    act.recitals = f.list<Recital>("recitals", [](const Fields& r) { return Recital{r.text("text"), r.lines()}; });
    act.opinions = f.list<CommitteeOpinion>("opinions", [](const Fields& o) {
        return CommitteeOpinion{o.integer("number"), o.text("name"), o.optional("date"), o.lines()};
    });
    act.articles = f.list<Article>("articles", [](const Fields& a) {
        return Article{a.text("label"), a.text("text"), a.lines()};
    });
    act.votes = f.list<Vote>("votes", vote_from);
    act.signatories = f.list<Signatory>("signatories", [](const Fields& s) {
        return Signatory{s.text("name"), s.text("role"), s.lines()};
    });
    act.signed_date = f.optional("signed_date");
    if (const Json* value = f.at("report")) {
        const Fields report{*value};
        act.report = Report{report.optional("number"), report.optional("title"), report.texts("units"),
                            report.texts("territories"), report.lines()};
    }
    act.transmission_date = f.optional("transmission_date");
    act.posting_date = f.optional("posting_date");
    act.document_code = f.optional("document_code");
    act.act_id = f.optional("act_id");
    act.relations = f.list<Relation>("relations", relation_from);
    act.citations = f.list<Citation>("citations", citation_from);
    act.grants = f.list<Grant>("grants", grant_from);
    if (const Json* value = f.at("theme")) {
        const Fields theme{*value};
        const Json* confidence = theme.at("confidence");
        act.theme =
            Theme{theme.text("code"), theme.text("label"), confidence == nullptr ? 0.0 : confidence->get<double>(),
                  theme.text("reason"), named(theme, "source", theme_source_named, ThemeSource::estimated)};
    }
    act.parts = f.list<Part>("parts", [](const Fields& p) {
        return Part{named(p, "kind", part_kind_named, PartKind::document), p.text("title"), p.lines(),
                    p.integer("page_start"), p.integer("page_end")};
    });
    if (const Json* value = f.at("source")) {
        const Fields source{*value};
        act.source = {source.text("file"), source.text("sha256"), source.lines(), source.text("media_type"),
                      source.integer("pages")};
    }
    act.tables = f.list<Table>("tables", [](const Fields& t) {
        const Json* rows = t.at("rows");
        return Table{t.text("part"), t.optional("label"),
                     rows == nullptr ? std::vector<std::vector<std::string>>()
                                     : rows->get<std::vector<std::vector<std::string>>>(),
                     t.lines()};
    });
    act.doubts = f.list<Doubt>("doubts", [](const Fields& d) {
        return Doubt{d.text("field"), d.text("reason"), d.lines()};
    });
    act.notes = f.texts("notes");
    return act;
}

}  // namespace

Result<Act> act_from_json(const Json& json) {
    if (!json.is_object()) return failure(ErrorCode::index_damaged, "an act is not a JSON object");
    try {
        return read(json);
    } catch (const Json::exception& error) {
        return failure(ErrorCode::index_damaged,
                       fmt::format("an act does not have the shape \"recueil.act/1\": {}", error.what()));
    }
}

}  // namespace recueil::corpus
