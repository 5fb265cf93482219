// Whether a download is a document that `recueil index` reads.
#pragma once

#include <string>
#include <string_view>
#include <tl/expected.hpp>

namespace recueil::harvest {

struct DocumentType {
    std::string media_type;
    std::string extension;  // "pdf"
};

// Known by the bytes, whatever the server says. Fails with the reason where it is of a kind that no reader takes,
// empty, or a web page at an address, or of a media type, that promises another document: an error page. `head` are the
// first bytes of `file`.
tl::expected<DocumentType, std::string> type_of_document(const std::string& file, std::string_view head,
                                                         const std::string& address,
                                                         const std::string& declared_media_type);

// True for an address that ends, before its query or in it, in the name of a document other than a web page.
bool names_document(std::string_view address);
// True for the media types of such documents.
bool is_document_type(std::string_view media_type);

}  // namespace recueil::harvest
