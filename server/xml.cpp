#include "server/xml.h"

#include "server/utf8.h"

namespace recueil::server {
namespace {

bool xml_holds(char32_t point) {
    return point == '\t' || point == '\n' || (point >= 0x20 && point <= 0xD7FF) ||
           (point >= 0xE000 && point <= 0xFFFD) || (point >= 0x10000 && point <= 0x10FFFF);
}

}  // namespace

std::string xml_text(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size());
    while (!text.empty()) {
        const auto character = first_character(text);
        if (character.is_well_formed && xml_holds(character.value)) {
            switch (character.value) {
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
