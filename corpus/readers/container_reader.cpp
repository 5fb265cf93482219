#include "corpus/readers/container_reader.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include "corpus/readers/input_file.h"
#include "corpus/readers/litter.h"
#include "corpus/readers/markup_scanner.h"
#include "corpus/readers/mime_parts.h"
#include "corpus/readers/text_encoding.h"
#include "corpus/readers/zip_members.h"

namespace recueil::corpus {
namespace {

constexpr int deepest = 3;  // containers within containers
constexpr std::size_t most_members = 5000;
// Text unpacks to some fifty times its size at most, a bomb to thousands of times.
constexpr std::size_t free_bytes = std::size_t{64} << 20;
constexpr std::size_t largest_ratio = 120;
constexpr std::size_t largest_archive = std::size_t{64} << 20;  // larger ones unpack to no more than one of this size

using Archive = std::unique_ptr<archive, decltype(&archive_read_free)>;

std::string base_name(const std::string& path) {
    const std::size_t last = path.find_last_not_of('/');
    if (last == std::string::npos) return path;
    const std::size_t slash = path.find_last_of('/', last);
    return path.substr(slash == std::string::npos ? 0 : slash + 1,
                       last - (slash == std::string::npos ? 0 : slash + 1) + 1);
}

bool is_litter_path(std::string_view path) {
    while (!path.empty()) {
        const std::size_t slash = std::min(path.find('/'), path.size());
        const std::string_view name = path.substr(0, slash);
        if (!name.empty() && name != "." && is_litter(name)) return true;
        path.remove_prefix(std::min(slash + 1, path.size()));
    }
    return false;
}

// Pictures, signatures and appointments in a mail are nothing to read.
bool is_passed_over(const MimePart& part) {
    static constexpr std::array<std::string_view, 8> types = {"text/calendar",
                                                              "text/x-vcard",
                                                              "text/vcard",
                                                              "text/css",
                                                              "application/ics",
                                                              "text/rfc822-headers",
                                                              "message/delivery-status",
                                                              "application/javascript"};
    if (std::find(types.begin(), types.end(), part.type) != types.end()) return true;
    if (part.type.find("signature") != std::string::npos || part.type.starts_with("font/")) return true;
    return part.type.starts_with("image/") && !part.is_attachment;
}

class ContainerReader {
  public:
    ContainerReader(std::size_t size, const ReadLimits& limits, const MemberVisitor& visitor)
        : limits_(limits),
          visitor_(visitor),
          bytes_left_(free_bytes + std::min(size, largest_archive) * largest_ratio) {}

    Outcome<void> read(std::string_view bytes, const Kind& kind, const std::string& name, const std::string& path,
                       int depth) {
        if (depth == deepest) return problem("it nests archives too deep");
        return kind.format == Format::mail ? read_mail(bytes, path, depth)
                                           : read_archive(bytes, kind, name, path, depth);
    }

  private:
    static std::string below(const std::string& path, const std::string& name) {
        return path.empty() ? name : path + "/" + name;
    }

    // A member is a document or holds some.
    void take(const std::string& path, std::string_view bytes, int depth) {
        if (bytes.empty()) return visitor_.unreadable(path, {"it is empty"});
        const Kind kind = tell_kind(bytes);
        if (!is_container(kind, bytes)) return visitor_.document({path, bytes, false});
        if (Outcome<void> read_inside = read(bytes, kind, base_name(path), path, depth + 1); !read_inside) {
            visitor_.unreadable(path, std::move(read_inside.error()));
        }
    }

    Outcome<void> read_archive(std::string_view bytes, const Kind& kind, const std::string& name,
                               const std::string& path, int depth) {
        Archive opened(archive_read_new(), &archive_read_free);
        const bool is_zip = kind.format == Format::zip;
        if (is_zip) {
            archive_read_support_format_zip_seekable(opened.get());
        } else {
            archive_read_support_filter_gzip(opened.get());
            archive_read_support_filter_bzip2(opened.get());
            archive_read_support_filter_xz(opened.get());
            archive_read_support_format_tar(opened.get());
            archive_read_support_format_raw(opened.get());
        }
        if (archive_read_open_memory(opened.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) return damaged();
        while (true) {
            archive_entry* entry = nullptr;
            const int status = archive_read_next_header(opened.get(), &entry);
            if (status == ARCHIVE_EOF) return {};
            if (status != ARCHIVE_OK && status != ARCHIVE_WARN) return damaged();
            if (++members_ > most_members) return problem(fmt::format("it holds more than {} files", most_members));
            const bool is_raw = archive_format(opened.get()) == ARCHIVE_FORMAT_RAW;
            if (!is_raw && archive_entry_filetype(entry) != AE_IFREG) continue;
            const char* given = archive_entry_pathname(entry);
            const std::string member = is_raw ? without_ending(name) : printable(given == nullptr ? "?" : given);
            if (is_litter_path(member)) continue;
            if (archive_entry_is_encrypted(entry) != 0) return problem("it is encrypted", "save it without a password");
            Outcome<std::string> content = unpack(opened.get(), is_zip);
            if (!content) return tl::unexpected(std::move(content.error()));
            take(below(path, member), *content, depth);
        }
    }

    static tl::unexpected<Problem> damaged() { return problem("it is a truncated or damaged archive"); }

    // « acte.txt.gz » holds « acte.txt ».
    static std::string without_ending(const std::string& name) {
        const std::size_t point = name.find_last_of('.');
        if (point == std::string::npos || point == 0) return name;
        const std::string ending = lower_case(std::string_view(name).substr(point));
        return ending == ".gz" || ending == ".bz2" || ending == ".xz" ? name.substr(0, point) : name;
    }

    Outcome<std::string> unpack(archive* from, bool is_zip) {
        std::string content;
        std::array<char, 65536> piece{};
        while (true) {
            const la_ssize_t got = archive_read_data(from, piece.data(), piece.size());
            if (got == 0) return content;
            if (got < 0) return is_zip ? problem("it is a truncated or damaged ZIP archive") : damaged();
            const auto size = static_cast<std::size_t>(got);
            if (size > bytes_left_) return problem("it unpacks to far more bytes than an archive of documents does");
            bytes_left_ -= size;
            content.append(piece.data(), size);
            if (content.size() > limits_.file_bytes) {
                return problem(fmt::format("a file in it is larger than {} bytes", limits_.file_bytes));
            }
        }
    }

    Outcome<void> read_mail(std::string_view bytes, const std::string& path, int depth) {
        Outcome<MimeMessage> message = read_mime(bytes);
        if (!message) return tl::unexpected(std::move(message.error()));
        const bool is_page = message->type == "multipart/related";
        const MimePart* text = nullptr;
        for (const MimePart& part : message->parts) {
            const bool is_text = part.type == "text/plain" || part.type == "text/html";
            if (!is_text || part.is_attachment || part.content.find_first_not_of(" \t\r\n") == std::string::npos)
                continue;
            const bool is_better =
                text == nullptr || (is_page ? part.type == "text/html" && text->type != "text/html"
                                            : part.type == "text/plain" && text->type != "text/plain");
            if (is_better) text = &part;
        }
        if (text != nullptr) {
            const std::string words = readable(*text);
            visitor_.document({path, words, true});
        }
        int number = 0;
        for (const MimePart& part : message->parts) {
            const bool is_other_text = part.type.starts_with("text/") && !part.is_attachment;
            if (&part == text || is_other_text || is_passed_over(part) || (is_page && !part.is_attachment)) continue;
            if (++members_ > most_members) return problem(fmt::format("it holds more than {} files", most_members));
            const std::string name =
                part.name.empty() ? fmt::format("part {}", ++number) : printable(base_name(part.name));
            if (!is_litter(name)) take(below(path, name), part.content, depth);
        }
        return {};
    }

    // A byte-order mark says that it is UTF-8, even where the page declares another charset.
    static std::string readable(const MimePart& part) {
        Outcome<Decoded> decoded = decode_text(part.content, lower_case(part.charset));
        std::string words = part.type == "text/html" ? "\xEF\xBB\xBF<html>" : "";
        words += decoded ? decoded->text : part.content;
        return words;
    }

    const ReadLimits& limits_;
    const MemberVisitor& visitor_;
    std::size_t bytes_left_;
    std::size_t members_ = 0;
};

bool is_office_archive(std::string_view bytes) {
    const Outcome<std::vector<std::string>> names = zip_names(bytes);
    if (!names) return true;  // read_office says what is wrong with it
    return std::any_of(names->begin(), names->end(), [](const std::string& name) {
        return name == "content.xml" || name == "mimetype" || name == "[Content_Types].xml" ||
               name.starts_with("word/");
    });
}

}  // namespace

bool is_container(const Kind& kind, std::string_view bytes) {
    if (kind.format == Format::mail || kind.format == Format::archive) return true;
    return kind.format == Format::zip && !is_office_archive(bytes);
}

Outcome<void> visit_members(std::string_view bytes, const Kind& kind, const std::string& name, const ReadLimits& limits,
                            const MemberVisitor& visitor) {
    return ContainerReader(bytes.size(), limits, visitor).read(bytes, kind, name, {}, 0);
}

}  // namespace recueil::corpus
