#include "corpus/readers/pdf_layout.h"
#include "tests/fuzz/promises.h"

using namespace recueil::corpus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = bytes_of(data, size);
    PdfLayout whole;
    whole.take(bytes);
    PdfLayout pieces;
    for (std::size_t at = 0; at < bytes.size(); at += 7) pieces.take(bytes.substr(at, 7));
    const Extraction document = document_of(whole.finish());
    const std::string& text = document.text;
    demand(text == document_of(pieces.finish()).text);
    Extraction repaired = document;
    repaired.text = repair_utf8(std::move(repaired.text));
    demand_whole(repaired);
    const auto breaks = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\f'));
    demand(breaks + 1 == std::max<std::size_t>(whole.pages(), 1));
    return 0;
}
