// The I/O thread of the HTTP server: the port, the connections and the way to the compute threads.
#pragma once

#include <cstddef>
#include <list>
#include <optional>
#include <unordered_set>
#include <utility>  // before Boost 1.74's asio, which needs std::exchange and does not include it
// clang-format off
#include <boost/asio.hpp>
// clang-format on

#include "base/error.h"
#include "server/clients.h"
#include "server/compute_pool.h"
#include "server/http.h"

namespace recueil::server {

class Connection;

// One thread runs it; stop() alone may be called from others.
class EventLoop {
  public:
    EventLoop(HttpOptions options, HandlerFactory make_handler);

    Result<void> listen();
    void run();
    void stop() {
        boost::asio::post(io_, [this] { drain(); });
    }
    const boost::asio::ip::tcp::endpoint& endpoint() const { return endpoint_; }

    const HttpOptions& options() const { return options_; }
    HttpCounters& counters() { return *options_.counters; }
    boost::asio::io_context& io() { return io_; }
    ComputePool& pool() { return pool_; }
    bool draining() const { return draining_; }
    std::list<Connection*>& idle() { return idle_; }
    std::optional<ClientRates>& rates() { return rates_; }
    // An answer begins to wait for its client, and does no more. Cuts those that have waited longest where too much
    // waits; the last one only where it is alone.
    std::list<Connection*>::iterator writing(Connection* connection, std::size_t bytes);
    void written(std::list<Connection*>::iterator place, std::size_t bytes);
    void close_idle();
    void give_back_soon();
    void opened(Connection* connection);
    void closed(Connection* connection);
    void resume_accepting() {
        if (!accepting_ && !draining_) accept();
    }

  private:
    void accept();
    void adopt(boost::asio::ip::tcp::socket socket);
    void await_signal();
    void drain();
    void end_if_done();
    void live_on();

    HttpOptions options_;
    bool accepting_ = false;
    bool draining_ = false;
    bool ended_ = false;
    // Before the I/O context: it ends the connections that are left when it goes.
    std::unordered_set<Connection*> connections_;
    std::list<Connection*> idle_;     // longest idle first
    std::list<Connection*> writing_;  // longest first
    std::size_t unsent_ = 0;
    std::size_t peak_ = 0;
    bool is_giving_back_ = false;
    std::optional<ClientRates> rates_;
    bool is_accept_pending_ = false;
    boost::asio::io_context io_{1};
    boost::asio::ip::tcp::acceptor acceptor_;
    boost::asio::steady_timer accept_retry_;
    boost::asio::steady_timer drain_limit_;
    boost::asio::steady_timer calm_;
    boost::asio::signal_set signals_;
    boost::asio::ip::tcp::endpoint endpoint_;
    ComputePool pool_;
};

}  // namespace recueil::server
