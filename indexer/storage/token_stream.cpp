#include "indexer/storage/token_stream.h"

#include <algorithm>
#include <bit>

#include "indexer/storage/bytes.h"
#include "indexer/storage/token_codes.h"

namespace recueil::indexer {

namespace {

static_assert(std::endian::native == std::endian::little, "units are mapped as they stand in the file");

// Takes `count` numbers from the front of the bytes; false where there are not as many.
template <class T>
bool take(std::string_view& bytes, std::uint64_t count, std::span<const T>& taken) {
    if (count > bytes.size() / sizeof(T) || reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(T) != 0)
        return false;
    taken = {reinterpret_cast<const T*>(bytes.data()), static_cast<std::size_t>(count)};
    bytes.remove_prefix(taken.size_bytes());
    return true;
}

}  // namespace

std::optional<TokenStream> TokenStream::open(std::string_view bytes) {
    using namespace token_stream_layout;
    if (bytes.size() < header_bytes + footer_bytes) return std::nullopt;
    ByteReader footer(bytes.substr(bytes.size() - footer_bytes));
    const std::uint64_t units = footer.u64();
    const std::uint64_t acts = footer.u64();
    const std::uint64_t words = footer.u64();
    if (footer.u64() != magic) return std::nullopt;
    TokenStream column;
    std::string_view rest = bytes.substr(header_bytes, bytes.size() - header_bytes - footer_bytes);
    if (!take(rest, units, column.codes_) || rest.size() < padding_after(units)) return std::nullopt;
    rest.remove_prefix(padding_after(units));
    std::span<const std::uint64_t> pairs;
    if (!take(rest, BigramSignatures::size(units), pairs)) return std::nullopt;
    column.bigrams_ = BigramSignatures(pairs);
    if (!take(rest, acts, column.ends_) || !take(rest, words, column.numbers_) || !take(rest, words, column.text_ends_))
        return std::nullopt;
    column.texts_ = rest;
    if (!std::is_sorted(column.ends_.begin(), column.ends_.end()) ||
        (column.ends_.empty() ? 0 : column.ends_.back()) != units ||
        (column.text_ends_.empty() ? 0 : column.text_ends_.back()) != rest.size())
        return std::nullopt;
    return column;
}

std::string_view TokenStream::surface(std::size_t at) const {
    const std::size_t begin = std::min<std::size_t>(at == 0 ? 0 : text_ends_[at - 1], texts_.size());
    const std::size_t end = std::min<std::size_t>(text_ends_[at], texts_.size());
    return texts_.substr(begin, end > begin ? end - begin : 0);
}

std::optional<std::uint32_t> TokenStream::find(std::string_view wanted) const {
    std::size_t low = 0;
    std::size_t high = words();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (surface(middle) < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == words() || surface(low) != wanted) return std::nullopt;
    return numbers_[low];
}

std::vector<std::string_view> TokenStream::surfaces() const {
    std::vector<std::string_view> by_number(words());
    for (std::size_t at = 0; at < words(); ++at)
        if (numbers_[at] < by_number.size()) by_number[numbers_[at]] = surface(at);
    return by_number;
}

std::span<const std::uint16_t> TokenStream::codes(std::size_t row) const {
    const std::uint64_t begin = first_code(row);
    return codes_.subspan(begin, ends_[row] - begin);
}

}  // namespace recueil::indexer
