#include "indexer/update/update_index.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "corpus/document.h"
#include "indexer/storage/files.h"
#include "indexer/storage/manifest.h"
#include "indexer/update/build.h"
#include "indexer/update/given_facts.h"
#include "indexer/update/next_state.h"
#include "indexer/update/unreadable_files.h"
#include "indexer/update/update_plan.h"

namespace recueil::indexer {

namespace {

class Update {
  public:
    Update(const std::string& directory, const std::vector<std::string>& paths, corpus::FoundFiles found,
           const IndexOptions& options, const std::optional<GivenFacts>& given)
        : directory_(directory),
          paths_(paths),
          options_(options),
          found_(std::move(found)),
          given_(given ? &*given : nullptr) {}

    Result<IndexReport> run() {
        auto start = start_from(directory_);
        if (!start) return failure(start);
        start_ = std::move(*start);
        report_.mended = start_.damage;
        // Leftovers of an interrupted run may take the disk space that this one needs.
        if (!options_.dry_run) remove_leftovers(directory_, start_.manifest);
        // From the first write on the folder is ours.
        if (start_.is_new && !options_.dry_run)
            if (auto done = publish_empty(); !done) return failure(done);
        next_ = start_.manifest;
        if (auto done = find_changes(); !done) return failure(done);
        add_sources();
        if (!options_.dry_run && (start_.is_new || start_.is_mended || next_.segments != start_.manifest.segments ||
                                  next_.sources != start_.manifest.sources)) {
            if (auto done = publish_next(directory_, start_, next_); !done) return failure(done);
        }
        report_.acts = next_.acts;
        report_.documents = next_.documents;
        return std::move(report_);
    }

  private:
    Result<void> find_changes() {
        if (are_all_mistyped())
            return failure(ErrorCode::unreadable_input,
                           "nothing that was named can be looked at: " + found_.errors.front().message,
                           fmt::format("the index in {} is as it was", directory_));
        report_.unreadable = std::move(found_.errors);
        if (given_ != nullptr) {
            report_.bad_metadata = given_->problems();
            report_.metadata_notes = given_->notes();
        }
        add_lost();
        auto plan = plan_update(directory_, start_.manifest, found_, paths_, options_.sync, given_);
        if (!plan) return failure(plan);
        report_.files_unchanged = plan->unchanged;
        report_.files_removed = plan->removed.size();
        report_.files_skipped = plan->skipped;
        for (const HeldBack& each : plan->held_back)
            report_.held_back.push_back(
                {ErrorCode::unreadable_input,
                 fmt::format("{} of {} documents below {} are gone: none of them leaves the index", each.gone,
                             each.known, each.path),
                 "give --sync where they are meant to leave"});
        std::move(plan->unreadable.begin(), plan->unreadable.end(), std::back_inserter(report_.unreadable));
        next_.segments = std::move(plan->segments);
        add_given_to_lost(plan->to_read);
        if (given_ != nullptr) matched_.insert(plan->given.begin(), plan->given.end());
        if (options_.dry_run) {
            for (const FileToRead& file : plan->to_read)
                (file.is_changed ? report_.changed : report_.added).push_back(file.source.path);
            report_.files_read = plan->to_read.size();
            report_.files_changed = report_.changed.size();
            report_.removed = std::move(plan->removed);
            return {};
        }
        if (!plan->to_read.empty())
            if (auto done = read_anew(plan->to_read); !done) return done;
        report_metadata(plan->to_read);
        return {};
    }

    // What a document of a damaged segment was given is known still, where the list of its files is whole.
    void add_given_to_lost(std::vector<FileToRead>& files) const {
        std::unordered_map<std::string, const SourceFile*> lost;
        for (const SourceFile& each : start_.lost)
            if (!each.given.empty()) lost.emplace(absolute_path(each.path), &each);
        if (lost.empty()) return;
        for (FileToRead& file : files)
            if (const auto at = lost.find(absolute_path(file.source.path)); at != lost.end())
                file.source.given = at->second->given;
    }

    // A row about a file that could not be read is about a document nevertheless.
    void report_metadata(const std::vector<FileToRead>& files) {
        if (given_ == nullptr) return;
        for (const FileToRead& file : files)
            for (const std::size_t number : given_->of_file(absolute_path(file.source.path))) matched_.insert(number);
        for (std::size_t number = 0; number < given_->size(); ++number)
            if (matched_.count(number) == 0)
                report_.unmatched.push_back(given_->describe(number) + (given_->names_several(number)
                                                                            ? ": several documents bear that name"
                                                                            : ""));
    }

    Result<void> publish_empty() {
        if (auto done = publish(directory_, start_.manifest); !done) return done;
        auto published = read_manifest(directory_);
        if (!published) return failure(published);
        start_.manifest = std::move(*published);
        return {};
    }

    // Nothing is there under any of the paths, and the index knows none of them.
    bool are_all_mistyped() const {
        if (!found_.files.empty() || found_.unlisted.size() < paths_.size()) return false;
        return std::none_of(paths_.begin(), paths_.end(), [&](const std::string& path) {
            const std::string absolute = absolute_path(path);
            return std::any_of(start_.manifest.sources.begin(), start_.manifest.sources.end(),
                               [&](const std::string& source) {
                                   const std::string known = absolute_path(source);
                                   return lies_in(absolute, known) || lies_in(known, absolute);
                               });
        });
    }

    // The documents of a damaged segment are read again, under other paths than those given too.
    void add_lost() {
        if (start_.lost.empty()) return;
        const std::unordered_set<std::string> unlisted(found_.unlisted.begin(), found_.unlisted.end());
        std::unordered_set<std::string> given;
        for (const std::string& path : found_.files) given.insert(absolute_path(path));
        for (const SourceFile& lost : start_.lost) {
            const bool is_of_path = std::any_of(paths_.begin(), paths_.end(), [&](const std::string& path) {
                return lies_in(absolute_path(lost.path), absolute_path(path));
            });
            const bool is_there = describe_file(lost.path).size > 0;
            if (!is_of_path && is_there && given.insert(absolute_path(lost.path)).second)
                found_.files.push_back(lost.path);
            if (is_below(lost.path, unlisted) || (!is_of_path && !is_there))
                report_.unreadable.push_back(
                    {ErrorCode::unreadable_input,
                     fmt::format("cannot read {}, whose acts stood in a damaged part of the index", lost.path),
                     "run recueil index again once it can be read"});
        }
    }

    // The paths that the index mirrors: a path below another is not one of its own.
    void add_sources() {
        const auto holds = [](const std::string& folder, const std::string& path) {
            return lies_in(absolute_path(path), absolute_path(folder));
        };
        std::vector<std::string> sources;
        const auto add = [&](const std::vector<std::string>& more, const std::vector<std::string>& others) {
            for (const std::string& path : more)
                if (std::none_of(sources.begin(), sources.end(),
                                 [&](const std::string& known) { return holds(known, path); }) &&
                    std::none_of(others.begin(), others.end(),
                                 [&](const std::string& other) { return holds(other, path) && !holds(path, other); }))
                    sources.push_back(path);
        };
        std::vector<std::string> there;
        for (const std::string& path : paths_)
            if (std::find(found_.unlisted.begin(), found_.unlisted.end(), path) == found_.unlisted.end())
                there.push_back(path);
        add(start_.manifest.sources, there);
        add(there, {});
        next_.sources = std::move(sources);
    }

    Result<void> read_anew(const std::vector<FileToRead>& files) {
        IdRegister ids;
        if (auto done = ids.know(directory_, next_.segments, files); !done) return done;
        UnreadableFiles unreadable(directory_, options_.limits, options_.worth_remembering, options_.retry);
        auto built = build_segments(directory_, files, options_, ids, next_.next_segment, unreadable, given_);
        if (!built) return failure(built);
        if (auto done = unreadable.save(); !done) return done;
        report_.files_read = built->files_read;
        report_.files_doubtful = built->files_doubtful;
        matched_.insert(built->given.begin(), built->given.end());
        const std::size_t changed = static_cast<std::size_t>(
            std::count_if(files.begin(), files.end(), [](const FileToRead& file) { return file.is_changed; }));
        report_.files_changed = changed - std::min(changed, built->files_kept);
        std::move(built->unreadable.begin(), built->unreadable.end(), std::back_inserter(report_.unreadable));
        report_.notes = std::move(built->notes);
        std::set<std::pair<std::size_t, std::uint32_t>> kept;
        for (const KeptActs& each : built->kept) {
            kept.emplace(each.acts.segment, each.acts.file);
            for (const std::uint32_t row : each.retired) retire_row(next_.segments, each.acts, row);
        }
        for (const FileToRead& file : files)
            for (const FormerActs& former : file.former)
                if (kept.count({former.segment, former.file}) == 0) retire(next_.segments, former);
        next_.segments.insert(next_.segments.end(), built->segments.begin(), built->segments.end());
        return {};
    }

    const std::string& directory_;
    const std::vector<std::string>& paths_;
    const IndexOptions& options_;
    corpus::FoundFiles found_;
    const GivenFacts* given_;  // null without --metadata
    std::set<std::size_t> matched_;
    Start start_;
    Manifest next_;
    IndexReport report_;
};

// A table of metadata that lies among the documents is one of them only where it is named.
void leave_out_tables(corpus::FoundFiles& found, const std::vector<std::string>& tables,
                      const std::vector<std::string>& paths) {
    std::unordered_set<std::string> left_out;
    for (const std::string& table : tables) left_out.insert(absolute_path(table));
    for (const std::string& path : paths) left_out.erase(absolute_path(path));
    if (left_out.empty()) return;
    std::erase_if(found.files, [&](const std::string& path) { return left_out.count(absolute_path(path)) != 0; });
}

}  // namespace

Result<IndexReport> update_index(const std::string& directory, const std::vector<std::string>& paths,
                                 const IndexOptions& options) {
    if (paths.empty()) return failure(ErrorCode::usage, "no documents were named", "give files or folders");
    corpus::FoundFiles found = corpus::find_documents(paths, directory, options.links);
    // A mistyped path is no wish for an empty index.
    if (found.files.empty() && !found.errors.empty() && unused_segment_number(directory) == 1)
        if (const auto current = read_manifest(directory); !current && current.error().code == ErrorCode::index_missing)
            return failure(ErrorCode::unreadable_input, found.errors.front().message,
                           fmt::format("no index was made in {}", directory));
    std::optional<GivenFacts> given;
    if (!options.metadata.empty()) {
        leave_out_tables(found, options.metadata, paths);
        auto read = GivenFacts::read(options.metadata);
        if (!read) return failure(read);
        given.emplace(std::move(*read));
        given->resolve_files(found.files);
    }
    if (options.dry_run) return Update(directory, paths, std::move(found), options, given).run();
    if (auto done = prepare_directory(directory); !done) return failure(done);
    const auto lock = WriterLock::take(directory);
    if (!lock) return failure(lock);
    auto report = Update(directory, paths, std::move(found), options, given).run();
    // Of a run that failed as well: each further try would leave more.
    if (const auto current = read_manifest(directory)) remove_leftovers(directory, *current);
    return report;
}

}  // namespace recueil::indexer
