#include "server/xml.h"

#include "base/utf8.h"

namespace recueil::server {
namespace {

bool xml_holds(CodePointValue point) {
    return point == '\t' || point == '\n' || (point >= 0x20 && point <= 0xD7FF) ||
           (point >= 0xE000 && point <= 0xFFFD) || (point >= 0x10000 && point <= 0x10FFFF);
}

}  // namespace

std::string xml_text(std::string_view text) {
    std::string escaped;
    escaped.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t begin = at;
        const CodePointValue point = next_code_point(text, at);
        if (!xml_holds(point)) continue;
        switch (point) {
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
                escaped += text.substr(begin, at - begin);
        }
    }
    return escaped;
}

}  // namespace recueil::server
