// Style sheets and attributes of a web page, as far as they change the words it shows.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace recueil::corpus {

struct HtmlLook {
    std::optional<bool> hidden;
    std::optional<bool> struck;
    std::optional<bool> capitals;
    std::optional<bool> bold;
    std::optional<std::string> list_type;  // of CSS: none, decimal, lower-alpha, …

    void override_with(const HtmlLook& look);
};

// The attributes of a start tag that count here, in one pass over them.
struct HtmlAttributes {
    std::string id;
    std::string classes;
    std::string style;
    std::string type;   // of a list
    std::string start;  // of a list
    std::string value;  // of a list item
    bool hidden = false;
};
HtmlAttributes read_attributes(std::string_view attributes);

class HtmlStyles {
  public:
    // Rules whose selectors are a tag, a class, an id or a tag with a class; others are passed over.
    void add_sheet(std::string_view css);
    HtmlLook look(const std::string& tag, const HtmlAttributes& attributes) const;

  private:
    std::unordered_map<std::string, HtmlLook> rules_;
};

// The declarations of one rule or of a style attribute.
HtmlLook read_declarations(std::string_view css);

}  // namespace recueil::corpus
