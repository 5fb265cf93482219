// Archives, mails and saved pages: files that hold documents.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "corpus/document.h"
#include "corpus/readers/extraction.h"
#include "corpus/readers/media_type.h"

namespace recueil::corpus {

// Whether a file of this kind holds documents rather than being one. Looks into the list of a ZIP archive, since office
// files are archives too.
bool is_container(const Kind& kind, std::string_view bytes);

struct MemberDocument {
    std::string path;  // inside the file, folders parted by « / »; empty: the text of a mail
    std::string_view bytes;
    bool is_of_file = false;  // the file is this document: a mail's text
};

struct MemberVisitor {
    std::function<void(const MemberDocument&)> document;
    std::function<void(const std::string& path, Problem why)> unreadable;
};

// Hands over each document inside, also those of containers inside, in the order of the file; litter is passed over.
// `name` is the file's base name. Fails where the file is damaged, encrypted, nests too deep, or unpacks to too many
// members or bytes for its size.
Outcome<void> visit_members(std::string_view bytes, const Kind& kind, const std::string& name, const ReadLimits& limits,
                            const MemberVisitor& visitor);

}  // namespace recueil::corpus
