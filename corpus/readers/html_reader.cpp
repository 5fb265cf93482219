#include "corpus/readers/html_reader.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "corpus/readers/markup_scanner.h"
#include "corpus/readers/text_encoding.h"

namespace recueil::corpus {
namespace {

// Elements whose content is no running text; all but the first two hold no tags either.
constexpr std::array<std::string_view, 8> dropped = {"script", "style",   "title",    "textarea",
                                                     "iframe", "noembed", "noframes", "xmp"};

constexpr std::array<std::string_view, 46> blocks = {
    "address", "article", "aside", "blockquote", "body",     "caption",    "center", "dd",     "details", "dialog",
    "dir",     "div",     "dl",    "dt",         "fieldset", "figcaption", "figure", "footer", "form",    "h1",
    "h2",      "h3",      "h4",    "h5",         "h6",       "header",     "hgroup", "hr",     "html",    "legend",
    "li",      "main",    "menu",  "nav",        "ol",       "option",     "p",      "pre",    "section", "summary",
    "table",   "tbody",   "td",    "th",         "tr",       "ul"};

template <std::size_t Size>
bool is_one_of(const std::array<std::string_view, Size>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

class Lines {
  public:
    void add(std::string_view words) {
        for (const char c : words) {
            if (preformatted_ > 0 && c == '\n') {
                end_line();
            } else if (preformatted_ > 0 && c != '\r') {
                text_.push_back(c);
            } else if (is_markup_space(c)) {
                space_ = true;
            } else {
                if (space_ && !at_line_start()) text_.push_back(' ');
                space_ = false;
                text_.push_back(c);
            }
        }
    }

    void end_line() {
        text_.push_back('\n');
        line_start_ = text_.size();
        space_ = false;
    }

    void end_block() {
        if (!at_line_start()) end_line();
        space_ = false;
    }

    void enter_preformatted() { ++preformatted_; }
    void leave_preformatted() { preformatted_ = std::max(0, preformatted_ - 1); }

    std::size_t size() const { return text_.size(); }
    std::string finish() {
        end_block();
        return std::move(text_);
    }

  private:
    bool at_line_start() const { return text_.size() == line_start_; }

    std::string text_;
    std::size_t line_start_ = 0;
    bool space_ = false;
    int preformatted_ = 0;
};

std::string_view after(std::string_view text, std::string_view words) {
    const std::size_t at = text.find(words);
    return at == std::string_view::npos ? std::string_view() : text.substr(at + words.size());
}

// The charset named in a <meta> tag or an XML declaration near the beginning; empty where none is.
std::string declared_charset(std::string_view bytes) {
    const std::string head = lower_case(bytes.substr(0, 4096));
    std::string_view rest = after(head, "charset");
    if (rest.empty() && head.starts_with("<?xml"))
        rest = after(std::string_view(head).substr(0, head.find("?>")), "encoding");
    while (!rest.empty() &&
           (is_markup_space(rest.front()) || rest.front() == '=' || rest.front() == '"' || rest.front() == '\'')) {
        rest.remove_prefix(1);
    }
    std::string name;
    for (const char c : rest.substr(0, 40)) {
        const bool fits =
            (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' || c == '.';
        if (!fits) break;
        name.push_back(c);
    }
    // Browsers read what calls itself ISO-8859-1 or ASCII as windows-1252, and so wrote those who checked in one.
    if (name == "iso-8859-1" || name == "latin1" || name == "us-ascii" || name == "ascii") return "windows-1252";
    return name;
}

std::string text_of(std::string_view html) {
    MarkupScanner scanner(html);
    Lines lines;
    std::string resolved;
    const bool is_xml = html.starts_with("<?xml");
    std::size_t paragraph_start = 0;
    for (Markup token = scanner.next(); token.kind != Markup::Kind::finished; token = scanner.next()) {
        if (token.kind == Markup::Kind::text) {
            resolved.clear();
            if (token.is_cdata) {
                resolved = token.text;
            } else {
                append_resolved(resolved, token.text);
            }
            lines.add(resolved);
            continue;
        }
        if (token.kind == Markup::Kind::other) continue;
        const std::string name = lower_case(token.name.substr(0, 16));
        const bool starts = token.kind == Markup::Kind::start;
        if (starts && is_one_of(dropped, name) && !(is_xml && token.is_empty)) {
            scanner.skip_past_end_tag(name);
        } else if (name == "br") {
            lines.end_line();
        } else if (is_one_of(blocks, name)) {
            const bool is_empty_paragraph =
                name == "p" && !starts && lines.size() == paragraph_start && lines.size() > 0;
            lines.end_block();
            if (is_empty_paragraph) lines.end_line();
            paragraph_start = starts ? lines.size() : std::string::npos;
            if (name == "pre") starts ? lines.enter_preformatted() : lines.leave_preformatted();
        }
    }
    return lines.finish();
}

}  // namespace

Outcome<Extraction> read_html(std::string_view bytes) {
    Outcome<Decoded> decoded = decode_text(bytes, declared_charset(bytes));
    if (!decoded) return tl::unexpected(std::move(decoded.error()));
    Extraction extraction;
    extraction.text = text_of(decoded->text);
    extraction.media_type = "text/html";
    extraction.encoding = std::move(decoded->encoding);
    extraction.notes = std::move(decoded->notes);
    return extraction;
}

}  // namespace recueil::corpus
