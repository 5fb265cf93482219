#include "tests/server/served_index.h"

#include <stdexcept>
#include <utility>

namespace recueil::server::tests {

ServedIndex::ServedIndex(std::vector<std::string> databases, unsigned compute_threads,
                         const std::vector<std::string>& documents) {
    const auto states = IndexStates::open(std::move(databases));
    if (!states) throw std::runtime_error(states.error().message);
    HttpOptions options;
    options.port = 0;
    options.compute_threads = compute_threads;
    // What is tested is what is answered: no answer is late on a machine that stands still.
    options.header_seconds = options.request_seconds = options.idle_seconds = 3600;
    const auto say = [log = log_](const std::string& line) {
        const std::lock_guard lock(log->mutex);
        log->lines.push_back(line);
    };
    options.on_failure = say;
    Site site;
    site.counters = options.counters;
    if (!documents.empty()) {
        auto originals = Originals::open(documents, {RECUEIL_READING_PROCESS});
        if (!originals) throw std::runtime_error(originals.error().message);
        site.originals = std::move(*originals);
    }
    site.metrics = std::make_shared<Metrics>(route_names());
    auto server = HttpServer::listen(options, [site, say, states = *states]() -> std::unique_ptr<Handler> {
        auto index = states->view();
        if (!index) throw std::runtime_error(index.error().message);
        return std::make_unique<Application>(std::move(*index), site, say);
    });
    if (!server) throw std::runtime_error(server.error().message);
    server_ = std::make_unique<HttpServer>(std::move(*server));
    thread_ = std::thread([this] { server_->run(); });
}

ServedIndex::~ServedIndex() {
    server_->stop();
    thread_.join();
}

std::vector<std::string> ServedIndex::log() const {
    const std::lock_guard lock(log_->mutex);
    return log_->lines;
}

}  // namespace recueil::server::tests
