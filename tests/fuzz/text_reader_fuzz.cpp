#include "tests/fuzz/promises.h"

using namespace recueil::corpus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes = bytes_of(data, size);
    if (bytes.find("%PDF-") != std::string_view::npos) return 0;  // would start a program for each input
    demand_clean(read_document_bytes(bytes, "input"));
    return 0;
}
