#include "corpus/readers/markup_scanner.h"

#include <algorithm>
#include <cstdint>

#include <libxml/HTMLparser.h>

namespace recueil::corpus {
namespace {

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

void append_code_point(std::string& to, std::uint32_t point) {
    if (point == 0 || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) point = 0xFFFD;
    const auto byte = [&](std::uint32_t value) { to.push_back(static_cast<char>(value)); };
    if (point < 0x80) {
        byte(point);
    } else if (point < 0x800) {
        byte(0xC0U | (point >> 6));
        byte(0x80U | (point & 0x3FU));
    } else if (point < 0x10000) {
        byte(0xE0U | (point >> 12));
        byte(0x80U | ((point >> 6) & 0x3FU));
        byte(0x80U | (point & 0x3FU));
    } else {
        byte(0xF0U | (point >> 18));
        byte(0x80U | ((point >> 12) & 0x3FU));
        byte(0x80U | ((point >> 6) & 0x3FU));
        byte(0x80U | (point & 0x3FU));
    }
}

int digit_value(char c, unsigned base) {
    if (is_digit(c)) return c - '0';
    if (base == 16 && c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (base == 16 && c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

// Appends what the reference at the start of `text` means and gives its length; 0 where it is none.
std::size_t take_number(std::string& to, std::string_view text) {
    const bool hexadecimal = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
    const unsigned base = hexadecimal ? 16 : 10;
    std::size_t at = hexadecimal ? 3 : 2;
    const std::size_t first = at;
    std::uint32_t point = 0;
    for (; at < text.size() && digit_value(text[at], base) >= 0; ++at) {
        point =
            std::min<std::uint32_t>(point * base + static_cast<std::uint32_t>(digit_value(text[at], base)), 0x110000);
    }
    if (at == first) return 0;
    append_code_point(to, point);
    return at < text.size() && text[at] == ';' ? at + 1 : at;
}

std::size_t take_name(std::string& to, std::string_view text) {
    constexpr std::size_t longest = 10;
    std::size_t at = 1;
    while (at < text.size() && at <= longest && (is_letter(text[at]) || is_digit(text[at]))) ++at;
    if (at == 1) return 0;
    const std::string name(text.substr(1, at - 1));
    if (name == "apos") {
        to.push_back('\'');
    } else {
        const htmlEntityDesc* entity = htmlEntityLookup(reinterpret_cast<const xmlChar*>(name.c_str()));
        if (entity == nullptr) return 0;
        append_code_point(to, entity->value);
    }
    return at < text.size() && text[at] == ';' ? at + 1 : at;
}

}  // namespace

std::string lower_case(std::string_view name) {
    std::string lower(name);
    for (char& c : lower) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return lower;
}

void append_resolved(std::string& to, std::string_view text) {
    while (!text.empty()) {
        const std::size_t ampersand = std::min(text.find('&'), text.size());
        to.append(text.substr(0, ampersand));
        text.remove_prefix(ampersand);
        if (text.empty()) return;
        std::size_t length = 0;
        if (text.size() > 1) length = text[1] == '#' ? take_number(to, text) : take_name(to, text);
        if (length == 0) {
            to.push_back('&');
            length = 1;
        }
        text.remove_prefix(length);
    }
}

Markup MarkupScanner::next() {
    if (at_ >= source_.size()) return {};
    if (source_[at_] == '<' && at_ + 1 < source_.size()) {
        const char second = source_[at_ + 1];
        const bool closes = second == '/' && at_ + 2 < source_.size() && is_letter(source_[at_ + 2]);
        if (closes || is_letter(second)) return take_tag();
        if (second == '!' || second == '?' || second == '/') return take_declaration();
    }
    const std::size_t start = at_;
    at_ = std::min(source_.find('<', start + 1), source_.size());
    Markup token;
    token.kind = Markup::Kind::text;
    token.text = source_.substr(start, at_ - start);
    return token;
}

Markup MarkupScanner::take_tag() {
    Markup token;
    ++at_;
    token.kind = source_[at_] == '/' ? Markup::Kind::end : Markup::Kind::start;
    if (token.kind == Markup::Kind::end) ++at_;
    const std::size_t name_start = at_;
    while (at_ < source_.size() && !is_markup_space(source_[at_]) && source_[at_] != '/' && source_[at_] != '>') ++at_;
    token.name = source_.substr(name_start, at_ - name_start);
    const std::size_t attributes_start = at_;
    while (at_ < source_.size() && source_[at_] != '>') {
        if (source_[at_] != '=') {
            ++at_;
            continue;
        }
        ++at_;
        while (at_ < source_.size() && is_markup_space(source_[at_])) ++at_;
        if (at_ < source_.size() && (source_[at_] == '"' || source_[at_] == '\'')) {
            at_ = std::min(source_.find(source_[at_], at_ + 1), source_.size());
            if (at_ < source_.size()) ++at_;
        }
    }
    token.attributes = source_.substr(attributes_start, at_ - attributes_start);
    token.is_empty = token.attributes.ends_with('/');
    if (at_ < source_.size()) ++at_;
    return token;
}

Markup MarkupScanner::take_declaration() {
    const std::string_view rest = source_.substr(at_);
    std::string_view closing = ">";
    std::size_t from = 2;
    Markup token;
    token.kind = Markup::Kind::other;
    if (rest.starts_with("<!--")) {
        closing = "-->";
    } else if (rest.starts_with("<![CDATA[")) {
        closing = "]]>";
        from = 9;
        token.kind = Markup::Kind::text;
        token.is_cdata = true;
    }
    const std::size_t end = std::min(rest.find(closing, from), rest.size());
    token.text = rest.substr(from, end - from);
    at_ += std::min(end + closing.size(), rest.size());
    return token;
}

std::string_view MarkupScanner::skip_past_end_tag(std::string_view name) {
    const std::size_t start = at_;
    while (at_ < source_.size()) {
        at_ = std::min(source_.find("</", at_), source_.size());
        const std::string_view rest = source_.substr(std::min(at_ + 2, source_.size()));
        const bool found = lower_case(rest.substr(0, name.size())) == name &&
                           (rest.size() == name.size() || is_markup_space(rest[name.size()]) ||
                            rest[name.size()] == '>' || rest[name.size()] == '/');
        if (found && rest.size() >= name.size()) {
            const std::string_view content = source_.substr(start, at_ - start);
            at_ = std::min(source_.find('>', at_), source_.size());
            if (at_ < source_.size()) ++at_;
            return content;
        }
        at_ = std::min(at_ + 2, source_.size());
    }
    return source_.substr(std::min(start, source_.size()));
}

}  // namespace recueil::corpus
