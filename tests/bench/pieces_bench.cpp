// What the small pieces cost, each alone, by Google Benchmark: pieces_bench [--benchmark_filter=REGEX]. The text is
// that of the sample corpus. Bytes per second are of text gone through.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include "corpus/corpus.h"
#include "indexer/storage/block_store.h"
#include "indexer/update/update_index.h"
#include "query/answers/highlight.h"
#include "query/query.h"
#include "stemming/stemming.h"
#include "tests/corpus/readers/temporary_folder.h"

namespace {

using namespace recueil;

// A benchmark without its text measures nothing: the program ends instead.
template <typename Value>
Value needed(Result<Value> result) {
    if (result) return std::move(*result);
    fmt::print(stderr, "pieces_bench: {}\n", result.error().message);
    std::exit(1);
}

std::string sample() {
    return RECUEIL_SAMPLE_DIR "/documents";
}

// One session of the council: several acts, their reports and annexes.
const corpus::Document& session() {
    static const corpus::Document document = needed(corpus::read_document(sample() + "/2018-03-26-seance.txt"));
    return document;
}

const std::vector<corpus::Act>& acts() {
    static const std::vector<corpus::Act> all = corpus::understand(session());
    return all;
}

// The passages of the session, in reading order.
const std::vector<corpus::Passage>& passages() {
    static const std::vector<corpus::Passage> all = [] {
        std::vector<corpus::Passage> pieces;
        for (corpus::ActPassages& each : corpus::understand_passages(session()))
            for (corpus::Passage& piece : each.passages) pieces.push_back(std::move(piece));
        return pieces;
    }();
    return all;
}

const corpus::Passage& longest_passage() {
    return *std::max_element(passages().begin(), passages().end(),
                             [](const auto& a, const auto& b) { return a.text.size() < b.text.size(); });
}

// About as much as a printed page holds: passages one after the other up to 3,000 bytes.
const std::string& page() {
    static const std::string text = [] {
        std::string joined;
        for (const corpus::Passage& passage : passages()) {
            if (joined.size() >= 3000) break;
            joined += passage.text + '\n';
        }
        return joined;
    }();
    return text;
}

const stemming::Analyser& analyser() {
    static const stemming::Analyser one;
    return one;
}

void count_bytes(benchmark::State& state, std::size_t bytes) {
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes));
}

void analyse_page(benchmark::State& state) {
    const std::string& text = page();
    std::vector<stemming::Token> words;
    for (auto _ : state) {
        words.clear();
        analyser().analyse(text, words);
        benchmark::DoNotOptimize(words.data());
    }
    count_bytes(state, text.size());
}
BENCHMARK(analyse_page);

void fold_word(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(stemming::fold("Généralistes"));
}
BENCHMARK(fold_word);

void stem_word(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(analyser().stem("generalistes"));
}
BENCHMARK(stem_word);

void parse_short_query(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(query::parse_query("salariat médecins"));
}
BENCHMARK(parse_short_query);

void parse_long_query(benchmark::State& state) {
    constexpr std::string_view text =
        "membre:Roche (salariat OU praticien*) ET \"accès aux soins\" date:2018..2020 SAUF budget n° 2018-83";
    for (auto _ : state) benchmark::DoNotOptimize(query::parse_query(text));
}
BENCHMARK(parse_long_query);

void find_references_of_visas(benchmark::State& state) {
    std::string visas;
    for (const corpus::Act& act : acts()) {
        if (act.visas.size() < 3) continue;
        for (const corpus::Visa& visa : act.visas) visas += visa.text + " ;\n";
        break;
    }
    for (auto _ : state) benchmark::DoNotOptimize(corpus::find_references(visas));
    count_bytes(state, visas.size());
}
BENCHMARK(find_references_of_visas);

void understand_session(benchmark::State& state) {
    const corpus::Document& document = session();
    for (auto _ : state) benchmark::DoNotOptimize(corpus::understand(document));
    count_bytes(state, document.text.size());
    state.counters["acts"] = static_cast<double>(acts().size());
}
BENCHMARK(understand_session)->Unit(benchmark::kMillisecond);

void understand_session_with_passages(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(corpus::understand_passages(session()));
    count_bytes(state, session().text.size());
}
BENCHMARK(understand_session_with_passages)->Unit(benchmark::kMillisecond);

void write_act_as_json(benchmark::State& state) {
    for (auto _ : state) benchmark::DoNotOptimize(corpus::to_json(acts().front()).dump());
}
BENCHMARK(write_act_as_json)->Unit(benchmark::kMicrosecond);

// Reads passages in turn from more blocks than a store keeps unpacked: the first of each block unpacks it.
void unpack_passage(benchmark::State& state) {
    const corpus::TemporaryFolder folder;
    std::vector<indexer::TextRef> firsts;
    std::size_t bytes = 0;
    auto writer = needed(indexer::BlockStoreWriter::create(folder.path("texts")));
    for (std::size_t i = 0; firsts.size() < 200; ++i) {
        const auto ref = needed(writer.append(passages()[i % passages().size()].text));
        if (firsts.empty() || ref.block != firsts.back().block) firsts.push_back(ref);
        bytes += ref.length;
    }
    if (!writer.finish()) std::exit(1);
    auto store = needed(indexer::BlockStore::open(folder.path("texts")));
    std::size_t next = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(needed(store.read(firsts[next])));
        next = (next + 1) % firsts.size();
    }
    count_bytes(state, bytes / firsts.size());
}
BENCHMARK(unpack_passage)->Unit(benchmark::kMicrosecond);

void highlight_passage(benchmark::State& state) {
    const std::string& text = longest_passage().text;
    query::Matches matches;
    for (const std::string_view word : {"departement", "convention", "president"})
        matches.words.push_back({analyser().stem(std::string(word)), query::MatchTerm::Channel::stem, 1});
    const query::Highlighter highlighter(matches);
    for (auto _ : state) benchmark::DoNotOptimize(highlighter.excerpt(analyser(), text));
    count_bytes(state, text.size());
}
BENCHMARK(highlight_passage)->Unit(benchmark::kMicrosecond);

// An index of the sample corpus, for what needs one.
const query::Searcher& searcher() {
    static const corpus::TemporaryFolder folder;
    static const query::Searcher one = [] {
        needed(indexer::update_index(folder.path("index"), {sample()}));
        return needed(query::Searcher::open(folder.path("index")));
    }();
    return one;
}

query::SearchRequest question() {
    query::SearchRequest request;
    request.text = "salariat médecins";
    request.facets = {"year", "member", "commission", "territory"};
    request.passages = 2;
    return request;
}

void answer_from_sample(benchmark::State& state) {
    const query::SearchRequest request = question();
    const query::Searcher& index = searcher();
    for (auto _ : state) benchmark::DoNotOptimize(needed(index.search(request)));
}
BENCHMARK(answer_from_sample)->Unit(benchmark::kMicrosecond);

void write_answer_as_json(benchmark::State& state) {
    const query::SearchResponse answer = needed(searcher().search(question()));
    std::size_t bytes = 0;
    for (auto _ : state) {
        const std::string json = query::to_json(answer).dump();
        bytes = json.size();
        benchmark::DoNotOptimize(json.data());
    }
    count_bytes(state, bytes);
}
BENCHMARK(write_answer_as_json)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
