#include "stemming/word_table.h"

#include <algorithm>
#include <functional>
#include <stdexcept>

namespace recueil::stemming {

namespace {

constexpr std::size_t first_slots = 1U << 10U;
constexpr std::size_t header_bytes = 4;

std::uint32_t hash_of_word(std::string_view word) {
    const std::size_t hash = std::hash<std::string_view>{}(word);
    return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
}

std::size_t length_at(const char* bytes) {
    const auto low = static_cast<unsigned char>(bytes[0]);
    const auto high = static_cast<unsigned char>(bytes[1]);
    return low | static_cast<std::size_t>(high) << 8U;
}

}  // namespace

std::optional<std::string_view> WordTable::find(std::string_view word) const {
    if (slots_.empty()) return std::nullopt;
    const std::uint32_t hash = hash_of_word(word);
    const std::size_t mask = slots_.size() - 1;
    for (std::size_t at = hash & mask;; at = (at + 1) & mask) {
        const Slot& slot = slots_[at];
        if (slot.place == 0) return std::nullopt;
        if (slot.hash != hash || word_at(slot.place) != word) continue;
        const char* entry = entries_.data() + slot.place - 1;
        return std::string_view(entry + header_bytes + word.size(), length_at(entry + 2));
    }
}

std::uint32_t WordTable::keep(std::string_view word, std::string_view value) {
    if (std::max(word.size(), value.size()) > most_bytes)
        throw std::length_error("a word too long for a table of words");
    if ((size_ + 1) * 2 > slots_.size()) grow();
    const auto place = static_cast<std::uint32_t>(entries_.size() + 1);
    for (const std::size_t length : {word.size(), value.size()}) {
        entries_.push_back(static_cast<char>(length & 0xFFU));
        entries_.push_back(static_cast<char>(length >> 8U & 0xFFU));
    }
    entries_.append(word).append(value);
    put({hash_of_word(word), place});
    ++size_;
    return place;
}

std::string_view WordTable::word_at(std::uint32_t place) const {
    const char* entry = entries_.data() + place - 1;
    return {entry + header_bytes, length_at(entry)};
}

void WordTable::clear() {
    std::fill(slots_.begin(), slots_.end(), Slot{});
    entries_.clear();
    size_ = 0;
}

void WordTable::put(Slot slot) {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = slot.hash & mask;
    while (slots_[at].place != 0) at = (at + 1) & mask;
    slots_[at] = slot;
}

void WordTable::grow() {
    std::vector<Slot> before(std::max(first_slots, slots_.size() * 2));
    before.swap(slots_);
    for (const Slot& slot : before)
        if (slot.place != 0) put(slot);
}

}  // namespace recueil::stemming
