// Collects the addresses that sources list, those of the sources that they name in turn as well.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/error.h"
#include "corpus/given_table.h"
#include "harvest/fetcher.h"

namespace recueil::harvest {

struct WantedDocument {
    std::string address;
    std::string source;
    bool may_be_private = true;  // named by hand, or by a server of a private network
    std::vector<corpus::GivenRow> rows;
};

struct SourceOptions {
    std::size_t most_documents = 0;
    std::function<bool(const std::string&)> matches{};  // empty: all
};

// Not thread-safe. Problems are told as they come.
class SourceReader {
  public:
    SourceReader(Fetcher& fetcher, SourceOptions options, std::function<void(Error)> tell)
        : fetcher_(fetcher), options_(std::move(options)), tell_(std::move(tell)) {}

    // Reads a file or an address, and up to a thousand sources that it leads to.
    void read(const std::string& source);

    const std::vector<WantedDocument>& documents() const { return documents_; }
    const std::vector<std::string>& notes() const { return notes_; }
    std::size_t sources_read() const { return sources_read_; }

  private:
    struct Source {
        std::string name;
        bool may_be_private = true;
        int depth = 0;
    };
    void read_one(const Source& source, std::vector<Source>& further);
    void add(WantedDocument document);

    Fetcher& fetcher_;
    SourceOptions options_;
    std::function<void(Error)> tell_;
    std::vector<WantedDocument> documents_;
    std::unordered_map<std::string, std::size_t> by_address_;
    std::set<std::string> seen_;  // sources
    std::vector<std::string> notes_;
    std::size_t sources_read_ = 0;
    std::size_t left_out_ = 0;
};

}  // namespace recueil::harvest
