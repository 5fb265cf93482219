// Reads documents that nobody vouches for in a process of their own, bounded in time and memory.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/error.h"
#include "corpus/document.h"

namespace recueil::corpus {

// One reading process for many documents, started at the first that needs it and again after one that ended it. Plain
// text and Markdown are read in this process: their readers are a few loops over the bytes. An object and its process
// belong to one thread; each thread has its own.
class DocumentReader {
  public:
    explicit DocumentReader(const ReadLimits& limits);
    DocumentReader(const DocumentReader&) = delete;
    DocumentReader& operator=(const DocumentReader&) = delete;
    ~DocumentReader();

    // As read_documents and read_documents_bytes. A file that goes past a limit, or that makes its reader fail, is an
    // error; of an archive the members before are kept and the error is in `unreadable`.
    Result<ReadFile> read(const std::string& path);
    Result<ReadFile> read_bytes(std::string_view bytes, const std::string& name);

  private:
    class Process;

    Result<ReadFile> ask(const std::string& request, const std::string& name, std::size_t file_bytes);

    ReadLimits limits_;
    std::unique_ptr<Process> process_;  // null while none runs
};

// The reading process itself: answers the requests on standard input until it ends. ReadLimits::reading_process must
// name a program that calls this and nothing before it that prints. Returns the exit status.
int serve_documents();

}  // namespace recueil::corpus
