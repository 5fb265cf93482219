#include <algorithm>
#include <cerrno>
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
    FoundFiles run(const std::vector<std::string>& paths, const std::string& except) {
        struct stat status {};
        if (!except.empty() && ::stat(except.c_str(), &status) == 0) folders_.emplace(status.st_dev, status.st_ino);
        for (const std::string& path : paths) pending_.push_back({path, true});
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
        } else if (S_ISDIR(status.st_mode)) {
            if (folders_.emplace(status.st_dev, status.st_ino).second) list(next.path);
        } else if (S_ISREG(status.st_mode) || next.named) {
            add(next.path);
        }
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

    FoundFiles found_;
    std::vector<Pending> pending_;  // the next one last
    std::set<std::pair<dev_t, ino_t>> folders_;
    std::unordered_set<std::string> seen_;
};

}  // namespace

FoundFiles find_documents(const std::vector<std::string>& paths, const std::string& except) {
    return Walk().run(paths, except);
}

}  // namespace recueil::corpus
