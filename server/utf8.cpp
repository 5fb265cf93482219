#include "server/utf8.h"

namespace recueil::server {

Utf8Character first_character(std::string_view text) {
    const auto byte = [&](std::size_t at) { return static_cast<char32_t>(static_cast<unsigned char>(text[at])); };
    const char32_t lead = byte(0);
    if (lead < 0x80) return {lead, 1, true};
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < size) return {};
    char32_t value = lead & (size == 2 ? 0x1FU : size == 3 ? 0x0FU : 0x07U);
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xC0U) != 0x80) return {};
        value = (value << 6U) | (byte(i) & 0x3FU);
    }
    // Neither a longer form than the character needs, nor half of a pair, nor what lies past the last.
    const bool is_too_long = (size == 3 && value < 0x800) || (size == 4 && value < 0x10000);
    if (is_too_long || value > 0x10FFFF || (value >= 0xD800 && value <= 0xDFFF)) return {};
    return {value, size, true};
}

bool is_utf8(std::string_view text) {
    while (!text.empty()) {
        const auto character = first_character(text);
        if (!character.is_well_formed) return false;
        text.remove_prefix(character.bytes);
    }
    return true;
}

}  // namespace recueil::server
