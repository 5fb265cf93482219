#include "query/plan/shingles.h"

#include <algorithm>
#include <cstddef>

#include "query/plan/inverse_document_frequency.h"
#include "stemming/stemming.h"

namespace recueil::query {

namespace {

constexpr std::size_t fewest_words = 6;          // of a copied text
constexpr std::size_t fewest_telling_words = 5;  // of those: names of bodies are as long as a short question
constexpr std::size_t most_shingles = 64;

}  // namespace

std::vector<Shingle> shingles_of(const IndexReader& index, std::string_view text) {
    std::vector<stemming::Token> tokens = index.analyser.analyse(text);
    std::vector<Shingle> shingles;
    const auto telling = std::count_if(tokens.begin(), tokens.end(), [](const stemming::Token& token) {
        return !stemming::is_stop_word(token.surface);
    });
    if (tokens.size() < fewest_words || static_cast<std::size_t>(telling) < fewest_telling_words) return shingles;
    constexpr std::size_t size = std::tuple_size_v<decltype(Shingle::words)>;
    tokens.resize(std::min(tokens.size(), most_shingles + size - 1));
    const double acts = std::max<double>(1, index.all.get_doccount());
    std::vector<double> weights;
    std::vector<bool> is_known;
    for (const stemming::Token& token : tokens) {
        const double matching = std::min<double>(acts, index.all.get_termfreq(token.surface));
        is_known.push_back(matching > 0);
        weights.push_back(inverse_document_frequency(acts, matching));
    }
    double known_weight = 0;
    for (std::size_t first = 0; first + size <= tokens.size(); ++first) {
        Shingle shingle;
        for (std::size_t i = 0; i < size; ++i) {
            shingle.words[i] = tokens[first + i].surface;
            shingle.weight += weights[first + i];
        }
        // A page number or a misspelt word within the text, which no act has, is no rarer than the rest.
        const auto begin = is_known.begin() + static_cast<std::ptrdiff_t>(first);
        if (!std::all_of(begin, begin + std::ptrdiff_t{size}, [](bool known) { return known; }))
            shingle.weight = 0;
        else
            known_weight += shingle.weight;
        shingles.push_back(std::move(shingle));
    }
    const auto known =
        std::count_if(shingles.begin(), shingles.end(), [](const Shingle& each) { return each.weight > 0; });
    if (known == 0) return {};
    for (Shingle& each : shingles)
        if (each.weight == 0) each.weight = known_weight / static_cast<double>(known);
    return shingles;
}

}  // namespace recueil::query
