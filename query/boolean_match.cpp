#include "query/boolean_match.h"

#include <algorithm>
#include <string>

namespace recueil::query {

void RowSet::add_all() {
    std::fill(words_.begin(), words_.end(), ~std::uint64_t{0});
    if (rows_ % 64 != 0) words_.back() = (std::uint64_t{1} << (rows_ % 64)) - 1;
}

void RowSet::keep(const RowSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= other.words_[i];
}

void RowSet::join(const RowSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
}

void RowSet::remove(const RowSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
}

namespace {

class Matcher {
  public:
    Matcher(const Xapian::Database& segment, std::size_t rows) : segment_(segment), rows_(rows) {}

    std::optional<RowSet> run(const Xapian::Query& query) {
        if (query.empty()) return RowSet(rows_);
        switch (query.get_type()) {
            case Xapian::Query::LEAF_TERM:
                return holding(*query.get_terms_begin());
            case Xapian::Query::LEAF_MATCH_ALL: {
                RowSet all(rows_);
                all.add_all();
                return all;
            }
            case Xapian::Query::LEAF_MATCH_NOTHING:
                return RowSet(rows_);
            case Xapian::Query::OP_SCALE_WEIGHT:
            case Xapian::Query::OP_AND_MAYBE:
                return run(query.get_subquery(0));
            case Xapian::Query::OP_OR:
            case Xapian::Query::OP_SYNONYM:
            case Xapian::Query::OP_MAX:
                return combined(query, &RowSet::join);
            case Xapian::Query::OP_AND:
            case Xapian::Query::OP_FILTER:
                return combined(query, &RowSet::keep);
            case Xapian::Query::OP_AND_NOT:
                return combined(query, &RowSet::remove);
            default:
                return std::nullopt;
        }
    }

  private:
    RowSet holding(const std::string& term) const {
        RowSet rows(rows_);
        if (term.empty())
            rows.add_all();
        else
            for (auto at = segment_.postlist_begin(term); at != segment_.postlist_end(term); ++at) rows.add(*at - 1);
        return rows;
    }

    std::optional<RowSet> combined(const Xapian::Query& query, void (RowSet::*combine)(const RowSet&)) {
        auto rows = run(query.get_subquery(0));
        for (std::size_t i = 1; rows && i < query.get_num_subqueries(); ++i) {
            const auto more = run(query.get_subquery(i));
            if (!more) return std::nullopt;
            ((*rows).*combine)(*more);
        }
        return rows;
    }

    const Xapian::Database& segment_;
    std::size_t rows_;
};

}  // namespace

std::optional<RowSet> match_rows(const Xapian::Database& segment, std::size_t rows, const Xapian::Query& query) {
    return Matcher(segment, rows).run(query);
}

}  // namespace recueil::query
