// Making and updating an index, and what bad input does to it.
#include <filesystem>
#include <fstream>
#include <thread>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tests/tools/program.h"

namespace recueil::tools {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;

std::size_t total(const std::string& database, const std::string& query) {
    return json_of(run({"search", "--db", database, "--format", "json", query}).out)["total"].get<std::size_t>();
}

TEST(Index, ReadsOnlyWhatChanged) {
    const TemporaryFolder folder;
    const std::string database = folder.file("db");
    folder.write("documents/a.txt", plain_deliberation("2020-7", "MÉDIATHÈQUE"));
    folder.write("documents/b.txt", plain_deliberation("2020-8", "PISCINE"));
    const std::vector<std::string> arguments{"index", "--db", database, folder.file("documents")};
    EXPECT_THAT(
        run(arguments).out,
        HasSubstr("2 acts and 0 documents; files: 2 added, 0 changed, 0 removed, 0 unchanged, 0 skipped, 0 doubtful, "
                  "0 unreadable\n"));
    EXPECT_THAT(run(arguments).out, HasSubstr("0 added, 0 changed, 0 removed, 2 unchanged"));
    EXPECT_EQ(total(database, "piscine"), 1U);

    folder.write("documents/b.txt", plain_deliberation("2020-8", "PATINOIRE"));
    folder.write("documents/c.txt", plain_deliberation("2020-9", "GYMNASE"));
    EXPECT_THAT(run(arguments).out,
                HasSubstr("3 acts and 0 documents; files: 1 added, 1 changed, 0 removed, 1 unchanged"));
    EXPECT_EQ(total(database, "piscine"), 0U);
    EXPECT_EQ(total(database, "patinoire"), 1U);

    std::filesystem::remove(folder.file("documents/a.txt"));
    EXPECT_THAT(run(arguments).out,
                HasSubstr("2 acts and 0 documents; files: 0 added, 0 changed, 1 removed, 2 unchanged"));
    EXPECT_EQ(run({"search", "--db", database, "titre:médiathèque"}).status, 1);
}

TEST(Index, GivesTheFactsOfATableAndNamesWhatItCannotUse) {
    const TemporaryFolder folder;
    const std::string database = folder.file("db");
    folder.write("documents/a.txt", plain_deliberation("2020-7", "MÉDIATHÈQUE"));
    folder.write("documents/b.txt", plain_deliberation("2020-8", "PISCINE"));
    const std::string table = folder.write("list.csv",
                                           "Fichier;URL;Numéro\na.txt;https://orne.example/a.pdf;\n"
                                           "b.txt;ftp://orne.example/b.pdf;2020-9\nc.txt;https://orne.example/c;\n");
    const Outcome outcome = run({"index", "--db", database, "--metadata", table, folder.file("documents")});
    EXPECT_EQ(outcome.status, 3) << outcome.err;
    EXPECT_THAT(outcome.err, HasSubstr("list.csv, line 3, column URL: « ftp://orne.example/b.pdf »"));
    EXPECT_THAT(outcome.err, HasSubstr("1 row of the metadata is about no document"));
    EXPECT_THAT(outcome.err, HasSubstr("list.csv, line 4 (file c.txt)"));
    EXPECT_THAT(run({"show", "--db", database, "2020-7"}).out, HasSubstr("https://orne.example/a.pdf"));
    EXPECT_THAT(run({"check", "--db", database}).out, HasSubstr("the metadata give « 2020-9 »"));

    folder.write("list.csv", "titre;date\nPiscine;2020-09-28\n");
    const Outcome refused = run({"index", "--db", database, "--metadata", table, folder.file("documents")});
    EXPECT_EQ(refused.status, 3);
    EXPECT_THAT(refused.err, HasSubstr("no column says which document or act a row is about"));
    EXPECT_THAT(run({"show", "--db", database, "2020-7"}).out, HasSubstr("https://orne.example/a.pdf"));
}

TEST(Index, BadInputIsNamedAndTheRestIsIndexed) {
    const TemporaryFolder folder;
    folder.write("documents/good.txt", plain_deliberation("2020-7", "MÉDIATHÈQUE"));
    std::vector<std::string> bad{"empty.txt",      "binary.txt",   "truncated.pdf",
                                 "truncated.docx", "dangling.txt", "a-pipe"};
    folder.write("documents/empty.txt", "");
    std::string binary;
    for (int i = 0; i < 5000; ++i) binary.push_back(static_cast<char>(i * 7919 >> 3));
    folder.write("documents/binary.txt", binary);
    folder.write("documents/truncated.pdf",
                 "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Ty");
    folder.write("documents/truncated.docx", std::string("PK\x03\x04\x14\x00\x06\x00", 8) + std::string(30, 'x'));
    std::filesystem::create_symlink("nowhere", folder.file("documents/dangling.txt"));
    const std::string pipe = folder.file("a-pipe");
    ASSERT_EQ(mkfifo(pipe.c_str(), 0644), 0);
    if (geteuid() != 0) {
        folder.write("documents/forbidden.txt", plain_deliberation("2020-8", "PISCINE"));
        std::filesystem::permissions(folder.file("documents/forbidden.txt"), std::filesystem::perms::none);
        bad.emplace_back("forbidden.txt");
    }
    const std::string database = folder.file("db");
    const Outcome outcome = run({"index", "--db", database, folder.file("documents"), pipe});
    EXPECT_EQ(outcome.status, 3);
    EXPECT_EQ(lines_of(outcome.err).size(), bad.size()) << outcome.err;
    for (const std::string& name : bad)
        EXPECT_THAT(outcome.err, testing::ContainsRegex("recueil: [^\n]*" + name + "[^\n]*: [^\n]+\n"));
    EXPECT_EQ(total(database, "médiathèque"), 1U);
    EXPECT_EQ(total(database, ""), 1U);

    const Outcome extracted = run({"extract", folder.file("documents"), pipe});
    EXPECT_EQ(extracted.status, 3);
    EXPECT_EQ(lines_of(extracted.err).size(), bad.size()) << extracted.err;
    EXPECT_EQ(lines_of(extracted.out).size(), 1U);
}

TEST(Index, AFolderNamedLikeAFileIsWalked) {
    const TemporaryFolder folder;
    folder.write("documents/folder.txt/inside.txt", plain_deliberation("2020-7", "MÉDIATHÈQUE"));
    EXPECT_EQ(run({"index", "--db", folder.file("db"), folder.file("documents")}).status, 0);
    EXPECT_EQ(total(folder.file("db"), "médiathèque"), 1U);
}

TEST(Index, AHundredMegabytesWithoutALineFeedAreRefused) {
    const TemporaryFolder folder;
    folder.write("documents/good.txt", plain_deliberation("2020-7", "MÉDIATHÈQUE"));
    {
        std::ofstream large(folder.file("documents/line.txt"), std::ios::binary);
        const std::string block(1 << 20, 'a');
        for (int i = 0; i < 100; ++i) large << block;
    }
    const Outcome outcome = run({"index", "--db", folder.file("db"), folder.file("documents")});
    EXPECT_EQ(outcome.status, 3);
    EXPECT_THAT(outcome.err, AllOf(HasSubstr("line.txt"), HasSubstr("line")));
    EXPECT_EQ(lines_of(outcome.err).size(), 1U) << outcome.err;
    EXPECT_EQ(total(folder.file("db"), "médiathèque"), 1U);
}

TEST(Index, NeverTouchesAFolderThatIsNotItsOwn) {
    const TemporaryFolder folder;
    const std::string documents = folder.file("documents");
    folder.write("documents/good.txt", plain_deliberation("2020-7", "MÉDIATHÈQUE"));
    folder.write("foreign/thesis.txt", "my only copy");
    const Outcome outcome = run({"index", "--db", folder.file("foreign"), documents});
    EXPECT_EQ(outcome.status, 4) << outcome.err;
    EXPECT_EQ(lines_of(outcome.err).size(), 1U) << outcome.err;
    EXPECT_TRUE(std::filesystem::exists(folder.file("foreign/thesis.txt")));
    EXPECT_EQ(run({"index", "--db", folder.write("a-file", "x"), documents}).status, 4);
}

TEST(Index, TheSecondOfTwoAtOnceIsTurnedAway) {
    const TemporaryFolder folder;
    const std::string database = folder.file("db");
    for (int i = 0; i < 60; ++i)
        folder.write("documents/" + std::to_string(i) + ".txt",
                     plain_deliberation("2020-" + std::to_string(i), "MÉDIATHÈQUE"));
    const std::vector<std::string> arguments{"index", "--db", database, folder.file("documents")};
    for (int times = 0; times < 4; ++times) {
        std::filesystem::remove_all(database);
        Outcome first;
        std::thread other([&] { first = run(arguments); });
        const Outcome second = run(arguments);
        other.join();
        // One after the other by chance, or one of them turned away.
        EXPECT_TRUE(first.status == 0 || second.status == 0);
        for (const Outcome& each : {first, second}) {
            if (each.status == 0) continue;
            EXPECT_EQ(each.status, 4);
            EXPECT_EQ(lines_of(each.err).size(), 1U) << each.err;
            EXPECT_THAT(each.err, HasSubstr("is being written by another process (try again when it has ended)"));
        }
        EXPECT_EQ(total(database, "médiathèque"), 60U);
    }
}

// Files written by this process and its children end at so many bytes, as under `ulimit -f`.
class SmallFiles {
  public:
    explicit SmallFiles(rlim_t bytes) {
        getrlimit(RLIMIT_FSIZE, &usual_);
        const rlimit small{bytes, usual_.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallFiles() { setrlimit(RLIMIT_FSIZE, &usual_); }
    SmallFiles(const SmallFiles&) = delete;
    SmallFiles& operator=(const SmallFiles&) = delete;

  private:
    rlimit usual_{};
};

TEST(Index, AFileLargerThanAllowedLeavesTheIndexAsItWas) {
    const TemporaryFolder folder;
    const std::string database = folder.file("db");
    folder.write("documents/a.txt", plain_deliberation("2020-7", "MÉDIATHÈQUE"));
    const std::vector<std::string> arguments{"index", "--db", database, folder.file("documents")};
    ASSERT_EQ(run(arguments).status, 0);
    folder.write("documents/b.txt", plain_deliberation("2020-8", "PISCINE"));
    {
        const SmallFiles small(4096);
        const Outcome outcome = run(arguments);
        EXPECT_EQ(outcome.status, 4);
        EXPECT_THAT(outcome.err, HasSubstr("File too large"));
    }
    EXPECT_EQ(total(database, "médiathèque"), 1U);
    EXPECT_EQ(total(database, "piscine"), 0U);
    EXPECT_EQ(run(arguments).status, 0);
    EXPECT_EQ(total(database, "piscine"), 1U);
}

// Three councils' folders, indexed one by one.
class Folders {
  public:
    Folders() {
        for (const char* name : {"a/1.txt", "a/2.txt", "a/3.txt", "b/4.txt", "b/5.txt", "c/6.txt"})
            folder.write(std::string("documents/") + name,
                         plain_deliberation(std::string("2020-") + name[2], std::string("OBJET ") + name[2]));
        for (const char* name : {"a", "b", "c"}) EXPECT_EQ(index({name}).status, 0);
    }
    Outcome index(const std::vector<std::string>& names, const std::vector<std::string>& options = {}) const {
        std::vector<std::string> arguments{"index", "--db", database()};
        arguments.insert(arguments.end(), options.begin(), options.end());
        for (const std::string& name : names) arguments.push_back(folder.file("documents/" + name));
        return run(arguments);
    }
    void remove(const std::string& name) const { std::filesystem::remove_all(folder.file("documents/" + name)); }
    std::string database() const { return folder.file("db"); }
    std::size_t acts() const { return total(database(), ""); }

    TemporaryFolder folder;
};

TEST(Index, OfOnePathLeavesThoseOfOthers) {
    const Folders folders;
    EXPECT_EQ(folders.acts(), 6U);
    folders.remove("a/1.txt");
    folders.remove("b/4.txt");
    EXPECT_THAT(folders.index({"b"}).out, HasSubstr("1 removed"));
    EXPECT_EQ(folders.acts(), 5U) << "what is gone from under another path stays until that is indexed";
    EXPECT_THAT(folders.index({"a/2.txt"}).out, HasSubstr("0 removed, 1 unchanged"));
    EXPECT_EQ(folders.acts(), 5U);
    const auto sources = json_of(run({"info", "--db", folders.database(), "--format", "json"}).out)["sources"];
    EXPECT_EQ(sources.size(), 3U) << sources;
    EXPECT_THAT(folders.index({""}).out, HasSubstr("1 removed"));
    EXPECT_EQ(folders.acts(), 4U);
}

TEST(Index, MoreThanHalfOfAPathLeavesOnlyWhenMeant) {
    const Folders folders;
    folders.remove("a/1.txt");
    folders.remove("a/2.txt");
    const Outcome held = folders.index({"a", "b"});
    EXPECT_EQ(held.status, 3);
    EXPECT_THAT(held.err, AllOf(HasSubstr("2 of 3 documents"), HasSubstr("--sync")));
    EXPECT_EQ(folders.acts(), 6U);
    const Outcome planned = folders.index({"a"}, {"--sync", "--dry-run"});
    EXPECT_THAT(planned.out, AllOf(HasSubstr("would remove"), HasSubstr("2 removed")));
    EXPECT_EQ(folders.acts(), 6U);
    EXPECT_EQ(folders.index({"a"}, {"--sync"}).status, 0);
    EXPECT_EQ(folders.acts(), 4U);
}

TEST(Index, AnEmptyMountIsNoWishToRemove) {
    const Folders folders;
    folders.remove("a");
    std::filesystem::create_directory(folders.folder.file("documents/a"));
    EXPECT_EQ(folders.index({"a"}).status, 3);
    EXPECT_EQ(folders.acts(), 6U);
}

TEST(Index, AMistypedPathMakesNoIndexAndChangesNone) {
    const Folders folders;
    EXPECT_EQ(folders.index({"aa"}).status, 3);
    EXPECT_EQ(folders.acts(), 6U);
    const Outcome none = run({"index", "--db", folders.folder.file("db2"), folders.folder.file("documents/aa")});
    EXPECT_EQ(none.status, 3);
    EXPECT_FALSE(std::filesystem::exists(folders.folder.file("db2")));
}

TEST(Index, ADryRunChangesNothing) {
    const Folders folders;
    folders.folder.write("documents/a/7.txt", plain_deliberation("2020-9", "NEUF"));
    folders.folder.write("documents/a/1.txt", plain_deliberation("2020-1", "AUTREMENT"));
    folders.remove("a/2.txt");
    const Outcome planned = folders.index({"a"}, {"--dry-run"});
    EXPECT_EQ(planned.status, 0);
    EXPECT_THAT(planned.out, AllOf(HasSubstr("would add"), HasSubstr("would read again"), HasSubstr("would remove"),
                                   HasSubstr("files: 1 added, 1 changed, 1 removed, 1 unchanged")));
    EXPECT_EQ(total(folders.database(), "autrement"), 0U);
    EXPECT_EQ(run({"index", "--dry-run", "--db", folders.folder.file("db2"), folders.folder.file("documents")}).status,
              0);
    EXPECT_FALSE(std::filesystem::exists(folders.folder.file("db2")));
}

TEST(Remove, TakesOutDocumentsFoldersAndActs) {
    const Folders folders;
    const auto remove = [&](const std::vector<std::string>& wanted) {
        std::vector<std::string> arguments{"remove", "--db", folders.database()};
        arguments.insert(arguments.end(), wanted.begin(), wanted.end());
        return run(arguments);
    };
    const std::string id =
        json_of(run({"search", "--db", folders.database(), "--format", "json", "numéro:2020-6"}).out)["hits"][0]["id"];
    EXPECT_THAT(remove({"--dry-run", folders.folder.file("documents/a")}).out, HasSubstr("would remove 3 documents"));
    EXPECT_EQ(folders.acts(), 6U);
    EXPECT_EQ(remove({folders.folder.file("documents/a/1.txt"), "nothing-of-the-kind"}).status, 1);
    EXPECT_EQ(folders.acts(), 6U) << "all or nothing";
    EXPECT_EQ(remove({folders.folder.file("documents/a"), id}).status, 0);
    EXPECT_EQ(folders.acts(), 2U);
    EXPECT_EQ(remove({folders.folder.file("documents/a")}).status, 1);
    EXPECT_EQ(run({"check", "--db", folders.database()}).status, 0);
    EXPECT_THAT(folders.index({"a", "c"}).out, HasSubstr("4 added"));
    EXPECT_EQ(folders.acts(), 6U);
}

TEST(Remove, TakesASingleActOutOfItsDocument) {
    const TemporaryFolder folder;
    folder.write("documents/a.txt",
                 plain_deliberation("2020-7", "MÉDIATHÈQUE") + "\n" + plain_deliberation("2020-8", "PISCINE"));
    const std::string database = folder.file("db");
    ASSERT_EQ(run({"index", "--db", database, folder.file("documents")}).status, 0);
    ASSERT_EQ(total(database, ""), 2U);
    const std::string id =
        json_of(run({"search", "--db", database, "--format", "json", "numéro:2020-7"}).out)["hits"][0]["id"];
    EXPECT_THAT(run({"remove", "--db", database, id}).out, HasSubstr("removed act " + id));
    EXPECT_EQ(total(database, ""), 1U);
    EXPECT_EQ(total(database, "piscine"), 1U);
    EXPECT_EQ(run({"remove", "--db", database, id}).status, 1);
    EXPECT_EQ(run({"index", "--db", database, folder.file("documents")}).status, 0);
    EXPECT_EQ(total(database, ""), 1U) << "its document has not changed";
}

TEST(Index, NothingToReadIsSaid) {
    const TemporaryFolder folder;
    const Outcome outcome = run({"index", "--db", folder.file("db"), folder.file("no-such-folder")});
    EXPECT_EQ(outcome.status, 3);
    EXPECT_THAT(outcome.err, HasSubstr("no-such-folder"));
    std::filesystem::create_directory(folder.file("documents"));
    EXPECT_EQ(run({"index", "--db", folder.file("db2"), folder.file("documents")}).status, 0);
    EXPECT_EQ(run({"search", "--db", folder.file("db2"), "x"}).status, 1);
}

}  // namespace
}  // namespace recueil::tools
