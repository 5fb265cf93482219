#include "corpus/document_reader.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <new>
#include <optional>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/file_descriptor.h"
#include "corpus/readers/child_process.h"
#include "corpus/readers/document_wire.h"
#include "corpus/readers/input_file.h"
#include "corpus/readers/media_type.h"
#include "corpus/readers/read_file.h"

namespace recueil::corpus {
namespace {

using Clock = std::chrono::steady_clock;

// The clock may go on longer than the processor works: other programs use it too, or the disk is slow.
std::chrono::seconds wall_of(int cpu_seconds) {
    return std::chrono::seconds(std::int64_t{4} * cpu_seconds + 20);
}

// Text, the place of each line, and the cells of tables, which repeat the text.
std::size_t longest_message(const ReadLimits& limits) {
    return 30 * limits.text_bytes;
}

Error cannot_read(const std::string& name, std::string_view why, std::string hint = {}) {
    return {ErrorCode::unreadable_input, fmt::format("cannot read {}: {}", printable(name), why), std::move(hint)};
}

}  // namespace

// The running process, seen from the program that started it.
class DocumentReader::Process {
  public:
    static Outcome<std::unique_ptr<Process>> start(const ReadLimits& limits) {
        std::array<int, 2> ends{};
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0)
            return problem(system_reason(errno));
        FileDescriptor requests(ends[0]);
        const FileDescriptor input(ends[1]);
        ::fcntl(requests.number(), F_SETFL, O_NONBLOCK);
        ChildLimits bounds;
        bounds.cpu_seconds = 0;  // for each document anew: the process sets it
        bounds.memory_bytes = bounds_addresses ? limits.memory_bytes : 0;
        bounds.written_bytes = limits.file_bytes;  // a member of an archive goes to pdftotext as a file in memory
        const std::vector<std::string> arguments(limits.reading_process.begin() + 1, limits.reading_process.end());
        Outcome<Child> child = Child::start(limits.reading_process.front(), arguments, input.number(), bounds);
        if (!child) return tl::unexpected(std::move(child.error()));
        auto process = std::unique_ptr<Process>(new Process(std::move(*child), std::move(requests), limits));
        process->send(message(MessageKind::limits, wire(limits)), Clock::now() + std::chrono::seconds(10));
        return process;
    }

    enum class State { ready, used, out_of_time, ended };
    State state() const { return state_; }

    // Asks for one file. Where the state is out_of_time or ended after it, the process takes no other.
    Result<ReadFile> ask(const std::string& request, const std::string& name, int cpu_seconds) {
        state_ = State::used;
        const auto deadline = Clock::now() + wall_of(cpu_seconds);
        ReadFile file;
        std::optional<Error> error;
        bool is_answered = false;
        bool is_broken = false;
        const auto take = [&](std::string_view piece) {
            answer_.append(piece);
            std::string_view rest = answer_;
            while (const auto taken = take_message(rest, longest_message(limits_), is_broken)) {
                is_answered = note(*taken, file, error, is_broken);
                if (is_answered || is_broken) break;
            }
            answer_.erase(0, answer_.size() - rest.size());
            return !is_answered && !is_broken;
        };
        send(request, deadline);
        const Child::Pumped pumped = child_.pump(deadline, take);
        if (!is_answered) {
            state_ = State::ended;
            error = is_broken ? cannot_read(name, "its reader gave no sense") : why_it_ended(pumped, name, cpu_seconds);
        }
        if (!error) return file;
        if (file.documents.empty()) return failure(std::move(*error));
        file.unreadable.push_back(std::move(*error));
        return file;
    }

  private:
    Process(Child child, FileDescriptor requests, const ReadLimits& limits)
        : child_(std::move(child)), requests_(std::move(requests)), limits_(limits) {}

    // A process that died takes nothing; what became of it shows where the answer is awaited.
    void send(std::string_view bytes, Clock::time_point deadline) {
        while (!bytes.empty() && Clock::now() < deadline) {
            const ssize_t sent = ::send(requests_.number(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent > 0) {
                bytes.remove_prefix(static_cast<std::size_t>(sent));
            } else if (errno == EAGAIN) {
                pollfd wait{requests_.number(), POLLOUT, 0};
                ::poll(&wait, 1, 1000);
            } else if (errno != EINTR) {
                return;
            }
        }
    }

    // Takes note of one message; true for the last of a file.
    bool note(const Message& message, ReadFile& file, std::optional<Error>& error, bool& is_broken) {
        switch (message.kind) {
            case MessageKind::document: {
                auto document = document_from(message.content);
                is_broken = !document;
                if (document) file.documents.push_back(std::move(*document));
                return false;
            }
            case MessageKind::unreadable: {
                auto member = error_from(message.content);
                is_broken = !member;
                if (member) file.unreadable.push_back(std::move(*member));
                return false;
            }
            case MessageKind::done:
                file.sha256 = std::string(message.content);
                return true;
            case MessageKind::failed:
            case MessageKind::exhausted:
                error = error_from(message.content);
                is_broken = !error;
                if (message.kind == MessageKind::exhausted) state_ = State::ended;
                return true;
            default:
                is_broken = true;
                return false;
        }
    }

    Error why_it_ended(Child::Pumped pumped, const std::string& name, int cpu_seconds) {
        if (pumped == Child::Pumped::past_deadline) {
            state_ = State::out_of_time;
            return cannot_read(name, "reading it takes too long");
        }
        const ChildOutcome outcome = child_.wait({});
        if (outcome.end == ChildEnd::cpu_limit) {
            state_ = State::out_of_time;
            return cannot_read(name, fmt::format("reading it takes more than {} s of processor time", cpu_seconds));
        }
        if (outcome.end == ChildEnd::not_started) return cannot_read(name, "its reader could not be started");
        const std::string first =
            printable(outcome.errors.substr(0, std::min<std::size_t>(outcome.errors.find('\n'), 200)));
        return cannot_read(name, fmt::format("its reader failed{}{}", first.empty() ? "" : ": ", first));
    }

    Child child_;
    FileDescriptor requests_;
    const ReadLimits& limits_;
    State state_ = State::ready;
    std::string answer_;  // what has come of the messages not taken yet
};

DocumentReader::DocumentReader(const ReadLimits& limits) : limits_(limits) {}
DocumentReader::~DocumentReader() = default;

Result<ReadFile> DocumentReader::read(const std::string& path) {
    if (limits_.reading_process.empty()) return read_documents(path, limits_);
    auto plain = read_if_plain(path, limits_);
    if (!plain) return failure(plain);
    if (*plain) return std::move(**plain);
    return ask(message(MessageKind::path, path), path, size_of_file(path));
}

Result<ReadFile> DocumentReader::read_bytes(std::string_view bytes, const std::string& name) {
    if (limits_.reading_process.empty() || is_plain_text(bytes) || bytes.size() > limits_.file_bytes)
        return read_documents_bytes(bytes, name, limits_);
    return ask(message(MessageKind::bytes, wire_bytes(name, bytes)), name, bytes.size());
}

Result<ReadFile> DocumentReader::ask(const std::string& request, const std::string& name, std::size_t file_bytes) {
    while (true) {
        if (!process_) {
            Outcome<std::unique_ptr<Process>> started = Process::start(limits_);
            if (!started)
                return failure(cannot_read(name, "its reader could not be started: " + started.error().reason));
            process_ = std::move(*started);
        }
        const bool is_fresh = process_->state() == Process::State::ready;
        Result<ReadFile> file = process_->ask(request, name, cpu_seconds_of(limits_, file_bytes));
        const Process::State state = process_->state();
        if (state == Process::State::out_of_time || state == Process::State::ended) process_.reset();
        // Documents before it may have left too little memory, or ended the process: a fresh one decides.
        if (state != Process::State::ended || is_fresh) return file;
    }
}

}  // namespace recueil::corpus
