// The styles of an OpenDocument text, for its paragraphs, spans and lists.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "corpus/readers/extraction.h"
#include "corpus/readers/list_numbering.h"

namespace recueil::corpus {

class XmlReader;

struct OdtLook {
    std::optional<bool> capitals;
    std::optional<bool> hidden;
    std::optional<bool> struck;
    std::optional<bool> bold;
    std::optional<float> font_size;  // points
    std::optional<std::string> list;

    void inherit(const OdtLook& from);
};

using OdtList = std::array<ListLevel, list_levels>;

class OdtStyles {
  public:
    // Takes what the element just started says of a style. Styles are named before text refers to them.
    void take(const XmlReader& reader);

    OdtLook look(const std::string& style) const;
    const OdtList* list(const std::string& name) const;
    const OdtList& outline() const { return outline_; }

  private:
    void take_level(const XmlReader& reader);

    std::map<std::string, OdtLook> styles_;
    std::map<std::string, std::string> parents_;
    std::map<std::string, OdtList> lists_;
    OdtList outline_;
    std::string style_;
    OdtList* open_list_ = nullptr;
};

}  // namespace recueil::corpus
