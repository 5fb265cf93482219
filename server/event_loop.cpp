#include "server/event_loop.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <new>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "server/connection.h"
#include "server/open_files.h"

namespace recueil::server {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr milliseconds kAcceptRetry{100};
// From so many unsent bytes on it was a peak, after which memory is given back to the system.
constexpr std::size_t kPeak = std::size_t{32} << 20U;
constexpr seconds kCalm{2};

}  // namespace

EventLoop::EventLoop(HttpOptions options, HandlerFactory make_handler)
    : options_(std::move(options)),
      acceptor_(io_),
      accept_retry_(io_),
      drain_limit_(io_),
      calm_(io_),
      signals_(io_),
      pool_(options_.compute_threads, std::max<std::size_t>(options_.queue_length, 1), std::move(make_handler)) {
    options_.connections = connections_allowed(options_.connections);
    if (options_.client_rate > 0) rates_.emplace(options_.client_rate);
}

void EventLoop::opened(Connection* connection) {
    connections_.insert(connection);
    ++counters().connections_accepted;
    counters().connections_open = connections_.size();
}

void EventLoop::closed(Connection* connection) {
    connections_.erase(connection);
    counters().connections_open = connections_.size();
    resume_accepting();
    end_if_done();
}

std::list<Connection*>::iterator EventLoop::writing(Connection* connection, std::size_t bytes) {
    unsent_ += bytes;
    const auto place = writing_.insert(writing_.end(), connection);
    while (unsent_ > options_.unsent_bytes && writing_.front() != connection) {
        ++counters().unsent_cut;
        writing_.front()->close();
    }
    peak_ = std::max(peak_, unsent_);
    return place;
}

void EventLoop::written(std::list<Connection*>::iterator place, std::size_t bytes) {
    writing_.erase(place);
    unsent_ -= bytes;
    if (peak_ < kPeak || unsent_ > peak_ / 4) return;
    peak_ = 0;
    give_back_soon();
}

// Memory that a peak took, or an answer that was long in the making.
void EventLoop::give_back_soon() {
    if (!options_.on_calm || is_giving_back_) return;
    is_giving_back_ = true;
    calm_.expires_after(kCalm);
    calm_.async_wait([this](const error_code& error) {
        is_giving_back_ = false;
        if (!error) pool_.submit([this](Handler&) { options_.on_calm(); });
    });
}

void EventLoop::close_idle() {
    while (!idle_.empty()) idle_.front()->close();
}

void EventLoop::end_if_done() {
    if (!draining_ || ended_ || !connections_.empty()) return;
    drain_limit_.cancel();
    calm_.cancel();
    signals_.cancel();
}

Result<void> EventLoop::listen() {
    const auto& host = options_.host;
    const auto fail = [&](const error_code& error) {
        return failure(ErrorCode::usage,
                       fmt::format("cannot listen on {}:{}: {}", host, options_.port, error.message()),
                       error == asio::error::address_in_use ? "Another program has that port; port 0 takes a free one."
                                                            : "The address must be one of this machine.");
    };
    error_code error;
    auto address = asio::ip::make_address(host, error);
    if (error) {
        const auto found = tcp::resolver(io_).resolve(host, "", tcp::resolver::passive, error);
        if (error || found.empty()) return fail(error);
        address = found.begin()->endpoint().address();
    }
    const tcp::endpoint wanted(address, options_.port);
    acceptor_.open(wanted.protocol(), error);
    // Not SO_REUSEPORT: a second server on the same port has to fail. This only passes over what is in TIME_WAIT.
    if (!error) acceptor_.set_option(asio::socket_base::reuse_address(true), error);
    if (!error) acceptor_.bind(wanted, error);
    if (!error) acceptor_.listen(asio::socket_base::max_listen_connections, error);
    if (!error) acceptor_.non_blocking(true, error);
    if (!error) endpoint_ = acceptor_.local_endpoint(error);
    if (error) return fail(error);
    if (options_.stop_on_signals) {
        signals_.add(SIGTERM);
        signals_.add(SIGINT);
        signals_.add(SIGHUP);
        await_signal();
    }
    return {};
}

void EventLoop::run() {
    accept();
    for (bool is_over = false; !is_over;) {
        try {
            io_.run();
            is_over = true;
        } catch (const std::bad_alloc&) {
            // The connection that asked for the memory is gone; the others go on.
            live_on();
        }
    }
    ended_ = true;
    // Nothing listens to what the compute threads are at any more.
    pool_.stop();
}

void EventLoop::accept() {
    if (draining_ || !acceptor_.is_open()) return;
    if (connections_.size() >= options_.connections) {
        // Called again by the next connection that ends or becomes idle.
        accepting_ = false;
        if (!idle_.empty()) idle_.front()->close();
        return;
    }
    accepting_ = true;
    is_accept_pending_ = true;
    acceptor_.async_accept([this](const error_code& error, tcp::socket socket) {
        is_accept_pending_ = false;
        if (draining_) {
            if (!error) adopt(std::move(socket));
            return;
        }
        if (!error) {
            adopt(std::move(socket));
            return accept();
        }
        // Out of files or memory: trying again at once would spin. The longest idle one makes room.
        if (!idle_.empty()) idle_.front()->close();
        accept_retry_.expires_after(kAcceptRetry);
        is_accept_pending_ = true;
        accept_retry_.async_wait([this](const error_code&) {
            is_accept_pending_ = false;
            accept();
        });
    });
}

// After memory ended: makes room, and goes on accepting where that was what failed.
void EventLoop::live_on() {
    close_idle();
    try {
        if (accepting_ && !is_accept_pending_) accept();
    } catch (const std::bad_alloc&) {
        is_accept_pending_ = false;
        accepting_ = false;  // the next connection that ends or becomes idle goes on
    }
}

void EventLoop::adopt(tcp::socket socket) {
    std::make_shared<Connection>(*this, std::move(socket))->await_request();
}

void EventLoop::await_signal() {
    signals_.async_wait([this](const error_code& error, int signal) {
        if (error) return;
        // Before draining, which ends the wait where nothing is under way.
        await_signal();
        if (signal != SIGHUP) return drain();
        if (options_.on_hangup) options_.on_hangup();
    });
}

void EventLoop::drain() {
    if (draining_) return io_.stop();
    // Clients the system has already let in, and whose request may be in its buffers, are served too.
    error_code error;
    while (acceptor_.is_open()) {
        tcp::socket socket(io_);
        acceptor_.accept(socket, error);
        if (error) break;
        adopt(std::move(socket));
    }
    draining_ = true;
    acceptor_.close(error);
    accept_retry_.cancel(error);
    const std::vector<Connection*> connections(connections_.begin(), connections_.end());
    for (auto* connection : connections) connection->drain();
    drain_limit_.expires_after(seconds(options_.request_seconds));
    drain_limit_.async_wait([this](const error_code& ended) {
        if (!ended) io_.stop();
    });
    end_if_done();
}

}  // namespace recueil::server
