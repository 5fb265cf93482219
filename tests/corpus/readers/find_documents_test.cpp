#include <filesystem>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "corpus/document.h"
#include "tests/corpus/readers/temporary_folder.h"

namespace recueil::corpus {
namespace {

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
