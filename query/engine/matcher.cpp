#include "query/engine/matcher.h"

#include <optional>
#include <string>
#include <utility>

#include "indexer/fields.h"

namespace recueil::query {

namespace {

// Of several sums in one value, eight bytes each, whether one is in the range.
bool any_amount_in(const std::string& value, const Plan::Range& range) {
    for (std::size_t at = 0; at + 8 <= value.size(); at += 8) {
        std::uint64_t amount = 0;
        for (std::size_t i = 0; i < 8; ++i) amount = amount << 8 | static_cast<unsigned char>(value[at + i]);
        if (amount >= range.first && amount <= range.last) return true;
    }
    return false;
}

class Matcher {
  public:
    explicit Matcher(SegmentContext& segment) : segment_(segment) {}

    // Right for the rows of `among`, or for all of them where it is null; other rows may be in the set or not.
    DocSet run(const Plan& plan, const DocSet* among) {
        switch (plan.kind()) {
            case Plan::Kind::nothing:
                break;
            case Plan::Kind::everything:
                return DocSet::all_of(segment_.rows());
            case Plan::Kind::term:
            case Plan::Kind::prefix:
            case Plan::Kind::values:
                return with_terms(plan.terms());
            case Plan::Kind::any:
                return any(plan, among);
            case Plan::Kind::all:
                return all(plan.children(), among);
            case Plan::Kind::without:
                return without(plan, among);
            case Plan::Kind::phrase:
            case Plan::Kind::near:
            case Plan::Kind::passage:
                return with_positions(plan, among);
            case Plan::Kind::days:
                return in_days(plan.range(), among);
            case Plan::Kind::amounts:
                return in_amounts(plan.range());
        }
        return DocSet(segment_.rows());
    }

  private:
    DocSet with_terms(const std::vector<std::string>& terms) {
        DocSet docs(segment_.rows());
        for (const std::string& term : terms)
            for (const Posting& each : segment_.postings().of(term)) docs.add(each.row);
        return docs;
    }

    DocSet any(const Plan& plan, const DocSet* among) {
        DocSet docs = run(plan.children().front(), among);
        for (std::size_t i = 1; i < plan.children().size(); ++i) docs.unite(run(plan.children()[i], among));
        return docs;
    }

    // Phrases come last, when few acts are left to be read.
    DocSet all(const std::vector<Plan>& plans, const DocSet* among) {
        std::optional<DocSet> docs;
        if (among != nullptr) docs = *among;
        for (const bool has_positions : {false, true})
            for (const Plan& plan : plans) {
                if (plan.has_positions() != has_positions) continue;
                DocSet more = run(plan, docs ? &*docs : nullptr);
                if (docs)
                    docs->intersect(more);
                else
                    docs = std::move(more);
            }
        return docs ? *std::move(docs) : DocSet(segment_.rows());
    }

    DocSet without(const Plan& plan, const DocSet* among) {
        DocSet docs = run(plan.children().front(), among);
        for (std::size_t i = 1; i < plan.children().size(); ++i) docs.subtract(run(plan.children()[i], &docs));
        return docs;
    }

    DocSet with_positions(const Plan& plan, const DocSet* among) {
        DocSet docs(segment_.rows());
        all(plan.children(), among).for_each([&](std::size_t row) {
            if (segment_.matches(plan, row)) docs.add(row);
        });
        return docs;
    }

    DocSet in_days(const Plan::Range& range, const DocSet* among) {
        DocSet docs(segment_.rows());
        const indexer::DocTable& tables = segment_.segment().doc_table();
        const auto add_if_in_range = [&](std::size_t row) {
            const std::uint32_t day = tables.act(row).date;
            if (day != 0 && day >= range.first && day <= range.last) docs.add(row);
        };
        if (among != nullptr)
            among->for_each(add_if_in_range);
        else
            for (std::size_t row = 0; row < segment_.rows(); ++row) add_if_in_range(row);
        return docs;
    }

    DocSet in_amounts(const Plan::Range& range) {
        DocSet docs(segment_.rows());
        const Xapian::valueno slot = indexer::field(indexer::FieldId::amount).slot;
        const Xapian::ValueIterator end = segment_.terms().valuestream_end(slot);
        for (auto at = segment_.terms().valuestream_begin(slot); at != end; ++at)
            if (any_amount_in(*at, range)) docs.add(at.get_docid() - 1);
        return docs;
    }

    SegmentContext& segment_;
};

}  // namespace

DocSet match_segment(SegmentContext& segment, const Plan& plan) {
    return Matcher(segment).run(plan, nullptr);
}

MatchedActs match(SearchContext& context, const Plan& plan) {
    MatchedActs matches;
    matches.rows.resize(context.segments().size());
    if (plan.is_nothing()) return matches;
    const bool has_deadline = plan.kind() != Plan::Kind::everything;
    context.run(matches.rows.size(), [&](std::size_t i) {
        if (has_deadline && context.is_late()) return;
        SegmentContext& segment = context.segments()[i];
        match_segment(segment, plan).for_each([&](std::size_t row) {
            if (!segment.segment().is_deleted(row)) matches.rows[i].push_back(static_cast<std::uint32_t>(row));
        });
    });
    for (const auto& rows : matches.rows) matches.count += rows.size();
    matches.is_cut = has_deadline && context.is_late();
    return matches;
}

}  // namespace recueil::query
