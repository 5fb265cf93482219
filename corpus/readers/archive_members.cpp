#include "corpus/archive_members.h"

#include <cerrno>
#include <cstdio>
#include <exception>
#include <new>
#include <string_view>
#include <utility>

#include <fmt/format.h>
#include <unistd.h>

#include "base/hash.h"
#include "corpus/readers/child_process.h"
#include "corpus/readers/container_reader.h"

namespace recueil::corpus {
namespace {

constexpr int status_not_held = 3;
constexpr int status_unreadable = 4;
constexpr std::size_t largest_member = std::size_t{64} << 20;
constexpr std::size_t piece_bytes = std::size_t{256} << 10;

// Somebody waits for the document.
ChildLimits limits_of_a_request() {
    ChildLimits limits;
    limits.cpu_seconds = 30;
    limits.wall = std::chrono::seconds(40);
    limits.memory_bytes = bounds_addresses ? std::size_t{2} << 30 : 0;
    return limits;
}

bool read_input(std::string& bytes, std::size_t most) {
    ::lseek(STDIN_FILENO, 0, SEEK_SET);
    std::string piece(piece_bytes, '\0');
    while (true) {
        const ssize_t got = ::read(STDIN_FILENO, piece.data(), piece.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return got == 0;
        if (bytes.size() + static_cast<std::size_t>(got) > most) return false;
        bytes.append(piece, 0, static_cast<std::size_t>(got));
    }
}

std::string hash_of(std::string_view bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.finish();
}

int write_member(const std::string& sha256) {
    const ReadLimits limits;
    std::string bytes;
    if (!read_input(bytes, limits.file_bytes)) return status_unreadable;
    const Kind kind = tell_kind(bytes);
    if (!is_container(kind, bytes)) return status_unreadable;
    int status = status_not_held;
    MemberVisitor visitor;
    visitor.document = [&](const MemberDocument& member) {
        if (status != status_not_held || hash_of(member.bytes) != sha256) return;
        const bool is_written = std::fwrite(member.bytes.data(), 1, member.bytes.size(), stdout) == member.bytes.size();
        status = is_written && std::fflush(stdout) == 0 ? 0 : status_unreadable;
    };
    visitor.unreadable = [](const std::string&, const Problem&) {};
    const Outcome<void> visited = visit_members(bytes, kind, {}, limits, visitor);
    return status == status_not_held && !visited ? status_unreadable : status;
}

}  // namespace

int serve_member(const std::string& sha256) {
    try {
        return write_member(sha256);
    } catch (const std::exception&) {
        return status_unreadable;
    }
}

Result<std::string> read_member(int descriptor, const std::string& sha256, const std::vector<std::string>& command) {
    if (command.empty())
        return failure(ErrorCode::not_found, "Documents inside archives and mails are not taken out here.");
    std::vector<std::string> arguments(command.begin() + 1, command.end());
    arguments.push_back(sha256);
    std::string member;
    const ChildOutcome ended =
        run_child(command.front(), arguments, descriptor, limits_of_a_request(), [&](std::string_view piece) {
            member.append(piece);
            return member.size() <= largest_member;
        });
    if (ended.end == ChildEnd::stopped)
        return failure(ErrorCode::unreadable_input, fmt::format("it is larger than {} bytes", largest_member));
    if (ended.end == ChildEnd::exited && ended.code == status_not_held)
        return failure(ErrorCode::not_found, "The archive does not hold the document any more.");
    if (ended.end != ChildEnd::exited || ended.code != 0)
        return failure(ErrorCode::unreadable_input, "the archive cannot be read, or takes too much time or memory");
    if (hash_of(member) != sha256) return failure(ErrorCode::unreadable_input, "the archive gave another document");
    return member;
}

}  // namespace recueil::corpus
