// Stands in for libFuzzer where the compiler has none: gives a target its seeds, cut short and changed at random but
// always in the same way.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include "tests/file_bytes.h"
#include "tests/fuzz/line_mutations.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

void run(const std::string& bytes) {
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
}

std::vector<std::string> seeds_in(const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> paths;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.is_regular_file()) paths.push_back(entry.path());
    }
    std::sort(paths.begin(), paths.end());
    std::vector<std::string> seeds;
    seeds.reserve(paths.size());
    for (const auto& path : paths) seeds.push_back(recueil::tests::file_bytes(path));
    return seeds;
}

std::string mutant(std::string bytes, std::mt19937& random) {
    const auto below = [&](std::size_t limit) {
        return static_cast<std::size_t>(random() % std::max<std::size_t>(limit, 1));
    };
    for (std::size_t change = 0; change <= below(4) && !bytes.empty(); ++change) {
        const std::size_t at = below(bytes.size());
        const std::size_t length = std::min(below(40), bytes.size() - at);
        switch (below(5)) {
            case 0:
                bytes[at] = static_cast<char>(random());
                break;
            case 1:
                bytes.erase(at, length);
                break;
            case 2:
                bytes.insert(at, bytes.substr(below(bytes.size()), below(200)));
                break;
            case 3:
                bytes.insert(at, length, static_cast<char>(random()));
                break;
            default:
                bytes.resize(at);
                break;
        }
    }
    return bytes;
}

}  // namespace

int main(int count, char** arguments) {
    constexpr std::size_t mutants = 1500;
    constexpr std::size_t longest = RECUEIL_FUZZ_LONGEST;
    std::vector<std::string> seeds = {""};
    for (int i = 1; i < count; ++i) {
        for (std::string& seed : seeds_in(arguments[i])) seeds.push_back(std::move(seed));
    }
    for (const std::string& seed : seeds) run(seed);
    std::mt19937 random(1803);
    for (std::size_t i = 0; i < mutants; ++i) {
        const std::string& seed = seeds[random() % seeds.size()];
        const std::size_t start = seed.size() > longest ? random() % (seed.size() - longest) : 0;
        const std::string piece = seed.substr(start, longest);
        run(i % 4 == 0 ? recueil::fuzz::with_lines_changed(piece, random) : mutant(piece, random));
    }
    std::printf("%zu seeds, %zu mutants\n", seeds.size(), mutants);
    return 0;
}
