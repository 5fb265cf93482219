// `recueil check --db`: a sound index, a damaged one, and what mends it.
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tools/program.h"

namespace recueil::tools {
namespace {

using testing::AllOf;
using testing::HasSubstr;

TEST(Check, SaysThatASoundIndexIs) {
    const Outcome text = run({"check", "--db", sample_index()});
    EXPECT_EQ(text.status, 0) << text.err;
    EXPECT_THAT(text.out, HasSubstr("The index is sound: "));
    const auto json = json_of(run({"check", "--db", sample_index(), "--format", "json"}).out);
    EXPECT_EQ(json["index"]["sound"], true);
    EXPECT_GT(json["index"]["files"], 7);
    EXPECT_GT(json["index"]["bytes"], 10'000);
    EXPECT_GT(json["index"]["passages"], json["acts"]);
}

TEST(Check, NamesWhatIsDamagedAndWhatMendsIt) {
    const TemporaryFolder folder;
    const std::string database = folder.file("db");
    folder.write("documents/a.txt", plain_deliberation("2020-7", "MÉDIATHÈQUE"));
    const std::vector<std::string> indexing{"index", "--db", database, folder.file("documents")};
    ASSERT_EQ(run(indexing).status, 0);
    for (const char* name : {"texts", "acts"}) {
        const std::string path = database + "/segment-1/" + name;
        std::filesystem::resize_file(path, std::filesystem::file_size(path) - 9);
        const Outcome checked = run({"check", "--db", database});
        EXPECT_EQ(checked.status, 4);
        EXPECT_EQ(checked.out, "");
    }
    const Outcome checked = run({"check", "--db", database, "--format", "json"});
    EXPECT_EQ(checked.status, 4);
    EXPECT_EQ(lines_of(checked.err).size(), 2U) << checked.err;
    EXPECT_THAT(checked.err, AllOf(HasSubstr(database + "/segment-1/texts is cut short or altered"),
                                   HasSubstr(database + "/segment-1/acts is cut short or altered"),
                                   HasSubstr("run recueil index again with the same paths, which mends it")));

    const Outcome mended = run(indexing);
    EXPECT_EQ(mended.status, 0) << mended.err;
    EXPECT_THAT(mended.err, AllOf(HasSubstr("segment-1/texts"), HasSubstr("made again from the documents")));
    EXPECT_THAT(mended.out, HasSubstr("1 act and 0 documents; files: 1 added"));
    EXPECT_EQ(run({"check", "--db", database}).status, 0);
    EXPECT_EQ(run(indexing).err, "");
}

}  // namespace
}  // namespace recueil::tools
