#include "server/http.h"

#include <algorithm>
#include <chrono>
#include <list>
#include <optional>
#include <unordered_set>
#include <utility>  // before Boost 1.74's asio, which needs std::exchange and does not include it
// clang-format off
#include <boost/asio.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>
// clang-format on
#include <fmt/format.h>
#include <sys/resource.h>

#include "server/ascii.h"
#include "server/compute_pool.h"
#include "server/host.h"
#include "server/http_head.h"
#include "server/problem.h"

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

// How long, and how much, a client that is told why it is cut may go on sending, so that it reads why before a reset.
constexpr milliseconds kLinger{1000};
constexpr std::size_t kLingerBytes = 1024 * 1024;
// How long a connection that has sent nothing yet is waited for when the server stops.
constexpr milliseconds kFreshGrace{100};
constexpr milliseconds kAcceptRetry{100};
// Some clients send an empty line after a body; who sends many means no request.
constexpr std::size_t kMostEmptyLines = 8;
// Files the index, the log and the listener need beside the connections.
constexpr std::size_t kReservedFiles = 256;

std::string_view view(beast::string_view text) {
    return {text.data(), text.size()};
}

// The open files the process may have, raised as far as it may raise them itself.
std::size_t open_file_limit() {
    rlimit limit{};
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0) return 1024;
    if (limit.rlim_cur < limit.rlim_max) {
        rlimit wanted = limit;
        wanted.rlim_cur = limit.rlim_max;
        if (setrlimit(RLIMIT_NOFILE, &wanted) == 0) limit = wanted;
    }
    return limit.rlim_cur == RLIM_INFINITY ? 1U << 20U : static_cast<std::size_t>(limit.rlim_cur);
}

Response busy() {
    return problem_response({503, "Too many requests wait already; try again in a moment."});
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
          signals_(io_),
          pool_(options_.compute_threads, std::max<std::size_t>(options_.queue_length, 1), std::move(make_handler)) {
        const std::size_t files = open_file_limit();
        options_.connections =
            std::clamp<std::size_t>(options_.connections, 1, files > 2 * kReservedFiles ? files - kReservedFiles : 64);
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
    void opened(Connection* connection);
    void closed(Connection* connection);
    void resume_accepting() {
        if (!accepting_ && !draining_) accept();
    }
    void failed(const std::string& message) const {
        if (options_.on_failure) options_.on_failure(message);
    }

  private:
    void accept();
    void adopt(tcp::socket socket);
    void await_signal();
    void drain();
    void end_if_done();

    HttpOptions options_;
    bool accepting_ = false;
    bool draining_ = false;
    bool ended_ = false;
    // Before the I/O context: it ends the connections that are left when it goes.
    std::unordered_set<Connection*> connections_;
    std::list<Connection*> idle_;  // longest idle first
    asio::io_context io_{1};
    tcp::acceptor acceptor_;
    asio::steady_timer accept_retry_;
    asio::steady_timer drain_limit_;
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

    void read_header();
    void skip_empty_lines();
    void read_first_bytes();
    void on_header(const error_code& error);
    std::optional<Problem> check_header() const;
    void read_body();
    void dispatch();
    Request take_request();
    void refuse(const Problem& problem);
    void respond(Response response);
    void write_out();
    void on_written(const error_code& error, std::size_t bytes);
    void next_piece();
    void finish();
    void linger();
    void discard();

    static Response answer(Handler& handler, const Request& request, const EventLoop& loop);

    EventLoop& loop_;
    tcp::socket socket_;
    asio::steady_timer timer_;
    beast::flat_buffer buffer_;
    std::optional<http::request_parser<http::string_body>> parser_;
    std::string peer_;
    State state_ = State::idle;
    std::optional<std::list<Connection*>::iterator> idle_place_;
    std::size_t deadline_number_ = 0;  // a deadline that was put off may already be queued
    std::size_t request_number_ = 0;   // an answer that comes too late belongs to none
    bool timed_out_ = false;
    bool fresh_ = true;            // no request yet
    std::size_t empty_lines_ = 0;  // before the request that is awaited
    bool must_close_ = false;
    bool must_linger_ = false;  // the request was not read to its end
    bool chunked_ = false;
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
            socket_.cancel(ignored);  // what is being read ends, and says why
            break;
        case State::computing:
            ++loop_.counters().refused_busy;
            ++request_number_;
            if (source_ != nullptr) return close();  // its head is sent: only the missing end can tell
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
    parser_->header_limit(static_cast<std::uint32_t>(loop_.options().header_bytes));
    parser_->body_limit(loop_.options().body_bytes);
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
    error_code ignored;
    ++deadline_number_;
    timer_.cancel(ignored);
    socket_.close(ignored);
}

void Connection::read_header() {
    state_ = State::reading;
    began_ = Clock::now();
    set_deadline(seconds(loop_.options().header_seconds));
    read_first_bytes();
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

// The parser takes no empty line before a request, so that what comes first is looked at before it reads.
void Connection::read_first_bytes() {
    const auto arrived = buffer_.data();
    const bool may_be_empty_line =
        arrived.size() == 0 || (arrived.size() == 1 && *static_cast<const char*>(arrived.data()) == '\r');
    if (may_be_empty_line) {
        socket_.async_read_some(buffer_.prepare(1024),
                                [self = shared_from_this()](const error_code& error, std::size_t bytes) {
                                    if (error) return self->on_header(error);
                                    self->buffer_.commit(bytes);
                                    self->skip_empty_lines();
                                    // Empty lines alone leave the connection as idle as it was.
                                    if (self->buffer_.size() == 0) return self->await_request();
                                    self->read_first_bytes();
                                });
        return;
    }
    http::async_read_header(
        socket_, buffer_, *parser_,
        [self = shared_from_this()](const error_code& error, std::size_t) { self->on_header(error); });
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
    if (const auto problem = check_header()) return refuse(*problem);
    if (parser_->is_done()) return dispatch();
    read_body();
}

// What the parser lets through and a proxy in front might read otherwise.
std::optional<Problem> Connection::check_header() const {
    const auto& message = parser_->get();
    const auto lengths = message.count(http::field::content_length);
    const auto encodings = message.count(http::field::transfer_encoding);
    const auto hosts = message.count(http::field::host);
    if (message.version() != 10 && message.version() != 11) return Problem{505, "HTTP/1.1 is spoken here."};
    if (lengths > 1 || encodings > 1 || (lengths > 0 && encodings > 0)) {
        return Problem{400, "The length of the body is given more than once."};
    }
    const auto length = view(message[http::field::content_length]);
    if (length.find_first_not_of("0123456789") != std::string_view::npos) {
        return Problem{400, "Content-Length is not a number."};  // the parser takes « 3, 3 »
    }
    if (encodings > 0 &&
        (message.version() == 10 || lower(view(message[http::field::transfer_encoding])) != "chunked")) {
        return Problem{400, "Transfer-Encoding may be \"chunked\" only, in HTTP/1.1."};
    }
    if (hosts > 1) return Problem{400, "The header Host is given more than once."};
    if (hosts == 0 && message.version() == 11) return Problem{400, "The header Host is missing."};
    if (!is_host_and_port(view(message[http::field::host]))) {
        return Problem{400, "The header Host is no host, or host and port."};
    }
    const auto target = view(message.target());
    const bool is_absolute = target != "*" && !target.empty() && target.front() != '/';
    const auto authority = authority_of(target);
    if (origin_form(target).empty() || (is_absolute && (authority.empty() || !is_host_and_port(authority)))) {
        return Problem{400, "The target of the request is malformed."};
    }
    if (message.count(http::field::expect) > 0 && !parser_->is_done()) {
        return Problem{417, "No body is wanted, so none is waited for."};
    }
    return std::nullopt;
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

Request Connection::take_request() {
    const auto& message = parser_->get();
    Request request;
    request.method = std::string(view(message.method_string()));
    const std::string_view target = origin_form(view(message.target()));
    const std::size_t mark = std::min(target.find('?'), target.size());
    request.path = std::string(target.substr(0, mark));
    if (mark < target.size()) request.query = std::string(target.substr(mark + 1));
    for (const auto& field : message) {
        request.headers.push_back({lower(view(field.name_string())), std::string(view(field.value()))});
    }
    // Whoever names the host in the target means that one (RFC 9112, section 3.2.2).
    if (const auto authority = authority_of(view(message.target())); !authority.empty()) {
        const auto is_host = [](const Header& header) { return header.name == "host"; };
        request.headers.erase(std::remove_if(request.headers.begin(), request.headers.end(), is_host),
                              request.headers.end());
        request.headers.push_back({"host", std::string(authority)});
    }
    request.peer = peer_;
    exchange_ = {peer_, request.method, std::string(target), request.header("user-agent"), 0, 0, 0};
    return request;
}

Response Connection::answer(Handler& handler, const Request& request, const EventLoop& loop) {
    try {
        return handler.handle(request);
    } catch (const std::exception& error) {
        loop.failed(fmt::format("{} {}: {}", request.method, request.path, error.what()));
    } catch (...) {
        loop.failed(fmt::format("{} {}: unknown exception", request.method, request.path));
    }
    return problem_response({500, "The request could not be answered."});
}

void Connection::dispatch() {
    state_ = State::computing;
    fresh_ = false;
    empty_lines_ = 0;
    ++loop_.counters().requests;
    must_close_ = !parser_->get().keep_alive();
    const auto request = std::make_shared<const Request>(take_request());
    if (loop_.options().at_once) {
        if (auto response = loop_.options().at_once(*request)) return respond(std::move(*response));
    }
    const std::size_t number = ++request_number_;
    const auto too_late = Clock::now() + seconds(loop_.options().request_seconds);
    set_deadline(seconds(loop_.options().request_seconds));
    // The task hands its hold on the connection back, so that the last one always goes on the I/O thread.
    auto task = [self = shared_from_this(), request, number, too_late](Handler& handler) mutable {
        const bool late = Clock::now() >= too_late;
        auto response = std::make_shared<Response>(late ? busy() : answer(handler, *request, self->loop_));
        auto& io = self->loop_.io();
        asio::post(io, [self = std::move(self), response, number] {
            if (number == self->request_number_ && self->state_ == State::computing) {
                self->respond(std::move(*response));
            }
        });
    };
    if (!loop_.pool().try_submit(std::move(task))) {
        ++loop_.counters().refused_busy;
        ++request_number_;
        return respond(busy());
    }
    loop_.counters().queued = loop_.pool().waiting();
}

// An answer without a handler: to what cannot be read as a request, or was not answered in time.
void Connection::refuse(const Problem& problem) {
    if (state_ == State::reading) {
        ++loop_.counters().refused_malformed;
        // What was read of the header still names the request in the log.
        if (parser_->is_header_done()) {
            take_request();
        } else {
            exchange_ = {peer_, "", "", "", 0, 0, 0};
        }
        must_linger_ = true;
    }
    must_close_ = true;
    respond(problem_response(problem));
}

void Connection::respond(Response response) {
    if (loop_.draining()) must_close_ = true;
    const bool old = parser_->is_header_done() && parser_->get().version() == 10;
    const bool head_only = exchange_.method == "HEAD" || has_no_body(response.status);
    source_ = std::move(response.source);

    Framing framing;
    chunked_ = source_ != nullptr && !old;
    framing.chunked = chunked_;
    if (source_ == nullptr) framing.length = response.body.size();
    if (source_ != nullptr && old) must_close_ = true;  // the end of the connection is the only sign of the body's
    framing.close = must_close_;
    framing.keep_alive_1_0 = old;

    exchange_.status = response.status;
    out_ = response_head(response, framing);
    if (head_only) {
        source_.reset();
    } else if (source_ == nullptr) {
        out_ += response.body;
    }
    write_out();
}

void Connection::write_out() {
    state_ = State::writing;
    set_deadline(seconds(loop_.options().request_seconds));
    asio::async_write(
        socket_, asio::buffer(out_),
        [self = shared_from_this()](const error_code& error, std::size_t bytes) { self->on_written(error, bytes); });
}

void Connection::on_written(const error_code& error, std::size_t bytes) {
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
    loop_.pool().submit([self = shared_from_this(), source = source_, number](Handler&) mutable {
        std::string piece;
        bool more = false;
        bool failed = false;
        try {
            more = source->next(piece);
        } catch (const std::exception& error) {
            failed = true;
            self->loop_.failed(fmt::format("streaming: {}", error.what()));
        } catch (...) {
            failed = true;
            self->loop_.failed("streaming: unknown exception");
        }
        source.reset();
        auto& io = self->loop_.io();
        asio::post(io, [self = std::move(self), number, more, failed, piece = std::move(piece)]() mutable {
            if (number != self->request_number_ || self->state_ != State::computing) return;
            // A body cut short must not look whole: without its last chunk, the client sees that it is not.
            if (failed) return self->close();
            self->out_ = std::move(piece);
            if (self->chunked_ && !self->out_.empty()) {
                self->out_ = fmt::format("{:x}\r\n{}\r\n", self->out_.size(), self->out_);
            }
            if (self->chunked_ && !more) self->out_ += "0\r\n\r\n";
            if (!more) self->source_.reset();
            self->write_out();
        });
    });
}

void Connection::finish() {
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

void EventLoop::end_if_done() {
    if (!draining_ || ended_ || !connections_.empty()) return;
    drain_limit_.cancel();
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
        await_signal();
    }
    return {};
}

void EventLoop::run() {
    accept();
    io_.run();
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
    acceptor_.async_accept([this](const error_code& error, tcp::socket socket) {
        if (draining_) {
            if (!error) adopt(std::move(socket));
            return;
        }
        if (!error) {
            adopt(std::move(socket));
            return accept();
        }
        // Out of files or memory: trying again at once would spin.
        accept_retry_.expires_after(kAcceptRetry);
        accept_retry_.async_wait([this](const error_code&) { accept(); });
    });
}

void EventLoop::adopt(tcp::socket socket) {
    std::make_shared<Connection>(*this, std::move(socket))->await_request();
}

void EventLoop::await_signal() {
    signals_.async_wait([this](const error_code& error, int) {
        if (error) return;
        // Before draining, which ends the wait where nothing is under way.
        await_signal();
        drain();
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

std::string Request::header(std::string_view name) const {
    std::string result;
    for (const auto& header : headers) {
        if (header.name != name) continue;
        if (!result.empty()) result += ", ";
        result += header.value;
    }
    return result;
}

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
    if (!listening) return tl::unexpected<Error>(listening.error());
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
