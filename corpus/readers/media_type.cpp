#include "corpus/readers/media_type.h"

#include <algorithm>
#include <array>
#include <memory>

#include <fmt/format.h>
#include <magic.h>

#include "corpus/readers/text_encoding.h"

namespace recueil::corpus {
namespace {

struct CloseMagic {
    void operator()(magic_t cookie) const { magic_close(cookie); }
};
using Magic = std::unique_ptr<magic_set, CloseMagic>;

// A cookie serves one thread at a time and costs milliseconds to load: one a thread.
std::string ask_libmagic(std::string_view head) {
    static constexpr int quiet = MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS | MAGIC_NO_CHECK_TAR | MAGIC_NO_CHECK_ELF;
    thread_local const Magic cookie = [] {
        Magic opened(magic_open(quiet));
        if (opened && magic_load(opened.get(), nullptr) != 0) opened.reset();
        return opened;
    }();
    if (!cookie) return "application/octet-stream";
    const char* type = magic_buffer(cookie.get(), head.data(), head.size());
    return type == nullptr ? "application/octet-stream" : type;
}

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool begins_with(std::string_view text, std::string_view lower_case) {
    return text.size() >= lower_case.size() &&
           std::equal(lower_case.begin(), lower_case.end(), text.begin(), [](char a, char b) { return a == lower(b); });
}

std::string_view skip_space(std::string_view text) {
    const std::size_t start = text.find_first_not_of(" \t\r\n\f");
    return start == std::string_view::npos ? std::string_view() : text.substr(start);
}

// What follows the XML declaration, comments and processing instructions.
std::string_view skip_prolog(std::string_view text) {
    text = skip_space(text);
    while (begins_with(text, "<?") || begins_with(text, "<!--")) {
        const std::string_view closing = text[1] == '?' ? "?>" : "-->";
        const std::size_t end = text.find(closing);
        if (end == std::string_view::npos) return {};
        text = skip_space(text.substr(end + closing.size()));
    }
    return text;
}

bool begins_with_tag(std::string_view text, std::string_view name) {
    if (text.empty() || text.front() != '<') return false;
    text.remove_prefix(1);
    if (!begins_with(text, name)) return false;
    return text.size() > name.size() && (text[name.size()] == '>' || text[name.size()] == '/' ||
                                         static_cast<unsigned char>(text[name.size()]) <= ' ');
}

Format format_of_markup(std::string_view head) {
    static constexpr std::array<std::string_view, 38> elements = {
        "html",   "head", "body",    "title",   "meta", "link", "base", "style",      "script", "main",
        "header", "nav",  "article", "section", "div",  "p",    "h1",   "h2",         "h3",     "h4",
        "h5",     "h6",   "table",   "ul",      "ol",   "dl",   "pre",  "blockquote", "center", "font",
        "span",   "b",    "i",       "strong",  "em",   "a",    "br",   "hr"};
    const std::string_view body = skip_prolog(head);
    if (begins_with(body, "<!doctype html")) return Format::html;
    if (begins_with_tag(body, "office:document")) return Format::flat_odt;
    const bool is_element = std::any_of(elements.begin(), elements.end(),
                                        [&](std::string_view name) { return begins_with_tag(body, name); });
    return is_element ? Format::html : Format::text;
}

}  // namespace

Kind tell_kind(std::string_view head) {
    head = head.substr(0, head_bytes);
    if (head.substr(0, 1024).find("%PDF-") != std::string_view::npos) return {Format::pdf, "application/pdf"};
    if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06")) return {Format::zip, "application/zip"};
    if (head.starts_with("{\\rtf")) return {Format::unknown, "text/rtf"};
    if (head.starts_with("%!PS")) return {Format::unknown, "application/postscript"};
    if (!looks_like_text(head)) {
        const std::string type = ask_libmagic(head);
        return {type.starts_with("image/") ? Format::image : Format::unknown, type};
    }
    const std::string_view marked = head.starts_with("\xEF\xBB\xBF") ? head.substr(3) : head;
    if (!skip_space(marked).starts_with('<')) {
        const bool wide = marked.find('\0') != std::string_view::npos;
        if (!wide) return {Format::text, "text/plain"};
        const Outcome<Decoded> decoded = decode_text(head.substr(0, head.size() & ~std::size_t{3}));
        if (!decoded || !skip_space(decoded->text).starts_with('<')) return {Format::text, "text/plain"};
        const Format format = format_of_markup(decoded->text);
        return {format, format == Format::html ? "text/html" : "text/plain"};
    }
    switch (format_of_markup(marked)) {
        case Format::html:
            return {Format::html, "text/html"};
        case Format::flat_odt:
            return {Format::flat_odt, "application/vnd.oasis.opendocument.text-flat-xml"};
        default:
            break;
    }
    return ask_libmagic(head) == "text/html" ? Kind{Format::html, "text/html"} : Kind{Format::text, "text/plain"};
}

Problem unsupported(std::string_view media_type) {
    static constexpr std::string_view save_as = "save it as PDF, DOCX or ODT";
    struct Known {
        std::string_view type;
        std::string_view reason;
    };
    static constexpr std::array<Known, 14> known = {{
        {"text/rtf", "it is an RTF file"},
        {"application/postscript", "it is a PostScript file"},
        {"application/msword", "it is an old Word file (.doc)"},
        {"application/vnd.ms-office", "it is an old or encrypted Office file"},
        {"application/x-ole-storage", "it is an old or encrypted Office file"},
        {"application/cdfv2", "it is an old or encrypted Office file"},
        {"application/CDFV2", "it is an old or encrypted Office file"},
        {"application/encrypted", "it is encrypted"},
        {"application/vnd.ms-excel", "it is an old spreadsheet (.xls)"},
        {"application/vnd.ms-powerpoint", "it is an old presentation (.ppt)"},
        {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "it is a spreadsheet (.xlsx)"},
        {"application/vnd.openxmlformats-officedocument.presentationml.presentation", "it is a presentation (.pptx)"},
        {"application/vnd.oasis.opendocument.spreadsheet", "it is a spreadsheet (.ods)"},
        {"application/vnd.oasis.opendocument.presentation", "it is a presentation (.odp)"},
    }};
    for (const Known& one : known) {
        if (one.type == media_type) return {std::string(one.reason), std::string(save_as)};
    }
    if (media_type == "application/octet-stream" || media_type.empty()) {
        return {"it is a binary file of no known kind", {}};
    }
    return {fmt::format("it is a binary file ({})", media_type), {}};
}

}  // namespace recueil::corpus
