#include "harvest/harvest.h"

#include <algorithm>
#include <ctime>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <re2/re2.h>
#include <unistd.h>

#include "harvest/address.h"
#include "harvest/document_type.h"
#include "harvest/fetcher.h"
#include "harvest/source_reader.h"
#include "harvest/store.h"

namespace recueil::harvest {

namespace {

constexpr int most_tries = 3;
constexpr int most_failures_in_a_row = 50;  // of one host
constexpr std::chrono::seconds longest_wait{120};
constexpr std::chrono::seconds first_wait{2};  // before a second try, where the server names no time
constexpr std::chrono::seconds between_saves{5};
// A run that was stopped longer ago is not gone on with: its documents may have changed.
constexpr std::int64_t longest_pause = 24 * 3600;

struct Task {
    std::size_t document = 0;
    int tries = 0;
    Fetcher::Clock::time_point not_before{};
};

struct Host {
    std::deque<Task> waiting;
    int failures_in_a_row = 0;
};

class Run {
  public:
    Run(Store& store, const HarvestOptions& options)
        : store_(store),
          options_(options),
          fetcher_({options.user_agent, options.pause, options.timeout, options.public_only}, options.stop) {}

    Result<HarvestReport> run(const std::vector<std::string>& sources,
                              std::function<bool(const std::string&)> matches) {
        SourceReader reader(fetcher_, {options_.most_documents, std::move(matches)},
                            [this](Error error) { fail(std::move(error)); });
        for (const std::string& source : sources) reader.read(source);
        report_.notes = reader.notes();
        report_.addresses = reader.documents().size();
        if (reader.sources_read() == 0 && !fetcher_.is_stopped())
            return failure(ErrorCode::unreadable_input, report_.failures.front().message,
                           report_.failures.front().hint);
        if (options_.dry_run) {
            for (const WantedDocument& each : reader.documents()) report_.wanted.push_back(each.address);
            return std::move(report_);
        }
        documents_ = &reader.documents();
        resume();
        if (auto done = download(); !done) return failure(done);
        report_.was_stopped = fetcher_.is_stopped();
        if (!report_.was_stopped) store_.finish_run();
        if (auto done = store_.save(); !done) return failure(done);
        std::set<std::string_view> files;
        for (const auto& [address, document] : store_.documents())
            if (!document.file.empty()) files.insert(document.file);
        report_.documents = files.size();
        return std::move(report_);
    }

  private:
    void fail(Error error) {
        if (options_.failed) options_.failed(error);
        report_.failures.push_back(std::move(error));
    }
    void fail(const std::string& address, const std::string& reason) {
        const auto known = store_.documents().find(address);
        const bool is_kept = known != store_.documents().end() && store_.has_file(known->second);
        fail({ErrorCode::unreadable_input,
              fmt::format("{}: {}{}", address, reason,
                          is_kept ? fmt::format("; the copy of {} stays", known->second.fetched.substr(0, 10)) : "")});
    }

    // A run that was stopped does not ask again for the addresses that it has asked for.
    void resume() {
        const std::int64_t now = std::time(nullptr);
        const bool goes_on = !store_.is_finished() && now - store_.run_started() < longest_pause;
        const std::int64_t started = goes_on ? store_.run_started() : now;
        for (std::size_t i = 0; i < documents_->size(); ++i) {
            const WantedDocument& wanted = (*documents_)[i];
            const auto known = store_.documents().find(wanted.address);
            if (known != store_.documents().end()) {
                // A list without facts takes none of those that a table gave.
                if (!wanted.rows.empty() || known->second.source == wanted.source) known->second.rows = wanted.rows;
                known->second.source = wanted.source;
                if (goes_on && known->second.checked >= started && store_.has_file(known->second)) {
                    ++report_.resumed;
                    continue;
                }
            }
            hosts_[origin_of(wanted.address)].waiting.push_back({i, 0, {}});
        }
        store_.begin_run(started);
    }

    Result<void> download() {
        auto saved = Fetcher::Clock::now();
        Fetcher::Clock::duration saving{};
        while (Host* const host = next_host()) {
            if (fetcher_.is_stopped()) return {};
            const Task task = host->waiting.front();
            host->waiting.pop_front();
            fetcher_.wait_until(task.not_before);
            if (fetcher_.is_stopped()) return {};
            if (auto done = download(task, *host); !done) {
                (void)store_.save();
                return done;
            }
            const auto now = Fetcher::Clock::now();
            // The state of very many documents takes long to write.
            if (now - saved < std::max<Fetcher::Clock::duration>(between_saves, 20 * saving)) continue;
            if (auto done = store_.save(); !done) return done;
            saved = Fetcher::Clock::now();
            saving = saved - now;
        }
        return {};
    }

    // The host that may be asked first; null where nothing is left.
    Host* next_host() {
        Host* best = nullptr;
        Fetcher::Clock::time_point earliest{};
        for (auto& [origin, host] : hosts_) {
            if (host.waiting.empty()) continue;
            const auto ready = std::max(fetcher_.ready_at(origin), host.waiting.front().not_before);
            if (best != nullptr && ready >= earliest) continue;
            best = &host;
            earliest = ready;
        }
        return best;
    }

    Result<void> download(Task task, Host& host) {
        const WantedDocument& wanted = (*documents_)[task.document];
        if (options_.progress) options_.progress({done_, documents_->size() - report_.resumed, bytes_, wanted.address});
        if (host.failures_in_a_row >= most_failures_in_a_row) {
            ++done_;
            fail(wanted.address, fmt::format("not tried: its host failed {} times in a row", most_failures_in_a_row));
            return {};
        }
        const auto known = store_.documents().find(wanted.address);
        TransferRequest request;
        request.address = wanted.address;
        request.file = store_.part();
        request.most_bytes = options_.most_bytes;
        request.may_be_private = wanted.may_be_private;
        if (known != store_.documents().end() && store_.has_file(known->second)) {
            request.etag = known->second.etag;
            request.last_modified = known->second.last_modified;
        }
        auto fetched = fetcher_.get(std::move(request));
        if (!fetched) return take_problem(task, host, fetched.error());
        host.failures_in_a_row = 0;
        ++done_;
        bytes_ += fetched->answer.bytes;
        return take(wanted, *fetched);
    }

    Result<void> take_problem(Task task, Host& host, const FetchProblem& problem) {
        const WantedDocument& wanted = (*documents_)[task.document];
        if (problem.kind == FetchProblem::Kind::disk)
            return failure(ErrorCode::unreadable_input, problem.reason,
                           "what came before is kept; run the harvest again once there is room");
        if (problem.kind == FetchProblem::Kind::stopped) return {};
        if (problem.kind == FetchProblem::Kind::passing) {
            ++host.failures_in_a_row;
            ++task.tries;
            const auto wait = problem.retry_after.value_or(first_wait * task.tries);
            if (problem.retry_after && wait > longest_wait) {
                ++done_;
                fail(wanted.address,
                     fmt::format("{}; it asks to come back in {} seconds", problem.reason, wait.count()));
                return {};
            }
            if (problem.retry_after) fetcher_.leave_alone(wanted.address, wait);
            if (task.tries < most_tries) {
                task.not_before = Fetcher::Clock::now() + wait;
                host.waiting.push_back(task);
                return {};
            }
        } else {
            host.failures_in_a_row = 0;
        }
        ++done_;
        fail(wanted.address, problem.reason);
        return {};
    }

    Result<void> take(const WantedDocument& wanted, const Fetched& fetched) {
        const std::int64_t now = std::time(nullptr);
        if (fetched.answer.status == 304) {
            ++report_.unchanged;
            store_.documents()[wanted.address].checked = now;
            return {};
        }
        // An address that names a document may lead to a page that asks who is there.
        const std::string& promised = names_document(wanted.address) ? wanted.address : fetched.address;
        const auto type = type_of_document(store_.part(), fetched.answer.head, promised, fetched.answer.media_type);
        if (!type) {
            fail(wanted.address, type.error());
            return {};
        }
        const auto arrival = store_.take_part(wanted.address, fetched.answer.sha256, type->extension);
        if (!arrival) return failure(arrival);
        StoredDocument& document = store_.documents()[wanted.address];
        document.etag = fetched.answer.etag;
        document.last_modified = fetched.answer.last_modified;
        document.media_type = type->media_type;
        document.checked = now;
        document.source = wanted.source;
        if (!wanted.rows.empty()) document.rows = wanted.rows;
        if (*arrival != Store::Arrival::unchanged || document.fetched.empty())
            document.fetched = fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(static_cast<std::time_t>(now)));
        ++(*arrival == Store::Arrival::added     ? report_.added
           : *arrival == Store::Arrival::changed ? report_.changed
                                                 : report_.unchanged);
        return {};
    }

    Store& store_;
    const HarvestOptions& options_;
    Fetcher fetcher_;
    const std::vector<WantedDocument>* documents_ = nullptr;
    std::map<std::string, Host> hosts_;  // by origin
    HarvestReport report_;
    std::size_t done_ = 0;
    std::size_t bytes_ = 0;
};

}  // namespace

Result<HarvestReport> harvest(const std::string& folder, const std::vector<std::string>& sources,
                              const HarvestOptions& options) {
    if (sources.empty()) return failure(ErrorCode::usage, "no source was named", "give files or addresses");
    std::function<bool(const std::string&)> matches;
    if (!options.match.empty()) {
        const auto pattern = std::make_shared<RE2>(options.match, RE2::Quiet);
        if (!pattern->ok())
            return failure(ErrorCode::usage,
                           fmt::format("\"{}\" is no regular expression: {}", options.match, pattern->error()));
        matches = [pattern](const std::string& address) { return RE2::PartialMatch(address, *pattern); };
    }
    auto store = Store::open(folder);
    if (!store) return failure(store);
    auto report = Run(*store, options).run(sources, std::move(matches));
    ::unlink(store->part().c_str());
    return report;
}

}  // namespace recueil::harvest
