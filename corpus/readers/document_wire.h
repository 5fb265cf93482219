// Documents, limits and errors as bytes, between a reading process and the program that started it. Both are of one
// build: the form may change with any.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/document.h"

namespace recueil::corpus {

enum class MessageKind : std::uint8_t {
    limits,  // to the process: first, once
    path,    // to the process: reads this file
    bytes,   // to the process: reads these bytes
    document,
    unreadable,  // a member
    done,        // the last of a file: its hash
    failed,      // the last of a file: why it cannot be read
    exhausted,   // as `failed`, and the process ends
};

struct Message {
    MessageKind kind = MessageKind::failed;
    std::string_view content;
};

std::string message(MessageKind kind, std::string_view content);

// Takes one whole message from the front of `bytes`; nothing where more bytes are to come. A message longer than
// `most` or of no known kind makes `is_broken` true.
std::optional<Message> take_message(std::string_view& bytes, std::size_t most, bool& is_broken);

std::string wire(const Document& document);
std::string wire(const ReadLimits& limits);
std::string wire(const Error& error);  // without its code, always unreadable_input
std::string wire_bytes(std::string_view name, std::string_view bytes);

// Each gives nothing where the bytes are not as the functions above write them: a process that a document took over
// may write anything.
std::optional<Document> document_from(std::string_view bytes);
std::optional<ReadLimits> limits_from(std::string_view bytes);
std::optional<Error> error_from(std::string_view bytes);
struct NamedBytes {
    std::string_view name;
    std::string_view bytes;
};
std::optional<NamedBytes> bytes_from(std::string_view bytes);

}  // namespace recueil::corpus
