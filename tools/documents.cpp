#include "tools/documents.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <fmt/format.h>
#include <unistd.h>

#include "corpus/document_reader.h"
#include "tools/language.h"
#include "tools/messages.h"
#include "tools/output.h"
#include "tools/progress.h"

namespace recueil::tools {

namespace {

Result<std::string> read_standard_input(std::size_t limit) {
    std::string bytes;
    std::array<char, 65536> block{};
    while (true) {
        const ssize_t got = ::read(STDIN_FILENO, block.data(), block.size());
        if (got == 0) return bytes;
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) {
            return failure(ErrorCode::unreadable_input, say("standard input: {}", in_language(std::strerror(errno))));
        }
        bytes.append(block.data(), static_cast<std::size_t>(got));
        if (bytes.size() > limit) {
            return failure(ErrorCode::unreadable_input,
                           say("standard input: more than {}", readable_size(static_cast<double>(limit))));
        }
    }
}

Result<corpus::ReadFile> read_one(const std::string& path, corpus::DocumentReader& reader, std::size_t limit) {
    if (path != "-") return reader.read(path);
    const Result<std::string> bytes = read_standard_input(limit);
    if (!bytes) return failure(bytes);
    return reader.read_bytes(*bytes, "standard input");
}

}  // namespace

void for_each_document(const std::vector<std::string>& paths, const Reading& reading,
                       const std::function<void(const corpus::Document&)>& visit, std::vector<Error>& unreadable) {
    const corpus::FoundFiles found = corpus::find_documents(paths, {}, reading.links);
    corpus::DocumentReader reader(reading.limits);
    ProgressLine progress;
    const auto report = [&](const Error& error) {
        progress.wipe();
        print_error(error);
        unreadable.push_back(error);
    };
    for (const Error& error : found.errors) report(error);
    std::size_t bytes = 0;
    for (std::size_t done = 0; done < found.files.size(); ++done) {
        progress.show(done, found.files.size(), bytes, found.files[done]);
        const Result<corpus::ReadFile> file = read_one(found.files[done], reader, reading.limits.file_bytes);
        if (!file) {
            report(file.error());
            continue;
        }
        for (const Error& error : file->unreadable) report(error);
        for (const corpus::Document& document : file->documents) {
            bytes += document.text.size();
            visit(document);
        }
    }
}

int status_of_reading(const std::vector<Error>& unreadable) {
    return unreadable.empty() ? 0 : exit_status(ErrorCode::unreadable_input);
}

}  // namespace recueil::tools
