#include "indexer/update/known_keys.h"

#include <unordered_map>

#include <xapian.h>

#include "indexer/field_table.h"
#include "indexer/storage/segment.h"
#include "indexer/storage/xapian_errors.h"

namespace recueil::indexer {

namespace {

// Identifiers stand in no table of acts, but each is a term.
std::unordered_map<std::size_t, std::vector<std::string>> identifiers_of(const Xapian::Database& terms) {
    std::unordered_map<std::size_t, std::vector<std::string>> by_row;
    const std::string prefix(field(FieldId::identifier).prefix);
    for (auto term = terms.allterms_begin(prefix); term != terms.allterms_end(prefix); ++term)
        for (auto place = terms.postlist_begin(*term); place != terms.postlist_end(*term); ++place)
            by_row[*place - 1].push_back((*term).substr(prefix.size()));
    return by_row;
}

}  // namespace

Result<KnownKeys::ByFile> KnownKeys::read(const SegmentEntry& entry) const {
    return guarded(directory_, [&]() -> Result<ByFile> {
        const auto segment = Segment::open_compared(directory_, entry);
        if (!segment) return failure(segment);
        auto identifiers = identifiers_of(Xapian::Database(segment->terms_path()));
        const DocTable& table = segment->doc_table();
        ByFile by_file;
        for (std::size_t row = 0; row < segment->rows(); ++row) {
            if (segment->is_deleted(row)) continue;
            const ActSummary summary = table.summary(row);
            ActKeys keys;
            for (const std::uint32_t ordinal : table.ordinals(belongs_to_column, row))
                keys.institution = table.values(belongs_to_column)[ordinal].key;
            keys.number = summary.number;
            keys.date = summary.date;
            keys.identifiers = std::move(identifiers[row]);
            by_file[table.act(row).file].push_back(std::move(keys));
        }
        return by_file;
    });
}

Result<std::vector<ActKeys>> KnownKeys::of(std::size_t segment, std::uint32_t file) {
    auto known = by_segment_.find(segment);
    if (known == by_segment_.end()) {
        auto read_now = read(segments_[segment]);
        if (!read_now) return failure(read_now);
        known = by_segment_.emplace(segment, std::move(*read_now)).first;
    }
    const auto keys = known->second.find(file);
    return keys == known->second.end() ? std::vector<ActKeys>() : keys->second;
}

}  // namespace recueil::indexer
