#include "harvest/document_type.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>

#include "base/text.h"
#include "corpus/readers/media_type.h"
#include "corpus/readers/zip_members.h"

namespace recueil::harvest {

namespace {

using corpus::Format;

// Larger archives are taken for what they are called.
constexpr std::size_t most_zip_bytes = std::size_t{64} << 20;

constexpr auto document_extensions =
    std::to_array<std::string_view>({"pdf", "doc", "docx", "odt", "fodt", "rtf", "txt", "md", "eml", "mht", "mhtml",
                                     "zip", "tar", "gz", "tgz", "bz2", "xz"});

constexpr auto document_types = std::to_array<std::string_view>(
    {"application/pdf", "application/msword", "application/vnd.oasis.opendocument.text", "application/rtf", "text/rtf",
     "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "message/rfc822", "application/zip"});

std::string extension_of(std::string_view name) {
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos ? std::string() : ascii_lower(name.substr(dot + 1));
}

bool is_document_extension(const std::string& extension) {
    return std::find(document_extensions.begin(), document_extensions.end(), extension) != document_extensions.end();
}

tl::expected<DocumentType, std::string> type_of_zip(const std::string& file) {
    std::ifstream stream(file, std::ios::binary | std::ios::ate);
    if (!stream || stream.tellg() < 0 || static_cast<std::size_t>(stream.tellg()) > most_zip_bytes)
        return DocumentType{"application/zip", "zip"};
    stream.seekg(0);
    const std::string bytes{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    const auto names = corpus::zip_names(bytes);
    if (!names) return tl::unexpected(names.error().reason);
    const auto has = [&](std::string_view name) {
        return std::any_of(names->begin(), names->end(),
                           [&](const std::string& each) { return each.compare(0, name.size(), name) == 0; });
    };
    if (has("word/document.xml"))
        return DocumentType{"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"};
    if (has("xl/workbook.xml") || has("ppt/presentation.xml"))
        return tl::unexpected<std::string>("it is a spreadsheet or a presentation");
    if (has("content.xml") && has("mimetype")) {
        const auto members = corpus::zip_members(bytes, {"mimetype"}, 256);
        const auto type = members && members->count("mimetype") != 0 ? members->at("mimetype") : std::string();
        if (type.find("opendocument.text") == std::string::npos)
            return tl::unexpected<std::string>("it is a spreadsheet, a presentation or a drawing");
        return DocumentType{"application/vnd.oasis.opendocument.text", "odt"};
    }
    return DocumentType{"application/zip", "zip"};
}

std::string archive_extension(std::string_view head) {
    if (head.substr(0, 2) == "\x1F\x8B") return "gz";
    if (head.substr(0, 3) == "BZh") return "bz2";
    return head.substr(0, 1) == "\xFD" ? "xz" : "tar";
}

}  // namespace

bool names_document(std::string_view address) {
    const std::string_view plain = address.substr(0, address.find('#'));
    const std::string_view path = plain.substr(0, plain.find('?'));
    return is_document_extension(extension_of(path)) ||
           (path.size() < plain.size() && is_document_extension(extension_of(plain.substr(path.size()))));
}

bool is_document_type(std::string_view media_type) {
    return std::find(document_types.begin(), document_types.end(), media_type) != document_types.end();
}

tl::expected<DocumentType, std::string> type_of_document(const std::string& file, std::string_view head,
                                                         const std::string& address,
                                                         const std::string& declared_media_type) {
    if (head.empty()) return tl::unexpected<std::string>("it is empty");
    const corpus::Kind kind = corpus::tell_kind(head, address.substr(0, address.find_first_of("?#")));
    switch (kind.format) {
        case Format::text:
            return DocumentType{kind.media_type, "txt"};
        case Format::markdown:
            return DocumentType{kind.media_type, "md"};
        case Format::html:
            if (names_document(address) || is_document_type(declared_media_type))
                return tl::unexpected<std::string>("a web page stands where a document was promised");
            return DocumentType{kind.media_type, "html"};
        case Format::flat_odt:
            return DocumentType{kind.media_type, "fodt"};
        case Format::rtf:
            return DocumentType{kind.media_type, "rtf"};
        case Format::word:
            return DocumentType{kind.media_type, "doc"};
        case Format::pdf:
            return DocumentType{kind.media_type, "pdf"};
        case Format::zip:
            return type_of_zip(file);
        case Format::archive:
            return DocumentType{kind.media_type, archive_extension(head)};
        case Format::mail:
            return DocumentType{kind.media_type, "eml"};
        case Format::image:
        case Format::unknown:
            break;
    }
    return tl::unexpected(corpus::unsupported(kind.media_type).reason);
}

}  // namespace recueil::harvest
