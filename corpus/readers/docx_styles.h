// The styles and lists of a DOCX file (styles.xml, numbering.xml), for its paragraphs and runs.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/readers/extraction.h"
#include "corpus/readers/list_numbering.h"

namespace recueil::corpus {

class XmlReader;

// A property that is not set is left to the style below.
struct RunLook {
    std::optional<bool> capitals;
    std::optional<bool> hidden;
    std::optional<bool> struck;
    std::optional<bool> bold;
    std::optional<float> font_size;  // points

    void inherit(const RunLook& from);
};

struct ParagraphLook {
    std::optional<std::string> list;   // number of the list; "0" takes a style's list away
    std::optional<std::size_t> level;  // of the list, from 0 on
    std::optional<int> outline;        // of a heading, from 0 on; 9 is body text
    std::string style;
    RunLook run;

    void inherit(const ParagraphLook& from);
};

// A header or footer that a section of the document refers to.
struct PageMargin {
    std::string relation;  // as `r:id` names it; empty: the section has a first page of its own
    bool is_header = false;
    bool is_first = false;  // of the first page only
};

// Takes a reference of a section where the element just started is one.
void take_page_margin(const XmlReader& reader, std::vector<PageMargin>& margins);

// Reads the properties that the element just started holds (rPr, pPr), to its end. A paragraph may end a section.
Outcome<RunLook> read_run_look(XmlReader& reader, std::string* style = nullptr);
Outcome<ParagraphLook> read_paragraph_look(XmlReader& reader, std::vector<PageMargin>* margins = nullptr);

class DocxStyles {
  public:
    // Either part may be missing; what is in it twice counts once.
    Outcome<void> read_styles(std::string_view xml);
    Outcome<void> read_numbering(std::string_view xml);

    // The look of a style with all it is based on; of none, the default paragraph's.
    const ParagraphLook& paragraph(const std::string& style) const;
    RunLook run(const std::string& style) const;

    // The label of the next item of a list, counting it; empty where the list is none.
    std::string next_label(const std::string& list, std::size_t level, bool& is_bullet);
    // The level that a list gives paragraphs of a style.
    std::optional<std::size_t> level_of_style(const std::string& list, const std::string& style) const;
    void restart() { counters_.clear(); }

  private:
    struct AbstractList {
        std::array<ListLevel, list_levels> levels;
        std::map<std::string, std::size_t> level_of_style;
        std::array<std::string, list_levels> suffix;
    };
    struct List {
        std::string abstract;
        std::map<std::size_t, long> starts;
        bool begun = false;
    };

    Outcome<void> read_level(XmlReader& reader, AbstractList& list);
    const ParagraphLook& resolved(const std::string& style, int depth) const;

    std::map<std::string, ParagraphLook> styles_;
    std::map<std::string, std::string> based_on_;
    mutable std::map<std::string, ParagraphLook> resolved_;
    std::string default_style_;
    std::map<std::string, AbstractList> abstract_;
    std::map<std::string, List> lists_;
    std::map<std::string, ListCounter> counters_;  // by abstract list
};

}  // namespace recueil::corpus
