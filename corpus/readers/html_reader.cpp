#include "corpus/readers/html_reader.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/readers/html_styles.h"
#include "corpus/readers/list_numbering.h"
#include "corpus/readers/markup_scanner.h"
#include "corpus/readers/structured_text.h"
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

// Elements that hold none of the words of the page, or words that it takes back.
constexpr std::array<std::string_view, 5> never_shown = {"template", "noscript", "del", "s", "strike"};

// Elements that end where the next of their kind starts.
constexpr std::array<std::string_view, 8> self_ending = {"p", "li", "dt", "dd", "td", "th", "tr", "option"};
constexpr std::array<std::string_view, 6> containers = {"ul", "ol", "dl", "table", "select", "menu"};

constexpr std::array<std::string_view, 16> void_elements = {"area",  "base",  "br",       "col",  "embed", "hr",
                                                            "img",   "input", "link",     "meta", "param", "source",
                                                            "track", "wbr",   "basefont", "frame"};

NumberFormat format_of(const std::string& type) {
    if (type == "a" || type == "lower-alpha" || type == "lower-latin") return NumberFormat::lower_letter;
    if (type == "A" || type == "upper-alpha" || type == "upper-latin") return NumberFormat::upper_letter;
    if (type == "i" || type == "lower-roman") return NumberFormat::lower_roman;
    if (type == "I" || type == "upper-roman") return NumberFormat::upper_roman;
    if (type == "decimal-leading-zero") return NumberFormat::decimal_zero;
    if (type == "disc" || type == "circle" || type == "square") return NumberFormat::bullet;
    return NumberFormat::decimal;
}

std::optional<long> number_in(const std::string& text) {
    long number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end == text.data()) return std::nullopt;
    return std::clamp<long>(number, -1000000, 1000000);
}

class Page {
  public:
    explicit Page(std::string_view html) : scanner_(html), is_xml_(html.starts_with("<?xml")) {}

    Extraction read() {
        std::string resolved;
        for (Markup token = scanner_.next(); token.kind != Markup::Kind::finished; token = scanner_.next()) {
            if (token.kind == Markup::Kind::text) {
                if (is_hidden()) continue;
                resolved.clear();
                if (token.is_cdata) {
                    resolved = token.text;
                } else {
                    append_resolved(resolved, token.text);
                }
                add(resolved);
            } else if (token.kind != Markup::Kind::other) {
                take_tag(token);
            }
        }
        end_block();
        return to_.finish();
    }

  private:
    struct Element {
        std::string name;
        std::size_t nested = 0;  // of the same name inside
        bool capitals = false;
        bool bold = false;
    };
    struct List {
        NumberFormat format = NumberFormat::bullet;
        bool is_shown = true;
        long next = 1;
    };

    bool is_hidden() const { return !hidden_.empty(); }

    void take_tag(const Markup& token) {
        const std::string name = lower_case(token.name.substr(0, 16));
        const bool starts = token.kind == Markup::Kind::start;
        const bool is_empty = token.is_empty && (is_xml_ || is_one_of(void_elements, name));
        if (starts && is_one_of(dropped, name) && !(is_xml_ && token.is_empty)) {
            const std::string_view content = scanner_.skip_past_end_tag(name);
            if (name == "style") styles_.add_sheet(content);
            return;
        }
        if (is_hidden() && !leaves_hidden(name, starts, is_empty)) return;
        if (starts) {
            start(name, token, is_empty);
        } else {
            end(name);
        }
    }

    // Whether this tag is seen again, after what an element hides.
    bool leaves_hidden(const std::string& name, bool starts, bool is_empty) {
        if (starts && is_one_of(self_ending, hidden_) && hidden_containers_ == 0) {
            const bool ends_paragraph = hidden_ == "p" && is_one_of(blocks, name);
            if (name == hidden_ || ends_paragraph) {
                hidden_.clear();
                return true;
            }
        }
        const int step = starts ? (is_empty ? 0 : 1) : -1;
        if (is_one_of(containers, name) && name != hidden_) {
            hidden_containers_ = std::max(0, hidden_containers_ + step);
            const bool ends_parent =
                step < 0 && is_one_of(self_ending, hidden_) && hidden_containers_ == 0 && !hidden_had_container_;
            if (step > 0) hidden_had_container_ = true;
            if (ends_parent) {
                hidden_.clear();
                return true;
            }
            return false;
        }
        if (name != hidden_) return false;
        hidden_nested_ += step;
        if (hidden_nested_ == 0) hidden_.clear();
        return false;
    }

    void hide(const std::string& name) {
        hidden_ = name;
        hidden_nested_ = 1;
        hidden_containers_ = 0;
        hidden_had_container_ = false;
    }

    void start(const std::string& name, const Markup& token, bool is_empty) {
        const HtmlAttributes attributes = read_attributes(token.attributes);
        const HtmlLook look = styles_.look(name, attributes);
        const bool is_void = is_empty || is_one_of(void_elements, name);
        const bool unseen = look.hidden.value_or(false) || look.struck.value_or(false) || is_one_of(never_shown, name);
        if (is_one_of(blocks, name)) end_block();
        if (unseen) {
            if (!is_void) hide(name);
            return;
        }
        if (name == "br") {
            open_paragraph();
            to_.add("\n");
            space_ = false;
            return;
        }
        if (!is_void) enter(name, look);
        if (is_one_of(blocks, name)) start_block(name, attributes, look);
    }

    void start_block(const std::string& name, const HtmlAttributes& attributes, const HtmlLook& look) {
        paragraph_is_empty_ = name == "p";
        if (name == "pre") ++preformatted_;
        if (name == "table") to_.begin_table();
        if (name == "tr") to_.begin_row();
        if (name == "td" || name == "th") to_.begin_cell();
        if (name == "ol" || name == "ul" || name == "menu") begin_list(name, attributes, look);
        if (name == "li") begin_item(attributes, look);
        if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') {
            heading_ = static_cast<std::uint8_t>(name[1] - '0');
        }
    }

    void begin_list(const std::string& name, const HtmlAttributes& attributes, const HtmlLook& look) {
        if (lists_.size() >= deepest_list) {
            ++lists_beyond_;
            return;
        }
        List list;
        const bool is_ordered = name == "ol";
        if (is_ordered) list.format = attributes.type.empty() ? NumberFormat::decimal : format_of(attributes.type);
        list.next = number_in(attributes.start).value_or(1);
        if (look.list_type) set_type(list, *look.list_type);
        lists_.push_back(list);
    }

    static void set_type(List& list, const std::string& type) {
        if (type.starts_with("none") || type.ends_with(" none")) {
            list.is_shown = false;
        } else if (type.find("url(") == std::string::npos && type != "inside" && type != "outside" &&
                   type != "inherit") {
            list.format = format_of(type.substr(0, type.find(' ')));
        }
    }

    void begin_item(const HtmlAttributes& attributes, const HtmlLook& look) {
        label_ = "• ";
        if (lists_.empty()) return;
        List list = lists_.back();
        if (const auto value = number_in(attributes.value)) list.next = *value;
        lists_.back().next = list.next + 1;
        if (look.list_type) set_type(list, *look.list_type);
        if (list.format != NumberFormat::bullet) label_ = format_number(list.format, list.next) + ". ";
        if (!list.is_shown) label_.clear();
        item_level_ = static_cast<std::uint8_t>(lists_.size());
    }

    void end(const std::string& name) {
        leave(name);
        if (name == "br") {  // « </br> » is read as « <br> »
            open_paragraph();
            to_.add("\n");
            return;
        }
        if (!is_one_of(blocks, name)) return;
        const bool is_blank_paragraph = name == "p" && paragraph_is_empty_ && !to_.is_open() && to_.lines_so_far() > 0;
        end_block();
        if (is_blank_paragraph) {
            open_paragraph();
            to_.end_paragraph();
        }
        paragraph_is_empty_ = false;
        if (name == "pre") preformatted_ = std::max(0, preformatted_ - 1);
        if (name == "table") to_.end_table();
        if (name == "tr") to_.end_row();
        if (name == "td" || name == "th") to_.end_cell();
        if (name == "li") label_.clear();
        if (name == "ol" || name == "ul" || name == "menu") {
            if (lists_beyond_ > 0) {
                --lists_beyond_;
            } else if (!lists_.empty()) {
                lists_.pop_back();
            }
        }
        heading_ = 0;
    }

    // Only elements that change how words look are kept; others of the same name are counted.
    void enter(const std::string& name, const HtmlLook& look) {
        const bool is_bold_tag = name == "b" || name == "strong" || name == "th";
        if (look.capitals || look.bold || is_bold_tag) {
            if (elements_.size() >= deepest_element) return;
            Element element{name, 0, capitals(), bold()};
            if (is_bold_tag) element.bold = true;
            if (look.capitals) element.capitals = *look.capitals;
            if (look.bold) element.bold = *look.bold;
            elements_.push_back(std::move(element));
        } else if (!elements_.empty() && elements_.back().name == name) {
            ++elements_.back().nested;
        }
    }

    void leave(const std::string& name) {
        if (elements_.empty() || elements_.back().name != name) return;
        if (elements_.back().nested > 0) {
            --elements_.back().nested;
        } else {
            elements_.pop_back();
        }
    }

    bool capitals() const { return !elements_.empty() && elements_.back().capitals; }
    bool bold() const { return !elements_.empty() && elements_.back().bold; }

    void open_paragraph() {
        if (to_.is_open()) return;
        LineLayout layout;
        if (heading_ > 0) {
            layout.role = LineRole::heading;
            layout.level = heading_;
        } else if (!label_.empty()) {
            layout.role = LineRole::list_item;
            layout.level = item_level_;
        }
        to_.begin_paragraph(layout);
        if (!label_.empty()) to_.add(std::exchange(label_, {}));
        space_ = false;
        at_start_ = true;
    }

    void add(const std::string& text) {
        std::string words;
        bool has_word = false;
        for (const char c : text) {
            if (preformatted_ > 0) {
                if (c != '\r') words.push_back(c);
                has_word = has_word || c == '\n' || !is_markup_space(c);
                continue;
            }
            if (is_markup_space(c)) {
                space_ = true;
                continue;
            }
            if (!to_.is_open()) {
                open_paragraph();
            } else if (space_ && !(words.empty() && ends_line())) {
                words.push_back(' ');
            }
            space_ = false;
            words.push_back(c);
            has_word = true;
        }
        if (words.empty()) return;
        if (!to_.is_open()) {
            if (!has_word) return;
            open_paragraph();
        }
        to_.add(capitals() ? in_capitals(words) : words);
        to_.note_look(words.size(), bold() || heading_ > 0, 0);
        at_start_ = false;
    }

    bool ends_line() { return at_start_ || to_.words().empty() || to_.words().back() == '\n'; }

    // The line break that ends a block is none more than the block's own.
    void end_block() {
        space_ = false;
        if (!to_.is_open()) return;
        std::string& words = to_.words();
        if (words.ends_with('\n')) words.pop_back();
        to_.end_paragraph();
        paragraph_is_empty_ = false;
    }

    static constexpr std::size_t deepest_list = 32;
    static constexpr std::size_t deepest_element = 256;

    MarkupScanner scanner_;
    bool is_xml_;
    StructuredText to_;
    HtmlStyles styles_;
    std::vector<Element> elements_;
    std::vector<List> lists_;
    std::size_t lists_beyond_ = 0;
    std::string label_;  // of the item that starts with the next words
    std::uint8_t item_level_ = 0;
    std::uint8_t heading_ = 0;
    std::string hidden_;  // name of the element that hides what it holds
    int hidden_nested_ = 0;
    int hidden_containers_ = 0;
    bool hidden_had_container_ = false;
    int preformatted_ = 0;
    bool space_ = false;
    bool at_start_ = true;
    bool paragraph_is_empty_ = false;
};

}  // namespace

Outcome<Extraction> read_html(std::string_view bytes) {
    Outcome<Decoded> decoded = decode_text(bytes, declared_charset(bytes));
    if (!decoded) return tl::unexpected(std::move(decoded.error()));
    Extraction extraction = Page(decoded->text).read();
    extraction.media_type = "text/html";
    extraction.encoding = std::move(decoded->encoding);
    extraction.notes = std::move(decoded->notes);
    return extraction;
}

}  // namespace recueil::corpus
