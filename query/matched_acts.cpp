#include "query/matched_acts.h"

#include <algorithm>
#include <map>
#include <memory>

#include <fmt/format.h>

#include "query/boolean_match.h"

namespace recueil::query {

using indexer::Field;
using indexer::FieldId;

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

Facet facet_of(const FacetVocabulary& vocabulary, std::vector<std::size_t> counts,
               const std::vector<std::uint32_t>& selected, int most_values) {
    Facet facet;
    facet.field = vocabulary.field().name;
    std::vector<std::uint32_t> order;
    for (std::uint32_t i = 0; i < counts.size(); ++i)
        if (counts[i] > 0 || std::binary_search(selected.begin(), selected.end(), i)) order.push_back(i);
    const auto is_selected = [&](std::uint32_t i) { return std::binary_search(selected.begin(), selected.end(), i); };
    const bool in_order = vocabulary.field().id == FieldId::year;
    // Values stand in the order of their keys: equal counts stay so.
    const auto is_before = [&](std::uint32_t a, std::uint32_t b) {
        return counts[a] != counts[b] ? counts[a] > counts[b] : a < b;
    };
    const auto shown =
        static_cast<std::ptrdiff_t>(std::min(order.size(), static_cast<std::size_t>(std::max(most_values, 0))));
    std::partial_sort(order.begin(), order.begin() + shown, order.end(), is_before);
    // What is selected is always shown, so that it can be taken back.
    const auto end = std::partition(order.begin() + shown, order.end(), is_selected);
    std::sort(order.begin() + shown, end, is_before);
    const auto past = static_cast<std::size_t>(end - order.begin());
    facet.more = order.size() - past;
    order.resize(past);
    if (in_order) std::sort(order.begin(), order.end());
    for (const std::uint32_t i : order) {
        const FacetValueInfo& value = vocabulary.values()[i];
        facet.values.push_back({value.value, value.label, counts[i], is_selected(i)});
    }
    return facet;
}

std::vector<std::size_t> count_values(const OpenIndex& index, const FacetVocabulary& vocabulary,
                                      const MatchedActs& matches) {
    // Small numbers, since a vocabulary of people is larger than the processor's nearest cache.
    std::vector<std::uint32_t> counts(vocabulary.values().size(), 0);
    // Where one value may stand twice in an act: the act, counted from 1, that held each last.
    std::vector<std::uint32_t> last(vocabulary.may_repeat() ? counts.size() : 0, 0);
    std::uint32_t act = 0;
    for (std::size_t segment = 0; segment < matches.rows.size(); ++segment)
        for (const std::uint32_t row : matches.rows[segment]) {
            if (!vocabulary.may_repeat()) {
                vocabulary.for_each_value(index.segments, segment, row, [&](std::uint32_t value) { ++counts[value]; });
                continue;
            }
            ++act;
            vocabulary.for_each_value(index.segments, segment, row, [&](std::uint32_t value) {
                counts[value] += last[value] == act ? 0U : 1U;
                last[value] = act;
            });
        }
    return {counts.begin(), counts.end()};
}

std::string facet_names() {
    std::string names;
    for (const Field& each : indexer::fields())
        if (each.is_facet) names += (names.empty() ? "" : ", ") + std::string(each.name);
    return names;
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
                    match_rows(index.databases[i], segment.rows(), *query,
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

Result<std::vector<Facet>> count_facets(const OpenIndex& index, const SearchRequest& request,
                                        const MatchedActs& matches, const std::optional<Xapian::Query>& text_query,
                                        const Restrictions& restrictions, Deadline deadline) {
    std::vector<Facet> facets;
    for (const std::string& name : request.facets) {
        const Field* field = indexer::find_field(name);
        const FacetVocabulary* vocabulary = field == nullptr ? nullptr : index.vocabulary(field->id);
        if (vocabulary == nullptr)
            return failure(ErrorCode::usage, fmt::format("facets: “{}” is no facet", name), "any of: " + facet_names());
        const auto own = std::find_if(restrictions.groups.begin(), restrictions.groups.end(),
                                      [&](const FilterGroup& group) { return group.field == field->id; });
        if (own == restrictions.groups.end()) {
            facets.push_back(
                facet_of(*vocabulary, count_values(index, *vocabulary, matches), {}, request.facet_values));
            continue;
        }
        const MatchedActs others =
            collect_matches(index, restricted(text_query, restrictions.query(field->id)), deadline);
        facets.push_back(
            facet_of(*vocabulary, count_values(index, *vocabulary, others), own->values, request.facet_values));
    }
    return facets;
}

}  // namespace recueil::query
