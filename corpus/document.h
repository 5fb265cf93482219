// A document as it was read: UTF-8 text in lines, with the pages the format knows of.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/error.h"

namespace recueil::corpus {

struct Document {
    std::string file;              // base name, as shown to people
    std::string path;              // as it was given
    std::string sha256;            // of the bytes given, lower-case hexadecimal
    std::string media_type;        // "text/plain", "application/pdf", …, told by content, not by name
    std::string encoding;          // of the bytes given: "UTF-8", "windows-1252", …; empty where the format fixes it
    std::string text;              // UTF-8, lines end in '\n', no form feeds, no NUL
    std::vector<int> page_starts;  // 1-based line on which each page starts; empty where the format has no pages
    std::vector<std::string> notes;  // what was lost or doubtful in reading, one sentence each
};

// The page (1-based) that holds a line, or 0 where the document has no pages. O(log pages).
int page_of_line(const Document& document, int line);

// Bounds on what one document may cost; reading past one is an error that names it.
struct ReadLimits {
    std::size_t file_bytes = std::size_t{512} << 20;   // larger files are refused
    std::size_t member_bytes = std::size_t{50} << 20;  // of one part of a DOCX or ODT, unpacked
    std::size_t text_bytes = std::size_t{256} << 20;   // of extracted text
    std::size_t line_bytes = std::size_t{1} << 20;     // a longer line is no text of a council: refused
    int pdf_cpu_seconds = 60;
    std::size_t pdf_memory_bytes = std::size_t{1} << 30;
    bool ocr = false;  // read scans with tesseract where it is installed
};

// Reads one file of any known format (text in any usual encoding, PDF, DOCX, ODT, HTML), told apart by content.
// Fails with unreadable_input, naming the file and why: missing, no permission, empty, binary of no known format,
// truncated, encrypted, a scan without text, or past a limit. Time is linear in the size of the file.
Result<Document> read_document(const std::string& path, const ReadLimits& limits = {});

// The same for bytes in memory (standard input); `name` stands for the file.
Result<Document> read_document_bytes(std::string_view bytes, const std::string& name, const ReadLimits& limits = {});

// SHA-256 of a file's bytes without reading it as a document; fails as read_document does.
Result<std::string> hash_file(const std::string& path);

// The files below the given paths in a stable order (folders are walked, names sorted by byte; hidden files and
// folders are passed over unless named). `-` stays as it is. What cannot be listed comes back in `errors`, and as it
// was named or met in `unlisted`. The folder `except` is passed over.
struct FoundFiles {
    std::vector<std::string> files;
    std::vector<std::string> unlisted;
    std::vector<Error> errors;
};
FoundFiles find_documents(const std::vector<std::string>& paths, const std::string& except = {});

}  // namespace recueil::corpus
