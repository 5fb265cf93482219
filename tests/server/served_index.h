// An index served over a real socket by the program's own server, for as long as it lives.
#pragma once

#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "server/application.h"
#include "tests/server/client.h"

namespace recueil::server::tests {

class ServedIndex {
  public:
    // Throws where the index or a folder of documents cannot be opened or no port is free.
    explicit ServedIndex(std::vector<std::string> databases, unsigned compute_threads = 4,
                         const std::vector<std::string>& documents = {});
    ~ServedIndex();
    ServedIndex(const ServedIndex&) = delete;
    ServedIndex& operator=(const ServedIndex&) = delete;

    Client connect() const { return Client(server_->port()); }
    unsigned short port() const { return server_->port(); }
    // What the server had to say so far.
    std::vector<std::string> log() const;

  private:
    struct Log {
        std::mutex mutex;
        std::vector<std::string> lines;
    };
    std::shared_ptr<Log> log_ = std::make_shared<Log>();
    std::unique_ptr<HttpServer> server_;
    std::thread thread_;
};

}  // namespace recueil::server::tests
