#include "server/http.h"

#include <utility>

#include <fmt/format.h>

#include "server/event_loop.h"

namespace recueil::server {

struct HttpServer::Private {
    Private(HttpOptions options, HandlerFactory make_handler) : loop(std::move(options), std::move(make_handler)) {}
    EventLoop loop;
};

HttpServer::HttpServer(std::unique_ptr<Private> state) : private_(std::move(state)) {}
HttpServer::~HttpServer() = default;
HttpServer::HttpServer(HttpServer&&) noexcept = default;
HttpServer& HttpServer::operator=(HttpServer&&) noexcept = default;

Result<HttpServer> HttpServer::listen(HttpOptions options, HandlerFactory make_handler) {
    auto state = std::make_unique<Private>(std::move(options), std::move(make_handler));
    auto listening = state->loop.listen();
    if (!listening) return failure(listening);
    return HttpServer(std::move(state));
}

std::string HttpServer::url() const {
    const auto address = private_->loop.endpoint().address();
    const std::string host = address.is_v6() ? "[" + address.to_string() + "]" : address.to_string();
    return fmt::format("http://{}:{}", host, port());
}

unsigned short HttpServer::port() const {
    return private_->loop.endpoint().port();
}

void HttpServer::run() {
    private_->loop.run();
}
void HttpServer::stop() {
    private_->loop.stop();
}

}  // namespace recueil::server
