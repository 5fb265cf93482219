#include "corpus/readers/docx_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "corpus/readers/xml_reader.h"

namespace recueil::corpus {
namespace {

// Properties, deleted and moved text, field codes, and fallbacks for programs that cannot show the drawing.
constexpr std::array<std::string_view, 11> skipped_word_elements = {
    "tblPr", "trPr", "tcPr", "sdtPr", "del", "delText", "moveFrom", "Fallback", "instrText", "rt", "tblGrid"};

// The separators that open the list of footnotes.
bool is_separator_note(const XmlReader& reader) {
    const std::string type = reader.attribute("type");
    return type == "separator" || type == "continuationSeparator" || type == "continuationNotice";
}

std::string_view trimmed(std::string_view text) {
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos) return {};
    return text.substr(start, text.find_last_not_of(" \t\r\n") + 1 - start);
}

// A symbol font's character, in the private zone where PDF and Word put it.
std::string symbol(const std::string& hexadecimal) {
    std::uint32_t point = 0;
    std::from_chars(hexadecimal.data(), hexadecimal.data() + hexadecimal.size(), point, 16);
    if (point < 0x800 || point > 0xFFFF || (point >= 0xD800 && point <= 0xDFFF)) return {};
    return {static_cast<char>(0xE0U | (point >> 12)), static_cast<char>(0x80U | ((point >> 6) & 0x3FU)),
            static_cast<char>(0x80U | (point & 0x3FU))};
}

class DocxText {
  public:
    DocxText(XmlReader& reader, std::size_t most, LineRole role, DocxStyles& styles, StructuredText& to,
             std::vector<PageMargin>& margins)
        : reader_(reader), most_(most), role_(role), styles_(styles), to_(to), margins_(margins) {}

    Outcome<void> run() {
        Outcome<XmlReader::Node> node = reader_.next();
        while (node && *node != XmlReader::Node::finished) {
            if (to_.size() > most_) return problem(fmt::format("its text is larger than {} bytes", most_));
            if (*node == XmlReader::Node::start && must_skip()) {
                node = reader_.next_after_element();
                continue;
            }
            if (Outcome<void> taken = take(*node); !taken) return taken;
            node = reader_.next();
        }
        if (!node) return tl::unexpected(node.error());
        return {};
    }

  private:
    // Of a paragraph that is open: its look with all that its styles say.
    struct Open {
        ParagraphLook look;
        std::string label;
        bool is_bullet = false;
    };

    bool must_skip() const {
        const std::string_view name = reader_.name();
        if (name == "footnote" || name == "endnote") return is_separator_note(reader_);
        return std::find(skipped_word_elements.begin(), skipped_word_elements.end(), name) !=
               skipped_word_elements.end();
    }

    Outcome<void> take(XmlReader::Node node) {
        const std::string_view name = reader_.name();
        if (node == XmlReader::Node::text) {
            if (in_text_) add(keeps_space_ ? reader_.text() : trimmed(reader_.text()));
            return {};
        }
        if (node == XmlReader::Node::end) {
            take_end(name);
            return {};
        }
        if (name == "pPr" || name == "rPr") return take_properties(name == "pPr");
        take_start(name);
        return {};
    }

    void take_end(std::string_view name) {
        if (name == "t") in_text_ = false;
        if (name == "r") run_ = {};
        if (name == "p") end_paragraph();
        if (name == "tc") to_.end_cell();
        if (name == "tr") to_.end_row();
        if (name == "tbl") to_.end_table();
        if (name == "sectPr") in_section_ = false;
    }

    void take_start(std::string_view name) {
        if (name == "p") {
            begin_paragraph();
            if (reader_.is_empty()) end_paragraph();
        } else if (name == "t") {
            in_text_ = !reader_.is_empty();
            keeps_space_ = reader_.attribute("space") == "preserve";
        } else if (name == "tab" || name == "ptab") {
            add("\t");
        } else if (name == "br" || name == "cr") {
            add("\n");
        } else if (name == "noBreakHyphen") {
            add("-");
        } else if (name == "softHyphen") {
            return;
        } else if (name == "sym") {
            add(symbol(reader_.attribute("char")));
        } else if (name == "tbl") {
            if (!reader_.is_empty()) to_.begin_table();
        } else if (name == "tr") {
            if (!reader_.is_empty()) to_.begin_row();
        } else if (name == "tc") {
            if (!reader_.is_empty()) to_.begin_cell();
        } else if (name == "sectPr") {
            in_section_ = !reader_.is_empty();
        } else if (in_section_) {
            take_page_margin(reader_, margins_);
        }
    }

    Outcome<void> take_properties(bool of_paragraph) {
        if (!of_paragraph) {
            std::string style;
            Outcome<RunLook> look = read_run_look(reader_, &style);
            if (!look) return tl::unexpected(std::move(look.error()));
            run_ = *look;
            if (!style.empty()) run_.inherit(styles_.run(style));
            return {};
        }
        Outcome<ParagraphLook> look = read_paragraph_look(reader_, &margins_);
        if (!look) return tl::unexpected(std::move(look.error()));
        if (open_.empty()) return {};
        const ParagraphLook& style = styles_.paragraph(look->style);
        const bool own_list = look->list.has_value();
        look->inherit(style);
        ParagraphLook& current = open_.back().look;
        current = std::move(*look);
        LineLayout& layout = to_.layout();
        if (current.outline && *current.outline < 9) {
            layout.role = LineRole::heading;
            layout.level = static_cast<std::uint8_t>(*current.outline + 1);
        }
        if (!current.list || *current.list == "0") return {};
        std::size_t level = current.level.value_or(0);
        if (!own_list) level = styles_.level_of_style(*current.list, current.style).value_or(level);
        open_.back().label = styles_.next_label(*current.list, level, open_.back().is_bullet);
        if (layout.role == LineRole::body) {
            layout.role = LineRole::list_item;
            layout.level = static_cast<std::uint8_t>(level + 1);
        }
        return {};
    }

    void begin_paragraph() {
        LineLayout layout;
        layout.role = role_;
        to_.begin_paragraph(layout);
        open_.emplace_back();
        open_.back().look = styles_.paragraph({});
        run_ = {};
    }

    // « Article 1 : » may be all a paragraph has; a bullet alone is nothing.
    void end_paragraph() {
        if (open_.empty()) return;
        if (open_.back().is_bullet && !open_.back().label.empty()) {
            to_.layout().role = role_;
        } else if (!open_.back().label.empty()) {
            std::string label = std::move(open_.back().label);
            while (label.ends_with(' ')) label.pop_back();
            to_.add(open_.back().look.run.capitals.value_or(false) ? in_capitals(label) : label);
        }
        open_.pop_back();
        to_.end_paragraph();
    }

    void add(std::string_view words) {
        if (open_.empty() || words.empty()) return;
        RunLook look = run_;
        look.inherit(open_.back().look.run);
        if (look.hidden.value_or(false) || look.struck.value_or(false)) return;
        const bool capitals = look.capitals.value_or(false);
        if (!open_.back().label.empty()) {
            // The label has the look of the words it opens.
            std::string label = std::exchange(open_.back().label, {});
            to_.add(capitals ? in_capitals(label) : label);
        }
        to_.add(capitals ? in_capitals(words) : std::string(words));
        const bool is_space = words.find_first_not_of(" \t\n") == std::string_view::npos;
        if (!is_space) to_.note_look(words.size(), look.bold.value_or(false), look.font_size.value_or(0));
    }

    XmlReader& reader_;
    std::size_t most_;
    LineRole role_;
    DocxStyles& styles_;
    StructuredText& to_;
    std::vector<PageMargin>& margins_;
    std::vector<Open> open_;
    RunLook run_;
    bool in_text_ = false;
    bool keeps_space_ = false;
    bool in_section_ = false;
};

}  // namespace

Outcome<void> docx_text(std::string_view xml, const std::string& part, std::size_t most, LineRole role,
                        DocxStyles& styles, StructuredText& to, std::vector<PageMargin>& margins) {
    Outcome<XmlReader> reader = XmlReader::open(xml, part);
    if (!reader) return tl::unexpected(std::move(reader.error()));
    return DocxText(*reader, most, role, styles, to, margins).run();
}

}  // namespace recueil::corpus
