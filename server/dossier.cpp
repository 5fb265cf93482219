#include "server/dossier.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "base/time_limit.h"
#include "indexer/terms.h"

namespace recueil::server {
namespace {

// Words of so many titles that sharing them says nothing.
constexpr std::array<std::string_view, 40> empty_words{
    "annee",      "approbation",  "assemblee",     "attribution",   "autorisation", "avenant",      "budget",
    "commission", "commune",      "communal",      "communaute",    "compte",       "conseil",      "convention",
    "dans",       "deliberation", "departement",   "departemental", "designation",  "entre",        "exercice",
    "general",    "generale",     "intercommunal", "municipal",     "municipale",   "modification", "pour",
    "portant",    "programme",    "projet",        "relatif",       "relative",     "representant", "signature",
    "subvention", "territoire",   "ville",         "voeu",          "nouvelle"};

std::set<std::string> telling_words(std::string_view title) {
    std::set<std::string> words;
    const std::string folded = indexer::value_key(title);
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find_first_of(" '-", at), folded.size());
        std::string word = folded.substr(at, end - at);
        at = end + 1;
        if (word.size() > 4 && (word.back() == 's' || word.back() == 'x')) word.pop_back();
        const bool is_number = word.find_first_not_of("0123456789") == std::string::npos;
        if (word.size() < 4 || is_number) continue;
        if (std::find(empty_words.begin(), empty_words.end(), word) == empty_words.end()) words.insert(std::move(word));
    }
    return words;
}

bool is_change(const query::GraphEdge& edge) {
    return edge.type == "amends" || edge.type == "completes" || edge.type == "repeals" || edge.type == "replaces";
}

class Collector {
  public:
    explicit Collector(Index& index) : index_(index) {}

    Result<Dossier> collect(const std::string& id) {
        const auto json = index_.act(id);
        if (!json) return failure(json);
        query::GraphNode root;
        root.act_id = id;
        root.kind = "deliberation";
        root.title = json->value("title", Model(nullptr)).is_string() ? json->at("title").get<std::string>() : "";
        const auto text = [&](const char* key) {
            const auto found = json->find(key);
            return found != json->end() && found->is_string() ? found->get<std::string>() : std::string();
        };
        root.number = text("number");
        root.date = text("session_date");
        root.key = id;
        open_.push_back({id, true});
        while (!open_.empty()) {
            const auto [next, is_seed] = open_.front();
            open_.pop_front();
            TimeLimit::check();
            if (auto done = look_around(next, is_seed); !done) return failure(done);
        }
        if (acts_.empty()) acts_.emplace(root.key, root);
        for (auto& [key, node] : acts_) dossier_.acts.push_back(std::move(node));
        std::stable_sort(dossier_.acts.begin(), dossier_.acts.end(), [](const auto& a, const auto& b) {
            return std::tie(a.date, a.number, a.key) < std::tie(b.date, b.number, b.key);
        });
        add_edges();
        return std::move(dossier_);
    }

  private:
    using Model = nlohmann::ordered_json;

    Result<void> look_around(const std::string& reference, bool is_seed) {
        query::TraceRequest request;
        request.reference = reference;
        const auto graph = index_.trace(request);
        if (!graph && graph.error().code == ErrorCode::not_found) return {};
        if (!graph) return failure(graph);
        std::map<std::string, const query::GraphNode*> nodes;
        for (const auto& node : graph->nodes) nodes.emplace(node.key, &node);
        const auto root = nodes.find(graph->root);
        if (root == nodes.end()) return {};
        acts_.emplace(root->first, *root->second);
        for (const auto& edge : graph->edges) {
            const bool is_out = edge.from == graph->root;
            const auto found = nodes.find(is_out ? edge.to : edge.from);
            if (found == nodes.end() || found->second->kind != "deliberation") continue;
            const auto& other = *found->second;
            // Rules that hundreds of acts apply belong to the affair of each, and do not make one of all.
            const bool is_applied = edge.type == "applies" && (is_out || is_seed);
            const bool belongs = is_change(edge) || is_applied || are_close_titles(root->second->title, other.title);
            if (!belongs || !has_room(other.key)) continue;
            edges_.push_back(edge);
            if (acts_.emplace(other.key, other).second && !other.act_id.empty()) open_.push_back({other.act_id, false});
        }
        return {};
    }

    bool has_room(const std::string& key) {
        if (acts_.count(key) != 0 || acts_.size() < kMostDossierActs) return true;
        dossier_.is_cut = true;
        return false;
    }

    // Each pair of acts once: what changes says more than what cites.
    void add_edges() {
        std::set<std::tuple<std::string, std::string, std::string>> met;
        std::set<std::pair<std::string, std::string>> told;
        std::stable_partition(edges_.begin(), edges_.end(), [](const auto& edge) { return edge.type != "cites"; });
        for (auto& edge : edges_) {
            const bool is_told = told.count({edge.from, edge.to}) != 0;
            if (edge.type == "cites" && is_told) continue;
            told.insert({edge.from, edge.to});
            if (met.insert({edge.from, edge.to, edge.type}).second) dossier_.edges.push_back(std::move(edge));
        }
    }

    Index& index_;
    Dossier dossier_;
    std::map<std::string, query::GraphNode> acts_;  // by key
    std::vector<query::GraphEdge> edges_;
    std::deque<std::pair<std::string, bool>> open_;  // ids to look around, and whether it is the act asked for
};

}  // namespace

bool are_close_titles(std::string_view a, std::string_view b) {
    const auto first = telling_words(a);
    const auto second = telling_words(b);
    const auto shared =
        std::count_if(first.begin(), first.end(), [&](const std::string& word) { return second.count(word) != 0; });
    return shared >= 2 && 3 * static_cast<std::size_t>(shared) >= std::min(first.size(), second.size());
}

Result<Dossier> dossier_of(Index& index, const std::string& id) {
    return Collector(index).collect(id);
}

}  // namespace recueil::server
