#include "corpus/readers/html_reader.h"
#include "tests/fuzz/promises.h"

using namespace recueil::corpus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const Outcome<Extraction> page = read_html(bytes_of(data, size));
    if (page) demand(is_valid_utf8(page->text));
    return 0;
}
