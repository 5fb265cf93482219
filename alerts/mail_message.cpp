#include "alerts/mail_message.h"

#include <algorithm>
#include <ctime>

#include <fmt/chrono.h>
#include <fmt/format.h>

#include "base/base64.h"
#include "base/text.h"
#include "base/utf8.h"

namespace recueil::alerts {
namespace {

// Bytes of an encoded word: four letters for three of them, and a line of 76 holds « Subject: » before it too.
constexpr std::size_t encoded_word_bytes = 39;
constexpr std::size_t longest_line = 76;

bool is_plain(std::string_view text) {
    return text.size() < 60 && text.find("=?") == std::string_view::npos &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
}

std::string hexadecimal(char c) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    return {'=', digits[byte >> 4U], digits[byte & 0xFU]};
}

// English names, whatever the locale.
std::string mail_date(std::chrono::system_clock::time_point date) {
    constexpr std::string_view days = "SunMonTueWedThuFriSat";
    constexpr std::string_view months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    const std::tm time = fmt::gmtime(std::chrono::system_clock::to_time_t(date));
    return fmt::format("{}, {} {} {} {:02}:{:02}:{:02} +0000",
                       days.substr(static_cast<std::size_t>(time.tm_wday) * 3, 3), time.tm_mday,
                       months.substr(static_cast<std::size_t>(time.tm_mon) * 3, 3), time.tm_year + 1900, time.tm_hour,
                       time.tm_min, time.tm_sec);
}

}  // namespace

std::string header_text(std::string_view text) {
    if (is_plain(text)) return std::string(text);
    std::string header;
    while (!text.empty()) {
        std::size_t size = text.size() <= encoded_word_bytes ? text.size() : code_point_start(text, encoded_word_bytes);
        if (size == 0) size = std::min(text.size(), encoded_word_bytes);
        if (!header.empty()) header += "\n ";
        header += "=?utf-8?B?" + base64_encode(text.substr(0, size)) + "?=";
        text.remove_prefix(size);
    }
    return header;
}

std::string quoted_printable(std::string_view text) {
    std::string out;
    std::size_t column = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\n') {
            out += '\n';
            column = 0;
            continue;
        }
        const bool ends_line = at + 1 == text.size() || text[at + 1] == '\n';
        const bool is_blank = c == ' ' || c == '\t';
        // A full stop alone, or « From » at the start of a line, means something to mailers.
        const bool is_start = column == 0 && (c == '.' || c == 'F');
        const bool is_plain = (c > 0x20 && c < 0x7f && c != '=' && !is_start) || (is_blank && !ends_line);
        const std::string piece = is_plain ? std::string(1, c) : hexadecimal(c);
        if (column + piece.size() >= longest_line) {
            out += "=\n";
            column = 0;
        }
        out += piece;
        column += piece.size();
    }
    return out;
}

std::string written(const MailMessage& message) {
    std::string head = fmt::format("From: {}\nTo: {}\n", message.sender, fmt::join(message.receivers, ",\n "));
    head += "Subject: " + header_text(message.subject) + "\n";
    head += fmt::format("Date: {}\nMessage-ID: <{}@{}>\n", mail_date(message.date), message.id,
                        message.sender.substr(message.sender.find('@') + 1));
    head +=
        "Auto-Submitted: auto-generated\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
        "Content-Transfer-Encoding: quoted-printable\n";
    std::string body = quoted_printable(message.text);
    if (body.empty() || body.back() != '\n') body += '\n';
    return head + "\n" + body;
}

}  // namespace recueil::alerts
