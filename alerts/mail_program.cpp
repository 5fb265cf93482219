#include "alerts/mail_program.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <thread>

#include <fmt/format.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file_descriptor.h"
#include "base/write_all.h"

namespace recueil::alerts {
namespace {

constexpr const char* later = "the mail is handed over again by the next run";

// The message as a file without a name: a mailer that does not read cannot block the writer.
Result<FileDescriptor> file_holding(std::string_view bytes) {
    FileDescriptor file(memfd_create("mail", MFD_CLOEXEC));
    if (!file.is_open() || !write_all(file.number(), bytes) || ::lseek(file.number(), 0, SEEK_SET) != 0)
        return failure(ErrorCode::internal, fmt::format("cannot hold a mail: {}", std::strerror(errno)));
    return file;
}

// The status it ended with; absent where it had to be killed.
int wait_for(pid_t child, std::chrono::seconds patience, bool& is_killed) {
    const auto deadline = std::chrono::steady_clock::now() + patience;
    int status = 0;
    while (waitpid(child, &status, WNOHANG) == 0) {
        if (std::chrono::steady_clock::now() > deadline) {
            is_killed = true;
            kill(child, SIGKILL);
            waitpid(child, &status, 0);
            return status;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    return status;
}

}  // namespace

Result<void> hand_to_mailer(const std::string& program, std::string_view message, std::chrono::seconds patience) {
    const auto input = file_holding(message);
    if (!input) return failure(input);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, input->number(), STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
    std::string name = program;
    std::string ignore_dots = "-i";
    std::string from_head = "-t";
    std::array<char*, 4> arguments{name.data(), ignore_dots.data(), from_head.data(), nullptr};
    pid_t child = -1;
    const int failed = posix_spawnp(&child, program.c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0)
        return failure(ErrorCode::internal, fmt::format("cannot run {}: {}", program, std::strerror(failed)), later);
    bool is_killed = false;
    const int status = wait_for(child, patience, is_killed);
    if (is_killed)
        return failure(ErrorCode::internal, fmt::format("{} was not done after {} s", program, patience.count()),
                       later);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        return failure(ErrorCode::internal,
                       fmt::format("{} took no mail: it ended with {}", program,
                                   WIFEXITED(status) ? fmt::format("status {}", WEXITSTATUS(status))
                                                     : fmt::format("signal {}", WTERMSIG(status))),
                       later);
    return {};
}

}  // namespace recueil::alerts
