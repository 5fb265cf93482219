// How long a trace takes in process: trace_bench DATABASE [DEPTH] prints the median, the 95th and 99th percentile and
// the longest over some hundred acts of the index, each direction, and what the whole graph costs.
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
    constexpr std::size_t most_acts = 500;
    std::vector<std::string> all;
    const auto start = Clock::now();
    const auto graph = searcher->graph();
    if (!graph) return 4;
    fmt::print("whole  {:.0f} ms, {} nodes, {} edges\n", milliseconds_since(start), graph->nodes.size(),
               graph->edges.size());
    const auto begun = Clock::now();
    if (const auto missing = searcher->missing())
        fmt::print("gaps   {:.0f} ms, {} missing\n", milliseconds_since(begun), missing->total);
    for (const GraphNode& node : graph->nodes)
        if (!node.act_id.empty()) all.push_back(node.act_id);
    if (all.empty()) return 0;
    const std::size_t step = std::max<std::size_t>(1, all.size() / most_acts);
    for (const auto& [name, direction] :
         {std::pair{"both", Direction::both}, {"in", Direction::in}, {"out", Direction::out}}) {
        std::vector<double> times;
        std::size_t nodes = 0;
        for (std::size_t i = 0; i < all.size(); i += step) {
            const auto begin = Clock::now();
            const auto traced = searcher->trace({all[i], direction, depth});
            times.push_back(milliseconds_since(begin));
            if (traced) nodes += traced->nodes.size();
        }
        print_times(name, times, nodes);
    }
    return 0;
}
