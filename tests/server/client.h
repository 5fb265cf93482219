// A client that sends exactly the bytes it is given, and tells what came back.
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace recueil::server::tests {

struct Answer {
    int status = 0;  // 0: the connection ended, or time did, before an answer
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    bool whole = false;  // the body came to the end that its head announced

    std::string header(const std::string& name) const;  // the first; empty where none
    bool has(const std::string& name) const;
};

class Client {
  public:
    explicit Client(unsigned short port);
    ~Client();
    Client(Client&& other) noexcept;
    Client(const Client&) = delete;
    Client& operator=(const Client&) = delete;
    Client& operator=(Client&&) = delete;

    // False where the other end no longer takes it.
    bool send(const std::string& bytes) const;
    Answer receive(bool head_only = false, std::chrono::milliseconds patience = std::chrono::seconds(10));
    // GET with Host, on a connection that stays open.
    Answer get(const std::string& target, const std::string& more_headers = "",
               std::chrono::milliseconds patience = std::chrono::seconds(10));
    // True where the other end closes within that time.
    bool closed_within(std::chrono::milliseconds patience);
    void end_sending() const;

  private:
    // False at the end, an error, or when patience is over, of which it takes what it waited. Time in which the whole
    // machine stood still does not count.
    bool fill(std::chrono::milliseconds& patience);

    int descriptor_ = -1;
    std::string buffer_;
    bool ended_ = false;
};

}  // namespace recueil::server::tests
