#include <algorithm>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "corpus/document.h"
#include "corpus/readers/text_encoding.h"
#include "tests/corpus/readers/temporary_folder.h"

namespace recueil::corpus {
namespace {

using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;

Document read(const std::string& path) {
    Result<Document> document = read_document(path);
    EXPECT_TRUE(document) << document.error().message;
    return document ? std::move(*document) : Document{};
}

std::string refusal(const Result<Document>& document) {
    if (document) return "read";
    EXPECT_EQ(document.error().code, ErrorCode::unreadable_input);
    EXPECT_EQ(document.error().message.find('\n'), std::string::npos);
    return document.error().message;
}

TEST(ReadDocument, ReadsTextWithItsNamesAndHash) {
    const TemporaryFolder box;
    const Document document = read(box.write("acte.txt",
                                             "REUNION DU\r\n28 septembre\f\r\nD\xE9"
                                             "cide\r\n"));
    EXPECT_EQ(document.file, "acte.txt");
    EXPECT_EQ(document.path, box.path("acte.txt"));
    EXPECT_EQ(document.media_type, "text/plain");
    EXPECT_EQ(document.encoding, "ISO-8859-1");
    EXPECT_EQ(document.text, "REUNION DU\n28 septembre \nDécide\n");
    EXPECT_THAT(document.page_starts, ElementsAre(1, 3));
    EXPECT_EQ(document.sha256, hash_file(box.path("acte.txt")).value());
}

TEST(ReadDocument, ReadsBytesAsItReadsFiles) {
    const TemporaryFolder box;
    const std::string bytes = "\xEF\xBB\xBFVu le Code général ;\n";
    Document file = read(box.write("a.txt", bytes));
    const Result<Document> memory = read_document_bytes(bytes, "standard input");
    ASSERT_TRUE(memory);
    EXPECT_EQ(memory->file, "standard input");
    EXPECT_EQ(memory->text, file.text);
    EXPECT_EQ(memory->sha256, file.sha256);
}

TEST(ReadDocument, TellsTheKindByContentAndNotByName) {
    const TemporaryFolder box;
    EXPECT_EQ(read(box.write("a.pdf", "Vu la délibération\n")).media_type, "text/plain");
    EXPECT_THAT(refusal(read_document(box.write("b.txt", std::string("\x7F"
                                                                     "ELF\2\1\1\0\0\0\0\0\0\0\0\0\2\0",
                                                                     18)))),
                HasSubstr("it is a binary file"));
    EXPECT_THAT(refusal(read_document(box.write("c.txt", "%!PS-Adobe texte"))), EndsWith("it is a PostScript file"));
}

TEST(ReadDocument, SaysWhyAPathCannotBeRead) {
    const TemporaryFolder box;
    const auto because = [&](const std::string& name) {
        const std::string message = refusal(read_document(box.path(name)));
        const std::string start = "cannot read " + box.path(name) + ": ";
        EXPECT_TRUE(message.starts_with(start)) << message;
        return message.substr(std::min(message.size(), start.size()));
    };
    EXPECT_EQ(because("none.txt"), "there is no such file");
    box.write("a.txt", "texte");
    EXPECT_EQ(because("a.txt/b"), "there is no such file");
    box.folder("folder");
    EXPECT_EQ(because("folder"), "it is a folder");
    box.write("empty.txt", "");
    EXPECT_EQ(because("empty.txt"), "it is empty");
    box.write("blank.txt", " \n\n\t\n");
    EXPECT_EQ(because("blank.txt"), "it holds no text");
    box.write("zeros.bin", std::string(5000, '\0'));
    EXPECT_EQ(because("zeros.bin"), "it is a binary file of no known kind");
    ASSERT_EQ(::mkfifo(box.path("pipe").c_str(), 0600), 0);
    EXPECT_EQ(because("pipe"), "it is a named pipe, not a file");
    std::string long_name(300, 'n');
    EXPECT_EQ(because(long_name), "its name is too long");
    EXPECT_EQ(refusal(read_document("/dev/zero")), "cannot read /dev/zero: it is a device, not a file");
    EXPECT_EQ(refusal(read_document("")), "cannot read : there is no such file");
}

TEST(ReadDocument, RefusesASocket) {
    const TemporaryFolder box;
    const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string path = box.path("s");
    path.copy(address.sun_path, sizeof address.sun_path - 1);
    ASSERT_EQ(::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
    EXPECT_THAT(refusal(read_document(path)), EndsWith("it is a socket, not a file"));
    ::close(socket);
}

TEST(ReadDocument, SaysWhenItMayNotRead) {
    const TemporaryFolder box;
    ::chmod(box.write("closed.txt", "texte").c_str(), 0);
    const OrdinaryUser user(box.path());
    EXPECT_THAT(refusal(read_document(box.path("closed.txt"))), EndsWith("permission denied"));
    EXPECT_FALSE(hash_file(box.path("closed.txt")));
}

TEST(ReadDocument, ShowsOddNamesOnOneLine) {
    EXPECT_EQ(refusal(read_document("no\nsuch\xE9 délibé")), "cannot read no?such? délibé: there is no such file");
    const TemporaryFolder box;
    EXPECT_EQ(read(box.write("d\xE9lib.txt", "texte\n")).file, "d?lib.txt");
}

TEST(ReadDocument, KeepsToItsLimits) {
    const TemporaryFolder box;
    ReadLimits limits;
    limits.file_bytes = 1000;
    const std::string large = box.write("large.txt", std::string(500, '\n') + std::string(501, 'a'));
    EXPECT_THAT(refusal(read_document(large, limits)), EndsWith("it is larger than 1000 bytes"));
    EXPECT_THAT(refusal(read_document_bytes(std::string(1001, 'a'), "-", limits)),
                EndsWith("it is larger than 1000 bytes"));
    limits = {};
    limits.line_bytes = 100;
    EXPECT_THAT(refusal(read_document(box.write("line.txt", "court\n" + std::string(101, 'a')), limits)),
                EndsWith("line 2 is longer than 100 bytes"));
}

TEST(ReadDocument, RefusesAHugeLineBeforeReadingItAll) {
    const TemporaryFolder box;
    const std::string path = box.write("line.txt", std::string(std::size_t{9} << 20, 'a'));
    EXPECT_THAT(refusal(read_document(path)), EndsWith("it holds a line longer than 1048576 bytes"));
}

TEST(ReadDocument, HashesWithoutReadingAsADocument) {
    const TemporaryFolder box;
    EXPECT_EQ(hash_file(box.write("zeros", std::string(3, '\0'))).value(),
              "709e80c88487a2411e1ee4dfb9f22a861492d20c4765150c0c794abd70f8147c");
    const Result<std::string> missing = hash_file(box.path("none"));
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().message, "cannot read " + box.path("none") + ": there is no such file");
    EXPECT_FALSE(hash_file(box.path()));
}

TEST(ReadDocument, GivesUtf8OrAReasonForAnyBytes) {
    std::mt19937 random(7);
    const std::vector<std::string> starts = {"", "<html>", "<p>", "\xFF\xFE", "\xEF\xBB\xBF", "<?xml version='1.0'?>"};
    for (int round = 0; round < 2000; ++round) {
        std::string bytes = starts[random() % starts.size()];
        const std::size_t length = random() % 400;
        for (std::size_t i = 0; i < length; ++i) {
            bytes.push_back(static_cast<char>(round % 2 == 0 ? random() % 256 : 32 + random() % 95));
        }
        const Result<Document> document = read_document_bytes(bytes, "bytes");
        if (!document) {
            EXPECT_FALSE(refusal(document).empty());
            continue;
        }
        EXPECT_TRUE(is_valid_utf8(document->text));
        EXPECT_EQ(document->text.back(), '\n');
        EXPECT_EQ(document->text.find_first_of(std::string_view("\r\f\0", 3)), std::string::npos);
    }
}

TEST(ReadDocument, MayBeCalledFromManyThreads) {
    const TemporaryFolder box;
    const std::string path = box.write("a.txt", "Secr\xE9taire : M. Durand\n");
    std::vector<std::thread> threads;
    std::vector<std::string> texts(8);
    threads.reserve(texts.size());
    for (std::string& text : texts) {
        threads.emplace_back([&text, &path] {
            for (int i = 0; i < 20; ++i) text = read_document(path).value().text;
        });
    }
    for (std::thread& thread : threads) thread.join();
    for (const std::string& text : texts) EXPECT_EQ(text, "Secrétaire : M. Durand\n");
}

}  // namespace
}  // namespace recueil::corpus
