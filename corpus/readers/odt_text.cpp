#include "corpus/readers/odt_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "corpus/readers/xml_reader.h"

namespace recueil::corpus {
namespace {

constexpr std::array<std::string_view, 8> skipped_odf_elements = {
    "annotation", "tracked-changes", "forms", "scripts", "note-citation", "ruby-text", "binary-data", "meta"};
constexpr std::size_t deepest_list = list_levels;

long number_or(const std::string& text, long otherwise) {
    long number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return std::clamp<long>(number, -1000000, 1000000);
}

class OdtText {
  public:
    OdtText(XmlReader& reader, std::size_t most, OdtPiece piece, OdtStyles& styles, StructuredText& to)
        : reader_(reader), most_(most), piece_(piece), styles_(styles), to_(to) {}

    Outcome<bool> run() {
        Outcome<XmlReader::Node> node = reader_.next();
        while (node && *node != XmlReader::Node::finished) {
            if (to_.size() > most_) return problem(fmt::format("its text is larger than {} bytes", most_));
            if (*node == XmlReader::Node::start && must_skip()) {
                node = reader_.next_after_element();
                continue;
            }
            take(*node);
            node = reader_.next();
        }
        if (!node) return tl::unexpected(node.error());
        return has_body_;
    }

  private:
    struct List {
        std::string style;
        bool item_begun = false;  // the label of the item still has to be written
        long start = 0;
        bool has_start = false;
        bool counted = true;
    };
    // Of a paragraph that is open: looks of it and of the spans in it, the innermost last.
    struct Open {
        std::vector<OdtLook> looks;
        std::string label;
        bool is_bullet = false;
        bool hidden = false;
    };

    bool must_skip() const {
        const std::string_view name = reader_.name();
        if (std::find(skipped_odf_elements.begin(), skipped_odf_elements.end(), name) != skipped_odf_elements.end())
            return true;
        if (name == "hidden-text") return reader_.attribute("is-hidden") != "false";
        if (name != "section") return false;
        const std::string display = reader_.attribute("display");
        return display == "none" || (display == "condition" && reader_.attribute("is-hidden") == "true");
    }

    // Runs of white space count as one; at the start of a paragraph they count for nothing.
    void add(std::string_view words) {
        if (open_.empty() || !to_.is_open()) return;
        std::string folded;
        folded.reserve(words.size());
        const std::string& before = to_.words();
        bool after_space = before.empty() || before.back() == ' ' || before.back() == '\n' || before.back() == '\t';
        for (const char c : words) {
            const bool is_space = c == ' ' || c == '\t' || c == '\n' || c == '\r';
            if (!is_space) folded.push_back(c);
            if (is_space && !after_space) folded.push_back(' ');
            after_space = is_space;
        }
        write(folded);
    }

    void write(std::string_view words) {
        if (open_.empty() || words.empty()) return;
        Open& open = open_.back();
        const OdtLook& look = open.looks.back();
        if (look.hidden.value_or(false) || look.struck.value_or(false)) return;
        const bool is_space = words.find_first_not_of(" \t\n") == std::string_view::npos;
        if (!open.label.empty() && !is_space) write_label(open);
        to_.add(look.capitals.value_or(false) ? in_capitals(words) : std::string(words));
        if (!is_space) to_.note_look(words.size(), look.bold.value_or(false), look.font_size.value_or(0));
    }

    void write_label(Open& open) {
        std::string label = std::exchange(open.label, {});
        if (label.back() != ' ') label.push_back(' ');
        to_.add(open.looks.front().capitals.value_or(false) ? in_capitals(label) : label);
    }

    bool is_inside() const { return in_body_ || in_margin_; }

    void take(XmlReader::Node node) {
        const std::string_view name = reader_.name();
        if (node == XmlReader::Node::text) {
            if (is_inside()) add(reader_.text());
        } else if (node == XmlReader::Node::end) {
            take_end(name);
        } else if (!is_inside()) {
            take_start_outside(name);
        } else {
            take_start(name);
        }
    }

    void take_start_outside(std::string_view name) {
        if (name == "body") {
            in_body_ = piece_ == OdtPiece::body;
        } else if (piece_ == OdtPiece::page_headers && (name == "header" || name == "header-first")) {
            in_margin_ = !reader_.is_empty() && reader_.attribute("display") != "false";
        } else if (piece_ == OdtPiece::page_footers && (name == "footer" || name == "footer-first")) {
            in_margin_ = !reader_.is_empty() && reader_.attribute("display") != "false";
        } else {
            styles_.take(reader_);
        }
    }

    void take_end(std::string_view name) {
        if (name == "body") in_body_ = false;
        if (name == "header" || name == "header-first" || name == "footer" || name == "footer-first")
            in_margin_ = false;
        if (!is_inside()) return;
        if (name == "p" || name == "h") end_paragraph();
        if (name == "span" && !open_.empty() && open_.back().looks.size() > 1) open_.back().looks.pop_back();
        if (name == "list" && !lists_.empty()) lists_.pop_back();
        if (name == "list-item" || name == "list-header") end_item();
        if (name == "table-cell" || name == "covered-table-cell") to_.end_cell();
        if (name == "table-row") to_.end_row();
        if (name == "table") to_.end_table();
    }

    void take_start(std::string_view name) {
        const bool is_empty = reader_.is_empty();
        if (name == "text") {
            has_body_ = true;
        } else if (name == "p" || name == "h") {
            begin_paragraph(name == "h");
            if (is_empty) end_paragraph();
        } else if (name == "span") {
            if (is_empty || open_.empty()) return;
            OdtLook look = styles_.look(reader_.attribute("style-name"));
            look.inherit(open_.back().looks.back());
            open_.back().looks.push_back(std::move(look));
        } else if (name == "s") {
            write(std::string(space_count(), ' '));
        } else if (name == "tab") {
            write("\t");
        } else if (name == "line-break") {
            write("\n");
        } else if (name == "hidden-paragraph") {
            if (!open_.empty() && reader_.attribute("is-hidden") != "false") open_.back().hidden = true;
        } else if (name == "list") {
            if (!is_empty) begin_list();
        } else if (name == "list-item") {
            begin_item(is_empty);
        } else if (!is_empty && name == "table") {
            to_.begin_table();
        } else if (!is_empty && name == "table-row") {
            to_.begin_row();
        } else if (!is_empty && (name == "table-cell" || name == "covered-table-cell")) {
            to_.begin_cell();
        }
    }

    void begin_list() {
        List list;
        list.style = reader_.attribute("style-name");
        if (list.style.empty() && !lists_.empty()) list.style = lists_.back().style;
        // A list that does not go on another of its style starts anew.
        if (lists_.empty() && reader_.attribute("continue-numbering") != "true" &&
            reader_.attribute("continue-list").empty()) {
            counters_.erase(list.style);
        }
        lists_.push_back(std::move(list));
    }

    void begin_item(bool is_empty) {
        if (lists_.empty()) return;
        List& list = lists_.back();
        const std::string start = reader_.attribute("start-value");
        list.has_start = !start.empty();
        list.start = number_or(start, 1);
        list.item_begun = !is_empty;
    }

    void end_item() {
        if (!lists_.empty()) lists_.back().item_begun = false;
    }

    void begin_paragraph(bool is_heading) {
        LineLayout layout;
        if (piece_ == OdtPiece::page_headers) layout.role = LineRole::page_header;
        if (piece_ == OdtPiece::page_footers) layout.role = LineRole::page_footer;
        Open open;
        open.looks.push_back(styles_.look(reader_.attribute("style-name")));
        if (is_heading) {
            const long level = std::clamp<long>(number_or(reader_.attribute("outline-level"), 1), 1, list_levels);
            layout.role = LineRole::heading;
            layout.level = static_cast<std::uint8_t>(level);
            const bool is_in_item = !lists_.empty() && lists_.back().item_begun;
            if (!is_in_item && reader_.attribute("is-list-header") != "true") {
                open.label = outline_counter_.next(styles_.outline(), static_cast<std::size_t>(level - 1));
            }
        }
        if (!lists_.empty() && lists_.back().item_begun) take_item(open, layout);
        to_.begin_paragraph(layout);
        open_.push_back(std::move(open));
    }

    // The first paragraph of an item has its label. An item that only holds a deeper list has none of its own.
    void take_item(Open& open, LineLayout& layout) {
        List& list = lists_.back();
        list.item_begun = false;
        const std::size_t level = std::min(lists_.size(), deepest_list) - 1;
        std::string style = list.style;
        if (style.empty()) style = open.looks.front().list.value_or("");
        const OdtList* levels = styles_.list(style);
        if (levels == nullptr) return;
        ListCounter& counter = counters_[style];
        if (list.has_start) counter.set(level, list.start);
        open.is_bullet = (*levels)[level].format == NumberFormat::bullet;
        open.label = counter.next(*levels, level);
        if (layout.role == LineRole::body) {
            layout.role = LineRole::list_item;
            layout.level = static_cast<std::uint8_t>(level + 1);
        }
    }

    void end_paragraph() {
        if (open_.empty()) return;
        Open open = std::move(open_.back());
        open_.pop_back();
        if (open.hidden || (to_.words().empty() && open.looks.front().hidden.value_or(false))) {
            to_.drop_paragraph();
            return;
        }
        if (!open.label.empty() && !open.is_bullet) {
            write_label(open);
            while (to_.words().ends_with(' ')) to_.words().pop_back();
        }
        to_.end_paragraph();
    }

    // More blanks than a line has columns say nothing.
    std::size_t space_count() const {
        return static_cast<std::size_t>(std::clamp<long>(number_or(reader_.attribute("c"), 1), 0, 100));
    }

    XmlReader& reader_;
    std::size_t most_;
    OdtPiece piece_;
    OdtStyles& styles_;
    StructuredText& to_;
    std::vector<Open> open_;
    std::vector<List> lists_;
    std::map<std::string, ListCounter> counters_;
    ListCounter outline_counter_;
    bool in_body_ = false;
    bool in_margin_ = false;
    bool has_body_ = false;
};

}  // namespace

Outcome<bool> odt_text(std::string_view xml, const std::string& part, std::size_t most, OdtPiece piece,
                       OdtStyles& styles, StructuredText& to) {
    Outcome<XmlReader> reader = XmlReader::open(xml, part);
    if (!reader) return tl::unexpected(std::move(reader.error()));
    return OdtText(*reader, most, piece, styles, to).run();
}

}  // namespace recueil::corpus
