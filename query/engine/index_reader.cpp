#include "query/engine/index_reader.h"

#include <utility>

#include <fmt/format.h>

#include "indexer/storage/xapian_errors.h"
#include "indexer/terms.h"
#include "query/engine/doubled_acts.h"
#include "query/engine/joined_indexes.h"
#include "query/ranking/bm25.h"

namespace recueil::query {

using indexer::FieldId;

namespace {

std::vector<FacetVocabulary> vocabularies_of(const std::vector<indexer::Segment>& segments,
                                             const Institutions& institutions) {
    std::vector<FacetVocabulary> vocabularies;
    std::size_t facets = 0;
    for (const indexer::Field& field : indexer::fields()) facets += field.is_facet ? 1 : 0;
    vocabularies.reserve(facets);
    const FacetVocabulary* members = nullptr;
    for (const indexer::Field& field : indexer::fields()) {
        if (!field.is_facet) continue;
        vocabularies.emplace_back(field, segments, institutions, field.id == FieldId::named ? members : nullptr);
        if (field.id == FieldId::member) members = &vocabularies.back();
    }
    return vocabularies;
}

Result<std::unique_ptr<IndexReader>> open_once(const std::vector<std::string>& directories) {
    auto index = std::make_unique<IndexReader>();
    index->directories = directories;
    index->display_name = fmt::format("{}", fmt::join(directories, ", "));
    JoinedIndexes joined(*index, directories.size() > 1);
    for (const std::string& directory : directories) {
        const auto added = indexer::guarded(directory, [&] { return joined.add(directory); });
        if (!added) return failure(added);
    }
    index->read_times = std::make_shared<const std::vector<std::vector<std::int64_t>>>(joined.take_read_times());
    hide_doubled_acts(*index);
    index->expansion = std::make_shared<const QueryExpansion>(index->analyser, index->all);
    index->length_norms = std::make_shared<const std::vector<std::vector<float>>>(length_norms(index->databases));
    index->institutions = std::make_shared<const Institutions>(index->segments);
    index->vocabularies =
        std::make_shared<const std::vector<FacetVocabulary>>(vocabularies_of(index->segments, *index->institutions));
    return index;
}

}  // namespace

Result<std::unique_ptr<IndexReader>> IndexReader::open(const std::vector<std::string>& directories,
                                                       std::shared_ptr<WorkerPool> pool) {
    if (directories.empty()) return failure(ErrorCode::usage, "no index given", "name its directory");
    const auto opened_once = [&] {
        return indexer::guarded(directories.front(), [&] { return open_once(directories); });
    };
    // Between reading the manifest and opening what it names, a writer may have published twice.
    constexpr int attempts = 3;
    auto opened = opened_once();
    for (int i = 1; i < attempts && !opened && opened.error().code == ErrorCode::index_damaged; ++i)
        opened = opened_once();
    if (opened) (*opened)->pool = std::move(pool);
    return opened;
}

Result<std::unique_ptr<IndexReader>> IndexReader::clone_for_thread() const {
    return indexer::guarded(display_name, [&]() -> Result<std::unique_ptr<IndexReader>> {
        auto index = std::make_unique<IndexReader>();
        index->directories = directories;
        index->display_name = display_name;
        index->stamps = stamps;
        index->manifests = manifests;
        index->duplicates = duplicates;
        index->read_times = read_times;
        index->doubles = doubles;
        index->institutions = institutions;
        index->vocabularies = vocabularies;
        index->expansion = expansion;
        index->length_norms = length_norms;
        index->pool = pool;
        for (const indexer::Segment& segment : segments) {
            index->databases.emplace_back(segment.terms_path());
            index->all.add_database(index->databases.back());
            index->segments.push_back(segment.clone_for_thread());
        }
        return index;
    });
}

bool IndexReader::is_stale() const {
    for (std::size_t i = 0; i < directories.size(); ++i)
        if (indexer::state_stamp(directories[i]) != stamps[i]) return true;
    return false;
}

const FacetVocabulary* IndexReader::vocabulary(FieldId id) const {
    for (const FacetVocabulary& each : *vocabularies)
        if (each.field().id == id) return &each;
    return nullptr;
}

std::vector<ActPlace> IndexReader::acts_with(const std::string& term) const {
    std::vector<ActPlace> places;
    for (std::size_t i = 0; i < segments.size(); ++i)
        for (auto at = databases[i].postlist_begin(term); at != databases[i].postlist_end(term); ++at)
            if (!segments[i].is_deleted(*at - 1)) places.push_back({i, *at - 1});
    return places;
}

Result<ActPlace> IndexReader::act_with_id(const std::string& id) const {
    const auto places = acts_with(indexer::boolean_term(indexer::prefix::id, id));
    if (places.empty() && doubles) {
        const auto shown = doubles->shown_for.find(id);
        if (shown != doubles->shown_for.end()) return shown->second;
    }
    if (places.empty()) return failure(ErrorCode::not_found, fmt::format("no act has the id “{}”", id));
    return places.front();
}

std::int64_t IndexReader::entered(ActPlace place) const {
    const std::vector<std::int64_t>& times = (*read_times)[place.segment];
    const std::uint32_t file = segments[place.segment].doc_table().act(place.row).file;
    return file < times.size() ? times[file] : 0;
}

std::vector<ActPlace> IndexReader::copies_of(ActPlace place) const {
    if (!doubles) return {};
    const auto found = doubles->copies.find({place.segment, place.row});
    return found == doubles->copies.end() ? std::vector<ActPlace>() : found->second;
}

std::vector<stemming::Lexicon> IndexReader::lexicons() const {
    std::vector<stemming::Lexicon> lexicons;
    lexicons.reserve(segments.size());
    for (const indexer::Segment& segment : segments) lexicons.push_back(segment.words());
    return lexicons;
}

std::string IndexReader::as_written(const std::string& surface) const {
    return stemming::display_of(lexicons(), surface);
}

std::size_t IndexReader::alive() const {
    std::size_t count = 0;
    for (const indexer::Segment& segment : segments) count += segment.live_rows();
    return count;
}

bool IndexReader::has_deleted() const {
    for (const indexer::Segment& segment : segments)
        if (segment.has_deleted()) return true;
    return false;
}

}  // namespace recueil::query
