#include "indexer/update/build.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <iostream>
#include <iterator>
#include <mutex>
#include <optional>
#include <set>
#include <system_error>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "corpus/corpus.h"
#include "corpus/document_reader.h"
#include "indexer/institutions.h"
#include "indexer/storage/files.h"
#include "indexer/storage/segment.h"
#include "indexer/update/act_facts.h"
#include "indexer/update/segment_merge.h"
#include "indexer/update/segment_writer.h"

namespace recueil::indexer {

namespace {

// Less than this is read before a second thread has got going.
constexpr std::uint64_t bytes_worth_a_thread = 2'000'000;
// A segment of this much text is closed, which bounds what its tables take in memory.
constexpr std::size_t text_of_a_segment = std::size_t{96} << 20;

Result<corpus::ReadFile> read_source(const SourceFile& file, corpus::DocumentReader& reader) {
    if (file.path != "-") return reader.read(file.path);
    const std::string bytes{std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
    return reader.read_bytes(bytes, "-");
}

// Shared by the threads of one build. Files are taken in order, and ids are claimed in the same order.
class SharedWork {
  public:
    SharedWork(std::string directory, const std::vector<FileToRead>& files, const IndexOptions& options,
               IdRegister& ids, std::uint64_t& next_segment, UnreadableFiles& unreadable, const GivenFacts* given)
        : directory_(std::move(directory)),
          files_(files),
          options_(options),
          ids_(ids),
          next_segment_(next_segment),
          known_unreadable_(unreadable),
          given_(given) {
        progress_.files_total = files.size();
    }

    std::optional<std::size_t> take_file() {
        const std::lock_guard lock(mutex_);
        if (next_file_ == files_.size() || error_) return std::nullopt;
        progress_.file = files_[next_file_].source.path;
        report(false);
        return next_file_++;
    }
    const SourceFile& file(std::size_t number) const { return files_[number].source; }
    const corpus::ReadLimits& limits() const { return options_.limits; }
    const GivenFacts* given() const { return given_; }
    UnreadableFiles& known_unreadable() { return known_unreadable_; }

    // Both wait until every file before this one has claimed its ids.
    // Notes the members of the file that could not be read, and the doubts of its readers, in the same turn.
    std::vector<std::string> claim(std::size_t number, const std::vector<corpus::ActPassages>& acts,
                                   const corpus::ReadFile& file) {
        std::vector<std::string> claimed;
        claimed.reserve(acts.size());
        in_turn(number, [&] {
            for (const corpus::ActPassages& each : acts) claimed.push_back(ids_.claim(each.act.id, file.sha256));
            unreadable_.insert(unreadable_.end(), file.unreadable.begin(), file.unreadable.end());
            for (const corpus::Document& document : file.documents)
                for (const std::string& note : document.notes) notes_.push_back(document.path + ": " + note);
            files_doubtful_ += std::any_of(file.documents.begin(), file.documents.end(),
                                           [](const corpus::Document& each) { return !each.notes.empty(); });
        });
        return claimed;
    }
    void could_not_read(std::size_t number, const Error& error) {
        in_turn(number, [&] {
            const FileToRead& file = files_[number];
            bool is_said = false;
            for (const FormerActs& former : file.former) {
                kept_.push_back({former, ids_.claim_former(former)});
                const bool is_itself = former.path == file.source.path;
                is_said = is_said || is_itself;
                unreadable_.push_back(keeping_acts(
                    is_itself ? error
                              : Error{ErrorCode::unreadable_input, fmt::format("cannot read {}: it has the bytes of {}",
                                                                               former.path, file.source.path)}));
            }
            if (!is_said) unreadable_.push_back(error);
            files_kept_ += file.is_changed ? 1 : 0;
        });
    }
    void done_with(std::size_t number, bool was_read, const std::vector<std::size_t>& given = {}) {
        const std::lock_guard lock(mutex_);
        rows_given_.insert(rows_given_.end(), given.begin(), given.end());
        ++progress_.files_done;
        progress_.bytes_done += files_[number].source.size;
        if (was_read) ++files_read_;
        report(progress_.files_done == progress_.files_total);
    }

    std::string next_segment_name() {
        const std::lock_guard lock(mutex_);
        return fmt::format("segment-{}", next_segment_++);
    }
    std::string path_of(const std::string& segment) const { return directory_ + "/" + segment; }
    void add_segment(SegmentEntry entry) {
        const std::lock_guard lock(mutex_);
        segments_.push_back(std::move(entry));
    }

    // The first failure ends the build: no further file is taken.
    void fail(Error error) {
        const std::lock_guard lock(mutex_);
        if (!error_) error_ = std::move(error);
        turn_.notify_all();
    }

    Result<BuiltSegments> take_result() {
        if (error_) return failure(*error_);
        BuiltSegments built;
        built.segments = std::move(segments_);
        built.files_read = files_read_;
        built.files_doubtful = files_doubtful_;
        built.files_kept = files_kept_;
        built.unreadable = std::move(unreadable_);
        built.kept = std::move(kept_);
        built.notes = std::move(notes_);
        built.given = std::move(rows_given_);
        return built;
    }

  private:
    template <class Body>
    void in_turn(std::size_t number, Body&& body) {
        std::unique_lock lock(mutex_);
        turn_.wait(lock, [&] { return turns_done_ == number || error_; });
        std::forward<Body>(body)();
        ++turns_done_;
        turn_.notify_all();
    }

    void report(bool always) {
        if (!options_.progress) return;
        const auto now = std::chrono::steady_clock::now();
        if (!always && now - last_report_ < std::chrono::milliseconds(200)) return;
        last_report_ = now;
        options_.progress(progress_);
    }

    std::string directory_;
    const std::vector<FileToRead>& files_;
    const IndexOptions& options_;
    IdRegister& ids_;
    std::uint64_t& next_segment_;
    UnreadableFiles& known_unreadable_;
    const GivenFacts* given_;

    std::mutex mutex_;
    std::condition_variable turn_;
    std::size_t next_file_ = 0;
    std::size_t turns_done_ = 0;
    std::vector<SegmentEntry> segments_;
    std::vector<Error> unreadable_;
    std::vector<KeptActs> kept_;
    std::vector<std::string> notes_;
    std::vector<std::size_t> rows_given_;
    std::size_t files_read_ = 0;
    std::size_t files_doubtful_ = 0;
    std::size_t files_kept_ = 0;
    std::optional<Error> error_;
    Progress progress_;
    std::chrono::steady_clock::time_point last_report_{};
};

// The key of the one institution that the acts of a document name; empty where they name none or several. The acts that
// name none belong to it too.
std::string only_institution(const std::vector<corpus::ActPassages>& acts) {
    std::set<std::string> named;
    for (const corpus::ActPassages& each : acts)
        if (std::string key = institution_key(each.act); !key.empty()) named.insert(std::move(key));
    const std::vector<std::string> keys(named.begin(), named.end());
    const std::vector<std::size_t> groups = group_institutions(keys);
    const bool is_one = std::all_of(groups.begin(), groups.end(), [](std::size_t group) { return group == 0; });
    return keys.empty() || !is_one ? std::string() : keys.front();
}

// One thread's part: takes files until there are none, writing segments of its own.
class Builder {
  public:
    explicit Builder(SharedWork& work) : work_(work), reader_(work.limits()) {}

    void run() {
        try {
            while (const auto number = work_.take_file())
                if (auto done = add_file(*number); !done) return work_.fail(done.error());
            if (auto done = close_segment(); !done) work_.fail(done.error());
        } catch (const std::exception& error) {
            work_.fail({ErrorCode::internal, fmt::format("indexing stopped: {}", error.what()), {}});
        }
    }

  private:
    Result<void> add_file(std::size_t number) {
        if (const auto reason = work_.known_unreadable().reason(work_.file(number))) {
            work_.could_not_read(number, *reason);
            work_.done_with(number, false);
            return {};
        }
        const auto begun = std::chrono::steady_clock::now();
        const auto read = read_source(work_.file(number), reader_);
        if (!read || read->documents.empty()) {
            const Error& error = read ? read->unreadable.front() : read.error();
            work_.known_unreadable().add(work_.file(number), error, std::chrono::steady_clock::now() - begun);
            work_.could_not_read(number, error);
            work_.done_with(number, false);
            return {};
        }
        const std::vector<corpus::Document>& documents = read->documents;
        std::vector<corpus::ActPassages> acts;
        std::vector<std::string> institutions;  // by act
        for (const corpus::Document& document : documents) {
            std::vector<corpus::ActPassages> some = corpus::understand_passages(document);
            institutions.insert(institutions.end(), some.size(), only_institution(some));
            std::move(some.begin(), some.end(), std::back_inserter(acts));
        }
        GivenToDocument given = give(work_.file(number), acts, institutions);
        const std::vector<std::string> ids = work_.claim(number, acts, *read);
        if (!writer_) {
            name_ = work_.next_segment_name();
            remove_tree(work_.path_of(name_));
            auto writer = SegmentWriter::create(work_.path_of(name_));
            if (!writer) return failure(writer);
            writer_.emplace(std::move(*writer));
        }
        SourceFile file = work_.file(number);
        file.sha256 = read->sha256;
        file.read = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
        file.first_row = static_cast<std::uint32_t>(writer_->acts());
        file.rows = static_cast<std::uint32_t>(acts.size());
        // With --metadata, those that the file had before are gone.
        file.given.clear();
        for (const JoinedRow& row : given.rows) file.given.push_back(text_of(row));
        for (std::size_t i = 0; i < acts.size(); ++i)
            if (auto done = writer_->add(acts[i].act, acts[i].passages, ids[i],
                                         static_cast<std::uint32_t>(files_.size()), institutions[i], given.acts[i]);
                !done)
                return done;
        files_.push_back(std::move(file));
        for (const corpus::Document& document : documents) text_ += document.text.size();
        work_.done_with(number, true, work_.given() != nullptr ? given.numbers : std::vector<std::size_t>());
        return text_ >= text_of_a_segment ? close_segment() : Result<void>();
    }

    GivenToDocument give(const SourceFile& file, std::vector<corpus::ActPassages>& acts,
                         const std::vector<std::string>& institutions) const {
        std::vector<corpus::Act*> each;
        for (corpus::ActPassages& one : acts) each.push_back(&one.act);
        const std::string path = absolute_path(file.path);
        return work_.given() != nullptr ? give_facts(*work_.given(), path, each, institutions)
                                        : give_facts(GivenFacts::kept(file.given), path, each, institutions);
    }

    Result<void> close_segment() {
        if (!writer_) return {};
        SegmentEntry entry;
        entry.name = name_;
        entry.rows = static_cast<std::uint32_t>(writer_->acts());
        if (auto done = writer_->finish(); !done) return done;
        writer_.reset();
        if (auto done = write_source_files(work_.path_of(name_), files_); !done) return done;
        if (auto done = record_checksums(work_.path_of(name_), entry); !done) return done;
        work_.add_segment(std::move(entry));
        files_.clear();
        text_ = 0;
        return {};
    }

    SharedWork& work_;
    corpus::DocumentReader reader_;
    std::optional<SegmentWriter> writer_;
    std::string name_;
    std::vector<SourceFile> files_;
    std::size_t text_ = 0;
};

std::size_t threads_for(const std::vector<FileToRead>& files, const IndexOptions& options) {
    std::uint64_t bytes = 0;
    for (const FileToRead& file : files) bytes += file.source.size;
    const std::size_t most = options.threads != 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
    const auto worth = static_cast<std::size_t>(bytes / bytes_worth_a_thread);
    return std::clamp<std::size_t>(worth, 1, std::min<std::size_t>({most, files.size(), 16}));
}

}  // namespace

Result<void> IdRegister::know(const std::string& directory, const std::vector<SegmentEntry>& segments,
                              const std::vector<FileToRead>& to_read) {
    std::set<std::pair<std::size_t, std::uint32_t>> read_again;  // segment, number of the file
    for (const FileToRead& file : to_read)
        for (const FormerActs& former : file.former) read_again.emplace(former.segment, former.file);
    for (std::size_t number = 0; number < segments.size(); ++number) {
        const auto segment = Segment::open_compared(directory, segments[number]);
        if (!segment) return failure(segment);
        for (std::uint32_t row = 0; row < segment->rows(); ++row) {
            if (segment->is_deleted(row)) continue;
            std::string id = segment->doc_table().summary(row).id;
            if (read_again.count({number, segment->doc_table().act(row).file}) != 0)
                former_.emplace(std::make_pair(number, row), std::move(id));
            else
                taken_.insert(std::move(id));
        }
    }
    return {};
}

std::vector<std::uint32_t> IdRegister::claim_former(const FormerActs& former) {
    std::vector<std::uint32_t> claimed_elsewhere;
    for (auto at = former_.lower_bound({former.segment, former.first_row});
         at != former_.end() && at->first < std::make_pair(former.segment, former.first_row + former.rows); ++at)
        if (!taken_.insert(at->second).second) claimed_elsewhere.push_back(at->first.second);
    return claimed_elsewhere;
}

std::string IdRegister::claim(const std::string& id, const std::string& sha256) {
    std::string claimed = id;
    for (int i = 2; !taken_.insert(claimed).second; ++i)
        claimed = fmt::format("{}-{}", id, sha256.substr(0, 8)) + (i == 2 ? std::string() : fmt::format("-{}", i));
    return claimed;
}

Result<BuiltSegments> build_segments(const std::string& directory, const std::vector<FileToRead>& files,
                                     const IndexOptions& options, IdRegister& ids, std::uint64_t& next_segment,
                                     UnreadableFiles& unreadable, const GivenFacts* given) {
    SharedWork work(directory, files, options, ids, next_segment, unreadable, given);
    std::vector<std::thread> threads;
    try {
        for (std::size_t i = 1; i < threads_for(files, options); ++i)
            threads.emplace_back([&work] { Builder(work).run(); });
    } catch (const std::system_error&) {
        // Where no more threads are to be had, those there are do it all.
    }
    Builder(work).run();
    for (std::thread& thread : threads) thread.join();
    auto built = work.take_result();
    if (!built || built->segments.size() < 2) return built;
    std::sort(built->segments.begin(), built->segments.end(), [](const SegmentEntry& a, const SegmentEntry& b) {
        return std::make_pair(a.name.size(), a.name) < std::make_pair(b.name.size(), b.name);
    });
    auto merged = merge_segments(directory, built->segments, work.next_segment_name());
    if (!merged) return failure(merged);
    for (const SegmentEntry& each : built->segments) remove_tree(directory + "/" + each.name);
    built->segments = {std::move(*merged)};
    return built;
}

}  // namespace recueil::indexer
