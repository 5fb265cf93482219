// How long a trace takes in process: trace_bench DATABASE [DEPTH] [whole] prints the median, the 95th and 99th
// percentile and the longest over some hundred acts of the index, each direction; with « whole », also what the whole
// graph and the list of what is missing cost, which take seconds and memory in proportion to the index.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "query/query.h"
#include "tests/bench/quantile.h"

namespace {

using namespace recueil::query;
using recueil::bench::quantile;
using Clock = std::chrono::steady_clock;

double milliseconds_since(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

void print_times(const std::string& name, const std::vector<double>& times, std::size_t nodes) {
    fmt::print("{:<6} median {:.2f} ms, 95 % {:.2f} ms, 99 % {:.2f} ms, longest {:.2f} ms, {:.0f} nodes on average\n",
               name, quantile(times, 0.5), quantile(times, 0.95), quantile(times, 0.99), quantile(times, 1),
               static_cast<double>(nodes) / static_cast<double>(times.size()));
}

bool measure_whole(const Searcher& searcher) {
    const auto start = Clock::now();
    const auto graph = searcher.graph();
    if (!graph) return false;
    fmt::print("whole  {:.0f} ms, {} nodes, {} edges\n", milliseconds_since(start), graph->nodes.size(),
               graph->edges.size());
    const auto begun = Clock::now();
    const auto missing = searcher.missing();
    if (!missing) return false;
    fmt::print("gaps   {:.0f} ms, {} missing\n", milliseconds_since(begun), missing->total);
    return true;
}

// The ids of acts, some of each time: a page of every so many.
std::vector<std::string> some_acts(const Searcher& searcher) {
    constexpr int acts_of_a_page = 20;
    constexpr std::size_t most_pages = 25;
    SearchRequest request;
    request.text = "type:deliberation";
    request.sort = Sort::date_ascending;
    request.per_page = acts_of_a_page;
    request.passages = 0;
    request.facets.clear();
    std::vector<std::string> acts;
    const auto first = searcher.search(request);
    const std::size_t pages = first ? first->total / acts_of_a_page + 1 : 0;
    for (std::size_t page = 0; page < pages; page += std::max<std::size_t>(1, pages / most_pages)) {
        request.page = static_cast<int>(page) + 1;
        const auto found = searcher.search(request);
        if (!found) continue;
        for (const Hit& hit : found->hits) acts.push_back(hit.id);
    }
    return acts;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print(stderr, "usage: trace_bench DATABASE [DEPTH]\n");
        return 2;
    }
    const int depth = argc > 2 ? std::atoi(argv[2]) : 3;
    const auto searcher = Searcher::open(argv[1]);
    if (!searcher) {
        fmt::print(stderr, "{}\n", searcher.error().message);
        return 4;
    }
    if (argc > 3 && std::string(argv[3]) == "whole" && !measure_whole(*searcher)) return 4;
    const std::vector<std::string> acts = some_acts(*searcher);
    for (const auto& [name, direction] :
         {std::pair{"both", Direction::both}, {"in", Direction::in}, {"out", Direction::out}}) {
        std::vector<double> times;
        std::size_t nodes = 0;
        for (const std::string& act : acts) {
            const auto begin = Clock::now();
            const auto traced = searcher->trace({act, direction, depth});
            times.push_back(milliseconds_since(begin));
            if (traced) nodes += traced->nodes.size();
        }
        if (!times.empty()) print_times(name, times, nodes);
    }
    return 0;
}
