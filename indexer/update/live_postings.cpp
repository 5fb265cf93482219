#include "indexer/update/live_postings.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "indexer/fields.h"
#include "indexer/update/term_weights.h"

namespace recueil::indexer {

namespace {

constexpr std::size_t acts_of_a_commit = 500;

// Terms of acts other than words: names, dates, citations…
class BooleanTerms {
  public:
    BooleanTerms(const Xapian::Database& database, const Segment& segment) {
        for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
            bool is_known = false;
            for (auto at = database.postlist_begin(*term); at != database.postlist_end(*term); ++at) {
                // Words have a weight or no prefix.
                if (at.get_wdf() > 0 || !has_prefix(*term)) break;
                if (segment.is_deleted(*at - 1)) continue;
                if (!is_known) terms_.push_back(*term);
                is_known = true;
                borne_.emplace_back(*at - 1, static_cast<std::uint32_t>(terms_.size() - 1));
            }
        }
        std::sort(borne_.begin(), borne_.end());
    }

    // Rows in ascending order.
    void write(std::size_t row, Xapian::Document& document) {
        for (; at_ < borne_.size() && borne_[at_].first <= row; ++at_)
            if (borne_[at_].first == row) document.add_boolean_term(terms_[borne_[at_].second]);
    }

  private:
    static bool has_prefix(const std::string& term) { return term.front() >= 'A' && term.front() <= 'Z'; }

    std::vector<std::string> terms_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> borne_;  // row, number of the term
    std::size_t at_ = 0;
};

}  // namespace

Xapian::Database rebuild_live_postings(const Segment& segment, const std::string& path) {
    const Xapian::Database from(segment.terms_path());
    Xapian::WritableDatabase into = new_terms_database(path);
    BooleanTerms others(from, segment);
    const auto surfaces = segment.token_stream().surfaces();
    TermWeights counts;
    std::size_t pending = 0;
    for (std::size_t row = 0; row < segment.rows(); ++row) {
        if (segment.is_deleted(row)) continue;
        Xapian::Document document;
        const auto passages = segment.doc_table().passages(row);
        visit_words(
            segment.token_stream().codes(row), [](std::uint16_t /*unit*/) { return true; },
            [&](const PlacedWord& placed) {
                if (placed.word < surfaces.size() && placed.passage < passages.size())
                    counts.add(placed.word, static_cast<corpus::PassageKind>(passages[placed.passage].kind));
                return false;
            });
        counts.write(document, [&](std::uint32_t word) { return surfaces[word]; });
        others.write(row, document);
        const Xapian::Document before = from.get_document(static_cast<Xapian::docid>(row + 1));
        for (const std::uint32_t slot : value_slots())
            if (const std::string value = before.get_value(slot); !value.empty()) document.add_value(slot, value);
        into.add_document(document);
        if (++pending % acts_of_a_commit == 0) into.commit();
    }
    for (auto key = from.synonym_keys_begin(); key != from.synonym_keys_end(); ++key)
        for (auto form = from.synonyms_begin(*key); form != from.synonyms_end(*key); ++form)
            into.add_synonym(*key, *form);
    into.commit();
    into.close();
    return Xapian::Database(path);
}

}  // namespace recueil::indexer
