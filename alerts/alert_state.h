// How far the reports of each saved search have come: a file that is replaced atomically.
#pragma once

#include <compare>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "base/error.h"
#include "base/file_descriptor.h"

namespace recueil::alerts {

// How far one destination of one saved search has been told.
struct ReportKey {
    std::string search;  // its name
    std::string to;      // "print", "mail" or the address of a webhook
    auto operator<=>(const ReportKey&) const = default;
};

class AlertState {
  public:
    // A file that is not there yet is a state without positions. A text that is a state of an index, where no such file
    // is, is the position of every search; nothing is recorded then. Fails with index_locked where another run uses the
    // file, usage where it is none, index_inaccessible.
    static Result<AlertState> open(const std::string& path);

    // The state of the index up to which all was reported; absent where nothing was recorded.
    std::optional<std::string> position(const ReportKey& key) const;
    // Not on the disk before save().
    void advance(const ReportKey& key, const std::string& state);
    // Forgets the searches that the file no longer has.
    template <class IsKept>
    void keep(IsKept&& is_kept) {
        for (auto at = positions_.begin(); at != positions_.end();)
            at = is_kept(at->first) ? std::next(at) : positions_.erase(at);
    }
    // Fails with index_inaccessible; the file is whole then, as it was.
    Result<void> save();

  private:
    std::string path_;  // empty: nothing is recorded
    std::string fixed_;
    FileDescriptor lock_;
    std::map<ReportKey, std::string> positions_;
};

}  // namespace recueil::alerts
