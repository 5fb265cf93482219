#include "server/xml.h"

#include <cstddef>
#include <cstdint>

namespace recueil::server {
namespace {

struct Character {
    std::uint32_t point = 0;
    std::size_t bytes = 1;
    bool is_well_formed = false;
};

Character first_of(std::string_view text) {
    const auto byte = [&](std::size_t at) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[at])); };
    const std::uint32_t lead = byte(0);
    if (lead < 0x80) return {lead, 1, true};
    const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (lead < 0xC2 || lead > 0xF4 || text.size() < size) return {};
    std::uint32_t point = lead & (size == 2 ? 0x1FU : size == 3 ? 0x0FU : 0x07U);
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(i) & 0xC0U) != 0x80) return {};
        point = (point << 6U) | (byte(i) & 0x3FU);
    }
    // A longer form than the character needs is no UTF-8.
    if ((size == 3 && point < 0x800) || (size == 4 && point < 0x10000)) return {};
    return {point, size, true};
}

bool xml_holds(std::uint32_t point) {
    return point == '\t' || point == '\n' || (point >= 0x20 && point <= 0xD7FF) ||
           (point >= 0xE000 && point <= 0xFFFD) || (point >= 0x10000 && point <= 0x10FFFF);
}

}  // namespace

std::string xml_text(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size());
    while (!text.empty()) {
        const auto character = first_of(text);
        if (character.is_well_formed && xml_holds(character.point)) {
            switch (character.point) {
                case '&':
                    escaped += "&amp;";
                    break;
                case '<':
                    escaped += "&lt;";
                    break;
                case '>':
                    escaped += "&gt;";
                    break;
                case '"':
                    escaped += "&quot;";
                    break;
                default:
                    escaped += text.substr(0, character.bytes);
            }
        }
        text.remove_prefix(character.bytes);
    }
    return escaped;
}

}  // namespace recueil::server
