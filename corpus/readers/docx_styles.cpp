#include "corpus/readers/docx_styles.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "corpus/readers/xml_reader.h"

namespace recueil::corpus {
namespace {

constexpr int deepest_style = 32;

bool is_on(const XmlReader& reader) {
    const std::string value = reader.attribute("val");
    return value != "0" && value != "false" && value != "off";
}

std::optional<long> number_of(const std::string& text) {
    long number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end == text.data()) return std::nullopt;
    return std::clamp<long>(number, -1000000, 1000000);
}

std::optional<std::size_t> level_of(const std::string& text) {
    const std::optional<long> number = number_of(text);
    if (!number || *number < 0) return std::nullopt;
    return std::min<std::size_t>(static_cast<std::size_t>(*number), list_levels - 1);
}

NumberFormat format_of(const std::string& name) {
    if (name == "bullet") return NumberFormat::bullet;
    if (name == "none") return NumberFormat::none;
    if (name == "upperRoman") return NumberFormat::upper_roman;
    if (name == "lowerRoman") return NumberFormat::lower_roman;
    if (name == "upperLetter") return NumberFormat::upper_letter;
    if (name == "lowerLetter") return NumberFormat::lower_letter;
    if (name == "decimalZero") return NumberFormat::decimal_zero;
    if (name == "ordinal") return NumberFormat::ordinal;
    return NumberFormat::decimal;
}

void take_run_property(const XmlReader& reader, RunLook& look) {
    const std::string_view name = reader.name();
    if (name == "caps" || name == "smallCaps") {
        look.capitals = is_on(reader);
    } else if (name == "vanish") {
        look.hidden = is_on(reader);
    } else if (name == "strike" || name == "dstrike") {
        look.struck = look.struck.value_or(false) || is_on(reader);
    } else if (name == "b") {
        look.bold = is_on(reader);
    } else if (name == "sz") {
        if (const auto half_points = number_of(reader.attribute("val")))
            look.font_size = static_cast<float>(*half_points) / 2;
    }
}

template <class T>
void fill(std::optional<T>& value, const std::optional<T>& from) {
    if (!value) value = from;
}

// Hands over each element inside the one just started, with its depth under it (1 for a child), to its end. Those for
// which `take` returns false are passed over whole.
template <class Take>
Outcome<void> for_each_inside(XmlReader& reader, Take take) {
    if (reader.is_empty()) return {};
    int depth = 0;
    Outcome<XmlReader::Node> node = reader.next();
    while (node && *node != XmlReader::Node::finished) {
        if (*node == XmlReader::Node::end) {
            if (depth == 0) return {};
            --depth;
        } else if (*node == XmlReader::Node::start) {
            if (!take(depth + 1)) {
                node = reader.next_after_element();
                continue;
            }
            if (!reader.is_empty()) ++depth;
        }
        node = reader.next();
    }
    if (!node) return tl::unexpected(node.error());
    return {};
}

}  // namespace

void RunLook::inherit(const RunLook& from) {
    fill(capitals, from.capitals);
    fill(hidden, from.hidden);
    fill(struck, from.struck);
    fill(bold, from.bold);
    fill(font_size, from.font_size);
}

void ParagraphLook::inherit(const ParagraphLook& from) {
    fill(list, from.list);
    fill(level, from.level);
    fill(outline, from.outline);
    run.inherit(from.run);
}

Outcome<RunLook> read_run_look(XmlReader& reader, std::string* style) {
    RunLook look;
    Outcome<void> read = for_each_inside(reader, [&](int) {
        if (reader.name() == "rPrChange") return false;
        if (reader.name() == "rStyle" && style != nullptr) *style = reader.attribute("val");
        take_run_property(reader, look);
        return true;
    });
    if (!read) return tl::unexpected(std::move(read.error()));
    return look;
}

void take_page_margin(const XmlReader& reader, std::vector<PageMargin>& margins) {
    const std::string_view name = reader.name();
    if (name == "headerReference" || name == "footerReference") {
        margins.push_back({reader.attribute("id"), name == "headerReference", reader.attribute("type") == "first"});
    } else if (name == "titlePg" && is_on(reader)) {
        margins.push_back({{}, true, true});
    }
}

Outcome<ParagraphLook> read_paragraph_look(XmlReader& reader, std::vector<PageMargin>* margins) {
    ParagraphLook look;
    Outcome<void> read = for_each_inside(reader, [&](int) {
        const std::string_view name = reader.name();
        // The mark of the paragraph has a look of its own, which is none of its words.
        if (name == "rPr" || name == "pPrChange") return false;
        if (margins != nullptr) take_page_margin(reader, *margins);
        if (name == "pStyle") look.style = reader.attribute("val");
        if (name == "numId") look.list = reader.attribute("val");
        if (name == "ilvl") look.level = level_of(reader.attribute("val"));
        if (name == "outlineLvl") {
            if (const auto level = level_of(reader.attribute("val"))) look.outline = static_cast<int>(*level);
        }
        return true;
    });
    if (!read) return tl::unexpected(std::move(read.error()));
    return look;
}

Outcome<void> DocxStyles::read_styles(std::string_view xml) {
    Outcome<XmlReader> opened = XmlReader::open(xml, "word/styles.xml");
    if (!opened) return tl::unexpected(std::move(opened.error()));
    XmlReader& reader = *opened;
    std::string style;
    Outcome<XmlReader::Node> node = reader.next();
    for (; node && *node != XmlReader::Node::finished; node = reader.next()) {
        if (*node != XmlReader::Node::start) continue;
        const std::string_view name = reader.name();
        if (name == "style") {
            style = reader.attribute("styleId");
            if (reader.attribute("default") == "1" && reader.attribute("type") == "paragraph") default_style_ = style;
            styles_[style];
        } else if (style.empty()) {
            continue;
        } else if (name == "basedOn") {
            based_on_[style] = reader.attribute("val");
        } else if (name == "pPr") {
            Outcome<ParagraphLook> look = read_paragraph_look(reader);
            if (!look) return tl::unexpected(std::move(look.error()));
            const RunLook run = styles_[style].run;
            styles_[style] = std::move(*look);
            styles_[style].run = run;
        } else if (name == "rPr") {
            Outcome<RunLook> look = read_run_look(reader);
            if (!look) return tl::unexpected(std::move(look.error()));
            styles_[style].run = *look;
        }
    }
    if (!node) return tl::unexpected(std::move(node.error()));
    return {};
}

Outcome<void> DocxStyles::read_level(XmlReader& reader, AbstractList& list) {
    const std::size_t level = level_of(reader.attribute("ilvl")).value_or(0);
    ListLevel& shown = list.levels[level];
    shown.format = NumberFormat::decimal;
    return for_each_inside(reader, [&](int) {
        const std::string_view name = reader.name();
        if (name == "rPr" || name == "pPr") return false;
        const std::string value = reader.attribute("val");
        if (name == "start") shown.start = number_of(value).value_or(1);
        if (name == "numFmt") shown.format = format_of(value);
        if (name == "lvlText") shown.text = value;
        if (name == "suff") list.suffix[level] = value;
        if (name == "pStyle") list.level_of_style[value] = level;
        return true;
    });
}

Outcome<void> DocxStyles::read_numbering(std::string_view xml) {
    Outcome<XmlReader> opened = XmlReader::open(xml, "word/numbering.xml");
    if (!opened) return tl::unexpected(std::move(opened.error()));
    XmlReader& reader = *opened;
    std::string abstract;
    std::string list;
    std::size_t overridden = 0;
    Outcome<XmlReader::Node> node = reader.next();
    for (; node && *node != XmlReader::Node::finished; node = reader.next()) {
        if (*node != XmlReader::Node::start) continue;
        const std::string_view name = reader.name();
        if (name == "abstractNum") {
            abstract = reader.attribute("abstractNumId");
            list.clear();
        } else if (name == "num") {
            list = reader.attribute("numId");
        } else if (name == "lvl") {
            // A list may have a level of its own in place of the one it refers to.
            const std::string key = list.empty() ? abstract : lists_[list].abstract;
            if (Outcome<void> read = read_level(reader, abstract_[key]); !read) return read;
        } else if (name == "abstractNumId" && !list.empty()) {
            lists_[list].abstract = reader.attribute("val");
        } else if (name == "lvlOverride") {
            overridden = level_of(reader.attribute("ilvl")).value_or(0);
        } else if (name == "startOverride" && !list.empty()) {
            lists_[list].starts[overridden] = number_of(reader.attribute("val")).value_or(1);
        }
    }
    if (!node) return tl::unexpected(std::move(node.error()));
    return {};
}

const ParagraphLook& DocxStyles::resolved(const std::string& style, int depth) const {
    const auto known = resolved_.find(style);
    if (known != resolved_.end()) return known->second;
    ParagraphLook look;
    if (const auto own = styles_.find(style); own != styles_.end()) {
        look = own->second;
        const auto base = based_on_.find(style);
        if (base != based_on_.end() && depth < deepest_style) look.inherit(resolved(base->second, depth + 1));
    }
    look.style = style;
    return resolved_[style] = std::move(look);
}

const ParagraphLook& DocxStyles::paragraph(const std::string& style) const {
    return resolved(style.empty() ? default_style_ : style, 0);
}

RunLook DocxStyles::run(const std::string& style) const {
    return style.empty() ? RunLook{} : resolved(style, 0).run;
}

std::string DocxStyles::next_label(const std::string& list, std::size_t level, bool& is_bullet) {
    is_bullet = false;
    const auto found = lists_.find(list);
    if (found == lists_.end()) return {};
    const auto abstract = abstract_.find(found->second.abstract);
    if (abstract == abstract_.end() || level >= list_levels) return {};
    ListCounter& counter = counters_[found->second.abstract];
    if (!found->second.begun) {
        found->second.begun = true;
        for (const auto& [at, start] : found->second.starts) counter.set(at, start);
    }
    is_bullet = abstract->second.levels[level].format == NumberFormat::bullet;
    std::string label = counter.next(abstract->second.levels, level);
    if (!label.empty() && abstract->second.suffix[level] != "nothing" && label.back() != ' ') label.push_back(' ');
    return label;
}

std::optional<std::size_t> DocxStyles::level_of_style(const std::string& list, const std::string& style) const {
    const auto found = lists_.find(list);
    if (found == lists_.end()) return std::nullopt;
    const auto abstract = abstract_.find(found->second.abstract);
    if (abstract == abstract_.end()) return std::nullopt;
    const auto level = abstract->second.level_of_style.find(style);
    if (level == abstract->second.level_of_style.end()) return std::nullopt;
    return level->second;
}

}  // namespace recueil::corpus
