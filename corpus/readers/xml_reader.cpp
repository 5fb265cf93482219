#include "corpus/readers/xml_reader.h"

#include <algorithm>
#include <limits>
#include <mutex>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <libxml/parser.h>

#include "corpus/readers/markup_scanner.h"
#include "corpus/readers/text_encoding.h"

namespace recueil::corpus {
namespace {

constexpr std::size_t most_attributes = 256;       // of one tag
constexpr std::size_t most_open_namespaces = 512;  // declared by elements that are open together

// Walks over XML by its own rules and counts what libxml2 will pay for: it compares every attribute of a tag with those
// before it, and every prefix with all namespaces in reach. What is no XML at all is left to the parser to refuse.
class ShapeCheck {
  public:
    ShapeCheck(std::string_view xml, const std::string& part) : xml_(xml), part_(part) {}

    Outcome<void> run() {
        while ((at_ = std::min(xml_.find('<', at_), xml_.size())) < xml_.size()) {
            const std::string_view rest = xml_.substr(at_);
            if (rest.starts_with("<!--")) {
                pass("-->", 4);
            } else if (rest.starts_with("<![CDATA[")) {
                pass("]]>", 9);
            } else if (rest.starts_with("<?")) {
                pass("?>", 2);
            } else if (rest.starts_with("<!")) {
                return problem(fmt::format("its part {} declares a document type", part_));
            } else if (rest.starts_with("</")) {
                pass(">", 2);
                leave();
            } else if (Outcome<void> taken = take_start_tag(); !taken) {
                return taken;
            }
        }
        return {};
    }

  private:
    void pass(std::string_view closing, std::size_t from) {
        const std::size_t end = xml_.find(closing, at_ + from);
        at_ = end == std::string_view::npos ? xml_.size() : end + closing.size();
    }

    void leave() {
        if (declared_.empty()) return;
        open_ -= declared_.back();
        declared_.pop_back();
    }

    Outcome<void> take_start_tag() {
        std::size_t attributes = 0;
        std::size_t namespaces = 0;
        ++at_;
        while (at_ < xml_.size() && xml_[at_] != '>') {
            const char c = xml_[at_];
            if (c == '"' || c == '\'') {
                at_ = std::min(xml_.find(c, at_ + 1), xml_.size());
                ++attributes;
            } else if (is_markup_space(c) && xml_.substr(at_ + 1).starts_with("xmlns")) {
                ++namespaces;
            }
            if (at_ < xml_.size()) ++at_;
        }
        const bool is_empty = xml_[at_ - 1] == '/';
        if (at_ < xml_.size()) ++at_;
        if (attributes > most_attributes) {
            return problem(fmt::format("its part {} holds a tag of more than {} attributes", part_, most_attributes));
        }
        if (open_ + namespaces > most_open_namespaces) {
            return problem(fmt::format("its part {} nests more than {} namespaces", part_, most_open_namespaces));
        }
        if (!is_empty) {
            declared_.push_back(namespaces);
            open_ += namespaces;
        }
        return {};
    }

    std::string_view xml_;
    const std::string& part_;
    std::size_t at_ = 0;
    std::vector<std::size_t> declared_;  // by each element that is open
    std::size_t open_ = 0;
};

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

}  // namespace

Outcome<XmlReader> XmlReader::open(std::string_view bytes, const std::string& part) {
    static std::once_flag initialised;
    std::call_once(initialised, [] { xmlInitParser(); });

    Outcome<Decoded> decoded = decode_text(bytes);
    if (!decoded) return tl::unexpected(std::move(decoded.error()));
    if (decoded->text.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
        return problem(fmt::format("its part {} is too large", part));
    }
    if (const Outcome<void> shape = ShapeCheck(decoded->text, part).run(); !shape) return tl::unexpected(shape.error());
    XmlReader reader;
    reader.part_ = part;
    reader.utf8_ = std::make_unique<std::string>(std::move(decoded->text));
    // The text is UTF-8 by now. A declared UTF-7 would show the parser tags that the shape check saw as text.
    constexpr int options =
        XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT | XML_PARSE_IGNORE_ENC;
    reader.reader_.reset(
        xmlReaderForMemory(reader.utf8_->data(), static_cast<int>(reader.utf8_->size()), nullptr, "UTF-8", options));
    if (!reader.reader_) return problem(fmt::format("its part {} cannot be read", part));
    return reader;
}

Outcome<XmlReader::Node> XmlReader::next() {
    return take(xmlTextReaderRead(reader_.get()));
}

Outcome<XmlReader::Node> XmlReader::next_after_element() {
    return take(xmlTextReaderNext(reader_.get()));
}

Outcome<XmlReader::Node> XmlReader::take(int status) {
    while (status == 1) {
        switch (xmlTextReaderNodeType(reader_.get())) {
            case XML_READER_TYPE_ELEMENT:
                is_empty_ = xmlTextReaderIsEmptyElement(reader_.get()) == 1;
                return Node::start;
            case XML_READER_TYPE_END_ELEMENT:
                return Node::end;
            case XML_READER_TYPE_TEXT:
            case XML_READER_TYPE_CDATA:
            case XML_READER_TYPE_WHITESPACE:
            case XML_READER_TYPE_SIGNIFICANT_WHITESPACE:
                return Node::text;
            default:
                status = xmlTextReaderRead(reader_.get());
        }
    }
    if (status == 0) return Node::finished;
    return problem(fmt::format("its part {} is damaged at line {}", part_,
                               std::max(xmlTextReaderGetParserLineNumber(reader_.get()), 1)));
}

std::string_view XmlReader::name() const {
    return view(xmlTextReaderConstLocalName(reader_.get()));
}

std::string_view XmlReader::text() const {
    return view(xmlTextReaderConstValue(reader_.get()));
}

std::string XmlReader::attribute(std::string_view name) const {
    std::string value;
    if (xmlTextReaderMoveToFirstAttribute(reader_.get()) != 1) return value;
    do {
        if (view(xmlTextReaderConstLocalName(reader_.get())) == name)
            value = view(xmlTextReaderConstValue(reader_.get()));
    } while (value.empty() && xmlTextReaderMoveToNextAttribute(reader_.get()) == 1);
    xmlTextReaderMoveToElement(reader_.get());
    return value;
}

}  // namespace recueil::corpus
