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
constexpr std::size_t most_open_namespaces = 512;  // declared by elements that stand open together

std::size_t count_of(std::string_view text, std::string_view piece) {
    std::size_t count = 0;
    for (std::size_t at = text.find(piece); at != std::string_view::npos; at = text.find(piece, at + piece.size()))
        ++count;
    return count;
}

// libxml2 compares every attribute of a tag with those before it, and every prefix with all namespaces in reach.
Outcome<void> check_shape(std::string_view xml, const std::string& part) {
    MarkupScanner scanner(xml);
    std::vector<std::size_t> declared;
    std::size_t open = 0;
    for (Markup token = scanner.next(); token.kind != Markup::Kind::finished; token = scanner.next()) {
        if (token.kind == Markup::Kind::other && token.text.starts_with("DOCTYPE")) {
            return problem(fmt::format("its part {} declares a document type", part));
        }
        if (token.kind == Markup::Kind::start) {
            if (count_of(token.attributes, "=") > most_attributes) {
                return problem(
                    fmt::format("its part {} holds a tag of more than {} attributes", part, most_attributes));
            }
            const std::size_t here = count_of(token.attributes, "xmlns");
            if (open + here > most_open_namespaces) {
                return problem(fmt::format("its part {} nests more than {} namespaces", part, most_open_namespaces));
            }
            if (!token.is_empty) {
                declared.push_back(here);
                open += here;
            }
        } else if (token.kind == Markup::Kind::end && !declared.empty()) {
            open -= declared.back();
            declared.pop_back();
        }
    }
    return {};
}

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
    if (const Outcome<void> shape = check_shape(decoded->text, part); !shape) return tl::unexpected(shape.error());
    XmlReader reader;
    reader.part_ = part;
    reader.utf8_ = std::make_unique<std::string>(std::move(decoded->text));
    constexpr int options = XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_COMPACT;
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
