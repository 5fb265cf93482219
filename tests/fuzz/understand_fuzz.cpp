// Any text is understood: places stay inside the document, parts follow each other, every act goes to JSON and back.
#include <cstdlib>
#include <iostream>
#include <nlohmann/json.hpp>

#include "corpus/corpus.h"
#include "tests/fuzz/line_mutations.h"
#include "tests/fuzz/promises.h"

using namespace recueil::corpus;

namespace {

void demand(bool kept, const char* promise) {
    if (kept) return;
    std::cerr << "broken: " << promise << '\n';
    std::abort();
}

void demand_inside(const Lines& lines, int count) {
    demand(lines.start >= 0 && lines.start <= lines.end && lines.end <= count, "lines lie inside the document");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto document = read_document_bytes(bytes_of(data, size), "input.txt");
    if (!document || document->media_type != "text/plain") return 0;
    int count = 1;
    for (const char c : document->text) count += c == '\n' ? 1 : 0;
    const auto acts = understand_passages(*document);
    demand(!acts.empty(), "a document gives an act or itself");
    for (const auto& [act, passages] : acts) {
        demand(!act.id.empty(), "an act has an id");
        demand_inside(act.source.lines, count);
        int last = 0;
        for (const Part& part : act.parts) {
            demand_inside(part.lines, count);
            demand(part.lines.start > last || part.lines.start == 0, "parts do not overlap");
            last = part.lines.end;
        }
        for (const Visa& visa : act.visas) demand_inside(visa.lines, count);
        for (const Article& article : act.articles) demand_inside(article.lines, count);
        for (const Citation& citation : act.citations) demand_inside(citation.lines, count);
        for (const Passage& passage : passages) demand_inside(passage.lines, count);
        const auto json = to_json(act);
        const auto back = act_from_json(json);
        demand(back.has_value() && to_json(*back) == json, "an act comes back from JSON as it went");
        json.dump();
    }
    return 0;
}

#ifdef RECUEIL_FUZZ
extern "C" std::size_t LLVMFuzzerMutate(std::uint8_t* data, std::size_t size, std::size_t most);

// Every second mutant by lines.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most, unsigned seed) {
    std::minstd_rand random(seed);
    if (random() % 2 == 0) return LLVMFuzzerMutate(data, size, most);
    const std::string changed = recueil::fuzz::with_lines_changed(bytes_of(data, size), random);
    const std::size_t length = std::min(changed.size(), most);
    std::copy_n(changed.begin(), length, data);
    return length;
}
#endif
