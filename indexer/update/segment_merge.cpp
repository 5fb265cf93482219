#include "indexer/update/segment_merge.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <unordered_set>

#include "indexer/storage/block_store.h"
#include "indexer/storage/doc_table_writer.h"
#include "indexer/storage/files.h"
#include "indexer/storage/segment.h"
#include "indexer/storage/token_stream_writer.h"
#include "indexer/storage/xapian_errors.h"
#include "indexer/update/live_postings.h"
#include "stemming/lexicon.h"

namespace recueil::indexer {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t tier_size = 6;
constexpr std::uint32_t tier_ratio = 8;
// The merge of a large index would hold all that it reads in memory.
constexpr std::uint32_t rows_between_letting_go = 1 << 13;

std::uint32_t living(const SegmentEntry& entry) {
    auto ranges = entry.deleted;
    std::sort(ranges.begin(), ranges.end());
    std::uint32_t alive = 0;
    std::uint32_t next = 0;
    for (const auto& [first, last] : ranges) {
        if (first > next) alive += first - next;
        next = std::max(next, last);
    }
    return alive + (entry.rows > next ? entry.rows - next : 0);
}

unsigned tier_of(std::uint32_t rows) {
    unsigned tier = 0;
    for (; rows >= tier_ratio; rows /= tier_ratio) ++tier;
    return tier;
}

class Merger {
  public:
    Merger(std::string directory, std::string name)
        : directory_(std::move(directory)),
          name_(std::move(name)),
          tables_(fmt::format("{}/{}/docs", directory_, name_)) {}

    Result<SegmentEntry> run(const std::vector<SegmentEntry>& inputs) {
        const std::string path = directory_ + "/" + name_;
        remove_tree(path);
        fs::create_directories(path);
        auto texts = BlockStoreWriter::create(path + "/texts");
        if (!texts) return failure(texts);
        auto jsons = BlockStoreWriter::create(path + "/acts");
        if (!jsons) return failure(jsons);
        Xapian::Database all;
        std::vector<Segment> kept;
        for (const SegmentEntry& entry : inputs) {
            auto segment = Segment::open_compared(directory_, entry);
            if (!segment) return failure(segment);
            if (segment->live_rows() == 0) continue;
            if (segment->has_deleted())
                all.add_database(rebuild_live_postings(*segment, fmt::format("{}/living-{}", path, entry.name)));
            else
                all.add_database(Xapian::Database(segment->terms_path()));
            if (auto done = take(*segment, entry, *texts, *jsons); !done) return failure(done);
            kept.push_back(std::move(*segment));
        }
        SegmentEntry merged;
        merged.name = name_;
        merged.rows = static_cast<std::uint32_t>(tables_.acts());
        if (merged.rows == 0) {
            remove_tree(path);
            return merged;
        }
        all.compact(path + "/terms", Xapian::DBCOMPACT_SINGLE_FILE);
        if (auto done = write_words(path, inputs, all); !done) return failure(done);
        if (auto done = write_column(path, kept); !done) return failure(done);
        all.close();
        for (const SegmentEntry& entry : inputs) remove_tree(fmt::format("{}/living-{}", path, entry.name));
        if (auto done = texts->finish(); !done) return failure(done);
        if (auto done = jsons->finish(); !done) return failure(done);
        if (auto done = tables_.finish(); !done) return failure(done);
        if (auto done = write_source_files(path, files_); !done) return failure(done);
        if (auto done = record_checksums(path, merged); !done) return failure(done);
        return merged;
    }

  private:
    // The words that living acts still hold.
    Result<void> write_words(const std::string& path, const std::vector<SegmentEntry>& inputs,
                             const Xapian::Database& all) const {
        std::vector<MappedFile> files;
        std::vector<stemming::Lexicon> lexicons;
        for (const SegmentEntry& entry : inputs) {
            const std::string file = directory_ + "/" + entry.name + "/words";
            auto mapped = MappedFile::open(file);
            if (!mapped) return failure(mapped);
            const auto lexicon = stemming::Lexicon::open(mapped->bytes());
            if (!lexicon) return failure(ErrorCode::index_damaged, file + " is cut short or altered", mending_hint);
            files.push_back(std::move(*mapped));
            lexicons.push_back(*lexicon);
        }
        return write_durably(path + "/words", stemming::merged_lexicon(lexicons, [&](std::string_view word) {
                                 return all.term_exists(std::string(word));
                             }));
    }

    // The token streams of the live rows.
    static Result<void> write_column(const std::string& path, const std::vector<Segment>& kept) {
        std::vector<ColumnToMerge> columns;
        columns.reserve(kept.size());
        for (const Segment& segment : kept)
            columns.push_back({segment.token_stream(), [&segment](std::size_t row) { return !segment.is_deleted(row); },
                               [&segment] { segment.release_token_pages(); }});
        return merge_word_columns(columns, path + "/tokens");
    }

    // The tables and texts of one segment's living acts, in order.
    Result<void> take(Segment& segment, const SegmentEntry& entry, BlockStoreWriter& texts, BlockStoreWriter& jsons) {
        const auto files = read_source_files(directory_, entry);
        if (!files) return failure(files);
        std::uint32_t texts_moved = 0;
        std::uint32_t jsons_moved = 0;
        if (!segment.has_deleted()) {
            const auto moved_texts = texts.append_store(segment.texts());
            if (!moved_texts) return failure(moved_texts);
            const auto moved_jsons = jsons.append_store(segment.jsons());
            if (!moved_jsons) return failure(moved_jsons);
            texts_moved = *moved_texts;
            jsons_moved = *moved_jsons;
        }
        const auto first_row = static_cast<std::uint32_t>(tables_.acts());
        DocTableWriter::Translation translation;
        std::map<std::uint32_t, std::uint32_t> file_numbers;
        const std::unordered_set<std::uint32_t> deleted_files(entry.deleted_files.begin(), entry.deleted_files.end());
        for (std::uint32_t number = 0; number < files->size(); ++number) {
            if (deleted_files.count(number) != 0) continue;
            file_numbers[number] = static_cast<std::uint32_t>(files_.size());
            files_.push_back((*files)[number]);
            files_.back().rows = 0;
        }
        std::uint32_t taken = 0;
        for (std::size_t row = 0; row < segment.rows(); ++row) {
            if (segment.is_deleted(row)) continue;
            const auto file = file_numbers.find(segment.doc_table().act(row).file);
            if (file == file_numbers.end())
                return failure(ErrorCode::index_damaged,
                               fmt::format("{}/{}/files lacks one that acts come from", directory_, entry.name),
                               mending_hint);
            SourceFile& source = files_[file->second];
            if (source.rows++ == 0) source.first_row = first_row + taken;
            std::vector<PassageRecord> passages(segment.doc_table().passages(row).begin(),
                                                segment.doc_table().passages(row).end());
            TextRef json = segment.doc_table().act(row).json;
            if (segment.has_deleted()) {
                for (PassageRecord& passage : passages)
                    if (auto done = copy(segment.texts(), texts, passage.text); !done) return done;
                if (auto done = copy(segment.jsons(), jsons, json); !done) return done;
            } else {
                for (PassageRecord& passage : passages) passage.text.block += texts_moved;
                json.block += jsons_moved;
            }
            if (auto done = tables_.take_row(segment.doc_table(), row, json, passages, file->second, translation);
                !done)
                return done;
            if (++taken % rows_between_letting_go == 0) segment.release_pages();
        }
        segment.release_pages();
        return {};
    }

    static Result<void> copy(BlockStore& from, BlockStoreWriter& into, TextRef& ref) {
        const auto text = from.read(ref);
        if (!text) return failure(text);
        const auto moved = into.append(*text);
        if (!moved) return failure(moved);
        ref = *moved;
        return {};
    }

    std::string directory_;
    std::string name_;
    DocTableWriter tables_;
    std::vector<SourceFile> files_;
};

}  // namespace

std::vector<std::vector<std::size_t>> plan_merges(const std::vector<SegmentEntry>& segments) {
    std::map<unsigned, std::vector<std::size_t>> tiers;
    std::vector<std::vector<std::size_t>> merges;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const std::uint32_t alive = living(segments[i]);
        if (alive < segments[i].rows / 2 || alive == 0)
            merges.push_back({i});
        else
            tiers[tier_of(alive)].push_back(i);
    }
    for (auto& [tier, members] : tiers)
        if (members.size() >= tier_size) merges.push_back(std::move(members));
    return merges;
}

Result<SegmentEntry> merge_segments(const std::string& directory, const std::vector<SegmentEntry>& inputs,
                                    const std::string& name) {
    return guarded(directory, [&] { return Merger(directory, name).run(inputs); });
}

}  // namespace recueil::indexer
