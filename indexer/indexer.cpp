#include "indexer/indexer.h"

#include <chrono>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <unordered_set>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <unistd.h>

#include "corpus/corpus.h"
#include "indexer/fields.h"
#include "indexer/files.h"
#include "indexer/generation.h"
#include "indexer/segment.h"
#include "indexer/segment_writer.h"
#include "indexer/update_plan.h"
#include "stemming/stemming.h"

namespace recueil::indexer {

namespace {

std::string now_in_utc() {
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}",
                       fmt::gmtime(std::chrono::system_clock::to_time_t(std::chrono::system_clock::now())));
}

Manifest empty_manifest() {
    Manifest manifest;
    manifest.schema = index_schema_name;
    manifest.analyser = stemming::Analyser::version();
    return manifest;
}

Result<corpus::Document> read_source(const SourceFile& file, const corpus::ReadLimits& limits) {
    if (file.path != "-") return corpus::read_document(file.path, limits);
    const std::string bytes{std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
    return corpus::read_document_bytes(bytes, "-", limits);
}

// Reports progress a few times a second at most.
class ProgressReporter {
  public:
    ProgressReporter(const IndexOptions& options, std::size_t files) : options_(options) {
        progress_.files_total = files;
    }

    void starts(const SourceFile& file) {
        progress_.file = file.path;
        report(false);
    }
    void ended(const SourceFile& file) {
        ++progress_.files_done;
        progress_.bytes_done += file.size;
        report(progress_.files_done == progress_.files_total);
    }

  private:
    void report(bool always) {
        if (!options_.progress) return;
        const auto now = std::chrono::steady_clock::now();
        if (!always && now - last_ < std::chrono::milliseconds(200)) return;
        last_ = now;
        options_.progress(progress_);
    }

    const IndexOptions& options_;
    Progress progress_;
    std::chrono::steady_clock::time_point last_{};
};

// Acts have their id from their content; two that come out alike are told apart by the file they stand in.
class IdRegister {
  public:
    Result<void> know(const std::string& directory, const std::vector<SegmentEntry>& segments) {
        for (const SegmentEntry& entry : segments) {
            const auto segment = Segment::open(directory, entry);
            if (!segment) return tl::unexpected<Error>(segment.error());
            for (std::size_t row = 0; row < segment->rows(); ++row)
                if (!segment->is_dead(row)) taken_.insert(segment->tables().card(row).id);
        }
        return {};
    }

    std::string claim(const std::string& id, const std::string& sha256) {
        std::string claimed = id;
        for (int i = 2; !taken_.insert(claimed).second; ++i)
            claimed = i == 2 ? fmt::format("{}-{}", id, sha256.substr(0, 8))
                             : fmt::format("{}-{}-{}", id, sha256.substr(0, 8), i);
        return claimed;
    }

  private:
    std::unordered_set<std::string> taken_;
};

Result<void> count_acts(const std::string& directory, Manifest& manifest) {
    manifest.acts = 0;
    manifest.documents = 0;
    manifest.files = 0;
    for (const SegmentEntry& entry : manifest.segments) {
        const auto segment = Segment::open(directory, entry);
        if (!segment) return tl::unexpected<Error>(segment.error());
        for (std::size_t row = 0; row < segment->rows(); ++row)
            if (!segment->is_dead(row))
                ++(segment->tables().act(row).is_document != 0 ? manifest.documents : manifest.acts);
        const auto files = read_source_files(directory + "/" + entry.name);
        if (!files) return tl::unexpected<Error>(files.error());
        manifest.files += files->size() - entry.dead_files.size();
    }
    return {};
}

Result<SegmentEntry> build_segment(const std::string& directory, const std::string& name,
                                   const std::vector<SourceFile>& to_read, const IndexOptions& options, IdRegister& ids,
                                   IndexReport& report) {
    const std::string path = directory + "/" + name;
    remove_tree(path);
    auto writer = SegmentWriter::create(path);
    if (!writer) return tl::unexpected<Error>(writer.error());
    ProgressReporter progress(options, to_read.size());
    std::vector<SourceFile> files;
    for (const SourceFile& source : to_read) {
        progress.starts(source);
        const auto document = read_source(source, options.limits);
        if (!document) {
            report.unreadable.push_back(document.error());
            progress.ended(source);
            continue;
        }
        SourceFile file = source;
        file.sha256 = document->sha256;
        file.first_row = static_cast<std::uint32_t>(writer->acts());
        corpus::PassageCutter cutter(*document);
        for (const corpus::Act& act : corpus::understand(*document)) {
            const auto number = static_cast<std::uint32_t>(files.size());
            if (auto done = writer->add(act, cutter.cut(act), ids.claim(act.id, file.sha256), number);
                !done)
                return tl::unexpected<Error>(done.error());
        }
        file.rows = static_cast<std::uint32_t>(writer->acts()) - file.first_row;
        files.push_back(std::move(file));
        ++report.files_read;
        progress.ended(source);
    }
    SegmentEntry entry;
    entry.name = name;
    entry.rows = static_cast<std::uint32_t>(writer->acts());
    if (entry.rows == 0) {
        remove_tree(path);
        return entry;
    }
    if (auto done = writer->finish(); !done) return tl::unexpected<Error>(done.error());
    if (auto done = write_source_files(path, files); !done) return tl::unexpected<Error>(done.error());
    entry.bytes_of_terms = std::filesystem::file_size(path + "/terms");
    if (auto done = sync_tree(path); !done) return tl::unexpected<Error>(done.error());
    return entry;
}

}  // namespace

Result<IndexReport> update_index(const std::string& directory, const std::vector<std::string>& paths,
                                 const IndexOptions& options) {
    if (paths.empty()) return failure(ErrorCode::usage, "no documents were named", "give files or folders");
    if (auto done = prepare_directory(directory); !done) return tl::unexpected<Error>(done.error());
    const auto lock = WriterLock::take(directory);
    if (!lock) return tl::unexpected<Error>(lock.error());

    auto read = read_manifest(directory);
    const bool is_new = !read && read.error().code == ErrorCode::index_missing;
    if (!read && !is_new) return tl::unexpected<Error>(read.error());
    Manifest manifest = is_new ? empty_manifest() : std::move(*read);
    // From the first write on the folder is ours: what an interrupted run leaves behind is cleared by the next.
    if (is_new)
        if (auto done = publish(directory, manifest); !done) return tl::unexpected<Error>(done.error());

    IndexReport report;
    auto found = corpus::find_documents(paths);
    report.unreadable = std::move(found.errors);
    auto plan = plan_update(directory, manifest, found.files);
    if (!plan) return tl::unexpected<Error>(plan.error());
    report.files_unchanged = plan->unchanged;
    report.files_removed = plan->removed;
    report.unreadable.insert(report.unreadable.end(), plan->unreadable.begin(), plan->unreadable.end());

    Manifest next = manifest;
    next.segments = std::move(plan->segments);
    if (!plan->to_read.empty()) {
        IdRegister ids;
        if (auto done = ids.know(directory, next.segments); !done) return tl::unexpected<Error>(done.error());
        const std::string name = fmt::format("segment-{}", next.next_segment++);
        auto built = build_segment(directory, name, plan->to_read, options, ids, report);
        if (!built) {
            remove_tree(directory + "/" + name);
            return tl::unexpected<Error>(built.error());
        }
        if (built->rows > 0) next.segments.push_back(std::move(*built));
    }
    if (plan->changes_anything || is_new || next.sources != paths) {
        if (auto done = count_acts(directory, next); !done) return tl::unexpected<Error>(done.error());
        next.sources = paths;
        next.made_at = now_in_utc();
        ++next.state;
        if (auto done = publish(directory, next); !done) return tl::unexpected<Error>(done.error());
    }
    remove_unused_segments(directory);
    report.acts = next.acts;
    report.documents = next.documents;
    return report;
}

}  // namespace recueil::indexer
