#include "tests/server/client.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <stdexcept>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace recueil::server::tests {
namespace {

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

}  // namespace

std::string Answer::header(const std::string& name) const {
    for (const auto& [key, value] : headers) {
        if (key == lower(name)) return value;
    }
    return {};
}

bool Answer::has(const std::string& name) const {
    return std::any_of(headers.begin(), headers.end(), [&](const auto& header) { return header.first == lower(name); });
}

Client::Client(unsigned short port) : descriptor_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (descriptor_ < 0 || ::connect(descriptor_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) {
        throw std::runtime_error("cannot connect to port " + std::to_string(port));
    }
    const int on = 1;
    ::setsockopt(descriptor_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

Client::~Client() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

Client::Client(Client&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), buffer_(std::move(other.buffer_)) {}

bool Client::send(const std::string& bytes) const {
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const ssize_t size = ::send(descriptor_, bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (size <= 0) return false;
        sent += static_cast<std::size_t>(size);
    }
    return true;
}

bool Client::fill(std::chrono::milliseconds& patience) {
    constexpr std::chrono::milliseconds longest_wait{100};
    pollfd wait{descriptor_, POLLIN, 0};
    for (int ready = 0; ready == 0;) {
        if (patience.count() <= 0) return false;
        const auto step = std::min(patience, longest_wait);
        const auto began = std::chrono::steady_clock::now();
        ready = ::poll(&wait, 1, static_cast<int>(step.count()));
        const auto waited =
            std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
        patience -= ready == 0 ? step : std::min(step, waited);
        if (ready < 0) return false;
    }
    std::array<char, 65536> bytes{};
    const ssize_t size = ::recv(descriptor_, bytes.data(), bytes.size(), 0);
    if (size <= 0) {
        ended_ = true;
        return false;
    }
    buffer_.append(bytes.data(), static_cast<std::size_t>(size));
    return true;
}

Answer Client::receive(bool head_only, std::chrono::milliseconds patience) {
    Answer answer;
    std::size_t end = 0;
    while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
        if (!fill(patience)) return answer;
    }
    const std::string head = buffer_.substr(0, end + 2);
    buffer_.erase(0, end + 4);
    answer.status = std::stoi(head.substr(9, 3));
    for (std::size_t at = head.find("\r\n") + 2; at < head.size();) {
        const std::size_t stop = head.find("\r\n", at);
        const std::size_t colon = head.find(": ", at);
        answer.headers.emplace_back(lower(head.substr(at, colon - at)), head.substr(colon + 2, stop - colon - 2));
        at = stop + 2;
    }
    if (head_only || answer.status == 204 || answer.status == 304) {
        answer.whole = true;
    } else if (answer.has("content-length")) {
        const std::size_t length = std::stoul(answer.header("content-length"));
        while (buffer_.size() < length && fill(patience)) {
        }
        answer.whole = buffer_.size() >= length;
        answer.body = buffer_.substr(0, length);
        buffer_.erase(0, length);
    } else if (answer.header("transfer-encoding") == "chunked") {
        for (;;) {
            std::size_t line = 0;
            while ((line = buffer_.find("\r\n")) == std::string::npos) {
                if (!fill(patience)) return answer;
            }
            const std::size_t size = std::stoul(buffer_.substr(0, line), nullptr, 16);
            while (buffer_.size() < line + 2 + size + 2) {
                if (!fill(patience)) return answer;
            }
            answer.body += buffer_.substr(line + 2, size);
            buffer_.erase(0, line + 2 + size + 2);
            if (size == 0) break;
        }
        answer.whole = true;
    } else {
        while (fill(patience)) {
        }
        answer.body = std::exchange(buffer_, {});
        answer.whole = true;
    }
    return answer;
}

Answer Client::get(const std::string& target, const std::string& more_headers, std::chrono::milliseconds patience) {
    if (!send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + more_headers + "\r\n")) return {};
    return receive(false, patience);
}

bool Client::closed_within(std::chrono::milliseconds patience) {
    while (fill(patience)) {
    }
    return ended_;
}

void Client::end_sending() const {
    ::shutdown(descriptor_, SHUT_WR);
}

}  // namespace recueil::server::tests
