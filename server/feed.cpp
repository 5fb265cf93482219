#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>

#include "query/answers/links.h"
#include "server/answers.h"
#include "server/dossier.h"
#include "server/search_parameters.h"
#include "server/xml.h"

namespace recueil::server {
namespace {

constexpr int kEntries = 50;

std::string title_of(const query::Hit& hit) {
    return hit.number.empty() ? hit.title : fmt::format("n° {} — {}", hit.number, hit.title);
}

// When the entry is news: when the act entered the index or was corrected in it.
std::string updated(const query::Hit& hit, const std::string& made_at) {
    return hit.indexed_at.empty() ? made_at : hit.indexed_at;
}

// The day of its session.
std::string published(const query::Hit& hit) {
    return hit.session_date.size() == 10 ? fmt::format("<published>{}T00:00:00Z</published>", hit.session_date) : "";
}

void add_entry(std::string& feed, const query::Hit& hit, const std::string& root, const std::string& made_at) {
    const auto address = root + query::act_path(hit.id);
    std::string summary;
    // The title says its words already.
    for (const auto& passage : hit.passages)
        if (summary.empty() && (passage.part != "title" || hit.passages.size() == 1)) summary = passage.text;
    // An entry without an author has that of the feed.
    const std::string author =
        hit.assembly.empty() ? "" : fmt::format("<author><name>{}</name></author>", xml_text(hit.assembly));
    // Where the council itself publishes it.
    const std::string via = query::web_address(hit.source_url).empty()
                                ? ""
                                : fmt::format("<link rel=\"via\" href=\"{}\"/>", xml_text(hit.source_url));
    feed += fmt::format(
        "<entry><id>{0}</id><title>{1}</title><link href=\"{0}\"/>{6}<updated>{2}</updated>{3}{4}"
        "<summary>{5}</summary></entry>\n",
        xml_text(address), xml_text(title_of(hit)), updated(hit, made_at), published(hit), author, xml_text(summary),
        via);
}

// An entry that is no more, for readers that kept it (RFC 6721).
void add_tombstone(std::string& feed, const query::ActChange& left, const std::string& root) {
    feed += fmt::format("<at:deleted-entry ref=\"{}\" when=\"{}\"/>\n", xml_text(root + query::act_path(left.act.id)),
                        xml_text(left.made_at));
}

// When the feed last changed: an act came, was corrected, or left.
std::string feed_updated(const std::vector<query::Hit>& hits, const std::vector<query::ActChange>& left,
                         const std::string& made_at) {
    std::string last = hits.empty() ? "" : updated(hits.front(), made_at);
    // Times of one length and zone compare as texts.
    if (!left.empty()) last = std::max(last, left.front().made_at);
    return last.empty() ? made_at : last;
}

struct Citing {
    std::set<std::string> ids;
    std::string cited_id;  // empty where the corpus does not hold what is cited
    std::string label;     // the cited act, in the query language
};

tl::expected<Citing, Problem> acts_citing(Index& index, const std::string& reference) {
    query::TraceRequest request;
    request.reference = reference;
    request.direction = query::Direction::in;
    const auto graph = index.trace(request);
    if (!graph) return problem(unknown_reference("cites", graph.error()));
    Citing citing;
    citing.label = reference;
    for (const auto& node : graph->nodes) {
        if (node.key == graph->root) {
            citing.cited_id = node.act_id;
            citing.label = node.label;
        } else if (!node.act_id.empty()) {
            citing.ids.insert(node.act_id);
        }
    }
    return citing;
}

// The page that shows what the feed holds: of an act that is cited, its own; else the search of the query language.
std::string page_of_citing(const Citing& citing, query::SearchRequest request) {
    if (!citing.cited_id.empty() && address_of("/", request) == "/") {
        return query::act_path(citing.cited_id) + "#citations";
    }
    std::string quoted = citing.label;
    std::replace(quoted.begin(), quoted.end(), '"', ' ');
    request.text = request.text.empty() ? "" : "(" + request.text + ") ";
    request.text += "cite:\"" + quoted + "\"";
    return address_of("/", request);
}

tl::expected<Citing, Problem> acts_of_dossier(Index& index, const std::string& id) {
    const auto dossier = dossier_of(index, id);
    if (!dossier) return problem(unknown_reference("dossier", dossier.error()));
    Citing acts;
    acts.label = id;
    for (const auto& node : dossier->acts) {
        if (node.act_id.empty()) continue;
        acts.ids.insert(node.act_id);
        if (node.act_id == id && !node.number.empty()) acts.label = "n° " + node.number;
    }
    return acts;
}

}  // namespace

Outcome answer_feed(Call& call) {
    auto request = search_request(call.parameters);
    const auto asked = request;
    std::string address = address_of("/", request);
    request.sort = query::Sort::entered_descending;
    request.per_page = kEntries;
    request.facets.clear();
    request.passages = 2;
    std::vector<query::Hit> hits;
    std::string name = request.text.empty() ? "tous les actes" : "« " + request.text + " »";
    if (call.parameters.has("cites") || call.parameters.has("dossier")) {
        const bool is_dossier = call.parameters.has("dossier");
        if (is_dossier && call.parameters.has("cites")) {
            const std::string message = "either the acts that cite one or those of its affair";
            return problem({400, message, {{"dossier", message, {}, ParameterFault::other}}});
        }
        const auto reference = call.parameters.first(is_dossier ? "dossier" : "cites");
        const auto citing = is_dossier ? acts_of_dossier(call.index, reference) : acts_citing(call.index, reference);
        if (!citing) return problem(citing.error());
        name = is_dossier ? "dossier de " + citing->label : name + ", qui citent " + reference;
        address = is_dossier ? "/dossiers/" + query::percent_encode(reference) : page_of_citing(*citing, asked);
        // The search is read on until all of them were met, the last indexed first.
        std::size_t left = citing->ids.size();
        request.per_page = 100;
        for (request.page = 1; left > 0; ++request.page) {
            auto response = run_search(call.index, request);
            if (!response) return problem(response.error());
            for (auto& hit : response->hits) {
                if (citing->ids.count(hit.id) == 0) continue;
                --left;
                if (hits.size() < kEntries) hits.push_back(std::move(hit));
            }
            if (response->hits.empty() || hits.size() >= kEntries) break;
        }
    } else {
        auto response = run_search(call.index, request);
        if (!response) return problem(response.error());
        hits = std::move(response->hits);
    }
    const auto root = call.root();
    const auto self = root + "/feed.atom" + (call.query.empty() ? "" : "?" + call.query);
    const auto& made_at = call.index.status().made_at;
    const auto left = call.index.removed();
    if (!left) return problem(left.error());
    std::string feed =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" "
        "xmlns:at=\"http://purl.org/atompub/tombstones/1.0\" xml:lang=\"fr\">\n";
    feed += fmt::format(
        "<id>{0}</id><title>{1}</title><author><name>Recueil</name></author><link rel=\"self\" href=\"{0}\"/>"
        "<link href=\"{2}\"/><updated>{3}</updated>\n",
        xml_text(self), xml_text("Recueil : " + name), xml_text(root + address), feed_updated(hits, **left, made_at));
    for (const auto& hit : hits) add_entry(feed, hit, root, made_at);
    // Nobody knows any more which searches an act that left would have matched: every feed has its tombstone, and
    // readers skip entries that they never had.
    for (const auto& each : **left) add_tombstone(feed, each, root);
    return text_response("application/atom+xml; charset=utf-8", feed + "</feed>\n");
}

}  // namespace recueil::server
