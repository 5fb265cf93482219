// The folder that a harvest fills: its documents, what is known of each, and the metadata written beside them.
//
//   DIR/metadata.csv      a row for each address, and for each row of a table about it: `recueil index --metadata`
//   reads it DIR/HOST/NAME.EXT     the documents DIR/.harvest.json     what is known of each address; replaced by
//   rename DIR/.harvest.lock     held by the one process that fills the folder DIR/.harvest.part     the document that
//   is coming in
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "base/file_descriptor.h"
#include "corpus/given_table.h"

namespace recueil::harvest {

struct StoredDocument {
    std::string file;  // below the folder; empty as long as nothing came
    std::string etag;
    std::string last_modified;
    std::string sha256;
    std::string media_type;
    std::string fetched;       // ISO 8601, UTC: when these bytes came
    std::int64_t checked = 0;  // seconds since 1970: when the server was last asked with success
    std::string source;        // that listed it last
    std::vector<corpus::GivenRow> rows;
};

class Store {
  public:
    // Makes the folder where it is missing, and takes its lock. Fails with index_locked where another harvest fills it,
    // unreadable_input where it cannot be written or its state cannot be read.
    static Result<Store> open(const std::string& folder);

    std::map<std::string, StoredDocument>& documents() { return documents_; }  // by address
    // When the run began that the state tells of, in seconds since 1970, and whether it came to its end.
    std::int64_t run_started() const { return run_started_; }
    bool is_finished() const { return is_finished_; }
    void begin_run(std::int64_t started);
    void finish_run() { is_finished_ = true; }

    std::string path_of(const std::string& file) const { return folder_ + "/" + file; }
    std::string part() const { return folder_ + "/.harvest.part"; }
    bool has_file(const StoredDocument& document) const;

    enum class Arrival { added, changed, unchanged };
    // Puts the bytes of part() in their place, for an address whose document they are. Equal bytes under several
    // addresses are one file; a file that others share goes on with them. Fails where the disk does.
    Result<Arrival> take_part(const std::string& address, const std::string& sha256, const std::string& extension);

    // Writes state and metadata, each by rename. Fails where the disk does.
    Result<void> save() const;

  private:
    Store(std::string folder, FileDescriptor lock) : folder_(std::move(folder)), lock_(std::move(lock)) {}
    Result<void> read_state();
    Result<void> leave_to_others(const std::string& address, const std::string& file);

    std::string folder_;
    FileDescriptor lock_;
    std::map<std::string, StoredDocument> documents_;
    std::unordered_map<std::string, std::string> by_digest_;  // file of these bytes
    std::int64_t run_started_ = 0;
    bool is_finished_ = true;
};

}  // namespace recueil::harvest
