// A folder of its own for one test, gone when the test ends.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

#include <sys/stat.h>
#include <unistd.h>

namespace recueil::corpus {

class TemporaryFolder {
  public:
    TemporaryFolder() {
        std::string pattern = (std::filesystem::temp_directory_path() / "recueil-test-XXXXXX").string();
        if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
        path_ = pattern;
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }

    std::string path(std::string_view name = {}) const {
        return name.empty() ? path_ : path_ + '/' + std::string(name);
    }

    std::string write(std::string_view name, std::string_view bytes) const {
        std::ofstream(path(name), std::ios::binary) << bytes;
        return path(name);
    }

    std::string folder(std::string_view name) const {
        std::filesystem::create_directories(path(name));
        return path(name);
    }

  private:
    std::string path_;
};

// Acts without root's right to read everything while it lives; the folder given stays open to it.
class OrdinaryUser {
  public:
    explicit OrdinaryUser(const std::string& folder) : was_root_(::geteuid() == 0) {
        if (!was_root_) return;
        ::chmod(folder.c_str(), 0755);
        if (::seteuid(65534) != 0) throw std::runtime_error("cannot act as an ordinary user");
    }
    OrdinaryUser(const OrdinaryUser&) = delete;
    OrdinaryUser& operator=(const OrdinaryUser&) = delete;
    ~OrdinaryUser() {
        if (was_root_ && ::seteuid(0) != 0) std::abort();
    }

  private:
    bool was_root_;
};

}  // namespace recueil::corpus
