#include "query/open_index.h"

#include <utility>

#include <fmt/format.h>

#include "indexer/terms.h"
#include "indexer/xapian_errors.h"

namespace recueil::query {

using indexer::FieldId;

namespace {

std::vector<FacetVocabulary> vocabularies_of(const std::vector<indexer::Segment>& segments) {
    std::vector<FacetVocabulary> vocabularies;
    std::size_t facets = 0;
    for (const indexer::Field& field : indexer::fields()) facets += field.is_facet ? 1 : 0;
    vocabularies.reserve(facets);
    const FacetVocabulary* members = nullptr;
    for (const indexer::Field& field : indexer::fields()) {
        if (!field.is_facet) continue;
        vocabularies.emplace_back(field, segments, field.id == FieldId::named ? members : nullptr);
        if (field.id == FieldId::member) members = &vocabularies.back();
    }
    return vocabularies;
}

Result<std::unique_ptr<OpenIndex>> open_once(const std::string& directory) {
    auto index = std::make_unique<OpenIndex>();
    index->directory = directory;
    index->stamp = indexer::state_stamp(directory);
    auto manifest = indexer::read_manifest(directory);
    if (!manifest) return tl::unexpected<Error>(manifest.error());
    index->manifest = std::move(*manifest);
    // Nothing was ever published there: not the same as an index without acts.
    if (index->manifest.state == 0)
        return failure(ErrorCode::index_missing, "the index in " + directory + " is being made for the first time",
                       "try again once recueil index has finished");
    for (const indexer::SegmentEntry& entry : index->manifest.segments) {
        auto segment = indexer::Segment::open(directory, entry);
        if (!segment) return tl::unexpected<Error>(segment.error());
        index->databases.emplace_back(segment->terms_path());
        if (index->databases.back().get_lastdocid() != segment->rows())
            return failure(ErrorCode::index_damaged,
                           "the terms and the tables of " + directory + "/" + entry.name + " differ",
                           "make the index anew with recueil index in an empty folder");
        index->all.add_database(index->databases.back());
        index->segments.push_back(std::move(*segment));
    }
    index->equivalents = std::make_shared<const Equivalents>(index->analyser, index->all);
    index->vocabularies = std::make_shared<const std::vector<FacetVocabulary>>(vocabularies_of(index->segments));
    return index;
}

}  // namespace

Result<std::unique_ptr<OpenIndex>> OpenIndex::open(const std::string& directory) {
    // Between reading the manifest and opening what it names, a writer may have published twice.
    constexpr int attempts = 3;
    auto opened = indexer::guarded(directory, [&] { return open_once(directory); });
    for (int i = 1; i < attempts && !opened && opened.error().code == ErrorCode::index_damaged; ++i)
        opened = indexer::guarded(directory, [&] { return open_once(directory); });
    return opened;
}

Result<std::unique_ptr<OpenIndex>> OpenIndex::again() const {
    return indexer::guarded(directory, [&]() -> Result<std::unique_ptr<OpenIndex>> {
        auto index = std::make_unique<OpenIndex>();
        index->directory = directory;
        index->stamp = stamp;
        index->manifest = manifest;
        index->vocabularies = vocabularies;
        index->equivalents = equivalents;
        for (const indexer::Segment& segment : segments) {
            index->databases.emplace_back(segment.terms_path());
            index->all.add_database(index->databases.back());
            index->segments.push_back(segment.again());
        }
        return index;
    });
}

const FacetVocabulary* OpenIndex::vocabulary(FieldId id) const {
    for (const FacetVocabulary& each : *vocabularies)
        if (each.field().id == id) return &each;
    return nullptr;
}

std::vector<ActPlace> OpenIndex::acts_with(const std::string& term) const {
    std::vector<ActPlace> places;
    for (std::size_t i = 0; i < segments.size(); ++i)
        for (auto at = databases[i].postlist_begin(term); at != databases[i].postlist_end(term); ++at)
            if (!segments[i].is_dead(*at - 1)) places.push_back({i, *at - 1});
    return places;
}

Result<ActPlace> OpenIndex::act_called(const std::string& id) const {
    const auto places = acts_with(indexer::boolean_term(indexer::prefix::id, id));
    if (places.empty()) return failure(ErrorCode::not_found, fmt::format("no act has the id “{}”", id));
    return places.front();
}

std::string OpenIndex::as_written(const std::string& surface) const {
    for (const indexer::Segment& segment : segments)
        if (const auto known = segment.words().find(surface)) return std::string(known->display);
    return surface;
}

std::size_t OpenIndex::alive() const {
    std::size_t count = 0;
    for (const indexer::Segment& segment : segments) count += segment.alive();
    return count;
}

bool OpenIndex::has_dead() const {
    for (const indexer::Segment& segment : segments)
        if (segment.has_dead()) return true;
    return false;
}

}  // namespace recueil::query
