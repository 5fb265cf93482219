// Reads one file, handing over each document as soon as it is read.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/document.h"

namespace recueil::corpus {

struct DocumentSink {
    std::function<void(Document)> document;
    std::function<void(Error)> unreadable;  // a member that could not be read
};

// As read_documents and read_documents_bytes. Return the hash of the file's bytes.
Result<std::string> read_file(const std::string& path, const ReadLimits& limits, const DocumentSink& sink);
Result<std::string> read_file_bytes(std::string_view bytes, const std::string& name, const ReadLimits& limits,
                                    const DocumentSink& sink);

// Reads a file that is plain text or Markdown; nothing where it is of another kind. Fails as read_documents does.
Result<std::optional<ReadFile>> read_if_plain(const std::string& path, const ReadLimits& limits);

}  // namespace recueil::corpus
