// The kind of a document, known from its bytes alone.
#pragma once

#include <string>
#include <string_view>

#include "corpus/readers/extraction.h"

namespace recueil::corpus {

enum class Format { text, markdown, html, flat_odt, rtf, word, pdf, zip, archive, mail, image, unknown };

struct Kind {
    Format format = Format::unknown;
    std::string media_type;  // as libmagic names it; of a ZIP the reader of office files says more
};

// Looks at the first `head_bytes` of a document, or at all of a shorter one.
inline constexpr std::size_t head_bytes = std::size_t{64} << 10;
Kind tell_kind(std::string_view head);

// The same, where the name says of a text that it is Markdown, which no bytes tell for sure.
Kind tell_kind(std::string_view head, std::string_view name);

// True where the bytes are text that no other program's format marks, so that no parser of a library sees them.
bool is_plain_text(std::string_view head);

// Why a document of a kind nothing here reads is refused, with what its owner can do.
Problem unsupported(std::string_view media_type);

}  // namespace recueil::corpus
