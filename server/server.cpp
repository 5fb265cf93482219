#include "server/server.h"

#include <cstdio>
#include <memory>
#include <mutex>
#include <utility>

#include <fmt/format.h>

#include "server/application.h"
#include "server/http.h"
#include "server/memory_reserve.h"
#include "server/request_weight.h"

namespace recueil::server {
namespace {

// Enough to turn away what waits, on every thread.
constexpr std::size_t kMemoryReserve = std::size_t{16} << 20U;

// Answers on one compute thread. Its index is opened with the thread, so that the first client does not wait for it;
// where that failed, each request tries again.
class ThreadHandler : public Handler {
  public:
    ThreadHandler(std::shared_ptr<IndexStates> states, Site site, std::function<void(const std::string&)> log)
        : states_(std::move(states)), site_(std::move(site)), log_(std::move(log)) {
        open();
    }

    Response handle(const Request& request) override {
        if (application_ == nullptr) {
            if (const auto opened = open(); !opened) return problem_response(problem_of(opened.error()));
        }
        return application_->handle(request);
    }

  private:
    Result<void> open() try {
        auto index = states_->view();
        if (!index) {
            log_("the index cannot be opened: " + index.error().message);
            return failure(index);
        }
        application_ = std::make_unique<Application>(std::move(*index), site_, log_);
        return {};
    } catch (const std::exception& error) {
        log_(std::string("the index cannot be opened: ") + error.what());
        return failure(ErrorCode::internal, error.what());
    }

    std::shared_ptr<IndexStates> states_;
    Site site_;
    std::function<void(const std::string&)> log_;
    std::unique_ptr<Application> application_;
};

void log_to_stderr(const std::string& line) {
    static std::mutex mutex;
    const std::lock_guard lock(mutex);
    // Not fmt::print, which throws where standard error takes nothing.
    std::fputs(fmt::format("recueil serve: {}\n", line).c_str(), stderr);
}

}  // namespace

Result<void> serve(const ServerOptions& options) {
    // Opens the index before it takes the port, so that a damaged index is reported at once, with its hint.
    std::shared_ptr<query::WorkerPool> pool;
    if (options.search_threads > 1) pool = std::make_shared<query::WorkerPool>(options.search_threads);
    const auto states = IndexStates::open(options.databases, std::move(pool));
    if (!states) return failure(states);

    HttpOptions http = options.http;
    http.stop_on_signals = true;
    http.counters = std::make_shared<HttpCounters>();
    if (!http.on_failure) http.on_failure = log_to_stderr;
    const auto log = http.on_failure;

    Site site;
    site.public_url = options.public_url;
    while (!site.public_url.empty() && site.public_url.back() == '/') site.public_url.pop_back();
    site.counters = http.counters;
    site.mcp_origins = options.mcp_origins;
    if (!options.documents.empty()) {
        auto originals = Originals::open(options.documents, options.member_process);
        if (!originals) return failure(originals);
        site.originals = std::move(*originals);
    }
    site.metrics = std::make_shared<Metrics>(route_names());

    http.weigh = weight_of;
    MemoryReserve::keep(kMemoryReserve);
    http.is_short_of_memory = MemoryReserve::is_used_up;
    http.at_once = [site](const Request& request) { return answer_at_once(request, site); };

    auto server = HttpServer::listen(std::move(http), [states = *states, site, log]() -> std::unique_ptr<Handler> {
        return std::make_unique<ThreadHandler>(states, site, log);
    });
    if (!server) return failure(server);
    if (options.on_listening) options.on_listening(server->url());
    server->run();
    return {};
}

}  // namespace recueil::server
