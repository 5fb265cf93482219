#include "corpus/readers/mime_parts.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include <unicode/unistr.h>

#include "corpus/readers/markup_scanner.h"
#include "corpus/readers/text_encoding.h"

namespace recueil::corpus {
namespace {

constexpr int deepest = 8;
constexpr std::size_t most_parts = 2000;
constexpr std::size_t most_fields = 2000;

using Fields = std::map<std::string, std::string>;

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_markup_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_markup_space(text.back())) text.remove_suffix(1);
    return text;
}

bool is_name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

// One line and what follows it.
std::string_view take_line(std::string_view& rest) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
}

// The name of a field where the line starts one.
std::string_view field_name(std::string_view line) {
    const std::size_t colon = line.find(':');
    if (colon == 0 || colon == std::string_view::npos || colon > 60) return {};
    const std::string_view name = line.substr(0, colon);
    return std::all_of(name.begin(), name.end(), is_name_character) ? name : std::string_view();
}

Fields take_fields(std::string_view& rest) {
    Fields fields;
    std::string* open = nullptr;
    while (!rest.empty()) {
        const std::string_view line = take_line(rest);
        if (line.empty()) break;
        if (is_markup_space(line.front())) {
            if (open != nullptr) open->append(" ").append(trimmed(line));
            continue;
        }
        const std::string_view name = field_name(line);
        if (name.empty() || fields.size() > most_fields) {
            open = nullptr;
            continue;
        }
        open = &fields[lower_case(name)];
        *open = trimmed(line.substr(name.size() + 1));
    }
    return fields;
}

// « text/plain; charset="utf-8"; name=x »
struct Value {
    std::string first;
    std::map<std::string, std::string> parameters;
};

Value value_of(const std::string& field) {
    Value value;
    std::string_view rest = field;
    const std::size_t end = std::min(rest.find(';'), rest.size());
    value.first = lower_case(trimmed(rest.substr(0, end)));
    rest.remove_prefix(end);
    while (!rest.empty() && value.parameters.size() < 64) {
        rest.remove_prefix(1);
        const std::size_t equals = rest.find('=');
        if (equals == std::string_view::npos) break;
        const std::string name = lower_case(trimmed(rest.substr(0, equals)));
        rest = trimmed(rest.substr(equals + 1));
        std::string content;
        if (rest.starts_with('"')) {
            rest.remove_prefix(1);
            while (!rest.empty() && rest.front() != '"') {
                if (rest.front() == '\\' && rest.size() > 1) rest.remove_prefix(1);
                content.push_back(rest.front());
                rest.remove_prefix(1);
            }
            rest.remove_prefix(std::min(rest.find(';'), rest.size()));
        } else {
            const std::size_t stop = std::min(rest.find(';'), rest.size());
            content = trimmed(rest.substr(0, stop));
            rest.remove_prefix(stop);
        }
        value.parameters[name] = std::move(content);
    }
    return value;
}

int hexadecimal(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// `escape` is « = » in quoted-printable and « % » in parameters of RFC 2231.
std::string decode_escapes(std::string_view text, char escape) {
    std::string bytes;
    bytes.reserve(text.size());
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != escape) {
            bytes.push_back(text[at]);
            continue;
        }
        const int high = at + 1 < text.size() ? hexadecimal(text[at + 1]) : -1;
        const int low = at + 2 < text.size() ? hexadecimal(text[at + 2]) : -1;
        if (high >= 0 && low >= 0) {
            bytes.push_back(static_cast<char>(high * 16 + low));
            at += 2;
            continue;
        }
        std::size_t end = at + 1;
        while (end < text.size() && (text[end] == ' ' || text[end] == '\t' || text[end] == '\r')) ++end;
        if (escape == '=' && (end == text.size() || text[end] == '\n')) {
            at = end;  // the line goes on
        } else {
            bytes.push_back(escape);
        }
    }
    return bytes;
}

std::string decode_base64(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size() * 3 / 4);
    unsigned bits = 0;
    int count = 0;
    for (const char c : text) {
        int value = -1;
        if (c >= 'A' && c <= 'Z') value = c - 'A';
        if (c >= 'a' && c <= 'z') value = c - 'a' + 26;
        if (c >= '0' && c <= '9') value = c - '0' + 52;
        if (c == '+' || c == '-') value = 62;
        if (c == '/' || c == '_') value = 63;
        if (c == '=') break;
        if (value < 0) continue;
        bits = (bits << 6U | static_cast<unsigned>(value)) & 0xFFFFFFU;
        count += 6;
        if (count < 8) continue;
        count -= 8;
        bytes.push_back(static_cast<char>(bits >> static_cast<unsigned>(count) & 0xFFU));
    }
    return bytes;
}

std::string to_utf8(std::string_view bytes, const std::string& charset) {
    Outcome<Decoded> decoded = decode_text(bytes, lower_case(charset));
    return decoded ? std::move(decoded->text) : std::string();
}

// « =?utf-8?Q?D=C3=A9lib?= » of RFC 2047.
std::string decode_words(std::string_view text) {
    std::string words;
    while (!text.empty()) {
        const std::size_t start = text.find("=?");
        words.append(text.substr(0, start));
        if (start == std::string_view::npos) break;
        text.remove_prefix(start + 2);
        const std::string_view near = text.substr(0, 1000);  // a word is no longer than a line
        const std::size_t first = near.find('?');
        const std::size_t second = first == std::string_view::npos ? first : near.find('?', first + 1);
        const std::size_t end = second == std::string_view::npos ? second : near.find("?=", second + 1);
        if (end == std::string_view::npos || first + 1 == second) {
            words.append("=?");
            continue;
        }
        const std::string charset(text.substr(0, std::min(first, near.find('*'))));
        std::string content(text.substr(second + 1, end - second - 1));
        if (text[first + 1] == 'B' || text[first + 1] == 'b') {
            content = decode_base64(content);
        } else {
            std::replace(content.begin(), content.end(), '_', ' ');
            content = decode_escapes(content, '=');
        }
        words.append(to_utf8(content, charset));
        text.remove_prefix(end + 2);
        // Blanks between two such words are none of the text.
        const std::size_t next = text.find_first_not_of(" \t");
        if (next != std::string_view::npos && text.substr(next).starts_with("=?")) text.remove_prefix(next);
    }
    return words;
}

std::string name_in(const Value& disposition, const Value& type) {
    for (const Value* value : {&disposition, &type}) {
        for (const char* parameter : {"filename*", "name*", "filename*0*", "filename", "name"}) {
            const auto found = value->parameters.find(parameter);
            if (found == value->parameters.end()) continue;
            const std::string& text = found->second;
            if (!std::string_view(parameter).ends_with('*')) return decode_words(text);
            const std::size_t first = text.find('\'');
            const std::size_t second = first == std::string::npos ? first : text.find('\'', first + 1);
            if (second == std::string::npos) return decode_escapes(text, '%');
            return to_utf8(decode_escapes(std::string_view(text).substr(second + 1), '%'), text.substr(0, first));
        }
    }
    return {};
}

class MimeReader {
  public:
    Outcome<MimeMessage> run(std::string_view bytes) {
        std::string_view rest = bytes;
        const Fields fields = take_fields(rest);
        if (const auto subject = fields.find("subject"); subject != fields.end()) {
            message_.subject = decode_words(subject->second);
        }
        if (Outcome<void> read = take(fields, rest, 0); !read) return tl::unexpected(std::move(read.error()));
        return std::move(message_);
    }

  private:
    static std::string field(const Fields& fields, const char* name) {
        const auto found = fields.find(name);
        return found == fields.end() ? std::string() : found->second;
    }

    Outcome<void> take(const Fields& fields, std::string_view body, int depth) {
        Value type = value_of(field(fields, "content-type"));
        if (type.first.empty()) type.first = "text/plain";
        if (depth == 0) message_.type = type.first;
        if (type.first.starts_with("multipart/")) {
            if (depth == deepest) return problem("its parts nest too deep");
            return take_parts(type.parameters["boundary"], body, depth);
        }
        if (message_.parts.size() == most_parts) return problem("it has too many parts");
        const Value disposition = value_of(field(fields, "content-disposition"));
        MimePart part;
        part.type = type.first;
        part.charset = type.parameters["charset"];
        part.name = name_in(disposition, type);
        part.is_attachment = disposition.first == "attachment" ||
                             (!part.name.empty() && disposition.first != "inline") || type.first == "message/rfc822";
        const std::string encoding = lower_case(trimmed(field(fields, "content-transfer-encoding")));
        if (encoding == "base64") {
            part.content = decode_base64(body);
        } else if (encoding == "quoted-printable") {
            part.content = decode_escapes(body, '=');
        } else {
            part.content = body;
        }
        message_.parts.push_back(std::move(part));
        return {};
    }

    Outcome<void> take_parts(const std::string& boundary, std::string_view body, int depth) {
        if (boundary.empty()) return problem("it is a mail whose parts are not told apart");
        const std::string mark = "--" + boundary;
        std::string_view rest = body;
        const char* start = nullptr;
        while (!rest.empty()) {
            const char* const line_start = rest.data();
            const std::string_view line = take_line(rest);
            if (!line.starts_with(mark)) continue;
            const std::string_view after = trimmed(line.substr(mark.size()));
            if (!after.empty() && after != "--") continue;
            if (start != nullptr) {
                if (Outcome<void> read = take_part({start, static_cast<std::size_t>(line_start - start)}, depth); !read)
                    return read;
            }
            start = after.empty() ? rest.data() : nullptr;
            if (after == "--") return {};
        }
        // A mail cut off in transit ends without its mark.
        if (start == nullptr) return {};
        return take_part({start, static_cast<std::size_t>(body.data() + body.size() - start)}, depth);
    }

    Outcome<void> take_part(std::string_view part, int depth) {
        const Fields fields = take_fields(part);
        if (part.ends_with('\n')) part.remove_suffix(1);
        if (part.ends_with('\r')) part.remove_suffix(1);
        return take(fields, part, depth + 1);
    }

    MimeMessage message_;
};

}  // namespace

bool is_mail(std::string_view head) {
    static constexpr std::array<std::string_view, 12> of_mail = {
        "from",        "date", "subject",      "mime-version", "message-id", "received",
        "return-path", "to",   "delivered-to", "content-type", "reply-to",   "dkim-signature"};
    std::size_t known = 0;
    bool has_mark = false;
    std::string_view rest = head;
    for (int lines = 0; lines < 200 && !rest.empty(); ++lines) {
        const std::string_view line = take_line(rest);
        if (line.empty()) break;
        if (is_markup_space(line.front())) {
            if (lines == 0) return false;
            continue;
        }
        const std::string_view name = field_name(line);
        if (name.empty()) return false;
        const std::string lower = lower_case(name);
        known += std::find(of_mail.begin(), of_mail.end(), lower) != of_mail.end();
        has_mark = has_mark || lower == "mime-version" || lower == "message-id" || lower == "received";
    }
    return has_mark && known > 1;
}

Outcome<MimeMessage> read_mime(std::string_view bytes) {
    return MimeReader().run(bytes);
}

}  // namespace recueil::corpus
