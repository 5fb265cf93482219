// An index of which any bytes were altered, cut off or put in: it is refused, or answers what it answered before.
//
// The input is read as changes, six bytes each: which file, where (two bytes of a share of its length), what to do, and
// two bytes to do it with. The manifest is sealed again after it was changed, or nothing past its seal would be
// reached.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include "indexer/update/update_index.h"
#include "query/answers/json.h"
#include "query/query.h"
#include "tests/corpus/readers/temporary_folder.h"
#include "tests/file_bytes.h"
#include "tests/fuzz/promises.h"
#include "tests/indexer/storage/checked_manifest.h"

namespace {

namespace fs = std::filesystem;
using recueil::corpus::demand;
using Files = std::map<std::string, std::string>;  // bytes by path below the index

constexpr std::size_t bytes_of_a_change = 6;

Files files_of(const fs::path& index) {
    Files files;
    for (const auto& entry : fs::recursive_directory_iterator(index)) {
        if (!entry.is_regular_file() || entry.path().filename() == "lock") continue;
        files[fs::relative(entry.path(), index).string()] = recueil::tests::file_bytes(entry.path());
    }
    return files;
}

void change(std::string& bytes, const std::uint8_t* how) {
    const std::size_t at = bytes.size() * (std::size_t{how[1]} << 8U | how[2]) / 65536;
    switch (how[3] % 4) {
        case 0:
            if (at < bytes.size()) bytes[at] = static_cast<char>(bytes[at] ^ how[4]);
            break;
        case 1:
            bytes.resize(at);
            break;
        case 2:
            bytes.erase(at, how[4]);
            break;
        default:
            bytes.insert(at, how[5] % 64U, static_cast<char>(how[4]));
            break;
    }
}

// What a few searches and lists say, without times; empty where the index does not open.
std::vector<std::string> answers(const std::string& index) {
    const auto searcher = recueil::query::Searcher::open(index);
    if (!searcher) {
        demand(!searcher.error().message.empty());
        return {};
    }
    std::vector<std::string> answers;
    for (const char* text : {"subvention", "\"le conseil\"", "vélos OU pompiers"}) {
        recueil::query::SearchRequest request;
        request.text = text;
        request.facets = {"year", "member"};
        auto response = searcher->search(request);
        if (!response) continue;
        response->took_ms = 0;
        answers.push_back(recueil::query::to_json(*response).dump());
    }
    return answers;
}

class Index {
  public:
    Index() {
        const std::string act =
            "CONSEIL DÉPARTEMENTAL\n\nDÉLIBÉRATION N°2019-12\n\nRéunion du 24 juin 2019\n\nSUBVENTION AUX POMPIERS\n\n"
            "Vu la délibération n°2018-83 ;\n\nLe conseil,\nAprès en avoir délibéré,\n\nDécide :\n\n"
            "Article 1 :\nD’attribuer une subvention de 1 000 € pour douze vélos.\n";
        folder_.write("acte.txt", act);
        const auto report = recueil::indexer::update_index(folder_.path("whole"), {folder_.path("acte.txt")});
        demand(report.has_value());
        whole_ = files_of(folder_.path("whole"));
        answers_ = answers(folder_.path("whole"));
        demand(answers_.size() == 3);
        write(whole_);
    }

    void check(const std::uint8_t* data, std::size_t size) const {
        Files files;  // those that are altered; the others lie there whole
        for (; size >= bytes_of_a_change; data += bytes_of_a_change, size -= bytes_of_a_change) {
            const auto file = std::next(whole_.begin(), static_cast<std::ptrdiff_t>(data[0] % whole_.size()));
            change(files.try_emplace(file->first, file->second).first->second, data);
        }
        const bool is_manifest_changed = files.count("manifest") != 0;
        if (is_manifest_changed) files["manifest"] = recueil::tests::checked_manifest(files["manifest"]);
        write(files);
        const Restored restored(*this, files);
        const auto found = answers(altered_);
        // A manifest that was sealed again may say anything of an index that is whole: less of it counts then.
        if (found.empty() || is_manifest_changed) return;
        if (found != answers_) {
            std::cerr << "broken: an altered index answers otherwise\n";
            std::abort();
        }
    }

  private:
    // Puts back what was altered, whatever the answers were.
    class Restored {
      public:
        Restored(const Index& index, const Files& altered) : index_(index), altered_(altered) {}
        ~Restored() {
            Files good;
            for (const auto& [path, bytes] : altered_) good[path] = index_.whole_.at(path);
            index_.write(good);
        }
        Restored(const Restored&) = delete;
        Restored& operator=(const Restored&) = delete;

      private:
        const Index& index_;
        const Files& altered_;
    };

    void write(const Files& files) const {
        for (const auto& [path, bytes] : files) {
            const fs::path to = fs::path(altered_) / path;
            fs::create_directories(to.parent_path());
            std::ofstream(to, std::ios::binary) << bytes;
        }
    }

    recueil::corpus::TemporaryFolder folder_;
    const std::string altered_ = folder_.path("altered");
    Files whole_;
    std::vector<std::string> answers_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Index index;
    index.check(data, std::min<std::size_t>(size, 20 * bytes_of_a_change));
    return 0;
}
