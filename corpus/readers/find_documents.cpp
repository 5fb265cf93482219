#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <memory>
#include <set>
#include <unordered_set>
#include <utility>

#include <dirent.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include "corpus/document.h"
#include "corpus/readers/input_file.h"
#include "corpus/readers/litter.h"

namespace recueil::corpus {
namespace {

struct Pending {
    std::string path;
    bool named = false;  // by the caller, not met in a folder
};

class Walk {
  public:
    explicit Walk(Links links) : links_(links) {}

    FoundFiles run(const std::vector<std::string>& paths, const std::string& except) {
        struct stat status {};
        if (!except.empty() && ::stat(except.c_str(), &status) == 0) folders_.emplace(status.st_dev, status.st_ino);
        for (const std::string& path : paths) {
            pending_.push_back({path, true});
            if (std::string whole = resolved(path); !whole.empty()) roots_.push_back(std::move(whole));
        }
        std::reverse(pending_.begin(), pending_.end());
        while (!pending_.empty()) {
            const Pending next = std::move(pending_.back());
            pending_.pop_back();
            visit(next);
        }
        return std::move(found_);
    }

  private:
    void visit(const Pending& next) {
        if (next.named && next.path == "-") {
            add(next.path);
            return;
        }
        struct stat status {};
        if (::stat(next.path.c_str(), &status) != 0) {
            refuse(next.path, system_reason(errno));
        } else if (leads_out(next)) {
            found_.errors.push_back(
                {ErrorCode::unreadable_input,
                 fmt::format("cannot read {}: it is a symbolic link that leads out of the paths given",
                             printable(next.path)),
                 "--follow-links takes such links, where all who write there are trusted"});
        } else if (S_ISDIR(status.st_mode)) {
            if (folders_.emplace(status.st_dev, status.st_ino).second) list(next.path);
        } else if (S_ISREG(status.st_mode) || next.named) {
            add(next.path);
        }
    }

    // The path without links; empty where there is none.
    static std::string resolved(const std::string& path) {
        const std::unique_ptr<char, decltype(&std::free)> whole(::realpath(path.c_str(), nullptr), &std::free);
        return whole ? std::string(whole.get()) : std::string();
    }

    // True for a link met in a folder that names nothing below the paths given: who may write to a folder shall not
    // publish all that the program may read.
    bool leads_out(const Pending& next) const {
        struct stat status {};
        if (next.named || links_ == Links::all || ::lstat(next.path.c_str(), &status) != 0 || !S_ISLNK(status.st_mode))
            return false;
        const std::string target = resolved(next.path);
        return std::none_of(roots_.begin(), roots_.end(), [&](const std::string& root) {
            return target.starts_with(root) &&
                   (target.size() == root.size() || root.back() == '/' || target[root.size()] == '/');
        });
    }

    void list(const std::string& folder) {
        const std::unique_ptr<DIR, int (*)(DIR*)> handle(::opendir(folder.c_str()), &::closedir);
        if (!handle) {
            refuse(folder, system_reason(errno));
            return;
        }
        std::vector<std::string> names;
        while (true) {
            errno = 0;
            const dirent* entry = ::readdir(handle.get());  // NOLINT(concurrency-mt-unsafe): the handle is ours
            if (entry == nullptr) {
                if (errno != 0) refuse(folder, system_reason(errno));
                break;
            }
            if (!is_litter(entry->d_name)) names.emplace_back(entry->d_name);
        }
        std::sort(names.begin(), names.end(), std::greater<>());
        const std::string prefix = folder.back() == '/' ? folder : folder + '/';
        for (const std::string& name : names) pending_.push_back({prefix + name, false});
    }

    void add(const std::string& path) {
        if (seen_.insert(path).second) found_.files.push_back(path);
    }

    void refuse(const std::string& path, const std::string& reason) {
        found_.unlisted.push_back(path);
        found_.errors.push_back(
            {ErrorCode::unreadable_input, fmt::format("cannot read {}: {}", printable(path), reason)});
    }

    Links links_;
    std::vector<std::string> roots_;  // the paths given, without links
    FoundFiles found_;
    std::vector<Pending> pending_;  // the next one last
    std::set<std::pair<dev_t, ino_t>> folders_;
    std::unordered_set<std::string> seen_;
};

}  // namespace

FoundFiles find_documents(const std::vector<std::string>& paths, const std::string& except, Links links) {
    return Walk(links).run(paths, except);
}

}  // namespace recueil::corpus
