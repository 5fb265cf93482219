#include "indexer/update/act_facts.h"

#include <algorithm>
#include <charconv>
#include <map>

#include <fmt/format.h>

#include "indexer/committees.h"
#include "indexer/fields.h"
#include "indexer/institutions.h"
#include "indexer/terms.h"
#include "indexer/update/cited_institution.h"
#include "indexer/vote_kinds.h"
#include "stemming/stemming.h"

namespace recueil::indexer {

namespace {

using corpus::Act;

// Facts of one act, gathered term by term and value by value.
class Gatherer {
  public:
    Gatherer(const Act& act, const std::string& institution, ActFacts& facts)
        : act_(act), facts_(facts), institution_(institution_key(act)) {
        if (institution_.empty()) {
            institution_ = institution;
        } else {
            const std::string& label = act.institution ? *act.institution : *act.institution_id;
            facet(FieldId::institution, institution_, label);
        }
        if (!institution_.empty()) facts_.facets.push_back({belongs_to_column, institution_, ""});
    }

    void add_everything(const NameFinder& names) {
        add_identity();
        add_people(names);
        add_committees();
        add_matter();
        add_votes();
        add_references();
    }

  private:
    void term(FieldId id, std::string_view value) {
        if (!value.empty()) facts_.terms.insert(boolean_term(field(id).prefix, value));
    }

    void facet(FieldId id, const std::string& key, const std::string& label) {
        if (key.empty()) return;
        term(id, key);
        facts_.facets.push_back({column_of(id), key, label});
    }

    void add_identity() {
        const std::string date = act_.session_date.value_or("");
        term(FieldId::kind, act_.is_document ? "document" : "deliberation");
        term(FieldId::file, value_key(act_.source.file));
        if (act_.number) term(FieldId::number, number_key(*act_.number));
        for (const corpus::OptionalText& identifier : {act_.document_code, act_.act_id})
            if (identifier) add_identifier(*identifier);
        if (act_.transmission_date) term(FieldId::transmission, *act_.transmission_date);
        if (act_.posting_date) term(FieldId::posting, *act_.posting_date);
        if (act_.assembly) facet(FieldId::assembly, value_key(*act_.assembly), *act_.assembly);
        if (date.size() >= 10) {
            term(FieldId::date, date);
            facet(FieldId::year, date.substr(0, 4), date.substr(0, 4));
            for (const std::size_t at : {0U, 1U, 2U, 3U, 5U, 6U, 8U, 9U})
                facts_.date = facts_.date * 10 + static_cast<std::uint32_t>(date[at] - '0');
        }
        std::set<corpus::PartKind> parts;
        for (const corpus::Part& part : act_.parts) parts.insert(part.kind);
        for (const corpus::PartKind part : parts) {
            const std::string name(corpus::name_of(part));
            facet(FieldId::part, name, name);
        }
        const std::string form(corpus::name_of(act_.form));
        facet(FieldId::form, form, form);
    }

    // Printed in margins and stamps, in no passage: found as the word that a query types, too. The letters that end an
    // identifier of the transmission (« …-2020-302-DE ») are a word of their own there.
    void add_identifier(const std::string& identifier) {
        term(FieldId::identifier, identifier_key(identifier));
        std::string word = stemming::fold(identifier);
        const std::size_t last = word.find_last_of("0123456789");
        if (last == std::string::npos) return;
        word.resize(last + 1);
        facts_.terms.insert(std::move(word));
    }

    void add_member(FieldId role, const std::string& name) {
        const std::string key = person_key(name);
        if (!is_persons_key(key)) return;
        term(role, own(key));
        add_person(FieldId::member, key, name);
    }

    void add_person(FieldId id, const std::string& key, const std::string& name) {
        if (is_persons_key(key) && people_.emplace(id, key).second) facet(id, own(key), name);
    }

    // A person and a committee are someone's of one institution only.
    std::string own(const std::string& key) const { return scoped_key(institution_, key); }

    void add_people(const NameFinder& names) {
        for (const auto& each : act_.attendance.present) add_member(FieldId::present, each.name);
        for (const auto& each : act_.attendance.excused) add_member(FieldId::excused, each.name);
        for (const auto& each : act_.attendance.absent) add_member(FieldId::absent, each.name);
        for (const auto& recusal : act_.recusals)
            for (const std::string& name : recusal.members) add_member(FieldId::recused, name);
        // Often in capitals, which is not how a name is shown: attendance comes first.
        if (act_.secretary) add_member(FieldId::secretary, act_.secretary->name);
        if (act_.president) add_member(FieldId::presiding, act_.president->name);
        for (const auto& [key, name] : names.sure()) {
            add_person(FieldId::named, key, name);
            add_person(FieldId::member, key, name);
        }
        for (const auto& [key, name] : names.perhaps()) {
            if (people_.count({FieldId::member, key}) != 0) {
                add_person(FieldId::named, key, name);
                continue;
            }
            facts_.terms.insert(boolean_term(prefix::perhaps_named, own(key)));
            facts_.facets.push_back({perhaps_named_column, own(key), name});
        }
    }

    void add_committees() {
        const int mandate = mandate_of(act_.assembly.value_or(""), act_.session_date.value_or(""));
        for (const corpus::CommitteeOpinion& opinion : act_.opinions) {
            if (opinion.number == 0 && opinion.name.empty()) continue;
            facet(FieldId::commission, own(committee_key(opinion.number, mandate, opinion.name)), opinion.name);
            facts_.summary.commissions.push_back(
                opinion.number == 0 ? opinion.name : fmt::format("{} {}", opinion.number, opinion.name));
        }
    }

    void add_matter() {
        if (act_.theme) facet(FieldId::theme, act_.theme->code, act_.theme->label);
        if (act_.report)
            for (const std::string& territory : act_.report->territories)
                facet(FieldId::territory, value_key(territory), territory);
        for (const corpus::Grant& grant : act_.grants) facts_.amounts.push_back(grant.amount);
    }

    void add_votes() {
        const auto groups = [&](FieldId id, const std::optional<corpus::Tally>& tally) {
            if (!tally) return;
            for (const std::string& group : tally->groups) {
                term(id, group_key(group));
                term(FieldId::group, group_key(group));
            }
            for (const std::string& member : tally->members) term(id, person_key(member));
        };
        for (const corpus::Vote& vote : act_.votes) {
            groups(FieldId::in_favour, vote.for_);
            groups(FieldId::against, vote.against);
            groups(FieldId::abstention, vote.abstention);
            if (vote.absent)
                for (const std::string& group : vote.absent->groups) term(FieldId::group, group_key(group));
            if (vote.outcome) {
                facet(FieldId::outcome, value_key(*vote.outcome), *vote.outcome);
                facts_.summary.outcome = *vote.outcome;
            }
        }
        std::set<std::string> kinds;
        for (const corpus::Vote& vote : act_.votes) kinds.merge(vote_kinds(vote));
        for (const std::string& kind : kinds) facet(FieldId::vote, kind, kind);
    }

    void add_reference_terms(FieldId id, const std::vector<std::string>& keys) {
        for (const std::string& key : keys) term(id, key);
    }

    // A deliberation of another institution is no act of this one's, though both have a number and a day.
    void say_institution(Edge& edge, const std::string& key, std::string institution) {
        if (institution.empty() || edge.kind != corpus::ReferenceKind::deliberation) return;
        edge.institution = std::move(institution);
        facts_.terms.insert(boolean_term(prefix::cited_elsewhere, key));
    }

    void add_references() {
        const CitedInstitution cited(act_);
        // The visa holds the title that the act gives to the cited text.
        std::map<std::string, std::string> titles;
        for (const corpus::Visa& visa : act_.visas) {
            const auto keys = reference_keys(visa.kind, visa.number, visa.date, visa.code, visa.articles);
            add_reference_terms(FieldId::visa, keys);
            if (!keys.empty() && visa.title) titles.emplace(keys.front(), *visa.title);
        }
        for (const corpus::Citation& citation : act_.citations) {
            const auto keys =
                reference_keys(citation.kind, citation.number, citation.date, citation.code, citation.articles);
            if (keys.empty()) continue;
            add_reference_terms(FieldId::cites, keys);
            if (citation.kind == corpus::ReferenceKind::deliberation && citation.date)
                facts_.terms.insert(boolean_term(
                    prefix::cited_on,
                    fmt::format("{}@{}", *citation.date, citation.number ? number_key(*citation.number) : "")));
            Edge edge;
            edge.kind = citation.kind;
            edge.part = citation.part;
            edge.label = citation.label.value_or("");
            edge.number = citation.number.value_or("");
            edge.date = citation.date.value_or("");
            edge.body = citation.body.value_or("");
            edge.code = citation.code.value_or("");
            edge.line = citation.lines.start;
            say_institution(edge, keys.front(), cited.of(citation.body, edge.line));
            if (const auto title = titles.find(keys.front()); title != titles.end()) edge.title = title->second;
            if (citation.articles.empty()) facts_.edges.push_back(edge);
            for (const std::string& article : citation.articles) {
                edge.article = article;
                facts_.edges.push_back(edge);
            }
        }
        for (const corpus::Relation& relation : act_.relations) {
            const auto keys =
                reference_keys(corpus::ReferenceKind::deliberation, relation.number, relation.date, std::nullopt, {});
            if (keys.empty()) continue;
            add_reference_terms(FieldId::cites, keys);
            if (relation.date)
                facts_.terms.insert(boolean_term(
                    prefix::cited_on,
                    fmt::format("{}@{}", *relation.date, relation.number ? number_key(*relation.number) : "")));
            Edge edge;
            edge.type = relation.type;
            edge.in_part = relation.in_part;
            edge.part = "article";
            edge.label = relation.article.value_or("");
            edge.number = relation.number.value_or("");
            edge.date = relation.date.value_or("");
            edge.body = relation.body.value_or("");
            edge.text = relation.text;
            edge.line = relation.lines.start;
            say_institution(edge, keys.front(), cited.of(relation.body, relation.text));
            if (const auto title = titles.find(keys.front()); title != titles.end()) edge.title = title->second;
            facts_.edges.push_back(edge);
        }
    }

    const Act& act_;
    ActFacts& facts_;
    std::string institution_;  // the key of the one that it belongs to
    std::set<std::pair<FieldId, std::string>> people_;
};

// Digits of a number padded so that « 6 » sorts before « 12 » and « 2018-9 » before « 2018-83 ».
std::string natural(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size();) {
        std::size_t end = i;
        while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
        if (end > i) {
            out.append(end - i < 6 ? 6 - (end - i) : 0, '0').append(text.substr(i, end - i));
            i = end;
        } else {
            out.push_back(text[i++]);
        }
    }
    return out;
}

}  // namespace

bool may_name_people(corpus::PassageKind kind) {
    return kind == corpus::PassageKind::title || kind == corpus::PassageKind::article ||
           kind == corpus::PassageKind::annex || kind == corpus::PassageKind::report;
}

void know_members(const corpus::Act& act, NameFinder& names) {
    for (const auto& each : act.attendance.present) names.know(each.name);
    for (const auto& each : act.attendance.excused) names.know(each.name);
    for (const auto& each : act.attendance.absent) names.know(each.name);
    if (act.secretary) names.know(act.secretary->name);
    if (act.president) names.know(act.president->name);
}

std::string institution_key(const corpus::Act& act) {
    return institution_key(act.institution.value_or(""), act.institution_id.value_or(""), act.assembly.value_or(""));
}

ActFacts facts_of(const corpus::Act& act, const std::string& id, const NameFinder& names,
                  const std::string& institution) {
    ActFacts facts;
    facts.summary.id = id;
    facts.summary.number = act.number.value_or("");
    facts.summary.title = act.title.value_or("");
    facts.summary.date = act.session_date.value_or("");
    facts.summary.assembly = act.assembly.value_or("");
    facts.summary.file = act.source.file;
    facts.summary.institution = act.institution.value_or("");
    facts.summary.form = corpus::name_of(act.form);
    facts.summary.is_document = act.is_document;
    Gatherer(act, institution, facts).add_everything(names);
    facts.terms.insert(boolean_term(prefix::id, id));
    facts.sort_key = fmt::format("{:08}{}\t{}", facts.date, natural(number_key(facts.summary.number)), id);
    if (facts.sort_key.size() > 200) facts.sort_key.resize(200);
    return facts;
}

}  // namespace recueil::indexer
