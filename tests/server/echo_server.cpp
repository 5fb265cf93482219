#include "tests/server/echo_server.h"

#include <stdexcept>
#include <utility>

namespace recueil::server::tests {
namespace {

using std::chrono::milliseconds;

class Countdown : public BodySource {
  public:
    explicit Countdown(int pieces) : left_(pieces) {}
    bool next(std::string& piece) override {
        piece += "piece " + std::to_string(left_) + "\n";
        return --left_ > 0;
    }

  private:
    int left_;
};

class Broken : public BodySource {
  public:
    bool next(std::string& piece) override {
        if (++calls_ > 2) throw std::runtime_error("out of paper");
        piece += "some";
        return true;
    }

  private:
    int calls_ = 0;
};

}  // namespace

Response Echo::handle(const Request& request) {
    Response response;
    response.set("Content-Type", "text/plain");
    if (request.path == "/slow") std::this_thread::sleep_for(milliseconds(std::stoi(request.query)));
    if (request.path == "/throw") throw std::runtime_error("the secret of the machine");
    if (request.path == "/stream") response.source = std::make_unique<Countdown>(std::stoi(request.query));
    if (request.path == "/broken") response.source = std::make_unique<Broken>();
    if (request.path == "/host") response.body = request.header("host");
    if (request.path == "/header") response.set("X-Text", "a\r\nX-Injected: yes");
    if (request.path == "/big") response.body.assign(8U << 20U, 'x');
    if (response.body.empty()) response.body = request.method + " " + request.path + " " + request.query;
    return response;
}

HttpOptions quick() {
    HttpOptions options;
    options.port = 0;
    options.compute_threads = 2;
    options.header_seconds = 1;
    options.request_seconds = 2;
    options.idle_seconds = 20;
    return options;
}

Running::Running(HttpOptions options) {
    counters = options.counters;
    auto made = HttpServer::listen(std::move(options), [] { return std::make_unique<Echo>(); });
    if (!made) throw std::runtime_error(made.error().message);
    server_ = std::make_unique<HttpServer>(std::move(*made));
    thread_ = std::thread([this] { server_->run(); });
}

double seconds_since(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

}  // namespace recueil::server::tests
