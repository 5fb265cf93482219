#include "corpus/readers/text_reader.h"

#include <utility>

#include "corpus/readers/text_encoding.h"

namespace recueil::corpus {

Outcome<Extraction> read_text(std::string_view bytes) {
    return decode_text(bytes).map([](Decoded&& decoded) {
        Extraction extraction;
        extraction.text = std::move(decoded.text);
        extraction.media_type = "text/plain";
        extraction.encoding = std::move(decoded.encoding);
        extraction.notes = std::move(decoded.notes);
        return extraction;
    });
}

}  // namespace recueil::corpus
