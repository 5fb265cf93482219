// The access log of the server: a line of JSON for each request answered.
#pragma once

#include <memory>
#include <string>

#include "base/error.h"
#include "server/server.h"

namespace recueil::tools {

// Lines are written by a thread of their own, so that a slow disk holds no client up; those that it cannot keep up
// with are left out, and the next line says how many. Where the disk takes none, standard error says so.
class AccessLog {
  public:
    // Appends to the file, which is made where it is not there; "-" is standard output. Fails with usage where it
    // cannot be written.
    static Result<AccessLog> open(const std::string& path);
    // Writes what still waits.
    ~AccessLog();
    AccessLog(AccessLog&&) noexcept;
    AccessLog& operator=(AccessLog&&) noexcept;

    // Opens the file anew under its name before the next line, for one that was renamed away. From any thread.
    void reopen();

    // From any thread; never waits for the disk.
    void record(const server::Exchange& request);

  private:
    class Writer;
    explicit AccessLog(std::unique_ptr<Writer> writer);
    std::unique_ptr<Writer> writer_;
};

// « {"time":"2024-05-01T10:00:00.123Z","peer":"127.0.0.1","method":"GET",…} », without a line feed. `milliseconds` are
// since 1970.
std::string access_line(const server::Exchange& request, long long milliseconds);

}  // namespace recueil::tools
