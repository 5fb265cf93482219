#include "query/similar.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>
#include <xapian.h>

#include "corpus/passage.h"
#include "indexer/terms.h"
#include "query/matched_acts.h"

namespace recueil::query {

namespace {

using corpus::PassageKind;

constexpr std::size_t most_words_read = 20'000;
constexpr std::size_t most_telling_words = 30;
constexpr std::size_t shown_words = 6;
constexpr std::size_t shortest_word = 3;
// Of how the telling words of the act are found in another, what makes the two similar.
constexpr double least_likeness = 0.2;

// How much a word of such a passage says about its act; nothing where everybody's words stand.
double weight_of(PassageKind kind) {
    switch (kind) {
        case PassageKind::title:
            return 6;
        case PassageKind::article:
            return 2;
        case PassageKind::report:
        case PassageKind::document:
            return 1;
        case PassageKind::recitals:
            return 1;
        case PassageKind::visas:
        case PassageKind::annex:
        case PassageKind::vote:
        case PassageKind::attendance:
            break;
    }
    return 0;
}

struct TellingWord {
    std::string surface;
    double weight = 0;
};

Result<std::vector<TellingWord>> telling_words(OpenIndex& index, const ActPlace& place) {
    indexer::Segment& segment = index.segments[place.segment];
    std::unordered_map<std::string, double> often;
    std::size_t read = 0;
    for (const indexer::PassageRecord& record : segment.tables().passages(place.row)) {
        const double weight = weight_of(static_cast<PassageKind>(record.kind));
        if (weight <= 0 || read > most_words_read) continue;
        read += record.words;
        const auto passage = segment.passage(record);
        if (!passage) return tl::unexpected<Error>(passage.error());
        for (const stemming::Token& token : index.analyser.analyse(passage->text))
            if (!token.is_number && token.surface.size() >= shortest_word && !stemming::is_stop_word(token.surface))
                often[token.surface] += weight;
    }
    std::vector<TellingWord> words;
    const double acts = std::max<double>(1, index.all.get_doccount());
    for (const auto& [surface, count] : often) {
        const double holding = index.all.get_termfreq(surface);
        // A word of this act alone leads nowhere.
        if (holding < 2) continue;
        words.push_back({surface, (1 + std::log(count)) * std::log((acts + 1) / (holding + 0.5))});
    }
    std::sort(words.begin(), words.end(), [](const TellingWord& a, const TellingWord& b) {
        return a.weight != b.weight ? a.weight > b.weight : a.surface < b.surface;
    });
    if (words.size() > most_telling_words) words.resize(most_telling_words);
    words.erase(std::find_if(words.begin(), words.end(), [](const TellingWord& word) { return word.weight <= 0; }),
                words.end());
    return words;
}

}  // namespace

Result<std::vector<SimilarAct>> similar_acts(OpenIndex& index, const std::string& id, std::size_t limit) {
    const auto self = index.act_called(id);
    if (!self) return tl::unexpected<Error>(self.error());
    const auto words = telling_words(index, *self);
    if (!words) return tl::unexpected<Error>(words.error());
    std::vector<SimilarAct> similar;
    if (words->empty() || limit == 0) return similar;

    double total = 0;
    std::vector<Xapian::Query> parts;
    for (const TellingWord& word : *words) {
        total += word.weight;
        parts.emplace_back(Xapian::Query::OP_SCALE_WEIGHT, Xapian::Query(word.surface), word.weight);
    }
    Xapian::Enquire enquire(index.all);
    const Xapian::Query itself(indexer::boolean_term(indexer::prefix::id, id));
    enquire.set_query(
        without_dead(index, Xapian::Query(Xapian::Query::OP_AND_NOT,
                                          Xapian::Query(Xapian::Query::OP_OR, parts.begin(), parts.end()), itself)));
    enquire.set_weighting_scheme(Xapian::BM25Weight(1.2, 0, 1, 0.9, 0.3));
    enquire.set_sort_by_relevance_then_value(indexer::slot::sort_key, true);
    const Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(limit));
    for (auto at = found.begin(); at != found.end(); ++at) {
        const ActPlace place = index.place_of(*at);
        SimilarAct act;
        double shared = 0;
        const Xapian::Database& database = index.databases[place.segment];
        for (const TellingWord& word : *words) {
            auto postings = database.postlist_begin(word.surface);
            if (postings == database.postlist_end(word.surface)) continue;
            postings.skip_to(static_cast<Xapian::docid>(place.row + 1));
            if (postings == database.postlist_end(word.surface) || *postings != place.row + 1) continue;
            shared += word.weight;
            if (act.words.size() < shown_words) act.words.push_back(index.as_written(word.surface));
        }
        act.likeness = shared / total;
        if (act.likeness < least_likeness) continue;
        const indexer::Card card = index.segments[place.segment].tables().card(place.row);
        act.id = card.id;
        act.kind = card.is_document ? "document" : "deliberation";
        act.number = card.number;
        act.title = card.title;
        act.session_date = card.date;
        act.assembly = card.assembly;
        similar.push_back(std::move(act));
    }
    return similar;
}

}  // namespace recueil::query
