// How long whole answers take: search_bench INDEX QUERIES [FACET,FACET...] reads one query a line (« class TAB query »,
// or the query alone), answers each seven times in this process after one time unmeasured (parse, count, facets, the
// top ten with two passages and their highlights) and prints the median and the 95th percentile of each class over the
// medians of its queries. Facets: year,member,commission,territory where none are named.
#include <chrono>
#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>

#include "query/query.h"
#include "tests/bench/quantile.h"

namespace {

using recueil::bench::quantile;
using recueil::query::SearchRequest;

constexpr int rounds = 7;

struct Query {
    std::string kind;
    std::string text;
};

std::vector<Query> read_queries(const char* path) {
    std::vector<Query> queries;
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        if (line.empty()) continue;
        const auto tab = line.find('\t');
        if (tab == std::string::npos)
            queries.push_back({"", line});
        else
            queries.push_back({line.substr(0, tab), line.substr(tab + 1)});
    }
    return queries;
}

std::vector<std::string> names(std::string_view list) {
    std::vector<std::string> names;
    while (!list.empty()) {
        const auto comma = list.find(',');
        names.emplace_back(list.substr(0, comma));
        list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
    }
    return names;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3 && argc != 4) {
        fmt::print(stderr, "search_bench INDEX QUERIES [FACET,FACET...]\n");
        return 2;
    }
    const std::vector<std::string> facets = names(argc == 4 ? argv[3] : "year,member,commission,territory");
    const auto searcher = recueil::query::Searcher::open(argv[1]);
    if (!searcher) {
        fmt::print(stderr, "search_bench: {}\n", searcher.error().message);
        return 1;
    }
    std::map<std::string, std::vector<double>> by_kind;
    std::vector<double> all;
    for (const Query& query : read_queries(argv[2])) {
        SearchRequest request;
        request.text = query.text;
        request.passages = 2;
        request.facets = facets;
        std::vector<double> spent;
        std::size_t total = 0;
        for (int round = -1; round < rounds; ++round) {
            const auto before = std::chrono::steady_clock::now();
            const auto response = searcher->search(request);
            const double milliseconds =
                std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - before).count();
            if (!response) {
                fmt::print(stderr, "search_bench: {}: {}\n", query.text, response.error().message);
                return 1;
            }
            total = response->total;
            if (round >= 0) spent.push_back(milliseconds);
        }
        const double median = quantile(spent, 0.5);
        fmt::print("{:8.2f} ms {:7} acts  {:8} {}\n", median, total, query.kind, query.text);
        by_kind[query.kind].push_back(median);
        all.push_back(median);
    }
    by_kind["all"] = all;
    fmt::print("\n{:10} {:>8} {:>8} {:>8}\n", "class", "queries", "p50 ms", "p95 ms");
    for (const auto& [kind, medians] : by_kind)
        fmt::print("{:10} {:8} {:8.2f} {:8.2f}\n", kind, medians.size(), quantile(medians, 0.5),
                   quantile(medians, 0.95));
    rusage used{};
    ::getrusage(RUSAGE_SELF, &used);
    fmt::print("at most {:.0f} MB of memory\n", static_cast<double>(used.ru_maxrss) / 1024);
    return 0;
}
