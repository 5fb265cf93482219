#include "query/search.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

#include "indexer/resident_pages.h"
#include "indexer/terms.h"
#include "query/compile.h"
#include "query/evidence.h"
#include "query/facet_counts.h"
#include "query/highlight.h"
#include "query/language.h"
#include "query/matched_acts.h"
#include "query/reference_lookup.h"
#include "query/restrictions.h"
#include "query/spelling.h"
#include "query/terms_of_query.h"
#include "query/word_ranking.h"

namespace recueil::query {

using corpus::PassageKind;

namespace {

// So many of the acts that word statistics put first are ranked again by their passages.
constexpr std::size_t ranked_by_passages = 64;
constexpr auto time_limit = std::chrono::seconds(3);
constexpr std::size_t excerpt_length = 320;
constexpr std::size_t most_words_counted = 12;
// Words that acts may lack to be preferred to acts that hold them all far apart, and by how much they must be better.
constexpr std::size_t most_left_out = 2;
constexpr double much_better = 1.1;

// What an act is worth more because of what it does to the act or text that the query names.
constexpr double worth_of_being_it = 1000;
constexpr double worth_of_changing_it = 40;
constexpr double worth_of_citing_it = 8;

struct RankedAct {
    ActPlace place;
    double score = 0;
    ActEvidence evidence;
};

double worth_of_references(const OpenIndex& index, const CompiledQuery& compiled, const ActPlace& place) {
    double worth = 0;
    const indexer::Tables& tables = index.segments[place.segment].tables();
    for (const WantedReference& reference : compiled.references) {
        if (!reference.number.empty()) {
            const indexer::Card card = tables.card(place.row);
            if (indexer::number_key(card.number) == reference.number &&
                (reference.date.empty() || reference.date == card.date))
                worth += worth_of_being_it;
        }
        double best = 0;
        for (const indexer::EdgeView& edge : tables.edges(place.row)) {
            if (edge.kind == corpus::ReferenceKind::deliberation) {
                if (reference.number.empty() ? edge.date != reference.date
                                             : indexer::number_key(edge.number) != reference.number)
                    continue;
                if (!reference.number.empty() && !reference.date.empty() && !edge.date.empty() &&
                    edge.date != reference.date)
                    continue;
            } else {
                const auto keys = ReferenceLookup::text_keys(edge);
                if (std::find_first_of(keys.begin(), keys.end(), reference.keys.begin(), reference.keys.end()) ==
                    keys.end())
                    continue;
            }
            best = std::max(best, edge.type == corpus::RelationType::cites ? worth_of_citing_it : worth_of_changing_it);
        }
        worth += best;
    }
    return worth;
}

class Search {
  public:
    Search(OpenIndex& index, const SearchRequest& request)
        : index_(index),
          request_(request),
          started_(std::chrono::steady_clock::now()),
          deadline_(started_ + time_limit) {}

    Result<SearchResponse> run() {
        if (request_.page < 1) return failure(ErrorCode::usage, "page: pages are counted from 1");
        if (request_.per_page < 0 || request_.per_page > 100)
            return failure(ErrorCode::usage, "per_page: from 0 to 100 hits a page");
        index_.orders.start(deadline_);
        for (PostingLists& postings : index_.postings) postings.forget();
        auto restrictions = understand_filters(index_, request_);
        if (!restrictions) return tl::unexpected<Error>(restrictions.error());

        const ParsedQuery parsed = parse_query(request_.text);
        response_.text = request_.text;
        response_.diagnostics = parsed.diagnostics;
        response_.page = request_.page;
        response_.per_page = request_.per_page;
        compiled_ = compile(parsed, request_.text, index_, request_.expand);
        response_.expanded = compiled_.expanded;
        response_.parsed = print(parsed.root);
        for (const Expanded& each : compiled_.expanded)
            response_.parsed +=
                fmt::format(" ~ {} = {}", request_.text.substr(each.begin, each.end - each.begin), each.words);
        response_.diagnostics.insert(response_.diagnostics.end(), compiled_.diagnostics.begin(),
                                     compiled_.diagnostics.end());

        if (parsed.root.kind != Node::Kind::all) text_query_ = compiled_.wanted;
        restriction_ = restrictions->query();
        response_.is_filtered = restriction_.has_value();
        matches_ = collect_matches(index_, restricted(text_query_, restriction_), deadline_);
        loosen_where_words_stand_apart();
        response_.total = matches_.count;
        if (response_.partial || matches_.count == 0) count_words();

        auto facets = count_facets(index_, request_, matches_, text_query_, *restrictions, deadline_);
        if (!facets) return tl::unexpected<Error>(facets.error());
        response_.facets = std::move(*facets);
        indexer::let_go_of_excess(index_.segments);
        if (auto done = add_hits(restricted(text_query_, restriction_)); !done)
            return tl::unexpected<Error>(done.error());

        response_.suggestion = suggestion(parsed);
        response_.total_exact = !matches_.is_cut;
        if (matches_.is_cut || std::chrono::steady_clock::now() > deadline_) {
            response_.total_exact = false;
            response_.diagnostics.push_back(
                {"la recherche a été interrompue : elle durait trop, d'autres actes peuvent y répondre", 0,
                 request_.text.size()});
        }
        response_.took_ms =
            std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - started_).count();
        return std::move(response_);
    }

  private:
    std::size_t first_hit() const {
        return static_cast<std::size_t>(request_.page - 1) * static_cast<std::size_t>(request_.per_page);
    }

    std::optional<std::string> suggestion(const ParsedQuery& parsed) const {
        const auto lexicons = index_.lexicons();
        return suggest_query(request_.text, parsed, index_.analyser, lexicons, [&](const stemming::Token& word) {
            std::size_t acts = 0;
            for (const std::string& form : inflections(index_, word.surface, word.stem).forms)
                acts += index_.all.get_termfreq(form);
            return acts;
        });
    }

    // Where no act holds all the words in one passage of it (with its title and date), those that hold all but one or
    // two near each other may be meant: a report of a thousand pages holds nearly every word somewhere.
    void loosen_where_words_stand_apart() {
        const std::size_t words = compiled_.words.size();
        if (words < 2 || matches_.is_cut) return;
        double best_score = 0;
        if (matches_.count > 0) {
            const auto best = best_evidence(matches_);
            if (best.together > 0.999) return;
            best_score = best.score;
        }
        for (std::size_t left_out = 1; left_out < words; ++left_out) {
            if (matches_.count > 0 && left_out > most_left_out) return;
            const auto looser = loosened(compiled_, left_out);
            if (!looser) return;
            const auto strict_query = std::exchange(text_query_, *looser);
            auto strict_ranked = std::exchange(ranked_, std::nullopt);
            auto found = collect_matches(index_, restricted(text_query_, restriction_), deadline_);
            if (found.count == matches_.count ||
                (matches_.count > 0 && best_evidence(found).score < best_score * much_better)) {
                text_query_ = strict_query;
                ranked_ = std::move(strict_ranked);
                continue;
            }
            matches_ = std::move(found);
            response_.partial = true;
            return;
        }
    }

    void count_words() {
        std::vector<WantedWord> words = compiled_.words;
        words.insert(words.end(), compiled_.required.begin(), compiled_.required.end());
        if (words.size() > most_words_counted) words.resize(most_words_counted);
        std::sort(words.begin(), words.end(),
                  [](const WantedWord& a, const WantedWord& b) { return a.begin < b.begin; });
        for (const WantedWord& word : words) {
            if (word.end <= word.begin || word.end > request_.text.size()) continue;
            const auto found = collect_matches(index_, restricted(word.query, restriction_), deadline_);
            response_.word_counts.push_back({word.begin, word.end, found.count});
        }
    }

    struct Best {
        double score = 0;
        double together = 0;
    };
    Best best_evidence(const MatchedActs& matches) {
        Best best;
        ranked_ = first_ranked(matches);
        for (const RankedAct& act : *ranked_) {
            best.score = std::max(best.score, act.score);
            best.together = std::max(best.together, act.evidence.together);
        }
        return best;
    }

    Result<void> add_hits(const std::optional<Xapian::Query>& query) {
        const auto wanted = static_cast<std::size_t>(request_.per_page);
        if (wanted == 0 || first_hit() >= matches_.count) return {};
        const bool by_relevance = request_.sort == Sort::relevance && compiled_.has_words;
        const std::vector<RankedAct> ranked = by_relevance ? by_passages() : by_date(query);
        const Highlighter highlighter(compiled_.matches);
        for (const RankedAct& act : ranked) {
            auto hit = hit_of(act, highlighter);
            if (!hit) return tl::unexpected<Error>(hit.error());
            response_.hits.push_back(std::move(*hit));
        }
        return {};
    }

    std::vector<RankedAct> by_date(const std::optional<Xapian::Query>& query) {
        Xapian::Enquire enquire(index_.all);
        enquire.set_query(without_dead(index_, query.value_or(Xapian::Query(std::string()))));
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.set_sort_by_value(indexer::slot::sort_key, request_.sort != Sort::date_ascending);
        enquire.set_time_limit(left());
        const Xapian::MSet found = enquire.get_mset(static_cast<Xapian::doccount>(first_hit()),
                                                    static_cast<Xapian::doccount>(request_.per_page));
        std::vector<ActPlace> places;
        for (auto at = found.begin(); at != found.end(); ++at) places.push_back(index_.place_of(*at));
        std::vector<RankedAct> ranked;
        for (ActEvidence& evidence : gather_evidence(index_, compiled_, places))
            ranked.push_back({evidence.place, 0, std::move(evidence)});
        return ranked;
    }

    // The acts that word statistics put first, ranked by their passages.
    std::vector<RankedAct> first_ranked(const MatchedActs& matches, std::size_t at_least = 0) {
        std::vector<ActPlace> first =
            first_by_words(index_, compiled_, matches, {worth_of_being_it, worth_of_citing_it},
                           std::max(at_least, ranked_by_passages));
        std::vector<RankedAct> rest;
        for (std::size_t i = ranked_by_passages; i < first.size(); ++i) rest.push_back({first[i], 0, {}});
        first.resize(std::min(first.size(), ranked_by_passages));
        std::vector<RankedAct> ranked;
        for (ActEvidence& evidence : gather_evidence(index_, compiled_, first)) {
            const double worth =
                compiled_.references.empty() ? 0 : worth_of_references(index_, compiled_, evidence.place);
            const double score = evidence.score + worth;
            ranked.push_back({evidence.place, score, std::move(evidence)});
        }
        std::stable_sort(ranked.begin(), ranked.end(),
                         [](const RankedAct& a, const RankedAct& b) { return a.score > b.score; });
        ranked.insert(ranked.end(), rest.begin(), rest.end());
        return ranked;
    }

    std::vector<RankedAct> by_passages() {
        const std::size_t last = first_hit() + static_cast<std::size_t>(request_.per_page);
        // Where it was asked whether the words stand together, the first acts are ranked already.
        std::vector<RankedAct> ranked =
            ranked_ && last <= ranked_by_passages ? std::move(*ranked_) : first_ranked(matches_, last);
        if (ranked.size() > last) ranked.resize(last);
        ranked.erase(ranked.begin(),
                     ranked.begin() + static_cast<std::ptrdiff_t>(std::min(first_hit(), ranked.size())));
        // Past those ranked by passages the order is that of the words; what they show is gathered all the same.
        std::vector<ActPlace> places;
        for (const RankedAct& each : ranked)
            if (each.evidence.passages.empty()) places.push_back(each.place);
        auto gathered = gather_evidence(index_, compiled_, places);
        std::size_t next = 0;
        for (RankedAct& each : ranked)
            if (each.evidence.passages.empty()) each.evidence = std::move(gathered[next++]);
        return ranked;
    }

    double left() const {
        return std::max(0.05, std::chrono::duration<double>(deadline_ - std::chrono::steady_clock::now()).count());
    }

    Result<Hit> hit_of(const RankedAct& act, const Highlighter& highlighter) {
        indexer::Segment& segment = index_.segments[act.place.segment];
        const indexer::Card card = segment.tables().card(act.place.row);
        Hit hit;
        hit.id = card.id;
        hit.kind = card.is_document ? "document" : "deliberation";
        hit.number = card.number;
        hit.title = card.title;
        hit.session_date = card.date;
        hit.assembly = card.assembly;
        hit.outcome = card.outcome;
        hit.commissions = card.commissions;
        hit.score = act.score;
        hit.file = card.file;
        const auto records = segment.tables().passages(act.place.row);
        std::vector<std::uint32_t> shown;
        for (const PassageEvidence& each : act.evidence.passages) {
            if (shown.size() >= static_cast<std::size_t>(std::max(request_.passages, 0))) break;
            shown.push_back(each.passage);
        }
        if (shown.empty() && request_.passages > 0 && !records.empty()) shown.push_back(opening_of(records));
        for (const std::uint32_t each : shown) {
            const auto passage = segment.passage(records[each]);
            if (!passage) return tl::unexpected<Error>(passage.error());
            Excerpt excerpt = highlighter.excerpt(index_.analyser, passage->text, excerpt_length);
            const int line = passage->line_at(excerpt.begin);
            hit.passages.push_back({std::string(corpus::name_of(passage->kind)), passage->label, line, passage->page,
                                    std::move(excerpt.text), std::move(excerpt.highlights)});
        }
        return hit;
    }

    // What says most of an act when nothing in it was asked for: its first article, else how it begins.
    static std::uint32_t opening_of(std::span<const indexer::PassageRecord> records) {
        for (std::uint32_t i = 0; i < records.size(); ++i)
            if (static_cast<PassageKind>(records[i].kind) == PassageKind::article) return i;
        return 0;
    }

    OpenIndex& index_;
    const SearchRequest& request_;
    std::chrono::steady_clock::time_point started_;
    Deadline deadline_;
    SearchResponse response_;
    CompiledQuery compiled_;
    std::optional<Xapian::Query> text_query_;  // absent: everything
    std::optional<Xapian::Query> restriction_;
    MatchedActs matches_;
    std::optional<std::vector<RankedAct>> ranked_;  // of text_query_, where they were needed before the hits
};

}  // namespace

Result<SearchResponse> search_index(OpenIndex& index, const SearchRequest& request) {
    auto response = Search(index, request).run();
    indexer::let_go_of_excess(index.segments);
    return response;
}

}  // namespace recueil::query
