#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "base/hash.h"
#include "corpus/document.h"
#include "corpus/readers/child_process.h"
#include "corpus/readers/container_reader.h"
#include "corpus/readers/extraction.h"
#include "corpus/readers/html_reader.h"
#include "corpus/readers/input_file.h"
#include "corpus/readers/markdown_reader.h"
#include "corpus/readers/media_type.h"
#include "corpus/readers/office_reader.h"
#include "corpus/readers/optical_reader.h"
#include "corpus/readers/pdf_layout.h"
#include "corpus/readers/pdf_reader.h"
#include "corpus/readers/read_file.h"
#include "corpus/readers/rtf_reader.h"
#include "corpus/readers/text_cleaning.h"
#include "corpus/readers/text_encoding.h"
#include "corpus/readers/text_reader.h"
#include "corpus/readers/word_reader.h"

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
        case Format::markdown:
            return read_markdown(bytes);
        case Format::html:
            return read_html(bytes);
        case Format::rtf:
            return read_rtf(bytes, limits);
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
    return kind.format == Format::pdf || kind.format == Format::image || kind.format == Format::word;
}

Outcome<Extraction> extract_file(int descriptor, std::size_t size, const Kind& kind, const ReadLimits& limits) {
    if (kind.format == Format::pdf) return read_pdf(descriptor, size, limits);
    if (kind.format == Format::word) return read_word(descriptor, limits);
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
    for (DocumentTable& table : document.tables)
        for (std::vector<std::string>& row : table.rows)
            for (std::string& cell : row) drop_direction_marks(cell);
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

void give_names(Document& document, const std::string& path) {
    document.file = base_name(path);
    document.path = path;
}

// The documents of an archive or a mail, which together may hold as much text as one document may.
class MemberReader {
  public:
    MemberReader(const std::string& path, const ReadLimits& limits, const DocumentSink& sink)
        : path_(path), limits_(limits), sink_(sink) {}

    Outcome<std::string> run(std::string_view bytes, const Kind& kind) {
        sha256_ = hash_of(bytes);
        MemberVisitor visitor;
        visitor.document = [this](const MemberDocument& member) { take(member); };
        visitor.unreadable = [this](const std::string& member, Problem why) { refuse(below(member), std::move(why)); };
        Outcome<void> visited = visit_members(bytes, kind, base_name(path_), limits_, visitor);
        if (!visited && documents_ == 0) return tl::unexpected(std::move(visited.error()));
        if (!visited) refuse(path_, std::move(visited.error()));
        if (documents_ == 0 && refused_ == 0) return problem("it holds no document");
        return std::move(sha256_);
    }

  private:
    std::string below(const std::string& member) const { return member.empty() ? path_ : path_ + "/" + member; }

    void take(const MemberDocument& member) {
        const std::string path = below(member.path);
        if (text_bytes_ > limits_.text_bytes) {
            return refuse(
                path, {fmt::format("the text of the documents before it is larger than {} bytes", limits_.text_bytes)});
        }
        const Kind kind = tell_kind(member.bytes, member.path);
        Outcome<Document> document = kind.format == Format::unknown
                                         ? Outcome<Document>(tl::unexpected(unsupported(kind.media_type)))
                                         : read_bytes(member.bytes, kind, limits_);
        if (!document) return refuse(path, std::move(document.error()));
        if (member.is_of_file && member.path.empty()) document->sha256 = sha256_;
        give_names(*document, path);
        text_bytes_ += document->text.size();
        ++documents_;
        sink_.document(std::move(*document));
    }

    void refuse(const std::string& path, Problem why) {
        ++refused_;
        sink_.unreadable(cannot_read(path, std::move(why)).value());
    }

    const std::string& path_;
    const ReadLimits& limits_;
    const DocumentSink& sink_;
    std::string sha256_;
    std::size_t documents_ = 0;
    std::size_t refused_ = 0;
    std::size_t text_bytes_ = 0;
};

Outcome<std::string> only(Outcome<Document> document, const std::string& path, const DocumentSink& sink) {
    if (!document) return tl::unexpected(std::move(document.error()));
    give_names(*document, path);
    std::string hash = document->sha256;
    sink.document(std::move(*document));
    return hash;
}

Outcome<std::string> read_all(std::string_view bytes, const Kind& kind, const std::string& path,
                              const ReadLimits& limits, const DocumentSink& sink) {
    if (is_container(kind, bytes)) return MemberReader(path, limits, sink).run(bytes, kind);
    return only(read_bytes(bytes, kind, limits), path, sink);
}

struct OpenedFile {
    InputFile file;
    std::string head;
};

Outcome<OpenedFile> open_file(const std::string& path, const ReadLimits& limits) {
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
    return OpenedFile{std::move(*file), std::move(head)};
}

Outcome<std::string> read_opened(OpenedFile opened, const std::string& path, const ReadLimits& limits,
                                 const DocumentSink& sink) {
    const Kind kind = tell_kind(opened.head, path);
    if (kind.format == Format::unknown) return tl::unexpected(unsupported(kind.media_type));
    InputFile& file = opened.file;
    if (needs_file(kind)) {
        Outcome<std::string> hash = hash_rest(file, opened.head);
        if (!hash) return tl::unexpected(std::move(hash.error()));
        Outcome<Extraction> extraction = extract_file(file.descriptor(), file.size(), kind, limits);
        if (!extraction) return tl::unexpected(std::move(extraction.error()));
        return only(finish(std::move(*extraction), std::move(*hash), limits), path, sink);
    }
    const Outcome<std::string> bytes = read_rest(file, std::move(opened.head), kind, limits);
    if (!bytes) return tl::unexpected(bytes.error());
    return read_all(*bytes, kind, path, limits, sink);
}

Result<std::string> named(Outcome<std::string> outcome, const std::string& path) {
    if (!outcome) return cannot_read(path, std::move(outcome.error()));
    return std::move(*outcome);
}

// Calls `read` with a sink and gathers all it hands over.
template <class Read>
Result<ReadFile> gathered(Read read) {
    ReadFile file;
    const DocumentSink sink{[&](Document document) { file.documents.push_back(std::move(document)); },
                            [&](Error error) { file.unreadable.push_back(std::move(error)); }};
    Result<std::string> hash = read(sink);
    if (!hash) return tl::unexpected<Error>(std::move(hash.error()));
    file.sha256 = std::move(*hash);
    return file;
}

Result<Document> sole(Result<ReadFile> file, const std::string& path) {
    if (!file) return tl::unexpected<Error>(std::move(file.error()));
    if (file->documents.size() == 1) return std::move(file->documents.front());
    if (file->documents.empty()) return tl::unexpected<Error>(std::move(file->unreadable.front()));
    return cannot_read(path, {"it holds several documents", "unpack it first"});
}

}  // namespace

Result<std::string> read_file(const std::string& path, const ReadLimits& limits, const DocumentSink& sink) {
    Outcome<OpenedFile> opened = open_file(path, limits);
    if (!opened) return cannot_read(path, std::move(opened.error()));
    return named(read_opened(std::move(*opened), path, limits, sink), path);
}

Result<std::string> read_file_bytes(std::string_view bytes, const std::string& name, const ReadLimits& limits,
                                    const DocumentSink& sink) {
    if (bytes.empty()) return cannot_read(name, {"it is empty"});
    if (bytes.size() > limits.file_bytes) return cannot_read(name, too_large(limits));
    const Kind kind = tell_kind(bytes, name);
    if (kind.format == Format::unknown) return cannot_read(name, unsupported(kind.media_type));
    return named(read_all(bytes, kind, name, limits, sink), name);
}

Result<std::optional<ReadFile>> read_if_plain(const std::string& path, const ReadLimits& limits) {
    Outcome<OpenedFile> opened = open_file(path, limits);
    if (!opened) return cannot_read(path, std::move(opened.error()));
    if (!is_plain_text(opened->head)) return std::optional<ReadFile>();
    return gathered([&](const DocumentSink& sink) {
               return named(read_opened(std::move(*opened), path, limits, sink), path);
           })
        .map([](ReadFile&& file) { return std::optional<ReadFile>(std::move(file)); });
}

Result<ReadFile> read_documents(const std::string& path, const ReadLimits& limits) {
    return gathered([&](const DocumentSink& sink) { return read_file(path, limits, sink); });
}

Result<ReadFile> read_documents_bytes(std::string_view bytes, const std::string& name, const ReadLimits& limits) {
    return gathered([&](const DocumentSink& sink) { return read_file_bytes(bytes, name, limits, sink); });
}

Result<Document> read_document(const std::string& path, const ReadLimits& limits) {
    return sole(read_documents(path, limits), path);
}

Result<Document> read_document_bytes(std::string_view bytes, const std::string& name, const ReadLimits& limits) {
    return sole(read_documents_bytes(bytes, name, limits), name);
}

Result<std::string> hash_file(const std::string& path) {
    Outcome<std::string> hash = InputFile::open(path).and_then([](InputFile file) { return hash_rest(file, {}); });
    if (!hash) return cannot_read(path, std::move(hash.error()));
    return std::move(*hash);
}

int cpu_seconds_of(const ReadLimits& limits, std::size_t file_bytes) {
    const int more = limits.ocr == Ocr::never ? limits.cpu_seconds_per_megabyte : limits.ocr_seconds_per_megabyte;
    return limits.cpu_seconds + more * static_cast<int>(std::min(file_bytes, limits.file_bytes) >> 20);
}

}  // namespace recueil::corpus
