#include "server/http.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <list>
#include <new>
#include <optional>
#include <unordered_set>
#include <utility>  // before Boost 1.74's asio, which needs std::exchange and does not include it
// clang-format off
#include <boost/asio.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
// clang-format on
#include <fmt/format.h>

#include "base/text.h"
#include "server/answering.h"
#include "server/clients.h"
#include "server/compute_pool.h"
#include "server/host.h"
#include "server/open_files.h"
#include "server/problem.h"
#include "server/request_head.h"

namespace recueil::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using std::chrono::seconds;

// How long, and how many bytes, a rejected client may still send, so that it reads the answer before a reset.
constexpr milliseconds kLinger{1000};
constexpr std::size_t kLingerBytes = 1024 * 1024;
// How long a connection that has sent nothing yet is waited for when the server stops.
constexpr milliseconds kFreshGrace{100};
constexpr milliseconds kAcceptRetry{100};
// Some clients send an empty line after a body; who sends many means no request.
constexpr std::size_t kMostEmptyLines = 8;
constexpr std::size_t kReadAtOnce = 4096;
// From so many unsent bytes on it was a peak, after which memory is given back to the system.
constexpr std::size_t kPeak = std::size_t{32} << 20U;
constexpr seconds kCalm{2};
constexpr seconds kLong{2};

// A header line that goes on in the next one (obsolete, RFC 9112 section 5.2): servers and proxies part over it.
bool has_folded_line(std::string_view bytes) {
    const std::string_view head = bytes.substr(0, bytes.find("\r\n\r\n"));
    for (std::size_t at = head.find('\n'); at != std::string_view::npos; at = head.find('\n', at + 1))
        if (at + 1 < head.size() && (head[at + 1] == ' ' || head[at + 1] == '\t')) return true;
    return false;
}

std::string_view view(beast::string_view text) {
    return {text.data(), text.size()};
}

class Connection;

// The I/O thread: the port, the connections and the way to the compute threads.
class EventLoop {
  public:
    EventLoop(HttpOptions options, HandlerFactory make_handler)
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

    Result<void> listen();
    void run();
    void stop() {
        asio::post(io_, [this] { drain(); });
    }
    const tcp::endpoint& endpoint() const { return endpoint_; }

    const HttpOptions& options() const { return options_; }
    HttpCounters& counters() { return *options_.counters; }
    asio::io_context& io() { return io_; }
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
    void adopt(tcp::socket socket);
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
    asio::io_context io_{1};
    tcp::acceptor acceptor_;
    asio::steady_timer accept_retry_;
    asio::steady_timer drain_limit_;
    asio::steady_timer calm_;
    asio::signal_set signals_;
    tcp::endpoint endpoint_;
    ComputePool pool_;
};

// One client. All but answer() runs on the I/O thread; it lives as long as something is under way for it.
class Connection : public std::enable_shared_from_this<Connection> {
  public:
    Connection(EventLoop& loop, tcp::socket socket)
        : loop_(loop), socket_(std::move(socket)), timer_(loop.io()), buffer_(loop.options().header_bytes + 4096) {
        error_code ignored;
        socket_.set_option(tcp::no_delay(true), ignored);
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

    void set_deadline(milliseconds after);
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
    void on_header(const error_code& error);
    const RequestHead& head();
    void read_body();
    void dispatch();
    std::optional<Response> turned_away(const Request& request);
    void refuse(const Problem& problem);
    void respond(Response response);
    void write_out();
    void on_written(const error_code& error, std::size_t bytes);
    void next_piece();
    void finish();
    void linger();
    void discard();

    EventLoop& loop_;
    tcp::socket socket_;
    asio::steady_timer timer_;
    beast::flat_buffer buffer_;
    std::optional<http::request_parser<http::string_body>> parser_;
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
    Clock::time_point began_;
};

void Connection::set_deadline(milliseconds after) {
    const std::size_t number = ++deadline_number_;
    timer_.expires_after(after);
    timer_.async_wait([self = shared_from_this(), number](const error_code& error) {
        if (!error && number == self->deadline_number_) self->on_deadline();
    });
}

void Connection::on_deadline() {
    timed_out_ = true;
    error_code ignored;
    switch (state_) {
        case State::idle:
            close();
            break;
        case State::reading:
            ++loop_.counters().deadlines;
            socket_.cancel(ignored);  // reading ends, and the answer gives the reason
            break;
        case State::computing:
            ++loop_.counters().refused_busy;
            ++request_number_;
            if (source_ != nullptr) return close();  // the head is sent already: only the missing end shows the failure
            must_close_ = true;
            respond(busy());
            break;
        case State::writing:
            ++loop_.counters().deadlines;
            close();
            break;
        case State::closing:
            close();
            break;
    }
}

void Connection::await_request() {
    parser_.emplace();
    head_.reset();
    // The last answer: kept, thousands of idle connections would hold thousands of long ones.
    out_ = std::string();
    parser_->header_limit(static_cast<std::uint32_t>(loop_.options().header_bytes));
    parser_->body_limit(loop_.options().body_bytes);
    is_header_begun_ = false;
    timed_out_ = false;
    skip_empty_lines();
    if (buffer_.size() > 0) return read_header();
    state_ = State::idle;
    enter_idle();
    loop_.resume_accepting();
    set_deadline(seconds(loop_.options().idle_seconds));
    socket_.async_wait(tcp::socket::wait_read, [self = shared_from_this()](const error_code& error) {
        self->leave_idle();
        if (error || self->state_ != State::idle) return self->close();
        self->read_header();
    });
    if (loop_.draining()) drain();
}

void Connection::drain() {
    if (state_ != State::idle) return;
    error_code ignored;
    if (socket_.available(ignored) > 0) return;  // a request has arrived, and is about to be read
    if (fresh_) return set_deadline(kFreshGrace);
    close();
}

void Connection::close() {
    state_ = State::closing;
    leave_idle();
    leave_writing();
    error_code ignored;
    ++deadline_number_;
    timer_.cancel(ignored);
    socket_.close(ignored);
}

void Connection::read_header() {
    state_ = State::reading;
    began_ = Clock::now();
    set_deadline(seconds(loop_.options().header_seconds));
    parse_header();
}

void Connection::skip_empty_lines() {
    const auto begins_empty = [this] {
        const auto arrived = buffer_.data();
        return arrived.size() >= 2 && std::string_view(static_cast<const char*>(arrived.data()), 2) == "\r\n";
    };
    while (empty_lines_ < kMostEmptyLines && begins_empty()) {
        ++empty_lines_;
        buffer_.consume(2);
    }
}

void Connection::read_on() {
    const std::size_t room = buffer_.max_size() - buffer_.size();
    if (room == 0) return on_header(http::error::buffer_overflow);
    socket_.async_read_some(buffer_.prepare(std::min(room, kReadAtOnce)),
                            [self = shared_from_this()](const error_code& error, std::size_t bytes) {
                                if (error) return self->on_header(error);
                                self->buffer_.commit(bytes);
                                if (self->is_header_begun_) return self->parse_header();
                                self->skip_empty_lines();
                                // Empty lines alone leave the connection as idle as it was.
                                if (self->buffer_.size() == 0) return self->await_request();
                                self->parse_header();
                            });
}

// Parses what has arrived, and reads on until the header is whole. The parser takes no empty line before a request and
// joins folded lines, so that the bytes are looked at before it takes them.
void Connection::parse_header() {
    const std::string_view arrived(static_cast<const char*>(buffer_.data().data()), buffer_.size());
    const bool may_be_empty_line = !is_header_begun_ && arrived == "\r";
    if (arrived.empty() || may_be_empty_line) return read_on();
    if (has_folded_line(arrived)) return refuse({400, "A line of the header goes on in the next one."});
    error_code error;
    is_header_begun_ = true;
    buffer_.consume(parser_->put(buffer_.data(), error));
    if (error == http::error::need_more) return read_on();
    on_header(error);
}

void Connection::on_header(const error_code& error) {
    if (error == http::error::end_of_stream) return close();
    if (error && timed_out_) return refuse({408, "The header of the request did not arrive in time."});
    if (error == http::error::header_limit || error == http::error::buffer_overflow) {
        return refuse({431, fmt::format("The header of a request may have {} bytes.", loop_.options().header_bytes)});
    }
    if (error == http::error::body_limit) {
        return refuse({413, fmt::format("The body of a request may have {} bytes.", loop_.options().body_bytes)});
    }
    if (error == http::error::bad_version) return refuse({505, "HTTP/1.1 is spoken here."});
    if (error == http::error::partial_message) return close();
    if (error) {
        if (error.category() != http::make_error_code(http::error::bad_method).category()) return close();
        return refuse({400, "The header of the request is malformed."});
    }
    keeps_alive_ = parser_->get().keep_alive();
    if (const auto problem = refusal_of(head(), !parser_->is_done())) return refuse(*problem);
    if (parser_->is_done()) return dispatch();
    read_body();
}

// Read off the parser once, when all of the header is there.
const RequestHead& Connection::head() {
    if (head_) return *head_;
    const auto& message = parser_->get();
    head_.emplace();
    head_->version = message.version();
    head_->method = std::string(view(message.method_string()));
    head_->target = std::string(view(message.target()));
    for (const auto& field : message) {
        head_->headers.push_back({ascii_lower(view(field.name_string())), std::string(view(field.value()))});
    }
    const std::string target(origin_form(head_->target));
    exchange_ = {peer_, head_->method, target, std::string(head_->first("user-agent")), 0, 0, 0};
    return *head_;
}

void Connection::read_body() {
    set_deadline(seconds(loop_.options().request_seconds));
    http::async_read(socket_, buffer_, *parser_, [self = shared_from_this()](const error_code& error, std::size_t) {
        if (error && self->timed_out_) return self->refuse({408, "The body of the request did not arrive in time."});
        if (error == http::error::body_limit) {
            return self->refuse(
                {413, fmt::format("The body of a request may have {} bytes.", self->loop_.options().body_bytes)});
        }
        // An endless chunk extension or size line fills the buffer.
        if (error == http::error::buffer_overflow) return self->refuse({400, "The body of the request is malformed."});
        if (error == http::error::partial_message) return self->close();
        if (error) {
            if (error.category() != http::make_error_code(http::error::bad_method).category()) return self->close();
            return self->refuse({400, "The body of the request is malformed."});
        }
        self->dispatch();
    });
}

void Connection::dispatch() {
    state_ = State::computing;
    fresh_ = false;
    empty_lines_ = 0;
    ++loop_.counters().requests;
    must_close_ = !keeps_alive_;
    auto read = request_of(head(), peer_);
    read.body = std::move(parser_->get().body());
    read.client = client_of(peer_, read.header("x-forwarded-for"), loop_.options().is_behind_proxy);
    const auto request = std::make_shared<Request>(std::move(read));
    if (loop_.options().at_once) {
        if (auto response = loop_.options().at_once(*request)) return respond(std::move(*response));
    }
    if (auto refusal = turned_away(*request)) return respond(std::move(*refusal));
    weight_ = loop_.options().weigh ? loop_.options().weigh(*request) : Weight::quick;
    const std::size_t number = ++request_number_;
    const auto too_late = Clock::now() + seconds(loop_.options().request_seconds);
    set_deadline(seconds(loop_.options().request_seconds));
    // The task hands its hold on the connection back, so that the last one always goes on the I/O thread.
    auto task = [self = shared_from_this(), request, number, too_late](Handler& handler) mutable {
        const bool late = Clock::now() >= too_late;
        request->crowd = self->loop_.pool().crowd(self->weight_);
        auto response =
            std::make_shared<Response>(late ? busy() : answer(handler, *request, self->loop_.options().on_failure));
        auto& io = self->loop_.io();
        asio::post(io, [self = std::move(self), response, number] {
            if (number == self->request_number_ && self->state_ == State::computing) {
                self->respond(std::move(*response));
            }
        });
    };
    if (!loop_.pool().try_submit(std::move(task), weight_)) {
        ++loop_.counters().refused_busy;
        ++request_number_;
        return respond(busy());
    }
    loop_.counters().queued = loop_.pool().waiting();
}

// The answer to a request that has to come back later, whatever it asks for.
std::optional<Response> Connection::turned_away(const Request& request) {
    if (loop_.options().is_short_of_memory && loop_.options().is_short_of_memory()) {
        ++loop_.counters().refused_busy;
        loop_.close_idle();
        return busy();
    }
    if (!loop_.rates()) return std::nullopt;
    const auto wait = loop_.rates()->ask(request.client, Clock::now());
    if (wait <= Clock::duration::zero()) return std::nullopt;
    ++loop_.counters().refused_rate;
    auto response = problem_response({429, "You ask more often than one client may here."});
    response.set("Retry-After", fmt::format("{:.0f}", std::ceil(std::chrono::duration<double>(wait).count())));
    return response;
}

// An answer without a handler: to what cannot be read as a request, or was not answered in time.
void Connection::refuse(const Problem& problem) {
    if (state_ == State::reading) {
        ++loop_.counters().refused_malformed;
        // The part of the header that was read still names the request in the log.
        exchange_ = {peer_, "", "", "", 0, 0, 0};
        if (parser_->is_header_done()) {
            head_.reset();
            head();
        }
        must_linger_ = true;
    }
    must_close_ = true;
    respond(problem_response(problem));
}

void Connection::respond(Response response) {
    if (loop_.draining()) must_close_ = true;
    const bool is_old = parser_->is_header_done() && parser_->get().version() == 10;
    exchange_.status = response.status;
    auto outgoing = outgoing_of(std::move(response), {is_old, exchange_.method == "HEAD", must_close_});
    out_ = std::move(outgoing.bytes);
    source_ = std::move(outgoing.source);
    is_chunked_ = outgoing.is_chunked;
    must_close_ = outgoing.must_close;
    write_out();
}

void Connection::write_out() {
    state_ = State::writing;
    set_deadline(seconds(loop_.options().request_seconds));
    unsent_ = out_.size();
    writing_place_ = loop_.writing(this, unsent_);
    asio::async_write(
        socket_, asio::buffer(out_),
        [self = shared_from_this()](const error_code& error, std::size_t bytes) { self->on_written(error, bytes); });
}

void Connection::on_written(const error_code& error, std::size_t bytes) {
    leave_writing();
    exchange_.bytes += bytes;
    loop_.counters().bytes_sent += bytes;
    if (error || state_ != State::writing) return close();
    if (source_ == nullptr) return finish();
    next_piece();
}

void Connection::next_piece() {
    state_ = State::computing;
    const std::size_t number = ++request_number_;
    set_deadline(seconds(loop_.options().request_seconds));
    loop_.pool().submit(
        [self = shared_from_this(), source = source_, number](Handler&) mutable {
            auto piece = recueil::server::next_piece(*source, self->loop_.options().on_failure);
            source.reset();
            auto& io = self->loop_.io();
            asio::post(io, [self = std::move(self), number, piece = std::move(piece)]() mutable {
                if (number != self->request_number_ || self->state_ != State::computing) return;
                // A body cut short must not look whole: without its last chunk, the client sees that it is not.
                if (piece.has_failed) return self->close();
                self->out_ = std::move(piece.bytes);
                if (self->is_chunked_) self->out_ = chunk(std::move(self->out_), !piece.has_more);
                if (!piece.has_more) self->source_.reset();
                self->write_out();
            });
        },
        weight_);
}

void Connection::finish() {
    if (Clock::now() - began_ > kLong) loop_.give_back_soon();
    if (loop_.options().on_exchange) {
        exchange_.milliseconds = std::chrono::duration<double, std::milli>(Clock::now() - began_).count();
        loop_.options().on_exchange(exchange_);
    }
    if (!must_close_ && !loop_.draining()) return await_request();
    linger();
}

// Says that no more will come, and lets the client read it: closing with bytes unread would reset the connection.
void Connection::linger() {
    state_ = State::closing;
    error_code error;
    socket_.shutdown(tcp::socket::shutdown_send, error);
    if (error || (!must_linger_ && buffer_.size() == 0 && socket_.available(error) == 0)) return close();
    buffer_.clear();
    lingered_ = 0;
    set_deadline(kLinger);
    discard();
}

void Connection::discard() {
    out_.resize(64 * 1024);
    socket_.async_read_some(asio::buffer(out_), [self = shared_from_this()](const error_code& error, std::size_t size) {
        self->lingered_ += size;
        if (error || self->lingered_ > kLingerBytes) return self->close();
        self->discard();
    });
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
            // What asked for the memory has ended with its connection; the others live on.
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

}  // namespace

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
