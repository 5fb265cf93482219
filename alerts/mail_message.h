// A mail as RFC 5322 and MIME (RFC 2045, 2047) have it.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace recueil::alerts {

struct MailMessage {
    std::string sender;  // addresses: printable ASCII
    std::vector<std::string> receivers;
    std::string subject;  // UTF-8
    std::string text;     // UTF-8
    std::string id;       // before « @ » of Message-ID: the same for the same report
    std::chrono::system_clock::time_point date;
};

// The message with line feeds alone between its lines, as sendmail takes it: no line is longer than 78 bytes, all bytes
// are ASCII.
std::string written(const MailMessage& message);

// A text in a header: encoded words (RFC 2047) of whole characters where it is not plain ASCII.
std::string header_text(std::string_view text);
// Quoted-printable (RFC 2045, section 6.7).
std::string quoted_printable(std::string_view text);

}  // namespace recueil::alerts
