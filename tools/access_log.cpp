#include "tools/access_log.h"

#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <deque>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "tools/language.h"
#include "tools/messages.h"
#include "tools/output.h"

namespace recueil::tools {
namespace {

constexpr std::size_t kMostWaiting = 10'000;

long long now() {
    using std::chrono::duration_cast;
    return duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

std::string utc(long long milliseconds) {
    const auto seconds = static_cast<std::time_t>(milliseconds / 1000);
    std::tm parts{};
    gmtime_r(&seconds, &parts);
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", parts.tm_year + 1900, parts.tm_mon + 1,
                       parts.tm_mday, parts.tm_hour, parts.tm_min, parts.tm_sec, milliseconds % 1000);
}

}  // namespace

std::string access_line(const server::Exchange& request, long long milliseconds) {
    return dump({{"time", utc(milliseconds)},
                 {"peer", request.peer},
                 {"method", request.method},
                 {"target", request.target},
                 {"status", request.status},
                 {"bytes", request.bytes},
                 {"ms", static_cast<double>(static_cast<long long>(request.milliseconds * 1000)) / 1000},
                 {"user_agent", request.user_agent}});
}

class AccessLog::Writer {
  public:
    // An empty path: the file is standard output.
    Writer(std::FILE* file, std::string path) : path_(std::move(path)), file_(file), thread_([this] { run(); }) {}
    ~Writer() {
        {
            const std::lock_guard lock(mutex_);
            done_ = true;
        }
        wake_.notify_one();
        thread_.join();
        if (!path_.empty()) std::fclose(file_);
    }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    Writer(Writer&&) = delete;
    Writer& operator=(Writer&&) = delete;

    void add(std::string line) {
        {
            const std::lock_guard lock(mutex_);
            if (waiting_.size() >= kMostWaiting) {
                ++left_out_;
                return;
            }
            if (left_out_ > 0) {
                waiting_.push_back(dump({{"time", utc(now())}, {"left_out", std::exchange(left_out_, 0)}}));
            }
            waiting_.push_back(std::move(line));
        }
        wake_.notify_one();
    }

    void reopen() {
        {
            const std::lock_guard lock(mutex_);
            reopens_ = !path_.empty();
        }
        wake_.notify_one();
    }

  private:
    void run() {
        std::unique_lock lock(mutex_);
        while (true) {
            wake_.wait(lock, [this] { return done_ || reopens_ || !waiting_.empty(); });
            if (waiting_.empty() && !reopens_) return;
            const bool reopens = std::exchange(reopens_, false);
            const auto lines = std::exchange(waiting_, {});
            lock.unlock();
            if (reopens) open_anew();
            write(lines);
            lock.lock();
        }
    }

    // Where the file cannot be opened, lines go on into the one before.
    void open_anew() {
        std::FILE* file = std::fopen(path_.c_str(), "ae");
        if (file == nullptr) {
            return print_error(
                {ErrorCode::internal,
                 say("serve: the access log cannot be opened anew: {}", in_language(std::strerror(errno))),
                 translated("lines go on into the file that is open")});
        }
        std::fclose(file_);
        file_ = file;
    }

    // A full disk costs the log its lines, never the server its service; said once each time it begins.
    void write(const std::deque<std::string>& lines) {
        errno = 0;
        for (const auto& line : lines) {
            std::fwrite(line.data(), 1, line.size(), file_);
            std::fputc('\n', file_);
        }
        std::fflush(file_);
        const bool fails = std::ferror(file_) != 0;
        if (fails && !fails_) {
            print_error({ErrorCode::internal,
                         say("serve: the access log loses lines: {}", in_language(std::strerror(errno))),
                         translated("the server goes on answering")});
        }
        fails_ = fails;
        std::clearerr(file_);
    }

    std::string path_;
    std::FILE* file_;
    bool reopens_ = false;
    bool fails_ = false;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<std::string> waiting_;
    std::size_t left_out_ = 0;
    bool done_ = false;
    std::thread thread_;  // last: it uses all the others
};

AccessLog::AccessLog(std::unique_ptr<Writer> writer) : writer_(std::move(writer)) {}
AccessLog::~AccessLog() = default;
AccessLog::AccessLog(AccessLog&&) noexcept = default;
AccessLog& AccessLog::operator=(AccessLog&&) noexcept = default;

Result<AccessLog> AccessLog::open(const std::string& path) {
    if (path == "-") return AccessLog(std::make_unique<Writer>(stdout, std::string()));
    std::FILE* file = std::fopen(path.c_str(), "ae");
    if (file == nullptr) {
        return failure(ErrorCode::usage, say("serve: the access log \"{}\" cannot be written", path),
                       translated("name a file in a folder that this user may write to"));
    }
    return AccessLog(std::make_unique<Writer>(file, path));
}

void AccessLog::reopen() {
    writer_->reopen();
}

void AccessLog::record(const server::Exchange& request) {
    writer_->add(access_line(request, now()));
}

}  // namespace recueil::tools
