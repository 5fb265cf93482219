#include "indexer/update/changed_acts.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <unordered_map>
#include <utility>

#include "indexer/storage/segment.h"

namespace recueil::indexer {

namespace {

using Json = nlohmann::ordered_json;

struct Row {
    std::size_t segment = 0;  // of those opened
    std::size_t row = 0;
};

// An act without where it stands: lines, pages and the document's hash.
Json without_places(const Json& json) {
    if (json.is_array()) {
        Json list = Json::array();
        for (const Json& each : json) list.push_back(without_places(each));
        return list;
    }
    if (!json.is_object()) return json;
    Json object = Json::object();
    for (const auto& [key, value] : json.items())
        if (key != "source" && key.rfind("line_", 0) != 0 && key.rfind("page_", 0) != 0)
            object[key] = without_places(value);
    return object;
}

bool says_the_same(const std::string& a, const std::string& b) {
    return without_places(Json::parse(a, nullptr, false)) == without_places(Json::parse(b, nullptr, false));
}

ChangedAct named(ActSummary summary, ChangeKind kind) {
    return {kind,
            false,
            summary.is_document,
            std::move(summary.id),
            std::move(summary.number),
            std::move(summary.title),
            std::move(summary.date),
            std::move(summary.institution)};
}

class Comparison {
  public:
    Comparison(const std::string& directory, std::size_t most) : directory_(directory), most_(most) {}

    // Notes the rows that live in one of two states of a segment alone; null stands for a state without it.
    Result<void> compare(const SegmentEntry* before, const SegmentEntry* after) {
        if (has_too_many() || (before != nullptr && after != nullptr && before->deleted == after->deleted)) return {};
        std::vector<Segment> states;  // of it
        for (const SegmentEntry* entry : {before, after}) {
            if (entry == nullptr) continue;
            auto segment = Segment::open_compared(directory_, *entry);
            if (!segment) return failure(segment);
            states.push_back(std::move(*segment));
        }
        for (std::size_t row = 0; row < states.front().rows() && !has_too_many(); ++row) {
            const bool was = before != nullptr && !states.front().is_deleted(row);
            const bool is = after != nullptr && !states.back().is_deleted(row);
            if (was != is) (is ? came_ : left_).push_back({segments_.size(), row});
        }
        segments_.push_back(std::move(states.front()));
        return {};
    }

    bool has_too_many() const { return came_.size() + left_.size() >= most_; }

    Result<std::vector<ChangedAct>> result() {
        std::unordered_map<std::string, Row> left;
        for (const Row& place : left_) left.emplace(summary_of(place).id, place);
        std::vector<ChangedAct> changes;
        for (const Row& place : came_) {
            ChangedAct act = named(summary_of(place), ChangeKind::added);
            const auto former = left.find(act.id);
            if (former != left.end()) {
                act.kind = ChangeKind::changed;
                const auto was = segments_[former->second.segment].act_json(former->second.row);
                if (!was) return failure(was);
                const auto is = segments_[place.segment].act_json(place.row);
                if (!is) return failure(is);
                left.erase(former);
                if (*was == *is) continue;
                act.is_in_source_only = says_the_same(*was, *is);
            }
            changes.push_back(std::move(act));
        }
        for (const Row& place : left_)
            if (ActSummary summary = summary_of(place); left.count(summary.id) != 0)
                changes.push_back(named(std::move(summary), ChangeKind::removed));
        return changes;
    }

  private:
    ActSummary summary_of(const Row& place) const { return segments_[place.segment].doc_table().summary(place.row); }

    const std::string& directory_;
    std::size_t most_;
    std::vector<Segment> segments_;
    std::vector<Row> came_;
    std::vector<Row> left_;
};

const SegmentEntry* find(const std::vector<SegmentEntry>& entries, const std::string& name) {
    const auto found =
        std::find_if(entries.begin(), entries.end(), [&](const SegmentEntry& each) { return each.name == name; });
    return found == entries.end() ? nullptr : &*found;
}

}  // namespace

Result<std::optional<std::vector<ChangedAct>>> changed_acts(const std::string& directory,
                                                            const std::vector<SegmentEntry>& before,
                                                            const std::vector<SegmentEntry>& after, std::size_t most) {
    Comparison comparison(directory, most);
    for (const SegmentEntry& entry : before)
        if (auto done = comparison.compare(&entry, find(after, entry.name)); !done) return failure(done);
    for (const SegmentEntry& entry : after)
        if (find(before, entry.name) == nullptr)
            if (auto done = comparison.compare(nullptr, &entry); !done) return failure(done);
    if (comparison.has_too_many()) return std::nullopt;
    auto changes = comparison.result();
    if (!changes) return failure(changes);
    return std::move(*changes);
}

}  // namespace recueil::indexer
