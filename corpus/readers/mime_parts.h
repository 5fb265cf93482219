// The parts of a mail (.eml) or of a page saved with its pictures (.mht).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "corpus/readers/extraction.h"

namespace recueil::corpus {

struct MimePart {
    std::string type;     // « text/plain », in lower case
    std::string charset;  // as declared
    std::string name;     // of an attachment; empty where it has none
    bool is_attachment = false;
    std::string content;  // decoded
};

struct MimeMessage {
    std::string subject;
    std::string type;             // of the whole
    std::vector<MimePart> parts;  // leaves, in their order
};

// Whether bytes begin with the fields of a mail.
bool is_mail(std::string_view head);

// Takes a message to its parts, base64 and quoted-printable decoded. Fails where parts nest too deep or are too many.
// Linear, times the depth allowed.
Outcome<MimeMessage> read_mime(std::string_view bytes);

}  // namespace recueil::corpus
