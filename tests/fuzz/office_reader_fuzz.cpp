// An archive, or the XML that stands in one: a mutant of an archive seldom keeps its checksums.
#include <vector>

#include "corpus/readers/docx_styles.h"
#include "corpus/readers/docx_text.h"
#include "corpus/readers/odt_styles.h"
#include "corpus/readers/odt_text.h"
#include "corpus/readers/office_reader.h"
#include "corpus/readers/structured_text.h"
#include "tests/fuzz/promises.h"

using namespace recueil::corpus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::size_t most = std::size_t{16} << 20;
    const std::string_view bytes = bytes_of(data, size);
    if (bytes.starts_with("PK")) {
        ReadLimits limits;
        limits.member_bytes = most;
        const Outcome<Extraction> document = read_office(bytes, limits);
        if (document) demand_whole(*document);
        return 0;
    }
    DocxStyles styles;
    StructuredText word;
    std::vector<PageMargin> margins;
    static_cast<void>(styles.read_styles(bytes));
    static_cast<void>(styles.read_numbering(bytes));
    if (docx_text(bytes, "part", most, LineRole::body, styles, word, margins)) demand_whole(word.finish());
    OdtStyles open_styles;
    StructuredText open;
    if (odt_text(bytes, "part", most, OdtPiece::body, open_styles, open)) demand_whole(open.finish());
    return 0;
}
