// The documents of an index as they were given, below the folders that the server may read.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <tuple>
#include <vector>

#include "base/error.h"
#include "base/file_descriptor.h"
#include "query/indexed_files.h"
#include "server/page_pictures.h"

namespace recueil::server {

// A document, open for reading.
struct Original {
    FileDescriptor file;
    std::uint64_t size = 0;
    std::string media_type;  // known by content
    bool is_inline = false;  // no browser runs anything in it; else it is only given for download
};

// Thread-safe.
class Originals {
  public:
    // Fails with usage where one of `folders` cannot be opened, naming it.
    // `member_process` is the command of corpus::read_member().
    static Result<std::shared_ptr<Originals>> open(const std::vector<std::string>& folders,
                                                   std::vector<std::string> member_process = {});

    // Looks for the file below the folders: at its path, and at the ends of its path, for folders that were moved or
    // are copies. No symbolic link and no « .. » leads out of a folder. Its bytes are hashed before they are first
    // given, and again whenever size, times or inode are others. What was inside an archive or a mail is taken out of
    // it, and kept with the last few. Fails with not_found, saying whether no such file is there or it was changed.
    Result<Original> find(const std::string& sha256, const query::IndexedFile& known);

  private:
    struct Folder {
        std::string path;  // absolute
        FileDescriptor file;
    };
    // Device, inode, size, time of modification and of change.
    using Stamp = std::tuple<std::uint64_t, std::uint64_t, std::uint64_t, std::int64_t, std::int64_t>;

    Result<Original> find_file(const std::string& sha256, const query::IndexedFile& known);
    Result<Original> take_out(const Original& archive, const std::string& sha256, const std::string& name);
    Result<std::string> hash_of(int descriptor, const Stamp& stamp);

    std::vector<Folder> folders_;
    std::mutex mutex_;
    std::map<Stamp, std::string> hashes_;
    std::vector<std::string> member_process_;
    PagePictures members_;  // by hash
    DrawingPlaces taking_out_;
};

}  // namespace recueil::server
