#include "query/facets/institutions.h"

#include <algorithm>
#include <map>
#include <set>

#include "indexer/field_table.h"
#include "query/facets/spelling_choice.h"

namespace recueil::query {

using indexer::Segment;

namespace {

std::string slug_of_name(std::string_view name) {
    std::string slug(name);
    std::replace(slug.begin(), slug.end(), ' ', '-');
    return slug;
}

}  // namespace

Institutions::Institutions(const std::vector<Segment>& segments) {
    const indexer::Column named = indexer::column_of(indexer::FieldId::institution);
    // Those of living acts alone: a council that has left the index is none of its institutions.
    std::map<std::string, Spellings, std::less<>> mentions;
    for (const Segment& segment : segments) {
        const indexer::DocTable& table = segment.doc_table();
        const auto& values = table.values(indexer::belongs_to_column);
        const auto& labels = table.values(named);
        std::vector<std::size_t> acts(values.size(), 0);
        std::vector<std::size_t> naming(labels.size(), 0);
        for (std::size_t row = 0; row < segment.rows(); ++row) {
            if (segment.is_deleted(row)) continue;
            for (const std::uint32_t ordinal : table.ordinals(indexer::belongs_to_column, row))
                if (ordinal < acts.size()) ++acts[ordinal];
            for (const std::uint32_t ordinal : table.ordinals(named, row))
                if (ordinal < naming.size()) ++naming[ordinal];
        }
        for (std::size_t i = 0; i < values.size(); ++i)
            if (acts[i] > 0) mentions[std::string(values[i].key)];
        for (std::size_t i = 0; i < labels.size(); ++i) {
            if (naming[i] == 0) continue;
            Spellings& spellings = mentions[std::string(labels[i].key)];
            for (const auto& [spelling, count] : labels[i].spellings) spellings[std::string(spelling)] += count;
        }
    }
    std::vector<std::string> keys;
    keys.reserve(mentions.size());
    for (const auto& [key, spellings] : mentions) keys.push_back(key);
    const std::vector<std::size_t> groups = indexer::group_institutions(keys);
    std::map<std::size_t, std::vector<std::size_t>> members;
    for (std::size_t i = 0; i < keys.size(); ++i) members[groups[i]].push_back(i);
    std::map<std::string, std::size_t> with_slug;
    for (const auto& [group, its] : members) {
        InstitutionInfo info;
        Spellings spellings;
        std::set<std::string_view> names;
        for (const std::size_t i : its) {
            by_key_.emplace(keys[i], static_cast<std::uint32_t>(all_.size()));
            info.keys.push_back(keys[i]);
            for (const auto& [spelling, count] : mentions[keys[i]]) spellings[spelling] += count;
            const indexer::InstitutionMention mention = indexer::institution_of_key(keys[i]);
            if (info.siren.empty()) info.siren = mention.siren;
            if (!mention.name.empty()) names.insert(mention.name);
        }
        info.label = best_spelling(spellings);
        for (const auto& [spelling, count] : spellings) info.spellings.push_back(spelling);
        std::stable_sort(info.spellings.begin(), info.spellings.end(),
                         [&](const std::string& a, const std::string& b) { return spellings[a] > spellings[b]; });
        for (const std::string_view name : names) info.names.push_back(indexer::read_institution(name));
        if (info.label.empty()) info.label = names.empty() ? info.siren : std::string(*names.begin());
        info.slug = names.empty() ? info.siren : slug_of_name(*names.begin());
        ++with_slug[info.slug];
        all_.push_back(std::move(info));
    }
    for (InstitutionInfo& info : all_)
        if (with_slug[info.slug] > 1 && !info.siren.empty()) info.slug += '-' + info.siren;

    for (const Segment& segment : segments) {
        const indexer::DocTable& table = segment.doc_table();
        std::vector<std::uint32_t> of_ordinal;
        for (const auto& value : table.values(indexer::belongs_to_column)) of_ordinal.push_back(of_key(value.key));
        of_act_.emplace_back(segment.rows(), all_.size() == 1 ? 0 : unknown);
        for (std::size_t row = 0; row < segment.rows(); ++row)
            for (const std::uint32_t ordinal : table.ordinals(indexer::belongs_to_column, row))
                if (ordinal < of_ordinal.size()) of_act_.back()[row] = of_ordinal[ordinal];
    }
}

std::uint32_t Institutions::of(std::size_t segment, std::size_t row) const {
    return segment < of_act_.size() && row < of_act_[segment].size() ? of_act_[segment][row] : unknown;
}

std::uint32_t Institutions::of_key(std::string_view key) const {
    const auto found = by_key_.find(std::string(key));
    if (found != by_key_.end()) return found->second;
    return all_.size() == 1 && key.empty() ? 0 : unknown;
}

std::uint32_t Institutions::meant(std::string_view kind, std::string_view place) const {
    if (place.empty()) return unknown;
    std::uint32_t only = unknown;
    for (std::uint32_t i = 0; i < all_.size(); ++i) {
        const auto& names = all_[i].names;
        const bool fits = std::any_of(names.begin(), names.end(), [&](const indexer::InstitutionName& name) {
            return indexer::is_same_place(name.place, place) && indexer::may_be_one_kind(name.kind, kind);
        });
        if (!fits) continue;
        if (only != unknown) return unknown;
        only = i;
    }
    return only;
}

std::string Institutions::slug_of(std::uint32_t institution) const {
    return are_several() && institution < all_.size() ? all_[institution].slug : std::string();
}

std::uint32_t Institutions::of_slug(std::string_view slug) const {
    const auto found = std::find_if(all_.begin(), all_.end(), [&](const auto& each) { return each.slug == slug; });
    return found == all_.end() ? unknown : static_cast<std::uint32_t>(found - all_.begin());
}

}  // namespace recueil::query
