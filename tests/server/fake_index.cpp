#include "tests/server/fake_index.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "corpus/act_json.h"

namespace recueil::server::tests {
namespace {

corpus::Act plain_act(const std::string& id, const std::string& number, const std::string& date,
                      const std::string& title) {
    corpus::Act result;
    result.id = id;
    result.number = number;
    result.session_date = date;
    result.title = title;
    result.institution = "Département du Val-d’Aubrac";
    result.assembly = "Conseil départemental";
    result.source.file = "acte.txt";
    result.source.sha256 = "00";
    result.source.lines = {1, 90};
    return result;
}

corpus::Act hostile() {
    const std::string text = FakeIndex::kHostile;
    auto result = plain_act("2020-302-b", "2020-302", "2020-09-28", "Le salariat des médecins " + text);
    result.president = corpus::Person{"M.", text};
    result.attendance.present = {{"Mme", "Odile " + text}, {"M.", "Paul BRUN"}};
    result.attendance.proxies = {{text, "Paul BRUN"}};
    result.attendance.lines = {3, 9};
    result.recusals.push_back({{text}, text, {10, 10}});
    corpus::Visa visa;
    visa.kind = corpus::ReferenceKind::deliberation;
    visa.text = "Vu la délibération n°2018-83 " + text;
    visa.number = "2018-83";
    visa.lines = {12, 13};
    result.visas.push_back(visa);
    visa.kind = corpus::ReferenceKind::code;
    visa.text = "Vu l’article L.3211-1 du Code général des collectivités territoriales";
    visa.number.reset();
    visa.code = "Code général des collectivités territoriales";
    visa.articles = {"L.3211-1"};
    visa.lines = {14, 14};
    result.visas.push_back(visa);
    result.recitals.push_back({"Considérant " + text, {15, 15}});
    result.opinions.push_back({5, "Solidarités " + text, "2020-09-07", {16, 16}});
    result.articles.push_back({"1", "De recruter deux médecins.\n" + text, {20, 22}});
    result.articles.push_back({"2\" onclick=\"alert(3)", text, {23, 24}});
    corpus::Vote vote;
    vote.articles = {"1"};
    vote.for_ = corpus::Tally{40, {"Groupe " + text}};
    vote.against = corpus::Tally{8, {"Non-inscrits"}};
    vote.abstention = corpus::Tally{0, {}};
    vote.absent = corpus::Tally{2, {}};
    vote.outcome = "Adopté";
    vote.lines = {30, 36};
    result.votes.push_back(vote);
    result.signatories.push_back({text, "La Directrice", {40, 41}});
    result.grants.push_back({"1", text, 250000.5, "fonctionnement", text, {21, 21}});
    result.relations.push_back(
        {corpus::RelationType::amends, "2018-83", "2018-03-26", std::nullopt, "1", false, text, {20, 20}});
    result.theme = corpus::Theme{"4.2", "Personnel contractuel", 0.8, text};
    corpus::Report report;
    report.number = "5";
    report.title = text;
    report.territories = {"Haute-Vallée"};
    result.report = report;
    result.parts.push_back({corpus::PartKind::deliberation, text, {1, 41}, 2, 3});
    result.parts.push_back({corpus::PartKind::annex, "Règlement " + text, {58, 90}, 3, 4});
    return result;
}

query::GraphNode node(const corpus::Act& act) {
    query::GraphNode result;
    result.key = act.number.value_or("") + "@" + act.session_date.value_or("");
    result.kind = "deliberation";
    result.label = "Délibération n°" + act.number.value_or("");
    result.number = act.number.value_or("");
    result.date = act.session_date.value_or("");
    result.title = act.title.value_or("");
    result.act_id = act.id;
    return result;
}

}  // namespace

FakeIndex::FakeIndex() {
    acts_.push_back(plain_act("2018-83-a", "2018-83", "2018-03-26", "Cadre du salariat des médecins"));
    acts_.push_back(hostile());
    corpus::Act document;
    document.id = "notice-c";
    document.is_document = true;
    document.title = "Notice";
    document.source.file = "notice.txt";
    acts_.push_back(document);
    texts_.push_back(
        {"code:cgct", "Code général des collectivités territoriales", 1, "code", "https://example.org/cgct", {}});
    texts_.back().articles.push_back(
        {"code:cgct#L.3211-1", "L.3211-1", 1, "code", "https://example.org/L3211-1?a=1&b=2", {}});
    status_.acts = 2;
    status_.documents = 1;
    status_.files = 2;
    status_.years = {{"2018", 1}, {"2020", 1}};
    status_.made_at = "2024-05-01T10:00:00Z";
    status_.schema = "recueil.index/5";
    status_.analyser = "test";
    status_.state = "state-1";
    status_.sources = {"/srv/secret/deliberations", "/srv/secret/council/", "acte.txt"};
    people = {{"paul brun", "Paul BRUN", 2, "", "", {}}, {kHostile, kHostile, 1, "", "", {}}};
}

Result<void> FakeIndex::refresh() {
    if (next_fails) return failure(ErrorCode::index_damaged, "the newer state is damaged at /srv/secret/index");
    if (!next_state.empty()) status_.state = next_state;
    return {};
}

namespace {

tl::unexpected<Error> too_many_files() {
    return failure(ErrorCode::index_inaccessible, "cannot read /srv/secret/index: Too many open files");
}

}  // namespace

Result<const std::vector<query::VocabularyEntry>*> FakeIndex::vocabulary(query::Vocabulary which) {
    if (failures-- > 0) return too_many_files();
    return which == query::Vocabulary::texts ? &texts_ : &people;
}

// From « state-0 » on the hostile act was added, the document changed, and an act left.
Result<query::ChangesSince> FakeIndex::changes(const std::string& since, const std::string& until) {
    using indexer::ChangeKind;
    if (since == "nonsense") return failure(ErrorCode::usage, "« nonsense » is no state of an index");
    if (since != "state-0") return failure(ErrorCode::not_found, "what changed since " + since, "begin anew");
    query::ChangesSince found{until.empty() ? status_.state : until, {}};
    const auto add = [&](ChangeKind kind, const corpus::Act& act) {
        indexer::ChangedAct changed;
        changed.kind = kind;
        changed.is_in_source_only = kind == ChangeKind::changed;
        changed.is_document = act.is_document;
        changed.id = act.id;
        changed.number = act.number.value_or("");
        changed.title = act.title.value_or("");
        found.acts.push_back({std::move(changed), "state-1", "2024-05-01T10:00:00Z"});
    };
    add(ChangeKind::added, acts_[1]);
    add(ChangeKind::changed, acts_[2]);
    add(ChangeKind::removed, acts_[0]);
    return found;
}

Result<const query::Missing*> FakeIndex::missing() {
    if (failures-- > 0) return too_many_files();
    std::vector<query::GraphNode> nodes(2);
    nodes[0].key = "2017-7@2017-04-03";
    nodes[0].cited_by = 9;
    nodes[1].key = "6@2012-05-21";
    nodes[1].cited_by = 2;
    missing_ = {2, nodes};
    return &missing_;
}

Result<query::Graph> FakeIndex::graph() {
    if (failures-- > 0) return too_many_files();
    query::Graph graph;
    graph.nodes.resize(2);
    graph.nodes[0].key = "2018-83@2018-03-26";
    graph.nodes[1].key = "2017-7@2017-04-03";
    graph.edges.push_back({"2018-83@2018-03-26", "2017-7@2017-04-03", "cites", false, "visa", "", 3, ""});
    return graph;
}

Result<query::SearchResponse> FakeIndex::search(const query::SearchRequest& request) {
    if (on_ask) on_ask();
    asked.push_back(request);
    for (const auto& filter : request.filters) {
        if (filter.field == "outcome" && filter.value == "peut-être") {
            return failure(ErrorCode::usage, "outcome: no value of this index is “peut-être”", "one of: Adopté");
        }
    }
    query::SearchResponse response;
    response.text = request.text;
    response.page = request.page;
    response.per_page = request.per_page;
    std::vector<const corpus::Act*> found;
    for (const auto& each : acts_) {
        if (each.title->find(request.text) != std::string::npos) found.push_back(&each);
    }
    response.total = found.size();
    const auto first = static_cast<std::size_t>(request.page - 1) * static_cast<std::size_t>(request.per_page);
    for (std::size_t i = first; i < found.size() && response.hits.size() < static_cast<std::size_t>(request.per_page);
         ++i) {
        query::Hit hit;
        hit.id = found[i]->id;
        hit.kind = found[i]->is_document ? "document" : "deliberation";
        hit.number = found[i]->number.value_or("");
        hit.title = *found[i]->title;
        hit.session_date = found[i]->session_date.value_or("");
        hit.assembly = found[i]->assembly.value_or("");
        hit.file = found[i]->source.file;
        hit.passages.push_back(
            {"article", "1", 20, 20, 3, 3, std::string("Été : le salariat ") + kHostile, {{9, 17}, {18, 26}}});
        response.hits.push_back(std::move(hit));
    }
    if (request.facets == std::vector<std::string>{"outcome"}) {
        response.facets.push_back({"outcome", {{"Adopté", "Adopté", 1, false}, {"Rejeté", "Rejeté", 0, false}}, 0});
    } else if (!request.facets.empty()) {
        query::Facet years{"year", {{"2018", "2018", 1, false}, {"2020", "2020", 1, false}}, 0};
        for (auto& value : years.values) {
            value.selected = std::any_of(request.filters.begin(), request.filters.end(), [&](const auto& filter) {
                return filter.field == "year" && filter.value == value.value;
            });
        }
        response.facets.push_back(years);
        response.facets.push_back({"commission", {{kHostile, kHostile, 1, false}}, 3});
        const auto documents =
            std::count_if(found.begin(), found.end(), [](const auto* each) { return each->is_document; });
        query::Facet parts{"part", {}, 0};
        parts.values.push_back({"document", "document", static_cast<std::size_t>(documents), false});
        parts.values.push_back({"annex", "annexe", 1, false});
        for (auto& value : parts.values) {
            value.selected = std::any_of(request.filters.begin(), request.filters.end(), [&](const auto& filter) {
                return filter.field == "part" && filter.value == value.value;
            });
        }
        response.facets.push_back(parts);
    }
    if (request.text == "salaria") response.suggestion = "salariat";
    if (request.text == "(") response.diagnostics.push_back({"Une parenthèse n’est pas fermée.", 0, 1});
    return response;
}

Result<nlohmann::ordered_json> FakeIndex::act(const std::string& id) {
    if (on_ask) on_ask();
    for (const auto& each : acts_) {
        if (each.id == id) return corpus::to_json(each);
    }
    return failure(ErrorCode::not_found, "no act has the id \"" + id + "\"");
}

Result<std::vector<corpus::Passage>> FakeIndex::passages(const std::string& id) {
    using corpus::PassageKind;
    if (const auto known = act(id); !known) return failure(known);
    std::vector<corpus::Passage> passages;
    if (id == "notice-c") {
        for (int i = 0; i < 230; ++i) {
            passages.push_back(
                {PassageKind::document, "", {3 * i + 1, 3 * i + 2}, i / 10 + 1, "Paragraphe " + std::to_string(i), {}});
        }
        return passages;
    }
    passages.push_back({PassageKind::title, "", {1, 1}, 2, kHostile, {}});
    passages.push_back({PassageKind::article, "1", {20, 22}, 2, std::string("De recruter : ") + kHostile, {}});
    passages.push_back({PassageKind::annex, "", {60, 70}, 3, "Premier morceau d’une longue ligne", {}});
    passages.push_back({PassageKind::annex, "", {60, 70}, 3, "Second morceau", {}});
    return passages;
}

Result<std::vector<corpus::Passage>> FakeIndex::passages(const std::string& id, corpus::PassageKind kind,
                                                         std::size_t most) {
    const auto all = passages(id);
    if (!all) return failure(all);
    std::vector<corpus::Passage> kept;
    for (const auto& each : *all)
        if (each.kind == kind && kept.size() < most) kept.push_back(each);
    return kept;
}

// Marks the text where it stands, to the letter.
Result<query::Marker> FakeIndex::marker(const std::string& text) {
    return query::Marker([text](std::string_view marked) {
        std::vector<std::pair<std::size_t, std::size_t>> ranges;
        const std::size_t at = text.empty() ? std::string_view::npos : marked.find(text);
        if (at != std::string_view::npos) ranges.emplace_back(at, at + text.size());
        return ranges;
    });
}

Result<std::vector<query::SimilarAct>> FakeIndex::similar(const std::string& id, int limit) {
    std::vector<query::SimilarAct> acts;
    for (const auto& each : acts_) {
        if (each.id == id || acts.size() == static_cast<std::size_t>(limit)) continue;
        acts.push_back({each.id,
                        each.is_document ? "document" : "deliberation",
                        each.number.value_or(""),
                        each.title.value_or(""),
                        each.session_date.value_or(""),
                        each.assembly.value_or(""),
                        0.5,
                        {"médecins", kHostile}});
    }
    return acts;
}

Result<query::Graph> FakeIndex::trace(const query::TraceRequest& request) {
    query::Graph graph;
    const bool old = request.reference == "2018-83-a" || request.reference.find("2018-83") != std::string::npos;
    if (!old && request.reference != "2020-302-b") return failure(ErrorCode::not_found, "nothing is cited so");
    graph.nodes = {node(acts_[old ? 0 : 1]), node(acts_[old ? 1 : 0])};
    graph.root = graph.nodes.front().key;
    const std::string from = node(acts_[1]).key;
    graph.edges.push_back({from, node(acts_[0]).key, "cites", false, "visa", "", 12, ""});
    graph.edges.push_back({from, node(acts_[0]).key, change, false, "article", "1", 20, kHostile});
    if (old) {
        graph.nodes.front().variants.push_back({"2018-83", "2018-03-27", 1, "day_apart"});
        graph.changes.push_back(
            {"amends", false, "2020-09-28", from, graph.nodes[1].label, "2020-302-b", "1", 20, kHostile});
    }
    if (old && document_cites) {
        auto document = node(acts_[2]);
        document.key = "act:notice-c";
        document.label = "Document";
        graph.nodes.push_back(document);
        graph.edges.push_back({document.key, graph.root, "cites", false, "document", "", 4, ""});
    }
    query::GraphNode code;
    code.key = "code:cgct#L.3211-1";
    code.kind = "code";
    code.label = "CGCT, article L.3211-1";
    graph.nodes.push_back(code);
    graph.edges.push_back({from, code.key, "cites", false, "visa", "", 14, ""});
    return graph;
}

Result<std::vector<query::Completion>> FakeIndex::suggest(const std::string& text, int limit) {
    if (failures-- > 0) return too_many_files();
    std::vector<query::Completion> list{{text + "iat", "word"}, {"Paul BRUN", "member"}};
    list.resize(std::min(list.size(), static_cast<std::size_t>(limit)));
    return list;
}

}  // namespace recueil::server::tests
