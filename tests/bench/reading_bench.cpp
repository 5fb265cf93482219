// How fast documents become acts, and acts words: reading_bench [ROUNDS] PATH... prints the median time and MB/s of
// each step over the files below the paths, on one core, and the most memory it held. « all » is from file to act as
// JSON; « analyse » finds the words of every passage, as the index does.
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <sys/resource.h>

#include "corpus/corpus.h"
#include "stemming/stemming.h"
#include "tests/bench/quantile.h"

namespace {

using namespace recueil::corpus;
using recueil::bench::quantile;

struct Step {
    const char* name;
    std::vector<double> seconds;
};

}  // namespace

int main(int argc, char** argv) {
    std::vector<std::string> paths(argv + std::min(1, argc), argv + argc);
    int rounds = 9;
    if (!paths.empty() && !paths[0].empty() && paths[0].find_first_not_of("0123456789") == std::string::npos) {
        rounds = std::max(1, std::atoi(paths[0].c_str()));
        paths.erase(paths.begin());
    }
    if (paths.empty()) {
        fmt::print(stderr, "reading_bench [ROUNDS] PATH...\n");
        return 2;
    }
    const FoundFiles found = find_documents(paths);
    std::vector<Step> steps{{"read", {}}, {"understand", {}}, {"to JSON", {}}};
    Step analysis{"analyse", {}};
    const recueil::stemming::Analyser analyser;
    std::vector<recueil::stemming::Token> words;
    std::size_t bytes = 0;
    std::size_t acts = 0;
    for (int round = 0; round < rounds; ++round) {
        bytes = acts = 0;
        std::vector<double> spent(steps.size() + 1, 0);
        for (const std::string& file : found.files) {
            auto before = std::chrono::steady_clock::now();
            const auto lap = [&](std::size_t step) {
                const auto now = std::chrono::steady_clock::now();
                spent[step] += std::chrono::duration<double>(now - before).count();
                before = now;
            };
            const auto document = read_document(file);
            lap(0);
            if (!document) continue;
            bytes += document->text.size();
            const auto all = understand_passages(*document);
            lap(1);
            for (const ActPassages& each : all) {
                const std::string json = to_json(each.act).dump();
                if (!json.empty()) ++acts;
            }
            lap(2);
            for (const ActPassages& each : all) {
                for (const Passage& passage : each.passages) {
                    words.clear();
                    analyser.analyse(passage.text, words);
                }
            }
            lap(3);
        }
        for (std::size_t i = 0; i < steps.size(); ++i) steps[i].seconds.push_back(spent[i]);
        analysis.seconds.push_back(spent.back());
    }
    const double megabytes = static_cast<double>(bytes) / 1e6;
    fmt::print("{} files, {:.2f} MB of text, {} acts and documents; medians of {} rounds\n", found.files.size(),
               megabytes, acts, rounds);
    const auto print_step = [&](const char* name, double seconds) {
        fmt::print("{:12} {:8.1f} ms {:8.1f} MB/s\n", name, seconds * 1e3, megabytes / seconds);
    };
    double whole = 0;
    for (const Step& step : steps) {
        const double seconds = quantile(step.seconds, 0.5);
        whole += seconds;
        print_step(step.name, seconds);
    }
    print_step("all", whole);
    print_step(analysis.name, quantile(analysis.seconds, 0.5));
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    fmt::print("most memory  {:8.1f} MB\n", static_cast<double>(usage.ru_maxrss) / 1024);
    return 0;
}
