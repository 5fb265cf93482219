#include "stemming/word_memory.h"

#include <algorithm>
#include <functional>

namespace recueil::stemming {

namespace {

constexpr std::size_t first_slots = 1U << 10U;
constexpr std::size_t most_words = 1U << 16U;
constexpr std::size_t most_bytes = 0xFF;
constexpr std::size_t header_bytes = 4;

std::uint32_t hash_of_word(std::string_view word) {
    const std::size_t hash = std::hash<std::string_view>{}(word);
    return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
}

std::size_t length_at(std::string_view entry, std::size_t at) {
    return static_cast<unsigned char>(entry[at]);
}

}  // namespace

std::optional<WordMemory::Forms> WordMemory::find(std::string_view written) const {
    if (slots_.empty()) return std::nullopt;
    const std::uint32_t hash = hash_of_word(written);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
        const Slot& slot = slots_[at];
        if (slot.entry == 0) return std::nullopt;
        if (slot.hash != hash) continue;
        const std::string_view entry = std::string_view(entries_).substr(slot.entry - 1);
        const std::size_t word = length_at(entry, 0);
        if (entry.substr(header_bytes, word) != written) continue;
        const std::size_t surface = length_at(entry, 1);
        return Forms{entry.substr(header_bytes + word, surface),
                     entry.substr(header_bytes + word + surface, length_at(entry, 2)), entry[3] != 0};
    }
}

void WordMemory::keep(std::string_view written, const Forms& forms) {
    if (std::max({written.size(), forms.surface.size(), forms.stem.size()}) > most_bytes) return;
    if (count_ >= most_words) {
        std::fill(slots_.begin(), slots_.end(), Slot{});
        entries_.clear();
        count_ = 0;
    }
    if ((count_ + 1) * 2 > slots_.size()) grow();
    const auto entry = static_cast<std::uint32_t>(entries_.size() + 1);
    for (const std::size_t length : {written.size(), forms.surface.size(), forms.stem.size()})
        entries_.push_back(static_cast<char>(length));
    entries_.push_back(forms.accented ? '\1' : '\0');
    entries_.append(written).append(forms.surface).append(forms.stem);
    place({hash_of_word(written), entry});
    ++count_;
}

void WordMemory::place(Slot slot) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = slot.hash & mask;
    while (slots_[at].entry != 0) at = (at + 1) & mask;
    slots_[at] = slot;
}

void WordMemory::grow() {
    std::vector<Slot> before(std::max(first_slots, slots_.size() * 2));
    before.swap(slots_);
    for (const Slot& slot : before)
        if (slot.entry != 0) place(slot);
}

}  // namespace recueil::stemming
