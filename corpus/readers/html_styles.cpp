#include "corpus/readers/html_styles.h"

#include <algorithm>

#include "corpus/readers/markup_scanner.h"

namespace recueil::corpus {
namespace {

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && is_markup_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_markup_space(text.back())) text.remove_suffix(1);
    return text;
}

bool is_simple(std::string_view selector) {
    return !selector.empty() && selector.size() < 100 && std::all_of(selector.begin(), selector.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '.' || c == '#';
    });
}

template <class T>
void override_one(std::optional<T>& value, const std::optional<T>& look) {
    if (look) value = look;
}

}  // namespace

void HtmlLook::override_with(const HtmlLook& look) {
    override_one(hidden, look.hidden);
    override_one(struck, look.struck);
    override_one(capitals, look.capitals);
    override_one(bold, look.bold);
    override_one(list_type, look.list_type);
}

HtmlAttributes read_attributes(std::string_view attributes) {
    HtmlAttributes found;
    std::size_t at = 0;
    const std::size_t size = attributes.size();
    while (at < size) {
        while (at < size && (is_markup_space(attributes[at]) || attributes[at] == '/')) ++at;
        const std::size_t name_start = at;
        while (at < size && !is_markup_space(attributes[at]) && attributes[at] != '=' && attributes[at] != '/') ++at;
        const std::string name = lower_case(attributes.substr(name_start, std::min<std::size_t>(at - name_start, 16)));
        while (at < size && is_markup_space(attributes[at])) ++at;
        std::string_view value;
        if (at < size && attributes[at] == '=') {
            ++at;
            while (at < size && is_markup_space(attributes[at])) ++at;
            if (at < size && (attributes[at] == '"' || attributes[at] == '\'')) {
                const std::size_t end = std::min(attributes.find(attributes[at], at + 1), size);
                value = attributes.substr(at + 1, end - at - 1);
                at = std::min(end + 1, size);
            } else {
                const std::size_t value_start = at;
                while (at < size && !is_markup_space(attributes[at])) ++at;
                value = attributes.substr(value_start, at - value_start);
            }
        } else if (name.empty()) {
            ++at;
            continue;
        }
        if (name == "id") found.id = value;
        if (name == "class") found.classes = value;
        if (name == "style") append_resolved(found.style, value);
        if (name == "type") found.type = value;
        if (name == "start") found.start = value;
        if (name == "value") found.value = value;
        if (name == "hidden") found.hidden = true;
    }
    return found;
}

HtmlLook read_declarations(std::string_view css) {
    HtmlLook look;
    while (!css.empty()) {
        const std::size_t end = std::min(css.find(';'), css.size());
        const std::string_view declaration = css.substr(0, end);
        css.remove_prefix(std::min(end + 1, css.size()));
        const std::size_t colon = declaration.find(':');
        if (colon == std::string_view::npos) continue;
        const std::string name = lower_case(trimmed(declaration.substr(0, colon)));
        std::string value = lower_case(trimmed(declaration.substr(colon + 1)));
        if (const std::size_t important = value.find('!'); important != std::string::npos)
            value = std::string(trimmed(std::string_view(value).substr(0, important)));
        if (name == "display") look.hidden = value == "none";
        if (name == "visibility" && value != "inherit") look.hidden = value == "hidden" || value == "collapse";
        if (name == "text-transform") look.capitals = value == "uppercase";
        if (name == "font-variant" || name == "font-variant-caps")
            look.capitals = value.find("small-caps") != std::string::npos;
        if (name == "text-decoration" || name == "text-decoration-line")
            look.struck = value.find("line-through") != std::string::npos;
        if (name == "font-weight") look.bold = value == "bold" || value == "bolder" || value >= "600";
        if (name == "list-style" || name == "list-style-type") look.list_type = std::move(value);
    }
    return look;
}

void HtmlStyles::add_sheet(std::string_view css) {
    std::string plain;
    while (!css.empty()) {
        const std::size_t comment = std::min(css.find("/*"), css.size());
        plain.append(css.substr(0, comment));
        const std::size_t end = css.find("*/", comment);
        css.remove_prefix(end == std::string_view::npos ? css.size() : end + 2);
    }
    std::string_view rest = plain;
    while (!rest.empty()) {
        const std::size_t open = rest.find('{');
        if (open == std::string_view::npos) return;
        std::string_view selectors = trimmed(rest.substr(0, open));
        rest.remove_prefix(open + 1);
        if (const std::size_t statement = selectors.rfind(';'); statement != std::string_view::npos)
            selectors = trimmed(selectors.substr(statement + 1));
        while (selectors.starts_with("<!--") || selectors.starts_with('}')) {
            selectors = trimmed(selectors.substr(selectors.starts_with('}') ? 1 : 4));
        }
        if (selectors.starts_with('@')) {
            // Rules for print or small screens alone do not count; their block is passed over.
            int depth = 1;
            std::size_t at = 0;
            for (; at < rest.size() && depth > 0; ++at) depth += rest[at] == '{' ? 1 : rest[at] == '}' ? -1 : 0;
            rest.remove_prefix(at);
            continue;
        }
        const std::size_t close = std::min(rest.find('}'), rest.size());
        const HtmlLook look = read_declarations(rest.substr(0, close));
        rest.remove_prefix(std::min(close + 1, rest.size()));
        while (!selectors.empty()) {
            const std::size_t comma = std::min(selectors.find(','), selectors.size());
            const std::string_view selector = trimmed(selectors.substr(0, comma));
            if (is_simple(selector)) rules_[std::string(selector)].override_with(look);
            selectors.remove_prefix(std::min(comma + 1, selectors.size()));
        }
    }
}

HtmlLook HtmlStyles::look(const std::string& tag, const HtmlAttributes& attributes) const {
    HtmlLook look;
    const auto take = [&](const std::string& selector) {
        if (const auto rule = rules_.find(selector); rule != rules_.end()) look.override_with(rule->second);
    };
    if (!rules_.empty()) {
        take(tag);
        std::string_view rest = attributes.classes;
        while (!rest.empty()) {
            const auto end = std::min<std::size_t>(rest.find_first_of(" \t\r\n\f"), rest.size());
            if (end > 0) {
                const std::string name(rest.substr(0, end));
                take("." + name);
                take(tag + "." + name);
            }
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        if (!attributes.id.empty()) take("#" + attributes.id);
    }
    if (!attributes.style.empty()) look.override_with(read_declarations(attributes.style));
    if (attributes.hidden) look.hidden = true;
    return look;
}

}  // namespace recueil::corpus
