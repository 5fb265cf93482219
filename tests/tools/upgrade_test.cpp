// An index that another version of the program made: refused with the hint, left as it is, made anew without a loss.
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/storage/manifest.h"
#include "tests/tools/program.h"

namespace recueil::tools {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::HasSubstr;

constexpr const char* older_schema = "recueil.index/7";

std::string bytes_of(const fs::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::map<std::string, std::string> files_below(const std::string& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file()) files[entry.path().string()] = bytes_of(entry.path());
    return files;
}

// What release before last wrote differs from today's first of all in the schema it names.
void make_older(const std::string& database) {
    for (const char* name : {"manifest", "previous"}) {
        const fs::path path = fs::path(database) / name;
        if (!fs::exists(path)) continue;
        std::string manifest = bytes_of(path);
        const std::size_t at = manifest.find(indexer::index_schema_name);
        ASSERT_NE(at, std::string::npos);
        manifest.replace(at, std::string(indexer::index_schema_name).size(), older_schema);
        std::ofstream(path, std::ios::binary | std::ios::trunc) << manifest;
    }
}

class Upgrade : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_EQ(run({"index", "--db", database(), sample_documents()}).status, 0);
        acts_ = run({"export", "--db", database()}).out;
        ASSERT_FALSE(acts_.empty());
        make_older(database());
    }

    std::string database() const { return folder_.file("council.db"); }

    TemporaryFolder folder_;
    std::string acts_;
};

TEST_F(Upgrade, IsRefusedWithTheHintAndTouchesNothing) {
    const auto before = files_below(database());
    for (const std::vector<std::string>& arguments :
         std::vector<std::vector<std::string>>{{"search", "--db", database(), "médecins"},
                                               {"info", "--db", database()},
                                               {"export", "--db", database()},
                                               {"check", "--db", database()},
                                               {"serve", "--db", database(), "--listen", "127.0.0.1:0"},
                                               {"remove", "--db", database(), sample_documents()},
                                               {"index", "--db", database(), sample_documents()}}) {
        const Outcome outcome = run(arguments);
        EXPECT_EQ(outcome.status, 4) << arguments[0] << outcome.err;
        EXPECT_EQ(lines_of(outcome.err).size(), 1U) << outcome.err;
        EXPECT_THAT(outcome.err,
                    AllOf(HasSubstr(older_schema), HasSubstr(indexer::index_schema_name), HasSubstr("make it anew")))
            << arguments[0];
    }
    EXPECT_EQ(files_below(database()), before);
}

TEST_F(Upgrade, MakesTheIndexAnewWithoutALoss) {
    const std::string anew = folder_.file("new.db");
    ASSERT_EQ(run({"index", "--db", anew, sample_documents()}).status, 0);
    EXPECT_EQ(run({"export", "--db", anew}).out, acts_);
}

// The service does it by itself.
TEST_F(Upgrade, IsDoneByTheUpdateOfTheService) {
    const std::string update = std::string(RECUEIL_SOURCE_DIR) + "/packaging/systemd/update";
    const std::string command = "RECUEIL_PROGRAM=" RECUEIL_PROGRAM " RECUEIL_DB=" + database() +
                                " RECUEIL_DOCUMENTS=" + sample_documents() + " STATE_DIRECTORY=" + folder_.path() +
                                " " + update + " >" + folder_.file("log") + " 2>&1";
    ASSERT_EQ(std::system(command.c_str()), 0) << bytes_of(folder_.file("log"));
    EXPECT_EQ(run({"export", "--db", database()}).out, acts_);
    EXPECT_FALSE(fs::exists(database() + ".new"));
    EXPECT_FALSE(fs::exists(database() + ".old"));
}

}  // namespace
}  // namespace recueil::tools
