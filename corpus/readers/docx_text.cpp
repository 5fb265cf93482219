#include "corpus/readers/docx_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include <fmt/format.h>

#include "corpus/readers/paragraphs.h"
#include "corpus/readers/xml_reader.h"

namespace recueil::corpus {
namespace {

// Properties, deleted and moved text, field codes, and what stands for those who cannot show the drawing before it.
constexpr std::array<std::string_view, 13> skipped_word_elements = {
    "pPr", "rPr",     "tblPr",    "trPr",     "tcPr",      "sectPr", "sdtPr",
    "del", "delText", "moveFrom", "Fallback", "instrText", "rt"};

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
    DocxText(XmlReader& reader, std::size_t most) : reader_(reader), most_(most) {}

    Outcome<std::string> run() {
        Outcome<XmlReader::Node> node = reader_.next();
        while (node && *node != XmlReader::Node::finished) {
            if (paragraphs_.size() > most_) return problem(fmt::format("its text is larger than {} bytes", most_));
            if (*node == XmlReader::Node::start && must_skip()) {
                node = reader_.next_after_element();
                continue;
            }
            take(*node);
            node = reader_.next();
        }
        if (!node) return tl::unexpected(node.error());
        return paragraphs_.finish();
    }

  private:
    bool must_skip() const {
        const std::string_view name = reader_.name();
        if (name == "footnote" || name == "endnote") return is_separator_note(reader_);
        return std::find(skipped_word_elements.begin(), skipped_word_elements.end(), name) !=
               skipped_word_elements.end();
    }

    void take(XmlReader::Node node) {
        const std::string_view name = reader_.name();
        if (node == XmlReader::Node::text) {
            if (in_text_) paragraphs_.add(keeps_space_ ? reader_.text() : trimmed(reader_.text()));
        } else if (node == XmlReader::Node::end) {
            if (name == "t") in_text_ = false;
            if (name == "p") paragraphs_.end();
        } else if (name == "p") {
            paragraphs_.begin();
            if (reader_.is_empty()) paragraphs_.end();
        } else if (name == "t") {
            in_text_ = !reader_.is_empty();
            keeps_space_ = reader_.attribute("space") == "preserve";
        } else if (name == "tab" || name == "ptab") {
            paragraphs_.add("\t");
        } else if (name == "br" || name == "cr") {
            paragraphs_.add("\n");
        } else if (name == "noBreakHyphen") {
            paragraphs_.add("-");
        } else if (name == "sym") {
            paragraphs_.add(symbol(reader_.attribute("char")));
        }
    }

    XmlReader& reader_;
    std::size_t most_;
    Paragraphs paragraphs_;
    bool in_text_ = false;
    bool keeps_space_ = false;
};

}  // namespace

Outcome<std::string> docx_text(std::string_view xml, const std::string& part, std::size_t most) {
    Outcome<XmlReader> reader = XmlReader::open(xml, part);
    if (!reader) return tl::unexpected(std::move(reader.error()));
    return DocxText(*reader, most).run();
}

}  // namespace recueil::corpus
