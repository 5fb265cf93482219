#include "corpus/readers/media_type.h"

#include <algorithm>
#include <array>
#include <memory>
#include <optional>

#include <fmt/format.h>
#include <magic.h>

#include "corpus/readers/markup_scanner.h"
#include "corpus/readers/mime_parts.h"
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

// The text after the XML declaration, comments and processing instructions.
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

// Past a document type with its declarations, and what else comes before the root element.
std::string_view skip_document_type(std::string_view text) {
    if (!begins_with(text, "<!doctype")) return text;
    std::size_t end = text.find_first_of("[>");
    if (end != std::string_view::npos && text[end] == '[') end = text.find("]", end);
    if (end != std::string_view::npos) end = text.find('>', end);
    return end == std::string_view::npos ? std::string_view() : skip_prolog(text.substr(end + 1));
}

// The root of a flat ODT by its name and namespace: the prefix is its writer's choice.
bool is_flat_odt(std::string_view text) {
    if (text.empty() || text.front() != '<') return false;
    const std::string_view tag = text.substr(0, text.find('>'));
    const std::string_view name = tag.substr(1, std::min(tag.find_first_of(" \t\r\n/"), tag.size()) - 1);
    const bool is_document = name == "document" || name.ends_with(":document");
    return name == "office:document" ||
           (is_document && tag.find("urn:oasis:names:tc:opendocument:xmlns:office:1.0") != std::string_view::npos);
}

// Old Office files are archives of streams, of which only antiword finds out whether Word wrote them; those that
// libmagic knows as something else are left to it.
bool may_be_word(std::string_view head, std::string_view type) {
    static constexpr std::array<std::string_view, 5> others = {
        "application/vnd.ms-excel", "application/vnd.ms-powerpoint", "application/vnd.ms-outlook", "application/x-msi",
        "application/encrypted"};
    if (type == "application/msword") return true;
    return head.starts_with("\xD0\xCF\x11\xE0") && std::find(others.begin(), others.end(), type) == others.end();
}

// Data that a program wrote for another: « {"name": … » or « [{ … ».
bool is_json(std::string_view text) {
    if (text.empty() || (text.front() != '{' && text.front() != '[')) return false;
    const std::string_view inside = skip_space(text.substr(1));
    if (text.front() == '[') return inside.starts_with('{') || inside.starts_with("[{");
    if (!inside.starts_with('"')) return false;
    const std::size_t close = inside.find('"', 1);
    return close != std::string_view::npos && skip_space(inside.substr(close + 1)).starts_with(':');
}

Format format_of_markup(std::string_view head) {
    static constexpr std::array<std::string_view, 38> elements = {
        "html",   "head", "body",    "title",   "meta", "link", "base", "style",      "script", "main",
        "header", "nav",  "article", "section", "div",  "p",    "h1",   "h2",         "h3",     "h4",
        "h5",     "h6",   "table",   "ul",      "ol",   "dl",   "pre",  "blockquote", "center", "font",
        "span",   "b",    "i",       "strong",  "em",   "a",    "br",   "hr"};
    const std::string_view body = skip_prolog(head);
    if (begins_with(body, "<!doctype html")) return Format::html;
    if (is_flat_odt(skip_document_type(body))) return Format::flat_odt;
    if (begins_with(skip_space(head), "<?xml")) {
        static constexpr std::array<std::string_view, 5> roots = {"html", "body", "div", "p", "table"};
        const bool is_page =
            std::any_of(roots.begin(), roots.end(), [&](std::string_view name) { return begins_with_tag(body, name); });
        return is_page ? Format::html : Format::text;
    }
    const bool is_element = std::any_of(elements.begin(), elements.end(),
                                        [&](std::string_view name) { return begins_with_tag(body, name); });
    return is_element ? Format::html : Format::text;
}

// The kinds whose files begin with a mark of their own.
std::optional<Kind> kind_by_mark(std::string_view head) {
    if (head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06")) return Kind{Format::zip, "application/zip"};
    if (head.starts_with("\x1F\x8B") || head.starts_with("BZh") ||
        head.starts_with("\xFD"
                         "7zXZ") ||
        head.substr(0, 512).substr(std::min<std::size_t>(257, head.size())).starts_with("ustar")) {
        return Kind{Format::archive, "application/x-archive"};
    }
    if (is_mail(head)) return Kind{Format::mail, "message/rfc822"};
    if (head.substr(0, 1024).find("%PDF-") != std::string_view::npos) return Kind{Format::pdf, "application/pdf"};
    if (skip_space(head).starts_with("{\\rtf")) return Kind{Format::rtf, "text/rtf"};
    if (head.starts_with("%!PS")) return Kind{Format::unknown, "application/postscript"};
    return std::nullopt;
}

}  // namespace

Kind tell_kind(std::string_view head) {
    head = head.substr(0, head_bytes);
    if (const auto marked = kind_by_mark(head)) return *marked;
    if (!looks_like_text(head)) {
        const std::string type = ask_libmagic(head);
        if (may_be_word(head, type)) return {Format::word, "application/msword"};
        return {type.starts_with("image/") ? Format::image : Format::unknown, type};
    }
    const std::string_view marked = head.starts_with("\xEF\xBB\xBF") ? head.substr(3) : head;
    if (!skip_space(marked).starts_with('<')) {
        if (is_json(skip_space(marked))) return {Format::unknown, "application/json"};
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
    if (begins_with(skip_space(marked), "<?xml")) return {Format::unknown, "application/xml"};
    return ask_libmagic(head) == "text/html" ? Kind{Format::html, "text/html"} : Kind{Format::text, "text/plain"};
}

Kind tell_kind(std::string_view head, std::string_view name) {
    Kind kind = tell_kind(head);
    const std::string lower = lower_case(name);
    const bool is_named_so = lower.ends_with(".md") || lower.ends_with(".markdown");
    if (kind.format == Format::text && is_named_so) kind = {Format::markdown, "text/markdown"};
    return kind;
}

bool is_plain_text(std::string_view head) {
    head = head.substr(0, head_bytes);
    if (kind_by_mark(head) || !looks_like_text(head) || head.find('\0') != std::string_view::npos) return false;
    const std::string_view text = skip_space(head.starts_with("\xEF\xBB\xBF") ? head.substr(3) : head);
    return !text.starts_with('<');
}

Problem unsupported(std::string_view media_type) {
    static constexpr std::string_view save_as = "save it as PDF, DOCX or ODT";
    struct Known {
        std::string_view type;
        std::string_view reason;
    };
    static constexpr std::array<Known, 14> known = {{
        {"application/xml", "it is XML data, no document"},
        {"application/json", "it is JSON data, no document"},
        {"application/postscript", "it is a PostScript file"},
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
