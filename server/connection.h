// One client of the HTTP server: its requests one after the other, and their answers.
#pragma once

#include <chrono>
#include <cstddef>
#include <list>
#include <memory>
#include <optional>
#include <string>
#include <utility>  // before Boost 1.74's asio, which needs std::exchange and does not include it
// clang-format off
#include <boost/asio.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
// clang-format on

#include "server/event_loop.h"
#include "server/http.h"
#include "server/problem.h"
#include "server/request_head.h"

namespace recueil::server {

// Runs on the I/O thread, but for the handler; lives as long as something is under way for it.
class Connection : public std::enable_shared_from_this<Connection> {
  public:
    Connection(EventLoop& loop, boost::asio::ip::tcp::socket socket)
        : loop_(loop), socket_(std::move(socket)), timer_(loop.io()), buffer_(loop.options().header_bytes + 4096) {
        boost::system::error_code ignored;
        socket_.set_option(boost::asio::ip::tcp::no_delay(true), ignored);
        peer_ = socket_.remote_endpoint(ignored).address().to_string(ignored);
        loop_.opened(this);
    }
    ~Connection() {
        leave_idle();
        leave_writing();
        loop_.closed(this);
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    void await_request();
    void drain();
    void close();

  private:
    // computing: the answer, or the next piece of it, is being made.
    enum class State { idle, reading, computing, writing, closing };

    void set_deadline(std::chrono::milliseconds after);
    void on_deadline();
    void enter_idle() { idle_place_ = loop_.idle().insert(loop_.idle().end(), this); }
    void leave_idle() {
        if (idle_place_) loop_.idle().erase(*idle_place_);
        idle_place_.reset();
    }

    void leave_writing() {
        if (writing_place_) loop_.written(*writing_place_, unsent_);
        writing_place_.reset();
    }

    void read_header();
    void skip_empty_lines();
    void read_on();
    void parse_header();
    void on_header(const boost::system::error_code& error);
    const RequestHead& head();
    void read_body();
    void dispatch();
    std::optional<Response> turned_away(const Request& request);
    void refuse(const Problem& problem);
    void respond(Response response);
    void write_out();
    void on_written(const boost::system::error_code& error, std::size_t bytes);
    void next_piece();
    void finish();
    void linger();
    void discard();

    EventLoop& loop_;
    boost::asio::ip::tcp::socket socket_;
    boost::asio::steady_timer timer_;
    boost::beast::flat_buffer buffer_;
    std::optional<boost::beast::http::request_parser<boost::beast::http::string_body>> parser_;
    std::optional<RequestHead> head_;  // of the request that is answered; see head()
    std::string peer_;
    State state_ = State::idle;
    std::optional<std::list<Connection*>::iterator> idle_place_;
    std::optional<std::list<Connection*>::iterator> writing_place_;
    std::size_t unsent_ = 0;
    Weight weight_ = Weight::quick;    // of the request that is answered
    bool is_header_begun_ = false;     // some of it was parsed
    bool keeps_alive_ = false;         // as the header says; a trailer says nothing
    std::size_t deadline_number_ = 0;  // a deadline that was put off may already be queued
    std::size_t request_number_ = 0;   // an answer that comes too late belongs to none
    bool timed_out_ = false;
    bool fresh_ = true;            // no request yet
    std::size_t empty_lines_ = 0;  // before the request that is awaited
    bool must_close_ = false;
    bool must_linger_ = false;  // the request was not read to its end
    bool is_chunked_ = false;
    std::size_t lingered_ = 0;
    std::shared_ptr<BodySource> source_;  // of the answer that is being streamed
    std::string out_;
    Exchange exchange_;
    std::chrono::steady_clock::time_point began_;
};

}  // namespace recueil::server
