#include "server/http_head.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "server/problem.h"

namespace recueil::server {
namespace {

constexpr std::array<const char*, 7> kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<const char*, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

bool is_token(const std::string& name) {
    constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
    return !name.empty() && std::all_of(name.begin(), name.end(), [&](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               marks.find(c) != std::string_view::npos;
    });
}

void add_line(std::string& head, const std::string& name, std::string value) {
    if (!is_token(name)) return;
    std::replace_if(
        value.begin(), value.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }, ' ');
    head += name;
    head += ": ";
    head += value;
    head += "\r\n";
}

}  // namespace

std::string http_date(std::time_t time) {
    std::tm parts{};
    gmtime_r(&time, &parts);
    return fmt::format("{}, {:02} {} {:04} {:02}:{:02}:{:02} GMT", kDays.at(static_cast<std::size_t>(parts.tm_wday)),
                       parts.tm_mday, kMonths.at(static_cast<std::size_t>(parts.tm_mon)), parts.tm_year + 1900,
                       parts.tm_hour, parts.tm_min, parts.tm_sec);
}

std::string response_head(const Response& response, const Framing& framing) {
    std::string head = fmt::format("HTTP/1.1 {} {}\r\n", response.status, reason_phrase(response.status));
    add_line(head, "Date", http_date(std::time(nullptr)));
    for (const auto& header : response.headers) add_line(head, header.name, header.value);
    if (framing.chunked) add_line(head, "Transfer-Encoding", "chunked");
    if (framing.length && !has_no_body(response.status)) {
        add_line(head, "Content-Length", std::to_string(*framing.length));
    }
    if (framing.close) {
        add_line(head, "Connection", "close");
    } else if (framing.keep_alive_1_0) {
        add_line(head, "Connection", "keep-alive");
    }
    head += "\r\n";
    return head;
}

}  // namespace recueil::server
