#include "corpus/readers/zip_members.h"

#include <algorithm>
#include <array>
#include <memory>

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

namespace recueil::corpus {
namespace {

using Archive = std::unique_ptr<archive, decltype(&archive_read_free)>;

tl::unexpected<Problem> damaged_archive() {
    return problem("it is a truncated or damaged ZIP archive");
}

Outcome<Archive> open_archive(std::string_view bytes) {
    Archive opened(archive_read_new(), &archive_read_free);
    // The list of members is at the end of the archive: one that lacks it was cut off.
    if (!opened || archive_read_support_format_zip_seekable(opened.get()) != ARCHIVE_OK ||
        archive_read_open_memory(opened.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) {
        return damaged_archive();
    }
    return opened;
}

// Hands each member to `visit` until it fails or all have been met.
template <class Visit>
Outcome<void> walk(std::string_view bytes, Visit visit) {
    const Outcome<Archive> opened = open_archive(bytes);
    if (!opened) return tl::unexpected(opened.error());
    while (true) {
        archive_entry* entry = nullptr;
        const int status = archive_read_next_header(opened->get(), &entry);
        if (status == ARCHIVE_EOF) return {};
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return damaged_archive();
        const char* name = archive_entry_pathname(entry);
        if (name == nullptr) continue;
        if (Outcome<void> visited = visit(std::string(name), opened->get(), entry); !visited) return visited;
    }
}

Outcome<std::string> unpack(archive* from, const std::string& name, std::size_t most) {
    std::string content;
    std::array<char, 65536> piece{};
    while (true) {
        const la_ssize_t got = archive_read_data(from, piece.data(), piece.size());
        if (got == 0) return content;
        if (got < 0) return problem(fmt::format("its part {} is damaged", name));
        content.append(piece.data(), static_cast<std::size_t>(got));
        if (content.size() > most) return problem(fmt::format("its part {} unpacks to more than {} bytes", name, most));
    }
}

}  // namespace

Outcome<std::vector<std::string>> zip_names(std::string_view bytes) {
    std::vector<std::string> names;
    const Outcome<void> walked = walk(bytes, [&](std::string name, archive*, archive_entry*) -> Outcome<void> {
        names.push_back(std::move(name));
        return {};
    });
    if (!walked) return tl::unexpected(walked.error());
    return names;
}

Outcome<std::map<std::string, std::string>> zip_members(std::string_view bytes, const std::vector<std::string>& wanted,
                                                        std::size_t most) {
    std::map<std::string, std::string> found;
    const auto visit = [&](const std::string& name, archive* from, archive_entry* entry) -> Outcome<void> {
        if (found.count(name) > 0 || std::find(wanted.begin(), wanted.end(), name) == wanted.end()) return {};
        if (archive_entry_is_encrypted(entry) != 0) return problem("it is encrypted", "save it without a password");
        Outcome<std::string> content = unpack(from, name, most);
        if (!content) return tl::unexpected(std::move(content.error()));
        found.emplace(name, std::move(*content));
        return {};
    };
    const Outcome<void> walked = walk(bytes, visit);
    if (!walked) return tl::unexpected(walked.error());
    return found;
}

}  // namespace recueil::corpus
