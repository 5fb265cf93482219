#include "corpus/readers/odt_styles.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "corpus/readers/xml_reader.h"

namespace recueil::corpus {
namespace {

constexpr int deepest_style = 32;

template <class T>
void fill(std::optional<T>& value, const std::optional<T>& from) {
    if (!value) value = from;
}

long number_or(const std::string& text, long otherwise) {
    long number = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return std::clamp<long>(number, -1000000, 1000000);
}

NumberFormat format_of(const std::string& letter) {
    if (letter == "1") return NumberFormat::decimal;
    if (letter == "01") return NumberFormat::decimal_zero;
    if (letter == "A") return NumberFormat::upper_letter;
    if (letter == "a") return NumberFormat::lower_letter;
    if (letter == "I") return NumberFormat::upper_roman;
    if (letter == "i") return NumberFormat::lower_roman;
    return NumberFormat::none;
}

// « %1%.%2% » as LibreOffice writes it, in the form of ListLevel.
std::string without_closing_percents(const std::string& format) {
    std::string text;
    for (std::size_t at = 0; at < format.size(); ++at) {
        text.push_back(format[at]);
        if (format[at] != '%' || at + 1 >= format.size() || format[at + 1] < '0' || format[at + 1] > '9') continue;
        text.push_back(format[++at]);
        if (at + 1 < format.size() && format[at + 1] == '%') ++at;
    }
    return text;
}

// « 12pt »; other units are no size of a font.
std::optional<float> points_of(const std::string& size) {
    if (!size.ends_with("pt")) return std::nullopt;
    float points = 0;
    const auto [end, error] = std::from_chars(size.data(), size.data() + size.size(), points);
    if (error != std::errc()) return std::nullopt;
    return std::clamp(points, 0.0F, 1000.0F);
}

}  // namespace

void OdtLook::inherit(const OdtLook& from) {
    fill(capitals, from.capitals);
    fill(hidden, from.hidden);
    fill(struck, from.struck);
    fill(bold, from.bold);
    fill(font_size, from.font_size);
    fill(list, from.list);
}

void OdtStyles::take(const XmlReader& reader) {
    const std::string_view name = reader.name();
    if (name == "style") {
        style_ = reader.attribute("name");
        styles_[style_] = {};  // a part may use a name of another for a style of its own
        parents_.erase(style_);
        if (std::string parent = reader.attribute("parent-style-name"); !parent.empty())
            parents_[style_] = std::move(parent);
        if (std::string list = reader.attribute("list-style-name"); !list.empty())
            styles_[style_].list = std::move(list);
        open_list_ = nullptr;
    } else if (name == "list-style") {
        style_.clear();
        open_list_ = &lists_[reader.attribute("name")];
    } else if (name == "outline-style") {
        style_.clear();
        open_list_ = &outline_;
    } else if (name == "default-style") {
        style_.clear();
        open_list_ = nullptr;
    } else if (name.starts_with("list-level-style-") || name == "outline-level-style") {
        take_level(reader);
    } else if (name == "text-properties" && !style_.empty()) {
        OdtLook& look = styles_[style_];
        if (const std::string value = reader.attribute("text-transform"); !value.empty())
            look.capitals = value == "uppercase";
        if (reader.attribute("font-variant") == "small-caps") look.capitals = true;
        if (const std::string value = reader.attribute("display"); !value.empty()) look.hidden = value == "none";
        std::string line = reader.attribute("text-line-through-style");
        if (line.empty()) line = reader.attribute("text-line-through-type");
        if (!line.empty()) look.struck = line != "none";
        if (const std::string value = reader.attribute("font-weight"); !value.empty())
            look.bold = value == "bold" || number_or(value, 400) >= 600;
        if (const auto size = points_of(reader.attribute("font-size"))) look.font_size = size;
    }
}

void OdtStyles::take_level(const XmlReader& reader) {
    if (open_list_ == nullptr) return;
    const long level = number_or(reader.attribute("level"), 1);
    if (level < 1 || level > static_cast<long>(list_levels)) return;
    ListLevel& shown = (*open_list_)[static_cast<std::size_t>(level - 1)];
    shown.start = number_or(reader.attribute("start-value"), 1);
    if (reader.name() == "list-level-style-bullet") {
        shown.format = NumberFormat::bullet;
        shown.text = reader.attribute("bullet-char");
        return;
    }
    if (reader.name() == "list-level-style-image") {
        shown.format = NumberFormat::bullet;
        shown.text.clear();
        return;
    }
    shown.format = format_of(reader.attribute("num-format"));
    if (const std::string format = reader.attribute("num-list-format"); !format.empty()) {
        shown.text = without_closing_percents(format);
        return;
    }
    const std::string prefix = reader.attribute("num-prefix");
    const std::string suffix = reader.attribute("num-suffix");
    shown.text = prefix;
    if (shown.format != NumberFormat::none) {
        const long levels = std::clamp<long>(number_or(reader.attribute("display-levels"), 1), 1, level);
        for (long at = level - levels + 1; at <= level; ++at) {
            if (at > level - levels + 1) shown.text.push_back('.');
            shown.text += "%" + std::to_string(std::min<long>(at, 9));
        }
    }
    shown.text += suffix;
}

OdtLook OdtStyles::look(const std::string& style) const {
    OdtLook look;
    std::string name = style;
    for (int depth = 0; depth < deepest_style && !name.empty(); ++depth) {
        const auto own = styles_.find(name);
        if (own != styles_.end()) look.inherit(own->second);
        const auto parent = parents_.find(name);
        if (parent == parents_.end()) break;
        name = parent->second;
    }
    return look;
}

const OdtList* OdtStyles::list(const std::string& name) const {
    const auto found = lists_.find(name);
    return found == lists_.end() ? nullptr : &found->second;
}

}  // namespace recueil::corpus
