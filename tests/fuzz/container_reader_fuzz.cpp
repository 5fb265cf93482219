// Mails and archives with all they hold, rich text, Markdown and what antiword prints.
#include "corpus/readers/markdown_reader.h"
#include "corpus/readers/mime_parts.h"
#include "corpus/readers/rtf_reader.h"
#include "corpus/readers/word_reader.h"
#include "tests/fuzz/promises.h"

using namespace recueil::corpus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = bytes_of(data, size);
    ReadLimits limits;
    limits.text_bytes = std::size_t{16} << 20;
    if (const Outcome<Extraction> text = read_rtf(bytes, limits); text) demand_whole(*text);
    if (const Outcome<Extraction> text = read_markdown(bytes); text) demand_whole(*text);
    if (is_valid_utf8(bytes)) demand_whole(text_of_docbook(bytes));
    static_cast<void>(read_mime(bytes));
    const auto file = read_documents_bytes(bytes, "input.md", limits);
    if (!file) return 0;
    for (const Document& document : file->documents) demand_clean(document);
    for (const auto& error : file->unreadable) demand(error.message.find('\n') == std::string::npos);
    return 0;
}
