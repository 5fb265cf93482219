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

bool has_source(const Xapian::Query& query) {
    if (query.empty()) return false;
    if (query.get_type() == Xapian::Query::LEAF_POSTING_SOURCE) return true;
    for (std::size_t i = 0; i < query.get_num_subqueries(); ++i)
        if (has_source(query.get_subquery(i))) return true;
    return false;
}

class Matcher {
  public:
    Matcher(PostingLists& postings, std::size_t rows, const CheckOfLeaf& check_of_leaf)
        : postings_(postings), rows_(rows), check_of_leaf_(check_of_leaf) {}

    // Right for the rows of `among`, which is all of them where it is null; nothing is promised of the others.
    std::optional<RowSet> run(const Xapian::Query& query, const RowSet* among) {
        if (query.empty()) return RowSet(rows_);
        switch (query.get_type()) {
            case Xapian::Query::LEAF_TERM:
                return holding(*query.get_terms_begin());
            case Xapian::Query::LEAF_MATCH_ALL:
                return everything();
            case Xapian::Query::LEAF_MATCH_NOTHING:
                return RowSet(rows_);
            case Xapian::Query::LEAF_POSTING_SOURCE:
                return checked(query, among);
            case Xapian::Query::OP_OR:
                return any(query, among);
            case Xapian::Query::OP_AND:
            case Xapian::Query::OP_FILTER:
                return all(query, among);
            case Xapian::Query::OP_AND_NOT:
                return but_not(query, among);
            default:
                return std::nullopt;
        }
    }

  private:
    RowSet everything() const {
        RowSet rows(rows_);
        rows.add_all();
        return rows;
    }

    RowSet holding(const std::string& term) {
        if (term.empty()) return everything();
        RowSet rows(rows_);
        for (const Posting& each : postings_.of(term)) rows.add(each.row);
        return rows;
    }

    std::optional<RowSet> checked(const Xapian::Query& leaf, const RowSet* among) const {
        const RowCheck check = check_of_leaf_(leaf);
        if (!check) return std::nullopt;
        RowSet rows(rows_);
        const auto add_if_found = [&](std::size_t row) {
            if (check(row)) rows.add(row);
        };
        if (among != nullptr)
            among->for_each(add_if_found);
        else
            for (std::size_t row = 0; row < rows_; ++row) add_if_found(row);
        return rows;
    }

    std::optional<RowSet> any(const Xapian::Query& query, const RowSet* among) {
        auto rows = run(query.get_subquery(0), among);
        for (std::size_t i = 1; rows && i < query.get_num_subqueries(); ++i) {
            const auto more = run(query.get_subquery(i), among);
            if (!more) return std::nullopt;
            rows->join(*more);
        }
        return rows;
    }

    // What has to be checked comes last, when few acts are left.
    std::optional<RowSet> all(const Xapian::Query& query, const RowSet* among) {
        std::optional<RowSet> rows;
        if (among != nullptr) rows = *among;
        for (const bool with_source : {false, true})
            for (std::size_t i = 0; i < query.get_num_subqueries(); ++i) {
                const Xapian::Query part = query.get_subquery(i);
                if (has_source(part) != with_source) continue;
                auto more = run(part, rows ? &*rows : nullptr);
                if (!more) return std::nullopt;
                if (rows)
                    rows->keep(*more);
                else
                    rows = std::move(more);
            }
        return rows;
    }

    std::optional<RowSet> but_not(const Xapian::Query& query, const RowSet* among) {
        auto rows = run(query.get_subquery(0), among);
        for (std::size_t i = 1; rows && i < query.get_num_subqueries(); ++i) {
            const auto fewer = run(query.get_subquery(i), &*rows);
            if (!fewer) return std::nullopt;
            rows->remove(*fewer);
        }
        return rows;
    }

    PostingLists& postings_;
    std::size_t rows_;
    const CheckOfLeaf& check_of_leaf_;
};

}  // namespace

std::optional<RowSet> match_rows(PostingLists& postings, std::size_t rows, const Xapian::Query& query,
                                 const CheckOfLeaf& check_of_leaf) {
    return Matcher(postings, rows, check_of_leaf).run(query, nullptr);
}

}  // namespace recueil::query
