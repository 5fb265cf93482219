#include "corpus/readers/pdf_layout.h"
#include "tests/fuzz/promises.h"

using namespace recueil::corpus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = bytes_of(data, size);
    PdfLayout whole;
    whole.take(bytes);
    PdfLayout pieces;
    for (std::size_t at = 0; at < bytes.size(); at += 7) pieces.take(bytes.substr(at, 7));
    const std::string text = whole.finish();
    demand(text == pieces.finish());
    const auto breaks = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\f'));
    demand(breaks + 1 == std::max<std::size_t>(whole.pages(), 1));
    demand(is_valid_utf8(repair_utf8(text)));
    return 0;
}
