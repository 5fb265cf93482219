// A document as it was read: UTF-8 text in lines, with the pages the format knows of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace recueil::corpus {

// The part a line has on its page, where the format marks it or its place shows it.
enum class LineRole : std::uint8_t {
    body,
    page_header,  // of a running head or a letterhead that the format keeps apart from the body
    page_footer,
    heading,
    list_item,  // the first line of the item; its number or bullet, computed, opens the line
    table_row,  // one line a row, cells parted by tabs; Document::tables has the cells
    margin,     // in a narrow column beside the body
    aside,      // drawn over or beside the text, or across the page: a stamp
};

struct LineLayout {
    LineRole role = LineRole::body;
    bool starts_paragraph = false;  // a border of paragraphs is above this line, with or without a blank line
    bool bold = false;              // the whole line; false where the format does not say
    std::uint8_t level = 0;         // of a heading or of a list, from 1 on; 0 where there is none
    // Points from the upper left corner of the page as it is read; all 0 where the format gives no place.
    float left = 0;
    float top = 0;
    float width = 0;
    float height = 0;
    float font_size = 0;  // points, of most letters of the line; 0 where it is unknown
};

struct PageSize {
    float width = 0;  // points, as the page is read
    float height = 0;
};

// A table whose rows are the lines `line_start` to `line_end` (1-based) of the text, one line a row.
struct DocumentTable {
    int line_start = 0;
    int line_end = 0;
    std::vector<std::vector<std::string>> rows;  // the words of each cell
};

struct Document {
    std::string file;               // base name, as shown to people
    std::string path;               // as it was given
    std::string sha256;             // of the bytes given, lower-case hexadecimal
    std::string media_type;         // "text/plain", "application/pdf", …, known by content, not by name
    std::string encoding;           // of the bytes given: "UTF-8", "windows-1252", …; empty where the format fixes it
    std::string text;               // UTF-8, lines end in '\n', no form feeds, no NUL
    std::vector<int> page_starts;   // 1-based line on which each page starts; empty where the format has no pages
    std::vector<LineLayout> lines;  // one for each line of `text`; empty where the format gives none (plain text)
    std::vector<PageSize> page_sizes;  // one for each page of `page_starts`; empty where the format gives none
    std::vector<DocumentTable> tables;
    std::vector<std::string> notes;  // what was lost or doubtful in reading, one sentence each
};

// How a line (1-based) is laid out; of a line the document says nothing about, the default.
LineLayout layout_of_line(const Document& document, int line);

// The page (1-based) that holds a line, or 0 where the document has no pages. O(log pages).
int page_of_line(const Document& document, int line);

// Which pages tesseract reads, where it is installed.
enum class Ocr {
    never,
    when_needed,  // pictures, and pages whose text is missing or no language
    always,       // every page that can be drawn
};

// Bounds on what one document may cost; reading past one is an error that names it.
struct ReadLimits {
    std::size_t file_bytes = std::size_t{512} << 20;   // larger files are refused
    std::size_t member_bytes = std::size_t{50} << 20;  // of one part of a DOCX or ODT, unpacked
    std::size_t text_bytes = std::size_t{256} << 20;   // of extracted text
    std::size_t line_bytes = std::size_t{1} << 20;     // a longer line is no text of a council: refused
    int cpu_seconds = 60;                              // of a reading process, for a file of any size
    int cpu_seconds_per_megabyte = 4;                  // more for large files: archives of many documents
    int ocr_seconds_per_megabyte = 400;                // the same where OCR reads pages
    std::size_t memory_bytes = std::size_t{2} << 30;   // of a reading process
    int pdf_cpu_seconds = 60;                          // of one program that a reader starts: pdftotext, tesseract
    std::size_t pdf_memory_bytes = std::size_t{1} << 30;
    Ocr ocr = Ocr::never;
    // The command of the reading process (document_reader.h). Empty: documents are read in this process, and only the
    // programs that readers start are bounded in time and memory.
    std::vector<std::string> reading_process;
};

// Seconds of processor time that a file of this size may cost its reading process, and as much again the programs that
// it starts.
int cpu_seconds_of(const ReadLimits& limits, std::size_t file_bytes);

// The documents of one file: itself, or each document of an archive or a mail.
struct ReadFile {
    std::string sha256;               // of the file's bytes
    std::vector<Document> documents;  // a member has its own base name as `file` and its own hash
    std::vector<Error> unreadable;    // members that could not be read, named « archive/member »
};

// Reads one file of any known format, distinguished by content: text in any usual encoding, Markdown (by its name),
// PDF, pictures, DOCX, ODT, DOC, RTF, HTML; mails, saved pages (MHT) and archives (ZIP, TAR, GZ, BZ2, XZ) with all they
// hold. Fails with unreadable_input, naming the file and why: missing, no permission, empty, binary of no known format,
// truncated, encrypted, a scan without text, or past a limit. Time is linear in the size of the file.
Result<ReadFile> read_documents(const std::string& path, const ReadLimits& limits = {});

// The same for bytes in memory (standard input); `name` is that of the file in messages.
Result<ReadFile> read_documents_bytes(std::string_view bytes, const std::string& name, const ReadLimits& limits = {});

// The same of a file that holds one document; fails where it holds several.
Result<Document> read_document(const std::string& path, const ReadLimits& limits = {});
Result<Document> read_document_bytes(std::string_view bytes, const std::string& name, const ReadLimits& limits = {});

// SHA-256 of a file's bytes without reading it as a document; fails as read_document does.
Result<std::string> hash_file(const std::string& path);

// The files below the given paths in a stable order (folders are walked, names sorted by byte; hidden files and
// folders, and what programs leave beside documents, are passed over unless named). `-` stays as it is. What cannot be
// listed comes back in `errors`, and as it was named or met in `unlisted`. The folder `except` is passed over.
struct FoundFiles {
    std::vector<std::string> files;
    std::vector<std::string> unlisted;
    std::vector<Error> errors;
};
// Of symbolic links met in a folder, by default only those to what is below the paths given are followed; each other is
// an error. A path that is given may itself be a link.
enum class Links { below_paths, all };
FoundFiles find_documents(const std::vector<std::string>& paths, const std::string& except = {},
                          Links links = Links::below_paths);

}  // namespace recueil::corpus
