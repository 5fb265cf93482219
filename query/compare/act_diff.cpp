#include "query/compare/act_diff.h"

#include <algorithm>
#include <array>
#include <set>

#include "query/compare/alignment.h"

namespace recueil::query {

namespace {

constexpr std::array<std::string_view, 5> relation_types{"amends", "completes", "repeals", "replaces", "applies"};

bool changes_an_act(std::string_view relation) {
    return relation != "applies" &&
           std::find(relation_types.begin(), relation_types.end(), relation) != relation_types.end();
}

DiffedAct head_of(const corpus::Act& act) {
    return {act.id,
            act.is_document,
            act.number.value_or(""),
            act.title.value_or(""),
            act.session_date.value_or(""),
            act.institution.value_or("")};
}

// A piece of an act before it is compared; the text stays in the act.
struct Piece {
    std::string_view label;
    std::string_view text;
    corpus::Lines lines;
};

class Comparison {
  public:
    explicit Comparison(ActDiff& diff) : diff_(diff) {}

    DiffRow title(const corpus::Act& from, const corpus::Act& to) {
        const std::string before = from.title.value_or("");
        const std::string after = to.title.value_or("");
        return placed(row_of(words_.read(before), words_.read(after)),
                      from.title ? std::optional(DiffPlace{}) : std::nullopt,
                      to.title ? std::optional(DiffPlace{}) : std::nullopt);
    }

    std::vector<DiffRow> rows(const std::vector<Piece>& from, const std::vector<Piece>& to) {
        const auto before = read(from);
        const auto after = read(to);
        std::vector<DiffRow> rows;
        for (const AlignedPair& pair : align(before, after)) {
            static const WordText nothing;
            rows.push_back(
                placed(row_of(pair.from ? before[*pair.from].text : nothing, pair.to ? after[*pair.to].text : nothing),
                       pair.from ? std::optional(place_of(from[*pair.from])) : std::nullopt,
                       pair.to ? std::optional(place_of(to[*pair.to])) : std::nullopt));
        }
        return rows;
    }

  private:
    std::vector<AlignedItem> read(const std::vector<Piece>& pieces) {
        std::vector<AlignedItem> items;
        items.reserve(pieces.size());
        for (const Piece& piece : pieces) items.push_back({piece.label, words_.read(piece.text)});
        return items;
    }

    static DiffPlace place_of(const Piece& piece) { return {std::string(piece.label), piece.lines}; }

    DiffRow row_of(const WordText& from, const WordText& to) {
        WordDiff diff = compare_words(from, to, budget_);
        DiffRow row;
        const bool is_equal = std::all_of(diff.pieces.begin(), diff.pieces.end(),
                                          [](const DiffPiece& piece) { return piece.kind == DiffPiece::Kind::equal; });
        row.status = is_equal ? DiffStatus::equal : DiffStatus::changed;
        const std::size_t words = 2 * diff.words_equal + diff.words_removed + diff.words_added;
        row.likeness =
            is_equal || words == 0 ? 1 : 2.0 * static_cast<double>(diff.words_equal) / static_cast<double>(words);
        row.pieces = std::move(diff.pieces);
        diff_.words_removed += diff.words_removed;
        diff_.words_added += diff.words_added;
        diff_.is_cut = diff_.is_cut || diff.is_cut;
        return row;
    }

    static DiffRow placed(DiffRow row, std::optional<DiffPlace> from, std::optional<DiffPlace> to) {
        if (!from && to) row.status = DiffStatus::added;
        if (from && !to) row.status = DiffStatus::removed;
        row.from = std::move(from);
        row.to = std::move(to);
        return row;
    }

    ActDiff& diff_;
    WordNumbers words_;
    DiffBudget budget_;
};

std::vector<Piece> visas_of(const corpus::Act& act) {
    std::vector<Piece> pieces;
    for (const auto& visa : act.visas) pieces.push_back({{}, visa.text, visa.lines});
    return pieces;
}
std::vector<Piece> recitals_of(const corpus::Act& act) {
    std::vector<Piece> pieces;
    for (const auto& recital : act.recitals) pieces.push_back({{}, recital.text, recital.lines});
    return pieces;
}
std::vector<Piece> articles_of(const corpus::Act& act) {
    std::vector<Piece> pieces;
    for (const auto& article : act.articles) pieces.push_back({article.label, article.text, article.lines});
    return pieces;
}

bool same(const std::optional<corpus::Tally>& a, const std::optional<corpus::Tally>& b) {
    if (a.has_value() != b.has_value()) return false;
    return !a || (a->count == b->count && a->groups == b->groups && a->members == b->members);
}

bool same(const corpus::Vote& a, const corpus::Vote& b) {
    return a.articles == b.articles && a.outcome == b.outcome && a.result == b.result && a.unanimous == b.unanimous &&
           same(a.for_, b.for_) && same(a.against, b.against) && same(a.abstention, b.abstention) &&
           same(a.absent, b.absent) && same(a.not_voting, b.not_voting);
}

// By their order: the first vote of an act answers to the first of the other.
std::vector<VoteRow> votes_of(const corpus::Act& from, const corpus::Act& to) {
    std::vector<VoteRow> rows;
    for (std::size_t i = 0; i < std::max(from.votes.size(), to.votes.size()); ++i) {
        VoteRow row;
        if (i < from.votes.size()) row.from = from.votes[i];
        if (i < to.votes.size()) row.to = to.votes[i];
        row.status = !row.from                  ? DiffStatus::added
                     : !row.to                  ? DiffStatus::removed
                     : same(*row.from, *row.to) ? DiffStatus::equal
                                                : DiffStatus::changed;
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace

std::string_view name_of(DiffStatus status) {
    constexpr std::array<std::string_view, 4> names{"equal", "changed", "removed", "added"};
    return names.at(static_cast<std::size_t>(status));
}

std::string_view name_of(DiffPiece::Kind kind) {
    constexpr std::array<std::string_view, 3> names{"equal", "removed", "added"};
    return names.at(static_cast<std::size_t>(kind));
}

ActDiff compare_acts(const corpus::Act& from, const corpus::Act& to) {
    ActDiff diff;
    diff.from = head_of(from);
    diff.to = head_of(to);
    Comparison comparison(diff);
    diff.title = comparison.title(from, to);
    diff.articles = comparison.rows(articles_of(from), articles_of(to));
    diff.visas = comparison.rows(visas_of(from), visas_of(to));
    diff.recitals = comparison.rows(recitals_of(from), recitals_of(to));
    diff.votes = votes_of(from, to);
    return diff;
}

void add_relations(ActDiff& diff, const Graph& graph) {
    const auto key_of = [&graph](const std::string& id) {
        const auto found = std::find_if(graph.nodes.begin(), graph.nodes.end(),
                                        [&id](const GraphNode& node) { return node.act_id == id; });
        return found == graph.nodes.end() ? std::string() : found->key;
    };
    const std::string from = key_of(diff.from.id);
    const std::string to = key_of(diff.to.id);
    if (from.empty() || to.empty() || from == to) return;
    for (const GraphEdge& edge : graph.edges) {
        const bool joins_them = (edge.from == from && edge.to == to) || (edge.from == to && edge.to == from);
        const bool has_effect =
            std::find(relation_types.begin(), relation_types.end(), edge.type) != relation_types.end();
        if (!joins_them || !has_effect) continue;
        GraphEdge relation = edge;
        relation.from = edge.from == from ? diff.from.id : diff.to.id;
        relation.to = edge.to == to ? diff.to.id : diff.from.id;
        diff.relations.push_back(std::move(relation));
    }
}

std::vector<std::string> acts_changed_by_root(const Graph& graph) {
    std::set<std::string_view> changed;
    for (const GraphEdge& edge : graph.edges)
        if (edge.from == graph.root && edge.to != graph.root && changes_an_act(edge.type)) changed.insert(edge.to);
    std::vector<std::string> ids;
    for (const GraphNode& node : graph.nodes)
        if (!node.act_id.empty() && changed.count(node.key) > 0) ids.push_back(node.act_id);
    return ids;
}

}  // namespace recueil::query
