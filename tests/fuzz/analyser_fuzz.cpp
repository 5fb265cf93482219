#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "stemming/lexicon.h"
#include "stemming/stemming.h"

using namespace recueil::stemming;

namespace {

void demand(bool promise) {
    if (!promise) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const Analyser analyser;
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    LexiconWriter writer;
    std::size_t end = 0;
    std::uint32_t position = 0;
    for (const Token& token : analyser.analyse(text)) {
        demand(token.begin >= end && token.begin < token.end && token.end <= size);
        demand(token.position == ++position);
        demand(!token.surface.empty() && token.surface.size() <= 120);
        demand(!token.stem.empty() && token.stem.size() <= 120);
        const std::string_view slice = text.substr(token.begin, token.end - token.begin);
        const auto alone = analyser.analyse(slice);
        demand(alone.size() == 1 && alone.front().surface == token.surface && alone.front().stem == token.stem);
        writer.add(token.surface, slice);
        end = token.end;
    }
    demand(fold(fold(text)) == fold(text));

    const std::string bytes = writer.bytes();
    demand(Lexicon::open(bytes).has_value());
    if (const auto lexicon = Lexicon::open(text)) {
        for (std::size_t word = 0; word < lexicon->size(); ++word) demand(lexicon->word(word).surface.size() <= size);
    }
    return 0;
}
