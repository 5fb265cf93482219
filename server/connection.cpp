#include "server/connection.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "base/text.h"
#include "server/answering.h"
#include "server/clients.h"
#include "server/compute_pool.h"
#include "server/host.h"

namespace recueil::server {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

// How long, and how many bytes, a rejected client may still send, so that it reads the answer before a reset.
constexpr milliseconds kLinger{1000};
constexpr std::size_t kLingerBytes = 1024 * 1024;
// How long a connection that has sent nothing yet is waited for when the server stops.
constexpr milliseconds kFreshGrace{100};
// Some clients send an empty line after a body; who sends many means no request.
constexpr std::size_t kMostEmptyLines = 8;
constexpr std::size_t kReadAtOnce = 4096;
// An answer that took so long is a peak of memory.
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

}  // namespace

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

// Parses the bytes that arrived, and reads on until the header is whole. The parser rejects an empty line before a
// request and joins folded lines, so both are looked for first.
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

// Returns 503 or 429 where memory is short or the client asks too often; nothing where the request may go on.
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

}  // namespace recueil::server
