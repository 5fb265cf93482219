#include "query/matched_acts.h"

#include <algorithm>
#include <map>
#include <memory>

#include "query/boolean_match.h"

namespace recueil::query {

namespace {

// Sees every act that the matcher accepts.
class RowCollector : public Xapian::MatchSpy {
  public:
    RowCollector(const indexer::Segment& segment, std::vector<std::uint32_t>& rows) : segment_(segment), rows_(rows) {}

    void operator()(const Xapian::Document& document, double /*weight*/) override {
        const std::uint32_t row = document.get_docid() - 1;
        if (!segment_.is_dead(row)) rows_.push_back(row);
    }

  private:
    const indexer::Segment& segment_;
    std::vector<std::uint32_t>& rows_;
};

// The dead acts of whichever segment Xapian asks about.
class DeadSource : public Xapian::PostingSource {
  public:
    using ByUuid = std::map<std::string, std::vector<Xapian::docid>>;
    explicit DeadSource(std::shared_ptr<const ByUuid> dead) : dead_(std::move(dead)) {}

    DeadSource* clone() const override { return new DeadSource(dead_); }
    void init(const Xapian::Database& database) override {
        static const std::vector<Xapian::docid> none;
        const auto found = dead_->find(database.get_uuid());
        ids_ = found == dead_->end() ? &none : &found->second;
        at_ = 0;
        started_ = false;
    }
    Xapian::doccount get_termfreq_min() const override { return count(); }
    Xapian::doccount get_termfreq_est() const override { return count(); }
    Xapian::doccount get_termfreq_max() const override { return count(); }
    void next(double /*least_weight*/) override {
        if (started_)
            ++at_;
        else
            started_ = true;
    }
    void skip_to(Xapian::docid id, double /*least_weight*/) override {
        started_ = true;
        at_ = static_cast<std::size_t>(
            std::lower_bound(ids_->begin() + static_cast<std::ptrdiff_t>(at_), ids_->end(), id) - ids_->begin());
    }
    bool at_end() const override { return at_ >= ids_->size(); }
    Xapian::docid get_docid() const override { return (*ids_)[at_]; }

  private:
    Xapian::doccount count() const { return static_cast<Xapian::doccount>(ids_->size()); }

    std::shared_ptr<const ByUuid> dead_;
    const std::vector<Xapian::docid>* ids_ = nullptr;
    std::size_t at_ = 0;
    bool started_ = false;
};

double seconds_left(Deadline deadline) {
    return std::chrono::duration<double>(deadline - std::chrono::steady_clock::now()).count();
}

}  // namespace

MatchedActs collect_matches(const OpenIndex& index, const std::optional<Xapian::Query>& query, Deadline deadline) {
    MatchedActs matches;
    matches.rows.resize(index.segments.size());
    for (std::size_t i = 0; i < index.segments.size(); ++i) {
        const indexer::Segment& segment = index.segments[i];
        std::vector<std::uint32_t>& rows = matches.rows[i];
        if (!query) {
            for (std::uint32_t row = 0; row < segment.rows(); ++row)
                if (!segment.is_dead(row)) rows.push_back(row);
        } else if (!query->empty()) {
            const double left = seconds_left(deadline);
            if (left <= 0) {
                matches.is_cut = true;
                break;
            }
            if (const auto found =
                    match_rows(index.postings[i], segment.rows(), *query,
                               [&](const Xapian::Query& leaf) { return index.orders.check_of(leaf, i); })) {
                found->for_each([&](std::size_t row) {
                    if (!segment.is_dead(row)) rows.push_back(static_cast<std::uint32_t>(row));
                });
                matches.count += rows.size();
                matches.is_cut = matches.is_cut || seconds_left(deadline) <= 0;
                continue;
            }
            Xapian::Enquire enquire(index.databases[i]);
            enquire.set_query(*query);
            enquire.set_weighting_scheme(Xapian::BoolWeight());
            enquire.set_docid_order(Xapian::Enquire::ASCENDING);
            enquire.set_time_limit(left);
            RowCollector collector(segment, rows);
            enquire.add_matchspy(&collector);
            enquire.get_mset(0, 1, index.databases[i].get_doccount());
            if (seconds_left(deadline) <= 0) matches.is_cut = true;
        }
        std::sort(rows.begin(), rows.end());
        matches.count += rows.size();
    }
    return matches;
}

Xapian::Query without_dead(const OpenIndex& index, const Xapian::Query& query) {
    if (!index.has_dead()) return query;
    auto dead = std::make_shared<DeadSource::ByUuid>();
    for (std::size_t i = 0; i < index.segments.size(); ++i) {
        std::vector<Xapian::docid>& ids = (*dead)[index.databases[i].get_uuid()];
        for (std::uint32_t row = 0; row < index.segments[i].rows(); ++row)
            if (index.segments[i].is_dead(row)) ids.push_back(row + 1);
    }
    return Xapian::Query(Xapian::Query::OP_AND_NOT, query, Xapian::Query((new DeadSource(std::move(dead)))->release()));
}

std::optional<Xapian::Query> restricted(const std::optional<Xapian::Query>& text_query,
                                        const std::optional<Xapian::Query>& restriction) {
    if (!text_query) return restriction;
    if (!restriction) return text_query;
    return Xapian::Query(Xapian::Query::OP_FILTER, *text_query, *restriction);
}

}  // namespace recueil::query
