#include "stemming/stems.h"

#include <algorithm>
#include <unordered_map>

#include <xapian.h>

#include "stemming/endings.h"
#include "stemming/folding.h"
#include "stemming/overrides.h"
#include "stemming/stemming.h"

namespace recueil::stemming {

namespace {
constexpr std::size_t kLongestStemmed = 64;  // bytes; « anticonstitutionnellement » has 25
}

struct Stems::Private {
    Xapian::Stem stemmer{"french"};
    std::unordered_map<std::string, std::string> reviewed;
};

Stems::Stems() : private_(std::make_unique<Private>()) {
    for (auto& [word, stem] : reviewed_stems()) private_->reviewed.emplace(std::move(word), std::move(stem));
}
Stems::~Stems() = default;
Stems::Stems(Stems&&) noexcept = default;
Stems& Stems::operator=(Stems&&) noexcept = default;

std::string Stems::of(std::string_view folded) const {
    if (folded.size() > kLongestStemmed) return std::string(folded);
    std::string word(folded);
    // « prud'homme » and « prudhomme » are one word.
    word.erase(std::remove(word.begin(), word.end(), '\''), word.end());
    if (const auto found = private_->reviewed.find(word); found != private_->reviewed.end()) return found->second;
    if (is_own_stem(word) || is_stop_word(word)) return word;
    std::string spelled = probable_spelling(word);
    if (is_own_stem(spelled)) return spelled;
    std::string stem = fold_word(private_->stemmer(spelled)).folded;
    if (stem.empty()) return word;
    // « versement » must not find every « vers »; no word ends so.
    if (is_stop_word(stem)) stem += '\'';
    return stem;
}

}  // namespace recueil::stemming
