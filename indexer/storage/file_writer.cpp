#include "indexer/storage/file_writer.h"

#include <cerrno>

#include "indexer/storage/files.h"

namespace recueil::indexer {

Result<FileWriter> FileWriter::create(const std::string& path) {
    FileWriter made;
    made.path_ = path;
    made.file_.reset(std::fopen(path.c_str(), "wbe"));
    if (!made.file_) return made.cannot();
    return made;
}

Result<void> FileWriter::write(std::string_view bytes) {
    // An empty view may point nowhere, which fwrite does not allow.
    if (!bytes.empty() && std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) return cannot();
    written_ += bytes.size();
    return {};
}

Result<void> FileWriter::close() {
    if (std::fflush(file_.get()) != 0) return cannot();
    file_.reset();
    return {};
}

tl::unexpected<Error> FileWriter::cannot() const {
    return failure(file_error("write", path_, errno));
}

}  // namespace recueil::indexer
