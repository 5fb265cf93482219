#include <algorithm>
#include <set>
#include <string>

#include <fmt/format.h>

#include "query/links.h"
#include "server/answers.h"
#include "server/search_parameters.h"

namespace recueil::server {
namespace {

constexpr int kEntries = 50;

// Characters that XML 1.0 cannot hold are left out.
std::string xml(std::string_view text) {
    std::string escaped;
    for (const char c : text) {
        switch (c) {
            case '&':
                escaped += "&amp;";
                break;
            case '<':
                escaped += "&lt;";
                break;
            case '>':
                escaped += "&gt;";
                break;
            case '"':
                escaped += "&quot;";
                break;
            default:
                if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t') escaped += c;
        }
    }
    return escaped;
}

std::string day(const std::string& date) {
    return date.size() == 10 ? date + "T00:00:00Z" : "1970-01-01T00:00:00Z";
}

std::string title_of(const query::Hit& hit) {
    return hit.number.empty() ? hit.title : fmt::format("n° {} — {}", hit.number, hit.title);
}

void add_entry(std::string& feed, const query::Hit& hit, const std::string& root) {
    const auto address = root + "/actes/" + query::percent_encode(hit.id);
    std::string summary;
    for (const auto& passage : hit.passages) summary += (summary.empty() ? "" : " … ") + passage.text;
    feed += fmt::format(
        "<entry><id>{0}</id><title>{1}</title><link href=\"{0}\"/><updated>{2}</updated>"
        "<author><name>{3}</name></author><summary>{4}</summary></entry>\n",
        xml(address), xml(title_of(hit)), day(hit.session_date), xml(hit.assembly.empty() ? "—" : hit.assembly),
        xml(summary));
}

// The acts that cite a reference, as filters of nothing: the graph names them.
tl::expected<std::set<std::string>, Problem> citing(Index& index, const std::string& reference) {
    query::TraceRequest request;
    request.reference = reference;
    request.direction = query::Direction::in;
    const auto graph = index.trace(request);
    if (!graph) return problem(unknown_reference("cites", graph.error()));
    std::set<std::string> ids;
    for (const auto& node : graph->nodes) {
        if (node.key != graph->root && !node.act_id.empty()) ids.insert(node.act_id);
    }
    return ids;
}

}  // namespace

Outcome answer_feed(Call& call) {
    auto request = search_request(call.parameters);
    const std::string address = address_of("/", request);
    request.sort = query::Sort::date_descending;
    request.per_page = kEntries;
    request.facets.clear();
    request.passages = 1;
    std::vector<query::Hit> hits;
    std::string name = request.text.empty() ? "tous les actes" : "« " + request.text + " »";
    if (call.parameters.has("cites")) {
        const auto reference = call.parameters.first("cites");
        name += ", qui citent " + reference;
        const auto ids = citing(call.index, reference);
        if (!ids) return problem(ids.error());
        // The search is read on until all of them were met, newest first.
        std::size_t left = ids->size();
        request.per_page = 100;
        for (request.page = 1; left > 0; ++request.page) {
            auto response = run_search(call.index, request);
            if (!response) return problem(response.error());
            for (auto& hit : response->hits) {
                if (ids->count(hit.id) == 0) continue;
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
    std::string feed =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"fr\">\n";
    feed += fmt::format(
        "<id>{0}</id><title>{1}</title><link rel=\"self\" href=\"{0}\"/><link href=\"{2}\"/><updated>{3}</updated>\n",
        xml(self), xml("Recueil : " + name), xml(root + address), day(hits.empty() ? "" : hits.front().session_date));
    for (const auto& hit : hits) add_entry(feed, hit, root);
    return text_response("application/atom+xml; charset=utf-8", feed + "</feed>\n");
}

}  // namespace recueil::server
