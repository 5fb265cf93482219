// Writes ZIP archives in memory, and the smallest DOCX and ODT files.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <archive.h>
#include <archive_entry.h>

namespace recueil::corpus {

using Members = std::vector<std::pair<std::string, std::string>>;

inline std::string zip(const Members& members) {
    std::string bytes;
    const auto append = [](archive*, void* to, const void* data, std::size_t length) -> la_ssize_t {
        static_cast<std::string*>(to)->append(static_cast<const char*>(data), length);
        return static_cast<la_ssize_t>(length);
    };
    archive* writer = archive_write_new();
    archive_write_set_format_zip(writer);
    archive_write_set_bytes_in_last_block(writer, 1);
    if (archive_write_open(writer, &bytes, nullptr, append, nullptr) != ARCHIVE_OK) throw std::runtime_error("zip");
    for (const auto& [name, content] : members) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(content.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(writer, entry);
        archive_write_data(writer, content.data(), content.size());
        archive_entry_free(entry);
    }
    archive_write_close(writer);
    archive_write_free(writer);
    return bytes;
}

inline std::string relations_to(std::string_view part) {
    return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship "
           "Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" "
           "Target=\"" +
           std::string(part) + "\"/></Relationships>";
}

// `body` is what stands in <w:body>.
inline std::string word_document(std::string_view body) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><w:document "
           "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" "
           "xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" "
           "xmlns:wps=\"urn:wps\" xmlns:v=\"urn:v\"><w:body>" +
           std::string(body) + "</w:body></w:document>";
}

inline std::string docx(std::string_view body, const Members& more = {}) {
    Members members = {{"[Content_Types].xml", "<Types/>"},
                       {"_rels/.rels", relations_to("word/document.xml")},
                       {"word/document.xml", word_document(body)}};
    members.insert(members.end(), more.begin(), more.end());
    return zip(members);
}

// `body` is what stands in <office:text>.
inline std::string odt_content(std::string_view body) {
    const std::string base = "urn:oasis:names:tc:opendocument:xmlns:";
    return "<office:document-content xmlns:office=\"" + base + "office:1.0\" xmlns:text=\"" + base +
           "text:1.0\" xmlns:table=\"" + base + "table:1.0\" xmlns:draw=\"" + base +
           "drawing:1.0\"><office:body><office:text>" + std::string(body) +
           "</office:text></office:body></office:document-content>";
}

inline std::string odt(std::string_view body, const Members& more = {}) {
    Members members = {{"mimetype", "application/vnd.oasis.opendocument.text"}, {"content.xml", odt_content(body)}};
    members.insert(members.end(), more.begin(), more.end());
    return zip(members);
}

}  // namespace recueil::corpus
