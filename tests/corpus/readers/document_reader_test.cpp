#include "corpus/document_reader.h"

#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/readers/document_wire.h"
#include "tests/corpus/readers/temporary_folder.h"
#include "tests/corpus/readers/zip_writer.h"

namespace recueil::corpus {
namespace {

using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

// Each tag compares each of its attributes with those before it.
std::string costly_odt() {
    std::string tag = "<text:p";
    for (int i = 0; i < 250; ++i) tag += fmt::format(" a{}=\"\"", i);
    tag += "/>";
    std::string body;
    while (body.size() < 48'000'000) body += tag;
    return odt(body);
}

[[maybe_unused]] std::string large_odt() {
    std::string body;
    while (body.size() < 45'000'000) body += "<text:p/>";
    return odt(body);
}

const std::string good = odt("<text:p>Vu le Code</text:p><text:p>DÉCIDE</text:p>");

ReadLimits own_process(const std::vector<std::string>& command = {RECUEIL_READING_PROCESS}) {
    ReadLimits limits;
    limits.reading_process = command;
    return limits;
}

TEST(DocumentReader, GivesWhatReadingInThisProcessGives) {
    const TemporaryFolder box;
    const std::string table =
        "<table><tr><td>a<td>b</table><h1>Titre</h1><p><b>gras</b><p>Étaient présents : Mme Aude Vial";
    const std::vector<std::string> files = {
        box.write("a.odt", good),
        box.write("b.docx", docx("<w:p><w:r><w:t>Article 1</w:t></w:r></w:p>")),
        box.write("c.html", "<html><body>" + table),
        box.write("d.txt", "texte simple\n"),
        box.write("e.md", "# Titre\n\ntexte\n"),
        box.write("f.zip", zip({{"a.txt", "texte"},
                                {"b.html", "<html>" + table},
                                {"c.bin",
                                 "\x7F"
                                 "ELF\x01\x02"}})),
        box.write("g.eml", "From: a@b.fr\nTo: c@d.fr\nSubject: Acte\n\nVu le Code\n"),
        box.write("h.bin", std::string("\x7F"
                                       "ELF\0\1\2",
                                       7)),
        box.path("none.pdf"),
    };
    DocumentReader reader(own_process());
    for (const std::string& path : files) {
        const Result<ReadFile> here = read_documents(path);
        const Result<ReadFile> there = reader.read(path);
        ASSERT_EQ(here.has_value(), there.has_value()) << path;
        if (!here) {
            EXPECT_EQ(here.error().message, there.error().message);
            EXPECT_EQ(here.error().hint, there.error().hint);
            continue;
        }
        EXPECT_EQ(here->sha256, there->sha256);
        ASSERT_EQ(here->documents.size(), there->documents.size()) << path;
        for (std::size_t i = 0; i < here->documents.size(); ++i)
            EXPECT_EQ(wire(here->documents[i]), wire(there->documents[i])) << path;
        ASSERT_EQ(here->unreadable.size(), there->unreadable.size()) << path;
        for (std::size_t i = 0; i < here->unreadable.size(); ++i)
            EXPECT_EQ(here->unreadable[i].message, there->unreadable[i].message);
    }
}

TEST(DocumentReader, ReadsBytes) {
    DocumentReader reader(own_process());
    const Result<ReadFile> file = reader.read_bytes(good, "standard input");
    ASSERT_TRUE(file) << file.error().message;
    EXPECT_EQ(file->documents.at(0).path, "standard input");
    EXPECT_EQ(file->documents.at(0).text, "Vu le Code\nDÉCIDE\n");
}

TEST(DocumentReader, EndsADocumentThatCostsTooMuchTimeAndReadsTheNext) {
    ReadLimits limits = own_process();
    limits.cpu_seconds = 1;
    limits.cpu_seconds_per_megabyte = 0;
    DocumentReader reader(limits);
    const Result<ReadFile> file = reader.read_bytes(costly_odt(), "acte.odt");
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().code, ErrorCode::unreadable_input);
    EXPECT_EQ(file.error().message, "cannot read acte.odt: reading it takes more than 1 s of processor time");
    EXPECT_TRUE(reader.read_bytes(good, "good.odt"));
}

TEST(DocumentReader, KeepsTheMembersBeforeTheOneThatEndsIt) {
    ReadLimits limits = own_process();
    limits.cpu_seconds = 1;
    limits.cpu_seconds_per_megabyte = 0;
    DocumentReader reader(limits);
    const Result<ReadFile> file = reader.read_bytes(zip({{"a.odt", good}, {"b.odt", costly_odt()}}), "actes.zip");
    ASSERT_TRUE(file) << file.error().message;
    ASSERT_THAT(file->documents, SizeIs(1));
    EXPECT_EQ(file->documents[0].path, "actes.zip/a.odt");
    ASSERT_THAT(file->unreadable, SizeIs(1));
    EXPECT_THAT(file->unreadable[0].message, HasSubstr("processor time"));
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
TEST(DocumentReader, EndsADocumentThatCostsTooMuchMemoryAndReadsTheNext) {
    ReadLimits limits = own_process();
    limits.memory_bytes = std::size_t{400} << 20;
    DocumentReader reader(limits);
    EXPECT_TRUE(reader.read_bytes(good, "good.odt"));
    const Result<ReadFile> file = reader.read_bytes(large_odt(), "acte.odt");
    ASSERT_FALSE(file);
    EXPECT_THAT(file.error().message, HasSubstr("more than 419430400 bytes of memory"));
    EXPECT_TRUE(reader.read_bytes(good, "good.odt"));
}
#endif

TEST(DocumentReader, SaysThatItsProcessDoesNotAnswer) {
    const auto said_by = [](const std::vector<std::string>& command) {
        DocumentReader reader(own_process(command));
        const Result<ReadFile> file = reader.read_bytes(good, "acte.odt");
        return file ? "" : file.error().message;
    };
    EXPECT_THAT(said_by({"/nowhere/program"}), EndsWith("acte.odt: its reader could not be started"));
    EXPECT_THAT(said_by({"/bin/false"}), EndsWith("its reader failed"));
    EXPECT_THAT(said_by({"/bin/sh", "-c", "echo bad >&2; kill -SEGV $$"}), EndsWith("its reader failed: bad"));
    EXPECT_THAT(said_by({"/bin/sh", "-c", "echo 0123456789; sleep 60"}), EndsWith("its reader gave no sense"));
}

TEST(DocumentWire, RefusesWhatItDidNotWrite) {
    Document document = read_document_bytes("<html><h1>Titre<table><tr><td>a<td>b</table>", "a.html").value();
    document.page_starts = {1};
    const std::string whole = wire(document);
    ASSERT_TRUE(document_from(whole));
    for (std::size_t size = 0; size < whole.size(); ++size) EXPECT_FALSE(document_from(whole.substr(0, size)));
    std::mt19937 random(7);
    for (int round = 0; round < 20000; ++round) {
        std::string bytes = whole;
        for (unsigned hit = 0; hit <= random() % 4; ++hit) bytes[random() % bytes.size()] = static_cast<char>(random());
        const auto read = document_from(bytes);
        if (!read) continue;
        EXPECT_TRUE(read->lines.empty() || read->lines.size() == document.lines.size());
        for (const LineLayout& line : read->lines) EXPECT_LE(line.role, LineRole::aside);
    }
    std::string_view bytes =
        "\x63"
        "aaaaaaaaaaaaa";
    bool is_broken = false;
    EXPECT_FALSE(take_message(bytes, 1000, is_broken));
    EXPECT_TRUE(is_broken);
}

}  // namespace
}  // namespace recueil::corpus
