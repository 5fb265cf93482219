#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/hash.h"
#include "corpus/document.h"
#include "corpus/readers/child_process.h"
#include "corpus/readers/extraction.h"
#include "corpus/readers/html_reader.h"
#include "corpus/readers/input_file.h"
#include "corpus/readers/media_type.h"
#include "corpus/readers/office_reader.h"
#include "corpus/readers/optical_reader.h"
#include "corpus/readers/pdf_layout.h"
#include "corpus/readers/pdf_reader.h"
#include "corpus/readers/text_cleaning.h"
#include "corpus/readers/text_encoding.h"
#include "corpus/readers/text_reader.h"

namespace recueil::corpus {
namespace {

constexpr std::size_t chunk_bytes = std::size_t{1} << 20;

tl::unexpected<Error> cannot_read(std::string_view name, Problem why) {
    return failure(ErrorCode::unreadable_input, fmt::format("cannot read {}: {}", printable(name), why.reason),
                   std::move(why.hint));
}

Problem too_large(const ReadLimits& limits) {
    return {fmt::format("it is larger than {} bytes", limits.file_bytes)};
}

std::string base_name(const std::string& path) {
    const std::size_t last = path.find_last_not_of('/');
    if (last == std::string::npos) return printable(path);
    const std::size_t slash = path.find_last_of('/', last);
    const std::size_t start = slash == std::string::npos ? 0 : slash + 1;
    return printable(std::string_view(path).substr(start, last + 1 - start));
}

Outcome<Extraction> extract(std::string_view bytes, const Kind& kind, const ReadLimits& limits) {
    switch (kind.format) {
        case Format::text:
            return read_text(bytes);
        case Format::html:
            return read_html(bytes);
        case Format::zip:
            return read_office(bytes, limits);
        case Format::flat_odt:
            return read_flat_odt(bytes, limits);
        default:
            return tl::unexpected(unsupported(kind.media_type));
    }
}

// Formats that another program reads from an open file.
bool needs_file(const Kind& kind) {
    return kind.format == Format::pdf || kind.format == Format::image;
}

Outcome<Extraction> extract_file(int descriptor, std::size_t size, const Kind& kind, const ReadLimits& limits) {
    if (kind.format == Format::pdf) return read_pdf(descriptor, size, limits);
    if (limits.ocr == Ocr::never) {
        return problem(fmt::format("it is a picture ({})", kind.media_type),
                       "--ocr reads pictures where tesseract is installed");
    }
    return read_image(descriptor, limits).map([&](std::vector<PageText>&& pages) {
        Extraction extraction = document_of(std::move(pages));
        extraction.text = repair_utf8(std::move(extraction.text));
        extraction.media_type = kind.media_type;
        extraction.notes.emplace_back("read by OCR");
        return extraction;
    });
}

Outcome<Document> finish(Extraction extraction, std::string sha256, const ReadLimits& limits) {
    Outcome<CleanText> clean = clean_text(extraction.text, extraction.has_pages, limits);
    if (!clean) return tl::unexpected(std::move(clean.error()));
    Document document;
    document.sha256 = std::move(sha256);
    document.media_type = std::move(extraction.media_type);
    document.encoding = std::move(extraction.encoding);
    document.text = std::move(clean->text);
    document.page_starts = std::move(clean->page_starts);
    document.lines = std::move(extraction.lines);
    document.page_sizes = std::move(extraction.page_sizes);
    document.tables = std::move(extraction.tables);
    // Pages at the end without a line are none.
    if (document.page_sizes.size() > document.page_starts.size()) {
        document.page_sizes.resize(document.page_starts.size());
    }
    document.notes = std::move(extraction.notes);
    document.notes.insert(document.notes.end(), clean->notes.begin(), clean->notes.end());
    return document;
}

// Refuses a text without line ends while it is read, long before all of it is in memory. In UTF-32 a line takes up to
// four times the bytes it takes in UTF-8.
class LineWatch {
  public:
    explicit LineWatch(std::size_t line_bytes) : longest_(line_bytes * 4) {}

    bool too_long_after(std::string_view chunk) {
        const std::size_t last = chunk.find_last_of("\r\n");
        if (last == std::string_view::npos) {
            run_ += chunk.size();
        } else {
            run_ = chunk.size() - last - 1;
        }
        return run_ > longest_;
    }

  private:
    std::size_t longest_;
    std::size_t run_ = 0;
};

Outcome<std::string> read_rest(InputFile& file, std::string bytes, const Kind& kind, const ReadLimits& limits) {
    bytes.reserve(std::min(file.size(), limits.file_bytes) + 1);
    LineWatch watch(limits.line_bytes);
    std::size_t watched = 0;
    while (true) {
        if (kind.format == Format::text && watch.too_long_after(std::string_view(bytes).substr(watched))) {
            return problem(fmt::format("it holds a line longer than {} bytes", limits.line_bytes));
        }
        watched = bytes.size();
        const Outcome<std::size_t> got = file.read(bytes, chunk_bytes);
        if (!got) return tl::unexpected(got.error());
        if (*got == 0) return bytes;
        if (bytes.size() > limits.file_bytes) return tl::unexpected(too_large(limits));
    }
}

Outcome<std::string> hash_rest(InputFile& file, std::string_view head) {
    Sha256 hash;
    hash.add(head);
    std::string chunk;
    while (true) {
        chunk.clear();
        const Outcome<std::size_t> got = file.read(chunk, chunk_bytes);
        if (!got) return tl::unexpected(got.error());
        if (*got == 0) return hash.finish();
        hash.add(chunk);
    }
}

std::string hash_of(std::string_view bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.finish();
}

Outcome<Document> read_bytes(std::string_view bytes, const Kind& kind, const ReadLimits& limits) {
    Outcome<Extraction> extraction = needs_file(kind)
                                         ? MemoryFile::holding(bytes).and_then([&](const MemoryFile& file) {
                                               return extract_file(file.descriptor(), bytes.size(), kind, limits);
                                           })
                                         : extract(bytes, kind, limits);
    if (!extraction) return tl::unexpected(std::move(extraction.error()));
    return finish(std::move(*extraction), hash_of(bytes), limits);
}

Outcome<Document> read_path(const std::string& path, const ReadLimits& limits) {
    Outcome<InputFile> file = InputFile::open(path);
    if (!file) return tl::unexpected(std::move(file.error()));
    if (file->size() > limits.file_bytes) return tl::unexpected(too_large(limits));
    std::string head;
    while (head.size() < head_bytes) {
        const Outcome<std::size_t> got = file->read(head, head_bytes - head.size());
        if (!got) return tl::unexpected(got.error());
        if (*got == 0) break;
    }
    if (head.empty()) return problem("it is empty");
    const Kind kind = tell_kind(head);
    if (kind.format == Format::unknown) return tl::unexpected(unsupported(kind.media_type));
    if (needs_file(kind)) {
        Outcome<std::string> hash = hash_rest(*file, head);
        if (!hash) return tl::unexpected(std::move(hash.error()));
        Outcome<Extraction> extraction = extract_file(file->descriptor(), file->size(), kind, limits);
        if (!extraction) return tl::unexpected(std::move(extraction.error()));
        return finish(std::move(*extraction), std::move(*hash), limits);
    }
    const Outcome<std::string> bytes = read_rest(*file, std::move(head), kind, limits);
    if (!bytes) return tl::unexpected(bytes.error());
    return read_bytes(*bytes, kind, limits);
}

Result<Document> named(Outcome<Document> outcome, const std::string& path) {
    if (!outcome) return cannot_read(path, std::move(outcome.error()));
    outcome->file = base_name(path);
    outcome->path = path;
    return std::move(*outcome);
}

}  // namespace

Result<Document> read_document(const std::string& path, const ReadLimits& limits) {
    return named(read_path(path, limits), path);
}

Result<Document> read_document_bytes(std::string_view bytes, const std::string& name, const ReadLimits& limits) {
    if (bytes.empty()) return cannot_read(name, {"it is empty"});
    if (bytes.size() > limits.file_bytes) return cannot_read(name, too_large(limits));
    return named(read_bytes(bytes, tell_kind(bytes), limits), name);
}

Result<std::string> hash_file(const std::string& path) {
    Outcome<std::string> hash = InputFile::open(path).and_then([](InputFile file) { return hash_rest(file, {}); });
    if (!hash) return cannot_read(path, std::move(hash.error()));
    return std::move(*hash);
}

}  // namespace recueil::corpus
