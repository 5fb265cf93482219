#include "server/web/html.h"

#include <algorithm>
#include <array>
#include <mutex>
#include <stdexcept>
#include <vector>

#include <ctemplate/template.h>

#include "server/web/embedded.h"

namespace recueil::server {
namespace {

using Json = nlohmann::ordered_json;

// Without this first line, the library would escape nothing.
constexpr std::string_view kEscape = "{{%AUTOESCAPE context=\"HTML\"}}";
constexpr std::array<const char*, 17> kPages{"home",     "results", "act",    "text",   "compare", "original",
                                             "subjects", "subject", "values", "grants", "votes",   "help",
                                             "follow",   "dossier", "api",    "data",   "problem"};
// In this order: hits hold a pager.
constexpr std::array<const char*, 7> kParts{"search_form", "scope", "hits", "pager", "facet", "year_chart", "exports"};

void replace(std::string& text, std::string_view what, std::string_view by) {
    for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
        text.replace(at, what.size(), by);
    }
}

// Each page is one template: what the library includes cannot see the model that surrounds it.
void load_templates() {
    static std::once_flag once;
    std::call_once(once, [] {
        for (const auto* name : kPages) {
            std::string text(html_template("layout")->content);
            replace(text, "{{>content}}", html_template(name)->content);
            for (const std::string part : kParts) {
                replace(text, "{{>" + part + "}}", html_template(part)->content);
            }
            text.insert(0, kEscape);
            if (!ctemplate::StringToTemplateCache(name, text, ctemplate::STRIP_BLANK_LINES)) {
                throw std::runtime_error("the template " + std::string(name) + " cannot be read");
            }
        }
    });
}

// Word processors put bullets of their own fonts where Unicode keeps room for private use; no reader has them.
std::string with_bullets(std::string text) {
    for (std::size_t at = 0; (at = text.find_first_of("\xEE\xEF", at)) != std::string::npos;) {
        const bool is_private =
            at + 2 < text.size() && (text[at] == '\xEE' || static_cast<unsigned char>(text[at + 1]) < 0xA4);
        if (is_private) text.replace(at, 3, "•");
        at += is_private ? 3 : 1;
    }
    return text;
}

std::string text_of(const Json& value) {
    if (value.is_string()) return with_bullets(value.get<std::string>());
    if (value.is_null() || value.is_boolean()) return {};
    return value.dump();
}

// `around` holds the models that surround this one. The library looks a hidden section up in them, so that a name of
// theirs must not come again.
void fill(ctemplate::TemplateDictionary& dictionary, const Json& model, std::vector<const Json*>& around) {
    for (const auto& [name, value] : model.items()) {
        const auto taken = [&key = name](const Json* outer) { return outer->contains(key); };
        if (std::any_of(around.begin(), around.end(), taken)) {
            throw std::logic_error("the name " + name + " has two meanings in one page");
        }
        around.push_back(&model);
        if (value.is_array()) {
            for (const auto& each : value) fill(*dictionary.AddSectionDictionary(name), each, around);
        } else if (value.is_object()) {
            fill(*dictionary.AddSectionDictionary(name), value, around);
        } else {
            const auto text = text_of(value);
            dictionary.SetValue(name, text);
            if (!text.empty() || value == Json(true)) dictionary.ShowSection(name);
        }
        around.pop_back();
    }
}

}  // namespace

std::string render(std::string_view name, const Json& model) {
    load_templates();
    ctemplate::TemplateDictionary page("page");
    std::vector<const Json*> around;
    fill(page, model, around);
    page.SetValue("stylesheet", std::string(stylesheet_address()));
    page.SetValue("script", std::string(script_address()));
    std::string text;
    if (!ctemplate::ExpandTemplate(std::string(name), ctemplate::STRIP_BLANK_LINES, &page, &text)) {
        throw std::runtime_error("the page " + std::string(name) + " cannot be made");
    }
    return text;
}

}  // namespace recueil::server
