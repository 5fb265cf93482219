// Any text may be searched for references, and any wording resolved.
#include <cstdlib>
#include <iostream>

#include "corpus/reference.h"
#include "tests/fuzz/promises.h"

using namespace recueil::corpus;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text = bytes_of(data, size);
    std::size_t last = 0;
    for (const Reference& reference : find_references(text)) {
        const bool kept = reference.begin >= last && reference.begin <= reference.end && reference.end <= text.size() &&
                          (!reference.date || reference.date->size() == 10);
        if (!kept) {
            std::cerr << "broken: references are slices of the text, in order\n";
            std::abort();
        }
        last = reference.begin;
    }
    parse_reference(text);
    parse_bare_reference(text);
    impossible_date(text);
    parse_date(text);
    return 0;
}
