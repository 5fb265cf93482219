#include "server/grant_table.h"

#include <algorithm>
#include <cmath>

#include "indexer/terms.h"

namespace recueil::server {

GrantTable::GrantTable(const std::vector<query::VocabularyEntry>& councils) {
    for (const auto& entry : councils) {
        labels_.emplace(indexer::value_key(entry.label), entry.label);
        for (const auto& name : entry.names) labels_.emplace(indexer::value_key(name), entry.label);
    }
}

std::string GrantTable::label_of(const std::string& council) const {
    const auto found = labels_.find(indexer::value_key(council));
    return found == labels_.end() ? council : found->second;
}

void GrantTable::add(const query::Hit& hit, const corpus::Act& act) {
    const std::string council = label_of(hit.institution);
    for (const corpus::Grant& grant : act.grants) {
        // One beneficiary of two councils is two: each has its own association of parents.
        auto& entry = entries_[council + "|" + indexer::value_key(grant.beneficiary)];
        if (entry.name.empty()) entry.name = grant.beneficiary;
        entry.institution = council;
        // The sums of a text are below 10^12; what a damaged one says must not overflow.
        const double amount = std::clamp(grant.amount, 0.0, 1e12);
        const std::int64_t cents = std::llround(amount * 100);
        entry.cents += cents;
        cents_ += cents;
        by_year_[hit.session_date.substr(0, 4)] += cents;
        ++entry.grants;
        ++grants_;
        entry.acts.insert(hit.id);
        if (entry.kept.size() < kMostGrantsKept) entry.kept.push_back({grant, hit});
    }
}

std::vector<const Beneficiary*> GrantTable::by_sum() const {
    std::vector<const Beneficiary*> order;
    order.reserve(entries_.size());
    for (const auto& [key, entry] : entries_) order.push_back(&entry);
    std::stable_sort(order.begin(), order.end(), [](const auto* a, const auto* b) { return a->cents > b->cents; });
    return order;
}

}  // namespace recueil::server
