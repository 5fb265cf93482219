// An archive, or the XML that stands in one: a mutant of an archive seldom keeps its checksums.
#include "corpus/readers/docx_text.h"
#include "corpus/readers/odt_text.h"
#include "corpus/readers/office_reader.h"
#include "tests/fuzz/promises.h"

using namespace recueil::corpus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t most = std::size_t{16} << 20;
    const std::string_view bytes = bytes_of(data, size);
    if (bytes.starts_with("PK")) {
        ReadLimits limits;
        limits.member_bytes = most;
        const Outcome<Extraction> document = read_office(bytes, limits);
        if (document) demand(is_valid_utf8(document->text));
        return 0;
    }
    if (const Outcome<std::string> text = docx_text(bytes, "part", most); text) demand(is_valid_utf8(*text));
    if (const Outcome<std::string> text = odt_text(bytes, "part", most); text) demand(is_valid_utf8(*text));
    return 0;
}
