#include <cerrno>
#include <exception>
#include <new>
#include <optional>
#include <string>
#include <string_view>

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/write_all.h"
#include "corpus/document_reader.h"
#include "corpus/readers/child_process.h"
#include "corpus/readers/document_wire.h"
#include "corpus/readers/input_file.h"
#include "corpus/readers/read_file.h"

namespace recueil::corpus {
namespace {

bool say(MessageKind kind, std::string_view content) {
    return write_all(STDOUT_FILENO, message(kind, content));
}

// The kernel ends this process where it uses more processor time than this from now on.
void grant_processor_time(int seconds) {
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    rlimit limit{};
    ::getrlimit(RLIMIT_CPU, &limit);
    limit.rlim_cur = static_cast<rlim_t>(used.ru_utime.tv_sec + used.ru_stime.tv_sec + seconds + 1);
    ::setrlimit(RLIMIT_CPU, &limit);
}

class Service {
  public:
    int run() {
        std::string waiting;
        std::string piece(std::size_t{64} << 10, '\0');
        while (true) {
            const ssize_t got = ::read(STDIN_FILENO, piece.data(), piece.size());
            if (got < 0 && errno == EINTR) continue;
            if (got <= 0) return got == 0 ? 0 : 1;
            waiting.append(piece, 0, static_cast<std::size_t>(got));
            std::string_view rest = waiting;
            bool is_broken = false;
            // The other side is trusted: it is the program that started this one.
            while (const auto request = take_message(rest, std::string::npos, is_broken))
                if (!answer(*request)) return 1;
            if (is_broken) return 1;
            waiting.erase(0, waiting.size() - rest.size());
        }
    }

  private:
    bool answer(const Message& request) {
        if (request.kind == MessageKind::limits) {
            const auto limits = limits_from(request.content);
            if (limits) limits_ = *limits;
            return limits.has_value();
        }
        std::string path(request.content);
        std::optional<NamedBytes> bytes;
        if (request.kind == MessageKind::bytes) {
            bytes = bytes_from(request.content);
            if (!bytes) return false;
            path = std::string(bytes->name);
        } else if (request.kind != MessageKind::path) {
            return false;
        }
        const int seconds = cpu_seconds_of(limits_, bytes ? bytes->bytes.size() : size_of_file(path));
        grant_processor_time(seconds);
        const ChildTimeBudget budget(seconds);
        const DocumentSink sink{[](const Document& document) { say(MessageKind::document, wire(document)); },
                                [](const Error& error) { say(MessageKind::unreadable, wire(error)); }};
        std::string why;
        try {
            const auto read =
                bytes ? read_file_bytes(bytes->bytes, path, limits_, sink) : read_file(path, limits_, sink);
            return read ? say(MessageKind::done, *read) : say(MessageKind::failed, wire(read.error()));
        } catch (const std::bad_alloc&) {
            why = fmt::format("reading it takes more than {} bytes of memory", limits_.memory_bytes);
        } catch (const std::exception& error) {
            why = fmt::format("its reader failed: {}", error.what());
        }
        say(MessageKind::exhausted,
            wire(Error{ErrorCode::unreadable_input, fmt::format("cannot read {}: {}", printable(path), why)}));
        return false;
    }

    ReadLimits limits_;
};

}  // namespace

int serve_documents() {
    return Service().run();
}

}  // namespace recueil::corpus
