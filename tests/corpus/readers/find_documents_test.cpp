#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "corpus/document.h"
#include "tests/corpus/readers/temporary_folder.h"

namespace recueil::corpus {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(FindDocuments, WalksFoldersInAStableOrder) {
    const TemporaryFolder box;
    box.folder("b/deep");
    box.folder(".hidden");
    for (const char* name : {"z.txt", "a.txt", "b/2.txt", "b/10.txt", "b/deep/x.txt", ".secret.txt", ".hidden/y.txt"}) {
        box.write(name, "texte");
    }
    const FoundFiles found = find_documents({box.path()});
    EXPECT_THAT(found.files, ElementsAre(box.path("a.txt"), box.path("b/10.txt"), box.path("b/2.txt"),
                                         box.path("b/deep/x.txt"), box.path("z.txt")));
    EXPECT_THAT(found.errors, IsEmpty());
    EXPECT_THAT(find_documents({box.path(".hidden"), "-", box.path(".secret.txt")}).files,
                ElementsAre(box.path(".hidden/y.txt"), "-", box.path(".secret.txt")));
}

TEST(FindDocuments, NamesEachFileOnce) {
    const TemporaryFolder box;
    const std::string file = box.write("a.txt", "texte");
    EXPECT_THAT(find_documents({box.path(), file, box.path()}).files, ElementsAre(file));
}

TEST(FindDocuments, LeavesCirclesOfLinks) {
    const TemporaryFolder box;
    box.folder("a/b");
    box.write("a/b/x.txt", "texte");
    std::filesystem::create_directory_symlink("../..", box.path("a/b/up"));
    std::filesystem::create_symlink("loop", box.path("loop"));
    const FoundFiles found = find_documents({box.path()});
    EXPECT_THAT(found.files, ElementsAre(box.path("a/b/x.txt")));
    ASSERT_EQ(found.errors.size(), 1U);
    EXPECT_EQ(found.errors[0].message, "cannot read " + box.path("loop") + ": its symbolic links go round in a circle");
}

TEST(FindDocuments, FollowsNoLinkOutOfThePathsGiven) {
    const TemporaryFolder box;
    box.folder("in/below");
    box.folder("inside");
    box.folder("other");
    box.write("in/below/a.txt", "texte");
    box.write("inside/secret.txt", "secret");
    box.write("other/o.txt", "texte");
    const std::vector<std::string> out = {"in/1-parent", "in/2-file", "in/3-name-that-begins-so", "in/below/4-chain"};
    std::filesystem::create_directory_symlink("..", box.path(out[0]));
    std::filesystem::create_symlink("../inside/secret.txt", box.path(out[1]));
    std::filesystem::create_directory_symlink("../inside", box.path(out[2]));
    std::filesystem::create_symlink("../2-file", box.path(out[3]));
    std::filesystem::create_symlink("below/a.txt", box.path("in/5-within.txt"));
    std::filesystem::create_directory_symlink("../other", box.path("in/6-other"));

    const FoundFiles found = find_documents({box.path("in"), box.path("other/o.txt")});
    EXPECT_THAT(found.files,
                ElementsAre(box.path("in/5-within.txt"), box.path("in/below/a.txt"), box.path("other/o.txt")));
    ASSERT_EQ(found.errors.size(), 5U);
    EXPECT_EQ(found.errors[0].message,
              "cannot read " + box.path(out[0]) + ": it is a symbolic link that leads out of the paths given");
    EXPECT_THAT(found.unlisted, IsEmpty());

    EXPECT_THAT(find_documents({box.path("in")}, {}, Links::all).files, Contains(box.path("in/2-file")));
    // A path that was named may be a link.
    EXPECT_THAT(find_documents({box.path("in/2-file")}).files, ElementsAre(box.path("in/2-file")));
    EXPECT_THAT(find_documents({box.path("in/6-other")}).files, ElementsAre(box.path("in/6-other/o.txt")));
}

TEST(FindDocuments, ReportsWhatIsMissing) {
    const TemporaryFolder box;
    const FoundFiles found = find_documents({box.path("none"), box.write("a.txt", "texte")});
    EXPECT_THAT(found.files, ElementsAre(box.path("a.txt")));
    ASSERT_EQ(found.errors.size(), 1U);
    EXPECT_EQ(found.errors[0].code, ErrorCode::unreadable_input);
    EXPECT_EQ(found.errors[0].message, "cannot read " + box.path("none") + ": there is no such file");
}

TEST(FindDocuments, ReportsAFolderItMayNotRead) {
    const TemporaryFolder box;
    box.folder("closed");
    ::chmod(box.path("closed").c_str(), 0);
    const FoundFiles found = [&] {
        const OrdinaryUser user(box.path());
        return find_documents({box.path()});
    }();
    ::chmod(box.path("closed").c_str(), 0700);
    ASSERT_EQ(found.errors.size(), 1U);
    EXPECT_EQ(found.errors[0].message, "cannot read " + box.path("closed") + ": permission denied");
}

TEST(FindDocuments, PassesOverWhatIsNoFile) {
    const TemporaryFolder box;
    ASSERT_EQ(::mkfifo(box.path("pipe").c_str(), 0600), 0);
    EXPECT_THAT(find_documents({box.path()}).files, IsEmpty());
    EXPECT_THAT(find_documents({box.path("pipe")}).files, ElementsAre(box.path("pipe")));
}

TEST(FindDocuments, TakesNamesThatAreNotUtf8) {
    const TemporaryFolder box;
    const std::string file = box.write("d\xE9lib.txt", "texte");
    EXPECT_THAT(find_documents({box.path()}).files, ElementsAre(file));
}

}  // namespace
}  // namespace recueil::corpus
