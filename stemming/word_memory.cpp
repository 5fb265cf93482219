#include "stemming/word_memory.h"

#include <algorithm>

namespace recueil::stemming {

namespace {

constexpr std::size_t most_words = 1U << 16U;
constexpr std::size_t most_bytes = 0xFF;

// Of a value: whether the word has accents, the length of its surface, the surface, the stem.
constexpr std::size_t lead_bytes = 2;

}  // namespace

std::optional<WordMemory::Forms> WordMemory::find(std::string_view written) const {
    const auto value = table_.find(written);
    if (!value) return std::nullopt;
    const std::size_t surface = static_cast<unsigned char>((*value)[1]);
    return Forms{value->substr(lead_bytes, surface), value->substr(lead_bytes + surface), (*value)[0] != 0};
}

void WordMemory::keep(std::string_view written, const Forms& forms) {
    if (std::max({written.size(), forms.surface.size(), forms.stem.size()}) > most_bytes) return;
    if (table_.size() >= most_words) table_.clear();
    value_.assign({forms.accented ? '\1' : '\0', static_cast<char>(forms.surface.size())});
    value_.append(forms.surface).append(forms.stem);
    table_.keep(written, value_);
}

}  // namespace recueil::stemming
