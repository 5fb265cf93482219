// Bytes of unknown encoding to UTF-8, for text a French administration may have saved in any of 40 years.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/readers/extraction.h"

namespace recueil::corpus {

struct Decoded {
    std::string text;
    std::string encoding;
    std::vector<std::string> notes;
};

// In this order: byte-order mark, UTF-16 known by its zero bytes, strict UTF-8, the charset the format declares,
// the single-byte charset whose reading looks most like French, ICU's detector, windows-1252. UTF-8 with a few
// foreign bytes stays UTF-8; those bytes are read as windows-1252 and noted. The result is valid UTF-8.
// Fails where the bytes are text in no encoding. Linear.
Outcome<Decoded> decode_text(std::string_view bytes, std::string_view declared_charset = {});

// Whether the bytes can be text at all: few control characters once UTF-16 and byte-order marks are allowed for.
bool looks_like_text(std::string_view bytes);

bool is_valid_utf8(std::string_view bytes);

// Bytes that are not well-formed UTF-8 become U+FFFD.
std::string repair_utf8(std::string text);

// True where the text begins with a character that only turns the direction of writing (Unicode UAX #9): it can make
// words be shown in another order than they are found in. No French text needs one.
bool begins_with_direction_mark(std::string_view text);

// One control character in this many bytes is an accident of a text; more is a binary file.
inline constexpr std::size_t bytes_per_control_character = 128;

}  // namespace recueil::corpus
